"""The local response clock: which rows of the clock table apply to a report, and what they say together."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from naung.casework.reports.vocabulary import Urgency
from naung.foundation.clock.rules.calendar import Calendar
from naung.foundation.clock.rules.due import deadlines, due_of
from naung.foundation.clock.vocabulary import ClockRule, Deadlines, Unit
from naung.foundation.law.vocabulary import ClockRow

START_EVENT = "laporan_diterima"
# What the clock table calls the levels; a row without `when` is for every report.
RISK: Mapping[Urgency, str] = {Urgency.HIGH: "risiko_tinggi", Urgency.MEDIUM: "risiko_sedang"}


def response_rules(rows: Iterable[ClockRow], urgency: Urgency) -> tuple[ClockRule, ...]:
    """The clocks that start when a report of this urgency is received, in the order of the table."""
    risk = RISK.get(urgency)
    chosen = [r for r in rows if r.start == START_EVENT and not r.lasts and (not r.when or risk in r.when)]
    return tuple(as_clock_rule(row) for row in chosen)


def as_clock_rule(row: ClockRow) -> ClockRule:
    """A row of the clock table as the engine's rule."""
    return ClockRule(row.code, row.start, Unit(row.unit), row.amount, row.citation, row.mark, row.may_pause)


def response_clocks(
    rules: Sequence[ClockRule],
    *,
    received_at: datetime,
    entered_at: datetime,
    responded_at: datetime | None,
    now: datetime,
    tz: ZoneInfo,
    calendar: Calendar,
) -> Deadlines:
    """What every source says of this report's first response; the earliest is acted on, the others are shown beside
    it.
    """
    return deadlines(
        [
            due_of(
                rule,
                started_at=min(received_at, now),
                entered_at=entered_at,
                now=now,
                tz=tz,
                calendar=calendar,
                done_at=responded_at,
            )
            for rule in rules
        ]
    )
