"""What a plan chooses from and what binds it, checked before anything is solved."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import ArrayLike, NDArray

Numbers = NDArray[np.float64]
Whole = NDArray[np.int64]
Mask = NDArray[np.bool_]


class Trouble(StrEnum):
    """Why there is no plan. The caller has the words."""

    NEGATIVE_COST = "negative_cost"
    NEGATIVE_BUDGET = "negative_budget"
    NEGATIVE_FLOOR = "negative_floor"
    NEGATIVE_STAFF = "negative_staff"
    NEGATIVE_GAIN = "negative_gain"
    GAIN_WITHOUT_END = "gain_without_end"
    NO_VALUE = "no_value"
    FLOORS_OVER_BUDGET = "floors_over_budget"
    FLOOR_OUT_OF_REACH = "floor_out_of_reach"
    IN_AND_OUT = "in_and_out"
    FORCED_OVER_BUDGET = "forced_over_budget"
    FORCED_OVER_STAFF = "forced_over_staff"
    FORCED_TOO_MANY = "forced_too_many"
    NOT_SOLVED = "not_solved"


@dataclass(frozen=True)
class Refused:
    """One reason, where it lies (indices of the problem), and by how much in the unit of what binds."""

    trouble: Trouble
    place: int | None = None
    intervention: int | None = None
    area: int | None = None
    staff: int | None = None
    amount: float | None = None


@dataclass(frozen=True, eq=False)
class Problem:
    """P places by K interventions in A areas, with S types of staff.

    `gains`: D draws by P by K, what each would bring (any unit); NaN in any draw: it can't be done there, or has no known
    effect. `costs`: P by K, whole units of money. `areas`: P numbers below A. `floors`: A, the least to be spent in each area.
    `staff_use`: K by S whole units. `staff`: A by S, what each area has. `at_most`: interventions a place.
    `forced_in`, `forced_out`: P by K, what a person decided; what is forced in without a known effect counts as zero.
    """

    gains: Numbers
    costs: Whole
    budget: int
    areas: Whole
    floors: Whole
    staff_use: Whole
    staff: Whole
    at_most: int
    forced_in: Mask
    forced_out: Mask

    @property
    def mean_gains(self) -> Numbers:
        """P by K, the mean over the draws; NaN where nothing is known."""
        return np.asarray(self.gains.mean(axis=0), dtype=float)


def posed(
    gains: ArrayLike,
    costs: ArrayLike,
    *,
    budget: int,
    areas: ArrayLike,
    floors: ArrayLike | None = None,
    staff_use: ArrayLike | None = None,
    staff: ArrayLike | None = None,
    at_most: int = 1,
    forced_in: ArrayLike | None = None,
    forced_out: ArrayLike | None = None,
) -> Problem:
    """A problem in full arrays; `gains` may be P by K (one draw), `costs` K, floors and staff left out.

    Raises ValueError where shapes do not belong together; what is wrong with the numbers themselves is for `troubles_of`.
    """
    draws = np.asarray(gains, dtype=float)
    draws = draws[None] if draws.ndim == 2 else draws
    if draws.ndim != 3 or 0 in draws.shape:
        raise ValueError("gains are draws by places by interventions, at least one of each")
    _, places, kinds = draws.shape
    of_place = _whole(areas, "areas")
    if of_place.shape != (places,) or of_place.min() < 0:
        raise ValueError("every place lies in one area, numbered from 0")
    least = _whole(np.zeros(of_place.max() + 1) if floors is None else floors, "floors")
    number = len(least)
    use = _whole(np.zeros((kinds, 0)) if staff_use is None else staff_use, "staff_use")
    has = _whole(np.zeros((number, use.shape[1])) if staff is None else staff, "staff")
    if of_place.max() >= number or use.shape[0] != kinds or has.shape != (number, use.shape[1]):
        raise ValueError("floors and staff have one row an area, staff_use one row an intervention")
    shape = (places, kinds)
    return Problem(
        gains=draws,
        costs=np.broadcast_to(_whole(costs, "costs"), shape),
        budget=int(budget),
        areas=of_place,
        floors=least,
        staff_use=use,
        staff=has,
        at_most=int(at_most),
        forced_in=np.broadcast_to(np.asarray(False if forced_in is None else forced_in, dtype=bool), shape),
        forced_out=np.broadcast_to(np.asarray(False if forced_out is None else forced_out, dtype=bool), shape),
    )


def _whole(numbers: ArrayLike, name: str) -> Whole:
    given = np.asarray(numbers, dtype=float)
    if not np.isfinite(given).all() or (given != np.floor(given)).any():
        raise ValueError(f"{name} are whole numbers")
    return given.astype(np.int64)


def troubles_of(problem: Problem) -> tuple[Refused, ...]:
    """Everything wrong with the numbers, found without solving; empty where a plan may be looked for."""
    return tuple(_of_numbers(problem)) or tuple(_of_decisions(problem))


def _of_numbers(problem: Problem) -> Iterator[Refused]:
    for place, kind in _where(problem.costs < 0):
        yield Refused(Trouble.NEGATIVE_COST, place, kind, amount=float(problem.costs[place, kind]))
    if problem.budget < 0:
        yield Refused(Trouble.NEGATIVE_BUDGET, amount=float(problem.budget))
    for number in np.flatnonzero(problem.floors < 0):
        yield Refused(Trouble.NEGATIVE_FLOOR, area=int(number), amount=float(problem.floors[number]))
    for area, staff in _where(problem.staff < 0):
        yield Refused(Trouble.NEGATIVE_STAFF, area=area, staff=staff, amount=float(problem.staff[area, staff]))
    for kind, staff in _where(problem.staff_use < 0):
        yield Refused(Trouble.NEGATIVE_STAFF, intervention=kind, staff=staff)
    for place, kind in _where(np.any(problem.gains < 0, axis=0)):
        yield Refused(Trouble.NEGATIVE_GAIN, place, kind, amount=float(problem.gains[:, place, kind].min()))
    for place, kind in _where(np.any(np.isinf(problem.gains), axis=0)):
        yield Refused(Trouble.GAIN_WITHOUT_END, place, kind)
    if not (np.isfinite(problem.mean_gains) & ~problem.forced_out & (problem.mean_gains > 0)).any():
        yield Refused(Trouble.NO_VALUE)


def _of_decisions(problem: Problem) -> Iterator[Refused]:
    for place, kind in _where(problem.forced_in & problem.forced_out):
        yield Refused(Trouble.IN_AND_OUT, place, kind)
    if problem.floors.sum() > problem.budget:
        yield Refused(Trouble.FLOORS_OVER_BUDGET, amount=float(problem.floors.sum() - problem.budget))
    spent = int(problem.costs[problem.forced_in].sum())
    if spent > problem.budget:
        yield Refused(Trouble.FORCED_OVER_BUDGET, amount=float(spent - problem.budget))
    for crowded in np.flatnonzero(problem.forced_in.sum(axis=1) > problem.at_most):
        yield Refused(Trouble.FORCED_TOO_MANY, int(crowded), amount=float(problem.forced_in[crowded].sum()))
    used = np.zeros_like(problem.staff)
    np.add.at(used, problem.areas, problem.forced_in.astype(np.int64) @ problem.staff_use)
    for area, staff in _where(used > problem.staff):
        over = float(used[area, staff] - problem.staff[area, staff])
        yield Refused(Trouble.FORCED_OVER_STAFF, area=area, staff=staff, amount=over)


def _where(mask: NDArray[np.bool_] | np.bool_) -> Iterator[tuple[int, int]]:
    for first, second in np.argwhere(mask):
        yield int(first), int(second)


@dataclass(frozen=True, eq=False)
class Candidates:
    """The problem as one list of n candidates: what greedy, the solver and the reasons work on."""

    place: Whole
    kind: Whole
    gain: Numbers
    cost: Whole
    area: Whole
    use: Whole  # n by S
    forced: Mask
    budget: int
    floors: Whole
    staff: Whole
    at_most: int

    def __len__(self) -> int:
        return len(self.place)


def candidates_of(problem: Problem) -> Candidates:
    """Every place and intervention that may be chosen, in the problem's order, with its mean gain."""
    mean = problem.mean_gains
    place, kind = np.nonzero((np.isfinite(mean) & ~problem.forced_out) | problem.forced_in)
    return Candidates(
        place=place.astype(np.int64),
        kind=kind.astype(np.int64),
        gain=np.nan_to_num(mean[place, kind]),
        cost=np.asarray(problem.costs[place, kind]),
        area=problem.areas[place],
        use=problem.staff_use[kind],
        forced=np.asarray(problem.forced_in[place, kind]),
        budget=problem.budget,
        floors=problem.floors,
        staff=problem.staff,
        at_most=problem.at_most,
    )
