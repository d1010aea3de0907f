"""Pages in error, pages that refuse, and pages to read: the law, holidays, cases, search, each at every width."""

from collections.abc import Callable
from uuid import UUID

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.cast import load_some_places
from tests.doors.account.signing import Officer, enrol
from tests.journeys.conftest import SignedIn
from tests.journeys.desk_steps import case_from_report, choose, pass_by, press, take_report
from tests.journeys.looking import check_page, watch_of

pytestmark = pytest.mark.django_db(transaction=True)
NOWHERE = "00000000-0000-4000-8000-000000000000"
TO_READ = {
    "/hukum/": "law",
    "/hukum/?hanya=belum": "law-unverified",
    "/hukum/hari-libur/": "calendar",
    "/kasus/": "cases-empty",
    "/kasus/baru/": "case-open-new",
    "/laporan/": "reports-empty",
    "/penyaringan/": "screenings-empty",
    "/penyaringan/menolak": "screening-refusal",
    "/penyaringan/lembar/dewasa": "sheet-adult",
    "/orang/baru/": "person-new",
    "/cari/": "search",
}


@pytest.fixture(autouse=True)
def some_places(desk: UUID) -> None:
    """Provinces, districts and Kalbar."""
    load_some_places()


def test_what_was_typed_survives_an_error(page_of: SignedIn, sari: Officer) -> None:
    page = page_of(sari)
    page.goto("/laporan/baru/")
    page.get_by_label("Alamat atau patokan").fill("dekat vihara")
    choose(page, "Apakah laporan ini tentang petugas instansi?", "Tidak")
    page.locator("main").get_by_role("button", name="Simpan laporan").click()
    expect(page.get_by_role("alert")).to_be_focused()
    expect(page.get_by_label("Alamat atau patokan")).to_have_value("dekat vihara")
    check_page(page, "report-error")
    take_report(page, pass_by)
    case = case_from_report(page, pass_by)
    for path, button, name in (
        ("langkah/", "Simpan langkah", "case-step-error"),
        ("orang/baru/", "Catat orang ini", "case-person-error"),
        ("tutup/", "Kirim usul ke penyelia", "case-close-error"),
    ):
        page.goto(case + path)
        page.locator("main").get_by_role("button", name=button).click()
        expect(page.get_by_role("alert")).to_be_focused()
        check_page(page, name)
    page.goto("/cari/")
    page.locator("main input[name=query]").fill("tak seorang pun")
    press(page, "Cari di meja ini")
    check_page(page, "search-nothing")


def test_pages_to_read(page_of: SignedIn, sari: Officer) -> None:
    page = page_of(sari)
    for address, name in TO_READ.items():
        answer = page.goto(address)
        assert answer is not None
        assert answer.ok, address
        check_page(page, name)


def test_what_is_not_there_and_what_is_not_for_her(
    page_of: SignedIn, open_browser: Callable[..., BrowserContext], desk: UUID, sari: Officer
) -> None:
    page = page_of(sari)
    take_report(page, pass_by)
    case = case_from_report(page, pass_by)
    says(page, f"/kasus/{NOWHERE}/", 404, "case-not-there")
    says(page, "/catatan-akses/", 403, "log-refused")
    head = page_of(enrol("hamdan", "Hamdan", desk, role="kepala"))
    says(head, case, 403, "head-refused")
    head.goto("/")
    check_page(head, "head-first-page")
    nobody = open_browser().new_page()
    nobody.goto(case)
    assert "/masuk" in nobody.url
    check_page(nobody, "nobody-signs-in")


def says(page: Page, address: str, status: int, name: str) -> None:
    """An address answers with this status, on a page as good as any other."""
    watch_of(page).expect(str(status))
    answer = page.goto(address)
    assert answer is not None
    assert answer.status == status
    check_page(page, name)
