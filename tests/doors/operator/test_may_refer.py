"""`naung may-refer`: an answer a row, clear errors, nothing echoed."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from naung.doors.operator.may_refer import may_refer_command

GOOD = {
    "id": "a",
    "on": "2026-11-25",
    "agency_type": "dinsos",
    "service": "pemulangan",
    "person_kind": "laki_laki",
    "place": "52.01",
}


def run(tmp_path: Path, content: Any, *options: str) -> Result:
    file = tmp_path / "rows.json"
    file.write_bytes(content if isinstance(content, bytes) else json.dumps(content).encode())
    return CliRunner().invoke(may_refer_command, [str(file), *options])


def answers(tmp_path: Path, *changes: dict[str, Any]) -> list[dict[str, Any]]:
    found = run(tmp_path, [GOOD | change for change in changes], "--json")
    rows: list[dict[str, Any]] = json.loads(found.stdout)
    return rows


def test_each_id_gets_verdict_reason_basis_and_mark(tmp_path: Path) -> None:
    yes, no, practice, unknown, village = answers(
        tmp_path,
        {},
        {"id": "b", "service": "rehabilitasi_kesehatan"},
        {"id": 3, "agency_type": "p4mi", "place": "61.03"},
        {"id": "d", "place": "61.99"},
        {"id": "e", "place": "6172021001", "service": "return", "person_kind": "boy"},
    )
    assert (yes["id"], yes["verdict"], yes["mark"]) == ("a", True, "V")
    assert yes["basis"].startswith("Permensos 8/2023")
    assert (no["verdict"], no["basis"]) == (False, "")
    assert (practice["id"], practice["verdict"], practice["basis"]) == (3, "unsure", "praktik, bukan dasar hukum")
    assert unknown["verdict"] == "unsure"
    assert "tabel wilayah" in unknown["reason"]
    assert village["verdict"] is True
    assert all(row["reason"] for row in (yes, no, practice, unknown, village))


def test_an_exploitation_narrows_an_answer(tmp_path: Path) -> None:
    police = {"agency_type": "polres", "service": "pengaduan", "place": "61.72"}
    unknown, sexual, labour = answers(
        tmp_path, police, police | {"exploitation": "seksual"}, police | {"exploitation": "kerja"}
    )
    assert [row["verdict"] for row in (unknown, sexual, labour)] == ["unsure", True, "unsure"]
    assert labour["mark"] == "M"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("on", "kemarin"),
        ("on", 20261125),
        ("service", "Pijat Refleksi"),
        ("person_kind", "orang"),
        ("place", "Singkawang"),
        ("place", None),
        ("exploitation", "lain"),
        ("id", None),
    ],
)
def test_a_wrong_row_names_row_and_field_and_the_others_are_answered(tmp_path: Path, name: str, value: Any) -> None:
    found = run(tmp_path, [GOOD, GOOD | {name: value}], "--json")
    first, second = json.loads(found.stdout)
    assert found.exit_code == 1
    assert first["verdict"] is True
    assert second["verdict"] is None
    assert [(each["row"], each["field"]) for each in second["errors"]] == [(2, name)]
    assert all(each["expected"] for each in second["errors"])
    assert "Pijat" not in found.stdout


def test_every_wrong_field_of_a_row_is_named_at_once(tmp_path: Path) -> None:
    (row,) = json.loads(run(tmp_path, [{"id": "x"}], "--json").stdout)
    assert [each["field"] for each in row["errors"]] == ["on", "agency_type", "service", "person_kind", "place"]


def test_an_agency_that_is_in_no_table_is_unsure_and_an_error(tmp_path: Path) -> None:
    (row,) = answers(tmp_path, {"agency_type": "kantor_pos"})
    assert row["verdict"] == "unsure"
    assert [each["field"] for each in row["errors"]] == ["agency_type"]


def test_a_strange_field_is_a_warning_that_does_not_repeat_it(tmp_path: Path) -> None:
    found = run(tmp_path, [GOOD | {"Wulan": "x"}], "--json")
    assert found.exit_code == 0
    assert json.loads(found.stdout)[0]["warnings"]
    assert "Wulan" not in found.stdout


def test_one_object_a_byte_order_mark_and_plain_lines_are_read(tmp_path: Path) -> None:
    said = run(tmp_path, b"\xef\xbb\xbf" + json.dumps(GOOD).encode())
    assert said.exit_code == 0
    assert said.stdout.startswith("a: Boleh")
    assert "Permensos 8/2023" in said.stdout


@pytest.mark.parametrize("content", [b"", b"{", b"3", b'"x"', b"\xff\xfe", b"[" * 100_000])
def test_what_is_no_list_is_refused_in_one_sentence(tmp_path: Path, content: bytes) -> None:
    found = run(tmp_path, content)
    assert found.exit_code == 1
    assert found.output.startswith("Error: Berkas ini")
    assert len(found.output.splitlines()) == 1


def test_rows_that_are_no_objects_are_named(tmp_path: Path) -> None:
    found = run(tmp_path, [3, GOOD], "--json")
    first, second = json.loads(found.stdout)
    assert first["errors"][0]["row"] == 1
    assert second["verdict"] is True


def test_the_codes_are_printed(tmp_path: Path) -> None:
    listed = json.loads(CliRunner().invoke(may_refer_command, ["--codes"]).stdout)
    assert "dinsos" in listed["agency_type"]
    assert set(listed) == {"agency_type", "service", "person_kind", "exploitation"}
    assert CliRunner().invoke(may_refer_command, []).exit_code == 2
