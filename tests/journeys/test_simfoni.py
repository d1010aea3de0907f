"""Sari copies a case into SIMFONI on her phone: one press a field with script, by hand without; then the ticket's number."""

from datetime import date
from uuid import UUID

import pytest
from playwright.sync_api import Page, expect

from naung.casework.cases.actions import add_person, open_case
from naung.casework.cases.vocabulary import Role
from naung.casework.simfoni.models import Copied
from naung.foundation.accounts.queries import actor_for_officer
from naung.foundation.clock.vocabulary import VagueDate
from naung.foundation.people.actions import register_person
from naung.foundation.people.vocabulary import NameKind, PersonTold, Sex
from tests.doors.account.signing import Officer
from tests.journeys.conftest import SignedIn
from tests.journeys.desk_steps import follow, press
from tests.journeys.looking import check_page

pytestmark = pytest.mark.django_db(transaction=True)
SEX = "#isi-korban_jenis_kelamin"


@pytest.fixture
def case(sari: Officer, desk: UUID) -> str:
    """The address of a case with one survivor."""
    by = actor_for_officer(sari.username, desk=desk)
    told = PersonTold(
        names=((NameKind.OFFICIAL, "Rahmat Hidayat"),), sex=Sex.MALE, birth=VagueDate.on(date(1998, 3, 2))
    )
    person, made = register_person(told=told, by=by), open_case(summary="Dipaksa menipu daring.", by=by)
    add_person(case_id=made, person_id=person, role=Role.VICTIM, by=by)
    return f"/kasus/{made}/"


def write_number(page: Page) -> None:
    follow(page, "Catat nomor tiket")
    page.get_by_label("Nomor tiket SIMFONI").fill("TK-6172-0412")
    press(page, "Simpan nomor tiket")
    expect(page.get_by_text("TK-6172-0412")).to_be_visible()


def test_one_press_copies_a_field_and_marks_it(page_of: SignedIn, sari: Officer, case: str, address: str) -> None:
    page = page_of(sari)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"], origin=address)
    page.goto(case)
    follow(page, "Salin ke SIMFONI")
    check_page(page, "simfoni")
    row = page.locator(SEX)
    expect(row.get_by_role("button", name="Tandai sudah disalin")).to_be_hidden()
    row.get_by_role("button", name="Salin Jenis kelamin", exact=True).click()
    expect(row.get_by_text("Sudah disalin", exact=True)).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == "laki-laki"
    expect(page.locator("#jumlah")).to_have_text("1")
    Copied.objects.get()
    page.reload()
    expect(page.locator(SEX).get_by_text("Sudah disalin", exact=True)).to_be_visible()
    follow(page, "Catat nomor tiket")
    check_page(page, "simfoni-ticket")
    page.go_back()
    write_number(page)
    check_page(page, "simfoni-copied")


def test_without_script_the_value_is_marked_by_hand(page_of: SignedIn, sari: Officer, case: str) -> None:
    page = page_of(sari, script=False)
    page.goto(case)
    follow(page, "Salin ke SIMFONI")
    row = page.locator(SEX)
    expect(row.get_by_role("textbox", name="Jenis kelamin")).to_have_value("laki-laki")
    expect(row.get_by_role("button", name="Salin Jenis kelamin", exact=True)).to_be_hidden()
    row.get_by_role("button", name="Tandai sudah disalin Jenis kelamin").click()
    page.wait_for_load_state()
    assert "#" not in page.url
    expect(page.locator(SEX).get_by_text("Sudah disalin", exact=True)).to_be_visible()
    check_page(page, "simfoni-plain")
    write_number(page)
