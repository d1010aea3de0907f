"""The figure: ranges over draws in which what was judged holds, and no small number in what is shown."""

from collections.abc import Callable
from datetime import date
from random import Random
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from naung.casework.recurrence.rules.counting import count_drawn, place_of, range_of, seen_of
from naung.casework.recurrence.rules.draws import groups_drawn, links_of
from naung.casework.recurrence.rules.telling import told_of
from naung.casework.recurrence.vocabulary import (
    Counted,
    Link,
    Links,
    Promise,
    Promised,
    Range,
    RangeTold,
    Seen,
    Spell,
    Split,
)
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
    counted = count_drawn(links, spells, lambda persons: seen_of(persons, spells, {}, {}, {}), chance())
    assert (counted.persons, counted.again) == (Range(1, 1, 1), Range(1, 1, 1))


def test_a_range_over_draws_widens_with_doubt() -> None:
    """Forty pairs of records of which nobody knows whether they are one person: if they are, it came again."""
    pairs = [(UUID(int=2 * n), UUID(int=2 * n + 1)) for n in range(1, 41)]
    spells = {}
    for one, other in pairs:
        first, second = twice(one)
        spells[one], spells[other] = [first], [second]

    def look(persons: tuple[UUID, ...]) -> Seen:
        return seen_of(persons, spells, {}, {}, {})

    sure = count_drawn(Links(tuple(Link(pair, 1.0) for pair in pairs)), spells, look, chance())
    assert (sure.again, sure.persons) == (Range(40, 40, 40), Range(40, 40, 40))
    assert sure.months == Range(7, 7, 7)
    doubt = count_drawn(Links(tuple(Link(pair, 0.5) for pair in pairs)), spells, look, chance())
    assert doubt.again.low < 20 <= doubt.again.high
    assert 10 <= doubt.again.low < doubt.again.middle < doubt.again.high <= 30
    none = count_drawn(Links(()), spells, look, chance())
    assert (none.again.middle, none.draws, none.unknown.middle) == (0, 1, 0)


def test_what_was_done_and_what_was_not_is_of_cases_before_the_second_time() -> None:
    early, beside, late = UUID(int=71), UUID(int=72), UUID(int=73)
    cases = {A: [(early, date(2020, 2, 1)), (beside, date(2020, 3, 1)), (late, date(2021, 3, 1))]}
    promised = {
        (early, A): Promised(frozenset({Promise.SERVICE, Promise.REFERRAL}), frozenset()),
        (beside, A): Promised(frozenset(), frozenset({Promise.SERVICE})),
        (late, A): Promised(frozenset(), frozenset({Promise.RESTITUTION})),
    }
    seen = seen_of([A], {A: twice(A)}, cases, promised, {})
    assert seen.promised == Promised(frozenset({Promise.REFERRAL}), frozenset({Promise.SERVICE}))


def test_a_place_is_where_it_began_the_first_time_and_no_finer_than_the_reader_needs() -> None:
    first, second = twice(A)
    seen = seen_of([A], {A: [second, first]}, {}, {}, {first.id: "61.72.01", second.id: "61.71"})
    assert seen.place == "61.72.01"
    assert seen_of([A], {A: [first]}, {}, {}, {}).place == ""
    places = ("61.72.01", "61.01.05", "MY-13", "")
    assert [place_of(code, "61.72") for code in places] == ["61.72.01", "61.01", "MY-13", ""]
    assert [place_of(code, "61") for code in places] == ["61.72", "61.01", "MY-13", ""]


def test_services_and_places_are_compared_by_whether_it_came_again() -> None:
    """Twenty who came again, of whom what was planned did not happen; twenty others for whom it did."""
    people = [UUID(int=n) for n in range(1, 41)]
    spells = {each: twice(each) if number < 20 else twice(each)[:1] for number, each in enumerate(people)}
    kept, undone = Promised(frozenset({Promise.SERVICE})), Promised(undone=frozenset({Promise.SERVICE}))
    cases = {each: [(each, date(2020, 2, 1))] for each in people}
    promised = {(each, each): undone if number < 20 else kept for number, each in enumerate(people)}
    places = {
        spell.id: "61.72.01" if spell.person.int % 2 else "61.72.02" for told in spells.values() for spell in told
    }

    def look(persons: tuple[UUID, ...]) -> Seen:
        return seen_of(persons, spells, cases, promised, places)

    counted = count_drawn(Links(()), spells, look, chance())
    twenty, ten, nobody = Range(20, 20, 20), Range(10, 10, 10), Range(0, 0, 0)
    assert counted.undone[Promise.SERVICE] == Split(twenty, nobody)
    assert counted.kept[Promise.SERVICE] == Split(nobody, twenty)
    assert counted.places == {"61.72.01": Split(ten, ten), "61.72.02": Split(ten, ten)}
    told = told_of(counted)
    assert told.undone[Promise.SERVICE].again == RangeTold(20, 20, 20, withheld=False)
    assert told.places["61.72.02"].others == RangeTold(10, 10, 10, withheld=False)


def test_an_exit_that_nobody_knows_is_counted_apart() -> None:
    spell = Spell(UUID(int=1), A, VagueDate.on(date(2020, 1, 1)), VagueDate.unknown())
    seen = seen_of([A], {A: [spell]}, {}, {}, {})
    assert (seen.sure, seen.perhaps, seen.unknown) == (False, False, True)


numbers = st.integers(0, 30)
ranges = st.lists(numbers, min_size=1, max_size=5).map(range_of)


@st.composite
def figures(draw: st.DrawFn) -> Counted:
    """Any figure whose middle numbers are of one draw and add up."""
    again, perhaps, unknown = (draw(ranges) for _each in range(3))
    whole = again.middle + perhaps.middle + unknown.middle + draw(st.integers(0, 60))
    sides = again.middle, whole - again.middle

    def parted(count: int) -> list[Split]:
        columns = []
        for side in sides:
            cuts = sorted(draw(st.lists(st.integers(0, side), min_size=count - 1, max_size=count - 1)))
            columns.append([Range(n, n, n) for n in (b - a for a, b in zip([0, *cuts], [*cuts, side], strict=True))])
        return [Split(*each) for each in zip(*columns, strict=True)]

    kept, undone, _none = parted(3)
    places = dict(zip(["", "61.72.01", "61.72.02"], parted(3), strict=True))
    whole_range = Range(whole, whole, whole)
    service = Promise.SERVICE
    return Counted(whole_range, again, perhaps, unknown, None, {service: kept}, {service: undone}, places, 9, 9)


@given(figures())
def test_no_number_from_one_to_four_is_shown_nor_what_gives_one_away(counted: Counted) -> None:
    told, whole = told_of(counted), counted.persons.middle
    for each in (told.again, told.perhaps, told.unknown):
        for end in (each.low, each.middle, each.high):
            assert end is None or end == 0 or end >= 5
            assert end is None or whole < 5 or whole - end <= 0 or whole - end >= 5
    hidden = [each for each in (told.again, told.perhaps, told.unknown) if each.withheld]
    rest = whole - counted.again.middle - counted.perhaps.middle - counted.unknown.middle
    if 0 < rest < 5 and whole >= 5:
        assert hidden
    splits = [*told.kept.values(), *told.undone.values(), *told.places.values()]
    for side in [each.again for each in splits] + [each.others for each in splits]:
        assert side.middle is None or side.middle == 0 or side.middle >= 5
    if told.again.withheld:
        assert (splits, told.months) == ([], None)
    again = [each.again for each in told.places.values()]
    if len([each for each in again if each.withheld]) == 1:
        pytest.fail("one withheld place is the total without the others")


@pytest.mark.parametrize(("told", "ends"), [([7], (7, 7, 7)), (list(range(101)), (5, 50, 95))])
def test_nine_of_ten_draws_lie_in_the_range(told: list[int], ends: tuple[int, int, int]) -> None:
    assert range_of(told) == Range(*ends)
