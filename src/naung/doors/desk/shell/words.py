"""Dates, spans of time and money as they are said, in Indonesian and in English."""

from datetime import date, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

from django.utils import timezone
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from naung.foundation.clock.vocabulary import Left, LeftKind, LeftUnit, Precision, VagueDate

DAYS = {
    "id": ("Sen", "Sel", "Rab", "Kam", "Jum", "Sab", "Min"),
    "en": ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"),
}
MONTHS = {
    "id": ("Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agu", "Sep", "Okt", "Nov", "Des"),
    "en": ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
}
LONG_MONTHS = {
    "id": (
        *("Januari", "Februari", "Maret", "April", "Mei", "Juni"),
        *("Juli", "Agustus", "September", "Oktober", "November", "Desember"),
    ),
    "en": (
        *("January", "February", "March", "April", "May", "June"),
        *("July", "August", "September", "October", "November", "December"),
    ),
}
ZONE_NAMES = {7: "WIB", 8: "WITA", 9: "WIT"}
NOTHING = "–"


def language() -> str:
    """The reader's language: "id" or "en"."""
    return "en" if (get_language() or "id").startswith("en") else "id"


def say_day(day: date | None, *, weekday: bool = True) -> str:
    """ "Sel 24 Nov 2026"; a dash for none. A moment is taken in the office's zone."""
    if day is None:
        return NOTHING
    if isinstance(day, datetime):
        day = timezone.localtime(day).date()
    lang = language()
    said = f"{day.day} {MONTHS[lang][day.month - 1]} {day.year}"
    return f"{DAYS[lang][day.weekday()]} {said}" if weekday else said


def say_stored_day(text: str) -> str:
    """A day as rooms keep it in a history ("2026-11-24"), as it is said."""
    return say_day(date.fromisoformat(text))


def say_stored_moment(text: str) -> str:
    """A moment as rooms keep it in a history, in the office's time."""
    return say_moment(datetime.fromisoformat(text))


def say_time(moment: datetime, zone: ZoneInfo | None = None) -> str:
    """ "14.05 WIB" ("14:05 WIB" in English), in the office's zone unless told."""
    local = timezone.localtime(moment, zone)
    offset = local.utcoffset()
    hours = int(offset.total_seconds() // 3600) if offset is not None else 0
    mark = ":" if language() == "en" else "."
    return f"{local:%H}{mark}{local:%M} {ZONE_NAMES.get(hours, f'UTC{hours:+d}')}"


def say_moment(moment: datetime | None, zone: ZoneInfo | None = None) -> str:
    """ "Sel 24 Nov 2026, 14.05 WIB"; a dash for none."""
    if moment is None:
        return NOTHING
    return f"{say_day(timezone.localtime(moment, zone).date())}, {say_time(moment, zone)}"


def say_vague(when: VagueDate | None) -> str:
    """A date at its own precision: "12 Jun 2025", "Juni 2025", "2025", or the words it was given in."""
    if when is None:
        return NOTHING
    if when.precision is Precision.UNKNOWN or when.first is None:
        return when.text or _("tidak diketahui")
    if when.precision is Precision.DAY:
        return say_day(when.first)
    if when.precision is Precision.MONTH:
        return f"{LONG_MONTHS[language()][when.first.month - 1]} {when.first.year}"
    if when.precision is Precision.YEAR:
        return str(when.first.year)
    return when.text or _between(when)


def _between(when: VagueDate) -> str:
    first, last = say_day(when.first, weekday=False), say_day(when.last, weekday=False)
    if when.last is None:
        return _("sejak %(first)s") % {"first": first}
    return _("antara %(first)s dan %(last)s") % {"first": first, "last": last}


def say_number(number: int | Decimal | None) -> str:
    """ "12.500" ("12,500" in English); a dash for none."""
    if number is None:
        return NOTHING
    said = f"{number:,}"
    return said if language() == "en" else said.translate(str.maketrans(",.", ".,"))


def say_decimal(number: float, places: int) -> str:
    """ "0,034" ("0.034" in English), with so many places."""
    said = f"{number:.{places}f}"
    return said if language() == "en" else said.replace(".", ",")


def say_share(share: float, places: int = 0) -> str:
    """A share of one as a percentage: "34 %" ("34%" in English)."""
    return f"{say_decimal(share * 100, places)}{'' if language() == 'en' else ' '}%"


def say_money(rupiah: int | Decimal | None, currency: str = "IDR") -> str:
    """ "Rp 12.500.000" ("Rp 12,500,000" in English); other currencies by their ISO 4217 code; a dash for none."""
    if rupiah is None:
        return NOTHING
    return f"{'Rp' if currency == 'IDR' else currency}\u00a0{say_number(rupiah)}"


def say_span(n: int, unit: LeftUnit) -> str:
    """ "3 hari kerja", "40 menit"."""
    words = {
        LeftUnit.MINUTES: ngettext("%(n)d menit", "%(n)d menit", n),
        LeftUnit.HOURS: ngettext("%(n)d jam", "%(n)d jam", n),
        LeftUnit.CALENDAR_DAYS: ngettext("%(n)d hari", "%(n)d hari", n),
        LeftUnit.WORKING_DAYS: ngettext("%(n)d hari kerja", "%(n)d hari kerja", n),
    }
    return words[unit] % {"n": n}


def say_left(left: Left) -> str:
    """ "3 hari kerja lagi (Jum 27 Nov)", "lewat 2 jam", "hari ini", "dijeda"."""
    when = _short(left)
    sentences = {
        LeftKind.NOT_STARTED: _("belum mulai"),
        LeftKind.NOW: _("sekarang juga"),
        LeftKind.LEFT: _("%(span)s lagi (%(when)s)"),
        LeftKind.TODAY: _("hari ini (%(when)s)"),
        LeftKind.LATE: _("lewat %(span)s (%(when)s)"),
        LeftKind.PAUSED: _("dijeda; batasnya %(when)s bila berjalan lagi sekarang"),
        LeftKind.DONE: _("selesai"),
        LeftKind.DONE_LATE: _("selesai, terlambat %(span)s"),
    }
    return sentences[left.kind] % {"span": say_span(left.n, left.unit), "when": when}


def _short(left: Left) -> str:
    if left.due_on is None:
        return NOTHING
    lang = language()
    day = f"{DAYS[lang][left.due_on.weekday()]} {left.due_on.day} {MONTHS[lang][left.due_on.month - 1]}"
    hours = left.unit in {LeftUnit.MINUTES, LeftUnit.HOURS} and left.due_at is not None and left.kind is LeftKind.LEFT
    return f"{day}, {say_time(left.due_at)}" if hours and left.due_at is not None else day


def initials(name: str | None) -> str:
    """A name where others may look over the shoulder: "Siti Aminah binti Ahmad" as "S. A. b. A."; nothing for no name."""
    return " ".join(f"{word[0]}." for word in str(name or "").split())
