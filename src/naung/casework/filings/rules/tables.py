"""The table of reports and of what their words mean: read and checked at start."""

import tomllib
from functools import lru_cache
from importlib import resources
from typing import Any

from naung.casework.filings.vocabulary import Definition, Duty, FilingKind, Table
from naung.foundation.clock.vocabulary import Mark

FILE = "filings.toml"
LENGTHS = frozenset({3, 6, 12})  # months of a period that the calendar divides into


class TableWrong(ValueError):
    """A row that no report may be printed by; the message names it."""


def read_filings(text: str) -> Table:
    """The table from its text. Raises TableWrong with the row."""
    try:
        raw = tomllib.loads(text)
    except tomllib.TOMLDecodeError as wrong:
        raise TableWrong(f"{FILE}: {wrong}") from wrong
    duties = [_duty(number, row) for number, row in enumerate(raw.get("filing", ()), start=1)]
    if sorted(each.kind for each in duties) != sorted(FilingKind):
        raise TableWrong(f"{FILE}: every report once")
    definitions = tuple(_definition(number, row) for number, row in enumerate(raw.get("definition", ()), start=1))
    if len({each.code for each in definitions}) != len(definitions):
        raise TableWrong(f"{FILE}: a definition stands twice")
    for kind in FilingKind:
        if not any(each.kind == kind for each in definitions):
            raise TableWrong(f"{FILE}: {kind}: nothing says what its words mean")
    return Table({each.kind: each for each in duties}, definitions)


def _duty(number: int, row: dict[str, Any]) -> Duty:
    try:
        made = Duty(
            **{**row, "kind": FilingKind(row["kind"]), "mark": Mark(row["mark"]), "months": tuple(row["months"])}
        )
    except (KeyError, ValueError, TypeError) as wrong:
        raise TableWrong(f"{FILE}: filing {number}: {wrong}") from wrong
    if not set(made.months) <= LENGTHS or not (made.months and made.basis and made.source and made.id and made.en):
        raise TableWrong(f"{FILE}: filing {number}: months, basis, source or words are missing")
    return made


def _definition(number: int, row: dict[str, Any]) -> Definition:
    try:
        made = Definition(**row)
    except TypeError as wrong:
        raise TableWrong(f"{FILE}: definition {number}: {wrong}") from wrong
    if not (made.id and made.en) or made.kind not in {"", *FilingKind}:
        raise TableWrong(f"{FILE}: definition {number}: words are missing, or the report is unknown")
    return made


@lru_cache(maxsize=1)
def shipped_filings() -> Table:
    """The table that ships with the house."""
    return read_filings(resources.files("naung.casework.filings").joinpath("tables", FILE).read_text("utf-8"))
