"""A workbook as every room makes it: what somebody typed stays text, numbers are numbers, what is withheld is a word."""

import io
import re
from zipfile import ZipFile

from naung.doors.desk.shell.workbook import LONGEST_NAME, Sheet, as_attachment, withheld, workbook

TYPED = '=HYPERLINK("http://contoh.id","klik")'


def parts(content: bytes) -> dict[str, str]:
    """The parts of a workbook, as text."""
    with ZipFile(io.BytesIO(content)) as held:
        return {name: held.read(name).decode() for name in held.namelist() if name.endswith((".xml", ".rels"))}


def test_what_was_typed_becomes_no_formula_and_no_link() -> None:
    made = parts(workbook([Sheet("Satu", ["Kata"], [[TYPED], ["http://contoh.id"], ["0812"]], [TYPED], TYPED)]))
    pages = [text for name, text in made.items() if name.startswith("xl/worksheets/")]
    assert pages
    assert not [text for text in pages if "<f>" in text or "hyperlink" in text.lower()]
    assert made["xl/sharedStrings.xml"].count("=HYPERLINK") == 1  # shared by title, cell and note
    assert "<t>0812</t>" in made["xl/sharedStrings.xml"]


def test_numbers_stay_numbers_withheld_ones_are_a_word_and_nothing_is_empty() -> None:
    made = parts(workbook([Sheet("Satu", ["A", "B", "C"], [withheld([None, 0, 12]), [None, "", 7]], ["Catatan"])]))
    sheet = made["xl/worksheets/sheet1.xml"]
    assert re.findall(r'<c r="([A-Z]\d+)"[^>]*><v>(\d+)</v>', sheet.replace(' t="s"', "")) == [
        ("A1", "0"), ("B1", "1"), ("C1", "2"), ("A2", "3"), ("B2", "0"), ("C2", "12"), ("C3", "7"), ("A5", "4"),
    ]  # fmt: skip
    assert "ditahan" in made["xl/sharedStrings.xml"]
    assert 'ySplit="1"' in sheet


def test_a_long_name_of_a_sheet_is_cut_as_excel_wants_it_and_the_file_has_a_name() -> None:
    content = workbook([Sheet("Sosialisasi di kelurahan dan sekolah kota", ["A"], [])])
    assert f'name="{"Sosialisasi di kelurahan dan sekolah kota"[:LONGEST_NAME]}"' in parts(content)["xl/workbook.xml"]
    assert as_attachment(content, "angka-202601")["Content-Disposition"] == 'attachment; filename="angka-202601.xlsx"'
