"""What the year said before it was corrected, and where words stand that should not."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import models

from naung.foundation.access.rules import require
from naung.foundation.access.vocabulary import Actor, Permission
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
from naung.insight.programme.rules import words_sought
from naung.insight.programme.vocabulary import Kind, Mistake

AROUND = 40  # characters on either side of what was found: enough to tell one person from another


@dataclass(frozen=True)
class Texts:
    """The free words of one table: its columns, and the column that says whose row it is."""

    model: type[models.Model]
    subject: str
    columns: tuple[str, ...]


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


@dataclass(frozen=True)
class Found:
    """A place in which the words stand: which table and column, and what stands around them."""

    table: str
    column: str
    before: str
    words: str
    after: str


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
    """Every place of the year in which these words stand, reports with them (PERSON_ERASE). Raises RuleBroken for too few."""
    require(actor, Permission.PERSON_ERASE)
    sought, found = words_sought(words), list[Found]()
    for table, column, text in _every_text():
        for match in sought.finditer(text):
            start, end = match.span()
            around = text[max(start - AROUND, 0) : start], match[0], text[end : end + AROUND]
            found.append(Found(table, column, *around))
    return found


def _every_text() -> Iterator[tuple[str, str, str]]:
    for each in TEXTS:
        for row in each.model._default_manager.values(*each.columns):
            yield from ((each.model._meta.model_name or "", column, str(row[column])) for column in each.columns)
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
