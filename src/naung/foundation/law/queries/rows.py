"""Rows of every table for a page that lets anyone read it all, and single rows that other rooms quote."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from naung.foundation.errors import NotFound
from naung.foundation.law.queries.tables import shipped_law
from naung.foundation.law.vocabulary import Law, Mark, Offence, Right, Row, SentenceRow

R = TypeVar("R", bound=Row)


@dataclass(frozen=True)
class TableRow:
    """One row with the table it is in."""

    table: str
    row: Row

    @property
    def is_unverified(self) -> bool:
        """True where any part rests on memory alone."""
        return self.row.is_unverified


def _tables(law: Law) -> Mapping[str, Mapping[str, Row]]:
    return {
        "process": law.process,
        "means": law.means,
        "purpose": law.purpose,
        "fact": law.facts,
        "age": {law.adulthood.code: law.adulthood},
        "place": {law.places.code: law.places},
        "track": law.tracks,
        "offence": law.offences,
        "change": law.changes,
        "clock": law.clocks,
        "right": law.rights,
        "duty": law.duties,
        "hotline": law.hotlines,
        "trap": law.traps,
    }


def law_rows(
    *,
    table: str = "",
    mark: Mark | None = None,
    unverified_only: bool = False,
    on: date | None = None,
    law: Law | None = None,
) -> tuple[TableRow, ...]:
    """Rows in the tables' order, filtered by table, mark, unverified parts, and the day on which they are in force.

    As shipped, unless an office's own `law` is handed in.
    """
    return tuple(each for each in _all(law or shipped_law(), table) if _kept(each.row, mark, unverified_only, on))


def _all(law: Law, table: str) -> Iterator[TableRow]:
    for name, rows in _tables(law).items():
        if table in {"", name}:
            yield from (TableRow(name, row) for row in rows.values())


def _kept(row: Row, mark: Mark | None, unverified_only: bool, on: date | None) -> bool:
    begun = on is None or row.valid_from is None or row.valid_from <= on
    ended = on is not None and row.valid_to is not None and row.valid_to < on
    return begun and not ended and mark in {None, row.mark} and (row.is_unverified or not unverified_only)


def table_names() -> tuple[str, ...]:
    """Names of the tables, in the order of the page."""
    return tuple(_tables(shipped_law()))


def duty(code: str, *, law: Law | None = None) -> Right:
    """A duty or hard stop with its citation, as shipped or of `law`; NotFound for a code that no row has."""
    return _one((law or shipped_law()).duties, code)


def offence(code: str) -> Offence:
    """An article by its code (`LAW:article`)."""
    return _one(shipped_law().offences, code)


def sentence(code: str, *, law: Law | None = None) -> SentenceRow:
    """A sentence of an answer in both languages, as shipped or of `law`."""
    found = (law or shipped_law()).sentences.get(code)
    if found is None:
        raise NotFound
    return found


def _one(rows: Mapping[str, R], code: str) -> R:
    found = rows.get(code)
    if found is None:
        raise NotFound
    return found
