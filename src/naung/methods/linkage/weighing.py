"""What the fields of two records weigh together, as statements in plain SQL: Fellegi and Sunter with households.

The same model as `model.log_odds`, written out for the fields that a table has. It comes in three steps, so that little work is
spent on pairs that can't be of one person: what needs no names, with the most that names and addresses could still add
(`likely`); with the names (`named`); with the addresses (`pairs`). A step leaves out only what can't reach the probability that
is asked for, so that leaving out changes no pair that is told.

In the statements fields have numbers: `w0`, `w1`, ... are log odds of what needs no names, `n0`, ... those of names, `v0`, ...
the values of papers and telephones. Neither a heading nor a value of the table stands in them.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import inf, log
from typing import Any

import numpy as np
from numpy.typing import NDArray

from naung.methods.linkage.fields import Kind
from naung.methods.linkage.keys import field_of
from naung.methods.linkage.model import BESIDE, HOUSEHOLD, NAMES_OF_KIN, RAREST, SHRINK, Model, worth

RARE = log(RAREST)
NEVER = -1000.0  # log odds of what can't be
NUMBERS = frozenset({Kind.CODE, Kind.PHONE, Kind.CATEGORY})
BOTH = "JOIN rec x ON x.rec = {0}.a JOIN rec y ON y.rec = {0}.b"
ADDRESS = "address"
MOST_OF_ADDRESS = "most_of_address"
# What a household shares counts once, and in part beyond the strongest of it.
HOME = f"{1 - BESIDE} * (most + fewest) + {BESIDE} * (plus + minus)"
Shares = Sequence[float] | NDArray[np.float64]


@dataclass(frozen=True)
class Field:
    """One field, with the places of its columns among the columns of numbers."""

    name: str
    kind: Kind
    places: tuple[int, ...]


def fields_in(kinds: Mapping[str, Kind]) -> list[Field]:
    """The fields of a table. All own names are one; a second number of a record stands in `nik#1`."""
    found: dict[str, tuple[Kind, list[int]]] = {}
    numbers = 0
    for column, kind in kinds.items():
        name = "name" if kind is Kind.NAME else field_of(column)
        found.setdefault(name, (kind, []))[1].append(numbers)
        numbers += kind in NUMBERS
    return [Field(name, kind, tuple(places)) for name, (kind, places) in found.items()]


def names_in(kinds: Mapping[str, Kind]) -> list[str]:
    """The fields of names in the order in which they are numbered: her own first, then those of her parents."""
    own = ["name"] if Kind.NAME in kinds.values() else []
    return [*own, *(name for name, kind in kinds.items() if kind is Kind.KIN)]


@dataclass(frozen=True)
class Weighing:
    """The three steps for these fields, this model, and pairs from this probability on."""

    fields: Sequence[Field]
    model: Model
    least: float

    def statements(self) -> Mapping[str, str]:
        """What stands in `pairs.sql` for each name in braces."""
        return {"likely": self._likely(), "named": self._named(), "pairs": self._pairs()}

    def _of(self, *kinds: Kind) -> list[Field]:
        return [each for each in self.fields if each.kind in kinds]

    @property
    def _plain(self) -> list[Field]:
        return self._of(Kind.BIRTH, Kind.SEX, Kind.AREA, *NUMBERS)

    @property
    def _names(self) -> list[Field]:
        return [*self._of(Kind.NAME), *self._of(Kind.KIN)]

    @property
    def _address(self) -> Field | None:
        return next(iter(self._of(Kind.TEXT)), None)

    def _weights(self, names: str, address: str) -> tuple[list[str], list[str]]:
        """The columns that are added up for a person herself, and those of her household. `names`, `address`: their names."""
        told = [(f"w{n}", each.kind) for n, each in enumerate(self._plain)]
        told += [(f"{names}{n}", each.kind) for n, each in enumerate(self._names)]
        told += [(address, Kind.TEXT)] if self._address else []
        return [name for name, kind in told if kind not in HOUSEHOLD], [
            name for name, kind in told if kind in HOUSEHOLD
        ]

    def _likely(self) -> str:
        own, home = self._weights("most_of", MOST_OF_ADDRESS)
        kept = ["a", "b", *(f"w{n}" for n in range(len(self._plain)))]
        told = ["cand.a AS a", "cand.b AS b"]
        told += [f"{self._weight(each)} AS w{n}" for n, each in enumerate(self._plain)]
        told += [f"{self._most_of_names(n, each)} AS most_of{n}" for n, each in enumerate(self._names)]
        weighed = _select([*told, *self._most_of_address()], f"cand {BOTH.format('cand')}")
        return _select(kept, _within(_folded(weighed, home)), self._hopeful(own))

    def _named(self) -> str:
        own, home = self._weights("n", MOST_OF_ADDRESS)
        before, after = [f"w{n}" for n in range(len(self._plain))], [f"n{n}" for n in range(len(self._names))]
        told = ["likely.a AS a", "likely.b AS b", *(f"likely.{each} AS {each}" for each in before)]
        kin, source = "0.0", f"likely {BOTH.format('likely')}"
        for n, each in enumerate(self._names):
            told.append(f"{self._by_score(n, each, self.model.same[each.name])} AS n{n}")
            kin = self._by_score(n, each, NAMES_OF_KIN) if each.kind is Kind.NAME else kin
            source += f" LEFT JOIN scored s{n} ON s{n}.a = likely.a AND s{n}.b = likely.b AND s{n}.kind = {n}"
        weighed = _select([*told, f"{kin} AS kin", *self._most_of_address()], source)
        return _select(["a", "b", "kin", *before, *after], _within(_folded(weighed, home)), self._hopeful(own))

    def _pairs(self) -> str:
        own, home = self._weights("n", ADDRESS)
        told = ["a", "b", "kin", *(each for each in (*own, *home) if each != ADDRESS)]
        source = f"named {BOTH.format('named')} LEFT JOIN shared s ON s.a = named.a AND s.b = named.b"
        weighed = _select([*(f"named.{each} AS {each}" for each in told), *self._weight_of_address()], source)
        share, kin = self._shares
        same = f"{_sum(own)} + {HOME} + {_number(share)} AS same"
        odds = _select(["a", "b", same, f"kin + {HOME} + {_number(kin)} AS kin"], _within(_folded(weighed, home)))
        either = "CASE WHEN kin > 30.0 THEN kin ELSE LN(1.0 + EXP(CASE WHEN kin < -50.0 THEN -50.0 ELSE kin END)) END"
        against = _select(["a", "b", f"{SHRINK} * (same - ({either})) AS z"], _within(odds))
        if self.model.curve:
            against = _select(["a", "b", f"{self._worth()} AS z"], _within(against))
        sure = "1.0 / (1.0 + EXP(-(CASE WHEN z > 50.0 THEN 50.0 WHEN z < -50.0 THEN -50.0 ELSE z END))) AS sure"
        return _select(["a", "b", sure], _within(against), f"z >= {_number(self._bar)}")

    def _worth(self) -> str:
        """`model.worth` of `z`."""
        (first, low), (last, high) = self.model.curve[0], self.model.curve[-1]
        way = [(f"z < {_number(first)}", f"z + {_number(low - first)}")]
        for (one, from_here), (other, to) in pairwise(self.model.curve):
            slope = (to - from_here) / (other - one)
            way.append((f"z < {_number(other)}", f"{_number(from_here)} + (z - {_number(one)}) * {_number(slope)}"))
        return f"CASE {' '.join(f'WHEN {when} THEN {then}' for when, then in way)} ELSE z + {_number(high - last)} END"

    @property
    def _bar(self) -> float:
        """The log odds from which on a pair is told."""
        return log(self.least / (1 - self.least)) - 1e-9 if 0 < self.least < 1 else (inf if self.least >= 1 else -inf)

    @property
    def _drawn_bar(self) -> float:
        """The lowest drawn-together log odds that may be worth as much."""
        if not self.model.curve or abs(self._bar) == inf:
            return self._bar
        turned = [(found, told) for told, found in self.model.curve]
        return float(worth(np.array([self._bar]), turned)[0]) - 1e-6

    @property
    def _shares(self) -> tuple[float, float]:
        """Log odds of one person and of one household before anything is compared."""
        rest = float(np.log1p(-self.model.share - self.model.kin))
        return log(self.model.share) - rest, log(self.model.kin) - rest if self.model.kin else NEVER

    def _hopeful(self, own: Sequence[str]) -> str:
        return f"{_sum(own)} + {HOME} + {_number(self._shares[0])} >= {_number(self._drawn_bar / SHRINK)}"

    def _weight(self, field: Field) -> str:
        """Log odds of one field for one pair; 0 where it is missing in one of both."""
        if field.kind in NUMBERS:
            return self._weight_of_numbers(field)
        told = PLAIN[field.kind]
        way = [
            f"WHEN {when} THEN {self._at(field.name, level, told.chance if level in told.shared else None)}"
            for when, level in told.levels
        ]
        return (
            f"CASE WHEN {told.there} THEN (CASE {' '.join(way)} ELSE {self._at(field.name, 0, None)} END) ELSE 0.0 END"
        )

    def _weight_of_numbers(self, field: Field) -> str:
        beside = [(i, j) for i in field.places for j in field.places]
        top = 2 if field.kind is Kind.CODE else 1
        way = [(f"x.v{i} = y.v{j} AND x.v{i} > 0", self._at(field.name, top, f"x.l{i}")) for i, j in beside]
        if field.kind is Kind.CODE:
            near = [f"(x.h{i} = y.h{j} AND x.h{i} > 0) OR (x.r{i} = y.r{j} AND x.r{i} > 0)" for i, j in beside]
            way.append((" OR ".join(near), self._at(field.name, 1, None)))
        there = " OR ".join(f"(x.v{i} > 0 AND y.v{j} > 0)" for i, j in beside)
        way.append((there, self._at(field.name, 0, None)))
        return f"CASE {' '.join(f'WHEN {when} THEN {then}' for when, then in way)} ELSE 0.0 END"

    def _at(self, name: str, level: int, chance: str | None) -> str:
        """Log odds on a level: against the chance of a shared value where there is one, else of that level."""
        same = log(self.model.same[name][level])
        if chance is None:
            return _number(same - log(self.model.chance[name][level]))
        return f"({_number(same)} - {_no_rarer(chance)})"

    def _by_score(self, n: int, field: Field, same: Shares) -> str:
        """Log odds of names, whose score is a thousand for each level less the logarithm of the chance; 0 where one has none."""
        score, way = f"COALESCE(s{n}.score, 0.0)", []
        for level in range(len(same) - 1, 0, -1):
            chance = _no_rarer(f"({_number(1000.0 * level)} - {score})")
            way.append(f"WHEN {score} >= {_number(1000.0 * level)} THEN {_number(log(same[level]))} - {chance}")
        nothing = log(same[0]) - log(self.model.chance[field.name][0])
        return f"CASE WHEN x.has{n} > 0 AND y.has{n} > 0 THEN (CASE {' '.join(way)} ELSE {_number(nothing)} END) ELSE 0.0 END"

    def _most_of_names(self, n: int, field: Field) -> str:
        """The most that names can add: as rare as all words of the rarest of the first record's together."""
        same = self.model.same[field.name]
        nothing = _number(log(same[0]) - log(self.model.chance[field.name][0]))
        most = f"{_number(max(log(each) for each in same[1:]))} - {_no_rarer(f'x.rare{n}')}"
        return (
            f"CASE WHEN x.has{n} > 0 AND y.has{n} > 0 THEN (CASE WHEN {most} > {nothing} THEN {most} ELSE {nothing} END) "
            "ELSE 0.0 END"
        )

    def _most_of_address(self) -> list[str]:
        if not (field := self._address):
            return []
        same, chance = self.model.same[field.name], self.model.chance[field.name]
        most = _number(max(0.0, *(log(same[n]) - log(chance[n]) for n in (0, 1, 2))))
        alike = self._at(field.name, 3, "x.ln_addr")
        return [f"CASE WHEN x.addr = y.addr AND x.addr > 0 THEN {alike} ELSE {most} END AS {MOST_OF_ADDRESS}"]

    def _weight_of_address(self) -> list[str]:
        if not (field := self._address):
            return []
        part = "COALESCE(s.n, 0) * 1.0 / (x.words + y.words - COALESCE(s.n, 0))"
        way = [
            ("x.addr = 0 OR y.addr = 0", "0.0"),
            ("x.addr = y.addr", self._at(field.name, 3, "x.ln_addr")),
            (f"{part} >= 0.6", self._at(field.name, 2, None)),
            (f"{part} >= 0.3", self._at(field.name, 1, None)),
        ]
        told = " ".join(f"WHEN {when} THEN {then}" for when, then in way)
        return [f"CASE {told} ELSE {self._at(field.name, 0, None)} END AS {ADDRESS}"]


@dataclass(frozen=True)
class Plain:
    """How a field that needs no names is compared: what stands for each level, from the first that fits; when both have it; on
    which levels a value is shared; the chance of that.
    """

    levels: Sequence[tuple[str, int]]
    there: str
    shared: frozenset[int]
    chance: str


DAY = "x.y = y.y AND x.m = y.m AND x.d = y.d"
TWO_OF_DAY = " OR ".join(
    (
        "(x.y = y.y AND x.m = y.d AND x.d = y.m)",
        "(x.y = y.y AND x.m = y.m)",
        "(x.y = y.y AND x.d = y.d)",
        "(x.m = y.m AND x.d = y.d)",
    )
)
PLAIN: Mapping[Kind, Plain] = {
    Kind.BIRTH: Plain(
        (
            (f"{DAY} AND x.coarse > 0", 4),
            (DAY, 5),
            ("x.y = y.y AND (x.coarse > 0 OR y.coarse > 0)", 2),
            (TWO_OF_DAY, 3),
            ("ABS(x.y - y.y) <= 2", 1),
        ),
        "x.y > 0 AND y.y > 0",
        frozenset({4, 5}),
        "x.ln_birth",
    ),
    Kind.SEX: Plain((("x.sex = y.sex", 1),), "x.sex > 0 AND y.sex > 0", frozenset({1}), "x.ln_sex"),
    Kind.AREA: Plain(
        (("x.area = y.area", 3), ("x.k3 = y.k3 AND x.k3 > 0", 2), ("x.k2 = y.k2 AND x.k2 > 0", 1)),
        "x.area > 0 AND y.area > 0",
        frozenset({3}),
        "x.ln_area",
    ),
}


def _folded(source: str, home: Sequence[str]) -> str:
    """The same rows with the strongest and the sum of what a household shares, for and against."""
    if not home:
        return _select(
            ["z.*", *(f"0.0 AS {each}" for each in ("most", "plus", "fewest", "minus"))], _within(source, "z")
        )
    above = [f"(CASE WHEN {each} > 0.0 THEN {each} ELSE 0.0 END)" for each in home]
    below = [f"(CASE WHEN {each} < 0.0 THEN {each} ELSE 0.0 END)" for each in home]
    sums = [
        f"{' + '.join(above)} AS plus",
        f"{' + '.join(below)} AS minus",
        f"{above[0]} AS most0",
        f"{below[0]} AS fewest0",
    ]
    found = _select(["z.*", *sums], _within(source, "z"))
    for n, each in enumerate(home[1:]):
        most = f"CASE WHEN {each} > most{n} THEN {each} ELSE most{n} END AS most{n + 1}"
        fewest = f"CASE WHEN {each} < fewest{n} THEN {each} ELSE fewest{n} END AS fewest{n + 1}"
        found = _select(["z.*", most, fewest], _within(found, "z"))
    last = len(home) - 1
    return _select(["z.*", f"most{last} AS most", f"fewest{last} AS fewest"], _within(found, "z"))


def _select(columns: Sequence[str], source: str, where: str = "") -> str:
    told = ["SELECT", ", ".join(columns), "FROM", source]
    return " ".join([*told, "WHERE", where] if where else told)


def _within(query: str, name: str = "o") -> str:
    return f"({query}) {name}"


def _sum(parts: Sequence[str]) -> str:
    return " + ".join(parts) if parts else "0.0"


def _no_rarer(chance: str) -> str:
    """The logarithm of a chance, no less than that of one among the pairs of a large register."""
    return f"(CASE WHEN {chance} < {_number(RARE)} THEN {_number(RARE)} ELSE {chance} END)"


def _number(value: Any) -> str:
    if value in {inf, -inf}:
        return "1e300" if value > 0 else "(-1e300)"
    return f"({float(value)!r})" if value < 0 else repr(float(value))
