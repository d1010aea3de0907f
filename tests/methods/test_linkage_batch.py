"""The model as SQL: two engines give the same pairs, and both what the comparison of the records in memory gives."""

import random
import re
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from bench import link_people
from naung.methods.linkage.batch import Columns, Engine, linked_in, model_from_sample, statements
from naung.methods.linkage.engine import duck
from naung.methods.linkage.fields import Column, suggested
from naung.methods.linkage.link import linked
from naung.methods.linkage.model import probability
from naung.methods.linkage.values import Table, table_of
from naung.methods.linkage.weighing import Weighing, fields_in
from tests.methods.test_linkage_one import town

# Words of the statements that every engine has: the standard's, and four functions.
PLAIN = {
    "CREATE", "TABLE", "AS", "SELECT", "DISTINCT", "FROM", "JOIN", "LEFT", "CROSS", "ON", "AND", "OR", "WHERE", "GROUP", "BY",
    "HAVING", "UNION", "ALL", "CASE", "WHEN", "THEN", "ELSE", "END", "IS", "NOT", "NULL", "COUNT", "SUM", "MIN", "MAX", "ABS",
    "COALESCE", "LN", "EXP", "FLOOR",
}  # fmt: skip


# What is worth less in the middle, and more below.
CURVE = ((-4.0, -3.5), (-1.0, -1.5), (1.0, 0.1), (4.0, 3.0))


class Lite:
    """The standard library's engine."""

    def __init__(self) -> None:
        self.connection = sqlite3.connect(":memory:")

    def load(self, name: str, columns: Columns) -> None:
        heads = ", ".join(columns)
        self.connection.execute(f"CREATE TABLE {name} ({heads})")
        rows = zip(
            *([each.item() if hasattr(each, "item") else each for each in column] for column in columns.values()),
            strict=True,
        )
        self.connection.executemany(f"INSERT INTO {name} VALUES ({', '.join('?' * len(columns))})", rows)
        for column in (each for each in columns if each in {"rec", "k", "name", "a", "w"}):
            self.connection.execute(f"CREATE INDEX {name}_{column} ON {name} ({column})")

    def run(self, statement: str) -> None:
        self.connection.execute(statement)

    def rows(self, query: str) -> Sequence[tuple[Any, ...]]:
        return self.connection.execute(query).fetchall()


@contextmanager
def engine(name: str) -> Iterator[Engine]:
    """One of the two."""
    if name == "sqlite":
        yield Lite()
        return
    with duck() as each:
        yield each


def everything(seed: int) -> Table:
    """Invented persons with households, areas, addresses, hubs and slips in all fields."""
    everybody, found = link_people.records(250, seed=seed)
    assert len(everybody) <= len(found)
    rows = [[each.values.get(name, "") for name in link_people.COLUMNS] for each in found]
    for n, row in enumerate(rows):
        row[0] = f"r{n}"
    columns: list[Column] = suggested(link_people.COLUMNS, rows)
    return table_of(columns, rows)


@pytest.mark.parametrize("name", ["duckdb", "sqlite"])
@pytest.mark.parametrize("table", [town(80, 1), everything(5)], ids=["town", "everything"])
def test_the_model_in_sql_is_the_model_in_memory(name: str, table: Table) -> None:
    whole, place = linked(table, least=0.0), {own: n for n, own in enumerate(table.ids)}
    with engine(name) as each:
        found = {(a, b): sure for a, b, sure in linked_in(each, table, least=0.0, model=whole.model).pairs}
    assert len(found) == whole.compared > 100
    off = []
    for pair in whole.pairs:
        a, b = sorted((place[pair.first], place[pair.second]))
        off.append(abs(found[a, b] - pair.probability))
    assert sum(each > 0.02 for each in off) <= len(off) * 0.01
    assert sum(pair.probability > 0.5 for pair in whole.pairs) > 10


@pytest.mark.parametrize("least", [0.01, 0.2, 0.9])
def test_what_is_left_out_early_would_not_have_been_told(least: float) -> None:
    """The steps leave out pairs by the most that names and addresses can add: none that reaches the probability is lost."""
    for table, bent in ((town(120, 4), False), (everything(6), True), (several(everything(7)), False)):
        model = model_from_sample(table)
        model = replace(model, curve=CURVE) if bent else model
        with duck() as whole, duck() as short:
            everybody = linked_in(whole, table, least=0.0, model=model)
            told = linked_in(short, table, least=least, model=model)
        assert told.compared == everybody.compared
        assert sorted(told.pairs) == sorted(each for each in everybody.pairs if each[2] >= least)
        assert 0 < len(told.pairs) < len(everybody.pairs)


@pytest.mark.parametrize("name", ["duckdb", "sqlite"])
def test_what_log_odds_are_worth_is_the_same_in_sql(name: str) -> None:
    table = everything(9)
    model = model_from_sample(table)
    with engine(name) as each, engine(name) as other:
        straight = linked_in(each, table, least=0.0, model=model).pairs
        bent = {
            (a, b): sure for a, b, sure in linked_in(other, table, least=0.0, model=replace(model, curve=CURVE)).pairs
        }
    before = np.array([sure for _, _, sure in straight])
    inside = (before > 1e-9) & (before < 1 - 1e-9)
    told = probability(np.log(before[inside] / (1 - before[inside])), shrink=1.0, curve=CURVE)
    found = np.array([bent[a, b] for a, b, _ in straight])[inside]
    assert np.abs(found - told).max() < 1e-6
    assert inside.sum() > 1000


def several(table: Table) -> Table:
    """The same with a second telephone and a second number of papers for some, in columns of their own."""
    kinds, values = dict(table.kinds), dict(table.values)
    for name in ("nik", "phone", "name"):
        kinds[f"{name}#1"] = kinds[name]
        values[f"{name}#1"] = [each if n % 3 == 0 else None for n, each in enumerate([*values[name][1:], None])]
    return Table(table.ids, kinds, values)


def test_a_table_in_parts_has_the_pairs_of_the_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    table = everything(8)
    model = model_from_sample(table)
    with duck() as whole:
        once = linked_in(whole, table, least=0.05, model=model)
    monkeypatch.setattr("naung.methods.linkage.batch.PART", 40)
    told: list[tuple[int, int]] = []
    with duck() as parts:
        again = linked_in(parts, table, least=0.05, model=model, progress=lambda done, of: told.append((done, of)))
    assert sorted(again.pairs) == sorted(once.pairs)
    assert again.compared == once.compared
    assert told[-1][0] == told[-1][1] > 100
    assert [done for done, _ in told] == sorted(done for done, _ in told)


def test_nothing_in_the_statements_belongs_to_one_engine() -> None:
    table = everything(5)
    told = statements(Weighing(fields_in(table.kinds), model_from_sample(table), 0.2))
    for each in (*told.once, *told.part):
        words = set(re.findall(r"\b[A-Z]{2,}\b", re.sub(r"'[^']*'", "", each)))
        assert words <= PLAIN
        assert re.match(r"CREATE TABLE \w+ AS SELECT ", re.sub(r"\s+", " ", each))


def test_no_name_and_no_number_of_a_person_is_in_the_engine() -> None:
    table = town(30, 2)
    texts: set[str] = set()
    with duck() as each:
        linked_in(each, table, least=0.5)
        for (name,) in each.rows("SELECT table_name FROM information_schema.tables"):
            texts |= {str(value).lower() for row in each.rows(f"SELECT * FROM {name}") for value in row}
    words = {word.plain for told in table.values["name"] for word in told or ()}  # type: ignore[attr-defined]  # words
    numbers = {str(each) for field in ("nik", "phone") for each in table.values[field] if each}
    assert not words & texts
    assert not numbers & texts
    assert random.Random(1).choice(sorted(words)) not in " ".join(texts).split()


def test_the_share_of_one_person_is_the_same_in_a_sample() -> None:
    table = town(300, 3)
    assert 0.0 < model_from_sample(table).share < 0.01
