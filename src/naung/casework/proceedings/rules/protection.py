"""The clocks of protection where the act is also a crime of sexual violence: from which moment, until when, kept or not."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from naung.casework.cases.vocabulary import Sexual
from naung.casework.proceedings.rules.stages import day_of, in_order
from naung.casework.proceedings.vocabulary import RunningClock, StepKind, StepTold
from naung.foundation.clock.rules.calendar import Calendar
from naung.foundation.law.rules.deadlines import due_in
from naung.foundation.law.rules.validity import clock_on
from naung.foundation.law.vocabulary import ClockRow, Law

K = StepKind
SEXUAL_TRACK = "tpks"
# The step that does what the clock asks, by the step that started it.
DONE_BY = {K.REPORT: K.SHELTERED, K.SHELTERED: K.ASKED, K.RESTRAINED: K.RENEWAL_ASKED}


def clocks_of(
    steps: Sequence[StepTold], law: Law, *, sexual: Sexual, calendar: Calendar, tz: ZoneInfo
) -> tuple[RunningClock, ...]:
    """Every clock of protection that a step started, the earliest to act on first, what is done last; none on another track."""
    if sexual is not Sexual.YES:
        return ()
    found: list[RunningClock] = []
    for row in law.clocks.values():
        if row.track == SEXUAL_TRACK and row.start in {each.value for each in DONE_BY}:
            found += _of_row(row, steps, law, calendar, tz)
    return tuple(sorted(found, key=lambda each: (each.ended_on is not None, each.lasts, each.due_on, each.code)))


def moment_of(told: StepTold, tz: ZoneInfo) -> datetime:
    """When it happened; where nobody wrote down the hour, the start of its day, from which a clock ends earliest."""
    return told.at or datetime.combine(day_of(told), time.min, tz)


def _of_row(
    row: ClockRow, steps: Sequence[StepTold], law: Law, calendar: Calendar, tz: ZoneInfo
) -> Iterable[RunningClock]:
    start = StepKind(row.start)
    starts = in_order(each for each in steps if each.kind is start)
    ends = in_order(each for each in steps if each.kind is DONE_BY[start])
    renewals = sum(each.kind is K.RENEWED for each in steps) if start is K.RESTRAINED else 0
    for position, began in enumerate(starts):
        if began.on is None:  # from a day that nobody knows no clock can be counted
            continue
        moment = moment_of(began, tz)
        counted = clock_on(law, row.code, began.on)
        due_on, due_at = due_in(law, counted, moment, calendar, tz)
        if row.lasts:
            if position < renewals:
                due_on = due_in(law, counted, datetime.combine(due_on, time.min, tz), calendar, tz)[0]
            yield RunningClock(row.code, began.on, due_on, due_at, None, None, True)
            continue
        # One request serves each restraint; the first shelter or request to LPSK serves them all.
        ended = ends[position] if start is K.RESTRAINED and position < len(ends) else None
        ended = ended or (ends[0] if ends and start is not K.RESTRAINED else None)
        kept = None if ended is None else _in_time(ended, due_on, due_at)
        yield RunningClock(row.code, began.on, due_on, due_at, ended.on if ended else None, kept, False)


def _in_time(ended: StepTold, due_on: date, due_at: datetime | None) -> bool | None:
    """Whether it was done before the end; None where the hour that would tell was not written down."""
    if due_at is not None and ended.at is not None:
        return ended.at <= due_at
    if due_at is not None and ended.on == due_on:
        return None
    return day_of(ended) <= due_on


def decide_by(steps: Sequence[StepTold], law: Law, *, calendar: Calendar, tz: ZoneInfo) -> datetime | None:
    """By when protection would have to be given, were the act also sexual violence: so long may the track stay undecided."""
    running = clocks_of(steps, law, sexual=Sexual.YES, calendar=calendar, tz=tz)
    return acted_on((each for each in running if law.clocks[each.code].start == K.REPORT), tz)


def due_moment(clock: RunningClock, tz: ZoneInfo) -> datetime:
    """The last moment of a clock: its hour, or the end of its day."""
    return clock.due_at or datetime.combine(clock.due_on, time.max, tz)


def acted_on(clocks: Iterable[RunningClock], tz: ZoneInfo) -> datetime | None:
    """The last moment of the clock that ends first among those by which something must still be done."""
    return min((due_moment(each, tz) for each in clocks if each.ended_on is None and not each.lasts), default=None)
