"""Writers: look whether another desk may know somebody, ask it, answer, forget."""

from uuid import UUID

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from naung.casework.inquiries.models import Look, Named
from naung.casework.inquiries.queries import asked_row, looks_left, named_row
from naung.casework.inquiries.rules import ANSWERED_ALREADY, KEPT, check_reason
from naung.casework.inquiries.vocabulary import InquiryEvent, Looked, Reply
from naung.foundation.access.rules import is_counsels, officer_of, require
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.audit.actions import one_writer_at_a_time, record
from naung.foundation.errors import RuleBroken
from naung.foundation.organisations.queries import all_desks
from naung.foundation.people.models import Person
from naung.foundation.people.queries import known_elsewhere, person_row
from naung.foundation.vault.actions import seal

MAY_FORGET = (Permission.SYSTEM_TICK, Permission.SYSTEM_RESTORE)


@transaction.atomic
def look_elsewhere(*, person_id: UUID, why: str, by: Actor) -> Looked:
    """Look whether another desk may know a person of the own desk: which desk, and nothing else.

    Never a desk of legal aid: that somebody has counsel is hers to say. Only a few a day; one more tells nothing, is kept for
    the review and stands in the log. Raises NotFound for another desk's person, RuleBroken without a reason.
    """
    row = person_row(person_id, actor=by)
    require(by, Permission.PERSON_WRITE, within=row.owner)
    why = check_reason(why)
    one_writer_at_a_time()  # two looks at once, also of one officer at two desks, are counted one after the other
    left = looks_left(actor=by)
    look = Look(
        owner=row.owner, person=row, compartment=row.compartment, looked_by=officer_of(by), looked_at=timezone.now()
    )
    look.stopped = left == 0
    seal(look, why=why)
    desks = {desk.id for desk in all_desks() if not is_counsels(desk.agency.kind)}
    met = {} if look.stopped else known_elsewhere(person_id, desks, actor=by)
    look.met = len(met)
    look.save(force_insert=True)
    records = Person.objects.select_related("compartment").in_bulk(list(met.values()))
    Named.objects.bulk_create(
        Named(look=look, desk=desk, record=known, compartment=records[known].compartment) for desk, known in met.items()
    )
    event = InquiryEvent.STOPPED if look.stopped else InquiryEvent.LOOKED
    record(event, subject=row.id, subjects=[look.id], by=by)
    if met:  # an entry of its own: who must not know of the other desk's record misses it, and not the look
        record(InquiryEvent.NAMED, subject=look.id, subjects=list(met.values()), by=by)
    return Looked(look.id, tuple(met), look.stopped, max(0, left - 1))


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
    record(InquiryEvent.ASKED, subject=row.look.person_id, subjects=[row.id, row.record], by=by)
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
    row.save(update_fields=["reply", "replied_by", "replied_at"])
    record(InquiryEvent.ANSWERED, subject=row.record, subjects=[row.id], by=by)


@transaction.atomic
def forget_looks(*, by: Actor) -> int:
    """Delete looks that are old, and those of or about persons who were erased; returns how many. Twice does no harm."""
    if not any(by.may(permission) for permission in MAY_FORGET):
        require(by, Permission.PERSON_ERASE)
    erased = Person.objects.exclude(erased_at=None)
    old = Look.objects.filter(Q(looked_at__lt=timezone.now() - KEPT) | Q(person__in=erased))
    gone = old.count()
    old.delete()
    met, _ = Named.objects.filter(record__in=erased.values("id")).delete()
    if gone or met:
        record(InquiryEvent.FORGOTTEN, count=gone + met, by=by)
    return gone + met
