"""What a design can see, computed before anything begins, from the register's own counts.

By simulation with the very test that will be used. The counts of earlier periods give each cluster's level and how much cells
scatter beyond chance (method of moments, as for a negative binomial: Anscombe, Biometrika 37 (1950)).
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from naung.methods.experiments.designs import Design, Exposed, Numbers, checked_counts
from naung.methods.experiments.inference import HAIR, LEVEL, expected, residuals

SIMULATIONS, ORDERS = 1000, 400
WANTED = 0.8  # the power that a smallest visible effect is stated for
STEPS = tuple(round(1 - 0.05 * step, 2) for step in range(1, 20))  # from 5 % fewer to 95 % fewer


@dataclass(frozen=True, eq=False)
class Known:
    """What earlier periods say: I expected counts a period, and the squared coefficient of variation beyond chance."""

    levels: Numbers
    scatter: float


def known_from(history: ArrayLike) -> Known:
    """Levels and scatter from counts of I clusters in at least two earlier periods of the same length.

    What is left of a cell after clusters and periods varies less than the cell itself, and least in large clusters: a cell's
    residual is the sum over clusters j and periods s of (1[i=j] - share of i) (1[t=s] - share of t) times their errors. Its
    expected square under counts with variance m + scatter m² is solved for the scatter.
    """
    counts = checked_counts(history)
    clusters, periods = counts.shape
    if periods < 2 or clusters < 2:
        raise ValueError("earlier counts are of two clusters and two periods at least")
    levels = counts.mean(axis=1)
    of_all, of_period = levels.sum(), counts.sum(axis=0) / max(counts.sum(), HAIR)
    share = levels / max(of_all, HAIR)
    squares = np.maximum(levels**2 - levels / periods, 0.0) * periods * (of_period**2).sum()
    chance = of_all - (levels**2).sum() / max(of_all, HAIR)
    beyond = ((1 - 2 * share) * squares).sum() + (share**2).sum() * squares.sum()
    spread = (residuals(counts) ** 2).sum() / (periods - 1)
    scatter = max(0.0, float((spread - chance) / max(beyond, HAIR)))
    return Known(np.asarray(levels), scatter)


def power_of(
    history: ArrayLike,
    design: Design,
    ratio: float,
    *,
    seed: int,
    level: float = LEVEL,
    simulations: int = SIMULATIONS,
    orders: int = ORDERS,
) -> float:
    """How often the test would see an effect that multiplies counts by `ratio`, over orders and chance; at 1 its size.

    `history`: I by at least 2 earlier periods as long as those of the design. The same `seed` gives the same answer.
    """
    known = known_from(history)
    if len(known.levels) != len(design.exposed):
        raise ValueError("earlier counts and design have the same clusters")
    if ratio <= 0:
        raise ValueError("a ratio of counts is above zero")
    rng = np.random.default_rng(seed)
    pool = design.draws(orders, rng)
    drawn = rng.integers(orders, size=simulations)
    mean = known.levels[:, None] * np.where(pool[drawn], ratio, 1.0)
    if known.scatter > 0:
        mean = mean * rng.gamma(1 / known.scatter, known.scatter, mean.shape)
    return float(rejected(rng.poisson(mean).astype(float), pool - expected(design), drawn, level).mean())


def rejected(counts: Numbers, pool: Numbers, drawn: NDArray[np.int64], level: float) -> Exposed:
    """Which of n trials the test rejects. `counts`: n by I by T; `pool`: orders by I by T, centred; `drawn`: n, its own order.

    The order that was drawn is one of the pool, so the share of the pool that is as large is an exact p.
    """
    flat = residuals(counts).reshape(len(counts), -1)
    by_lot = np.abs(flat @ pool.reshape(len(pool), -1).T)
    seen = by_lot[np.arange(len(counts)), drawn]
    as_large = by_lot >= seen[:, None] * (1 - HAIR) - HAIR
    return np.asarray(as_large.mean(axis=1) <= level)


def smallest_seen(
    history: ArrayLike, design: Design, *, seed: int, wanted: float = WANTED, more: bool = False, level: float = LEVEL
) -> float | None:
    """The ratio nearest to one that is seen with the wanted power, in steps of 5 % fewer (`more`: their reciprocals).

    None where not even the farthest is: then this design answers nothing, and it is better to say so before.
    """
    for step in STEPS:
        ratio = 1 / step if more else step
        if power_of(history, design, ratio, seed=seed, level=level) >= wanted:
            return ratio
    return None
