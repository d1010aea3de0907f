"""A count of a whole group from a sample by chance: exact ends, and an interval that covers the truth as often as it says."""

import random
from fractions import Fraction
from math import comb

import pytest
from hypothesis import given
from hypothesis import strategies as st

from naung.methods.shares import LEVEL, count_in


def tails(group: int, sample: int, found: int, marked: int) -> tuple[Fraction, Fraction]:
    """By whole numbers, another way than the method's: the chance of at least and of at most so many."""
    ways = [comb(marked, k) * comb(group - marked, sample - k) for k in range(sample + 1)]
    whole = comb(group, sample)
    return Fraction(sum(ways[found:]), whole), Fraction(sum(ways[: found + 1]), whole)


@given(st.data())
def test_it_keeps_exactly_the_numbers_under_which_the_sample_is_not_rare(data: st.DataObject) -> None:
    group = data.draw(st.integers(1, 60))
    sample = data.draw(st.integers(1, group))
    found = data.draw(st.integers(0, sample))
    told = count_in(group, sample, found)
    rare = Fraction(1 - LEVEL).limit_denominator(1000) / 2
    kept = [
        marked
        for marked in range(found, group - (sample - found) + 1)
        if min(tails(group, sample, found, marked)) > rare
    ]
    assert (told.low, told.high) == (kept[0], kept[-1])


def test_whoever_asked_everybody_knows_the_number() -> None:
    told = count_in(30, 30, 4)
    assert (told.estimate, told.low, told.high) == (4, 4, 4)


def test_it_covers_the_truth_at_least_as_often_as_it_says() -> None:
    chance, covered, tries = random.Random(7), 0, 2000
    for _ in range(tries):
        group, marked = 300, chance.randint(0, 40)
        sample = 30
        found = sum(each < marked for each in chance.sample(range(group), sample))
        told = count_in(group, sample, found)
        covered += told.low <= marked <= told.high
    assert covered / tries >= LEVEL


@pytest.mark.parametrize(("group", "sample", "found"), [(10, 0, 0), (10, 11, 0), (10, 5, 6), (10, 5, -1)])
def test_what_is_no_sample_is_refused(group: int, sample: int, found: int) -> None:
    with pytest.raises(ValueError, match="the sample is a part of the group"):
        count_in(group, sample, found)
