"""Read a date the way people say it: "2025", "2025-06", "12-6-2025", "awal 2024", "kira-kira Juni 2025", "habis
Lebaran 2024".

How wide a vague word is (an assumption of the house, generous on purpose, so that no order is claimed that nobody
knows): a year's or month's "awal", "pertengahan", "akhir" are its thirds; "kira-kira" widens by a week, a month or a
year on both sides; a feast means the week around it, "habis" or "menjelang" a feast the thirty days after or before.
"""

import re
import unicodedata
from collections.abc import Callable
from datetime import date, timedelta

from naung.foundation.clock.rules.calendar import national_holidays
from naung.foundation.clock.vocabulary import EARLIEST_YEAR, LATEST_YEAR, Precision, VagueDate, month_bounds
from naung.foundation.errors import RuleBroken
from naung.foundation.words import gettext_noop

LONGEST_TEXT = 80
WEEK = timedelta(days=7)
FEAST_SPELL = timedelta(days=30)

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            ("januari", "january", "jan"),
            ("februari", "pebruari", "february", "feb", "peb"),
            ("maret", "march", "mar"),
            ("april", "apr"),
            ("mei", "may"),
            ("juni", "june", "jun"),
            ("juli", "july", "jul"),
            ("agustus", "august", "agu", "ags", "agt", "aug"),
            ("september", "sept", "sep"),
            ("oktober", "october", "okt", "oct"),
            ("november", "nopember", "nov", "nop"),
            ("desember", "december", "des", "dec"),
        ),
        start=1,
    )
    for name in names
}
FEASTS = {  # what people call it: how the kept holiday table begins its name, days after that day
    "lebaran": ("Hari Raya Idul Fitri", 0),
    "idul fitri": ("Hari Raya Idul Fitri", 0),
    "idulfitri": ("Hari Raya Idul Fitri", 0),
    "idul adha": ("Hari Raya Idul Adha", 0),
    "iduladha": ("Hari Raya Idul Adha", 0),
    "imlek": ("Tahun Baru Imlek", 0),
    "cap go meh": ("Tahun Baru Imlek", 14),
    "natal": ("Hari Raya Natal", 0),
    "christmas": ("Hari Raya Natal", 0),
    "nyepi": ("Hari Suci Nyepi", 0),
    "waisak": ("Hari Raya Waisak", 0),
}
UNKNOWN_WORDS = frozenset({"", "?", "-", "tidak tahu", "tidak diketahui", "tak tahu", "lupa", "tidak ingat", "unknown"})
AROUND_WORDS = r"(?:kira[- ]?kira|kira2|kurang lebih|sekitar|sekira|circa|ca\.|about|around|±|~)"
THIRDS = {
    "awal": 0,
    "permulaan": 0,
    "early": 0,
    "pertengahan": 1,
    "tengah": 1,
    "mid": 1,
    "akhir": 2,
    "ujung": 2,
    "late": 2,
}
BEFORE_WORDS = r"(?:sebelum|menjelang|before)"
AFTER_WORDS = r"(?:sesudah|setelah|habis|after)"
SINCE_WORDS = r"(?:sejak|mulai|since)"
UNTIL_WORDS = r"(?:sampai dengan|sampai|hingga|s\.?d\.?|s/d|dan|to|until|and|–|—|-)"

NOT_UNDERSTOOD = gettext_noop(
    "Tanggal ini belum terbaca. Contoh: 12-6-2025, Juni 2025, 2025, awal 2024, kira-kira Juni 2025, tidak tahu."
)
NO_SUCH_DAY = gettext_noop("Tanggal ini tidak ada di kalender. Bulan itu hanya sampai tanggal %(last)s.")
NO_SUCH_MONTH = gettext_noop("Bulan harus antara 1 dan 12.")
YEAR_OUTSIDE = gettext_noop("Tahun harus antara %(first)s dan %(last)s.")
SHORT_YEAR = gettext_noop("Tulis tahun dengan empat angka, misalnya 2025.")
TOO_LONG = gettext_noop("Tanggal ini terlalu panjang. Tulis paling banyak %(most)s huruf.")
BACKWARDS = gettext_noop("Waktu awal lebih lambat daripada waktu akhir.")

Spell = tuple[date, date, Precision]


def parse_vague_date(text: str) -> VagueDate:
    """What these words mean as a date of some precision; day before month, as Indonesia writes it.

    Raises RuleBroken with a clear sentence for a day that does not exist, a short year, and words that are no date.
    """
    if len(text) > LONGEST_TEXT:
        raise RuleBroken(TOO_LONG, most=LONGEST_TEXT)
    kept = " ".join("".join(c if unicodedata.category(c)[0] != "C" else " " for c in text).split())
    words = unicodedata.normalize("NFKC", kept).casefold()
    if words in UNKNOWN_WORDS:
        return VagueDate.unknown(kept)
    for reader in (_read_range, _read_open, _read_around, _read_plain):
        found = reader(words, kept)
        if found is not None:
            return found
    raise RuleBroken(NOT_UNDERSTOOD)


def _read_plain(words: str, kept: str) -> VagueDate | None:
    spell = _spell(words)
    return VagueDate(*spell, kept) if spell else None


def _read_around(words: str, kept: str) -> VagueDate | None:
    match = re.fullmatch(rf"{AROUND_WORDS}\s*(.+)", words)
    if not match:
        return None
    spell = _spell(match[1])
    if spell is None:
        return None
    first, last = _widened(spell)
    return VagueDate.around(_clamped(first), _clamped(last), kept)


def _read_open(words: str, kept: str) -> VagueDate | None:
    for pattern, side in ((BEFORE_WORDS, -1), (AFTER_WORDS, 1), (SINCE_WORDS, 0)):
        match = re.fullmatch(rf"{pattern} (.+)", words)
        spell = _spell(match[1]) if match else None
        if match and spell:
            return _open(spell, side, feast=_feast(match[1]), kept=kept)
    return None


def _open(spell: Spell, side: int, *, feast: date | None, kept: str) -> VagueDate:
    first, last, _ = spell
    day = timedelta(days=1)
    if feast is not None and side < 0:
        return VagueDate.around(feast - FEAST_SPELL, feast - day, kept)
    if feast is not None and side > 0:
        return VagueDate.around(feast + day, feast + FEAST_SPELL, kept)
    if side < 0:
        return VagueDate.between(None, first - day, kept)
    return VagueDate.between(last + day if side > 0 else first, None, kept)


def _read_range(words: str, kept: str) -> VagueDate | None:
    body = re.sub(r"^(?:antara|between|dari) ", "", words)
    for match in re.finditer(rf"\s{UNTIL_WORDS}\s|[–—]|(?<=[0-9]{{4}})-(?=[0-9]{{4}}$)", body):
        left, right = body[: match.start()].strip(), body[match.end() :].strip()
        end = _spell(right)
        begin = _spell(left) or _completed(left, right)
        if begin and end:
            if begin[0] > end[1]:
                raise RuleBroken(BACKWARDS)
            return VagueDate.between(begin[0], end[1], kept)
    return None


def _completed(left: str, right: str) -> Spell | None:
    """The left end of "Maret sampai Mei 2024" or "3 - 12 Juni 2025", which borrows year and month from the right
    end.
    """
    year = re.search(r"[0-9]{4}$", right)
    if not year:
        return None
    if re.fullmatch(r"[0-9]{1,2}", left):
        month = re.fullmatch(r"[0-9]{1,2} ([a-z]+) [0-9]{4}", right)
        return _spell(f"{left} {month[1]} {year[0]}") if month else None
    return _spell(f"{left} {year[0]}")


def _spell(words: str) -> Spell | None:
    """First day, last day and precision of words that name one day, month, year, third or feast; None for other
    words.
    """
    readers: tuple[Callable[[str], Spell | None], ...] = (_day, _month, _year, _third, _feast_week)
    return next((spell for reader in readers if (spell := reader(words)) is not None), None)


def _day(words: str) -> Spell | None:
    iso = re.fullmatch(r"([0-9]{4})[-/.]([0-9]{1,2})[-/.]([0-9]{1,2})", words)
    local = re.fullmatch(r"([0-9]{1,2})[-/. ]([0-9]{1,2})[-/. ]([0-9]{2,4})", words)
    named = re.fullmatch(r"(?:tgl\.?|tanggal)? ?([0-9]{1,2})[ -]([a-z]+)\.?[ -]([0-9]{2,4})", words)
    if iso:
        return _exact(int(iso[1]), int(iso[2]), int(iso[3]))
    if local:
        return _exact(_full_year(local[3]), int(local[2]), int(local[1]))
    if named and named[2] in MONTHS:
        return _exact(_full_year(named[3]), MONTHS[named[2]], int(named[1]))
    return None


def _month(words: str) -> Spell | None:
    iso = re.fullmatch(r"([0-9]{4})[-/.]([0-9]{1,2})", words)
    local = re.fullmatch(r"([0-9]{1,2})[-/. ]([0-9]{4})", words)
    named = re.fullmatch(r"(?:bulan )?([a-z]+)\.?[ -]([0-9]{2,4})", words)
    if iso:
        return _whole_month(int(iso[1]), int(iso[2]))
    if local:
        return _whole_month(int(local[2]), int(local[1]))
    if named and named[1] in MONTHS:
        return _whole_month(_full_year(named[2]), MONTHS[named[1]])
    return None


def _year(words: str) -> Spell | None:
    match = re.fullmatch(r"(?:tahun |thn\.? |th\.? )?([0-9]{4})", words)
    if not match:
        return None
    year = _checked_year(int(match[1]))
    return date(year, 1, 1), date(year, 12, 31), Precision.YEAR


def _third(words: str) -> Spell | None:
    match = re.fullmatch(rf"({'|'.join(THIRDS)})[- ](?:bulan |tahun )?(.+)", words)
    whole = match and (_year(match[2]) or _month(match[2]))
    if not match or not whole:
        return None
    third = THIRDS[match[1]]
    first, last, precision = whole
    if precision is Precision.YEAR:
        return date(first.year, 4 * third + 1, 1), month_bounds(first.year, 4 * third + 4)[1], Precision.RANGE
    return (
        first + timedelta(days=10 * third),
        last if third == 2 else first + timedelta(days=10 * third + 9),
        Precision.RANGE,
    )


def _feast(words: str) -> date | None:
    match = re.fullmatch(rf"({'|'.join(FEASTS)}) ([0-9]{{4}})", words)
    if not match:
        return None
    name, days_after = FEASTS[match[1]]
    table = national_holidays(_checked_year(int(match[2])))
    return next((day + timedelta(days=days_after) for day, called in table.items() if called.startswith(name)), None)


def _feast_week(words: str) -> Spell | None:
    feast = _feast(words)
    return (feast - WEEK, feast + WEEK, Precision.AROUND) if feast else None


def _widened(spell: Spell) -> tuple[date, date]:
    first, last, precision = spell
    if precision is Precision.YEAR:
        return date(first.year - 1, 1, 1), date(last.year + 1, 12, 31)
    if precision is Precision.DAY or precision is Precision.AROUND:
        return first - WEEK, last + WEEK
    before, after = first.replace(day=1) - timedelta(days=1), month_bounds(last.year, last.month)[1] + timedelta(days=1)
    return before.replace(day=1), month_bounds(after.year, after.month)[1]


def _clamped(day: date) -> date:
    return min(max(day, date(EARLIEST_YEAR, 1, 1)), date(LATEST_YEAR, 12, 31))


def _full_year(digits: str) -> int:
    if len(digits) != 4:
        raise RuleBroken(SHORT_YEAR)
    return int(digits)


def _checked_year(year: int) -> int:
    if not EARLIEST_YEAR <= year <= LATEST_YEAR:
        raise RuleBroken(YEAR_OUTSIDE, first=EARLIEST_YEAR, last=LATEST_YEAR)
    return year


def _whole_month(year: int, month: int) -> Spell:
    _checked_year(year)
    if not 1 <= month <= 12:
        raise RuleBroken(NO_SUCH_MONTH)
    return *month_bounds(year, month), Precision.MONTH


def _exact(year: int, month: int, day: int) -> Spell:
    _, last, _ = _whole_month(year, month)
    if not 1 <= day <= last.day:
        raise RuleBroken(NO_SUCH_DAY, last=last.day)
    return date(year, month, day), date(year, month, day), Precision.DAY
