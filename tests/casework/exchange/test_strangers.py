"""No two people become one case by a cell that says nothing, or by a number that a file gives to several of them."""

import datetime as dt
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from naung.casework.exchange.rules.numbers import is_number, says_nothing, telling
from naung.casework.exchange.rules.rows import plan_of
from naung.casework.exchange.rules.same import who_of
from naung.casework.exchange.vocabulary import Verdict
from naung.casework.htcds.rules.reading import read_htcds
from naung.casework.htcds.vocabulary import Record
from naung.methods.sheets import read
from tests import workbooks as made
from tests.casework.exchange.test_same import Desk

HEADS = ["prs_FirstName", "prs_Birthdate", "prs_IdentityNumber", "prs_Gender", "x_CaseNumber", "hte_Description"]
FILLED = [
    "-", "--", "?", ".", "0", "000000", "0000000000000000", "N/A", "n.a.", "tidak ada", "Tidak Ada Nomor", "unknown", "UNKNOWN",
    "nihil", "belum ada", "tidak diketahui", "xxx", "XXXXXXXX", "123456", "1234567890", "1234567890123456", "000012345",
    "987654321", "999999", "1111111111111111", "121212", "12341234", "9999",
]  # fmt: skip
BROKEN = [
    "6.1E+15",
    "3,17e+15",
    "6172************",
    "6172********0001",
    "61720149031XXXXX",
    "6172014903100000",
    "6170000000000000",
]
NUMBERS = ["6172014903100001", "C7654322", "3171230101900055", "20417"]
NAMES = ["Siti", "Wulan", "Nur Aini", "Budi Santoso", "Dewi Kartika", "Andi Saputra", "Ratna", "Yusuf"]
TOLD = st.lists(
    st.tuples(st.integers(0, 7), st.sampled_from([*NUMBERS, *FILLED[:6]]), st.sampled_from(["", "REG-1", "-"])),
    max_size=8,
)
DAYS = [dt.date(1990 + at, 1 + at, 3 + at) for at in range(8)]


def person(at: int, number: str = "", case: str = "", story: str = "", *, born: bool = True) -> list[Any]:
    """Each with a name and a birth of her own."""
    return [NAMES[at], DAYS[at].isoformat() if born else "", number, "Feminine", case, story]


def records(rows: list[list[Any]], kind: str = "csv") -> list[Record]:
    """The rows as they are read from a file."""
    return [
        each.record
        for each in read_htcds(read((made.csv if kind == "csv" else made.xlsx)([HEADS, *rows])), version="2.0").rows
    ]


@pytest.mark.parametrize("text", [*FILLED, *BROKEN])
def test_a_filled_in_lost_or_masked_number_is_nobodys(text: str) -> None:
    assert telling(text) == ""
    record = Record({"prs_FirstName": "Siti", "prs_Birthdate": DAYS[0], "prs_IdentityNumber": text})
    without = Record({"prs_FirstName": "Siti", "prs_Birthdate": DAYS[0]})
    assert who_of(record) == who_of(without)


@pytest.mark.parametrize("text", [*FILLED, *BROKEN[:5]])
def test_it_is_no_paper_and_no_telephone_and_stands_in_the_note(text: str) -> None:
    plan = plan_of(
        Record({"prs_FirstName": "Siti", "prs_IdentityNumber": text}, {"x_paspor": f"{text}; C7654322"}), "korban"
    )
    assert not is_number(text)
    assert [each.number for each in plan.documents] == ["C7654322"]
    kept = dict(plan.kept)
    assert (kept["prs_IdentityNumber (Identity Number)"], kept["x_paspor"]) == (text, f"{text}; C7654322")
    assert not plan_of(Record({"prs_FirstName": "Siti", "prs_MobilePhone": "000000"}), "korban").contacts


@pytest.mark.parametrize("text", [*NUMBERS, "0812-3456-7890", "A1234567", "6172-0149-0310-0001", "P 123456", "17/2019"])
def test_a_number_that_somebody_has_stays_one(text: str) -> None:
    assert is_number(text)
    assert says_nothing(text) is False


@settings(max_examples=40)
@given(
    st.sampled_from(["", *FILLED]), st.sampled_from(["", *FILLED]), st.permutations(range(8)), st.integers(1, 7),
    st.sampled_from(["csv", "xlsx"]), st.booleans(),
)  # fmt: skip
def test_a_placeholder_ties_nobody_to_a_strangers_case(
    number: str, case: str, order: list[int], first: int, kind: str, born: bool
) -> None:
    rows = [person(at, number, case, born=born) for at in order]
    desk = Desk()
    assert desk.load(records(rows[:first], kind)) == [Verdict.NEW] * first
    others = records(rows[first:], kind)
    assert desk.load(others) == [Verdict.NEW] * len(others)
    assert set(desk.load(records(rows, kind))) == {Verdict.SAME}


@settings(max_examples=40)
@given(
    st.sampled_from(NUMBERS),
    st.permutations(range(8)),
    st.integers(1, 5),
    st.booleans(),
    st.sampled_from(["", "REG-1"]),
)
def test_a_number_that_a_file_gives_to_several_ties_nobody(
    number: str, order: list[int], first: int, born: bool, case: str
) -> None:
    """Whether it was given to several in the file before or in this one."""
    rows = [person(at, number, case, born=born) for at in order]
    desk = Desk()
    desk.load(records(rows[:first]))
    others = records(rows[first:])
    assert desk.load(others) == [Verdict.NEW] * len(others)
    assert desk.load(others) == [Verdict.SAME] * len(others)
    assert len(desk.known) == 8


@settings(max_examples=30)
@given(st.sampled_from([*NUMBERS[:3], "-", "123456"]), st.permutations(range(8)), st.integers(2, 8), st.booleans())
def test_each_is_still_known_by_her_own_name_beside_it(number: str, order: list[int], many: int, born: bool) -> None:
    """A changed row among those who share a number is told with the case of her who bears that name, and of nobody else."""
    rows = [person(at, number, born=born or number not in NUMBERS) for at in order[:many]]
    desk = Desk()
    desk.load(records(rows))
    before = list(desk.known)
    later = [[*row[:-1], "berubah"] for row in rows]
    assert desk.load(records(later)) == [Verdict.CHANGED] * many
    assert desk.load(records(later[::-1])) == [Verdict.CHANGED] * many
    assert desk.known == before


@settings(max_examples=30)
@given(TOLD, TOLD)
def test_whatever_was_read_reading_it_again_says_the_same(one: list[Any], two: list[Any]) -> None:
    desk = Desk()
    for told in (one, two):
        rows = records([person(*each) for each in told])
        first = desk.load(rows)
        known = list(desk.known)
        again = desk.load(rows)
        assert desk.known == known
        assert [each is Verdict.CHANGED for each in again] == [each is Verdict.CHANGED for each in first]


def test_people_without_a_name_are_not_one_person() -> None:
    desk = Desk()
    for number in ("-", "N/A"):
        for at, name in enumerate(["N/A", "tidak diketahui", "-"]):
            row = [name, DAYS[at].isoformat(), number, "Feminine", "-", ""]
            assert desk.load(records([row])) == [Verdict.NEW]
    assert len(desk.known) == 6


def test_a_number_of_one_person_still_ties_a_corrected_name() -> None:
    desk = Desk()
    desk.load(records([person(0, NUMBERS[0])]))
    corrected = [NAMES[1], *person(0, NUMBERS[0])[1:]]
    assert desk.load(records([corrected, person(2, NUMBERS[1])])) == [Verdict.CHANGED, Verdict.NEW]
