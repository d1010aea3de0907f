"""A small table out of a file that an office sends: CSV, or the first sheet of an Excel workbook, as rows of text.

Sources of the form: RFC 4180 (CSV), ECMA-376 part 1, 18.3 and 18.4 (cells and shared words of a workbook). Formulas are not
computed: what the workbook last showed is read.
"""

import csv
import io
import re
import zipfile
import zlib
from collections.abc import Iterable
from xml.etree.ElementTree import Element, ParseError, fromstring

from naung.foundation.errors import RuleBroken
from naung.foundation.words import gettext_noop

LARGEST = 1_000_000  # bytes of a file: all villages of a province take 100 kB
LARGEST_PART = 8_000_000  # bytes of one part of a workbook, unpacked, so that a small file is no large one in disguise
MOST_ROWS, MOST_COLUMNS = (
    3_000,
    30,
)  # more than all villages of a province; more than any table of two columns that matter
ZIP = b"PK\x03\x04"
OLD_OFFICE = b"\xd0\xcf\x11\xe0"
SPACE = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
SHEET, WORDS = "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml"
COLUMN = re.compile(r"([A-Z]{1,3})[0-9]+")
LETTERS = 26

EMPTY = gettext_noop("Berkas ini kosong.")
TOO_LARGE = gettext_noop("Berkas ini terlalu besar: paling banyak %(rows)s baris dan 1 MB.")
UNREAD = gettext_noop("Berkas ini tidak terbaca. Simpan sebagai CSV atau Excel (xlsx), lalu muat lagi.")


def rows_of(content: bytes) -> list[list[str]]:
    """The rows of a file, each cell as its text. RuleBroken (field `file`) in words for what can't be read."""
    if not content.strip():
        raise RuleBroken(EMPTY, field="file")
    if len(content) > LARGEST:
        raise RuleBroken(TOO_LARGE, field="file", rows=MOST_ROWS)
    if content.startswith(OLD_OFFICE) or (b"\x00" in content[:1000] and not content.startswith(ZIP)):
        raise RuleBroken(UNREAD, field="file")
    rows = _of_workbook(content) if content.startswith(ZIP) else rows_of_text(_decoded(content))
    if len(rows) > MOST_ROWS:
        raise RuleBroken(TOO_LARGE, field="file", rows=MOST_ROWS)
    return rows


def _decoded(content: bytes) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("latin-1")  # older Excel; codes and numbers read the same


def rows_of_text(text: str) -> list[list[str]]:
    """Rows of text between semicolons, tabs or commas, whichever its first line has most of."""
    first = text.lstrip().partition("\n")[0]
    between = max(";\t,", key=first.count)
    found = csv.reader(io.StringIO(text), delimiter=between)
    try:
        return [[cell.strip() for cell in row[:MOST_COLUMNS]] for row in found if any(cell.strip() for cell in row)]
    except csv.Error as wrong:
        raise RuleBroken(UNREAD, field="file") from wrong


def as_rows_text(rows: Iterable[Iterable[str]]) -> str:
    """Rows as text that `rows_of_text` reads back."""
    held = io.StringIO()
    csv.writer(held, delimiter=";", lineterminator="\n").writerows(rows)
    return held.getvalue()


def _of_workbook(content: bytes) -> list[list[str]]:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as parts:
            names = set(parts.namelist())
            words = [_text(each) for each in _part(parts, WORDS)] if WORDS in names else []
            rows = _part(parts, SHEET).iter(f"{SPACE}row")
            read = [_row(row, words) for row in rows]
    except (zipfile.BadZipFile, zlib.error, RuntimeError, NotImplementedError, KeyError, OSError, EOFError, ValueError,
            IndexError, ParseError) as wrong:  # fmt: skip
        # all that zipfile and the parser raise for what is broken, locked or no workbook at all: refused in words
        raise RuleBroken(UNREAD, field="file") from wrong
    return [row for row in read if any(row)]


def _part(parts: zipfile.ZipFile, name: str) -> Element:
    with parts.open(name) as part:
        content = part.read(LARGEST_PART + 1)
    if len(content) > LARGEST_PART or b"<!DOCTYPE" in content or b"<!ENTITY" in content:
        raise ValueError(name)
    return fromstring(content)  # noqa: S314  # of limited size, and without a document type nothing can be expanded


def _text(item: Element) -> str:
    return "".join(part.text or "" for part in item.iter(f"{SPACE}t")).strip()


def _row(row: Element, words: list[str]) -> list[str]:
    cells: list[str] = []
    for cell in row.iter(f"{SPACE}c"):
        at = _column(cell.get("r", ""), len(cells))
        if at >= MOST_COLUMNS:
            break
        cells += [""] * (at + 1 - len(cells))
        cells[at] = _cell(cell, words)
    return cells


def _column(reference: str, following: int) -> int:
    named = COLUMN.fullmatch(reference)
    if named is None:
        return following
    number = 0
    for letter in named.group(1):
        number = number * LETTERS + ord(letter) - ord("A") + 1
    return number - 1


def _cell(cell: Element, words: list[str]) -> str:
    if cell.get("t") == "inlineStr":
        return _text(cell)
    value = cell.find(f"{SPACE}v")
    text = (value.text or "").strip() if value is not None else ""
    if cell.get("t") == "s":
        return words[int(text)]
    if cell.get("t") in {"str", "b", "e"} or not text:
        return text
    number = float(text)
    return str(int(number)) if number.is_integer() else text
