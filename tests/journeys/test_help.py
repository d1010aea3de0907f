"""A new case worker takes the tour of her first case, asks why a page is as it is, and reads her handbook: on a phone."""

from uuid import UUID

import pytest
from playwright.sync_api import Page, expect

from tests.cast import load_some_places
from tests.doors.account.signing import Officer
from tests.journeys.conftest import SignedIn
from tests.journeys.desk_steps import add_person, case_from_report, pass_by, press, take_report, write_history
from tests.journeys.looking import check_page

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def some_places(desk: UUID) -> None:
    """Provinces, districts and Kalbar."""
    load_some_places()


def told(page: Page, number: int, title: str) -> None:
    """The panel of the tour says this step."""
    expect(page.locator(".tour")).to_contain_text(f"Langkah {number} dari 6 · {title}")


@pytest.mark.parametrize(("width", "script"), [(360, False), (1280, True)])
def test_the_tour_follows_her_first_case(page_of: SignedIn, sari: Officer, width: int, script: bool) -> None:
    page = page_of(sari, width=width, script=script)
    page.goto("/")
    check_page(page, "help-tour-offer")
    press(page, "Mulai panduan")
    told(page, 1, "Terima laporan")
    check_page(page, "help-tour-1")
    take_report(page, pass_by)
    told(page, 2, "Jadikan kasus")
    case = case_from_report(page, pass_by)
    told(page, 3, "Masukkan orangnya")
    check_page(page, "help-tour-3")
    add_person(page, case, pass_by)
    told(page, 4, "Isi riwayat")
    history = write_history(page, case, pass_by)
    told(page, 5, "Saring")
    press(page, "Lanjut ke langkah berikut")
    assert page.url == history, "the tour leads nowhere by itself"
    expect(page.locator(".tour")).to_have_count(0)
    page.goto(case)
    told(page, 6, "Rencanakan dan rujuk")
    press(page, "Lewati panduan")
    expect(page.locator(".tour")).to_have_count(0)
    page.goto("/bantuan/")
    check_page(page, "help-home")
    press(page, "Lanjutkan panduan")
    told(page, 6, "Rencanakan dan rujuk")


def test_each_page_says_why_and_the_handbook_is_at_hand(page_of: SignedIn, sari: Officer) -> None:
    page = page_of(sari, width=360)
    page.goto("/cari/")
    page.get_by_text("Mengapa begini?").click()
    expect(page.locator("#mengapa")).to_contain_text("Yang Anda cari dikirim tertutup")
    check_page(page, "help-why")
    page.locator("#mengapa a").first.click()
    expect(page.locator("#duty-rahasia_identitas")).to_be_visible()
    page.locator("footer").get_by_role("link", name="Bantuan").click()
    page.get_by_role("link", name="Buku pekerja kasus").click()
    check_page(page, "help-book")
    page.get_by_text("Lihat gambar").first.click()
    picture = page.locator("article img").first
    expect(picture).to_be_visible()
    assert page.evaluate("document.querySelector('article img').decode().then(() => true)")
