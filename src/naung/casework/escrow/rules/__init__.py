"""Decisions of the escrow, pure over plain values."""

from naung.casework.escrow.rules.answers import answer_of, answer_words, handing_of, handing_words, told_now
from naung.casework.escrow.rules.identifiers import identifier, value_of
from naung.casework.escrow.rules.limits import (
    BY_ANOTHER,
    DESK_A_DAY,
    LASTS,
    LONGEST,
    NOT_SET_UP,
    OF_SERVED,
    OFFICER_A_DAY,
    SAY_WHICH,
    SAY_WHY,
    STANDS_NO_MORE,
    check_limits,
    check_words,
)

__all__ = [
    "BY_ANOTHER",
    "DESK_A_DAY",
    "LASTS",
    "LONGEST",
    "NOT_SET_UP",
    "OFFICER_A_DAY",
    "OF_SERVED",
    "SAY_WHICH",
    "SAY_WHY",
    "STANDS_NO_MORE",
    "answer_of",
    "answer_words",
    "check_limits",
    "check_words",
    "handing_of",
    "handing_words",
    "identifier",
    "told_now",
    "value_of",
]
