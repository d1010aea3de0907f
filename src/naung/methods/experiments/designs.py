"""Who begins when: designs whose order is drawn by lot, so that the lot itself can be the test.

Stepped wedge: Hussey and Hughes, Contemp. Clin. Trials 28 (2007). Pairs and their coin: Imai, King and Nall, Stat. Sci. 24
(2009).
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

Exposed = NDArray[np.bool_]
Numbers = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Design:
    """Which cluster is exposed in which period (I by T), and how the lot could have fallen otherwise.

    `pairs` None: any order of the rows was as likely. Otherwise the rows of each pair could have been the other way round.
    """

    exposed: Exposed
    pairs: tuple[tuple[int, int], ...] | None = None

    def __post_init__(self) -> None:
        """Raises ValueError for anything but a table of clusters by periods, or pairs that share a cluster."""
        if self.exposed.ndim != 2 or 0 in self.exposed.shape:
            raise ValueError("a design is clusters by periods")
        paired = [row for pair in self.pairs or () for row in pair]
        if len(set(paired)) != len(paired) or any(row not in range(len(self.exposed)) for row in paired):
            raise ValueError("a pair is two clusters, each in one pair")

    def draws(self, number: int, rng: np.random.Generator) -> Exposed:
        """`number` other ways in which the lot could have fallen: number by I by T."""
        if self.pairs is None:
            orders = np.argsort(rng.random((number, len(self.exposed))), axis=1)
        else:
            orders = np.tile(np.arange(len(self.exposed)), (number, 1))
            turned = rng.random((number, len(self.pairs))) < 0.5
            for column, (one, other) in enumerate(self.pairs):
                orders[:, one] = np.where(turned[:, column], other, one)
                orders[:, other] = np.where(turned[:, column], one, other)
        return np.asarray(self.exposed[orders])

    @property
    def ways(self) -> float:
        """In how many different ways the lot can fall; no p is below one in so many."""
        if self.pairs is not None:
            differing = [pair for pair in self.pairs if (self.exposed[pair[0]] != self.exposed[pair[1]]).any()]
            return 2.0 ** len(differing)
        _, alike = np.unique(self.exposed, axis=0, return_counts=True)
        logs = np.cumsum(np.log(np.arange(1, len(self.exposed) + 1)))
        return float(np.exp(min(700.0, logs[-1] - sum(logs[n - 1] for n in alike))))


def stepped_wedge(clusters: int, steps: int, *, seed: int, before: int = 1, after: int = 0) -> Design:
    """Every cluster begins once, in `steps` groups as even as can be, one more group each period, in an order by lot.

    T is `before` + `steps` + `after` periods: nobody is exposed in the first `before`; a group is exposed from its period on.
    The same `seed` gives the same order. Raises ValueError where there are fewer clusters than steps or than two of each.
    """
    if steps < 2 or clusters < steps or before < 1 or after < 0:
        raise ValueError("a stepped wedge has two steps or more, a cluster for each, and a period before")
    step = np.sort(np.arange(clusters) % steps)
    begins = np.random.default_rng(seed).permutation(step) + before
    return Design(np.arange(before + steps + after)[None, :] >= begins[:, None])


def paired(likeness: ArrayLike, *, seed: int, before: int, after: int) -> Design:
    """Clusters in pairs that are as alike as can be, one of each drawn to begin after `before` periods, the other never.

    `likeness`: I by F numbers known beforehand (counts of earlier periods, people, distance); each is standardised. An odd
    cluster is in no pair, never exposed, and says nothing. Raises ValueError for less than two clusters.
    """
    known = np.asarray(likeness, dtype=float)
    if known.ndim != 2 or len(known) < 2 or before < 1 or after < 1:
        raise ValueError("pairs need two clusters or more with what is known of them, and a period before and after")
    pairs = closest_pairs(known)
    coin = np.random.default_rng(seed).random(len(pairs)) < 0.5
    exposed = np.zeros((len(known), before + after), dtype=bool)
    for pair, second in zip(pairs, coin, strict=True):
        exposed[pair[int(second)], before:] = True
    return Design(exposed, tuple(pairs))


def closest_pairs(known: Numbers) -> list[tuple[int, int]]:
    """Pairs of rows with small distances: the closest two first, then the closest of the rest; an odd row is left out."""
    distance = _distances(known, known)
    np.fill_diagonal(distance, np.inf)
    pairs = []
    for _ in range(len(known) // 2):
        one, other = divmod(int(np.argmin(distance)), len(known))
        pairs.append((min(one, other), max(one, other)))
        distance[[one, other]] = np.inf
        distance[:, [one, other]] = np.inf
    return sorted(pairs)


def comparison_areas(exposed: ArrayLike, others: ArrayLike) -> list[int]:
    """For each exposed area the other area that is most like it, no area twice, at the least total distance.

    Both are areas by the same F numbers, standardised together. For areas that were not drawn by lot: they show what else
    happened meanwhile and prove nothing. Raises ValueError where there are fewer others than exposed.
    """
    first, second = np.asarray(exposed, dtype=float), np.asarray(others, dtype=float)
    if first.ndim != 2 or second.ndim != 2 or len(second) < len(first) or first.shape[1] != second.shape[1]:
        raise ValueError("as many other areas as exposed ones at the least, with the same numbers known")
    from scipy.optimize import linear_sum_assignment  # slow to load, and every start of the program comes by here

    _, chosen = linear_sum_assignment(_distances(first, second))
    return [int(each) for each in chosen]


def _distances(one: Numbers, other: Numbers) -> Numbers:
    spread = np.concatenate([one, other]).std(axis=0)
    spread[spread == 0] = 1.0
    return np.asarray(np.linalg.norm((one[:, None] - other[None]) / spread, axis=2))


def checked_counts(counts: ArrayLike, shape: Sequence[int] | None = None) -> Numbers:
    """Counts by cluster and period as numbers; ValueError for ragged, negative or missing ones, or another shape."""
    given = np.asarray(counts, dtype=float)
    if given.ndim != 2 or not np.isfinite(given).all() or (given < 0).any():
        raise ValueError("counts are clusters by periods, none negative and none missing")
    if shape is not None and given.shape != tuple(shape):
        raise ValueError("counts and design have the same clusters and periods")
    return given
