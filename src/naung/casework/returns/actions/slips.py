"""Slips from tablets: a hand-over or a receipt that was written without signal, brought by either side, in any order, once.

A slip is written whole or not at all. What a rule refuses is kept and looked at by a person; a short text that is not known
yet waits for the giver's tablet. Nothing of it is lost until it stands or a person set it aside.
"""

from dataclasses import dataclass
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from naung.casework.cases.rules import padded
from naung.casework.returns.actions.beginning import locked, moved
from naung.casework.returns.actions.entering import (
    enter_receipt,
    is_newest,
    keep_delivery,
    leg_of_code,
    put_code,
    signer_at,
    told_of,
)
from naung.casework.returns.actions.receipts import NO_CONDITION, receive
from naung.casework.returns.models import Leg
from naung.casework.returns.queries.rows import died_in
from naung.casework.returns.queries.signers import signers_at
from naung.casework.returns.queries.slips import SlipShown, open_slips, slip_opened
from naung.casework.returns.rules import codes
from naung.casework.returns.rules.legs import TWO_CLOCKS, check_alive, check_happened, check_order
from naung.casework.returns.rules.words import LONGEST_TEXT
from naung.casework.returns.vocabulary import (
    VERDICT_WORDS,
    Claimed,
    Condition,
    LegState,
    ReturnEvent,
    Signer,
    Slip,
    SlipKind,
    Verdict,
)
from naung.foundation.access.rules import require
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.audit.actions import record
from naung.foundation.courier.actions import move_parcel, receive_parcel
from naung.foundation.courier.rules import SETTLED
from naung.foundation.courier.vocabulary import Arrived, ParcelLine, ParcelState
from naung.foundation.errors import FieldProblem, NotFound, Problems, RuleBroken, check_text
from naung.foundation.vault.actions import seal
from naung.foundation.vault.queries import is_signature
from naung.foundation.words import gettext_noop

RECEIVES = Permission.RETURN_RECEIVE
NOT_HERE = gettext_noop("Perjalanan ini tidak ada di meja Anda.")
REVOKED = gettext_noop("Formulir ini datang dari ponsel yang sudah dicabut. Periksa dahulu isinya.")
BROUGHT = gettext_noop("Formulir ini dikirim petugas lain dari ponsel yang bukan miliknya. Periksa dahulu isinya.")
AFTER_GIVER = gettext_noop(
    "Hurufnya belum dikenal kantor. Tanda terima ini menunggu ponsel yang menyerahkan berhubungan dengan kantor."
)
NOT_A_CODE = gettext_noop("Kode penyerahan ini bukan kode yang dibuat ponsel.")
OTHER_THINGS = gettext_noop("Yang ditulis tidak sama dengan yang ditandatangani di kode.")
OTHER_CODE = gettext_noop("Orang ini sudah diterima dengan kode lain. Bandingkan keduanya.")
NEWER_CODE = gettext_noop("Ada kode yang lebih baru untuk perjalanan ini, atau meja penerimanya sudah diubah.")
ANSWER_ALTERED = gettext_noop(
    "Penyerahan dicatat. Kode balasan dari yang menerima tidak cocok, jadi belum dianggap diterima. "
    "Kodenya disimpan agar diperiksa."
)


@dataclass(frozen=True)
class SlipOutcome:
    """What became of a slip, and why, in sentences to be translated."""

    state: ParcelState
    problems: tuple[FieldProblem, ...] = ()
    leg: UUID | None = None


def _told(state: ParcelState, message: str, leg: UUID | None = None) -> SlipOutcome:
    return SlipOutcome(state, (FieldProblem("", message),), leg)


@transaction.atomic
def receive_slip(*, arrived: Arrived, by: Actor) -> SlipOutcome:
    """Keep a tablet's slip and write it down where that is possible. The same slip twice changes nothing.

    Raises RuleBroken for what is no slip, NotFound for another desk's number or device.
    """
    require(by, RECEIVES)
    kept = receive_parcel(arrived=arrived, permission=RECEIVES, by=by)
    if kept.state in SETTLED:
        return SlipOutcome(kept.state, leg=kept.subject)
    return take_up_slip(parcel_id=arrived.id, by=by)


@transaction.atomic
def take_up_slip(*, parcel_id: UUID, looked_at: bool = False, by: Actor) -> SlipOutcome:
    """Try to write a slip down; `looked_at`: a person saw what it says and where it came from.

    Raises RuleBroken for a settled one, NotFound for another desk's.
    """
    require(by, RECEIVES)
    shown = slip_opened(parcel_id, actor=by)
    doubt = "" if looked_at else _doubt(shown.line)
    outcome = _told(ParcelState.DECIDE, doubt) if doubt and shown.slip else _tried(shown, looked_at, by)
    leg = outcome.leg or shown.leg  # of which leg it is, so that it goes with her where she is erased
    move_parcel(parcel_id=parcel_id, to=outcome.state, subject=leg, permission=RECEIVES, by=by)
    return outcome


@transaction.atomic
def weigh_slip(*, parcel_id: UUID, by: Actor) -> tuple[SlipShown, SlipOutcome]:
    """What a slip says and what would become of it now: tried, and taken back; that it was opened stays in the log."""
    require(by, RECEIVES)
    shown = slip_opened(parcel_id, actor=by)
    with transaction.atomic():
        outcome = _tried(shown, True, by)
        transaction.set_rollback(True)
    doubt = _doubt(shown.line)
    if doubt and shown.slip:
        outcome = SlipOutcome(outcome.state, (FieldProblem("", doubt), *outcome.problems), outcome.leg)
    return shown, outcome


@transaction.atomic
def take_up_waiting(*, by: Actor) -> None:
    """Try again what waited at the actor's desk for a giver's tablet, which may have been in contact since."""
    require(by, RECEIVES)
    for line in open_slips(actor=by):
        if line.state is ParcelState.WAITS:
            take_up_slip(parcel_id=line.id, by=by)


@transaction.atomic
def set_slip_aside(*, parcel_id: UUID, by: Actor) -> None:
    """Decide that a slip is not written down; what stands stays as it is, and what the slip said is gone."""
    require(by, RECEIVES)
    slip_opened(parcel_id, actor=by)
    move_parcel(parcel_id=parcel_id, to=ParcelState.ASIDE, permission=RECEIVES, by=by)


def _doubt(line: ParcelLine) -> str:
    """Why a person looks at a slip before it is written down; empty where nobody needs to."""
    if line.revoked:
        return REVOKED
    return BROUGHT if line.brought_by else ""


def _tried(shown: SlipShown, looked_at: bool, by: Actor) -> SlipOutcome:
    if shown.slip is None:
        return SlipOutcome(ParcelState.MEND, shown.refused)
    try:
        with transaction.atomic():
            if shown.slip.kind is SlipKind.GIVE:
                return _give(shown.slip, looked_at, by)
            return _take(shown.slip, shown.line.sent_by, by)
    except Problems as refused:
        return SlipOutcome(ParcelState.MEND, tuple(refused.problems))
    except RuleBroken as refused:
        return SlipOutcome(ParcelState.MEND, (FieldProblem(refused.field, refused.message, dict(refused.values)),))
    except NotFound:
        return _told(ParcelState.MEND, NOT_HERE)


def _take(slip: Slip, officer: UUID, by: Actor) -> SlipOutcome:
    """The receiver's slip: the same door as a code that is entered at the desk."""
    text = codes.bare(slip.code)
    if codes.is_short(text) and leg_of_code(text, by) is None:
        return _told(ParcelState.WAITS, AFTER_GIVER)
    found = enter_receipt(
        code=text, at=slip.at, condition=slip.condition, words=slip.words, belongings=slip.belongings,
        differs=slip.differs, received_by=officer, by=by,
    )  # fmt: skip
    if found.verdict in {Verdict.ACCEPTED, Verdict.SAME}:
        return SlipOutcome(ParcelState.TAKEN, leg=found.leg)
    return _told(ParcelState.MEND, VERDICT_WORDS[found.verdict], found.leg)


def _give(slip: Slip, looked_at: bool, by: Actor) -> SlipOutcome:
    """The giver's slip: that somebody was handed over, what was handed, and what the receiver showed back."""
    text = codes.bare(slip.code)
    read = codes.read_code(text)
    if read is None or read[0].receiver is None:
        raise RuleBroken(NOT_A_CODE)
    leg = locked(Leg, read[0].leg, by)
    check_alive(died_in(leg.journey))
    signer = signer_at(leg, read, by)
    if signer is None:
        return _told(ParcelState.MEND, VERDICT_WORDS[Verdict.ALTERED], leg.id)
    if not signer.stands and not looked_at:
        return _told(ParcelState.DECIDE, REVOKED, leg.id)
    came_after = leg.received_at is not None
    _write_hand_over(leg, text, read[0], signer, slip)
    problems = _answered(leg, text, slip, by) if slip.answer else ()
    leg.save()
    record(
        ReturnEvent.COMPLETED if came_after else ReturnEvent.HANDED,
        subject=leg.journey.case_id,
        subjects=[leg.id],
        by=by,
    )
    moved(leg.journey)
    return SlipOutcome(ParcelState.TAKEN, problems, leg.id)


def _write_hand_over(leg: Leg, text: str, claimed: Claimed, signer: Signer, slip: Slip) -> None:
    """Into a leg that is held; the caller saves it. Raises RuleBroken where another code goes before this one."""
    if slip.condition not in {each.value for each in Condition}:
        raise RuleBroken(NO_CONDITION)
    if codes.digest_of(slip.salt, slip.condition, slip.words, slip.belongings) != claimed.digest:
        raise RuleBroken(OTHER_THINGS)
    if leg.state == LegState.CANCELLED:
        raise RuleBroken(VERDICT_WORDS[Verdict.CANCELLED])
    if text != leg.code:
        if leg.received_at is not None:
            raise RuleBroken(OTHER_CODE)
        if not is_newest(leg, claimed):
            raise RuleBroken(NEWER_CODE)
        put_code(leg, text, claimed, signer)
    if leg.received_at is None:
        check_happened(slip.at, timezone.now(), "at")
        check_order(slip.at, left=leg.left_at, slack=TWO_CLOCKS)
        leg.state, leg.handed_at, leg.handed_by = LegState.HANDED, slip.at, signer.officer
    words = check_text(slip.words, "words", LONGEST_TEXT)
    things = check_text(slip.belongings, "belongings", LONGEST_TEXT)
    seal(leg, condition=padded(slip.condition), words=words or None, belongings=things or None, salt=slip.salt)
    leg.words_to_come, leg.version = False, leg.version + 1


def _answered(leg: Leg, text: str, slip: Slip, by: Actor) -> tuple[FieldProblem, ...]:
    """What the receiver's tablet showed back makes it a receipt; how somebody arrived is still with that tablet."""
    answer = codes.bare(slip.answer)
    read, receiver = codes.read_answer(answer), leg.receiver_desk
    holds = read is not None and (read[0].leg, read[0].code) == (leg.id, codes.code_digest(text))
    signer = None
    if read is not None and holds and receiver is not None:
        signer = codes.answerer_of(*read, signers_at([receiver], actor=by)[receiver], is_signature)
    if read is None or signer is None or signer.officer is None or not signer.stands:
        keep_delivery(leg, answer, Verdict.ALTERED, told_of(slip.at), by)
        return (FieldProblem("", ANSWER_ALTERED),)
    if leg.received_at is None:
        receive(leg, min(read[0].at, timezone.now()), receiver=signer.officer, slack=TWO_CLOCKS)
        keep_delivery(leg, answer, Verdict.ACCEPTED, told_of(slip.at), by)
        record(ReturnEvent.RECEIVED, subject=leg.id, by=by)
    return ()
