"""The pages of shutting out and handing over; and a named officer who tries every address that she can open."""

import re
from collections.abc import Callable
from datetime import datetime
from unittest.mock import patch
from uuid import UUID, uuid4

import pytest
from django.test import Client
from django.utils import timezone

from naung.casework.cases.actions import add_person, open_case, open_from_referral, plan_step
from naung.casework.cases.models import Case, Step
from naung.casework.cases.vocabulary import Role
from naung.foundation.access.vocabulary import Actor
from naung.foundation.people.actions import register_person
from naung.foundation.people.vocabulary import NameKind, PersonTold
from naung.foundation.recusal.models import ShutOut
from tests.casework.cases.conftest import someone
from tests.doors.test_intruders import shown
from tests.doors.world import Ids, everything, patterns

pytestmark = pytest.mark.django_db
Browser = Callable[[str], Client]


@pytest.fixture
def world(ratna: Actor, sari: Actor) -> Ids:
    """Everything at the desk, written by Ratna; the officer named in it is Sari."""
    ids = everything(ratna)
    suspect = someone(ratna, "Sari")
    add_person(case_id=ids["case_id"], person_id=suspect, role=Role.RECRUITER, by=ratna)
    return ids | {"shut_out_id": ShutOut.objects.get().id}


# Pages that are drawn anew at each look: the survivor's, filled up with chance, and words that are suggested.
DRAWN = ("/catatan/", "/pembela/kunci/")


def plain_pages(browser: Client, at: datetime) -> dict[str, tuple[int, str]]:
    """Every page that needs no id, as it is at a moment: a form carries the minute, and each page the day."""
    found = {}
    for pattern, _view in patterns():
        if "<" not in pattern and "keluar" not in pattern and not pattern.startswith(DRAWN):
            with patch.object(timezone, "now", return_value=at):
                answer = browser.get(pattern)
            text = answer.headers.get("Content-Type", "").startswith("text/")
            found[pattern] = shown(answer) if text else (answer.status_code, "")
    return found


def test_no_page_that_she_can_open_changes_when_she_is_named(sari: Actor, ratna: Actor, client_for: Browser) -> None:
    browser = client_for("sari")
    at = timezone.now()
    plain_pages(browser, at)  # what shows itself once has shown itself
    before = plain_pages(browser, at)
    suspect = register_person(told=PersonTold(names=((NameKind.OFFICIAL, "Sari"),)), by=ratna)
    case = open_case(summary="Tentang Sari.", danger="ya", by=ratna)
    add_person(case_id=case, person_id=suspect, role=Role.RECRUITER, by=ratna)
    add_person(case_id=case, person_id=someone(ratna, "Wulan"), role=Role.VICTIM, by=ratna)
    plan_step(case_id=case, words="Telepon Wulan", due_on=timezone.localdate(), by=ratna)
    after = plain_pages(browser, at)
    assert [pattern for pattern in before if before[pattern] != after[pattern]] == []
    found = browser.post("/cari/", {"query": "Sari"}).content.decode()
    nothing = browser.post("/cari/", {"query": "Sira"}).content.decode()
    assert str(suspect) not in found
    assert len(found) == len(nothing)


def test_the_supervisor_finds_it_on_her_worklist_and_decides(world: Ids, client_for: Browser) -> None:
    browser, row = client_for("ratna"), ShutOut.objects.get()
    where = f"/kasus/tertutup/{row.id}/"
    assert where in browser.get("/").content.decode()
    page = browser.get(where).content.decode()
    assert "Sari" in page
    assert str(world["case_id"]) in page
    assert browser.post(where, {"step": "usulkan", "reason": "", "words": ""}).status_code == 200
    assert browser.post(where, {"step": "usulkan", "reason": "senama", "words": "lahir di Sambas"}).status_code == 302
    assert "lahir di Sambas" in browser.get(where).content.decode()
    assert browser.post(where, {"step": "cabut"}).status_code == 403
    overseer = client_for("yusuf")
    assert where in overseer.get("/").content.decode()
    page = overseer.get(where).content.decode()
    assert str(world["case_id"]) not in page
    assert overseer.post(where, {"step": "cabut"}).status_code == 302
    assert client_for("sari").get(f"/kasus/{world['case_id']}/").status_code == 200
    assert overseer.post(where, {"step": "cabut"}).status_code == 409  # decided already


def test_her_own_log_tells_nothing(world: Ids, client_for: Browser, ratna: Actor, sari: Actor) -> None:
    """The log page of a supervisor who is named herself: Ratna, in a file that Sari made."""
    suspect = someone(sari, "Ratna")
    case = open_case(summary="x", by=sari)
    add_person(case_id=case, person_id=suspect, role=Role.OFFICIAL, by=sari)
    browser = client_for("ratna")
    page = browser.get("/catatan-akses/").content.decode()
    assert "<tbody" in page
    for record in (case, suspect, *ShutOut.objects.filter(officer=ratna.id).values_list("id", flat=True)):
        assert str(record) not in page
        here, invented = f"/catatan-akses/{record}/", f"/catatan-akses/{uuid4()}/"
        assert without_numbers(browser.get(here)) == without_numbers(browser.get(invented))


def without_numbers(answer: object) -> tuple[int, str]:
    """A page without the numbers of its entries, which go up with each look, and without the id that was asked for."""
    status, page = shown(answer)
    return status, re.sub(r"\d+", "", re.sub('class="digest">[^<]*', "", page))


def test_work_is_handed_over_on_its_page(ratna: Actor, sari: Actor, client_for: Browser) -> None:
    step = plan_step(case_id=open_case(by=sari), words="Antar", due_on=timezone.localdate(), by=sari)
    browser = client_for("ratna")
    page = browser.get("/kasus/serah-terima/").content.decode()
    assert "Sari" in page
    data = {"from_officer": str(sari.id), "to_officer": str(ratna.id), "reason": "Pindah tugas"}
    assert browser.post("/kasus/serah-terima/", data).status_code == 302
    assert Step.objects.get(id=step).held_by == ratna.id
    assert browser.post("/kasus/serah-terima/", data | {"to_officer": str(sari.id)}).status_code == 200
    assert client_for("sari").get("/kasus/serah-terima/").status_code == 403


def test_a_case_page_says_that_the_matter_has_another_file(sari: Actor, budi: Actor, client_for: Browser) -> None:
    case = open_case(summary="Cerita.", by=sari)
    matter = Case.objects.get(id=case).matter
    told = PersonTold(names=((NameKind.OFFICIAL, "Wulan"),))
    words = "perkara yang sama dengan berkas di meja lain"
    assert words not in client_for("sari").get(f"/kasus/{case}/").content.decode()
    taken = open_from_referral(
        matter=matter, told=told, role=Role.VICTIM, summary="x", taken_from_referral=UUID(int=9), by=budi
    )
    assert words in client_for("sari").get(f"/kasus/{case}/").content.decode()
    assert words in client_for("budi").get(f"/kasus/{taken}/").content.decode()
    assert str(taken) not in client_for("sari").get(f"/kasus/{case}/").content.decode()
