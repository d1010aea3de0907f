"""How the Delphi list is read: a test for each combination of the thresholds."""

from itertools import product

import pytest

from naung.casework.screening.rules.delphi import (
    Sign,
    delphi_list_for,
    delphi_reading,
    dimension_reading,
    is_positive,
    lists_without_reading,
    threshold_edges,
)
from naung.casework.screening.rules.tables import Strength, shipped_tables
from naung.casework.screening.vocabulary import DELPHI_PARTS, Answers, Given, Part
from naung.foundation.clock.vocabulary import Mark
from naung.foundation.people.vocabulary import Answer

TABLES = shipped_tables()
LABOUR = delphi_list_for(child=False, sexual=False)
SIZES = {
    Part.DELPHI_TIPU: (1, 8, 1),
    Part.DELPHI_PAKSA: (1, 9, 0),
    Part.DELPHI_RENTAN: (0, 12, 4),
    Part.DELPHI_EKSPLOITASI: (1, 7, 1),
    Part.DELPHI_PAKSA_TUJUAN: (4, 10, 1),
    Part.DELPHI_RENTAN_TUJUAN: (0, 6, 1),
}


def answers_with(part: Part, strong: int, medium: int, weak: int, rest: Answer | None = Answer.NO) -> Answers:
    """So many indicators of each strength answered yes, the rest as said; None leaves the rest unasked."""
    left = {Strength.STRONG: strong, Strength.MEDIUM: medium, Strength.WEAK: weak}
    given = {}
    for item in TABLES.groups[part].items:
        if left[item.strength] > 0:
            left[item.strength] -= 1
            given[item.key] = Given(Answer.YES)
        elif rest is not None:
            given[item.key] = Given(rest)
    return Answers(given)


def expected(strong: int, medium: int, weak: int) -> bool:
    """The rule as the source states it, written out on its own."""
    return strong >= 2 or (strong >= 1 and medium + weak >= 1) or medium >= 3 or (medium >= 2 and weak >= 1)


@pytest.mark.parametrize(("strong", "medium", "weak"), list(product(range(5), repeat=3)))
def test_each_combination_of_counts(strong: int, medium: int, weak: int) -> None:
    assert is_positive(strong, medium, weak, TABLES.thresholds) == expected(strong, medium, weak)


@pytest.mark.parametrize("part", DELPHI_PARTS)
def test_each_reachable_combination_of_each_dimension(part: Part) -> None:
    group = TABLES.groups[part]
    for counts in product(*(range(size + 1) for size in SIZES[part])):
        reading = dimension_reading(answers_with(part, *counts), group, TABLES.thresholds)
        assert (reading.strong, reading.medium, reading.weak) == counts
        assert reading.sign is (Sign.POSITIVE if expected(*counts) else Sign.NEGATIVE)


@pytest.mark.parametrize("part", DELPHI_PARTS)
def test_the_sizes_are_those_of_the_source(part: Part) -> None:
    found = [item.strength for item in TABLES.groups[part].items]
    assert tuple(found.count(strength) for strength in Strength.ALL) == SIZES[part]


def test_there_are_67_indicators_all_from_memory() -> None:
    items = [item for part in DELPHI_PARTS for item in TABLES.groups[part].items]
    assert len(items) == 67
    assert {item.basis.mark for item in items} == {Mark.MEMORY}
    assert delphi_reading(Answers(), LABOUR).mark is Mark.MEMORY


@pytest.mark.parametrize("unknown", [None, Answer.UNKNOWN, Answer.REFUSED, Answer.NOT_ASKED])
def test_what_is_not_known_leaves_a_dimension_open(unknown: Answer | None) -> None:
    reading = dimension_reading(
        answers_with(Part.DELPHI_EKSPLOITASI, 0, 1, 0, unknown),
        TABLES.groups[Part.DELPHI_EKSPLOITASI],
        TABLES.thresholds,
    )
    assert reading.sign is Sign.OPEN


def merged(*answers: Answers) -> Answers:
    return Answers({key: given for one in answers for key, given in one.given.items()})


@pytest.mark.parametrize(
    ("positive", "code"),
    [
        ((Part.DELPHI_TIPU, Part.DELPHI_EKSPLOITASI, Part.DELPHI_PAKSA_TUJUAN), "paling_jelas"),
        ((Part.DELPHI_PAKSA, Part.DELPHI_EKSPLOITASI, Part.DELPHI_RENTAN_TUJUAN), "paling_jelas"),
        ((Part.DELPHI_RENTAN, Part.DELPHI_EKSPLOITASI, Part.DELPHI_RENTAN_TUJUAN), "paling_jelas"),
        ((Part.DELPHI_TIPU, Part.DELPHI_EKSPLOITASI), "terindikasi"),
        ((Part.DELPHI_PAKSA, Part.DELPHI_EKSPLOITASI), "terindikasi"),
        ((Part.DELPHI_RENTAN, Part.DELPHI_EKSPLOITASI), "terindikasi"),
        ((Part.DELPHI_TIPU, Part.DELPHI_PAKSA_TUJUAN), "sebagian"),
        ((Part.DELPHI_EKSPLOITASI, Part.DELPHI_PAKSA_TUJUAN), "sebagian"),
        ((Part.DELPHI_TIPU,), "sebagian"),
        ((Part.DELPHI_EKSPLOITASI,), "sebagian"),
    ],
)
def test_dimensions_combine_into_words(positive: tuple[Part, ...], code: str) -> None:
    all_no = [answers_with(part, 0, 0, 0) for part in DELPHI_PARTS]
    yes = [answers_with(part, 1, 3, 0) for part in positive]
    assert delphi_reading(merged(*all_no, *yes), LABOUR).combined_code == code


def test_nothing_answered_gives_no_words() -> None:
    reading = delphi_reading(Answers(), LABOUR)
    assert reading.combined is None
    assert {one.sign for one in reading.dimensions} == {Sign.OPEN}


def test_the_other_three_lists_are_named_and_empty() -> None:
    assert [one.code for one in lists_without_reading()] == ["dewasa_seksual", "anak_kerja", "anak_seksual"]
    for one in lists_without_reading():
        reading = delphi_reading(Answers(), one)
        assert not reading.exists
        assert reading.for_whom.id


def test_the_edges_cover_every_threshold() -> None:
    edges = threshold_edges(TABLES.thresholds)
    assert len(edges) == 125
    for threshold in TABLES.thresholds:
        assert (threshold.strong, threshold.medium, threshold.weak, True) in edges
        for name in Strength.ALL:
            counts = {n: getattr(threshold, n) for n in Strength.ALL}
            counts[name] -= 1
            if counts[name] >= 0:
                assert (*counts.values(), False) in edges
