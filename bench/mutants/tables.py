"""Mutants of law tables: one cell or one row changed each, between the reading of the files and their validation."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Any

from naung.foundation.law.queries import tables
from naung.foundation.law.queries.lines import RawRow, raw_rows

FLIPPED = {"V": "M", "V2": "M", "M": "V"}
# Words and references that no rule reads: a lawyer's text, not a condition.
TEXTS = {
    "code",
    "id",
    "en",
    "text",
    "legal_basis",
    "pasal",
    "ayat",
    "source",
    "note_id",
    "note_en",
    "checked_by",
    "checked_on",
    "number",
    "channel",
    "law",
}
WITHOUT_RULES = {"source", "sentence"}


@dataclass(frozen=True)
class TableMutant:
    """One change: which row, what, and the changed row (None where it is dropped)."""

    file: str
    line: int
    what: str
    position: int
    changed: RawRow | None

    @property
    def name(self) -> str:
        """Where and what, for the list of survivors."""
        return f"{self.file}:{self.line} {self.what}"

    def rows(self) -> list[RawRow]:
        """All rows with the change in them."""
        kept = list(shipped_rows())
        kept[self.position : self.position + 1] = [self.changed] if self.changed else []
        return kept


@lru_cache(maxsize=1)
def shipped_rows() -> tuple[RawRow, ...]:
    """Every row of the shipped tables as written."""
    return tuple(raw for file, text in tables.shipped_texts().items() for raw in raw_rows(file, text))


def mutants() -> Iterator[TableMutant]:
    """Every mutant of the tables that rules read: days, marks, numbers, flags, lists, rows."""
    for position, raw in enumerate(shipped_rows()):
        if raw.table in WITHOUT_RULES:
            continue
        code = raw.values["code"]
        for what, values in _changes(raw):
            changed = RawRow(raw.table, raw.file, raw.line, values, raw.lines)
            yield TableMutant(raw.file, raw.line, f"{code}: {what}", position, changed)
        yield TableMutant(raw.file, raw.line, f"{code}: row dropped", position, None)


def _changes(raw: RawRow) -> Iterator[tuple[str, dict[str, Any]]]:
    for key, value in raw.values.items():
        if key not in TEXTS:
            yield from ((f"{key} {what}", {**raw.values, key: new}) for what, new in _cell(key, value))


def _cell(key: str, value: Any) -> Iterator[tuple[str, Any]]:
    """Other values of one cell."""
    if isinstance(value, date):
        yield "one day later", value + timedelta(days=1)
        yield "one day earlier", value - timedelta(days=1)
    elif isinstance(value, bool):
        yield "flag turned", not value
    elif isinstance(value, int):
        yield "one more", value + 1
    elif isinstance(value, list):
        yield from ((f"without {each}", [other for other in value if other != each]) for each in value)
    elif isinstance(value, dict):
        yield from _nested(key, value)
    elif key == "mark":
        yield "flipped", FLIPPED[value]
    elif isinstance(value, str) and value and key not in {"countries", "valid_from", "valid_to", "group"}:
        yield "removed", ""


def _nested(key: str, value: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    for part, inner in value.items():
        if key == "marks":
            yield f"{part} flipped", {**value, part: FLIPPED[inner]}
        elif not part.startswith("extra"):
            yield from ((f"{part} {what}", {**value, part: new}) for what, new in _cell(part, inner))


@contextmanager
def in_place(mutant: TableMutant) -> Iterator[None]:
    """Run with the changed tables as the shipped ones; raises LawTableBroken where they are refused at start."""
    original = tables.read_law
    law = tables.law_of(mutant.rows())
    tables.read_law = lambda _texts: law
    tables.shipped_law.cache_clear()
    try:
        yield
    finally:
        tables.read_law = original
        tables.shipped_law.cache_clear()
