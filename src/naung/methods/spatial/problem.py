"""What is given to the model, checked: counts, exposure, factors, neighbours, effort, and priors that anyone may change."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np
from numpy.typing import ArrayLike, NDArray

from naung.methods.spatial.adjacency import Pair, Structure, structure_of
from naung.methods.spatial.refusals import Refusal, Refused

Matrix = NDArray[np.float64]

# Two factors that agree more than this can't be told apart by any map; a condition number does the same for three.
ALIKE, WORST_CONDITION = 0.95, 30.0
FEWEST_AREAS = 5
SPARE_AREAS = 3  # areas left over when each factor and the level have taken one


@dataclass(frozen=True)
class Detection:
    """What is known of the looking: effort (n by T; None where no series exists) and how much of its variance is real.

    `reliability` in (0, 1]: the variance of true effort over the variance of the proxy, from repeated or independent counting.
    """

    effort: ArrayLike | None = None
    reliability: float = 1.0


@dataclass(frozen=True)
class Problem:
    """A checked problem: n areas, T years, K standardised factors (n by T by K). `effort` is standard in units of the true sd."""

    names: tuple[str, ...]
    years: tuple[str, ...]
    factor_names: tuple[str, ...]
    counts: Matrix
    exposure: Matrix
    factors: Matrix
    structure: Structure
    effort: Matrix | None
    reliability: float
    seen_alike: bool  # True: detection is left out; for comparison only


def problem_of(
    *,
    names: Sequence[str],
    years: Sequence[str],
    counts: ArrayLike,
    exposure: ArrayLike,
    factors: Mapping[str, ArrayLike],
    neighbours: Iterable[Pair],
    detection: Detection | None,
) -> Problem:
    """The problem, or Refused with a code and names.

    counts: n by T. exposure: n or n by T, above zero. factors: name to n or n by T values. neighbours: pairs of names that
    hang together. detection: None leaves it out, which is only for comparison. Missing (nan) stays missing: it is refused by
    name, never filled.
    """
    names, years = tuple(names), tuple(years)
    size = len(names), len(years)
    if len(names) < FEWEST_AREAS:
        raise Refused(Refusal.TOO_FEW_AREAS, *names)
    table = _table(counts, size, names, years, Refusal.MISSING_COUNT, "")
    _refuse_where(table < 0, names, years, Refusal.NEGATIVE_COUNT)
    if table.sum() == 0:
        raise Refused(Refusal.NOTHING_RECORDED)
    people = _table(exposure, size, names, years, Refusal.MISSING_EXPOSURE, "")
    _refuse_where(people <= 0, names, years, Refusal.ZERO_EXPOSURE)
    effort, reliability = (None, 1.0) if detection is None else _effort(detection, size, names, years)
    return Problem(
        names, years, tuple(factors), table, people, _standard(factors, size, names, years),
        structure_of(names, neighbours), effort, reliability, seen_alike=detection is None,
    )  # fmt: skip


def _table(
    values: ArrayLike, size: tuple[int, int], names: Sequence[str], years: Sequence[str], missing: Refusal, what: str
) -> Matrix:
    table = np.asarray(values, dtype=float)
    if table.shape == size[:1]:
        table = np.repeat(table[:, None], size[1], axis=1)
    if table.shape != size:
        raise Refused(Refusal.UNEQUAL_SHAPES, *([what] if what else []))
    _refuse_where(~np.isfinite(table), names, years, missing, what)
    return table


def _refuse_where(
    wrong: NDArray[np.bool_], names: Sequence[str], years: Sequence[str], code: Refusal, what: str = ""
) -> None:
    if wrong.any():
        cells = [f"{names[i]} {years[t]}" for i, t in zip(*np.nonzero(wrong), strict=True)]
        raise Refused(code, *([what] if what else []), *cells)


def _standard(
    factors: Mapping[str, ArrayLike], size: tuple[int, int], names: Sequence[str], years: Sequence[str]
) -> Matrix:
    columns = []
    for factor, values in factors.items():
        table = _table(values, size, names, years, Refusal.MISSING_FACTOR, factor)
        if np.ptp(table) <= 1e-9 * np.abs(table).max():
            raise Refused(Refusal.CONSTANT_FACTOR, factor)
        columns.append((table - table.mean()) / table.std())
    if len(columns) + SPARE_AREAS > size[0]:
        raise Refused(Refusal.TOO_MANY_FACTORS, *factors)
    if not columns:
        return np.zeros((*size, 0))
    stacked = np.stack(columns, axis=-1)
    _refuse_alike(stacked.reshape(-1, len(columns)), tuple(factors))
    return stacked


def _refuse_alike(cells: Matrix, factors: tuple[str, ...]) -> None:
    for (i, one), (j, other) in combinations(enumerate(factors), 2):
        if abs(float(np.mean(cells[:, i] * cells[:, j]))) > ALIKE:
            raise Refused(Refusal.SAME_FACTORS, one, other)
    if np.linalg.cond(cells) > WORST_CONDITION:
        raise Refused(Refusal.SAME_FACTORS, *factors)


def _effort(
    detection: Detection, size: tuple[int, int], names: Sequence[str], years: Sequence[str]
) -> tuple[Matrix | None, float]:
    if not 0 < detection.reliability <= 1:
        raise Refused(Refusal.BAD_RELIABILITY, str(detection.reliability))
    if detection.effort is None:
        return None, 1.0
    table = _table(detection.effort, size, names, years, Refusal.MISSING_EFFORT, "")
    spread = table.std()
    if spread <= 1e-9 * np.abs(table).max():
        raise Refused(Refusal.CONSTANT_EFFORT)
    return (table - table.mean()) / (spread * np.sqrt(detection.reliability)), detection.reliability
