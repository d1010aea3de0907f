"""The head of office reads one page on a phone and prints it as a slide; the coordinator's year is looked at beside it."""

import re
from typing import Any
from uuid import UUID

import pytest
from playwright.sync_api import Page, expect

from naung.foundation.accounts.queries import actor_for_officer
from naung.insight.programme.actions import record_decree, record_training
from tests.cast import load_some_places
from tests.doors.account.signing import enrol
from tests.insight.programme.told import a_decision, a_target, days, decree, training
from tests.journeys.conftest import SignedIn
from tests.journeys.desk_steps import follow, press
from tests.journeys.looking import PICTURES, check_page

pytestmark = pytest.mark.django_db(transaction=True)


def sheets(page: Page, name: str) -> tuple[int, bool]:
    """How many sheets the page fills when it is printed, and whether they lie; the print is kept beside the pictures."""
    printed = page.pdf(path=str(PICTURES / f"{name}.pdf"), prefer_css_page_size=True)
    boxes = re.findall(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", printed)
    return len(boxes), all(float(width) > float(height) for width, height in boxes)


def test_one_page_on_a_phone_and_a_decision_carried_out_without_script(
    page_of: SignedIn, desk: UUID, settings: Any, tmp_path: Any
) -> None:
    settings.NAUNG_HOME = tmp_path
    load_some_places()
    head = enrol("hamdan", "Hamdan", desk, role="kepala")
    by = actor_for_officer("hamdan")
    record_decree(told=decree(valid_until=days(40)), by=by)
    record_training(told=training(desk), by=by)
    a_target(desk, by)
    a_decision(desk, by)
    page = page_of(head, width=360, script=False)
    page.goto("/tahun/")
    expect(page.get_by_text("perlu diperbarui")).to_be_visible()
    check_page(page, "programme-year")
    follow(page, "Buka pos pengaduan di terminal")
    page.get_by_role("link", name="Catat sudah dijalankan").click()
    for part, typed in zip(("day", "month", "year"), (days(0).day, days(0).month, days(0).year), strict=True):
        page.locator(f"[name=done_on_{part}]").fill(str(typed))
    page.get_by_role("button", name="Simpan", exact=True).click()
    expect(page.get_by_text("Isi dahulu bagian ini").first).to_be_visible()
    page.get_by_label("Apa yang menunjukkannya?").fill("Berita acara 3")
    press(page, "Simpan")
    check_page(page, "programme-meeting")
    page.goto("/tahun/ringkas/")
    expect(page.get_by_text("Belum diukur").first).to_be_visible()
    check_page(page, "programme-short")
    assert sheets(page, "programme-sheet") == (1, False)
    follow(page, "Sebagai lembar tayang")
    expect(page.get_by_role("link", name="Sebagai lembar A4")).to_be_visible()
    assert sheets(page, "programme-slide") == (1, True)


def test_a_report_is_made_on_a_phone_and_taken_along_without_script(
    page_of: SignedIn, desk: UUID, settings: Any, tmp_path: Any
) -> None:
    settings.NAUNG_HOME = tmp_path
    load_some_places()
    coordinator = enrol("kartika", "Kartika", desk, role="koordinator")
    a_target(desk, actor_for_officer("kartika"))
    page = page_of(coordinator, width=360, script=False)
    page.goto("/tahun/")
    page.get_by_role("link", name="Laporan", exact=True).click()
    follow(page, "Buat laporan")
    year = days(0).year - 1
    page.get_by_label("Laporan mana?").select_option(value=f"tahunan_{year}0101_{year}1231")
    page.get_by_label("Hambatan dan tindak lanjut").fill("Belum ada rumah aman.")
    check_page(page, "programme-report-make")
    press(page, "Simpan")
    expect(page.get_by_text("Menunggu disetujui orang lain")).to_be_visible()
    check_page(page, "programme-report")
    with page.expect_download() as taken:
        page.get_by_role("link", name="Ambil PDF").click()
    assert taken.value.suggested_filename == f"laporan-tahunan-{year}0101-{year}1231-v1.pdf"
    assert taken.value.path().read_bytes().startswith(b"%PDF")
