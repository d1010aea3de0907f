"""The library's files at the desk: uploaded, refused in words, handed out as attachments, withdrawn and still listed."""

import re
from collections.abc import Callable
from typing import Any
from uuid import UUID

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from naung.casework.outreach.models import Material, MaterialVersion
from naung.foundation.access.vocabulary import Actor
from naung.foundation.files import LARGEST
from tests.casework.outreach.test_files import PDF, picture
from tests.casework.outreach.told import a_session

pytestmark = pytest.mark.django_db
ClientFor = Callable[[str], Client]
TOLD = {"title": "Sebelum berangkat", "topic": "kerja_luar_negeri", "language": "ind", "licence": "cc_by"}
VERSION = {"label": "cetakan pertama", "source": "UPTD PPA"}


def at(name: str, *ids: UUID | str) -> str:
    return reverse(f"outreach:{name}", args=ids)


def text(answer: Any) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.content.decode()))


def a_file(content: bytes, name: str = "bahan.pdf") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def test_a_file_is_kept_and_handed_out_as_an_attachment(client_for: ClientFor, nobody: Client) -> None:
    browser = client_for("sari")
    browser.post(at("material_add"), TOLD | VERSION | {"file": a_file(PDF, "../../jahat.exe")})
    kept = MaterialVersion.objects.get()
    answer = browser.get(at("material_file", kept.id))
    assert answer.content == PDF
    assert answer["Content-Disposition"] == 'attachment; filename="sebelum-berangkat-cetakan-pertama.pdf"'
    assert (answer["X-Content-Type-Options"], answer["Content-Type"]) == ("nosniff", "application/pdf")
    assert "sandbox" in answer["Content-Security-Policy"]
    assert "Ambil berkas" in text(browser.get(at("materials")))
    assert client_for("budi").get(at("material_file", kept.id)).status_code == 200  # every desk that does outreach
    assert client_for("hamdan").get(at("material_file", kept.id)).status_code == 403
    assert nobody.get(at("material_file", kept.id)).status_code == 302


@pytest.mark.parametrize(
    ("content", "more", "said"),
    [
        (b"MZ program", {}, "Ini program, bukan dokumen."),
        (b"<html>", {}, "Jenis berkas ini tidak diterima."),
        (b"%PDF-1.7" + b"0" * LARGEST, {}, "terlalu besar: paling banyak 8 MB"),
        (b"%PDF-1.7" + b"0" * (LARGEST + 400_000), {}, "terlalu besar: paling banyak 8 MB"),
        (PDF, {"licence": "belum_diketahui"}, "Berkas disimpan bila izinnya jelas."),
        (None, {}, "Unggah berkasnya, atau tulis di mana bahan ini disimpan."),
    ],
)
def test_what_is_refused_is_said_beside_its_field(
    client_for: ClientFor, content: bytes | None, more: dict[str, str], said: str
) -> None:
    sent: dict[str, Any] = TOLD | VERSION | more
    answer = client_for("sari").post(at("material_add"), sent | ({"file": a_file(content)} if content else {}))
    assert (answer.status_code, said in text(answer)) == (200, True)
    assert 'value="Sebelum berangkat"' in answer.content.decode()
    assert Material.objects.count() == 0


def test_a_version_is_withdrawn_and_the_sheet_lists_what_is_used(client_for: ClientFor, sari: Actor) -> None:
    browser = client_for("sari")
    browser.post(at("material_add"), TOLD | VERSION | {"file": a_file(PDF)})
    made, first = Material.objects.get(), MaterialVersion.objects.get()
    session = a_session(sari, materials=frozenset({first.id}))
    assert "Sebelum berangkat (Indonesia), cetakan pertama" in text(browser.get(at("attendance", session)))
    browser.post(at("material_version", made.id), VERSION | {"licence": "cc_by", "file": a_file(picture(), "x.jpg")})
    assert "Isi dahulu bagian ini" in text(browser.post(at("material_withdraw", made.id, first.id), {"reason": ""}))
    browser.post(at("material_withdraw", made.id, first.id), {"reason": "Nomornya berganti."})
    page = text(browser.get(at("materials")))
    assert "ditarik" in page
    assert "Nomornya berganti." in page
    assert browser.get(at("material_file", first.id)).status_code == 404
    assert browser.get(at("material_withdraw", made.id, made.id)).status_code == 404
    assert "Sebelum berangkat (Indonesia), cetakan pertama" in text(browser.get(at("attendance", session)))
