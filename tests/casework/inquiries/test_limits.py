"""Until when an officer must wait, by whichever limit holds her, and what a page says of it."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from naung.casework.inquiries.rules import DAY, MINUTE, MOST_A_DAY, MOST_A_WEEK, WEEK, allowance
from naung.casework.inquiries.vocabulary import Allowance

NOW = datetime(2026, 11, 24, 14, 5, tzinfo=ZoneInfo("Asia/Pontianak"))


def ago(hours: float, times: int = 1) -> list[datetime]:
    """Looks of one moment."""
    return [NOW - timedelta(hours=hours)] * times


@pytest.mark.parametrize(
    ("looked", "expected"),
    [
        ([], Allowance(MOST_A_DAY)),
        (ago(1, 3), Allowance(MOST_A_DAY - 3)),
        (ago(23) + ago(1, 7), Allowance(0, NOW + timedelta(hours=1), False)),
        (ago(24) + ago(1, 7), Allowance(1)),
        (ago(90, 24), Allowance(0, NOW - timedelta(hours=90) + WEEK, True)),
        (ago(90, 16) + ago(2, 8), Allowance(0, NOW - timedelta(hours=90) + WEEK, True)),
        (ago(160, 16) + ago(2, 8), Allowance(0, NOW - timedelta(hours=2) + DAY, False)),
        (ago(90, 20), Allowance(4)),
        (ago(168, 24), Allowance(MOST_A_DAY)),
    ],
    ids=[
        "nothing was looked",
        "three today",
        "eight within a day: the oldest of them lets go first",
        "a day is over",
        "the week's are used up, none of them today: tomorrow is too early",
        "both are used up, and the week lasts longer",
        "both are used up, and the day lasts longer",
        "the week leaves less than the day",
        "a week is over",
    ],
)
def test_the_limit_that_lasts_longer_holds(looked: list[datetime], expected: Allowance) -> None:
    assert allowance(looked, NOW) == expected


def test_a_moment_is_said_as_the_minute_in_which_it_is_true() -> None:
    late = NOW - timedelta(hours=1) + timedelta(seconds=40)
    assert allowance([late] * MOST_A_DAY, NOW).again_at == NOW + timedelta(hours=23) + MINUTE


@given(st.lists(st.integers(min_value=0, max_value=8 * 24 * 60), max_size=40))
def test_who_waits_until_then_may_look_and_a_minute_earlier_not(minutes: list[int]) -> None:
    looked = [NOW - timedelta(minutes=each) for each in minutes]
    told = allowance(looked, NOW)
    assert (told.left == 0) == (told.again_at is not None)
    if told.again_at is not None:
        assert allowance(looked, told.again_at).left > 0
        assert allowance(looked, told.again_at - MINUTE).left == 0
        assert told.again_at > NOW


def test_no_limit_is_weaker_than_before() -> None:
    assert (MOST_A_DAY, MOST_A_WEEK) == (8, 24)
