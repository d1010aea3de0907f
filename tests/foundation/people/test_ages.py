"""Child or adult at an act and today: by birth, by decision, and what holds when nobody is sure."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from naung.foundation.clock.vocabulary import VagueDate
from naung.foundation.people.rules.ages import Decision, child_or_adult, full_years
from naung.foundation.people.rules.birth import birth_of, birth_text, year_of
from naung.foundation.people.vocabulary import AgeGroup

YEARS = 18  # stands in the tables of law; here a number to count with
CHILD, ADULT = AgeGroup.CHILD, AgeGroup.ADULT
BORN = VagueDate.on(date(2008, 6, 15))
NOT_KNOWN = VagueDate.unknown()

STORIES = [
    ("The day before her eighteenth birthday she is a child.", BORN, date(2026, 6, 14), [], CHILD, True),
    ("On her eighteenth birthday she is an adult.", BORN, date(2026, 6, 15), [], ADULT, True),
    ("Only the year is known and it decides.", VagueDate.in_year(1990), date(2026, 1, 1), [], ADULT, True),
    ("Only the year is known and leaves it open: a child.", VagueDate.in_year(2008), date(2026, 6, 1), [], CHILD, False),
    ("Nothing is known: a child until somebody decides.", NOT_KNOWN, date(2026, 6, 1), [], CHILD, False),
    (
        "Somebody decided that he was an adult, and the act was later.",
        NOT_KNOWN, date(2026, 6, 1), [Decision(ADULT, date(2026, 5, 1))], ADULT, True,
    ),
    (
        "The act was before the day for which it was decided that he was an adult: still unsure.",
        NOT_KNOWN, date(2025, 6, 1), [Decision(ADULT, date(2026, 5, 1))], CHILD, False,
    ),
    (
        "Decided a child today: she was one at every act before.",
        NOT_KNOWN, date(2025, 6, 1), [Decision(CHILD, date(2026, 5, 1))], CHILD, True,
    ),
    (
        "The decision stands against a birth date on papers that are not hers.",
        VagueDate.in_year(1995), date(2026, 4, 1), [Decision(CHILD, date(2026, 5, 1))], CHILD, True,
    ),
    (
        "A newer decision replaces an older one.",
        NOT_KNOWN, date(2026, 4, 1),
        [Decision(ADULT, date(2026, 1, 1)), Decision(CHILD, date(2026, 5, 1))], CHILD, True,
    ),
]  # fmt: skip


@pytest.mark.parametrize(
    ("story", "birth", "on", "decisions", "group", "certain"), STORIES, ids=[s[0] for s in STORIES]
)
def test_child_or_adult(
    story: str, birth: VagueDate, on: date, decisions: list[Decision], group: AgeGroup, certain: bool
) -> None:
    reading = child_or_adult(birth, VagueDate.on(on), decisions, YEARS)
    assert (reading.group, reading.certain) == (group, certain)
    assert reading.reason.message
    assert reading.decided == (certain and bool(decisions))


def test_a_decision_against_the_birth_date_says_so() -> None:
    reading = child_or_adult(
        VagueDate.in_year(1990), VagueDate.on(date(2026, 1, 1)), [Decision(CHILD, date(2026, 1, 1))], YEARS
    )
    assert "berbeda" in reading.reason.message


days = st.dates(date(1950, 1, 1), date(2026, 11, 25))


@given(days, days, st.lists(st.tuples(st.sampled_from(AgeGroup), days)))
def test_who_is_not_certainly_an_adult_is_a_child(born: date, on: date, decided: list[tuple[AgeGroup, date]]) -> None:
    first, last = min(born, on), max(born, on)
    reading = child_or_adult(VagueDate.between(first, last), VagueDate.on(on), [Decision(*d) for d in decided], YEARS)
    assert reading.certain or reading.is_child


@given(days)
def test_full_years_of_an_exact_birth(born: date) -> None:
    today = date(2026, 11, 25)
    ages = full_years(VagueDate.on(born), today)
    assert ages is not None
    least, most = ages
    assert least == most
    assert 0 <= today.year - born.year - least <= 1


@pytest.mark.parametrize(
    "birth",
    [
        NOT_KNOWN,
        VagueDate.unknown("tidak tahu"),
        BORN,
        VagueDate.in_month(2008, 6),
        VagueDate.between(date(2007, 1, 1), None, "sesudah 2006"),
        VagueDate.around(date(2007, 1, 1), date(2009, 12, 31), "kira-kira 2008 | kata ibunya"),
    ],
)
def test_a_birth_date_is_sealed_and_read_again(birth: VagueDate) -> None:
    assert birth_of(birth_text(birth)) == birth


def test_the_year_that_stands_plain() -> None:
    assert year_of(BORN) == 2008
    assert year_of(NOT_KNOWN) is None
    assert year_of(VagueDate.around(date(2007, 1, 1), date(2009, 12, 31))) == 2008
