"""One desk, on a phone, in Indonesian: a report becomes a case, is screened, closed by two people; strangers see nothing."""

import re
from uuid import UUID

import pytest
from playwright.sync_api import Page, expect

from naung.casework.reports.models import Report
from tests.cast import load_some_places
from tests.doors.account.signing import Officer
from tests.journeys.conftest import SignedIn
from tests.journeys.looking import check_page, watch_of

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def some_places(desk: UUID) -> None:
    """Provinces, districts and Kalbar."""
    load_some_places()


def _press(page: Page, words: str) -> None:
    page.get_by_role("button", name=words).first.click()
    page.wait_for_load_state()
    assert page.locator(".error-summary").count() == 0, page.locator("main").inner_text()[:500]


def _take_report(page: Page) -> None:
    page.goto("/laporan/baru/")
    check_page(page, "report-take")
    page.check("input[name=channel][value=datang]")
    page.fill("textarea[name=words]", "Seorang laki-laki pulang dari pusat penipuan, takut dipanggil polisi.")
    page.check("input[name=silence][value=dijawab]")
    page.check("input[name=against_officer][value=tidak]")
    page.fill("input[name=name_1]", "Rahmat")
    _press(page, "Simpan laporan")
    check_page(page, "report-taken")


def _case_from_report(page: Page) -> str:
    report = Report.objects.get()
    page.goto(f"/laporan/{report.id}/")
    check_page(page, "report")
    page.goto(f"/kasus/dari-laporan/{report.id}/")
    page.fill("textarea[name=summary]", "Dipaksa menipu orang lewat pesan.")
    _press(page, "Buka kasus")
    expect(page.get_by_text("Kasus dibuka.")).to_be_visible()
    return page.url


def _add_rahmat(page: Page, case: str) -> None:
    page.goto(case + "orang/")
    page.fill("main input[name=query]", "Rahmat Hidayat")
    _press(page, "Cari orang")
    check_page(page, "case-person-find")
    page.goto(case + "orang/baru/")
    page.fill("input[name=name]", "Rahmat Hidayat")
    page.check("input[name=sex][value=L]")
    page.fill("input[name=birth_year]", "1998")
    page.select_option("select[name=role]", "korban")
    check_page(page, "case-person-new")
    _press(page, "Catat orang ini")
    check_page(page, "case")


def _write_history(page: Page) -> None:
    page.locator("main .person a").first.click()
    page.wait_for_load_state()
    check_page(page, "person")
    page.goto(page.url.replace("/orang/", "/episode/orang/") + "baru/")
    page.fill("textarea[name=summary]", "Berangkat Januari 2026.")
    _press(page, "Simpan riwayat")
    page.get_by_role("link", name="Tulis kejadian").first.click()
    page.select_option("select[name=kind]", "recruitment")
    page.fill("input[name=when_year]", "2026")
    page.fill("textarea[name=note]", "Lowongan customer service.")
    page.check("input[name=process][value=perekrutan]")
    page.check("input[name=means][value=penipuan]")
    page.check("input[name=purpose][value=kerja_atau_pelayanan_paksa]")
    check_page(page, "event")
    _press(page, "Simpan kejadian")
    check_page(page, "history")


def _screen(page: Page) -> None:
    page.get_by_role("link", name="Mulai penyaringan").first.click()
    page.wait_for_load_state()
    check_page(page, "screening-start")
    page.locator("main .button-primary").first.click()
    page.wait_for_load_state()
    check_page(page, "screening-question")


def test_sari_takes_a_report_to_a_screened_case_and_ratna_closes_it(
    page_of: SignedIn, sari: Officer, ratna: Officer
) -> None:
    page = page_of(sari, width=360)
    page.goto("/")
    check_page(page, "worklist-empty")
    _take_report(page)
    case = _case_from_report(page)
    _add_rahmat(page, case)
    _write_history(page)
    _screen(page)
    page.goto(case + "tutup/")
    page.check("input[name=reason][value=layanan_selesai]")
    page.fill("textarea[name=words]", "Sudah didampingi, tidak perlu apa-apa lagi.")
    check_page(page, "case-close")
    _press(page, "Kirim usul ke penyelia")

    supervisor = page_of(ratna, width=360)
    supervisor.goto("/")
    check_page(supervisor, "worklist-supervisor")
    supervisor.goto(case)
    supervisor.get_by_role("link", name="Putuskan usul ini").click()
    check_page(supervisor, "case-decide")
    _press(supervisor, "Setujui usul ini")
    expect(supervisor.get_by_text("Ditutup").first).to_be_visible()
    supervisor.goto("/catatan-akses/")
    check_page(supervisor, "log")
    assert "Rahmat" not in supervisor.locator("main").inner_text()


def test_everything_works_without_script(page_of: SignedIn, sari: Officer) -> None:
    page = page_of(sari, width=360, script=False)
    page.goto("/laporan/baru/")
    page.check("input[name=channel][value=telepon]")
    page.fill("textarea[name=words]", "Ibu menelepon tentang anaknya.")
    _press(page, "Simpan laporan")
    case = _case_from_report(page)
    page.goto(case + "catatan/")
    page.fill("textarea[name=words]", "Menelepon kembali besok pagi.")
    _press(page, "Simpan catatan")
    assert "Menelepon kembali besok pagi." in page.locator("main").inner_text()
    page.goto("/cari/")
    page.fill("main input[name=query]", "Rahmad")
    page.locator("main .button-primary").first.click()
    page.wait_for_load_state()
    assert re.search(r"/cari/?$", page.url), "a search leaves no words in the address"


def test_what_was_typed_survives_an_error_and_the_law_can_be_read(page_of: SignedIn, sari: Officer) -> None:
    page = page_of(sari, width=360)
    page.goto("/laporan/baru/")
    page.fill("textarea[name=landmark], input[name=landmark]", "dekat vihara")
    page.locator("main .button-primary").first.click()
    page.wait_for_load_state()
    assert page.locator(".error-summary").count() == 1
    assert page.input_value("input[name=landmark]") == "dekat vihara"
    check_page(page, "report-error")
    for address, name in (("/hukum/?hanya=belum", "law"), ("/hukum/hari-libur/", "calendar"), ("/cari/", "search")):
        page.goto(address)
        check_page(page, name)
    watch_of(page).expect("404")
    assert page.goto("/kasus/00000000-0000-4000-8000-000000000000/").status == 404  # type: ignore[union-attr]  # it answered
