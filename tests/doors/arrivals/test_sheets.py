"""A list over several sheets comes in sheet by sheet; an unsure origin is settled before; what comes late is said."""

import re
from typing import Any
from uuid import UUID

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from naung.casework.arrivals.actions import close_batch
from naung.casework.arrivals.models import Arrival, HeldList
from naung.casework.arrivals.queries import batch_for
from naung.foundation.access.vocabulary import Actor
from naung.foundation.people.vocabulary import Answer
from tests.casework.arrivals.test_held import HEADS, PEOPLE, announced, as_csv
from tests.casework.arrivals.told import arrival, short, short_told
from tests.doors.arrivals.test_pages import text
from tests.workbooks import from_openpyxl

pytestmark = pytest.mark.django_db
WOMEN = (("1", "Siti Aminah", "P", "22", "", "Malang", "overstay", ""),)
CHILDREN = (("1", "Budi", "L", "tiga", "", "Sambas", "ikut orang tua", ""), ("2", "Tono", "L", "7", "", "", "", ""))
TAKE = {"what": "masukkan", "columns": [], "sheet": ""}


@pytest.fixture
def empty(bima: Actor) -> UUID:
    """A batch whose list has not come."""
    return announced(bima)


def address(batch: UUID) -> str:
    return reverse("arrivals:list_in", args=[batch])


def workbook(*sheets: tuple[str, tuple[Any, ...]]) -> SimpleUploadedFile:
    def fill(cover: Any) -> None:
        cover.title = "Surat"
        cover.append(["Kepada Yth."])
        for name, rows in sheets:
            sheet = cover.parent.create_sheet(name)
            for row in (HEADS, *rows):
                sheet.append(row)

    return SimpleUploadedFile("daftar.xlsx", from_openpyxl(fill))


def test_each_sheet_that_is_a_list_is_named_and_comes_in_before_the_file_goes(page: Client, empty: UUID) -> None:
    at = address(empty)
    file = workbook(("Laki-laki", PEOPLE), ("Perempuan", WOMEN), ("Anak", CHILDREN))
    seen = text(page.post(at, {"file": file, "rows": ""}, follow=True))
    assert "Lembar Laki-laki." in seen
    assert "Lembar Perempuan juga daftar: 1 baris belum dimasukkan." in seen
    assert "Lembar Anak juga daftar: 2 baris belum dimasukkan." in seen
    second = page.post(at, TAKE, follow=True)
    assert second.redirect_chain[-1][0] == at
    assert "3 orang dimasukkan." in text(second)
    assert "Lembar Anak." in text(second) or "Lembar Perempuan." in text(second)
    assert "Lembar Laki-laki juga daftar" not in text(second)
    for sheet in ("Perempuan", "Anak"):
        page.post(at, {**TAKE, "what": "periksa", "sheet": sheet})
        last = page.post(at, {**TAKE, "sheet": sheet}, follow=True)
    assert Arrival.objects.filter(batch=empty).count() == 5
    assert "“tiga”" in text(last)  # a row that is not read keeps its list, with its sheet
    assert HeldList.objects.filter(batch=empty).exists()
    assert "juga daftar" not in text(last)


def test_the_file_goes_after_its_last_sheet(page: Client, empty: UUID) -> None:
    at = address(empty)
    page.post(at, {"file": workbook(("Laki-laki", PEOPLE), ("Perempuan", WOMEN)), "rows": ""})
    page.post(at, TAKE)
    assert "Lembar Perempuan." in text(page.get(at))
    done = page.post(at, {**TAKE, "sheet": "Perempuan"}, follow=True)
    assert done.redirect_chain[-1][0] == reverse("arrivals:batch", args=[empty])
    assert Arrival.objects.filter(batch=empty).count() == 4
    assert not HeldList.objects.exists()


def test_an_unsure_origin_is_settled_before_anybody_comes_in(page: Client, empty: UUID) -> None:
    at, rows = address(empty), (*PEOPLE, ("4", "Siti Aminah", "P", "22", "", "Malang", "overstay", ""))
    page.post(at, {"file": SimpleUploadedFile("d.csv", as_csv(*rows)), "rows": ""})
    seen = page.get(at).content.decode()
    assert "Asal yang belum pasti" in seen
    assert '<option value="Malang=" selected>' in seen
    assert "Kota Malang" in seen
    page.post(at, {**TAKE, "what": "periksa", "origins": ["Malang=35.73"]})
    assert '<option value="Malang=35.73" selected>' in page.get(at).content.decode()
    wrong = page.post(at, {**TAKE, "origins": ["Malang=61.01"]})
    assert wrong.status_code == 200
    assert not Arrival.objects.filter(batch=empty).exists()
    page.post(at, {**TAKE, "origins": ["Malang=35.73"]})
    siti = Arrival.objects.get(batch=empty, number=4)
    assert siti.origin == "35.73"
    assert Arrival.objects.get(batch=empty, number=1).origin == "61.01"
    page.post(at, {"file": SimpleUploadedFile("d.csv", as_csv(*rows)), "rows": ""})
    again = page.post(
        at, {**TAKE, "origins": ["Malang=-"]}, follow=True
    )  # read again, settled otherwise: still nobody anew
    assert Arrival.objects.filter(batch=empty).count() == 4
    assert Arrival.objects.get(id=siti.id).origin == "35.73"
    assert again.status_code == 200


def test_a_form_that_came_late_is_said_on_the_closed_page_and_changes_no_signed_count(
    page: Client, batch: UUID, bima: Actor
) -> None:
    where, report = reverse("arrivals:batch", args=[batch]), reverse("arrivals:report", args=[batch])
    close_batch(batch_id=batch, why="Bus tiba pukul 23.", by=bima)
    before, signed = page.get(report).content, batch_for(batch, actor=bima)
    assert "menyusul" not in text(page.get(where))
    short(arrival(batch, 1), short_told(ancam=Answer.YES), bima)
    assert "karena 1 formulir menyusul. Laporan yang ditandatangani tidak berubah" in text(page.get(where))
    after = batch_for(batch, actor=bima)
    assert (after.late, after.counts, after.drawn) == (1, signed.counts, signed.drawn)
    tables = [re.findall(rb"<section>.*?</section>", each, re.DOTALL) for each in (before, page.get(report).content)]
    assert tables[0]
    assert tables[0] == tables[1]
