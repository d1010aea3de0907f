"""Words that name somebody are taken out of the year, its history and its reports. The log says where, never which words."""

import json
import re
from uuid import UUID

from django.db import models, transaction
from django.db.models import F
from django.utils import timezone

from naung.foundation.access.rules import officer_of, require
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.audit.actions import record
from naung.foundation.errors import RuleBroken
from naung.insight.programme.models import Decree, DecreePost, Removal, Target, TargetChange, YearReport
from naung.insight.programme.queries.history import TEXTS, Texts, said_in
from naung.insight.programme.rules import NOT_THERE, without, words_sought
from naung.insight.programme.vocabulary import Mistake, ProgrammeEvent

PARENTS: dict[type[models.Model], type[models.Model]] = {DecreePost: Decree, TargetChange: Target}


@transaction.atomic
def take_words_out(*, words: str, mistake: Mistake, by: Actor) -> int:
    """Take words out of every text of the year, what stood there before with them; answers in how many columns they stood.

    A report in which they stand loses its contents and both files: its row stays, and a new version can be made. Whoever has
    an older text in her form is told that it changed. Raises RuleBroken for too few letters, or where they stand nowhere.
    """
    require(by, Permission.PERSON_ERASE)
    sought = words_sought(words)
    places = sum(_take_out(each, sought, by) for each in TEXTS) + _empty_reports(sought, by)
    if not places:
        raise RuleBroken(NOT_THERE, field="words")
    Removal.objects.create(at=timezone.now(), by=officer_of(by), mistake=mistake.value, places=places)
    return places


def _take_out(each: Texts, sought: re.Pattern[str], by: Actor) -> int:
    """Every row of one table; a new version for the record that it belongs to, so that no open form writes them back."""
    places = 0
    columns = {field.name: field.max_length or 0 for field in each.model._meta.concrete_fields}
    for row in each.model._default_manager.select_for_update():
        named = [column for column in each.columns if sought.search(getattr(row, column))]
        if not named:
            continue
        for column in named:
            most = columns[column]
            setattr(row, column, without(sought, getattr(row, column), most))
        row.save(update_fields=named)
        subject: UUID = getattr(row, each.subject)
        owner = PARENTS.get(each.model, each.model)
        if each.subject != "subject":
            owner._default_manager.filter(pk=subject).update(version=F("version") + 1)
        record(ProgrammeEvent.WORDS_TAKEN_OUT, subject=subject, fields=named, by=by)
        places += len(named)
    return places


def _empty_reports(sought: re.Pattern[str], by: Actor) -> int:
    places = 0
    for row in YearReport.objects.select_for_update().filter(erased_at=None):
        if not any(sought.search(text) for text in said_in(json.loads(bytes(row.contents)))):
            continue
        row.contents = row.pdf = row.docx = b""
        row.erased_at = timezone.now()
        row.save()
        record(ProgrammeEvent.WORDS_TAKEN_OUT, subject=row.id, fields=["contents", "pdf", "docx"], by=by)
        places += 1
    return places
