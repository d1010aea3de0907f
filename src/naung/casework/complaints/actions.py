"""Writers of complaints: one function a verb."""

from dataclasses import replace
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from naung.casework.complaints.models import Complainant, Complaint, ComplaintBar
from naung.casework.complaints.queries import complaint_row, lookers, looks_into, nobodys
from naung.casework.complaints.rules import (
    NOBODY_ABOVE,
    check_answer,
    check_told,
    desks_meant,
    due_at,
    looking_desk,
    names_of,
    shipped_clocks,
    status_of,
    told_problems,
)
from naung.casework.complaints.vocabulary import NUMBER_PREFIX, ComplaintEvent, Taken, Told, Whose
from naung.foundation.access.rules import desk_of, officer_of, require
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.accounts.queries import desks_of, officers_matching
from naung.foundation.accounts.rules import accused_tokens
from naung.foundation.audit.actions import record
from naung.foundation.errors import NotFound, Problems, RuleBroken, StaleVersion
from naung.foundation.identifiers import new_id, new_number
from naung.foundation.organisations.queries import all_desks, desk
from naung.foundation.rows import insert
from naung.foundation.vault.actions import new_compartments, seal
from naung.foundation.vault.models import Compartment
from naung.foundation.vault.vocabulary import CompartmentKind

BATCH = 500


@transaction.atomic
def take_complaint(*, told: Told, posted_once: UUID | None = None, by: Actor) -> Taken:
    """Store a complaint and start its clock; it goes past the desk it is about, and the answer never tells where it went.

    The same `posted_once` twice is one complaint. Raises Problems with one row a field, NotFound for a desk that is none.
    """
    require(by, Permission.COMPLAINT_TAKE)
    problems = told_problems(told)
    if problems:
        raise Problems(problems)
    if told.desk is not None:
        desk(told.desk)
    token = posted_once or new_id()
    before = Complaint.objects.filter(posted_once=token).first()
    if before is not None and before.taken_by == by.id:
        return Taken(before.number, before.due_at)
    token = token if before is None else new_id()  # another officer's mark is no mark of this press
    officers = officers_matching(accused_tokens(list(names_of(told)), []))
    barred = _desks_barred(told, officers, by)
    row = _row(told, token, _looking(barred), by)
    _insert(row, told, officers, barred, by)
    # At no desk: a colleague who reads the log of the desk that took it must not learn that there is one.
    record(ComplaintEvent.TAKEN, subject=row.id, by=replace(by, desk=None))
    return Taken(row.number, row.due_at)


def _desks_barred(told: Told, officers: set[UUID], by: Actor) -> frozenset[UUID]:
    able = frozenset(each.desk for each in lookers())
    return desks_meant(told.desk, frozenset(desks_of(officers)), taken_at=desk_of(by), lookers=able)


def _looking(barred: frozenset[UUID]) -> UUID | None:
    """Where a complaint that these desks must not see is looked into; None where it has to wait."""
    desks = all_desks()
    place = next((each.territory for each in desks if each.id in barred), "")
    overseer_of = {each.id: each.oversight_id for each in desks}
    return looking_desk(barred, overseer_of=overseer_of, lookers=lookers(), place=place)


def _row(told: Told, token: UUID, owner: UUID | None, by: Actor) -> Complaint:
    now = timezone.now()
    return Complaint(
        number=new_number(NUMBER_PREFIX),
        owner=owner,
        taken_at=desk_of(by),
        taken_by=officer_of(by),
        complainant=officer_of(by) if told.whose is Whose.OWN else None,
        matter=told.matter,
        desk=told.desk,
        monitor_may_know=told.monitor_may_know,
        received_at=now,
        due_at=due_at(now, shipped_clocks()),
        posted_once=token,
    )


def _insert(row: Complaint, told: Told, officers: set[UUID], barred: frozenset[UUID], by: Actor) -> None:
    """The complaint, who complained in a compartment apart, and the bars, in as many statements whoever it is about."""
    kinds = [CompartmentKind.COMPLAINT, CompartmentKind.COMPLAINANT]
    row.compartment, apart = new_compartments(kinds=kinds, owner=row.owner, by=by)
    seal(row, words=told.words, officer=told.officer)
    insert([row])
    person = Complainant(complaint=row, compartment=apart)
    seal(person, name=told.name, contact=told.contact)
    insert([person])
    bars = [ComplaintBar(complaint=row, desk=each) for each in sorted(barred, key=str)]
    bars += [ComplaintBar(complaint=row, officer=each) for each in sorted(officers, key=str)]
    insert(bars)


def _locked(complaint_id: UUID, version: int, by: Actor) -> Complaint:
    """The row of a complaint that the actor's desk looks into, held until the end of the transaction.

    Raises NotFound for anybody else, StaleVersion where somebody was faster.
    """
    require(by, Permission.COMPLAINT_READ)
    if not looks_into(complaint_row(complaint_id, actor=by), by):
        raise NotFound()
    rows = Complaint.objects.select_for_update(of=("self",)).select_related("compartment")
    row = rows.get(id=complaint_id)
    if row.version != version:
        raise StaleVersion(based_on=version, now=row.version)
    return row


@transaction.atomic
def answer_complaint(*, complaint_id: UUID, version: int, finding: str, words: str, by: Actor) -> None:
    """Say what was found and why; the clock stops with it. Raises RuleBroken for a second answer."""
    row = _locked(complaint_id, version, by)
    row.finding = check_answer(status_of(row.answered_at, row.told_at), finding, words)
    seal(row, answer=words)
    row.answered_at, row.answered_by, row.version = timezone.now(), officer_of(by), row.version + 1
    row.save()
    record(ComplaintEvent.ANSWERED, subject=row.id, by=by)


@transaction.atomic
def record_told(*, complaint_id: UUID, version: int, way: str, by: Actor) -> None:
    """Write down that the answer reached the one who complained, and how; or that she can't be reached safely."""
    row = _locked(complaint_id, version, by)
    row.told_way = check_told(status_of(row.answered_at, row.told_at), way)
    row.told_at, row.version = timezone.now(), row.version + 1
    row.save()
    record(ComplaintEvent.TOLD, subject=row.id, by=by)


@transaction.atomic
def pass_on(*, complaint_id: UUID, version: int, by: Actor) -> None:
    """Give a complaint to the next level, because this desk is too near to it; this desk sees it no more.

    Raises RuleBroken where nobody above may look into it: it stays.
    """
    row = _locked(complaint_id, version, by)
    barred = _barred_desks(row)
    owner = _looking(barred | {desk_of(by)})
    if owner is None:
        raise RuleBroken(NOBODY_ABOVE)
    ComplaintBar.objects.create(complaint=row, desk=desk_of(by))
    row.version += 1
    _give(row, owner)
    record(ComplaintEvent.PASSED_ON, subject=row.id, by=by)


def _give(row: Complaint, owner: UUID) -> None:
    """Make another desk the owner of a complaint and of both its compartments."""
    row.owner = owner
    row.save(update_fields=["owner", "version"])
    apart = Complainant.objects.filter(complaint=row).values_list("compartment_id", flat=True)
    Compartment.objects.filter(id__in=[row.compartment_id, *apart]).update(owner=owner)


@transaction.atomic
def let_monitor_know(*, complaint_id: UUID, may_know: bool, by: Actor) -> None:
    """Write down whether a monitor may know who complained, as she says now; it holds from the next reading on."""
    if not by.may(Permission.COMPLAINT_READ):
        require(by, Permission.COMPLAINT_TAKE)
    row = complaint_row(complaint_id, actor=by)
    if row.complainant != by.id and not looks_into(row, by):
        raise NotFound()
    Complaint.objects.filter(id=row.id).update(monitor_may_know=may_know)
    spoken = by if looks_into(row, by) else replace(by, desk=None)
    record(ComplaintEvent.CONSENT_CHANGED, subject=row.id, by=spoken)


@transaction.atomic
def give_parked_complaints(*, by: Actor) -> int:
    """Give complaints that wait for a desk to one that may look into them now; returns how many. Twice does no harm.

    One waits also where the last officer who could look into it has left the desk that had it.
    """
    require(by, Permission.SYSTEM_TICK)
    given = 0
    for row in nobodys(Complaint.objects.select_for_update(of=("self",)))[:BATCH]:
        owner = _looking(frozenset(_barred_desks(row)))
        if owner is not None:
            _give(row, owner)
            given += 1
    if given:
        record(ComplaintEvent.PARKED_GIVEN, count=given, by=by)
    return given


def _barred_desks(row: Complaint) -> frozenset[UUID]:
    desks = ComplaintBar.objects.filter(complaint=row).values_list("desk", flat=True)
    return frozenset(desk for desk in desks if desk is not None)


@transaction.atomic
def mark_late_complaints(*, by: Actor) -> int:
    """Write down which complaints passed their answer's time unanswered, once each; returns how many."""
    require(by, Permission.SYSTEM_TICK)
    now = timezone.now()
    rows = Complaint.objects.filter(answered_at=None, late_at=None, due_at__lt=now)
    late = list(rows.values_list("id", flat=True)[:BATCH])
    Complaint.objects.filter(id__in=late).update(late_at=now)
    if late:
        record(ComplaintEvent.LATE, subjects=late, count=len(late), by=by)
    return len(late)
