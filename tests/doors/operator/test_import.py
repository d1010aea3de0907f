"""`naung import`: rows accepted, refused with reasons, left; what each column became; nothing kept, nothing invented."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from naung.doors.operator.console import main
from tests import workbooks as made
from tests.casework.manifests.lists import Shape, people

ROWS = [
    ["No", "Nama", "Umur", "JK", "NIK", "Asal Kampung"],
    [1, "Siti Aminah", 27, "P", "3.17E+15", "Sambas"],
    [2, "Budi", 30, "L", None, "Lombok"],
    ["JUMLAH", 2],
]


def run(tmp_path: Path, content: bytes, *options: str, target: str = "manifest") -> Result:
    file = tmp_path / "daftar.bin"  # the name says nothing of the kind
    file.write_bytes(content)
    return CliRunner().invoke(main, ["import", target, str(file), *options])


def answer(tmp_path: Path, content: bytes, *options: str, target: str = "manifest") -> dict[str, Any]:
    result = run(tmp_path, content, "--dry-run", "--json", *options, target=target)
    assert result.exit_code == 0, result.output
    found: dict[str, Any] = json.loads(result.stdout)
    return found


def test_json_says_what_became_of_each_column_and_each_row(tmp_path: Path) -> None:
    found = answer(tmp_path, made.xlsx(ROWS), "--on", "2026-01-29")
    assert found["counts"] == {"accepted": 1, "refused": 1, "left": 1, "rows": 3, "alike": 0}
    assert [(c["column"], c["heading"], c["field"], c["how"]) for c in found["columns"]] == [
        ("A", "No", "number", "exact"), ("B", "Nama", "name", "exact"), ("C", "Umur", "age", "exact"),
        ("D", "JK", "sex", "exact"), ("E", "NIK", "nik", "exact"), ("F", "Asal Kampung", "origin", "exact"),
    ]  # fmt: skip
    (refused,) = found["refused"]
    assert (refused["row"], refused["text"]["Nama"], refused["text"]["NIK"]) == (2, "Siti Aminah", "3.17E+15")
    (reason,) = refused["reasons"]
    assert (reason["field"], reason["column"], reason["code"], reason["found"]) == ("nik", "E", "nik_lost", "3.17E+15")
    (budi,) = found["accepted"]
    assert (budi["name"], budi["age"], budi["birth"]["first"], budi["sex"]) == ("Budi", 30, "1995-01-30", "L")
    assert (budi["origin"], [each["code"] for each in budi["origin_near"]]) == (
        "52",
        ["52.01", "52.02", "52.03", "52.08"],
    )
    assert [(each["row"], each["why"]) for each in found["left"]] == [(4, "total")]
    assert "3170000000000000" not in json.dumps(found)


def test_columns_are_given_and_fields_left_out_by_words_of_the_command(tmp_path: Path) -> None:
    found = answer(tmp_path, made.xlsx(ROWS), "--without", "nik", "--map", "Asal Kampung=destination", "--map", "C=-")
    assert [each["name"] for each in found["accepted"]] == ["Siti Aminah", "Budi"]
    assert (found["accepted"][0]["destination"], found["accepted"][0]["age"], found["accepted"][0]["nik"]) == (
        "Sambas",
        None,
        "",
    )


def test_english_is_said_where_it_is_asked_for(tmp_path: Path) -> None:
    found = answer(tmp_path, made.xlsx(ROWS), "--language", "en")
    assert found["columns"][1]["message"] == "by its heading"
    assert found["refused"][0]["reasons"][0]["message"].startswith("A spreadsheet")


def test_lines_on_a_screen_say_the_same(tmp_path: Path) -> None:
    lines = run(tmp_path, made.xlsx(ROWS), "--dry-run").output
    for said in ("1 baris diterima, 1 ditolak, 1 bukan baris orang", "kolom F (Asal Kampung): daerah asal", "3.17E+15",
                 "Kabupaten Lombok Timur", "baris jumlah"):  # fmt: skip
        assert said in lines


@pytest.mark.parametrize(
    ("content", "code"),
    [(made.far_cell(), "far_cell"), (made.bomb(), "bomb"), (made.with_macro(), "macro"), (made.linked(), "link"),
     (made.xlsx(ROWS)[:-100], "broken"), ("nama,umur\nSiti é,20\n".encode() + b"Zo\xeb,30\n", "encoding"), (b"", "empty")],
    ids=["far", "bomb", "macro", "link", "cut", "encoding", "nothing"],
)  # fmt: skip
def test_a_file_that_is_refused_is_one_sentence_with_a_code(tmp_path: Path, content: bytes, code: str) -> None:
    result = run(tmp_path, content, "--dry-run", "--json")
    assert result.exit_code == 1
    told = json.loads(result.stdout)["refused_file"]
    assert (told["code"], "%(" in told["message"], bool(told["message"])) == (code, False, True)
    plain = run(tmp_path, content, "--dry-run")
    assert (plain.exit_code, "Traceback" in plain.output, told["message"] in plain.output) == (1, False, True)


def test_without_dry_run_it_says_which_page_takes_the_list(tmp_path: Path) -> None:
    result = run(tmp_path, made.xlsx(ROWS))
    assert result.exit_code == 1
    assert "Perbatasan" in result.output


@pytest.mark.parametrize(
    "options",
    [["--map", "Nama"], ["--map", "Warna=sex"], ["--map", "JK=warna"], ["--without", "warna"], ["--sheet", "x"]],
)
def test_a_wrong_word_of_the_command_is_said(tmp_path: Path, options: list[str]) -> None:
    result = run(tmp_path, made.xlsx(ROWS), "--dry-run", *options)
    assert (result.exit_code, "Traceback" in result.output) == (1, False)


def test_a_pasted_table_comes_through_a_pipe() -> None:
    told = CliRunner().invoke(main, ["import", "manifest", "-", "--dry-run", "--json"], input=b"Nama\tUmur\nSiti\t20\n")
    assert json.loads(told.stdout)["accepted"][0]["name"] == "Siti"


def test_a_command_that_is_killed_leaves_no_child(tmp_path: Path) -> None:
    """The child ends with the pipe that feeds it: whoever stops the command stops the reading."""
    file = tmp_path / "besar.xlsx"
    file.write_bytes(made.xlsx(Shape(1).rows(people(4000, 1))))
    command = [sys.executable, "-m", "naung", "import", "manifest", str(file), "--dry-run", "--json"]
    started = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    child = _child_of(started.pid)
    os.kill(started.pid, signal.SIGKILL)
    started.wait()
    assert child
    for _ in range(600):
        if not Path(f"/proc/{child}").exists():
            return
        time.sleep(0.1)
    raise AssertionError("the child is still there")


def _child_of(parent: int) -> int:
    for _ in range(3000):
        told = Path(f"/proc/{parent}/task/{parent}/children")
        if told.exists() and (found := told.read_text().split()):
            return int(found[0])
        time.sleep(0.02)
    return 0


HTCDS = [
    ["prs_First_Name", "prs_Birthdate", "vic_MethodsOfControl", "con_Consent", "prs_Deceased"],
    ["Wulan", "1998", "DebtBondage; RestrictsMovement; dikurung", "TRUE", ""],
    ["Siti", "2001-02-03", "", "", "mungkin"],
]


def test_htcds_says_what_is_taken_refused_and_lost(tmp_path: Path) -> None:
    found = answer(tmp_path, made.csv(HTCDS), target="htcds")
    assert (found["credit"], found["version"], found["counts"]["accepted"], found["counts"]["refused"]) == (
        "HTCDS by IOM",
        None,
        1,
        1,
    )
    assert [(c["column"], c["field"], c["how"]) for c in found["columns"]][:2] == [
        ("A", "prs_FirstName", "alias"),
        ("B", "prs_Birthdate", "name"),
    ]
    (wulan,) = found["accepted"]
    assert wulan["values"]["vic_MethodsOfControl"] == ["DebtBondage", "RestrictsMovement"]
    assert (wulan["names"], wulan["birth"]["first"], wulan["extra"]["x_vic_MethodsOfControl"]) == (
        ["Wulan"],
        "1998-01-01",
        "dikurung",
    )
    assert {"not_in_list", "no_column"} == {each["code"] for each in wulan["lost_in_htcds"]}
    assert [(each["field"], each["code"]) for each in found["refused"][0]["reasons"]] == [("prs_Deceased", "bad_check")]
    assert "unsure_consent" in [each["code"] for each in found["remarks"]]
    told = answer(tmp_path, made.csv(HTCDS), "--standard", "2.0", "--language", "en", target="htcds")
    assert told["accepted"][0]["values"]["con_Consent"] is True
    lines = run(tmp_path, made.csv(HTCDS), "--dry-run", target="htcds").output
    assert "1 baris diterima, 1 ditolak" in lines


def test_htcds_that_is_none_and_htcds_without_dry_run_are_one_sentence(tmp_path: Path) -> None:
    for options in (["--dry-run"], []):
        result = run(tmp_path, made.xlsx(ROWS), *options, target="htcds")
        assert (result.exit_code, "Traceback" in result.output) == (1, False)
