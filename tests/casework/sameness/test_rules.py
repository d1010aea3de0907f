"""Clusters are computed from judgements: whatever the order, nothing is merged and "different" is not forgotten."""

from collections.abc import Sequence
from dataclasses import replace
from random import Random
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from naung.casework.sameness.rules import check_reason, clusters, compared, fits_of, pair_of, standing, verdicts
from naung.casework.sameness.vocabulary import Cluster, Field, Fit, Judged, Verdict
from naung.foundation.errors import RuleBroken

A, B, C, D, E = PEOPLE = [UUID(int=n) for n in range(1, 6)]
SARI, RATNA = UUID(int=101), UUID(int=102)
PAIRS = [(one, other) for number, one in enumerate(PEOPLE) for other in PEOPLE[number + 1 :]]


def said(
    one: UUID, other: UUID, verdict: Verdict, number: int = 1, officer: UUID = SARI, *, withdrawn: bool = False
) -> Judged:
    mark = UUID(int=one.int * 1000 + other.int * 100 + number + officer.int * 100_000)
    return Judged(mark, pair_of(one, other), officer, verdict, number, withdrawn)


@st.composite
def histories(draw: st.DrawFn) -> list[Judged]:
    """Judgements of a few officers on a few records, in the order of each pair, some withdrawn."""
    found, numbers = [], dict.fromkeys(PAIRS, 0)
    for _each in range(draw(st.integers(0, 14))):
        pair = draw(st.sampled_from(PAIRS))
        numbers[pair] += 1
        officer, verdict = draw(st.sampled_from([SARI, RATNA])), draw(st.sampled_from(list(Verdict)))
        found.append(said(*pair, verdict, numbers[pair], officer, withdrawn=draw(st.booleans())))
    return found


@given(histories(), st.randoms(use_true_random=False))
def test_any_order_of_judgements_and_withdrawals_gives_the_same_clusters(told: list[Judged], chance: Random) -> None:
    mixed = list(told)
    chance.shuffle(mixed)
    assert clusters(mixed) == clusters(told)
    # judged first and withdrawn one by one, in any order, ends where the whole history ends
    step = [replace(each, withdrawn=False) for each in told]
    for place in chance.sample(range(len(step)), len(step)):
        step[place] = told[place]
    assert clusters(step) == clusters(told)


@given(histories())
def test_different_is_never_forgotten_until_it_is_withdrawn(told: list[Judged]) -> None:
    stands = standing(told)
    for each in told:
        if each.verdict is Verdict.DIFFERENT:
            assert (each in stands) == (not each.withdrawn)
    clashing = {clash.pair for cluster in clusters(told) for clash in cluster.clashes}
    for pair, verdict in verdicts(told).items():
        together = any(set(pair) <= set(cluster.persons) for cluster in clusters(told))
        assert (pair in clashing) == (Verdict.DIFFERENT in verdict and together)


@given(histories())
def test_nothing_is_merged_and_every_chain_is_made_of_same(told: list[Judged]) -> None:
    before = list(told)
    found = clusters(told)
    assert told == before
    members = [person for cluster in found for person in cluster.persons]
    assert len(members) == len(set(members))
    said_so = {pair for pair, verdict in verdicts(told).items() if Verdict.SAME in verdict}
    assert set(members) == {person for pair in said_so for person in pair}
    for cluster in found:
        for clash in cluster.clashes:
            assert (clash.chain[0], clash.chain[-1]) == clash.pair
            links = zip(clash.chain, clash.chain[1:], strict=False)
            assert all(pair_of(*link) in said_so for link in links)


@given(histories())
def test_withdrawing_every_same_takes_the_clusters_apart_again(told: list[Judged]) -> None:
    without = [replace(each, withdrawn=each.withdrawn or each.verdict is Verdict.SAME) for each in told]
    assert clusters(without) == ()


SAME, DIFFERENT, UNSURE = Verdict.SAME, Verdict.DIFFERENT, Verdict.UNSURE
STORIES: list[tuple[str, Sequence[Judged], list[tuple[UUID, ...]], list[tuple[UUID, ...]]]] = [
    ("unsure joins nobody", [said(A, B, UNSURE)], [], []),
    ("same with one who is the same as a third", [said(A, B, SAME), said(B, C, SAME)], [(A, B, C)], []),
    (
        "the chain that leads to whom somebody holds to be another",
        [said(A, B, SAME), said(B, C, SAME), said(A, C, DIFFERENT, officer=RATNA)],
        [(A, B, C)],
        [(A, B, C)],
    ),
    ("the newest of each officer counts", [said(A, B, SAME, 1), said(A, B, UNSURE, 2)], [], []),
    (
        "what was replaced does not come back when what replaced it is withdrawn",
        [said(A, B, SAME, 1), said(A, B, UNSURE, 2, withdrawn=True)],
        [],
        [],
    ),
    ("two officers disagree on one pair", [said(A, B, SAME), said(A, B, DIFFERENT, 2, RATNA)], [(A, B)], [(A, B)]),
    ("two groups", [said(D, E, SAME), said(B, A, SAME)], [(A, B), (D, E)], []),
]


@pytest.mark.parametrize(("story", "told", "groups", "chains"), STORIES, ids=[row[0] for row in STORIES])
def test_stories(
    story: str, told: Sequence[Judged], groups: list[tuple[UUID, ...]], chains: list[tuple[UUID, ...]]
) -> None:
    found: tuple[Cluster, ...] = clusters(told)
    assert [each.persons for each in found] == groups, story
    assert [clash.chain for each in found for clash in each.clashes] == chains


FITS = [
    ("the strongest of several numbers counts", {}, {"nik": "differs", "passport": "agrees"}, {}, Field.NUMBERS, Fit.AGREES),
    ("siblings share a family card", {}, {"nik": "differs", "family_card": "agrees"}, {}, Field.NUMBERS, Fit.DIFFERS),
    ("only a family card", {}, {"family_card": "agrees", "nik": "missing"}, {}, Field.NUMBERS, Fit.AGREES),
    ("papers of two kinds", {}, {"nik": "missing", "passport": "missing"}, {}, Field.NUMBERS, Fit.APART),
    ("a telephone of many", {}, {}, {"phone": "shared_by_many"}, Field.PHONES, Fit.SHARED),
    ("an account, and a paper of another kind", {}, {"account": "agrees"}, {"account": "differs"}, Field.ADDRESSES, Fit.DIFFERS),
    ("old spelling, where the comparison says near", {"name": "near"}, {}, {}, Field.NAMES, Fit.PARTLY),
    ("one parent of two", {"mother": "near", "father": "missing"}, {}, {}, Field.PARENTS, Fit.PARTLY),
]  # fmt: skip


@pytest.mark.parametrize(("story", "whole", "papers", "ways", "field", "fit"), FITS, ids=[row[0] for row in FITS])
def test_how_a_field_agrees(
    story: str, whole: dict[str, str], papers: dict[str, str], ways: dict[str, str], field: Field, fit: Fit
) -> None:
    assert fits_of(whole, papers, ways)[field] is fit, story


def test_a_field_that_neither_has_is_left_out() -> None:
    left = {Field.NAMES: ("Wulan",), Field.LANGUAGE: ("msa",)}
    right = {Field.NAMES: ("Wulan",), Field.LANGUAGE: ("jav",), Field.SEX: ("P",)}
    rows = compared(left, right, fits_of({"name": "agrees"}, {}, {}))
    assert [(row.field, row.fit) for row in rows] == [
        (Field.NAMES, Fit.AGREES),
        (Field.SEX, Fit.MISSING),
        (Field.LANGUAGE, Fit.DIFFERS),
    ]


def test_a_judgement_needs_two_records_and_a_reason() -> None:
    with pytest.raises(RuleBroken):
        pair_of(A, A)
    with pytest.raises(RuleBroken):
        check_reason("  ")
