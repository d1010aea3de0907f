"""Asking for an identity, deciding as another person, using the leave while it runs."""

from collections.abc import Iterable
from datetime import timedelta
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from naung.casework.custody.models import IdentityRequest
from naung.casework.custody.queries import OpenedField, opened_person, opened_reporter, request_row
from naung.casework.custody.queries.requests import asked_of
from naung.casework.custody.rules import (
    DECIDED,
    UNKNOWN_CHOICE,
    check_asker,
    check_custodian,
    check_hours,
    check_running,
    check_words,
    fields_asked,
    shipped_limits,
)
from naung.casework.custody.vocabulary import CustodyEvent, Field, Outcome, RecordKind
from naung.casework.reports.queries import report_row
from naung.foundation.access.rules import desk_of, officer_of, require
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.accounts.queries import roles_at
from naung.foundation.audit.actions import record
from naung.foundation.errors import NotFound, RuleBroken
from naung.foundation.identifiers import new_id
from naung.foundation.people.queries import person_row
from naung.foundation.vault.actions import new_compartment, seal
from naung.foundation.vault.vocabulary import CompartmentKind


def _reachable(kind: RecordKind, record_id: UUID, by: Actor) -> None:
    """The record is one that the actor's own desk has and that she may know of. Raises NotFound."""
    if kind is RecordKind.PERSON:
        person_row(record_id, actor=by)
    elif not hasattr(report_row(record_id, actor=by), "reporter"):
        raise NotFound()


@transaction.atomic
def ask_identity(
    *,
    kind: str,
    record_id: UUID,
    fields: Iterable[str],
    hours: int,
    reason: str,
    posted_once: UUID | None = None,
    by: Actor,
) -> UUID:
    """Ask the custodian to open named fields of one record of the own desk for some hours, with a sealed reason.

    The same `posted_once` twice is one request. Raises NotFound for another desk's record, RuleBroken.
    """
    require(by, Permission.IDENTITY_ASK)
    if kind not in {each.value for each in RecordKind}:
        raise RuleBroken(UNKNOWN_CHOICE)
    _reachable(RecordKind(kind), record_id, by)
    wanted = fields_asked(RecordKind(kind), fields)
    check_words(reason, "reason")
    check_hours(hours, shipped_limits())
    token = posted_once or new_id()
    before = IdentityRequest.objects.filter(posted_once=token).first()
    if before is not None and before.asked_by == by.id:
        return before.id
    token = token if before is None else new_id()  # another officer's mark is no mark of this press
    row = IdentityRequest(
        owner=desk_of(by),
        compartment=new_compartment(kind=CompartmentKind.CUSTODY, owner=desk_of(by), by=by),
        kind=kind,
        record=record_id,
        fields=",".join(wanted),
        hours=hours,
        asked_by=officer_of(by),
        asked_at=timezone.now(),
        posted_once=token,
    )
    seal(row, reason=reason)
    row.save(force_insert=True)
    record(CustodyEvent.ASKED, subject=row.id, subjects=[record_id], fields=wanted, by=by)
    return row.id


def locked_request(request_id: UUID, by: Actor) -> IdentityRequest:
    """The request's row, held until the end of the transaction. Raises NotFound for whom it does not concern."""
    request_row(request_id, actor=by)
    return IdentityRequest.objects.select_for_update(of=("self",)).select_related("compartment").get(id=request_id)


@transaction.atomic
def decide_request(*, request_id: UUID, granted: bool, hours: int = 0, answer: str = "", by: Actor) -> None:
    """Grant for some hours or refuse with a reason, as another person than the asker.

    Raises NotPermitted for the asker, RuleBroken for a second decision, for too many hours, for an asker who has left the
    desk, for a refusal without words.
    """
    require(by, Permission.IDENTITY_GRANT)
    row = locked_request(request_id, by)
    check_custodian(row.asked_by, by.id, row.outcome)
    now = timezone.now()
    if granted:
        check_asker(row.asked_by, roles_at(row.owner))
        check_hours(hours, shipped_limits())
        row.outcome, row.until = Outcome.GRANTED, now + timedelta(hours=hours)
    else:
        check_words(answer, "answer")
        row.outcome = Outcome.REFUSED
    if answer.strip():
        check_words(answer, "answer")
        seal(row, answer=answer)
    row.decided_by, row.decided_at = officer_of(by), now
    row.save()
    event = CustodyEvent.GRANTED if granted else CustodyEvent.REFUSED
    record(event, subject=row.id, subjects=[row.record], by=by)


@transaction.atomic
def withdraw_request(*, request_id: UUID, by: Actor) -> None:
    """Take back one's own request before it is decided. Raises NotFound for a colleague's."""
    require(by, Permission.IDENTITY_ASK)
    row = locked_request(request_id, by)
    if row.asked_by != by.id:
        raise NotFound()
    if row.outcome:
        raise RuleBroken(DECIDED)
    row.outcome, row.decided_by, row.decided_at = Outcome.WITHDRAWN, officer_of(by), timezone.now()
    row.save()
    record(CustodyEvent.WITHDRAWN, subject=row.id, by=by)


@transaction.atomic
def end_grant(*, request_id: UUID, by: Actor) -> None:
    """End a leave before its time: the asker who needs it no more, or a custodian. Twice does no harm."""
    if not by.may(Permission.IDENTITY_GRANT):
        require(by, Permission.IDENTITY_ASK)
    row = locked_request(request_id, by)
    if row.outcome == Outcome.GRANTED and row.ended_at is None:
        row.ended_at, row.ended_by = timezone.now(), officer_of(by)
        row.save()
        record(CustodyEvent.ENDED, subject=row.id, by=by)


@transaction.atomic
def open_identity(*, request_id: UUID, by: Actor) -> tuple[OpenedField, ...]:
    """Open the granted fields for the asker while the leave runs; each opening stands in the log with the leave's id.

    Raises NotFound for anybody else and where the record left the desk, RuleBroken where the leave does not run.
    """
    require(by, Permission.IDENTITY_ASK)
    row = locked_request(request_id, by)
    if row.asked_by != by.id:
        raise NotFound()
    now = timezone.now()
    check_running(asked_of(row), now)
    if row.until is None:
        raise NotFound()
    kind, fields = RecordKind(row.kind), [Field(code) for code in row.fields.split(",")]
    _reachable(kind, row.record, by)
    row.openings, row.opened_at = row.openings + 1, now
    row.save(update_fields=["openings", "opened_at"])
    record(CustodyEvent.GRANT_USED, subject=row.id, subjects=[row.record], fields=fields, by=by)
    if kind is RecordKind.REPORTER:
        return opened_reporter(row.record, fields, request=row.id, until=row.until, actor=by)
    leave = (row.id, Permission.IDENTITY_ASK)
    event = CustodyEvent.IDENTITY_OPENED
    return opened_person(row.record, fields, event=event, warrant_of=leave, until=row.until, actor=by)
