"""Words that name somebody are taken out of prevention plans. The log says where, never which words."""

from django.db import transaction
from django.db.models import F

from naung.foundation.access.rules import require
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.audit.actions import record
from naung.foundation.texts import Emptied, take_out, words_sought
from naung.insight.targeting.models import PreventionPlan
from naung.insight.targeting.queries import TEXTS
from naung.insight.targeting.vocabulary import TargetingEvent


@transaction.atomic
def take_words_out(*, words: str, by: Actor) -> int:
    """Take words out of titles and reasons of plans; answers in how many columns they stood.

    Whoever has an older text in a form is told that it changed. Raises RuleBroken for too few letters.
    """
    require(by, Permission.PERSON_ERASE)
    sought = words_sought(words)

    def told(row: Emptied) -> None:
        PreventionPlan.objects.filter(id=row.subject).update(edits=F("edits") + 1)
        record(TargetingEvent.WORDS_TAKEN_OUT, subject=row.subject, fields=row.columns, by=by)

    return sum(take_out(sought, each, told) for each in TEXTS)
