"""Words that name somebody are taken out of rollouts, sealed ones with them. The log says where, never which words."""

import json
from uuid import UUID

from django.db import transaction
from django.db.models import F

from naung.foundation.access.rules import require
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.audit.actions import record
from naung.foundation.texts import Emptied, take_out, words_sought
from naung.insight.evaluation.models import Rollout, RolloutArea
from naung.insight.evaluation.queries.rows import history_of, laid_of
from naung.insight.evaluation.queries.seals import text_of_row
from naung.insight.evaluation.queries.taking_out import TEXTS
from naung.insight.evaluation.rules.seals import WORDS, with_other_words
from naung.insight.evaluation.vocabulary import EvaluationEvent

SEALED_COLUMNS = frozenset({"title", "outcome", "why", "name"})  # whose words stand in the sealed text


@transaction.atomic
def take_words_out(*, words: str, by: Actor) -> int:
    """Take words out of every text of rollouts; answers in how many columns they stood.

    A sealed text loses them too: the hash of its words stays in their stead, so that everything else of it is proved as
    before. Whoever has an older text in a form is told that it changed. Raises RuleBroken for too few letters.
    """
    require(by, Permission.PERSON_ERASE)
    sought, sealed = words_sought(words), set[UUID]()

    def told(row: Emptied) -> None:
        record(EvaluationEvent.WORDS_TAKEN_OUT, subject=row.subject, fields=row.columns, by=by)
        Rollout.objects.filter(id=row.subject).update(version=F("version") + 1)
        if "words" in row.columns:
            RolloutArea.objects.filter(rollout=row.subject).update(version=F("version") + 1)
        if SEALED_COLUMNS & set(row.columns):
            sealed.add(row.subject)

    places = sum(take_out(sought, each, told) for each in TEXTS)
    for rollout in Rollout.objects.filter(id__in=sealed, sealed_at__isnull=False):
        _shorten(rollout, by)
    return places


def _shorten(row: Rollout, by: Actor) -> None:
    """Let the sealed text say what the rows say now."""
    laid, history = laid_of(row), history_of(row)
    if not row.sealed_text or laid is None or history is None:
        return
    now = text_of_row(row, laid, history, row.smallest)
    row.sealed_text = json.dumps(with_other_words(json.loads(row.sealed_text), now[WORDS]), ensure_ascii=False)
    row.save(update_fields=["sealed_text"])
    record(EvaluationEvent.WORDS_LEFT_SEAL, subject=row.id, by=by)
