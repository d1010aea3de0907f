"""The fixed ladder: each combination is told at the first rung at which at least five share it; what is left goes one rung up.

Generalisation by a fixed hierarchy with local recoding; see Sweeney, "Achieving k-anonymity privacy protection using
generalization and suppression", Int. J. Uncertainty Fuzziness 10 (2002). The rungs never depend on the data, so that which
rung a combination took says nothing but that it was small on those below.
"""

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from naung.insight.extract.vocabulary import (
    COARSENED,
    SMALLEST,
    UNKNOWN,
    Counts,
    Released,
    Scale,
    Table,
    Values,
)

Codes = NDArray[np.int64]
# Letters of a code at each level: `61.72.01.1001`, `61.72.01` or `MY-13-32`, `61.72` or `MY-13`, `61` or `MY`.
PLACE_LENGTHS = (13, 8, 5, 2)
COUNTRY_LEVEL = 4
MIDDLE = 6  # the last month of a first half


def coarser(value: str, scale: Scale, level: int) -> str:
    """The value at a level of its scale. What is not known stays so until the last level, where nothing is told."""
    if scale is Scale.PLACE:
        return _place(value, level)
    if scale is Scale.TIME:
        return _time(value, level)
    if scale is Scale.AGE:
        return COARSENED if level == 2 else value.partition("_")[0] if level == 1 else value  # the scale's top
    return COARSENED if level else value


def _place(value: str, level: int) -> str:
    if level > COUNTRY_LEVEL:
        return COARSENED
    if value == UNKNOWN or value == "ID":
        return value
    if level < COUNTRY_LEVEL:
        return value[: PLACE_LENGTHS[level]]
    return "ID" if value[0].isdigit() else value[:2]


def _time(value: str, level: int) -> str:
    """`2026-03`, `2026-S1`, `2026`, `*`; a value that is already coarser stays."""
    if level == 3:  # the scale's top
        return COARSENED
    if level == 2:
        return value[:4]
    if level == 1 and value[5:7].isdigit():
        return f"{value[:4]}-S{1 if int(value[5:7]) <= MIDDLE else 2}"
    return value


def climbed(table: Table, raw: Counts) -> Released:
    """Every combination at its rung, each of at least SMALLEST; the same input gives the same answer in any order.

    `raw`: exact combinations with how many share each. What is smaller than SMALLEST on the last rung is withheld.
    """
    if not raw:
        return Released({}, 0)
    columns = [_Column(table.columns[k].scale, (values[k] for values in raw)) for k in range(len(table.columns))]
    weight = np.fromiter(raw.values(), dtype=np.int64, count=len(raw))
    left = np.arange(len(weight))
    found: dict[Values, int] = {}
    for rung in table.rungs:
        named = [column.at(level, left) for column, level in zip(columns, rung, strict=True)]
        inverse = _combined([codes for codes, _ in named])
        sums = np.bincount(inverse, weights=weight[left]).astype(np.int64)
        first = np.full(len(sums), -1)
        first[inverse[::-1]] = np.arange(len(left))[::-1]
        for group in np.flatnonzero(sums >= SMALLEST):
            at = first[group]
            values = tuple(words[codes[at]] for codes, words in named)
            found[values] = found.get(values, 0) + int(sums[group])
        left = left[sums[inverse] < SMALLEST]
        if not len(left):
            break
    return Released(dict(sorted(found.items())), int(weight[left].sum()))


class _Column:
    """One column of all combinations as numbers, with the words of each level made once for each different value."""

    def __init__(self, scale: Scale, values: Iterable[str]) -> None:
        self.scale = scale
        self.words: dict[str, int] = {}
        self.codes: Codes = np.fromiter((self.words.setdefault(v, len(self.words)) for v in values), dtype=np.int64)
        self.levels: dict[int, tuple[Codes, list[str]]] = {}

    def at(self, level: int, rows: Codes) -> tuple[Codes, list[str]]:
        """The numbers of these rows at a level, and what each number says."""
        if level not in self.levels:
            said: dict[str, int] = {}
            mapped = [said.setdefault(coarser(word, self.scale, level), len(said)) for word in self.words]
            self.levels[level] = np.asarray(mapped, dtype=np.int64), list(said)
        mapping, words = self.levels[level]
        return mapping[self.codes[rows]], words


def _combined(columns: list[Codes]) -> Codes:
    """One number for each different combination, dense from zero."""
    key = np.zeros(len(columns[0]), dtype=np.int64)
    for codes in columns:
        _, key = np.unique(key * (int(codes.max()) + 1) + codes, return_inverse=True)
    return key
