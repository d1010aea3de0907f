"""Sari keeps what Wulan brought, writes a letter from the file, reads each value, and takes it along to be signed."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from uuid import UUID

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from naung.casework.cases.actions import add_person, open_case
from naung.casework.cases.vocabulary import Role
from naung.casework.consent.actions import give_consent
from naung.casework.consent.vocabulary import ConsentGiven, SharingPurpose, Whom
from naung.casework.proceedings.actions import begin_defence
from naung.casework.reintegration.actions import write_problem
from naung.casework.restitution.actions import write_debt
from naung.foundation.accounts.queries import actor_for_officer
from naung.foundation.clock.vocabulary import VagueDate
from naung.foundation.people.actions import register_person
from naung.foundation.people.vocabulary import NameKind, PersonTold, Sex
from tests.casework.consent.book import letters
from tests.casework.consent.conftest import SPOKEN
from tests.cast import in_a_while
from tests.doors.account.signing import Officer
from tests.foundation.test_files import PDF
from tests.journeys.conftest import SignedIn
from tests.journeys.desk_steps import choose, follow, press
from tests.journeys.looking import check_in_english, check_page

pytestmark = pytest.mark.django_db(transaction=True)
TYPED = {
    "Nomor surat": "042/PPA/XI",
    "Dibuat di": "Singkawang",
    "Apa yang diterangkan?": "Bahwa yang bersangkutan didampingi kantor ini.",
    "Untuk keperluan apa?": "pendaftaran sekolah",
    "Siapa yang menandatangani?": "Ratna",
    "Apa jabatannya?": "Kepala UPTD PPA",
}
SIGNED = {
    label: TYPED[label] for label in ("Nomor surat", "Dibuat di", "Siapa yang menandatangani?", "Apa jabatannya?")
}
REPORT = {
    "Kepada siapa surat ini?": "Dinas Sosial Kota Singkawang",
    "Laporan ini tentang masa kapan?": "Juli sampai Desember 2026",
    "Apa yang sudah dikerjakan dan hasilnya?": "Didampingi.",
    "Apa langkah berikutnya?": "Diantar melamar kerja.",
}


@pytest.fixture
def case(sari: Officer, desk: UUID) -> str:
    """The address of a case with one survivor of whom all is known that a statement asks for."""
    by = actor_for_officer(sari.username, desk=desk)
    told = PersonTold(
        names=((NameKind.OFFICIAL, "Sumiati"),),
        sex=Sex.FEMALE,
        birth=VagueDate.on(date(2009, 4, 12)),
        birth_place="Singkawang",
    )
    person, made = register_person(told=told, by=by), open_case(summary="Dijanjikan kerja.", by=by)
    add_person(case_id=made, person_id=person, role=Role.VICTIM, by=by)
    return f"/kasus/{made}/"


@dataclass(frozen=True)
class Accused:
    """A case at Sari's desk of a woman who came back from a scam centre, is accused, and still owes her recruiter."""

    case: UUID
    person: UUID


@pytest.fixture
def accused(sari: Officer, desk: UUID) -> Accused:
    by = actor_for_officer(sari.username, desk=desk)
    told = PersonTold(names=((NameKind.OFFICIAL, "Sumiati"),), sex=Sex.FEMALE, birth=VagueDate.on(date(1996, 4, 12)))
    person, case = register_person(told=told, by=by), open_case(summary="Disuruh menipu lewat pesan.", by=by)
    add_person(case_id=case, person_id=person, role=Role.VICTIM, by=by)
    whose = {"case_id": case, "person_id": person, "by": by}
    for purpose in (SharingPurpose.LEGAL, SharingPurpose.REINTEGRATION):
        given = ConsentGiven(purpose, Whom(None, "Polres Singkawang"), letters("BC"), in_a_while(), SPOKEN)
        give_consent(person_id=person, given=given, by=by)
    begin_defence(
        **whose, deed="penipuan_daring", accused_on=timezone.localdate(), link="Disuruh; paspornya ditahan.",
        argument="Ia tidak bebas memilih.",
    )  # fmt: skip
    for currency, amount in (("IDR", 12_345_678), ("MYR", 150_050)):
        write_debt(**whose, creditor="Agen Makmur", words="Biaya berangkat.", currency=currency, smallest=amount)
    write_problem(**whose, kind="penagih_utang", seen_on=timezone.localdate(), words="Ditagih.", done="Dilaporkan.")
    return Accused(case, person)


def test_an_accusation_a_debt_and_a_report_each_become_a_letter_from_their_own_page(
    page_of: SignedIn, sari: Officer, accused: Accused
) -> None:
    page = page_of(sari)
    page.goto(f"/proses/{accused.case}/")
    check_page(page, "evidence-accusation")
    follow(page, "Buat suratnya Penipuan lewat internet")
    expect(page.get_by_text("tidak dipidana (UU 21/2007 Pasal 18)")).to_be_visible()
    check_page(page, "evidence-write-accused")
    page.goto(f"/restitusi/{accused.case}/{accused.person}/")
    page.locator("main").get_by_role("link", name="Buat surat penolakan Agen Makmur").first.click()
    page.wait_for_load_state()
    expect(page.get_by_label("Kepada siapa surat ini?")).to_have_value("Agen Makmur")
    check_page(page, "evidence-write-debt")
    page.goto(f"/dokumen/{accused.case}/surat/penolakan_tagihan/{accused.person}/")
    check_page(page, "evidence-which")
    page.locator("main").get_by_role("link", name="Agen Makmur, MYR 1.500,50").click()
    expect(page.get_by_text("seribu lima ratus koma lima nol ringgit Malaysia")).to_be_visible()
    page.goto(f"/dokumen/{accused.case}/surat/laporan_perkembangan/{accused.person}/")
    page.get_by_text("Isi bagian yang boleh ikut").click()
    page.get_by_text("Bagian yang tidak bisa ikut").click()
    expect(page.get_by_text("Perjalanan pulang: belum ada di berkas")).to_be_visible()
    check_page(page, "evidence-write-report")
    choose(page, "Bagian mana yang ikut?", "Masalah baru sesudah pulang")
    for label, words in {**REPORT, **SIGNED}.items():
        page.get_by_label(label).fill(words)
    choose(page, "Dibuat sebagai apa?", "PDF, untuk ditandatangani")
    press(page, "Buat konsep")
    expect(page.get_by_text("Ditagih utang, juga utang perekrutan")).to_be_visible()
    check_page(page, "evidence-draft-report")
    check_in_english(page)


def fill_letter(page: Page) -> None:
    for label, words in TYPED.items():
        page.get_by_label(label).fill(words)
    choose(page, "Dibuat sebagai apa?", "PDF, untuk ditandatangani")
    press(page, "Buat konsep")


def test_from_what_she_brought_to_a_letter_that_can_be_signed(
    page_of: SignedIn, sari: Officer, case: str, tmp_path: Path
) -> None:
    brought = tmp_path / "akta.pdf"
    brought.write_bytes(PDF)
    page = page_of(sari)
    page.goto(case)
    follow(page, "Dokumen dan surat")
    follow(page, "Unggah dokumen")
    check_page(page, "evidence-upload")
    page.get_by_label("Apa jenisnya?").select_option("surat_diri")
    page.get_by_label("Nama dokumen").fill("Akta lahir")
    page.get_by_label("Milik siapa?").select_option(label="Sumiati")
    page.get_by_label("Berkasnya").set_input_files(brought)
    press(page, "Simpan dokumen")
    expect(page.get_by_role("link", name="Akta lahir")).to_be_visible()
    follow(page, "Buat surat")
    check_page(page, "evidence-choose")
    follow(page, "Permohonan bantuan hukum")
    check_page(page, "evidence-missing")
    expect(page.get_by_text("Ini belum ada di berkas")).to_be_visible()
    page.go_back()
    follow(page, "Surat keterangan")
    check_page(page, "evidence-write")
    fill_letter(page)
    expect(page.get_by_text("konsep, belum diperiksa")).to_be_visible()
    check_page(page, "evidence-draft")
    follow(page, "Periksa isiannya")
    check_page(page, "evidence-check")
    page.get_by_label("Setiap isian di atas sudah saya baca, dan benar.").check()
    press(page, "Simpan suratnya")
    with page.expect_download() as taken:
        page.get_by_role("link", name="Ambil dokumen", exact=True).click()
    assert Path(taken.value.path()).read_bytes().startswith(b"%PDF")
    assert "Sumiati" not in taken.value.suggested_filename
    follow(page, "Lihat tanda tangan elektroniknya")
    check_page(page, "evidence-signatures")
    page.goto("/dokumen/templat/isian/")
    check_page(page, "evidence-fields")
