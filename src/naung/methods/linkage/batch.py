"""All pairs of a large table, computed by an engine for tables in plain SQL (`pairs.sql`), which belongs to no engine.

What only Indonesian rules know (words of a name, which spelling stands for which, the keys of a record) is written into tables
first; the model itself, from which pairs are compared to the probability, is SQL. Values go in as numbers: no name and no number
of a person is in the engine, only which records share one. A large table is gone through in parts, so that what is compared at
one time fits into memory; the pairs are those of the whole table.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files
from itertools import pairwise
from math import sqrt
from typing import Any, Protocol

import numpy as np

from naung.methods.linkage.blocking import candidates
from naung.methods.linkage.comparing import Known, compared, known_of
from naung.methods.linkage.model import Model, estimated
from naung.methods.linkage.tables import Columns, tables_of
from naung.methods.linkage.values import Table
from naung.methods.linkage.weighing import Weighing, fields_in

SAMPLE = 6_000  # records from which the model is estimated
PART = 60_000  # records of which the pairs are compared at one time, about
FOR_EACH_PART = "for each part"


class Engine(Protocol):
    """What an engine has to do: take a table's columns, run a statement, give rows."""

    def load(self, name: str, columns: Columns) -> None:
        """Make a table of these columns."""

    def run(self, statement: str) -> None:
        """Run one statement."""

    def rows(self, query: str) -> Sequence[tuple[Any, ...]]:
        """The rows of a query."""


@dataclass(frozen=True)
class Found:
    """Pairs that may be of one person (two places in the table, the probability), and how many were compared."""

    pairs: list[tuple[int, int, float]]
    compared: int


@dataclass(frozen=True)
class Statements:
    """The model as SQL, statement by statement: once for the table, and for each part of it."""

    once: Sequence[str]
    part: Sequence[str]


def statements(weighing: Weighing) -> Statements:
    """The statements for these fields and this model."""
    text = files("naung.methods.linkage").joinpath("pairs.sql").read_text("utf-8")
    once, _, part = text.partition(f"-- {FOR_EACH_PART}\n")
    return Statements(_split(once, {}), _split(part, weighing.statements()))


def _split(text: str, told: Mapping[str, str]) -> list[str]:
    plain = "\n".join(line for line in text.splitlines() if not line.lstrip().startswith("--"))
    return [each.strip().format_map(told) for each in plain.split(";") if each.strip()]


def linked_in(
    engine: Engine,
    table: Table,
    *,
    least: float,
    model: Model | None = None,
    known: Known | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> Found:
    """Every pair that may be of one person, with a probability of at least `least`.

    `model` and `known`: where they are not to be estimated from the table and counted in it.
    """
    model = model or model_from_sample(table)
    for name, columns in tables_of(table, known or known_of(table)):
        engine.load(name, columns)
    todo, parts = statements(Weighing(fields_in(table.kinds), model, least)), list(_parts(len(table)))
    done, of = 0, len(todo.once) + len(parts) * len(todo.part)
    found, count = [], 0
    for each in todo.once:
        engine.run(each)
        done += 1
    engine.run("DROP TABLE block")
    for low, high in parts:
        engine.load("part", {"low": [low], "high": [high]})
        for each in todo.part:
            engine.run(each)
            done += 1
            if progress:
                progress(done, of)
        count += int(engine.rows("SELECT COUNT(*) FROM cand")[0][0])
        found += [(int(a), int(b), float(sure)) for a, b, sure in engine.rows("SELECT a, b, sure FROM pairs")]
        for name in ("part", *(each.split()[2] for each in todo.part)):
            engine.run(f"DROP TABLE {name}")
    return Found([each for each in found if each[2] >= least], count)


def _parts(records: int) -> Iterator[tuple[int, int]]:
    """Ranges of places whose records have about as many later ones beside them: the first are the shortest."""
    count = max(1, -(-records // PART))
    ends = [round(records * (1 - sqrt(1 - n / count))) for n in range(count + 1)]
    yield from pairwise(ends)


def model_from_sample(table: Table, seed: int = 1) -> Model:
    """The model, estimated without labels from records drawn at random: the share of pairs of one person is the same there."""
    if len(table) > SAMPLE:
        drawn = np.sort(np.random.default_rng(seed).choice(len(table), SAMPLE, replace=False)).tolist()
        values = {name: [column[n] for n in drawn] for name, column in table.values.items()}
        table = Table(tuple(table.ids[n] for n in drawn), table.kinds, values)
    known, pairs = known_of(table), candidates(table)
    return estimated(table, pairs, compared(table, pairs, known), known=known)
