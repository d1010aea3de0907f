"""The fixed ladder: each combination is told at the first rung at which at least five share it; what is left goes one rung up.

Generalisation by a fixed hierarchy with local recoding; see Sweeney, "Achieving k-anonymity privacy protection using
generalization and suppression", Int. J. Uncertainty Fuzziness 10 (2002). The rungs never depend on the data, so that which
rung a combination took says nothing but that it was small on those below.
"""

from collections.abc import Sequence

import numpy as np

from naung.insight.extract.rules.exact import Codes, Exact, combined
from naung.insight.extract.vocabulary import (
    COARSENED,
    SMALLEST,
    UNKNOWN,
    Released,
    Scale,
    Table,
    Values,
)

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


def climbed(table: Table, raw: Exact) -> Released:
    """Every combination at its rung, each of at least SMALLEST; what is smaller on the last rung is withheld."""
    if not len(raw):
        return Released({}, 0)
    scales = [column.scale for column in table.columns]
    columns = [_Column(*each) for each in zip(scales, raw.words, raw.codes, strict=True)]
    left = np.arange(len(raw))
    found: dict[Values, int] = {}
    for rung in table.rungs:
        if not len(left):
            break
        named = [column.at(level, left) for column, level in zip(columns, rung, strict=True)]
        which = combined([codes for codes, _ in named])
        sums = np.bincount(which, weights=raw.weight[left]).astype(np.int64)
        one = np.empty(len(sums), dtype=np.int64)
        one[which] = np.arange(len(left))
        enough = np.flatnonzero(sums >= SMALLEST)
        told = zip(*([words[code] for code in codes[one[enough]].tolist()] for codes, words in named), strict=True)
        for values, count in zip(told, sums[enough].tolist(), strict=True):
            found[values] = found.get(values, 0) + count
        left = left[sums[which] < SMALLEST]
    return Released(dict(sorted(found.items())), int(raw.weight[left].sum()))


class _Column:
    """One column of all combinations, with the words of each level made once for each different value."""

    def __init__(self, scale: Scale, words: Sequence[str], codes: Codes) -> None:
        self.scale, self.words, self.codes = scale, words, codes
        self.levels: dict[int, tuple[Codes, list[str]]] = {}

    def at(self, level: int, rows: Codes) -> tuple[Codes, list[str]]:
        """The numbers of these rows at a level, and what each number says."""
        if level not in self.levels:
            said: dict[str, int] = {}
            mapped = [said.setdefault(coarser(word, self.scale, level), len(said)) for word in self.words]
            self.levels[level] = np.asarray(mapped, dtype=np.int64), list(said)
        mapping, words = self.levels[level]
        return mapping[self.codes[rows]], words
