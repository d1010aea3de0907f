"""Why each choice is in the plan, and what would be there in its stead."""

from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from naung.methods.allocation.greedy import BETTER, Ledger
from naung.methods.allocation.plans import Plan
from naung.methods.allocation.problem import Problem, candidates_of


class Reason(StrEnum):
    """What put a choice into the plan."""

    FORCED = "forced"  # a person's decision
    FLOOR = "floor"  # without its area's floor something elsewhere would bring more for the same room
    VALUE = "value"  # nothing that fits into its room brings more


@dataclass(frozen=True)
class Choice:
    """One choice, its mean gain, and the best single candidate that would fit into its room, floors kept.

    `runner_up`: (place, intervention), None where nothing fits. `loss`: what the plan would lose by it, in the mean.
    `runner_up_better`: share of the draws in which the runner-up brings more. `floor_costs`: what more would be had
    elsewhere if its area had no floor; zero unless the reason is the floor.
    """

    place: int
    intervention: int
    gain: float
    cost: int
    reason: Reason
    runner_up: tuple[int, int] | None
    loss: float | None
    runner_up_better: float | None
    floor_costs: float


def reasons_of(problem: Problem, plan: Plan) -> list[Choice]:
    """Every choice of a plan with its reason and runner-up, in the plan's order."""
    among = candidates_of(problem)
    ledger = Ledger(among)
    rows = {(int(p), int(k)): n for n, (p, k) in enumerate(zip(among.place, among.kind, strict=True))}
    for each in plan.order:
        ledger.take(rows[each])
    return [_choice(problem, ledger, rows[each]) for each in plan.order]


def _choice(problem: Problem, ledger: Ledger, one: int) -> Choice:
    among = ledger.among
    ledger.drop(one)
    free = np.flatnonzero(ledger.fits())
    free = free[free != one]
    area = among.area[one]
    lacking = among.floors[area] - ledger.spent[area]
    kept = free[(among.area[free] == area) & (among.cost[free] >= lacking)] if lacking > 0 else free
    ledger.take(one)
    gain = float(among.gain[one])
    costs = max(0.0, float(among.gain[free].max(initial=gain)) - max(gain, float(among.gain[kept].max(initial=gain))))
    reason = Reason.FORCED if among.forced[one] else Reason.FLOOR if costs > gain * BETTER else Reason.VALUE
    place, kind = int(among.place[one]), int(among.kind[one])
    next_best, loss, better = None, None, None
    if len(kept):
        other = int(kept[np.argmax(among.gain[kept])])
        next_best = (int(among.place[other]), int(among.kind[other]))
        loss = gain - float(among.gain[other])
        of_each = np.nan_to_num(problem.gains[:, [place, next_best[0]], [kind, next_best[1]]])
        better = float((of_each[:, 1] > of_each[:, 0]).mean())
    return Choice(
        place=place,
        intervention=kind,
        gain=gain,
        cost=int(among.cost[one]),
        reason=reason,
        runner_up=next_best,
        loss=loss,
        runner_up_better=better,
        floor_costs=costs if reason is Reason.FLOOR else 0.0,
    )
