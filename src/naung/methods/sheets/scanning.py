"""One pass over a packed sheet before it is opened: how far out its filled cells lie, and which have no value behind them.

The reader of workbooks keeps everything between the first and the last filled cell; a file of four kilobytes with cells A1 and
XFD1048576 would need half a terabyte. What this pass does not see (a part written in another way) the child's limits stop.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import IO

from naung.methods.sheets.cells import column_of, letters
from naung.methods.sheets.package import check_doctype
from naung.methods.sheets.troubles import Refused, Trouble

CHUNK = 1024 * 1024
LONGEST_HELD = 8 * CHUNK  # of a piece without the end of a row
MOST_ROWS, MOST_COLUMNS, MOST_CELLS = 250_000, 2_000, 8_000_000
MOST_GAPS = 200_000  # of a sheet that are told one by one
# A cell with something in it: `<c r="B7" …/>` and `<c …></c>` are empty ones that only carry a format.
FILLED = re.compile(rb"<(?:\w+:)?c\s(?:[^>]*?\s)?r=[\"']([A-Za-z]{1,3})(\d{1,7})[\"'](?:[^>/]|/(?!>))*>(?!\s*</)")
WHOLE = re.compile(rb"<(?:\w+:)?c\s([^>]*)>(.*?)</(?:\w+:)?c>", re.DOTALL)
AT = re.compile(rb"(?:^|\s)r=[\"']([A-Za-z]{1,3})(\d{1,7})[\"']")
KIND = re.compile(rb"(?:^|\s)t=[\"'](\w+)[\"']")
FORMULA = re.compile(rb"<(?:\w+:)?f\b[^>]*?(?:/>|>(.*?)</(?:\w+:)?f>)", re.DOTALL)
VALUE = re.compile(rb"<(?:\w+:)?v\b[^>]*>([^<]*)</|<(?:\w+:)?t\b[^>]*>")
# A formula that asks outside: another workbook, a running program, the web.
OUTSIDE = re.compile(
    rb"\[[^\[\]@#]{1,200}\][^!,()+*/&=<>\":;]{0,100}!"  # [another.xlsx]Sheet!A1, and not Table[Column]
    rb"|[A-Za-z_]\w*\|(?:'[^']{0,200}'|[^!\"',()&]{0,100})!"  # program|'topic'!item
    rb"|\b(?:WEBSERVICE|FILTERXML|RTD|IMPORT\w+)\s*\(",
    re.IGNORECASE,
)
HYPERLINK = re.compile(rb"<(?:\w+:)?hyperlink\s")
HIDDEN = re.compile(rb"<(?:\w+:)?row\s[^>]*?\bhidden=[\"'](?:1|true)[\"']")
ROW_ENDS = (b"</row>", b"</x:row>", b"</c>")


@dataclass
class Scanned:
    """What one pass found. Rows from 1, columns from 0. `gaps`: kind and text of cells without a value."""

    last_row: int = 0
    last_column: int = -1
    furthest: str = ""
    gaps: dict[tuple[int, int], tuple[str, str]] = field(default_factory=dict)
    computed: Counter[int] = field(default_factory=Counter)
    links: int = 0
    hidden: int = 0

    def reach(self, row: int, column: int) -> None:
        """Note a filled cell. Raises Refused where the table up to it would be too large."""
        self.last_row, self.last_column = max(self.last_row, row), max(self.last_column, column)
        rows, columns = self.last_row, self.last_column + 1
        if rows > MOST_ROWS or columns > MOST_COLUMNS or rows * columns > MOST_CELLS:
            raise Refused(Trouble.FAR_CELL, f"{letters(column)}{row}")


def scanned(stream: IO[bytes], name: str) -> Scanned:
    """What a sheet of an xlsx holds. Raises Refused for a cell too far out, a formula that asks outside, a document type."""
    found, first = Scanned(), True
    for piece in _pieces(stream):
        if first:
            check_doctype(piece[:8192], name)
            first = False
        _reach_all(piece, found)
        found.links += len(HYPERLINK.findall(piece))
        found.hidden += len(HIDDEN.findall(piece))
        if b"<f" in piece or b":f" in piece or b't="e"' in piece or b"t='e'" in piece:
            _look_at_formulas(piece, found)
    return found


def _pieces(stream: IO[bytes]) -> Iterator[bytes]:
    """The part in pieces that end with a row, where it has rows."""
    held = b""
    while chunk := stream.read(CHUNK):
        held += chunk
        cut = max(held.rfind(end) + len(end) if end in held else 0 for end in ROW_ENDS)
        if not cut and len(held) > LONGEST_HELD:
            cut = len(held)
        if cut:
            yield held[:cut]
            held = held[cut:]
    if held:
        yield held


def _reach_all(piece: bytes, found: Scanned) -> None:
    cells = FILLED.findall(piece)
    if not cells:
        return
    columns = {name: column_of(name.decode()) or 0 for name in {name for name, _ in cells}}
    far = max(cells, key=lambda cell: (int(cell[1]), columns[cell[0]]))
    wide = max(columns.values())
    found.reach(int(far[1]), columns[far[0]])
    if wide > found.last_column:
        row = next(int(row) for name, row in cells if columns[name] == wide)
        found.reach(row, wide)


def _look_at_formulas(piece: bytes, found: Scanned) -> None:
    for attributes, body in WHOLE.findall(piece):
        kind = KIND.search(attributes)
        said = kind[1] if kind else b""
        formula = FORMULA.search(body)
        if formula is None and said != b"e":
            continue
        at = AT.search(attributes)
        if at is None:
            continue
        row, column = int(at[2]), column_of(at[1].decode()) or 0
        if formula is not None and OUTSIDE.search(formula[1] or b""):
            raise Refused(Trouble.LINK, f"{letters(column)}{row}")
        value = VALUE.search(body)
        if said == b"e":
            found.gaps[row, column] = ("error", (value[1] or b"").decode("utf-8", "replace")[:20] if value else "")
        elif formula is not None and (value is None or (said != b"str" and not value[1])):
            found.gaps[row, column] = ("formula", "")
        else:
            found.computed[column] += 1
        if len(found.gaps) > MOST_GAPS:
            raise Refused(Trouble.TOO_MANY, "formulas")
        if (row, column) in found.gaps:
            found.reach(row, column)


ODS_TAG = re.compile(rb"<(/?)table:(table|table-row|table-cell|covered-table-cell)(?=[\s/>])([^>]*?)(/?)>")
ODS_REPEATED = re.compile(rb"number-(?:rows|columns)-repeated=[\"'](\d+)[\"']")
ODS_NAME = re.compile(rb"table:name=\"([^\"]*)\"")
ODS_FORMULA = re.compile(rb"table:formula=\"([^\"]*)\"")
ODS_VALUE = re.compile(
    rb"office:(?:value|date-value|time-value|boolean-value|string-value)=|office:value-type=\"string\""
)
ODS_OUTSIDE = re.compile(rb"(?:file|https?|ftp):/|WEBSERVICE\s*\(|DDE\s*\(", re.IGNORECASE)


def scanned_ods(stream: IO[bytes]) -> list[Scanned]:
    """What each sheet of an OpenDocument file holds, in order. Raises Refused as `scanned` does."""
    sheets: list[Scanned] = []
    row = column = rows = 0
    before = b""
    while chunk := stream.read(CHUNK):
        told = before + chunk
        cut = told.rfind(b"<")
        told, before = (told[:cut], told[cut:]) if cut > 0 and len(told) - cut < LONGEST_HELD else (told, b"")
        for closing, kind, attributes, _ in ODS_TAG.findall(told):
            if closing:
                continue
            times = int(repeated[1]) if (repeated := ODS_REPEATED.search(attributes)) else 1
            if kind == b"table":
                sheets.append(Scanned())
                row = column = rows = 0
            elif kind == b"table-row":
                row, column, rows = row + rows, 0, times
            elif sheets:
                if b"office:value-type" in attributes or b"table:formula" in attributes:
                    _reach_ods(sheets[-1], attributes, row + 1, rows, column, times)
                column += times
    return sheets


def _reach_ods(found: Scanned, attributes: bytes, row: int, rows: int, column: int, times: int) -> None:
    found.reach(row + rows - 1, column + times - 1)
    if not (formula := ODS_FORMULA.search(attributes)):
        return
    if ODS_OUTSIDE.search(formula[1]):
        raise Refused(Trouble.LINK, f"{letters(column)}{row}")
    if ODS_VALUE.search(attributes):
        found.computed[column] += 1
    elif len(found.gaps) < MOST_GAPS:
        found.gaps[row, column] = ("formula", "")
