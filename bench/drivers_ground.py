"""The ground of the drivers' benchmark: simulated provinces on the real maps of Kalimantan Barat, and every rival's fit."""

import csv
import gzip
import sys
from contextlib import redirect_stdout
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from typing import Any

import numpy as np
import statsmodels.api as sm
from numpy.typing import NDArray
from scipy.stats import spearmanr
from spreg import GM_Lag

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "src")]

from naung.methods.spatial.adjacency import Structure, structure_of
from naung.methods.spatial.model import Detection, drivers
from naung.methods.spatial.told import Fit, Priors

Matrix = NDArray[np.float64]
Z90 = 1.6448536269514722

YEARS, RECORDED = 4, 1200.0
EFFECTS = np.array([0.5, 0.4, -0.4, 0.0, 0.0])
FACTORS = tuple(f"factor_{k + 1}" for k in range(len(EFFECTS)))
TANGLED = 0  # effort goes with this factor
FIELD_SD, FIELD_SHARE = 0.4, 0.6
SEEN, EFFORT_SLOPE, UNEXPLAINED = 0.2, 1.0, 0.3
EFFORT_WITHIN, EFFORT_TANGLE = 0.6, 0.6  # sd of effort over the years; correlation of its area part with the factor
YEAR_SD = 0.15
TABLES = ROOT / "src/naung/insight/drivers/tables"


@dataclass(frozen=True)
class Scenario:
    """What differs between scenarios: noise of the proxy in sds of true effort."""

    name: str
    proxy_noise: float

    @property
    def reliability(self) -> float:
        """True over observed variance of the proxy."""
        return 1 / (1 + self.proxy_noise**2)


GOOD, NOISY = Scenario("good_proxy", 0.3), Scenario("noisy_proxy", 1.0)


@dataclass(frozen=True)
class Map:
    """The areas of one level, their neighbours, the structure of the field, and residents relative to their mean."""

    names: tuple[str, ...]
    pairs: list[tuple[str, str]]
    structure: Structure
    residents: Matrix


def real_map(level: str) -> Map:
    """The shipped neighbours of a level of Kalimantan Barat: 14 kab/kota or 174 kecamatan."""
    path = ROOT / "src/naung/foundation/places/tables/neighbours.csv.gz"
    with gzip.open(path, "rt", encoding="utf-8") as file:
        pairs = [(row["kode"], row["tetangga"]) for row in csv.DictReader(file) if row["level"] == level]
    names = tuple(sorted({name for pair in pairs for name in pair}))
    return Map(names, pairs, structure_of(names, pairs), _residents(names))


def _residents(names: tuple[str, ...]) -> Matrix:
    """Shipped residents of the 14 kab/kota; a kecamatan's are its kab/kota's divided by villages, since none are published."""
    people, villages = _column("kalbar.csv", "penduduk_2025"), _column("kecamatan.csv", "desa")
    if set(names) == set(people):
        found = np.array([people[name] for name in names])
    else:
        whole = {code: sum(desa for name, desa in villages.items() if name.startswith(code)) for code in people}
        found = np.array([people[name[:5]] * villages[name] / whole[name[:5]] for name in names])
    return np.asarray(found / found.mean())


def _column(table: str, column: str) -> dict[str, float]:
    with (TABLES / table).open(encoding="utf-8") as file:
        return {row["kode"]: float(row[column]) for row in csv.DictReader(file)}


@dataclass(frozen=True)
class Province:
    """One simulated province: what is seen, and the true relative incidence."""

    place: Map
    counts: Matrix
    exposure: Matrix
    factors: Matrix
    proxy: Matrix
    log_incidence: Matrix
    effort: Matrix  # the true one, that no method sees


def simulated(place: Map, scenario: Scenario, rng: np.random.Generator) -> Province:
    """Counts of YEARS years whose expected sum is RECORDED."""
    n = len(place.names)
    factors = _standard(rng.standard_normal((n, len(EFFECTS))))
    scale = FIELD_SHARE * place.structure.values + 1 - FIELD_SHARE
    field = FIELD_SD * place.structure.vectors @ (np.sqrt(scale) * rng.standard_normal(n))
    area = EFFORT_TANGLE * factors[:, TANGLED] + np.sqrt(1 - EFFORT_TANGLE**2) * rng.standard_normal(n)
    effort = np.sqrt(1 - EFFORT_WITHIN**2) * area[:, None] + EFFORT_WITHIN * rng.standard_normal((n, YEARS))
    logit = np.log(SEEN / (1 - SEEN)) + EFFORT_SLOPE * effort + UNEXPLAINED * rng.standard_normal((n, 1))
    log_incidence = factors @ EFFECTS + field
    exposure = place.residents
    season = YEAR_SD * rng.standard_normal(YEARS)
    mean = (exposure * np.exp(log_incidence))[:, None] * np.exp(season) / (1 + np.exp(-logit))
    counts = rng.poisson(mean * RECORDED / mean.sum())
    proxy = effort + scenario.proxy_noise * rng.standard_normal(effort.shape)
    return Province(place, counts.astype(float), exposure, factors, proxy, log_incidence, effort)


def _standard(columns: Matrix) -> Matrix:
    return np.asarray((columns - columns.mean(axis=0)) / columns.std(axis=0))


@dataclass(frozen=True)
class Estimate:
    """A rival's answer: ends of the 90 % intervals (K by 2; None where it was told), and each area's relative incidence."""

    ends: Matrix | None
    incidence: Matrix


def spatial_fit(
    province: Province, detection: Detection | None, priors: Priors | None = None, **more: Matrix
) -> Estimate | None:
    """Ours; with `detection` None BYM2 alone. `more`: covariates beside the factors. None where it did not converge."""
    factors: dict[str, Any] = dict(zip(FACTORS, province.factors.T, strict=True)) | more
    place = province.place
    fit = drivers(
        names=place.names, years=[str(year) for year in range(YEARS)], counts=province.counts,
        exposure=province.exposure, factors=factors, neighbours=place.pairs, detection=detection, priors=priors,
    )  # fmt: skip
    if not isinstance(fit, Fit):
        return None
    ends = np.array([[each.log_ratio.low, each.log_ratio.high] for each in fit.effects[: len(FACTORS)]])
    incidence = np.array([area.modelled.middle for area in fit.areas])
    for effect in fit.effects[len(FACTORS) :]:  # a covariate for detection is no part of the incidence
        column = more[effect.name]
        incidence = incidence / np.exp(effect.log_ratio.middle * (column.mean(axis=1) - column.mean()) / column.std())
    return Estimate(ends, incidence)


def plain_poisson(province: Province) -> Estimate:
    """Poisson regression of the totals with an offset (statsmodels)."""
    design = sm.add_constant(province.factors)
    found = sm.GLM(
        province.counts.sum(axis=1), design, family=sm.families.Poisson(), offset=np.log(province.exposure)
    ).fit()
    low, high = found.params[1:] - Z90 * found.bse[1:], found.params[1:] + Z90 * found.bse[1:]
    return Estimate(np.column_stack([low, high]), np.exp(design @ found.params))


def spatial_lag(province: Province) -> Estimate | None:
    """A spatial lag model of log rates, by two-stage least squares with White's errors (spreg, GM_Lag); None where it fails."""
    rates = np.log((province.counts.sum(axis=1) + 0.5) / province.exposure)
    try:
        with redirect_stdout(StringIO()):  # it prints its name
            found = GM_Lag(rates[:, None], province.factors, w=_weights(province.place), robust="white")
    except Exception as wrong:  # it knows no other kind
        if "will not converge" not in str(wrong):
            raise
        return None
    slope, error = found.betas.ravel()[1 : 1 + len(FACTORS)], np.sqrt(np.diag(found.vm))[1 : 1 + len(FACTORS)]
    return Estimate(np.column_stack([slope - Z90 * error, slope + Z90 * error]), np.exp(found.predy.ravel()))


def _weights(place: Map) -> Any:
    from libpysal.weights import W

    around: dict[str, list[str]] = {name: [] for name in place.names}
    for one, other in place.pairs:
        around[one].append(other)
        around[other].append(one)
    weights = W(around, id_order=list(place.names), silence_warnings=True)
    weights.transform = "r"
    return weights


def judged(estimate: Estimate, province: Province) -> dict[str, Any]:
    """What one answer got right: coverage, false finds, wrong signs, power, rank; the rank alone of one who was told."""
    rank = spearmanr(estimate.incidence, province.log_incidence).statistic
    if estimate.ends is None:
        return {"rank": rank}
    low, high = estimate.ends.T
    held = (low <= EFFECTS) & (high >= EFFECTS)
    found = (low > 0) | (high < 0)
    real = EFFECTS != 0
    wrong = found & real & (np.sign(low + high) != np.sign(EFFECTS))
    middle = (low + high) / 2
    return {
        "coverage": held.mean(),
        "coverage_tangled": float(held[TANGLED]),
        "bias_tangled": middle[TANGLED] - EFFECTS[TANGLED],
        "width_tangled": high[TANGLED] - low[TANGLED],
        "false": found[~real].mean(),
        "sign_errors": float(wrong.sum()) / len(EFFECTS),
        "power": (found & real).sum() / real.sum(),
        "power_tangled": float(found[TANGLED]),
        "rank": rank,
    }
