"""What a rollout can see, before anything begins: from the counts of earlier periods, whatever the lot will say."""

from dataclasses import dataclass, replace
from functools import lru_cache

from naung.insight.evaluation.rules.drafts import steps_of
from naung.insight.evaluation.rules.orders import History, design_of
from naung.insight.evaluation.vocabulary import Laid, Shape
from naung.methods.experiments import power_of, smallest_seen
from naung.methods.experiments.designs import Design

BEFORE_THE_LOT = 0  # what can be seen does not depend on how the lot falls; one seed gives everybody the same figures
CHANGES = (0.8, 0.6, 0.4, 0.2)  # what is left of the counts; more of something: their reciprocals
KEPT = 32  # answers that are remembered: the same draft is looked at more than once


@dataclass(frozen=True)
class Sight:
    """How often changes would be seen, the smallest that is seen in four of five, and the same with fewer and more areas."""

    changes: tuple[tuple[float, float], ...]  # ratio, power
    smallest: float | None
    sizes: tuple[tuple[int, float | None], ...]  # areas, the smallest that they see


def planned(shape: Shape, laid: Laid, history: History, seed: int) -> Design:
    """Who is exposed when, by what was laid down and the lot's number."""
    return design_of(
        shape, history=history, chosen=[each.chosen for each in laid.clusters], steps=steps_of(shape, laid),
        before=laid.before, after=laid.after, seed=seed,
    )  # fmt: skip


@lru_cache(maxsize=KEPT)
def sight_of(shape: Shape, laid: Laid, history: History, wanted_more: bool) -> Sight | None:
    """What this rollout can see; None where all begin at once: it can see nothing of what caused a change."""
    if shape is Shape.AT_ONCE:
        return None
    design = planned(shape, laid, history, BEFORE_THE_LOT)
    ratios = [1 / change if wanted_more else change for change in CHANGES]
    changes = tuple((ratio, power_of(history, design, ratio, seed=BEFORE_THE_LOT)) for ratio in ratios)
    own = smallest_seen(history, design, seed=BEFORE_THE_LOT, more=wanted_more)
    areas = len(laid.clusters)
    sizes = [areas // 2, areas, areas * 2]
    seen = [own if each == areas else _with_areas(shape, laid, history, each, wanted_more) for each in sizes]
    return Sight(changes, own, tuple(zip(sizes, seen, strict=True)))


def _with_areas(shape: Shape, laid: Laid, history: History, areas: int, more: bool) -> float | None:
    """The same rollout with so many areas like these, taken in their order and over again; no more steps than before."""
    rows = [number % len(history) for number in range(areas)]
    clusters = tuple(laid.clusters[row] for row in rows)
    begin = sum(each.chosen for each in clusters)
    steps = min(steps_of(shape, laid), areas)
    if (
        areas < 2
        or (steps_of(shape, laid) > 1 and steps < 2)
        or (shape is Shape.MATCHED and not 0 < begin <= areas // 2)
    ):
        return None
    shaped = Shape.STEPS if shape is Shape.ORDER else shape
    found = tuple(history[row] for row in rows)
    design = planned(shaped, replace(laid, clusters=clusters, steps=steps), found, BEFORE_THE_LOT)
    return smallest_seen(found, design, seed=BEFORE_THE_LOT, more=more)
