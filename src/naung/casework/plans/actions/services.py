"""Planning a service: who gives it, by when, and what came of it."""

from datetime import date
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from naung.casework.plans.actions.beginning import chosen, fresh, in_its_column, locked, plan_of, sealed_code
from naung.casework.plans.models import PlannedService
from naung.casework.plans.queries.offers import offers_of_service
from naung.casework.plans.queries.plans import SERVICE_COLUMNS, service_shown
from naung.casework.plans.rules.plans import check_day, check_mandate, check_progress, check_who
from naung.casework.plans.vocabulary import ENDED, PlanEvent, Progress
from naung.foundation.access.rules import officer_of
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.audit.actions import record
from naung.foundation.identifiers import new_id
from naung.foundation.organisations.queries import desk as desk_with
from naung.foundation.vault.actions import seal
from naung.foundation.vault.queries import open_rows


@transaction.atomic
def plan_service(
    *,
    case_id: UUID,
    person_id: UUID,
    kind: str,
    desk: UUID | None,
    outside: str,
    due_on: date,
    place: str = "",
    by: Actor,
) -> UUID:
    """Plan a service by a desk of this house that may give it, or by a body outside, by a day.

    `place`: where it is needed; empty is where the actor's own desk serves. Raises RuleBroken for a service that is not in the
    table or that the law closes and for a desk without mandate for it, NotFound for a desk that is not there.
    """
    plan = plan_of(case_id, person_id, by)
    service = chosen(kind)
    check_who(desk is not None, outside)
    check_day(due_on, None, timezone.localdate())
    known = desk_with(desk).id if desk else None
    if known is not None:
        offers = offers_of_service(case_id, person_id, service.service, place=place, actor=by)
        check_mandate(offers.may_be_planned(known))
    row = PlannedService(
        id=new_id(), plan=plan, owner=plan.owner, compartment=plan.compartment, due_on=due_on, desk=known,
        planned_by=officer_of(by), planned_at=timezone.now(),
    )  # fmt: skip
    seal(row, kind=sealed_code(service), outside=outside.strip() or None)
    row.save(force_insert=True)
    record(PlanEvent.SERVICE_PLANNED, subject=case_id, subjects=[row.id], by=by)
    return row.id


@transaction.atomic
def change_service(*, service_id: UUID, progress: str, due_on: date, result: str, version: int, by: Actor) -> None:
    """Say where a planned service stands, move its day, or end it with its result. Raises StaleVersion with both values."""
    row = locked(PlannedService, service_id, by)
    (texts,) = open_rows(by, PlanEvent.READ, [(row, SERVICE_COLUMNS)], permission=Permission.PLAN_READ)
    now = service_shown(row, texts)
    pairs = (
        ("progress", now.progress, progress),
        ("due", now.due_on.isoformat(), due_on.isoformat()),
        ("result", now.result or "", result),
    )
    fresh(row, version, pairs)
    service = chosen(now.kind.code if now.kind else "")
    check_progress(progress, result or ("-" if now.withheld else ""))
    check_day(due_on, row.due_on, timezone.localdate())
    if not now.withheld:
        seal(row, **in_its_column("result", service, result, by))
    ended = Progress(progress) in ENDED
    row.progress, row.due_on, row.version = progress, due_on, row.version + 1
    row.ended_at = (row.ended_at or timezone.now()) if ended else None
    row.save()
    record(PlanEvent.SERVICE_CHANGED, subject=row.plan.case_id, subjects=[row.id], by=by)
