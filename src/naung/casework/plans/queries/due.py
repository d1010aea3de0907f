"""What falls due at a desk, for the worklist. Bounded; no name stands here."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.utils import timezone

from naung.casework.plans.models import PlannedService, ServiceRequest
from naung.casework.plans.queries.plans import due_of_row
from naung.casework.plans.queries.rows import kind_in
from naung.casework.plans.rules.tables import Kind
from naung.casework.plans.vocabulary import PlanEvent
from naung.casework.reports.queries.clocks import calendar_now, zone
from naung.foundation.access.rules import desk_of, require
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.clock.rules.left import words_left
from naung.foundation.clock.vocabulary import ClockState, Left
from naung.foundation.law.queries.office import office_law
from naung.foundation.recusal.queries import seen_by
from naung.foundation.vault.queries import open_rows

ROWS = 40
NAMED_BY = ("plan__case_id", "plan__person_id")  # what an officer may have to be kept from


@dataclass(frozen=True)
class RequestLine:
    """A request that waits; `left` is None where the law names no days for it."""

    id: UUID
    case: UUID
    number: str
    person: UUID
    kind: Kind | None
    asked_at: datetime
    state: ClockState | None
    left: Left | None


@dataclass(frozen=True)
class ServiceLine:
    """A planned service that falls due."""

    id: UUID
    case: UUID
    number: str
    person: UUID
    kind: Kind | None
    due_on: date


def requests_due(*, actor: Actor, limit: int = ROWS) -> list[RequestLine]:
    """Requests of the desk that nobody has answered, the earliest legal maximum first, opened with one entry in the log."""
    require(actor, Permission.PLAN_READ)
    waiting = seen_by(
        ServiceRequest.objects.select_related("compartment", "plan__case").filter(
            owner=desk_of(actor), ended_at=None, plan__person__erased_at=None
        ),
        *NAMED_BY,
        actor=actor,
    )
    rows = list(waiting.exclude(due_at=None).order_by("due_at", "id")[:limit])
    rows += list(waiting.filter(due_at=None).order_by("asked_at", "id")[: limit - len(rows)])
    now, calendar, law = timezone.now(), calendar_now(), office_law()
    lines = []
    for row, kind in zip(rows, _kinds(rows, actor), strict=True):
        due = due_of_row(row, kind, now, calendar, law)
        left = words_left(due, now=now, tz=zone(), calendar=calendar) if due else None
        case = row.plan.case
        state = due.state if due else None
        lines.append(RequestLine(row.id, case.id, case.number, row.plan.person_id, kind, row.asked_at, state, left))
    return lines


def services_due(until: date, *, actor: Actor, limit: int = ROWS) -> list[ServiceLine]:
    """Planned services of the desk that are due by that day, the most overdue first, opened with one entry in the log."""
    require(actor, Permission.PLAN_READ)
    planned = PlannedService.objects.select_related("compartment", "plan__case").filter(
        owner=desk_of(actor), ended_at=None, due_on__lte=until, plan__person__erased_at=None
    )
    rows = list(seen_by(planned, *NAMED_BY, actor=actor).order_by("due_on", "id")[:limit])
    return [
        ServiceLine(r.id, r.plan.case_id, r.plan.case.number, r.plan.person_id, kind, r.due_on)
        for r, kind in zip(rows, _kinds(rows, actor), strict=True)
    ]


def _kinds(rows: Iterable[ServiceRequest | PlannedService], actor: Actor) -> list[Kind | None]:
    wanted = [(row, ("kind",)) for row in rows]
    if not wanted:
        return []
    return [kind_in(t) for t in open_rows(actor, PlanEvent.LISTED, wanted, permission=Permission.PLAN_READ)]
