"""Who begins when: the design that a shape, its areas and a lot make."""

from collections.abc import Sequence

import numpy as np

from naung.insight.evaluation.vocabulary import Shape
from naung.methods.experiments import comparison_areas, paired, stepped_wedge
from naung.methods.experiments.designs import Design

History = tuple[tuple[int, ...], ...]
SEED_BYTES = 6  # of the log's hash: a number that any program reads back exactly


def design_of(
    shape: Shape, *, history: History, chosen: Sequence[bool], steps: int, before: int, after: int, seed: int
) -> Design:
    """Who is exposed in which period. `history`: earlier counts by area; `chosen`: whom the office lets begin (MATCHED)."""
    if shape in {Shape.STEPS, Shape.ORDER}:
        return stepped_wedge(len(history), steps, seed=seed, before=before, after=after)
    if shape is Shape.PAIRS:
        return paired(np.log1p(history), seed=seed, before=before, after=after)
    if shape is Shape.MATCHED:
        return _matched(chosen, history, before, after)
    return Design(np.tile(np.arange(before + after) >= before, (len(history), 1)))


def _matched(chosen: Sequence[bool], history: History, before: int, after: int) -> Design:
    """Those that the office chose, each beside the other area whose earlier counts are most like its own."""
    known = np.log1p(np.array(history))
    begin = [row for row, begins in enumerate(chosen) if begins]
    others = [row for row, begins in enumerate(chosen) if not begins]
    likest = comparison_areas(known[begin], known[others])
    exposed = np.zeros((len(chosen), before + after), dtype=bool)
    exposed[begin, before:] = True
    return Design(exposed, tuple((one, others[other]) for one, other in zip(begin, likest, strict=True)))


def seed_from(hash_of_log: bytes) -> int:
    """The number of the lot, out of the log's hash after the seal was written: nobody could choose or know it before."""
    return int.from_bytes(hash_of_log[:SEED_BYTES])


def begins(design: Design) -> list[int | None]:
    """In which period each area begins, None for never."""
    return [int(row.argmax()) if row.any() else None for row in design.exposed]
