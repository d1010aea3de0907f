"""Pages of corrections: Hesti proposes, Wira signs, everybody reads, Sari and nobody change nothing."""

import io
import zipfile
from collections.abc import Callable
from datetime import date
from html import unescape
from typing import Any
from uuid import UUID

import pytest
from django.test import Client
from django.utils import timezone

from naung.doors.desk.corrections.forms import FORMS
from naung.doors.desk.corrections.shown import CELLS
from naung.foundation.law.models import CorrectionRow
from naung.foundation.law.queries import shipped_law
from naung.foundation.law.queries.office import office_law
from naung.foundation.law.rules.corrections import OWN_SIGNATURE
from naung.foundation.law.vocabulary.corrections import Table
from naung.foundation.organisations.queries import office_mandates, shelf_of
from tests.cast import KARTIKA, SARI, Member, TaskForce, join, sign_in
from tests.doors.reports.typed import visible
from tests.foundation.law.corrections_told import HESTI, REASON, SOURCE, WIRA

pytestmark = pytest.mark.django_db
ALL = "/hukum/pembetulan/"
HOTLINE = f"{ALL}baru/hotline/polisi/"


@pytest.fixture
def browser(force: TaskForce) -> Callable[[Member], Client]:
    known: dict[str, Client] = {}

    def opened(member: Member) -> Client:
        if member.username not in known:
            known[member.username] = sign_in(Client(), join(member, force))
        return known[member.username]

    return opened


def today_boxes(name: str, day: date | None = None) -> dict[str, str]:
    on = day or timezone.localdate()
    return {f"{name}_day": str(on.day), f"{name}_month": str(on.month), f"{name}_year": str(on.year)}


WHY = {"mark": "V", "source": SOURCE, "reason": REASON}
NUMBER = {"number": "110", "channel": "phone", "id": "saluran TPPO kepolisian", "en": "police trafficking line"}


def post(client: Client, address: str, **typed: Any) -> Any:
    return client.post(address, {**today_boxes("from_on"), **WHY, **typed})


def page(answer: Any) -> str:
    assert answer.status_code == 200
    return unescape(visible(answer))


def propose(client: Client) -> str:
    answer = post(client, HOTLINE, **NUMBER)
    assert answer.status_code == 302, page(answer)
    return str(answer.url)


def test_hesti_proposes_wira_signs_and_every_page_says_it(browser: Callable[[Member], Client]) -> None:
    hesti, wira, sari = browser(HESTI), browser(WIRA), browser(SARI)
    address = propose(hesti)
    own = page(hesti.get(address))
    assert "menunggu tanda tangan kedua" in own
    assert "Usul Anda sendiri" in own
    assert "Tandatangani pembetulan" not in own
    assert "110" not in page(sari.get("/hukum/nomor-bantuan/"))
    assert "Tandatangani pembetulan" in page(wira.get(address))
    assert wira.post(f"{address}tanda-tangan/").status_code == 302
    shown = page(sari.get(address))
    assert all(words in shown for words in ("Hesti", "Wira", SOURCE, REASON, "110", "dibetulkan"))
    for where in ("/hukum/nomor-bantuan/", "/hukum/?tabel=hotline"):
        assert "110" in page(sari.get(where))
        assert "dibetulkan kantor ini" in page(sari.get(where))


def test_the_author_s_own_post_is_refused_with_the_sentence(browser: Callable[[Member], Client]) -> None:
    address = propose(browser(HESTI))
    assert OWN_SIGNATURE in page(browser(HESTI).post(f"{address}tanda-tangan/"))
    assert CorrectionRow.objects.get().signed_at is None
    assert browser(KARTIKA).post(f"{address}tanda-tangan/").status_code == 302
    assert office_law().hotlines["polisi"].number == "110"


def test_a_fault_stands_beside_its_field_and_nothing_typed_is_lost(browser: Callable[[Member], Client]) -> None:
    shown = page(post(browser(HESTI), HOTLINE, **NUMBER | {"number": "tanya saja"}))
    assert "Tulis nomor yang dapat dihubungi" in shown
    assert "tanya saja" in shown
    assert REASON in shown
    late = page(post(browser(HESTI), HOTLINE, **NUMBER, **today_boxes("from_on", date(2020, 1, 1))))
    assert "Yang sudah lewat tidak diubah" in late
    assert not CorrectionRow.objects.exists()


def test_a_mandate_is_narrowed_by_form_and_the_register_says_so(browser: Callable[[Member], Client]) -> None:
    row, address = "dinsos.pemulangan.permensos", f"{ALL}baru/mandate/dinsos-pemulangan-permensos/"
    assert "Permensos" in page(browser(HESTI).get(address))
    typed = {
        "person_kinds": ["perempuan"],
        "levels": ["kota"],
        "territory": "",
        "legal_basis": "Permensos 8/2023",
        "article": "Pasal 23",
    }
    answer = post(browser(HESTI), address, **typed)
    assert answer.status_code == 302, page(answer)
    assert browser(WIRA).post(f"{answer.url}tanda-tangan/").status_code == 302
    (found,) = [each for each in office_mandates() if each.code == row]
    assert ({kind.value for kind in found.person_kinds}, found.basis) == ({"perempuan"}, "Permensos 8/2023 Pasal 23")
    assert "dibetulkan kantor ini" in page(browser(SARI).get("/kewenangan/daftar/?layanan=pemulangan"))


@pytest.mark.parametrize("table", Table)
def test_every_table_has_its_form_and_an_untouched_form_changes_nothing(
    table: Table, browser: Callable[[Member], Client]
) -> None:
    """A row as the form shows it, posted back: only mark and source are then the correction's; a sentence has neither."""
    shelf = shelf_of(table)
    code = next(code for code, raw in shelf.rows.items() if raw.get("legal_basis", "-"))
    form = FORMS[table](shelf=shelf, under=shelf.rows[code], today=timezone.localdate())
    typed: dict[str, Any] = {}
    for bound in form:
        value = bound.initial
        if hasattr(value, "first"):
            typed |= today_boxes(bound.name, value.first)
        elif value is not None:
            typed[bound.name] = value
    answer: Any = browser(HESTI).post(f"{ALL}baru/{table.value}/{code.replace('.', '-')}/", typed | WHY)
    if table is Table.SENTENCE:
        assert "Tidak ada yang berubah" in page(answer)
        return
    assert answer.status_code == 302, page(answer)
    assert CorrectionRow.objects.get().cells.count() == 0
    assert browser(WIRA).post(f"{answer.url}tanda-tangan/").status_code == 302
    assert "hanya tanda dan sumbernya" in page(browser(SARI).get(ALL))


def test_withdrawing_asks_why_and_says_that_the_shipped_row_is_back(browser: Callable[[Member], Client]) -> None:
    address = propose(browser(HESTI))
    browser(WIRA).post(f"{address}tanda-tangan/")
    assert "Isi dahulu bagian ini" in page(browser(WIRA).post(f"{address}cabut/", {"why": ""}))
    assert browser(WIRA).post(f"{address}cabut/", {"why": "Nomor itu sudah mati."}).status_code == 302
    shown = page(browser(SARI).get(address))
    assert "dicabut" in shown
    assert "Nomor itu sudah mati." in shown
    assert office_law().hotlines["polisi"] == shipped_law().hotlines["polisi"]


def test_where_the_shipped_row_changed_both_stand_side_by_side(browser: Callable[[Member], Client]) -> None:
    address = propose(browser(HESTI))
    browser(WIRA).post(f"{address}tanda-tangan/")
    row = CorrectionRow.objects.get()
    CorrectionRow.objects.update(shipped="0" * 64)  # as after an upgrade
    row.cells.filter(name="number").update(before="115")
    assert "bawaannya berubah" in page(browser(SARI).get(ALL))
    shown = page(browser(SARI).get(address))
    assert "Pembetulan ini tetap dipakai" in shown
    assert "Saat dibetulkan: 115" in shown
    CorrectionRow.objects.update(row="tidak_ada_lagi")
    assert "tidak dapat dipakai" in page(browser(SARI).get(address))


def test_the_workbook_holds_each_cell_as_text(browser: Callable[[Member], Client]) -> None:
    propose(browser(HESTI))
    answer = browser(SARI).get(f"{ALL}buku-kerja/")
    assert 'filename="pembetulan-hukum-' in answer["Content-Disposition"]
    with zipfile.ZipFile(io.BytesIO(answer.content)) as book:
        words = book.read("xl/sharedStrings.xml").decode()
        assert "<f>" not in book.read("xl/worksheets/sheet1.xml").decode()
    assert all(told in words for told in (SOURCE, REASON, "110", "Hesti"))


def test_sari_and_the_coordinator_do_not_propose_and_nobody_reads(
    browser: Callable[[Member], Client], nobody: Client
) -> None:
    address = propose(browser(HESTI))
    for member in (SARI, KARTIKA):
        for where in (f"{ALL}pilih/", HOTLINE, f"{address}cabut/"):
            assert browser(member).get(where).status_code == 403
    assert browser(SARI).post(f"{address}tanda-tangan/").status_code == 403
    assert browser(WIRA).get(f"{address}tanda-tangan/").status_code == 405
    for where in (ALL, address, "/hukum/nomor-bantuan/", f"{ALL}buku-kerja/"):
        assert nobody.get(where).status_code == 302


def test_what_is_not_there_is_not_found(browser: Callable[[Member], Client]) -> None:
    for where in ("baru/offence/x/", "baru/hotline/tidak-ada/", f"{UUID(int=5)}/", f"{UUID(int=5)}/cabut/"):
        assert browser(HESTI).get(f"{ALL}{where}").status_code == 404


def test_pages_stay_light_and_every_cell_has_its_name(browser: Callable[[Member], Client]) -> None:
    for table in Table:
        answer = browser(HESTI).get(f"{ALL}pilih/?tabel={table.value}")
        assert len(answer.content) < 100_000
        assert set(shelf_of(table).cells) <= set(CELLS)
    assert len(browser(HESTI).get(f"{ALL}baru/clock/laporan_sop_hari_kerja/").content) < 100_000


def test_hesti_sees_doors_of_law_and_no_work_on_persons(browser: Callable[[Member], Client]) -> None:
    shown = page(browser(HESTI).get("/hukum/"))
    assert "Pembetulan kantor ini" in shown
    assert browser(HESTI).get("/kasus/").status_code == 403
    assert browser(HESTI).get("/laporan/").status_code == 403
