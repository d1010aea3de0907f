"""A bus at the crossing without a signal: the server's process is gone, the browser is killed mid-form, and nothing is lost."""

from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.journeys.border_steps import (
    ADDED,
    AT_WORK,
    DAY,
    NAMES,
    answer,
    answer_rest,
    look,
    nothing_readable,
    open_list,
    person,
    seal_first,
    set_up,
    tablet_of,
    unlock,
    waiting,
)
from tests.journeys.border_steps import border as border  # the fixtures
from tests.journeys.border_steps import his as his
from tests.journeys.border_steps import ilham as ilham
from tests.journeys.border_steps import office as office
from tests.journeys.border_steps import tablet as tablet
from tests.journeys.field_phone import Office, Phone
from tests.journeys.looking import check_page

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_bus_without_a_signal(office: Office, tablet: Phone) -> None:
    """Its clock is a day ahead from the beginning; the days that pass are counted by it."""
    tablet.ahead = DAY
    page = tablet.start()
    set_up(page)
    expect(page.locator("#clock")).to_contain_text("Jam ponsel tidak cocok")
    look(page, "border-home")
    office.shut()
    page.reload()
    unlock(page)
    open_list(page)
    look(page, "border-list")
    the_first_line_in_six_taps(page)
    where_others_hear_only_what_is_safe_is_asked(page)
    tablet.kill()
    nothing_readable(tablet)
    tablet.ahead = DAY + DAY // 2
    page = tablet.start(signed_in=False)
    go_on_where_it_was_broken_off(page)
    somebody_stood_on_no_list(page)
    who_was_asked_comes_back_and_asks_to_speak(page)
    sealed = waiting(page)
    tablet.kill()
    nothing_readable(tablet)
    tablet.ahead = 22 * DAY
    page = tablet.start(signed_in=False)
    expect(page.locator("#unsent")).to_contain_text(f"{sealed} formulir belum terkirim, yang tertua 21 hari lalu")
    unlock(page)
    expect(page.locator("#list-gone")).to_be_visible()
    office.open()
    back_at_the_office(page, tablet, sealed)


def the_first_line_in_six_taps(page: Page) -> None:
    person(page, "Ujang S.")
    look(page, "border-first")
    seal_first(page)
    drawn_or_not(page)
    expect(page.locator("#first-title")).to_contain_text("Dayang N.")
    seal_first(page, "Surat dirinya dipegang", "takut atau terluka")
    expect(page.locator("#sent-why")).to_contain_text("Surat dirinya dipegang orang lain")
    look(page, "border-sent")
    page.get_by_role("button", name="Mulai sekarang").click()


def drawn_or_not(page: Page) -> None:
    """Nobody can know beforehand whom the lot takes: she is told of, and asked later."""
    page.locator("#sent:visible, #first:visible:not(:has-text('Ujang S.'))").first.wait_for()
    if page.locator("#sent").is_visible():
        expect(page.locator("#sent-why")).to_have_text("Terpilih undian")
        page.get_by_role("button", name="Nanti, orang berikutnya").click()


def where_others_hear_only_what_is_safe_is_asked(page: Page) -> None:
    expect(page.locator("#short-question")).to_contain_text("Apakah orang lain bisa mendengar di sini?")
    expect(page.locator("#short-malay")).to_contain_text("Adakah orang lain")
    answer(page, "Ya")
    expect(page.locator("#short-safe")).to_contain_text("memeriksa surat")
    look(page, "border-short")
    answer(page, "Ya", "Tidak")
    expect(page.locator("#short-unsafe")).to_be_visible()
    expect(page.locator("#short-needs")).to_contain_text("Panggil ke tempat yang tidak terdengar")
    look(page, "border-short-end")
    page.locator("#short-all .card", has_text="bisa mendengar").click()
    answer(page, "Tidak")
    look(page, "border-short-track")
    answer(page, "Kerja rumah tangga")
    page.locator("#short-all .card", has_text="mengancam").click()
    answer(page, "Ya")
    expect(page.locator("#short-saved")).to_contain_text("Tersimpan di ponsel")


def go_on_where_it_was_broken_off(page: Page) -> None:
    """The battery died in the middle: half a day later the draft is as it was, whatever the order in which it was begun."""
    unlock(page)
    page.locator("#border-batches .card", has_text="2 · Dayang N.").click()
    expect(page.locator("#short-all .card", has_text="mengancam")).to_contain_text("Ya")
    expect(page.locator("#short-question")).to_contain_text("berbeda dari yang dijanjikan")
    assert answer_rest(page) == 9
    expect(page.locator("#short-needs")).to_contain_text("Diancam, atau keluarganya diancam.")
    expect(page.locator("#short-unsafe")).to_be_hidden()
    page.get_by_role("button", name="Selesai dan segel").click()
    expect(page.locator("#told")).to_contain_text("Formulir ini tidak bisa dibuka lagi")


def somebody_stood_on_no_list(page: Page) -> None:
    """Added, asked at once; a mark for who did not come."""
    page.get_by_role("button", name="Kembali ke daftar").click()
    page.get_by_role("button", name="Tambah orang di luar daftar").click()
    page.get_by_role("button", name="Segel, lalu saringan awal").click()
    expect(page.locator("#add-problem")).to_contain_text("Tulis namanya")
    page.get_by_label("Nama", exact=True).fill(ADDED)
    page.get_by_label("Jenis kelamin").select_option("P")
    page.get_by_label("Umur, kira-kira").fill("tua")
    page.get_by_role("button", name="Segel, lalu saringan awal").click()
    expect(page.locator("#add-problem")).to_contain_text("dengan angka")
    page.get_by_label("Umur, kira-kira").fill("17")
    look(page, "border-add")
    page.get_by_role("button", name="Segel, lalu saringan awal").click()
    expect(page.locator("#first-title")).to_have_text("Tambahan · Wening P.")
    expect(page.locator("#first-listed")).to_contain_text("Sudah ditandai menurut daftar")
    look(page, "border-first-child")
    seal_first(page)  # seventeen: a child without a tap
    expect(page.locator("#sent-why")).to_contain_text("Anak, atau umurnya belum pasti")
    page.get_by_role("button", name="Nanti, orang berikutnya").click()
    page.get_by_role("button", name="Kembali ke daftar").click()
    page.get_by_role("button", name="Semua", exact=True).click()
    person(page, "Lalu W.")
    page.get_by_role("button", name="Tidak tiba").click()
    expect(page.locator("#told")).to_have_text("Ditandai tidak tiba.")
    expect(page.locator("#border-list .card", has_text="Lalu W.")).to_contain_text("tidak tiba")


def who_was_asked_comes_back_and_asks_to_speak(page: Page) -> None:
    """Nothing sealed is opened: a new first line, and a new short screening; and one without any sign, which is not kept."""
    before = waiting(page)
    person(page, "Dayang N.")
    expect(page.locator("#again-about")).to_contain_text("sudah")
    look(page, "border-again")
    page.get_by_role("button", name="Tanya lagi").click()
    expect(page.locator("#first-signs [aria-pressed=true]")).to_have_count(0)
    expect(page.locator("#first-not-came")).to_be_hidden()
    seal_first(page, "Minta bicara")
    expect(page.locator("#sent-why")).to_contain_text("Minta bicara")  # the lot may have drawn her as well
    page.get_by_role("button", name="Mulai sekarang").click()
    answer(page, "Tidak", "Kerja rumah tangga")
    answer_rest(page)
    page.get_by_role("button", name="Selesai dan segel").click()
    expect(page.locator("#told")).to_contain_text("Formulir ini tidak bisa dibuka lagi")
    assert waiting(page) == before + 2
    page.get_by_role("button", name="Kembali ke daftar").click()
    person(page, "Dayang N.")
    page.get_by_role("button", name="Tanya lebih jauh").click()
    expect(page.locator("#short-question")).to_contain_text("Apakah orang lain bisa mendengar di sini?")
    page.get_by_role("button", name="Buang formulir ini").click()
    expect(page.locator("#border-list .card", has_text="Dayang N.")).to_contain_text("sudah")
    assert waiting(page) == before + 2


def back_at_the_office(page: Page, tablet: Phone, sealed: int) -> None:
    """Her session is over; what is sealed is sent, and the desk has it with the day of its own clock."""
    tablet.sign_in()
    page.get_by_role("button", name="Kirim dan perbarui").click()
    expect(page.locator("#told")).to_contain_text(f"{sealed} formulir terkirim", timeout=AT_WORK)
    expect(page.locator("#unsent")).to_have_text("Semua sudah terkirim.")
    open_list(page)
    expect(page.locator("#border-list .card", has_text="5 · Wening P.")).to_contain_text("perlu penyaringan pendek")
    page.goto(tablet.office.address + "/perbatasan/")
    page.locator("table a").first.click()
    page.get_by_role("link", name="Dayang N.").first.click()
    expect(page.locator("main")).to_contain_text(NAMES[1])
    expect(page.locator("main")).to_contain_text("Diancam, atau keluarganya diancam.")
    expect(page.locator("main")).to_contain_text(
        "Surat dirinya dipegang orang lain; Tampak takut atau terluka; Minta bicara"
    )
    expect(page.get_by_role("button", name="Pakai jawaban ini")).to_have_count(2)
    page.goto("about:blank")
    tablet.kill()
    nothing_readable(tablet)


def test_two_tablets_ask_the_same_person(
    browser: Browser, office: Office, tablet: Phone, his: dict[str, str], tmp_path: Path
) -> None:
    with tablet_of(browser, replace(office, cookies=his), tmp_path / "ilham") as other:
        pages = [tablet.start(), other.start()]
        for page in pages:
            set_up(page)
        pages[0].evaluate("document.getElementById('told').textContent = ''")
        pages[0].get_by_role("button", name="Kirim dan perbarui").click()  # by now the other tablet is known
        expect(pages[0].locator("#told")).to_contain_text("sudah baru")
        begin_at_different_people(*pages)
        office.shut()
        for page, said in zip(pages, ("Ya", "Tidak"), strict=True):
            ask_in_full(page, said)
        office.open()
        for page in pages:
            page.get_by_role("button", name="Kembali ke daftar").click()
            page.get_by_role("button", name="Kembali", exact=True).click()
            page.get_by_role("button", name="Kirim dan perbarui").click()
            expect(page.locator("#unsent")).to_have_text("Semua sudah terkirim.")
        expect(pages[1].locator("#told")).to_contain_text("Kedua jawabannya ada di halaman orang itu")
        both_answers_are_shown(pages[1])


def begin_at_different_people(*pages: Page) -> None:
    """Each begins with a part of the list, a family on one tablet; either may take anyone."""
    parts = []
    for page in pages:
        page.locator("#border-batches .card", has_text="Kedatangan").click()
        expect(page.locator("#border")).to_be_visible()
        parts.append(set(page.locator("#border-list .card b").all_inner_texts()))
        page.get_by_role("button", name="Semua", exact=True).click()
        expect(page.locator("#border-list .card")).to_have_count(4)
    assert parts[0] | parts[1] == {"1 · Ujang S.", "2 · Dayang N.", "3 · Rafi K.", "4 · Lalu W."}
    assert not parts[0] & parts[1]
    assert any({"2 · Dayang N.", "3 · Rafi K."} <= part for part in parts)


def ask_in_full(page: Page, said: str) -> None:
    person(page, "Ujang S.")
    seal_first(page, "Minta bicara")
    page.get_by_role("button", name="Mulai sekarang").click()
    answer(page, "Tidak", "Kebun atau ladang")
    answer_rest(page, said)
    page.get_by_role("button", name="Selesai dan segel").click()
    expect(page.locator("#first")).to_be_visible()


def both_answers_are_shown(page: Page) -> None:
    open_list(page)
    expect(page.locator("#border-doubles")).to_contain_text("Ditanya di dua ponsel")
    look(page, "border-doubles")
    page.locator("#border-doubles-list a").click()
    page.wait_for_load_state("load")
    expect(page.locator("main")).to_contain_text("Bima Putra")
    expect(page.locator("main")).to_contain_text("Ilham Rekaan")
    check_page(page, "border-doubles-desk")
