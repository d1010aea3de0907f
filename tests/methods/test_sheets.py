"""Tables of others are read as they stand, in a child with limits; what is hostile, broken or lossy is refused with why."""

import datetime as dt
import io
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from naung.methods import sheets
from naung.methods.sheets import Gap, Merged, Number, Refused, Trouble, read, shown, text_of
from naung.methods.sheets.cells import column_of, letters
from tests import workbooks as made

HEADS = ["No", "Nama", "Tanggal lahir", "NIK"]
SITI = [1, "Siti Aminah", dt.date(1998, 2, 3), "6172014302980001"]
BUDI = [2, "Budi", dt.date(2001, 12, 31), "6172013112010002"]
TABLE = [HEADS, SITI, BUDI]


def cells(content: bytes, **how: object) -> list[list[object]]:
    """The texts of the first sheet."""
    return [[shown(cell) for cell in row.cells] for row in read(content, **how).sheets[0].rows]  # type: ignore[arg-type]


def refusal(content: bytes, **how: object) -> Refused:
    """Why a file is refused; a file that is read fails the test."""
    with pytest.raises(Refused) as refused:
        read(content, **how)  # type: ignore[arg-type]
    return refused.value


def trouble(content: bytes) -> Trouble:
    return refusal(content).trouble


PLAIN = [
    ["No", "Nama", "Tanggal lahir", "NIK"],
    ["1", "Siti Aminah", "1998-02-03", "6172014302980001"],
    ["2", "Budi", "2001-12-31", "6172013112010002"],
]


@pytest.mark.parametrize(
    "content",
    [made.xlsx(TABLE), made.xlsx(TABLE, date_1904=True), made.xls(TABLE), made.csv(PLAIN), made.csv(PLAIN, ";"),
     made.csv(PLAIN, "\t", "utf-16"), made.csv(PLAIN, "|", "utf-8-sig"), made.csv(PLAIN, ",", "utf-16-le"),
     made.ods(made.ods_rows(PLAIN))],
    ids=["xlsx", "xlsx 1904", "xls", "comma", "semicolon", "tab utf-16", "bar bom", "utf-16 without mark", "ods"],
)  # fmt: skip
def test_the_same_table_in_every_kind_of_file(content: bytes) -> None:
    assert cells(content) == PLAIN


def test_dates_stay_dates_and_numbers_keep_their_digits() -> None:
    row = read(made.xlsx([[dt.date(1990, 5, 6), 27, 3.5, True, 6172014302980001, 9171234567890123]])).sheets[0].rows[0]
    assert row.cells[0] == dt.date(1990, 5, 6)
    assert row.cells[1:5] == (Number("27", True), Number("3.5", True), True, Number("6172014302980001", True))
    assert isinstance(row.cells[5], Number)
    assert not row.cells[5].exact  # above 2 to the power of 53 a spreadsheet keeps no single numbers


def test_rows_keep_the_numbers_that_the_spreadsheet_shows() -> None:
    book = read(made.xlsx([[], [None, None, "Judul"], [], ["a", None, None, "d"]]))
    assert [(row.number, row.cells) for row in book.sheets[0].rows] == [
        (2, (None, None, "Judul")),
        (4, ("a", None, None, "d")),
    ]
    assert [row.number for row in read(b"judul\n\n\na;b\nc;d\n").sheets[0].rows] == [1, 4, 5]


def test_merged_cells_are_told() -> None:
    book = read(made.xlsx([["Daftar deportasi", None, None], HEADS], merged=["A1:C1"]))
    assert book.sheets[0].merged == (Merged(1, 0, 1, 2),)


def test_a_formula_without_its_value_and_an_error_are_gaps_and_a_stored_value_is_taken() -> None:
    def fill(page: object) -> None:
        page["A1"], page["B1"], page["A2"], page["B2"] = "Nama", "Umur", "Siti", "=2026-1998"  # type: ignore[index]

    sheet = read(made.from_openpyxl(fill)).sheets[0]
    assert sheet.rows[1].cells == ("Siti", Gap("formula"))
    stored = made.altered(
        made.from_openpyxl(fill),
        sheet=lambda told: told.replace(b"<f>2026-1998</f><v></v>", b"<f>2026-1998</f><v>28</v>"),
    )
    sheet = read(stored).sheets[0]
    assert sheet.rows[1].cells == ("Siti", Number("28", True))
    assert dict(sheet.computed) == {1: 1}
    wrong = made.altered(
        made.from_openpyxl(fill),
        sheet=lambda told: told.replace(
            b'<c r="B2"><f>2026-1998</f><v></v>', b'<c r="B2" t="e"><f>1/0</f><v>#DIV/0!</v>'
        ),
    )
    assert read(wrong).sheets[0].rows[1].cells == ("Siti", Gap("error", "#DIV/0!"))


def test_a_gap_beyond_the_last_filled_cell_is_seen() -> None:
    def fill(page: object) -> None:
        page["A1"], page["D9"] = "Nama", "=1+1"  # type: ignore[index]

    rows = read(made.from_openpyxl(fill)).sheets[0].rows
    assert (rows[-1].number, rows[-1].cells) == (9, (None, None, None, Gap("formula")))


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"", Trouble.EMPTY),
        (b"\xef\xbb\xbf \r\n", Trouble.EMPTY),
        (b"MZ\x90\x00program", Trouble.PROGRAM),
        (b"%PDF-1.7 daftar", Trouble.UNKNOWN),
        (made.far_cell(), Trouble.FAR_CELL),
        (made.bomb(), Trouble.BOMB),
        (made.linked(), Trouble.LINK),
        (made.with_macro(), Trouble.MACRO),
        (made.with_embedded(), Trouble.EMBEDDED),
        (made.xlsx(TABLE)[:-200], Trouble.BROKEN),
        (made.xlsx(TABLE)[:300], Trouble.BROKEN),
        (made.xls(TABLE)[:3000], Trouble.BROKEN),
        (made.packed({"xl/workbook.bin": b"x"}), Trouble.BINARY_WORKBOOK),
        (made.packed({"word/document.xml": b"x", "[Content_Types].xml": b"x"}), Trouble.UNKNOWN),
        (made.packed({"../x": b"", "xl/workbook.xml": b"", "[Content_Types].xml": b""}), Trouble.BOMB),
        (made.altered(made.xlsx(TABLE), workbook=lambda told: b"<!DOCTYPE x [<!ENTITY a 'b'>]>" + told), Trouble.BOMB),
        (made.altered(made.xlsx(TABLE), sheet=lambda told: b"<!DOCTYPE x>" + told), Trouble.BOMB),
        (made.ods(made.ods_rows(PLAIN), extra={"Basic/Standard/script-lb.xml": b"x"}), Trouble.MACRO),
        (made.ods("<table:table-source xlink:href='http://example.org/x'/>" + made.ods_rows(PLAIN)), Trouble.LINK),
        (
            made.ods('<table:table-row table:number-rows-repeated="1048576"><table:table-cell office:value-type="string" '
                     'table:number-columns-repeated="16384"><text:p>x</text:p></table:table-cell></table:table-row>'),
            Trouble.FAR_CELL,
        ),
    ],
    ids=["nothing", "only a mark", "program", "pdf", "XFD1048576", "bomb", "external link", "macro", "embedded", "cut zip",
         "cut header", "cut xls", "xlsb", "word", "outside", "entity", "type in sheet", "ods macro", "ods link", "ods far"],
)  # fmt: skip
def test_what_is_hostile_or_broken_is_refused_with_why(content: bytes, expected: Trouble) -> None:
    assert trouble(content) is expected


def test_the_far_cell_is_named_and_a_formatted_empty_one_is_no_reason() -> None:
    assert refusal(made.far_cell()).where == "XFD1048576"
    empty = b'<row r="1048576"><c r="XFD1048576" s="1"/><c r="XFC1048576" s="1"></c></row></sheetData>'
    assert cells(made.altered(made.xlsx(TABLE), sheet=lambda told: told.replace(b"</sheetData>", empty))) == PLAIN


def test_a_cell_that_hides_from_the_look_is_stopped_by_the_childs_limits() -> None:
    hidden = made.altered(made.far_cell(), sheet=lambda told: told.replace(b'r="XFD1048576"', b'r="&#88;FD1048576"'))
    assert trouble(hidden) in {Trouble.LIMIT, Trouble.BROKEN}


@pytest.mark.parametrize(
    "formula", ["'[lain.xlsx]Lembar1'!A1", "WEBSERVICE(&quot;http://example.org&quot;)", "cmd|' /c calc'!A0"]
)
def test_a_formula_that_asks_outside_is_refused(formula: str) -> None:
    put = f'<row r="9"><c r="A9"><f>{formula}</f><v>1</v></c></row></sheetData>'.encode()
    found = refusal(made.altered(made.xlsx(TABLE), sheet=lambda told: told.replace(b"</sheetData>", put)))
    assert (found.trouble, found.where) == (Trouble.LINK, "A9")


@pytest.mark.parametrize(
    "formula", ["VLOOKUP(Tabel1[@Nama],Lembar2!A:B,2,0)", "&quot;a|b&quot;&amp;Lembar2!A1", "SUM(Tabel1[Umur])"]
)
def test_a_formula_within_the_workbook_is_not_taken_for_one_that_asks_outside(formula: str) -> None:
    put = f'<row r="9"><c r="A9"><f>{formula}</f><v>1</v></c></row></sheetData>'.encode()
    found = read(made.altered(made.xlsx(TABLE), sheet=lambda told: told.replace(b"</sheetData>", put)))
    assert found.sheets[0].rows[-1].cells == (Number("1", True),)


def test_rows_out_of_sight_are_read_and_counted() -> None:
    told = made.altered(made.xlsx(TABLE), sheet=lambda told: told.replace(b'<row r="3"', b'<row r="3" hidden="1"'))
    assert (read(told).sheets[0].hidden, cells(told)) == (1, PLAIN)


def test_an_address_in_a_cell_is_counted_and_not_followed() -> None:
    def fill(page: object) -> None:
        page["A1"] = "Nama"  # type: ignore[index]
        page["A1"].hyperlink = "http://example.org"  # type: ignore[index]

    assert read(made.from_openpyxl(fill)).sheets[0].links == 1


def test_a_password_is_said() -> None:
    parts = made.parts_of(made.ods(made.ods_rows(PLAIN)))
    parts["META-INF/manifest.xml"] = b"<manifest:encryption-data/>"
    assert trouble(made.packed(parts)) is Trouble.PASSWORD


def test_the_wrong_encoding_is_refused_with_its_row() -> None:
    mixed = "nama\nSiti é\n".encode() + "Zoë\n".encode("cp1252")
    found = refusal(mixed)
    assert (found.trouble, found.row) == (Trouble.ENCODING, 3)
    chinese = b"nama\nBudi\n" + "陈小明".encode("gb18030") + b"\n"
    assert (refusal(chinese).trouble, refusal(chinese).row) == (Trouble.ENCODING, 3)
    marked = b"\xef\xbb\xbfnama\nBudi\nSiti \xe9\n"
    assert refusal(marked).row == 3
    assert refusal(b"nama\nBu\0di\n").row == 2
    assert refusal("nama\nBudi\n".encode("utf-16") + b"x").trouble is Trouble.ENCODING


def test_western_text_is_understood_and_said() -> None:
    book = read("nama;asal\nZoë “Zo”;Ende\n".encode("cp1252"))
    assert (book.encoding, book.sheets[0].rows[1].cells) == ("cp1252", ("Zoë “Zo”", "Ende"))
    assert read("nama;asal\nÃ\n".encode("cp1252"), encoding="cp1252").encoding == "cp1252"


def test_a_quotation_mark_that_is_not_closed_is_refused_with_its_row() -> None:
    lines = ["no,nama,asal,umur", '1,"Siti,Sambas,20', "2,Budi,Sambas,21", "3,Ani,Sambas,22"]
    assert (refusal("\n".join(lines).encode()).trouble, refusal("\n".join(lines).encode()).row) == (Trouble.QUOTE, 2)
    assert cells(b'a,b\n"dua\nbaris",x\n')[1] == ["dua\nbaris", "x"]


def test_the_separator_is_found_or_said_and_digits_kept_as_text_are_unwrapped() -> None:
    assert cells(b'sep=;\nnama;nik\nSiti, binti Ali;="6172014302980001"\n') == [
        ["nama", "nik"],
        ["Siti, binti Ali", "6172014302980001"],
    ]
    assert cells(b"| No | Nama |\n|----|------|\n| 1 | Siti |\n") == [[" No ", " Nama "], [" 1 ", " Siti "]]
    assert cells(b"No\tNama\n1\tSiti\n", pasted=True) == [["No", "Nama"], ["1", "Siti"]]
    assert cells(b"nama\nSiti\n") == [["nama"], ["Siti"]]


def test_sheets_out_of_sight_are_listed_and_read_only_when_asked_for() -> None:
    two = made.altered(
        made.xlsx(TABLE, name="Sembunyi"),
        workbook=lambda told: told.replace(b'name="Sembunyi"', b'name="Sembunyi" state="hidden"'),
    )
    book = read(two)
    assert ([tuple(each) for each in book.listed], book.sheets) == ([("Sembunyi", False, False)], [])
    assert len(read(two, sheet="sembunyi ").sheets[0].rows) == 3
    assert len(read(two, sheet=1).sheets[0].rows) == 3
    assert refusal(two, sheet="Lain").trouble is Trouble.NO_SHEET


def test_a_web_page_named_as_a_workbook_is_read_as_its_table() -> None:
    page = (
        b"<html><table><tr><th colspan=2>Daftar</th></tr><tr><td>Nama</td><td>Asal</td></tr>"
        b"<tr><td>Siti</td><td>Sambas</td></tr></table></html>"
    )
    book = read(page)
    assert (book.kind, cells(page)) == ("html", [["Daftar"], ["Nama", "Asal"], ["Siti", "Sambas"]])
    assert trouble(b"<html><script>alert(1)</script><table></table></html>") is Trouble.MACRO
    assert trouble(b"<html>tanpa tabel</html>") is Trouble.UNKNOWN


def test_letters_and_columns_are_each_others_way_back() -> None:
    assert [letters(each) for each in (0, 25, 26, 701, 702, 16383)] == ["A", "Z", "AA", "ZZ", "AAA", "XFD"]
    assert all(column_of(letters(each)) == each for each in range(2000))
    assert column_of("nik1") is None


def test_the_child_writes_no_file_and_is_stopped_by_its_limits(tmp_path: Path) -> None:
    told = "import resource; from naung.methods.sheets.__main__ import bound; bound(); "
    write = f"open({str(tmp_path / 'x')!r}, 'wb', 0).write(b'x' * 99)"
    wrote = subprocess.run([sys.executable, "-c", told + write], check=False, stderr=subprocess.DEVNULL)
    assert wrote.returncode != 0
    assert (tmp_path / "x").read_bytes() == b""
    large = subprocess.run(
        [sys.executable, "-c", told + "bytearray(2 * 1024 ** 3)"], check=False, stderr=subprocess.DEVNULL
    )
    assert large.returncode != 0


def test_a_child_that_takes_too_long_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheets.asking, "CHILD", (sys.executable, "-c", "import time; time.sleep(60)"))
    monkeypatch.setattr(sheets.asking, "SECONDS", 0.3)
    assert trouble(made.csv(PLAIN)) is Trouble.LIMIT


CELLS = st.one_of(
    st.none(),
    st.integers(-(2**53), 2**53),
    st.dates(dt.date(1900, 3, 1), dt.date(2100, 1, 1)),
    st.text(st.characters(exclude_categories=("C", "Zl", "Zp", "Zs")), min_size=1, max_size=20),
)
ROWS = st.lists(st.lists(CELLS, min_size=1, max_size=6), min_size=1, max_size=8)


def plainly(rows: list[list[object]]) -> list[tuple[int, list[str]]]:
    """What reading has to give back: rows that hold something, up to their last filled cell, as texts."""
    found = []
    for number, row in enumerate(rows, start=1):
        said = ["" if cell is None else cell.isoformat() if isinstance(cell, dt.date) else str(cell) for cell in row]
        while said and not said[-1]:
            said.pop()
        if said:
            found.append((number, said))
    return found


@settings(max_examples=25)
@given(ROWS)
def test_a_workbook_comes_back_as_it_was_written(rows: list[list[object]]) -> None:
    if any(isinstance(cell, str) and "_x" in cell for row in rows for cell in row) or not plainly(rows):
        return
    back = read(made.xlsx(rows)).sheets[0].rows
    assert [(row.number, [text_of(cell) for cell in row.cells]) for row in back] == plainly(rows)


@settings(max_examples=25)
@given(
    st.lists(st.lists(st.text("abcé,;\t|\"' \n01", max_size=8), min_size=2, max_size=2), min_size=1, max_size=6),
    st.sampled_from(",;\t|"),
)
def test_text_with_a_named_separator_comes_back_as_it_was_written(rows: list[list[str]], sign: str) -> None:
    written = [["x", "y"], *[[cell.strip() and f"q{cell}" for cell in row] for row in rows]]
    content = f"sep={sign}\n".encode() + made.csv(written, sign)
    back = read(content).sheets[0].rows
    assert [[text_of(cell) for cell in row.cells] for row in back] == [row for _, row in plainly(written)]


@settings(max_examples=40)
@given(st.binary(max_size=400), st.sampled_from([b"", b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"<html>"]))
def test_no_bytes_make_it_fall_over(content: bytes, begin: bytes) -> None:
    why = None
    try:
        read(begin + content)
    except Refused as refused:
        why = refused.trouble
    assert why is None or why in Trouble


@settings(max_examples=40)
@given(
    st.sampled_from(["xlsx", "xls", "ods"]),
    st.lists(st.tuples(st.floats(0, 1), st.integers(0, 255)), min_size=1, max_size=8),
)
def test_no_spoiled_byte_of_a_workbook_makes_it_fall_over(kind: str, spoiled: list[tuple[float, int]]) -> None:
    content = bytearray({"xlsx": made.xlsx(TABLE), "xls": made.xls(TABLE), "ods": made.ods(made.ods_rows(PLAIN))}[kind])
    for place, value in spoiled:
        content[int(place * (len(content) - 1))] = value
    why = None
    try:
        read(bytes(content))
    except Refused as refused:
        why = refused.trouble
    assert why is None or why in Trouble


def test_the_corpus_is_what_it_says() -> None:
    assert len(made.far_cell()) < 8_000
    assert len(made.bomb()) < 1_000_000
    with zipfile.ZipFile(io.BytesIO(made.bomb())) as package:
        assert sum(part.file_size for part in package.infolist()) > 100_000_000
