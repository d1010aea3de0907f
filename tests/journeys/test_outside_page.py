"""Wulan reads, asks and closes on the narrowest phone without script; her phone's folder keeps nothing of it."""

import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.cache import cache
from playwright.sync_api import Browser, BrowserContext, Page, expect

from naung.casework.cases.actions import add_person, open_case
from naung.casework.cases.vocabulary import Role
from naung.foundation.accounts.queries import actor_for_officer
from tests.casework.cases.conftest import someone
from tests.doors.account.signing import Officer
from tests.journeys.conftest import CHROMIUM, QUIET, SignedIn
from tests.journeys.desk_steps import follow, press
from tests.journeys.looking import check_page
from tests.journeys.thief import files_under, search

pytestmark = pytest.mark.django_db(transaction=True)
NARROWEST = 240  # pixels
PIN, MESSAGE = "730184596271", "Tolong telepon ke rumah bibi"


@pytest.fixture
def profile(tmp_path: Path) -> Path:
    """The folder in which her browser keeps what it keeps."""
    return tmp_path / "profile"


@pytest.fixture
def phone(browser: Browser, address: str, profile: Path) -> Iterator[BrowserContext]:
    """A phone that keeps its folder, without script. The test ends it; ending twice does no harm."""
    flags = [*QUIET, "--no-sandbox"] if os.geteuid() == 0 else QUIET
    context = browser.browser_type.launch_persistent_context(
        str(profile),
        executable_path=CHROMIUM,
        args=flags,
        java_script_enabled=False,
        viewport={"width": NARROWEST, "height": 320},
        base_url=address,
        locale="id-ID",
    )
    yield context
    context.close()


def typed_in(page: Page, code: str, pin: str) -> None:
    """Open the page with letters and number."""
    page.goto("/catatan/")
    page.get_by_label("Huruf di kertas").fill(code)
    page.get_by_label("Angka Anda").fill(pin)
    page.get_by_role("button", name="Buka").click()


def test_she_reads_and_asks_on_a_phone_that_others_may_hold(
    page_of: SignedIn, sari: Officer, phone: BrowserContext, profile: Path
) -> None:
    cache.clear()
    by = actor_for_officer("sari")
    case, person = open_case(summary="Dijanjikan kerja.", by=by), someone(by, "Wulan Purnama")
    add_person(case_id=case, person_id=person, role=Role.VICTIM, by=by)
    desk = page_of(sari, width=360)
    desk.goto(f"/halaman-luar/{case}/{person}/")
    check_page(desk, "wicket-none")
    follow(desk, "Beri kode")
    desk.get_by_label("Angka yang ia pilih sendiri").fill(PIN)
    desk.get_by_label("Sampai di mana").select_option("dikerjakan")
    desk.get_by_label("Orang yang memberi kertas").check()
    check_page(desk, "wicket-give")
    press(desk, "Buat kode")
    code = desk.locator(".slip-code").inner_text()
    assert re.fullmatch(r"([a-z0-9]{4}-){2}[a-z0-9]{4}", code)
    check_page(desk, "wicket-paper")
    hers = phone.new_page()
    typed_in(hers, code, PIN[:-1] + "2")
    expect(hers.get_by_role("alert")).to_contain_text("Tidak dapat dibuka")
    typed_in(hers, code, PIN)
    expect(hers.get_by_text("Sedang dikerjakan.")).to_be_visible()
    assert hers.locator("body").bounding_box()["width"] <= NARROWEST  # type: ignore[index]  # it has a box
    picture = Path(__file__).parent / "pictures"
    picture.mkdir(exist_ok=True)
    hers.screenshot(path=picture / "survivor-opened-240.png", full_page=True)
    hers.get_by_label("Pesan", exact=False).last.fill(MESSAGE)
    hers.get_by_role("button", name="Kirim").click()
    expect(hers.get_by_role("status")).to_contain_text("Sudah terkirim")
    hers.screenshot(path=picture / "survivor-sent-240.png", full_page=True)
    assert hers.title() == "Catatan"
    assert phone.cookies() == []
    phone.close()
    lies = search([code, code.replace("-", ""), PIN, MESSAGE, "Sedang dikerjakan", "Kirim pesan"], files_under(profile))
    assert [f"{each.word} in {each.file}" for each in lies] == []
    assert search(["catatan/"], files_under(profile))  # the address is kept: the search finds what is there
    desk.goto("/")
    desk.locator("main a[href*='/halaman-luar/permintaan/']").first.click()
    expect(desk.get_by_text(MESSAGE)).to_be_visible()
    check_page(desk, "wicket-asked")
    press(desk, "Sudah dikerjakan")
    expect(desk.get_by_text("pesan Anda sudah dibaca")).to_be_visible()
    check_page(desk, "wicket-show")
    follow(desk, "Bacaan sebelum memutuskan")
    check_page(desk, "wicket-reading")
