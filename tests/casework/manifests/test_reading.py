"""What a list says and can't say: ages, births, sexes, papers, origins, causes; a refusal names cell, finding, expectation."""

import datetime as dt
from typing import Any

import pytest

from naung.casework.manifests.vocabulary import Field, Person, RowRefused
from naung.foundation.clock.vocabulary import Precision
from naung.foundation.errors import RuleBroken
from naung.foundation.people.vocabulary import Sex
from tests import workbooks as made
from tests.casework.manifests.lists import ON, manifest

CONSULATE = [
    ["KONSULAT JENDERAL REPUBLIK INDONESIA KUCHING"],
    ["DAFTAR WNI/PMI DEPORTASI DARI DEPOT IMIGRESEN SEMUJA"],
    [],
    [
        "NO",
        "NAMA",
        "TEMPAT / TGL LAHIR",
        None,
        "JENIS KELAMIN",
        None,
        "NO PASPOR / SPLP",
        "DAERAH ASAL",
        "JENIS KESALAHAN",
        "KET",
    ],
    [None, None, "TEMPAT", "TGL", "L", "P"],
    ["(1)", "(2)", "(3)", "(4)", "(5)", "(6)", "(7)", "(8)", "(9)", "(10)"],
    [1, "SITI AMINAH", "Sambas", dt.date(1998, 2, 3), None, "V", "SPLP AB123456", "Kab. Sambas", "Tanpa Paspor"],
    [2, "BUDI", "Pontianak", "31/12/2001", "V", None, "C1234567", "Lombok", "Overstay", "sakit"],
    [
        "NO",
        "NAMA",
        "TEMPAT / TGL LAHIR",
        None,
        "JENIS KELAMIN",
        None,
        "NO PASPOR / SPLP",
        "DAERAH ASAL",
        "JENIS KESALAHAN",
        "KET",
    ],
    [None, None, "TEMPAT", "TGL", "L", "P"],
    [3, "AHMAD", "-", "27 th", "v", None, None, "Makasar", "Judi online dan dadah"],
    ["JUMLAH", None, None, None, 2, 1],
    [],
    [None, None, None, None, None, None, None, "Kuching, 29 Januari 2026"],
]
MERGED = ["A1:J1", "A2:J2", "C4:D4", "E4:F4"]


def one(heading: str, cell: Any, **how: Any) -> Person | RowRefused:
    """What becomes of one cell beside a name, in a workbook."""
    found = manifest(made.xlsx([["Nama", heading], ["Siti Aminah", cell]]), **how)
    return (found.people or found.refused)[0]  # type: ignore[operator]  # the one row is in one of the two


def why(heading: str, cell: Any) -> str:
    """The code by which a cell is refused."""
    read = one(heading, cell)
    assert isinstance(read, RowRefused), read
    assert (read.reasons[0].column, read.text["Nama"]) == ("B", "Siti Aminah")
    return read.reasons[0].code


def person(heading: str, cell: Any, **how: Any) -> Person:
    read = one(heading, cell, **how)
    assert isinstance(read, Person), read
    return read


def test_a_list_of_a_consulate_with_everything_around_it() -> None:
    found = manifest(made.xlsx(CONSULATE, merged=MERGED))
    assert found.heading_rows == (4, 5)
    assert {c.letter: c.field for c in found.columns} == {
        "A": "number", "B": "name", "C": "birth_place", "D": "birth", "E": "sex_male", "F": "sex_female", "G": "papers",
        "H": "origin", "I": "cause", "J": "notes",
    }  # fmt: skip
    siti, budi, ahmad = found.people
    assert (siti.sex, siti.birth_place, siti.birth.first, siti.papers, siti.origin) == (
        Sex.FEMALE, "Sambas", dt.date(1998, 2, 3), "SPLP AB123456", "61.01",
    )  # fmt: skip
    assert (budi.origin, budi.cause, budi.ill, budi.notes) == ("52", "tanpa_permit", True, "sakit")
    assert budi.origin_near == ("52.01", "52.02", "52.03", "52.08")
    assert (ahmad.age, ahmad.origin, ahmad.cause, ahmad.cause_words) == (27, "", "", "Judi online dan dadah")
    assert [(r.field, r.code) for r in ahmad.remarks] == [("origin", "origin_unsure"), ("cause", "cause_several")]
    assert [(each.row, each.why) for each in found.left] == [
        (6, "numbering"), (9, "heading"), (10, "heading"), (12, "total"), (14, "footer"),
    ]  # fmt: skip


def test_an_age_stays_an_age_counted_from_the_day_of_the_list() -> None:
    siti = person("Umur", 27)
    assert (siti.age, siti.birth.first, siti.birth.last) == (27, dt.date(1998, 1, 30), dt.date(1999, 1, 29))
    assert siti.birth.precision is Precision.RANGE
    assert person("Usia", "± 30 tahun").birth.precision is Precision.AROUND
    assert person("Umur", "30-an").birth.first == dt.date(1986, 1, 30)
    assert person("Umur", "8 bulan").age == 0
    assert person("Umur", 0).age == 0
    assert person("Tgl lahir", "27 thn").age == 27
    child = person("Umur", "anak").birth
    assert (child.first, child.last) == (dt.date(2008, 1, 30), ON)
    assert person("Umur", "-").age is None


@pytest.mark.parametrize(
    ("cell", "day"),
    [
        (dt.date(1990, 6, 12), dt.date(1990, 6, 12)), ("12-06-1990", dt.date(1990, 6, 12)), ("12.6.1990", dt.date(1990, 6, 12)),
        ("12 Jun 1990", dt.date(1990, 6, 12)), ("3 Ogos 1998", dt.date(1998, 8, 3)), ("Aug 3, 1998", dt.date(1998, 8, 3)),
        ("1990-06-12 00:00:00", dt.date(1990, 6, 12)), ("12061990", dt.date(1990, 6, 12)), ("12/06/90", dt.date(1990, 6, 12)),
        ("12/06/05", dt.date(2005, 6, 12)), (33036, dt.date(1990, 6, 12)), ("00-00-1990", dt.date(1990, 1, 1)),
        ("Mac 1990", dt.date(1990, 3, 1)), (1990, dt.date(1990, 1, 1)),
    ],
)  # fmt: skip
def test_births_in_many_hands(cell: Any, day: dt.date) -> None:
    assert person("Tanggal lahir", cell).birth.first == day


def test_a_number_of_a_spreadsheet_is_a_day_only_where_the_workbook_says_from_when_it_counts() -> None:
    found = manifest(made.xlsx([["Nama", "Tgl lahir"], ["Siti", 33036 - 1462]], date_1904=True)).people[0]
    assert found.birth.first == dt.date(1990, 6, 12)
    assert [r.code for r in found.remarks] == ["serial_read"]
    assert (
        manifest(made.csv([["Nama", "Tgl lahir"], ["Siti", "33036"]])).refused[0].reasons[0].code == "birth_unreadable"
    )


@pytest.mark.parametrize(
    ("heading", "cell", "code"),
    [
        ("Tanggal lahir", "32/13/1990", "no_such_day"), ("Tanggal lahir", "31-02-1990", "no_such_day"),
        ("Tanggal lahir", dt.date(2030, 1, 1), "not_born"), ("Tanggal lahir", "1850-01-01", "too_old"),
        ("Tanggal lahir", dt.date(1900, 1, 27), "age_as_date"), ("Umur", dt.date(1900, 1, 27), "age_as_date"),
        ("Tanggal lahir", "kemarin", "birth_unreadable"), ("Tanggal lahir", "99999999", "birth_unreadable"),
        ("Umur", "seratus", "age_unreadable"), ("Umur", 200, "age_unreadable"),
        ("Jenis kelamin", "?x", "bad_sex"), ("NIK", "3.17E+15", "nik_lost"), ("NIK", 9171234567890123, "nik_lost"),
        ("NIK", 6172014302980000, "nik_lost"), ("NIK", 6172014302980010, "nik_lost"), ("No Paspor", "1,2E+08", "papers_lost"),
        ("Asal", "SambÃ©s", "broken_letters"), ("Asal", "=HYPERLINK(A1)", "formula"), ("Keterangan", "x" * 2001, "too_long"),
    ],
)  # fmt: skip
def test_what_can_t_be_read_is_refused_with_its_cell(heading: str, cell: Any, code: str) -> None:
    assert why(heading, cell) == code


def test_a_name_is_needed_and_nothing_else_is() -> None:
    found = manifest(
        made.xlsx([["Nama", "Asal", "Umur"], [None, "Sambas", 20], ["123", "Sambas", 20], ["S", None, None]])
    )
    assert [(r.row, r.reasons[0].code) for r in found.refused] == [(2, "no_name"), (3, "no_letters")]
    assert [p.name for p in found.people] == ["S"]


def test_digits_that_a_spreadsheet_lost_are_not_invented() -> None:
    """Excel keeps fifteen digits and writes a zero for the sixteenth: numbers are trusted only where some end otherwise."""
    lost = manifest(made.xlsx([["Nama", "NIK"], ["Siti", 6172014302980010], ["Budi", 6172013112010020]]))
    assert [r.reasons[0].code for r in lost.refused] == ["nik_lost", "nik_lost"]
    kept = manifest(made.xlsx([["Nama", "NIK"], ["Siti", 6172014302980010], ["Budi", 6172013112010021]]))
    assert [p.nik for p in kept.people] == ["6172014302980010", "6172013112010021"]
    as_text = manifest(made.xlsx([["Nama", "NIK"], ["Siti", "6172014302980010"]]))
    assert [p.nik for p in as_text.people] == ["6172014302980010"]


def test_a_row_may_be_taken_without_what_can_t_be_read_where_somebody_says_so() -> None:
    found = manifest(made.xlsx([["Nama", "NIK"], ["Siti", "3.17E+15"]]), without=frozenset({Field.NIK})).people[0]
    assert (found.nik, [r.code for r in found.remarks]) == ("", ["nik_lost"])
    assert manifest(made.xlsx([["Nama", "NIK"], [None, "6172014302980010"]]), without=frozenset(Field)).people == []


def test_a_nik_that_can_t_be_right_refuses_nobody() -> None:
    short = person("NIK", "61720143029800")
    assert (short.nik, [r.code for r in short.remarks]) == ("", ["too_short"])
    found = manifest(made.xlsx([["Nama", "NIK", "JK"], ["Budi", "6172014302980001", "L"]])).people[0]
    assert (found.nik, "sex_differs" in [r.code for r in found.remarks]) == ("6172014302980001", True)


def test_a_formula_without_value_and_an_error_are_refused_by_cell() -> None:
    def fill(page: Any) -> None:
        for at, cell in {"A1": "Nama", "B1": "Umur", "A2": "Siti", "B2": "=2026-1998", "A3": "=A2", "B3": 20}.items():
            page[at] = cell

    found = manifest(made.from_openpyxl(fill))
    assert [(r.row, r.reasons[0].column, r.reasons[0].code) for r in found.refused] == [
        (2, "B", "no_value"),
        (3, "A", "no_value"),
    ]


def test_sexes_as_marks_in_two_columns() -> None:
    rows = [["Nama", "L", "P"], ["Budi", "√", None], ["Siti", None, "v"], ["Abu", "v", "v"], ["Ani", None, None]]
    found = manifest(made.xlsx(rows))
    assert [p.sex for p in found.people] == [Sex.MALE, Sex.FEMALE, Sex.UNKNOWN]
    assert [r.reasons[0].code for r in found.refused] == ["two_sexes"]


def test_a_month_written_first_is_understood_where_the_column_shows_it() -> None:
    found = manifest(made.csv([["Nama", "DOB"], ["Siti", "12/31/1990"], ["Budi", "01/02/1991"]]))
    assert [p.birth.first for p in found.people] == [dt.date(1990, 12, 31), dt.date(1991, 1, 2)]
    mixed = manifest(made.csv([["Nama", "DOB"], ["Siti", "12/31/1990"], ["Budi", "31/01/1991"]]))
    assert ([p.name for p in mixed.people], [r.row for r in mixed.refused]) == (["Budi"], [2])


def test_days_and_months_that_a_spreadsheet_may_have_turned_are_said() -> None:
    rows = [
        ["Nama", "Tgl lahir"],
        *[["Siti", dt.date(1990, 3, day)] for day in (4, 5, 6)],
        *[["Budi", f"{d}/03/1990"] for d in (14, 15, 16)],
    ]
    assert "turned" in [r.code for r in manifest(made.xlsx(rows)).remarks]


def test_shared_cells_are_filled_and_a_family_stays_together() -> None:
    rows = [
        ["Nama", "Keluarga", "Asal"],
        ["Siti", "Kel. Siti", "Sambas"],
        ["Budi", None, '"'],
        ["Abu", "sda", "sda"],
        ["Ani", None, None],
    ]
    found = manifest(made.xlsx(rows, merged=["B2:B3"]))
    assert [(p.group, p.origin) for p in found.people] == [("Kel. Siti", "61.01")] * 2 + [
        ("Kel. Siti", "61.01"),
        ("", ""),
    ]


def test_origins_in_several_columns_are_one_place() -> None:
    heads = ["Nama", "Desa", "Kecamatan", "Kabupaten/Kota", "Provinsi"]
    found = manifest(
        made.xlsx([heads, ["Siti", "Semparuk", "Semparuk", "Sambas", "Kalbar"], ["Budi", None, None, None, "Jatim"]])
    )
    assert [p.origin for p in found.people] == ["61.01.13.2002", "35"]


def test_place_and_day_of_birth_in_one_cell() -> None:
    siti = person("Tempat, Tanggal Lahir", "Sambas, 3-2-1998")
    assert (siti.birth_place, siti.birth.first) == ("Sambas", dt.date(1998, 2, 3))
    assert person("TTL", "Sambas").birth_place == "Sambas"


def test_columns_are_corrected_by_hand_and_what_was_given_is_said() -> None:
    content = made.csv([["Nama", "Kolom X", "Alamat"], ["Siti", "Sambas", "Kuching"]])
    found = manifest(content, given={"kolom x": "origin", "C": "-"})
    assert [(c.field, c.how) for c in found.columns] == [("name", "exact"), ("origin", "given"), ("", "given")]
    assert found.people[0].origin == "61.01"
    assert manifest(content, given={"Alamat": "daerah asal"}).columns[2].how == "given"
    for wrong in ({"Tidak ada": "origin"}, {"Alamat": "warna"}, {"A": "name", "B": "name"}):
        with pytest.raises(RuleBroken):
            manifest(content, given=wrong)


def test_a_list_without_headings_is_read_by_letters_and_otherwise_asked_about() -> None:
    content = b"Siti;P;Sambas\nBudi;L;Malang\n"
    found = manifest(content, given={"A": "name", "B": "sex", "C": "origin"})
    assert [(p.row, p.name, p.sex) for p in found.people] == [(1, "Siti", Sex.FEMALE), (2, "Budi", Sex.MALE)]
    with pytest.raises(RuleBroken, match="judul"):
        manifest(content)


def test_names_under_a_heading_that_says_nothing_are_found_by_their_values() -> None:
    rows = [
        ["Deportan", "Umur", "Kelamin"],
        ["Siti Aminah", "20", "P"],
        ["Ali Akbar", "30", "L"],
        ["Umi Kalsum", "40", "P"],
    ]
    found = manifest(made.csv(rows))
    assert next((c.field, c.how) for c in found.columns) == ("name", "values")


def test_the_sheet_with_the_people_is_chosen_and_the_others_are_named() -> None:
    held = made.from_openpyxl(
        lambda page: page.append(["Rekap", "Jumlah"]) or page.parent.create_sheet("Daftar").append(["Nama", "Umur"])
    )
    found = manifest(held)
    assert (found.sheet, [r.values["names"] for r in found.remarks]) == ("Daftar", ["Sheet"])


def test_illness_and_death_are_read_from_what_is_written() -> None:
    assert [person("Kesehatan", each).ill for each in ("sehat", "-", "TBC", "demam")] == [False, False, True, True]
    assert person("Keterangan", "Jenazah").dead
    assert not person("Keterangan", "suami meninggal").dead


@pytest.mark.parametrize(
    "text",
    ["Sihat dan baik", "Sehat jasmani dan rohani", "Dalam keadaan sehat", "Baik-baik saja", "Tidak ada keluhan",
     "Tdk ada penyakit",
     "Tiada masalah kesihatan", "OK", "SEHAT WAL AFIAT", "Sihat tubuh badan", "Sehat, tidak ada keluhan", "tidak apa-apa",
     "Tidak menderita penyakit menular", "Sehat / tidak sakit", "No complaints"],
)  # fmt: skip
def test_whoever_is_called_well_in_many_words_is_not_ill(text: str) -> None:
    read = person("Kesehatan", text)
    assert (read.ill, [each.code for each in read.remarks]) == (False, [])


@pytest.mark.parametrize(
    "text",
    ["kurang sehat", "tidak sehat", "tidak sihat", "belum sehat", "TBC", "Sehat tapi hamil", "Tidak ada keluhan, hamil 6 bulan",
     "tidak dalam keadaan baik", "keadaan sakit", "belum sembuh dari sakit", "tidak dapat berjalan"],
)  # fmt: skip
def test_what_is_read_as_ill_is_said_so_that_it_can_be_corrected(text: str) -> None:
    read = person("Kesehatan", text)
    assert (read.ill, [each.code for each in read.remarks]) == (True, ["read_as_ill"])


def test_a_province_that_shares_its_name_with_a_city_is_shown_beside_it_and_a_part_that_was_not_read_is_said() -> None:
    jambi = person("Negeri Asal", "Jambi")
    assert (jambi.origin, jambi.origin_near, [each.code for each in jambi.remarks]) == (
        "15",
        ("15.71",),
        ["origin_unsure"],
    )
    sambas = person("Asal", "Qwxyz, Sambas")
    assert (sambas.origin, [each.code for each in sambas.remarks]) == ("61.01", ["origin_in_part"])


def test_a_sex_and_an_age_in_one_cell_are_taken_apart() -> None:
    found = manifest(made.csv([["Nama", "JK/Umur"], ["Siti", "P/27"], ["Budi", "30 th (L)"]])).people
    assert [(p.sex, p.age) for p in found] == [(Sex.FEMALE, 27), (Sex.MALE, 30)]
    assert [p.sex for p in manifest(made.csv([["Nama", "JK"], ["Siti", "♀"], ["Budi", "男"]])).people] == [
        Sex.FEMALE,
        Sex.MALE,
    ]


def test_headings_in_two_languages_are_read_part_by_part() -> None:
    heads = ["NAMA / NAME", "TARIKH LAHIR / DATE OF BIRTH", "JANTINA (SEX)", "ASAL / ORIGIN"]
    found = manifest(made.csv([heads, ["Siti", "12-vi-1990", "P", "Sambas"]]))
    assert [c.field for c in found.columns] == ["name", "birth", "sex", "origin"]
    assert found.people[0].birth.first == dt.date(1990, 6, 12)


def test_days_of_an_arrest_are_not_taken_for_births() -> None:
    rows = [["Nama", "Asal", "Tarikh Tangkapan"], *[["Siti", "Sambas", dt.date(2026, 1, day)] for day in range(1, 9)]]
    found = manifest(made.xlsx(rows))
    assert (found.columns[2].field, found.people[0].birth.first) == ("", None)
    chosen = manifest(made.xlsx(rows), given={"C": "birth"})
    assert "born_lately" in [r.code for r in chosen.remarks]


def test_a_list_on_several_sheets_is_said_and_each_sheet_is_read_when_asked_for() -> None:
    def fill(page: Any) -> None:
        for name, people in (("Lelaki", ["Budi", "Abu"]), ("Perempuan", ["Siti"])):
            sheet = page.parent.create_sheet(name)
            for row in [["Nama", "Umur"], *[[person, 20] for person in people]]:
                sheet.append(row)

    found = manifest(made.from_openpyxl(fill))
    assert ([p.name for p in found.people], [(r.code, r.values["names"]) for r in found.remarks]) == (
        ["Budi", "Abu"], [("more_lists", "Perempuan (1)")],
    )  # fmt: skip


def test_a_depot_that_is_named_above_people_is_theirs() -> None:
    rows = [
        ["No", "Nama", "Umur"],
        ["DEPOT SEMUJA"],
        [1, "Siti", 20],
        ["Jumlah", 1],
        ["Depot Bekenu"],
        [2, "Budi", 30],
        ["TOTAL", 2],
    ]
    found = manifest(made.xlsx(rows))
    assert [(p.name, p.depot) for p in found.people] == [("Siti", "DEPOT SEMUJA"), ("Budi", "Depot Bekenu")]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("TIDAK ADA PASPOR", "tanpa_paspor"), ("tdk memiliki pasport", "tanpa_paspor"), ("Over Stay", "tanpa_permit"),
        ("tiada permit", "tanpa_permit"), ("Judi Online", "judi"), ("dadah", "narkoba"), ("mencuri", "kriminal"),
        ("anak dari Siti", "ikut_orang_tua"), ("membawa anak", ""), ("Sek. 6(1)(c)", ""), ("pencurain", "kriminal"),
    ],
)  # fmt: skip
def test_causes_as_they_are_written(text: str, code: str) -> None:
    found = person("Sebab", text)
    assert (found.cause, found.cause_words) == (code, text)


def test_a_column_of_names_is_enough_whatever_stands_beside_it() -> None:
    found = manifest(b"Nama;No HP;Tgl Masuk\rSiti;0812;2025-01-01\r")
    assert [(c.field, p.name) for c, p in zip(found.columns, found.people, strict=False)] == [("name", "Siti")]


def test_who_signed_is_nobody_of_the_list() -> None:
    rows = [["No", "Nama", "Umur"], [1, "Siti", 20], [2, "Budi", 30], [], [None, None, "Kuching, 29 Januari 2026"],
            [None, None, "Konsul"], [None, "(RADEN SANTOSO)"]]  # fmt: skip
    found = manifest(made.xlsx(rows))
    assert ([p.name for p in found.people], found.left[-1].why) == (["Siti", "Budi"], "footer")
    names = manifest(made.csv([["Nama"], ["Siti"], ["Budi"]]))
    assert [p.name for p in names.people] == ["Siti", "Budi"]


def test_what_is_shown_of_a_lost_number_has_no_digit_that_was_not_kept() -> None:
    refused = manifest(made.xlsx([["Nama", "NIK"], ["Siti", 3.17e15]])).refused[0]
    assert (refused.reasons[0].found, refused.text["NIK"]) == ("3.17E+15", "3.17E+15")


def test_an_address_of_several_lines_is_read_line_by_line() -> None:
    assert person("Alamat", "Dusun A\nDesa Semparuk\nKec Semparuk\nKab Sambas").origin == "61.01.13.2002"


def test_an_empty_sheet_is_said_to_be_empty() -> None:
    with pytest.raises(RuleBroken, match="Tidak ada isi"):
        manifest(made.xlsx([]))
