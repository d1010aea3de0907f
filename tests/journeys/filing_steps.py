"""Reports that are owed, on a phone: a number opens to its file, and a quarter that is over is closed and taken along."""

from playwright.sync_api import Page, expect

from tests.journeys.desk_steps import press
from tests.journeys.legal_steps import Matter
from tests.journeys.looking import check_page

LIST = "/laporan-wajib/"


def the_money_is_reported(page: Page, matter: Matter, paid: str) -> None:
    """The running quarter can be read and not closed; what was paid in it leads back to her file."""
    page.goto(LIST)
    check_page(page, "filing-list")
    _quarter(page, "masih berjalan")
    expect(page.get_by_role("button", name="Tutup dan simpan")).to_have_count(0)
    check_page(page, "filing-running")
    page.get_by_role("link", name=paid).first.click()
    expect(page.get_by_role("heading", name="Berkas meja Anda di balik angka ini")).to_be_visible()
    check_page(page, "filing-figure")
    page.locator("main table a.number").click()
    expect(page).to_have_url(f"{page.url.split('/kasus/')[0]}/kasus/{matter.case}/")


def a_quarter_is_closed(page: Page) -> None:
    """What is over is closed once, stays as it was sent, and is taken along as a file of the kept version."""
    page.goto(LIST)
    _quarter(page, "belum ditutup")
    press(page, "Tutup dan simpan")
    expect(page.get_by_text("Laporan ditutup. Versi ini tersimpan seperti sekarang.")).to_be_visible()
    check_page(page, "filing-closed")
    with page.expect_download() as taken:
        page.get_by_role("link", name="Ambil PDF").click()
    assert taken.value.path().read_bytes().startswith(b"%PDF-")
    page.goto(LIST)
    expect(page.get_by_text("sudah ditutup", exact=True)).to_have_count(1)


def _quarter(page: Page, state: str) -> None:
    """The newest quarter of the restitution register in this state."""
    register = page.locator("main section", has=page.get_by_role("heading", name="restitusi"))
    register.locator("li", has_text=state).first.get_by_role("link").click()
    page.wait_for_load_state()
