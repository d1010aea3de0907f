"""A number that is added later, on a telephone without scripts: her page says that she may have been recorded, and why."""

import re
from datetime import date
from typing import Any
from uuid import UUID

import pytest
from playwright.sync_api import expect

from naung.casework.cases.actions import add_person, open_case
from naung.casework.cases.vocabulary import Role
from naung.casework.pairing.actions import find_pairs
from naung.foundation.access.rules import system_actor
from naung.foundation.accounts.queries import actor_for_officer
from naung.foundation.clock.vocabulary import VagueDate
from naung.foundation.people.actions import register_person
from naung.foundation.people.vocabulary import DocumentGiven, DocumentKind, NameKind, PersonTold, Sex
from tests.cast import load_some_places
from tests.doors.account.signing import enrol
from tests.journeys.conftest import SignedIn
from tests.journeys.desk_steps import press
from tests.journeys.looking import check_in_english, check_page

pytestmark = pytest.mark.django_db(transaction=True)
NUMBER = "6172014903990001"  # invented
NIK = DocumentGiven(DocumentKind.NIK, NUMBER)
TOLD = PersonTold(names=((NameKind.OFFICIAL, "Soelastri Oemar"),), sex=Sex.FEMALE, birth=VagueDate.on(date(1999, 3, 9)))
LATER = PersonTold(names=((NameKind.OFFICIAL, "Lastri"),), sex=Sex.FEMALE)
WORDS = "Mungkin pernah tercatat: 1 catatan lain"


def test_sari_adds_a_number_and_reads_that_she_may_have_been_recorded(
    page_of: SignedIn, desk: UUID, settings: Any, tmp_path: Any
) -> None:
    settings.NAUNG_HOME = tmp_path
    load_some_places()
    sari = enrol("sari", "Sari", desk, role="petugas_kasus")
    by = actor_for_officer("sari")
    register_person(told=TOLD, documents=[NIK], by=by)
    later = register_person(told=LATER, by=by)
    case = open_case(summary="", by=by)
    add_person(case_id=case, person_id=later, role=Role.VICTIM, by=by)
    page = page_of(sari, width=360, script=False)
    page.goto(f"/orang/{later}/surat/")
    page.locator("[name=kind]").select_option("nik")
    page.locator("[name=number]").fill(NUMBER)
    page.locator("[name=held_by]").select_option("orang_ini")
    press(page, "Simpan surat")
    expect(page.get_by_text("Surat disimpan.")).to_be_visible()
    expect(page.get_by_role("link", name=WORDS)).to_be_visible()
    expect(page.get_by_text("Periksa dan putuskan.")).to_be_visible()
    check_page(page, "people-perhaps")
    page.goto(f"/kasus/{case}/")
    expect(page.get_by_role("link", name=WORDS)).to_be_visible()
    check_page(page, "cases-perhaps")
    page.get_by_role("link", name=WORDS).click()
    expect(page.get_by_text(re.compile(r"Sama: .*NIK"))).to_be_visible()
    find_pairs(progress=lambda *_: None, by=system_actor("pairing"))
    page.goto("/")
    expect(page.get_by_role("heading", name="Pasangan catatan yang perlu dinilai")).to_be_visible()
    check_page(page, "worklist-pairs")
    page.get_by_role("row", name="Catatan yang mungkin tentang orang yang sama").get_by_role("link").click()
    expect(page.get_by_text("Soelastri Oemar")).to_be_visible()
    check_page(page, "people-pairs-waiting")
    check_in_english(page)
