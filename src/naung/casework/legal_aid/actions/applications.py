"""Writing down an application for legal aid, its file, and its answer."""

from datetime import date
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from naung.casework.evidence.models import Document
from naung.casework.evidence.queries import document_row
from naung.casework.legal_aid.actions.entitlement import writable_case
from naung.casework.legal_aid.models import Application
from naung.casework.legal_aid.queries.rows import application_row
from naung.casework.legal_aid.rules.applications import (
    LONGEST_TEXT,
    SAY_WHY,
    account_text,
    answer_due,
    application_problems,
    check_move,
    day_problems,
    refusal_problems,
)
from naung.casework.legal_aid.rules.tables import shipped_paths
from naung.casework.legal_aid.vocabulary import Account, AidEvent, State
from naung.casework.reports.queries.clocks import calendar_now, zone
from naung.foundation.access.rules import officer_of, require
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.audit.actions import record
from naung.foundation.errors import TOO_LONG, RuleBroken, StaleVersion, refuse
from naung.foundation.identifiers import new_id
from naung.foundation.law.queries.office import office_law
from naung.foundation.law.rules.validity import clock_on
from naung.foundation.people.queries import person_row
from naung.foundation.vault.actions import seal


@transaction.atomic
def write_application(
    *,
    case_id: UUID,
    person_id: UUID,
    path: str,
    body: str,
    asked_on: date,
    due_on: date | None = None,
    account: Account | None = None,
    document: UUID | None = None,
    by: Actor,
) -> UUID:
    """Write down an application to a body by a path. `due_on`: the office's own day for an answer, never the law's.

    One by word of mouth carries what was taken down and that it was read back. Raises Problems.
    """
    case, taken = writable_case(case_id, person_id, by), account or Account()
    today = timezone.localdate()
    refuse(application_problems(path, body, asked_on, due_on, taken, paths=shipped_paths().paths, today=today))
    _check_length("account", taken.text)
    person = person_row(person_id, actor=by)
    row = Application(
        id=new_id(), case=case, person=person, owner=case.owner, compartment=person.compartment, path=path,
        asked_on=asked_on, due_on=due_on, document=_paper(document, case_id, by), written_by=officer_of(by),
        moved_at=timezone.now(),
    )  # fmt: skip
    seal(row, body=body.strip(), account=account_text(taken) if taken.oral else None)
    row.save(force_insert=True)
    record(AidEvent.APPLIED, subject=case_id, subjects=[row.id], by=by)
    return row.id


@transaction.atomic
def complete_application(*, application_id: UUID, on: date, version: int, by: Actor) -> None:
    """Write down on which day the file was complete. Where the path has a clock of the law, the answer is due by it.

    Raises Problems, RuleBroken, StaleVersion.
    """
    row = _locked(application_id, State.COMPLETE, version, by)
    refuse(day_problems("on", on, row.asked_on, None, timezone.localdate()))
    clock = shipped_paths().paths[row.path].clock
    if clock:
        row.due_on = answer_due(clock_on(office_law(), clock, on), on, calendar_now(), zone())
        row.legal_due = True
    row.complete_on = on
    _save(row, State.COMPLETE)
    record(AidEvent.COMPLETED, subject=row.case_id, subjects=[row.id], by=by)


@transaction.atomic
def answer_application(
    *,
    application_id: UUID,
    accepted: bool,
    on: date,
    refusal: str = "",
    reason: str = "",
    next_path: str = "",
    document: UUID | None = None,
    version: int,
    by: Actor,
) -> None:
    """Write down the answer. A refusal carries its reason as a code and in words, and which path is tried next.

    Raises Problems, RuleBroken, StaleVersion.
    """
    to = State.ACCEPTED if accepted else State.REFUSED
    row = _locked(application_id, to, version, by)
    problems = day_problems("on", on, row.asked_on, row.complete_on, timezone.localdate())
    if not accepted:
        problems += refusal_problems(refusal, reason, next_path, paths=set(shipped_paths().paths) - {row.path})
    refuse(problems)
    _check_length("reason", reason)
    row.refusal, row.next_path = ("", "") if accepted else (refusal, next_path)
    row.answer_paper, row.ended_on = _paper(document, row.case_id, by), on
    seal(row, result=reason.strip() or None)
    _save(row, to)
    record(AidEvent.ANSWERED, subject=row.case_id, subjects=[row.id], by=by)


@transaction.atomic
def withdraw_application(*, application_id: UUID, on: date, reason: str, version: int, by: Actor) -> None:
    """Write down that an application, or a service that was accepted, was given up, and why. Raises Problems, RuleBroken."""
    row = _locked(application_id, State.WITHDRAWN, version, by)
    refuse(day_problems("on", on, row.asked_on, row.complete_on, timezone.localdate()))
    if not reason.strip():
        raise RuleBroken(SAY_WHY, field="reason")
    _check_length("reason", reason)
    row.ended_on = on
    seal(row, result=reason.strip())
    _save(row, State.WITHDRAWN)
    record(AidEvent.WITHDRAWN, subject=row.case_id, subjects=[row.id], by=by)


def _locked(application_id: UUID, to: State, version: int, by: Actor) -> Application:
    """The row, held until the end of the transaction, that may go to this state. Raises StaleVersion, RuleBroken."""
    require(by, Permission.LEGAL_AID_WRITE)
    found = application_row(application_id, actor=by)
    require(by, Permission.LEGAL_AID_WRITE, within=found.owner)
    held = Application.objects.select_for_update(of=("self",)).select_related("compartment", "case")
    row = held.get(id=application_id)
    if row.version != version:
        raise StaleVersion(based_on=version, now=row.version, differences=())
    check_move(State(row.state), to)
    return row


def _save(row: Application, state: State) -> None:
    row.state, row.version, row.moved_at = state, row.version + 1, timezone.now()
    row.save()


def _paper(document: UUID | None, case: UUID, by: Actor) -> Document | None:
    """A kept paper of the same case. Raises NotFound for another case's."""
    return document_row(document, case_id=case, actor=by) if document else None


def _check_length(field: str, text: str) -> None:
    if len(text) > LONGEST_TEXT:
        raise RuleBroken(TOO_LONG, field=field, most=LONGEST_TEXT)
