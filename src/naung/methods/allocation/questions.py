"""What one more unit buys, what an override costs, and what is right under the low and the high assumption alike.

Each answer is a difference of two solved plans. Both are known to their gap only, so the answer is an interval.
"""

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import ArrayLike

from naung.methods.allocation.plans import LIMIT_SECONDS, Plan, best_plan, best_plans
from naung.methods.allocation.problem import Mask, Problem, Refused


@dataclass(frozen=True)
class Difference:
    """How much more the one plan brings than the other: as found, and between what it must lie; None: no proof, no end."""

    found: float
    low: float
    high: float | None


@dataclass(frozen=True, eq=False)
class Between:
    """The best plans under a low and a high assumption, and what each brings if the other assumption is true."""

    low: Plan
    high: Plan
    both: Mask  # P by K: chosen under either, so right whichever is true
    low_plan_if_high: float
    high_plan_if_low: float


def richer(problem: Problem, *, budget: int = 0, staff: ArrayLike = 0) -> Problem:
    """The same with more money, or more staff (A by S, or one row for all areas)."""
    more = np.asarray(staff, dtype=np.int64)
    return replace(problem, budget=problem.budget + budget, staff=problem.staff + more)


def freed(problem: Problem, only: tuple[int, int] | None = None) -> Problem:
    """The same without what a person forced in or out; `only`: of this place and intervention alone, all else kept."""
    kept = np.zeros_like(problem.forced_in)
    if only is not None:
        kept = np.ones_like(kept)
        kept[only] = False
    return replace(problem, forced_in=problem.forced_in & kept, forced_out=problem.forced_out & kept)


def bought_by(
    problem: Problem, plan: Plan, *, budget: int = 0, staff: ArrayLike = 0, limit_s: float = LIMIT_SECONDS
) -> Difference | tuple[Refused, ...]:
    """What more money or staff would bring beside `plan`, by solving the `richer` problem.

    Take a step well above the gap: a step of one in a thousand may drown in it, and the interval then says so.
    """
    found = best_plan(richer(problem, budget=budget, staff=staff), limit_s=limit_s)
    return difference(found, plan) if isinstance(found, Plan) else found


def cost_of_overrides(
    problem: Problem, plan: Plan, *, limit_s: float = LIMIT_SECONDS
) -> Difference | tuple[Refused, ...]:
    """How much more could be had without what a person forced in or out than by `plan`, which keeps it."""
    free = best_plan(freed(problem), limit_s=limit_s)
    return difference(free, plan) if isinstance(free, Plan) else free


def low_and_high(low: Problem, high: Problem, *, limit_s: float = LIMIT_SECONDS) -> Between | tuple[Refused, ...]:
    """Both plans and what they share. The two problems differ in their gains only."""
    first, second = best_plans([low, high], limit_s=limit_s)
    if not isinstance(first, Plan):
        return first
    if not isinstance(second, Plan):
        return second
    return Between(
        low=first,
        high=second,
        both=first.chosen & second.chosen,
        low_plan_if_high=_value(high, first.chosen),
        high_plan_if_low=_value(low, second.chosen),
    )


def _value(problem: Problem, chosen: Mask) -> float:
    return float(np.nan_to_num(problem.mean_gains[chosen]).sum())


def difference(better: Plan, worse: Plan) -> Difference:
    """What a relaxed problem brings more is never less than nothing."""
    low = 0.0 if worse.bound is None else max(0.0, better.value - worse.bound)
    high = None if better.bound is None else max(0.0, better.bound - worse.value)
    return Difference(max(0.0, better.value - worse.value), low, high)
