"""A list of codes has one home: no two enumerations hold the same values."""

import importlib
from collections import defaultdict
from collections.abc import Iterable
from enum import StrEnum

from tests.architecture.house import PACKAGE

FEWEST = 4  # shorter lists are the same by chance


def enumerations() -> list[type[StrEnum]]:
    """Every enumeration that a vocabulary of the house defines."""
    files = [*PACKAGE.rglob("vocabulary.py"), *PACKAGE.rglob("vocabulary/*.py")]
    names = {".".join(("naung", *path.relative_to(PACKAGE).with_suffix("").parts)) for path in files}
    modules = [importlib.import_module(name.removesuffix(".__init__")) for name in sorted(names)]
    found = [each for module in modules for each in vars(module).values() if isinstance(each, type)]
    return sorted({each for each in found if issubclass(each, StrEnum)}, key=lambda each: each.__qualname__)


def twins(some: Iterable[type[StrEnum]]) -> list[list[str]]:
    """Names of enumerations that hold the same values."""
    homes: dict[frozenset[str], list[str]] = defaultdict(list)
    for each in some:
        if len(each) >= FEWEST:
            homes[frozenset(member.value for member in each)].append(f"{each.__module__}.{each.__name__}")
    return [names for names in homes.values() if len(names) > 1]


def test_no_two_enumerations_hold_the_same_values() -> None:
    assert len(enumerations()) > 30
    assert twins(enumerations()) == []


def test_a_second_home_is_seen() -> None:
    one = StrEnum("one", ["A", "B", "C", "D"])
    other = StrEnum("other", ["D", "C", "B", "A"])
    assert [len(names) for names in twins([one, other])] == [2]
