"""Decisions of the escrow, pure over plain values."""

from naung.casework.escrow.rules.answers import answer_of, answer_words, handing_of, handing_words
from naung.casework.escrow.rules.identifiers import identifier, value_of
from naung.casework.escrow.rules.limits import (
    DESK_A_DAY,
    LASTS,
    LONGEST,
    NOT_SET_UP,
    OF_SERVED,
    OFFICER_A_DAY,
    SAY_WHICH,
    SAY_WHY,
    check_limits,
    check_words,
)

__all__ = [
    "DESK_A_DAY",
    "LASTS",
    "LONGEST",
    "NOT_SET_UP",
    "OFFICER_A_DAY",
    "OF_SERVED",
    "SAY_WHICH",
    "SAY_WHY",
    "answer_of",
    "answer_words",
    "check_limits",
    "check_words",
    "handing_of",
    "handing_words",
    "identifier",
    "value_of",
]
