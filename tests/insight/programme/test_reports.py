"""Reports are kept by their days, a change is a new version, a second person approves, and the plan's rhythm says what waits."""

from datetime import date
from typing import Any
from unittest.mock import patch

import pytest
from django.utils import timezone

from naung.foundation.audit.models import Entry
from naung.foundation.errors import NotFound, NotPermitted, RuleBroken
from naung.foundation.identifiers import new_id
from naung.insight.programme.actions import approve_report, keep_report, take_paper, take_words_out
from naung.insight.programme.models import YearReport
from naung.insight.programme.queries import awaiting_approval, contents_of, paper_of, plan_in_force, report_for
from naung.insight.programme.rules import MADE_MEANWHILE, NOT_OF_HERE, closed_periods, spans_of
from naung.insight.programme.vocabulary import Mistake, Papers, ProgrammeEvent, ReportKind, ReportState, Span
from tests.cast import HAMDAN, KARTIKA, MEGA, RINA, TaskForce
from tests.insight.programme.told import a_plan, days, joined, nowhere_else, papers, report


@pytest.mark.parametrize(
    ("months", "today", "newest", "how_many"),
    [
        (6, date(2026, 6, 30), None, 0),
        (6, date(2026, 7, 1), (date(2026, 1, 1), date(2026, 6, 30)), 1),
        (3, date(2027, 1, 1), (date(2026, 10, 1), date(2026, 12, 31)), 4),
        (1, date(2026, 3, 1), (date(2026, 2, 1), date(2026, 2, 28)), 2),
        (5, date(2030, 1, 1), (date(2027, 4, 1), date(2027, 8, 31)), 4),
        (12, date(2029, 1, 1), (date(2027, 1, 1), date(2027, 12, 31)), 2),
    ],
)
def test_the_periods_of_a_rhythm_close_one_after_another(months: int, today: date, newest: Any, how_many: int) -> None:
    found = closed_periods(2026, 2027, months, today)
    assert len(found) == how_many
    assert (found[0].first, found[0].last) == newest if newest else not found


def test_a_year_is_reported_on_when_it_has_closed() -> None:
    years = spans_of(ReportKind.YEARLY, (), date(2026, 12, 31))
    assert years[0] == Span(date(2025, 1, 1), date(2025, 12, 31))
    assert spans_of(ReportKind.FIVE_YEARLY, (), date(2027, 1, 1)) == (Span(date(2022, 1, 1), date(2026, 12, 31)),)


@pytest.mark.django_db
def test_a_change_is_a_new_version_and_a_second_person_makes_it_final(force: TaskForce) -> None:
    kartika, hamdan = joined(KARTIKA, force), joined(HAMDAN, force)
    first = keep_report(told=report(), printed=papers, by=kartika)
    with pytest.raises(RuleBroken):  # the same says nothing new
        keep_report(told=report(), printed=papers, by=kartika)
    with pytest.raises(RuleBroken):
        approve_report(report_id=first, printed=papers, by=kartika)
    assert [each.id for each in awaiting_approval(actor=hamdan)] == [first]
    assert awaiting_approval(actor=kartika) == []
    approve_report(report_id=first, printed=lambda _now: Papers(b"%PDF final", b"PK"), by=hamdan)
    assert (report_for(first, actor=kartika).state, paper_of(first, "pdf", actor=kartika)) == (
        ReportState.FINAL,
        b"%PDF final",
    )
    second = keep_report(told=report("Ada hambatan baru"), printed=papers, by=kartika)
    assert report_for(second, actor=kartika).version == 2
    assert report_for(first, actor=kartika).state is ReportState.FINAL  # a draft replaces nothing that was approved
    assert report_for(second, actor=kartika).state is ReportState.DRAFT
    approve_report(report_id=second, printed=papers, by=hamdan)
    assert report_for(first, actor=kartika).state is ReportState.REPLACED
    with pytest.raises(RuleBroken):
        approve_report(report_id=first, printed=papers, by=hamdan)


@pytest.mark.django_db
def test_a_report_of_a_house_that_joined_stays_final_beside_one_of_here(force: TaskForce) -> None:
    kartika, hamdan = joined(KARTIKA, force), joined(HAMDAN, force)
    theirs = keep_report(told=report(), printed=papers, by=kartika)
    approve_report(report_id=theirs, printed=papers, by=hamdan)
    draft = keep_report(told=report("Lagi"), printed=papers, by=kartika)
    YearReport.objects.update(came_from=str(new_id()), came_as="Gugus Tugas Kota")
    ours = keep_report(told=report(), printed=papers, by=kartika)
    approve_report(report_id=ours, printed=papers, by=hamdan)
    told = {each: report_for(each, actor=kartika) for each in (theirs, draft, ours)}
    assert [told[each].state for each in (theirs, draft, ours)] == [
        ReportState.FINAL,
        ReportState.DRAFT,
        ReportState.FINAL,
    ]
    assert [(told[each].came_as, told[each].version) for each in (theirs, ours)] == [("Gugus Tugas Kota", 1), ("", 1)]
    assert awaiting_approval(actor=hamdan) == []
    with pytest.raises(RuleBroken) as refused:
        approve_report(report_id=draft, printed=papers, by=hamdan)
    assert refused.value.message == NOT_OF_HERE


@pytest.mark.django_db
def test_days_that_have_not_closed_are_not_reported_on(force: TaskForce) -> None:
    kartika, year = joined(KARTIKA, force), days(0).year
    for kind, span in (
        (ReportKind.YEARLY, Span(date(year, 1, 1), date(year, 12, 31))),
        (ReportKind.YEARLY, Span(date(year - 1, 2, 1), date(year - 1, 12, 31))),
        (ReportKind.OWN, Span(date(year - 1, 1, 1), date(year - 1, 6, 30))),
    ):
        with pytest.raises(RuleBroken):
            keep_report(told=report(kind=kind, span=span), printed=papers, by=kartika)
    with pytest.raises(NotPermitted):
        keep_report(told=report(), printed=papers, by=joined(RINA, force))
    with pytest.raises(NotPermitted):  # a desk of its own would tell the others' numbers by subtraction
        keep_report(told=report(), printed=papers, by=joined(HAMDAN, force))


@pytest.mark.django_db
def test_two_first_versions_at_once_are_a_sentence(force: TaskForce) -> None:
    kartika = joined(KARTIKA, force)

    def meanwhile(*_: object) -> Papers:
        told = report("Lain")
        kept = {
            "kind": told.kind.value,
            "first_on": told.span.first,
            "last_on": told.span.last,
            "language": told.language,
        }
        files = {"contents": told.contents, "pdf": b"%PDF", "docx": b"PK", "fingerprint": told.fingerprint}
        YearReport.objects.create(**kept, **files, version=1, made_at=timezone.now(), made_by=new_id())
        return papers()

    with pytest.raises(RuleBroken) as told:
        keep_report(told=report(), printed=meanwhile, by=kartika)
    assert told.value.message == MADE_MEANWHILE


@pytest.mark.django_db
def test_a_paper_that_is_taken_stands_in_the_log(force: TaskForce) -> None:
    kartika = joined(KARTIKA, force)
    made = keep_report(told=report(), printed=papers, by=kartika)
    assert take_paper(report_id=made, form="pdf", by=kartika) == b"%PDF"
    assert Entry.objects.filter(event=ProgrammeEvent.REPORT_TAKEN.value, subject=made).count() == 1


@pytest.mark.django_db
def test_a_name_in_a_report_empties_it_and_it_can_be_made_again(force: TaskForce) -> None:
    kartika, mega = joined(KARTIKA, force), joined(MEGA, force)
    made = keep_report(told=report("Kata Budi Santoso"), printed=papers, by=kartika)
    assert take_words_out(words="Budi Santoso", mistake=Mistake.NAME, besides=nowhere_else, by=mega) == 1
    assert report_for(made, actor=kartika).state is ReportState.ERASED
    for gone in (lambda: paper_of(made, "pdf", actor=kartika), lambda: contents_of(made, actor=kartika)):
        with pytest.raises(NotFound):
            gone()
    again = keep_report(told=report("Kata Budi Santoso"), printed=papers, by=kartika)
    assert report_for(again, actor=kartika).version == 2


@pytest.mark.django_db
def test_a_closed_period_waits_until_its_report_is_made(force: TaskForce) -> None:
    kartika = joined(KARTIKA, force)
    year = days(0).year
    a_plan(kartika)
    with patch("naung.insight.programme.queries.year.timezone.localdate", return_value=date(year, 8, 3)):
        plan = plan_in_force(actor=kartika)
        half = Span(date(year, 1, 1), date(year, 6, 30))
        assert plan is not None
        assert plan.waits == half
        with patch("naung.insight.programme.actions.reports.timezone.localdate", return_value=date(year, 8, 3)):
            keep_report(told=report(kind=ReportKind.OWN, span=half), printed=papers, by=kartika)
        plan = plan_in_force(actor=kartika)
        assert plan is not None
        assert plan.waits is None
