"""Letters in the browser: what is there, what is missing, the draft, its check; every form opens where it is to be opened."""

import io
import json
import re
import shutil
import subprocess
import zipfile
from collections.abc import Callable
from datetime import date
from importlib import resources
from pathlib import Path
from uuid import UUID

import numpy as np
import pytest
import typst
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from docx import Document as Word
from PIL import Image

from naung.casework.cases.actions import add_person, open_case
from naung.casework.cases.vocabulary import Role
from naung.casework.evidence.queries import content_of, document_for, documents_of
from naung.casework.evidence.rules.composing import composed
from naung.casework.evidence.rules.letters import check_template
from naung.casework.evidence.rules.tables import shipped_tables
from naung.casework.evidence.vocabulary import WRITTEN, DocumentKind, EvidenceEvent, Origin
from naung.casework.restitution.actions import keep_computation, sign_computation, write_loss
from naung.casework.restitution.vocabulary import How, Terms
from naung.doors.desk.evidence import letters as pages
from naung.doors.desk.evidence.printing import docx_of, paper, pdf_of, starter_of
from naung.doors.desk.evidence.sources import READERS, Asked, gathered, suggested
from naung.foundation.access.vocabulary import Actor
from naung.foundation.audit.models import Entry
from naung.foundation.clock.vocabulary import VagueDate
from naung.foundation.people.actions import register_person
from naung.foundation.people.vocabulary import Answer, DocumentGiven, NameKind, PersonTold, Sex
from naung.foundation.people.vocabulary import DocumentKind as PaperKind
from naung.methods.letters import Looked, as_pdf
from naung.methods.letters.filling import fill, look
from tests.casework.counsel.conftest import Counsel
from tests.casework.counsel.conftest import counsel as counsel  # the fixtures
from tests.casework.counsel.conftest import lestari as lestari
from tests.casework.evidence.conftest import a_document
from tests.casework.evidence.told import a_template
from tests.doors.evidence.reading import at, text
from tests.methods.signing import a_signer, signed
from tests.methods.words import a_letter

LONG = "Siti Nurhaliza Binti Abdul Rahman Al-Habsyi Kusumaningrum Hadiprojo"
SINGLE = "Sumiati"
ClientFor = Callable[[str], Client]


def values(name: str) -> dict[str, str]:
    """A value for every field of every letter."""
    tables = shipped_tables()
    told = {each: f"isian {each}" for each in (*tables.fields, *tables.typed)}
    rows = "Upah 5 bulan 12 hari\tUU 21/2007 Pasal 48(2)\tRp22.757.760\nPaspor\t\tRp650.000"
    return told | {"orang_nama": name, "restitusi_rincian": rows, "restitusi_jumlah": "Rp23.407.760"}


def whole(kind: DocumentKind) -> tuple[str, ...]:
    """What a letter of this kind asks for where the file holds everything and every part goes along."""
    letter = shipped_tables().letters[kind]
    return letter.needed(letter.names, letter.whole_parts(letter.names))


def printed(kind: DocumentKind, name: str, *, marked: bool = False) -> dict[str, object]:
    told = composed(shipped_tables().letters[kind], values(name), marked=marked)
    return {**told, "author": pages.AUTHOR, "draft": pages.DRAFT}


@pytest.mark.parametrize("kind", WRITTEN)
def test_each_letter_is_whole_as_word_and_its_draft_alone_is_marked(kind: DocumentKind) -> None:
    for name in (LONG, SINGLE):
        for marked in (True, False):
            xml = (
                zipfile.ZipFile(io.BytesIO(docx_of(printed(kind, name, marked=marked))))
                .read("word/document.xml")
                .decode()
            )
            words = re.sub(r"<[^>]+>", "", xml)
            for asked in whole(kind):
                for part in re.split(r"[\t\n]", values(name)[asked]):
                    assert part in words, (kind, asked)
            assert ("w:highlight" in xml) is marked


@pytest.mark.parametrize("kind", WRITTEN)
def test_a_letter_that_comes_with_the_program_is_a_template_as_it_is(kind: DocumentKind) -> None:
    letter = shipped_tables().letters[kind]
    names, troubles = look(starter_of(letter))
    assert troubles == []
    assert set(names) == set(whole(kind))
    check_template(Looked(tuple(names), ()), kind, shipped_tables(), READERS)
    xml = zipfile.ZipFile(io.BytesIO(fill(starter_of(letter), values(LONG), mark=True))).read("word/document.xml")
    assert (LONG in re.sub(r"<[^>]+>", "", xml.decode())) is ("orang_nama" in names)


def test_each_letter_is_a_pdf_and_one_that_is_no_draft_has_a_place_for_a_signature() -> None:
    for kind in WRITTEN:
        assert pdf_of(printed(kind, LONG, marked=True)).startswith(b"%PDF")
    final = pdf_of(printed(DocumentKind.POWER_OF_ATTORNEY, SINGLE))
    assert b"TandaTangan" in final
    assert b"TandaTangan" not in pdf_of(printed(DocumentKind.POWER_OF_ATTORNEY, SINGLE, marked=True))


@pytest.mark.parametrize("kind", WRITTEN)
def test_the_last_words_of_a_word_document_stay_with_who_signs(kind: DocumentKind) -> None:
    made = Word(io.BytesIO(docx_of(printed(kind, LONG))))
    last = [each.paragraph_format.keep_with_next for each in made.paragraphs][-2:]
    assert last == [True, True]
    assert made.element.body[-2].tag.endswith("}tbl")  # the signatures follow them at once


def bands(picture: bytes) -> int:
    """How many lines of print a page has."""
    dark = (np.asarray(Image.open(io.BytesIO(picture)).convert("L")) < 200).any(axis=1)
    return int(dark[0]) + int((dark[1:] & ~dark[:-1]).sum())


def test_no_page_of_a_pdf_holds_nothing_but_who_signs() -> None:
    told, seen = printed(DocumentKind.STATEMENT, SINGLE), set()
    source = resources.files("naung.doors.desk.evidence.printing").joinpath("letter.typ").read_bytes()
    for lines in range(28, 44):  # with some of these only the signatures would go over
        blocks = [
            {"kind": "text", "lines": [[["baris", False]]] * lines},
            {"kind": "text", "lines": [[["akhir", False]]]},
        ]
        inputs = {"data": json.dumps({**told, "blocks": blocks})}
        pages = typst.compile(source, format="png", ppi=100, sys_inputs=inputs, font_paths=paper._fonts())
        several = pages if isinstance(pages, list) else [pages]
        seen.add(len(several))
        # Place and day, position, name, and the number of the page: with the last words one more.
        assert len(several) == 1 or bands(several[-1]) > 4
    assert seen == {1, 2}


def test_what_was_typed_is_printed_and_never_read_as_markup() -> None:
    told = printed(DocumentKind.STATEMENT, '#panic("x") *tebal* $x$ \\ ]')
    assert pdf_of({**told, "marked": True}).startswith(b"%PDF")


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed here")
def test_every_word_document_opens_in_libreoffice(tmp_path: Path) -> None:
    made = {kind.value: docx_of(printed(kind, LONG, marked=True)) for kind in WRITTEN}
    made["templat"] = starter_of(shipped_tables().letters[DocumentKind.POWER_OF_ATTORNEY])
    made["isi"] = fill(a_letter(header="{{ kantor_nama }}"), values(LONG), mark=True)
    for name, content in made.items():
        (tmp_path / f"{name}.docx").write_bytes(content)
    words = ["soffice", f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--headless", "--convert-to", "pdf"]
    words += ["--outdir", str(tmp_path), *(str(tmp_path / f"{name}.docx") for name in made)]
    subprocess.run(words, check=True, capture_output=True, timeout=300)
    unopened = [name for name in made if not (tmp_path / f"{name}.pdf").read_bytes().startswith(b"%PDF")]
    assert unopened == []
    assert as_pdf(made["isi"]).startswith(b"%PDF")  # as an office's own letter goes: by the child, with its limits


def wulan(by: Actor, **told: object) -> tuple[UUID, UUID]:
    """A case with a person of whom everything that a letter asks for is known."""
    facts = {
        "birth_place": "Singkawang",
        "nationality": "ID",
        "home_words": "Pasiran, Singkawang Barat",
        "sex": Sex.FEMALE,
    }
    facts |= {"birth": VagueDate.on(date(2009, 4, 12)), **told}
    person = register_person(
        told=PersonTold(names=((NameKind.OFFICIAL, "Wulan Purnama"),), **facts),  # type: ignore[arg-type]  # facts of a person
        documents=[
            DocumentGiven(PaperKind.PASSPORT, "X7654321", forged=Answer.YES),
            DocumentGiven(PaperKind.PASSPORT, "X1234567"),
        ],
        by=by,
    )
    case = open_case(summary="Dijanjikan kerja.", by=by)
    add_person(case_id=case, person_id=person, role=Role.VICTIM, by=by)
    return case, person


@pytest.mark.django_db
def test_values_are_those_of_the_file_and_a_forged_paper_is_none(sari: Actor) -> None:
    case, person = wulan(sari)
    names = (*shipped_tables().fields,)
    found = gathered(Asked(sari, case, person, DocumentKind.LEGAL_AID_REQUEST), names)
    assert found["orang_nama"] == "Wulan Purnama"
    assert (found["orang_tanggal_lahir"], found["orang_tempat_lahir"]) == ("12 April 2009", "Singkawang")
    assert found["orang_surat_diri"] == "paspor X1234567"
    assert (found["orang_kewarganegaraan"], found["orang_jenis_kelamin"]) == ("Indonesia", "perempuan")
    assert found["kantor_nama"]
    assert "persetujuan_hari" not in found  # nobody asked her yet
    assert not any(name.startswith("restitusi_") for name in found)
    vague, other = wulan(sari, birth=VagueDate.in_year(2009), sex=Sex.UNKNOWN)
    less = gathered(Asked(sari, vague, other, DocumentKind.STATEMENT), names)
    assert "orang_tanggal_lahir" not in less
    assert "orang_jenis_kelamin" not in less


def test_every_source_of_the_table_has_its_reader() -> None:
    assert set(READERS) == set(shipped_tables().sources)


@pytest.mark.django_db
def test_the_application_for_restitution_says_the_signed_computation_to_the_rupiah(sari: Actor, ratna: Actor) -> None:
    case, person = wulan(sari)
    whose = {"case_id": case, "person_id": person, "by": sari}
    asked = Asked(sari, case, person, DocumentKind.RESTITUTION_REQUEST)
    names = ("restitusi_rincian", "restitusi_jumlah", "restitusi_terbilang")
    for smallest in (3_275_500, 1_000_000):
        terms = Terms(How.AMOUNT, "IDR", smallest=smallest)
        write_loss(**whose, kind="perawatan", provision="uu21_perawatan", words="Berobat\tdua kali", terms=terms)
    made = keep_computation(**whose)
    assert gathered(asked, names) == {}  # nobody signed it
    sign_computation(computation_id=made, by=sari)
    found = gathered(Asked(sari, case, person, asked.kind), names)  # another request
    assert (found["restitusi_jumlah"], found["restitusi_terbilang"]) == (
        "Rp 4.275.500",
        "empat juta dua ratus tujuh puluh lima ribu lima ratus rupiah",
    )
    told = composed(shipped_tables().letters[asked.kind], {**values(SINGLE), **found}, marked=False)
    rows = next(block["rows"] for block in told["blocks"] if block["kind"] == "table")
    assert [int(re.sub(r"\D", "", row[2])) for row in rows] == [3_275_500, 1_000_000]


@pytest.mark.django_db
def test_who_receives_the_power_is_her_counsel_of_now_and_may_be_changed(counsel: Counsel, lestari: Actor) -> None:
    asked = Asked(lestari, counsel.case, counsel.person, DocumentKind.POWER_OF_ATTORNEY)
    names = shipped_tables().letters[asked.kind].names
    assert suggested(asked, names)["penerima_kuasa_nama"] == "Lestari Anggraini"
    assert suggested(asked, ("orang_nama",)) == {}
    case, person = wulan(lestari)
    assert suggested(Asked(lestari, case, person, asked.kind), names) == {}


TYPED = {
    "nomor_surat": "042/PPA", "tempat_surat": "Singkawang", "keterangan": "Didampingi sejak Oktober.",
    "keperluan": "mendaftar sekolah", "penandatangan_nama": "Ratna", "penandatangan_jabatan": "Kepala",
}  # fmt: skip


@pytest.mark.django_db
def test_sari_writes_a_letter_reads_what_was_filled_in_and_keeps_it(sari: Actor, client_for: ClientFor) -> None:
    case, person = wulan(sari)
    browser = client_for("sari")
    page = text(browser.get(at("choose", case)))
    assert "Surat keterangan" in page
    where = at("write", case, "surat_keterangan", person)
    opened = text(browser.get(where))
    assert "12 April 2009" in opened
    assert "Ia masih anak, atau belum pasti sudah dewasa." in opened
    missing = text(browser.post(where, {"title": "Keterangan", "form": "pdf", **TYPED, "keperluan": ""}))
    assert "Untuk keperluan apa?" in missing
    assert documents_of(case, actor=sari) == []
    draft = browser.post(where, {"title": "Keterangan sekolah", "form": "pdf", **TYPED})["Location"]
    shown = text(browser.get(draft))
    assert "konsep, belum diperiksa" in shown
    assert "mendaftar sekolah" in shown
    (made,) = documents_of(case, actor=sari)
    assert (made.draft, made.origin, made.person) == (True, Origin.LETTER, person)
    unread = text(browser.post(at("check", made.id), {"read": ""}))
    assert "Centang dahulu" in unread
    final = browser.post(at("check", made.id), {"read": "on"})["Location"]
    assert "Isian diperiksa" in text(browser.get(final))
    newest = next(each for each in documents_of(case, actor=sari) if each.newest)
    assert (newest.version, newest.checked_by) == (2, sari.id)
    assert b"TandaTangan" in content_of(newest.id, actor=sari).content
    assert browser.post(at("sent", newest.id)).status_code == 302
    assert "dikirim" in text(browser.get(at("list", case)))
    assert "Ternyata belum dikirim" in text(browser.get(final))
    browser.post(at("sent", newest.id), {"sent": "tidak"})
    assert "Ini yang dikirim" in text(browser.get(final))
    assert browser.get(at("sent", newest.id)).status_code == 405
    assert Entry.objects.filter(event=EvidenceEvent.CHECKED, subject=case).count() == 1


@pytest.mark.django_db
def test_a_letter_that_lacks_something_names_it_and_is_not_written(sari: Actor, client_for: ClientFor) -> None:
    case, person = wulan(sari, birth=VagueDate.unknown())
    where = at("write", case, "permohonan_bantuan_hukum", person)
    page = text(client_for("sari").get(where))
    assert "Ini belum ada di berkas" in page
    assert "Tanggal lahir" in page
    assert "Hari ia menyetujui" in page
    assert "Buat konsep" not in page
    client_for("sari").post(where, {"title": "x", "form": "pdf"})
    assert documents_of(case, actor=sari) == []
    assert client_for("sari").get(at("write", case, "surat_kesehatan", person)).status_code == 404


@pytest.mark.django_db
def test_the_offices_own_letter_is_written_as_word_where_libreoffice_is_missing(
    ratna: Actor, sari: Actor, client_for: ClientFor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pages, "can_make_pdf", lambda: False)
    case, person = wulan(sari)
    where = at("write_by", case, a_template(ratna), person)
    browser = client_for("sari")
    assert "PDF dari templat Word memerlukan LibreOffice" in text(browser.get(where))
    draft = browser.post(where, {"title": "Keterangan kami", "form": "docx", "keterangan": "Ia <b>bekerja</b>."})
    assert draft.status_code == 302
    (made,) = documents_of(case, actor=sari)
    first = Word(io.BytesIO(content_of(made.id, actor=sari).content)).paragraphs[0]
    assert "Wulan Purnama: Ia <b>bekerja</b>." in first.text
    assert any(run.font.highlight_color for run in first.runs)
    assert made.origin is Origin.TEMPLATE


@pytest.mark.django_db
def test_ratna_adds_a_template_and_reads_why_another_is_refused(
    ratna: Actor, client_for: ClientFor, nobody: Client
) -> None:
    browser = client_for("ratna")

    def sent(content: bytes) -> dict[str, object]:
        return {"kind": "surat_keterangan", "title": "Surat kami", "file": SimpleUploadedFile("a.docx", content)}

    refused = text(browser.post(at("template_add"), sent(a_letter("{{ rumah_aman_alamat }} {{ orang_asal }}"))))
    assert "Isian rumah_aman_alamat tidak boleh keluar." in refused
    assert "Isian orang_asal tidak boleh keluar lewat surat jenis ini." in refused
    assert browser.post(at("template_add"), sent(a_letter("{{ orang_nama }}"))).status_code == 302
    listed = text(browser.get(at("templates")))
    assert "Surat kami" in listed
    fields = text(browser.get(at("fields")))
    assert "orang_nama" in fields
    assert "restitusi_jumlah" in fields
    assert "rumah_aman_alamat" in fields
    assert browser.get(at("starter", "surat_kuasa")).content[:2] == b"PK"
    for who, status in (("sari", 403), ("budi", 403)):
        assert client_for(who).get(at("template_add")).status_code == status
    assert nobody.get(at("templates")).status_code == 302


@pytest.mark.django_db
def test_a_template_of_another_desk_is_not_found(ratna: Actor, client_for: ClientFor) -> None:
    made = a_template(ratna)
    assert client_for("budi").get(at("template_take", made)).status_code == 404
    assert client_for("sari").get(at("template_take", made)).content[:2] == b"PK"
    assert client_for("sari").post(at("template_withdraw", made)).status_code == 403
    assert client_for("ratna").post(at("template_withdraw", made)).status_code == 302


@pytest.mark.django_db
def test_what_a_signature_says_stands_on_its_page(sari: Actor, client_for: ClientFor) -> None:
    case, person = wulan(sari)
    paper = a_document(case, sari, person)
    browser = client_for("sari")
    letter = pdf_of(printed(DocumentKind.POWER_OF_ATTORNEY, SINGLE))
    back = {"file": SimpleUploadedFile("surat.pdf", signed(letter, a_signer("Lestari Contoh")[0]))}
    page = text(browser.get(browser.post(at("signed", paper), back)["Location"]))
    assert "Lestari Contoh" in page
    assert "Utuh: isinya sama dengan yang ditandatangani." in page
    assert "tidak dikenal di sini" in page
    assert document_for(paper, actor=sari).version == 1
