"""By which names and numbers a person is known, and whether words elsewhere mean her."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum

from naung.foundation.people.rules.numbers import phone
from naung.methods.names.words import words_of

SHORTEST_NAMED = 3  # letters of a name that is looked for inside a text


@dataclass(frozen=True)
class Marks:
    """A person's own names and telephone numbers, as written."""

    names: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()


class Fit(IntEnum):
    """Whether a mentioned name and number are this person's."""

    OTHER = 0
    UNSURE = 1
    HERS = 2


def name_key(name: str) -> tuple[str, ...]:
    """A name's words in their canonical spelling, in any order; empty for no name."""
    return tuple(sorted(word.canon for word in words_of(name)))


def _same(name: str, number: str, marks: Marks) -> tuple[bool, bool]:
    key, digits = name_key(name), phone(number)
    return (
        bool(key) and key in {name_key(each) for each in marks.names},
        bool(digits) and digits in {phone(each) for each in marks.phones},
    )


def fit(name: str, number: str, hers: Marks, *, others: Sequence[Marks] = (), strict: bool) -> Fit:
    """How surely a mentioned name and number are hers, when `others` are known persons who might be meant instead.

    `strict`: nothing but name and number speaks for it, so both must be the same. A name alone is never enough then:
    many share one.
    """
    same_name, same_number = _same(name, number, hers)
    if not same_name and not same_number:
        return Fit.OTHER
    if same_name and same_number:
        return Fit.HERS
    if strict or any(any(_same(name, number, each)) for each in others):
        return Fit.UNSURE
    contradicted = bool(phone(number) and hers.phones) if same_name else bool(name_key(name))
    return Fit.UNSURE if contradicted else Fit.HERS


def speaks_of(text: str, marks: Marks) -> bool:
    """Whether a text has one of her names or numbers in it."""
    plain, digits = text.casefold(), "".join(c for c in text if c.isdigit())
    names = (each.casefold().strip() for each in marks.names)
    numbers = (phone(each)[2:] for each in marks.phones)
    return any(len(n) >= SHORTEST_NAMED and n in plain for n in names) or any(n and n in digits for n in numbers)
