"""The weights of agreement, estimated without labels, and the probability that two records are of one person.

Fellegi and Sunter (1969): for each field the chance m that two records of one person agree on a level, against the chance u
that two persons drawn at random do. u of a shared value is its own frequency among others (Winkler 1988), of another level
the share among pairs drawn at random; m comes from expectation and maximisation over the candidates, held near what is
believed beforehand.

Sisters share telephone, address, place and parents, and often a word of their names: those fields depend on one another, and
against random strangers they would speak for one person. So a pair is of one of three kinds: one person, two of one
household, two strangers; what a household shares says as much for the second as for the first, and how many such pairs there
are is estimated too. Beyond the strongest of what a household shares each counts in part. Last, log odds are drawn together,
since what is left of dependence makes them too sure; the factor was fitted once on invented persons (bench/link.py).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from naung.methods.linkage.blocking import Pairs
from naung.methods.linkage.comparing import LEVELS, Compared, Known, compared
from naung.methods.linkage.fields import Kind
from naung.methods.linkage.values import Table

HOUSEHOLD = frozenset({Kind.PHONE, Kind.TEXT, Kind.AREA, Kind.KIN})
HOMES = HOUSEHOLD - {Kind.AREA}  # where nothing of a home is known, nobody can be told to be of one
BESIDE = 0.4  # of what a household shares, beyond the strongest of it
DRAWN = 40_000  # pairs drawn at random for u
ROUNDS, STILL = 30, 1e-4
FEWEST = 0.1  # of one drawn pair: a level that none of them has is rarer than this
SHRINK, SHIFT = 0.8, 0.0  # of log odds; fitted by bench/link.py on the developing set
# What is believed of m before any pair is read, by level from the lowest, and as how many pairs it counts.
BELIEVED: Mapping[Kind, tuple[float, ...]] = {
    Kind.NAME: (0.07, 0.03, 0.06, 0.14, 0.14, 0.56), Kind.KIN: (0.06, 0.03, 0.06, 0.12, 0.13, 0.60),
    Kind.BIRTH: (0.03, 0.04, 0.14, 0.10, 0.12, 0.57), Kind.SEX: (0.01, 0.99), Kind.CODE: (0.15, 0.06, 0.79),
    Kind.PHONE: (0.45, 0.55), Kind.AREA: (0.18, 0.07, 0.15, 0.60), Kind.TEXT: (0.25, 0.10, 0.20, 0.45), Kind.CATEGORY: (0.3, 0.7),
}  # fmt: skip
# Names of two of one family by level: a family name, a father's, a rhyme.
NAMES_OF_KIN = (0.56, 0.03, 0.36, 0.03, 0.01, 0.01)
RAREST = 1e-7  # chance of a shared value: no rarer than one among the pairs of a large register
PRIOR_PAIRS, PRIOR_SHARE = 50.0, 1.0  # the prior counts as so many pairs, and as so much of what was found


Curve = Sequence[tuple[float, float]]


@dataclass(frozen=True)
class Model:
    """`same`: m by field and level; `chance`: u by field and level; of all pairs, `share` are of one person, `kin` of two who
    live together or are related.

    `curve`: log odds as they come out and what they are worth, from low to high, where that was seen (bench/link_fit.py).
    """

    same: Mapping[str, NDArray[np.float64]]
    chance: Mapping[str, NDArray[np.float64]]
    share: float
    kin: float
    curve: Curve = ()


@dataclass(frozen=True)
class Odds:
    """Log odds of each pair against two persons who have nothing to do with each other: that it is one, or two of a household."""

    same: NDArray[np.float64]
    kin: NDArray[np.float64]

    @property
    def against(self) -> NDArray[np.float64]:
        """Log odds that it is one person, against both others."""
        return self.same - np.logaddexp(0.0, self.kin)


def estimated(
    table: Table, pairs: Pairs, fields: Mapping[str, Compared], seed: int = 1, known: Known | None = None
) -> Model:
    """The model of these candidates. `seed`: of the pairs that are drawn for u."""
    chance = _by_chance(table, seed, known)
    same = {name: np.asarray(BELIEVED[each.kind]) for name, each in fields.items()}
    everything = max(1.0, len(table) * (len(table) - 1) / 2)
    share = max(1.0, len(table) * 0.3) / everything
    homes = any(each.kind in HOMES for each in fields.values())
    model = Model(same, chance, share, share if homes else 0.0)
    for _ in range(ROUNDS):
        odds = log_odds(fields, model)
        sure = probability(odds.against, shrink=1.0, shift=0.0)
        related = probability(odds.kin - np.logaddexp(0.0, odds.same), shrink=1.0, shift=0.0)
        same = {name: _share_by_level(each, sure) for name, each in fields.items()}
        moved = max((float(np.abs(same[name] - model.same[name]).max()) for name in same), default=0.0)
        model = Model(same, chance, max(sure.sum(), 1.0) / everything, max(related.sum(), 1.0) / everything * homes)
        if moved < STILL:
            break
    return model


def _by_chance(table: Table, seed: int, known: Known | None) -> dict[str, NDArray[np.float64]]:
    dice = np.random.default_rng(seed)
    drawn = dice.integers(0, len(table), (min(DRAWN, 4 * len(table) ** 2), 2))
    drawn = drawn[drawn[:, 0] != drawn[:, 1]]
    found = {}
    for name, each in compared(table, drawn, known).items():
        counts = np.array([(each.levels == level).sum() for level in range(LEVELS[each.kind])]) + FEWEST
        found[name] = counts / counts.sum()
    return found


def _share_by_level(field: Compared, sure: NDArray[np.float64]) -> NDArray[np.float64]:
    believed = np.asarray(BELIEVED[field.kind]) * (PRIOR_PAIRS + PRIOR_SHARE * sure[field.levels >= 0].sum())
    counts = np.array([sure[field.levels == level].sum() for level in range(len(believed))]) + believed
    found: NDArray[np.float64] = counts / counts.sum()
    return found


def weights(field: Compared, model: Model, name: str) -> NDArray[np.float64]:
    """Log odds that this field adds for each pair; 0 where it is missing."""
    known = field.levels >= 0
    levels = np.where(known, field.levels, 0)
    chance = model.chance[name][levels]
    own = np.isfinite(field.chances) & (levels > 0)
    # A shared value is as telling as it is rare, yet no rarer than one among all the pairs that were looked at.
    chance = np.where(own, np.clip(field.chances, RAREST, 1.0), chance)
    return np.where(known, np.log(model.same[name][levels]) - np.log(chance), 0.0)


def log_odds(fields: Mapping[str, Compared], model: Model) -> Odds:
    """Log odds of each pair. What a household shares says as much for two of its persons as for one."""
    pairs = len(next(iter(fields.values())).levels)
    same, kin, shared = np.zeros(pairs), np.zeros(pairs), []
    for name, field in fields.items():
        added = weights(field, model, name)
        if field.kind in HOUSEHOLD:
            shared.append(added)
        else:
            same += added
        if field.kind is Kind.NAME:
            kin += _of_kin(field, model, name)
    if shared:
        table = np.stack(shared)
        for part, strongest in ((np.maximum(table, 0), np.max), (np.minimum(table, 0), np.min)):
            most = strongest(part, axis=0)
            together = most + BESIDE * (part.sum(axis=0) - most)
            same, kin = same + together, kin + together
    rest = np.log1p(-model.share - model.kin)
    return Odds(same + np.log(model.share) - rest, kin + (np.log(model.kin) if model.kin else -np.inf) - rest)


def _of_kin(field: Compared, model: Model, name: str) -> NDArray[np.float64]:
    known = field.levels >= 0
    levels = np.where(known, field.levels, 0)
    chance = np.where(
        np.isfinite(field.chances) & (levels > 0), np.clip(field.chances, RAREST, 1.0), model.chance[name][levels]
    )
    return np.where(known, np.log(np.asarray(NAMES_OF_KIN)[levels]) - np.log(chance), 0.0)


def probability(
    odds: NDArray[np.float64], *, shrink: float = SHRINK, shift: float = SHIFT, curve: Curve = ()
) -> NDArray[np.float64]:
    """Log odds as a calibrated probability."""
    return 1 / (1 + np.exp(-np.clip(worth(shrink * odds + shift, curve), -50, 50)))


def worth(odds: NDArray[np.float64], curve: Curve) -> NDArray[np.float64]:
    """Log odds along a curve; beyond its ends as far from it as before."""
    if not curve:
        return odds
    told, found = np.asarray(curve, dtype=np.float64).T
    inside: NDArray[np.float64] = np.interp(odds, told, found)
    beyond: NDArray[np.float64] = np.minimum(odds - told[0], 0.0) + np.maximum(odds - told[-1], 0.0)
    return inside + beyond
