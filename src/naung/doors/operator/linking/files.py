"""The tables that `naung link` is given, and the files that it writes: whole, or not at all."""

import csv
import os
import tempfile
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from naung.foundation.errors import NaungError, RuleBroken
from naung.foundation.files import table_refused
from naung.foundation.words import gettext_noop
from naung.methods import sheets
from naung.methods.sheets.opening import LARGEST as LARGEST_WORKBOOK
from naung.methods.sheets.opening import OTHER_KINDS, PROGRAMS
from naung.methods.sheets.scanning import MOST_CELLS, MOST_COLUMNS
from naung.methods.sheets.scanning import MOST_ROWS as MOST_ROWS_OF_A_WORKBOOK
from naung.methods.sheets.text import decoded, rows_of, separator_of

LARGEST = 300 * 1024 * 1024  # bytes of a text
MOST_ROWS = 1_000_000
# What a child with limits refuses of a text that is only long: it is read here.
LONG = frozenset({sheets.Trouble.TOO_LARGE, sheets.Trouble.TOO_MANY, sheets.Trouble.LIMIT})
PACKED = (b"PK", b"\xd0\xcf\x11\xe0", *PROGRAMS, *OTHER_KINDS)
TOO_LARGE = gettext_noop(
    "Berkas %(name)s terlalu besar: CSV paling banyak %(text)s MB dan %(rows)s baris, buku kerja Excel atau OpenDocument "
    "%(book)s MB dan %(book_rows)s baris. Simpan sebagai CSV, atau bagi menjadi beberapa berkas."
)
UNREAD = gettext_noop("Berkas %(name)s tidak bisa dibaca: %(why)s")
SHUT = gettext_noop("Berkas %(name)s tidak bisa dibuka. Periksa izinnya.")
NO_ROWS = gettext_noop("Berkas %(name)s tidak berisi baris di bawah judul kolomnya.")
NO_FOLDER = gettext_noop("%(name)s tidak bisa ditulis: foldernya tidak ada.")
NOT_WRITTEN = gettext_noop("%(name)s tidak bisa ditulis. Periksa izin foldernya dan sisa ruang di disk.")
SAME_FILE = gettext_noop("%(name)s disebut dua kali. Hasil memerlukan berkas sendiri, supaya tidak ada yang tertimpa.")


class Unread(RuleBroken):
    """A file that is not read; `cause` says why, in a sentence of its own."""

    def __init__(self, name: str, cause: NaungError) -> None:
        super().__init__(UNREAD, field="file", name=name, why=cause)


@dataclass(frozen=True)
class Given:
    """A table as it was given: headings, rows of that many cells, and the number of each row in its file."""

    name: str
    headings: Sequence[str]
    rows: Sequence[Sequence[str]]
    numbers: Sequence[int]


def read_table(file: Path) -> Given:
    """The first sheet of a workbook, or a text. Raises RuleBroken with the file's name."""
    name = file.name
    try:
        with file.open("rb") as opened:
            content = opened.read(LARGEST + 1)
    except OSError:
        raise RuleBroken(SHUT, field="file", name=name) from None
    try:
        found = _cells(content)
    except sheets.Refused as refused:
        if refused.trouble in LONG - {sheets.Trouble.LIMIT}:
            raise _too_large(name) from None
        raise Unread(name, table_refused(refused)) from None
    if len(found) < 2:
        raise RuleBroken(NO_ROWS, field="file", name=name)
    width = max(len(cells) for _, cells in found)
    filled = [[*cells, *[""] * (width - len(cells))] for _, cells in found]
    return Given(name, filled[0], filled[1:], [number for number, _ in found[1:]])


def _too_large(name: str) -> RuleBroken:
    return RuleBroken(
        TOO_LARGE, field="file", name=name, text=LARGEST // 1024**2, rows=f"{MOST_ROWS:,}".replace(",", "."),
        book=LARGEST_WORKBOOK // 1024**2, book_rows=f"{MOST_ROWS_OF_A_WORKBOOK:,}".replace(",", "."),
    )  # fmt: skip


def _cells(content: bytes) -> list[tuple[int, list[str]]]:
    """The rows that are not empty, with their numbers. Raises Refused."""
    if len(content) <= LARGEST_WORKBOOK:
        try:
            book = sheets.read(content)
        except sheets.Refused as refused:
            if refused.trouble not in LONG or not _is_text(content):
                raise
        else:
            rows = book.sheets[0].rows if book.sheets else ()
            return [(row.number, [sheets.text_of(cell) for cell in row.cells]) for row in rows]
    if len(content) > LARGEST or not _is_text(content):
        raise sheets.Refused(sheets.Trouble.TOO_LARGE)
    return _long_text(content)


def _is_text(content: bytes) -> bool:
    return not content.startswith(PACKED) and not content[:400].lstrip().startswith(b"<")


def _long_text(content: bytes) -> list[tuple[int, list[str]]]:
    """A text that is longer than a child with limits takes, by the same rules."""
    sign, body = separator_of(decoded(content)[0].replace("\r\n", "\n").replace("\r", "\n"))
    found, cells, once = [], 0, dict[str, str]()
    for number, row in enumerate(rows_of(body, sign), 1):
        cells += len(row)
        if number > MOST_ROWS + 1 or cells > MOST_CELLS * 10 or len(row) > MOST_COLUMNS:
            raise sheets.Refused(sheets.Trouble.TOO_MANY)
        if any(each.strip() for each in row):
            found.append((number, [once.setdefault(each, each) if len(each) < 8 else each for each in row]))
    return found


def check_outputs(outputs: Sequence[Path], inputs: Sequence[Path]) -> None:
    """That each can be written and none is another one or an input. Raises RuleBroken; leaves nothing behind."""
    seen = [each.resolve() for each in inputs]
    for each in outputs:
        if not _is_file(each):
            continue
        place = each.resolve()
        if any(place == other or _same(place, other) for other in seen):
            raise RuleBroken(SAME_FILE, field="out", name=each.name)
        seen.append(place)
        if not place.parent.is_dir():
            raise RuleBroken(NO_FOLDER, field="out", name=str(each))
        if place.exists() and not os.access(place, os.W_OK):
            raise RuleBroken(NOT_WRITTEN, field="out", name=str(each))
        _beside(place, each).unlink()


def _is_file(told: Path) -> bool:
    """Whether this is a file, or will be one; a terminal or a pipe is written as it is."""
    return told.is_file() or not told.exists()


def _same(one: Path, other: Path) -> bool:
    return one.exists() and other.exists() and one.samefile(other)


def _beside(place: Path, told: Path) -> Path:
    """A new empty file in the same folder. Raises RuleBroken."""
    try:
        handle, fresh = tempfile.mkstemp(prefix=".naung-link-", dir=place.parent)
        os.close(handle)
    except OSError:
        raise RuleBroken(NOT_WRITTEN, field="out", name=str(told)) from None
    return Path(fresh)


Lines = Iterable[Sequence[str]]


def write_tables(tables: Sequence[tuple[Path, Sequence[str], Lines]]) -> None:
    """All of these as CSV, or none: what stood there before stays until all are written. Raises RuleBroken."""
    fresh: list[tuple[Path, Path]] = []
    try:
        for told, heads, rows in tables:
            into = told
            if _is_file(told):
                into = _beside(told.resolve(), told)
                fresh.append((into, told.resolve()))
            try:
                _write(into, heads, rows)
            except OSError:
                raise RuleBroken(NOT_WRITTEN, field="out", name=str(told)) from None
        for into, place in fresh:
            os.replace(into, place)
    finally:
        for into, _ in fresh:
            with suppress(OSError):
                into.unlink(missing_ok=True)


def _write(file: Path, heads: Sequence[str], rows: Lines) -> None:
    with file.open("w", newline="", encoding="utf-8") as told:
        table = csv.writer(told)
        table.writerow(heads)
        table.writerows(rows)
