"""All pairs of a table that is too large to be compared record by record in this process: found in the engine, with reasons."""

from collections import Counter

import numpy as np

from naung.methods.linkage.batch import linked_in, model_from_sample
from naung.methods.linkage.comparing import compared, known_of
from naung.methods.linkage.engine import duck
from naung.methods.linkage.fields import Kind
from naung.methods.linkage.link import SHOWN, Linked, linked, told_of
from naung.methods.linkage.model import log_odds, probability
from naung.methods.linkage.values import Table

IN_MEMORY = 20_000  # records; a larger table is compared in the engine
ROUGHLY = 0.4  # of the probability that is asked for, from which on the engine's pairs are compared again
ONCE = frozenset({Kind.BIRTH, Kind.SEX, Kind.AREA, Kind.TEXT})  # kinds of which the engine knows one field


def linked_large(table: Table, *, least: float = SHOWN, memory: str = "4GB") -> Linked:
    """Every pair that may be one person, as `linked` gives it; the model is estimated from some of the records.

    The engine compares names a little more roughly, so it is asked for less likely pairs too, and those that it gives are
    compared again here. Raises MemoryError where it needs more.
    """
    kinds = Counter(table.kinds.values())
    if any(kinds[kind] > 1 for kind in ONCE):
        return linked(table, least=least)
    known, model = known_of(table), model_from_sample(table)
    with duck(memory=memory) as engine:
        found = linked_in(engine, table, least=least * ROUGHLY, model=model, known=known)
    pairs = np.asarray(sorted(each[:2] for each in found.pairs), dtype=np.int64).reshape(-1, 2)
    if not len(pairs):
        return Linked((), found.compared, model)
    fields = compared(table, pairs, known)
    sure = probability(log_odds(fields, model).against)
    order = [int(n) for n in np.argsort(-sure, kind="stable") if sure[n] >= least]
    return Linked(tuple(told_of(table, pairs, fields, n, float(sure[n])) for n in order), found.compared, model)
