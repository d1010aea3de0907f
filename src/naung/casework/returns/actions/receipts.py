"""Hand-overs and their receipts: signed by the giver, entered by the receiver, once however often it is scanned."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from naung.casework.cases.rules import padded
from naung.casework.returns.actions.beginning import locked, moved, paper_of
from naung.casework.returns.actions.legs import check_mission
from naung.casework.returns.models import Delivery, HandKey, Leg
from naung.casework.returns.queries.journeys import opened
from naung.casework.returns.queries.lists import delivery_row
from naung.casework.returns.queries.rows import LEG_NAMED_BY, died_in
from naung.casework.returns.rules import codes
from naung.casework.returns.rules.legs import NOT_SO, check_alive, check_happened, check_move, check_order, verdict_of
from naung.casework.returns.rules.words import LONGEST_TEXT
from naung.casework.returns.vocabulary import Claimed, Condition, LegState, ReturnEvent, Verdict
from naung.foundation.access.rules import desk_of, officer_of, require
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.audit.actions import record
from naung.foundation.errors import Difference, RuleBroken, StaleVersion, check_text, differences
from naung.foundation.identifiers import new_id
from naung.foundation.recusal.queries import seen_by
from naung.foundation.vault.actions import make_signing_key, seal
from naung.foundation.vault.queries import is_signature, signature_by
from naung.foundation.words import gettext_noop

NO_CONDITION = gettext_noop("Pilih bagaimana keadaannya.")
NO_CODE = gettext_noop(
    "Kode ini tidak lengkap atau ada huruf yang salah. Ketik lagi seperti di kertas: 16 huruf dan angka."
)
OWN_LEG = gettext_noop("Kode hanya dibuat oleh meja yang menyerahkan. Untuk yang lain, catat dari berita acaranya.")
PAPER_FIRST = gettext_noop("Yang menerima bukan meja ini: pilih berita acara yang ditandatangani kedua pihak.")
LOOKED_AT = gettext_noop("Kiriman ini sudah diperiksa.")


@dataclass(frozen=True)
class Received:
    """What became of an entered receipt; `at` is when it was recorded, where it was."""

    verdict: Verdict
    at: datetime | None = None


@transaction.atomic
def sign_hand_over(*, leg_id: UUID, condition: str, words: str, belongings: str, version: int, by: Actor) -> None:
    """Write down what is handed over and sign it with the desk's key: the code that the giver's phone or paper shows.

    A new code replaces the one before. Raises RuleBroken where another desk gives, or after the hand-over, StaleVersion.
    """
    row = locked(Leg, leg_id, by)
    check_alive(died_in(row.journey))
    if LegState(row.state) not in {LegState.PLANNED, LegState.UNDER_WAY, LegState.HANDED}:
        raise RuleBroken(NOT_SO)
    if row.giver_desk != desk_of(by):
        raise RuleBroken(OWN_LEG)
    check_mission(row)
    if condition not in {each.value for each in Condition}:
        raise RuleBroken(NO_CONDITION, field="condition")
    if row.version != version:
        raise StaleVersion(based_on=version, now=row.version, differences=_differences(row, words, belongings, by))
    salt, now = new_id().hex, timezone.now().replace(second=0, microsecond=0)
    said, things = check_text(words, "words", LONGEST_TEXT), check_text(belongings, "belongings", LONGEST_TEXT)
    key = _key_of(desk_of(by))
    claimed = Claimed(row.id, codes.digest_of(salt, condition, said, things), now)
    row.code = codes.whole_code(claimed, signature_by(key.id, codes.told_by(claimed)))
    row.short, row.signed_at, row.signed_by = codes.short_of(row.code), now, officer_of(by)
    row.key, row.version = key, row.version + 1
    seal(row, condition=padded(condition), words=said or None, belongings=things or None, salt=salt)
    row.save()
    record(ReturnEvent.SIGNED, subject=row.journey.case_id, subjects=[row.id], by=by)
    moved(row.journey)


def _differences(row: Leg, words: str, belongings: str, by: Actor) -> tuple[Difference, ...]:
    (text,) = opened(row.journey, [(row, ("words", "belongings"))], by)
    theirs = {name: text.get(name) or "" for name in ("words", "belongings")}
    return differences(theirs, {"words": words, "belongings": belongings})


def _key_of(desk: UUID) -> HandKey:
    """The desk's key, made when it first signs."""
    found = HandKey.objects.filter(desk=desk).first()
    if found:
        return found
    kept, public = make_signing_key()
    made = HandKey(id=kept, desk=desk, public=public, made_at=timezone.now())
    made.save(force_insert=True)
    return made


@transaction.atomic
def confirm_handed(*, leg_id: UUID, at: datetime, by: Actor) -> None:
    """The giver says that she was handed over; the leg waits for its receipt. Raises RuleBroken."""
    row = locked(Leg, leg_id, by)
    check_move(LegState(row.state), LegState.HANDED)
    check_mission(row)
    check_happened(at, timezone.now(), "at")
    check_order(at, left=row.left_at)
    row.state, row.handed_at, row.handed_by = LegState.HANDED, at, officer_of(by)
    row.save(update_fields=["state", "handed_at", "handed_by"])
    record(ReturnEvent.HANDED, subject=row.journey.case_id, subjects=[row.id], by=by)
    moved(row.journey)


@transaction.atomic
def confirm_received(
    *, leg_id: UUID, at: datetime, condition: str, words: str, differs: bool, document: UUID | None, by: Actor
) -> None:
    """Record a receipt without a code: this desk received her itself, or a paper that both sides signed says so.

    Raises RuleBroken without that paper, or where a receipt stands already.
    """
    row = locked(Leg, leg_id, by)
    check_move(LegState(row.state), LegState.RECEIVED)
    check_mission(row)
    paper = paper_of(document, row.journey, by)
    if paper is None and row.receiver_desk != desk_of(by):
        raise RuleBroken(PAPER_FIRST, field="document")
    _receive(row, at, condition, words, differs, by)
    row.document = paper
    row.save()
    record(ReturnEvent.RECEIVED, subject=row.journey.case_id, subjects=[row.id], by=by)
    moved(row.journey)


def _receive(
    row: Leg, at: datetime, condition: str, words: str, differs: bool, by: Actor, signed: datetime | None = None
) -> None:
    check_happened(at, timezone.now(), "at")
    check_order(at, left=row.left_at, signed=signed, handed=row.handed_at)
    if condition not in {each.value for each in Condition}:
        raise RuleBroken(NO_CONDITION, field="condition")
    if row.handed_at is None:
        row.handed_at, row.handed_by = at, row.signed_by
    row.state, row.received_at, row.received_by, row.differs = LegState.RECEIVED, at, officer_of(by), differs
    seal(row, arrived=padded(condition), arrived_words=check_text(words, "words", LONGEST_TEXT) or None)


@transaction.atomic
def enter_receipt(*, code: str, at: datetime, condition: str, words: str, differs: bool, by: Actor) -> Received:
    """Enter the code of a hand-over: the whole one from its picture, or its short text.

    The same code twice is the same receipt. What is refused is kept, for a person to look at, with what was entered where its
    file is known. Raises RuleBroken only for what can be no code, or what else was typed wrongly.
    """
    require(by, Permission.RETURN_RECEIVE)
    text = codes.bare(code)
    read = codes.read_code(text)
    if read is None and not codes.is_short(text):
        raise RuleBroken(NO_CODE, field="code")
    leg = _leg_of(text, read[0] if read else None, by)
    verdict = _verdict(leg, text, read, desk_of(by))
    if verdict is Verdict.SAME and leg is not None:
        record(ReturnEvent.REPEATED, subject=leg.id, by=by)
        return Received(verdict, leg.received_at)
    if verdict is Verdict.ACCEPTED and leg is not None:
        _receive(leg, at, condition, words, differs, by, signed=leg.signed_at)
        leg.save()
        moved(leg.journey)
    _keep(leg if verdict is not Verdict.ALTERED else None, text, verdict, _told(at, condition, words), by)
    event = ReturnEvent.RECEIVED if verdict is Verdict.ACCEPTED else ReturnEvent.REFUSED
    record(event, subject=leg.id if leg and verdict is not Verdict.ALTERED else None, by=by)
    return Received(verdict, leg.received_at if leg and verdict is Verdict.ACCEPTED else None)


def _leg_of(text: str, claimed: Claimed | None, by: Actor) -> Leg | None:
    """The leg of a code, held; none where this officer must not know of it."""
    asked = {"id": claimed.leg} if claimed else {"short": text}
    rows = Leg.objects.filter(journey__person__erased_at=None, **asked)
    seen = seen_by(rows, *LEG_NAMED_BY, actor=by).values_list("id", flat=True).first()
    held = Leg.objects.select_for_update(of=("self",)).select_related("journey", "compartment", "key")
    return held.filter(id=seen).first() if seen else None


def _verdict(leg: Leg | None, text: str, read: tuple[Claimed, bytes] | None, desk: UUID) -> Verdict:
    """A short text is found by the code that stands, so that its signature was made here; a whole one is checked."""
    if leg is None:
        return Verdict.ALTERED
    signed_at = read[0].signed_at if read else leg.signed_at
    key = leg.key or (HandKey.objects.filter(desk=leg.giver_desk).first() if leg.giver_desk else None)
    signed = signed_at is not None
    if read is not None:
        signed = key is not None and is_signature(read[1], codes.told_by(read[0]), bytes(key.public))
    now = timezone.now()
    return verdict_of(
        state=LegState(leg.state),
        at_receiver=leg.receiver_desk == desk,
        is_current=text in {leg.code, leg.short},
        is_signed=signed,
        is_old=signed_at is not None and codes.is_old(signed_at, now),
        already=leg.received_at is not None,
    )


def _told(at: datetime, condition: str, words: str) -> str:
    return "\n".join((timezone.localtime(at).isoformat(timespec="minutes"), condition, words.strip()))


def _keep(leg: Leg | None, code: str, verdict: Verdict, told: str, by: Actor) -> None:
    """Keep what was entered; the same refusal at the same desk stands once, with what was entered last."""
    desk, looked = desk_of(by), timezone.now() if verdict is Verdict.ACCEPTED else None
    row = Delivery.objects.filter(desk=desk, code=code, verdict=verdict, looked_at=None).first() or Delivery(
        id=new_id(), leg=leg, compartment=leg.compartment if leg else None, desk=desk, code=code, verdict=verdict,
        looked_at=looked, looked_by=officer_of(by) if looked else None,
    )  # fmt: skip
    row.written_by, row.written_at = officer_of(by), timezone.now()
    if leg is not None:
        row.compartment = leg.compartment
        seal(row, told=told)
    row.save()


@transaction.atomic
def settle_delivery(*, delivery_id: UUID, by: Actor) -> None:
    """A person has looked at a refused receipt. Raises RuleBroken where somebody did."""
    require(by, Permission.RETURN_WRITE)
    row = delivery_row(delivery_id, actor=by)
    if row.looked_at is not None:
        raise RuleBroken(LOOKED_AT)
    row.looked_at, row.looked_by = timezone.now(), officer_of(by)
    row.save(update_fields=["looked_at", "looked_by"])
    record(ReturnEvent.LOOKED, subject=row.leg_id, by=by)
