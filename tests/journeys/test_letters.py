"""Sari keeps what Wulan brought, writes a letter from the file, reads each value, and takes it along to be signed."""

from datetime import date
from pathlib import Path
from uuid import UUID

import pytest
from playwright.sync_api import Page, expect

from naung.casework.cases.actions import add_person, open_case
from naung.casework.cases.vocabulary import Role
from naung.foundation.accounts.queries import actor_for_officer
from naung.foundation.clock.vocabulary import VagueDate
from naung.foundation.people.actions import register_person
from naung.foundation.people.vocabulary import NameKind, PersonTold, Sex
from tests.doors.account.signing import Officer
from tests.foundation.test_files import PDF
from tests.journeys.conftest import SignedIn
from tests.journeys.desk_steps import choose, follow, press
from tests.journeys.looking import check_page

pytestmark = pytest.mark.django_db(transaction=True)
TYPED = {
    "Nomor surat": "042/PPA/XI",
    "Dibuat di": "Singkawang",
    "Apa yang diterangkan?": "Bahwa yang bersangkutan didampingi kantor ini.",
    "Untuk keperluan apa?": "pendaftaran sekolah",
    "Siapa yang menandatangani?": "Ratna",
    "Apa jabatannya?": "Kepala UPTD PPA",
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
