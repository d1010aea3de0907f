"""Reintegration over a desk: whose follow-up falls due, and where everybody's plan stands. Nothing is opened."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.utils import timezone

from naung.casework.cases.queries import case_row
from naung.casework.reintegration.models import Path
from naung.casework.reintegration.queries.rows import NAMED_BY
from naung.casework.reintegration.vocabulary import Rest, StepKind, StepState
from naung.foundation.access.rules import desk_of, require
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.recusal.queries import seen_by

ROWS = 40


@dataclass(frozen=True)
class DueLine:
    """A follow-up that falls due or was missed."""

    case: UUID
    number: str
    person: UUID
    due_on: date
    moved_at: datetime


@dataclass(frozen=True)
class PathLine:
    """Where one person's plan stands."""

    case: UUID
    number: str
    person: UUID
    home_on: date | None
    due_on: date | None
    rest: Rest
    steps: Mapping[StepKind, StepState]
    moved_at: datetime


@dataclass(frozen=True)
class CaseLine:
    """The same for the case's page; `late`: a follow-up was missed."""

    person: UUID
    rest: Rest
    due_on: date | None
    late: bool


def follow_ups_due(until: date, *, actor: Actor, limit: int = ROWS) -> list[DueLine]:
    """Whose next follow-up at the desk falls by `until`, the missed first. Who does not want to be followed is not there."""
    require(actor, Permission.REINTEGRATION_READ)
    found = Path.objects.select_related("case").filter(
        owner=desk_of(actor), person__erased_at=None, due_on__lte=until, rest=Rest.NO
    )
    rows = seen_by(found, *NAMED_BY, actor=actor).order_by("due_on", "id")[:limit]
    return [DueLine(r.case_id, r.case.number, r.person_id, r.due_on, r.moved_at) for r in rows if r.due_on]


def paths_of_desk(*, actor: Actor) -> list[PathLine]:
    """Every plan of the desk, the next due first, then the latest moved."""
    require(actor, Permission.REINTEGRATION_READ)
    found = Path.objects.select_related("case").filter(owner=desk_of(actor), person__erased_at=None)
    rows = seen_by(found, *NAMED_BY, actor=actor).prefetch_related("steps")
    ordered = sorted(rows, key=lambda row: (row.due_on or date.max, -row.moved_at.timestamp()))
    return [
        PathLine(
            row.case_id, row.case.number, row.person_id, row.home_on, row.due_on, Rest(row.rest),
            {StepKind(step.kind): StepState(step.state) for step in row.steps.all()}, row.moved_at,
        )
        for row in ordered
    ]  # fmt: skip


def reintegration_of_case(case_id: UUID, *, actor: Actor) -> list[CaseLine]:
    """Where each person's plan stands, for the case's page. Raises NotFound for another desk's."""
    require(actor, Permission.REINTEGRATION_READ)
    case_row(case_id, actor=actor)
    found = Path.objects.filter(case_id=case_id, person__erased_at=None)
    rows, today = seen_by(found, *NAMED_BY, actor=actor).order_by("begun_at", "id"), timezone.localdate()
    return [CaseLine(r.person_id, Rest(r.rest), r.due_on, bool(r.due_on and r.due_on < today)) for r in rows]
