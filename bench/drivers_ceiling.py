"""The best order of areas that can be had from what is seen: fits that are told how the province was made.

They see the counts and the noisy proxy, as ours does, and are told the rest: the sd and spatial share of the field, level, slope
and unevenness of detection, the noise of the proxy and how effort comes about. Told the effects too, only the field and what
differs in detection are left to find: no method ranks better on this ground, whatever it is.
"""

import sys
from dataclasses import replace
from pathlib import Path

import numpy as np

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "src")]

from bench.drivers_ground import (
    EFFECTS,
    EFFORT_SLOPE,
    EFFORT_TANGLE,
    EFFORT_WITHIN,
    FACTORS,
    FIELD_SD,
    FIELD_SHARE,
    SEEN,
    TANGLED,
    UNEXPLAINED,
    YEARS,
    Estimate,
    Matrix,
    Province,
    Scenario,
)

from naung.methods.spatial.laplace import Design, mode
from naung.methods.spatial.model import design_of
from naung.methods.spatial.problem import Detection, Problem, problem_of
from naung.methods.spatial.told import Priors

TOLD = 1e8  # precision of what is told


def told(province: Province, scenario: Scenario, *, effects_too: bool) -> Estimate | None:
    """The relative incidence (posterior mode) of one who is told all but the effects of the factors, or these as well."""
    place = province.place
    problem = problem_of(
        names=place.names, years=[str(year) for year in range(YEARS)], counts=province.counts, exposure=province.exposure,
        factors=dict(zip(FACTORS, province.factors.T, strict=True)), neighbours=place.pairs,
        detection=Detection(province.effort),
    )  # fmt: skip
    design = _told(problem, province, scenario, effects_too)
    unit, n = place.structure.precision(FIELD_SHARE), len(place.names)
    start = np.concatenate([design.mean, np.zeros(n)]), np.zeros(n)
    point = mode(design, unit / FIELD_SD**2, place.structure.log_determinant(FIELD_SHARE), start)
    log_rate = province.factors @ point.rest[design.effects] + point.rest[design.fixed :]
    return Estimate(None, np.exp(log_rate)) if point.arrived else None


def _told(problem: Problem, province: Province, scenario: Scenario, effects_too: bool) -> Design:
    """The model's own design with what is told in the place of what is believed."""
    effort, cell_variance, area_variance = _expected(province, scenario)
    design = design_of(problem, Priors())
    mean, precision = design.mean.copy(), design.precision.copy()
    slope = slice(design.risk.shape[1], design.fixed)
    mean[slope] = np.log(SEEN / (1 - SEEN)), EFFORT_SLOPE
    precision[slope, slope] = TOLD * np.eye(2)
    if effects_too:
        mean[design.effects] = EFFECTS
        precision[design.effects, design.effects] = TOLD * np.eye(len(EFFECTS))
    logit = mean[slope][0] + EFFORT_SLOPE * effort.ravel()
    missed = 1 / (1 + np.exp(logit))
    return replace(
        design, seeing=np.column_stack([np.ones(effort.size), effort.ravel()]), mean=mean, precision=precision,
        dispersion=np.expm1(EFFORT_SLOPE**2 * cell_variance * missed**2),
        unexplained=float(np.sqrt(UNEXPLAINED**2 + EFFORT_SLOPE**2 * area_variance)),
    )  # fmt: skip


def _expected(province: Province, scenario: Scenario) -> tuple[Matrix, float, float]:
    """True effort's mean given the proxy and the tangled factor; what is left of its variance, by cell and by area."""
    between = np.sqrt(1 - EFFORT_WITHIN**2)
    prior = between * EFFORT_TANGLE * province.factors[:, [TANGLED]]
    own, moves = (1 - EFFORT_WITHIN**2) * (1 - EFFORT_TANGLE**2), EFFORT_WITHIN**2
    spread = own * np.ones((YEARS, YEARS)) + moves * np.eye(YEARS)
    kept = spread @ np.linalg.inv(spread + scenario.proxy_noise**2 * np.eye(YEARS))
    left = spread - kept @ spread
    shared = float(left[0, 1])
    return prior + (province.proxy - prior) @ kept.T, float(left[0, 0]) - shared, shared
