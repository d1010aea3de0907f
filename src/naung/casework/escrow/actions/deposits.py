"""Depositing a number, standing behind a colleague's, withdrawing it, reading what was told.

The second institution is asked between two transactions: the first counts the attempt, so that one that failed counts as well,
the second lets it lie or wait. A number that was typed touches the database only where it has to wait.
"""

from dataclasses import dataclass
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from naung.casework.episodes.queries import thing_for
from naung.casework.escrow.actions.lodging import lodge, wait
from naung.casework.escrow.models import Deposit
from naung.casework.escrow.queries import (
    ask,
    belongs_to_served,
    deposit_row,
    deposits_seen,
    house_keys,
    is_set_up,
    shown_deposit,
    used_today,
)
from naung.casework.escrow.queries.deposits import SHOWN
from naung.casework.escrow.rules import (
    BY_ANOTHER,
    LASTS,
    OF_SERVED,
    SAY_WHICH,
    SAY_WHY,
    STANDS_NO_MORE,
    answer_of,
    answer_words,
    check_limits,
    check_words,
    identifier,
    value_of,
)
from naung.casework.escrow.rules.identifiers import WHICH_KIND
from naung.casework.escrow.vocabulary import (
    KIND_OF_THING,
    Country,
    DepositShown,
    EscrowEvent,
    IdentifierKind,
    Standing,
)
from naung.foundation.access.rules import desk_of, officer_of, require
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.audit.actions import one_writer_at_a_time, record
from naung.foundation.errors import NaungError, RuleBroken
from naung.foundation.identifiers import new_id, new_letters
from naung.foundation.recusal.actions import meet_officers
from naung.foundation.recusal.rules import marks_of
from naung.foundation.vault.actions import new_compartment, seal
from naung.foundation.vault.queries import open_rows
from naung.foundation.vault.vocabulary import CompartmentKind

HANDLE, HANDLE_LETTERS = "T-%s", 8  # by which two officers find each other's deposit on the telephone; of no case
READ = ("handle", "reference", "reason", "answer")


@dataclass(frozen=True)
class _Meant:
    """What is about to be deposited."""

    kind: IdentifierKind
    number: str
    reference: str
    reason: str
    thing: UUID | None
    posted_once: UUID | None


def deposit_number(
    *,
    kind: str,
    value: str,
    reference: str,
    reason: str,
    country: str = Country.INDONESIA,
    posted_once: UUID | None = None,
    by: Actor,
) -> UUID:
    """Deposit a number of a recruiter whose file need not be in this house. Its desk knows it again by its own `reference`.

    `country`: of a telephone number that names none. Where the second institution can't be asked it waits. The same
    `posted_once` twice is one deposit.
    Raises RuleBroken for a name or anything that is no such number, beyond the limits, and for what this desk has deposited.
    """
    require(by, Permission.ESCROW_DEPOSIT)
    number = identifier(kind, value, country)
    words = (
        check_words(reference, "reference", number, needed=SAY_WHICH),
        check_words(reason, "reason", number, needed=SAY_WHY),
    )
    return _deposited(_Meant(IdentifierKind(kind), number, *words, None, posted_once), by)


def deposit_thing(
    *, thing_id: UUID, reason: str, country: str = Country.INDONESIA, posted_once: UUID | None = None, by: Actor
) -> UUID:
    """Deposit the number of a thing in the own desk's files: a recruiter's, never that of somebody who is served.

    As `deposit_number`. Raises NotFound for another desk's thing.
    """
    require(by, Permission.ESCROW_DEPOSIT)
    thing = thing_for(thing_id, actor=by)
    if thing.kind not in KIND_OF_THING:
        raise RuleBroken(WHICH_KIND)
    if belongs_to_served(thing_id):
        raise RuleBroken(OF_SERVED)
    kind = KIND_OF_THING[thing.kind]
    number = identifier(kind, thing.mark or "", country)
    words = check_words(reason, "reason", number, needed=SAY_WHY)
    return _deposited(_Meant(kind, number, "", words, thing_id, posted_once), by)


def _deposited(meant: _Meant, by: Actor) -> UUID:
    house = house_keys()
    deposit, handle = _announced(meant, by)
    if not handle:
        return deposit
    try:
        token = ask(value_of(meant.kind, meant.number), desk_of(by), house)
    except NaungError:
        wait(deposit_id=deposit, number=meant.number if meant.thing is None else None, by=by)
    else:
        lodge(deposit_id=deposit, handle=handle, token=token, pair=house.pair, by=by)
    return deposit


@transaction.atomic
def _announced(meant: _Meant, by: Actor) -> tuple[UUID, str]:
    """The row that counts the attempt, and its random number; none where it is not new."""
    owner, officer = desk_of(by), officer_of(by)
    token = meant.posted_once or new_id()
    before = Deposit.objects.filter(posted_once=token, made_by=officer, owner=owner).first()
    if before is not None:
        return before.id, ""
    one_writer_at_a_time()  # two at once are counted one after the other
    of_officer, of_desk = used_today(officer=officer, desk=owner)
    check_limits(of_officer=of_officer, of_desk=of_desk)
    row = Deposit(
        owner=owner,
        compartment=new_compartment(kind=CompartmentKind.ESCROW, owner=owner, by=by),
        kind=meant.kind,
        record=meant.thing,
        standing=Standing.WAITING,
        made_by=officer,
        made_at=timezone.now(),
        ends_on=timezone.localdate() + LASTS,
        posted_once=token if not Deposit.objects.filter(posted_once=token).exists() else new_id(),
    )
    handle = HANDLE % new_letters(HANDLE_LETTERS)
    seal(row, handle=handle, reference=meant.reference, reason=meant.reason, answer=answer_words(()))
    row.save(force_insert=True)
    _compare(row, meant, by)
    record(EscrowEvent.DEPOSITED, subject=row.id, subjects=[meant.thing] if meant.thing else [], by=by)
    return row.id, handle


def _compare(row: Deposit, meant: _Meant, by: Actor) -> None:
    """A number that is an officer's own is hidden from that officer: she does not learn who else has it.

    A thing was compared when it was written down; of a number that was typed nothing is kept that could be tried.
    """
    niks = [meant.number] if meant.kind is IdentifierKind.NIK else []
    phones = [meant.number] if meant.kind is IdentifierKind.PHONE else []
    if meant.thing is None:
        meet_officers(record_id=row.id, desk=row.owner, marks=marks_of(niks=niks, phones=phones), by=by)


@transaction.atomic
def withdraw_deposit(*, deposit_id: UUID, by: Actor) -> None:
    """Take a deposit back: label, envelope and number go. What was told stays told. Twice does no harm."""
    require(by, Permission.ESCROW_DEPOSIT)
    row = deposit_row(deposit_id, actor=by)
    if row.standing == Standing.WITHDRAWN:
        return
    row.standing, row.label, row.envelope, row.value = Standing.WITHDRAWN, None, None, None
    row.save(update_fields=["standing", "label", "envelope", "value"])
    record(EscrowEvent.WITHDRAWN, subject=row.id, by=by)


@transaction.atomic
def sign_deposit(*, deposit_id: UUID, by: Actor) -> None:
    """Stand behind a colleague's deposit, so that her desk is told of what was deposited before it. Twice does no harm.

    The same is opened and written whether it met another or not. Raises RuleBroken for her own, and for one that does not stand.
    """
    require(by, Permission.ESCROW_DEPOSIT)
    deposit_row(deposit_id, actor=by)
    row = Deposit.objects.select_for_update(of=("self",)).select_related("compartment").get(id=deposit_id)
    if row.signed_by is not None:
        return
    if row.made_by == officer_of(by):
        raise RuleBroken(BY_ANOTHER)
    if row.standing not in {Standing.WAITING, Standing.LODGED}:
        raise RuleBroken(STANDS_NO_MORE)
    (text,) = open_rows(by, EscrowEvent.READ, [(row, ("answer",))])
    row.signed_by, row.signed_at = officer_of(by), timezone.now()
    row.unread = row.unread or any(each.later for each in answer_of(text.get("answer")))
    row.save(update_fields=["signed_by", "signed_at", "unread"])
    record(EscrowEvent.SIGNED, subject=row.id, by=by)


@transaction.atomic
def read_deposits(*, page: int = 1, by: Actor) -> list[DepositShown]:
    """One page of the desk's deposits with what was told of each, the newest first; new no more.

    On the first page what is new stands before them, however old the deposit.
    """
    require(by, Permission.ESCROW_DEPOSIT)
    seen = deposits_seen(by).order_by("-made_at", "id")
    rows = list(seen[(page - 1) * SHOWN : page * SHOWN])
    if page == 1:
        fresh = list(seen.filter(unread=True)[:SHOWN])
        known = {row.id for row in fresh}
        rows = [*fresh, *(row for row in rows if row.id not in known)]
    texts = open_rows(by, EscrowEvent.READ, [(row, READ) for row in rows]) if rows else []
    pair = house_keys().pair if is_set_up() else ""
    Deposit.objects.filter(id__in=[row.id for row in rows], unread=True).update(unread=False)
    return [shown_deposit(row, text, pair) for row, text in zip(rows, texts, strict=True)]
