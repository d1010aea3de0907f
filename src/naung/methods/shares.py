"""How many of a group have something, told from a sample of it drawn by chance, with an interval that holds its promise.

The interval is exact for a sample without replacement: every number M of the group is kept under which so few, or so many, as
were found would not be rarer than `(1 - level) / 2`. It is the hypergeometric form of Clopper and Pearson, "The use of
confidence or fiducial limits", Biometrika 26 (1934), as in Buonaccorsi, "A note on confidence intervals for proportions in finite
populations", The American Statistician 41 (1987). It covers the truth at least as often as it says: a small sample is wide.

It does not help where the sample was not drawn by chance, or where many of those who were drawn were not asked.
"""

from collections.abc import Callable
from dataclasses import dataclass
from math import exp, lgamma

LEVEL = 0.95


@dataclass(frozen=True)
class Count:
    """A number of a whole group, with the least and the most that the sample leaves possible at the level."""

    estimate: float
    low: int
    high: int


def count_in(group: int, sample: int, found: int, level: float = LEVEL) -> Count:
    """How many of `group` have what `found` of a sample of `sample` have.

    `group` >= `sample` >= `found` >= 0, `sample` > 0, 0 < `level` < 1; else ValueError. The ends are whole numbers.
    """
    if not 0 <= found <= sample <= group or sample < 1 or not 0 < level < 1:
        raise ValueError("the sample is a part of the group, what was found a part of the sample")
    tail = (1 - level) / 2
    least, most = found, group - (sample - found)
    low = _first(least, most, lambda m: _at_least(found, group, m, sample) > tail)
    high = _first(least, most, lambda m: _at_most(found, group, m, sample) <= tail)
    last = most if _at_most(found, group, most, sample) > tail else high - 1
    return Count(group * found / sample, low, max(last, low))


def _first(least: int, most: int, holds: Callable[[int], bool]) -> int:
    """The smallest number from `least` to `most` at which a condition that never falls again holds; `most` where none."""
    while least < most:
        middle = (least + most) // 2
        if holds(middle):
            most = middle
        else:
            least = middle + 1
    return least


def _at_least(found: int, group: int, marked: int, sample: int) -> float:
    return sum(_chance(k, group, marked, sample) for k in range(found, min(marked, sample) + 1))


def _at_most(found: int, group: int, marked: int, sample: int) -> float:
    lowest = max(0, sample - (group - marked))
    return sum(_chance(k, group, marked, sample) for k in range(lowest, found + 1))


def _chance(k: int, group: int, marked: int, sample: int) -> float:
    """The hypergeometric chance of finding exactly k."""
    if k > marked or sample - k > group - marked:
        return 0.0
    return exp(_ways(marked, k) + _ways(group - marked, sample - k) - _ways(group, sample))


def _ways(n: int, k: int) -> float:
    return lgamma(n + 1) - lgamma(k + 1) - lgamma(n - k + 1)
