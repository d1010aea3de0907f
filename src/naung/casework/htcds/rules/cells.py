"""One cell of HTCDS as its value: codes and labels alike, several in one cell, dates, numbers, marks; or why it is none."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time

from naung.casework.htcds.rules.tables import codes_of, compared, countries
from naung.casework.htcds.vocabulary import CODED, HtcdsField, Kind, Value
from naung.foundation.clock.rules.reading import parse_vague_date
from naung.foundation.clock.vocabulary import VagueDate
from naung.foundation.errors import RuleBroken
from naung.foundation.words import gettext_noop, without_bad_signs
from naung.methods.sheets.cells import Cell, Gap, Number, Row, text_of

LONGEST = 30_000  # characters of a text
BETWEEN = re.compile(r"[;|\n]+")
LANGUAGE = re.compile(r"[a-z]{2,3}")
PHONE = re.compile(r"\+?[1-9]\d{1,14}")  # the standard's own pattern
QUOTED = re.compile(r"'+[=+\-@\t\r]")  # how a text that would be a formula stands in CSV (see writing.py)
YES = frozenset(("true", "yes", "y", "ya", "1", "v", "x", "checked", "benar"))
NO = frozenset(("false", "no", "n", "tidak", "0", "unchecked", "salah"))
DAY = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})(?:\s.*)?")

BAD_DATE = gettext_noop("Tanggal ini belum terbaca. Tulis tahun-bulan-hari, misalnya 2025-06-12.")
BAD_NUMBER = gettext_noop("Di sini harus angka.")
BAD_CHECK = gettext_noop("Di sini harus ya atau tidak (TRUE atau FALSE).")
NO_VALUE = gettext_noop(
    "Sel ini berisi rumus tanpa hasil tersimpan. Buka di Excel lalu simpan, atau tempel sebagai nilai."
)
LOST_DIGITS = gettext_noop(
    "Angka ini sudah dibulatkan oleh lembar kerja. Ambil lagi dari aslinya, dan atur kolomnya sebagai teks."
)
TOO_LONG = gettext_noop("Terlalu panjang: paling banyak %(most)s huruf.")


class Wrong(Exception):
    """A cell that can't be taken: a stable code, the sentence that says what is expected, and its values."""

    def __init__(self, code: str, message: str, **values: object) -> None:
        super().__init__(code)
        self.code, self.message, self.values = code, message, values


@dataclass(frozen=True)
class Taken:
    """What a cell gives: the value, what of it is no code of the field, and a date that is not exact."""

    value: Value | None = None
    uncoded: tuple[str, ...] = ()
    vague: VagueDate | None = None


def plain_text(cell: Cell, *, lines: bool = False) -> str:
    """A cell as text without space around it, on one line or several. Raises Wrong for a gap and for too much."""
    if isinstance(cell, Gap):
        raise Wrong("no_value", NO_VALUE)
    text = unicodedata.normalize("NFC", text_of(cell)).replace("\u00a0", " ").replace("\r\n", "\n").replace("\r", "\n")
    text = without_bad_signs(text)
    said = "\n".join(line.rstrip() for line in text.split("\n")).strip() if lines else " ".join(text.split())
    if len(said) > LONGEST:
        raise Wrong("too_long", TOO_LONG, most=LONGEST)
    return said


def unquoted(row: Row) -> Row:
    """A row of CSV in which a text that would have been a formula stands as it was, without the apostrophe before it."""
    return Row(
        row.number, tuple(cell[1:] if isinstance(cell, str) and QUOTED.match(cell) else cell for cell in row.cells)
    )


def taken(cell: Cell, field: HtcdsField, *, month_first: bool = False) -> Taken:
    """The value of a cell for a field. Raises Wrong."""
    if cell is None:
        return Taken()
    if field.kind in CODED:
        return _coded(plain_text(cell, lines=True), field)
    if field.kind is Kind.DATE:
        return _date(cell, month_first)
    if field.kind is Kind.NUMBER:
        return Taken(_number(cell))
    if field.kind is Kind.CHECK:
        return Taken(_check(cell))
    if isinstance(cell, Number) and not cell.exact:
        raise Wrong("lost_digits", LOST_DIGITS)
    return Taken(plain_text(cell, lines=field.kind is Kind.LONG) or None)


def _coded(text: str, field: HtcdsField) -> Taken:
    """The codes in a cell: the whole of it, else its parts between semicolons, else between commas, else between spaces."""
    if not text:
        return Taken()
    known: list[str] = []
    unknown: list[str] = []
    whole = _code(text, field)
    for part in [text] if whole else [piece.strip() for piece in BETWEEN.split(text) if piece.strip()]:
        found = codes_in(part, field)
        known += found
        if not found:
            unknown.append(part)
    return Taken(in_order(known, field) or None, tuple(dict.fromkeys(unknown)))


def codes_in(part: str, field: HtcdsField) -> list[str]:
    """The codes that a part of a cell is: one, or several between commas or spaces; none where any of it is no code."""
    if code := _code(part, field):
        return [code]
    for sign in (",", None):
        pieces = [piece for piece in part.split(sign) if piece.strip()]
        found = [code for piece in pieces if (code := _code(piece, field))]
        if len(pieces) > 1 and len(found) == len(pieces):
            return found
    return []


def _code(text: str, field: HtcdsField) -> str | None:
    said = compared(text)
    if field.kind is Kind.COUNTRY:
        return countries().get(said)
    if field.kind is Kind.LANGUAGE:
        return said if LANGUAGE.fullmatch(said) and said == text.strip().casefold() else None
    return codes_of(field.name).get(said)


def in_order(codes: list[str], field: HtcdsField) -> tuple[str, ...]:
    """Codes once each, in the order of the standard; those of no list as they stand."""
    listed = (*field.codes, *field.extensions)
    once = list(dict.fromkeys(codes))
    return tuple(sorted(once, key=lambda code: listed.index(code) if code in listed else 0))


def _date(cell: Cell, month_first: bool) -> Taken:
    if isinstance(cell, datetime):
        return Taken(cell.date())
    if isinstance(cell, date):
        return Taken(cell)
    text = plain_text(cell)
    if not text or isinstance(cell, time | bool):
        return Taken()
    if (found := DAY.fullmatch(text)) is not None:
        first, second = int(found[1]), int(found[2])
        text = "-".join((found[3], *(f"{part:02d}" for part in ((first, second) if month_first else (second, first)))))
    try:
        vague = parse_vague_date(text[:10] if re.fullmatch(r"\d{4}-\d\d-\d\d[T ].*", text) else text)
    except RuleBroken as wrong:
        raise Wrong("bad_date", BAD_DATE) from wrong
    if vague.is_exact and vague.first is not None:
        return Taken(vague.first)
    return Taken(vague=vague) if vague.first is not None or vague.last is not None else Taken()


def _number(cell: Cell) -> int | float | None:
    text = plain_text(cell).replace(" ", "")
    if not text:
        return None
    if "," in text and "." not in text:
        text = text.replace(",", ".")
    try:
        value = float(text)
    except ValueError as wrong:
        raise Wrong("bad_number", BAD_NUMBER) from wrong
    if value != value or abs(value) > 10**15:
        raise Wrong("bad_number", BAD_NUMBER)
    return int(value) if value.is_integer() else round(value, 7)


def _check(cell: Cell) -> bool | None:
    if isinstance(cell, bool):
        return cell
    said = compared(plain_text(cell))
    if not said:
        return None
    if said in YES or said in NO:
        return said in YES
    raise Wrong("bad_check", BAD_CHECK)


def marked(cell: Cell) -> bool:
    """Whether a column of one code is marked."""
    return cell is True or compared(text_of(cell)) in YES


def habit_of(values: list[Cell]) -> bool:
    """Whether dates of a column are written with the month first: some make sense only so, and none only the other way."""
    found = [parts for cell in values if isinstance(cell, str) and (parts := DAY.fullmatch(cell.strip()))]
    month = any(int(parts[1]) <= 12 < int(parts[2]) for parts in found)
    return month and not any(int(parts[2]) <= 12 < int(parts[1]) for parts in found)


def is_phone(text: str) -> bool:
    """Whether a number is written as the standard asks for it (E.164)."""
    return PHONE.fullmatch(text) is not None


def vague_texts(birth: VagueDate) -> Mapping[str, str]:
    """A birth that is no single day, as texts of our own columns."""
    told = {"x_BirthFirst": birth.first, "x_BirthLast": birth.last}
    found = {name: day.isoformat() for name, day in told.items() if day is not None}
    return found | {"x_BirthPrecision": birth.precision.value} | ({"x_BirthText": birth.text} if birth.text else {})
