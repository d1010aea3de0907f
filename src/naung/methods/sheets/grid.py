"""Where in a sheet the table is: titles above, headings over one, two or three rows, and cells that are merged.

Which of the rows below are the table's own is told in `naung.methods.sheets.sorting`.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from naung.methods.sheets.cells import Cell, Merged, Row, Sheet, filled, letters, text_of
from naung.methods.sheets.headings import plain

LOOKED_AT = 80  # rows in which headings are looked for
MOST_DEEP = 3  # rows of headings
LONGEST_HEADING = 120  # characters; a longer cell is a sentence


class Heading(NamedTuple):
    """A column's heading as shown, and its readings, the fullest first."""

    shown: str
    readings: tuple[str, ...]


@dataclass(frozen=True)
class Table:
    """A table within a sheet: in which rows its headings stand, what they say by column, titles above, and the rows below."""

    sheet: Sheet
    heading_rows: tuple[int, ...]
    headings: Sequence[Heading]
    titles: Sequence[str]
    rows: Sequence[Row]
    score: float

    def values(self, column: int) -> list[Cell]:
        """The filled cells of a column."""
        return [cell for row in self.rows if (cell := row.at(column)) is not None]


Score = Callable[[Sequence[Heading]], float]


def table_in(sheet: Sheet, score: Score) -> Table | None:
    """The table whose headings score best, the earliest and flattest of several; None where no row is one of headings."""
    best: tuple[float, int, int, list[Heading]] | None = None
    blocks = _blocks(sheet.merged)
    for start in range(min(LOOKED_AT, len(sheet.rows))):
        for deep in range(1, MOST_DEEP + 1):
            lines = sheet.rows[start : start + deep]
            if len(lines) < deep or not _may_be_headings(lines):
                break
            headings = _headings(lines, blocks)
            found = score(headings) - 0.05 * (deep - 1)
            if found > 0 and (best is None or found > best[0] + 1e-9):
                best = (found, start, deep, headings)
    if best is None:
        return None
    found, start, deep, headings = best
    rows = sheet.rows[start : start + deep]
    titles = [text_of(cell) for row in sheet.rows[:start] for _, cell in filled(row)]
    return Table(sheet, tuple(row.number for row in rows), headings, titles, sheet.rows[start + deep :], found)


def _may_be_headings(lines: Sequence[Row]) -> bool:
    """Whether rows hold words only, of a heading's length, and follow one another; digits of a text are no words either."""
    if any(later.number - earlier.number > 1 for earlier, later in pairwise(lines)):
        return False
    last = [cell for _, cell in filled(lines[-1])]
    words = [
        cell
        for cell in last
        if isinstance(cell, str) and len(cell) <= LONGEST_HEADING and any(sign.isalpha() for sign in cell)
    ]
    return len(words) >= max(1, len(last) - len(last) // 4)


def _blocks(merged: Sequence[Merged]) -> dict[tuple[int, int], Merged]:
    """The block that each merged cell of the first rows belongs to."""
    return {
        (row, column): block
        for block in merged
        if block.bottom - block.top < MOST_DEEP and block.right - block.left < 60
        for row in range(block.top, block.bottom + 1)
        for column in range(block.left, block.right + 1)
    }


def _headings(lines: Sequence[Row], blocks: Mapping[tuple[int, int], Merged]) -> list[Heading]:
    """The heading of each column from one row or several: what spans columns above, and what stands below it."""
    width = max(len(row.cells) for row in lines)
    texts = [[_heading_text(row, column, lines, blocks) for column in range(width)] for row in lines]
    if len(lines) == 1:
        return [Heading(text, (text,)) for text in texts[0]]
    spread = [_spread(row, below) for row, below in zip(texts, [*texts[1:], [""] * width], strict=True)]
    return [_stacked([row[column] for row in spread], column, spread) for column in range(width)]


def _heading_text(row: Row, column: int, lines: Sequence[Row], blocks: Mapping[tuple[int, int], Merged]) -> str:
    own = " ".join(text_of(row.at(column)).split())
    if own or (block := blocks.get((row.number, column))) is None:
        return own
    first = next((line for line in lines if line.number == block.top), None)
    if first is None or block.top != row.number:
        return ""
    return " ".join(text_of(first.at(block.left)).split())


def _spread(row: list[str], below: list[str]) -> list[str]:
    """Headings in which one that spans columns stands over each: over those with something below and nothing of their own."""
    found, held = list(row), ""
    for column, text in enumerate(row):
        if text:
            held = text if below[column] else ""
        elif held and below[column]:
            found[column] = held
        else:
            held = ""
    return found


def _stacked(parts: list[str], column: int, spread: Sequence[Sequence[str]]) -> Heading:
    """One heading out of several, one above the other, and its readings."""
    stack = [part for number, part in enumerate(parts) if part and part not in parts[:number]]
    if len(stack) < 2:
        text = stack[0] if stack else ""
        return Heading(text, (text,))
    above, own = stack[-2], stack[-1]
    level = max(number for number, part in enumerate(parts) if part == above)
    others = {
        word for place, text in enumerate(spread[level]) if text == above for word in plain(spread[-1][place]).split()
    }
    rest = [word for word in plain(above).split() if word not in others]
    return Heading(" / ".join(stack), (" ".join([own, *rest]), own, " ".join(stack)))


def filled_down(rows: Sequence[Row], merged: Sequence[Merged], columns: frozenset[int]) -> list[Row]:
    """The rows in which a cell that was merged over several of them stands in each, in the columns that are shared."""
    down = {
        (number, block.left): block.top
        for block in merged
        if block.left == block.right and block.left in columns and block.bottom > block.top
        for number in range(block.top + 1, min(block.bottom, block.top + 400) + 1)
    }
    if not down:
        return list(rows)
    by_number = {row.number: row for row in rows}
    return [_with_shared(row, down, by_number, columns) for row in rows]


def _with_shared(
    row: Row, down: Mapping[tuple[int, int], int], by_number: Mapping[int, Row], columns: frozenset[int]
) -> Row:
    cells = list(row.cells)
    for column in columns:
        top = by_number.get(down.get((row.number, column), -1))
        if top is not None and row.at(column) is None:
            cells.extend([None] * (column + 1 - len(cells)))
            cells[column] = top.at(column)
    return Row(row.number, tuple(cells))


def name_of(column: int, heading: str) -> str:
    """A column as a person points at it: its letter, and its heading where it has one."""
    return f"{letters(column)} ({heading})" if heading else letters(column)
