"""Bima puts in the mission's list, sees what each row becomes, corrects a column, takes it in; nobody else sees it."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from naung.casework.arrivals.actions import announce_batch
from naung.casework.arrivals.models import Arrival, HeldList
from naung.foundation.access.vocabulary import Actor
from tests.casework.arrivals.conftest import ILHAM
from tests.casework.arrivals.test_held import BROKEN, HEADS, PEOPLE, as_csv
from tests.casework.arrivals.told import batch_told
from tests.cast import TaskForce, join, sign_in
from tests.doors.arrivals.test_pages import text
from tests.workbooks import from_openpyxl

pytestmark = pytest.mark.django_db


@pytest.fixture
def empty(bima: Actor) -> UUID:
    return announce_batch(told=batch_told(), by=bima)


def address(batch: UUID) -> str:
    return reverse("arrivals:list_in", args=[batch])


def file(content: bytes) -> dict[str, object]:
    return {"file": SimpleUploadedFile("daftar.csv", content), "rows": ""}


def columns(**changed: str) -> list[str]:
    """What the page's selects send, as they are suggested but for what is changed."""
    said = ("number", "name", "sex", "age", "nik", "origin", "cause", "")
    chosen = dict(zip(HEADS, said, strict=True)) | changed
    return [f"{heading}={field}" for heading, field in chosen.items()]


def test_a_file_is_looked_at_corrected_and_taken(page: Client, empty: UUID) -> None:
    at = address(empty)
    assert f'href="{at}"' in page.get(reverse("arrivals:batch", args=[empty])).content.decode()
    seen = text(page.post(at, file(as_csv(*PEOPLE, BROKEN)), follow=True))
    assert "Akan dimasukkan 3" in seen
    assert "Belum bisa dimasukkan 1" in seen
    assert "NAMA: Lalu Wirya" in seen
    assert "NIK “3.17E+15”" in seen
    assert "Masukkan 3 orang" in seen
    assert not Arrival.objects.filter(batch=empty).exists()
    page.post(at, {"what": "periksa", "columns": columns(RMB="group"), "sheet": ""})
    shown = page.get(at).content.decode()
    assert '<option value="RMB=group" selected>' in shown
    taken = page.post(at, {"what": "masukkan", "columns": columns(RMB="group"), "sheet": ""}, follow=True)
    assert "3 orang dimasukkan." in text(taken)
    assert "Baris 5" in text(taken)
    assert "Masukkan 3 orang" not in text(taken)
    told = {"what": "masukkan", "columns": columns(RMB="group"), "sheet": "", "without": ["nik"]}
    last = page.post(at, told, follow=True)
    assert "1 orang dimasukkan. 3 sudah ada dan tidak dimasukkan lagi." in text(last)
    assert last.redirect_chain[-1][0] == reverse("arrivals:batch", args=[empty])
    assert not HeldList.objects.exists()
    groups = Arrival.objects.filter(batch=empty).order_by("number").values_list("group", flat=True)
    assert list(groups)[1] == list(groups)[2] is not None


def test_a_workbook_of_two_sheets_and_pasted_rows(page: Client, empty: UUID) -> None:
    def fill(cover: Any) -> None:
        cover.title = "Surat"
        cover.append(["Kepada Yth."])
        sheet = cover.parent.create_sheet("Laki-laki")
        for row in (HEADS, *PEOPLE):
            sheet.append(row)

    at = address(empty)
    seen = page.post(at, {"file": SimpleUploadedFile("d.xlsx", from_openpyxl(fill)), "rows": ""}, follow=True)
    assert "Lembar Laki-laki." in text(seen)
    assert '<option value="Surat">' in seen.content.decode()
    other = page.post(at, {"what": "periksa", "columns": [], "sheet": "Surat"}, follow=True)
    assert "Daftar ini belum bisa dibaca" in text(other)
    assert "Masukkan 3 orang" not in text(other)
    refused = page.post(at, {"what": "masukkan", "columns": [], "sheet": "Surat"})
    assert "baris judul" in text(refused)
    page.post(at, {"what": "buang", "columns": [], "sheet": ""})
    rows = "\n".join("\t".join(each) for each in (HEADS, *PEOPLE))
    seen = page.post(at, {"rows": rows}, follow=True)
    assert "Akan dimasukkan 3" in text(seen)


def test_what_is_no_list_is_said_beside_the_file(page: Client, empty: UUID) -> None:
    at = address(empty)
    assert "Pilih berkasnya" in text(page.post(at, {"rows": " \n "}))
    assert "bukan daftar" in text(page.post(at, file(b"%PDF-1.7 x")))
    huge = page.post(at, file(b"x" * (6 * 1024 * 1024)))
    assert "terlalu besar" in text(huge)
    assert not HeldList.objects.exists()


def test_two_columns_for_one_field_are_shown_as_they_were_chosen(page: Client, empty: UUID) -> None:
    at = address(empty)
    page.post(at, file(as_csv(*PEOPLE)))
    seen = page.post(at, {"what": "periksa", "columns": columns(RMB="name"), "sheet": ""}, follow=True)
    assert "Dua kolom dipilih untuk nama" in text(seen)
    assert '<option value="RMB=name" selected>' in seen.content.decode()
    assert "Pilih" in text(page.post(at, {"what": "periksa", "columns": ["RMB=agama"], "sheet": ""}))
    assert not Arrival.objects.filter(batch=empty).exists()


def test_a_colleague_and_another_desk_see_nothing_of_it(
    page: Client, empty: UUID, force: TaskForce, member: Callable[[str], Actor]
) -> None:
    page.post(address(empty), file(as_csv(*PEOPLE)))
    ilham = sign_in(Client(), join(ILHAM, force))
    seen = text(ilham.get(address(empty)))
    assert "Berkas daftarnya" in seen
    assert "Ujang" not in seen
    for name in ("budi", "ratna"):
        other = member(name).id
        assert other is not None
        assert sign_in(Client(), other).get(address(empty)).status_code in {403, 404}
