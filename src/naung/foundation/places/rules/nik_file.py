"""A file of NIKs: from its bytes to rows, and from rows to one answer a row. Errors never repeat what stood in the file."""

import csv
import io
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from naung.foundation.clock.vocabulary import VagueDate
from naung.foundation.errors import RuleBroken
from naung.foundation.places.rules.nik import FEMALE, MALE, check_nik
from naung.foundation.places.rules.nik_text import read_nik_text
from naung.foundation.places.vocabulary import Change, NikReading, Reason, Validity
from naung.foundation.words import gettext_noop

COLUMNS: Mapping[str, str] = {
    "nik": "nik",
    "sex": "sex",
    "jk": "sex",
    "l/p": "sex",
    "jenis kelamin": "sex",
    "birth date": "birth_date",
    "tanggal lahir": "birth_date",
    "tgl lahir": "birth_date",
}
DELIMITERS = (",", ";", "\t", "|")
SEXES: Mapping[str, str] = {
    **dict.fromkeys(("l", "lk", "laki", "laki laki", "pria"), MALE),
    **dict.fromkeys(("p", "pr", "perempuan", "wanita"), FEMALE),
}
NOT_GIVEN = {"", "-", "--", "?", "na", "n/a", "null", "none", "nan", "tidak tahu", "tidak diketahui", "tt"}
MONTHS: Mapping[str, int] = {
    name: number
    for number, names in enumerate(
        ("januari jan", "februari feb pebruari", "maret mar", "april apr", "mei", "juni jun", "juli jul", "agustus agu agt ags",
         "september sep sept", "oktober okt", "november nov nopember", "desember des"), start=1,
    )
    for name in names.split()
}  # fmt: skip
ISO = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2})(?:[T ]00:00(?::00(?:\.0+)?)?)?)?)?")
LOCAL = re.compile(r"(\d{1,2})[/.\- ](\d{1,2})[/.\- ](\d{4})")
WORDED = re.compile(r"(\d{1,2})[ -]([a-z]+)[ -](\d{4})")
# So many different sixteen-digit numbers do not all end in zero by chance (one in ten to this power).
ENOUGH_ZEROS = 5

NOT_TEXT = gettext_noop(
    'Berkas ini bukan teks UTF-8. Simpan ulang sebagai "CSV UTF-8", lalu coba lagi. Tidak ada yang diperiksa.'
)
NOT_CSV = gettext_noop('Berkas ini bukan CSV: ada bita nol di dalamnya. Simpan ulang sebagai "CSV UTF-8".')
NO_NIK_COLUMN = gettext_noop(
    'Baris pertama harus memuat nama kolom, dan salah satunya "nik". Tidak ada yang diperiksa.'
)
TWICE = gettext_noop('Kolom "%(column)s" muncul dua kali di baris pertama. Hapus salah satunya.')
BROKEN_LINE = gettext_noop(
    "Baris %(line)s tidak bisa dibaca sebagai CSV; periksa tanda kutipnya. Tidak ada yang diperiksa."
)

ROW_RAGGED = gettext_noop("Baris ini punya lebih banyak kolom daripada judulnya; isinya mungkin bergeser.")
SEX_UNREADABLE = gettext_noop("Jenis kelamin yang ditulis bukan L atau P, jadi tidak dibandingkan.")
BIRTH_UNREADABLE = gettext_noop(
    "Tanggal lahir yang ditulis tidak terbaca atau tidak ada di kalender, jadi tidak dibandingkan."
)
BIRTH_IN_FUTURE = gettext_noop("Tanggal lahir yang ditulis belum terjadi.")
ALL_END_IN_ZERO = gettext_noop(
    "Semua NIK di berkas ini berakhir dengan 0; lembar kerja tampaknya telah mengganti angka terakhir setiap NIK."
)


@dataclass(frozen=True)
class NikRow:
    """One row as it stood in the file, under the names of the columns that are used."""

    nik: str
    sex: str = ""
    birth_date: str = ""
    ragged: bool = False


def read_nik_file(raw: bytes) -> list[NikRow]:
    """The rows of a CSV file (comma, semicolon, tab or bar; UTF-8, or UTF-16 with its mark), blank lines left out.

    Raises RuleBroken with an Indonesian sentence for what is no such file; nothing of its content is repeated.
    """
    text = _decoded(raw)
    separator, text = _separator(text)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    try:
        header = next(reader, [])
        columns = _columns(header)
        return [_row(cells, columns, len(header)) for cells in reader if cells]
    except csv.Error as wrong:
        raise RuleBroken(BROKEN_LINE, line=reader.line_num) from wrong


def _decoded(raw: bytes) -> str:
    try:
        text = raw.decode("utf-16" if raw[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig")
    except UnicodeDecodeError as wrong:
        raise RuleBroken(NOT_TEXT) from wrong
    if "\0" in text:
        raise RuleBroken(NOT_CSV)
    return text.lstrip("\ufeff\r\n")


def _separator(text: str) -> tuple[str, str]:
    """The sign between columns, found from the line of column names, and the text from that line on."""
    first = text.splitlines()[0] if text else ""
    if first.lower().startswith("sep=") and len(first) == len("sep=;"):
        return first[-1], text[len(first) :].lstrip("\r\n")
    fitting = (sign for sign in DELIMITERS if "nik" in [_column(cell) for cell in first.split(sign)])
    return next(fitting, ","), text


def _column(cell: str) -> str | None:
    """The used column that a heading names, or None."""
    return COLUMNS.get(" ".join(cell.replace("_", " ").replace('"', "").casefold().split()))


def _columns(header: list[str]) -> dict[str, int]:
    columns: dict[str, int] = {}
    for place, cell in enumerate(header):
        if (name := _column(cell)) is None:
            continue
        if name in columns:
            raise RuleBroken(TWICE, column=name)
        columns[name] = place
    if "nik" not in columns:
        raise RuleBroken(NO_NIK_COLUMN)
    return columns


def _row(cells: list[str], columns: Mapping[str, int], width: int) -> NikRow:
    found = {name: cells[place] for name, place in columns.items() if place < len(cells)}
    return NikRow(**{"nik": "", **found}, ragged=any(cell.strip() for cell in cells[width:]))


def read_sex(written: str) -> tuple[str | None, Reason | None]:
    """L or P from what was written, None where nothing was; a reason where it can't be read."""
    plain = " ".join(written.replace("-", " ").replace(".", " ").casefold().split())
    if plain in NOT_GIVEN or written.strip() in NOT_GIVEN:
        return None, None
    sex = SEXES.get(plain)
    return sex, None if sex else Reason("sex_unreadable", SEX_UNREADABLE)


def read_birth(written: str, *, today: date) -> tuple[VagueDate | None, Reason | None]:
    """A day, month or year of birth (`1999-08-17`, `17/08/1999`, `17-8-1999`, `17 Agustus 1999`, `1999`), or a reason."""
    plain = " ".join(written.casefold().split())
    if plain in NOT_GIVEN:
        return None, None
    try:
        birth = _birth(plain)
    except (ValueError, RuleBroken):
        birth = None
    if birth is None:
        return None, Reason("birth_unreadable", BIRTH_UNREADABLE)
    if birth.first is not None and birth.first > today:
        return None, Reason("birth_in_future", BIRTH_IN_FUTURE)
    return birth, None


def _birth(plain: str) -> VagueDate | None:
    if found := ISO.fullmatch(plain.replace("t", "T")):
        year, month, day = (int(part) if part else None for part in found.groups())
        if year is not None and day and month:
            return VagueDate.on(date(year, month, day))
        return VagueDate.in_month(year, month) if year and month else VagueDate.in_year(year or 0)
    if found := LOCAL.fullmatch(plain):
        return VagueDate.on(date(int(found[3]), int(found[2]), int(found[1])))
    if (found := WORDED.fullmatch(plain)) and found[2] in MONTHS:
        return VagueDate.on(date(int(found[3]), MONTHS[found[2]], int(found[1])))
    return None


def check_row(row: NikRow, *, today: date, known: Mapping[str, str], former: Mapping[str, Change]) -> NikReading:
    """The reading of one row: its NIK compared with the sex and the day of birth beside it, where they can be read."""
    sex, sex_doubt = read_sex(row.sex)
    birth, birth_doubt = read_birth(row.birth_date, today=today)
    reading = check_nik(row.nik, today=today, known=known, former=former, sex=sex, birth=birth)
    ragged = Reason("row_ragged", ROW_RAGGED) if row.ragged else None
    return _doubted(reading, [doubt for doubt in (sex_doubt, birth_doubt, ragged) if doubt])


def _doubted(reading: NikReading, doubts: list[Reason]) -> NikReading:
    """The reading with further doubts: what was valid is now unsure, what was not stays so."""
    if not doubts:
        return reading
    validity = Validity.UNSURE if reading.validity is Validity.TRUE else reading.validity
    return replace(reading, validity=validity, reasons=(*reading.reasons, *doubts))


def _all_end_in_zero(rows: list[NikRow]) -> bool:
    numbers = {digits for row in rows if (digits := read_nik_text(row.nik).digits)}
    return len(numbers) >= ENOUGH_ZEROS and all(number.endswith("0") for number in numbers)


def nik_document(
    rows: Iterable[NikRow], *, today: date, known: Mapping[str, str], former: Mapping[str, Change] | None = None
) -> list[dict[str, Any]]:
    """One object a row, in order: row (1 is the first under the headings), valid, reasons, region, birth_date, sex and more.

    The NIK itself is not repeated. Sentences are Indonesian; `reason_codes` are stable names for programs.
    """
    rows = list(rows)
    readings = [check_row(row, today=today, known=known, former=former or {}) for row in rows]
    if _all_end_in_zero(rows):
        zero = Reason("all_end_in_zero", ALL_END_IN_ZERO)
        readings = [_doubted(reading, [zero]) if reading.sex else reading for reading in readings]
    return [_answer(number, reading, known) for number, reading in enumerate(readings, start=1)]


def _answer(number: int, reading: NikReading, known: Mapping[str, str]) -> dict[str, Any]:
    return {
        "row": number,
        "valid": reading.valid,
        "reasons": [str(reason) for reason in reading.reasons],
        "reason_codes": [reason.code for reason in reading.reasons],
        "remarks": [str(reason) for reason in reading.remarks],
        "region": reading.region,
        "region_name": region_words(reading.region, known),
        "birth_date": reading.birth_date.isoformat() if reading.birth_date else None,
        "sex": reading.sex,
    }


def region_words(region: str | None, known: Mapping[str, str]) -> str | None:
    """The names of an area and what it lies in, `Singkawang Tengah, Kota Singkawang, Kalimantan Barat`; None where unknown."""
    if region is None:
        return None
    steps = [region[:length] for length in (8, 5, 2) if length <= len(region)]
    return ", ".join(known[step] for step in steps if step in known) or None
