"""When follow-ups fall due. Every day is counted from the day she came home, so that one short month does not shift the next."""

import calendar
from collections.abc import Iterable
from datetime import date

from naung.casework.reintegration.vocabulary import Rest, Wish


def months_after(start: date, months: int) -> date:
    """The same day so many months later, or that month's last day where it has no such day (29, 30 or 31)."""
    year, month = start.year + (start.month - 1 + months) // 12, (start.month - 1 + months) % 12 + 1
    return date(year, month, min(start.day, calendar.monthrange(year, month)[1]))


def next_due(days: Iterable[date], wish: Wish, rest: Rest) -> date | None:
    """The earliest of the days that still wait. None where she does not want to be followed, has died, or it has ended."""
    if wish is Wish.NO or rest is not Rest.NO:
        return None
    return min(days, default=None)
