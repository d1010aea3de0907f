"""All pairs of a table, and the records that a query means."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from naung.methods.linkage.blocking import Pairs, candidates
from naung.methods.linkage.comparing import AGREES, NEAR_LEVELS, Compared, compared, known_of
from naung.methods.linkage.model import Model, estimated, log_odds, probability
from naung.methods.linkage.values import Table

SHOWN = 0.05  # probability from which a pair is told of


@dataclass(frozen=True)
class Pair:
    """Two records that may be one person, with a calibrated probability and what each field says."""

    first: str
    second: str
    probability: float
    reasons: Mapping[str, str]


@dataclass(frozen=True)
class Linked:
    """What came of a table: the pairs from `SHOWN` on, the surest first, and the model."""

    pairs: tuple[Pair, ...]
    compared: int
    model: Model


def linked(table: Table, *, least: float = SHOWN) -> Linked:
    """Every pair of records that may be one person, with at least this probability."""
    pairs = candidates(table)
    if not len(pairs):
        return Linked((), 0, Model({}, {}, 0.0, 0.0))
    known = known_of(table)
    fields = compared(table, pairs, known)
    model = estimated(table, pairs, fields, known=known)
    sure = probability(log_odds(fields, model).against)
    order = np.argsort(-sure, kind="stable")
    told = tuple(told_of(table, pairs, fields, int(n), float(sure[n])) for n in order if sure[n] >= least)
    return Linked(told, len(pairs), model)


def told_of(table: Table, pairs: Pairs, fields: Mapping[str, Compared], n: int, sure: float) -> Pair:
    """One of these pairs, with what each field says."""
    i, j = (int(each) for each in pairs[n])
    return Pair(table.ids[i], table.ids[j], sure, {name: reason(field, n) for name, field in fields.items()})


def reason(field: Compared, n: int) -> str:
    """What a field says of one pair: agrees, near, differs, missing, or shared by many."""
    level = int(field.levels[n])
    if level < 0:
        return "missing"
    if level >= AGREES[field.kind]:
        return "shared_by_many" if field.hubs[n] else "agrees"
    return "near" if level >= NEAR_LEVELS.get(field.kind, AGREES[field.kind]) else "differs"


def as_rows(found: Sequence[Pair]) -> Iterator[tuple[str, str, str, str]]:
    """Pairs as rows of a table: two ids, the probability, the reasons."""
    for each in found:
        told = "; ".join(f"{name}: {words}" for name, words in each.reasons.items() if words != "missing")
        yield each.first, each.second, f"{each.probability:.4f}", told
