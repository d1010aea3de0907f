"""What is done with a report: once each, on the newest version, told in its history, and never lost."""

from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from django.utils import timezone

from naung.casework.reports.actions import (
    acknowledge_report,
    close_report,
    correct_report,
    correct_reporter,
    link_report_to_case,
    receive_report,
    reopen_report,
)
from naung.casework.reports.models import Report, ReportStep, ReportSubject
from naung.casework.reports.queries import report_for, reporter_for
from naung.casework.reports.vocabulary import (
    ClosingReason,
    Mentioned,
    Part,
    ReporterReason,
    Response,
    Status,
    Step,
    Urgency,
)
from naung.foundation.access.vocabulary import Actor
from naung.foundation.audit.models import Entry
from naung.foundation.clock.vocabulary import ClockState
from naung.foundation.errors import NotFound, NotPermitted, Problems, RuleBroken, StaleVersion
from tests.casework.reports.told import WULAN, content, reporter

pytestmark = pytest.mark.django_db


@pytest.fixture
def report(sari: Actor) -> UUID:
    return receive_report(content=content(), reporter=reporter(), by=sari).id


def respond(report: UUID, by: Actor, version: int = 1, response: Response = Response.CONTACTED) -> None:
    acknowledge_report(report_id=report, version=version, response=response, words="ibunya dihubungi", by=by)


def test_a_response_stops_the_clock_and_is_told(sari: Actor, report: UUID) -> None:
    respond(report, sari)
    shown = report_for(report, actor=sari)
    assert shown.responded_at is not None
    assert shown.clocks.acted_on.state is ClockState.DONE_LATE
    assert [(s.step, s.code, s.words) for s in shown.steps] == [(Step.RESPOND, "dihubungi", "ibunya dihubungi")]


def test_a_failed_try_is_kept_but_the_clock_runs_on(sari: Actor, report: UUID) -> None:
    respond(report, sari, response=Response.TRIED)
    shown = report_for(report, actor=sari)
    assert shown.responded_at is None
    assert shown.clocks.acted_on.state is ClockState.OVERDUE
    assert len(shown.steps) == 1


@pytest.mark.parametrize(
    ("shift", "sentence"), [(timedelta(hours=2), "belum terjadi"), (timedelta(days=-3), "sebelum laporan")]
)
def test_a_response_at_an_impossible_moment_is_refused(
    sari: Actor, report: UUID, shift: timedelta, sentence: str
) -> None:
    with pytest.raises(Problems, match=sentence):
        acknowledge_report(report_id=report, version=1, response=Response.VISITED, at=timezone.now() + shift, by=sari)
    assert Report.objects.get(id=report).version == 1


def test_a_report_becomes_one_case_only(sari: Actor, report: UUID) -> None:
    case = uuid4()
    link_report_to_case(report_id=report, case_id=case, by=sari)
    link_report_to_case(report_id=report, case_id=case, by=sari)
    shown = report_for(report, actor=sari)
    assert (shown.status, shown.case_id, shown.version) == (Status.LINKED, case, 2)
    with pytest.raises(RuleBroken):
        link_report_to_case(report_id=report, case_id=uuid4(), by=sari)
    assert Entry.objects.filter(event="reports.linked").count() == 1


def test_a_report_joins_a_case_that_is_there(sari: Actor, report: UUID) -> None:
    case = uuid4()
    link_report_to_case(report_id=report, case_id=case, became=False, version=1, by=sari)
    assert report_for(report, actor=sari).status is Status.JOINED


def test_closing_asks_for_words_and_a_response_first(sari: Actor, report: UUID) -> None:
    with pytest.raises(Problems) as refused:
        close_report(report_id=report, version=1, reason=ClosingReason.NOT_TRAFFICKING, words="", by=sari)
    assert {p.field for p in refused.value.problems} == {"words", "reason"}
    respond(report, sari, response=Response.TRIED)
    close_report(report_id=report, version=2, reason=ClosingReason.UNREACHABLE, words="tiga kali dicoba", by=sari)
    shown = report_for(report, actor=sari)
    assert (shown.status, shown.closing_reason) == (Status.CLOSED, ClosingReason.UNREACHABLE)


def test_a_closed_report_can_be_reopened_and_tells_why_it_was_closed(sari: Actor, report: UUID) -> None:
    close_report(report_id=report, version=1, reason=ClosingReason.DUPLICATE, words="sama dengan kemarin", by=sari)
    with pytest.raises(Problems):
        reopen_report(report_id=report, version=2, words=" ", by=sari)
    reopen_report(report_id=report, version=2, words="ternyata orang lain", by=sari)
    shown = report_for(report, actor=sari)
    assert (shown.status, shown.closing_reason, shown.version) == (Status.RECEIVED, None, 3)
    assert [(s.step, s.words) for s in shown.steps] == [
        (Step.CLOSE, "sama dengan kemarin"),
        (Step.REOPEN, "ternyata orang lain"),
    ]


def test_the_same_post_twice_does_nothing_twice(sari: Actor, report: UUID) -> None:
    for _ in range(2):
        respond(report, sari)
    for _ in range(2):
        close_report(report_id=report, version=2, reason=ClosingReason.INFORMATION_ONLY, words="dijawab", by=sari)
    for _ in range(2):
        reopen_report(report_id=report, version=3, words="ada kabar baru", by=sari)
    assert Report.objects.get(id=report).version == 4
    assert ReportStep.objects.filter(report=report).count() == 3
    assert Entry.objects.filter(event__in=["reports.responded", "reports.closed", "reports.reopened"]).count() == 3


def test_a_stale_step_is_refused_with_both_values(sari: Actor, ratna: Actor, report: UUID) -> None:
    respond(report, ratna)
    with pytest.raises(StaleVersion) as stale:
        close_report(report_id=report, version=1, reason=ClosingReason.DUPLICATE, words="ganda", by=sari)
    assert (stale.value.based_on, stale.value.now) == (1, 2)
    assert [(d.field, d.theirs, d.mine) for d in stale.value.differences] == [("status", "received", "closed")]
    assert Report.objects.get(id=report).status == Status.RECEIVED


def test_a_correction_keeps_what_stood_there_before(sari: Actor, report: UUID) -> None:
    old = report_for(report, actor=sari).content
    hers = old.persons[0]
    new = content(
        received_at=old.received_at,
        words="Ibu Wulan menelepon lagi: anaknya sudah di rumah.",
        facts=frozenset({"hilang_kontak"}),
        persons=(Mentioned(hers.part, "Wulandari", hers.phone, hers.note, hers.sex, hers.age, hers.id),),
    )
    correct_report(report_id=report, version=1, content=new, by=sari)
    shown = report_for(report, actor=sari)
    assert (shown.version, shown.urgency.level) == (2, Urgency.MEDIUM)
    assert [(p.id, p.name) for p in shown.content.persons] == [(hers.id, "Wulandari")]
    assert ReportSubject.objects.filter(report=report, removed_at__isnull=False).count() == 1
    assert ReportStep.objects.get(report=report).former is not None
    correct_report(report_id=report, version=1, content=shown.content, by=sari)
    assert Report.objects.get(id=report).version == 2


def test_a_stale_correction_shows_both_values_of_each_field(sari: Actor, ratna: Actor, report: UUID) -> None:
    old = report_for(report, actor=sari).content
    correct_report(
        report_id=report,
        version=1,
        content=content(received_at=old.received_at, words="satu", persons=old.persons),
        by=ratna,
    )
    with pytest.raises(StaleVersion) as stale:
        correct_report(
            report_id=report,
            version=1,
            content=content(received_at=old.received_at, words="dua", persons=old.persons),
            by=sari,
        )
    assert [(d.field, d.theirs, d.mine) for d in stale.value.differences] == [("words", "satu", "dua")]
    assert report_for(report, actor=sari).content.words == "satu"


def test_a_closed_report_is_not_corrected(sari: Actor, report: UUID) -> None:
    close_report(report_id=report, version=1, reason=ClosingReason.DUPLICATE, words="ganda", by=sari)
    with pytest.raises(RuleBroken):
        correct_report(report_id=report, version=2, content=content(words="lain"), by=sari)


def test_a_bad_correction_writes_nothing(sari: Actor, report: UUID) -> None:
    before = report_for(report, actor=sari)
    with pytest.raises(Problems):
        correct_report(report_id=report, version=1, content=content(words="", persons=(WULAN,)), by=sari)
    assert report_for(report, actor=sari).content == before.content


def test_the_reporter_is_corrected_only_by_those_who_may_read_him(sari: Actor, ratna: Actor, report: UUID) -> None:
    with pytest.raises(NotPermitted):
        correct_reporter(report_id=report, version=1, reporter=reporter(name="Lain"), by=sari)
    correct_reporter(report_id=report, version=1, reporter=reporter(name="Siti Rohani"), by=ratna)
    correct_reporter(report_id=report, version=1, reporter=reporter(name="Siti Rohani"), by=ratna)
    with pytest.raises(StaleVersion):
        correct_reporter(report_id=report, version=1, reporter=reporter(name="Siapa"), by=ratna)
    found = reporter_for(report, actor=ratna, reason=ReporterReason.CALL_BACK)
    assert (found.content.name, found.version) == ("Siti Rohani", 2)


def test_a_reporter_may_be_added_later(sari: Actor, ratna: Actor) -> None:
    report = receive_report(content=content(), by=sari).id
    correct_reporter(report_id=report, version=0, reporter=reporter(), by=ratna)
    assert reporter_for(report, actor=ratna, reason=ReporterReason.SAFETY).content == reporter()


@pytest.mark.parametrize("who", ["budi", "yusuf"])
def test_nobody_else_can_do_anything(officer: object, sari: Actor, report: UUID, who: str) -> None:
    stranger = officer(who)  # type: ignore[operator]  # the fixture is a function
    acts = (
        lambda: respond(report, stranger),
        lambda: close_report(report_id=report, version=1, reason=ClosingReason.DUPLICATE, words="x", by=stranger),
        lambda: reopen_report(report_id=report, version=1, words="x", by=stranger),
        lambda: link_report_to_case(report_id=report, case_id=uuid4(), by=stranger),
        lambda: correct_report(report_id=report, version=1, content=content(words="x"), by=stranger),
        lambda: report_for(report, actor=stranger),
    )
    for act in acts:
        with pytest.raises(NotFound):
            act()
    assert Report.objects.get(id=report).version == 1


def test_a_part_told_without_name_is_kept(sari: Actor) -> None:
    told = content(persons=(Mentioned(Part.UNCLEAR, note="memakai jaket hitam"),))
    shown = report_for(receive_report(content=told, by=sari).id, actor=sari)
    assert shown.content.persons[0].note == "memakai jaket hitam"
