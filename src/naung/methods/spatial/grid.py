"""The posterior over a grid of (sd of the field, its spatial share): where the weight lies, found by Laplace at every point."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from naung.methods.spatial.adjacency import Structure
from naung.methods.spatial.laplace import Design, Point, mode
from naung.methods.spatial.told import Priors

Matrix = NDArray[np.float64]

SDS = np.geomspace(0.05, 1.6, 8)  # of the field; equal steps of the logarithm
SHARES = np.array([0.1, 0.37, 0.63, 0.9])  # of its variance that is spatial; flat prior
FIRST = 4  # the sd at which the search begins
LIGHT = 2e-3  # a point of less weight does not count
FALLEN = 8.0  # log weight below the best of its share at which no further sd is tried


@dataclass(frozen=True)
class Grid:
    """The points that count, their weights (sum 1), the field's precision at each in the basis of the structure (points by
    n), how many modes were not reached, and the weight at the largest sd (the smallest is the border of what is possible).
    """

    points: tuple[Point, ...]
    weights: Matrix
    precisions: Matrix
    missed_modes: int
    edge_weight: float


def explored(design: Design, structure: Structure, priors: Priors) -> Grid:
    """Every mode that may count, each found from its neighbour's, weighed by evidence and prior."""
    rate = -np.log(priors.field_chance) / priors.field_above
    start = np.concatenate([design.mean, np.zeros(design.areas)]), np.zeros(design.areas)
    points: dict[tuple[int, int], Point] = {}
    heights: dict[tuple[int, int], float] = {}
    for j, share in enumerate(SHARES):
        unit, base = structure.precision(share), structure.log_determinant(share)
        best = -np.inf
        for away in (range(FIRST, len(SDS)), range(FIRST - 1, -1, -1)):
            for i in away:
                near = points.get((i - 1, j)) or points.get((i + 1, j)) or points.get((i, j - 1))
                begun = (near.rest, near.detection) if near else start
                found = mode(design, unit / SDS[i] ** 2, base - 2 * design.areas * np.log(SDS[i]), begun)
                points[i, j] = found
                heights[i, j] = found.log_evidence + np.log(SDS[i]) - rate * SDS[i]
                best = max(best, heights[i, j])
                if heights[i, j] < best - FALLEN:
                    break
    keys = list(points)
    log_weight = np.array([heights[key] for key in keys])
    weight = np.exp(log_weight - log_weight.max())
    weight /= weight.sum()
    counted = [n for n in range(len(keys)) if weight[n] > LIGHT]
    return Grid(
        tuple(points[keys[n]] for n in counted),
        weight[counted] / weight[counted].sum(),
        np.array(
            [
                1 / (SDS[i] ** 2 * (SHARES[j] * structure.values + 1 - SHARES[j]))
                for i, j in map(keys.__getitem__, counted)
            ]
        ),
        sum(not points[keys[n]].arrived for n in counted),
        float(sum(weight[n] for n in counted if keys[n][0] == len(SDS) - 1)),
    )
