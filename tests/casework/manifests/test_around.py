"""What stands around the people of a list: sections, subtotals and signatures are nobody; who follows a subtotal is a person."""

from typing import Any

import pytest

from tests import workbooks as made
from tests.casework.manifests.lists import manifest

HEADS = ["No", "Nama", "L/P", "Umur", "Asal"]
ALI, ANI = [1, "Ali Rekaan", "L", 30, "Sambas"], [2, "Ani Rekaan", "P", 25, "Sanggau"]
BAYU, CICI = [3, "Bayu Rekaan", "L", 7, "Sambas"], [4, "Cici Rekaan", "P", 41, "Sintang"]


def told(*rows: list[Any]) -> tuple[list[str], list[str]]:
    """Who was read as a person, and why each other row was left."""
    found = manifest(made.xlsx(list(rows)))
    assert found.refused == []
    return [person.name for person in found.people], [each.why for each in found.left]


PEOPLE = ["Ali Rekaan", "Ani Rekaan", "Bayu Rekaan", "Cici Rekaan"]


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("LELAKI", "section"), ("PEREMPUAN", "section"), ("DEWASA", "section"), ("ANAK-ANAK", "section"),
        ("Kanak-kanak", "section"),
        ("A. Wanita dan anak", "section"), ("II. PRIA DEWASA", "section"), ("Laki2", "section"), ("WARGA EMAS LELAKI", "section"),
        ("Depot Imigresen Rekaan", "section"), ("Rombongan kedua", "section"), ("DTI REKAAN", "section"),
        ("JUMLAH LELAKI : 3", "total"), ("Total Dewasa 1", "total"), ("Sub Total", "total"),
        ("Jumlah Kanak-Kanak = 2 orang", "total"),
        ("JLH PEREMPUAN 4", "total"), ("Perempuan: 2 orang", "total"), ("Jumlah keseluruhan 12 (dua belas) orang", "total"),
        ("Grand total", "total"), ("Catatan: satu orang sakit", "remark"), ("Kampung Baru Rekaan", "alone"), ("SIBU", "alone"),
    ],
)  # fmt: skip
def test_a_section_or_a_subtotal_in_the_column_of_names_is_nobody(text: str, why: str) -> None:
    assert told(HEADS, ALI, ANI, [None, text], BAYU, CICI) == (PEOPLE, [why])


@pytest.mark.parametrize("label", ["A", "II.", None])
def test_a_section_with_a_letter_before_it_is_nobody(label: str | None) -> None:
    assert told(HEADS, [label, "DEWASA"], ALI, ANI, [label, "ANAK-ANAK"], BAYU, CICI) == (PEOPLE, ["section"] * 2)


def test_a_row_that_counts_men_and_women_in_columns_is_a_total() -> None:
    sums = [[None, "Laki-laki", None, 2], [None, "Perempuan", None, 2], [None, "Total", None, 4]]
    assert told(HEADS, ALI, ANI, BAYU, CICI, *sums) == (PEOPLE, ["total"] * 3)


SIGNED = [
    [["Kuching, 28 Januari 2026"], ["Mengetahui"], ["Konsul Jenderal RI Kuching"], ["RADEN REKAAN, S.H."]],
    [["Disediakan oleh,"], ["HASSAN BIN REKAAN"], ["Penolong Pengarah"]],
    [["Entikong, 28-01-2026"], ["Kepala Pos"], ["Rekaan Utama"], ["NIP 19800101 200501 1 001"]],
    [["Sibu, 3hb Mac 2026"], ["b.p. Ketua Pengarah Imigresen"]],
    [["Tawau, ......... 2026"], ["Yang menyerahkan"], ["Rekaan"]],
    [["Prepared by:"], ["John Rekaan"], ["Approved by:"], ["Jane Rekaan"]],
]


@pytest.mark.parametrize("lines", SIGNED, ids=[lines[0][0] for lines in SIGNED])
@pytest.mark.parametrize("apart", [True, False], ids=["after an empty row", "right below"])
def test_place_day_and_signatures_are_nobody_also_without_a_total(lines: list[list[str]], apart: bool) -> None:
    rows = [*([[]] if apart else []), *[[None, *line] for line in lines]]
    assert told(HEADS, ALI, ANI, BAYU, CICI, *rows) == (PEOPLE, ["footer"] * len(lines))
    plain = [[line[0]] for line in lines]
    assert told(["Nama"], ["Ali Rekaan"], ["Ani Rekaan"], *plain) == (PEOPLE[:2], ["footer"] * len(lines))


def test_two_who_sign_side_by_side_and_those_who_get_a_copy_are_nobody() -> None:
    rows = [
        [None, "Mengetahui", None, None, "Kuching, 28 Januari 2026"], [None, "(Rekaan Satu)", None, None, "(Rekaan Dua)"],
        [None, "Tembusan:"], [1, "Direktur Rekaan"], [2, "Arsip"],
    ]  # fmt: skip
    assert told(HEADS, ALI, ANI, BAYU, CICI, *rows) == (PEOPLE, ["footer"] * 5)


def test_people_after_a_subtotal_are_people() -> None:
    rows = [["No", "Nama", "Umur"], [1, "Ali Rekaan", 30], [2, "Ani Rekaan", 25], ["Sub Total", 2]]
    assert told(*rows, [3, "Bayu Rekaan"], [4, "Cici Rekaan"]) == (PEOPLE, ["total"])
    numbered = [[number, name] for number, name in enumerate(PEOPLE, start=1)]
    for sign in (["Jumlah", 2], [None, "Jumlah 2"]):
        assert told(["No", "Nama"], *numbered[:2], sign, *numbered[2:], sign) == (PEOPLE, ["total"] * 2)
        again = [[1, PEOPLE[2]], [2, PEOPLE[3]]]
        assert told(["No", "Nama"], *numbered[:2], sign, *again, sign) == (PEOPLE, ["total"] * 2)


def test_people_of_a_list_of_names_alone_stay_people() -> None:
    names = [[name] for name in PEOPLE]
    assert told(["Nama"], *names[:2], ["Jumlah 2"], *names[2:], ["Jumlah 2"]) == (PEOPLE, ["total"] * 2)
    assert told(["Nama"], ["LELAKI"], *names[:2], ["PEREMPUAN"], *names[2:]) == (PEOPLE, ["section"] * 2)


def test_a_family_below_one_number_stays_whole() -> None:
    child = [None, "Dewi Rekaan", "P", 3, "Sambas"]
    baby = [None, "Bayi", "L", 0, "Sambas"]
    assert told(HEADS, ALI, child, baby, ANI)[0] == ["Ali Rekaan", "Dewi Rekaan", "Bayi", "Ani Rekaan"]


def test_a_list_that_goes_on_below_the_signatures_of_a_page_is_read_to_its_end() -> None:
    foot = [[None, "Kuching, 28 Januari 2026"], [None, "Mengetahui"]]
    names, why = told(HEADS, ALI, ANI, *foot, HEADS, BAYU, CICI, *foot)
    assert (names, why) == (PEOPLE, ["footer", "footer", "heading", "footer", "footer"])


def test_what_was_left_for_its_shape_alone_is_said_with_its_row_and_kept_with_its_text() -> None:
    found = manifest(made.xlsx([HEADS, ALI, ANI, [None, "Dedi Rekaan"], BAYU, CICI]))
    assert [(each.code, each.values["rows"]) for each in found.remarks] == [("alone", "4")]
    assert [(each.row, each.why, each.text) for each in found.left] == [(4, "alone", "Dedi Rekaan")]
    numbered = manifest(made.xlsx([HEADS, ALI, ANI, BAYU, CICI, [5, "Dedi Rekaan"]]))
    assert [person.name for person in numbered.people] == [*PEOPLE, "Dedi Rekaan"]


def test_whoever_has_nothing_but_a_name_at_the_end_of_a_list_without_numbers_is_taken_and_said() -> None:
    rows = [["Nama", "Umur"], *[[name, 20 + at] for at, name in enumerate(PEOPLE)], ["Dedi Rekaan", None]]
    found = manifest(made.xlsx(rows))
    assert [person.name for person in found.people] == [*PEOPLE, "Dedi Rekaan"]
    assert [(each.code, each.values["rows"]) for each in found.remarks] == [("only_name", "6")]


def test_a_day_of_birth_beside_a_name_is_no_footer() -> None:
    rows = [["Nama", "TTL"], ["Ali Rekaan", "Sambas, 3 Maret 1998"], ["Ani Rekaan", "Sanggau, 4 Mei 1999"]]
    assert told(*rows) == (["Ali Rekaan", "Ani Rekaan"], [])


@pytest.mark.parametrize(
    "name", ["Wakil Rekaan", "Kepala Rekaan", "Totalia Rekaan", "Lelaki Rekaan", "Anak dari Rekaan"]
)
def test_a_person_with_a_number_or_facts_is_a_person_whatever_the_name(name: str) -> None:
    assert told(HEADS, ALI, ANI, BAYU, [4, name, "P", 30, "Sambas"])[0][-1] == name
    assert told(HEADS, ALI, ANI, BAYU, [None, name, "P", 30, "Sambas"])[0][-1] == name
