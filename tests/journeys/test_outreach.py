"""Sari plans a session on her phone, writes down what it was, corrects it, prints its papers; then her reach on the map."""

from datetime import date

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from tests.cast import load_some_places
from tests.doors.account.signing import Officer
from tests.journeys.conftest import SignedIn
from tests.journeys.desk_steps import choose, follow, press
from tests.journeys.looking import check_page

pytestmark = pytest.mark.django_db(transaction=True)


def fill_day(page: Page, name: str, day: date) -> None:
    for part, typed in (("day", day.day), ("month", day.month), ("year", day.year)):
        page.locator(f"[name={name}_{part}]").fill(str(typed))


def plan(page: Page, today: date) -> None:
    page.goto("/sosialisasi/")
    follow(page, "Rencanakan sosialisasi")
    fill_day(page, "on", today)
    page.get_by_label("Di kelurahan, desa, atau kecamatan mana?").fill("61.72.02.1001")
    page.get_by_label("Di rumah atau gedung apa?").fill("Balai kelurahan")
    page.get_by_label("Untuk siapa?").select_option(label="Kelompok perempuan")
    page.get_by_label("Perkawinan lewat perantara").check()
    page.get_by_label("Kira-kira berapa orang akan datang?").fill("30")
    press(page, "Simpan rencana")
    expect(page.get_by_text("Pasiran, Singkawang Barat")).to_be_visible()


def write_down(page: Page) -> None:
    follow(page, "Tulis hasilnya")
    page.get_by_label("Berapa menit?").fill("90")
    page.get_by_label("31 sampai 59 tahun, perempuan").fill("-2")
    page.get_by_role("button", name="Simpan catatan").click()
    expect(page.locator(".error-summary")).to_contain_text("tidak bisa kurang dari nol")
    check_page(page, "outreach-refused")
    page.get_by_label("31 sampai 59 tahun, perempuan").fill("21")
    page.get_by_label("18 sampai 30 tahun, laki-laki").fill("6")
    page.get_by_label("Apa yang ditanyakan orang?").fill("Ke mana melapor bila anak dibawa pergi?")
    press(page, "Simpan catatan")
    follow(page, "Betulkan catatan")
    page.get_by_label("Berapa menit?").fill("75")
    press(page, "Simpan catatan")
    expect(page.get_by_text("sebelumnya: 90")).to_be_visible()


def count_answers(page: Page) -> None:
    follow(page, "Catat jawaban sebelum dan sesudah")
    page.get_by_label("Pertanyaan yang mana?").select_option(index=1)
    choose(page, "Bagaimana dihitung?", "Angkat tangan")
    page.get_by_label("Sebelum, menjawab ya").fill("15")
    page.get_by_label("Sebelum, menjawab tidak").fill("12")
    page.get_by_label("Sesudah, menjawab tidak").fill("25")
    press(page, "Simpan jawaban")
    expect(page.get_by_text("25 dari 25 benar (100%)")).to_be_visible()
    check_page(page, "outreach-held")


def test_a_session_from_plan_to_paper_without_script(page_of: SignedIn, sari: Officer) -> None:
    load_some_places()
    page = page_of(sari, script=False)
    plan(page, timezone.localdate())
    write_down(page)
    count_answers(page)
    shown = page.url
    page.emulate_media(media="print")
    for paper in ("daftar-hadir", "lembar-jawaban", "sertifikat"):
        page.goto(f"{shown}{paper}/")
        expect(page.locator(".print-head")).to_be_hidden()
        assert page.locator("main").get_by_role("textbox").count() == 0, "a name could be typed"
    page.emulate_media(media="screen")
    page.goto("/sosialisasi/jangkauan/")
    expect(page.get_by_text("27 orang datang")).to_be_visible()
    check_page(page, "outreach-reach")
