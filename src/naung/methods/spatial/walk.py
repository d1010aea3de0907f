"""Is Laplace's approximation the posterior? Draws from it walk by steps that keep the posterior itself, and must stay.

Preconditioned Crank-Nicolson steps around each normal of the grid (Cotter, Roberts, Stuart and White, Statistical Science 28
(2013)): each needs one density and is accepted by what the normal gets wrong there. If the approximation were exact every step
would be accepted and nothing would drift; drift of an effect's mean or spread, or steps that are refused, fail the fit.
Importance weights alone would not do: with 360 unknowns their tail is heavy long before any effect is wrong.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from naung.methods.spatial.adjacency import Structure
from naung.methods.spatial.grid import Grid
from naung.methods.spatial.laplace import Design, log_density
from naung.methods.spatial.told import Diagnostics

Matrix = NDArray[np.float64]

DRAWS, MOVES = 400, 12
FIRST_STEP, AIM = 0.5, 0.4  # of a move; the share of moves to be accepted


def worst(several: Sequence[Diagnostics]) -> Diagnostics:
    """Of several walks the worst of each measure."""
    return Diagnostics(
        sum(each.missed_modes for each in several),
        max(each.edge_weight for each in several),
        min(each.accepted for each in several),
        max(each.drift for each in several),
        (min(each.spread[0] for each in several), max(each.spread[1] for each in several)),
    )


@dataclass(frozen=True)
class Walked:
    """Equally weighted draws in columns, after the walk: rest m (laplace.py); how far the means of the first unknowns moved, by
    which Laplace's marginals are corrected; and what the verdict rests on.
    """

    rest: Matrix
    moved: Matrix
    diagnostics: Diagnostics


class _Draws:
    """Draws in the coordinates of their own normals, with the log of what the normal gets wrong."""

    def __init__(self, design: Design, structure: Structure, grid: Grid, rng: np.random.Generator) -> None:
        self.design, self.basis, self.grid, self.rng = design, structure.vectors, grid, rng
        self.place = _stratified(grid.weights, DRAWS, rng)
        self.one = rng.standard_normal((len(grid.points[0].rest), DRAWS))
        self.other = rng.standard_normal((design.areas, DRAWS))
        self.rest, self.detection, self.ratio = self.seen(self.one, self.other)

    def seen(self, one: Matrix, other: Matrix) -> tuple[Matrix, Matrix, Matrix]:
        """Rest, g and log ratio of posterior to normal at these coordinates."""
        rest, detection = np.empty_like(one), np.empty_like(other)
        height = np.empty(one.shape[1])
        for number, point in enumerate(self.grid.points):
            here = self.place == number
            if here.any():
                rest[:, here], detection[:, here] = point.away(one[:, here], other[:, here])
                height[here] = point.height
        turned = self.basis.T @ rest[self.design.fixed :]
        penalty = (turned**2 * self.grid.precisions[self.place].T).sum(axis=0)
        squares = (one**2).sum(axis=0) + (other**2).sum(axis=0)
        return rest, detection, log_density(self.design, penalty, rest, detection) - height + 0.5 * squares

    def move(self, step: float) -> float:
        """One step of every draw; the share that was accepted."""
        keep = np.sqrt(1 - step**2)
        one = keep * self.one + step * self.rng.standard_normal(self.one.shape)
        other = keep * self.other + step * self.rng.standard_normal(self.other.shape)
        rest, detection, ratio = self.seen(one, other)
        taken = np.log(self.rng.random(DRAWS)) < ratio - self.ratio
        self.one[:, taken], self.other[:, taken] = one[:, taken], other[:, taken]
        self.rest[:, taken], self.detection[:, taken] = rest[:, taken], detection[:, taken]
        self.ratio[taken] = ratio[taken]
        return float(taken.mean())


def walked(design: Design, structure: Structure, grid: Grid, seed: int, moves: int = MOVES) -> Walked:
    """Draws after so many moves, and how far they went; the same seed gives the same draws."""
    rng = np.random.default_rng(seed)
    draws = _Draws(design, structure, grid, rng)
    before = draws.rest[: design.fixed].copy()
    step, shares = FIRST_STEP, []
    for _ in range(moves):
        shares.append(draws.move(step))
        step = float(np.clip(step * np.exp(shares[-1] - AIM), 0.02, 0.99))
    after = draws.rest[: design.fixed]
    effects = design.effects
    moved = after.mean(axis=1) - before.mean(axis=1)
    drift = np.abs(moved) / before.std(axis=1)
    spread = after.std(axis=1) / before.std(axis=1)
    largest = float(drift[effects].max(initial=0.0))
    least, most = float(spread[effects].min(initial=1.0)), float(spread[effects].max(initial=1.0))
    accepted = float(np.mean(shares))
    return Walked(
        draws.rest, moved,
        Diagnostics(grid.missed_modes, grid.edge_weight, accepted, largest, (least, most)),
    )  # fmt: skip


def _stratified(weights: Matrix, count: int, rng: np.random.Generator) -> NDArray[np.int64]:
    at = (np.arange(count) + rng.random()) / count
    return np.minimum(np.searchsorted(np.cumsum(weights), at), len(weights) - 1)
