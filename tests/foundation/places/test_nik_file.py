"""Files of card numbers: every way an office saves a table is read, and what can't be is refused in one sentence."""

import csv
import io
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from naung.foundation.errors import RuleBroken
from naung.foundation.places.rules.nik_file import (
    BROKEN_LINE,
    NO_NIK_COLUMN,
    NOT_CSV,
    NOT_TEXT,
    TWICE,
    NikRow,
    nik_document,
    read_birth,
    read_nik_file,
    read_sex,
)
from naung.foundation.places.rules.tables import area_names, former_codes
from tests.foundation.places.nik_stories import TODAY

SARI, WULAN = "6172014108900001", "6172015708990001"
PLAIN = [NikRow(WULAN, "P", "17/08/1999"), NikRow(SARI, "P", "01/08/1990")]


def document(rows: list[NikRow]) -> list[dict[str, object]]:
    return nik_document(rows, today=TODAY, known=area_names(), former=former_codes())


FILES = {
    "commas": f"nik,sex,birth_date\n{WULAN},P,17/08/1999\n{SARI},P,01/08/1990\n",
    "semicolons": f"nik;sex;birth_date\n{WULAN};P;17/08/1999\n{SARI};P;01/08/1990\n",
    "tabs": f"nik\tsex\tbirth_date\n{WULAN}\tP\t17/08/1999\n{SARI}\tP\t01/08/1990\n",
    "bars": f"nik|sex|birth_date\n{WULAN}|P|17/08/1999\n{SARI}|P|01/08/1990\n",
    "capitals and spaces in the headings": f" NIK ; Sex ;BIRTH_DATE\n{WULAN};P;17/08/1999\n{SARI};P;01/08/1990\n",
    "quoted": f'"nik","sex","birth_date"\n"{WULAN}","P","17/08/1999"\n"{SARI}","P","01/08/1990"\n',
    "Indonesian headings": f"NIK;Jenis Kelamin;Tanggal Lahir\n{WULAN};P;17/08/1999\n{SARI};P;01/08/1990\n",
    "other columns, another order": f"nama,birth_date,nik,sex\nWulan,17/08/1999,{WULAN},P\nSari,01/08/1990,{SARI},P\n",
    "Windows line ends": f"nik,sex,birth_date\r\n{WULAN},P,17/08/1999\r\n{SARI},P,01/08/1990\r\n",
    "no line end at the end": f"nik,sex,birth_date\n{WULAN},P,17/08/1999\n{SARI},P,01/08/1990",
    "blank lines": f"\n\nnik,sex,birth_date\n\n{WULAN},P,17/08/1999\n\n{SARI},P,01/08/1990\n\n",
    "a line that names the separator": f"sep=;\nnik;sex;birth_date\n{WULAN};P;17/08/1999\n{SARI};P;01/08/1990\n",
}


@pytest.mark.parametrize("text", FILES.values(), ids=FILES.keys())
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_table_is_read_however_it_was_saved(text: str, encoding: str) -> None:
    assert read_nik_file(text.encode(encoding)) == PLAIN


def test_a_file_of_the_number_alone() -> None:
    assert read_nik_file(f"nik\n{WULAN}\n".encode()) == [NikRow(WULAN)]


def test_a_row_that_is_short_or_empty_is_still_a_row() -> None:
    rows = read_nik_file(f"nik,sex,birth_date\n{WULAN}\n,,\n".encode())
    assert rows == [NikRow(WULAN), NikRow("", "", "")]
    assert [(a["row"], a["valid"], a["reason_codes"]) for a in document(rows)] == [(1, True, []), (2, False, ["empty"])]


def test_a_row_with_more_cells_than_headings_is_unsure() -> None:
    rows = read_nik_file(f"nik,sex\n{WULAN},P,1999\n{SARI},P,\n".encode())
    assert [(a["valid"], a["reason_codes"]) for a in document(rows)] == [("unsure", ["row_ragged"]), (True, [])]


def test_headings_alone_give_no_answers() -> None:
    assert document(read_nik_file(b"nik,sex,birth_date\n")) == []


@pytest.mark.parametrize(
    ("raw", "message"),
    [
        (b"", NO_NIK_COLUMN),
        (b"nama,umur\nWulan,27\n", NO_NIK_COLUMN),
        (f"{WULAN},P\n".encode(), NO_NIK_COLUMN),
        (b"nik,NIK\n1,2\n", TWICE),
        (b"nik,nama\n1,Ren\xe9\n", NOT_TEXT),
        (b"PK\x03\x04\x14\x00\xff\xfe", NOT_TEXT),
        (b"nik\n6172\x0015708990001\n", NOT_CSV),
        (b"\xff\xfen", NOT_TEXT),
        (b'nik,sex\n"6172015708990001,P\n', BROKEN_LINE),
        (b'nik,sex\n"61720157"08990001,P\n', BROKEN_LINE),
        (b"nik\n" + b"6" * 200_000 + b"\n", BROKEN_LINE),
    ],
)
def test_what_is_no_such_file_is_refused_in_one_sentence(raw: bytes, message: str) -> None:
    with pytest.raises(RuleBroken) as refused:
        read_nik_file(raw)
    assert refused.value.message == message
    assert WULAN not in str(refused.value)
    assert "%(" not in str(refused.value)


def test_five_numbers_that_all_end_in_zero_were_rounded_by_a_sheet() -> None:
    rounded = [NikRow(f"617201570899{serial}0") for serial in (101, 102, 103, 104, 105)]
    assert {(a["valid"], *a["reason_codes"]) for a in document(rounded)} == {("unsure", "all_end_in_zero")}  # type: ignore[misc]  # values are lists of str
    assert [a["valid"] for a in document(rounded[:4])] == [True] * 4
    assert [a["valid"] for a in document([*rounded, NikRow(WULAN)])] == [True] * 6


def test_an_answer_has_what_is_promised_and_keeps_the_order() -> None:
    answers = document([NikRow(WULAN, "L", "1999-08-18"), NikRow("x"), NikRow(SARI)])
    assert answers[0] == {
        "row": 1,
        "valid": "unsure",
        "reasons": [
            "Jenis kelamin yang ditulis berbeda dengan yang ada di dalam NIK.",
            "Tanggal lahir yang ditulis berbeda dengan yang ada di dalam NIK: hari berbeda.",
        ],
        "reason_codes": ["sex_differs", "birth_differs"],
        "remarks": [],
        "region": "61.72.01",
        "region_name": "Singkawang Tengah, Kota Singkawang, Kalimantan Barat",
        "birth_date": "1999-08-17",
        "sex": "P",
    }
    assert [a["row"] for a in answers] == [1, 2, 3]
    assert (answers[1]["valid"], answers[1]["region"], answers[1]["region_name"]) == (False, None, None)


@pytest.mark.parametrize(
    ("written", "sex", "code"),
    [("L", "L", None), ("p", "P", None), (" Lk. ", "L", None), ("Wanita", "P", None), ("", None, None), ("-", None, None),
     ("M", None, "sex_unreadable"), ("F", None, "sex_unreadable"), ("LP", None, "sex_unreadable")],
)  # fmt: skip
def test_a_written_sex(written: str, sex: str | None, code: str | None) -> None:
    read, reason = read_sex(written)
    assert (read, reason.code if reason else None) == (sex, code)


@pytest.mark.parametrize("written", ["1999-8-17", "17.08.1999", "17 08 1999", "17-Agu-1999", " 17  AGUSTUS 1999 "])
def test_a_written_birth(written: str) -> None:
    birth, reason = read_birth(written, today=TODAY)
    assert reason is None
    assert birth is not None
    assert birth.first == birth.last == date(1999, 8, 17)


@pytest.mark.parametrize(
    "written", ["0000-00-00", "1899-01-01", "31/04/1999", "00/08/1999", "17 Augustus 1999", "kira-kira 1999"]
)
def test_a_birth_that_is_not_read_is_not_guessed(written: str) -> None:
    birth, reason = read_birth(written, today=TODAY)
    assert birth is None
    assert reason is not None
    assert reason.code == "birth_unreadable"


cell = st.text(alphabet=st.characters(blacklist_categories=("Cs",), blacklist_characters="\0"), max_size=20)


@given(st.lists(st.tuples(cell, cell, cell), max_size=6), st.sampled_from(",;\t|"))
def test_any_table_that_a_csv_writer_makes_comes_back_row_for_row(cells: list[tuple[str, str, str]], sign: str) -> None:
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=sign, lineterminator="\n", quoting=csv.QUOTE_ALL)
    writer.writerows([("nik", "sex", "birth_date"), *cells])
    rows = read_nik_file(text.getvalue().encode("utf-8"))
    assert [(row.nik, row.sex, row.birth_date) for row in rows] == cells
    assert len(document(rows)) == len(cells)


@given(st.binary(max_size=200))
def test_any_bytes_give_rows_or_one_sentence(raw: bytes) -> None:
    try:
        rows = read_nik_file(b"nik,sex\n" + raw)
    except RuleBroken as refused:
        rows, sentence = [], str(refused)
    else:
        sentence = ""
    assert "%(" not in sentence
    assert all(answer["valid"] in (True, False, "unsure") for answer in document(rows))
