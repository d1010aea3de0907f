"""Whom a filled form may mean: a batch by its number or letter, a person by her number or shortest name. A person says."""

from collections.abc import Mapping
from enum import StrEnum

from naung.casework.arrivals.rules.rows import shortest
from naung.casework.partners.vocabulary import Filled
from naung.foundation.words import gettext_noop

LEAST = 5  # letters and digits of a number by which a batch is meant


class Fit(StrEnum):
    """Why somebody on a list may be meant."""

    NUMBER = "nomor"
    NAME = "nama"


FIT_WORDS: Mapping[Fit, str] = {
    Fit.NUMBER: gettext_noop("nomornya sama"),
    Fit.NAME: gettext_noop("nama pendeknya sama"),
}


def bare(text: str) -> str:
    """Letters and digits alone, all small."""
    return "".join(sign for sign in text.casefold() if sign.isalnum())


def means_batch(typed: str, *known: str) -> bool:
    """Whether what was typed is one of these numbers, whole or in part, however it was written."""
    said = bare(typed)
    if len(said) < LEAST:
        return False
    return any(said in number or number in said for number in map(bare, known) if len(number) >= LEAST)


def fits(filled: Filled, number: int, short: str) -> tuple[Fit, ...]:
    """Why the person of this number and shortest name may be meant; nothing where she is not."""
    found = [Fit.NUMBER] if filled.number == str(number) else []
    if short and shortest(filled.name).casefold() == short.casefold():
        found.append(Fit.NAME)
    return tuple(found)
