"""Shifts of routes: what the one joint test says, what it keeps quiet about, and what it refuses."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import hypergeom

from naung.methods.shifts import FEWEST_EVENTS, Fewest, Shift, TooFew, merged, shift_between, shifts_between


def events(*of_each: int, size: int = 1) -> np.ndarray:
    """So many events on each route, all of one size."""
    return np.repeat(np.eye(len(of_each)) * size, of_each, axis=0)


def test_a_large_shift_is_more_than_chance_and_its_intervals_say_where() -> None:
    found = shift_between(events(60, 20, 20), events(20, 60, 20), seed=1)
    assert isinstance(found, Shift)
    assert found.more_than_chance
    fell, rose, stayed = found.routes
    assert fell.high < 0 < rose.low
    assert not stayed.certain
    assert (fell.before, fell.after, round(fell.difference, 3)) == (0.6, 0.2, -0.4)


def test_the_same_shares_are_no_shift() -> None:
    found = shift_between(events(40, 40, 20), events(42, 39, 19), seed=1)
    assert isinstance(found, Shift)
    assert not found.more_than_chance
    assert not any(each.certain for each in found.routes)


def test_persons_of_one_event_count_as_one_witness() -> None:
    """Four large groups on a road look like a shift of persons; as events they are four of eighty."""
    before = np.concatenate([events(40, 40), events(0, 0)])
    after = np.concatenate([events(38, 38), events(4, 0, size=12)])
    persons = shift_between(before, np.repeat(np.eye(2), after.sum(axis=0).astype(int), axis=0), seed=1)
    grouped = shift_between(before, after, seed=1)
    assert isinstance(persons, Shift)
    assert isinstance(grouped, Shift)
    assert persons.more_than_chance
    assert not grouped.more_than_chance


def test_below_75_events_in_either_period_there_are_too_few_to_tell() -> None:
    few = shift_between(events(37, 37), events(100, 0), seed=1)
    assert few == TooFew(before=74, after=100, needed=FEWEST_EVENTS, routes=2)
    assert isinstance(shift_between(events(38, 37), events(100, 0), seed=1), Shift)


def test_several_tables_are_judged_by_the_largest_change_of_all() -> None:
    pair, still = (events(60, 40), events(45, 55)), (events(50, 50), events(50, 50))
    alone = shift_between(*pair, seed=1)
    few, moved, stayed, same = shifts_between([(events(3, 3), events(3, 3)), pair, still, still], seed=1)
    assert few == TooFew(6, 6, FEWEST_EVENTS, 1)
    assert isinstance(alone, Shift)
    assert isinstance(moved, Shift)
    assert isinstance(stayed, Shift)
    assert (stayed, stayed.p) == (same, 1.0)
    assert moved.p > alone.p
    assert moved.routes[0].low < alone.routes[0].low < alone.routes[0].high < moved.routes[0].high
    assert shifts_between([pair], seed=1) == [alone]
    assert shifts_between([pair], seed=1, fewest=Fewest(events=200)) == [TooFew(100, 100, 200, 2)]
    assert shifts_between([], seed=1) == []


def test_the_test_of_one_table_is_exact() -> None:
    """Two kinds of events: beside the exact share of divisions at least as uneven, by the hypergeometric distribution."""
    found = shift_between(events(55, 45), events(43, 57), seed=1, draws=9999)
    assert isinstance(found, Shift)
    exact = 2 * hypergeom(200, 98, 100).cdf(43)
    assert abs(found.p - exact) < 4 * (exact * (1 - exact) / 9999) ** 0.5


def test_one_road_can_not_shift() -> None:
    assert shift_between(events(90, 0), events(95, 0), seed=1) == TooFew(90, 95, FEWEST_EVENTS, routes=1)


@pytest.mark.parametrize(
    ("counts", "groups"),
    [
        (events(10, 12, 10), [(0,), (1,), (2,)]),
        (events(10, 12, 6, 5), [(0,), (1,), (2, 3)]),
        (events(10, 12, 2, 1), [(1,), (0, 2, 3)]),
        (events(10, 0, 12), [(0,), (2,)]),
        (events(3, 4), [(0, 1)]),
    ],
    ids=["none is small", "small ones together", "a small rest takes in the smallest", "nobody's route", "all small"],
)
def test_small_routes_are_merged_by_a_rule_that_can_not_see_the_shift(
    counts: np.ndarray, groups: list[tuple[int, ...]]
) -> None:
    assert merged(counts) == groups
    assert merged(counts[::-1]) == groups


def test_the_same_seed_gives_the_same_answer() -> None:
    one = shift_between(events(50, 40), events(40, 50), seed=7)
    assert one == shift_between(events(50, 40), events(40, 50), seed=7)


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        ([[1, 0]], [[1, 0, 0]], "same routes"),
        ([[1, -1]], [[1, 0]], "negative"),
        ([[0, 0]], [[1, 0]], "at least one person"),
        ([1, 2], [[1, 0]], "two dimensions"),
    ],
)
def test_nonsense_is_refused(before: list[object], after: list[object], words: str) -> None:
    with pytest.raises(ValueError, match=words):
        shift_between(before, after, seed=1)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.integers(0, 60), min_size=2, max_size=5), st.lists(st.integers(0, 60), min_size=2, max_size=5))
def test_the_joint_test_and_the_intervals_never_contradict_each_other(one: list[int], other: list[int]) -> None:
    length = min(len(one), len(other))
    before, after = events(*one[:length], size=2), events(*other[:length])
    if not len(before) or not len(after):
        return
    found = shift_between(before, after, seed=3, draws=199, fewest_events=0)
    if isinstance(found, Shift):
        assert found.more_than_chance == any(each.certain for each in found.routes)
        assert all(each.low <= each.difference <= each.high for each in found.routes)
        assert sum(each.before for each in found.routes) == pytest.approx(1)


def test_chance_alone_is_called_a_shift_about_one_time_in_twenty() -> None:
    """Groups of mean size four, nothing changed; the bench counts two thousand."""
    rng = np.random.default_rng(5)
    alarms = 0
    for number in range(120):
        table = np.zeros((160, 4))
        table[np.arange(160), rng.choice(4, 160, p=(0.4, 0.3, 0.2, 0.1))] = rng.geometric(0.25, 160)
        found = shift_between(table[:80], table[80:], seed=number, draws=199)
        alarms += isinstance(found, Shift) and found.more_than_chance
    assert alarms <= 14  # of 120 at 5 %: chance exceeds it once in two thousand runs
