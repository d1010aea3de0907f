"""When a waiting referral is warned of, passed up, and ends by itself: from the office's own table."""

from collections.abc import Iterable
from datetime import datetime
from zoneinfo import ZoneInfo

from naung.casework.referrals.vocabulary import ClockEffect, Dues, WaitRule
from naung.foundation.clock.rules.calendar import Calendar
from naung.foundation.clock.rules.due import due_of
from naung.foundation.clock.vocabulary import ClockRule, Mark, Unit


def _due(rule: WaitRule, started_at: datetime, tz: ZoneInfo, calendar: Calendar) -> datetime:
    clock = ClockRule(rule.code, "rujukan", Unit(rule.unit), rule.amount, rule.source, Mark(rule.mark))
    due = due_of(clock, started_at=started_at, now=started_at, tz=tz, calendar=calendar)
    if due.due_at is None:
        raise ValueError("a started clock has an end")
    return due.due_at


def _rule(rules: Iterable[WaitRule], effect: ClockEffect, danger: bool) -> WaitRule:
    return next(r for r in rules if r.effect is effect and r.danger == danger)


def dues_of(rules: Iterable[WaitRule], *, danger: bool, started_at: datetime, tz: ZoneInfo, calendar: Calendar) -> Dues:
    """The three moments of a referral that waits since `started_at` (aware)."""
    kept = tuple(rules)
    moments = (
        _due(_rule(kept, effect, danger), started_at, tz, calendar)
        for effect in (ClockEffect.WARN, ClockEffect.ESCALATE, ClockEffect.EXPIRE)
    )
    return Dues(*moments)


def result_due(
    rules: Iterable[WaitRule], *, danger: bool, accepted_at: datetime, tz: ZoneInfo, calendar: Calendar
) -> datetime:
    """By when the accepting desk says what came of it."""
    return _due(_rule(tuple(rules), ClockEffect.REMIND, danger), accepted_at, tz, calendar)
