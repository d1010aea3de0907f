"""Reports are made, taken along as PDF and DOCX, approved by another, made anew on a change, and say what is not known."""

import io
import json
import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any
from uuid import UUID
from zipfile import ZipFile

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone, translation
from docx import Document

from naung.casework.reports.queries.clocks import zone
from naung.doors.desk.figures.tables import period
from naung.doors.desk.programme.report.blocks import figure, section, table, text
from naung.doors.desk.programme.report.contents import fingerprint
from naung.doors.desk.programme.report.document import docx_of
from naung.doors.desk.programme.report.figures import moments
from naung.doors.desk.programme.report.head import Signed, told_with
from naung.doors.desk.programme.report.paper import pdf_of
from naung.doors.desk.programme.short import Line
from naung.insight.programme.actions import adopt_plan, keep_report, record_training, set_target
from naung.insight.programme.models import YearReport
from naung.insight.programme.vocabulary import PlanTold, Span
from tests.cast import BUDI, HAMDAN, KARTIKA, RINA, Member, TaskForce, actor, join, sign_in
from tests.insight.programme.told import a_decision, days, papers, report, target, training

LAST = days(0).year - 1
WHICH = f"tahunan_{LAST}0101_{LAST}1231"
FIVE = f"lima_tahunan_{LAST - 4}0101_{LAST}1231"


@pytest.fixture
def browser(force: TaskForce) -> Callable[[Member], Client]:
    """A browser of somebody of the cast."""
    return lambda member: sign_in(Client(), join(member, force))


def at(name: str, *ids: object) -> str:
    return reverse(f"programme:{name}", args=ids)


def words_of(docx: bytes) -> str:
    """Everything that a reader of the document reads, tables and frame with it."""
    paper = Document(io.BytesIO(docx))
    told = [each.text for each in paper.paragraphs]
    told += [cell.text for laid in paper.tables for row in laid.rows for cell in row.cells]
    told += [
        each.text for section in paper.sections for part in (section.header, section.footer) for each in part.paragraphs
    ]
    return "\n".join(told)


@pytest.mark.django_db
def test_a_report_of_a_house_that_joined_is_named_as_theirs_and_can_only_be_read(
    force: TaskForce, browser: Callable[[Member], Client]
) -> None:
    hamdan, kartika = browser(HAMDAN), browser(KARTIKA)
    made = keep_report(told=report(), printed=papers, by=actor(KARTIKA, force))
    YearReport.objects.update(came_from=str(UUID(int=1)), came_as="Gugus Tugas Kota")
    assert ", Gugus Tugas Kota, " in read(kartika.get(at("reports")))
    for page in (hamdan, kartika):
        shown = read(page.get(at("report", made)))
        assert "Dibuat oleh Gugus Tugas Kota sebelum bergabung" in shown
        assert "Setujui" not in shown
        assert "Buat versi baru" not in shown
        assert page.get(at("report_paper", made, "pdf")).status_code == 200


def read(answer: Any) -> str:
    """What a reader reads."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.content.decode()))


@pytest.mark.django_db
def test_the_yearly_report_is_made_and_says_what_nobody_knows(
    force: TaskForce, browser: Callable[[Member], Client]
) -> None:
    kartika = browser(KARTIKA)
    by = actor(KARTIKA, force)
    record_training(told=training(force.service.id, held_on=date(LAST, 5, 4), due_on=date(LAST, 9, 1)), by=by)
    plan = adopt_plan(told=PlanTold("RAD, Perwako 3/2021", LAST - 3, LAST, 6), by=by)
    set_target(plan_id=plan, told=target(force.service.id), by=by)
    a_decision(force.service.id, by)
    page = kartika.post(at("report_make"), {"which": WHICH, "obstacles": "Belum ada rumah aman."})["Location"]
    row = YearReport.objects.get()
    assert page == at("report", row.id)
    pdf, docx = (kartika.get(at("report_paper", row.id, form)) for form in ("pdf", "docx"))
    assert pdf.content.startswith(b"%PDF")
    assert f'filename="laporan-tahunan-{LAST}0101-{LAST}1231-v1.pdf"' in pdf["Content-Disposition"]
    said = words_of(docx.content)
    for part in ("Dasar dan susunan", "Angka pokok", "Koordinasi", "Pelatihan", "Rencana aksi daerah dan anggaran"):
        assert part in said, part
    for words in ("RAHASIA", "RANCANGAN, versi 1", "Belum ada rumah aman.", "Mengenali korban", "Rp\u00a050.000.000"):
        assert words in said, words
    assert "Bentuk resmi laporan ini belum kami pegang" in said
    # deadlines, screening, recurrence, restitution, factors, effect, social problems, law enforcement
    assert said.count("Belum diukur") >= 8
    assert "tidak menghitung korban yang dicegah" in said
    assert "Penyaringan yang dimulai" not in said  # a service desk reads this too, and could take its own away
    assert "Yang lewat batasnya hari ini" not in said
    assert "belum disetujui orang kedua" in said


@pytest.mark.django_db
def test_a_second_person_makes_it_final_and_a_change_makes_a_new_version(
    force: TaskForce, browser: Callable[[Member], Client]
) -> None:
    kartika, hamdan = browser(KARTIKA), browser(HAMDAN)
    kartika.post(at("report_make"), {"which": WHICH, "obstacles": ""})
    first = YearReport.objects.get()
    assert "Laporan menunggu persetujuan Anda" not in kartika.get(reverse("worklist:today")).content.decode()
    assert kartika.post(at("report_approve", first.id)).status_code == 409
    hamdan.post(at("report_approve", first.id))
    said = words_of(hamdan.get(at("report_paper", first.id, "docx")).content)
    assert "FINAL, versi 1" in said
    assert HAMDAN.name in said
    assert first.fingerprint in said  # a paper tells which version it is
    assert KARTIKA.name in said
    again = kartika.post(at("report_make"), {"which": WHICH, "obstacles": ""}).content.decode()
    assert "Isinya sama dengan versi terakhir" in again
    kartika.post(at("report_make"), {"which": WHICH, "obstacles": "Satu hal baru."})
    shown = kartika.get(at("reports")).content.decode()
    assert "Digantikan versi baru" not in shown  # a draft replaces nothing that was approved
    assert hamdan.get(at("report_make")).status_code == 403
    assert YearReport.objects.count() == 2


@pytest.mark.django_db
def test_five_years_stand_side_by_side_and_other_days_are_refused(
    force: TaskForce, browser: Callable[[Member], Client]
) -> None:
    kartika = browser(KARTIKA)
    kartika.post(at("report_make"), {"which": FIVE, "obstacles": ""})
    contents = json.loads(bytes(YearReport.objects.get().contents))
    years = next(part for part in contents["parts"] if part["heading"] == "Perbandingan lima tahun")["blocks"][0]
    assert years["heads"] == ["Yang dihitung", *(str(LAST - n) for n in range(4, -1, -1))]
    answer = kartika.post(at("report_make"), {"which": f"tahunan_{LAST + 1}0101_{LAST + 1}1231"})
    assert answer.status_code == 200
    assert YearReport.objects.count() == 1


@pytest.mark.django_db
def test_readers_read_reports_and_strangers_do_not(
    force: TaskForce, browser: Callable[[Member], Client], nobody: Client
) -> None:
    browser(KARTIKA).post(at("report_make"), {"which": WHICH, "obstacles": ""})
    made: UUID = YearReport.objects.get().id
    rina, budi = browser(RINA), browser(BUDI)
    for address in (at("reports"), at("report", made), at("report_paper", made, "pdf"), at("history")):
        assert rina.get(address).status_code == 200, address
        assert budi.get(address).status_code == 403, address
        assert nobody.get(address).status_code == 302, address
    assert rina.get(at("report_make")).status_code == 403
    assert rina.post(at("report_approve", made)).status_code == 403
    assert rina.get(at("report_paper", made, "exe")).status_code == 404


def _told(words: str) -> dict[str, Any]:
    line = Line("Kasus", (("Terbuka", "12"),), words, "Bukan kejadian.", "Keadaan hari ini.")
    rows = [[words, "1"]] * 60
    parts = [
        section("Satu", [text(words), figure(line), table("Daftar", ["Nama", "n"], rows, widths=(3, 1), numbers=(1,))])
    ]
    contents = {"language": "id", "office": words, "title": "Laporan", "span": "2025", "obstacles": "", "parts": parts}
    with translation.override("id"):
        return told_with(contents, Signed(2, "Supriyadi", timezone.now(), "ab" * 32))


def test_what_was_typed_is_printed_and_never_read_as_markup() -> None:
    typed = '#panic("x") *tebal* $1$ @label <b> {{ x }} =1+1 Pertanggungjawabanpelaksanaankegiatanpencegahan'
    told = _told(typed)
    assert len(pdf_of(told)) > 10_000
    docx = docx_of(told)
    assert typed in words_of(docx)
    with ZipFile(io.BytesIO(docx)) as packed:
        body = packed.read("word/document.xml").decode()
        frame = packed.read("word/footer1.xml").decode()
        assert not [name for name in packed.namelist() if "vba" in name.lower()]
    assert body.count("w:tblHeader") == 1
    assert body.count("w:cantSplit") == 60
    assert "NUMPAGES" in frame


def test_the_hash_of_what_is_said_forgets_only_the_moment() -> None:
    told = _told("x")
    later = json.loads(json.dumps(told))
    later["parts"][0]["blocks"][1]["dated"] = "Keadaan besok."
    assert fingerprint(told) == fingerprint(later)
    later["parts"][0]["blocks"][1]["values"] = [["Terbuka", "13"]]
    assert fingerprint(told) != fingerprint(later)


@pytest.mark.parametrize(
    ("first", "last", "months"),
    [
        (date(2026, 1, 1), date(2026, 6, 30), ("2025-07-01", "2026-07-01")),
        (date(2025, 1, 1), date(2025, 12, 31), ("2025-01-01", "2026-01-01")),
        (date(2026, 2, 1), date(2026, 2, 28), ("2025-03-01", "2026-03-01")),
    ],
)
def test_persons_are_counted_over_the_months_of_the_page_of_figures(
    first: date, last: date, months: tuple[str, str]
) -> None:
    since, until = moments(Span(first, last))
    assert (f"{since:%Y-%m-%d}", f"{until:%Y-%m-%d}") == months
    assert (since, until) == period(last + timedelta(days=1), zone())
