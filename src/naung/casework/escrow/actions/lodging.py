"""Letting a deposit lie, telling both agencies where two have the same, and letting it wait.

Nothing here is written into the log and nothing sealed is opened: a deposit that meets another leaves the same entries as one
that meets nobody. What each desk is told is worked out anew from what lies here under the same token.
"""

import secrets
from collections.abc import Sequence
from datetime import date
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from naung.casework.escrow.models import Deposit
from naung.casework.escrow.queries import agencies_of, labels_asked
from naung.casework.escrow.rules import answer_words, handing_of, handing_words, told_now
from naung.casework.escrow.vocabulary import Handing, Meeting, Standing
from naung.foundation.access.rules import require
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.audit.actions import one_writer_at_a_time
from naung.foundation.recusal.queries import seen_by_officer
from naung.foundation.vault.actions import seal
from naung.methods.oprf import Shut, label_of, open_envelope, seal_envelope
from naung.methods.oprf.tokens import KEY_BYTES

Lying = tuple[Deposit, Handing]


@transaction.atomic
def lodge(*, deposit_id: UUID, handle: str, token: bytes, pair: str, by: Actor) -> None:
    """Let a deposit lie under its label, and tell it and whatever it meets. One deposit at a time: of two at once one is second.

    A second deposit of the same number at one desk is no more than the first, which lies there already; who must not know of
    the first is told nothing of it: his own lies under a label of chance, as one that meets nobody.
    """
    if not by.may(Permission.SYSTEM_TICK):
        require(by, Permission.ESCROW_DEPOSIT)
    one_writer_at_a_time()
    row = _waiting(deposit_id)
    if row is None:
        return
    row.value, label = None, label_of(token, row.owner.bytes)
    before = Deposit.objects.filter(label=label)
    if before.exists():
        if not seen_by_officer(before, "id", "record", officer=row.made_by).exists():
            token = secrets.token_bytes(KEY_BYTES)
            _lay(row, handle, token, label_of(token, row.owner.bytes), pair)
            return
        row.standing = Standing.TWICE
        row.save()
        return
    handing = _lay(row, handle, token, label, pair)
    met = _met(row, token)
    if met:
        _tell([(row, handing), *met])


def _lay(row: Deposit, handle: str, token: bytes, label: bytes, pair: str) -> Handing:
    handing = Handing(row.owner, handle)
    row.standing, row.label, row.pair, row.lodged_at = Standing.LODGED, label, pair, timezone.now()
    row.envelope = seal_envelope(token, label, handing_words(handing))
    row.save()
    return handing


def _waiting(deposit_id: UUID) -> Deposit | None:
    rows = Deposit.objects.select_for_update(of=("self",)).select_related("compartment")
    return rows.filter(id=deposit_id, standing=Standing.WAITING).first()


def _met(row: Deposit, token: bytes) -> list[Lying]:
    """Deposits of other agencies under the same token: found by the labels that they would have, opened by the token."""
    labels = labels_asked(token, desk=row.owner)
    rows = Deposit.objects.select_for_update(of=("self",)).select_related("compartment")
    found = rows.filter(
        label__in=list(labels), pair=row.pair, standing=Standing.LODGED, ends_on__gte=timezone.localdate()
    )
    lying = [(each, _handing(each, token)) for each in found.order_by("lodged_at", "id")]
    return [(each, handing) for each, handing in lying if handing is not None]


def _handing(row: Deposit, token: bytes) -> Handing | None:
    """What an envelope says; one that somebody wrote over says nothing to anybody."""
    try:
        return handing_of(open_envelope(token, bytes(row.label or b""), bytes(row.envelope or b"")))
    except Shut:
        return None


def _tell(lying: Sequence[Lying]) -> None:
    """Write to each of them which others it meets: never one of the own agency."""
    agencies = agencies_of([row.owner for row, _ in lying])
    for row, handing in lying:
        others = [
            Meeting(theirs.desk, theirs.handle, _met_on(row, other), _is_later(row, other))
            for other, theirs in lying
            if agencies[other.owner] != agencies[row.owner] and theirs != handing
        ]
        seal(row, answer=answer_words(others))
        row.unread = row.unread or bool(told_now(others, signed=row.signed_by is not None))
        row.save()


def _is_later(row: Deposit, other: Deposit) -> bool:
    """Whether this one came to lie here after the other."""
    return row.lodged_at is not None and other.lodged_at is not None and row.lodged_at > other.lodged_at


def _met_on(one: Deposit, other: Deposit) -> date:
    """The day on which the later of the two came to lie here."""
    return timezone.localdate(max(each.lodged_at for each in (one, other) if each.lodged_at))


@transaction.atomic
def wait(*, deposit_id: UUID, number: str | None, by: Actor) -> None:
    """Let a deposit wait for the second institution. A number that was typed waits sealed; that of a thing stands in the file."""
    require(by, Permission.ESCROW_DEPOSIT)
    row = _waiting(deposit_id)
    if row is not None and number is not None:
        seal(row, value=number)
        row.save(update_fields=["value"])
