"""What the year said before it was corrected, and where words stand that should not."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import chain
from uuid import UUID

from naung.foundation.access.rules import require
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.texts import Found, Texts, places_in, texts_of, words_sought
from naung.insight.evaluation import queries as rollouts
from naung.insight.programme.models import (
    ActionPlan,
    Correction,
    Decision,
    Decree,
    DecreePost,
    Meeting,
    Removal,
    ReportFigure,
    Target,
    TargetChange,
    Training,
    YearReport,
)
from naung.insight.programme.vocabulary import Kind, Mistake
from naung.insight.targeting import queries as plans

TEXTS = (
    Texts(Decree, "id", ("number",)),
    Texts(DecreePost, "decree_id", ("title", "institution")),
    Texts(Training, "id", ("topic",)),
    Texts(ActionPlan, "id", ("title",)),
    Texts(Target, "id", ("words", "indicator", "others", "reason", "evidence")),
    Texts(TargetChange, "target_id", ("former",)),
    Texts(Meeting, "id", ("agenda", "present")),
    Texts(Decision, "id", ("words", "evidence")),
    Texts(Correction, "subject", ("former", "reason")),
    Texts(ReportFigure, "subject", ("reason",)),
)


@dataclass(frozen=True)
class CorrectionShown:
    """One field of a record as it stood before it was corrected."""

    kind: Kind
    subject: UUID
    version: int
    at: datetime
    by: UUID
    field: str
    former: str
    reason: str


@dataclass(frozen=True)
class RemovalShown:
    """That words were taken out."""

    at: datetime
    by: UUID
    mistake: Mistake
    places: int


def corrections(*, actor: Actor) -> list[CorrectionShown]:
    """What was corrected, the newest first."""
    require(actor, Permission.PROGRAMME_READ)
    return [
        CorrectionShown(Kind(row.kind), row.subject, row.version, row.at, row.by, row.field, row.former, row.reason)
        for row in Correction.objects.order_by("-id")
    ]


def removals(*, actor: Actor) -> list[RemovalShown]:
    """That words were taken out, the newest first."""
    require(actor, Permission.PROGRAMME_READ)
    return [RemovalShown(row.at, row.by, Mistake(row.mistake), row.places) for row in Removal.objects.order_by("-at")]


def words_found(words: str, *, actor: Actor) -> list[Found]:
    """Every place of the year, its reports, rollouts and plans of prevention in which these words stand (PERSON_ERASE).

    Raises RuleBroken for too few letters.
    """
    require(actor, Permission.PERSON_ERASE)
    own = places_in(words_sought(words), chain(texts_of(TEXTS), _texts_of_reports()))
    return own + rollouts.words_found(words, actor=actor) + plans.words_found(words, actor=actor)


def _texts_of_reports() -> Iterator[tuple[str, str, str]]:
    for contents in YearReport.objects.filter(erased_at=None).values_list("contents", flat=True):
        yield from (("yearreport", "contents", text) for text in said_in(json.loads(bytes(contents))))


def said_in(value: object) -> Iterator[str]:
    """Every text of a value made of mappings, lists and texts."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for part in value.values():
            yield from said_in(part)
    elif isinstance(value, list):
        for part in value:
            yield from said_in(part)
