"""A man from Lombok, deported through Entikong, goes home from hand to hand; the last desk enters the code it was shown."""

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from naung.casework.cases.actions import add_person, open_case
from naung.casework.cases.vocabulary import Role
from naung.casework.evidence.actions import keep_document
from naung.casework.evidence.vocabulary import DocumentKind
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
from tests.journeys.looking import check_page

pytestmark = pytest.mark.django_db(transaction=True)
# Who handed him on before the browser opens, and where; the fifth hand-over is the one that is shown.
CHAIN = (
    (Body.CONSULATE, "KJRI Kuching", Body.BP3MI, "P4MI Entikong", "Kuching", "PLBN Entikong"),
    (Body.BP3MI, "P4MI Entikong", Body.PROVINCE, "Dinsos Kalbar", "PLBN Entikong", "Pontianak"),
    (Body.PROVINCE, "Dinsos Kalbar", Body.PROVINCE, "Dinsos NTB", "Bandara Supadio", "Bandara Lombok"),
    (Body.PROVINCE, "Dinsos NTB", Body.DISTRICT, "Dinsos Lombok Timur", "Mataram", "Selong"),
)


@dataclass(frozen=True)
class Way:
    """His page's address, and who receives him at the end."""

    page: str
    receiver: Officer


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
    return Way(f"/pemulangan/{case}/{person}/", enrol("siti", "Siti Aminah", other, role="petugas_kelurahan"))


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
    page.goto(way.page)
    check_page(page, "way-home")
    follow(page, "Buat kode serah terima 5")
    page.get_by_label("Bagaimana keadaannya?").select_option("baik")
    page.get_by_label("Surat diri dan barang yang ikut").fill("SPLP\nSatu tas")
    check_page(page, "way-home-hand-over")
    press(page, "Buat kode serah terima")
    check_page(page, "way-home-code")
    expect(page.locator(".qr svg")).to_be_visible()
    return page.locator("p.lead.number").inner_text()


def test_home_with_five_receipts(page_of: SignedIn, sari: Officer, way: Way) -> None:
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
