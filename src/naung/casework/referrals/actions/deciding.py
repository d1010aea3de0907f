"""What either end does with a referral: ask back, answer, accept, decline, complete, take back, take note."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from naung.casework.cases.actions import open_from_referral
from naung.casework.cases.vocabulary import Danger, Role
from naung.casework.consent.queries import bases_for
from naung.casework.consent.vocabulary import SharingPurpose
from naung.casework.plans.actions import record_result
from naung.casework.plans.queries import is_request_open
from naung.casework.plans.vocabulary import Answered
from naung.casework.referrals.actions.sending import clock_of, sealed_line
from naung.casework.referrals.models import COLUMN_OF, Line, Referral
from naung.casework.referrals.queries.referrals import facts_of, referral_row
from naung.casework.referrals.rules.clocks import result_due
from naung.casework.referrals.rules.contents import told_from
from naung.casework.referrals.rules.sharing import for_purpose, shareable
from naung.casework.referrals.rules.states import (
    LONGEST_LINE,
    NOT_NOW,
    after,
    check_decline,
    check_question,
    check_result,
    check_text,
    moves_open,
)
from naung.casework.referrals.rules.tables import needs_of, shipped_clocks
from naung.casework.referrals.vocabulary import (
    RESULTS,
    TO_NOTE,
    Move,
    Receipt,
    ReferralEvent,
    Side,
    State,
)
from naung.casework.reports.queries.clocks import calendar_now
from naung.foundation.access.rules import desk_of, require
from naung.foundation.access.vocabulary import Actor, Category, Permission, Service
from naung.foundation.audit.actions import record
from naung.foundation.errors import RuleBroken, StaleVersion
from naung.foundation.organisations.vocabulary import MandateVerdict
from naung.foundation.recusal.actions import tie
from naung.foundation.vault.actions import erase, hand_over_compartment, seal
from naung.foundation.vault.queries import open_rows
from naung.foundation.words import gettext_noop

NO_BASIS_TO_ANSWER = gettext_noop("Jawaban tidak dapat dibagikan: tidak ada persetujuan atau dasar hukum yang berlaku.")
ANSWER = "jawaban"
# What each result says of the request in the sender's plan; where none is named, the request stays open.
ANSWERED = {
    "diberikan": Answered.GIVEN,
    "sebagian": Answered.GIVEN,
    "berhenti_atas_permintaan": Answered.WITHDRAWN,
}


def held(referral_id: UUID, version: int, by: Actor) -> tuple[Referral, Side]:
    """The row, held until the end of the transaction, and the actor's end of it.

    Raises NotFound for every desk but the two, StaleVersion where someone else was faster.
    """
    _, side = referral_row(referral_id, actor=by)
    rows = Referral.objects.select_for_update(of=("self",)).select_related("compartment", "package", "cover")
    row = rows.get(id=referral_id)
    if row.version != version:
        raise StaleVersion(based_on=version, now=row.version)
    return row, side


def moved(row: Referral, side: Side, move: Move) -> None:
    """Let the referral make this move if this end may make it now. Raises RuleBroken."""
    state = State(row.state)
    if move not in moves_open(state, sender=side is Side.SENDER, on_paper=row.receiver is None):
        raise RuleBroken(NOT_NOW)
    row.state = after(state, move)
    row.version += 1


def wait_again(row: Referral, now: datetime) -> None:
    """The clocks begin anew: the other end is to act now."""
    dues = clock_of(danger=row.danger, started_at=now)
    row.waits_since, row.warned_at, row.escalated_at = now, None, None
    row.warn_at, row.escalate_at, row.expire_at = dues.warn_at, dues.escalate_at, dues.expire_at


def destroy(row: Referral, by: Actor) -> None:
    """Destroy the keys of what travelled, and the sealed values with them: nothing is left but the status."""
    for key in (row.package, row.cover):
        if key.erased_at is None:
            erase(compartment=key, record_id=row.id, by=by)
    row.lines.update(**dict.fromkeys(COLUMN_OF.values()))


@transaction.atomic
def ask_back(*, referral_id: UUID, version: int, question: str, words: str, by: Actor) -> None:
    """Ask the sender something before deciding. The question is the sender's to read, no record of the receiver's."""
    require(by, Permission.REFERRAL_DECIDE)
    row, side = held(referral_id, version, by)
    moved(row, side, Move.ASK)
    row.question_code = check_question(question)
    seal(row, question=check_text(words, "words", most=LONGEST_LINE))
    wait_again(row, timezone.now())
    row.save()
    record(ReferralEvent.ASKED, subject=row.id, by=by)


@transaction.atomic
def answer_question(*, referral_id: UUID, version: int, words: str, by: Actor) -> None:
    """Answer what was asked back, as a fact without identity that needs a basis like every other line."""
    require(by, Permission.REFERRAL_SEND)
    row, side = held(referral_id, version, by)
    moved(row, side, Move.ANSWER)
    text = check_text(words, "words", needed=True)
    bases = bases_for(row.person, recipient=row.receiver, on=timezone.localdate(), actor=by)
    needs = [n for n in needs_of(Service(row.service), row.agency_type) if n.field == ANSWER]
    signed = MandateVerdict(True, "", row.basis, row.mark)
    basis = shareable(for_purpose(bases, SharingPurpose(row.purpose)), needs, signed).get(ANSWER)
    if basis is None:
        raise RuleBroken(NO_BASIS_TO_ANSWER, field="words")
    turn = row.lines.filter(field=ANSWER).count()
    sealed_line(row, row.cover, ANSWER, Category.B, basis, text, turn).save(force_insert=True)
    wait_again(row, timezone.now())
    row.save()
    record(ReferralEvent.ANSWERED, subject=row.id, by=by)


@transaction.atomic
def accept_referral(*, referral_id: UUID, version: int, by: Actor) -> UUID:
    """Take the person on: the package becomes this desk's, and its own file begins from it, joined by the matter.

    Only lines whose basis stands now are read. Papers and ways to reach her are not copied: the package shows them for as
    long as their basis stands. Answers the new case's id.
    """
    require(by, Permission.REFERRAL_DECIDE)
    row, side = held(referral_id, version, by)
    moved(row, side, Move.ACCEPT)
    if side is Side.SENDER:
        raise RuleBroken(NOT_NOW)
    desk = desk_of(by)
    hand_over_compartment(compartment=row.package, owner=desk, by=by)
    _decided(row, by)
    row.result_due_at = _result_due(row)
    values = _standing_values(row, by)
    row.receiver_case = open_from_referral(
        matter=row.matter,
        told=told_from(values, row.number),
        role=Role.VICTIM,
        summary=values.get("permintaan", ""),
        taken_from_referral=row.id,
        danger=Danger.YES if row.danger else Danger.UNKNOWN,
        by=by,
    )
    row.save()
    # Whom her first file shuts out, her file at this desk shuts out too.
    tie(file=row.case, record_id=row.receiver_case, bound=True, by=by)
    record(ReferralEvent.ACCEPTED, subject=row.id, subjects=[row.receiver_case], by=by)
    return row.receiver_case


def _result_due(row: Referral) -> datetime:
    return result_due(
        shipped_clocks(),
        danger=row.danger,
        accepted_at=row.decided_at or timezone.now(),
        tz=timezone.get_current_timezone(),
        calendar=calendar_now(),
    )


def _standing_values(row: Referral, by: Actor) -> dict[str, str]:
    """The values of lines whose basis stands, as far as the actor's role may see their class of data."""
    lines: list[Line] = list(row.lines.all())
    for line in lines:
        line.compartment = row.cover if line.compartment_id == row.cover_id else row.package
    standing = [line for line, fact in zip(lines, facts_of(lines), strict=True) if fact.why_not is None]
    rows: list[tuple[Any, tuple[str]]] = [(line, (COLUMN_OF[Category(line.category)],)) for line in standing]
    texts = open_rows(by, ReferralEvent.PACKAGE_OPENED, rows) if rows else []
    return {line.field: next(iter(t.values()), None) or "" for line, t in zip(standing, texts, strict=True)}


def _decided(row: Referral, by: Actor) -> None:
    row.decided_by, row.decided_at = by.id, timezone.now()


@transaction.atomic
def decline_referral(*, referral_id: UUID, version: int, reason: str, words: str, by: Actor) -> None:
    """Decline with a reason of the list. Nothing is left behind but the status: the package's keys are destroyed."""
    require(by, Permission.REFERRAL_DECIDE)
    row, side = held(referral_id, version, by)
    moved(row, side, Move.DECLINE)
    if side is Side.SENDER:
        raise RuleBroken(NOT_NOW)
    _decline(row, reason, words, by)


def _decline(row: Referral, reason: str, words: str, by: Actor) -> None:
    row.decline_code = check_decline(reason)
    seal(row, decline_words=check_text(words, "words", most=LONGEST_LINE))
    _decided(row, by)
    destroy(row, by)
    row.save()
    record(ReferralEvent.DECLINED, subject=row.id, by=by)


@transaction.atomic
def complete_referral(*, referral_id: UUID, version: int, result: str, words: str, by: Actor) -> None:
    """Say what came of it. The sender reads the result, never this desk's notes; for a letter its sender types it in."""
    require(by, Permission.REFERRAL_DECIDE)
    row, side = held(referral_id, version, by)
    moved(row, side, Move.COMPLETE)
    row.result_code = check_result(result)
    seal(row, result_words=check_text(words, "words", most=LONGEST_LINE))
    row.completed_at = timezone.now()
    record(ReferralEvent.COMPLETED, subject=row.id, by=by)
    if side is Side.SENDER:
        _note(row, by)
    row.save()


@transaction.atomic
def note_end(*, referral_id: UUID, version: int, by: Actor) -> None:
    """The sender takes note of the end: a result is written into the plan's request, a refusal leaves it open."""
    require(by, Permission.REFERRAL_SEND)
    row, side = held(referral_id, version, by)
    if side is not Side.SENDER or State(row.state) not in TO_NOTE or row.noted_at is not None:
        raise RuleBroken(NOT_NOW)
    row.version += 1
    _note(row, by)
    row.save()


def _note(row: Referral, by: Actor) -> None:
    row.noted_at = timezone.now()
    outcome = ANSWERED.get(row.result_code)
    if row.request is not None and outcome is not None and is_request_open(row.request, actor=by):
        record_result(
            request_id=row.request, result=RESULTS[row.result_code], outcome=outcome, ended_at=row.completed_at, by=by
        )
    record(ReferralEvent.NOTED, subject=row.id, subjects=[row.case], by=by)


@transaction.atomic
def take_back(*, referral_id: UUID, version: int, by: Actor) -> None:
    """Take a referral back before it is decided: the package's keys are destroyed."""
    require(by, Permission.REFERRAL_SEND)
    row, side = held(referral_id, version, by)
    moved(row, side, Move.TAKE_BACK)
    _decided(row, by)
    destroy(row, by)
    row.save()
    record(ReferralEvent.TAKEN_BACK, subject=row.id, subjects=[row.case], by=by)


@transaction.atomic
def type_in_receipt(
    *, referral_id: UUID, version: int, accepted: bool, receipt: Receipt, reason: str = "", words: str = "", by: Actor
) -> None:
    """Type in what came back with a letter: number, day, who received it. It counts as accepting or declining."""
    require(by, Permission.REFERRAL_SEND)
    row, side = held(referral_id, version, by)
    moved(row, side, Move.ACCEPT if accepted else Move.DECLINE)
    if row.receiver is not None or not row.sent_at.date() <= receipt.on <= timezone.localdate():
        raise RuleBroken(NOT_NOW if row.receiver is not None else WRONG_DAY, field="on")
    number = check_text(receipt.number, "number", most=LONGEST_LINE, needed=True)
    name = check_text(receipt.received_by, "received_by", most=LONGEST_LINE, needed=True)
    seal(row, receipt=f"{number}; {name}")
    row.receipt_on = receipt.on
    if not accepted:
        _decline(row, reason, words, by)
        return
    _decided(row, by)
    row.result_due_at = _result_due(row)
    row.save()
    record(ReferralEvent.ACCEPTED, subject=row.id, subjects=[row.case], by=by)


WRONG_DAY = gettext_noop("Hari penerimaan tidak boleh sebelum surat dikirim atau sesudah hari ini.")
