"""An officer whom a report mentions, or whose telephone is a thing in a file, notices nothing; her supervisor is told."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.utils import timezone

from naung.casework.cases.actions import add_person, open_case
from naung.casework.cases.vocabulary import Role
from naung.casework.episodes.actions import record_thing_of
from naung.casework.reports.actions import receive_report
from naung.casework.reports.vocabulary import Mentioned, Part
from naung.foundation.access.vocabulary import Actor
from naung.foundation.clock.vocabulary import VagueDate
from naung.foundation.recusal.models import ShutOut
from tests.casework.cases.conftest import someone
from tests.casework.cases.test_shut_out import rename
from tests.casework.reports.told import WULAN, content
from tests.doors.cases.test_shut_out_pages import plain_pages

pytestmark = pytest.mark.django_db
Browser = Callable[[str], Client]


def test_no_page_that_she_can_open_changes_by_a_report_that_mentions_her(
    sari: Actor, ratna: Actor, client_for: Browser
) -> None:
    browser = client_for("sari")
    at = timezone.now()
    plain_pages(browser, at)  # what shows itself once has shown itself
    before = plain_pages(browser, at)
    report = receive_report(content=content(persons=(WULAN, Mentioned(Part.WITNESS, "Sari"))), by=ratna).id
    after = plain_pages(browser, at)
    assert [pattern for pattern in before if before[pattern] != after[pattern]] == []
    assert browser.get(f"/laporan/{report}/").status_code == 404
    assert client_for("ratna").get(f"/laporan/{report}/").status_code == 200


def test_no_page_that_she_can_open_changes_by_a_telephone_of_hers(
    sari: Actor, ratna: Actor, client_for: Browser
) -> None:
    rename(sari, phone="0811 5555 666")
    browser = client_for("sari")
    at = timezone.now()
    plain_pages(browser, at)
    before = plain_pages(browser, at)
    victim, case = someone(ratna, "Melati"), open_case(danger="ya", by=ratna)
    add_person(case_id=case, person_id=victim, role=Role.VICTIM, by=ratna)
    told = {"role": "dipakai", "when": VagueDate.unknown(), "person_id": victim}
    thing = record_thing_of(kind="telepon", mark="08115555666", **told, by=ratna)
    after = plain_pages(browser, at)
    assert [pattern for pattern in before if before[pattern] != after[pattern]] == []
    assert browser.get(f"/episode/benda/{thing}/").status_code == 404
    found = browser.post("/cari/", {"query": "08115555666"}).content.decode()
    nothing = browser.post("/cari/", {"query": "08115555667"}).content.decode()
    assert str(thing) not in found
    assert len(found) == len(nothing)


def test_the_supervisor_sees_by_which_report_or_thing_it_was(sari: Actor, ratna: Actor, client_for: Browser) -> None:
    rename(sari, phone="0811 5555 666")
    report = receive_report(content=content(persons=(WULAN, Mentioned(Part.WITNESS, "Sari"))), by=ratna)
    victim = someone(ratna, "Melati")
    told = {"role": "milik", "when": VagueDate.unknown(), "person_id": victim}
    thing = record_thing_of(kind="telepon", mark="08115555666", **told, by=ratna)
    browser = client_for("ratna")
    by_report, by_thing = (ShutOut.objects.get(person=each) for each in (report.id, thing))
    today = browser.get("/").content.decode()
    assert report.number in today
    page = browser.get(f"/kasus/tertutup/{by_report.id}/").content.decode()
    assert f"/laporan/{report.id}/" in page
    assert f"/orang/{report.id}/" not in page
    page = browser.get(f"/kasus/tertutup/{by_thing.id}/").content.decode()
    assert f"/episode/benda/{thing}/" in page
    assert f"/orang/{victim}/" in page
    assert report.number not in client_for("yusuf").get(f"/kasus/tertutup/{by_report.id}/").content.decode()
    data = {"step": "usulkan", "reason": "tidak_terlibat", "words": "Ia hanya menemani."}
    assert browser.post(f"/kasus/tertutup/{by_report.id}/", data).status_code == 302
    assert client_for("yusuf").post(f"/kasus/tertutup/{by_report.id}/", {"step": "cabut"}).status_code == 302
    assert client_for("sari").get(f"/laporan/{report.id}/").status_code == 200
