"""`naung link`: a table goes in as an office has it, pairs and found records come out, and bad input is told."""

import csv
import json
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

import pytest
from click.testing import CliRunner, Result

from naung.doors.operator.linking import command, files, search
from naung.doors.operator.linking.command import link
from naung.doors.operator.linking.search import Finder
from naung.methods import sheets
from naung.methods.linkage.fields import Column, Kind
from naung.methods.linkage.values import table_of
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


def test_an_id_that_is_mapped_by_hand_replaces_the_suggested_one(tmp_path: Path) -> None:
    rows = [[f"k{n}", f"B-{n}", *row[1:]] for n, row in enumerate([*town(40), town(40)[3]])]
    file = written(tmp_path / "r.csv", ("kode", "berkas", *HEADS[1:]), rows)
    done = run(file, "--out", tmp_path / "p.csv", "--map", "berkas=id", "--json")
    assert [each["kind"] for each in json.loads(done.output)["columns"]][:2] == ["ignored", "id"]
    first = read(tmp_path / "p.csv")[0]
    assert {first["id_a"], first["id_b"]} == {"B-3", "B-40"}
    two = run(file, "--out", tmp_path / "p.csv", "--map", "berkas=id", "--map", "kode=id")
    assert (two.exit_code, "Dua kolom disebut sebagai id" in two.output) == (1, True)


def test_columns_of_one_heading_are_each_read_and_named_by_their_letter(tmp_path: Path) -> None:
    rows = [[*row[:2], "", "0812000011", row[5]] for row in town(60)]
    rows[7][2] = "Uray Tjhin"
    file = written(tmp_path / "r.csv", ("id", "nama", "nama", "telepon", "telepon"), rows)
    queries = written(tmp_path / "q.csv", ("id", "query"), [["a", rows[7][1]], ["b", "Oerai Chin"], ["c", rows[9][4]]])
    told = ("--out", tmp_path / "p.csv", "--queries", queries, "--found", tmp_path / "f.csv")
    assert run(file, *told).exit_code == 0
    found = read(tmp_path / "f.csv")
    for query, own in (("a", "r7"), ("b", "r7"), ("c", "r9")):
        assert own in [each["rec_id"] for each in found if each["query_id"] == query]
    several = run(file, *told, "--map", "telepon=ignored")
    assert (several.exit_code, "--map E=BIDANG" in several.output) == (1, True)
    columns = json.loads(run(file, *told, "--map", "d=ignored", "--json").output)["columns"]
    assert [(each["column"], each["kind"]) for each in columns[3:]] == [("D", "ignored"), ("E", "phone")]


def test_a_second_number_that_is_mapped_is_not_written_behind_the_first(tmp_path: Path) -> None:
    rows = [[row[0], row[1], row[4], row[5]] for row in town(60)]
    rows.append(["again", rows[4][1], "", rows[4][3]])
    file = written(tmp_path / "r.csv", ("id", "nama", "xx", "telepon"), rows)
    done = run(file, "--out", tmp_path / "p.csv", "--map", "xx=phone", "--json")
    assert [each["field"] for each in json.loads(done.output)["columns"]][2:] == ["phone", "telepon"]
    assert "telepon: agrees" in read(tmp_path / "p.csv")[0]["reasons"]


def test_a_row_without_an_id_has_one_that_no_other_has(tmp_path: Path) -> None:
    rows = [[str(n + 2), *row[1:]] for n, row in enumerate(town(40))]
    file = written(tmp_path / "r.csv", HEADS, [*rows, ["", *rows[6][1:]], ["42", *town(41)[40][1:]]])
    assert run(file, "--out", tmp_path / "p.csv").exit_code == 0
    first = read(tmp_path / "p.csv")[0]
    assert {first["id_a"], first["id_b"]} == {"8", "#41"}


def test_two_rows_of_one_id_are_named_with_the_whole_id_in_both_languages(tmp_path: Path) -> None:
    file = written(tmp_path / "r.csv", ("kode", "nama"), [["PMI 7", "Wulan"], ["", ""], ["PMI 7", "Melati"]])
    done = run(file, "--out", tmp_path / "p.csv")
    assert "Baris 2 dan 4 di r.csv memakai id yang sama: PMI 7." in done.output
    assert "--map A=ignored" in done.output
    english = run(file, "--out", tmp_path / "p.csv", "--language", "en").output
    assert "Rows 2 and 4 of r.csv have the same id: PMI 7." in english


def test_what_can_be_refused_is_refused_before_the_work_and_nothing_is_lost(
    records: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(command, "linked", lambda *_, **__: pytest.fail("worked before it refused"))
    out, found, good = (
        tmp_path / "p.csv",
        tmp_path / "f.csv",
        written(tmp_path / "q.csv", ("id", "query"), [["a", "x"]]),
    )
    empty = written(tmp_path / "none.csv", ("id", "query"), [])
    other = written(tmp_path / "other.csv", ("no", "cari"), [["1", "x"]])
    nothing, link = tmp_path / "nothing.csv", tmp_path / "link.csv"
    nothing.write_bytes(b"")
    link.symlink_to(records)
    before = records.read_bytes()
    for told, words, english in (
        (("--out", tmp_path / "no" / "p.csv"), "foldernya tidak ada", "its folder is not there"),
        (("--out", out, "--queries", good, "--found", tmp_path / "no" / "f.csv"), "foldernya tidak ada", "its folder"),
        (("--out", "/proc/p.csv"), "tidak bisa ditulis", "cannot be written"),
        (("--out", records), "disebut dua kali", "named twice"),
        (("--out", link), "disebut dua kali", "named twice"),
        (("--out", out, "--queries", good, "--found", good), "disebut dua kali", "named twice"),
        (("--out", out, "--queries", good, "--found", out), "disebut dua kali", "named twice"),
        (("--out", out, "--queries", empty, "--found", found), "Berkas none.csv tidak berisi", "none.csv has no rows"),
        (("--out", out, "--queries", nothing, "--found", found), "nothing.csv tidak bisa dibaca: Berkas ini kosong", "empty"),
        (("--out", out, "--queries", other, "--found", found), "other.csv memerlukan kolom id dan query", "no, cari"),
        (("--out", out, "--queries", good), "dipakai bersama", "go together"),
    ):  # fmt: skip
        for language, sentence in (("id", words), ("en", english)):
            done = run(records, *told, "--language", language)
            assert (done.exit_code, sentence in done.output, "Traceback" in done.output) == (1, True, False), (
                done.output
            )
            assert len(done.output.splitlines()) == 1
    assert records.read_bytes() == before
    assert sorted(each.name for each in tmp_path.iterdir()) == sorted(
        each.name for each in (records, good, empty, other, nothing, link)
    )


def test_a_disk_that_is_full_leaves_the_results_of_before(
    records: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out, found = tmp_path / "p.csv", tmp_path / "f.csv"
    out.write_text("before")
    queries = written(tmp_path / "q.csv", ("id", "query"), [["a", "Wulan"]])
    whole = files._write

    def full(file: Path, heads: Sequence[str], rows: files.Lines) -> None:
        if heads[0] == "query_id":
            raise OSError
        whole(file, heads, rows)

    monkeypatch.setattr(files, "_write", full)
    done = run(records, "--out", out, "--queries", queries, "--found", found)
    assert (done.exit_code, "sisa ruang di disk" in done.output) == (1, True)
    assert out.read_text() == "before"
    assert sorted(each.name for each in tmp_path.iterdir()) == ["p.csv", "q.csv", "records.csv"]


def test_a_text_longer_than_a_workbook_may_be_is_read_and_the_limit_is_told(
    records: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def too_many(_content: bytes) -> NoReturn:
        raise sheets.Refused(sheets.Trouble.TOO_MANY, "250000")

    monkeypatch.setattr(sheets, "read", too_many)
    whole = files.read_table(records)
    assert (len(whole.rows), whole.headings, whole.numbers[:2]) == (201, list(HEADS), [2, 3])
    semicolons = tmp_path / "s.csv"
    semicolons.write_bytes('id;nama\r\n1;Müller\r\n\r\n2;"Wulan\nPurnama"\r\n'.encode("cp1252"))
    told = files.read_table(semicolons)
    assert (list(told.rows), list(told.numbers)) == ([["1", "Müller"], ["2", "Wulan\nPurnama"]], [2, 4])
    for name, most in (("MOST_ROWS", 100), ("LARGEST", 2000)):
        with monkeypatch.context() as smaller:
            smaller.setattr(files, name, most)
            for language, words in (("id", "terlalu besar: CSV paling banyak"), ("en", "too large: CSV at most")):
                done = run(records, "--out", tmp_path / "p.csv", "--language", language)
                assert (done.exit_code, words in done.output) == (1, True), done.output


def test_a_large_table_goes_through_the_engine_with_the_same_pairs(
    records: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run(records, "--out", tmp_path / "a.csv").exit_code == 0
    monkeypatch.setattr(command, "IN_MEMORY", 100)
    assert run(records, "--out", tmp_path / "b.csv").exit_code == 0
    assert read(tmp_path / "a.csv") == read(tmp_path / "b.csv") != []


def test_a_word_that_too_many_have_finds_twenty_of_them_the_exact_ones_first() -> None:
    rows = [[str(n), f"{('Siti', 'Sitti')[n % 2]} {each}"] for n, each in enumerate(["Purnama", "Lestari Wati"] * 40)]
    rows += [["alone", "Siti"], ["spelled", "Sitti"], ["other", "Budi Santoso"], ["both", "Nur Siti"]]
    table = table_of([Column("id", "id", Kind.ID), Column("nama", "name", Kind.NAME)], rows)
    plain, crowded = Finder(table), Finder(table)
    for finder, most in ((plain, 4000), (crowded, 10)):
        with pytest.MonkeyPatch.context() as fewer:
            fewer.setattr(search, "MOST_OF_A_TOKEN", most)
            found = [table.ids[place] for place, _ in finder.found("Siti")]
            assert (len(found), found[0], "other" in found) == (20, "alone", False)
            assert found == [table.ids[place] for place, _ in finder.found("Siti")]
            assert table.ids[finder.found("Siti Nur")[0][0]] == "both"
            assert table.ids[finder.found("Santoso")[0][0]] == "other"
            assert finder.found("Zyxwvut") == []


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
