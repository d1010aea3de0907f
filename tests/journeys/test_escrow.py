"""Two agencies deposit the same phone, with the second institution's machine as a process of its own: each is told to talk."""

from collections.abc import Callable, Iterator
from pathlib import Path
from uuid import UUID

import pytest
from playwright.sync_api import Page, expect

from naung.casework.escrow.actions import send_waiting
from naung.casework.escrow.models import Deposit
from naung.foundation.access.rules import system_actor
from naung.foundation.accounts.models import Membership
from naung.foundation.organisations.actions import found_agency, open_desk
from naung.foundation.organisations.vocabulary import DeskKind
from tests.doors.account.signing import Officer, enrol
from tests.journeys.looking import check_in_english, check_page
from tests.second import Second, second_institution

pytestmark = pytest.mark.django_db(transaction=True)
PAGES = "/titipan/"


@pytest.fixture
def second(tmp_path: Path) -> Iterator[Second]:
    with second_institution(tmp_path) as running:
        yield running


@pytest.fixture
def jaya(desk: UUID) -> Officer:
    """An investigator at another agency."""
    setup = system_actor("setup")
    agency = found_agency(name="Polres Singkawang", kind="polres", by=setup)
    told = {"name": "Unit PPA", "kind": DeskKind.SERVICE, "territory": "61.72", "prefix": "POL"}
    return enrol("jaya", "Jaya Wirawan", open_desk(agency=agency, **told, by=setup).id, role="penyidik")


def deposit(page: Page, number: str, reference: str) -> None:
    """Type a recruiter's number and deposit it."""
    page.goto(PAGES)
    page.get_by_role("link", name="Titipkan nomor").click()
    page.get_by_label("Nomor telepon").check()
    page.get_by_label("Nomornya").fill(number)
    page.get_by_label("Tanda berkas Anda").fill(reference)
    page.get_by_label("Mengapa dititipkan?").fill("Disebut dua orang yang dilayani.")
    page.get_by_label("Ini nomor perekrut").check()
    page.get_by_role("button", name="Periksa dulu nomornya").click()
    expect(page.get_by_text("Nomor ini akan dititipkan sebagai:")).to_be_visible()
    page.get_by_role("button", name="Titipkan").click()
    expect(page.get_by_text("Dititipkan. Bila lembaga lain")).to_be_visible()


@pytest.fixture
def rekan(jaya: Officer) -> Officer:
    """Jaya's colleague."""
    return enrol("rekan", "Rekan Setia", Membership.objects.get(id=jaya.membership).desk_id, role="penyidik")


def test_two_agencies_deposit_the_same_phone(
    second: Second, sari: Officer, ratna: Officer, jaya: Officer, rekan: Officer, page_of: Callable[..., Page]
) -> None:
    at_uptd, at_police = page_of(sari), page_of(jaya, width=1280)
    deposit(at_uptd, "0812-3456-7890", "buku 17 halaman 3")
    expect(at_uptd.get_by_text("belum ada yang sama")).to_be_visible()
    check_page(at_uptd, "escrow-alone")

    second.stop()  # the second institution has no power
    at_police.goto(f"{PAGES}baru/")
    check_page(at_police, "escrow-form")
    at_police.get_by_label("Nomor telepon").check()
    at_police.get_by_label("Nomornya").fill("+62 812 3456 7890")
    at_police.get_by_label("Tanda berkas Anda").fill("LP 44")
    at_police.get_by_label("Mengapa dititipkan?").fill("Nomor yang menagih utang.")
    at_police.get_by_label("Ini nomor perekrut").check()
    at_police.get_by_role("button", name="Periksa dulu nomornya").click()
    expect(at_police.get_by_text("+62 812 3456 7890", exact=True)).to_be_visible()
    check_page(at_police, "escrow-seen")
    at_police.get_by_role("button", name="Titipkan").click()
    expect(at_police.get_by_text("Tersimpan dan menunggu")).to_be_visible()
    check_page(at_police, "escrow-waiting")
    second.start()
    assert send_waiting(by=system_actor("tick")) == 1

    at_police.goto(PAGES)
    expect(at_police.get_by_text("baru tertulis sesudah rekan ikut menandatangani")).to_be_visible()
    expect(at_police.get_by_text("Bicaralah dengan")).to_have_count(0)
    beside = page_of(rekan)
    beside.goto(PAGES)
    check_page(beside, "escrow-to-sign")
    beside.get_by_role("button", name="Ikut menandatangani").click()
    expect(beside.get_by_text("Anda ikut menandatangani titipan ini.")).to_be_visible()
    at_police.goto(PAGES)
    expect(at_police.get_by_text("Bicaralah dengan UPTD PPA Kota Singkawang")).to_be_visible()
    at_uptd.goto("/")
    waits = at_uptd.get_by_role("row", name="Lembaga lain menitipkan nomor yang sama")
    waits.get_by_role("link", name="Buka").click()
    expect(at_uptd.get_by_text("Bicaralah dengan Polres Singkawang, Unit PPA")).to_be_visible()
    assert "LP 44" not in at_uptd.content()
    shown = at_uptd.content() + at_police.content()
    assert not any(digits in shown for digits in ("3456 7890", "3456-7890", "34567890"))
    check_page(at_uptd, "escrow-met")
    assert not Deposit.objects.exclude(value=None).exists()

    chief = page_of(ratna)
    chief.goto(f"{PAGES}tinjauan/")
    expect(chief.get_by_role("cell", name="Sari Melati")).to_be_visible()
    check_page(chief, "escrow-review")
    at_police.get_by_role("button", name="Tarik").click()
    expect(at_police.get_by_text("Titipan ditarik.")).to_be_visible()
    check_in_english(at_uptd)
