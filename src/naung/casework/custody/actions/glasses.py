"""Breaking the glass in danger to life: one person, contact and safety only, some hours, told at once, reviewed by another."""

from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone

from naung.casework.custody.models import Glass, Miss
from naung.casework.custody.queries import (
    OpenedField,
    glass_row,
    misses_today,
    opened_person,
    record_for_emergency,
    unreviewed_of,
)
from naung.casework.custody.rules import (
    GLASS_OVER,
    UNKNOWN_CHOICE,
    UNREVIEWED,
    check_may_break,
    check_reviewer,
    check_words,
    glass_runs,
    hours_of,
    judgement_of,
    one_person,
    shipped_limits,
)
from naung.casework.custody.vocabulary import GLASS_FIELDS, CustodyEvent, Found, Way
from naung.foundation.access.rules import desk_of, officer_of, require
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.audit.actions import record
from naung.foundation.errors import NotFound, RuleBroken
from naung.foundation.vault.actions import new_compartment, seal
from naung.foundation.vault.queries import words_token
from naung.foundation.vault.vocabulary import CompartmentKind


def break_glass(*, way: str, number: str, danger: str, by: Actor) -> UUID:
    """Open one person's contact and safety data for some hours, naming the danger to life; her desk and the custodians see it.

    Found by an exact number only. A search without a match is kept (without the number) and limited.
    Raises RuleBroken where an earlier glass of this officer is unreviewed, and where nobody or several answer.
    """
    require(by, Permission.BREAK_GLASS)
    officer, limits = officer_of(by), shipped_limits()
    if way not in {each.value for each in Way}:
        raise RuleBroken(UNKNOWN_CHOICE, field="way")
    check_words(danger, "danger")
    with transaction.atomic():
        check_may_break(unreviewed_of(officer), misses_today(officer, now=timezone.now()), limits)
        found = record_for_emergency(Way(way), number, actor=by)
        try:
            meant = one_person(found, by.desk)
        except RuleBroken as refused:
            _remember_miss(officer, number, by)
            missed = refused
        else:
            return _broken(meant, Way(way), danger, by)
    raise missed


def _remember_miss(officer: UUID, number: str, by: Actor) -> None:
    Miss.objects.create(officer=officer, at=timezone.now())
    record(CustodyEvent.GLASS_MISSED, words=words_token(number), count=0, by=by)


def _broken(meant: Found, way: Way, danger: str, by: Actor) -> UUID:
    now = timezone.now()
    row = Glass(
        opener=officer_of(by),
        desk=desk_of(by),
        owner=meant.desk,
        person=meant.person,
        compartment=new_compartment(kind=CompartmentKind.CUSTODY, owner=desk_of(by), by=by),
        way=way,
        broken_at=now,
        until=now + hours_of(shipped_limits(), "darurat_terbuka"),
    )
    seal(row, danger=danger)
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError as taken:  # two posts at one moment: the first one stands, unreviewed
        raise RuleBroken(UNREVIEWED) from taken
    record(CustodyEvent.GLASS_BROKEN, subject=row.id, subjects=[row.person], by=by)
    return row.id


def locked_glass(glass_id: UUID, by: Actor) -> Glass:
    """The row, held until the end of the transaction. Raises NotFound for whom it was not told to."""
    glass_row(glass_id, actor=by)
    return Glass.objects.select_for_update(of=("self",)).select_related("compartment").get(id=glass_id)


def _own(glass_id: UUID, by: Actor) -> Glass:
    row = locked_glass(glass_id, by)
    if row.opener != by.id or row.desk != by.desk:
        raise NotFound()
    return row


@transaction.atomic
def open_contact(*, glass_id: UUID, by: Actor) -> tuple[OpenedField, ...]:
    """Contact and safety data of that one person, for who broke the glass, while it is open; each time on record.

    Raises RuleBroken when it is over, NotFound for anybody else and for a person who was erased.
    """
    require(by, Permission.BREAK_GLASS)
    row, now = _own(glass_id, by), timezone.now()
    if not glass_runs(row.until, row.ended_at, now):
        raise RuleBroken(GLASS_OVER)
    row.openings, row.opened_at = row.openings + 1, now
    row.save(update_fields=["openings", "opened_at"])
    record(CustodyEvent.GLASS_USED, subject=row.id, subjects=[row.person], by=by)
    leave, event = (row.id, Permission.BREAK_GLASS), CustodyEvent.CONTACT_OPENED
    return opened_person(row.person, GLASS_FIELDS, event=event, warrant_of=leave, until=row.until, actor=by)


@transaction.atomic
def end_glass(*, glass_id: UUID, by: Actor) -> None:
    """Close an emergency opening before its time. Twice does no harm."""
    require(by, Permission.BREAK_GLASS)
    row = _own(glass_id, by)
    if row.ended_at is None:
        row.ended_at = timezone.now()
        row.save(update_fields=["ended_at"])
        record(CustodyEvent.GLASS_ENDED, subject=row.id, by=by)


@transaction.atomic
def review_glass(*, glass_id: UUID, verdict: str, words: str, by: Actor) -> None:
    """Judge an emergency opening with a reason, as another person; it closes with that, and frees the opener's next one.

    Raises NotPermitted for the opener, RuleBroken for a second review.
    """
    require(by, Permission.BREAK_GLASS_REVIEW)
    row = locked_glass(glass_id, by)
    check_reviewer(row.opener, by.id, row.verdict)
    judged = judgement_of(verdict)
    check_words(words, "words")
    now = timezone.now()
    seal(row, review=words)
    row.verdict, row.reviewed_by, row.reviewed_at = judged, officer_of(by), now
    row.ended_at = row.ended_at or now
    row.save()
    record(CustodyEvent.GLASS_REVIEWED, subject=row.id, subjects=[row.person], by=by)
