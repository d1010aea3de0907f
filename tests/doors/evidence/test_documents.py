"""Papers of a case in the browser: by Sari, by Ratna, by Budi, by others and by nobody; uploaded, taken out, renewed, emptied."""

import io
from collections.abc import Callable
from zipfile import ZipFile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from naung.casework.evidence.models import Document
from naung.casework.evidence.queries import documents_of
from naung.casework.evidence.vocabulary import EvidenceEvent
from naung.foundation.access.vocabulary import Actor
from naung.foundation.audit.models import Entry
from naung.foundation.files import LARGEST
from tests.casework.evidence.conftest import Filed
from tests.casework.evidence.conftest import filed as filed  # the fixture
from tests.casework.evidence.told import a_draft
from tests.doors.evidence.reading import at, text
from tests.foundation.test_files import PDF, document

pytestmark = pytest.mark.django_db
ClientFor = Callable[[str], Client]


def sent(content: bytes, **told: str) -> dict[str, object]:
    return {**told, "file": SimpleUploadedFile("apa-saja.exe", content)}


def test_the_papers_of_a_case_are_for_its_desk_alone(
    sari: Actor, filed: Filed, client_for: ClientFor, nobody: Client
) -> None:
    draft = a_draft(filed.case, filed.person, sari)
    reading = [
        at("list", filed.case),
        at("show", filed.document),
        at("take", filed.document),
        at("workbook", filed.case),
    ]
    writing = [at("upload", filed.case), at("renew", filed.document), at("empty", filed.document), at("check", draft)]
    writing += [at("choose", filed.case), at("signed", filed.document)]
    for where in [*reading, *writing]:
        for who, status in (("sari", 200), ("ratna", 200), ("budi", 404), ("hamdan", 403), ("mega", 403)):
            assert client_for(who).get(where).status_code == status, (where, who)
        assert nobody.get(where).status_code == 302


def test_sari_uploads_what_wulan_brought_and_takes_it_out_again(
    sari: Actor, filed: Filed, client_for: ClientFor
) -> None:
    browser = client_for("sari")
    told = sent(PDF, kind="surat_diri", title="Akta lahir", whose=str(filed.person))
    assert browser.post(at("upload", filed.case), told)["Location"] == at("list", filed.case)
    kept = documents_of(filed.case, actor=sari)[0]
    assert (kept.title, kept.person) == ("Akta lahir", filed.person)
    assert "Akta lahir" in text(browser.get(at("list", filed.case)))
    answer = browser.get(at("take", kept.id))
    assert answer.content == PDF
    assert answer["Content-Disposition"].startswith('attachment; filename="')
    assert "Wulan" not in answer["Content-Disposition"]
    assert (answer["Cache-Control"], answer["X-Content-Type-Options"]) == ("no-store", "nosniff")
    assert Entry.objects.filter(event=EvidenceEvent.OPENED, subject=kept.id).count() == 1


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "Berkas ini kosong."),
        (b"MZ program", "Ini program, bukan dokumen."),
        (document(word__vbaProject=b"x"), "makro atau benda tertanam"),
        (b"%PDF" + b"x" * LARGEST, "terlalu besar: paling banyak 8 MB"),
    ],
)
def test_what_is_refused_says_why_and_keeps_what_was_typed(
    filed: Filed, client_for: ClientFor, content: bytes, said: str
) -> None:
    page = text(client_for("sari").post(at("upload", filed.case), sent(content, kind="lain", title="Nota warung")))
    assert said in page
    assert Document.objects.count() == 1


def test_a_newer_version_leaves_the_older_readable_and_who_is_late_sees_both(
    ratna: Actor, filed: Filed, client_for: ClientFor
) -> None:
    sari_s, ratna_s = client_for("sari"), client_for("ratna")
    where = at("renew", filed.document)
    made = sari_s.post(where, sent(PDF + b"%%EOF\n", title="Halaman dua", version="1"))
    page = text(sari_s.get(made["Location"]))
    assert "Halaman dua" in page
    assert "Versi 1" in page
    late = text(ratna_s.post(where, sent(PDF, title="Punya Ratna", version="1")))
    assert "Halaman dua" in late
    assert "Punya Ratna" in late
    assert sari_s.get(at("take", filed.document)).content == PDF


def test_one_kept_by_mistake_says_so_on_its_line(filed: Filed, client_for: ClientFor) -> None:
    browser = client_for("sari")
    assert "Tuliskan" not in text(browser.get(at("empty", filed.document)))
    browser.post(at("empty", filed.document), {"reason": "Surat orang lain."})
    assert "dikosongkan" in text(browser.get(at("list", filed.case)))
    page = text(browser.get(at("show", filed.document)))
    assert "Surat orang lain." in page
    assert "Ambil dokumen" not in page
    assert browser.get(at("take", filed.document)).status_code == 409


def test_the_list_goes_along_as_a_workbook_with_every_hash(sari: Actor, filed: Filed, client_for: ClientFor) -> None:
    answer = client_for("sari").get(at("workbook", filed.case))
    words = ZipFile(io.BytesIO(answer.content)).read("xl/sharedStrings.xml").decode().replace(" ", "")
    (shown,) = documents_of(filed.case, actor=sari)
    assert shown.hash in words
    assert "SuratutangWulan" in words


def test_erasing_her_on_the_custodians_page_takes_her_papers(filed: Filed, client_for: ClientFor) -> None:
    answer = client_for("mega").post(reverse("cases:erase", args=[filed.person]), {"asked": "on", "sure": "on"})
    assert answer.status_code == 302
    assert not Document.objects.exists()
