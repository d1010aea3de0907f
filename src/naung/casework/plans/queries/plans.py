"""A person's plan in a case, opened with one entry in the log."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.utils import timezone

from naung.casework.cases.queries import case_row
from naung.casework.plans.models import Need, Plan, PlannedService, ServiceRequest
from naung.casework.plans.queries.rows import Texts, is_withheld, kind_in, part_row, plan_row, served_in, text_in
from naung.casework.plans.rules.requests import clock_of, due_of_request
from naung.casework.plans.rules.tables import Kind
from naung.casework.plans.vocabulary import PlanEvent
from naung.casework.reports.queries.clocks import calendar_now, zone
from naung.foundation.access.rules import require
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.clock.rules.calendar import Calendar
from naung.foundation.clock.rules.left import words_left
from naung.foundation.clock.vocabulary import ClockRule, Due, Left
from naung.foundation.errors import NotFound
from naung.foundation.law.queries.office import office_law
from naung.foundation.law.rules.running import with_correction
from naung.foundation.law.rules.validity import clocks_on
from naung.foundation.law.vocabulary import Law
from naung.foundation.recusal.queries import seen_by
from naung.foundation.vault.queries import open_rows

NEED_COLUMNS = ("kind", "words", "words_health", "why")
SERVICE_COLUMNS = ("kind", "outside", "result", "result_health")
REQUEST_COLUMNS = ("kind", "asker_words", "result", "result_health")


@dataclass(frozen=True)
class NeedShown:
    """A need. `withheld`: something was written that this actor may not see."""

    id: UUID
    version: int
    kind: Kind | None
    words: str | None
    withheld: bool
    agreed: str
    why: str | None
    assessed_by: UUID
    assessed_at: datetime


@dataclass(frozen=True)
class ServiceShown:
    """A planned service: `desk` or `outside` gives it."""

    id: UUID
    version: int
    kind: Kind | None
    progress: str
    due_on: date
    desk: UUID | None
    outside: str | None
    result: str | None
    withheld: bool
    planned_by: UUID
    planned_at: datetime
    ended_at: datetime | None


@dataclass(frozen=True)
class RequestShown:
    """A request with its legal maximum; `due` and `left` are None where the law names no days for the service."""

    id: UUID
    version: int
    kind: Kind | None
    asker: str
    asker_words: str | None
    asked_at: datetime
    entered_at: datetime
    entered_by: UUID
    due: Due | None
    left: Left | None
    ended_at: datetime | None
    outcome: str
    result: str | None
    withheld: bool


@dataclass(frozen=True)
class PlanShown:
    """The plan page's facts; without rows where nothing was written yet."""

    case: UUID
    number: str
    stage: str
    person: UUID
    needs: tuple[NeedShown, ...] = ()
    services: tuple[ServiceShown, ...] = ()
    requests: tuple[RequestShown, ...] = ()


@dataclass(frozen=True)
class RequestOpen:
    """A request that nobody has answered, for whoever may fulfil it. `service` is one of the six."""

    id: UUID
    person: UUID
    kind: str
    service: str
    asked_at: datetime
    due_at: datetime | None


def plan_for(case_id: UUID, person_id: UUID, *, actor: Actor) -> PlanShown:
    """Needs, services and requests of a person in a case. Raises NotFound for another desk's."""
    case = served_in(case_id, person_id, actor=actor)
    plan = plan_row(case_id, person_id)
    if plan is None:
        return PlanShown(case.id, case.number, case.stage, person_id)
    needs = list(plan.needs.order_by("assessed_at", "id"))
    services = list(plan.services.order_by("ended_at", "due_on", "id"))
    requests = list(plan.requests.order_by("asked_at", "id"))
    wanted: list[tuple[Any, Sequence[str]]] = [(n, NEED_COLUMNS) for n in needs]
    wanted += [(s, SERVICE_COLUMNS) for s in services] + [(r, REQUEST_COLUMNS) for r in requests]
    texts = _opened(plan, wanted, actor)
    of_needs, rest = texts[: len(needs)], texts[len(needs) :]
    of_services, of_requests = rest[: len(services)], rest[len(services) :]
    now, calendar, law = timezone.now(), calendar_now(), office_law()
    return PlanShown(
        case.id,
        case.number,
        case.stage,
        person_id,
        tuple(need_shown(n, t) for n, t in zip(needs, of_needs, strict=True)),
        tuple(service_shown(s, t) for s, t in zip(services, of_services, strict=True)),
        tuple(request_shown(r, t, now, calendar, law) for r, t in zip(requests, of_requests, strict=True)),
    )


def _opened(plan: Plan, wanted: Sequence[tuple[Any, Sequence[str]]], actor: Actor) -> list[dict[str, str | None]]:
    if not wanted:
        return []
    for row, _columns in wanted:
        row.compartment = plan.compartment  # hers, which is in memory already
    return open_rows(actor, PlanEvent.READ, wanted, permission=Permission.PLAN_READ)


def need_shown(row: Need, texts: Texts) -> NeedShown:
    """A need with its opened texts."""
    kind = kind_in(texts)
    return NeedShown(
        row.id, row.version, kind, text_in(texts, "words", kind), is_withheld(row, texts, "words"), row.agreed,
        texts.get("why"), row.assessed_by, row.assessed_at,
    )  # fmt: skip


def service_shown(row: PlannedService, texts: Texts) -> ServiceShown:
    """A planned service with its opened texts."""
    kind = kind_in(texts)
    return ServiceShown(
        row.id, row.version, kind, row.progress, row.due_on, row.desk, texts.get("outside"),
        text_in(texts, "result", kind), is_withheld(row, texts, "result"), row.planned_by, row.planned_at, row.ended_at,
    )  # fmt: skip


def request_shown(row: ServiceRequest, texts: Texts, now: datetime, calendar: Calendar, law: Law) -> RequestShown:
    """A request with its opened texts and what is left of the law's days."""
    kind = kind_in(texts)
    due = due_of_row(row, kind, now, calendar, law)
    left = words_left(due, now=now, tz=zone(), calendar=calendar) if due else None
    return RequestShown(
        row.id, row.version, kind, row.asker, texts.get("asker_words"), row.asked_at, row.entered_at, row.entered_by,
        due, left, row.ended_at, row.outcome, text_in(texts, "result", kind), is_withheld(row, texts, "result"),
    )  # fmt: skip


def due_of_row(row: ServiceRequest, kind: Kind | None, now: datetime, calendar: Calendar, law: Law) -> Due | None:
    """The legal maximum of a stored request by the clock of the day it was asked; None where the law names no days for it."""
    asked_on = row.asked_at.astimezone(zone()).date()
    rule = clock_of(kind, {each.code: each for each in clocks_on(law, asked_on)}) if kind else None
    if rule is None:
        return None

    def counted(by: ClockRule) -> Due:
        return due_of_request(
            by,
            asked_at=row.asked_at,
            entered_at=row.entered_at,
            ended_at=row.ended_at,
            now=now,
            tz=zone(),
            calendar=calendar,
        )

    return with_correction(counted(rule), law, counted, zone())


def requests_open(case_id: UUID, *, actor: Actor) -> tuple[RequestOpen, ...]:
    """Requests in a case that nobody has answered, the most pressing first. Raises NotFound for another desk's case."""
    require(actor, Permission.PLAN_READ)
    case = case_row(case_id, actor=actor)
    waiting = ServiceRequest.objects.select_related("compartment", "plan").filter(
        plan__case=case, ended_at=None, plan__person__erased_at=None
    )
    rows = list(seen_by(waiting, "plan__person_id", actor=actor).order_by("due_at", "asked_at", "id"))
    if not rows:
        return ()
    texts = open_rows(actor, PlanEvent.READ, [(r, ("kind",)) for r in rows], permission=Permission.PLAN_READ)
    kinds = [kind_in(text) for text in texts]
    return tuple(
        RequestOpen(r.id, r.plan.person_id, kind.code, kind.service.value, r.asked_at, r.due_at)
        for r, kind in zip(rows, kinds, strict=True)
        if kind
    )


def is_request_open(request_id: UUID, *, actor: Actor) -> bool:
    """Whether a request still waits for its answer; False where it was answered, or is not there for this actor any more."""
    try:
        return part_row(ServiceRequest, request_id, actor=actor).ended_at is None
    except NotFound:
        return False


PARTS: dict[str, type[Need] | type[PlannedService] | type[ServiceRequest]] = {
    "need": Need,
    "service": PlannedService,
    "request": ServiceRequest,
}


def plan_of_part(part: str, part_id: UUID, *, actor: Actor) -> PlanShown:
    """The plan in which a need, service or request stands (`part` is one of PARTS). Raises NotFound for another desk's."""
    row: Need | PlannedService | ServiceRequest = part_row(PARTS[part], part_id, actor=actor)  # type: ignore[type-var]  # one of the three
    return plan_for(row.plan.case_id, row.plan.person_id, actor=actor)
