"""Wages that were not paid, from days and the lawful wage of that place and year. No wage is ever filled in by the programme."""

import calendar
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

DIVISORS = (21, 25, 30)  # days into which counsel may divide a month's wage; her choice, stated on the paper


@dataclass(frozen=True)
class PartMonth:
    """The days of a period that lie in one calendar month."""

    year: int
    month: int
    days: int
    of: int

    @property
    def share(self) -> Fraction:
        """Which part of the month it is."""
        return Fraction(self.days, self.of)


def months_of(first: date, last: date) -> Iterator[PartMonth]:
    """A period, both days counted, as parts of calendar months. Raises ValueError for one that ends before it begins."""
    if last < first:
        raise ValueError("a period ends before it begins")
    while first <= last:
        of = calendar.monthrange(first.year, first.month)[1]
        end = min(last, date(first.year, first.month, of))
        yield PartMonth(first.year, first.month, (end - first).days + 1, of)
        first = end + timedelta(days=1)


def years_missing(first: date, last: date, month_wage: Mapping[int, Fraction]) -> list[int]:
    """Years of the period for which the office has entered no wage."""
    return sorted({part.year for part in months_of(first, last)} - set(month_wage))


def by_calendar(first: date, last: date, month_wage: Mapping[int, Fraction]) -> Fraction:
    """What was due for a period: each part month's share of the month's wage of its year, in units of the wage's currency.

    Raises KeyError with the year for which there is no wage.
    """
    return sum((part.share * month_wage[part.year] for part in months_of(first, last)), Fraction(0))


def by_days(days: int, *, day: Fraction | None = None, month: Fraction | None = None, divisor: int = 0) -> Fraction:
    """What was due for days of work: at a day's wage, or at a month's wage in so many parts. Raises ValueError."""
    if days < 0 or (day is None) == (month is None):
        raise ValueError("days of work at a day's wage, or at a month's wage")
    if day is not None:
        return days * day
    if month is None or divisor not in DIVISORS:
        raise ValueError("a month's wage is divided by a stated number of days")
    return days * month / divisor


def unpaid(due: Fraction, received: Fraction) -> Fraction:
    """What is still owed of one wage item; what was received beyond it is nobody's claim on her and lessens no other item."""
    return max(Fraction(0), due - received)
