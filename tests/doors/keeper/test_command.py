"""`naung escrow-keeper`: from the first day to the review, and the share back from paper."""

import json
import re
from pathlib import Path

from click.testing import CliRunner, Result

from naung.doors.keeper.command import escrow_keeper


def run(folder: Path, *words: str, typed: str = "") -> Result:
    return CliRunner().invoke(escrow_keeper, [*words, "--folder", str(folder)], input=typed)


def test_first_day_admitting_reviewing_and_a_second_share_is_refused(tmp_path: Path) -> None:
    assert "init" in run(tmp_path / "a", "show").output
    made = json.loads(run(tmp_path / "a", "init", "--json").output)
    assert run(tmp_path / "a", "init").exit_code == 1
    assert run(tmp_path / "a", "admit", "Kal Bar", "00" * 32).exit_code == 1
    assert run(tmp_path / "a", "admit", "kalbar", "zz").exit_code == 1
    assert run(tmp_path / "a", "admit", "kalbar", "01" * 32, "--an-office", "7").exit_code == 0
    assert run(tmp_path / "a", "admit", "kalbar", "02" * 32).exit_code == 1
    shown = json.loads(run(tmp_path / "a", "show", "--json").output)
    assert shown["public"] == made["public"]
    assert shown["houses"] == [{"house": "kalbar", "a_day": 200, "an_office": 7, "shut": False}]
    reviewed = json.loads(run(tmp_path / "a", "review", "--json").output)
    assert reviewed["whole"] is True
    assert [line["outcome"] for line in reviewed["lines"]] == ["diterima"]
    assert run(tmp_path / "a", "shut", "sambas").exit_code == 1
    assert run(tmp_path / "a", "shut", "kalbar").exit_code == 0
    assert "ditutup" in run(tmp_path / "a", "review").output


def test_two_of_three_sheets_bring_the_same_share_back_and_one_does_not(tmp_path: Path) -> None:
    public = json.loads(run(tmp_path / "a", "init", "--json").output)["public"]
    sheets = [line for line in run(tmp_path / "a", "paper").output.splitlines() if len(re.findall("[a-z]+", line)) > 15]
    assert len(sheets) == 3
    assert run(tmp_path / "b", "restore", typed=f"{sheets[0]}\n{sheets[0]}\n").exit_code == 1
    assert not (tmp_path / "b" / "bagian.kunci").exists()
    assert public in run(tmp_path / "b", "restore", typed=f"{sheets[0]}\n{sheets[2]}\n").output
    assert run(tmp_path / "b", "restore", typed=f"{sheets[1]}\n{sheets[2]}\n").exit_code == 1


def test_a_new_share_is_another_and_is_asked_about_first(tmp_path: Path) -> None:
    public = json.loads(run(tmp_path / "a", "init", "--json").output)["public"]
    assert run(tmp_path / "a", "rotate", typed="n\n").exit_code == 1
    assert public == json.loads(run(tmp_path / "a", "show", "--json").output)["public"]
    assert run(tmp_path / "a", "rotate", typed="y\n").exit_code == 0
    assert public != json.loads(run(tmp_path / "a", "show", "--json").output)["public"]
