"""Sending on what waited while the second institution's machine was out of reach."""

from uuid import UUID

from django.db import transaction

from naung.casework.episodes.models import Thing
from naung.casework.escrow.actions.lodging import lodge
from naung.casework.escrow.models import Deposit
from naung.casework.escrow.queries import ask, house_keys, is_set_up
from naung.casework.escrow.rules import identifier, value_of
from naung.casework.escrow.vocabulary import EscrowEvent, IdentifierKind, Standing
from naung.foundation.access.rules import require
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.audit.actions import record
from naung.foundation.errors import NaungError, OutsideFailed, RuleBroken
from naung.foundation.vault.queries import open_run
from naung.foundation.vault.queries.opening import Row

AT_ONCE = 20


def send_waiting(*, by: Actor) -> int:
    """Ask for what waits, the oldest first, and let it lie; returns how many came through.

    A machine that is out of reach ends the run, a limit that is reached leaves that desk, and no other, for another day. What
    nothing is left of (a thing that changed, a number that was never kept) has to be deposited anew, and says so.
    """
    require(by, Permission.SYSTEM_TICK)
    waiting = Deposit.objects.filter(standing=Standing.WAITING).order_by("made_at", "id")
    if not is_set_up() or not waiting.exists():
        return 0
    house, sent, tired = house_keys(), 0, set[UUID]()
    for _ in range(AT_ONCE):
        row = waiting.select_related("compartment").exclude(owner__in=tired).first()
        if row is None:
            break
        number, handle = _number(row, by)
        if not number:
            _lapse(row, by)
        else:
            try:
                token = ask(value_of(IdentifierKind(row.kind), number), row.owner, house)
            except OutsideFailed:
                break
            except RuleBroken:
                tired.add(row.owner)
            else:
                lodge(deposit_id=row.id, handle=handle, token=token, pair=house.pair, by=by)
                sent += 1
    if sent:
        record(EscrowEvent.SENT, count=sent, by=by)
    return sent


def _number(row: Deposit, by: Actor) -> tuple[str, str]:
    """The number that waits (sealed in the row, or what its thing says now) and the deposit's own; empty where none is left."""
    thing = Thing.objects.select_related("compartment").filter(id=row.record).first() if row.record else None
    rows: list[Row] = [(row, ("handle", "value")), *([(thing, ("mark",))] if thing else [])]
    try:
        own, *marks = open_run(by, EscrowEvent.VALUES_OPENED, rows)
        number = identifier(row.kind, marks[0]["mark"] or "") if marks else own["value"]
    except NaungError:
        return "", ""
    return number or "", own["handle"] or ""


@transaction.atomic
def _lapse(row: Deposit, by: Actor) -> None:
    Deposit.objects.filter(id=row.id, standing=Standing.WAITING).update(standing=Standing.LAPSED, value=None)
    record(EscrowEvent.ENDED, subject=row.id, by=by)
