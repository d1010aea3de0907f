"""Sari types a name and sees that this may be the second time; an import's person is known at another desk, which is asked."""

from datetime import date
from typing import Any
from uuid import UUID

import pytest
from playwright.sync_api import expect

from naung.casework.inquiries.actions import look_elsewhere
from naung.casework.inquiries.models import Look
from naung.casework.inquiries.rules import MOST_A_DAY
from naung.foundation.access.rules import system_actor
from naung.foundation.accounts.queries import actor_for_officer
from naung.foundation.clock.vocabulary import VagueDate
from naung.foundation.organisations.actions import found_agency, open_desk
from naung.foundation.organisations.vocabulary import AgencyType, DeskKind
from naung.foundation.people.actions import register_person
from naung.foundation.people.models import Person
from naung.foundation.people.vocabulary import DocumentGiven, DocumentKind, NameKind, PersonTold, Sex
from tests.cast import load_some_places
from tests.doors.account.signing import enrol
from tests.journeys.conftest import SignedIn
from tests.journeys.desk_steps import press
from tests.journeys.looking import check_in_english, check_page

pytestmark = pytest.mark.django_db(transaction=True)
WHY = "Ia bilang pernah ditolong di perbatasan tahun lalu."
NIK = DocumentGiven(DocumentKind.NIK, "6172014903990001")  # invented
TOLD = PersonTold(names=((NameKind.OFFICIAL, "Soelastri Oemar"),), sex=Sex.FEMALE, birth=VagueDate.on(date(1999, 3, 9)))


def test_sari_types_a_name_and_sees_that_this_may_be_the_second_time(
    page_of: SignedIn, desk: UUID, settings: Any, tmp_path: Any
) -> None:
    settings.NAUNG_HOME = tmp_path
    load_some_places()
    sari = enrol("sari", "Sari", desk, role="petugas_kasus")
    register_person(told=TOLD, by=actor_for_officer("sari"))
    page = page_of(sari, width=360)
    page.goto("/orang/baru/")
    page.locator("#id_name").fill("Sulastri Umar")
    page.locator("#id_birth_year").fill("1999")
    page.locator("#id_birth_year").press("Tab")
    hint = page.locator("[data-alike-list]")
    expect(hint.get_by_role("heading", name="Mungkin ia pernah tercatat di sini")).to_be_visible()
    expect(hint.get_by_text("dari 100.")).to_be_visible()
    expect(hint.get_by_text("Mirip: tanggal lahir")).to_be_visible()
    assert hint.bounding_box()["y"] < page.locator("#id_name_kind").bounding_box()["y"]  # type: ignore[index]  # both are seen
    assert Person.objects.count() == 1
    check_page(page, "people-earlier")
    page.locator("[name=sex][value=P]").check()
    press(page, "Catat orang ini")
    expect(page.get_by_text("Bandingkan kedua catatan sebelum meneruskan")).to_be_visible()
    check_page(page, "people-earlier-after")


def test_another_desk_is_asked_and_answers(page_of: SignedIn, desk: UUID, settings: Any, tmp_path: Any) -> None:
    settings.NAUNG_HOME = tmp_path
    load_some_places()
    setup = system_actor("setup")
    agency = found_agency(name="P4MI Entikong", kind=AgencyType.UPTD_PPA, by=setup)
    other = open_desk(
        agency=agency, name="Meja Entikong", kind=DeskKind.SERVICE, territory="61.03", prefix="KE", by=setup
    ).id
    sari, bima = enrol("sari", "Sari", desk, role="petugas_kasus"), enrol("bima", "Bima", other, role="petugas_kasus")
    register_person(told=TOLD, documents=[NIK], by=actor_for_officer("bima"))
    hers = register_person(told=TOLD, documents=[NIK], by=actor_for_officer("sari"))
    page = page_of(sari, width=1280)
    page.goto(f"/orang/{hers}/")
    page.get_by_role("link", name="Apakah meja lain mengenalnya?").click()
    page.locator("[name=why]").fill(WHY)
    press(page, "Lihat apakah meja lain mengenalnya")
    expect(page.get_by_text("Meja Entikong mungkin tahu lebih banyak.")).to_be_visible()
    check_page(page, "inquiries-person")
    page.get_by_role("link", name="Tanya meja itu").click()
    page.locator("[name=why]").fill("Kami perlu tahu apa yang dijanjikan kepadanya.")
    press(page, "Kirim pertanyaan")
    expect(page.get_by_text("menunggu jawaban")).to_be_visible()
    there = page_of(bima, width=360)
    there.goto("/tanya-meja/")
    expect(there.get_by_text("apa yang dijanjikan kepadanya")).to_be_visible()
    check_page(there, "inquiries-waiting")
    there.get_by_role("link", name="Jawab").click()
    there.locator("[name=reply][value=bicara]").check()
    press(there, "Kirim jawaban")
    page.goto("/")
    waits = page.get_by_role("row", name="Meja lain menjawab pertanyaan meja ini")
    waits.get_by_role("link", name="Buka").click()
    expect(page.get_by_role("heading", name="Jawaban yang belum dibaca")).to_be_visible()
    check_page(page, "inquiries-answers")
    page.locator("#jawaban").get_by_role("link").click()
    expect(page.get_by_text("kita bicara")).to_be_visible()
    expect(page.get_by_text("(Bima, ")).to_be_visible()
    assert Look.objects.count() == 1
    for n in range(MOST_A_DAY):
        look_elsewhere(person_id=hers, why=f"{WHY} Kali ke-{n + 2}.", by=actor_for_officer("sari"))
    page.reload()
    expect(page.get_by_text("Anda dapat melihat lagi mulai")).to_be_visible()
    expect(page.get_by_role("button", name="Lihat apakah meja lain mengenalnya")).to_have_count(0)
    check_page(page, "inquiries-used-up")
    chief = page_of(enrol("ratna", "Ratna", desk, role="penyelia"), width=360)
    chief.goto("/tanya-meja/tinjau/")
    expect(chief.get_by_text(f"{WHY} Kali ke-{MOST_A_DAY + 1}.")).to_be_visible()
    check_page(chief, "inquiries-review")
    check_in_english(chief)
