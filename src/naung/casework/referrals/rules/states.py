"""The state machine of a referral: what may be done when, by which side."""

from naung.casework.referrals.vocabulary import DECLINE_REASONS, QUESTIONS, RESULTS, Move, State
from naung.foundation.errors import RuleBroken
from naung.foundation.words import gettext_noop

LONGEST_TEXT = 5_000
LONGEST_LINE = 300

NOT_NOW = gettext_noop("Langkah ini tidak dapat dilakukan selama rujukan berstatus ini.")
UNKNOWN_CODE = gettext_noop("Pilih salah satu dari daftar.")
TOO_LONG = gettext_noop("Terlalu panjang: paling banyak %(most)s huruf.")
EMPTY = gettext_noop("Tulis dahulu isinya.")

_AFTER: dict[tuple[State, Move], State] = {
    (State.TO_SIGN, Move.SIGN): State.SENT,
    (State.TO_SIGN, Move.TAKE_BACK): State.TAKEN_BACK,
    (State.SENT, Move.ASK): State.ASKED,
    (State.SENT, Move.ACCEPT): State.ACCEPTED,
    (State.SENT, Move.DECLINE): State.DECLINED,
    (State.SENT, Move.EXPIRE): State.EXPIRED,
    (State.SENT, Move.TAKE_BACK): State.TAKEN_BACK,
    (State.ASKED, Move.ANSWER): State.SENT,
    (State.ASKED, Move.ACCEPT): State.ACCEPTED,
    (State.ASKED, Move.DECLINE): State.DECLINED,
    (State.ASKED, Move.EXPIRE): State.EXPIRED,
    (State.ASKED, Move.TAKE_BACK): State.TAKEN_BACK,
    (State.ACCEPTED, Move.COMPLETE): State.COMPLETED,
}
SENDERS_MOVES = frozenset({Move.ANSWER, Move.TAKE_BACK})
RECEIVERS_MOVES = frozenset({Move.ASK, Move.ACCEPT, Move.DECLINE, Move.COMPLETE})
# A letter has no reader here: its sender types in what came back with the receipt.
ON_PAPER = frozenset({Move.ACCEPT, Move.DECLINE, Move.COMPLETE, Move.TAKE_BACK})


def after(state: State, move: Move) -> State:
    """Where a referral stands after this move. Raises RuleBroken where it can't be made now."""
    try:
        return _AFTER[(state, move)]
    except KeyError:
        raise RuleBroken(NOT_NOW) from None


def moves_open(state: State, *, sender: bool, on_paper: bool) -> tuple[Move, ...]:
    """What this side may do now, in a fixed order. On paper only the sender acts."""
    mine = (ON_PAPER if sender else frozenset()) if on_paper else (SENDERS_MOVES if sender else RECEIVERS_MOVES)
    return tuple(move for move in Move if move in mine and (state, move) in _AFTER)


def check_text(value: str, field: str, *, most: int = LONGEST_TEXT, needed: bool = False) -> str:
    """The text without blank ends. Raises RuleBroken where it is empty though needed, or too long."""
    text = value.strip()
    if needed and not text:
        raise RuleBroken(EMPTY, field=field)
    if len(text) > most:
        raise RuleBroken(TOO_LONG, field=field, most=most)
    return text


def _listed(code: str, known: dict[str, str], field: str) -> str:
    if code not in known:
        raise RuleBroken(UNKNOWN_CODE, field=field)
    return code


def check_decline(code: str) -> str:
    """A reason of the list. Raises RuleBroken."""
    return _listed(code, DECLINE_REASONS, "reason")


def check_result(code: str) -> str:
    """A result of the list. Raises RuleBroken."""
    return _listed(code, RESULTS, "result")


def check_question(code: str) -> str:
    """A question of the list. Raises RuleBroken."""
    return _listed(code, QUESTIONS, "question")
