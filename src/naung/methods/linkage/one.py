"""One record against some others: the same comparison and the same function to a probability as for all pairs of a table.

What a table tells of itself when all of it is compared (how common a value is, how often two records are of one person) comes
here from outside: from the model that was fitted once (`register.json`, written by bench/link_fit.py) and from counts of the
register, so that nothing but the few candidates has to be read.
"""

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from itertools import combinations

import numpy as np

from naung.methods.linkage.comparing import COMPARERS, UNSEEN, Known, Values, Words, compared
from naung.methods.linkage.fields import Kind
from naung.methods.linkage.keys import field_of
from naung.methods.linkage.link import reason
from naung.methods.linkage.model import Model, log_odds, probability
from naung.methods.linkage.values import READERS, Day, Table

Record = Mapping[str, Sequence[object]]  # by field the values as they are compared, several where she has several
# The fields of a register. A family card is a household's, like a telephone.
FIELDS: Mapping[str, Kind] = {
    "name": Kind.NAME, "birth": Kind.BIRTH, "sex": Kind.SEX, "nik": Kind.CODE, "passport": Kind.CODE, "account": Kind.CODE,
    "family_card": Kind.PHONE, "phone": Kind.PHONE, "area": Kind.AREA, "address": Kind.TEXT, "mother": Kind.KIN,
    "father": Kind.KIN,
}  # fmt: skip
COUNTED = ("nik", "passport", "account", "family_card", "phone")  # of which a register can say how many have one
MOST_NAMES = 6  # of one record
SMALLEST = 1000  # records: a smaller register is taken to stand for so many
PEOPLE = 100_000  # persons among whom a number or a birth date would be met by chance
NAMES = 2000  # names for which what is known of a word beforehand counts
A_YEAR = 1 / 40  # the share of a year of birth
FIRST_OF_YEAR = 1 / 800  # of the first of January of a year, which stands for an unknown day


@dataclass(frozen=True)
class Match:
    """One of the others: its place, the calibrated probability that both are of one person, and what each field says."""

    place: int
    probability: float
    reasons: Mapping[str, str]


@dataclass(frozen=True)
class Counts:
    """What a register tells without being opened: how many records it has, in how many a word, two words or a number stand.

    `beside`: as many of them as are of the two that are compared.
    """

    records: int
    beside: int = 1
    words: Mapping[str, int] = field(default_factory=dict)
    together: Mapping[tuple[str, str], int] = field(default_factory=dict)
    numbers: Mapping[str, Mapping[object, int]] = field(default_factory=dict)


@dataclass(frozen=True)
class Fitted:
    """What was fitted once: m and u by field and level, how many further records one has, how often words stand in names, and
    what log odds are worth.
    """

    same: Mapping[str, Sequence[float]]
    chance: Mapping[str, Sequence[float]]
    again: float
    related: float
    words: Mapping[str, float]
    curve: Sequence[Sequence[float]] = ()


@cache
def fitted() -> Fitted:
    """The model that is shipped."""
    return Fitted(**json.loads(files("naung.methods.linkage").joinpath("register.json").read_text("utf-8")))


def record_of(told: Mapping[str, Iterable[str]]) -> Record:
    """A record from texts by field; what can't be read is left out."""
    read = {name: [READERS[FIELDS[name]](text) for text in texts] for name, texts in told.items()}
    return {name: found for name, values in read.items() if (found := [each for each in values if each is not None])}


def model_of(counts: Counts) -> Model:
    """The model for a register of this size: the more records, the less likely it is that a given one is hers."""
    known, size = fitted(), max(counts.records, SMALLEST)
    same = {name: np.asarray(each) for name, each in known.same.items()}
    chance = {name: np.asarray(each) for name, each in known.chance.items()}
    return Model(same, chance, known.again / size, known.related / size, [(told, found) for told, found in known.curve])


def known_from(counts: Counts, asked: Record) -> Known:
    """How common what stands in this record is: as was known beforehand, corrected by what the register counts."""
    beforehand, size = fitted().words, counts.records + NAMES
    shares = dict(beforehand)
    for word, count in counts.words.items():
        shares[word] = (NAMES * beforehand.get(word, 0.0) + max(count - counts.beside, 0) + UNSEEN) / size
    together = {
        pair: (count - counts.beside) / size for pair, count in counts.together.items() if count > counts.beside
    }
    total, among = counts.records + PEOPLE, max(counts.records, SMALLEST)
    values = {name: Values(counts.numbers.get(name, {}), total, counts.beside, among) for name in COUNTED}
    values["birth"] = Values({day: round(PEOPLE * _share_of_day(day)) for day in asked.get("birth", ())}, PEOPLE, 0)
    for name in ("sex", "area", "address"):
        values[name] = Values(_all_as_common(asked.get(name, ()), fitted().chance[name][-1]), PEOPLE, 0)
    words = {name: Words(shares, together if name == "name" else {}) for name in ("name", "mother", "father")}
    return Known(words, values)


def known_of_register(table: Table) -> Known:
    """The same for all records of a register at once: each pair has two of them."""
    words: Counter[str] = Counter()
    together: Counter[tuple[str, str]] = Counter()
    numbers: dict[str, Counter[object]] = {name: Counter() for name in COUNTED}
    seen: dict[str, set[object]] = {name: set() for name in ("birth", "sex", "area", "address")}
    for column, values in table.values.items():
        name = field_of(column)
        present = [each for each in values if each is not None]
        if table.kinds[column] is Kind.NAME:
            for each in present:
                sounds = sorted({word.skeleton for word in each})  # type: ignore[attr-defined]  # words of a name
                words.update(sounds)
                together.update(combinations(sounds, 2))
        elif name in numbers:
            numbers[name].update(present)
        elif name in seen:
            seen[name].update(present)
    counts = Counts(len(table), 2, words, together, numbers)
    known = known_from(counts, {name: list(each) for name, each in seen.items()})
    columns = {column: known.values[field_of(column)] for column in table.values if field_of(column) in known.values}
    return Known(known.words, columns)


def _share_of_day(day: object) -> float:
    year_month_day: Day = day  # type: ignore[assignment]  # the reader made it
    if not year_month_day[2]:
        return A_YEAR
    return FIRST_OF_YEAR if year_month_day[1:] == (1, 1) else A_YEAR / 365


def _all_as_common(values: Iterable[object], share: float) -> Mapping[object, int]:
    return dict.fromkeys(values, round(PEOPLE * share))


def matches(asked: Record, others: Sequence[Record], *, model: Model, known: Known) -> list[Match]:
    """Each of the others beside the record that is asked about, in their order."""
    if not others:
        return []
    table, count = _beside(asked, others, model), len(others)
    pairs = np.arange(2 * count, dtype=np.int64).reshape(count, 2)
    fields = compared(table, pairs, known)
    sure = probability(log_odds(fields, model).against, curve=model.curve)
    return [Match(n, float(sure[n]), {name: reason(each, n) for name, each in fields.items()}) for n in range(count)]


def _beside(asked: Record, others: Sequence[Record], model: Model) -> Table:
    """A table in which each of the others follows the record that is asked about, each with the values that fit best.

    Fields that the model does not know are left out.
    """
    kinds: dict[str, Kind] = {}
    values: dict[str, list[object | None]] = {}
    for name, kind in ((name, kind) for name, kind in FIELDS.items() if name in model.same):
        if kind is Kind.NAME:
            for n in range(MOST_NAMES):
                column = name if not n else f"{name} {n}"
                kinds[column] = kind
                values[column] = [each for other in others for each in (_nth(asked, name, n), _nth(other, name, n))]
        else:
            kinds[name] = kind
            values[name] = [each for other in others for each in best(asked.get(name, ()), other.get(name, ()), kind)]
    return Table(tuple(str(n) for n in range(2 * len(others))), kinds, values)


def _nth(record: Record, name: str, n: int) -> object | None:
    found = record.get(name, ())
    return found[n] if n < len(found) else None


def best(one: Sequence[object], other: Sequence[object], kind: Kind) -> tuple[object | None, object | None]:
    """Of several values of two records the two that agree most."""
    if not one or not other:
        return (one[0] if one else None), (other[0] if other else None)
    if kind is Kind.KIN or (len(one) == 1 and len(other) == 1):
        return one[0], other[0]
    return max(((a, b) for a in one for b in other), key=lambda pair: COMPARERS[kind](*pair))
