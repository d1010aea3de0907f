"""What an officer does on the desk's pages, step by step; each story looks at the pages that its own steps pass."""

import re
from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.cast import in_a_while, typed_until
from tests.journeys.looking import check_page

Look = Callable[[Page, str], None]
NAME = "Rahmat Hidayat"
WORDS = "Seorang laki-laki pulang dari pusat penipuan, takut dipanggil polisi."
SUMMARY = "Dipaksa menipu orang lewat pesan, paspornya ditahan."
CASE_NUMBER = re.compile(r"KS-[0-9A-Z]{4}-[0-9A-Z]{4}")


def pass_by(page: Page, name: str) -> None:
    """Look at nothing: another story looks at this page."""


def press(page: Page, words: str) -> None:
    """Press the button with these words and see that no field complains."""
    page.locator("main").get_by_role("button", name=words, exact=True).click()
    page.wait_for_load_state()
    assert page.locator(".error-summary").count() == 0, page.locator("main").inner_text()[:500]


def follow(page: Page, words: str) -> None:
    """Follow the link with these words, on the page itself."""
    page.locator("main").get_by_role("link", name=words, exact=True).click()
    page.wait_for_load_state()


def choose(page: Page, question: str, answer: str) -> None:
    """Give one of the answers that a question offers."""
    page.get_by_role("group", name=question).get_by_label(answer, exact=True).check()


def type_until(page: Page) -> None:
    """The last day on which it holds."""
    for part, typed in typed_until(in_a_while()).items():
        page.locator(f"[name={part}]").fill(typed)


def take_report(page: Page, look: Look = check_page) -> None:
    """A man walks in and tells; the receipt says the number."""
    page.goto("/")
    page.locator("main").get_by_role("link", name="Catat laporan").first.click()
    page.wait_for_load_state()
    look(page, "report-take")
    choose(page, "Bagaimana laporan ini masuk?", "Datang langsung")
    page.get_by_label("Apa yang dilaporkan?").fill(WORDS)
    page.get_by_label("Paspor atau KTP ditahan orang lain").check()
    choose(page, "Apakah tanda-tanda itu sudah ditanyakan?", "Semua sudah ditanyakan")
    page.get_by_label("Nama, seperti disebut").first.fill("Rahmat")
    choose(page, "Apakah laporan ini tentang petugas instansi?", "Tidak")
    press(page, "Simpan laporan")
    expect(page.get_by_role("heading", name="Laporan tersimpan")).to_be_visible()
    look(page, "report-taken")


def case_from_report(page: Page, look: Look = check_page) -> str:
    """The report that waits becomes a case; answers the case's address."""
    follow(page, "Lihat laporan yang menunggu")
    look(page, "reports")
    page.locator("main tbody a").first.click()
    page.wait_for_load_state()
    expect(page.get_by_text(WORDS)).to_be_visible()
    look(page, "report")
    follow(page, "Jadikan kasus")
    look(page, "case-open")
    page.get_by_label("Ringkasan kasus").fill(SUMMARY)
    press(page, "Buka kasus")
    expect(page.get_by_role("heading", name=CASE_NUMBER)).to_be_visible()
    return page.url


def add_person(page: Page, case: str, look: Look = check_page) -> None:
    """Look for him first, then write him down with his part."""
    page.goto(case)
    follow(page, "Masukkan orang pertama")
    page.get_by_label("Nama, NIK, nomor telepon atau paspor").last.fill(NAME)
    press(page, "Cari orang")
    expect(page.get_by_text("Belum ada yang cocok di meja ini.")).to_be_visible()
    look(page, "case-person-find")
    follow(page, "Catat orang baru")
    page.get_by_label("Nama", exact=True).fill(NAME)
    choose(page, "Jenis kelamin", "laki-laki")
    page.get_by_role("group", name="Kapan lahir?").get_by_label("Tahun").fill("1998")
    page.get_by_label("Sebagai apa orang ini dalam kasus?").select_option("korban")
    look(page, "case-person-new")
    press(page, "Catat orang ini")
    expect(page.locator("main").get_by_role("link", name=NAME, exact=True)).to_be_visible()
    look(page, "case")


def write_history(page: Page, case: str, look: Look = check_page) -> str:
    """From the person to his history and its first event; answers the history's address."""
    page.goto(case)
    follow(page, NAME)
    look(page, "person")
    follow(page, "Buka riwayat eksploitasi")
    look(page, "histories")
    follow(page, "Tulis riwayat")
    choose(page, "Apakah orang ini sudah lepas dari keadaan itu?", "Ya, sudah lepas")
    page.get_by_label("Ringkasan riwayat").fill("Berangkat Januari, pulang September.")
    look(page, "history-new")
    press(page, "Simpan riwayat")
    history = page.url
    follow(page, "Tulis kejadian")
    page.get_by_label("Apa yang terjadi?").select_option("recruitment")
    when = page.get_by_role("group", name="Kapan?")
    when.get_by_label("Bulan").fill("1")
    when.get_by_label("Tahun").fill("2026")
    page.get_by_label("Ceritanya").fill("Lowongan layanan pelanggan lewat pesan.")
    page.locator("input[name=process][value=perekrutan]").check()
    page.locator("input[name=means][value=penipuan]").check()
    page.locator("input[name=purpose][value=kerja_atau_pelayanan_paksa]").check()
    look(page, "event")
    press(page, "Simpan kejadian")
    expect(page.get_by_text("Lowongan layanan pelanggan lewat pesan.")).to_be_visible()
    look(page, "history")
    return history


def screen(page: Page, history: str, look: Look = check_page) -> None:
    """Every group of questions, the first answer of each yes; then the summary, her own words, the result."""
    page.goto(history)
    follow(page, "Mulai penyaringan")
    look(page, "screening-start")
    press(page, "Mulai penyaringan")
    groups = 0
    while "/tanya/" in page.url:
        groups += 1
        assert groups < 12, "the questions come to an end"
        page.locator("main .question").first.get_by_label("Ya", exact=True).check()
        look(page, f"screening-{groups}")
        press(page, "Simpan dan lanjut")
    assert groups == 7
    expect(page.get_by_role("heading", name="Baca lagi sebelum selesai")).to_be_visible()
    look(page, "screening-summary")
    page.get_by_label("Pertimbangan Anda, dengan kata sendiri").fill("Ceritanya utuh dan sesuai dengan paspornya.")
    press(page, "Selesaikan penyaringan")
    expect(page.get_by_role("heading", name="Hasil penyaringan")).to_be_visible()
    look(page, "screening-result")


def propose_closing(page: Page, case: str, look: Look = check_page) -> None:
    """Say why the case may be closed; somebody else decides."""
    page.goto(case)
    follow(page, "Usulkan kasus ditutup")
    choose(page, "Alasan", "Layanan yang diminta sudah selesai")
    page.get_by_label("Jelaskan dengan kalimat Anda sendiri").fill("Sudah didampingi, tidak perlu apa-apa lagi.")
    look(page, "case-close")
    press(page, "Kirim usul ke penyelia")
    expect(page.get_by_text("Anda tidak dapat menyetujuinya sendiri.")).to_be_visible()
