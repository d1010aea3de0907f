"""Roll out so that it can be measured: orders by lot, what they can see, and what they saw."""

from naung.methods.experiments.designs import Design, comparison_areas, paired, stepped_wedge
from naung.methods.experiments.inference import Effect, Inconclusive, Why, effect_of
from naung.methods.experiments.power import Known, known_from, power_of, smallest_seen

__all__ = [
    "Design",
    "Effect",
    "Inconclusive",
    "Known",
    "Why",
    "comparison_areas",
    "effect_of",
    "known_from",
    "paired",
    "power_of",
    "smallest_seen",
    "stepped_wedge",
]
