"""What must never break in the clock engine, whatever the moment, the zone, the pauses."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from naung.foundation.clock.rules.calendar import Calendar, decreed_joint_leave, national_holidays
from naung.foundation.clock.rules.due import deadlines, due_of, may_be_paused
from naung.foundation.clock.rules.left import words_left
from naung.foundation.clock.vocabulary import ZONES, ClockRule, ClockState, Due, LeftKind, Mark, Pause, Unit
from naung.foundation.errors import RuleBroken

PLAIN = Calendar()
EPOCH = datetime(2020, 1, 1, tzinfo=UTC)
moments = st.integers(0, 16 * 366 * 24 * 60).map(lambda minutes: EPOCH + timedelta(minutes=minutes))
zones = st.sampled_from(sorted(ZONES)).map(ZONES.__getitem__)
lengths = st.integers(0, 40)
units = st.sampled_from(Unit)
spans = st.timedeltas(timedelta(0), timedelta(days=20))
FAR = datetime(2050, 1, 1, tzinfo=UTC)


def rule(unit: Unit, amount: int, *, may_pause: frozenset[str] = frozenset({"supervisor"})) -> ClockRule:
    return ClockRule("uji", "kejadian", unit, amount, "sumber uji", Mark.VERIFIED, may_pause)


def due(made: ClockRule, start: datetime, tz: ZoneInfo, pauses: tuple[Pause, ...] = (), now: datetime = FAR) -> Due:
    return due_of(made, started_at=start, now=now, tz=tz, calendar=PLAIN, pauses=pauses)


def at(made: Due) -> datetime:
    assert made.due_at is not None
    return made.due_at


@st.composite
def pause_lists(draw: st.DrawFn) -> tuple[datetime, tuple[Pause, ...]]:
    start = draw(moments)
    offsets = draw(st.lists(st.tuples(st.timedeltas(-timedelta(days=5), timedelta(days=40)), spans), max_size=4))
    return start, tuple(Pause(start + offset, start + offset + length) for offset, length in offsets)


@given(units, lengths, moments, spans, zones)
def test_a_later_start_is_never_due_earlier(
    unit: Unit, n: int, start: datetime, later: timedelta, tz: ZoneInfo
) -> None:
    assert at(due(rule(unit, n), start, tz)) <= at(due(rule(unit, n), start + later, tz))


@given(units, lengths, moments, zones)
def test_a_longer_period_is_never_due_earlier(unit: Unit, n: int, start: datetime, tz: ZoneInfo) -> None:
    assert at(due(rule(unit, n), start, tz)) <= at(due(rule(unit, n + 1), start, tz))


@given(units, lengths, pause_lists(), zones)
def test_a_pause_never_makes_it_due_earlier(
    unit: Unit, n: int, told: tuple[datetime, tuple[Pause, ...]], tz: ZoneInfo
) -> None:
    start, pauses = told
    before = at(due(rule(unit, n), start, tz))
    for count in range(1, len(pauses) + 1):
        after = at(due(rule(unit, n), start, tz, pauses[:count]))
        assert after >= before
        before = after


@given(units, lengths, pause_lists(), zones)
def test_pauses_count_once_in_any_order(
    unit: Unit, n: int, told: tuple[datetime, tuple[Pause, ...]], tz: ZoneInfo
) -> None:
    start, pauses = told
    once = due(rule(unit, n), start, tz, pauses).due_at
    assert due(rule(unit, n), start, tz, tuple(reversed(pauses)) + pauses).due_at == once


@given(units, lengths, pause_lists(), zones)
def test_pauses_of_an_unpausable_clock_do_nothing_and_are_named(
    unit: Unit, n: int, told: tuple[datetime, tuple[Pause, ...]], tz: ZoneInfo
) -> None:
    start, pauses = told
    strict = rule(unit, n, may_pause=frozenset())
    found = due(strict, start, tz, pauses)
    assert found.due_at == due(strict, start, tz).due_at
    assert any("tidak boleh dijeda" in r.message for r in found.reasons) is bool(pauses)


@given(units, lengths, moments, zones)
def test_both_sides_of_each_deadline(unit: Unit, n: int, start: datetime, tz: ZoneInfo) -> None:
    made = rule(unit, n)
    end = at(due(made, start, tz))
    assert due(made, start, tz, now=end).state is ClockState.RUNNING
    assert due(made, start, tz, now=end + timedelta(microseconds=1)).state is ClockState.OVERDUE
    done = due_of(made, started_at=start, now=FAR, tz=tz, calendar=PLAIN, done_at=end)
    late = due_of(made, started_at=start, now=FAR, tz=tz, calendar=PLAIN, done_at=end + timedelta(microseconds=1))
    assert (done.state, late.state) == (ClockState.DONE, ClockState.DONE_LATE)


@given(st.integers(1, 40), moments, zones)
def test_a_period_of_working_days_ends_on_one_and_holds_that_many(n: int, start: datetime, tz: ZoneInfo) -> None:
    end = at(due(rule(Unit.WORKING_DAYS, n), start, tz)).astimezone(tz).date()
    assert PLAIN.is_working(end)
    assert PLAIN.working_days_between(start.astimezone(tz).date(), end) == n


@given(lengths, moments, zones)
def test_calendar_days_end_that_many_days_later(n: int, start: datetime, tz: ZoneInfo) -> None:
    end = at(due(rule(Unit.CALENDAR_DAYS, n), start, tz)).astimezone(tz)
    assert (end.date() - start.astimezone(tz).date()).days == n
    assert (end + timedelta(microseconds=1)).astimezone(tz).hour == 0


@given(lengths, moments, zones)
def test_hours_are_the_same_moment_in_every_zone(n: int, start: datetime, tz: ZoneInfo) -> None:
    assert at(due(rule(Unit.HOURS, n), start, tz)) == start + timedelta(hours=n)


@given(units, lengths, moments, zones, spans)
def test_an_open_pause_never_lets_the_clock_run_out(
    unit: Unit, n: int, start: datetime, tz: ZoneInfo, waited: timedelta
) -> None:
    end = at(due(rule(unit, n), start, tz))
    held = due(rule(unit, n), start, tz, (Pause(min(start, end), None),), now=start + waited)
    if n or unit is not Unit.HOURS:
        assert held.state is ClockState.PAUSED
        assert at(held) >= start + waited


@given(units, lengths, moments, spans, zones)
def test_what_is_left_is_never_nought_and_agrees_with_the_state(
    unit: Unit, n: int, start: datetime, waited: timedelta, tz: ZoneInfo
) -> None:
    now = start + waited
    found = due(rule(unit, n), start, tz, now=now)
    left = words_left(found, now=now, tz=tz, calendar=PLAIN)
    assert (left.kind is LeftKind.LATE) <= (found.state is ClockState.OVERDUE)
    assert left.n >= 1 or left.kind in (LeftKind.NOW, LeftKind.TODAY)
    assert left.due_on == at(found).astimezone(tz).date()


@given(st.lists(st.tuples(units, lengths), min_size=1, max_size=5), moments)
def test_of_several_sources_the_earliest_is_acted_on_and_none_is_hidden(
    told: list[tuple[Unit, int]], start: datetime
) -> None:
    dues = [due(rule(unit, n), start, ZONES["WIB"]) for unit, n in told]
    found = deadlines(dues)
    assert found.acted_on.due_at == min(at(d) for d in dues)
    assert len(found.others) + 1 == len(dues)
    assert found.conflict is (len({d.due_at for d in dues}) > 1) is (found.reason is not None)


def test_deadlines_of_a_clock_not_started_do_not_hide_one_that_runs() -> None:
    start = datetime(2026, 11, 24, 9, tzinfo=UTC)
    running = due(rule(Unit.HOURS, 6), start, ZONES["WIB"], now=start)
    waiting = due_of(rule(Unit.HOURS, 1), started_at=None, now=start, tz=ZONES["WIB"], calendar=PLAIN)
    assert deadlines([waiting, running]).acted_on is running
    with pytest.raises(RuleBroken):
        deadlines([])


def test_a_moment_without_a_zone_is_refused() -> None:
    with pytest.raises(RuleBroken, match="zona waktu"):
        due(rule(Unit.HOURS, 6), datetime(2026, 11, 24, 9, tzinfo=UTC).replace(tzinfo=None), ZONES["WIB"])


def test_only_the_named_roles_may_pause() -> None:
    assert may_be_paused(rule(Unit.HOURS, 6), "supervisor")
    assert not may_be_paused(rule(Unit.HOURS, 6), "worker")


def test_a_rule_without_source_or_with_negative_length_is_refused() -> None:
    with pytest.raises(RuleBroken):
        ClockRule("x", "y", Unit.HOURS, -1, "sumber", Mark.VERIFIED)
    with pytest.raises(RuleBroken):
        ClockRule("x", "y", Unit.HOURS, 1, "  ", Mark.VERIFIED)
    with pytest.raises(RuleBroken):
        Pause(datetime(2026, 1, 2, tzinfo=UTC), datetime(2026, 1, 1, tzinfo=UTC))


def test_working_days_name_the_days_they_skip_and_say_which_are_estimates() -> None:
    start = datetime(2027, 3, 9, 9, tzinfo=ZONES["WIB"])
    found = due(rule(Unit.WORKING_DAYS, 1), start, ZONES["WIB"])
    assert at(found).date() == date(2027, 3, 12)
    messages = [reason.message for reason in found.reasons]
    assert any("perkiraan" in message for message in messages)
    skipped = [reason.values["day"] for reason in found.reasons if reason.message.startswith("Tidak dihitung")]
    assert skipped == [date(2027, 3, 10), date(2027, 3, 11)]


def test_local_holidays_and_another_weekly_rest_are_data() -> None:
    fridays = Calendar(extra={date(2026, 11, 24): "Hari jadi kota"}, weekly_rest=frozenset({4}))
    assert not fridays.is_working(date(2026, 11, 24))
    assert not fridays.is_working(date(2026, 11, 27))
    assert fridays.is_working(date(2026, 11, 28))
    assert Calendar().why_not_working(date(2026, 11, 28)) == "akhir pekan"


def test_holidays_are_kept_by_year_and_joint_leave_only_where_decreed() -> None:
    assert national_holidays(2026)[date(2026, 8, 17)].startswith("Hari Kemerdekaan")
    assert date(2026, 12, 24) in decreed_joint_leave(2026)
    assert decreed_joint_leave(2099) == {}
