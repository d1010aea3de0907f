"""How often the person who is meant is among the first twenty, however her name was typed.

Names of West Kalimantan from a fixed seed, miswritten by rules that know nothing of the search. A query that more than
twenty names answer by what was typed (`Siti`, `ana`) is too broad for any list of twenty.
"""

import random
from collections import defaultdict
from functools import cache

import pytest
from bench.kalbar_names import persons
from rapidfuzz.distance import OSA

from naung.foundation.people.rules.search import SHOWN
from tests.foundation.people.memory_index import MemoryIndex
from tests.foundation.people.misspelling import KINDS

NAMES = 3000
QUERIES = 70  # of each kind
SEED = 61_2026
PARTS = ("beginning", "inner_part")

# The least share that must be found; a part from inside a word shares its twenty places with whole words that are near it.
LEAST = dict.fromkeys(KINDS, 0.97) | {"inner_part": 0.86, "beginning": 0.92, "wrong_letter_alone": 0.92}


def meant_by(kind: str, query: str, name: str, all_names: list[str]) -> int:
    """How many names answer what was typed as well as the one that was meant."""
    typed = query.lower()
    if kind == "one_word":
        return sum(typed in other.split() for other in all_names)
    if kind in PARTS:
        return sum(typed in other for other in all_names)
    if kind == "wrong_letter_alone":
        near = (any(OSA.distance(word, typed, score_cutoff=1) <= 1 for word in other.split()) for other in all_names)
        return sum(near)
    words = set(name.split())
    return sum(words <= set(other.split()) for other in all_names)


@cache
def outcomes() -> dict[str, list[bool]]:
    """For each kind of miswriting whether each query that is not too broad found its person."""
    people = persons(NAMES, SEED)
    index, names = MemoryIndex([each.name for each in people]), [each.name.lower() for each in people]
    owners, dice = list(index.names), random.Random(SEED)
    found: dict[str, list[bool]] = defaultdict(list)
    for kind, miswrite in KINDS.items():
        for at in dice.sample(range(NAMES), QUERIES):
            query = miswrite(people[at].name, dice)
            shown, _ = index.found(query)
            if meant_by(kind, query, names[at], names) <= SHOWN:
                found[kind].append(owners[at] in shown)
            else:
                assert shown, query
    return found


def test_the_person_meant_is_among_the_first_twenty() -> None:
    answers = [answer for kind in outcomes().values() for answer in kind]
    assert len(answers) > 0.8 * QUERIES * len(KINDS)
    assert sum(answers) / len(answers) >= 0.98


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_of_miswriting(kind: str) -> None:
    answers = outcomes()[kind]
    assert sum(answers) / len(answers) >= LEAST[kind]
