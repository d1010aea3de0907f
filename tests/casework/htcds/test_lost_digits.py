"""A number whose digits a spreadsheet lost is refused wherever a register carries one; nothing is invented."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from naung.casework.htcds.rules.numbers import carries_number
from naung.casework.htcds.rules.reading import read_htcds
from naung.casework.htcds.vocabulary import Htcds
from naung.methods.sheets import read
from naung.methods.sheets.cells import number_of
from naung.methods.sheets.lost import digits_lost, is_shortened, last_digits_kept
from tests import workbooks as made

NUMBERS = (
    "prs_IdentityNumber", "prs_MobilePhone", "prs_HomePhone", "org_Phone", "x_CaseNumber", "x_nik", "x_kartu_keluarga",
    "x_paspor", "x_telepon", "x_NoHP", "x_no_ktp", "x_PassportNumber",
)  # fmt: skip
SHORTENED = [
    "3.17E+15",
    "3,17E+15",
    "3,17e15",
    " 6.28 E+12 ",
    "6E+11",
    "6E11",
    "6.28E9",
    "'6.1E+15",
    "NIK: 6,17E+15",
    "31.7E+14",
]


def file(heads: list[str], *rows: list[object], kind: str = "csv") -> Htcds:
    return read_htcds(read((made.csv if kind == "csv" else made.xlsx)([heads, *rows])), version="2.0")


@pytest.mark.parametrize("name", NUMBERS)
@pytest.mark.parametrize("text", SHORTENED)
@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_a_shortened_number_is_refused_by_row_field_and_what_is_expected(name: str, text: str, kind: str) -> None:
    found = file(["prs_FirstName", name], ["Siti", "A7654321"], ["Wulan", text], kind=kind)
    assert [each.row for each in found.rows] == [2]
    (refused,) = found.refused
    (reason,) = refused.reasons
    assert (refused.row, reason.field, reason.column, reason.code) == (3, name, "B", "lost_digits")
    assert (reason.found.strip(), refused.text["prs_FirstName"]) == (text.strip(), "Wulan")
    assert "atur kolomnya sebagai teks" in reason.message


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("hte_Description", "Dibayar 3.17E+15, katanya."),
        ("prs_MailingStreet", "Blok 3E12"),
        ("x_Catatan", "3E15"),
        ("prs_IdentityNumber", "A12E45678"),
        ("prs_IdentityNumber", "7E123456"),
        ("prs_IdentityNumber", "6172014903100010"),
        ("prs_MobilePhone", "+6281200000000"),
    ],
)
def test_what_only_looks_alike_and_what_is_no_number_is_taken_as_it_stands(name: str, text: str) -> None:
    (row,) = file(["prs_FirstName", name], ["Siti", text]).rows
    assert text in {*row.record.values.values(), *row.record.extra.values()}


@pytest.mark.parametrize("name", ["prs_IdentityNumber", "x_nik"])
@pytest.mark.parametrize(
    ("cells", "refused"),
    [
        ([93172014903100001.0], [2]),  # beyond what a number holds
        ([6172014903100010.0], [2]),  # Excel keeps fifteen digits and writes a zero
        ([6172014903100010.0, 6172014903100020.0], [2, 3]),
        ([6172014903100010.0, 6172014903100021.0], []),  # another programme kept the last digit
        ([6172014903100000.0, 6172014903100021.0], [2]),  # no number counts from zero
        ([3.17e15], [2]),  # shortened, and read again as a number
        ([628123456789.0, 99], []),
    ],
)
def test_a_cell_that_lost_digits_beyond_the_fifteenth_is_refused(
    name: str, cells: list[float], refused: list[int]
) -> None:
    found = file(["prs_FirstName", name], *(["Siti", cell] for cell in cells), kind="xlsx")
    assert [each.row for each in found.refused] == refused
    assert {reason.code for each in found.refused for reason in each.reasons} <= {"lost_digits"}


def test_a_rounded_number_is_refused_in_any_column_of_others() -> None:
    found = file(["prs_FirstName", "x_Rekening"], ["Siti", 93172014903100001.0], kind="xlsx")
    assert [reason.field for each in found.refused for reason in each.reasons] == ["x_Rekening"]


def test_which_columns_carry_a_number() -> None:
    assert all(carries_number(name) for name in NUMBERS)
    plain = (
        "prs_FirstName",
        "x_Note",
        "x_Nokia",
        "x_Identik",
        "x_BirthText",
        "x_catatan_penting",
        "x_PlaceCode",
        "x_kesehatan",
    )
    assert [name for name in plain if carries_number(name)] == ["x_Identik"], "rather one too many"


@given(
    st.integers(10**9, 10**16 - 1),
    st.integers(0, 6),
    st.sampled_from(".,"),
    st.sampled_from("eE"),
    st.sampled_from(["", " "]),
)
def test_however_a_sheet_shortens_a_number_it_is_seen(
    number: int, places: int, point: str, sign: str, space: str
) -> None:
    said = f"{number:.{places}E}".replace(".", point).replace("E", f"{space}{sign}")
    assert is_shortened(said)
    assert not is_shortened(str(number))


@given(st.lists(st.integers(10**14, 10**15 - 1), min_size=2, max_size=6))
def test_a_column_that_lost_its_last_digits_is_known_by_its_zeros(numbers: list[int]) -> None:
    cells = [number_of(float(each * 10)) for each in numbers]
    assert not last_digits_kept(cells)
    assert all(digits_lost(each, kept=False) for each in cells)
