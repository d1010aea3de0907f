"""The child: reads problems from standard input, answers each in lines of JSON, every line better than the one before.

It may be killed at any moment without harm; what it has said by then is kept.

The model is a multi-dimensional knapsack with floors. Its linear relaxation bounds every plan. Only money ties the areas: where
it has a price (its dual in the relaxation), each area is solved by itself, and the sum of what they reach bounds every plan
more tightly, since it knows that staff and places are whole in each area (Lagrangean relaxation; Geoffrion, Math. Prog. Study
2 (1974)). The candidates whose reduced cost is smallest are the core in which the best plan differs from the relaxation (Balas
and Zemel, Oper. Res. 28 (1980)); it is solved around what the areas chose, by branch and cut (HiGHS, by scipy). Where its plan
does not reach the bound to the promised gap, everything follows that bound and plan do not rule out, so that what is called
proven is proven for all.
"""

import io
import json
import sys
import time
from dataclasses import dataclass
from typing import Any

import numpy as np
from scipy import sparse
from scipy.optimize import Bounds, LinearConstraint, OptimizeResult, linprog, milp

CORE, AREA_CORE = 1500, 300
CORE_SHARE, AREA_SHARE = 0.25, 0.1  # of the seconds that are left
CORE_GAP, LAST_GAP = (
    0.3,
    0.9,
)  # of the promised gap: a core's plan should leave room to the bound, the last only keep it
AREA_GAP = 0.1  # of the promised gap: what all areas together may leave open
SAFETY = 1e-9  # relative: what the relaxation's own tolerance may hide
INFEASIBLE = 2  # scipy's status
WHOLE = 0.5

Given = dict[str, Any]


@dataclass
class _Search:
    """The limits as `matrix` @ x <= `most`, what each candidate brings, and how far the search has come."""

    number: int
    given: Given
    matrix: Any
    most: Any
    until: float
    bound: float = np.inf
    value: float = -np.inf
    taken: Any = None

    @property
    def gain(self) -> Any:
        return self.given["gain"]

    @property
    def gap(self) -> float:
        return float(self.given["gap"])

    def left(self) -> float:
        return max(0.5, self.until - time.monotonic())

    def near_enough(self) -> bool:
        return self.value >= self.bound * (1 - self.gap * LAST_GAP)

    def keep(self, taken: Any) -> None:
        """Say a plan that is better than what was said before."""
        value = float(self.gain[taken].sum())
        if value > self.value:
            self.value, self.taken = value, taken
            self._say_plan()

    def lower(self, bound: float) -> None:
        """Say the plan in hand once more where a tighter bound is known."""
        if bound < self.bound:
            self.bound = max(bound, self.value)
            if self.taken is not None:
                self._say_plan()

    def _say_plan(self) -> None:
        self.say({"chosen": np.flatnonzero(self.taken).tolist(), "bound": self.bound})

    def say(self, told: dict[str, Any]) -> None:
        """A line to the process that asked, at once: what was said stands if this one is killed."""
        sys.stdout.write(json.dumps({"of": self.number} | told) + "\n")
        sys.stdout.flush()


def main() -> None:
    """Problems in, one after another; of each the best plan with its bound out, or by how much each area's floor is missed."""
    given = dict(np.load(io.BytesIO(sys.stdin.buffer.read()), allow_pickle=False))
    for number in range(int(given["problems"])):
        head = f"{number} "
        one = {name.removeprefix(head): each for name, each in given.items() if name.startswith(head)}
        one |= {"gap": given["gap"]}
        search = _Search(number, one, *_limits(one), time.monotonic() + float(given["seconds"]))
        relaxed = _relaxed(search)
        if relaxed.status == INFEASIBLE or not _searched(search, relaxed):
            search.say({"missing": _missing(search)})


def _relaxed(search: _Search) -> OptimizeResult:
    ends = np.stack([search.given["forced"], np.ones_like(search.gain)], axis=1)
    return linprog(-search.gain, A_ub=search.matrix, b_ub=search.most, bounds=ends)


def _searched(search: _Search, relaxed: OptimizeResult) -> bool:
    """Each area by itself, the core around what they chose, then all that is not ruled out; False where there is no plan."""
    search.bound = -float(relaxed.fun) * (1 + SAFETY)
    reduced = np.abs(relaxed.lower.marginals + relaxed.upper.marginals)
    fixed = relaxed.x > WHOLE
    order = np.argsort(reduced, kind="stable")
    if len(order) > CORE:
        core = np.zeros(len(order), dtype=bool)
        core[order[:CORE]] = True
        apart, bound = _area_by_area(search, relaxed, reduced)
        if not np.isfinite(bound):
            return False
        search.lower(bound * (1 + SAFETY))
        _branch(search, core | (apart != fixed), apart, search.gap * CORE_GAP, search.left() * CORE_SHARE)
        if search.near_enough():
            return True
    possible = reduced <= -float(relaxed.fun) * (1 + SAFETY) - search.value  # with no plan in hand that is everything
    _found, bound = _branch(search, possible, fixed, search.gap * LAST_GAP, search.left())
    search.lower(max(bound, search.value))
    return search.taken is not None


def _area_by_area(search: _Search, relaxed: OptimizeResult, reduced: Any) -> tuple[Any, float]:
    """What each area takes by itself where money has its price, and the bound of all plans that follows; -inf: no plan."""
    price = max(0.0, -float(relaxed.ineqlin.marginals[0]))
    net = search.gain - price * search.given["cost"]
    apart, bound = relaxed.x > WHOLE, price * float(search.most[0])
    for area in range(len(search.given["floors"])):
        numbers = np.flatnonzero(search.given["area"] == area)
        if not len(numbers):
            continue
        ceiling = float(net[numbers] @ relaxed.x[numbers])
        taken, best = _one_area(search, numbers, net[numbers], reduced[numbers], ceiling, apart[numbers])
        bound += min(best, ceiling + abs(ceiling) * SAFETY)
        if taken is not None:
            apart[numbers] = taken
    return apart, bound


def _one_area(search: _Search, numbers: Any, net: Any, reduced: Any, ceiling: float, near: Any) -> tuple[Any, float]:
    """The best of one area at the price of money, by its own small core first; and the bound of all it could take."""
    here = sparse.csr_array(search.matrix[1:][:, numbers])
    rows = np.diff(here.indptr) > 0  # other areas' limits say nothing of this one
    matrix, most = here[rows], search.most[1:][rows]
    forced, gap, seconds = search.given["forced"][numbers], search.gap * AREA_GAP, search.left() * AREA_SHARE
    free = np.zeros(len(numbers), dtype=bool)
    free[np.argsort(reduced, kind="stable")[:AREA_CORE]] = True
    taken, bound = _solved(net, matrix, most, forced, free, near, gap, seconds)
    value = -np.inf if taken is None else float(net[taken].sum())
    possible = reduced <= ceiling + abs(ceiling) * SAFETY - value
    if (possible & ~free).any():
        found, bound = _solved(net, matrix, most, forced, possible, near, gap, seconds)
        taken, bound = (taken, max(bound, value)) if found is None else (found, max(bound, value))
    return taken, bound


def _branch(search: _Search, free: Any, fixed: Any, gap: float, seconds: float) -> tuple[Any, float]:
    """The best choice of what is free, the rest as `fixed`, and the bound of all such choices."""
    base = float(search.gain[fixed & ~free].sum())
    scale = search.bound / max(search.bound - base, 1e-12)  # the solver sees only what is free
    forced = search.given["forced"]
    taken, bound = _solved(search.gain, search.matrix, search.most, forced, free, fixed, gap * scale, seconds)
    if taken is not None:
        taken = _exact(search, taken)
        search.keep(taken)
    return taken, min(bound, search.bound)


def _solved(
    gain: Any, matrix: Any, most: Any, forced: Any, free: Any, fixed: Any, gap: float, seconds: float
) -> tuple[Any, float]:
    """The best choice of what is free, the rest as `fixed`, None for none; and the bound of all such, -inf for none at all."""
    numbers, rest = np.flatnonzero(free), fixed & ~free
    some, room = sparse.csr_array(matrix[:, numbers]), most - matrix @ rest
    binding = (np.diff(some.indptr) > 0) | (room < 0)
    solved = milp(
        -gain[numbers],
        integrality=np.ones(len(numbers)),
        bounds=Bounds(forced[numbers].astype(float), 1),
        constraints=LinearConstraint(some[binding], ub=room[binding]),
        options={"mip_rel_gap": gap, "time_limit": seconds},
    )
    if solved.status == INFEASIBLE:
        return None, -np.inf
    bound = np.inf if solved.mip_dual_bound is None else float(gain[rest].sum()) - float(solved.mip_dual_bound)
    if solved.x is None:
        return None, bound
    taken = rest.copy()
    taken[numbers[solved.x > WHOLE]] = True
    return taken, bound


def _exact(search: _Search, taken: Any) -> Any:
    """Without the last crumb that the solver's tolerance let through: whole numbers keep their limits exactly."""
    per_cost = search.gain / np.maximum(search.given["cost"], 1)
    while (over := np.flatnonzero(search.matrix @ taken > search.most)).size:
        row = search.matrix[over[0]].toarray()[0]
        may_go = np.flatnonzero(taken & (row > 0) & ~search.given["forced"])
        if not may_go.size:
            break
        taken[may_go[np.argmin(per_cost[may_go])]] = False
    return taken


def _limits(given: Given) -> tuple[Any, Any]:
    """Money, each place, each area's staff and floors as rows of one matrix, at most."""
    number, areas = len(given["gain"]), len(given["floors"])
    every = np.arange(number)
    ones = np.ones(number)
    of_place = sparse.csr_array((ones, (given["place"], every)), shape=(int(given["place"].max()) + 1, number))
    of_area = sparse.csr_array((ones, (given["area"], every)), shape=(areas, number))
    rows: list[Any] = [sparse.csr_array(given["cost"][None].astype(float)), of_place]
    most: list[Any] = [[given["budget"]], np.full(of_place.shape[0], int(given["at_most"]))]
    for staff in range(given["use"].shape[1]):
        rows.append(of_area.multiply(given["use"][:, staff][None]))
        most.append(given["staff"][:, staff])
    rows.append(-of_area.multiply(given["cost"][None]))
    most.append(-given["floors"])
    return sparse.csr_array(sparse.vstack(rows)), np.concatenate(most).astype(float)


def _missing(search: _Search) -> list[float]:
    """How much money each area's floor is short of, at the least in all: the same limits with a gap that costs."""
    areas = len(search.given["floors"])
    rows, number = search.matrix.shape
    short = sparse.vstack([sparse.csr_array((rows - areas, areas)), -sparse.eye_array(areas)])
    solved = milp(
        np.concatenate([np.zeros(number), np.ones(areas)]),
        integrality=np.concatenate([np.ones(number), np.zeros(areas)]),
        bounds=Bounds(
            np.concatenate([search.given["forced"], np.zeros(areas)]),
            np.concatenate([np.ones(number), np.full(areas, np.inf)]),
        ),
        constraints=LinearConstraint(sparse.csr_array(sparse.hstack([search.matrix, short])), ub=search.most),
        options={"time_limit": search.left()},
    )
    return [] if solved.x is None else [float(np.round(each)) for each in solved.x[number:]]


if __name__ == "__main__":
    main()
