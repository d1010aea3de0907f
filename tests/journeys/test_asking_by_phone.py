"""A room is asked by QR code before it begins: chosen at the desk, printed, answered on the cheapest phone, read as counts."""

import re
from collections.abc import Iterator
from unittest.mock import patch

import pytest
from django.core.cache import cache
from django.utils import timezone
from playwright.sync_api import Page, expect

from naung.foundation.accounts.queries import actor_for_officer
from tests.casework.outreach.test_files import PDF
from tests.casework.outreach.told import a_session, today
from tests.cast import load_some_places
from tests.doors.account.signing import Officer
from tests.journeys.conftest import SignedIn
from tests.journeys.desk_steps import follow, press
from tests.journeys.looking import check_page

pytestmark = pytest.mark.django_db(transaction=True)
NARROWEST = 240  # pixels


@pytest.fixture(autouse=True)
def _from_noon() -> Iterator[None]:
    """The office's clock goes on from noon of this day: the hours of a session end with its day."""
    now, real = timezone.localtime(), timezone.now
    ahead = now.replace(hour=12, minute=0) - now
    with patch.object(timezone, "now", side_effect=lambda: real() + ahead):
        yield


def hours(page: Page) -> None:
    """Open all day before, and in its last minute after."""
    for label, hour in (
        ("Sebelum: dibuka pukul", "00:00"),
        ("Sebelum: ditutup pukul", "23:58"),
        ("Sesudah: dibuka pukul", "23:58"),
        ("Sesudah: ditutup pukul", "23:59"),
    ):
        page.get_by_label(label).fill(hour)


def test_a_room_answers_on_the_cheapest_phone_and_the_library_hands_out_a_file(
    page_of: SignedIn, sari: Officer, open_browser: object
) -> None:
    cache.clear()
    load_some_places()
    made = a_session(actor_for_officer("sari"), on=today())
    page = page_of(sari, width=360, script=False)
    page.goto(f"/sosialisasi/{made}/")
    follow(page, "Pertanyaan lewat ponsel")
    page.get_by_label("Bolehkah paspor atau KTP kita dipegang").check()
    page.get_by_label("Bolehkah bekerja di luar negeri dengan visa kunjungan").check()
    page.get_by_label("Berapa orang di ruangan itu?").fill("0")
    hours(page)
    page.get_by_role("button", name="Simpan", exact=True).click()
    expect(page.locator(".error-summary")).to_contain_text("paling sedikit 1 orang")
    check_page(page, "outreach-ask")
    page.get_by_label("Berapa orang di ruangan itu?").fill("30")
    press(page, "Simpan")
    follow(page, "Lembar QR")
    check_page(page, "outreach-qr")
    found = re.search(r"/j/[a-z0-9-]+/", page.locator(".qr-address").inner_text())
    assert found
    phone = open_browser(width=360, script=False).new_page()  # type: ignore[operator]  # the fixture's function
    phone.set_viewport_size({"width": NARROWEST, "height": 320})
    phone.goto(found.group())
    assert phone.evaluate("document.documentElement.scrollWidth") <= NARROWEST
    check_page(phone, "public-questions")
    for group in phone.locator("fieldset").all():
        group.get_by_text("Tidak", exact=True).click()
    phone.get_by_role("button", name="Kirim").click()
    expect(phone.get_by_role("heading", name="Terima kasih")).to_be_visible()
    expect(phone.get_by_text("129", exact=True)).to_be_visible()
    check_page(phone, "public-thanks")
    assert phone.context.cookies() == []
    page.goto(f"/sosialisasi/{made}/")
    expect(page.get_by_text("1 dari 1 benar (100%)").first).to_be_visible()
    check_page(page, "outreach-phones")
    library(page)


def library(page: Page) -> None:
    page.goto("/sosialisasi/bahan/")
    follow(page, "Tambah bahan")
    page.get_by_label("Judul").fill("Sebelum berangkat")
    page.get_by_label("Tentang apa?").select_option(label="Bekerja ke luar negeri lewat jalan resmi")
    page.get_by_label("Nama versinya").fill("cetakan pertama")
    page.get_by_label("Siapa yang boleh menggandakan?").select_option(value="cc_by")
    page.get_by_label("Siapa pembuatnya?").fill("UPTD PPA")
    page.get_by_label("Berkasnya").set_input_files({"name": "a.pdf", "mimeType": "application/pdf", "buffer": b"MZ"})
    page.get_by_role("button", name="Simpan bahan").click()
    expect(page.locator(".error-summary")).to_contain_text("Ini program, bukan dokumen.")
    page.get_by_label("Berkasnya").set_input_files({"name": "b.exe", "mimeType": "text/plain", "buffer": PDF})
    press(page, "Simpan bahan")
    with page.expect_download() as handed:
        page.get_by_role("link", name="Ambil berkas").click()
    assert handed.value.suggested_filename == "sebelum-berangkat-cetakan-pertama.pdf"
    check_page(page, "outreach-library")
