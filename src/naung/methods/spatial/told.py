"""What the model is told to believe and what it answers: plain values, which pages and tables hold without the numerics."""

import math
from dataclasses import dataclass, fields
from enum import StrEnum

from naung.methods.spatial.refusals import Refusal, Refused

EDGE = 0.10  # most weight that the largest sd may have: above it the grid is too narrow for the data
LEAST_ACCEPTED = 0.1
MOST_DRIFT = (
    0.5  # of an effect's mean, in posterior sds: a drift below it is put right, above it the normals are too wrong
)
SPREADS = (0.75, 1.33)  # sd after over sd before


@dataclass(frozen=True)
class Priors:
    """What is believed before the counts are read; every number may be changed by whoever fits.

    effect_sd: sd of a factor's log effect per sd of the factor. field_above, field_chance: the chance that the sd of the
    spatial field lies above that value (penalised complexity, Simpson et al. 2017). seen_share, seen_sd: the share of cases
    that are seen where effort is average, and the sd of its logit. effort_mean, effort_sd: what one sd of effort does to that
    logit. unexplained_sd: sd of what differs between areas in detection beyond effort; blind_sd: the same where there is no
    effort series, a factor of about e either way.
    """

    effect_sd: float = 0.7
    field_above: float = 0.5
    field_chance: float = 0.3
    seen_share: float = 0.2
    seen_sd: float = 0.5
    effort_mean: float = 1.0
    effort_sd: float = 0.5
    unexplained_sd: float = 0.3
    blind_sd: float = 1.0

    def __post_init__(self) -> None:
        wrong = [each.name for each in fields(self) if not 0 < getattr(self, each.name) < math.inf]
        wrong += [name for name in ("field_chance", "seen_share") if getattr(self, name) >= 1]
        if wrong:
            raise Refused(Refusal.BAD_PRIOR, *wrong)


@dataclass(frozen=True)
class Diagnostics:
    """What the verdict rests on.

    Modes that Newton did not reach among the points with weight, weight at the grid's largest sd, share of steps accepted,
    largest drift of an effect's mean in posterior sds, and least and largest ratio of an effect's sd after and before.
    """

    missed_modes: int
    edge_weight: float
    accepted: float
    drift: float
    spread: tuple[float, float]

    @property
    def reasons(self) -> tuple[str, ...]:
        """Codes of what failed; empty where the fit converged. What is not a number fails."""
        passed = {
            "mode_not_reached": self.missed_modes == 0,
            "weight_at_the_edge": self.edge_weight <= EDGE,
            "steps_refused": self.accepted >= LEAST_ACCEPTED,
            "effects_drift": self.drift <= MOST_DRIFT and SPREADS[0] <= self.spread[0] and self.spread[1] <= SPREADS[1],
        }
        return tuple(name for name, holds in passed.items() if not holds)


@dataclass(frozen=True)
class Interval:
    """Middle and ends of a 90 % interval."""

    low: float
    middle: float
    high: float


@dataclass(frozen=True)
class Effect:
    """One factor: log rate ratio per sd of it, prior and posterior sd. `certain` is False for all where effort is unknown."""

    name: str
    log_ratio: Interval
    prior_sd: float
    posterior_sd: float
    certain: bool


@dataclass(frozen=True)
class Area:
    """One area: recorded and modelled rate relative to the map's mean, rank (1 is highest), chance to lie above the mean."""

    name: str
    recorded: float
    modelled: Interval
    rank: Interval
    recorded_rank: float
    above_mean: float


@dataclass(frozen=True)
class Fit:
    """A fit that converged. effort_slope: log odds of being seen per sd of true effort, None without an effort series."""

    effects: tuple[Effect, ...]
    areas: tuple[Area, ...]
    effort_slope: Interval | None
    field_sd: float
    may_confirm: bool
    diagnostics: Diagnostics


@dataclass(frozen=True)
class NotConverged:
    """No figures: which checks failed (codes of Diagnostics.reasons) and what they measured."""

    reasons: tuple[str, ...]
    diagnostics: Diagnostics


class If(StrEnum):
    """What may be wrong."""

    HALF_SEEN = "half_seen"
    TWICE_SEEN = "twice_seen"
    TWICE_AS_UNEVEN = "twice_as_uneven"
    ALL_SEEN_ALIKE = "all_seen_alike"


@dataclass(frozen=True)
class Wrong:
    """One other belief: its fit, and by how many places the area that moves most does so (middle ranks)."""

    fit: Fit | NotConverged
    most_places: float | None
