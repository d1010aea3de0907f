"""Over which days a report goes: halves, quarters and years of the calendar."""

from collections.abc import Collection
from datetime import date, timedelta

from naung.casework.filings.vocabulary import Span
from naung.foundation.errors import NotFound
from naung.foundation.words import gettext_noop

YEAR = 12
SHOWN = 4  # periods of one length that are offered, the running one with them

NOT_OVER = gettext_noop("Masa ini belum selesai. Laporan bisa ditutup sesudah hari terakhirnya lewat.")
SAME = gettext_noop("Versi terakhir berisi hal yang sama, jadi tidak disimpan lagi.")
MADE_MEANWHILE = gettext_noop("Orang lain baru saja menutup laporan ini. Lihat dahulu versinya.")


def span_of(year: int, month: int, months: int) -> Span:
    """The period of so many months that begins in this month."""
    after = date(year + (month - 1 + months) // YEAR, (month - 1 + months) % YEAR + 1, 1)
    return Span(date(year, month, 1), after - timedelta(days=1))


def spans_until(today: date, months: int, count: int = SHOWN) -> list[Span]:
    """The period of this length in which today lies, and those before it, the newest first."""
    start = today.month - (today.month - 1) % months
    year, found = today.year, []
    for _each in range(count):
        found.append(span_of(year, start, months))
        start -= months
        if start < 1:
            start, year = start + YEAR, year - 1
    return found


def months_of(span: Span) -> int:
    """How many whole months a period has."""
    return (span.last.year - span.first.year) * YEAR + span.last.month - span.first.month + 1


def read_span(code: str, lengths: Collection[int], today: date) -> Span:
    """The period of an address. Raises NotFound for one that is no half, quarter or year, has not begun, or is not offered."""
    try:
        first, last = (date.fromisoformat(part) for part in code.split("-", 1))
    except ValueError as wrong:
        raise NotFound() from wrong
    span = Span(first, last)
    whole = months_of(span)
    fits = whole in lengths and (first.month - 1) % whole == 0 and span == span_of(first.year, first.month, whole)
    if not fits or first > today or span.code != code:
        raise NotFound()
    return span


def is_over(span: Span, today: date) -> bool:
    """Whether its last day has passed."""
    return span.last < today
