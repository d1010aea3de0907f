"""Have the shares of routes shifted between two periods by more than chance? One joint test, then intervals for all at once.

Persons who travel together are not independent: the unit that is permuted is the event (a case, an arrival), never the
person. The statistic is the largest studentised difference of a share; its distribution comes from giving the events at
random to the two periods. The intervals use that same distribution, so that the joint test says "more than chance" exactly
where at least one of them leaves out zero. See Westfall and Young, "Resampling-Based Multiple Testing" (1993), chapter 2,
for the largest statistic under permutation; Cochran, "Sampling Techniques" (1977), section 6.3, for the variance of a share
of clusters; Phipson and Smyth, Stat. Appl. Genet. Mol. Biol. 9 (2010), for the share that counts the data themselves. Several
tables are judged by the largest statistic of all, each divided on its own: exact where the tables are independent, and for
tables that depend on each other at most as often wrong, as far as they are normal; see Sidak, J. Am. Stat. Assoc. 62 (1967).

Where nothing shifted the intervals hold as often as they say. Where a large route nearly vanished among thirty they hold 93 times
in 100 instead of 95: a share that is low by chance also looks surer than it is (bench/flows.py).

It does not say why shares shifted: more looking at one border post shifts them too.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

# Below so many events in a period, a shift of 30 points is missed more often than found (bench/flows.py).
FEWEST_EVENTS = 75
# A route of fewer events, both periods together, is merged. Both together, so that the rule can't see a shift.
FEWEST_OF_A_ROUTE = 10
DRAWS, LEVEL = 999, 0.05

Counts = NDArray[np.float64]


@dataclass(frozen=True)
class Fewest:
    """How many events a period needs to be compared, and a route, both periods together, to stand alone."""

    events: int = FEWEST_EVENTS
    of_a_route: int = FEWEST_OF_A_ROUTE


@dataclass(frozen=True)
class RouteShift:
    """One route's share of persons before and after, and the difference with its simultaneous interval."""

    routes: tuple[int, ...]  # the columns it holds: one, or those that were merged
    before: float
    after: float
    low: float
    high: float

    @property
    def difference(self) -> float:
        """After less before, as a share of one."""
        return self.after - self.before

    @property
    def certain(self) -> bool:
        """True where the interval leaves out zero."""
        return self.low > 0 or self.high < 0


@dataclass(frozen=True)
class Shift:
    """The answer of one joint test: how often chance alone does as much, and every route at once."""

    p: float
    level: float
    routes: tuple[RouteShift, ...]

    @property
    def more_than_chance(self) -> bool:
        """True where the joint test says so at its level."""
        return self.p <= self.level


@dataclass(frozen=True)
class TooFew:
    """Not enough to tell: how many events each period has, how many it needs, and how many routes remain after merging."""

    before: int
    after: int
    needed: int
    routes: int


def merged(counts: ArrayLike, fewest: int = FEWEST_OF_A_ROUTE) -> list[tuple[int, ...]]:
    """Which columns stand alone and which are put together, as tuples of column numbers; the merged ones come last.

    `counts`: n events by K routes, persons of each event on each route, both periods. A route that fewer than `fewest` events
    took is merged; a merged rest that is itself smaller takes in the smallest route that stood alone. Routes of nobody drop out.
    """
    events = (np.asarray(counts, dtype=float) > 0).sum(axis=0)
    alone = [int(k) for k in np.flatnonzero(events >= fewest)]
    rest = [int(k) for k in np.flatnonzero((events > 0) & (events < fewest))]
    if rest and int(events[rest].sum()) < fewest and alone:
        smallest = min(alone, key=lambda k: (events[k], k))
        alone.remove(smallest)
        rest.append(smallest)
    return [(k,) for k in alone] + ([tuple(sorted(rest))] if rest else [])


def shift_between(
    before: ArrayLike,
    after: ArrayLike,
    *,
    seed: int,
    level: float = LEVEL,
    draws: int = DRAWS,
    fewest_events: int = FEWEST_EVENTS,
    fewest_of_a_route: int = FEWEST_OF_A_ROUTE,
) -> Shift | TooFew:
    """Whether the shares of K routes differ between two periods by more than chance.

    `before` and `after`: n events by K routes, each cell how many persons of that event took that route; every event has at
    least one person. The same `seed` gives the same answer. `TooFew` where a period has fewer than `fewest_events`, or where
    merging leaves less than two routes. Raises ValueError for ragged or negative counts, or an event of nobody.
    """
    wanted = Fewest(fewest_events, fewest_of_a_route)
    return shifts_between([(before, after)], seed=seed, level=level, draws=draws, fewest=wanted)[0]


def shifts_between(
    tables: Sequence[tuple[ArrayLike, ArrayLike]],
    *,
    seed: int,
    level: float = LEVEL,
    draws: int = DRAWS,
    fewest: Fewest = Fewest(),
) -> list[Shift | TooFew]:
    """The same for several tables at once: a false alarm anywhere is as rare as the level, and all intervals hold together.

    Each p is of the largest statistic of all tables that are tested; a table with too few events takes no part.
    """
    found = [_divided(before, after, fewest) for before, after in tables]
    tested = [each for each in found if isinstance(each, _Divided)]
    rng = np.random.default_rng(seed)
    drawn = np.max([_drawn(each, draws, rng) for each in tested], axis=0) if tested else np.zeros(0)
    return [_judged(each, drawn, level) if isinstance(each, _Divided) else each for each in found]


@dataclass(frozen=True)
class _Divided:
    """One table after merging: the different events there are, by groups of routes; how many of each, and how many came late."""

    groups: Sequence[tuple[int, ...]]
    kinds: Counts
    times: NDArray[np.int64]
    late: NDArray[np.int64]


def _divided(before: ArrayLike, after: ArrayLike, fewest: Fewest) -> _Divided | TooFew:
    first, second = _checked(before), _checked(after)
    if first.shape[1] != second.shape[1]:
        raise ValueError("both periods count the same routes")
    whole = np.concatenate([first, second])
    groups = merged(whole, fewest.of_a_route)
    if min(len(first), len(second)) < fewest.events or len(groups) < 2:
        return TooFew(len(first), len(second), fewest.events, len(groups))
    table = np.stack([whole[:, list(group)].sum(axis=1) for group in groups], axis=1)
    rows = np.ascontiguousarray(table).view(np.dtype((np.void, table.itemsize * table.shape[1]))).ravel()
    _, at, kind = np.unique(rows, return_index=True, return_inverse=True)
    times, late = (np.bincount(part, minlength=len(at)) for part in (kind, kind[len(first) :]))
    return _Divided(groups, table[at], times, late)


def _judged(each: _Divided, drawn: Counts, level: float) -> Shift:
    difference, spread = _differences(each.kinds, each.times, each.late[None, :])
    largest = np.max(np.abs(difference) / spread)
    p = (1 + int((drawn >= largest * (1 - 1e-12)).sum())) / (len(drawn) + 1)
    # A hair wider, so that a draw that equals the data keeps zero inside, as it keeps p above the level.
    reach = _critical(drawn, level) * spread[0] * (1 + 1e-9)
    return Shift(p, level, tuple(_shown(each, difference[0], reach)))


def _checked(counts: ArrayLike) -> Counts:
    table = np.asarray(counts, dtype=float)
    if table.ndim != 2 or table.shape[1] == 0:
        raise ValueError("events by routes: a table of two dimensions with at least one route")
    if (table < 0).any() or not np.isfinite(table).all() or (table.sum(axis=1) == 0).any():
        raise ValueError("every event has at least one person, and no count is negative")
    return table


def _differences(kinds: Counts, times: NDArray[np.int64], late: NDArray[np.int64]) -> tuple[Counts, Counts]:
    """For each row of `late` (draws by kinds): the differences of shares and their standard errors, draws by routes.

    The errors are taken around the share of both periods together: that is what holds when nothing has
    shifted, it is never zero for a route that one period does not have, and it makes the intervals a little wide where
    something has.
    """
    persons, whole = kinds.sum(axis=1), times @ kinds
    squared = (kinds - persons[:, None] * (whole / whole.sum())) ** 2
    sums, people, spread = late @ kinds, late @ persons, late @ squared
    others = whole.sum() - people
    difference = sums / people[:, None] - (whole - sums) / others[:, None]
    variance = spread / people[:, None] ** 2 + (times @ squared - spread) / others[:, None] ** 2
    return difference, np.sqrt(np.maximum(variance, np.finfo(float).tiny))


def _drawn(each: _Divided, draws: int, rng: np.random.Generator) -> Counts:
    """The largest studentised difference of each random division of the events; equal events are counted, not moved."""
    late = rng.multivariate_hypergeometric(each.times, int(each.late.sum()), size=draws)
    difference, spread = _differences(each.kinds, each.times, late)
    return np.asarray(np.max(np.abs(difference) / spread, axis=1))


def _critical(drawn: Counts, level: float) -> float:
    """The value above which the joint test's p is at most the level."""
    allowed = int(level * (len(drawn) + 1))  # of draws and data together, so many may be as large
    return float(np.sort(drawn)[len(drawn) - allowed]) if allowed >= 1 else float("inf")


def _shown(each: _Divided, difference: Counts, reach: Counts) -> list[RouteShift]:
    persons = [part @ each.kinds for part in (each.times - each.late, each.late)]
    before, after = (part / part.sum() for part in persons)
    return [
        RouteShift(
            group, float(before[k]), float(after[k]), float(difference[k] - reach[k]), float(difference[k] + reach[k])
        )
        for k, group in enumerate(each.groups)
    ]
