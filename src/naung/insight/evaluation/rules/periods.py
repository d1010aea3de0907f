"""Periods of whole months: which days each has, which one a day lies in, and whether it has ended."""

from datetime import date, timedelta

MONTHS = 12


def first_day(starts_on: date, months: int, period: int) -> date:
    """The first day of a period; 0 is the first of the rollout, -1 the last one before it."""
    year, month = divmod(starts_on.year * MONTHS + starts_on.month - 1 + months * period, MONTHS)
    return date(year, month + 1, 1)


def last_day(starts_on: date, months: int, period: int) -> date:
    """The last day of a period."""
    return first_day(starts_on, months, period + 1) - timedelta(days=1)


def period_of(starts_on: date, months: int, day: date) -> int:
    """In which period a day lies; below 0 before the rollout."""
    return ((day.year - starts_on.year) * MONTHS + day.month - starts_on.month) // months


def has_ended(starts_on: date, months: int, period: int, today: date) -> bool:
    """Whether a period is over, so that it may be counted."""
    return last_day(starts_on, months, period) < today
