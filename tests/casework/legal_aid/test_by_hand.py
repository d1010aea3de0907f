"""Twenty-five invented persons, worked by hand before any rule: each has the paths, reasons, papers and notes of its row."""

import itertools
import tomllib
from datetime import date
from pathlib import Path as FilePath
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from naung.casework.legal_aid.rules.entitlement import facts_text, judged, next_path, read_facts
from naung.casework.legal_aid.rules.tables import TableWrong, read_paths, shipped_paths
from naung.casework.legal_aid.vocabulary import FACTS, Facts, PathState
from naung.foundation.clock.vocabulary import Mark

TODAY = date(2026, 11, 2)
ORDINARY = {
    "role": "korban", "age": "dewasa", "sex": "perempuan", "nationality": "wni", "lives": "sini", "sexual": "tidak",
    "accused": "tidak", "guardian": "tidak", "afford": "tidak", "process": "ada", "perda": "belum_tahu",
}  # fmt: skip
WORKED = tomllib.loads(FilePath(__file__).with_name("by_hand.toml").read_text("utf-8"))["person"]
PAPERS = st.frozensets(st.sampled_from(sorted(shipped_paths().papers)))
ANYBODY = st.builds(
    Facts, st.fixed_dictionaries({name: st.sampled_from(sorted(v)) for name, v in FACTS.items()}), PAPERS
)


def facts_of(row: dict[str, Any]) -> Facts:
    told = dict(row["facts"])
    papers = frozenset(told.pop("papers", ()))
    assert set(told) <= set(FACTS)
    return Facts({**ORDINARY, **told}, papers)


@pytest.mark.parametrize("row", WORKED, ids=[row["who"].partition(".")[0] for row in WORKED])
def test_a_worked_person_has_her_paths_with_the_reason_the_papers_and_the_notes(row: dict[str, Any]) -> None:
    found = judged(facts_of(row), shipped_paths(), row.get("on", TODAY))
    assert [[each.path.code, each.state.value, each.reason.code] for each in found] == row["paths"], row["who"]
    assert {e.path.code: list(e.missing) for e in found if e.missing} == row.get("missing", {}), row["who"]
    notes = {each.path.code: {note.code for note in each.notes} for each in found if each.notes}
    assert notes == {path: set(codes) for path, codes in row.get("notes", {}).items()}, row["who"]


def test_twenty_five_were_worked_and_every_row_of_the_table_is_met() -> None:
    assert len(WORKED) == 25
    table = shipped_paths()
    seen = [each for row in WORKED for each in judged(facts_of(row), table, row.get("on", TODAY))]
    # a Perda that sets its own test for who can pay is met by nobody of the twenty-five: the text of none is kept here
    assert {each.reason.code for each in seen} == {each.code for each in table.reasons} - {"tanya_syarat_perda"}
    assert {note.code for each in seen for note in each.notes} == {each.code for each in table.notes}


@given(ANYBODY)
def test_nobody_is_left_without_a_path_and_no_missing_paper_shuts_one(facts: Facts) -> None:
    table = shipped_paths()
    found = judged(facts, table, TODAY)
    assert [each.path.code for each in found] == list(table.paths)
    assert any(each.state is not PathState.SHUT for each in found)
    bare = judged(Facts(facts.answers), table, TODAY)
    full = judged(Facts(facts.answers, frozenset(table.papers)), table, TODAY)
    for poor, rich in zip(bare, full, strict=True):
        assert (poor.state is PathState.SHUT) == (rich.state is PathState.SHUT)
        assert not rich.missing


@given(ANYBODY)
def test_a_survivor_always_has_the_first_path_and_what_was_found_in_no_source_shuts_nothing(facts: Facts) -> None:
    found = judged(facts, shipped_paths(), TODAY)
    if facts.answers["role"] == "korban":
        assert found[0].state is PathState.OPEN
    assert all(each.reason.mark is not Mark.MEMORY for each in found if each.state is PathState.SHUT)
    assert read_facts(facts_text(facts)) == facts


@given(ANYBODY)
def test_a_refusal_always_leads_on(facts: Facts) -> None:
    found = judged(facts, shipped_paths(), TODAY)
    for path in shipped_paths().paths:
        others = [each for each in found if each.path.code != path and each.state is not PathState.SHUT]
        following = next_path(path, found)
        assert (following is None) == (not others)
        assert following is None or following in others


ROW = """
[[paper]]
code = "a"
id = "a"
en = "a"
task = "a"
[[path]]
code = "p"
id = "p"
en = "p"
legal_basis = ""
article = ""
mark = "V"
source = ""
[[note]]
code = "n"
paths = ["p"]
id = "n"
en = "n"
legal_basis = ""
article = ""
mark = "M"
[[reason]]
code = "r"
path = "p"
id = "r"
en = "r"
legal_basis = ""
article = ""
mark = "{mark}"
state = "{state}"
"""


@pytest.mark.parametrize(
    ("mark", "state"), list(itertools.product(["V", "V2", "M"], [each.value for each in PathState]))
)
def test_a_row_from_memory_may_not_shut_a_path_nor_ask_for_a_paper(mark: str, state: str) -> None:
    text = ROW.format(mark=mark, state=state)
    if mark == "M" and state in {"tutup", "surat"}:
        with pytest.raises(TableWrong, match="rests on no source"):
            read_paths(text)
    else:
        assert read_paths(text).reasons[0].state.value == state


@pytest.mark.parametrize(
    ("old", "new", "why"),
    [
        ('state = "terbuka"', 'state = "terbuka"\nwhen = { afford = ["ya"] }', "must fit everyone"),
        ('state = "terbuka"', 'state = "terbuka"\nwhen = { afford = ["mungkin"] }', "no such value"),
        ('state = "terbuka"', 'state = "entah"', "reason 1"),
        ('paths = ["p"]', 'paths = ["q"]', "not there"),
        ('source = ""', 'source = ""\nneeds = [["b"]]', "a paper that is not there"),
        ("[[note]]", "[[note", "array declaration"),
    ],
)
def test_a_table_by_which_nobody_can_be_judged_is_refused(old: str, new: str, why: str) -> None:
    with pytest.raises(TableWrong, match=why):
        read_paths(ROW.format(mark="V", state="terbuka").replace(old, new))
