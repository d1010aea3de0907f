"""From an empty house to its first referral, on a phone, in Indonesian; how much that asks is counted for bench/first_day.py."""

import json
import os
import re
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.conf import settings
from playwright.sync_api import BrowserContext, Page, expect

from naung.foundation.access.rules import system_actor
from naung.foundation.accounts.rules import code_at, step_at
from naung.foundation.organisations.models import Desk, TaskForce
from naung.foundation.vault.actions import found_vault
from tests.cast import load_some_places
from tests.doors.account.signing import PASSWORD
from tests.doors.beginning import way
from tests.journeys.counting import Part, counted_page, together
from tests.journeys.desk_steps import NAME, add_person, case_from_report, choose, follow, press, take_report, type_until
from tests.journeys.looking import check_in_english, check_page, watch_of

pytestmark = pytest.mark.django_db(transaction=True)
WHERE = "NAUNG_COUNTED"  # a file for the counts, named by the benchmark
OFFICERS = {
    "uptd-kepala": "Hamdan Yusuf",
    "uptd-kustodian": "Mega Utami",
    "uptd-penyelia": "Ratna Dewi",
    "uptd-petugas_kasus": "Sari Melati",
    "pengawas-pengawas": "Yusuf Hidayat",
    "polri-penyidik": "Jaya Kusuma",
}


@pytest.fixture(autouse=True)
def empty(transactional_db: None) -> Iterator[None]:
    """An empty house; what it writes beside its database is gone afterwards."""
    found_vault(by=system_actor("setup"))
    load_some_places()
    yield
    (Path(settings.NAUNG_HOME) / "keys" / "custodian.pub").unlink(missing_ok=True)


def test_from_an_empty_house_to_the_first_referral(open_browser: Callable[..., BrowserContext]) -> None:
    first = counted_page(open_browser(width=360), "first day")
    links = the_first_day(first.page)
    sari = counted_page(open_browser(width=360), "account")
    she_comes_in(sari.page, links["Sari Melati"])
    work = Part("report, case, person, consent, referral", sari.page)
    rows = [first.counted(), sari.counted()]
    sari.page.evaluate("sessionStorage.removeItem('counted')")
    sari.page.on("framenavigated", work.on_navigated)
    she_refers_him(sari.page)
    rows.append(work.counted())
    rows.append(together(rows))
    check_in_english(first.page)
    assert all(row["screens"] and row["keys"] for row in rows), rows
    if os.environ.get(WHERE):
        Path(os.environ[WHERE]).write_text(json.dumps(rows), "utf-8")


def the_first_day(page: Page) -> dict[str, str]:
    """All seven steps; answers the links of the officers."""
    page.goto("/")
    expect(page.get_by_role("heading", name="Selamat datang di Naung")).to_be_visible()
    check_page(page, "first-enter")
    page.get_by_label("Kode mulai").fill(way.code())
    press(page, "Mulai")
    who_and_where(page)
    which_desks(page)
    links = who_works_here(page)
    keys_on_paper(page)
    a_first_backup(page)
    the_last_look(page)
    return links


def who_and_where(page: Page) -> None:
    """The decree, then the territory by its name."""
    check_page(page, "first-task-force")
    page.get_by_label("Nama gugus tugas").fill(way.FORCE["name"])
    page.get_by_label("Nomor surat keputusan").fill(way.FORCE["decree"])
    when = page.get_by_role("group", name="Tanggal surat keputusan")
    for box, value in (("Hari", "3"), ("Bulan", "2"), ("Tahun", "2026")):
        when.get_by_label(box, exact=True).fill(value)
    press(page, "Simpan dan lanjut")
    check_page(page, "first-territory")
    page.get_by_label("Kota, kabupaten, atau provinsi").fill("Kota Singkawang")
    press(page, "Simpan dan lanjut")


def which_desks(page: Page) -> None:
    """What the table offers, with letters of the office's own before its case numbers."""
    check_page(page, "first-desks")
    uptd = page.locator(".panel", has=page.get_by_label("UPTD PPA Kota Singkawang", exact=True)).first
    uptd.locator("summary").click()
    uptd.get_by_label("Awalan nomor kasus").fill("KS")
    press(page, "Buka meja yang dicentang")


def who_works_here(page: Page) -> dict[str, str]:
    """Six names; each gets a sheet with a link, which is answered by name."""
    check_page(page, "first-officers")
    for row, name in OFFICERS.items():
        page.locator(f"[name={row}-display_name]").fill(name)
    press(page, "Undang yang tertulis")
    check_page(page, "first-links")
    sheets = page.locator(".paper").all()
    links = {sheet.locator("h2").inner_text(): sheet.locator("code").last.inner_text() for sheet in sheets}
    assert set(links) == set(OFFICERS.values())
    press(page, "Sudah dicetak, lanjut")
    return links


def keys_on_paper(page: Page) -> None:
    """Three sheets, each shown by itself; the second is typed back."""
    check_page(page, "first-keys-split")
    press(page, "Buat lembar pemulihan")
    sheets = []
    for number in (1, 2, 3):
        page.get_by_role("button", name=f"Tampilkan lembar {number}").click()
        page.wait_for_load_state()
        check_page(page, "first-sheet")
        sheets.append(page.locator(".sheet-words code").all_inner_texts())
        follow(page, "Sudah di kertas, kembali")
    check_page(page, "first-keys")
    page.get_by_label("Ketik kembali kata-kata satu lembar").fill(" ".join(sheets[1]))
    press(page, "Bandingkan")


def a_first_backup(page: Page) -> None:
    """The custodian's key on paper, typed back; the backup opens."""
    check_page(page, "first-backup-key")
    press(page, "Tampilkan kunci kustodian")
    check_page(page, "first-custodian")
    secret = page.locator(".sheet-key code").inner_text()
    follow(page, "Sudah di kertas, lanjut")
    check_page(page, "first-backup")
    page.get_by_label("Kunci kustodian").fill(secret)
    press(page, "Buat cadangan dan buka")


def the_last_look(page: Page) -> None:
    """What is not safe yet, read and signed; then the first day is over."""
    expect(page.get_by_text("satu isi tersegel di dalamnya terbuka")).to_be_visible()
    check_page(page, "first-check")
    page.get_by_label("Sudah saya baca").check()
    press(page, "Tutup persiapan")
    expect(page.get_by_role("heading", name="Masuk ke Naung")).to_be_visible()
    check_page(page, "first-closed")


def she_comes_in(page: Page, link: str) -> None:
    """Her link from paper, a password, the app, and she stands at her desk."""
    page.goto(link)
    page.get_by_label("Kata sandi baru", exact=True).fill(PASSWORD)
    page.get_by_label("Kata sandi baru, sekali lagi").fill(PASSWORD)
    press(page, "Terima undangan")
    secret = page.locator("code").first.inner_text().replace(" ", "")
    page.get_by_label("Kode yang tampil di aplikasi").fill(code_at(secret, step_at(time.time())))
    press(page, "Pasang aplikasi kode")
    follow(page, "Sudah saya simpan, lanjutkan")


def she_refers_him(page: Page) -> None:
    """He tells, she writes him down, he agrees, she refers him to the police."""
    take_report(page, look=lambda _page, _name: None)
    case = case_from_report(page, look=lambda _page, _name: None)
    add_person(page, case, look=lambda _page, _name: None)
    follow(page, NAME)
    person = page.url
    follow(page, "Minta persetujuan")
    police = str(Desk.objects.get(agency__kind="polres").id)
    page.locator("[name=purpose]").select_option("layanan_hukum")
    page.locator("[name=recipient]").select_option(police)
    for category in "BC":
        page.locator(f"[name=categories][value={category}]").check()
    type_until(page)
    page.locator("main select[name=language]").select_option("ind")
    page.locator("[name=manner][value=tanda_tangan]").check()
    page.locator("[name=words]").fill("Boleh, asal nama saya tidak disebut di kampung.")
    page.locator("main .button-primary").click()
    page.wait_for_load_state()
    assert page.locator(".error-summary").count() == 0, page.locator("main").inner_text()[:600]
    refer(page, case, person, police)


def refer(page: Page, case: str, person: str, police: str) -> None:
    """From the case to the desk with the mandate, sealed and sent."""
    ids = [re.findall(r"[0-9a-f]{8}-[0-9a-f-]{27}", each)[-1] for each in (case, person)]
    page.goto(f"/rujukan/baru/{ids[0]}/{ids[1]}/")
    page.locator("[name=purpose]").select_option("layanan_hukum")
    page.locator("[name=exploitation]").select_option("dipaksa_melakukan_kejahatan")
    page.locator("main .button-primary").first.click()
    page.wait_for_load_state()
    offer = page.locator(f"form:has(input[name=desk][value='{police}'])").first
    offer.get_by_role("button", name="Lihat yang akan dibagikan").click()
    page.wait_for_load_state()
    page.locator("[name=permintaan]").fill("Mohon diterima sebagai saksi korban.")
    press(page, "Segel dan kirim rujukan")
    expect(page.get_by_text("Polres Kota Singkawang").first).to_be_visible()


def test_the_first_day_without_script(open_browser: Callable[..., BrowserContext]) -> None:
    page = open_browser(width=360, script=False).new_page()
    assert the_first_day(page)


def test_a_place_that_several_bear_is_asked_back(open_browser: Callable[..., BrowserContext]) -> None:
    page = open_browser(width=360).new_page()
    page.goto("/mulai/")
    page.get_by_label("Kode mulai").fill(way.code())
    press(page, "Mulai")
    page.goto("/mulai/wilayah/")
    page.get_by_label("Kota, kabupaten, atau provinsi").fill("Singkawang")
    watch_of(page).expect("400")
    page.locator("main .button-primary").click()
    page.wait_for_load_state()
    check_page(page, "first-territory-asked")
    choose(page, "Tempat yang mirip", "Kota Singkawang, Kalimantan Barat")
    press(page, "Simpan dan lanjut")
    expect(page.get_by_role("heading", name="Gugus tugas dan dasarnya")).to_be_visible()  # the first step not done yet
    assert TaskForce.objects.get().territory == "61.72"
