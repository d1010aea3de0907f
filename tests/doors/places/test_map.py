"""The map of areas: zoomed by links, said again in a table, without a word about anybody's case."""

import re
from collections.abc import Callable

import pytest
from django.test import Client

from naung.foundation.places.models import PlaceChange
from naung.foundation.places.rules.shapes import MAPPED, shapes_for, villages_without_outline
from naung.foundation.places.vocabulary import Level
from tests.doors.reports.typed import text_of

pytestmark = pytest.mark.django_db
Browser = Callable[[str], Client]


@pytest.mark.usefixtures("places")
def test_sari_zooms_from_the_province_to_a_village_by_links_alone(client_for: Browser) -> None:
    sari = client_for("sari")
    page = text_of(sari.get("/wilayah/"))
    assert "14 kabupaten dan kota, 174 kecamatan, 2.145 desa dan kelurahan" in page
    linked = set(re.findall(r'<a href="(/wilayah/[\d-]+/)" aria-label', page))
    assert linked == {f"/wilayah/{code.replace('.', '-')}/" for code in shapes_for(Level.REGENCY).paths}
    regency = text_of(sari.get("/wilayah/61-72/"))
    assert '<a href="/wilayah/61-72-01/" aria-label="Singkawang' in regency
    assert "Semua desa dan kelurahan di wilayah ini ada di peta." in regency
    kecamatan = text_of(sari.get("/wilayah/61-72-02/"))
    assert 'role="img"' in kecamatan
    assert "kelurahan" in kecamatan
    assert "<script" not in kecamatan.split("<main")[1]


@pytest.mark.usefixtures("places")
def test_the_table_says_what_the_map_says_and_the_villages_without_outline_are_named(client_for: Browser) -> None:
    sari = client_for("sari")
    page = text_of(sari.get("/wilayah/"))
    for code in shapes_for(Level.REGENCY).paths:
        assert page.count(f">{code}<") == 1
    missing = villages_without_outline()
    assert len(missing) == 15
    for code, name in missing:
        assert re.search(rf">{re.escape(code)}</span> {name} ", page), code
    for words in ("3c5a796", "Kam 20 Agu 2026", "b7ad440", "Lisensi MIT", "bukan batas hukum", "tidak ada data kasus"):
        assert words in page, words
    one = text_of(sari.get("/wilayah/61-12-02/"))
    assert "Padi Jaya" in one
    assert "belum ada di peta" in one


@pytest.mark.usefixtures("places")
@pytest.mark.parametrize("address", ["61-99", "32", "32-04", "61-72-01-1001", "wulan", "61-72-99", "my-13", "0"])
def test_there_is_no_page_of_what_has_no_map(client_for: Browser, address: str) -> None:
    assert client_for("sari").get(f"/wilayah/{address}/").status_code == 404


@pytest.mark.usefixtures("places")
def test_it_is_in_the_menu_of_whoever_is_signed_in_and_nobody_signs_in_first(
    client_for: Browser, nobody: Client
) -> None:
    for username in ("sari", "hamdan"):
        client = client_for(username)
        page = text_of(client.get("/wilayah/"))
        assert re.search(r'href="/wilayah/"\s+aria-current="page"', page), username
    assert 'href="/wilayah/"' in text_of(client_for("sari").get("/hukum/"))
    assert "/masuk" in nobody.get("/wilayah/").headers["Location"]
    assert "/masuk" in nobody.get("/wilayah/61-72/").headers["Location"]
    assert PlaceChange.objects.exists()


def test_every_province_page_stays_light() -> None:
    outlines = sum(len(path) for path in shapes_for(Level.REGENCY, MAPPED).paths.values())
    assert outlines < 30_000
