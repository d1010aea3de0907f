"""What true effort probably was, given a proxy of known reliability: regression calibration, the rest kept as uncertainty.

Carroll, Ruppert, Stefanski and Crainiceanu, "Measurement Error in Nonlinear Models" (2006), chapter 4. The part between areas
and the part within an area over the years are shrunk apart, each towards what the factors say of it, because the noise of a
mean of T years is smaller. How much is real is itself uncertain with few areas: it is averaged over. So is the regression
on the factors: its error is what could be mistaken for the effect of a factor tangled with effort.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Matrix = NDArray[np.float64]
# Sd of the real part that the factors don't explain, in sds of true effort, so at most one; flat prior.
REAL_SD = np.linspace(0.005, 1.0, 60)


@dataclass(frozen=True)
class Calibrated:
    """Expected true effort (n by T) and what remains unknown: per area, per cell, and along the factors (K by K)."""

    effort: Matrix
    area_variance: float
    cell_variance: float
    along_factors: Matrix


def calibrated(proxy: Matrix, reliability: float, factors: Matrix) -> Calibrated:
    """True effort behind `proxy` (n by T, in units of the sd of true effort), given factors (n by T by K).

    reliability: true over observed variance; 1 gives the proxy itself, with nothing unknown.
    """
    areas, years, k = factors.shape
    noise = 1 / reliability - 1  # the true variance is one
    if noise <= 0:
        return Calibrated(proxy, 0.0, 0.0, np.zeros((k, k)))
    mean, middle = proxy.mean(axis=1), factors.mean(axis=1)
    design = np.column_stack([np.ones(areas), middle])
    between, area_variance, spread = _shrunk(mean, design, noise / years, areas - k - 1)
    inside = proxy - mean[:, None]
    inside = inside - inside.mean(axis=0)
    moving = (factors - middle[:, None]).reshape(areas * years, k)
    within, cell_variance, _ = _shrunk(inside.ravel(), moving, noise, (areas - 1) * (years - 1) - k)
    season = (proxy - mean[:, None]).mean(axis=0)
    # The noise of cells alone makes a mean of T cells uncertain by its T-th part: that much is not the area's own.
    area_variance = max(area_variance - cell_variance / years, 0.0)
    return Calibrated(
        between[:, None] + season + within.reshape(areas, years), area_variance, cell_variance, spread[1:, 1:]
    )


def _shrunk(seen: Matrix, design: Matrix, noise: float, freedom: int) -> tuple[Matrix, float, Matrix]:
    """Posterior mean of the real values behind `seen`, its variance per value, and the covariance along the design."""
    if freedom < 1:
        return design @ np.linalg.lstsq(design, seen, rcond=None)[0], noise, np.zeros((design.shape[1],) * 2)
    slope = np.linalg.lstsq(design, seen, rcond=None)[0]
    fitted = design @ slope
    rest = seen - fitted
    total = REAL_SD**2 + noise
    log_weight = -0.5 * (freedom * np.log(total) + (rest**2).sum() / total)
    weight = np.exp(log_weight - log_weight.max())
    weight /= weight.sum()
    kept = REAL_SD**2 / total
    real = float(weight @ kept)
    wobble = float(weight @ (kept - real) ** 2) * float((rest**2).mean())
    along = np.asarray(float(weight @ ((1 - kept) ** 2 * total)) * np.linalg.pinv(design.T @ design), dtype=np.float64)
    return fitted + real * rest, real * noise + wobble, along
