"""A table as it stood in a file: sheets, rows with their numbers, and cells that are what the file says and no more."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import NamedTuple

# A binary64 number, which is what a spreadsheet keeps, holds every whole number up to this one.
EXACT_UP_TO = 2**53
KEPT_DIGITS = 15  # of a number, as Excel keeps and shows it
LETTERS = 26


class Number(NamedTuple):
    """A number, as text without exponent. `exact` is false where its digits can't be trusted any more."""

    text: str
    exact: bool


class Gap(NamedTuple):
    """A cell whose value is not there: `formula` that was never computed, or an `error` such as #REF!."""

    kind: str
    text: str = ""


Cell = str | Number | Gap | datetime | date | time | bool | None


class Row(NamedTuple):
    """One row that is not empty. `number` is what the spreadsheet shows beside it, from 1; cells end with the last filled."""

    number: int
    cells: tuple[Cell, ...]

    def at(self, column: int) -> Cell:
        """The cell of a column, counted from 0; None where the row ends before it."""
        return self.cells[column] if column < len(self.cells) else None


class Merged(NamedTuple):
    """A block of merged cells, rows from 1 and columns from 0, both ends in it."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True)
class Sheet:
    """One sheet. `computed`: how many cells of a column came from a formula's stored value; `links`: addresses in cells.

    `hidden`: how many rows are out of sight; they are read like the others.
    """

    name: str
    rows: Sequence[Row]
    merged: Sequence[Merged] = ()
    computed: Mapping[int, int] = field(default_factory=dict)
    links: int = 0
    hidden: int = 0

    @property
    def width(self) -> int:
        """How many columns are filled anywhere."""
        return max((len(row.cells) for row in self.rows), default=0)


class Listed(NamedTuple):
    """A sheet of the file: its name, whether it is in sight, and whether it was read."""

    name: str
    visible: bool
    read: bool


@dataclass(frozen=True)
class Book:
    """A file that was read. `kind`: xlsx, xls, ods, html, csv or pasted; encoding and separator only of text.

    `day_one`: the day from which the workbook counts its dates, where it says so.
    """

    kind: str
    sheets: Sequence[Sheet]
    listed: Sequence[Listed] = ()
    encoding: str = ""
    separator: str = ""
    day_one: date | None = None


def number_of(value: float) -> Number:
    """A number as its digits, without exponent and without a fraction where it has none."""
    whole = float(value).is_integer()
    text = f"{value:.0f}" if whole else repr(float(value))
    return Number(text, not whole or abs(value) <= EXACT_UP_TO)


def text_of(cell: Cell) -> str:
    """A cell as a person would read it; a date as ISO 8601, a gap as nothing."""
    if cell is None or isinstance(cell, Gap):
        return ""
    if isinstance(cell, str):
        return cell
    if isinstance(cell, Number):
        return cell.text
    if isinstance(cell, bool):
        return "TRUE" if cell else "FALSE"
    return cell.isoformat(sep=" ") if isinstance(cell, datetime) else cell.isoformat()


def shown(cell: Cell) -> str:
    """What stood there, for a report: as `text_of`, a gap by its name, and of a long number no digit that is not kept."""
    if isinstance(cell, Gap):
        return cell.text or "="
    if isinstance(cell, Number) and len(cell.text) > KEPT_DIGITS and (cell.text.endswith("0") or not cell.exact):
        return f"{float(cell.text):.{KEPT_DIGITS}G}"
    return text_of(cell)


def letters(column: int) -> str:
    """The name of a column, counted from 0: A, B, … Z, AA."""
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, LETTERS)
        name = chr(ord("A") + rest) + name
    return name


def column_of(name: str) -> int | None:
    """The number of a column, counted from 0, from its letters; None for what is no such name."""
    if not 1 <= len(name) <= 3 or not name.isascii() or not name.isalpha():
        return None
    column = 0
    for letter in name.upper():
        column = column * LETTERS + ord(letter) - ord("A") + 1
    return column - 1


def filled(row: Row) -> Iterator[tuple[int, Cell]]:
    """The cells of a row that hold something, with their columns."""
    return ((column, cell) for column, cell in enumerate(row.cells) if cell is not None)
