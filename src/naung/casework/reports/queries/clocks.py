"""The response clock of a stored report, from the office's own calendar and the table of clocks."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from functools import lru_cache
from zoneinfo import ZoneInfo

from django.utils import timezone

from naung.casework.reports.models import Report
from naung.casework.reports.rules.response import response_clocks, response_rules
from naung.casework.reports.vocabulary import Urgency
from naung.foundation.clock.rules.calendar import Calendar
from naung.foundation.clock.rules.left import words_left
from naung.foundation.clock.vocabulary import ClockRule, Deadlines, Due, Left, Unit
from naung.foundation.law.queries import shipped_law
from naung.foundation.organisations.queries import office_calendar


def zone() -> ZoneInfo:
    """The office's time zone."""
    return ZoneInfo(timezone.get_default_timezone_name())


@lru_cache(maxsize=len(Urgency))
def _rules_of(urgency: Urgency) -> tuple[ClockRule, ...]:
    """The shipped rules of a first response, chosen once: the shipped tables do not change while the house runs."""
    return tuple(response_rules(shipped_law().clocks.values(), urgency))


def first_due(urgency: Urgency, *, received_at: datetime, entered_at: datetime) -> datetime:
    """The earliest moment by which somebody must have responded, for the column that lists are ordered by.

    Joint leave only ever postpones a day, so the office's calendar is asked only where days decide.
    """
    rules = _rules_of(urgency)
    found = _first(rules, received_at, entered_at, Calendar())
    if found.rule.unit is Unit.WORKING_DAYS:
        found = _first(rules, received_at, entered_at, calendar_now())
    return found.due_at or entered_at


def _first(rules: Sequence[ClockRule], received_at: datetime, entered_at: datetime, calendar: Calendar) -> Due:
    return response_clocks(
        rules,
        received_at=received_at,
        entered_at=entered_at,
        responded_at=None,
        now=entered_at,
        tz=zone(),
        calendar=calendar,
    ).acted_on


def response_clocks_of(report: Report, *, now: datetime, calendar: Calendar) -> Deadlines:
    """All that the sources say of one report's first response at this moment."""
    return response_clocks(
        _rules_of(Urgency(report.urgency)),
        received_at=report.received_at,
        entered_at=report.entered_at,
        responded_at=report.responded_at,
        now=now,
        tz=zone(),
        calendar=calendar,
    )


def lefts_of(dues: Iterable[Due], *, now: datetime, calendar: Calendar) -> tuple[Left, ...]:
    """What is left of each, as parts of a sentence."""
    return tuple(words_left(due, now=now, tz=zone(), calendar=calendar) for due in dues)


def calendar_now() -> Calendar:
    """The office's calendar with the joint leave of last year, this one and the next."""
    year = timezone.localdate().year
    return office_calendar(range(year - 1, year + 2))
