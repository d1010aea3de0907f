"""A typed date of any precision, read as a person would read it: "2025", "6-2025", "12 Juni 2025", "kira-kira 2024"."""

import re
from calendar import monthrange
from datetime import date, timedelta

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from naung.foundation.clock.vocabulary import EARLIEST_YEAR, LATEST_YEAR, VagueDate, month_bounds

# A remembered date is off by about one of its own units; an assumption, generous on purpose.
DAYS_AROUND_A_DAY = 7
MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "januari jan january",
            "februari feb pebruari february",
            "maret mar march",
            "april apr",
            "mei may",
            "juni jun june",
            "juli jul july",
            "agustus agu agt aug august",
            "september sep sept",
            "oktober okt oct october",
            "november nov nopember",
            "desember des dec december",
        ),
        start=1,
    )
    for name in names.split()
}
ABOUT = re.compile(r"^(?:kira[- ]?kira|kira2|sekitar|kurang lebih|about|around|circa|[~±])\s*")
BEFORE = re.compile(r"^(?:sebelum|before)\s+")
AFTER = re.compile(r"^(?:sesudah|setelah|sejak|after|since)\s+")
BETWEEN = re.compile(r"\s+(?:sampai|hingga|s\.?d\.?|s/d|until|to|–|-)\s+")
PARTS = re.compile(r"[-/.\s]+")
UNKNOWN = frozenset({"tidak tahu", "tidak diketahui", "unknown", "?"})


def read_vague_date(typed: str) -> VagueDate:
    """The date that was typed, at the precision it was typed in, keeping the words; ValidationError where none is meant."""
    text = " ".join(typed.split())
    words = text.lower()
    if words in UNKNOWN:
        return VagueDate.unknown(text)
    for pattern, reader in ((ABOUT, _around), (BEFORE, _before), (AFTER, _after)):
        if found := pattern.match(words):
            return reader(_plain(words[found.end() :]), text)
    ends = BETWEEN.split(words)
    if len(ends) == 2:
        return _between(_plain(ends[0]), _plain(ends[1]), text)
    return _worded(_plain(words), text)


def from_boxes(day: str, month: str, year: str, *, about: bool = False) -> VagueDate:
    """The date in three boxes of which the right ones may stand alone; a whole date typed into one box is read as well."""
    filled = [box.strip() for box in (day, month, year) if box.strip()]
    if len(filled) == 1:
        alone = filled[0]
        if not year.strip() and alone.isdigit() and len(alone) < 3:
            raise ValidationError(
                _("Isi juga tahunnya. Bila hanya tahun yang diketahui, isi tahun saja."), code="no_year"
            )
        return read_vague_date(f"kira-kira {alone}" if about else alone)
    if not year.strip():
        raise ValidationError(_("Isi juga tahunnya. Bila hanya tahun yang diketahui, isi tahun saja."), code="no_year")
    if day.strip() and not month.strip():
        raise ValidationError(_("Isi juga bulannya, atau kosongkan harinya."), code="no_month")
    text = "-".join(filled)
    return read_vague_date(f"kira-kira {text}" if about else text)


def _worded(read: VagueDate, text: str) -> VagueDate:
    return VagueDate(read.first, read.last, read.precision, text)


def _plain(words: str) -> VagueDate:
    parts = [part for part in PARTS.split(words.strip()) if part]
    numbers = [MONTHS[part] if part in MONTHS else _number(part) for part in parts]
    if len(parts) == 3 and len(parts[0]) == 4:
        return VagueDate.on(_day(numbers[0], numbers[1], numbers[2]))
    if len(parts) == 3 and len(parts[2]) == 4:
        return VagueDate.on(_day(numbers[2], numbers[1], numbers[0]))
    if len(parts) == 2 and len(parts[0]) == 4 and parts[0].isdigit():
        return VagueDate.in_month(*_month(numbers[0], numbers[1]))
    if len(parts) == 2 and len(parts[1]) == 4:
        return VagueDate.in_month(*_month(numbers[1], numbers[0]))
    if len(parts) == 1 and len(parts[0]) == 4 and parts[0].isdigit():
        return VagueDate.in_year(_year(numbers[0]))
    raise _unread()


def _number(part: str) -> int:
    if not (part.isascii() and part.isdigit() and len(part) <= 4):
        raise _unread()
    return int(part)


def _year(year: int) -> int:
    if not EARLIEST_YEAR <= year <= LATEST_YEAR:
        raise ValidationError(
            _("Tahun %(year)d tidak mungkin; pakai tahun antara %(first)d dan %(last)d."),
            code="year",
            params={"year": year, "first": EARLIEST_YEAR, "last": LATEST_YEAR},
        )
    return year


def _month(year: int, month: int) -> tuple[int, int]:
    if not 1 <= month <= 12:
        raise ValidationError(
            _("Bulan ke-%(month)d tidak ada; pakai 1 sampai 12."), code="month", params={"month": month}
        )
    return _year(year), month


def _day(year: int, month: int, day: int) -> date:
    year, month = _month(year, month)
    last = monthrange(year, month)[1]
    if not 1 <= day <= last:
        raise ValidationError(
            _("Tanggal %(day)d tidak ada di bulan itu; bulan itu berakhir tanggal %(last)d."),
            code="day",
            params={"day": day, "last": last},
        )
    return date(year, month, day)


def _unread() -> ValidationError:
    return ValidationError(_("Tidak terbaca sebagai tanggal. Contoh: 2025, 6-2025, 12-6-2025."), code="unread")


def _around(core: VagueDate, text: str) -> VagueDate:
    first, last = _ends(core)
    if core.is_exact:
        spread = timedelta(days=DAYS_AROUND_A_DAY)
        return VagueDate.around(_kept(first - spread), _kept(last + spread), text)
    if (first.year, first.month) == (last.year, last.month):
        before = month_bounds(*rolled(first.year, first.month - 1))[0]
        after = month_bounds(*rolled(first.year, first.month + 1))[1]
        return VagueDate.around(_kept(before), _kept(after), text)
    return VagueDate.around(
        date(max(first.year - 1, EARLIEST_YEAR), 1, 1), date(min(last.year + 1, LATEST_YEAR), 12, 31), text
    )


def rolled(year: int, month: int) -> tuple[int, int]:
    """Year and month where the month may be 0 (December before) or 13 (January after)."""
    return year + (month - 1) // 12, (month - 1) % 12 + 1


def _before(core: VagueDate, text: str) -> VagueDate:
    return VagueDate.between(None, _kept(_ends(core)[0] - timedelta(days=1)), text)


def _after(core: VagueDate, text: str) -> VagueDate:
    return VagueDate.between(_kept(_ends(core)[1] + timedelta(days=1)), None, text)


def _between(one: VagueDate, other: VagueDate, text: str) -> VagueDate:
    first, last = _ends(one)[0], _ends(other)[1]
    if first > last:
        raise ValidationError(_("Tanggal awal sesudah tanggal akhir. Tukar keduanya."), code="order")
    return VagueDate.between(first, last, text)


def _kept(day: date) -> date:
    return min(max(day, date(EARLIEST_YEAR, 1, 1)), date(LATEST_YEAR, 12, 31))


def _ends(core: VagueDate) -> tuple[date, date]:
    if core.first is None or core.last is None:
        raise _unread()
    return core.first, core.last
