"""How much time is left, as the parts of a sentence that a door says in its reader's language."""

from datetime import datetime, timedelta
from math import ceil
from zoneinfo import ZoneInfo

from naung.foundation.clock.rules.calendar import Calendar
from naung.foundation.clock.vocabulary import ClockState, Due, Left, LeftKind, LeftUnit, Unit

HOUR = timedelta(hours=1)
MINUTE = timedelta(minutes=1)
SPOKEN_IN_DAYS = timedelta(hours=48)  # from two days on, people say days


def words_left(due: Due, *, now: datetime, tz: ZoneInfo, calendar: Calendar) -> Left:
    """What to say of this deadline at this moment: kind of sentence, number, unit, and the day it is due."""
    if due.due_at is None:
        return Left(LeftKind.NOT_STARTED)
    local = due.due_at.astimezone(tz)
    if due.state is ClockState.DONE:
        return Left(LeftKind.DONE, due_on=local.date(), due_at=local)
    if due.state is ClockState.DONE_LATE and due.done_at is not None:
        n, unit = _span(due.done_at - due.due_at)
        return Left(LeftKind.DONE_LATE, n, unit, local.date(), local)
    if due.state is ClockState.PAUSED:
        return Left(LeftKind.PAUSED, due_on=local.date(), due_at=local)
    if due.rule.unit is Unit.HOURS and due.rule.amount == 0 and now - due.due_at < HOUR:
        return Left(LeftKind.NOW, due_on=local.date(), due_at=local)
    if now > due.due_at:
        n, unit = _span(now - due.due_at)
        return Left(LeftKind.LATE, n, unit, local.date(), local)
    return _running(due, now.astimezone(tz), local, calendar)


def _running(due: Due, now: datetime, local: datetime, calendar: Calendar) -> Left:
    if due.rule.unit is Unit.HOURS:
        n, unit = _span(local - now)
        return Left(LeftKind.LEFT, n, unit, local.date(), local)
    if local.date() <= now.date():
        return Left(LeftKind.TODAY, due_on=local.date(), due_at=local)
    if due.rule.unit is Unit.WORKING_DAYS:
        n = calendar.working_days_between(now.date(), local.date())
        return Left(LeftKind.LEFT, n, LeftUnit.WORKING_DAYS, local.date(), local)
    return Left(LeftKind.LEFT, (local.date() - now.date()).days, LeftUnit.CALENDAR_DAYS, local.date(), local)


def _span(span: timedelta) -> tuple[int, LeftUnit]:
    """A length of time in the largest unit a person would use; whole units, never zero."""
    if span >= SPOKEN_IN_DAYS:
        return span.days, LeftUnit.CALENDAR_DAYS
    if span >= HOUR:
        return span // HOUR, LeftUnit.HOURS
    return max(1, ceil(span / MINUTE)), LeftUnit.MINUTES
