"""The figure: ranges over draws in which what was judged holds, and no small number in what is shown."""

from collections.abc import Callable
from datetime import date
from random import Random
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from naung.casework.recurrence.rules.counting import count_drawn, range_of, seen_of, told_of
from naung.casework.recurrence.rules.draws import groups_drawn, links_of
from naung.casework.recurrence.vocabulary import Counted, Link, Links, Promise, Range, Seen, Spell
from naung.casework.sameness.rules import clusters
from naung.casework.sameness.vocabulary import Judged, Verdict
from naung.foundation.clock.vocabulary import VagueDate
from tests.casework.sameness.test_rules import A, B, C, D, histories, said

SAME, DIFFERENT, UNSURE = Verdict.SAME, Verdict.DIFFERENT, Verdict.UNSURE


def chance(seed: int = 1) -> Callable[[], float]:
    return Random(seed).random


@given(histories(), st.integers(0, 1000))
def test_a_draw_never_puts_together_who_was_judged_to_be_two(told: list[Judged], seed: int) -> None:
    links = links_of(told, {(A, D): 0.5, (B, C): 0.9}, [])
    groups = groups_drawn(links, chance(seed))
    members = [each for group in groups for each in group]
    assert len(members) == len(set(members))
    for one, other in links.apart:
        assert not any({one, other} <= set(group) for group in groups)


@given(histories(), st.integers(0, 1000))
def test_without_doubt_a_draw_is_the_clusters(told: list[Judged], seed: int) -> None:
    found = clusters(told)
    if all(each.consistent for each in found):
        groups = [group for group in groups_drawn(links_of(told, {}, []), chance(seed)) if len(group) > 1]
        assert groups == [each.persons for each in found]


def test_every_way_out_of_a_contradiction_comes_up() -> None:
    links = links_of([said(A, B, SAME), said(B, C, SAME), said(A, C, DIFFERENT)], {}, [])
    seen = {tuple(groups_drawn(links, chance(seed))) for seed in range(50)}
    assert seen == {((A, B), (C,)), ((A,), (B, C))}


def test_what_was_judged_comes_before_what_was_probable() -> None:
    told = [said(A, B, DIFFERENT), said(B, C, UNSURE), said(C, D, SAME), said(C, D, DIFFERENT, 2, UUID(int=102))]
    links = links_of(told, {(A, B): 0.99, (B, C): 0.4, (A, C): 0.01}, [(A, D)])
    assert links.apart == {(A, B)}
    assert links.links == (Link((A, D), 1.0), Link((B, C), 0.4), Link((C, D), 0.5))


def twice(person: UUID) -> list[Spell]:
    first, second = VagueDate.on(date(2020, 1, 1)), VagueDate.on(date(2021, 1, 1))
    ended = VagueDate.on(date(2020, 6, 1))
    return [
        Spell(UUID(int=person.int * 10), person, first, ended),
        Spell(UUID(int=person.int * 10 + 1), person, second, ended),
    ]


def test_records_that_tell_no_history_are_nobody_in_the_figure() -> None:
    """A, with a history, is one with B; C and D were judged to be one and nothing was told: one person is counted, not two."""
    spells = {A: twice(A)}
    links = links_of([said(A, B, SAME), said(C, D, SAME)], {}, [])
    counted = count_drawn(links, spells, lambda persons: seen_of(persons, spells, {}, {}), chance())
    assert (counted.persons, counted.again) == (Range(1, 1, 1), Range(1, 1, 1))


def test_a_range_over_draws_widens_with_doubt() -> None:
    """Forty pairs of records of which nobody knows whether they are one person: if they are, it came again."""
    pairs = [(UUID(int=2 * n), UUID(int=2 * n + 1)) for n in range(1, 41)]
    spells = {}
    for one, other in pairs:
        first, second = twice(one)
        spells[one], spells[other] = [first], [second]

    def look(persons: tuple[UUID, ...]) -> Seen:
        return seen_of(persons, spells, {}, {})

    sure = count_drawn(Links(tuple(Link(pair, 1.0) for pair in pairs)), spells, look, chance())
    assert (sure.again, sure.persons) == (Range(40, 40, 40), Range(40, 40, 40))
    assert sure.months == Range(7, 7, 7)
    doubt = count_drawn(Links(tuple(Link(pair, 0.5) for pair in pairs)), spells, look, chance())
    assert doubt.again.low < 20 <= doubt.again.high
    assert 10 <= doubt.again.low < doubt.again.middle < doubt.again.high <= 30
    none = count_drawn(Links(()), spells, look, chance())
    assert (none.again.middle, none.draws, none.unknown.middle) == (0, 1, 0)


def test_what_was_left_the_first_time_is_of_cases_before_the_second() -> None:
    early, late = UUID(int=71), UUID(int=72)
    cases = {A: [(early, date(2020, 2, 1)), (late, date(2021, 3, 1))]}
    left = {(early, A): {Promise.SERVICE}, (late, A): {Promise.RESTITUTION}}
    assert seen_of([A], {A: twice(A)}, cases, left).left == {Promise.SERVICE}


def test_an_exit_that_nobody_knows_is_counted_apart() -> None:
    spell = Spell(UUID(int=1), A, VagueDate.on(date(2020, 1, 1)), VagueDate.unknown())
    seen = seen_of([A], {A: [spell]}, {}, {})
    assert (seen.sure, seen.perhaps, seen.unknown) == (False, False, True)


numbers = st.integers(0, 30)
ranges = st.lists(numbers, min_size=1, max_size=5).map(range_of)


@given(ranges, ranges, ranges, st.integers(0, 60), ranges)
def test_no_number_from_one_to_four_is_shown_nor_what_gives_one_away(
    again: Range, perhaps: Range, unknown: Range, rest: int, left: Range
) -> None:
    whole = again.middle + perhaps.middle + unknown.middle + rest
    counted = Counted(Range(whole, whole, whole), again, perhaps, unknown, None, {Promise.SERVICE: left}, 9, 9)
    told = told_of(counted)
    for each in (told.again, told.perhaps, told.unknown):
        for end in (each.low, each.middle, each.high):
            assert end is None or end == 0 or end >= 5
            assert end is None or whole < 5 or whole - end <= 0 or whole - end >= 5
    hidden = [each for each in (told.again, told.perhaps, told.unknown) if each.withheld]
    if 0 < rest < 5 and whole >= 5:
        assert hidden
    for each in told.left.values():
        assert not told.again.withheld
        assert each.middle is None or each.middle == 0 or each.middle >= 5
    if told.again.withheld:
        assert told.left == {}
        assert told.months is None


@pytest.mark.parametrize(("told", "ends"), [([7], (7, 7, 7)), (list(range(101)), (5, 50, 95))])
def test_nine_of_ten_draws_lie_in_the_range(told: list[int], ends: tuple[int, int, int]) -> None:
    assert range_of(told) == Range(*ends)
