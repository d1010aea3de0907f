"""Invented persons as a register, and its pairs by the model that is shipped: for bench/link_fit.py and bench/intake_match.py."""

import random
import tempfile
from pathlib import Path

from bench.link import Scored, pairs_of, read

from bench import link_people as ground
from naung.methods.linkage.batch import linked_in
from naung.methods.linkage.engine import duck
from naung.methods.linkage.fields import Kind
from naung.methods.linkage.one import FIELDS, Counts, known_of_register, model_of
from naung.methods.linkage.values import Table


def register(persons: int, seed: int, *, held_out: bool) -> tuple[Table, set[tuple[str, str]]]:
    """The fields of a register that the records have, and which pairs are of one person."""
    everybody, found = ground.records(persons, seed=seed, held_out=held_out)
    with tempfile.TemporaryDirectory() as folder:
        ground.write(Path(folder), everybody, found, random.Random(ground.SEED))
        table = read(Path(folder) / "records.csv")
    kinds = {name: kind for name, kind in table.kinds.items() if name in FIELDS or kind is Kind.NAME}
    true = pairs_of({f"r{n}": each.person for n, each in enumerate(found)})
    return Table(table.ids, kinds, {name: table.values[name] for name in kinds}), true


def pairs_by_register(table: Table, least: float) -> Scored:
    """Its pairs by the model that is shipped and the register's own counts."""
    with duck() as engine:
        model, known = model_of(Counts(len(table))), known_of_register(table)
        pairs = linked_in(engine, table, least=least, model=model, known=known).pairs
    return [(table.ids[a], table.ids[b], sure) for a, b, sure in pairs]
