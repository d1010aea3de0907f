"""Who may act here: the pages by their reader, by Budi and by nobody; the workbook; what a hole says."""

import io
import re
import zipfile
from collections.abc import Callable
from html import unescape

import pytest
from django.test import Client

from naung.foundation.access.vocabulary import PersonKind, Service
from naung.foundation.organisations.rules import shipped_mandates
from tests.cast import KARTIKA, SARI, TaskForce, join, sign_in
from tests.doors.reports.typed import visible

pytestmark = pytest.mark.django_db
HOLE = "belum ada yang berwenang"


@pytest.fixture
def sari_there(force: TaskForce, places: None) -> Client:
    """Sari among the whole task force."""
    return sign_in(Client(), join(SARI, force))


def page(client: Client, address: str, **asked: str) -> str:
    answer = client.get(address, asked)
    assert answer.status_code == 200
    return unescape(visible(answer))


def test_sari_sees_who_may_act_for_a_man_in_forced_labour(sari_there: Client) -> None:
    shown = page(sari_there, "/kewenangan/", orang="laki_laki")
    assert "Siapa berwenang di Kota Singkawang" in shown
    assert "Laki-laki dewasa" in shown
    for desk in ("UPTD PPA Singkawang", "Polres Singkawang", "Dinas Sosial Singkawang", "LBH Singkawang"):
        assert desk in shown
    assert "Permensos 8/2023" in shown
    assert "Anak perempuan</h2>" not in shown
    assert HOLE not in shown


def test_all_four_stand_on_one_page_to_print(sari_there: Client) -> None:
    shown = page(sari_there, "/kewenangan/", orang="semua")
    assert shown.count("<table") == 4
    assert shown.count("<td") == 4 * 6 * len(Service)


def test_a_hole_says_so_and_who_is_told(sari_there: Client) -> None:
    shown = page(sari_there, "/kewenangan/", orang="laki_laki", wilayah="61.03")
    assert HOLE in shown
    assert "belum ada meja sekretariat di sini" in shown
    assert "belum punya meja di sini: UPTD PPA" in shown
    assert "P4MI Entikong" in shown  # practice: shown apart, and fills no hole


def test_an_area_or_a_person_that_nobody_knows_is_the_readers_own(sari_there: Client) -> None:
    assert "Kota Singkawang" in page(sari_there, "/kewenangan/", wilayah="99.99", orang="siapa")


def test_the_register_shows_every_row_with_its_basis(sari_there: Client) -> None:
    told = 0
    for service in Service:
        shown = page(sari_there, "/kewenangan/daftar/", layanan=service.value)
        told += len(re.findall(r'<th scope="row">', shown))
        assert "praktik, bukan dasar hukum" in shown
        assert "Yang termasuk layanan ini" in shown
    assert told == len(shipped_mandates())


def test_the_coordinator_reads_it_too(force: TaskForce, places: None) -> None:
    kartika = sign_in(Client(), join(KARTIKA, force))
    assert "Siapa berwenang di Kota Singkawang" in page(kartika, "/kewenangan/")


def test_the_workbook_holds_every_cell_as_text(sari_there: Client) -> None:
    answer = sari_there.get("/kewenangan/buku-kerja/")
    assert answer.status_code == 200
    assert 'filename="kewenangan-61.72-' in answer["Content-Disposition"]
    with zipfile.ZipFile(io.BytesIO(answer.content)) as book:
        sheets = [book.read(f"xl/worksheets/sheet{number}.xml").decode() for number in (1, 2)]
        words = book.read("xl/sharedStrings.xml").decode()
    assert sheets[0].count("<row") > 4 * 6 * len(Service)
    assert sheets[1].count("<row") == len(shipped_mandates()) + 1
    assert not any("<f>" in sheet for sheet in sheets)
    assert "Polres Singkawang" in words
    assert "praktik, bukan dasar hukum" in words


@pytest.mark.parametrize("address", ["/kewenangan/", "/kewenangan/daftar/", "/kewenangan/buku-kerja/"])
def test_budi_reads_it_and_nobody_does_not(
    address: str, client_for: Callable[[str], Client], nobody: Client, places: None
) -> None:
    assert client_for("budi").get(address).status_code == 200
    assert nobody.get(address).status_code == 302


def test_no_page_names_a_person(sari_there: Client) -> None:
    shown = page(sari_there, "/kewenangan/", orang=PersonKind.MAN.value)
    assert "Sari" not in shown
