"""Driving factors: what a fit finds, what does not change it, and that a fit which did not converge shows nothing."""

from dataclasses import replace

import numpy as np
import pytest

from naung.methods.spatial import model, walk
from naung.methods.spatial.adjacency import structure_of
from naung.methods.spatial.calibration import calibrated
from naung.methods.spatial.grid import explored
from naung.methods.spatial.model import Detection, drivers, fitted
from naung.methods.spatial.problem import problem_of
from naung.methods.spatial.sensitivity import if_detection_is_wrong
from naung.methods.spatial.told import Fit, If, NotConverged, Priors

SIDE, YEARS = 5, ("2023", "2024", "2025")
NAMES = tuple(f"a{i:02}" for i in range(SIDE * SIDE))
PAIRS = [(NAMES[i], NAMES[i + 1]) for i in range(SIDE * SIDE) if i % SIDE < SIDE - 1]
PAIRS += [(NAMES[i], NAMES[i + SIDE]) for i in range(SIDE * (SIDE - 1))]


def province(seed: int = 4, *, cases: float = 1500, noise: float = 0.0) -> dict:
    """25 areas on a grid: one factor of effect .5 that goes with effort, one without effect."""
    rng = np.random.default_rng(seed)
    n, t = len(NAMES), len(YEARS)
    factors = rng.standard_normal((n, 2))
    factors = (factors - factors.mean(axis=0)) / factors.std(axis=0)
    effort = (0.6 * factors[:, 0] + 0.5 * rng.standard_normal(n))[:, None] + 0.6 * rng.standard_normal((n, t))
    exposure = np.exp(0.5 * rng.standard_normal(n))
    log_rate = 0.5 * factors[:, 0] + 0.3 * rng.standard_normal(n)
    mean = (exposure * np.exp(log_rate))[:, None] / (1 + np.exp(1.4 - effort + 0.2 * rng.standard_normal((n, 1))))
    return {
        "names": NAMES,
        "years": YEARS,
        "counts": rng.poisson(mean * cases / mean.sum()),
        "exposure": exposure,
        "factors": {"tangled": factors[:, 0], "idle": factors[:, 1]},
        "neighbours": PAIRS,
        "detection": Detection(effort + noise * rng.standard_normal(effort.shape), 1 / (1 + noise**2 / effort.var())),
    }


def fit_of(given: dict) -> Fit:
    found = drivers(**given)
    assert isinstance(found, Fit)
    return found


def test_the_factor_tangled_with_effort_is_found_at_its_size_and_the_idle_one_is_not() -> None:
    tangled, idle = fit_of(province()).effects
    assert tangled.log_ratio.low < 0.5 < tangled.log_ratio.high
    assert tangled.certain
    assert not idle.certain
    assert tangled.posterior_sd < 0.4 * tangled.prior_sd


def test_without_detection_the_same_factor_is_overstated() -> None:
    given = province()
    assert (
        fit_of(given | {"detection": None}).effects[0].log_ratio.middle
        > fit_of(given).effects[0].log_ratio.middle + 0.15
    )


def test_a_noisy_proxy_of_known_reliability_widens_the_interval_and_takes_the_overstatement_back() -> None:
    given = province(noise=1.0)
    noisy = given["detection"]
    known, exact = (fit_of(given | {"detection": d}).effects[0] for d in (noisy, Detection(noisy.effort)))
    assert known.posterior_sd > exact.posterior_sd
    assert known.log_ratio.middle < exact.log_ratio.middle


def test_without_any_effort_series_nothing_may_be_confirmed() -> None:
    fit = fit_of(province() | {"detection": Detection()})
    assert fit.effects[0].log_ratio.low > 0
    assert not any(effect.certain for effect in fit.effects)
    assert fit.effort_slope is None
    assert not fit.may_confirm


def test_the_order_of_areas_does_not_matter() -> None:
    given, turned = province(), np.random.default_rng(1).permutation(len(NAMES))
    other = given | {
        "names": [NAMES[i] for i in turned],
        "counts": given["counts"][turned],
        "exposure": given["exposure"][turned],
        "factors": {name: values[turned] for name, values in given["factors"].items()},
        "detection": replace(given["detection"], effort=given["detection"].effort[turned]),
    }
    one, two = fit_of(given).effects[0], fit_of(other).effects[0]
    assert one.log_ratio.middle == pytest.approx(two.log_ratio.middle, abs=0.2 * one.posterior_sd)  # draws differ
    assert one.posterior_sd == pytest.approx(two.posterior_sd, rel=0.05)


def test_the_units_of_factors_exposure_and_effort_do_not_matter() -> None:
    given = province()
    other = given | {
        "exposure": given["exposure"] * 1000,
        "factors": {name: 7 + 3 * values for name, values in given["factors"].items()},
        "detection": replace(given["detection"], effort=40 + 12 * given["detection"].effort),
    }
    one, two = fit_of(given).effects, fit_of(other).effects
    assert [e.log_ratio.middle for e in one] == pytest.approx([e.log_ratio.middle for e in two], abs=1e-3)


def test_the_level_comes_from_the_prior_and_moves_neither_effects_nor_ranks() -> None:
    given = province()
    half = given | {"priors": Priors(seen_share=0.1)}
    one, two = fit_of(given), fit_of(half)
    assert one.effects[0].log_ratio.middle == pytest.approx(two.effects[0].log_ratio.middle, abs=0.1)
    assert max(abs(a.rank.middle - b.rank.middle) for a, b in zip(one.areas, two.areas, strict=True)) <= 2.5


def test_the_more_uneven_detection_may_be_the_less_is_known_and_all_four_beliefs_are_tried() -> None:
    given = province(cases=250) | {"detection": Detection()}
    problem = problem_of(**given)
    believed = fitted(problem, Priors())
    assert isinstance(believed, Fit)
    others = if_detection_is_wrong(problem, Priors(), believed)
    assert set(others) == set(If)
    uneven, sure = (others[which].fit for which in (If.TWICE_AS_UNEVEN, If.ALL_SEEN_ALIKE))
    assert isinstance(uneven, Fit)
    assert isinstance(sure, Fit)
    widths = [fit.effects[0].posterior_sd for fit in (sure, believed, uneven)]
    assert widths == sorted(widths)


def test_modelled_rates_are_relative_to_the_mean_of_the_map() -> None:
    given = province()
    areas = fit_of(given).areas
    mean = sum(a.modelled.middle * e for a, e in zip(areas, given["exposure"], strict=True)) / given["exposure"].sum()
    assert mean == pytest.approx(1, abs=0.05)
    assert sorted(area.recorded_rank for area in areas)[0] == 1


def test_the_field_is_scaled_to_a_typical_variance_of_one() -> None:
    structure = structure_of(NAMES, PAIRS)
    marginal = (structure.vectors**2 * structure.values).sum(axis=1)
    assert np.exp(np.log(marginal).mean()) == pytest.approx(1)
    covariance = np.linalg.inv(structure.precision(0.6))
    assert np.exp(np.log(np.diag(covariance)).mean()) == pytest.approx(1, abs=0.02)


def test_calibration_recovers_what_is_real_of_a_noisy_proxy() -> None:
    rng = np.random.default_rng(5)
    factors = np.repeat(rng.standard_normal((400, 1, 1)), 4, axis=1)
    true = 0.5 * factors[:, :, 0] + 0.6 * rng.standard_normal((400, 1)) + 0.62 * rng.standard_normal((400, 4))
    seen = true + rng.standard_normal(true.shape)
    found = calibrated(seen, 0.5, factors)
    slope = np.polyfit(found.effort.ravel(), true.ravel(), 1)[0]
    assert slope == pytest.approx(1, abs=0.05)  # Berkson: the truth scatters around what was calibrated
    rest = true - found.effort
    assert rest.mean(axis=1).var() + rest.var(axis=1).mean() == pytest.approx(
        found.area_variance + found.cell_variance, rel=0.15
    )
    assert calibrated(seen, 1.0, factors).cell_variance == 0


def test_a_mode_that_was_not_reached_closes_the_gate(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("naung.methods.spatial.laplace.STEPS", 1)
    found = drivers(**province())
    assert isinstance(found, NotConverged)
    assert "mode_not_reached" in found.reasons
    assert not hasattr(found, "effects")


def test_weight_at_the_edge_of_the_grid_closes_the_gate(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("naung.methods.spatial.grid.SDS", np.geomspace(0.01, 0.1, 8))
    found = drivers(**province())
    assert isinstance(found, NotConverged)
    assert found.reasons == ("weight_at_the_edge",)


def test_a_wrong_approximation_closes_the_gate() -> None:
    """Draws from a normal that lies two sds beside the mode walk back, and the verdict says so."""
    problem = problem_of(**province())
    design = model.design_of(problem, Priors())
    grid = explored(design, problem.structure, Priors())
    right = walk.walked(design, problem.structure, grid, 1)
    shifted = replace(
        grid,
        points=tuple(
            replace(p, rest=p.rest + np.eye(len(p.rest))[design.effects.start] * 2 * p.sd(design.effects.start))
            for p in grid.points
        ),
    )
    wrong = walk.walked(design, problem.structure, shifted, 1, moves=40)
    assert right.diagnostics.reasons == ()
    assert "effects_drift" in wrong.diagnostics.reasons
