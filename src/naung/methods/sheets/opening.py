"""Opening a file, inside the child: what kind it is, what speaks against it, and its sheets as they stand in it."""

import io
import re
import zipfile
from collections.abc import Iterable, Iterator
from datetime import date, datetime, time, timedelta
from html import unescape
from typing import Any

from naung.methods.sheets.cells import Cell, Gap, Listed, Merged, Row, Sheet, number_of
from naung.methods.sheets.compound import SIGNATURE, check_compound
from naung.methods.sheets.package import CONTENT, WORKBOOK, packed_kind, plain_part, relations
from naung.methods.sheets.scanning import MOST_CELLS, MOST_COLUMNS, MOST_ROWS, Scanned, scanned, scanned_ods
from naung.methods.sheets.text import decoded, rows_of, separator_of
from naung.methods.sheets.troubles import Refused, Trouble

LARGEST = 48 * 1024 * 1024  # bytes of a file
LONGEST_TEXT = 30_000  # characters of a cell; a spreadsheet allows 32,767
PROGRAMS = (b"MZ", b"\x7fELF", b"#!", b"\xca\xfe\xba\xbe", b"\xcf\xfa\xed\xfe", b"\xce\xfa\xed\xfe")
OTHER_KINDS = (
    b"%PDF-",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"Rar!",
    b"7z\xbc\xaf",
    b"\x1f\x8b",
    b"{\\rtf",
    b"PAR1",
    b"OggS",
)
ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")  # ECMA-376 part 1, 22.9.2.19: a character that XML may not hold
MOST_SHEETS = 120
SHEET_TAG = re.compile(rb"<(?:\w+:)?sheet\s[^>]*>")
SHEET_NAME = re.compile(rb"""\sname=(?:"([^"]*)"|'([^']*)')""")
SHEET_ID = re.compile(rb"""\s(?:\w+:)?id=(?:"([^"]*)"|'([^']*)')""")
DATE_1904 = re.compile(rb"""\sdate1904=["'](?:1|true|on)["']""")
Opened = tuple[dict[str, Any], Iterator[Sheet]]


def opened(content: bytes, *, sheet: str | int | None = None, encoding: str = "", pasted: bool = False) -> Opened:
    """What the file is, and its sheets one after the other: those in sight, or the one that was asked for by name or number.

    Raises Refused with why it is not read.
    """
    if not content.strip(b"\0 \r\n\t\xef\xbb\xbf"):
        raise Refused(Trouble.EMPTY)
    if len(content) > LARGEST:
        raise Refused(Trouble.TOO_LARGE, str(LARGEST // 1024 // 1024))
    if not pasted:
        if content.startswith(PROGRAMS):
            raise Refused(Trouble.PROGRAM)
        if content.startswith(OTHER_KINDS):
            raise Refused(Trouble.UNKNOWN)
        if content.startswith(b"PK"):
            return _workbook(content, packed_kind(content), sheet)
        if content.startswith(SIGNATURE):
            check_compound(content)
            return _workbook(content, "xls", sheet)
    return _text(content, encoding, pasted=pasted)


def _text(content: bytes, encoding: str, *, pasted: bool) -> Opened:
    text, name = decoded(content, encoding)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not pasted and re.match(r"\s*<(?:!doctype|html|table|\?xml)", text[:400], re.IGNORECASE):
        from naung.methods.sheets.webpage import tables_of

        return {"kind": "html", "encoding": name}, tables_of(text)
    sign, body = separator_of(text)
    first = 2 if body is not text and len(body) < len(text) else 1
    said = {"kind": "pasted" if pasted else "csv", "encoding": name, "separator": sign}
    return said, iter([Sheet("", _text_rows(body, sign, first))])


def _text_rows(text: str, sign: str, first: int) -> list[Row]:
    found = []
    for number, row in enumerate(rows_of(text, sign), start=first):
        if number > MOST_ROWS:
            raise Refused(Trouble.TOO_MANY, str(MOST_ROWS))
        if len(row) > MOST_COLUMNS:
            raise Refused(Trouble.FAR_CELL, "", number)
        if (cells := _trimmed([cell if cell.strip() else None for cell in row])) is not None:
            found.append(Row(number, cells))
    return found


def _workbook(content: bytes, kind: str, sheet: str | int | None) -> Opened:
    import python_calamine as calamine

    open_look = _open_look(content) if kind == "ods" else []  # it is unpacked as a whole when it is opened
    try:
        book = calamine.load_workbook(io.BytesIO(content))
    except calamine.PasswordError as wrong:
        raise Refused(Trouble.PASSWORD) from wrong
    except (calamine.CalamineError, OSError, ValueError) as wrong:
        raise Refused(Trouble.BROKEN, "workbook") from wrong
    listed = _listed(book, calamine)
    wanted = _wanted(listed, sheet)
    said: dict[str, Any] = {"kind": kind, "listed": [(each.name, each.visible, each.name in wanted) for each in listed]}
    looked = dict(zip([each.name for each in listed], open_look, strict=False))
    if kind == "xlsx":
        looked, said["day_one"] = _looked_at(content, wanted), _day_one(content)
    return said, _sheets(book, kind, [each.name for each in listed if each.name in wanted], looked)


def _day_one(content: bytes) -> str:
    """The day 0 of a workbook's dates (ECMA-376 part 1, 18.17.4)."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return "1904-01-01" if DATE_1904.search(plain_part(package, WORKBOOK)) else "1899-12-30"


def _open_look(content: bytes) -> list[Scanned]:
    with zipfile.ZipFile(io.BytesIO(content)) as package, package.open(CONTENT) as stream:
        return scanned_ods(stream)


def _listed(book: Any, calamine: Any) -> list[Listed]:
    said = book.sheets_metadata
    if any(each.typ in (calamine.SheetTypeEnum.MacroSheet, calamine.SheetTypeEnum.Vba) for each in said):
        raise Refused(Trouble.MACRO, "macrosheet")
    if len(said) > MOST_SHEETS:
        raise Refused(Trouble.TOO_MANY, "sheets")
    sheets = [each for each in said if each.typ == calamine.SheetTypeEnum.WorkSheet]
    return [Listed(each.name, each.visible == calamine.SheetVisibleEnum.Visible, read=False) for each in sheets]


def _wanted(listed: list[Listed], sheet: str | int | None) -> set[str]:
    """The names of the sheets to read. Raises Refused where the one that was asked for is not there."""
    if sheet is None:
        return {each.name for each in listed if each.visible}
    by_name = {each.name.strip().casefold(): each.name for each in listed}
    if isinstance(sheet, str) and (name := by_name.get(sheet.strip().casefold())):
        return {name}
    if str(sheet).isdigit() and 1 <= int(sheet) <= len(listed):
        return {listed[int(sheet) - 1].name}
    raise Refused(Trouble.NO_SHEET, ", ".join(each.name for each in listed)[:200])


def _sheets(book: Any, kind: str, names: list[str], looked: dict[str, Scanned]) -> Iterator[Sheet]:
    left = MOST_CELLS
    for name in names:
        sheet = _sheet(book, name, kind, looked.get(name, Scanned()))
        left -= len(sheet.rows) * sheet.width
        if left < 0:
            raise Refused(Trouble.TOO_MANY, str(MOST_CELLS))
        yield sheet


def _looked_at(content: bytes, wanted: set[str]) -> dict[str, Scanned]:
    """One pass over each sheet of an xlsx that will be read, before any is opened."""
    found = {}
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        for name, part in _parts(package).items():
            if name in wanted and part in package.namelist():
                with package.open(part) as stream:
                    found[name] = scanned(stream, part)
    return found


def _parts(package: zipfile.ZipFile) -> dict[str, str]:
    """The part of each sheet of an xlsx, by the sheet's name."""
    rels = "xl/_rels/workbook.xml.rels"
    targets = {}
    if rels in package.namelist():
        told = plain_part(package, rels)
        for tag in re.findall(rb"<(?:\w+:)?Relationship\b[^>]*>", told):
            if (own := re.search(rb"""\sId=(?:"([^"]*)"|'([^']*)')""", tag)) and (to := next(relations(tag), None)):
                target = to[1].lstrip("/")
                targets[(own[1] or own[2]).decode()] = target if target.startswith("xl/") else f"xl/{target}"
    parts = {}
    for tag in SHEET_TAG.findall(plain_part(package, WORKBOOK)):
        name, own = SHEET_NAME.search(tag), SHEET_ID.search(tag)
        if name and own:
            plain = unescape((name[1] or name[2] or b"").decode("utf-8", "replace"))
            parts[plain] = targets.get((own[1] or own[2] or b"").decode(), "")
    return parts


def _sheet(book: Any, name: str, kind: str, told: Scanned) -> Sheet:
    try:
        sheet = book.get_sheet_by_name(name)
        rows = list(_rows(sheet.iter_rows(), (sheet.start or (0, 0))[1], kind, told.gaps))
        merged = tuple(
            Merged(top + 1, left, bottom + 1, right) for (top, left), (bottom, right) in sheet.merged_cell_ranges or ()
        )
    except Refused:
        raise
    except Exception as wrong:
        raise Refused(Trouble.BROKEN, name[:80]) from wrong
    return Sheet(name, rows, merged, dict(told.computed), told.links, told.hidden)


def _rows(
    read: Iterable[list[Any]], left: int, kind: str, gaps: dict[tuple[int, int], tuple[str, str]]
) -> Iterator[Row]:
    """The rows that hold something, with their numbers; cells without a value stand as gaps."""
    missing: dict[int, dict[int, Gap]] = {}
    for (row, column), (what, text) in gaps.items():
        missing.setdefault(row, {})[column] = Gap(what, text)
    last = 0
    for last, cells in enumerate(read, start=1):
        if last > MOST_ROWS or len(cells) > MOST_COLUMNS:
            raise Refused(Trouble.TOO_MANY, str(MOST_ROWS))
        told: list[Cell] = [None] * left + [_cell(cell, kind) for cell in cells]
        if (kept := _trimmed(_with_gaps(told, missing.pop(last, {})))) is not None:
            yield Row(last, kept)
    for number in sorted(missing):
        if (kept := _trimmed(_with_gaps([], missing[number]))) is not None:
            yield Row(number, kept)


def _with_gaps(cells: list[Cell], gaps: dict[int, Gap]) -> list[Cell]:
    for column, gap in gaps.items():
        cells.extend([None] * (column + 1 - len(cells)))
        if cells[column] is None:
            cells[column] = gap
    return cells


def _trimmed(cells: list[Cell]) -> tuple[Cell, ...] | None:
    """The cells up to the last filled one; None where none is."""
    end = len(cells)
    while end and cells[end - 1] is None:
        end -= 1
    return tuple(cells[:end]) if end else None


def _cell(value: Any, kind: str) -> Cell:
    if isinstance(value, str):
        if not value.strip():
            return None
        text = ESCAPED.sub(lambda found: chr(int(found[1], 16)), value) if kind == "xlsx" and "_x" in value else value
        return text[:LONGEST_TEXT]
    if isinstance(value, bool) or value is None:
        return value
    if isinstance(value, int | float):
        return number_of(value)
    if isinstance(value, datetime):
        return value.date() if value.time() == time() else value.replace(microsecond=0)
    if isinstance(value, date | time):
        return value
    return str(value) if isinstance(value, timedelta) else None
