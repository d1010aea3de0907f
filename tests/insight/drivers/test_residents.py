"""Residents that an office enters: files read row by row, numbers as people write them, versions, and who may."""

import io
import zipfile
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from naung.doors.desk.shell.workbook import Sheet, workbook
from naung.foundation.access.vocabulary import Actor
from naung.foundation.audit.models import Entry
from naung.foundation.errors import NotPermitted, Problems, RuleBroken, StaleVersion
from naung.insight.drivers.actions import enter_residents
from naung.insight.drivers.queries import residents_entries, residents_now, residents_told, residents_version
from naung.insight.drivers.rules.residents import (
    NO_CODE,
    NOT_AN_AREA,
    NOT_PEOPLE,
    NOT_YOURS,
    TWICE,
    covering,
    good_rows,
    lines_of,
    read_people,
    without_number,
)
from naung.insight.drivers.rules.sheets import EMPTY, MOST_ROWS, TOO_LARGE, UNREAD, as_rows_text, rows_of, rows_of_text
from naung.insight.drivers.vocabulary import DriversEvent, LineState
from tests.cast import KARTIKA, SARI, SINGKAWANG, TaskForce
from tests.insight.targeting.told import joined, load_singkawang

KNOWN = {"61.72.01": "Tengah", "61.72.02": "Barat", "61.72.01.1001": "Roban", "61.01.01": "Sambas"}
DAY = date(2026, 6, 30)
BOOK = [["Kode", "Nama", "Penduduk"], ["61.72.01", "Tengah", "72.100"], ["61.72.02", "Barat", "55000"]]


@pytest.mark.parametrize(
    ("typed", "people"),
    [
        ("12345", 12345), ("12.345", 12345), ("1,234,567", 1234567), ("12 345", 12345),
        ("12,5", None), ("1.23", None), ("1234.567", None), ("-5", None), ("dua", None), ("", None), ("1e5", None),
    ],
)  # fmt: skip
def test_a_number_is_read_as_people_write_it_and_half_a_person_is_none(typed: str, people: int | None) -> None:
    assert read_people(typed) == people


def test_every_row_says_what_it_would_do_and_a_wrong_one_stops_no_other() -> None:
    rows = rows_of_text(
        "kode wilayah;jumlah penduduk\n617201;72.100\n61.72.02;0\n61.01.01;9000\nSambas;5\n61.99.01;7\n"
        "61.72.01.1001;10\n61.72.01.1001;11\n61.72.01;72100\n61.72.09;\n"
    )
    lines = lines_of(rows, KNOWN, {}, SINGKAWANG)
    told = {(line.number, line.problem.field, line.problem.message) for line in lines if line.problem}
    assert told == {
        (3, "people", NOT_PEOPLE), (4, "code", NOT_YOURS), (5, "code", NO_CODE), (6, "code", NOT_AN_AREA),
        (7, "code", TWICE), (8, "code", TWICE),
    }  # fmt: skip
    assert good_rows(lines) == {"61.72.01": 72100}
    assert [line.number for line in lines if line.state is LineState.NEW] == [2, 9]


def test_excel_and_csv_read_the_same_and_what_the_house_writes_is_read_back() -> None:
    made = workbook([Sheet("Penduduk", BOOK[0], [[row[0], row[1], int(row[2].replace(".", ""))] for row in BOOK[1:]])])
    written = rows_of(made)
    assert [row[:3] for row in written] == [BOOK[0], ["61.72.01", "Tengah", "72100"], ["61.72.02", "Barat", "55000"]]
    pasted = rows_of("\n".join("\t".join(row) for row in BOOK).encode())
    assert good_rows(lines_of(written, KNOWN, {}, "")) == good_rows(lines_of(pasted, KNOWN, {}, ""))


@given(
    st.lists(st.lists(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"])), min_size=2), min_size=1)
)
def test_rows_survive_their_preview(rows: list[list[str]]) -> None:
    asked = [[cell.strip() for cell in row[:30]] for row in rows if any(cell.strip() for cell in row[:30])]
    read = rows_of_text(as_rows_text([["Kode", "Penduduk"], *asked]))
    assert read == [["Kode", "Penduduk"], *asked]


def _workbook_of(sheet: bytes) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as parts:
        parts.writestr("xl/worksheets/sheet1.xml", sheet)
    return held.getvalue()


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"  \n", EMPTY),
        (b"x" * 1_000_001, TOO_LARGE),
        (b"1;2\n" * (MOST_ROWS + 1), TOO_LARGE),
        (b"\xd0\xcf\x11\xe0old", UNREAD),
        (b"PK\x03\x04broken", UNREAD),
        (b"\x00\x01\x02", UNREAD),
        (_workbook_of(b"<worksheet>" + b" " * 9_000_000 + b"</worksheet>"), UNREAD),
        (_workbook_of(b'<!DOCTYPE a [<!ENTITY b "c">]><worksheet>&b;</worksheet>'), UNREAD),
        (_workbook_of(b"<worksheet><row>"), UNREAD),
    ],
)
def test_what_cant_be_read_is_refused_in_words(content: bytes, why: str) -> None:
    with pytest.raises(RuleBroken) as wrong:
        rows_of(content)
    assert wrong.value.message == why


@pytest.fixture
def kartika(force: TaskForce) -> Actor:
    load_singkawang()
    return joined(KARTIKA, force)


def enter(by: Actor, based_on: int | None = None, day: date | None = DAY, source: str = "Dukcapil", **told: int) -> int:
    areas = {f"61.72.{code.removeprefix('k')}": people for code, people in told.items()}
    version = residents_version() if based_on is None else based_on
    return len(enter_residents(told=areas, source=source, as_of=day, based_on=version, by=by))


@pytest.mark.django_db
def test_numbers_are_entered_once_and_older_ones_stay(kartika: Actor) -> None:
    assert enter(kartika, k01=70_000, k02=50_000) == 2
    assert enter(kartika, k01=70_000, k02=50_000) == 0, "the same again changes nothing"
    assert enter(kartika, k01=71_000, k02=50_000) == 1
    now, told = residents_now(actor=kartika), residents_told(actor=kartika)
    assert (now["61.72.01"].people, now["61.72.01"].source, now["61.72.01"].as_of) == (71_000, "Dukcapil", DAY)
    assert [each.people for each in told["61.72.01"]] == [70_000, 71_000]
    assert [(row.version, row.areas) for row in residents_entries(actor=kartika)] == [(2, 1), (1, 2)]
    logged = Entry.objects.filter(event=DriversEvent.COUNTED.value).order_by("seq")
    assert [entry.count for entry in logged] == [2, 1]
    assert covering(("61.72.01", "61.72.02", "61.72.03"), now) is None
    assert without_number(("61.72.01", "61.72.03"), now) == ("61.72.03",)
    both = covering(("61.72.01", "61.72.02"), now)
    assert both is not None
    assert (both.people, both.sources) == ({"61.72.01": 71_000, "61.72.02": 50_000}, ("Dukcapil",))


@pytest.mark.django_db
def test_source_and_day_are_needed_and_every_wrong_field_is_named(kartika: Actor) -> None:
    with pytest.raises(Problems) as wrong:
        enter_residents(told={"61.72.01": 0, "61.72.99": 5}, source=" ", as_of=None, based_on=0, by=kartika)
    assert {each.field for each in wrong.value.problems} == {"source", "as_of", "people_61.72.01", "people_61.72.99"}
    with pytest.raises(Problems):
        enter(kartika, day=date(2999, 1, 1), k01=5)
    assert residents_version() == 0


@pytest.mark.django_db
def test_two_at_once_see_both_numbers_only_where_they_differ(kartika: Actor) -> None:
    enter(kartika, k01=70_000)
    with pytest.raises(StaleVersion) as stale:
        enter(kartika, based_on=0, k01=71_000, k02=9)
    (other,) = stale.value.differences
    assert (other.field, other.theirs, other.mine) == ("people_61.72.01", "70000", "71000")
    assert enter(kartika, based_on=0, k02=50_000) == 1


@pytest.mark.django_db
def test_who_opens_cases_enters_no_figures_of_areas(force: TaskForce, kartika: Actor) -> None:
    with pytest.raises(NotPermitted):
        enter(joined(SARI, force), k01=5)
