"""When somebody was born, as a list says it: a day, a month, a year, an age, in words or spoiled by a spreadsheet.

An age stays an age: it becomes the year that it leaves open, counted back from the day of the list. Nothing is guessed: a date in
January to April 1900 is an age in a cell that was formatted as a date, and is refused as such.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from naung.casework.manifests.rules.tables import words
from naung.casework.manifests.rules.values import Wrong
from naung.foundation.clock.rules.reading import AROUND_WORDS, parse_vague_date
from naung.foundation.clock.vocabulary import EARLIEST_YEAR, VagueDate
from naung.foundation.errors import RuleBroken
from naung.foundation.words import gettext_noop
from naung.methods.sheets.cells import Cell, Number, text_of

OLDEST = 120  # years; nobody older stands on a list
ADULT = 18
SERIALS = (3_000, 60_000)  # dates of births as a spreadsheet counts them, 1908 to 2064
PARTS = re.compile(r"(\d{1,2})\s?[-/. ]\s?(\d{1,2})\s?[-/. ]\s?(\d{4}|\d{2})(?:\s+\d{1,2}[:.]\d\d.*)?")
ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[Tt ]\d{1,2}:\d\d.*)?")
NAMED = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?[\s.\-/]*([a-z]{1,10})[\s.,\-/]*(\d{4}|\d{2})")
NAMED_FIRST = re.compile(r"([a-z]{3,10})\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})")
MONTH_AND_YEAR = re.compile(r"([a-z]{3,10})[\s.\-/']*(\d{4}|\d{2})")
EIGHT = re.compile(r"\d{8}")
AGE = re.compile(
    rf"(?P<about>{AROUND_WORDS}\s*|\+/?-\s*)?(?P<years>\d{{1,3}})(?:[.,]\d)?\s*(?:th|thn|tahun|t|yrs?|years?|y[./]?o\.?|umur)?\.?"
    r"(?:\s*(?P<months>\d{1,2})\s*(?:bln|bulan|months?|bl)\.?)?(?:\s*old)?"
)
MONTHS_OLD = re.compile(r"(?P<months>\d{1,2})\s*(?:bln|bulan|months?|mths?|bl)\.?(?:\s*old)?")
DECADE = re.compile(r"(\d{1,2})0\s*-?\s*an(?:\s*(?:th|thn|tahun))?\.?")
CHILD_WORDS = {
    "anak": ADULT,
    "anak anak": ADULT,
    "child": ADULT,
    "kanak kanak": ADULT,
    "budak": ADULT,
    "bayi": 3,
    "balita": 6,
    "baby": 3,
    "infant": 3,
}
ADULT_WORDS = {"dewasa", "adult", "orang dewasa"}

UNREADABLE = gettext_noop("Tanggal lahir belum terbaca. Contoh: 12-06-1990, 12 Juni 1990, 1990, atau 27 tahun.")
NO_SUCH_DAY = gettext_noop("Tanggal lahir ini tidak ada di kalender. Tulis hari, bulan, tahun, misalnya 28-02-1990.")
NOT_BORN = gettext_noop("Tanggal lahir ini sesudah hari daftar. Periksa tahunnya.")
TOO_OLD = gettext_noop("Menurut tanggal ini umurnya lebih dari %(most)s tahun. Periksa tahunnya.")
AGE_AS_DATE = gettext_noop(
    "Sel ini tanggal di awal tahun %(year)s: tampaknya umur %(age)s yang oleh Excel dijadikan tanggal. Atur kolomnya sebagai "
    "angka atau teks, lalu tulis umurnya."
)
SERIAL = gettext_noop(
    "Angka ini tampaknya tanggal Excel yang kehilangan bentuknya. Atur kolomnya sebagai tanggal di Excel, lalu simpan lagi."
)
BAD_AGE = gettext_noop("Umur belum terbaca. Tulis angka 0 sampai %(most)s, atau misalnya 8 bulan.")
CENTURY = gettext_noop("Tahun lahir ditulis dua angka dan dibaca %(year)s.")
FROM_SERIAL = gettext_noop("Angka Excel dibaca sebagai tanggal %(day)s.")
MONTH_FIRST = gettext_noop("Di kolom ini bulan ditulis sebelum hari; dibaca begitu.")


@dataclass(frozen=True)
class Born:
    """What a cell says: when, the age where one stands there, and what has to be said about it (code, sentence, values)."""

    birth: VagueDate
    age: int | None = None
    remark: tuple[str, str, Mapping[str, object]] | None = None


@dataclass(frozen=True)
class Habit:
    """How dates are written in a column: the month first, and from which day the workbook counts (None where it is not said)."""

    month_first: bool = False
    day_one: date | None = None


def habit_of(values: Iterable[Cell], day_one: date | None = None) -> Habit:
    """The month stands first where that alone makes sense of some dates, and the day first of none."""
    found = [parts for cell in values if isinstance(cell, str) and (parts := PARTS.fullmatch(cell.strip()))]
    month = sum(1 for parts in found if int(parts[1]) <= 12 < int(parts[2]))
    day = sum(1 for parts in found if int(parts[2]) <= 12 < int(parts[1]))
    return Habit(month_first=month > 0 and day == 0, day_one=day_one)


def years_before(on: date, years: int) -> date:
    """The same day so many years before; 28 February for a day that year has not."""
    try:
        return on.replace(year=on.year - years)
    except ValueError:
        return on.replace(year=on.year - years, day=28)


def born_at_age(years: int, on: date, text: str, *, about: bool = False) -> Born:
    """The year that an age leaves open, counted back from the day of the list."""
    first, last = years_before(on, years + 1) + timedelta(days=1), years_before(on, years)
    kind = VagueDate.around if about else VagueDate.between
    return Born(kind(first, last, text), years)


def read_birth(cell: Cell, *, on: date, habit: Habit) -> Born:
    """What a cell of a column of births says on the day of the list. Raises Wrong."""
    if isinstance(cell, datetime):
        return _checked(Born(VagueDate.on(cell.date())), on)
    if isinstance(cell, date):
        return _checked(Born(VagueDate.on(cell)), on)
    if isinstance(cell, Number):
        return _checked(_from_number(cell, on, habit), on)
    if cell is None or isinstance(cell, bool) or not isinstance(cell, str):
        raise Wrong("birth_unreadable", UNREADABLE)
    return _checked(_from_text(" ".join(cell.split()), on, habit), on)


def read_age(cell: Cell, *, on: date) -> Born:
    """What a cell of a column of ages says. Raises Wrong."""
    text = " ".join(text_of(cell).split())
    found = _age(text, on)
    if found is None:
        try:
            return read_birth(cell, on=on, habit=Habit())  # a date under a heading of ages
        except Wrong as wrong:
            if wrong.code == "age_as_date":
                raise
            raise Wrong("age_unreadable", BAD_AGE, most=OLDEST) from wrong
    return _checked(found, on)


def _checked(born: Born, on: date) -> Born:
    first, last = born.birth.first, born.birth.last
    if first is not None and first > on:
        raise Wrong("not_born", NOT_BORN)
    if last is not None and last < years_before(on, OLDEST + 1):
        if last.year in (EARLIEST_YEAR, 1904) and born.birth.is_exact and (age := _serial_of(last)) <= OLDEST:
            raise Wrong("age_as_date", AGE_AS_DATE, year=last.year, age=age)
        raise Wrong("too_old", TOO_OLD, most=OLDEST)
    return born


def _serial_of(day: date) -> int:
    """The number that a spreadsheet keeps for a day of its first months."""
    return (day - date(1904, 1, 1)).days if day.year == 1904 else (day - date(1899, 12, 31)).days


def _from_number(cell: Number, on: date, habit: Habit) -> Born:
    text = cell.text
    if not text.isdigit():
        whole, _, part = text.partition(".")
        if whole.isdigit() and part.isdigit() and int(whole) <= OLDEST:
            return born_at_age(int(whole), on, text)
        raise Wrong("birth_unreadable", UNREADABLE)
    number = int(text)
    if number <= OLDEST:
        return born_at_age(number, on, text)
    if EARLIEST_YEAR <= number <= on.year:
        return Born(VagueDate.in_year(number, text))
    if len(text) in (7, 8):
        return _eight_digits(text.zfill(8))
    if SERIALS[0] <= number <= SERIALS[1]:
        if habit.day_one is None:
            raise Wrong("serial", SERIAL)
        day = habit.day_one + timedelta(days=number)
        return Born(VagueDate.on(day), remark=("serial_read", FROM_SERIAL, {"day": day.isoformat()}))
    raise Wrong("birth_unreadable", UNREADABLE)


def _from_text(text: str, on: date, habit: Habit) -> Born:
    said = text.casefold().strip(" .")
    if said in words().not_given:
        return Born(VagueDate.unknown())
    for reader in (_iso, _parts, _named, _digits):
        if (found := reader(said, on, habit)) is not None:
            return found
    if (found := _age(said, on)) is not None:
        return found
    try:
        return Born(replace(parse_vague_date(_indonesian(said)), text=text))
    except RuleBroken as wrong:
        raise Wrong("birth_unreadable", UNREADABLE) from wrong


def _iso(said: str, on: date, habit: Habit) -> Born | None:
    found = ISO.fullmatch(said)
    return _of_parts(int(found[3]), int(found[2]), found[1], on) if found else None


def _parts(said: str, on: date, habit: Habit) -> Born | None:
    if not (found := PARTS.fullmatch(said)):
        return None
    first, second = int(found[1]), int(found[2])
    if habit.month_first:
        born = _of_parts(second, first, found[3], on)
        return Born(born.birth, born.age, born.remark or ("month_first", MONTH_FIRST, {}))
    return _of_parts(first, second, found[3], on)


def _named(said: str, on: date, habit: Habit) -> Born | None:
    found = NAMED.fullmatch(said)
    day, month, year = (found[1], found[2], found[3]) if found else ("", "", "")
    if not found and (turned := NAMED_FIRST.fullmatch(said)):
        day, month, year = turned[2], turned[1], turned[3]
    if not year and (short := MONTH_AND_YEAR.fullmatch(said)) and _month(short[1]):
        day, month, year = "0", short[1], short[2]
    number = _month(month) if month else None
    return _of_parts(int(day), number, year, on) if number else None


def _digits(said: str, on: date, habit: Habit) -> Born | None:
    return _eight_digits(said) if EIGHT.fullmatch(said) else None


def _month(name: str) -> int | None:
    try:
        first = parse_vague_date(f"{words().months.get(name, name)} 2000").first
    except RuleBroken:
        return None
    return first.month if first else None


def _indonesian(said: str) -> str:
    """The text with Malay and English months as Indonesian ones, and without a word that only says what it is."""
    plain = re.sub(r"^(?:tahun lahir|lahir|born)\s*:?\s*", "", said)
    return re.sub(r"[a-z]+", lambda found: words().months.get(found[0], found[0]), plain)


def _of_parts(day: int, month: int, year: str, on: date) -> Born:
    """A day from its numbers; a day or month of zero is one that nobody knows."""
    full, remark = int(year), None
    if len(year) == 2:
        full = int(year) + (100 * (on.year // 100) if int(year) <= on.year % 100 else 100 * (on.year // 100) - 100)
        remark = ("century", CENTURY, {"year": full})
    if full < EARLIEST_YEAR:
        raise Wrong("too_old", TOO_OLD, most=OLDEST)
    try:
        if month == 0:
            return Born(VagueDate.in_year(full), remark=remark)
        if day == 0:
            return Born(VagueDate.in_month(full, month), remark=remark)
        return Born(VagueDate.on(date(full, month, day)), remark=remark)
    except (ValueError, RuleBroken) as wrong:
        raise Wrong("no_such_day", NO_SUCH_DAY) from wrong


def _eight_digits(text: str) -> Born:
    found = set()
    for year, month, day in ((text[:4], text[4:6], text[6:]), (text[4:], text[2:4], text[:2])):
        if 1900 <= int(year) <= 2100 and 1 <= int(month) <= 12 and 1 <= int(day) <= 31:
            try:
                found.add(date(int(year), int(month), int(day)))
            except ValueError:
                continue
    if not found:
        raise Wrong("birth_unreadable", UNREADABLE)
    return Born(VagueDate.on(found.pop()))  # never two: no month is 19 or 20


def _age(text: str, on: date) -> Born | None:
    """An age in words or numbers; None where it is none."""
    said = text.casefold().strip(" .")
    if months := MONTHS_OLD.fullmatch(said):
        return _months_old(int(months["months"]), on, text)
    if decade := DECADE.fullmatch(said):
        years = int(decade[1]) * 10
        first, last = years_before(on, years + 10) + timedelta(days=1), years_before(on, years)
        return Born(VagueDate.around(first, last, text), None)
    if (found := AGE.fullmatch(said)) and int(found["years"]) <= OLDEST:
        return born_at_age(int(found["years"]), on, text, about=bool(found["about"]))
    word = " ".join(re.sub(r"[^a-z]+", " ", said).split())
    if word in ADULT_WORDS:
        return Born(VagueDate.between(None, years_before(on, ADULT), text))
    if word in CHILD_WORDS:
        return Born(VagueDate.between(years_before(on, CHILD_WORDS[word]) + timedelta(days=1), on, text))
    return None


def _months_old(months: int, on: date, text: str) -> Born:
    total = on.year * 12 + on.month - 1 - months
    last = min(date(total // 12, total % 12 + 1, 1) + timedelta(days=31), on)
    first = date(*divmod_month(total - 1), 1)
    return Born(VagueDate.around(first, last, text), months // 12)


def divmod_month(total: int) -> tuple[int, int]:
    """Year and month of a count of months."""
    return total // 12, total % 12 + 1
