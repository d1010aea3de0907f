"""Sari works in a shared room: the frame of every page, looked at in a real browser."""

import pytest
from playwright.sync_api import Page, expect

from naung.foundation.places.actions import load_places
from tests.doors.account.signing import PASSWORD, Officer, code_of
from tests.doors.shell import addresses
from tests.doors.shell.conftest import pages  # noqa: F401  # a fixture, taken by name
from tests.journeys.conftest import SignedIn
from tests.journeys.looking import check_page, watch_of

pytestmark = [pytest.mark.usefixtures("pages"), pytest.mark.django_db(transaction=True)]
STORY = "Ia meminta dihubungi sesudah pukul 20.00 saja."


@pytest.fixture
def page(page_of: SignedIn, sari: Officer) -> Page:
    return page_of(sari)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_each_component_in_each_state(page: Page, scheme: str) -> None:
    page.emulate_media(color_scheme=scheme)
    page.goto("/komponen/")
    check_page(page, f"components-{scheme}")
    page.goto("/komponen/bertahap")
    check_page(page, f"flow-{scheme}")


def test_a_page_that_is_not_there_and_one_that_is_refused(page: Page) -> None:
    watch_of(page).expect("404")
    watch_of(page).expect("403")
    page.goto("/tidak-ada")
    check_page(page, "not-found")
    page.goto("/log")
    check_page(page, "refused")


def test_two_presses_of_esc_blank_the_screen_and_nothing_typed_is_lost(page: Page) -> None:
    watch_of(page).expect("403")
    page.goto("/tulis")
    page.get_by_label("Catatan").fill(STORY)
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog", name="Layar ditutup")).to_be_visible()
    expect(page.get_by_role("heading", name="Tulis catatan")).to_be_hidden()
    page.get_by_label("Kata sandi").fill("salah")
    page.get_by_role("button", name="Buka layar").click()
    expect(page.get_by_text("Sisa percobaan: 4")).to_be_visible()
    check_page(page, "closed-by-key")
    page.get_by_label("Kata sandi").fill(PASSWORD)
    page.get_by_role("button", name="Buka layar").click()
    expect(page.get_by_label("Catatan")).to_have_value(STORY)
    page.get_by_label("Nama").fill("Wulan")
    page.get_by_role("button", name="Simpan catatan").click()
    expect(page.get_by_role("heading", name="Catatan disimpan")).to_be_visible()
    assert addresses.saved[0]["text"] == STORY


def test_an_idle_page_closes_by_itself(page: Page) -> None:
    page.clock.install()
    page.goto("/tulis")
    page.clock.fast_forward("04:30")
    expect(page.get_by_role("heading", name="Tulis catatan")).to_be_visible()
    page.clock.fast_forward("00:45")
    expect(page.get_by_role("dialog", name="Layar ditutup")).to_be_visible()


def test_a_session_that_ended_behind_a_closed_screen_loses_nothing_typed(page: Page, sari: Officer) -> None:
    watch_of(page).expect("403")
    page.goto("/tulis")
    page.get_by_label("Catatan").fill(STORY)
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    for left in (4, 3, 2, 1, 0):
        page.get_by_label("Kata sandi").fill("salah")
        page.get_by_role("button", name="Buka layar").click()
        if left:
            expect(page.get_by_text(f"Sisa percobaan: {left}")).to_be_visible()
    page.wait_for_url("**/masuk?**")
    page.get_by_label("Nama pengguna").fill(sari.username)
    page.get_by_label("Kata sandi").fill(PASSWORD)
    page.locator("main").get_by_role("button", name="Masuk").first.click()
    page.get_by_label("Kode").fill(code_of(sari.username))
    page.locator("main .button-primary").click()
    page.wait_for_url("**/tulis")
    expect(page.get_by_label("Catatan")).to_have_value(STORY)


def test_the_other_window_closes_and_opens_with_this_one(page: Page) -> None:
    page.goto("/selesai")
    other = page.context.new_page()
    other.goto("/tulis")
    page.get_by_role("button", name="Tutup layar").click()
    expect(other.get_by_role("dialog", name="Layar ditutup")).to_be_visible()
    page.get_by_label("Kata sandi").fill(PASSWORD)
    page.get_by_role("button", name="Buka layar").click()
    expect(other.get_by_role("heading", name="Tulis catatan")).to_be_visible()


def test_a_form_in_error_and_both_versions(page: Page) -> None:
    watch_of(page).expect("409")
    page.goto("/tulis?version=1")
    page.get_by_role("button", name="Simpan catatan").click()
    expect(page.get_by_role("alert", name="Ada 1 hal yang perlu diperbaiki")).to_be_focused()
    check_page(page, "form-in-error")
    page.get_by_label("Nama").fill("Wulan")
    page.get_by_label("Telepon").check()
    page.get_by_label("Catatan").fill(STORY)
    page.get_by_role("button", name="Simpan catatan").click()
    expect(page.get_by_role("heading", name="Pilih isi yang dipakai")).to_be_visible()
    check_page(page, "both-versions")
    page.get_by_label("Pakai yang sudah ada").first.check()
    page.get_by_role("button", name="Simpan pilihan saya").click()
    expect(page.get_by_role("heading", name="Catatan disimpan")).to_be_visible()
    assert addresses.saved[0]["name"] == "Tjhin"
    assert addresses.saved[0]["text"] == STORY


def test_a_place_is_offered_while_it_is_typed(page: Page, places_loaded: None) -> None:
    page.goto("/tulis")
    page.get_by_label("Nama").fill("Wulan")
    page.get_by_label("Tempat").press_sequentially("pasiran")
    page.get_by_role("button", name="Pasiran, Singkawang Barat, Kota Singkawang").click()
    page.get_by_role("button", name="Simpan catatan").click()
    expect(page.get_by_role("heading", name="Catatan disimpan")).to_be_visible()
    assert addresses.saved[0]["place"].code == "61.72.02.1001"


def test_without_script_a_place_is_asked_back_once(page_of: SignedIn, sari: Officer, places_loaded: None) -> None:
    page = page_of(sari, script=False)
    page.goto("/tulis")
    page.get_by_label("Nama").fill("Wulan")
    page.get_by_label("Tempat").fill("pasiran")
    page.get_by_role("button", name="Simpan catatan").click()
    page.get_by_label("Pasiran, Singkawang Barat, Kota Singkawang").check()
    page.get_by_role("button", name="Simpan catatan").click()
    expect(page.get_by_role("heading", name="Catatan disimpan")).to_be_visible()
    assert addresses.saved[0]["place"].code == "61.72.02.1001"


def test_without_script_the_screen_closes_and_opens(page_of: SignedIn, sari: Officer) -> None:
    page = page_of(sari, script=False)
    page.goto("/tulis")
    page.get_by_role("button", name="Tutup layar").click()
    expect(page.get_by_role("heading", name="Layar ditutup")).to_be_visible()
    page.get_by_label("Kata sandi").fill(PASSWORD)
    page.get_by_role("button", name="Buka layar").click()
    expect(page.get_by_role("heading", name="Tulis catatan")).to_be_visible()


@pytest.fixture
def places_loaded(transactional_db: None) -> None:
    from naung.foundation.access.rules import system_actor

    load_places(by=system_actor("setup"))
