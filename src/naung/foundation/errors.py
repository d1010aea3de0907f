"""The one tree of errors. No HTTP status lives here: a door turns each kind into a page once.

A message is an Indonesian sentence with named placeholders, marked with `gettext_noop` where it is written; `values` fill
the placeholders after translation. Neither may hold personal data: errors reach logs.
"""

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from naung.foundation.words import gettext_noop

TOO_LONG = gettext_noop("Terlalu panjang: paling banyak %(most)s huruf.")


class NaungError(Exception):
    """The root. `message` is translatable, `values` fill its named placeholders."""

    def __init__(self, message: str, **values: Any) -> None:
        super().__init__(message)
        self.message = message
        self.values = values

    def __str__(self) -> str:
        try:
            return self.message % self.values if self.values else self.message
        except (KeyError, ValueError, TypeError):
            return self.message


@dataclass(frozen=True)
class FieldProblem:
    """What is wrong with one field, and what is expected, in the reader's language after translation."""

    field: str
    message: str
    values: dict[str, Any] = dataclasses.field(default_factory=dict)


class RuleBroken(NaungError):
    """What was asked is not allowed by a rule of the house or the law; nothing was written."""

    def __init__(self, message: str, *, field: str = "", **values: Any) -> None:
        super().__init__(message, **values)
        self.field = field


class Problems(RuleBroken):
    """Several fields are wrong at once; nothing was written. `problems` holds one row a field."""

    def __init__(self, problems: list[FieldProblem]) -> None:
        first = problems[0]
        super().__init__(first.message, field=first.field, **first.values)
        self.problems = problems


def refuse(problems: list[FieldProblem]) -> None:
    """Raise Problems where there are any."""
    if problems:
        raise Problems(problems)


def too_long(texts: Mapping[str, str], most: int) -> list[FieldProblem]:
    """One problem for each text, by its field, of more than `most` characters."""
    return [FieldProblem(name, TOO_LONG, {"most": most}) for name, text in texts.items() if len(text) > most]


def check_text(words: str, field: str, most: int, *, needed: str = "") -> str:
    """The words without space around them. Raises RuleBroken where they are too long, or missing though `needed` says why."""
    bare = words.strip()
    if needed and not bare:
        raise RuleBroken(needed, field=field)
    if len(bare) > most:
        raise RuleBroken(TOO_LONG, field=field, most=most)
    return bare


class NotPermitted(NaungError):
    """The actor lacks a permission. `missing` is its value; `ask` says who can."""

    def __init__(self, message: str, *, missing: str = "", ask: str = "", **values: Any) -> None:
        super().__init__(message, **values)
        self.missing = missing
        self.ask = ask


class NotFound(NaungError):
    """There is nothing here for this actor: also what a stranger gets for something that exists."""

    def __init__(self, message: str = "Tidak ditemukan.", **values: Any) -> None:
        super().__init__(message, **values)


@dataclass(frozen=True)
class Difference:
    """One field of a stale edit: what stands now and what was about to be written."""

    field: str
    theirs: str
    mine: str


def differences(theirs: Mapping[str, str], mine: Mapping[str, str]) -> tuple[Difference, ...]:
    """The fields of `mine` that differ from what stands there now, with both values; a field that is not there is empty."""
    return tuple(
        Difference(name, theirs.get(name, ""), value) for name, value in mine.items() if theirs.get(name, "") != value
    )


class StaleVersion(NaungError):
    """The edit was based on an older version. Nothing was written; both values are carried to be shown side by side."""

    def __init__(self, *, based_on: int, now: int, differences: tuple[Difference, ...] = ()) -> None:
        super().__init__("Data ini sudah diubah orang lain sejak Anda membukanya.")
        self.based_on = based_on
        self.now = now
        self.differences = differences


def refuse_stale(now: int, based_on: int, theirs: Mapping[str, str], mine: Mapping[str, str]) -> None:
    """Raise StaleVersion with both values of each differing field where the version now is not the one that was seen."""
    if now != based_on:
        raise StaleVersion(based_on=based_on, now=now, differences=differences(theirs, mine))


class OutsideFailed(NaungError):
    """Something outside this program (disk, mail, another process) failed."""


class SealBroken(NaungError):
    """A sealed value could not be opened: no wrapped key for this reader, or it was moved or altered. Fails closed."""
