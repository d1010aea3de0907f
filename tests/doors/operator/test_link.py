"""`naung link`: a table goes in as an office has it, pairs and found records come out, and bad input is told."""

import csv
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from naung.doors.operator.linking.command import link
from tests.methods.test_linkage import HEADS, town


def written(file: Path, heads: tuple[str, ...], rows: list[list[str]]) -> Path:
    with file.open("w", newline="", encoding="utf-8") as told:
        csv.writer(told).writerows([heads, *rows])
    return file


def run(*told: object) -> Result:
    return CliRunner().invoke(link, [str(each) for each in told])


def read(file: Path) -> list[dict[str, str]]:
    with file.open(encoding="utf-8") as told:
        return list(csv.DictReader(told))


@pytest.fixture
def records(tmp_path: Path) -> Path:
    rows = town(200)
    again = ["again", rows[7][1].replace("u", "oe").upper(), rows[7][2], "P", "", rows[7][5], "", rows[7][7]]
    return written(tmp_path / "records.csv", HEADS, [*rows, again])


def test_pairs_with_probability_and_reasons_and_what_each_column_became(records: Path, tmp_path: Path) -> None:
    done = run(records, "--out", tmp_path / "pairs.csv", "--json")
    assert done.exit_code == 0, done.output
    told = json.loads(done.output)
    assert told["records"] == 201
    assert [each["field"] for each in told["columns"]] == [
        "id",
        "name",
        "birth",
        "sex",
        "nik",
        "phone",
        "address",
        "mother",
    ]
    first = read(tmp_path / "pairs.csv")[0]
    assert {first["id_a"], first["id_b"]} == {"r7", "again"}
    assert float(first["probability"]) > 0.95
    assert "name: agrees" in first["reasons"]
    assert "birth: agrees" in first["reasons"]


def test_a_query_in_old_spelling_or_by_a_number_is_answered_with_at_most_twenty(records: Path, tmp_path: Path) -> None:
    rows = town(200)
    old = rows[30][1].replace("u", "oe").replace("j", "dj")
    queries = written(tmp_path / "q.csv", ("id", "query"), [["q1", old], ["q2", rows[60][5]], ["q3", "Zyxwvut"]])
    done = run(records, "--out", tmp_path / "pairs.csv", "--queries", queries, "--found", tmp_path / "found.csv")
    assert done.exit_code == 0, done.output
    found = read(tmp_path / "found.csv")
    of = {q: [each for each in found if each["query_id"] == q] for q in ("q1", "q2", "q3")}
    assert "r30" in [each["rec_id"] for each in of["q1"]]
    assert of["q2"][0]["rec_id"] == "r60"
    assert of["q3"] == []
    for each in of.values():
        assert len(each) <= 20
        assert sum(float(one["probability"]) for one in each) <= 1.0001
        assert [int(one["rank"]) for one in each] == list(range(1, len(each) + 1))


def test_a_column_is_mapped_by_hand(tmp_path: Path) -> None:
    rows = [[row[0], row[1], row[2]] for row in town(60)]
    file = written(tmp_path / "r.csv", ("id", "xx", "yy"), rows)
    assert "Tidak ada kolom nama" in run(file, "--out", tmp_path / "p.csv").output
    done = run(file, "--out", tmp_path / "p.csv", "--map", "xx=name", "--map", "yy=birth", "--json")
    assert done.exit_code == 0, done.output
    assert [each["field"] for each in json.loads(done.output)["columns"]] == ["id", "name", "birth"]


def test_bad_input_is_one_sentence_and_writes_nothing(records: Path, tmp_path: Path) -> None:
    out = tmp_path / "p.csv"
    twice = written(tmp_path / "twice.csv", ("id", "nama"), [["a", "Wulan Purnama"], ["a", "Melati"]])
    broken = tmp_path / "b.csv"
    broken.write_bytes(b"PK\x03\x04 no zip")
    empty = written(tmp_path / "e.csv", ("id", "nama"), [])
    for file, told, words in (
        (twice, (), "id yang sama: a"), (broken, (), "tidak bisa dibaca"), (empty, (), "tidak berisi baris"),
        (records, ("--map", "nama=umur"), "JUDUL=BIDANG"), (records, ("--queries", empty), "dipakai bersama"),
    ):  # fmt: skip
        done = run(file, "--out", out, *told)
        assert done.exit_code == 1
        assert words in done.output
        assert "Traceback" not in done.output
    assert not out.exists()
