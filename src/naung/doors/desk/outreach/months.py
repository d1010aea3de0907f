"""A month as an address names it, and the ones beside it."""

import re
from dataclasses import dataclass
from datetime import date

from naung.casework.outreach.rules.contents import FIRST_YEAR
from naung.doors.desk.shell.words import LONG_MONTHS, language

WRITTEN = re.compile(r"(\d{4})-(\d{2})")
LAST_YEAR = 2100


@dataclass(frozen=True)
class Month:
    """One month of one year."""

    year: int
    number: int

    @classmethod
    def of(cls, day: date) -> "Month":
        """The month in which a day lies."""
        return cls(day.year, day.month)

    @property
    def first(self) -> date:
        """Its first day."""
        return date(self.year, self.number, 1)

    @property
    def after(self) -> date:
        """The first day that it no longer holds."""
        return self.next.first

    @property
    def next(self) -> "Month":
        """The month after it."""
        return Month(self.year + self.number // 12, self.number % 12 + 1)

    @property
    def before(self) -> "Month":
        """The month before it."""
        return Month(self.year - (self.number == 1), (self.number - 2) % 12 + 1)

    @property
    def words(self) -> str:
        """ "November 2026"."""
        return f"{LONG_MONTHS[language()][self.number - 1]} {self.year}"

    def __str__(self) -> str:
        return f"{self.year}-{self.number:02}"


def month_asked(typed: str, today: date) -> Month:
    """The month that an address names; this month where it names none that there is."""
    found = WRITTEN.fullmatch(typed)
    if found is None:
        return Month.of(today)
    year, number = int(found[1]), int(found[2])
    sound = FIRST_YEAR <= year <= LAST_YEAR and 1 <= number <= 12
    return Month(year, number) if sound else Month.of(today)


def year_asked(typed: str, today: date) -> int:
    """The year that an address names; this year where it names none that there is."""
    sound = len(typed) == 4 and typed.isascii() and typed.isdigit() and FIRST_YEAR <= int(typed) <= LAST_YEAR
    return int(typed) if sound else today.year
