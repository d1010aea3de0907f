"""Comparing officers with the persons of files, keeping what must be hidden, and what people decide about it."""

from collections.abc import Collection, Iterable
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from naung.foundation.access.rules import officer_of, require, system_actor
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.audit.actions import one_writer_at_a_time, record
from naung.foundation.errors import NotFound
from naung.foundation.organisations.queries import all_desks
from naung.foundation.recusal.models import FileTie, Hidden, ShutOut
from naung.foundation.recusal.queries import (
    MOST_MET,
    OFFICER_SPACE,
    PERSON_SPACE,
    decides_about,
    hidden_for,
    officers_kept_from,
)
from naung.foundation.recusal.rules import check_reason, check_second, is_strong, kind_of, standing_when
from naung.foundation.recusal.vocabulary import LiftReason, MarkKind, RecusalEvent, Standing
from naung.foundation.vault.actions import drop_tokens, erase, new_compartment, put_tokens, seal
from naung.foundation.vault.models import Compartment
from naung.foundation.vault.queries import newest_owners
from naung.foundation.vault.vocabulary import CompartmentKind

__all__ = [
    "confirm_shut_out",
    "decide_lift",
    "forget_record",
    "mark_officer",
    "mark_person",
    "meet_officers",
    "move_marks",
    "propose_lift",
    "tie",
    "unmark_person",
    "untie",
]


@transaction.atomic(savepoint=False)
def mark_person(
    *,
    person_id: UUID,
    desk: UUID,
    marks: Collection[str],
    looked_at: Collection[UUID] = (),
    by: Actor,
) -> None:
    """Keep what a record is compared by (a person's, a report's, a thing's), and shut out at once every officer whom it meets.

    `looked_at`: officers of whom whoever acts found, with a reason, that they are not meant; the same name alone shuts none
    of them out, a number does.
    """
    if not marks:
        return
    put_tokens(PERSON_SPACE, person_id, _at(desk, marks))
    _meet_officers(person_id, desk, marks)
    if looked_at:
        _lift_weak(person_id, looked_at, by)


@transaction.atomic(savepoint=False)
def meet_officers(*, record_id: UUID, desk: UUID, marks: Collection[str], by: Actor) -> None:
    """Shut out at once every officer whom a record meets now, and keep nothing that the record could be found by.

    For what must not leave a keyed token here: whoever holds this house's key could try every telephone number on it. An officer
    who gives her number later is not met any more.
    """
    if marks:
        _meet_officers(record_id, desk, marks)


def _meet_officers(record_id: UUID, desk: UUID, marks: Collection[str]) -> None:
    one_writer_at_a_time()  # what another transaction put a moment ago is seen from here on
    for mark, officers in newest_owners(OFFICER_SPACE, dict.fromkeys(marks, MOST_MET), folded=True).items():
        for officer in officers:
            _shut_out(officer, [(record_id, desk)], kind_of(mark))


@transaction.atomic
def mark_officer(*, officer: UUID, marks: Collection[str], by: Actor) -> None:
    """Keep what an officer is compared by, and shut her out at once from every file that she is met in.

    What she was known by before stays: a number that she gave back or a name that she changed still tells.
    """
    if not marks:
        return
    put_tokens(OFFICER_SPACE, officer, marks, at_once=True)  # accounts change rarely, records are compared all day
    one_writer_at_a_time()
    asked = {token: desk.id for desk in all_desks() for token in _at(desk.id, marks)}
    for token, persons in newest_owners(PERSON_SPACE, dict.fromkeys(asked, MOST_MET)).items():
        _shut_out(officer, [(person, asked[token]) for person in persons], kind_of(token.partition("|")[2]))


def _at(desk: UUID, marks: Iterable[str]) -> list[str]:
    """Marks of persons as they are indexed: each desk has its own, so that one never crowds another's."""
    return [f"{desk}|{mark}" for mark in marks]


def _shut_out(officer: UUID, persons: list[tuple[UUID, UUID]], kind: MarkKind) -> None:
    """Write down what was met and hide it. What people lifted before stays lifted. Nobody at the desk is named as the doer."""
    keeper, new = system_actor("recusal"), []
    for person, desk in persons:
        if ShutOut.objects.filter(officer=officer, person=person, kind=kind).exists():
            continue
        compartment = new_compartment(kind=CompartmentKind.CASE, owner=desk, by=keeper)
        row = ShutOut(
            officer=officer,
            person=person,
            desk=desk,
            compartment=compartment,
            kind=kind,
            since_at=timezone.now(),
        )
        row.save(force_insert=True)
        new.append(row.id)
    if new:
        _renew([officer])
        record(RecusalEvent.SHUT_OUT, subjects=new, count=len(new), by=keeper)


def _lift_weak(record_id: UUID, officers: Collection[UUID], by: Actor) -> None:
    """Lift what waits about these officers by a weak sign alone: whoever acts has looked, and is not one of them."""
    weak = [kind.value for kind in MarkKind if not is_strong(kind)]
    rows = ShutOut.objects.filter(person=record_id, officer__in=list(officers), kind__in=weak, standing=Standing.NEW)
    for row in rows.exclude(officer=officer_of(by)):
        row.standing, row.lift_reason = Standing.LIFTED, LiftReason.NAMESAKE
        row.lifted_by, row.lifted_at = officer_of(by), timezone.now()
        row.save(update_fields=["standing", "lift_reason", "lifted_by", "lifted_at"])
        _renew([row.officer])
        record(RecusalEvent.LIFTED, subject=row.id, subjects=[row.person], by=by)


def _renew(officers: Iterable[UUID]) -> None:
    """Work out anew what these officers must not know of."""
    for officer in officers:
        must = hidden_for(officer)
        known = set(Hidden.objects.filter(officer=officer).values_list("record", flat=True))
        Hidden.objects.filter(officer=officer, record__in=known - must).delete()
        Hidden.objects.bulk_create(Hidden(officer=officer, record=each) for each in must - known)


@transaction.atomic
def unmark_person(*, person_id: UUID, desk: UUID, marks: Collection[str], by: Actor) -> None:
    """Forget what a person record was compared by. Who was shut out stays so until two people lift it."""
    drop_tokens(PERSON_SPACE, person_id, _at(desk, marks))


@transaction.atomic
def move_marks(
    *,
    record_id: UUID,
    old: UUID | None,
    new: UUID | None,
    marks: Collection[str],
    looked_at: Collection[UUID] = (),
    by: Actor,
) -> None:
    """Let another desk have a record with what it is compared by, and decide from now on whom it shuts out.

    Nothing is left of it at the old desk, which may be the one that it is about. Without a new one it waits uncompared.
    `looked_at` as in `mark_person`; what waited about them by the same name alone is lifted.
    """
    if old is not None:
        drop_tokens(PERSON_SPACE, record_id, _at(old, marks))
    rows = ShutOut.objects.filter(person=record_id)
    if new is None:
        _forget(rows, by)
        return
    Compartment.objects.filter(id__in=list(rows.values_list("compartment_id", flat=True))).update(owner=new)
    rows.update(desk=new)
    mark_person(person_id=record_id, desk=new, marks=marks, looked_at=looked_at, by=by)


@transaction.atomic
def tie(*, file: UUID, record_id: UUID, bound: bool, sign: bool = False, by: Actor) -> None:
    """Say that a record stands in a file, so that what is hidden of the one is hidden of the other.

    `sign`: the record is a number of the person whose file it is.
    """
    kind = {"bound": bound, "sign": sign}
    row, made = FileTie.objects.get_or_create(file=file, record=record_id, defaults=kind)
    if not made and (row.bound, row.sign) == (bound, sign):
        return
    FileTie.objects.filter(id=row.id).update(**kind)
    _renew(officers_kept_from(file) | officers_kept_from(record_id))


@transaction.atomic
def untie(*, file: UUID, record_id: UUID, by: Actor) -> None:
    """Say that a record stands in a file no more."""
    officers = officers_kept_from(file) | officers_kept_from(record_id)
    FileTie.objects.filter(file=file, record=record_id).delete()
    _renew(officers)


@transaction.atomic
def forget_record(*, record_id: UUID, by: Actor) -> None:
    """Forget, for an erasure, every tie of a record and every shutting out that it caused."""
    officers = officers_kept_from(record_id)
    FileTie.objects.filter(file=record_id).delete()
    FileTie.objects.filter(record=record_id).delete()
    _forget(ShutOut.objects.filter(person=record_id), by)
    _renew(officers)


def _forget(rows: "QuerySet[ShutOut]", by: Actor) -> None:
    """Destroy shuttings out with their keys, and let their officers see again what nothing else hides."""
    found = list(rows.select_related("compartment"))
    for row in found:
        erase(compartment=row.compartment, record_id=row.id, by=by)
        row.delete()
    _renew({row.officer for row in found})


def _locked(shut_out_id: UUID, by: Actor) -> ShutOut:
    """The row, held until the end of the transaction. Raises NotFound for one that the actor may not decide about."""
    found = decides_about(by).filter(id=shut_out_id).exists()
    row = ShutOut.objects.select_for_update(of=("self",)).select_related("compartment").filter(id=shut_out_id).first()
    if not found or row is None:
        raise NotFound()
    return row


@transaction.atomic
def confirm_shut_out(*, shut_out_id: UUID, by: Actor) -> None:
    """Say that the officer is or may well be the person: the file stays shut. Raises RuleBroken where it is decided already."""
    require(by, Permission.HAND_OVER)
    row = _locked(shut_out_id, by)
    row.standing = standing_when(Standing(row.standing), Standing.CONFIRMED)
    row.confirmed_by, row.confirmed_at = officer_of(by), timezone.now()
    row.save(update_fields=["standing", "confirmed_by", "confirmed_at"])
    record(RecusalEvent.CONFIRMED, subject=row.id, subjects=[row.person], by=by)


@transaction.atomic
def propose_lift(*, shut_out_id: UUID, reason: str, words: str, by: Actor) -> None:
    """Propose, with reasons, that the officer may see the file after all. It stays shut until a second person agrees."""
    require(by, Permission.HAND_OVER)
    row = _locked(shut_out_id, by)
    row.standing = standing_when(Standing(row.standing), Standing.LIFTING)
    check_reason(reason, words)
    seal(row, words=words)
    row.lift_reason, row.lift_by, row.lift_at = reason, officer_of(by), timezone.now()
    row.save(update_fields=["standing", "words", "lift_reason", "lift_by", "lift_at"])
    record(RecusalEvent.LIFT_PROPOSED, subject=row.id, subjects=[row.person], by=by)


@transaction.atomic
def decide_lift(*, shut_out_id: UUID, agree: bool, by: Actor) -> None:
    """Agree with another person's proposal to lift, or refuse it. Raises NotPermitted for the one who proposed it."""
    require(by, Permission.HAND_OVER)
    row = _locked(shut_out_id, by)
    check_second(row.lift_by, by.id)
    row.standing = standing_when(Standing(row.standing), Standing.LIFTED if agree else Standing.CONFIRMED)
    if agree:
        row.lifted_by, row.lifted_at = officer_of(by), timezone.now()
    else:
        row.confirmed_by, row.confirmed_at = officer_of(by), timezone.now()
    row.save(update_fields=["standing", "lifted_by", "lifted_at", "confirmed_by", "confirmed_at"])
    _renew([row.officer])
    record(RecusalEvent.LIFTED if agree else RecusalEvent.LIFT_REFUSED, subject=row.id, subjects=[row.person], by=by)
