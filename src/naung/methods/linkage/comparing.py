"""On which level two records agree in a field, and how often two persons drawn at random would agree so."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz
from rapidfuzz.distance import OSA

from naung.methods.linkage import names
from naung.methods.linkage.blocking import Pairs
from naung.methods.linkage.fields import Kind
from naung.methods.linkage.values import Day, Table

MISSING = -1
Levels = NDArray[np.int8]
Chances = NDArray[np.float64]
HUB = 8  # records of one number: above it a reason says that many share it
LEVELS: Mapping[Kind, int] = {
    Kind.NAME: names.LEVELS, Kind.KIN: names.LEVELS, Kind.BIRTH: 6, Kind.SEX: 2, Kind.CODE: 3, Kind.PHONE: 2, Kind.AREA: 4,
    Kind.TEXT: 4, Kind.CATEGORY: 2,
}  # fmt: skip
# The level from which a field agrees, for a reader.
AGREES: Mapping[Kind, int] = {
    Kind.NAME: names.SUBSET, Kind.KIN: names.SUBSET, Kind.BIRTH: 4, Kind.SEX: 1, Kind.CODE: 2, Kind.PHONE: 1, Kind.AREA: 2,
    Kind.TEXT: 2, Kind.CATEGORY: 1,
}  # fmt: skip
NEAR_LEVELS: Mapping[Kind, int] = {
    Kind.NAME: names.A_WORD,
    Kind.KIN: names.A_WORD,
    Kind.BIRTH: 2,  # a year where the other says a day of it
    Kind.CODE: 1,
    Kind.AREA: 1,
    Kind.TEXT: 1,
}
LONG_CODE = 8  # characters from which one wrong one is a slip
ALIKE_WORDS, SOME_WORDS = 0.6, 0.3
ALIKE_PLACE = 88.0  # of 100, fuzz.ratio of two names of a place
NEAR_YEARS = 2
UNSEEN = 0.5  # records of others that have a value which nobody else was seen to have
MOST_COPIES = 30  # records of one birth and word that may be one person's
UNDERCOUNT = 1.4  # copies that agree in neither are as many again


@dataclass(frozen=True)
class Compared:
    """One field over all pairs: the level, the chance that it comes about by chance (NaN: see the drawn pairs), hubs."""

    kind: Kind
    levels: Levels
    chances: Chances
    hubs: NDArray[np.bool_]


def copies(table: Table) -> float:
    """Roughly how many further records of one person stand beside a record: those with one word and one whole birth alike.

    What stands often because one person does is not common; without this a small table of many copies finds nothing rare.
    """
    names_of = [table.values[name] for name, kind in table.kinds.items() if kind is Kind.NAME]
    days = [table.values[name] for name, kind in table.kinds.items() if kind is Kind.BIRTH]
    if not names_of or not days:
        return 0.0
    groups: dict[object, set[int]] = {}
    for place in range(len(table)):
        day = days[0][place]
        if day is None or not day[2]:  # type: ignore[index]  # a day
            continue
        for word in names_of[0][place] or ():  # type: ignore[attr-defined]  # words of a name
            groups.setdefault((day, word.skeleton), set()).add(place)
    near: dict[int, set[int]] = {}
    for group in groups.values():
        if 1 < len(group) <= MOST_COPIES:
            for place in group:
                near.setdefault(place, set()).update(group - {place})
    return UNDERCOUNT * sum(len(each) for each in near.values()) / max(len(table), 1)


def compared(table: Table, pairs: Pairs, known: "Known | None" = None) -> dict[str, Compared]:
    """Every field over these pairs. Names and other names are one field, of which the best fit counts.

    `known`: how common values are, where that is not to be counted in this table.
    """
    known = known_of(table) if known is None else known
    fields: dict[str, Compared] = {}
    named = [name for name, kind in table.kinds.items() if kind is Kind.NAME]
    if named:
        fields["name"] = _names([table.values[name] for name in named], Kind.NAME, pairs, known.words["name"])
    for name, kind in table.kinds.items():
        if kind is Kind.KIN:
            fields[name] = _names([table.values[name]], kind, pairs, known.words[name])
        elif kind is not Kind.NAME:
            fields[name] = _plain(table.values[name], kind, pairs, known.values[name])
    return fields


@dataclass(frozen=True)
class Words:
    """How often words stand in the names of others: each, and two together."""

    shares: Mapping[str, float]
    together: Mapping[tuple[str, str], float] = field(default_factory=dict)


@dataclass(frozen=True)
class Values:
    """How many records have each value, of how many; `beside`: as many records one person has.

    `total` may count many more persons than the records in which values were counted, `among`.
    """

    counts: Mapping[object, int]
    total: int
    beside: float = 1.0
    among: int = 0

    def chance(self, *values: object) -> float:
        """The chance that another person has a value as common as the commonest of these."""
        count = max(self.counts.get(each, 0) for each in values)
        if self.among:
            return max(count - self.beside, 0.0) / self.among + UNSEEN / self.total
        return others(count, self.beside, self.total)

    def is_hub(self, value: object) -> bool:
        """Whether many records have it."""
        return self.counts.get(value, 0) >= HUB


@dataclass(frozen=True)
class Known:
    """How common the values of each field are; `words` of names ("name" for all of a person's own), `values` of the rest."""

    words: Mapping[str, Words]
    values: Mapping[str, Values]


def known_of(table: Table) -> Known:
    """What this table itself tells of it."""
    beside = 1.0 + copies(table)
    columns = {"name": [table.values[name] for name, kind in table.kinds.items() if kind is Kind.NAME]}
    columns |= {name: [table.values[name]] for name, kind in table.kinds.items() if kind is Kind.KIN}
    words = {name: Words(shares_of(each, beside), together_of(each, beside)) for name, each in columns.items()}
    values = {}
    for name, kind in table.kinds.items():
        if kind not in {Kind.NAME, Kind.KIN}:
            counts = Counter(each for each in table.values[name] if each is not None)
            values[name] = Values(counts, max(1, sum(counts.values())), beside)
    return Known(words, values)


def others(count: int, beside: float, total: int) -> float:
    """The share of the records of other persons in which a value stands: one that only one person has is seldom, not never."""
    return (max(count - beside, 0.0) + UNSEEN) / max(total, 1)


def shares_of(columns: Sequence[Sequence[object | None]], beside: float) -> Mapping[str, float]:
    """Of each skeleton, the share of the names of others in which it stands."""
    counts: Counter[str] = Counter()
    total = 0
    for column in columns:
        for value in column:
            if value is not None:
                total += 1
                counts.update({word.skeleton for word in value})  # type: ignore[attr-defined]  # words of a name
    return {word: others(count, beside, total) for word, count in counts.items()}


def together_of(columns: Sequence[Sequence[object | None]], beside: float) -> Mapping[tuple[str, str], float]:
    """Of two skeletons that stand in the names of several persons, the share of names in which both do."""
    counts: Counter[tuple[str, str]] = Counter()
    total = 0
    for column in columns:
        for value in column:
            if value is not None:
                total += 1
                counts.update(combinations(sorted({word.skeleton for word in value}), 2))  # type: ignore[attr-defined]  # words
    return {pair: (count - beside) / total for pair, count in counts.items() if count > beside + UNSEEN}


def _names(columns: Sequence[Sequence[object | None]], kind: Kind, pairs: Pairs, known: Words) -> Compared:
    book = names.Book(known.shares, known.together)
    read = [[None if value is None else book.read(value) for value in column] for column in columns]  # type: ignore[arg-type]  # words
    levels, chances = np.full(len(pairs), MISSING, dtype=np.int8), np.full(len(pairs), np.nan)
    for n, (i, j) in enumerate(pairs.tolist()):
        best: names.Agreement | None = None
        for one in read:
            for other in read:
                first, second = one[i], other[j]
                if first is None or second is None:
                    continue
                found = names.agreement(first, second, book)
                if best is None or (found.level, -found.chance) > (best.level, -best.chance):
                    best = found
        if best is not None:
            levels[n] = best.level
            chances[n] = best.chance if best.level else np.nan
    return Compared(kind, levels, chances, np.zeros(len(pairs), dtype=np.bool_))


Level = Callable[[object, object], int]


def _plain(column: Sequence[object | None], kind: Kind, pairs: Pairs, known: Values) -> Compared:
    level_of, top = COMPARERS[kind], LEVELS[kind] - 1
    levels, chances = np.full(len(pairs), MISSING, dtype=np.int8), np.full(len(pairs), np.nan)
    hubs = np.zeros(len(pairs), dtype=np.bool_)
    for n, (i, j) in enumerate(pairs.tolist()):
        one, other = column[i], column[j]
        if one is None or other is None:
            continue
        level = level_of(one, other)
        levels[n] = level
        if one == other:
            chances[n] = known.chance(one)
            hubs[n] = kind in {Kind.PHONE, Kind.CODE} and known.is_hub(one)
        elif level == top:
            chances[n] = known.chance(one, other)
    return Compared(kind, levels, chances, hubs)


def _code(one: object, other: object) -> int:
    if one == other:
        return 2
    first, second = str(one), str(other)
    near = min(len(first), len(second)) >= LONG_CODE and OSA.distance(first, second, score_cutoff=1) == 1
    return 1 if near else 0


def _day(one: object, other: object) -> int:
    first: Day = one  # type: ignore[assignment]  # the reader made it
    second: Day = other  # type: ignore[assignment]  # as above
    coarse = [each[1:] in {(0, 0), (1, 1)} or not each[2] for each in (first, second)]
    if first == second:
        return 4 if coarse[0] else 5
    same = [a == b for a, b in zip(first, second, strict=True)]
    if same[0] and any(coarse):
        return 2
    if (first[0] == second[0] and (first[1], first[2]) == (second[2], second[1])) or sum(same) == 2:
        return 3
    return 1 if abs(first[0] - second[0]) <= NEAR_YEARS else 0


def _area(one: object, other: object) -> int:
    first, second = str(one), str(other)
    if first == second:
        return 3
    if first[:1].isdigit() and second[:1].isdigit():
        a, b = first.split("."), second.split(".")
        same = next((n for n, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
        return 2 if same >= 3 else 1 if same == 2 else 0
    return 2 if fuzz.ratio(first, second) >= ALIKE_PLACE else 0


def _text(one: object, other: object) -> int:
    first: frozenset[str] = one  # type: ignore[assignment]  # the reader made it
    second: frozenset[str] = other  # type: ignore[assignment]  # as above
    if first == second:
        return 3
    shared = len(first & second) / len(first | second)
    return 2 if shared >= ALIKE_WORDS else 1 if shared >= SOME_WORDS else 0


COMPARERS: Mapping[Kind, Level] = {
    Kind.BIRTH: _day, Kind.CODE: _code, Kind.AREA: _area, Kind.TEXT: _text,
    Kind.SEX: lambda one, other: int(one == other), Kind.PHONE: lambda one, other: int(one == other),
    Kind.CATEGORY: lambda one, other: int(one == other),
}  # fmt: skip
