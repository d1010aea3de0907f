"""Figures of reports are counted once, again only with a reason and never by a single case; money is told year by year."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from naung.foundation.audit.models import Entry
from naung.foundation.errors import NotFound, NotPermitted, Problems, RuleBroken
from naung.insight.programme.actions import keep_figures, renew_figures, set_target, step_target
from naung.insight.programme.models import TargetChange
from naung.insight.programme.queries import figures_kept, money_in, plan_of, target_for
from naung.insight.programme.rules import as_kept, renewed, share_told
from naung.insight.programme.vocabulary import TOTAL, FiguresTold, ProgrammeEvent, Span, State
from naung.methods.disclosure import SMALLEST
from tests.cast import HAMDAN, KARTIKA, TaskForce
from tests.insight.programme.told import a_plan, days, joined, target

YEAR = Span(date(2025, 1, 1), date(2025, 12, 31))
ACROSS = Span(date(2025, 7, 1), date(2026, 6, 30))
NUMBERS = st.one_of(st.none(), st.just(0), st.integers(SMALLEST, 40))


def counted(running: int | None = 20, closed: int | None = 12, total: int | None = 32, held: int = 3) -> FiguresTold:
    return FiguresTold(
        {"berjalan": running, "ditutup": closed, TOTAL: total}, {"terlaksana": held}, {"steps": (70, 79)}
    )


@pytest.mark.parametrize(
    ("kept", "due", "desks", "told"),
    [
        (0, 20, 3, (0, 9)),
        (14, 20, 3, (70, 79)),
        (79, 100, 3, (70, 79)),
        (80, 100, 3, (80, 89)),
        (19, 20, 3, (90, 100)),
        (20, 20, 3, (90, 100)),  # all and nearly all read alike
        (19, 19, 3, None),
        (90, 100, 2, None),  # of two desks either would know the other's
    ],
)
def test_a_share_is_told_as_the_ten_it_lies_in(kept: int, due: int, desks: int, told: tuple[int, int] | None) -> None:
    assert share_told(kept, due, desks) == told


def test_months_that_overlap_are_printed_in_fives() -> None:
    assert as_kept(counted(17, None, 23), YEAR).cases == counted(17, None, 23).cases
    assert as_kept(counted(17, None, 23), ACROSS).cases == {"berjalan": 15, "ditutup": None, TOTAL: 25}
    assert as_kept(counted(5, 7, 12), ACROSS).cases == {"berjalan": 5, "ditutup": 5, TOTAL: 10}


@pytest.mark.parametrize(
    ("new", "cases"),
    [
        (counted(25, 12, 37), {"berjalan": 25, "ditutup": 12, TOTAL: 37}),
        (counted(None, None, 37), {"berjalan": None, "ditutup": None, TOTAL: 37}),
        (counted(21, 12, 33), None),  # one case more
        (counted(19, 13, 32), None),  # one case went from one stage to the next
    ],
)
def test_figures_change_by_five_or_not_at_all(new: FiguresTold, cases: dict[str, int | None] | None) -> None:
    if cases is None:
        with pytest.raises(RuleBroken):
            renewed(counted(), new)
    else:
        assert renewed(counted(), new).cases == cases


def test_what_was_withheld_stays_so() -> None:
    assert renewed(counted(None, None, 20), counted(8, 17, 25)).cases == {"berjalan": None, "ditutup": None, TOTAL: 25}


@given(st.tuples(NUMBERS, NUMBERS, NUMBERS), st.tuples(NUMBERS, NUMBERS, NUMBERS))
def test_no_two_versions_tell_of_a_single_case(
    old: tuple[int | None, int | None, int | None], new: tuple[int | None, int | None, int | None]
) -> None:
    try:
        after = renewed(counted(*old), counted(*new)).cases
    except RuleBroken:
        return
    for before, now in zip(counted(*old).cases.values(), after.values(), strict=True):
        assert now is None or (before is not None and (now == before or abs(now - before) >= SMALLEST))


@pytest.mark.django_db
def test_figures_are_kept_once_and_counted_again_with_a_reason(force: TaskForce) -> None:
    kartika, hamdan = joined(KARTIKA, force), joined(HAMDAN, force)
    first = keep_figures(months=YEAR, told=counted(), by=kartika)
    assert keep_figures(months=YEAR, told=counted(99, 99, 198), by=kartika).told == first.told
    with pytest.raises(Problems):
        renew_figures(told={YEAR: counted(40, 12, 52)}, reason=" ", by=kartika)
    for changes_nothing in (counted(), counted(21, 12, 33)):
        with pytest.raises(RuleBroken):
            renew_figures(told={YEAR: changes_nothing}, reason="Terlambat", by=kartika)
    with pytest.raises(NotFound):
        renew_figures(told={ACROSS: counted()}, reason="Terlambat", by=kartika)
    renew_figures(told={YEAR: counted(40, 12, 52)}, reason="Berkas Budi Santoso terlambat", by=kartika)
    again = figures_kept(YEAR, actor=kartika)
    assert again is not None
    assert (again.version, again.told.cases["berjalan"], again.told.shares["steps"]) == (2, 40, (70, 79))
    with pytest.raises(NotPermitted):
        renew_figures(told={YEAR: counted(90, 12, 102)}, reason="x", by=hamdan)
    events = ProgrammeEvent.FIGURES_KEPT.value, ProgrammeEvent.FIGURES_RENEWED.value
    assert [Entry.objects.filter(event=each).count() for each in events] == [1, 1]


@pytest.mark.django_db
def test_cost_stands_in_the_year_in_which_it_was_written_down(force: TaskForce) -> None:
    kartika, year = joined(KARTIKA, force), days(0).year
    ends = date(year, 12, 31)
    plan = a_plan(kartika)
    made = set_target(plan_id=plan, told=target(force.service.id, ends_on=ends), by=kartika)
    set_target(plan_id=plan, told=target(force.service.id, budget=None, ends_on=ends), by=kartika)
    for spent in (10_000_000, 4_000_000, 9_000_000):
        version = target_for(made, actor=kartika).version
        told: dict[str, Any] = {"to": State.RUNNING, "reason": "", "evidence": "", "spent": spent}
        step_target(target_id=made, version=version, **told, by=kartika)
    rows = TargetChange.objects.filter(field="spent").order_by("id")
    for row, when in zip(rows, (year - 1, year, year), strict=True):
        TargetChange.objects.filter(id=row.id).update(at=timezone.now().replace(year=when, month=3, day=1))
    last, this = money_in([Span(date(y, 1, 1), date(y, 12, 31)) for y in (year - 1, year)], actor=kartika)
    assert (last.budget, last.spent, last.without) == (0, 10_000_000, 0)
    assert (this.budget, this.spent, this.without) == (50_000_000, -1_000_000, 1)


@pytest.mark.django_db
def test_a_report_of_an_older_term_takes_that_terms_plan(force: TaskForce) -> None:
    kartika, year = joined(KARTIKA, force), days(0).year
    a_plan(kartika)
    found = plan_of(Span(date(year, 1, 1), date(year, 6, 30)), actor=kartika)
    assert found is not None
    assert plan_of(Span(date(year - 1, 1, 1), date(year - 1, 12, 31)), actor=kartika) is None


def test_new_problems_are_kept_rounded_and_renewed_like_cases() -> None:
    first = replace(counted(), problems={"stigma": 7, "penagih_utang": None, "lainnya": 0})
    assert as_kept(first, ACROSS).problems == {"stigma": 5, "penagih_utang": None, "lainnya": 0}
    assert renewed(counted(), first).problems == first.problems  # figures of before this was counted
    with pytest.raises(RuleBroken):
        renewed(first, replace(first, problems={**first.problems, "stigma": 8}))
    again = renewed(first, replace(first, problems={"stigma": 12, "penagih_utang": 9, "lainnya": 0}))
    assert again.problems == {"stigma": 12, "penagih_utang": None, "lainnya": 0}
