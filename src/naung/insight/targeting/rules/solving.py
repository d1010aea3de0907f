"""A version solved: both ends, what more money or staff would bring, and what each decision of a person costs."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np

from naung.insight.targeting.rules.telling import refused
from naung.insight.targeting.vocabulary import (
    Asked,
    BoughtTold,
    ChoiceTold,
    End,
    EndTold,
    NotPlanned,
    Outcome,
    Shares,
)
from naung.methods.allocation import (
    Between,
    Difference,
    Plan,
    Problem,
    best_plans,
    difference,
    freed,
    low_and_high,
    reasons_of,
    richer,
)
from naung.methods.allocation.problem import Whole

Told = Callable[[int, int], None]
MORE_PARTS = 20  # a twentieth more: far above what the proof leaves open, and small enough to be called "a bit more"
MOST_AREAS = 14  # for which more staff is tried one by one; above that for all together


AT_ONCE = 8  # problems that one child solves before progress is told
EVERYWHERE = "semua"  # more staff in all areas together


@dataclass(frozen=True)
class _More:
    """A bit more of one thing: rupiah, or staff days by area; `area` "" for money."""

    area: str
    step: int
    budget: int
    staff: Whole


def solved(asked: Asked, told: Told = lambda done, steps: None) -> Outcome:
    """Everything that is kept of a version. `told` hears how many of how many steps are done. Raises NotPlanned."""
    wanted: list[_More | tuple[int, int]] = [*_more(asked), *asked.reasons]
    steps = 1 + len(wanted)
    told(0, steps)
    between = low_and_high(asked.low, asked.high)
    if isinstance(between, tuple):
        raise NotPlanned(refused(asked, between))
    plans = {End.LOW: (asked.low, between.low), End.HIGH: (asked.high, between.high)}
    beside = [(each, end, _beside(each, problem)) for each in wanted for end, (problem, _) in plans.items()]
    bought: list[BoughtTold] = []
    decided: dict[tuple[str, str], dict[End, Shares]] = {}
    for first in range(0, len(beside), AT_ONCE):
        told(1 + first // len(End), steps)
        some = beside[first : first + AT_ONCE]
        for (about, end, _), found in zip(some, best_plans([problem for _, _, problem in some]), strict=True):
            if not isinstance(found, Plan):
                continue
            shares = _shares(difference(found, plans[end][1]), plans[end][1])
            if isinstance(about, _More):
                bought.append(BoughtTold(about.area, about.step, end, shares))
            else:
                names = asked.places[about[0]], asked.interventions[about[1]]
                decided.setdefault(names, {})[end] = shares
    told(steps, steps)
    return Outcome({end: _end(asked, end, between) for end in End}, tuple(bought), decided)


def _beside(about: _More | tuple[int, int], problem: Problem) -> Problem:
    """The problem with a bit more of something, or without one decision."""
    return (
        richer(problem, budget=about.budget, staff=about.staff) if isinstance(about, _More) else freed(problem, about)
    )


def _more(asked: Asked) -> Iterator[_More]:
    """More money; then more staff days, in each area alone where they are few."""
    staff = asked.low.staff
    money = max(1, asked.low.budget // MORE_PARTS)
    yield _More("", money, money, np.zeros_like(staff))
    days = np.maximum(1, staff[:, 0] // MORE_PARTS)
    if len(asked.areas) > MOST_AREAS:
        yield _More(EVERYWHERE, int(days.sum()), 0, _only_days(staff, days))
        return
    for number, area in enumerate(asked.areas):
        here = np.zeros_like(days)
        here[number] = days[number]
        yield _More(area, int(days[number]), 0, _only_days(staff, here))


def _only_days(staff: Whole, days: Whole) -> Whole:
    more = np.zeros_like(staff)
    more[:, 0] = days
    return more


def _shares(found: Difference, plan: Plan) -> Shares:
    if plan.value <= 0:
        return Shares(0.0, 0.0, None)
    high = None if found.high is None else found.high / plan.value
    return Shares(found.found / plan.value, found.low / plan.value, high)


def _end(asked: Asked, end: End, between: Between) -> EndTold:
    problem, plan = (asked.low, between.low) if end is End.LOW else (asked.high, between.high)
    if_other, best = (
        (between.low_plan_if_high, between.high.value)
        if end is End.LOW
        else (between.high_plan_if_low, between.low.value)
    )
    return EndTold(
        ending=plan.ending,
        cost=plan.cost,
        gap=plan.gap,
        lost=max(0.0, 1 - if_other / best) if best > 0 else 0.0,
        choices=tuple(_choices(asked, problem, plan, between)),
    )


def _choices(asked: Asked, problem: Problem, plan: Plan, between: Between) -> Iterator[ChoiceTold]:
    for each in reasons_of(problem, plan):
        runner = each.runner_up
        yield ChoiceTold(
            place=asked.places[each.place],
            intervention=asked.interventions[each.intervention],
            cost=each.cost,
            reason=each.reason,
            runner_up=None if runner is None else (asked.places[runner[0]], asked.interventions[runner[1]]),
            runner_up_better=each.runner_up_better,
            both=bool(between.both[each.place, each.intervention]),
        )
