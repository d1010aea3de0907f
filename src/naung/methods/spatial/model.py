"""Which factors drive recorded cases, when some places look harder than others: a thinned spatial Poisson model.

`drivers` fits, `Fit` is what may be shown, `NotConverged` shows nothing. It says nothing of how many cases are missed: that
level is whatever the prior says, in every fit. It says nothing of persons.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.linalg import block_diag
from scipy.special import ndtr

from naung.methods.spatial.adjacency import Pair
from naung.methods.spatial.calibration import calibrated
from naung.methods.spatial.grid import Grid, explored
from naung.methods.spatial.laplace import Design, mode
from naung.methods.spatial.problem import Detection, Problem, problem_of
from naung.methods.spatial.told import Area, Effect, Fit, Interval, NotConverged, Priors
from naung.methods.spatial.walk import MOVES, Walked, walked, worst

Matrix = NDArray[np.float64]
LEVEL = 0.90  # of every interval
ENDS = ((1 - LEVEL) / 2, 0.5, (1 + LEVEL) / 2)
YEAR_SD = 5.0  # of a year's level around the crude rate: says nothing
SEED = 20_26
MIDDLE_SHARE = 0.5  # spatial share of the field in the first of two fits


def drivers(
    *,
    names: Sequence[str],
    years: Sequence[str],
    counts: ArrayLike,
    exposure: ArrayLike,
    factors: Mapping[str, ArrayLike],
    neighbours: Iterable[Pair],
    detection: Detection | None,
    priors: Priors | None = None,
    seed: int = SEED,
) -> Fit | NotConverged:
    """Fit counts (n areas by T years) on factors (name to n, or n by T), with detection that differs between areas.

    exposure: persons, n or n by T. neighbours: pairs of names. detection: `Detection()` where there is no effort series: then
    nothing may be confirmed; None leaves detection out, only to compare. Raises Refused (problem.py) with a code and names.
    """
    problem = problem_of(
        names=names, years=years, counts=counts, exposure=exposure, factors=factors, neighbours=neighbours,
        detection=detection,
    )  # fmt: skip
    return fitted(problem, priors or Priors(), seed)


def fitted(problem: Problem, priors: Priors, seed: int = SEED, moves: int = MOVES) -> Fit | NotConverged:
    """Fit a checked problem: the same as `drivers`, for one problem under several priors. More `moves` check harder."""
    return fitted_over([problem], priors, seed, moves)


def fitted_over(
    problems: Sequence[Problem],
    priors: Priors,
    seed: int = SEED,
    moves: int = MOVES,
    tell: Callable[[int], None] = lambda done: None,
) -> Fit | NotConverged:
    """One answer over several fillings-in of the same counts (multiple imputation): their posteriors mixed with equal weight.

    The problems differ in `counts` only. One that did not converge is no answer for all. `tell` hears how many are done.
    Rubin, "Multiple Imputation for Nonresponse in Surveys" (1987); mixing draws: Gelman et al., "Bayesian Data Analysis", 18.2.
    """
    posteriors = []
    for number, problem in enumerate(problems, start=1):
        design = design_of(problem, priors)
        grid = explored(design, problem.structure, priors)
        draws = walked(design, problem.structure, grid, seed, moves)
        if reasons := draws.diagnostics.reasons:
            return NotConverged(reasons, draws.diagnostics)
        posteriors.append(_Posterior(design, grid, draws))
        tell(number)
    problem, design = problems[0], posteriors[0].design
    may_confirm = problem.effort is not None or problem.seen_alike
    slope = None if problem.effort is None else _marginal(posteriors, design.risk.shape[1] + 1)[0]
    sd = float(np.mean([each.draws.rest[design.fixed :].std(axis=0).mean() for each in posteriors]))
    return Fit(
        _effects(problem, priors, posteriors, may_confirm), _areas(problems, posteriors), slope, sd, may_confirm,
        worst([each.draws.diagnostics for each in posteriors]),
    )  # fmt: skip


@dataclass(frozen=True)
class _Posterior:
    """One fit: where its weight lies, and its draws."""

    design: Design
    grid: Grid
    draws: Walked


def without_detection(problem: Problem) -> Problem:
    """The same problem as if every case were seen alike: only to show what detection changes."""
    return replace(problem, effort=None, reliability=1.0, seen_alike=True)


def design_of(problem: Problem, priors: Priors) -> Design:
    """Data and priors of the unknowns, cells area by area. How uneven the unknown part of effort makes detection depends on
    the slope of effort: it is taken at its prior, and once more at what a first fit says of it.
    """
    design = _design(problem, priors, (priors.effort_mean, priors.effort_sd), priors.seen_share)
    if problem.effort is None or problem.reliability == 1:
        return design
    unit = problem.structure.precision(MIDDLE_SHARE) / priors.field_above**2
    start = np.concatenate([design.mean, np.zeros(design.areas)]), np.zeros(design.areas)
    first = mode(design, unit, 0.0, start)
    place = design.risk.shape[1]
    seen = float(1 / (1 + np.exp(-first.rest[place])))
    return _design(problem, priors, (float(first.rest[place + 1]), first.sd(place + 1)), seen)


def _design(problem: Problem, priors: Priors, slope: tuple[float, float], seen: float) -> Design:
    n, t, k = problem.factors.shape
    cells = problem.factors.reshape(n * t, k)
    risk = np.hstack([np.tile(np.eye(t), (n, 1)), cells])
    rate = np.log(problem.counts.sum() / problem.exposure.sum())
    sight = _sight(problem, priors, slope, seen)
    level = rate if problem.seen_alike else rate - np.log(priors.seen_share)
    mean = np.concatenate([np.full(t, level), np.zeros(k), sight.mean])
    sds = np.array([YEAR_SD] * t + [priors.effect_sd] * k)
    precision = block_diag(np.diag(sds**-2.0), sight.precision)
    return Design(
        problem.counts.ravel(), np.log(problem.exposure.ravel()), risk, sight.columns, sight.dispersion, mean, precision,
        sight.unexplained, n, problem.seen_alike, slice(t, t + k),
    )  # fmt: skip


@dataclass(frozen=True)
class _Sight:
    """The part of the design that says how cases are seen."""

    columns: Matrix
    mean: Matrix
    precision: Matrix
    dispersion: Matrix
    unexplained: float


def _sight(problem: Problem, priors: Priors, slope: tuple[float, float], seen: float) -> _Sight:
    n, t, k = problem.factors.shape
    cells = n * t
    if problem.seen_alike:
        return _Sight(np.zeros((cells, 0)), np.zeros(0), np.zeros((0, 0)), np.zeros(cells), 1.0)
    level = float(np.log(priors.seen_share / (1 - priors.seen_share)))
    if problem.effort is None:
        return _Sight(
            np.ones((cells, 1)), np.array([level]), np.array([[priors.seen_sd**-2]]), np.zeros(cells), priors.blind_sd
        )
    true = calibrated(problem.effort, problem.reliability, problem.factors)
    square = slope[0] ** 2 + slope[1] ** 2
    columns, mean = [np.ones((cells, 1)), true.effort.reshape(cells, 1)], [level, priors.effort_mean]
    precision = np.diag([priors.seen_sd**-2, priors.effort_sd**-2])
    if k and true.along_factors.any():  # what could be mistaken for an effect of the factors
        columns.append(np.repeat(problem.factors.mean(axis=1), t, axis=0))
        mean += [0.0] * k
        precision = block_diag(precision, np.linalg.inv(true.along_factors * square))
    missed = 1 / (1 + seen / (1 - seen) * np.exp(slope[0] * true.effort.ravel()))
    return _Sight(
        np.hstack(columns), np.array(mean), precision, np.expm1(square * true.cell_variance * missed**2),
        float(np.sqrt(priors.unexplained_sd**2 + square * true.area_variance)),
    )  # fmt: skip


def _effects(
    problem: Problem, priors: Priors, posteriors: Sequence[_Posterior], may_confirm: bool
) -> tuple[Effect, ...]:
    found = []
    for place, name in enumerate(problem.factor_names, start=len(problem.years)):
        interval, sd = _marginal(posteriors, place)
        certain = may_confirm and (interval.low > 0 or interval.high < 0)
        found.append(Effect(name, interval, priors.effect_sd, sd, certain))
    return tuple(found)


def _marginal(posteriors: Sequence[_Posterior], place: int) -> tuple[Interval, float]:
    """Interval and sd of one unknown: a mixture of normals over the grids, moved as the walks moved its mean."""
    middles = np.array([p.rest[place] + each.draws.moved[place] for each in posteriors for p in each.grid.points])
    sds = np.array([point.sd(place) for each in posteriors for point in each.grid.points])
    weights = np.concatenate([each.grid.weights for each in posteriors]) / len(posteriors)
    mean = float(weights @ middles)
    sd = float(np.sqrt(weights @ (sds**2 + (middles - mean) ** 2)))
    ends = [_quantile(weights, middles, sds, q) for q in ENDS]
    return Interval(*ends), sd


def _quantile(weights: Matrix, middles: Matrix, sds: Matrix, share: float) -> float:
    low, high = float((middles - 8 * sds).min()), float((middles + 8 * sds).max())
    for _ in range(50):
        middle = (low + high) / 2
        if weights @ ndtr((middle - middles) / sds) < share:
            low = middle
        else:
            high = middle
    return (low + high) / 2


def _areas(problems: Sequence[Problem], posteriors: Sequence[_Posterior]) -> tuple[Area, ...]:
    """Incidence of each area, its factors averaged over the years, relative to the mean weighted by exposure."""
    problem = problems[0]
    t, k = len(problem.years), len(problem.factor_names)
    middle = problem.factors.mean(axis=1)
    people = problem.exposure.sum(axis=1)
    fixed, rest = posteriors[0].design.fixed, np.hstack([each.draws.rest for each in posteriors])
    log_rate = middle @ rest[t : t + k] + rest[fixed:]
    rate = np.exp(log_rate - log_rate.max(axis=0))
    rate = rate / (people @ rate / people.sum())
    ranks = (-rate).argsort(axis=0).argsort(axis=0) + 1.0
    counts = np.mean([each.counts.sum(axis=1) for each in problems], axis=0)
    recorded = counts / people / (counts.sum() / people.sum())
    places = _ranks(recorded)
    return tuple(
        Area(
            name, float(recorded[i]), _interval(rate[i]), _interval(ranks[i]), float(places[i]),
            float((rate[i] > 1).mean()),
        )
        for i, name in enumerate(problem.names)
    )  # fmt: skip


def _ranks(values: Matrix) -> Matrix:
    """Rank 1 for the largest; ties share the mean of their ranks."""
    above = (values[None, :] > values[:, None]).sum(axis=1)
    same = (values[None, :] == values[:, None]).sum(axis=1)
    return np.asarray(above + (same + 1) / 2)


def _interval(values: Matrix) -> Interval:
    """Middle and ends of equally weighted draws."""
    return Interval(*(float(end) for end in np.quantile(values, ENDS)))
