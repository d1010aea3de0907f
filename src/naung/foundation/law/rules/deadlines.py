"""The law's clocks for a person: which run, until when, and which sources disagree."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from naung.foundation.clock.rules.calendar import Calendar
from naung.foundation.clock.rules.due import due_of
from naung.foundation.clock.vocabulary import ClockRule, Unit, VagueDate, month_bounds
from naung.foundation.law.rules.chain import Chain
from naung.foundation.law.rules.validity import clock_on, validity_at
from naung.foundation.law.vocabulary import ClockRow, Deadline, Fact, Law, Proposal, Truth

MONTHS_IN = {"months": 1, "years": 12}
FROM_ACT = "act"


def clock_rule(row: ClockRow) -> ClockRule:
    """The row as the clock room's rule; only for units that it counts (hours, calendar days, working days)."""
    return ClockRule(row.code, row.start, Unit(row.unit), row.amount, row.source, row.mark, row.may_pause)


def months_after(day: date, months: int) -> date:
    """The same day so many months later; the month's last day where it has no such day (the earlier is the safe one)."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, month_bounds(year, month + 1)[1].day))


def due_after(row: ClockRow, start: datetime, calendar: Calendar, tz: ZoneInfo) -> tuple[date, datetime | None]:
    """The last day of the clock, and its very moment where hours count. `start` is aware."""
    if row.unit in MONTHS_IN:
        return months_after(start.astimezone(tz).date(), row.amount * MONTHS_IN[row.unit]), None
    due_at = due_of(clock_rule(row), started_at=start, now=start, tz=tz, calendar=calendar).due_at
    if due_at is None:
        raise AssertionError("a clock that has started is due at some moment")
    return due_at.astimezone(tz).date(), due_at if row.unit == Unit.HOURS else None


def due_in(law: Law, row: ClockRow, start: datetime, calendar: Calendar, tz: ZoneInfo) -> tuple[date, datetime | None]:
    """The same for any row: one that is counted back ends so many days before the clock that it names. `start` is aware."""
    if not row.back_from:
        return due_after(row, start, calendar, tz)
    whole = clock_on(law, row.back_from, start.astimezone(tz).date())
    return due_after(whole, start, calendar, tz)[0] - timedelta(days=row.amount), None


def deadlines_of(
    chain: Chain, tracks: Sequence[str], proposals: Sequence[Proposal], calendar: Calendar, tz: ZoneInfo
) -> tuple[Deadline, ...]:
    """Every clock that a fact or a proposed article starts, with the sources that disagree beside it."""
    running = [*_from_facts(chain, tracks, calendar, tz), *_from_acts(chain, proposals, calendar, tz)]
    shown = {each.row.code for each in running}
    waiting = dict.fromkeys(
        code
        for each in running
        for code in each.row.conflict_with
        if code not in shown and _applies(chain.law.clocks[code], chain, tracks)
    )
    running += [Deadline(chain.law.clocks[code], None, None) for code in waiting]
    shown |= set(waiting)
    return tuple(_with_conflicts(each, shown) for each in running)


def _with_conflicts(deadline: Deadline, shown: set[str]) -> Deadline:
    others = tuple(code for code in deadline.row.conflict_with if code in shown)
    return Deadline(
        deadline.row, deadline.started_on, deadline.due_on, deadline.due_at, deadline.depends_on, conflict_with=others
    )


def _applies(row: ClockRow, chain: Chain, tracks: Sequence[str]) -> bool:
    """False where the clock belongs to another track, or to another triage than the stated one."""
    if row.track and row.track not in tracks:
        return False
    triage = {fact.code for fact in chain.facts if chain.law.facts[fact.code].group == "triage"}
    return not row.when or not triage or bool(row.when & triage)


def _from_facts(chain: Chain, tracks: Sequence[str], calendar: Calendar, tz: ZoneInfo) -> Iterator[Deadline]:
    for row in chain.law.clocks.values():
        for fact in chain.facts:
            if fact.code == row.start and _applies(row, chain, tracks):
                on = fact.on or VagueDate.unknown()
                in_force = validity_at(row, on)
                if in_force.truth is not Truth.NO:
                    yield _deadline(chain.law, _started_by(row, fact, chain, tz), fact, calendar, tz)


def _started_by(row: ClockRow, fact: Fact, chain: Chain, tz: ZoneInfo) -> ClockRow:
    """The clock as it read on the earliest day that the fact may mean."""
    first = fact.at.astimezone(tz).date() if fact.at else fact.on.first if fact.on else None
    return clock_on(chain.law, row.code, first)


def _deadline(law: Law, row: ClockRow, fact: Fact, calendar: Calendar, tz: ZoneInfo) -> Deadline:
    """The clock from the earliest moment the fact may mean; a vague day must be asked for."""
    first = fact.on.first if fact.on else None
    if first is None:
        return Deadline(row, None, None, depends_on=("ask_date",))
    start = fact.at or datetime.combine(first, time.min, tz)
    due_on, due_at = due_in(law, row, start, calendar, tz)
    exact = fact.on is not None and fact.on.is_exact
    return Deadline(row, start.astimezone(tz).date(), due_on, due_at, () if exact else ("ask_date",))


def _from_acts(chain: Chain, proposals: Sequence[Proposal], calendar: Calendar, tz: ZoneInfo) -> Iterator[Deadline]:
    """Clocks that start with an act that points to one of their articles: from its earliest possible day."""
    for row in chain.law.clocks.values():
        for proposal in proposals:
            if row.start == FROM_ACT and proposal.article in row.articles and proposal.acts:
                yield _from_first_act(row, proposal, chain, calendar, tz)


def _from_first_act(row: ClockRow, proposal: Proposal, chain: Chain, calendar: Calendar, tz: ZoneInfo) -> Deadline:
    begins = chain.law.offences[proposal.article].valid_from or date.min
    days = [max(chain.acts[p].on.first or date.min, begins) for p in proposal.acts]
    start = datetime.combine(min(days), time.min, tz)
    row = clock_on(chain.law, row.code, min(days))
    due_on, due_at = due_after(row, start, calendar, tz)
    exact = all(chain.acts[p].on.is_exact for p in proposal.acts)
    return Deadline(row, min(days), due_on, due_at, () if exact else ("ask_date",))
