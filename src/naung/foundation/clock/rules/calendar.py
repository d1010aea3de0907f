"""Which days count as working days: weekly rest, national holidays, joint leave as decreed.

National holidays come from the kept library `holidays` (country ID, category public; 1946 to 2100). Islamic and lunar
days of coming years are estimates there, and say so. Joint leave (cuti bersama) is decreed year by year, so it is
data passed in.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import lru_cache

import holidays

SATURDAY, SUNDAY = 5, 6
ESTIMATE_WORD = "perkiraan"  # how the library marks a day that is not yet decreed


@lru_cache(maxsize=256)
def national_holidays(year: int) -> Mapping[date, str]:
    """Indonesia's public holidays of one year, by day, with their Indonesian names."""
    found = holidays.country_holidays("ID", years=year, categories=("public",), language="id")
    return {day: name for day, name in sorted(found.items()) if day.year == year}


@lru_cache(maxsize=256)
def decreed_joint_leave(year: int) -> Mapping[date, str]:
    """Joint leave of one year as far as the kept library knows the decree; empty for years not yet decreed.

    It is a start for an office's own editable list, never a second source beside it.
    """
    found = holidays.country_holidays("ID", years=year, categories=("government",), language="id")
    return {day: name for day, name in sorted(found.items()) if day.year == year}


@dataclass(frozen=True)
class Calendar:
    """The days an office works. `joint_leave` and `extra` are its own editable lists; `extra` holds local holidays."""

    joint_leave: Mapping[date, str] = field(default_factory=dict)
    extra: Mapping[date, str] = field(default_factory=dict)
    weekly_rest: frozenset[int] = frozenset({SATURDAY, SUNDAY})

    def why_not_working(self, day: date) -> str:
        """The Indonesian name of the holiday or leave, "akhir pekan" on weekly rest, empty on a working day."""
        named = national_holidays(day.year).get(day) or self.joint_leave.get(day) or self.extra.get(day)
        if named:
            return named
        return "akhir pekan" if day.weekday() in self.weekly_rest else ""

    def is_working(self, day: date) -> bool:
        """True where the office works on that day."""
        return not self.why_not_working(day)

    def is_estimate(self, day: date) -> bool:
        """True where the day is a holiday only by calculation and may still be moved by decree."""
        return ESTIMATE_WORD in national_holidays(day.year).get(day, "")

    def days_off(self, first: date, last: date) -> Iterator[tuple[date, str]]:
        """Named days off (not weekly rest) from first to last, both included."""
        for offset in range((last - first).days + 1):
            day = first + timedelta(days=offset)
            named = national_holidays(day.year).get(day) or self.joint_leave.get(day) or self.extra.get(day)
            if named:
                yield day, named

    def working_days_between(self, after: date, until: date) -> int:
        """How many working days lie after the first day, up to and including the last."""
        return sum(self.is_working(after + timedelta(days=n)) for n in range(1, (until - after).days + 1))
