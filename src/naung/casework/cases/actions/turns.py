"""Closing and reopening: one proposes with reasons, another decides."""

from uuid import UUID

from django.db import transaction
from django.utils import timezone

from naung.casework.cases.actions.cases import locked
from naung.casework.cases.models import TurnAsked
from naung.casework.cases.rules import (
    LONGEST_TEXT,
    check_decider,
    check_reason,
    check_two_people,
    stage_when_decided,
    stage_when_proposed,
)
from naung.casework.cases.vocabulary import CaseEvent, Outcome, Stage, Turn
from naung.foundation.access.rules import officer_of, require
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.accounts.queries import reopened_by
from naung.foundation.audit.actions import record
from naung.foundation.errors import NotFound, RuleBroken
from naung.foundation.vault.actions import seal
from naung.foundation.words import gettext_noop

TOO_LONG = gettext_noop("Terlalu panjang: paling banyak %(most)s huruf.")
UNKNOWN_CHOICE = gettext_noop("Pilihan ini tidak ada dalam daftar.")
ALREADY_DECIDED = gettext_noop("Usul ini sudah diputuskan.")

_PROPOSED = {Turn.CLOSE: CaseEvent.CLOSE_PROPOSED, Turn.REOPEN: CaseEvent.REOPEN_PROPOSED}
_DECIDED = {
    Outcome.APPROVED: CaseEvent.TURN_APPROVED,
    Outcome.REFUSED: CaseEvent.TURN_REFUSED,
    Outcome.WITHDRAWN: CaseEvent.TURN_WITHDRAWN,
}


@transaction.atomic
def propose_turn(*, case_id: UUID, turn: str, reason: str, words: str, by: Actor) -> UUID:
    """Propose to close or to reopen a case, with a reason from the list and words of one's own."""
    require(by, Permission.CASE_CLOSE_PROPOSE)
    case = locked(case_id, by)
    if turn not in {t.value for t in Turn}:
        raise RuleBroken(UNKNOWN_CHOICE, field="turn")
    waiting = stage_when_proposed(Stage(case.stage), Turn(turn))
    check_reason(Turn(turn), reason, words)
    if len(words) > LONGEST_TEXT:
        raise RuleBroken(TOO_LONG, field="words", most=LONGEST_TEXT)
    asked = TurnAsked(
        case=case,
        compartment=case.compartment,
        owner=case.owner,
        turn=turn,
        reason=reason,
        proposed_by=officer_of(by),
        proposed_at=timezone.now(),
    )
    seal(asked, words=words)
    asked.save(force_insert=True)
    case.stage, case.touched_at = waiting, timezone.now()
    case.save(update_fields=["stage", "touched_at"])
    record(_PROPOSED[Turn(turn)], subject=case.id, subjects=[asked.id], by=by)
    return asked.id


@transaction.atomic
def decide_turn(*, turn_id: UUID, outcome: str, answer: str = "", by: Actor) -> None:
    """Approve or refuse another person's proposal, or withdraw one's own.

    Raises NotPermitted for the author who would approve it himself, RuleBroken where it was decided already.
    """
    if outcome not in {o.value for o in Outcome}:
        raise RuleBroken(UNKNOWN_CHOICE, field="outcome")
    withdrawn = outcome == Outcome.WITHDRAWN
    require(by, Permission.CASE_CLOSE_PROPOSE if withdrawn else Permission.CASE_CLOSE_APPROVE)
    asked = TurnAsked.objects.filter(id=turn_id).first()
    if asked is None:
        raise NotFound()
    case = locked(asked.case_id, by)
    asked.refresh_from_db()
    if asked.outcome:
        raise RuleBroken(ALREADY_DECIDED)
    check_decider(asked.proposed_by, by.id, Outcome(outcome))
    check_two_people(
        Turn(asked.turn),
        Outcome(outcome),
        proposer=asked.proposed_by,
        decider=by.id,
        made_hers=reopened_by(asked.proposed_by),
        made_his=reopened_by(by.id),
    )
    if len(answer) > LONGEST_TEXT:
        raise RuleBroken(TOO_LONG, field="answer", most=LONGEST_TEXT)
    asked.compartment = case.compartment
    seal(asked, answer=answer)
    asked.outcome, asked.decided_by, asked.decided_at = outcome, by.id, timezone.now()
    asked.save()
    case.stage, case.touched_at = stage_when_decided(Stage(case.stage), Outcome(outcome)), timezone.now()
    case.save(update_fields=["stage", "touched_at"])
    record(_DECIDED[Outcome(outcome)], subject=case.id, subjects=[asked.id], by=by)
