"""Did it work? The lot that drew the order is the test, and the interval is every effect that this test does not reject.

Randomisation inference: Fisher (1935); intervals by inverting the test: Rosenbaum, Stat. Sci. 17 (2002). The statistic is the sum
over exposed cells of what is left of the counts after clusters and periods are taken out (counts less row by column over the
total), so that neither large clusters nor a common trend count as an effect. With p from the lot itself the size is the
promised one however few the clusters are; with few, what can be seen is little, and `power` says how little.

A count of reports or of persons found is not a count of crimes: more of them after outreach is more finding, not more crime.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import ArrayLike

from naung.methods.experiments.designs import Design, Numbers, checked_counts

LEVEL, DRAWS = 0.05, 1999
FARTHEST, STEP = 4.0, 0.1  # log ratios tried for the interval: a fiftieth to fifty-fold
HAIR = 1e-9  # draws that equal the data count as as large, whatever the rounding


class Why(StrEnum):
    """Why nothing can be concluded."""

    NOBODY_EXPOSED = "nobody_exposed"
    ONLY_BEFORE_AND_AFTER = "only_before_and_after"
    TOO_FEW_WAYS = "too_few_ways"
    NO_COUNTS = "no_counts"


@dataclass(frozen=True)
class Inconclusive:
    """No answer can be had from this design and these counts; `ways`: in how many ways the lot could have fallen."""

    why: Why
    ways: float


@dataclass(frozen=True)
class Effect:
    """The ratio of counts with the intervention to without, and how often the lot alone does as much.

    `ratio`, `low`, `high`: None where nothing between a fiftieth and fifty-fold fits or is rejected: no end was found.
    """

    p: float
    level: float
    ratio: float | None
    low: float | None
    high: float | None
    ways: float

    @property
    def certain(self) -> bool:
        """True where the lot alone would do as much less often than the level."""
        return self.p <= self.level


def effect_of(
    counts: ArrayLike, design: Design, *, seed: int, level: float = LEVEL, draws: int = DRAWS
) -> Effect | Inconclusive:
    """The effect on counts (I clusters by T periods) of a design whose order was drawn by lot.

    The same `seed` gives the same answer. `Inconclusive` where the counts or the design can't tell: nobody was exposed,
    all began at once, the lot has fewer ways than the level asks for, or nothing was counted in the periods compared.
    Raises ValueError for counts of another shape, negative or missing.
    """
    given = checked_counts(counts, design.exposed.shape)
    nothing = _inconclusive(given, design, level)
    if nothing is not None:
        return Inconclusive(nothing, design.ways)
    drawn = design.draws(draws, np.random.default_rng(seed)).astype(float) - expected(design)
    exposed = design.exposed.astype(float) - expected(design)

    def statistics(log_ratio: float) -> tuple[float, Numbers]:
        left = residuals(given / np.exp(log_ratio * design.exposed))
        return float((left * exposed).sum()), np.tensordot(drawn, left, axes=2)

    def p_of(log_ratio: float) -> float:
        seen, by_lot = statistics(log_ratio)
        as_large = np.abs(by_lot) >= abs(seen) * (1 - HAIR) - HAIR
        return (1 + int(as_large.sum())) / (draws + 1)

    middle = _root(lambda log_ratio: statistics(log_ratio)[0])
    low, high = (None, None) if middle is None else (_end(p_of, middle, -1, level), _end(p_of, middle, 1, level))
    return Effect(p_of(0.0), level, _ratio(middle), _ratio(low), _ratio(high), design.ways)


def _ratio(log_ratio: float | None) -> float | None:
    return None if log_ratio is None else float(np.exp(log_ratio))


def expected(design: Design) -> Numbers:
    """How often each cell is exposed over all ways in which the lot can fall: I by T."""
    share = np.asarray(design.exposed, dtype=float)
    if design.pairs is None:
        return np.broadcast_to(share.mean(axis=0), share.shape)
    mean = share.copy()
    for one, other in design.pairs:
        mean[[one, other]] = (share[one] + share[other]) / 2
    return mean


def residuals(counts: Numbers) -> Numbers:
    """Counts (… by I by T) less what their cluster and their period make of them; rows and columns sum to zero."""
    rows, columns = counts.sum(axis=-1, keepdims=True), counts.sum(axis=-2, keepdims=True)
    total = np.maximum(rows.sum(axis=-2, keepdims=True), np.finfo(float).tiny)
    return np.asarray(counts - rows * columns / total)


def _inconclusive(counts: Numbers, design: Design, level: float) -> Why | None:
    if not design.exposed.any():
        return Why.NOBODY_EXPOSED
    if (design.exposed == design.exposed[0]).all():
        return Why.ONLY_BEFORE_AND_AFTER
    if design.ways * level < 1:
        return Why.TOO_FEW_WAYS
    return Why.NO_COUNTS if np.abs(residuals(counts)).max() < HAIR else None


def _root(statistic: Callable[[float], float]) -> float | None:
    ends = statistic(-FARTHEST), statistic(FARTHEST)
    if ends[0] * ends[1] > 0:
        return None
    from scipy.optimize import brentq  # slow to load, and every start of the program comes by here

    return float(brentq(statistic, -FARTHEST, FARTHEST, xtol=1e-6))


def _end(p_of: Callable[[float], float], middle: float, sign: int, level: float) -> float | None:
    """The last log ratio that is not rejected on this side, the wider where p is not monotone; None: no end was found."""
    outward = np.arange(middle, sign * (FARTHEST + STEP), sign * STEP)
    kept = [number for number, log_ratio in enumerate(outward) if p_of(float(log_ratio)) > level]
    if not kept or kept[-1] + 1 >= len(outward):
        return None
    inside, outside = float(outward[kept[-1]]), float(outward[kept[-1] + 1])
    for _ in range(12):
        between = (inside + outside) / 2
        inside, outside = (between, outside) if p_of(between) > level else (inside, between)
    return outside
