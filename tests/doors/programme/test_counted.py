"""Deadlines that were kept and victims who were screened, on the one page and in reports; small ones are withheld."""

import json
from collections.abc import Callable
from datetime import datetime, timedelta
from uuid import UUID

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from naung.casework.cases.actions import add_person, count_work, open_case, plan_step
from naung.casework.cases.models import Case, Step
from naung.casework.cases.vocabulary import Role
from naung.casework.plans.models import ServiceRequest
from naung.casework.referrals.models import Referral
from naung.casework.referrals.vocabulary import State
from naung.casework.reports.actions import receive_report
from naung.casework.reports.models import Report
from naung.casework.reports.queries.clocks import zone
from naung.casework.screening.models import Screening
from naung.casework.screening.vocabulary import Stage
from naung.doors.desk.figures.tables import period
from naung.doors.desk.programme.counted import clocks_kept, kept_values
from naung.foundation.access.vocabulary import Actor
from naung.foundation.clock.vocabulary import Kept
from naung.foundation.errors import NotPermitted
from naung.insight.programme.models import ReportFigure, YearReport
from tests.casework.reports.told import content
from tests.cast import HAMDAN, KARTIKA, TaskForce, join, sign_in
from tests.doors.programme.test_reports import WHICH, at
from tests.doors.world import everything, received

pytestmark = pytest.mark.django_db
Called = Callable[[str], Actor]


@pytest.fixture
def within() -> datetime:
    """A moment in the closed months."""
    return period(timezone.localdate(), zone())[0] + timedelta(days=100)


def test_what_fell_due_is_kept_only_where_it_was_done_in_time(
    force: TaskForce, member: Called, places: None, within: datetime
) -> None:
    sari = member("sari")
    ids = everything(sari)
    ServiceRequest.objects.filter(id=ids["request_id"]).update(due_at=within, ended_at=None)
    early, late, running = within - timedelta(hours=2), within + timedelta(hours=2), timezone.now() + timedelta(days=9)
    for due_at, responded_at in ((within, early), (within, late), (within, None), (running, None)):
        taken = receive_report(content=content(), by=sari)
        Report.objects.filter(id=taken.id).update(due_at=due_at, responded_at=responded_at)
    case = open_case(summary="Wulan.", by=sari)
    for done_at in (within, within + timedelta(days=1), None):
        step = plan_step(case_id=case, words="Antar.", due_on=timezone.localdate(), by=sari)
        Step.objects.filter(id=step).update(due_on=timezone.localdate(within), done_at=done_at)
    answered = ((State.ACCEPTED, early), (State.DECLINED, within), (State.EXPIRED, late), (State.ASKED, None))
    for state, decided_at in answered:
        referral = received(sari, force.social.id)["referral_id"]
        Referral.objects.filter(id=referral).update(state=state.value, warn_at=within, decided_at=decided_at)
    kept = clocks_kept(member("kartika"), *period(timezone.localdate(), zone()))
    assert (kept["responses"], kept["steps"]) == (Kept(1, 3), Kept(1, 3))
    assert kept["requests"] == Kept(0, 1)
    assert kept["answers"] == Kept(2, 3)
    with pytest.raises(NotPermitted):
        clocks_kept(member("hamdan"), *period(timezone.localdate(), zone()))


@pytest.mark.parametrize(
    ("kept", "due", "said"),
    [
        (14, 20, "14 dari 20 (70 %)"),
        (20, 20, "20 dari 20 (100 %)"),
        (17, 20, "ditahan"),  # three that were missed
        (2, 20, "ditahan"),
        (0, 0, "belum diukur"),
    ],
)
def test_a_share_is_withheld_where_either_side_is_small(kept: int, due: int, said: str) -> None:
    told = dict(kept_values({"Langkah": Kept(kept, due), "Lain": Kept(30, 60)}))
    assert told["Langkah"] == said


def test_nothing_due_is_not_measured() -> None:
    assert kept_values({"Langkah": Kept(0, 0)}) == ()


def test_victims_in_files_are_counted_and_those_of_them_who_were_screened(
    force: TaskForce, member: Called, within: datetime
) -> None:
    sari, rina = member("sari"), member("rina")
    person = UUID(str(everything(sari)["person_id"]))
    case = open_case(summary="Wulan.", by=sari)
    add_person(case_id=case, person_id=person, role=Role.VICTIM, by=sari)
    Case.objects.filter(id=case).update(opened_at=within)
    months = period(timezone.localdate(), zone())
    screenings = Screening.objects.filter(person=person)
    assert screenings.exists()
    for stage, screened in ((Stage.DRAFT, 0), (Stage.COMPLETED, 1)):
        screenings.update(stage=stage.value)
        work = count_work(desks=[force.service.id], since=months[0], until=months[1], by=rina)
        assert work.matters.screened == Kept(screened, 1)


def test_a_later_version_prints_the_figures_of_the_first(force: TaskForce, member: Called, within: datetime) -> None:
    kartika, hamdan = (sign_in(Client(), join(who, force)) for who in (KARTIKA, HAMDAN))
    last = datetime(timezone.localdate().year - 1, 6, 15, tzinfo=zone())

    def opened(n: int) -> None:
        for _ in range(n):
            Case.objects.filter(id=open_case(summary="Wulan.", by=member("sari"))).update(opened_at=last)

    def printed() -> str:
        newest = json.loads(bytes(YearReport.objects.order_by("-version")[0].contents))
        figures = next(part for part in newest["parts"] if part["heading"] == "Angka pokok")["blocks"][0]
        return str(dict(figures["values"])["Jumlah"])

    opened(7)
    kartika.post(at("report_make"), {"which": WHICH, "obstacles": "Satu."})
    opened(1)
    kartika.post(at("report_make"), {"which": WHICH, "obstacles": "Dua."})
    assert (YearReport.objects.count(), printed()) == (2, "7")
    newest = YearReport.objects.order_by("-version")[0].id
    again = at("report_again", newest)
    assert "berubah kurang dari 5" in kartika.post(again, {"reason": "Terlambat masuk"}).content.decode()
    opened(6)
    assert hamdan.post(again, {"reason": "x"}).status_code == 403
    assert "Isi" in kartika.post(again, {"reason": ""}).content.decode()
    kartika.post(again, {"reason": "Tujuh berkas terlambat masuk"})
    kartika.post(at("report_make"), {"which": WHICH, "obstacles": "Dua."})
    assert (ReportFigure.objects.values("version").distinct().count(), printed()) == (2, "14")
    assert "Tujuh berkas terlambat masuk" in kartika.get(at("report", newest)).content.decode()


def test_one_page_says_how_many_were_kept(force: TaskForce, member: Called, places: None, within: datetime) -> None:
    sari = member("sari")
    for n in range(16):
        taken = receive_report(content=content(), by=sari)
        Report.objects.filter(id=taken.id).update(due_at=within, responded_at=within if n < 10 else None)
    page = sign_in(Client(), join(KARTIKA, force)).get(reverse("programme:short")).content.decode()
    assert "10 dari 16 (62 %)" in page
    assert "Yang jatuh tempo dalam masa ini" in page
