"""Legal aid over a case and over a desk: what waits for an answer, and what became of applications."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import F, Q, QuerySet
from django.utils import timezone

from naung.casework.cases.queries import case_row
from naung.casework.legal_aid.models import Application, Entitlement
from naung.casework.legal_aid.queries.rows import NAMED_BY
from naung.casework.legal_aid.rules.applications import WAITING, is_late
from naung.casework.legal_aid.rules.figures import Figures, Made, by_path, figures_of
from naung.casework.legal_aid.rules.tables import shipped_paths
from naung.casework.legal_aid.vocabulary import State
from naung.foundation.access.rules import desk_of, require
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.recusal.queries import seen_by

ROWS = 40


@dataclass(frozen=True)
class AidLine:
    """How legal aid of one person of a case stands, by the latest application; `state` None: a path was sought, none asked."""

    person: UUID
    state: State | None
    late: bool


@dataclass(frozen=True)
class DueAid:
    """An application whose answer is late or soon due, or of which nothing was heard."""

    id: UUID
    case: UUID
    number: str
    person: UUID
    due_on: date | None
    moved_at: datetime


@dataclass(frozen=True)
class DeskLine:
    """An application on the desk's list. Nothing sealed is opened."""

    id: UUID
    case: UUID
    number: str
    person: UUID
    path: str
    state: State
    asked_on: date
    due_on: date | None
    legal_due: bool
    refusal: str
    next_path: str
    late: bool


def _of_desk(actor: Actor) -> QuerySet[Application]:
    rows = Application.objects.select_related("case").filter(owner=desk_of(actor), person__erased_at=None)
    return seen_by(rows, *NAMED_BY, actor=actor)


def aid_of_case(case_id: UUID, *, actor: Actor) -> list[AidLine]:
    """How legal aid of each person of a case stands, for the case's page. Raises NotFound for another desk's."""
    require(actor, Permission.LEGAL_AID_READ)
    case_row(case_id, actor=actor)
    sought = seen_by(Entitlement.objects.filter(case_id=case_id, person__erased_at=None), *NAMED_BY, actor=actor)
    found = {row.person_id: AidLine(row.person_id, None, False) for row in sought.order_by("asked_at", "id")}
    made = seen_by(Application.objects.filter(case_id=case_id, person__erased_at=None), *NAMED_BY, actor=actor)
    today = timezone.localdate()
    for row in made.order_by("asked_on", "id"):
        late = is_late(State(row.state), row.due_on, today)
        before = found.get(row.person_id)
        found[row.person_id] = AidLine(row.person_id, State(row.state), late or (before is not None and before.late))
    return list(found.values())


def aid_due(until: date, still_since: datetime, *, actor: Actor, limit: int = ROWS) -> list[DueAid]:
    """Applications of the desk that wait and whose answer is due by `until`, or of which nothing was written since
    `still_since` (aware); the earliest day first.
    """
    require(actor, Permission.LEGAL_AID_READ)
    wanting = Q(due_on__lte=until) | Q(moved_at__lt=still_since)
    found = _of_desk(actor).filter(wanting, state__in=WAITING)
    rows = found.order_by(F("due_on").asc(nulls_last=True), "moved_at", "id")[:limit]
    return [DueAid(row.id, row.case_id, row.case.number, row.person_id, row.due_on, row.moved_at) for row in rows]


def applications_of_desk(*, actor: Actor) -> list[DeskLine]:
    """Every application of the desk, the latest first."""
    require(actor, Permission.LEGAL_AID_READ)
    today = timezone.localdate()
    return [
        DeskLine(
            row.id, row.case_id, row.case.number, row.person_id, row.path, State(row.state), row.asked_on, row.due_on,
            row.legal_due, row.refusal, row.next_path, is_late(State(row.state), row.due_on, today),
        )
        for row in _of_desk(actor).order_by("-asked_on", "id")
    ]  # fmt: skip


def realisation(first: date, last: date, *, actor: Actor) -> tuple[dict[str, Figures], Figures]:
    """What became of the applications that the desk made from `first` to `last`, by path and over all.

    Applications, persons, cases and services are counted apart: over all, a person who tried two paths is one person.
    """
    require(actor, Permission.LEGAL_AID_READ)
    made = [
        Made(row.id, row.case_id, row.person_id, row.path, State(row.state), row.refusal)
        for row in _of_desk(actor).filter(asked_on__range=(first, last)).order_by("asked_on", "id")
    ]
    return by_path(made, shipped_paths().paths), figures_of(made)
