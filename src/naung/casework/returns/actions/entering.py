"""Receipts by their code: entered at a desk or brought by a tablet, once however often; what is refused waits for a person."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from naung.casework.returns.actions.beginning import moved
from naung.casework.returns.actions.receipts import receive, write_arrival
from naung.casework.returns.models import Delivery, Leg
from naung.casework.returns.queries.lists import delivery_row
from naung.casework.returns.queries.rows import LEG_NAMED_BY, leg_rows
from naung.casework.returns.queries.signers import signers_at
from naung.casework.returns.rules import codes
from naung.casework.returns.rules.legs import TWO_CLOCKS, verdict_of
from naung.casework.returns.vocabulary import Claimed, LegState, ReturnEvent, Signer, Verdict
from naung.foundation.access.rules import desk_of, officer_of, require
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.audit.actions import record
from naung.foundation.errors import RuleBroken
from naung.foundation.identifiers import new_id
from naung.foundation.recusal.queries import seen_by
from naung.foundation.vault.actions import seal
from naung.foundation.vault.queries import is_signature
from naung.foundation.words import gettext_noop

NO_CODE = gettext_noop(
    "Kode ini tidak lengkap atau ada huruf yang salah. Ketik lagi seperti di kertas: 16 huruf dan angka."
)
LOOKED_AT = gettext_noop("Kiriman ini sudah diperiksa.")


@dataclass(frozen=True)
class Received:
    """What became of an entered receipt; `at` is when it was recorded, where it was. `leg`: of which leg, where it is known."""

    verdict: Verdict
    at: datetime | None = None
    leg: UUID | None = None


@dataclass(frozen=True)
class _Arrival:
    """How somebody arrived, as it was entered."""

    condition: str
    words: str
    differs: bool
    belongings: str

    def write(self, leg: Leg) -> None:
        """Into a leg that is held."""
        write_arrival(leg, condition=self.condition, words=self.words, differs=self.differs, belongings=self.belongings)

    def told(self, at: datetime) -> str:
        """As it is kept beside a receipt: the moment, the condition, the words."""
        return told_of(at, self.condition, "\n".join(filter(None, (self.words.strip(), self.belongings.strip()))))


@dataclass(frozen=True)
class _Code:
    """A code as it was entered: what it says and by whose key, where it is a whole one."""

    text: str
    claimed: Claimed | None = None
    signer: Signer | None = None

    @property
    def by_tablet(self) -> bool:
        """Whether a tablet made it."""
        return self.claimed is not None and self.claimed.receiver is not None


@transaction.atomic
def enter_receipt(
    *,
    code: str,
    at: datetime,
    condition: str,
    words: str,
    differs: bool,
    belongings: str = "",
    received_by: UUID | None = None,
    by: Actor,
) -> Received:
    """Enter the code of a hand-over: the whole one from its picture, or its short text.

    `received_by`: whose receipt it is, where her tablet wrote it.

    The same code twice is the same receipt. What is refused is kept, for a person to look at, with what was entered where its
    file is known. Raises RuleBroken only for what can be no code, or what else was typed wrongly.
    """
    require(by, Permission.RETURN_RECEIVE)
    text = codes.bare(code)
    read = codes.read_code(text)
    if read is None and not codes.is_short(text):
        raise RuleBroken(NO_CODE, field="code")
    leg = leg_of_code(text, by)
    entered = _Code(text, read[0] if read else None, signer_at(leg, read, by) if leg and read else None)
    verdict = _verdict(leg, entered, desk_of(by))
    arrival = _Arrival(condition, words, differs, belongings)
    if verdict is Verdict.SAME and leg is not None:
        _say_again(leg, arrival, by)
        return Received(verdict, leg.received_at, leg.id)
    known = leg if verdict is not Verdict.ALTERED else None
    if verdict is Verdict.ACCEPTED and leg is not None:
        _accept(leg, entered, at, received_by or officer_of(by))
        arrival.write(leg)
        leg.save()
        moved(leg.journey)
    keep_delivery(known, text, verdict, arrival.told(at), by)
    event = ReturnEvent.RECEIVED if verdict is Verdict.ACCEPTED else ReturnEvent.REFUSED
    record(event, subject=known.id if known else None, by=by)
    return Received(
        verdict, leg.received_at if leg and verdict is Verdict.ACCEPTED else None, known.id if known else None
    )


def leg_of_code(text: str, by: Actor) -> Leg | None:
    """The leg of a bare code, held; none where it is of none, or where this officer must not know of it."""
    seen = seen_by(leg_rows(text), *LEG_NAMED_BY, actor=by).values_list("id", flat=True).first()
    held = Leg.objects.select_for_update(of=("self",)).select_related("journey", "compartment")
    return held.filter(id=seen).first() if seen else None


def signer_at(leg: Leg, read: tuple[Claimed, bytes], by: Actor) -> Signer | None:
    """Whose key of the giving desk signed a whole code; none for a body outside, which has no key here."""
    if leg.giver_desk is None:
        return None
    return codes.signer_of(*read, signers_at([leg.giver_desk], actor=by)[leg.giver_desk], is_signature)


def is_newest(leg: Leg, claimed: Claimed) -> bool:
    """Whether a tablet's code, which the desk may not know yet, goes before the one that stands: the last that was made does."""
    if claimed.receiver is None or claimed.receiver != leg.receiver_desk or leg.received_at is not None:
        return False
    return leg.signed_at is None or claimed.signed_at >= leg.signed_at


def _verdict(leg: Leg | None, entered: _Code, desk: UUID) -> Verdict:
    """A short text is found by the code that stands, so that its signature was checked here; a whole one is checked now."""
    if leg is None:
        return Verdict.ALTERED
    claimed = entered.claimed
    signed_at = claimed.signed_at if claimed else leg.signed_at
    return verdict_of(
        state=LegState(leg.state),
        at_receiver=leg.receiver_desk == desk,
        is_current=entered.text in {leg.code, leg.short} or (claimed is not None and is_newest(leg, claimed)),
        is_signed=entered.signer is not None if claimed else signed_at is not None,
        is_old=signed_at is not None and codes.is_old(signed_at, timezone.now()),
        already=leg.received_at is not None,
        key_stands=entered.signer is None or entered.signer.stands,
    )


def _accept(leg: Leg, entered: _Code, at: datetime, receiver: UUID) -> None:
    if entered.claimed is not None and entered.signer is not None and entered.text != leg.code:
        put_code(leg, entered.text, entered.claimed, entered.signer)
        leg.words_to_come = True
    if entered.by_tablet or leg.tablet_id:
        receive(leg, at, receiver=receiver, slack=TWO_CLOCKS)
    else:
        receive(leg, at, receiver=receiver, signed=leg.signed_at)


def put_code(leg: Leg, code: str, claimed: Claimed, signer: Signer) -> None:
    """Write a tablet's code into a leg that is held; the caller saves it."""
    leg.code, leg.short, leg.signed_at = code, codes.short_of(code), claimed.signed_at
    leg.signed_by, leg.key, leg.tablet_id = signer.officer, None, signer.id


def _say_again(leg: Leg, arrival: _Arrival, by: Actor) -> None:
    """The same receipt again changes nothing, but that the receiver's words are written where the giver's tablet came first."""
    if leg.arrived is None:
        arrival.write(leg)
        leg.save()
        record(ReturnEvent.COMPLETED, subject=leg.id, by=by)
        moved(leg.journey)
    else:
        record(ReturnEvent.REPEATED, subject=leg.id, by=by)


def told_of(at: datetime, condition: str = "", words: str = "") -> str:
    """What is kept beside a code that was entered."""
    return "\n".join((timezone.localtime(at).isoformat(timespec="minutes"), condition, words))


def keep_delivery(leg: Leg | None, code: str, verdict: Verdict, told: str, by: Actor) -> None:
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
