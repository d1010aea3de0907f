"""Requests for services: the moment they were made is what the law counts from, so it is stored and can be corrected."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from naung.casework.plans.actions.beginning import chosen, fresh, in_its_column, locked, plan_of, sealed_code
from naung.casework.plans.models import ServiceRequest
from naung.casework.plans.queries.plans import due_of_row
from naung.casework.plans.queries.rows import kind_in
from naung.casework.plans.rules.plans import LONGEST_LINE, NEEDS_RESULT, check_text
from naung.casework.plans.rules.requests import UNKNOWN_ASKER, check_answer, check_asked
from naung.casework.plans.rules.tables import Kind, shipped_tables
from naung.casework.plans.vocabulary import Answered, PlanEvent
from naung.casework.reports.queries.clocks import calendar_now
from naung.foundation.access.rules import officer_of
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.audit.actions import record
from naung.foundation.clock.vocabulary import Due
from naung.foundation.errors import RuleBroken
from naung.foundation.identifiers import new_id
from naung.foundation.law.queries.office import office_law
from naung.foundation.vault.actions import seal
from naung.foundation.vault.queries import open_rows


@transaction.atomic
def write_request(
    *, case_id: UUID, person_id: UUID, kind: str, asker: str, asker_words: str, asked_at: datetime, by: Actor
) -> UUID:
    """Write down that a service was asked for, by whom and at which moment (aware).

    The law's days run from that moment however late it is written down; where this moved the day, the timeline says so.
    """
    plan, now = plan_of(case_id, person_id, by), timezone.now()
    service = chosen(kind)
    if asker not in shipped_tables().askers:
        raise RuleBroken(UNKNOWN_ASKER, field="asker")
    check_text(asker_words, "asker_words", LONGEST_LINE)
    check_asked(asked_at, now)
    row = ServiceRequest(
        id=new_id(), plan=plan, owner=plan.owner, compartment=plan.compartment, asker=asker, asked_at=asked_at,
        entered_at=now, entered_by=officer_of(by),
    )  # fmt: skip
    due = _due(row, service, now)
    row.due_at = due.due_at if due else None
    seal(row, kind=sealed_code(service), asker_words=asker_words.strip() or None)
    row.save(force_insert=True)
    event = PlanEvent.REQUESTED_EARLIER if due and due.moved else PlanEvent.REQUESTED
    record(event, subject=case_id, subjects=[row.id], by=by)
    return row.id


def _due(row: ServiceRequest, kind: Kind | None, now: datetime) -> Due | None:
    return due_of_row(row, kind, now, calendar_now(), office_law())


def _kind_of(row: ServiceRequest, by: Actor) -> Kind | None:
    (texts,) = open_rows(by, PlanEvent.READ, [(row, ("kind",))], permission=Permission.PLAN_READ)
    return kind_in(texts)


@transaction.atomic
def correct_moment(*, request_id: UUID, asked_at: datetime, version: int, by: Actor) -> None:
    """Correct when a request was made; its legal maximum moves with it, and the timeline says so.

    Raises StaleVersion with both moments when someone else was faster.
    """
    row, now = locked(ServiceRequest, request_id, by), timezone.now()
    fresh(row, version, (("asked_at", row.asked_at.isoformat(), asked_at.isoformat()),))
    check_asked(asked_at, row.ended_at or now)
    before, row.asked_at = row.due_at, asked_at
    due = _due(row, _kind_of(row, by), now)
    row.due_at, row.version = due.due_at if due else None, row.version + 1
    row.save(update_fields=["asked_at", "due_at", "version"])
    event = PlanEvent.MOMENT_CORRECTED if row.due_at == before else PlanEvent.MOMENT_MOVED
    record(event, subject=row.plan.case_id, subjects=[row.id], by=by)


@transaction.atomic
def record_result(
    *, request_id: UUID, result: str, outcome: str = Answered.GIVEN, ended_at: datetime | None = None, by: Actor
) -> None:
    """Say what came of a request, once; `ended_at` (aware) where it was given before it is written down.

    Called by an officer of the desk that owns the plan. Raises RuleBroken where it was answered already.
    """
    row, now = locked(ServiceRequest, request_id, by), timezone.now()
    moment = ended_at or now
    check_answer(outcome, moment, row.asked_at, now, ended=row.ended_at is not None)
    kind = _kind_of(row, by)
    if kind is not None:
        check_text(result, "result", needed=NEEDS_RESULT)
        seal(row, **in_its_column("result", kind, result, by))
    row.outcome, row.ended_at, row.version = outcome, moment, row.version + 1
    row.save()
    record(PlanEvent.ANSWERED, subject=row.plan.case_id, subjects=[row.id], by=by)
