"""Which rows below the headings are the table's own: what repeats on each page, sections, totals, footers and signatures are not.

No row is left out in silence: each that is not one of the table's own is told with its number, why, and what stands in it. What
words of totals, sections and signatures there are is given; where no word tells, the shape of the other rows does: a text that
stands alone in the column of names, where nearly every row fills more, is not taken for a person. A name beside its running
number is always one, and a list does not end before the last of its own rows.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import pairwise
from typing import NamedTuple

from naung.methods.sheets.around import COUNT, LABEL, Around, begins, has_letters, is_day, is_section, tokens
from naung.methods.sheets.cells import Cell, Gap, Merged, Number, Row, filled, text_of
from naung.methods.sheets.grid import Table
from naung.methods.sheets.headings import plain

REPEATED = 0.6  # of the cells of a row that are those of the headings, for it to be the headings once more
MOSTLY = 0.7  # of the rows of a table, that fill more than the name, for a name alone to be something else
HALF, HARDLY = 0.5, 0.15
FEW_FACTS = 2  # cells beside name and number that make a row one of the table's own wherever it stands
MOST_CLOSING = 4  # cells of a row of signatures
LOOKED_AT = 500  # rows whose cells are looked at for what kind they are
FEW_ROWS = 3  # rows of which one is enough for a kind
NUMBERED = re.compile(r"\(?\s*(\d{1,3})\s*\)?")
RUNNING = re.compile(r"\(?\s*\d{1,5}\s*[.)]?")
LEADING = re.compile(r"(\d{1,4})\s*[.)]\s*[^\W\d_]")
LONGEST_NAME = 6  # words of a name
LETTERS = re.compile(r"[^\W\d_][^\d_:;()/=]*")


class Why(StrEnum):
    """Why a row is none of the table's own."""

    TITLE = "title"  # a title that comes again, or one cell that spans the table
    HEADING = "heading"  # the headings once more, at the top of a page
    NUMBERING = "numbering"  # 1 2 3 4 under the headings
    SECTION = "section"  # a word over the people below it: men, women, adults, a depot
    TOTAL = "total"  # a line of totals
    REMARK = "remark"  # words outside the column of names, and nothing in it
    ALONE = "alone"  # a text alone in the column of names, where other rows fill more
    FOOTER = "footer"  # place and day, signatures, copies


class Left(NamedTuple):
    """A row that was left out."""

    number: int
    why: Why
    text: str


class Seen(NamedTuple):
    """A row as it is judged: what stands in the columns of names, its running number, how many cells it fills besides."""

    row: Row
    name: str | None
    number: int | None
    facts: int

    @property
    def cells(self) -> list[tuple[int, Cell]]:
        """Its filled cells with their columns."""
        return list(filled(self.row))


class After(NamedTuple):
    """What has begun below a list: its signatures, a list of those who get a copy."""

    signing: bool = False
    copying: bool = False


@dataclass
class Judged:
    """How a table is filled, and up to where its own rows go."""

    around: Around
    names: frozenset[int]
    numbers: frozenset[int]
    heads: set[str]
    titles: set[str]
    merged: Sequence[Merged]
    kinds: Mapping[int, Mapping[str, float]] = field(default_factory=dict)
    typical: int = 0  # cells beside the name that the median row fills, its number too
    dense: bool = False
    dated: bool = False  # names with days behind them, as in a column that holds both
    last: int = -1  # index of the last row that is surely the table's own


def sorted_rows(
    table: Table, names: frozenset[int], around: Around, numbers: frozenset[int] = frozenset()
) -> tuple[list[Row], list[Left]]:
    """The table's own rows, and those that are none of its own with why.

    `names`: the columns of which each row fills one; `numbers`: those of running numbers, found by values where none is known.
    """
    heads = {plain(part) for heading in table.headings for part in heading.shown.split(" / ") if part}
    titles = {_title(text) for text in table.titles if text}
    numbers = numbers or running(table, names)
    judged = Judged(around, names, numbers, heads, titles, table.sheet.merged)
    rows = [_seen(row, names, numbers) for row in table.rows]
    plainly = [_plainly(seen, judged) for seen in rows]
    _measure(rows, plainly, judged)
    kept: list[Row] = []
    left: list[Left] = []
    for seen, why in zip(rows, _reasons(rows, plainly, judged), strict=True):
        if why is None:
            kept.append(seen.row)
        else:
            left.append(Left(seen.row.number, why, " · ".join(text_of(cell) for _, cell in seen.cells)))
    return kept, left


def running(table: Table, names: frozenset[int]) -> frozenset[int]:
    """The column before that of names whose cells count the rows, if there is one."""
    for column in range(min(names, default=0)):
        told = [_counted(cell) for cell in table.values(column) if _is_running(cell)]
        steps = sum(later == earlier + 1 for earlier, later in pairwise(told))
        if len(told) > 1 and len(told) >= MOSTLY * len(table.values(column)) and steps >= MOSTLY * (len(told) - 1):
            return frozenset({column})
    return frozenset()


def _is_running(cell: Cell) -> bool:
    return isinstance(cell, str | Number) and RUNNING.fullmatch(text_of(cell).strip()) is not None


def _counted(cell: Cell) -> int:
    return int(re.sub(r"\D", "", text_of(cell)))


def _seen(row: Row, names: frozenset[int], numbers: frozenset[int]) -> Seen:
    name: str | None = None
    number: int | None = None
    facts = 0
    for column, cell in filled(row):
        if column in names and isinstance(cell, str | Gap):
            name = text_of(cell).strip() if name is None else name
        elif column not in numbers:
            facts += 1
        elif _is_running(cell):
            number = _counted(cell)
        elif LABEL.fullmatch(text_of(cell).strip()) is None:
            facts += 1
    if number is None and name and (leading := LEADING.match(name)):
        number = int(leading[1])
    return Seen(row, name, number, facts)


def _plainly(seen: Seen, judged: Judged) -> Why | None:
    """Why a row is none of the table's own by what stands in it alone, wherever it stands."""
    cells = seen.cells
    if _is_heading(cells, judged.heads):
        return Why.HEADING
    if len(cells) > 2 and _is_numbering(cells):
        return Why.NUMBERING
    if _is_total(cells, judged):
        return Why.TOTAL
    if len(cells) == 1:
        at, cell = cells[0]
        if _title(text_of(cell)) in judged.titles or _spans(seen.row, at, judged.merged):
            return Why.TITLE
        if plain(text_of(cell)) in judged.heads:
            return Why.HEADING
    return None


def _measure(rows: Sequence[Seen], plainly: Sequence[Why | None], judged: Judged) -> None:
    """How the rows with a name are filled, what kinds of cells stand in each column, and where the last sure row is."""
    named = [seen for seen, why in zip(rows, plainly, strict=True) if why is None and has_letters(seen.name)]
    wordy = [seen for seen in named if seen.facts or seen.number is not None or not _by_words(seen, judged)]
    judged.dated = sum(is_day(seen.name or "", judged.around) for seen in named) > HALF * len(named)
    fills = sorted(seen.facts + (seen.number is not None) for seen in wordy)
    judged.typical = fills[len(fills) // 2] if fills else 0
    judged.kinds = _kinds(wordy[:LOOKED_AT])
    after, counted = After(), 0
    for at, (seen, why) in enumerate(zip(rows, plainly, strict=True)):
        after = _after(seen, why, judged, after)
        if why is None and _is_sure(seen, judged, after, counted):
            judged.last, after, counted = at, After(), seen.number or counted
    told = [
        seen for at, (seen, why) in enumerate(zip(rows, plainly, strict=True))
        if at <= judged.last and why is None and has_letters(seen.name) and not _by_words(seen, judged)
    ]  # fmt: skip
    judged.dense = sum(seen.facts > 0 or seen.number is not None for seen in told) > MOSTLY * len(told)


def _after(seen: Seen, why: Why | None, judged: Judged, after: After) -> After:
    """What has begun with a row: what follows a list, a list of copies. The headings once more end both."""
    if why is Why.HEADING:
        return After()
    if why is not None or seen.facts >= MOST_CLOSING or (seen.number is not None and seen.facts):
        return after
    if any(begins(text_of(cell), judged.around.copies) for _, cell in seen.cells):
        return After(signing=True, copying=True)
    return After(after.signing or _is_closing(seen, judged), after.copying)


def _is_sure(seen: Seen, judged: Judged, after: After, counted: int) -> bool:
    """Whether a row with a name is the table's own wherever it stands. `counted`: the last running number before it."""
    if not has_letters(seen.name):
        return False
    if seen.number is not None:
        return seen.facts > 0 or not after.signing or (seen.number == counted + 1 and not after.copying)
    if seen.facts == 0 or seen.facts < min(FEW_FACTS, judged.typical) or _is_closing(seen, judged):
        return False
    return (seen.facts >= FEW_FACTS and not after.signing) or _fits(seen, judged, strictly=after.signing)


def _reasons(rows: Sequence[Seen], plainly: Sequence[Why | None], judged: Judged) -> Iterator[Why | None]:
    """Why each row is none of the table's own, or None for its own."""
    after, ended = After(), False
    own = rows[judged.last].row.number if judged.last >= 0 else 0  # the last row that was kept
    for at, (seen, why) in enumerate(zip(rows, plainly, strict=True)):
        over = at > judged.last
        ended = over and (ended or why is Why.TOTAL)
        if why is None:
            after = _after(seen, why, judged, after) if over else after
            why = _beyond(seen, judged, after, ended=ended) if over else _within(seen, judged)
            if why is Why.ALONE and over and not ended and seen.row.number == own + 1 and _may_be_name(seen, judged):
                why, own = None, own + 1
        elif why is Why.HEADING:
            after = After()
        yield why


def _within(seen: Seen, judged: Judged) -> Why | None:
    """Of a row before the last sure one."""
    if seen.name is None:
        return _unnamed(seen, judged)
    if found := _by_words(seen, judged):
        return found
    alone = judged.dense and seen.facts == 0 and seen.number is None and has_letters(seen.name)
    return Why.ALONE if alone else None


def _beyond(seen: Seen, judged: Judged, after: After, *, ended: bool) -> Why | None:
    """Of a row behind the last sure one: a signature, unless it is a name in a list of names."""
    if seen.name is None:
        found = _unnamed(seen, judged)
        return Why.FOOTER if ended or after.signing else found
    if found := _by_words(seen, judged):
        return Why.FOOTER if found is Why.SECTION and after.signing else found
    if after.copying or (after.signing and not _fits(seen, judged, strictly=True)):
        return Why.FOOTER
    if judged.dense and seen.number is None and has_letters(seen.name):
        if ended and seen.facts < FEW_FACTS:
            return Why.FOOTER
        return Why.ALONE if seen.facts == 0 else None
    return None


def _may_be_name(seen: Seen, judged: Judged) -> bool:
    """Whether a text right below the last row of a table without running numbers may be the name of one more person."""
    name = seen.name or ""
    return not judged.numbers and len(tokens(name)) <= LONGEST_NAME and LETTERS.fullmatch(name) is not None


def _unnamed(seen: Seen, judged: Judged) -> Why | None:
    """Of a row without a name: one cell is a remark, several are a row whose name is missing."""
    if _is_closing(seen, judged):
        return Why.FOOTER
    return None if len(seen.cells) > 1 else Why.REMARK


def _by_words(seen: Seen, judged: Judged) -> Why | None:
    """Why a row is nobody's by its words: a section, a place with its day, who signs."""
    if _is_closing(seen, judged):
        return Why.FOOTER
    if seen.name is None or seen.facts:
        return None
    if seen.number is not None:
        section = judged.typical > 1 and is_section(seen.name, judged.around)
        return Why.SECTION if section and not set(tokens(seen.name)) <= judged.around.weak else None
    if begins(seen.name, judged.around.notes):
        return Why.REMARK
    first = next(iter(tokens(seen.name)), "")
    if is_section(seen.name, judged.around) or first in judged.around.over:
        return Why.SECTION
    return None


def _is_closing(seen: Seen, judged: Judged) -> bool:
    """Whether a row says place and day, or who signs; one with more than that, or with a running number, does not."""
    if seen.number is not None or seen.facts >= MOST_CLOSING:
        return False
    if has_letters(seen.name):
        return _closes(seen.name or "", judged) and not _fits(seen, judged, strictly=True)
    texts = [text_of(cell) for _, cell in seen.cells]
    said = sum(has_letters(text) and _closes(text, judged) for text in texts)
    return said > 0 and (len(texts) <= FEW_FACTS or said > HALF * len(texts))


def _closes(text: str, judged: Judged) -> bool:
    around = judged.around
    said = begins(text, around.signing) or begins(text, around.copies)
    return said or (not judged.dated and is_day(text, around))


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


def _is_total(cells: Sequence[tuple[int, Cell]], judged: Judged) -> bool:
    """Whether a row counts: its first words are of a total or of groups with their number, and no other name stands in it."""
    words = [(column, cell) for column, cell in cells if isinstance(cell, str) and has_letters(cell)]
    if not words or any(column in judged.names and (column, cell) != words[0] for column, cell in words):
        return False
    text, around = words[0][1], judged.around
    said = tokens(text)
    if said and (said[0] in around.totals or " ".join(said[:2]) in around.totals):
        rest = said[1:] if said[0] in around.totals else said[2:]
        known = around.groups | around.joining | around.totals
        return COUNT.search(text) is not None or all(word in known for word in rest)
    if not is_section(text, around) or (len(words) == 1 and set(said) <= around.weak):
        return False
    if len(cells) == 1:
        return COUNT.search(text) is not None and any(word.isdigit() for word in said)
    others = [cell for column, cell in cells if (column, cell) != words[0]]
    numbered = any(column in judged.numbers and _is_running(cell) for column, cell in cells)
    return not numbered and all(not has_letters(text_of(cell)) or is_section(text_of(cell), around) for cell in others)


def _kinds(rows: Sequence[Seen]) -> dict[int, dict[str, float]]:
    """Which kinds of cells stand in each column, by their share."""
    counts: dict[int, dict[str, int]] = {}
    for seen in rows:
        for column, cell in seen.cells:
            kinds = counts.setdefault(column, {})
            kind = _kind(cell)
            kinds[kind] = kinds.get(kind, 0) + 1
    return {
        column: {
            kind: count / sum(kinds.values()) for kind, count in kinds.items() if count > 1 or len(rows) <= FEW_ROWS
        }
        for column, kinds in counts.items()
    }


def _kind(cell: Cell) -> str:
    """A rough kind of a cell: digits, a mark of a few letters, words."""
    if not isinstance(cell, str):
        return "digits"
    if any(sign.isdigit() for sign in cell):
        return "digits"
    return "mark" if len(cell.strip()) <= 3 else "words"


def _fits(seen: Seen, judged: Judged, *, strictly: bool) -> bool:
    """Whether what stands beside a name is of the kind that its columns hold; `strictly`: more than a word beside a word."""
    if not seen.facts or not has_letters(seen.name):
        return False
    told = [(column, _kind(cell)) for column, cell in seen.cells if column not in judged.names | judged.numbers]
    right = [kind for column, kind in told if judged.kinds.get(column, {}).get(kind, 0.0) >= HARDLY]
    plainly_so = any(kind != "words" for kind in right) or len(right) >= max(FEW_FACTS, judged.typical - 1)
    return 2 * len(right) > len(told) and (plainly_so or not strictly)


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
