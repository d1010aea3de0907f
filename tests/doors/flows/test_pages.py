"""The pages of flows by their user, by Budi and by nobody: from the extract only, nothing small, complete without a script."""

import gzip
import io
import re
import zipfile
from html import escape
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from naung.casework.cases.models import CasePerson
from naung.foundation.access.rules import system_actor
from naung.foundation.places.models import Place
from naung.foundation.places.vocabulary import Kind, Level
from naung.insight.extract.actions import make_extract
from tests.cast import BUDI, HAMDAN, KARTIKA, RINA, SARI, Member, TaskForce, join, sign_in
from tests.doors.reports.typed import visible
from tests.insight.extract.grounds import Lived, lay_down

pytestmark = pytest.mark.django_db
BY = system_actor("extract")
UNOFFICIAL = (("crossing_unofficial", "61.01.09", "ID"), ("exploitation", "MY-13-32", "MY"))
OFFICIAL = (("crossing_official", "61.03.21", "ID"), ("exploitation", "", "TW"))
BOOKS = ("/alur/buku-kerja", "/alur/61-72/buku-kerja", "/alur/61-72-01/buku-kerja")
PAGES = ("/alur/", "/alur/61-72/", "/alur/61-72-01/", "/alur/kecamatan/asal/", "/alur/kecamatan/tujuan/")
ADDRESSES = (*PAGES, *BOOKS)


@pytest.fixture(autouse=True)
def own_home(settings: Any, tmp_path: Path) -> None:
    settings.NAUNG_HOME = tmp_path


@pytest.fixture
def extract(force: TaskForce, places: None) -> None:
    desk = force.service.id
    lay_down(desk, [Lived(home="61.72.01", events=UNOFFICIAL)] * 14)
    lay_down(desk, [Lived(home="61.01.05", events=OFFICIAL, sex="L")] * 7)
    lay_down(desk, [Lived(home="61.72.02", events=(("transit", "61.72.01", "ID"),))] * 6)
    lay_down(desk, [Lived(home="61.05.01")] * 3)
    make_extract(by=BY)


def browser(who: Member, force: TaskForce) -> Client:
    return sign_in(Client(), join(who, force))


def rows(page: str, title: str) -> dict[str, list[str]]:
    """The rows of the table under a heading as they are read."""
    table = page.split(f"<h2>{title}</h2>", 1)[1].split("</table>", 1)[0]
    found = re.findall(r'<th scope="row">(.*?)</th>(.*?)</tr>', table, re.S)
    plain = re.compile(r"<[^>]+>")
    return {
        " ".join(plain.sub("", name).split()): [
            " ".join(plain.sub("", cell).split()) for cell in re.findall(r"<td[^>]*>(.*?)</td>", row, re.S)
        ]
        for name, row in found
    }


def test_an_analyst_sees_a_place_in_its_three_roles_and_nothing_small(force: TaskForce, extract: None) -> None:
    page = browser(RINA, force).get("/alur/").content.decode()
    places = rows(page, "Wilayah dalam perannya")
    assert places["Kota Singkawang 72"] == ["20 (13 sampai 30)", "–", "6 (2 sampai 12)", "–", "–"]
    assert places["Kabupaten Sambas 01"] == ["7 (3 sampai 14)", "–", "–", "14 (8 sampai 22)", "–"]
    assert "Kabupaten Sintang" not in " ".join(places)
    assert "Tidak ada, atau kurang dari 5 setahun di tiap peran" in page
    shown = {word for cells in places.values() for cell in cells for word in [cell.split(" (")[0]]}
    assert not {"1", "2", "3", "4"} & shown


def test_map_ribbons_and_table_say_the_same(force: TaskForce, extract: None) -> None:
    page = browser(RINA, force).get("/alur/").content.decode()
    roads = rows(page, "Jalur")
    assert roads["Kota Singkawang"][:3] in (
        ["lewat jalan tidak resmi", "Sarawak", "14"],
        ["tanpa lintas batas yang tercatat", "Tidak tercatat", "6"],
    )
    assert "<title>Kota Singkawang ke Sarawak, lewat jalan tidak resmi: 14 orang</title>" in page
    assert "<title>Kabupaten Sambas ke Taiwan, lewat pos resmi: 7 orang</title>" in page
    ribbons = page.split('class="pita"', 1)[1].split("</svg>", 1)[0]
    assert {"Kota Singkawang", "Sarawak", "Taiwan", "tidak resmi"} <= set(re.findall(r"<tspan[^>]*>([^<]+)<", ribbons))
    assert "Belum ada dua paruh tahun" in page


def test_a_click_leads_to_the_kecamatan_and_works_without_a_script(force: TaskForce, extract: None) -> None:
    rina = browser(RINA, force)
    page = rina.get("/alur/").content.decode()
    assert '<a href="/alur/61-72/" aria-label="Kota Singkawang">' in page
    inside = rina.get("/alur/61-72/").content.decode()
    assert rows(inside, "Wilayah dalam perannya")["Singkawang Tengah"][0] == "14 (8 sampai 22)"
    assert "<script" not in page.split("<main", 1)[1].split("</main>", 1)[0]


def test_a_kecamatan_shows_its_three_roles_at_once_and_is_reached_by_a_click(force: TaskForce, extract: None) -> None:
    rina = browser(RINA, force)
    around = rina.get("/alur/61-72/").content.decode()
    assert '<a href="/alur/61-72-01/"><path' in around
    assert '<a href="/alur/61-72-01/">Singkawang Tengah</a>' in around
    assert '<a href="/alur/61-72-01/">' in rina.get("/alur/kecamatan/asal/").content.decode()
    page = rina.get("/alur/61-72-01/").content.decode()
    own = rows(page, "Semua perannya sekaligus")
    assert own["Asal"] == ["14 (8 sampai 22)", "20"]
    assert own["Singgah"] == ["6 (2 sampai 12)", "6"]
    assert own["Tujuan"] == ["–", "–"]
    assert "Belum cukup untuk mengatakan apa peran" not in page
    assert '<a href="/alur/61-72/">Kota Singkawang</a>' in page
    assert 'class="peta-garis"' in page
    assert "Singkawang Tengah tidak diuji sendiri, jadi belum cukup untuk mengatakan" in page
    assert next(iter(rows(page, "Jalur").items())) == (
        "Singkawang Tengah", ["lewat jalan tidak resmi", "Sarawak", "14"]
    )  # fmt: skip
    assert sum(int(row[0].split()[0]) for row in rows(page, "Menurut waktu").values()) == 14


def test_a_kecamatan_with_too_few_says_so_and_shows_nobody(force: TaskForce, extract: None) -> None:
    page = visible(browser(RINA, force).get("/alur/61-05-01/"))
    assert "Belum cukup untuk mengatakan apa peran" in page
    assert "Belum cukup untuk mengatakan kapan" in page
    assert "bukan bukti bahwa tempat ini aman" in page


def test_kecamatan_of_every_kabupaten_have_their_page(force: TaskForce, extract: None) -> None:
    rina = browser(RINA, force)
    for code, name in every_kecamatan()[::5]:  # some of every kabupaten and kota
        page = rina.get(f"/alur/{code.replace('.', '-')}/")
        assert page.status_code == 200
        assert f"Alur: {escape(name)}" in page.content.decode()


def every_kecamatan() -> list[tuple[str, str]]:
    found = Place.objects.filter(code__startswith="61.", level=Level.DISTRICT).order_by("code")
    assert found.count() == 174
    return list(found.values_list("code", "name"))


def test_a_kecamatan_of_another_province_has_tables_and_no_map(force: TaskForce, places: None) -> None:
    city = Place.objects.get(code="31.71")
    Place.objects.create(
        code="31.71.01", level=Level.DISTRICT, kind=Kind.KECAMATAN, name="Gambir", search="gambir", parent=city,
        vintage=city.vintage,
    )  # fmt: skip
    lay_down(force.service.id, [Lived(home="31.71.01", events=OFFICIAL)] * 9)
    make_extract(by=BY)
    rina = browser(RINA, force)
    assert f'<a href="/alur/31-71/">{city.name}</a>' in rina.get("/alur/").content.decode()
    assert '<a href="/alur/31-71-01/">Gambir</a>' in rina.get("/alur/31-71/").content.decode()
    page = rina.get("/alur/31-71-01/").content.decode()
    assert rows(page, "Semua perannya sekaligus")["Asal"] == ["9 (4 sampai 16)", "9"]
    assert "Peta hanya ada untuk Kalimantan Barat" in page
    assert "perubahan hanya diuji untuk kabupaten dan kota di Kalimantan Barat" in page


def test_villages_of_a_kecamatan_are_drawn_and_listed_where_the_extract_tells_them(
    force: TaskForce, places: None
) -> None:
    desk = force.service.id
    lay_down(desk, [Lived(home="61.72.01", village="61.72.01.1001")] * 7 + [Lived(home="61.72.01")] * 6)
    make_extract(by=BY)
    rina = browser(RINA, force)
    page = rina.get("/alur/61-72-01/").content.decode()
    assert rows(page, "Semua perannya sekaligus")["Asal"] == ["13 (7 sampai 21)", "13"]
    villages = rows(page, "Kelurahan dan desa dalam perannya")
    assert villages[Place.objects.get(code="61.72.01.1001").name][0] == "7 (3 sampai 14)"
    assert "Asal korban menurut kelurahan dan desa" in page
    assert rows(rina.get("/alur/61-72/").content.decode(), "Wilayah dalam perannya")["Singkawang Tengah"][0].startswith(
        "13"
    )


def test_each_page_says_its_date_its_caveat_and_that_it_is_secret(force: TaskForce, extract: None) -> None:
    rina = browser(RINA, force)
    for address in PAGES:
        page = visible(rina.get(address))
        assert "Ekstrak dibuat" in page
        assert "tetap rahasia" in page
        assert "pasti mereka kenali: 0,0 %" in page
        assert "bukan semua korban" in page


def test_the_map_of_all_kecamatan_is_light(force: TaskForce, extract: None) -> None:
    answer = browser(RINA, force).get("/alur/kecamatan/asal/")
    assert len(gzip.compress(answer.content)) <= 30_000
    assert answer.content.count(b"<path d=") >= 174


@pytest.mark.parametrize("address", BOOKS)
def test_the_workbook_says_the_same(force: TaskForce, extract: None, address: str) -> None:
    answer = browser(RINA, force).get(address)
    with zipfile.ZipFile(io.BytesIO(answer.content)) as book:
        text = book.read("xl/sharedStrings.xml").decode()
        sheets = [name for name in book.namelist() if name.startswith("xl/worksheets/sheet")]
        numbers = {v for name in sheets for v in re.findall(r"<c[^>]*><v>(\d+)</v>", book.read(name).decode())}
    assert len(sheets) == 6
    assert "Kota Singkawang" in text
    assert "Rahasia" in text
    assert "14" in numbers


def test_the_page_reads_the_extract_and_no_case(force: TaskForce, extract: None) -> None:
    CasePerson.objects.all().delete()
    assert rows(browser(HAMDAN, force).get("/alur/").content.decode(), "Jalur")["Kota Singkawang"][-1] in ("14", "6")


def test_without_an_extract_the_page_says_so(force: TaskForce, places: None) -> None:
    rina = browser(RINA, force)
    assert "Ekstrak belum pernah dibuat" in visible(rina.get("/alur/"))
    assert "Ekstrak belum pernah dibuat" in rina.get("/alur/buku-kerja").content.decode()


@pytest.mark.parametrize(
    "address",
    ["/alur/61/", "/alur/MY-13/", "/alur/61-72-01-1001/", "/alur/61-72-99/", "/alur/x/", "/alur/kecamatan/keluar/"],
)
def test_what_has_no_picture_is_not_found(force: TaskForce, extract: None, address: str) -> None:
    assert browser(KARTIKA, force).get(address).status_code == 404


@pytest.mark.parametrize("who", [SARI, BUDI], ids=["sari", "budi"])
def test_who_works_with_files_is_not_let_in(force: TaskForce, extract: None, who: Member) -> None:
    signed_in = browser(who, force)
    assert {signed_in.get(address).status_code for address in ADDRESSES} == {403}


def test_nobody_is_sent_to_sign_in(nobody: Client, force: TaskForce) -> None:
    assert {nobody.get(address).status_code for address in ADDRESSES} == {302}
