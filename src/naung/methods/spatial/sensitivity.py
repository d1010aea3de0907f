"""How the order of areas moves if detection is not what was believed: fewer seen, more seen, seen more unevenly."""

from collections.abc import Mapping
from dataclasses import replace

from naung.methods.spatial.model import SEED, fitted, without_detection
from naung.methods.spatial.problem import Problem
from naung.methods.spatial.told import Fit, If, NotConverged, Priors, Wrong

UNEVEN = 2.0  # times the sd of detection that is believed
MOST_SEEN = 0.9  # a share that is doubled stops here


def if_detection_is_wrong(problem: Problem, priors: Priors, believed: Fit, seed: int = SEED) -> Mapping[If, Wrong]:
    """The problem fitted again under each other belief, and how far its ranks lie from those of `believed`."""
    others = {
        If.HALF_SEEN: (problem, replace(priors, seen_share=priors.seen_share / 2)),
        If.TWICE_SEEN: (problem, replace(priors, seen_share=min(priors.seen_share * 2, MOST_SEEN))),
        If.TWICE_AS_UNEVEN: (
            problem,
            replace(priors, unexplained_sd=priors.unexplained_sd * UNEVEN, blind_sd=priors.blind_sd * UNEVEN),
        ),
        If.ALL_SEEN_ALIKE: (without_detection(problem), priors),
    }
    return {which: _compared(believed, fitted(*given, seed)) for which, given in others.items()}


def _compared(believed: Fit, other: Fit | NotConverged) -> Wrong:
    if isinstance(other, NotConverged):
        return Wrong(other, None)
    pairs = zip(believed.areas, other.areas, strict=True)
    return Wrong(other, max(abs(one.rank.middle - two.rank.middle) for one, two in pairs))
