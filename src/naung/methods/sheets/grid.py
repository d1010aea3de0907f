"""Where in a sheet the table is: titles above, headings over one, two or three rows, what repeats on each page, totals, footers.

No row is left out in silence: each that is not one of the table's own is told with its number, why, and what stands in it.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from typing import NamedTuple

from naung.methods.sheets.cells import Cell, Gap, Merged, Row, Sheet, filled, letters, text_of
from naung.methods.sheets.headings import plain

LOOKED_AT = 80  # rows in which headings are looked for
MOST_DEEP = 3  # rows of headings
LONGEST_HEADING = 120  # characters; a longer cell is a sentence
REPEATED = 0.6  # of the cells of a row that are those of the headings, for it to be the headings once more
LEAST_AFTER = 3  # cells of a row behind a total, for it to be one of the table's own all the same
WIDE = 0.7  # of the rows of a table, that fill more than one cell, for a row with one to be something else
NUMBERED = re.compile(r"\(?\s*(\d{1,3})\s*\)?")
TOTAL = re.compile(
    r"(?:sub|grand)?\s*(?:total|jumlah|jml|keseluruhan|jumlah keseluruhan|jumlah besar)\b(?:\s*[:=].*|\s+(?:keseluruhan|besar|"
    r"semua|orang|wni|pmi|deportan|total|all|laki|perempuan|seluruh|rombongan|jenazah|anak).*|\s*\d*\s*(?:orang)?)?",
    re.IGNORECASE,
)


class Why(StrEnum):
    """Why a row is none of the table's own."""

    TITLE = "title"  # a title that comes again, or one cell that spans the table
    HEADING = "heading"  # the headings once more, at the top of a page
    NUMBERING = "numbering"  # 1 2 3 4 under the headings
    TOTAL = "total"  # a line of totals
    REMARK = "remark"  # words outside the column of names, and nothing in it
    FOOTER = "footer"  # what follows the totals: place, day, signatures


class Left(NamedTuple):
    """A row that was left out."""

    number: int
    why: Why
    text: str


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


def sorted_rows(table: Table, names: frozenset[int], *, least: int = 1) -> tuple[list[Row], list[Left]]:
    """The table's own rows, and those that are none of its own with why. `names`: the columns of which each row fills one.

    A row that fills a column of names, or more than `least` cells, is one of the table's own.
    """
    kept: list[Row] = []
    left: list[Left] = []
    heads = {plain(part) for heading in table.headings for part in heading.shown.split(" / ") if part}
    titles = {_title(text) for text in table.titles if text}
    ended = remarked = False
    wide = 0
    for row in table.rows:
        why = _why(row, names, heads, titles, table.sheet.merged, ended, least)
        alone = sum(1 for _ in filled(row)) == 1
        if why is None and alone and remarked and wide > WIDE * len(kept):
            why = Why.FOOTER  # a name alone under words that are nobody's: who signed
        if why is None:
            kept.append(row)
            wide, remarked = wide + (not alone), remarked and alone
            continue
        ended = ended or (why is Why.TOTAL)
        remarked = remarked or why is Why.REMARK
        left.append(Left(row.number, why, " · ".join(text_of(cell) for _, cell in filled(row))))
    return kept, left


def _why(
    row: Row,
    names: frozenset[int],
    heads: set[str],
    titles: set[str],
    merged: Sequence[Merged],
    ended: bool,
    least: int,
) -> Why | None:
    cells = list(filled(row))
    named = any(column in names and isinstance(cell, str | Gap) for column, cell in cells)
    if _is_heading(cells, heads):
        return Why.HEADING
    if len(cells) > 2 and _is_numbering(cells):
        return Why.NUMBERING
    if _is_total(cells, names):
        return Why.TOTAL
    if len(cells) == 1 and (_title(text_of(cells[0][1])) in titles or _spans(row, cells[0][0], merged)):
        return Why.TITLE
    if named and not (ended and len(cells) < LEAST_AFTER):
        return None
    if ended:
        return Why.FOOTER
    if len(cells) == 1 and plain(text_of(cells[0][1])) in heads:
        return Why.HEADING
    return None if len(cells) > least else Why.REMARK


def _is_heading(cells: Sequence[tuple[int, Cell]], heads: set[str]) -> bool:
    """Whether most cells of a row are headings; one look at the first two settles it for nearly every row."""
    words = [cell for _, cell in cells if isinstance(cell, str)]
    if len(cells) < 2 or not any(plain(word) in heads for word in words[:2]):
        return False
    return sum(plain(word) in heads for word in words) >= REPEATED * len(cells)


def _is_numbering(cells: Sequence[tuple[int, Cell]]) -> bool:
    last = None
    for _, cell in cells:
        found = NUMBERED.fullmatch(text_of(cell).strip())
        if found is None or (last is not None and int(found[1]) != last + 1):
            return False
        last = int(found[1])
    return True


def _is_total(cells: Sequence[tuple[int, Cell]], names: frozenset[int]) -> bool:
    words = [(column, cell) for column, cell in cells if isinstance(cell, str) and any(sign.isalpha() for sign in cell)]
    if not words or not TOTAL.fullmatch(words[0][1].strip()):
        return False
    return all(column not in names or (column, cell) == words[0] for column, cell in words)


def _title(text: str) -> str:
    """A title without its numbers, which count pages."""
    return re.sub(r"\d+", "", plain(text)).strip()


def _spans(row: Row, column: int, merged: Sequence[Merged]) -> bool:
    return any(
        block.top <= row.number <= block.bottom
        and block.left <= column <= block.right
        and block.right - block.left >= 2
        for block in merged
    )


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
