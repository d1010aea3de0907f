"""Does the model of driving factors find the truth when places are not looked at alike? Simulated provinces, six rivals.

`python bench/drivers.py [--small]`: prints one JSON object last. Provinces on the real neighbours and residents of 14 kab/kota
and 174 kecamatan, 4 years, 1,200 recorded cases, five factors (two of them without effect), a BYM2 field, detection that depends
on effort, and effort that goes with the first factor ("tangled"). The effort series is seen with noise: .3 sd, or as noisy as
itself. On the very same data: Poisson regression (statsmodels), a spatial lag model of log rates (spreg), BYM2 without
detection, BYM2 with the proxy as a covariate, ours with the reliability of the proxy known, and ours where it is taken as
exact although it is noisy. Seconds are of one core.

Coverage is of 90 % intervals; `false` is how often a factor without effect is found; `rank` is Spearman's with the true
incidence. Beside each mean stands its Monte Carlo standard error, of the replicates on which it rests. At 174 areas ours rests
on more of them than the rivals. The prior mean of detection halved and doubled is measured without a bound.

What bounds the ranks: "ours_told_the_true_effort" needs no proxy; "told_all_but_the_effects" sees the counts and the proxy and
knows everything else that made the province; "told_all" knows the effects as well (drivers_ceiling.py).

Read with it: the slope of effort is simulated at its prior mean, and the true effects are smaller than the prior's sd, so that
with weak data (14 areas, a noisy proxy) the shrinkage towards zero makes intervals a little wide and false finds rarer than .10.
"""

import argparse
import json
import sys
import time
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "src")]

from bench.drivers_ceiling import told
from bench.drivers_ground import (
    GOOD,
    NOISY,
    SEEN,
    Detection,
    Estimate,
    Priors,
    Province,
    Scenario,
    judged,
    plain_poisson,
    real_map,
    simulated,
    spatial_fit,
    spatial_lag,
)

SEED = 62_2026
LEVELS = {"kabkota": 14, "kecamatan": 174}
REPLICATES = {"kabkota": (200, 12), "kecamatan": (100, 1)}  # in full, small
OURS = {"kabkota": (200, 12), "kecamatan": (200, 1)}  # of what is promised
FEWEST = 10  # replicates below which a share says nothing
COVERAGE, FALSE, SIGN_ERRORS, RANK = (0.86, 0.94), (0.07, 0.13), 0.005, 0.92
NAMES = {"false": "false_factors"}
SECONDS = {"kabkota": 0.1, "kecamatan": 2.0}

Fitter = Callable[[Province], Estimate | None]


def rivals(scenario: Scenario) -> dict[str, Fitter]:
    """Every rival of a scenario; other priors only where the proxy is good."""
    known = scenario.reliability
    found: dict[str, Fitter] = {
        "poisson_statsmodels": plain_poisson,
        "spatial_lag_spreg": spatial_lag,
        "bym2_without_detection": lambda p: spatial_fit(p, None),
        "bym2_proxy_as_covariate": lambda p: spatial_fit(p, None, effort_proxy=p.proxy),
    }
    if scenario is NOISY:
        found["ours_proxy_taken_as_exact"] = lambda p: spatial_fit(p, Detection(p.proxy))
    if scenario is GOOD:
        found["ours_told_the_true_effort"] = lambda p: spatial_fit(p, Detection(p.effort))
        found["told_all_but_the_effects"] = lambda p: told(p, scenario, effects_too=False)
        found["told_all"] = lambda p: told(p, scenario, effects_too=True)
        half, double = Priors(seen_share=SEEN / 2), Priors(seen_share=SEEN * 2)
        found["ours_prior_halved"] = lambda p: spatial_fit(p, Detection(p.proxy, known), half)
        found["ours_prior_doubled"] = lambda p: spatial_fit(p, Detection(p.proxy, known), double)
    return found


def cell(level: str, scenario: Scenario, small: bool) -> dict[str, dict[str, Any]]:
    """Every rival's means over the replicates of one cell, with seconds per fit and how often it did not converge."""
    place = real_map(level)
    fewer, more = REPLICATES[level][int(small)], OURS[level][int(small)]
    runs = [(name, fit, fewer) for name, fit in rivals(scenario).items()]
    runs.append(("ours", lambda p: spatial_fit(p, Detection(p.proxy, scenario.reliability)), more))
    scores: dict[str, list[dict[str, float]]] = defaultdict(list)
    seconds: dict[str, float] = defaultdict(float)
    for number in range(more):
        rng = np.random.default_rng([SEED, len(place.names), round(scenario.proxy_noise * 10), number])
        province = simulated(place, scenario, rng)
        for name, fit, replicates in runs:
            if number >= replicates:
                continue
            began = time.process_time()
            answer = fit(province)
            seconds[name] += time.process_time() - began
            if answer is not None:
                scores[name].append(judged(answer, province))
        if number % 10 == 9:
            print(level, scenario.name, number + 1, file=sys.stderr, flush=True)
    return {
        name: summed(scores[name], replicates)
        | {"replicates": replicates, "seconds": round(seconds[name] / replicates, 3)}
        for name, _, replicates in runs
    }


def summed(rows: list[dict[str, float]], replicates: int) -> dict[str, Any]:
    """Means and their Monte Carlo standard errors over the answers, and the share of replicates without one."""
    found: dict[str, Any] = {"not_converged": round(1 - len(rows) / replicates, 4)}
    if len(rows) > 1:
        found["standard_errors"] = {
            key: round(float(np.std([row[key] for row in rows], ddof=1)) / len(rows) ** 0.5, 4) for key in rows[0]
        }
    return {key: round(float(np.mean([row[key] for row in rows])), 4) for key in rows[0]} | found if rows else found


def within(name: str, value: float, low: float, high: float, unit: str = "share") -> dict[str, Any]:
    """One promise as the others write it."""
    return {"name": name, "value": value, "bound": [low, high], "unit": unit, "holds": low <= value <= high}


def promises_of(which: str, level: str, scenario: Scenario, ours: dict[str, Any], wide: float) -> list[dict[str, Any]]:
    """What must hold of one cell. `wide` is what chance adds with few replicates; none in full."""
    bounds = {
        "coverage": (COVERAGE[0] - wide, COVERAGE[1] + wide),
        "coverage_tangled": (COVERAGE[0] - 2 * wide, COVERAGE[1] + 2 * wide),
        "false": (max(FALSE[0] - 2 * wide, 0.0), FALSE[1] + 2 * wide),
        "sign_errors": (0.0, SIGN_ERRORS + wide / 4),
    }
    if scenario is GOOD:
        bounds["rank"] = (RANK - wide, 1.0)
    found = [
        within(f"{NAMES.get(key, key)}_{which}", ours[key], *ends, "Spearman" if key == "rank" else "share")
        | {"standard_error": ours["standard_errors"][key]}
        for key, ends in bounds.items()
    ]
    return [
        *found,
        within(f"not_converged_{which}", ours["not_converged"], 0.0, 0.02 + wide),
        within(f"seconds_{which}", ours["seconds"], 0.0, SECONDS[level], "seconds"),
    ]


def main() -> None:
    """Every cell, then the promises."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--small", action="store_true")
    small = parser.parse_args().small
    began = time.monotonic()
    cells: dict[str, Any] = {}
    promises = []
    for level, areas in LEVELS.items():
        replicates = OURS[level][int(small)]
        wide = 2 * (0.1 * 0.9 / (3 * replicates)) ** 0.5 if small else 0.0
        for scenario in (GOOD, NOISY):
            which = f"{areas}_areas_{scenario.name}"
            cells[which] = cell(level, scenario, small)
            print(which, json.dumps(cells[which]), file=sys.stderr, flush=True)
            if replicates >= FEWEST:
                promises += promises_of(which, level, scenario, cells[which]["ours"], wide)
    result: dict[str, Any] = {"promises": promises, "cells": cells, "seed": SEED}
    result["seconds"] = round(time.monotonic() - began, 1)
    print(json.dumps(result))


if __name__ == "__main__":
    main()
