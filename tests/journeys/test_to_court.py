"""In court, on a phone: a girl recruited as a bride, to the last rupiah; a man accused of what he was made to do."""

from datetime import date, timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from naung.casework.counsel.actions import write_lawyer
from naung.casework.counsel.models import PrivilegedNote
from naung.casework.counsel.vocabulary import LawyerTold
from naung.casework.evidence.vocabulary import DocumentKind
from naung.casework.proceedings.models import Defence, LegalStep
from naung.casework.proceedings.vocabulary import Outcome
from naung.casework.restitution.actions import write_loss
from naung.casework.restitution.queries import claim_for
from naung.casework.restitution.vocabulary import How, Terms
from naung.foundation.people.vocabulary import Sex
from tests.casework.counsel.conftest import NEXT, SANDI
from tests.casework.counsel.conftest import quick_keys as quick_keys
from tests.casework.restitution.conftest import a_wage
from tests.journeys.conftest import SignedIn
from tests.journeys.desk_steps import choose, follow, press
from tests.journeys.filing_steps import a_quarter_is_closed, the_money_is_reported
from tests.journeys.legal_steps import (
    PLACE,
    Matter,
    a_matter,
    money_shown,
    paid,
    pick,
    refused,
    step_taken,
    survivor,
    type_day,
    type_moment,
)
from tests.journeys.looking import check_page

pytestmark = pytest.mark.django_db(transaction=True)
D = DocumentKind
BRIDE = {
    "Surat kuasa khusus": D.POWER_OF_ATTORNEY,
    "Laporan polisi": D.POLICE,
    "SPDP": D.POLICE,
    "Surat jaksa": D.PROSECUTION,
    "Putusan": D.COURT,
    **{f"Kuitansi {part}": D.RECEIPT for part in ("pertama", "kedua", "ketiga")},
}
SPOKEN = "Saya tidak mau kembali ke sana. Tolong saya didampingi."
TO_COUNSEL = "Ia berkata pamannya ikut menerima uang mahar."
LETTER = {
    "Nomor surat": "051/LBH/XI",
    "Dibuat di": "Singkawang",
    "Apa yang diterangkan?": "Bahwa ia korban yang dipaksa melakukan penipuan.",
    "Untuk keperluan apa?": "penyidikan di kepolisian",
    "Siapa yang menandatangani?": "Lestari Anggraini",
    "Apa jabatannya?": "Advokat",
}
ARGUED = "Surat kepada penyidik: yang dituduhkan terjadi selama ia dipaksa."
LINK = "Paspornya diambil, dipukul bila target penipuan tidak tercapai."


@pytest.fixture
def bride(desk: object) -> Matter:
    """Mei Lan, sixteen, promised a husband overseas; Bong Cun Fui took the money."""
    told = survivor("Mei Lan", Sex.FEMALE, timezone.localdate() - timedelta(days=16 * 365 + 100))
    made = a_matter("Dijodohkan ke luar negeri, mas kawin diambil makcomblang.", told, "Bong Cun Fui", BRIDE)
    row = LawyerTold("Lestari Anggraini", officer=made.by.id, sex="P", languages=("ind", "hak"), places=(PLACE,))
    write_lawyer(told=row, by=made.by)
    a_wage(made.by, 2026)
    worked = Terms(How.CALENDAR, "IDR", first=date(2026, 2, 10), last=date(2026, 3, 15), place=PLACE)
    write_loss(
        **made.whose, kind="upah", provision="uu21_kekayaan", words="Disuruh bekerja di dapur", terms=worked, by=made.by
    )
    return made


def test_a_girl_recruited_as_a_bride_to_the_last_rupiah(page_of: SignedIn, bride: Matter) -> None:
    page = page_of(bride.lestari, width=360)
    a_path_is_found(page, bride)
    she_speaks_her_application(page, bride)
    counsel_is_given_power(page, bride)
    what_she_told_counsel_opens_for_counsel_alone(page, bride)
    the_police_and_the_prosecutor_work(page, bride)
    the_court_hears_her_behind_closed_doors(page, bride)
    the_money_is_claimed_and_ordered(page, bride)
    it_is_paid_in_three_parts(page, bride)
    the_money_is_reported(page, bride, "Rp 5.250.001")
    a_quarter_is_closed(page)


def a_path_is_found(page: Page, bride: Matter) -> None:
    """From her case to the paths that stand open, the answers that the file knows already given."""
    page.goto(f"/kasus/{bride.case}/")
    page.goto(bride.at("bantuan-hukum"))
    follow(page, "Cari jalannya")
    expect(page.locator("[name=age][value=anak]")).to_be_checked()
    for name, value in (("sexual", "ya"), ("accused", "tidak"), ("guardian", "tidak"), ("afford", "tidak")):
        page.locator(f"[name={name}][value={value}]").check()
    page.locator("[name=process][value=belum]").check()
    press(page, "Lihat jalannya")
    check_page(page, "court-paths")


def she_speaks_her_application(page: Page, bride: Matter) -> None:
    """An oral application is taken down; unread to her it is not kept, and her words stay in the form."""
    page.goto(bride.at("bantuan-hukum") + "pilih/obh/")
    press(page, "Pilih dan tanda tangani")
    page.get_by_label("Kepada siapa?").fill("LBH Singkawang")
    page.get_by_label("Permohonan lisan, kata demi kata").fill(SPOKEN)
    page.get_by_label("Diucapkan dalam bahasa apa?").fill("Hakka")
    refused(page, "Simpan", "Bacakan kembali")
    expect(page.get_by_label("Permohonan lisan, kata demi kata")).to_have_value(SPOKEN)
    page.get_by_label("Sudah dibacakan kembali, dan ia berkata benar").check()
    press(page, "Simpan")
    page.get_by_role("link", name="Berkas lengkap").click()
    press(page, "Simpan")
    page.get_by_role("link", name="Catat jawaban").click()
    choose(page, "Apa jawabannya?", "Diterima")
    press(page, "Simpan")


def counsel_is_given_power(page: Page, bride: Matter) -> None:
    """A human choice from the ordered list, and the kept power of attorney."""
    follow(page, "Buka halaman pembela")
    follow(page, "Tugaskan pembela")
    choose(page, "Ia minta advokat", "perempuan")
    press(page, "Urutkan")
    page.get_by_label("1. Lestari Anggraini").check()
    press(page, "Tugaskan")
    follow(page, "Catat surat kuasa")
    pick(page, document="Surat kuasa khusus")
    type_day(page, "signed_on")
    press(page, "Simpan surat kuasa")
    expect(page.get_by_text("mendampingi dengan surat kuasa")).to_be_visible()
    check_page(page, "court-counsel")


def what_she_told_counsel_opens_for_counsel_alone(page: Page, bride: Matter) -> None:
    """A passphrase of her own; a wrong one opens nothing, a right one once."""
    follow(page, "Buka halaman catatan")
    follow(page, "Buat kunci")
    for label in ("Kalimat sandi untuk catatan", "Ketik sekali lagi"):
        page.get_by_label(label).fill(SANDI)
    press(page, "Buat kunci")
    page.goto(bride.at("pembela") + "catatan/")
    page.get_by_label("Catatan baru").fill(TO_COUNSEL)
    press(page, "Segel catatan")
    expect(page.get_by_text(TO_COUNSEL)).to_have_count(0)
    page.get_by_label("Kalimat sandi catatan Anda").fill(NEXT)
    refused(page, "Buka catatan", "tidak cocok")
    page.get_by_label("Kalimat sandi catatan Anda").fill(SANDI)
    press(page, "Buka catatan")
    expect(page.get_by_text(TO_COUNSEL)).to_be_visible()
    check_page(page, "court-note-open")
    follow(page, "Tutup")
    expect(page.get_by_text(TO_COUNSEL)).to_have_count(0)
    assert PrivilegedNote.objects.count() == 1


def the_police_and_the_prosecutor_work(page: Page, bride: Matter) -> None:
    """A verdict before a charge is refused; then report, investigation, SPDP, and an article tied to what proves it."""
    where = f"/proses/{bride.case}/"
    page.goto(where + "langkah/putusan/")
    type_day(page, "on")
    pick(page, document="Putusan")
    page.get_by_label("Catatan atau alasannya").fill("Kata keluarga sudah diputus.")
    refused(page, "Simpan", "Ini belum bisa dicatat.")
    expect(page.get_by_label("Catatan atau alasannya")).to_have_value("Kata keluarga sudah diputus.")
    page.goto(where + "langkah/laporan_polisi/")
    type_moment(page, timezone.now() - timedelta(minutes=2))
    page.get_by_label("Nomor suratnya").fill("LP/B/7/XI/2026")
    pick(page, document="Laporan polisi")
    press(page, "Simpan")
    step_taken(page, bride, "penyidikan", "Laporan polisi")
    step_taken(page, bride, "spdp", "SPDP")
    follow(page, "Catat pasal")
    pick(page, person="Bong Cun Fui")
    type_day(page, "act_on", date(2026, 2, 10))
    page.locator("[name=where]").last.check()
    press(page, "Lihat pasal yang berlaku")
    page.locator("[name=article]").select_option(index=1)
    press(page, "Simpan pasal")
    page.locator("select[name=document_process]").select_option(label="Laporan polisi")
    page.locator("textarea[name^=words_]").last.fill("Mei Lan dan kakaknya sebagai saksi")
    press(page, "Simpan bukti")


def the_court_hears_her_behind_closed_doors(page: Page, bride: Matter) -> None:
    """A hearing in the past is refused; hers is closed whatever is ticked; then the verdict."""
    for kind in ("p21", "dakwaan"):
        step_taken(page, bride, kind, "Surat jaksa")
    follow(page, "Rencanakan sidang")
    type_moment(page, timezone.now() - timedelta(days=1))
    page.get_by_label("Di mana?").fill("PN Singkawang, ruang anak")
    page.get_by_label("Siapa yang mendampingi saksi?").fill("Bu Ani")
    refused(page, "Simpan sidang", "Sidang ini sudah lewat.")
    expect(page.get_by_label("Di mana?")).to_have_value("PN Singkawang, ruang anak")
    check_page(page, "court-hearing-past")
    page.get_by_label("Sidang tertutup untuk umum").uncheck()
    type_moment(page, timezone.now() + timedelta(days=2))
    press(page, "Simpan sidang")
    expect(page.get_by_text("tertutup", exact=True)).to_be_visible()
    step_taken(page, bride, "sidang_pertama")
    step_taken(page, bride, "tuntutan", "Surat jaksa")
    step_taken(page, bride, "putusan", "Putusan", verdict="Ada terdakwa yang dihukum")
    expect(page.get_by_text("Ada terdakwa yang dihukum")).to_be_visible()
    check_page(page, "court-judged")
    assert LegalStep.objects.count() == 8


def the_money_is_claimed_and_ordered(page: Page, bride: Matter) -> None:
    """A second loss by its receipt, one computation, signed; claimed, demanded, ordered."""
    page.goto(bride.at("restitusi"))
    follow(page, "Catat kerugian")
    page.locator("main li a").first.click()
    pick(page, kind="Biaya berobat atau pemulihan jiwa", document="Kuitansi pertama")
    page.get_by_label("Jelaskan: apa, di mana, kapan").fill("Berobat tiga kali")
    page.get_by_label("Jumlahnya").fill("dua juta")
    page.locator("[name=provision]").select_option("uu21_perawatan")
    refused(page, "Simpan kerugian", "Angka ini tidak terbaca.")
    page.get_by_label("Jumlahnya").fill("2.275.500")
    press(page, "Simpan kerugian")
    press(page, "Simpan perhitungan ini")
    follow(page, "Tanda tangani")
    press(page, "Tanda tangani")
    page.goto(bride.at("restitusi") + "langkah/diajukan/")
    type_day(page, "on")
    press(page, "Simpan")
    for move, paper in (("dituntut", "Surat jaksa"), ("diputus", "Putusan")):
        page.goto(bride.at("restitusi") + f"langkah/{move}/")
        type_day(page, "on")
        page.get_by_label("Rupiah untuk: seluruhnya").fill("5.250.001")
        pick(page, document=paper)
        press(page, "Simpan")
    page.goto("/")
    expect(page.get_by_text("Hari mulai batas restitusi belum diketahui: tanyakan")).to_be_visible()
    check_page(page, "court-today")


def it_is_paid_in_three_parts(page: Page, bride: Matter) -> None:
    """Two parts, then one that is too large: it is asked about and stays typed; then the last rupiah."""
    for part, rupiah in (("pertama", "2.000.000"), ("kedua", "1.750.000")):
        paid(page, bride, rupiah, f"Kuitansi {part}")
        press(page, "Simpan")
    sums = money_shown(page)
    assert (sums["Dibayar, dengan tanda terima"], sums["Belum dibayar"]) == ("Rp 3.750.000", "Rp 1.500.001")
    paid(page, bride, "15.000.010", "Kuitansi ketiga")
    refused(page, "Simpan", "padahal yang diputus Rp\u00a05.250.001")
    expect(page.get_by_label("Rupiah untuk: seluruhnya")).to_have_value("15.000.010")
    check_page(page, "court-paid-too-much")
    page.get_by_label("Rupiah untuk: seluruhnya").fill("1.500.001")
    press(page, "Simpan")
    sums = money_shown(page)
    assert (sums["Dibayar, dengan tanda terima"], sums["Belum dibayar"]) == ("Rp 5.250.001", "Rp 0")
    expect(page.get_by_text("Dibayar penuh")).to_be_visible()
    check_page(page, "court-paid")
    claim = claim_for(bride.case, bride.person, actor=bride.by)
    assert claim.sums.paid == claim.sums.ordered == 5_250_001


@pytest.fixture
def scammed(desk: object) -> Matter:
    """Rangga Saputra, held in a scam centre, home again, and accused of the fraud he was made to commit."""
    told = survivor("Rangga Saputra", Sex.MALE, date(1999, 5, 7))
    papers = {"Panggilan polisi": D.POLICE, "Surat penghentian": D.POLICE}
    return a_matter("Dipaksa menipu lewat internet di luar negeri.", told, "Si Bos", papers)


def test_a_survivor_of_a_scam_centre_is_accused_and_cleared(page_of: SignedIn, scammed: Matter) -> None:
    page = page_of(scammed.lestari, width=360)
    he_is_accused(page, scammed)
    the_argument_goes_out_as_a_letter(page, scammed)
    the_accusation_is_withdrawn(page, scammed)


def he_is_accused(page: Page, scammed: Matter) -> None:
    """An accusation of tomorrow is refused; nothing typed is lost; it waits on the first page."""
    page.goto(f"/kasus/{scammed.case}/")
    follow(page, "Proses hukum")
    follow(page, "Catat bahwa seorang penyintas dituduh")
    pick(page, person="Rangga Saputra")
    choose(page, "Dituduh melakukan apa?", "Penipuan lewat internet")
    page.get_by_label("Apa hubungannya dengan eksploitasi?").fill(LINK)
    type_day(page, "accused_on", timezone.localdate() + timedelta(days=1))
    refused(page, "Simpan", "Hari ini belum terjadi.")
    expect(page.get_by_label("Apa hubungannya dengan eksploitasi?")).to_have_value(LINK)
    check_page(page, "accused-tomorrow")
    type_day(page, "accused_on")
    press(page, "Simpan")
    page.goto("/")
    expect(page.get_by_text("Penyintas masih dituduh")).to_be_visible()


def the_argument_goes_out_as_a_letter(page: Page, scammed: Matter) -> None:
    """A letter of the office from the file, every value read, and kept as what the defence rests on."""
    page.goto(f"/dokumen/{scammed.case}/surat/surat_keterangan/{scammed.person}/")
    page.get_by_label("Nama dokumen di kasus ini").fill("Surat pembelaan")
    for label, words in LETTER.items():
        page.get_by_label(label).fill(words)
    choose(page, "Dibuat sebagai apa?", "PDF, untuk ditandatangani")
    press(page, "Buat konsep")
    follow(page, "Periksa isiannya")
    page.get_by_label("Setiap isian di atas sudah saya baca, dan benar.").check()
    press(page, "Simpan suratnya")
    page.goto(f"/proses/{scammed.case}/")
    page.get_by_role("link", name="Tulis pembelaan").click()
    page.get_by_label("Apa yang disampaikan, dan kepada siapa?").fill(ARGUED)
    pick(page, document="Surat pembelaan")
    press(page, "Simpan pembelaan")
    expect(page.get_by_text(ARGUED)).to_be_visible()
    check_page(page, "accused-argued")


def the_accusation_is_withdrawn(page: Page, scammed: Matter) -> None:
    """Its end, with who decided; the first page no longer asks."""
    page.get_by_role("link", name="Catat akhirnya").click()
    choose(page, "Bagaimana berakhirnya?", "Tuduhan dicabut polisi")
    type_day(page, "ended_on")
    page.get_by_label("Siapa yang memutuskan, dan apa alasannya?").fill("Penyidik: korban yang dipaksa tidak dipidana.")
    pick(page, document="Surat penghentian")
    press(page, "Simpan")
    expect(page.get_by_text("Tuduhan dicabut polisi")).to_be_visible()
    for letter in ("Surat pembelaan", "Surat penghentian"):
        expect(page.get_by_text(f"Surat: {letter}")).to_be_visible()
    check_page(page, "accused-cleared")
    page.goto("/")
    expect(page.get_by_text("Penyintas masih dituduh")).to_have_count(0)
    assert Defence.objects.get().outcome == Outcome.CLEARED
