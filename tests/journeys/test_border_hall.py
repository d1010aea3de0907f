"""A hall without a way to the office: tablets meet a laptop on the hall's own network, and its batch is carried to the office.

Two installations with keys of their own, on two ports; neither reaches the other.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.doors.operator.joining import BEGIN, made
from tests.journeys.border_steps import ADDED, NAMES, answer, answer_rest, open_list, person, seal_first, set_up
from tests.journeys.border_steps import border as border  # the fixtures
from tests.journeys.border_steps import his as his
from tests.journeys.border_steps import ilham as ilham
from tests.journeys.border_steps import office as office
from tests.journeys.border_steps import tablet as tablet
from tests.journeys.desk_steps import press
from tests.journeys.field_phone import Office, Phone, free_port
from tests.journeys.looking import check_page, open_context

pytestmark = pytest.mark.django_db(transaction=True)
OFFICE = (
    BEGIN
    + """
from django.conf import settings
settings.ALLOWED_HOSTS = [*settings.ALLOWED_HOSTS, "testserver"]
from tests.journeys.border_steps import border_desk, border_officer, cookies_of
print(json.dumps(cookies_of(border_officer("tono", "Tono Rekaan", border_desk()))))
"""
)


@pytest.fixture
def main_office(tmp_path: Path) -> Iterator[Office]:
    """The office's own installation, in which nobody of the hall has an account."""
    installed, cookies = made(tmp_path / "kantor", OFFICE)
    found = Office(installed.home, free_port(), cookies)
    found.open()
    yield found
    found.shut()


def desk_at(browser: Browser, office: Office) -> Page:
    """A desk of an installation, signed in."""
    context = open_context(browser, office.address)
    context.add_cookies(
        [{"name": name, "value": value, "url": office.address} for name, value in office.cookies.items()]
    )
    return context.new_page()


def counted(office: Office, table: str) -> int:
    with closing(sqlite3.connect(office.home / "naung.sqlite3")) as register:
        return int(register.execute(f"SELECT count(*) FROM {table}").fetchone()[0])


def test_a_batch_is_screened_at_a_laptop_and_stands_in_the_office_once(
    browser: Browser, office: Office, main_office: Office, tablet: Phone, tmp_path: Path
) -> None:
    page, laptop, desk = tablet.start(), desk_at(browser, office), desk_at(browser, main_office)
    set_up(page)
    open_list(page)
    two_are_asked_and_one_is_added(page)
    desk.goto(main_office.address + "/perbatasan/aula/")
    key = desk.locator("code").inner_text()
    check_page(desk, "border-hall")
    carry(laptop, office, key, tmp_path / "satu.naung")
    put_in(desk, main_office, tmp_path / "satu.naung")
    expect(desk.locator("main")).to_contain_text("Masuk dari laptop aula: 5 orang, 3 formulir, 0 putusan.")
    check_page(desk, "border-carried")
    desk.get_by_role("link", name="Dayang N.").first.click()
    expect(desk.locator("main")).to_contain_text(NAMES[1])
    expect(desk.locator("main")).to_contain_text("Bima Putra, laptop di aula")
    here = [counted(main_office, f"arrivals_{name}") for name in ("batch", "arrival", "form")]
    assert here == [1, 5, 3]
    put_in(desk, main_office, tmp_path / "satu.naung")
    expect(desk.locator("main")).to_contain_text("Semua isi berkas ini sudah ada.")
    assert [counted(main_office, f"arrivals_{name}") for name in ("batch", "arrival", "form")] == here
    one_more_is_asked(page)
    carry(laptop, office, key, tmp_path / "dua.naung")
    put_in(desk, main_office, tmp_path / "dua.naung")
    expect(desk.locator("main")).to_contain_text("Masuk dari laptop aula: 0 orang, 1 formulir, 0 putusan.")
    raw = (tmp_path / "dua.naung").read_bytes()
    assert not any(name.split()[0].encode() in raw for name in (*NAMES, ADDED))
    for each in (laptop, desk):
        each.context.close()


def two_are_asked_and_one_is_added(page: Page) -> None:
    person(page, "Dayang N.")
    seal_first(page, "Surat dirinya dipegang")
    page.get_by_role("button", name="Mulai sekarang").click()
    answer(page, "Tidak", "Kerja rumah tangga")
    answer_rest(page)
    page.get_by_role("button", name="Selesai dan segel").click()
    page.get_by_role("button", name="Kembali ke daftar").click()
    page.get_by_role("button", name="Tambah orang di luar daftar").click()
    page.get_by_label("Nama", exact=True).fill(ADDED)
    page.get_by_role("button", name="Segel, lalu saringan awal").click()
    expect(page.locator("#first-title")).to_contain_text("Wening P.")
    seal_first(page, "Minta bicara")
    page.get_by_role("button", name="Nanti, orang berikutnya").click()
    sent(page)


def one_more_is_asked(page: Page) -> None:
    open_list(page)
    person(page, "Ujang S.")
    seal_first(page, "Minta bicara")
    page.get_by_role("button", name="Nanti, orang berikutnya").click()
    sent(page)


def sent(page: Page) -> None:
    """Everything has reached the laptop."""
    page.get_by_role("button", name="Kembali ke daftar").click()
    page.get_by_role("button", name="Kembali", exact=True).click()
    page.get_by_role("button", name="Kirim dan perbarui").click()
    expect(page.locator("#unsent")).to_have_text("Semua sudah terkirim.")


def carry(laptop: Page, office: Office, key: str, to: Path) -> None:
    """Pack the batch at the laptop."""
    laptop.goto(office.address + "/perbatasan/")
    laptop.locator("table a").first.click()
    laptop.get_by_role("link", name="Bawa ke kantor").click()
    laptop.get_by_label("Kunci meja kantor").fill(key[:-1])
    laptop.get_by_role("button", name="Bungkus untuk kantor").click()
    expect(laptop.locator("main")).to_contain_text("Ini bukan kunci meja kantor")
    check_page(laptop, "border-pack")
    laptop.get_by_label("Kunci meja kantor").fill(key)
    with laptop.expect_download() as held:
        laptop.get_by_role("button", name="Bungkus untuk kantor").click()
    held.value.save_as(to)


def put_in(desk: Page, office: Office, file: Path) -> None:
    """Take it in at the office."""
    desk.goto(office.address + "/perbatasan/aula/")
    desk.get_by_label("Berkas dari laptop aula").set_input_files(file)
    press(desk, "Masukkan rombongan")
