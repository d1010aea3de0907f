"""Who borders whom: pairs of names become the scaled structure matrix of a BYM2 field, in one piece or not at all.

Riebler, Sorbye, Simpson and Rue, Statistical Methods in Medical Research 25 (2016): the generalised inverse of the graph's
Laplacian is scaled so that its typical marginal variance is one, so that sd and share mean the same on every map.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from naung.methods.spatial.refusals import Refusal, Refused

Matrix = NDArray[np.float64]
Pair = tuple[str, str]
TINY = 1e-9  # an eigenvalue below this share of the largest is the zero of the constant vector


@dataclass(frozen=True)
class Structure:
    """Eigenvalues (n, the constant's is 0) and eigenvectors (n by n) of the scaled spatial covariance."""

    values: Matrix
    vectors: Matrix

    def precision(self, share: float) -> Matrix:
        """The precision of a BYM2 field of sd 1 with that spatial share (0 <= share < 1), n by n."""
        return np.asarray((self.vectors / (share * self.values + 1 - share)) @ self.vectors.T)

    def log_determinant(self, share: float) -> float:
        """Of that precision."""
        return -float(np.log(share * self.values + 1 - share).sum())


def structure_of(names: Sequence[str], pairs: Iterable[Pair]) -> Structure:
    """The structure of a map whose areas all hang together.

    Raises Refused: no pairs, a pair with a name that is not an area, or islands (the areas outside the largest piece named).
    """
    pairs = list(pairs)
    if not pairs:
        raise Refused(Refusal.NO_NEIGHBOURS)
    laplacian = _laplacian(names, pairs)
    if apart := islands(names, pairs):
        raise Refused(Refusal.ISLANDS, *apart)
    values, vectors = np.linalg.eigh(laplacian)
    inverse = np.where(values > TINY * values[-1], 1 / np.maximum(values, TINY * values[-1]), 0.0)
    typical = np.exp(np.log((vectors**2 * inverse).sum(axis=1)).mean())
    return Structure(inverse / typical, vectors)


def _laplacian(names: Sequence[str], pairs: Iterable[Pair]) -> Matrix:
    place = {name: i for i, name in enumerate(names)}
    strangers = sorted({name for pair in pairs for name in pair if name not in place})
    if strangers:
        raise Refused(Refusal.UNKNOWN_NEIGHBOUR, *strangers)
    touching = np.zeros((len(names), len(names)))
    for one, other in pairs:
        if one != other:
            touching[place[one], place[other]] = touching[place[other], place[one]] = 1.0
    return np.asarray(np.diag(touching.sum(axis=1)) - touching)


def islands(names: Sequence[str], pairs: Iterable[Pair]) -> tuple[str, ...]:
    """The areas that do not hang together with the largest piece of the map, in the order given."""
    pieces = _pieces(names, pairs)
    largest = max(pieces, key=len, default=set())
    return tuple(name for name in names if name not in largest)


def _pieces(names: Sequence[str], pairs: Iterable[Pair]) -> list[set[str]]:
    around: dict[str, set[str]] = {name: set() for name in names}
    for one, other in pairs:
        around[one].add(other)
        around[other].add(one)
    pieces, left = [], dict.fromkeys(names)
    while left:
        piece, edge = set(), [next(iter(left))]
        while edge:
            name = edge.pop()
            if name not in piece:
                piece.add(name)
                edge.extend(around[name] - piece)
        pieces.append(piece)
        for name in piece:
            left.pop(name, None)
    return pieces


def joined_to_nearest(
    names: Sequence[str], pairs: Iterable[Pair], points: Mapping[str, tuple[float, float]]
) -> tuple[list[Pair], tuple[Pair, ...]]:
    """All pairs with the islands joined, and the pairs that were added, so that a page can name them.

    The rule: as long as there is more than one piece, the smallest piece gets the shortest line between one of its areas and
    an area outside it. `points`: a place of each area, in units in which distances mean something.
    """
    known, added = list(pairs), []
    while len(pieces := _pieces(names, known)) > 1:
        smallest = min(pieces, key=lambda piece: (len(piece), min(piece)))
        outside = [name for name in names if name not in smallest]
        line = min(
            ((one, other) for one in sorted(smallest) for other in outside),
            key=lambda pair: float(np.hypot(*(np.array(points[pair[0]]) - np.array(points[pair[1]])))),
        )
        known.append(line)
        added.append(line)
    return known, tuple(added)
