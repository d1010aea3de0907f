"""The second time is after the exit of the first; one time told at two desks is one; without an exit nobody can say."""

from datetime import date
from random import Random
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from naung.casework.recurrence.rules.times import parted_by, times_of
from naung.casework.recurrence.vocabulary import Relation, Spell
from naung.foundation.clock.vocabulary import VagueDate

NONE = VagueDate.unknown()
ON, YEAR, MONTH = VagueDate.on, VagueDate.in_year, VagueDate.in_month


def spell(number: int, began: VagueDate = NONE, ended: VagueDate = NONE) -> Spell:
    return Spell(UUID(int=number), UUID(int=900 + number), began, ended)


FIRST = spell(1, MONTH(2021, 3), ON(date(2022, 6, 1)))
# what is told, the second history, times, sure, perhaps, unknown
STORIES = [
    ("recruited again after she came home", spell(2, MONTH(2023, 1)), 2, 1, 0, 0),
    ("another desk's file on the same time", spell(2, MONTH(2021, 4), ON(date(2022, 6, 9))), 1, 0, 0, 0),
    ("recruited in the year in which she came home", spell(2, YEAR(2022)), 2, 0, 1, 0),
    ("only an exit is known, years later", spell(2, NONE, ON(date(2024, 2, 1))), 2, 1, 0, 0),
    ("only an exit is known, on the same way home", spell(2, NONE, ON(date(2022, 7, 1))), 2, 0, 1, 0),
    ("only an exit is known, within", spell(2, NONE, ON(date(2022, 1, 1))), 1, 0, 0, 0),
    ("no day is known at all", spell(2), 1, 0, 0, 1),
]


@pytest.mark.parametrize(
    ("story", "second", "times", "sure", "perhaps", "unknown"), STORIES, ids=[s[0] for s in STORIES]
)
def test_stories(story: str, second: Spell, times: int, sure: int, perhaps: int, unknown: int) -> None:
    found = times_of([second, FIRST])
    assert (len(found.times), found.sure, found.perhaps, found.unknown) == (times, sure, perhaps, unknown), story


def test_an_exit_that_nobody_knows_is_counted_apart() -> None:
    found = times_of([spell(1, MONTH(2021, 3)), spell(2, MONTH(2023, 1))])
    assert (len(found.times), found.sure, found.unknown) == (1, 0, 1)


def test_how_long_after_is_said_as_far_as_the_days_are_known() -> None:
    (_first, second) = times_of([FIRST, spell(2, MONTH(2022, 7))]).times
    assert second.gap == (30, 60)


def test_three_times() -> None:
    third = spell(3, ON(date(2025, 1, 1)))
    second = spell(2, ON(date(2023, 1, 1)), ON(date(2023, 9, 1)))
    found = times_of([third, FIRST, second])
    assert [each.relation for each in found.times] == [None, Relation.AFTER, Relation.AFTER]


days = st.dates(date(2015, 1, 1), date(2026, 1, 1)).map(VagueDate.on) | st.integers(2015, 2026).map(VagueDate.in_year)
spells = st.lists(st.tuples(days | st.just(NONE), days | st.just(NONE)), max_size=6).map(
    lambda rows: [spell(number, *row) for number, row in enumerate(rows, start=1)]
)


@given(spells, st.randoms(use_true_random=False))
def test_the_order_in_which_files_arrive_changes_nothing(told: list[Spell], chance: Random) -> None:
    mixed = list(told)
    chance.shuffle(mixed)
    assert times_of(mixed) == times_of(told)


@given(spells)
def test_no_history_is_lost_and_each_new_time_follows_a_known_exit(told: list[Spell]) -> None:
    found = times_of(told)
    assert sorted(each for time in found.times for each in time.spells) == [each.id for each in told]
    for before, time in zip(found.times, found.times[1:], strict=False):
        assert before.ended.first or before.ended.last
        if time.relation is Relation.AFTER:
            starts = [each.began.first or each.ended.first for each in told if each.id in time.spells]
            assert max(day for day in starts if day) > (before.ended.last or date.max)
    assert found.sure + found.perhaps == max(len(found.times) - 1, 0)


SECOND, THIRD = spell(2, MONTH(2024, 1), ON(date(2024, 9, 1))), spell(3, MONTH(2025, 2))
# what is told, the file's own histories, the day it was opened, whether no later file is known, until its own, later, has its own
FILES = [
    ("the first file, opened while there was no second", [1], date(2022, 10, 1), False, 1, 2, True),
    ("the second file", [2], date(2024, 10, 1), False, 2, 1, True),
    ("the third file", [3], date(2025, 4, 1), True, 3, 0, True),
    ("one record, the first file", [1, 2], date(2022, 10, 1), False, 1, 2, True),
    ("one record, the second file", [1, 2], date(2024, 10, 1), False, 2, 1, True),
    ("the first time is told late, of a record of its own", [1], date(2026, 1, 1), True, 1, 2, True),
    ("a day of opening that fits nothing", [2, 3], date(2019, 1, 1), True, 2, 1, True),
    ("its own history isn't told yet", [], date(2024, 10, 1), True, 2, 1, False),
]


@pytest.mark.parametrize(("story", "own", "on", "last", "until", "later", "has"), FILES, ids=[s[0] for s in FILES])
def test_a_file_knows_which_time_is_its_own(
    story: str, own: list[int], on: date, last: bool, until: int, later: int, has: bool
) -> None:
    for told in ([FIRST, SECOND, THIRD], [THIRD, FIRST, SECOND]):
        parted = parted_by(told, [UUID(int=n) for n in own], on, last_file=last)
        assert (len(parted.until.times), len(parted.later), parted.has_own) == (until, later, has), story
        assert parted.until.sure == until - 1


def test_a_beginning_too_vague_for_two_files_is_of_the_later_one() -> None:
    vague = spell(2, YEAR(2023))
    for on, last, until in ((date(2023, 2, 1), False, 1), (date(2023, 6, 1), True, 2)):
        parted = parted_by([FIRST, vague], [FIRST.id, vague.id], on, last_file=last)
        assert len(parted.until.times) == until
