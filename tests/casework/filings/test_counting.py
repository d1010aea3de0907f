"""What is counted: persons, cases and services apart, each once, by hand and as a property; periods; what changed."""

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from naung.casework.filings.rules.counting import changes, counted, of_first_file, split, sum_of
from naung.casework.filings.rules.spans import is_over, months_of, read_span, span_of, spans_until
from naung.casework.filings.rules.tables import TableWrong, read_filings, shipped_filings
from naung.casework.filings.vocabulary import Fact, FilingKind, Span, Unit
from naung.foundation.errors import NotFound

BEGUN = datetime(2026, 1, 1, tzinfo=UTC)


def an_id(number: int) -> UUID:
    return UUID(int=number)


def fact(case: int, person: int | None = None, service: int | None = None, matter: int | None = None) -> Fact:
    ids = [an_id(each) if each is not None else None for each in (person, service)]
    return Fact(an_id(case), an_id(100 + (matter or case)), BEGUN + timedelta(days=case), *ids)


FACTS = st.lists(
    st.builds(
        fact,
        case=st.integers(1, 5),
        person=st.integers(201, 205) | st.none(),
        service=st.integers(301, 330) | st.none(),
        matter=st.none(),
    )
)


def test_one_person_with_three_services_in_two_cases() -> None:
    facts = [fact(1, 201, 301), fact(1, 201, 302), fact(2, 201, 303)]
    numbers = {unit: counted("x", unit, facts).number for unit in (Unit.PERSONS, Unit.CASES, Unit.SERVICES)}
    assert numbers == {Unit.PERSONS: 1, Unit.CASES: 2, Unit.SERVICES: 3}
    assert counted("x", Unit.PERSONS, facts).cases == (an_id(1), an_id(2))


def test_files_of_two_desks_about_one_matter_are_one_case_and_both_stand_behind_it() -> None:
    facts = [fact(2, 202, matter=9), fact(1, 201, matter=9)]
    assert counted("x", Unit.CASES, facts).number == 1
    assert counted("x", Unit.CASES, facts).cases == (an_id(1), an_id(2))
    assert of_first_file(facts) == [facts[1]]


@given(FACTS)
def test_units_are_never_mixed(facts: list[Fact]) -> None:
    """Each unit counts its own ids only: the same, whatever stands in the columns of the other units."""
    assert counted("x", Unit.PERSONS, facts).number == len({each.person for each in facts} - {None})
    assert counted("x", Unit.SERVICES, facts).number == len({each.service for each in facts} - {None})
    assert counted("x", Unit.CASES, facts).number == len({each.matter for each in facts})
    again = [Fact(each.case, each.matter, each.opened, each.person, an_id(400 + n)) for n, each in enumerate(facts)]
    assert counted("x", Unit.PERSONS, again) == counted("x", Unit.PERSONS, facts)
    assert counted("x", Unit.SERVICES, again).number == len(facts)


@given(FACTS)
def test_no_figure_is_without_its_files(facts: list[Fact]) -> None:
    for unit in (Unit.PERSONS, Unit.CASES, Unit.SERVICES):
        figure = counted("x", unit, facts)
        assert bool(figure.number) == bool(figure.cases)
        assert len(set(figure.cases)) == len(figure.cases)
    cases = counted("x", Unit.CASES, facts)
    assert cases.number == len(cases.cases)  # every matter of these has one file


@given(FACTS)
def test_parts_of_a_split_hold_every_file_once_a_part(facts: list[Fact]) -> None:
    parts = split("x", Unit.SERVICES, facts, lambda each: str(each.service), ["nothing"])
    assert parts[0].number == 0
    assert sum(part.number or 0 for part in parts) == counted("x", Unit.SERVICES, facts).number


def test_a_sum_is_of_what_is_known_and_zero_is_not_nothing() -> None:
    known = sum_of("x", [(an_id(1), 500), (an_id(2), None), (an_id(3), 0), (an_id(1), 20)])
    assert (known.number, known.cases) == (520, (an_id(1),))
    assert sum_of("x", [(an_id(2), None)]).number is None


def test_what_changed_between_two_versions() -> None:
    assert changes({"a": 1, "b": 2, "c": 3}, {"a": 1, "b": 5, "d": 0}) == [("b", 2, 5), ("d", None, 0), ("c", 3, None)]


@pytest.mark.parametrize(
    ("today", "months", "first", "last"),
    [
        (date(2026, 6, 30), 6, date(2026, 1, 1), date(2026, 6, 30)),
        (date(2026, 7, 1), 6, date(2026, 7, 1), date(2026, 12, 31)),
        (date(2024, 2, 29), 3, date(2024, 1, 1), date(2024, 3, 31)),
        (date(2026, 12, 31), 12, date(2026, 1, 1), date(2026, 12, 31)),
    ],
)
def test_the_period_in_which_a_day_lies(today: date, months: int, first: date, last: date) -> None:
    assert spans_until(today, months)[0] == Span(first, last)


@given(st.dates(date(2000, 1, 1), date(2090, 1, 1)), st.sampled_from([3, 6, 12]))
def test_periods_follow_each_other_without_a_gap(today: date, months: int) -> None:
    spans = spans_until(today, months)
    assert spans[0].first <= today <= spans[0].last
    assert all(old.last + timedelta(days=1) == new.first for new, old in pairwise(spans))
    assert all(months_of(span) == months and read_span(span.code, {months}, today) == span for span in spans)
    assert [is_over(span, today) for span in spans] == [False, True, True, True]


@pytest.mark.parametrize(
    "code",
    [
        "",
        "x",
        "20260101",
        "20260101-20260331",
        "20260201-20260731",
        "20260101-20260629",
        "20270101-20270630",
        "20260101-x",
    ],
)
def test_a_period_that_is_none_is_not_found(code: str) -> None:
    with pytest.raises(NotFound):
        read_span(code, {6}, date(2026, 11, 29))


def test_every_report_says_what_it_rests_on_and_what_is_unsure() -> None:
    duties = shipped_filings().duties
    assert set(duties) == set(FilingKind)
    assert duties[FilingKind.HANDLING].mark == "V"
    assert duties[FilingKind.RESTITUTION].basis == "aturan kantor, bukan ketentuan hukum"
    assert all(each.unsure_id and each.unsure_en for each in duties.values())
    assert span_of(2026, 7, 6).last == date(2026, 12, 31)


@pytest.mark.parametrize("text", ["[", "", '[[filing]]\nkind = "x"', '[[definition]]\ncode = "a"'])
def test_a_table_that_lacks_something_is_refused(text: str) -> None:
    with pytest.raises(TableWrong):
        read_filings(text)
