"""A file that is read again adds nobody twice, in any order and however much longer; a changed row is told, not taken."""

import datetime as dt
import random
from dataclasses import replace
from uuid import UUID

from hypothesis import given, settings
from hypothesis import strategies as st

from naung.casework.exchange.rules.same import judged, mark_of
from naung.casework.exchange.vocabulary import KnownRow, RowMark, Verdict
from naung.casework.htcds.vocabulary import Record, Value

KEY = bytes(32)
NAMES = st.sampled_from(["Siti", "Nur Aini", "Budi Santoso", "Wulan"])
ROWS = st.builds(
    lambda name, born, number, case, story: Record(
        {
            "prs_FirstName": name,
            **({"prs_Birthdate": born} if born else {}),
            **({"prs_IdentityNumber": number} if number else {}),
            **({"hte_Description": story} if story else {}),
        },
        {"x_CaseNumber": case} if case else {},
    ),
    NAMES,
    st.sampled_from([None, dt.date(2001, 2, 3), dt.date(1998, 1, 1)]),
    st.sampled_from(["", "6172014302010001", "6172014302010002"]),
    st.sampled_from(["", "REG-1", "REG-2"]),
    st.sampled_from(["", "a", "b"]),
)


def marks(rows: list[Record]) -> list[RowMark]:
    return [mark_of(row, KEY) for row in rows]


class Desk:
    """What a desk keeps of the rows that it took."""

    def __init__(self) -> None:
        self.known: list[KnownRow] = []

    def load(self, rows: list[Record], upto: int | None = None) -> list[Verdict]:
        """Take what is new, and stop after so many."""
        found = judged(marks(rows), self.known)
        for mark, (verdict, _case) in list(zip(marks(rows), found, strict=True))[:upto]:
            if verdict is Verdict.NEW:
                self.known.append(KnownRow(mark, UUID(int=len(self.known))))
        return [verdict for verdict, _case in found]


@settings(max_examples=200)
@given(st.lists(ROWS, max_size=8), st.lists(ROWS, max_size=4), st.randoms(use_true_random=False), st.integers(0, 8))
def test_read_again_stopped_turned_round_or_longer_it_adds_nobody_twice(
    rows: list[Record], more: list[Record], chance: random.Random, stop: int
) -> None:
    desk = Desk()
    desk.load(rows, upto=stop)  # killed somewhere
    desk.load(rows)
    distinct = {mark.content for mark in marks(rows)}
    assert {each.mark.content for each in desk.known} == distinct
    assert len(desk.known) == len(distinct)
    turned = list(rows)
    chance.shuffle(turned)
    assert set(desk.load(turned)) <= {Verdict.SAME}
    longer = [*more, *turned]
    desk.load(longer)
    assert {each.mark.content for each in desk.known} == distinct | {mark.content for mark in marks(more)}
    assert set(desk.load(longer)) <= {Verdict.SAME}


@settings(max_examples=100)
@given(st.lists(ROWS, min_size=1, max_size=8), st.randoms(use_true_random=False))
def test_a_changed_row_is_told_and_not_taken_whatever_the_order(rows: list[Record], chance: random.Random) -> None:
    desk = Desk()
    desk.load(rows)
    before = list(desk.known)
    chosen = rows[0]
    changed = replace(chosen, values={**chosen.values, "hte_Description": "berubah"})
    file = [changed if row == chosen else row for row in rows]
    chance.shuffle(file)
    verdicts = judged(marks(file), desk.known)
    told = {mark.content: verdict for mark, verdict in zip(marks(file), verdicts, strict=True)}
    if mark_of(changed, KEY).content not in {each.mark.content for each in before}:
        verdict, case = told[mark_of(changed, KEY).content]
        assert verdict is Verdict.CHANGED
        assert case is not None
    desk.load(file)
    assert desk.known == before


def one(**values: Value) -> Record:
    extra = {"x_CaseNumber": str(values.pop("case"))} if "case" in values else {}
    return Record({"prs_FirstName": "Siti", **values}, extra)


def test_each_kind_of_change_is_known_again() -> None:
    born, number = dt.date(2001, 2, 3), "6172014302010001"
    for before, after in (
        (one(prs_Birthdate=born), one(prs_Birthdate=born, prs_IdentityNumber=number)),  # a number that came later
        (
            one(prs_IdentityNumber=number),
            one(prs_IdentityNumber=number, prs_FirstName="Siti Aminah"),
        ),  # a name corrected
        (one(case="R1", prs_Birthdate=born), one(case="R1", prs_Birthdate=born, prs_FirstName="Sitti")),
        (one(case="R1"), one(case="R1", prs_Birthdate=born)),  # a birth that came later
        (one(), one(con_Consent=True)),
    ):
        desk = Desk()
        assert desk.load([before]) == [Verdict.NEW]
        assert desk.load([after]) == [Verdict.CHANGED]
        assert len(desk.known) == 1


def test_two_people_of_one_case_and_two_cases_of_one_person_are_all_taken() -> None:
    number = "6172014302010001"
    desk = Desk()
    assert desk.load([one(case="R1"), one(case="R1", prs_FirstName="Wulan")]) == [Verdict.NEW] * 2
    assert (
        desk.load([one(case="R2", prs_IdentityNumber=number), one(case="R3", prs_IdentityNumber=number)])
        == [Verdict.NEW] * 2
    )


def test_without_the_key_a_token_tells_nothing_and_the_two_kinds_never_meet() -> None:
    here, there = mark_of(one(case="R1"), KEY), mark_of(one(case="R1"), b"1" * 32)
    assert here.content != there.content
    assert not here.who & there.who
    assert here.content not in here.who
