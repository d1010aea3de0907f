"""Trials: does the lot keep its size with few clusters, and does the power that was promised come true?

    python bench/trials.py [--small]

Stepped wedges of 8, 14 and 26 clusters (4, 5 and 5 steps). Truth: eight counts a cluster and period in the mean, clusters of
unequal size (log sd .5), cells that scatter beyond chance (log sd .2), a common random trend. Size: no effect. Power: counts
times .7 and .5 where exposed. Promised: for each province from its own counts of twelve earlier periods, before its trial;
compared in the mean over provinces, and the spread of the promise is given, since one province sees only its own.

Beside it on the same data (size only: power beside an inflated size says nothing; fewer replicates, they are slow): an
uncontrolled before-and-after (Poisson, exposed against not); a linear mixed model of log counts with cluster intercepts and
period effects (Hussey and Hughes 2007), z test; a Poisson mixed model with cluster intercepts (variational, posterior mean
over its sd); GEE, Poisson, exchangeable, robust z. All: statsmodels.
`covered`: our 95 % interval holds the true ratio.
"""

import argparse
import json
import sys
import time
import warnings
from pathlib import Path
from typing import Any

import numpy as np
import statsmodels.api as sm
from numpy.typing import NDArray
from scipy.stats import norm
from statsmodels.genmod.bayes_mixed_glm import PoissonBayesMixedGLM

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "src")]

from naung.methods.experiments import Effect, effect_of, power_of, stepped_wedge
from naung.methods.experiments.designs import Design

SEED, LEVEL = 62_2026, 0.05
WEDGES = {8: 4, 14: 5, 26: 5}  # clusters: steps
BASE, CLUSTER_SD, CELL_SD, TREND_SD, BEFORE = 8.0, 0.5, 0.2, 0.1, 12
RATIOS = (1.0, 0.7, 0.5)
REPLICATES, PEER_REPLICATES, PEER_SMALL = 2000, 200, 8
REPLICATES_SMALL, PROMISED, DRAWS = 200, 300, 199
APART = 0.03
Array = NDArray[np.float64]


def province(rng: np.random.Generator, design: Design, ratio: float) -> tuple[Array, Array]:
    """Counts of earlier periods, and of the trial."""
    clusters, periods = design.exposed.shape
    sizes = BASE * np.exp(CLUSTER_SD * rng.normal(size=(clusters, 1)))
    trend = np.exp(np.cumsum(TREND_SD * rng.normal(size=BEFORE + periods)))
    mean = sizes * trend * np.exp(CELL_SD * rng.normal(size=(clusters, BEFORE + periods)))
    mean[:, BEFORE:] *= np.where(design.exposed, ratio, 1.0)
    counts = rng.poisson(mean).astype(float)
    return counts[:, :BEFORE], counts[:, BEFORE:]


def before_and_after(counts: Array, design: Design) -> bool:
    """Counts a cell, exposed against not, by a Poisson test: no clusters, no periods."""
    on = design.exposed
    error = np.sqrt(1 / max(counts[on].sum(), 1) + 1 / max(counts[~on].sum(), 1))
    return bool(abs(np.log(counts[on].mean() / counts[~on].mean()) / error) > norm.ppf(1 - LEVEL / 2))


def regressors(design: Design) -> tuple[Array, NDArray[np.int64]]:
    """One row a cell: exposed, then one column a period; and the cell's cluster."""
    clusters, periods = design.exposed.shape
    period = np.tile(np.eye(periods), (clusters, 1))
    return np.column_stack([design.exposed.ravel().astype(float), period]), np.repeat(np.arange(clusters), periods)


def peers(counts: Array, design: Design) -> dict[str, bool]:
    """What each other analysis says of the same trial; a fit that fails rejects nothing."""
    rows, cluster = regressors(design)
    y = counts.ravel()
    bound = norm.ppf(1 - LEVEL / 2)
    said = {"before_and_after": before_and_after(counts, design)}
    for name, z in {
        "mixed_model": lambda: sm.MixedLM(np.log(y + 0.5), rows, cluster).fit().tvalues[0],
        "gee": lambda: (
            sm.GEE(y, rows, cluster, family=sm.families.Poisson(), cov_struct=sm.cov_struct.Exchangeable())
            .fit()
            .tvalues[0]
        ),
        "hussey_hughes_poisson": lambda: _variational(y, rows, cluster),
    }.items():
        try:
            said[name] = bool(abs(z()) > bound)
        except (np.linalg.LinAlgError, ValueError):
            said[name] = False
    return said


def _variational(y: Array, rows: Array, cluster: NDArray[np.int64]) -> float:
    intercepts = np.eye(cluster.max() + 1)[cluster]
    fit = PoissonBayesMixedGLM(y, rows, intercepts, np.zeros(intercepts.shape[1], dtype=int), fe_p=2.0).fit_vb()
    return float(fit.fe_mean[0] / fit.fe_sd[0])


def cell(clusters: int, ratio: float, replicates: int, peer_replicates: int) -> dict[str, Any]:
    """Rates over the replicates at one size and one effect."""
    rng = np.random.default_rng([SEED, clusters, round(ratio * 100)])
    ours, covered, promised = 0, 0, []
    others: dict[str, int] = {}
    for number in range(replicates):
        design = stepped_wedge(clusters, WEDGES[clusters], seed=number)
        history, counts = province(rng, design, ratio)
        found = effect_of(counts, design, seed=number, draws=DRAWS)
        if not isinstance(found, Effect):
            continue
        ours += found.certain
        covered += (found.low is None or found.low <= ratio) and (found.high is None or found.high >= ratio)
        promised.append(power_of(history, design, ratio, seed=number, simulations=PROMISED, orders=DRAWS + 1))
        if ratio == 1.0 and number < peer_replicates:
            for name, rejects in peers(counts, design).items():
                others[name] = others.get(name, 0) + rejects
    return {
        "rejected": ours / replicates,
        "covered": covered / replicates,
        "promised": round(float(np.mean(promised)), 4),
        "promise_sd_over_provinces": round(float(np.std(promised)), 4),
        "peers": {name: round(count / peer_replicates, 4) for name, count in others.items()},
    }


def promise(name: str, value: float, low: float, high: float) -> dict[str, Any]:
    """One promise as the others write it."""
    bound = [round(low, 4), round(high, 4)]
    return {"name": name, "value": round(value, 4), "bound": bound, "unit": "share", "holds": low <= value <= high}


def main() -> None:
    """Every size and effect, then the promises."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--small", action="store_true")
    small = parser.parse_args().small
    warnings.simplefilter("ignore")  # the peers warn of fits at the edge; what they say is counted all the same
    replicates, peer_replicates = (REPLICATES_SMALL, PEER_SMALL) if small else (REPLICATES, PEER_REPLICATES)
    began = time.monotonic()
    cells: dict[str, Any] = {}
    for clusters in WEDGES:
        for ratio in RATIOS:
            name = f"{clusters}_clusters_ratio_{ratio}"
            cells[name] = cell(clusters, ratio, replicates, peer_replicates)
            print(name, cells[name], file=sys.stderr, flush=True)
    chance = 2.0 * (LEVEL * (1 - LEVEL) / replicates) ** 0.5  # two Monte Carlo errors
    promises = []
    for clusters in WEDGES:
        of = f"{clusters}_clusters"
        promises.append(promise(f"size_{of}", cells[f"{of}_ratio_1.0"]["rejected"], LEVEL - chance, LEVEL + chance))
        for ratio in RATIOS[1:]:
            seen = cells[f"{of}_ratio_{ratio}"]
            wide = 2.0 * (seen["rejected"] * (1 - seen["rejected"]) / replicates) ** 0.5 if small else 0.0
            apart = seen["promised"] - seen["rejected"]
            promises.append(promise(f"promised_less_seen_{of}_ratio_{ratio}", apart, -APART - wide, APART + wide))
    result = {
        "promises": promises, "cells": cells, "replicates": replicates, "peer_replicates": peer_replicates,
        "base": BASE, "cluster_sd": CLUSTER_SD, "cell_sd": CELL_SD, "earlier_periods": BEFORE, "seed": SEED,
        "seconds": round(time.monotonic() - began, 1),
    }  # fmt: skip
    print(json.dumps(result))


if __name__ == "__main__":
    main()
