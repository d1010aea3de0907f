"""What a column is: no letter of a heading, nobody else's number, no place abroad; what a column holds may speak against it."""

import pytest

from naung.casework.manifests.vocabulary import Manifest
from naung.foundation.people.vocabulary import Sex
from tests import workbooks as made
from tests.casework.manifests.lists import manifest

NAMES = ["Ali Rekaan", "Ani Rekaan", "Bayu Rekaan", "Cici Rekaan"]
NIKS = [f"61010101019{number:05d}" for number in range(1, 5)]


def listed(**columns: list[str]) -> Manifest:
    """A list of four invented people with columns under these headings."""
    heads = ["Nama", *columns]
    rows = [list(row) for row in zip(NAMES, *columns.values(), strict=True)]
    return manifest(made.csv([heads, *rows]))


def field(heading: str, values: list[str]) -> tuple[str, bool]:
    """What a column is taken for, and whether a doubt is said."""
    found = listed(**{heading: values})
    said = any(each.code == "doubtful" and each.found == heading for each in found.remarks)
    return found.columns[1].field, said


@pytest.mark.parametrize(
    "heading", ["No. K/P", "NO K/P", "K/P", "No. KP", "KP", "No. I/C", "Nombor K/P", "NO. KAD PENGENALAN", "N.I.K"]
)
def test_the_number_of_a_card_is_read_under_its_short_forms(heading: str) -> None:
    assert field(heading, NIKS) == ("nik", False)


def test_a_number_that_a_sheet_spoiled_is_refused_under_a_short_form_too() -> None:
    found = listed(**{"No. K/P": [NIKS[0], "6.10E+15", "-", NIKS[3]]})
    assert [(each.row, each.reasons[0].code) for each in found.refused] == [(3, "nik_lost")]
    assert [person.sex for person in found.people] == [Sex.UNKNOWN] * 3


@pytest.mark.parametrize(
    "heading", ["Jenis Kel.", "JENIS KEL", "Jns. Kel.", "J. Kel", "Jen Kel", "Jenis Klm", "JANTINA (L/P)"]
)
def test_a_sex_is_read_under_its_short_forms(heading: str) -> None:
    found = listed(**{heading: ["L", "P", "P", "L"]})
    assert [person.sex.value for person in found.people] == ["L", "P", "P", "L"]
    assert {person.origin_words for person in found.people} == {""}


@pytest.mark.parametrize(
    ("heading", "values"),
    [
        ("No. Kad Pengenalan Waris", NIKS), ("NIK Suami", NIKS), ("No KTP Penjamin", NIKS),
        ("Nomor Paspor Majikan", ["A1234567"] * 4),
        ("K/P Ibu", NIKS), ("Nama Ejen", NAMES), ("Alamat di Malaysia", ["Sibu", "Miri", "Bintulu", "Sibu"]),
        ("Alamat Terakhir di Sarawak", ["Sibu", "Miri", "Bintulu", "Sibu"]), ("Alamat (luar negeri)", ["Sibu"] * 4),
        ("No HP keluarga", ["08123456"] * 4), ("No. Telefon Waris", ["08123456"] * 4), ("Tel. Majikan", ["08123456"] * 4),
        ("Tarikh Masuk Depot", ["03/01/2026"] * 4), ("Tarikh Luput Pasport", ["03/01/2029"] * 4),
        ("Tanggal Lahir Anak", ["03/01/2019"] * 4),
        ("Umur Suami", ["40", "41", "42", "43"]), ("Tempat Pengeluaran Paspor", ["Jakarta"] * 4),
        ("Alamat Orang Tua", ["Sambas"] * 4),
    ],
)  # fmt: skip
def test_what_is_of_somebody_or_something_else_is_no_field_of_hers(heading: str, values: list[str]) -> None:
    assert field(heading, values)[0] == ""


@pytest.mark.parametrize(
    ("heading", "expected"),
    [("Nama Ibu", "group"), ("Nama Majikan", "employer"), ("Alamat Majikan", "employer"), ("Alamat / No. HP", "origin"),
     ("Negeri", "origin_province"), ("Daerah", "origin_regency"), ("Alamat di Indonesia", "origin")],
)  # fmt: skip
def test_words_of_somebody_else_leave_their_own_fields(heading: str, expected: str) -> None:
    assert field(heading, ["Rekaan Sambas", "Rekaan Sanggau", "Rekaan Sintang", "Rekaan Bima"])[0] == expected


def test_what_a_column_holds_speaks_against_its_heading_or_a_doubt_is_said() -> None:
    assert field("Perempuan", NIKS) == ("sex_female", True)
    assert field("Desa", ["L", "P", "P", "L"]) == ("origin_village", True)
    assert field("Asal", ["1", "2", "3", "4"]) == ("origin", True)
    assert field("NIK", ["Sambas", "Sanggau", "Sintang", "Bima"]) == ("nik", True)
    assert field("Status kelurahan", ["L", "P", "P", "L"])[0] == "sex"
    found = listed(Asal=["L", "P", "P", "L"], Alamat=["Sambas", "Sanggau", "Sintang", "Bima"])
    assert [(each.heading, each.field) for each in found.columns if each.field == "origin"] == [("Alamat", "origin")]
