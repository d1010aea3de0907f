"""A man from Lombok, deported through Entikong, goes home from hand to hand, and is asked for a year how he fares."""

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from unittest.mock import patch
from uuid import UUID

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from naung.casework.cases.actions import add_person, open_case
from naung.casework.cases.vocabulary import Role
from naung.casework.evidence.actions import keep_document
from naung.casework.evidence.vocabulary import DocumentKind
from naung.casework.reintegration.models import FollowUp
from naung.casework.reintegration.queries import path_for
from naung.casework.reintegration.vocabulary import Rest
from naung.casework.returns.actions import confirm_received, plan_leg
from naung.casework.returns.models import Leg
from naung.casework.returns.vocabulary import Body, End, LegState, LegTold
from naung.foundation.access.rules import system_actor
from naung.foundation.access.vocabulary import Actor
from naung.foundation.accounts.queries import actor_for_officer
from naung.foundation.clock.vocabulary import VagueDate
from naung.foundation.organisations.actions import found_agency, open_desk
from naung.foundation.organisations.vocabulary import DeskKind
from naung.foundation.people.actions import register_person
from naung.foundation.people.vocabulary import NameKind, PersonTold, Sex
from tests.doors.account.signing import Officer, enrol
from tests.foundation.test_files import PDF
from tests.journeys.conftest import SignedIn
from tests.journeys.desk_steps import follow, press
from tests.journeys.legal_steps import refused, type_day
from tests.journeys.looking import check_page

pytestmark = pytest.mark.django_db(transaction=True)
# Who handed him on before the browser opens, and where; the fifth hand-over is the one that is shown.
CHAIN = (
    (Body.CONSULATE, "KJRI Kuching", Body.BP3MI, "P4MI Entikong", "Kuching", "PLBN Entikong"),
    (Body.BP3MI, "P4MI Entikong", Body.PROVINCE, "Dinsos Kalbar", "PLBN Entikong", "Pontianak"),
    (Body.PROVINCE, "Dinsos Kalbar", Body.PROVINCE, "Dinsos NTB", "Bandara Supadio", "Bandara Lombok"),
    (Body.PROVINCE, "Dinsos NTB", Body.DISTRICT, "Dinsos Lombok Timur", "Mataram", "Selong"),
)


HIS_WORDS = "Saya sudah bisa sendiri. Terima kasih sudah menelepon."


@dataclass(frozen=True)
class Way:
    """His case and record, and who receives him at the end."""

    case: UUID
    person: UUID
    receiver: Officer

    def at(self, room: str) -> str:
        """The address of his page in a room."""
        return f"/{room}/{self.case}/{self.person}/"


@pytest.fixture
def way(sari: Officer, desk: UUID) -> Way:
    """Four legs with a signed record each, and a fifth to a desk of this house."""
    by = actor_for_officer(sari.username, desk=desk)
    told = PersonTold(names=((NameKind.OFFICIAL, "Lalu Wirya"),), sex=Sex.MALE, birth=VagueDate.on(date(1990, 2, 3)))
    person, case = register_person(told=told, by=by), open_case(summary="Dideportasi lewat Entikong.", by=by)
    add_person(case_id=case, person_id=person, role=Role.VICTIM, by=by)
    whose = {"case_id": case, "person_id": person}
    paper = keep_document(
        case_id=case, kind=DocumentKind.HAND_OVER_RECORD, title="Berita acara", content=PDF, media="", by=by
    )
    for giver, who, receiver, whom, start, goal in CHAIN:
        ends = End(giver, None, who), End(receiver, None, whom)
        leg = plan_leg(**whose, told=LegTold(*ends, start, goal, timezone.now() + timedelta(hours=5)), by=by)
        received(leg, paper, by)
    other = second_desk()
    ends = End(Body.DISTRICT, desk), End(Body.VILLAGE, other)
    plan_leg(**whose, told=LegTold(*ends, "Selong", "Balai desa", timezone.now() + timedelta(hours=5)), by=by)
    return Way(case, person, enrol("siti", "Siti Aminah", other, role="petugas_kelurahan"))


def received(leg: UUID, paper: UUID, by: Actor) -> None:
    """By the record that both sides signed."""
    confirm_received(leg_id=leg, at=timezone.now(), condition="lelah", words="", differs=False, document=paper, by=by)


def second_desk() -> UUID:
    """The desk of a village that takes part."""
    setup = system_actor("setup")
    agency = found_agency(name="Kelurahan Condong", kind="kelurahan", by=setup)
    kind, name = DeskKind.SERVICE, "Kelurahan Condong"
    return open_desk(agency=agency, name=name, kind=kind, territory="61.72", prefix="KEL", by=setup).id


def show_the_code(page: Page, way: Way) -> str:
    """Before leaving: what is handed over, and the letters that stand under the picture."""
    page.goto(way.at("pemulangan"))
    check_page(page, "way-home")
    follow(page, "Buat kode serah terima 5")
    page.get_by_label("Bagaimana keadaannya?").select_option("baik")
    page.get_by_label("Surat diri dan barang yang ikut").fill("SPLP\nSatu tas")
    check_page(page, "way-home-hand-over")
    press(page, "Buat kode serah terima")
    check_page(page, "way-home-code")
    expect(page.locator(".qr svg")).to_be_visible()
    return page.locator("p.lead.number").inner_text()


def test_home_with_five_receipts_and_followed_for_a_year(page_of: SignedIn, sari: Officer, way: Way) -> None:
    five_receipts(page_of, sari, way)
    the_day_he_came_home(page_of(sari, width=360), way)
    for due in FollowUp.objects.order_by("due_on").values_list("due_on", flat=True):
        late = due + timedelta(days=3)
        noon = datetime.combine(late, time(12), tzinfo=timezone.get_current_timezone())
        with patch.object(timezone, "now", return_value=noon):
            he_is_asked(page_of(sari, width=360), way, late)
    with patch.object(timezone, "now", return_value=noon):
        it_ends_with_his_words(page_of(sari, width=360), way)
    path = path_for(way.case, way.person, actor=actor_for_officer(sari.username))
    assert [each.months for each in path.follow_ups if each.held_on] == [1, 3, 6, 12]
    assert path.rest is Rest.ENDED


def five_receipts(page_of: SignedIn, sari: Officer, way: Way) -> None:
    """The last hand-over by a code that is entered twice and counted once; the list says that all receipts are there."""
    giver, taker = page_of(sari), page_of(way.receiver, width=360)
    code = show_the_code(giver, way)
    taker.goto("/pemulangan/tiba/")
    expect(taker.locator("main")).not_to_contain_text("Wirya")
    check_page(taker, "way-home-arrivals")
    for said in ("Tanda terima dicatat.", "Tidak dicatat dua kali."):
        taker.goto("/pemulangan/tiba/tanda-terima/")
        taker.get_by_label("Kode serah terima").fill(code.lower())
        taker.get_by_label("Bagaimana keadaannya saat tiba?").select_option("baik")
        if said.startswith("Tanda"):
            check_page(taker, "way-home-receipt")
        press(taker, "Simpan tanda terima")
        expect(taker.get_by_text(said)).to_be_visible()
    assert Leg.objects.filter(state=LegState.RECEIVED).count() == 5
    giver.goto("/pemulangan/")
    expect(giver.get_by_text("sampai, semua tanda terima ada")).to_be_visible()
    check_page(giver, "way-home-list")


def the_day_he_came_home(page: Page, way: Way) -> None:
    """How he fares as he arrives, and the day; tomorrow is refused. Four follow-ups stand by themselves."""
    page.goto(way.at("pemulangan"))
    follow(page, "Buka halaman reintegrasi")
    follow(page, "Catat keadaan awal")
    type_day(page, "on")
    page.get_by_label("Surat-surat").select_option("1")
    press(page, "Simpan")
    follow(page, "Catat hari pulang")
    type_day(page, "home_on", timezone.localdate() + timedelta(days=1))
    refused(page, "Simpan", "Hari ini belum terjadi.")
    type_day(page, "home_on")
    press(page, "Simpan")
    check_page(page, "way-home-planned")
    assert FollowUp.objects.count() == 4


def he_is_asked(page: Page, way: Way, on: date) -> None:
    """It was missed, so it stands on the first page; he is called, and it stands there no more."""
    page.goto("/")
    expect(page.get_by_text("Tanyakan kabarnya, dengan cara yang ia pilih")).to_be_visible()
    page.locator("a[href^='/reintegrasi/']", has_text=re.compile("KS-")).first.click()
    page.wait_for_load_state()
    expect(page.get_by_text("terlewat")).to_have_count(1)
    page.get_by_role("link", name="Catat hasilnya").first.click()
    type_day(page, "held_on", on)
    page.get_by_label("Bagaimana keadaannya?").fill("Bekerja di sawah pamannya.")
    for name, value in (("held", "telepon"), ("reached", "aman"), ("safety", "aman"), ("again", "tidak")):
        page.locator(f"[name={name}][value={value}]").check()
    page.get_by_label("Surat-surat").select_option("4")
    press(page, "Simpan")
    page.goto("/")
    expect(page.get_by_text("Tanyakan kabarnya, dengan cara yang ia pilih")).to_have_count(0)


def it_ends_with_his_words(page: Page, way: Way) -> None:
    """Whether he is still followed is decided with him, in words near his own."""
    page.goto(way.at("reintegrasi"))
    follow(page, "Akhiri bersamanya")
    page.locator("[name=agreed]").check()
    refused(page, "Akhiri", "sedekat mungkin dengan kata-katanya sendiri")
    page.locator("[name=words]").fill(HIS_WORDS)
    press(page, "Akhiri")
    expect(page.locator("blockquote")).to_have_text(HIS_WORDS)
    check_page(page, "way-home-ended")
