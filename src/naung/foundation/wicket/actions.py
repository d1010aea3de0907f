"""Writers of the wicket. A desk gives, writes and closes; whoever holds a code opens, asks and closes."""

from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import F
from django.db.models.functions import Greatest
from django.utils import timezone

from naung.foundation.access.rules import require
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.audit.actions import record
from naung.foundation.errors import NotFound, RuleBroken
from naung.foundation.identifiers import new_id, new_letters
from naung.foundation.wicket.models import Request, Tally, Wicket
from naung.foundation.wicket.queries import gives, outside_key, wicket_row
from naung.foundation.wicket.rules import (
    CODE_LENGTH,
    RECORD_BYTES,
    SALT_BYTES,
    SLIP_LASTS,
    TRIES_PER,
    begins_anew,
    check_end,
    check_pin,
    halves,
    is_locked,
    new_secret,
    opening_key,
    read_code,
    read_pin,
    read_slip,
    record_of,
    request_of,
    sealed_to,
    shown_code,
    shut,
    slip_of,
    text_of,
    token_of,
    unshut,
)
from naung.foundation.wicket.vocabulary import Ask, Made, Opened, Receiver, WicketEvent
from naung.foundation.words import gettext_noop

TOKENS, SLIPS = b"tokens", b"slips"
KEPT_CLOSED = timedelta(days=30)  # a closed code's empty row and its settled requests, for the desk to see
CLOSED_ALREADY = gettext_noop("Kode ini sudah tidak berlaku. Buat kode baru.")
# What is opened in place of a record that is not there: the same work, and never the right answer.
_NOBODY = new_id()
_NO_SALT, _NO_RECORD = new_secret(SALT_BYTES), shut(bytes(RECORD_BYTES), new_secret(), _NOBODY)
_NO_LOCK, _NO_KEY = shut(bytes(32), new_secret(), _NOBODY), new_secret()


@transaction.atomic
def make_wicket(*, pin: str, text: str, receiver: Receiver, expires_at: datetime, by: Actor) -> Made:
    """Give a code for a record, to be opened with the number that its holder chose. Code and key are answered once.

    Raises RuleBroken for a number that is guessed first, an end too far away or a record too long.
    """
    require(by, gives(by), within=receiver.desk)
    now, pin = timezone.now(), check_pin(pin)
    check_end(expires_at, now)
    finds, opens = halves(letters := _unused_letters())
    salt, key, row_id = new_secret(SALT_BYTES), new_secret(), new_id()
    Wicket.objects.create(
        id=row_id,
        token=token_of(finds, outside_key(TOKENS)),
        owner=receiver.desk,
        salt=salt,
        lock=shut(key, opening_key(opens, pin, salt), row_id),
        record=shut(record_of(text), key, row_id),
        receiving=receiver.key,
        public=receiver.public,
        made_at=now,
        written_at=now,
        expires_at=expires_at,
    )
    record(WicketEvent.MADE, subject=row_id, by=by)
    return Made(row_id, shown_code(letters), key)


def _unused_letters() -> str:
    """Letters whose first half no other code has: two with the same would share their tries."""
    while True:
        letters = new_letters(CODE_LENGTH)
        if not Wicket.objects.filter(token=token_of(halves(letters)[0], outside_key(TOKENS))).exists():
            return letters


@transaction.atomic
def write_record(*, wicket_id: UUID, record_key: bytes, text: str, by: Actor) -> None:
    """Replace the record behind a code as a whole, with the key that its desk keeps. Raises RuleBroken where it is closed."""
    require(by, gives(by))
    wicket_row(wicket_id, actor=by)
    row = Wicket.objects.select_for_update().get(id=wicket_id)
    if row.closed_at is not None or unshut(bytes(row.record), record_key, row.id) is None:
        raise RuleBroken(CLOSED_ALREADY)
    row.record, row.written_at = shut(record_of(text), record_key, row.id), timezone.now()
    row.save()
    record(WicketEvent.WRITTEN, subject=row.id, by=by)


@transaction.atomic
def close_wicket(*, wicket_id: UUID, by: Actor) -> None:
    """Close a code for good: what stood behind it is deleted. Twice does no harm."""
    require(by, gives(by))
    row = wicket_row(wicket_id, actor=by)
    if row.closed_at is None:
        _close(row.id, by_holder=False)
        record(WicketEvent.CLOSED, subject=row.id, by=by)


def _close(wicket_id: UUID, *, by_holder: bool) -> None:
    Wicket.objects.filter(id=wicket_id, closed_at=None).update(
        closed_at=timezone.now(), closed_by_holder=by_holder, lock=b"", record=b"", salt=b""
    )


def open_wicket(*, code: str, pin: str, by: Actor) -> Opened:
    """What stands behind a code, for whoever knows its number (SYSTEM_VISIT). Nothing is logged: it would be her row.

    Raises NotFound alike, after the same statements and the same work, for a wrong code, a wrong number, a code that takes no
    more tries now, a closed and an expired one.
    """
    require(by, Permission.SYSTEM_VISIT)
    finds, opens = halves(read_code(code))
    token, now = token_of(finds, outside_key(TOKENS)), timezone.now()
    locked = _count_try(token, now)
    row = Wicket.objects.filter(token=token).first()
    good = row is not None and row.closed_at is None and now < row.expires_at
    place, salt, lock, sealed = (
        (row.id, bytes(row.salt), bytes(row.lock), bytes(row.record))
        if row is not None and good
        else (_NOBODY, _NO_SALT, _NO_LOCK, _NO_RECORD)
    )
    key = unshut(lock, opening_key(opens, read_pin(pin), salt), place)
    plain = unshut(sealed, key or _NO_KEY, place)
    right = plain is not None and not locked
    _settle_try(token, int(right))
    slip = slip_of(place, new_id(), now + SLIP_LASTS, outside_key(SLIPS))
    if plain is None or not right:
        raise NotFound()
    return Opened(place, text_of(plain), slip)


@transaction.atomic
def _count_try(token: bytes, now: datetime) -> bool:
    """Count a try before it is made, so that many at once are no more than there are; True where there are none left."""
    Tally.objects.bulk_create([Tally(token=token, since=now)], ignore_conflicts=True)
    row = Tally.objects.select_for_update().get(token=token)
    if begins_anew(row.since, now):
        row.wrong, row.since = 0, now
    locked = is_locked(row.wrong, row.since, now)
    row.wrong += 0 if locked else 1
    row.save()
    return locked


@transaction.atomic
def _settle_try(token: bytes, right: int) -> None:
    """Give back the try of whoever was right; the same statement for whoever was not."""
    Tally.objects.filter(token=token).update(wrong=Greatest(F("wrong") - right, 0))


@transaction.atomic
def hand_request(*, slip: str, ask: Ask, text: str, by: Actor) -> None:
    """Take a request of whoever opened a code a moment ago (SYSTEM_VISIT), sealed to its desk; the same page twice is one.

    Asked to close, it also closes the code at once. Raises NotFound for a slip that is over or a code that was closed,
    RuleBroken for a message that says nothing or too much.
    """
    require(by, Permission.SYSTEM_VISIT)
    wicket_id, number = read_slip(slip, outside_key(SLIPS), timezone.now())
    plain = request_of(ask, text)
    row = Wicket.objects.select_for_update().filter(id=wicket_id).first()
    if row is None or Request.objects.filter(id=number).exists():
        if row is None:
            raise NotFound()
        return
    if row.closed_at is not None:
        raise NotFound()
    box = sealed_to(bytes(row.public), plain)
    Request.objects.create(id=number, wicket=row, key=row.receiving, box=box, arrived_at=timezone.now())
    if ask is Ask.CLOSE:
        _close(row.id, by_holder=True)
    record(WicketEvent.ASKED, subject=row.id, by=by)


@transaction.atomic
def settle_request(*, request_id: UUID, by: Actor) -> None:
    """Say that a request was dealt with; its words are deleted. Twice does no harm. Raises NotFound for another desk's."""
    require(by, gives(by))
    row = Request.objects.select_for_update().select_related("wicket").filter(id=request_id).first()
    if row is None:
        raise NotFound()
    require(by, gives(by), within=row.wicket.owner)
    if row.settled_at is None:
        row.box, row.settled_at = b"", timezone.now()
        row.save()
        record(WicketEvent.SETTLED, subject=row.id, by=by)


@transaction.atomic
def sweep_wickets(*, by: Actor) -> int:
    """Close codes whose time is over, delete what was closed long ago, forget tries of more than a day. How many it was."""
    require(by, Permission.SYSTEM_TICK)
    now = timezone.now()
    over = list(Wicket.objects.filter(closed_at=None, expires_at__lte=now).values_list("id", flat=True))
    for each in over:
        _close(each, by_holder=False)
    waiting = Request.objects.filter(settled_at=None).values("wicket")
    old, _ = Wicket.objects.filter(closed_at__lt=now - KEPT_CLOSED).exclude(id__in=waiting).delete()
    tries, _ = Tally.objects.filter(since__lt=now - TRIES_PER).delete()
    gone = len(over) + old + tries
    if gone:
        record(WicketEvent.SWEPT, count=gone, by=by)
    return gone


@transaction.atomic
def forget_wicket(*, wicket_id: UUID, by: Actor) -> None:
    """Delete a code with its record and every request through it: its holder's record was erased."""
    if not (by.may(Permission.SYSTEM_TICK) or by.may(Permission.SYSTEM_RESTORE)):
        require(by, Permission.PERSON_ERASE)
    gone, _ = Wicket.objects.filter(id=wicket_id).delete()
    if gone:
        record(WicketEvent.FORGOTTEN, subject=wicket_id, by=by)
