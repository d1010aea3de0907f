"""`naung nik`: an operator checks a file of card numbers; the answer holds none of them, and neither does an error."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from naung.doors.operator.console import main
from naung.foundation.places.rules.nik_file import NO_NIK_COLUMN, NOT_TEXT

WULAN, BUDI = "6172015708990001", "6172011203850002"
FILE = f"nik;sex;birth_date\n{WULAN};P;17/08/1999\n{BUDI};P;12-03-1985\n6,17E+15;;\n"


def run(tmp_path: Path, raw: bytes, *options: str) -> Result:
    file = tmp_path / "nik.csv"
    file.write_bytes(raw)
    return CliRunner().invoke(main, ["nik", str(file), *options])


def test_json_is_a_list_with_an_object_a_row(tmp_path: Path) -> None:
    result = run(tmp_path, FILE.encode("utf-8-sig"), "--json")
    assert result.exit_code == 0
    rows = json.loads(result.output)
    assert [row["valid"] for row in rows] == [True, "unsure", False]
    assert [row["region"] for row in rows] == ["61.72.01", "61.72.01", None]
    assert [row["birth_date"] for row in rows] == ["1999-08-17", "1985-03-12", None]
    assert [row["sex"] for row in rows] == ["P", "L", None]
    assert all(row["reasons"] or row["valid"] is True for row in rows)
    assert WULAN not in result.output
    assert BUDI not in result.output


def test_without_json_it_is_a_line_a_row_in_words(tmp_path: Path) -> None:
    lines = run(tmp_path, FILE.encode()).output.splitlines()
    assert [line.split(";")[0] for line in lines] == ["1: bisa benar", "2: belum pasti", "3: tidak mungkin"]
    assert "Kota Singkawang" in lines[0]


@pytest.mark.parametrize(
    ("raw", "message"),
    [
        (f"nik,nama\n{WULAN},Ren\xe9\n".encode("latin-1"), NOT_TEXT),
        (f"{WULAN}\n{BUDI}\n".encode(), NO_NIK_COLUMN),
        (b"", NO_NIK_COLUMN),
    ],
)
def test_a_file_that_can_not_be_read_is_one_sentence_without_a_number(tmp_path: Path, raw: bytes, message: str) -> None:
    result = run(tmp_path, raw, "--json")
    assert result.exit_code == 1
    assert message in result.output
    assert WULAN not in result.output
    assert "Traceback" not in result.output


def test_a_file_can_come_through_a_pipe() -> None:
    result = CliRunner().invoke(main, ["nik", "-", "--json"], input=f"nik\n{WULAN}\n".encode())
    assert json.loads(result.output)[0]["valid"] is True


def test_a_file_that_is_not_there_is_said_so(tmp_path: Path) -> None:
    assert CliRunner().invoke(main, ["nik", str(tmp_path / "none.csv")]).exit_code == 2
