"""The tables as data: complete, marked, sourced; a broken row is refused with file and line; no law in code."""

import re
from importlib import resources
from pathlib import Path

import pytest

from naung.casework.screening.rules.order import (
    extra_path,
    main_path,
    neighbours,
    progress,
    questions,
    whole_path,
)
from naung.casework.screening.rules.sentences import FILE, read_sentences, shipped_sentences
from naung.casework.screening.rules.tables import FILES, TableWrong, read_tables, shipped_tables
from naung.casework.screening.vocabulary import Childhood, Part, key_of
from naung.foundation.clock.vocabulary import Mark

FOLDER = resources.files("naung.casework.screening").joinpath("tables")
TEXTS = {name: FOLDER.joinpath(name).read_text("utf-8") for name in FILES}
ROOM = Path(str(FOLDER)).parent
TABLES = shipped_tables()


def broken(name: str, old: str, new: str) -> dict[str, str]:
    assert old in TEXTS[name]
    return {**TEXTS, name: TEXTS[name].replace(old, new, 1)}


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("elements.toml", 'code = "perekrutan"', 'code = "Perekrutan!"'),
        ("elements.toml", 'part = "proses"\ncode = "pengiriman"', 'part = "prosesx"\ncode = "pengiriman"'),
        ("elements.toml", 'en = "Abducted"', 'en = ""'),
        ("elements.toml", 'code = "pengangkutan"', 'code = "perekrutan"'),
        ("drivers.toml", 'mark = "V2"', 'mark = "sure"'),
        ("delphi.toml", 'strength = "strong"', 'strength = "huge"'),
        ("delphi.toml", 'strength = "strong"\n', ""),
        ("delphi.toml", "strong = 2", "strong = -1"),
        ("delphi.toml", "strong = 2\nmedium = 0", 'strong = 2\nmedium = "0"'),
        ("delphi.toml", 'phase = "perekrutan"', 'phase = "lain"'),
        ("delphi.toml", 'phases = ["perekrutan", "eksploitasi"]', 'phases = ["apa"]'),
        ("forced_labour.toml", 'code = "kerja_paksa"', 'code = "kerja_bebas"'),
        (
            "tracks.toml",
            'source = "Dari ingatan; periksa naskah UU 21/2007"',
            "valid_from = 2020-01-01\nvalid_to = 2019-01-01",
        ),
    ],
)
def test_a_broken_row_is_refused_with_file_and_line(name: str, old: str, new: str) -> None:
    with pytest.raises(TableWrong, match=rf"^{re.escape(name)}:\d+: "):
        read_tables(broken(name, old, new))


def test_broken_toml_names_its_file() -> None:
    with pytest.raises(TableWrong, match=r"^drivers\.toml: .*line"):
        read_tables({**TEXTS, "drivers.toml": "[about\n"})


def test_a_missing_part_is_refused() -> None:
    with pytest.raises(TableWrong, match="no part pendorong"):
        read_tables({**TEXTS, "drivers.toml": "[about]\n"})


def test_a_sentence_twice_is_refused() -> None:
    text = FOLDER.joinpath(FILE).read_text("utf-8")
    with pytest.raises(TableWrong, match=r"^proposal\.toml:\d+: "):
        read_sentences(text.replace('code = "kuat_anak"', 'code = "kuat_dewasa"'))


def test_every_row_says_on_what_it_rests() -> None:
    bases = [item.basis for group in TABLES.groups.values() for item in group.items]
    bases += [stated.basis for stated in shipped_sentences().values()]
    for basis in bases:
        assert basis.legal_basis
        assert basis.source
        assert basis.mark in Mark


def test_the_counts_are_those_of_the_law_file() -> None:
    sizes = {part.value: len(group.items) for part, group in TABLES.groups.items()}
    assert (sizes["proses"], sizes["cara"], sizes["tujuan"]) == (6, 10, 11)
    assert sizes["kerja_paksa"] == 11
    assert sizes["pendorong"] == 12


def test_each_driver_says_why_it_is_asked() -> None:
    assert all(item.why for item in TABLES.groups[Part.PENDORONG].items)


@pytest.mark.parametrize("who", Childhood)
def test_the_order_holds_every_question_once(who: Childhood) -> None:
    path = whole_path(who)
    asked = questions(path)
    assert len(set(asked)) == len(asked)
    assert main_path(who) + extra_path(who) == path
    assert (Part.CARA in main_path(who)) == (who is Childhood.DEWASA)
    assert (Part.ANAK in path) == (who is not Childhood.DEWASA)


def test_progress_counts_down_and_back_always_works() -> None:
    path = main_path(Childhood.DEWASA)
    steps = [progress(part, path) for part in path]
    assert [step.number for step in steps] == list(range(1, 8))
    assert steps[0].minutes_left > steps[-1].minutes_left >= 1
    assert neighbours(path[0], path) == (None, path[1])
    assert neighbours(path[-1], path) == (path[-2], None)


@pytest.mark.parametrize("text", ["proses", "proses.", "lain.kode"])
def test_a_forged_key_is_not_read(text: str) -> None:
    with pytest.raises(ValueError, match=re.escape(text.partition(".")[0])):
        key_of(text)


def test_no_article_stands_in_code() -> None:
    law = re.compile(r"Pasal\s*\d|KUHP\s*\d|UU\s*\d|\b(?:455|457|618)\b")
    for file in ROOM.rglob("*.py"):
        assert not law.search(file.read_text("utf-8")), file.name
