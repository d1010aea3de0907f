"""Laplace's approximation of the thinned BYM2 model at one (sd, spatial share): the mode by Newton, the curvature there.

For area i and year t: count ~ negative binomial with log mean
    log exposure + year_t + factors b + s_i + log p_it,   logit p_it = a0 + a1 effort + factors c + g_i
where c and the dispersion carry what is unknown of the effort (calibration.py); with neither it is Poisson. Unknowns: "rest"
m = (year, b | a0, a1, c | s) and g. The curvature over g is diagonal, so g is eliminated first (Schur complement).
Rue, Martino and Chopin, JRSS B 71 (2009); thinning: Stoner, Economou and Drummond, JASA 114 (2019).
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.linalg import cho_solve, cholesky, solve_triangular

Matrix = NDArray[np.float64]
STEPS, HALVINGS = 60, 12
WIDEST, LARGEST = 30.0, 50.0  # logit and log mean beyond which nothing changes but overflow
POISSON = 1e-12  # a dispersion as small as this is none
CLOSE = 1e-7  # Newton's decrement: twice the log density that one more step would gain


@dataclass(frozen=True)
class Design:
    """Data and priors that do not change over the grid. Cells are area by area, T to each."""

    counts: Matrix  # n*T
    offset: Matrix  # n*T, log exposure
    risk: Matrix  # n*T by p1: year indicators, factors
    seeing: Matrix  # n*T by p2: one, effort, factors (no columns where detection is left out)
    dispersion: Matrix  # n*T: e^variance - 1 of the unknown part of effort in each cell
    mean: Matrix  # p1 + p2 prior means
    precision: Matrix  # p1 + p2 square
    unexplained: float  # sd of g
    areas: int
    seen_alike: bool
    effects: slice  # where the factors' effects stand in rest

    @property
    def fixed(self) -> int:
        """p1 + p2."""
        return len(self.mean)


@dataclass(frozen=True)
class Point:
    """The mode at one point of the grid: m and g, whether Newton arrived, log evidence, and the curvature's factors."""

    rest: Matrix
    detection: Matrix
    arrived: bool
    height: float  # log density at the mode
    log_evidence: float
    factor: Matrix  # lower Cholesky factor of the Schur complement
    across: Matrix  # n by len(rest): curvature between g and rest
    own: Matrix  # n: curvature of g

    def sd(self, place: int) -> float:
        """Posterior sd of one unknown of rest, given this point."""
        unit = np.zeros(len(self.rest))
        unit[place] = 1.0
        half = solve_triangular(self.factor, unit, lower=True, check_finite=False)
        return float(np.sqrt(half @ half))

    def away(self, one: Matrix, other: Matrix) -> tuple[Matrix, Matrix]:
        """Rest and g at standard normal coordinates (len(rest) by draws, n by draws) of the approximation."""
        moved = solve_triangular(self.factor, one, lower=True, trans="T", check_finite=False)
        shift = other / np.sqrt(self.own)[:, None] - (self.across @ moved) / self.own[:, None]
        return self.rest[:, None] + moved, self.detection[:, None] + shift


def log_density(design: Design, penalty: Matrix, rest: Matrix, detection: Matrix) -> Matrix:
    """Log of likelihood times prior, without constants, for one or more draws in columns. `penalty`: s' precision s of each."""
    eta, _ = _predictors(design, rest, detection)
    away = (rest[: design.fixed].T - design.mean).T
    prior = (
        (away * (design.precision @ away)).sum(axis=0) + penalty + (detection**2).sum(axis=0) / design.unexplained**2
    )
    return np.asarray(_log_likelihood(design, eta) - 0.5 * prior)


def _predictors(design: Design, rest: Matrix, detection: Matrix) -> tuple[Matrix, Matrix]:
    """Log mean and the odds of not being seen, cells (by draws). In place: draws by the hundred make these large."""
    p1 = design.risk.shape[1]
    eta = np.asarray(design.risk @ rest[:p1])
    _add_by_area(eta, rest[design.fixed :])
    eta += design.offset if rest.ndim == 1 else design.offset[:, None]
    if design.seen_alike:
        return eta, np.zeros_like(eta)
    odds = np.asarray(design.seeing @ rest[p1 : design.fixed])
    _add_by_area(odds, detection)
    np.clip(odds, -WIDEST, WIDEST, out=odds)
    np.exp(np.negative(odds, out=odds), out=odds)
    eta -= np.log1p(odds)
    return eta, odds


def _add_by_area(cells: Matrix, areas: Matrix) -> None:
    by_area = cells.reshape(len(areas), -1, *cells.shape[1:])  # a view
    by_area += areas[:, None]


def _log_likelihood(design: Design, eta: Matrix) -> Matrix:
    mu, counts = np.exp(np.minimum(eta, LARGEST)), design.counts
    if not design.dispersion.any():
        return np.asarray(counts @ eta - mu.sum(axis=0))
    d = np.maximum(design.dispersion, POISSON)
    mu *= d if eta.ndim == 1 else d[:, None]
    return np.asarray(counts @ eta - (counts + 1 / d) @ np.log1p(mu, out=mu))


@dataclass(frozen=True)
class _Curve:
    gradient: Matrix
    gradient_g: Matrix
    factor: Matrix
    across: Matrix
    own: Matrix


def _curve(design: Design, precision: Matrix, rest: Matrix, detection: Matrix) -> _Curve:
    """Gradient and curvature; the expected curvature instead where the exact one is not positive."""
    eta, odds = _predictors(design, rest, detection)
    seen = 1 / (1 + odds)
    mu, d = np.exp(np.minimum(eta, LARGEST)), design.dispersion
    slope = (design.counts - mu) / (1 + d * mu)
    weight = (1 + d * design.counts) * mu / (1 + d * mu) ** 2
    missed = 1 - seen  # nothing where all are seen alike
    bend = slope * seen * missed
    for exact in (True, False):
        found = _assembled(design, precision, (rest, detection), (slope, weight, missed, bend if exact else 0 * bend))
        if found is not None:
            return found
    raise FloatingPointError("no curvature")


def _assembled(
    design: Design, precision: Matrix, at: tuple[Matrix, Matrix], parts: tuple[Matrix, ...]
) -> _Curve | None:
    rest, detection = at
    slope, weight, missed, bend = parts
    n, p, p1 = design.areas, design.fixed, design.risk.shape[1]

    def by_area(cells: Matrix) -> Matrix:
        return np.asarray(cells.reshape(n, -1, *cells.shape[1:]).sum(axis=1))

    mixed, second = weight * missed, weight * missed**2 + bend
    columns = np.hstack([design.risk, design.seeing])
    first = np.hstack([weight[:, None] * design.risk, mixed[:, None] * design.seeing])  # curvature rows against s
    third = np.hstack([mixed[:, None] * design.risk, second[:, None] * design.seeing])  # and against g
    own = by_area(second) + design.unexplained**-2
    if (own <= 0).any():
        return None
    block = np.vstack([design.risk.T @ first, design.seeing.T @ third])
    whole = np.empty((p + n, p + n))
    whole[:p, :p] = block + design.precision
    whole[p:, :p] = by_area(first)
    whole[:p, p:] = whole[p:, :p].T
    whole[p:, p:] = precision
    tied = by_area(mixed)
    whole[p:, p:][np.diag_indices(n)] += by_area(weight) - tied**2 / own
    cross = by_area(third)
    whole[:p, :p] -= cross.T @ (cross / own[:, None])
    lost = (tied / own)[:, None] * cross
    whole[p:, :p] -= lost
    whole[:p, p:] -= lost.T
    try:
        factor = cholesky(whole, lower=True, check_finite=False)
    except np.linalg.LinAlgError:
        return None
    seeing = slope * missed
    fixed = np.concatenate([columns[:, :p1].T @ slope, columns[:, p1:].T @ seeing])
    fixed -= design.precision @ (rest[:p] - design.mean)
    gradient = np.concatenate([fixed, by_area(slope) - precision @ rest[p:]])
    return _Curve(
        gradient, by_area(seeing) - detection / design.unexplained**2, factor, np.hstack([cross, np.diag(tied)]), own
    )


def mode(design: Design, precision: Matrix, log_determinant: float, start: tuple[Matrix, Matrix]) -> Point:
    """The mode from `start` by damped Newton, and the log evidence of this point of the grid (up to the grid's constant).

    precision: n by n, of the field s; log_determinant: its log determinant. A mode that was not reached says so.
    """

    def density(rest: Matrix, detection: Matrix) -> float:
        field = rest[design.fixed :]
        return float(log_density(design, field @ precision @ field, rest, detection))

    rest, detection = start
    value = density(rest, detection)
    arrived = False
    curve = _curve(design, precision, rest, detection)
    for _ in range(STEPS):
        step, step_g, gain = _step(curve)
        if gain < CLOSE:
            arrived = True
            break
        size = 1.0
        for _ in range(HALVINGS):
            trial = rest + size * step, detection + size * step_g
            better = density(*trial)
            if better >= value + 1e-4 * size * gain:
                break
            size /= 2
        else:
            break
        (rest, detection), value = trial, better
        curve = _curve(design, precision, rest, detection)
    bend = 2 * np.log(np.diag(curve.factor)).sum() + np.log(curve.own).sum()
    evidence = value + 0.5 * (log_determinant - bend)
    return Point(rest, detection, arrived, value, float(evidence), curve.factor, curve.across, curve.own)


def _step(curve: _Curve) -> tuple[Matrix, Matrix, float]:
    pulled = curve.gradient - curve.across.T @ (curve.gradient_g / curve.own)
    step = cho_solve((curve.factor, True), pulled, check_finite=False)
    step_g = (curve.gradient_g - curve.across @ step) / curve.own
    return step, step_g, float(curve.gradient @ step + curve.gradient_g @ step_g)
