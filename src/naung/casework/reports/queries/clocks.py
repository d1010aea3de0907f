"""The response clock of a stored report, from the office's own calendar and the table of clocks."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
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
from naung.foundation.law.queries.office import office_law
from naung.foundation.law.rules.running import with_correction
from naung.foundation.law.rules.validity import clocks_on
from naung.foundation.law.vocabulary import Law
from naung.foundation.organisations.queries import office_calendar


def zone() -> ZoneInfo:
    """The office's time zone."""
    return ZoneInfo(timezone.get_default_timezone_name())


def _rules_of(law: Law, urgency: Urgency, received_at: datetime) -> tuple[ClockRule, ...]:
    """The rules of a first response, as they read on the day of the report; shipped ones are chosen once."""
    if not law.versions:
        return _shipped_rules(urgency)
    return response_rules(clocks_on(law, received_at.astimezone(zone()).date()), urgency)


@lru_cache(maxsize=len(Urgency))
def _shipped_rules(urgency: Urgency) -> tuple[ClockRule, ...]:
    return response_rules(shipped_law().clocks.values(), urgency)


def first_due(urgency: Urgency, *, received_at: datetime, entered_at: datetime) -> datetime:
    """The earliest moment by which somebody must have responded, for the column that lists are ordered by.

    Joint leave only ever postpones a day, so the office's calendar is asked only where days decide.
    """
    rules = _rules_of(office_law(), urgency, received_at)
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


def response_clocks_of(report: Report, *, now: datetime, calendar: Calendar, law: Law | None = None) -> Deadlines:
    """All that the sources say of one report's first response at this moment; a list reads `law` once for its rows."""
    law = law or office_law()

    def told(rules: Sequence[ClockRule]) -> Deadlines:
        return response_clocks(
            rules,
            received_at=report.received_at,
            entered_at=report.entered_at,
            responded_at=report.responded_at,
            now=now,
            tz=zone(),
            calendar=calendar,
        )

    found = told(_rules_of(law, Urgency(report.urgency), report.received_at))
    if not law.versions:
        return found
    first, *others = (
        with_correction(due, law, lambda rule: told([rule]).acted_on, zone()) for due in (found.acted_on, *found.others)
    )
    return replace(found, acted_on=first, others=tuple(others))


def lefts_of(dues: Iterable[Due], *, now: datetime, calendar: Calendar) -> tuple[Left, ...]:
    """What is left of each, as parts of a sentence."""
    return tuple(words_left(due, now=now, tz=zone(), calendar=calendar) for due in dues)


def calendar_now() -> Calendar:
    """The office's calendar with the joint leave of last year, this one and the next."""
    year = timezone.localdate().year
    return office_calendar(range(year - 1, year + 2))
