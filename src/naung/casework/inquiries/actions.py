"""Writers: look whether another desk may know somebody, ask it, answer, agree to be named, forget."""

from collections.abc import Callable, Collection
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from naung.casework.inquiries.models import Look, Named, Willing
from naung.casework.inquiries.queries import answers_unread, asked_row, looks_left, looks_reviewed, named_row
from naung.casework.inquiries.rules import ANSWERED_ALREADY, KEPT, NOT_COUNSELS, check_reason
from naung.casework.inquiries.vocabulary import DayOfLooks, InquiryEvent, Looked, Reply
from naung.foundation.access.rules import is_counsels, officer_of, require
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.audit.actions import one_writer_at_a_time, record
from naung.foundation.errors import RuleBroken
from naung.foundation.organisations.queries import all_desks
from naung.foundation.people.models import Person
from naung.foundation.people.queries import described, known_elsewhere, person_for, person_row
from naung.foundation.people.rules.alike import Described
from naung.foundation.vault.actions import seal
from naung.foundation.vault.models import Compartment

MAY_FORGET = (Permission.SYSTEM_TICK, Permission.SYSTEM_RESTORE)


@transaction.atomic
def look_elsewhere(*, person_id: UUID, why: str, by: Actor) -> Looked:
    """Look whether another desk may know a person of the own desk: which desk, and nothing else.

    A desk of legal aid only where she agreed to it there: that somebody has counsel is hers to say. Only a few a day; one more
    tells nothing, is kept for the review and stands in the log. Raises NotFound for another desk's person, RuleBroken without
    a reason.
    """
    row = person_row(person_id, actor=by)
    look = Look(owner=row.owner, person=row, compartment=row.compartment)
    return _looked(look, lambda: described(person_for(person_id, actor=by)), why, by)


@transaction.atomic
def look_for_row(
    *, row: UUID, owner: UUID, key: Compartment, who: Callable[[], Described], why: str, by: Actor
) -> Looked:
    """The same for whoever stands on a list of the own desk and has no record yet; each costs as much as a person.

    `who` opens her row, and is asked only where the officer may still look. The caller fetched the row for the actor.
    """
    return _looked(Look(owner=owner, row=row, compartment=key), who, why, by)


def _looked(look: Look, who: Callable[[], Described], why: str, by: Actor) -> Looked:
    require(by, Permission.PERSON_WRITE, within=look.owner)
    why = check_reason(why)
    one_writer_at_a_time()  # two looks at once, also of one officer at two desks, are counted one after the other
    left = looks_left(actor=by)
    look.looked_by, look.looked_at, look.stopped = officer_of(by), timezone.now(), left == 0
    seal(look, why=why)
    met = {} if look.stopped else known_elsewhere(who(), *_desks(), actor=by)
    look.met = len(met)
    look.save(force_insert=True)
    records = Person.objects.select_related("compartment").in_bulk(list(met.values()))
    Named.objects.bulk_create(
        Named(look=look, desk=desk, record=known, compartment=records[known].compartment) for desk, known in met.items()
    )
    event = InquiryEvent.STOPPED if look.stopped else InquiryEvent.LOOKED
    record(event, subject=look.person_id or look.row, subjects=[look.id], by=by)
    if met:  # an entry of its own: who must not know of the other desk's record misses it, and not the look
        record(InquiryEvent.NAMED, subject=look.id, subjects=list(met.values()), by=by)
    return Looked(look.id, tuple(met), look.stopped, max(0, left - 1))


def _desks() -> tuple[set[UUID], set[UUID], set[UUID]]:
    """All desks, those of legal aid among them, and who of theirs agreed that it may be told."""
    desks = all_desks()
    counsels = {desk.id for desk in desks if is_counsels(desk.agency.kind)}
    willing = Willing.objects.filter(owner__in=counsels, ended_at=None).values_list("person_id", flat=True)
    return {desk.id for desk in desks}, counsels, set(willing)


@transaction.atomic
def agree_to_be_named(*, person_id: UUID, by: Actor) -> None:
    """Write down that a person of counsel's desk agrees that another desk is told that this one knows her. Twice is once.

    Raises NotFound for another desk's, RuleBroken at a desk that is named anyway.
    """
    row = person_row(person_id, actor=by)
    require(by, Permission.PERSON_WRITE, within=row.owner)
    if row.owner not in _desks()[1]:
        raise RuleBroken(NOT_COUNSELS)
    told = {"owner": row.owner, "agreed_by": officer_of(by), "agreed_at": timezone.now()}
    _, is_new = Willing.objects.get_or_create(person=row, ended_at=None, defaults=told)
    if is_new:
        record(InquiryEvent.AGREED, subject=row.id, by=by)


@transaction.atomic
def take_back_being_named(*, person_id: UUID, by: Actor) -> None:
    """She does not want it any more. What was told before can't be untold. Twice does no harm."""
    row = person_row(person_id, actor=by)
    require(by, Permission.PERSON_WRITE, within=row.owner)
    if Willing.objects.filter(person=row, ended_at=None).update(ended_at=timezone.now()):
        record(InquiryEvent.TAKEN_BACK, subject=row.id, by=by)


@transaction.atomic
def ask_desk(*, look_id: UUID, desk: UUID, why: str, by: Actor) -> UUID:
    """Ask a desk that a look named. It learns who asks, about which of its own records, and why. Twice asks once."""
    require(by, Permission.PERSON_WRITE)
    row = named_row(look_id, desk, actor=by)
    if row.asked_at is not None:
        return row.id
    row.asked_by, row.asked_at = officer_of(by), timezone.now()
    seal(row, why=check_reason(why))
    row.save()
    record(InquiryEvent.ASKED, subject=row.look.person_id or row.look.row, subjects=[row.id, row.record], by=by)
    return row.id


@transaction.atomic
def answer_question(*, named_id: UUID, reply: Reply, by: Actor) -> None:
    """Answer another desk. Raises NotFound for a question to another desk, RuleBroken where it was answered."""
    require(by, Permission.PERSON_WRITE)
    asked_row(named_id, actor=by)
    row = Named.objects.select_for_update().get(id=named_id)
    if row.reply:
        raise RuleBroken(ANSWERED_ALREADY)
    row.reply, row.replied_by, row.replied_at = Reply(reply), officer_of(by), timezone.now()
    row.unread = True
    row.save(update_fields=["reply", "replied_by", "replied_at", "unread"])
    record(InquiryEvent.ANSWERED, subject=row.record, subjects=[row.id], by=by)


@transaction.atomic
def read_answers(*, looks: Collection[UUID], by: Actor) -> int:
    """Note that what other desks answered to these looks of the own desk was read; returns how many were new to this officer."""
    require(by, Permission.PERSON_READ)
    rows = answers_unread(by).filter(look_id__in=list(looks))
    fresh = list(rows.values_list("id", flat=True))
    if fresh:
        Named.objects.filter(id__in=fresh).update(unread=False)
        record(InquiryEvent.ANSWERS_READ, subjects=fresh, count=len(fresh), by=by)
    return len(fresh)


@transaction.atomic
def review_looks(*, since: datetime, without: Collection[UUID] = (), by: Actor) -> tuple[DayOfLooks, ...]:
    """How the officers of the desk and of those that it oversees looked; that it was reviewed stands in the log."""
    require(by, Permission.LOG_READ)
    found = looks_reviewed(since=since, without=without, actor=by)
    record(InquiryEvent.REVIEWED, count=len(found), by=by)
    return found


@transaction.atomic
def forget_looks(*, by: Actor) -> int:
    """Delete looks that are old, and those of or about persons who were erased; returns how many. Twice does no harm."""
    if not any(by.may(permission) for permission in MAY_FORGET):
        require(by, Permission.PERSON_ERASE)
    erased = Person.objects.exclude(erased_at=None)
    gone_keys = Q(compartment__erased_at__isnull=False)  # of a row of a list that was forgotten
    old = Look.objects.filter(Q(looked_at__lt=timezone.now() - KEPT) | Q(person__in=erased) | gone_keys)
    gone = old.count()
    old.delete()
    met, _ = Named.objects.filter(record__in=erased.values("id")).delete()
    Willing.objects.filter(person__in=erased).delete()
    if gone or met:
        record(InquiryEvent.FORGOTTEN, count=gone + met, by=by)
    return gone + met
