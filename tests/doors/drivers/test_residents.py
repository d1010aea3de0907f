"""Residents of areas on their pages: a file looked at before it goes in, boxes, the workbook read back, and who may."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from naung.insight.drivers.models import ResidentsOf
from naung.insight.drivers.queries import residents_now
from tests.cast import BUDI, KARTIKA, RINA, SARI, TaskForce, actor, join, sign_in
from tests.doors.reports.typed import visible
from tests.insight.targeting.told import load_singkawang

pytestmark = pytest.mark.django_db
PAGE, LOAD, CITY = "/pendorong/penduduk/", "/pendorong/penduduk/muat/", "/pendorong/penduduk/61-72/"
FROM = {"source": "Dukcapil Singkawang", "as_of_day": "30", "as_of_month": "6", "as_of_year": "2026", "version": "0"}


@pytest.fixture
def rina(force: TaskForce) -> Client:
    load_singkawang()
    return sign_in(Client(), join(RINA, force))


def hidden(page: str) -> dict[str, str]:
    """The form of a preview as the browser would send it."""
    pairs = re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', page.partition("<main")[2])
    (rows,) = re.findall(r'<textarea name="rows" hidden>(.*?)</textarea>', page, flags=re.S)
    return dict(pairs) | {"rows": rows}


def test_a_file_is_shown_row_by_row_before_its_right_rows_go_in(rina: Client, force: TaskForce) -> None:
    file = SimpleUploadedFile("penduduk.csv", b"Kode;Penduduk\n61.72.01;72.100\n61.72.02;banyak\n61.01.01;5\n")
    preview = rina.post(LOAD, FROM | {"file": file})
    shown = visible(preview)
    assert "2 baris tidak masuk" in shown
    assert "Simpan 1 baris yang benar" in shown
    assert "Penduduk: Tulis banyaknya penduduk dengan angka bulat" in shown
    assert not ResidentsOf.objects.exists(), "nothing is kept before it was looked at"
    sent = hidden(preview.content.decode())
    for _ in range(2):  # pressed twice, entered once
        done = visible(rina.post(LOAD, sent, follow=True))
    assert "Tidak ada yang berubah" in done
    assert list(ResidentsOf.objects.values_list("area", "people")) == [("61.72.01", 72_100)]
    assert "1 dari 5" in visible(rina.get(PAGE))
    assert "Dukcapil Singkawang" in visible(rina.get(CITY))


def test_a_file_looked_at_too_long_ago_is_shown_again_with_both_numbers(rina: Client, force: TaskForce) -> None:
    sent = hidden(rina.post(LOAD, FROM | {"rows": "61.72.01;72.100"}).content.decode())
    rina.post(f"{CITY}ubah/", FROM | {"people_61.72.01": "60.000"})
    again = visible(rina.post(LOAD, sent))
    assert "Orang lain menulis sebagian angka ini" in again
    assert "72.100" in again
    assert "60.000" in again
    assert residents_now(actor=actor(RINA, force))["61.72.01"].people == 60_000


def test_what_is_missing_or_unread_is_told_beside_its_box_and_nothing_is_lost(rina: Client) -> None:
    told = visible(rina.post(LOAD, {"source": "Dukcapil", "version": "0"}))
    assert "Isi dahulu bagian ini" in told
    assert 'value="Dukcapil"' in told
    assert "Pilih berkasnya" in visible(rina.post(LOAD, FROM))
    assert "tidak terbaca" in visible(rina.post(LOAD, FROM | {"file": SimpleUploadedFile("a.xlsx", b"PK\x03\x04x")}))
    assert "Tidak ada baris yang terbaca" in visible(rina.post(LOAD, FROM | {"rows": "Kode;Penduduk"}))
    wrong = visible(rina.post(f"{CITY}ubah/", FROM | {"people_61.72.01": "0", "source": ""}))
    assert "angka bulat, dari 1" in wrong or "Isi dahulu" in wrong


def test_the_workbook_is_loaded_back_as_it_was_written(rina: Client) -> None:
    rina.post(f"{CITY}ubah/", FROM | {"people_61.72.01": "72.100", "people_61.72.03": "9.000"})
    book = rina.get(f"{PAGE}buku-kerja").content
    preview = visible(rina.post(LOAD, FROM | {"file": SimpleUploadedFile("penduduk.xlsx", book)}))
    assert "Simpan 2 baris yang benar" in preview
    assert "tidak masuk" not in preview


def test_two_at_once_see_both_numbers(rina: Client, force: TaskForce) -> None:
    rina.post(f"{CITY}ubah/", FROM | {"people_61.72.01": "72.100"})
    kartika = sign_in(Client(), join(KARTIKA, force))
    box = visible(kartika.get(f"{CITY}ubah/"))
    assert "Yang ada: 72.100, keadaan 30 Jun 2026." in box
    assert 'value="72' not in box, "an old number is not sent again under a new source"
    both = kartika.post(f"{CITY}ubah/", FROM | {"people_61.72.01": "80.000"})
    assert both.status_code == 409
    assert {"72100", "80000"} <= set(re.findall(r"\d+", visible(both)))


def test_figures_of_areas_are_for_those_who_plan(rina: Client, force: TaskForce) -> None:
    for who in (BUDI, SARI):
        browser = sign_in(Client(), join(who, force))
        for address in (PAGE, CITY, LOAD, f"{CITY}ubah/", f"{PAGE}buku-kerja"):
            assert browser.get(address).status_code in (403, 404), address
    assert Client().get(LOAD).status_code == 302
    assert rina.get("/pendorong/penduduk/61-72-01-1001/").status_code == 404
    assert rina.get("/pendorong/penduduk/31/").status_code == 404
