"""Words that name somebody are taken out of the year, its history and its reports. The log says where, never which words."""

import json
import re
from collections.abc import Callable

from django.db import models, transaction
from django.db.models import F
from django.utils import timezone

from naung.foundation.access.rules import officer_of, require
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.audit.actions import record
from naung.foundation.errors import RuleBroken
from naung.foundation.texts import Emptied, Texts, take_out, words_sought
from naung.insight.evaluation import actions as rollouts
from naung.insight.programme.models import Decree, DecreePost, Removal, Target, TargetChange, YearReport
from naung.insight.programme.queries.history import TEXTS, said_in
from naung.insight.programme.rules import NOT_THERE
from naung.insight.programme.vocabulary import Mistake, ProgrammeEvent
from naung.insight.targeting import actions as plans

PARENTS: dict[type[models.Model], type[models.Model]] = {DecreePost: Decree, TargetChange: Target}


@transaction.atomic
def take_words_out(*, words: str, mistake: Mistake, besides: Callable[[], int], by: Actor) -> int:
    """Take words out of every text of the year, what stood there before with them, of rollouts and plans of prevention.

    `besides` takes them out of rooms that this one may not know; the answer counts all columns in which they stood. A report
    in which they stand loses its contents and both files: its row stays, and a new version can be made. Whoever has an older
    text in her form is told that it changed. Raises RuleBroken for too few letters, or where they stand nowhere.
    """
    require(by, Permission.PERSON_ERASE)
    sought = words_sought(words)
    places = sum(_take_out(each, sought, by) for each in TEXTS) + _empty_reports(sought, by)
    places += rollouts.take_words_out(words=words, by=by) + plans.take_words_out(words=words, by=by) + besides()
    if not places:
        raise RuleBroken(NOT_THERE, field="words")
    Removal.objects.create(at=timezone.now(), by=officer_of(by), mistake=mistake.value, places=places)
    return places


def _take_out(each: Texts, sought: re.Pattern[str], by: Actor) -> int:
    """Every row of one table; a new version for the record that it belongs to, so that no open form writes them back."""

    def told(row: Emptied) -> None:
        owner = PARENTS.get(each.model, each.model)
        if each.subject != "subject":
            owner._default_manager.filter(pk=row.subject).update(version=F("version") + 1)
        record(ProgrammeEvent.WORDS_TAKEN_OUT, subject=row.subject, fields=row.columns, by=by)

    return take_out(sought, each, told)


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
