"""Figures are read by those who open no case: nothing small, nobody named, each reading in the log."""

import io
import re
import zipfile
from collections.abc import Callable
from datetime import date, datetime, timedelta
from uuid import UUID

import pytest
from django.test import Client
from django.utils import timezone

from naung.casework.cases.actions import add_person, count_work, open_case
from naung.casework.cases.models import Case
from naung.casework.cases.vocabulary import CaseEvent, Role, Stage
from naung.casework.reports.actions import receive_report
from naung.casework.reports.models import Report
from naung.casework.reports.queries.clocks import zone
from naung.casework.reports.vocabulary import AgeBand, Mentioned, Part, Sex
from naung.doors.desk.figures.tables import months, period
from naung.foundation.access.vocabulary import Actor
from naung.foundation.audit.models import Entry
from naung.foundation.errors import NotPermitted
from naung.foundation.organisations.models import Agency
from naung.foundation.people.actions import register_person
from naung.foundation.people.queries.figures import persons_counted
from naung.foundation.people.vocabulary import NameKind, PersonTold
from tests.casework.reports.told import WULAN, content
from tests.cast import BUDI, CAST, HAMDAN, RINA, SARI, TASK_FORCE, Member, TaskForce, join, sign_in
from tests.doors.reports.typed import visible

pytestmark = pytest.mark.django_db
Called = Callable[[str], Actor]
BOY = Mentioned(Part.CONCERNED, "Adik Wulan", "", "", Sex.MALE, AgeBand.CHILD)


def browser(who: Member, force: TaskForce) -> Client:
    return sign_in(Client(), join(who, force))


def moved(report: UUID) -> None:
    """Into the closed months, by hand: nobody may type a report so late without saying why."""
    since, _ = period(timezone.localdate(), zone())
    Report.objects.filter(id=report).update(received_at=since + timedelta(days=100))


@pytest.fixture
def told(member: Called, places: None) -> list[str]:
    """Seven reports from one kecamatan about a woman, two from another about a boy; their numbers."""
    sari, numbers = member("sari"), []
    for place, who, n in (("61.72.03", WULAN, 7), ("61.72.02", BOY, 2)):
        for _ in range(n):
            taken = receive_report(content=content(persons=(who,), place_code=place), by=sari)
            moved(taken.id)
            numbers.append(taken.number)
    return numbers


def cells(page: str, title: str) -> dict[str, list[str]]:
    """The rows of one table as they are read."""
    section = page.split(title, 1)[1].split("</section>", 1)[0]
    rows = re.findall(r'<th scope="row">(.*?)</th>(.*?)</tr>', section, re.S)
    return {
        name: [re.sub(r"<[^>]+>", "", cell).strip() for cell in re.findall(r"<td[^>]*>(.*?)</td>", row, re.S)]
        for name, row in rows
    }


@pytest.mark.parametrize("username", ["rina", "kartika"])
def test_who_opens_no_case_reads_counts_without_small_ones(force: TaskForce, told: list[str], username: str) -> None:
    page = visible(browser(TASK_FORCE[username], force).get("/angka/"))
    areas = cells(page, "menurut wilayah kejadian")
    assert areas["Jumlah"] == ["9"]
    assert areas["Singkawang Utara"] == ["0"]
    assert sum(row == ["ditahan"] for row in areas.values()) >= 2
    persons = cells(page, "Orang dalam laporan")
    assert persons["Jumlah"][-1] == "9"
    assert not {"1", "2", "3", "4"} & {cell for rows in (areas, persons) for row in rows.values() for cell in row}
    assert not any(number in page for number in told)
    assert "Wulan" not in page


def test_the_reading_is_one_run_in_the_log_and_opens_nothing(force: TaskForce, told: list[str]) -> None:
    rina = join(RINA, force)
    sign_in(Client(), rina).get("/angka/")
    entries = Entry.objects.filter(actor=rina).exclude(event__startswith="accounts.")
    assert [(e.event, e.fields) for e in entries] == [(CaseEvent.COUNTED.value, "")]


def test_a_head_sees_the_work_of_his_own_desk_only(force: TaskForce, told: list[str]) -> None:
    page = visible(browser(HAMDAN, force).get("/angka/"))
    assert "UPTD PPA Singkawang" in page
    assert "Polres" not in page
    assert cells(page, "menurut wilayah kejadian")["Jumlah"] == ["9"]


def test_who_works_on_cases_and_who_is_not_signed_in_do_not(force: TaskForce, nobody: Client) -> None:
    for who in (SARI, BUDI):
        assert browser(who, force).get("/angka/").status_code == 403
    assert "/masuk" in nobody.get("/angka/").headers["Location"]


def test_the_running_month_is_not_counted(force: TaskForce, member: Called, places: None) -> None:
    for _ in range(8):
        receive_report(content=content(), by=member("sari"))
    since, until = period(timezone.localdate(), zone())
    work = count_work(desks=[force.service.id], since=since, until=until, by=member("rina"))
    kept = Report.objects.filter(received_at__gte=until).count()
    assert sum(work.reports.by_month.values()) == 8 - kept


def test_a_matter_of_two_desks_is_one_and_stands_where_it_is_furthest_from_closed(
    force: TaskForce, member: Called
) -> None:
    since, until = period(timezone.localdate(), zone())
    cases = [open_case(summary="Sama.", by=member(who)) for who in ("sari", "jaya")]
    person = register_person(told=PersonTold(names=((NameKind.OFFICIAL, "Wulan"),)), by=member("sari"))
    add_person(case_id=cases[0], person_id=person, role=Role.VICTIM, by=member("sari"))
    matter = Case.objects.get(id=cases[0]).matter
    Case.objects.filter(id__in=cases).update(matter=matter)
    Case.objects.filter(id=cases[0]).update(opened_at=since + timedelta(days=40), stage=Stage.CLOSED)
    Case.objects.filter(id=cases[1]).update(opened_at=since + timedelta(days=80))
    desks = [force.service.id, force.police.id]
    work = count_work(desks=desks, since=since, until=until, by=member("rina"))
    assert {stage: n for (_, stage), n in work.matters.by_month.items()} == {Stage.OPEN.value: 1}
    assert sum(work.matters.persons.values()) == 1


def test_nobody_counts_without_the_permission(force: TaskForce, member: Called) -> None:
    since, until = period(timezone.localdate(), zone())
    with pytest.raises(NotPermitted):
        count_work(desks=[force.service.id], since=since, until=until, by=member("sari"))
    with pytest.raises(NotPermitted):
        persons_counted({}, actor=member("sari"))


def test_the_workbook_holds_the_same_and_no_formula(force: TaskForce, told: list[str]) -> None:
    Agency.objects.filter(id=force.service.agency_id).update(name="=HYPERLINK(1)+cmd|' /C calc'!A0")
    answer = browser(CAST["hamdan"], force).get("/angka/buku-kerja")
    with zipfile.ZipFile(io.BytesIO(answer.content)) as held:
        sheets = [held.read(name).decode() for name in held.namelist() if "worksheets/sheet" in name]
        strings = held.read("xl/sharedStrings.xml").decode()
    assert len(sheets) == 5
    assert not any("<f>" in sheet or "<hyperlink" in sheet for sheet in sheets)
    assert "=HYPERLINK(1)" in strings
    assert "ditahan" in strings
    assert not any(
        f"<v>{n}</v></c>" in re.sub(r'<c [^>]*t="s"[^>]*>.*?</c>', "", s) for s in sheets for n in range(1, 5)
    )


def test_twelve_closed_months() -> None:
    since, until = period(date(2026, 11, 25), zone())
    assert (since, until) == (datetime(2025, 11, 1, tzinfo=zone()), datetime(2026, 11, 1, tzinfo=zone()))
    assert months(since)[0] == "2025-11"
    assert months(since)[-1] == "2026-10"
    assert len(set(months(since))) == 12
