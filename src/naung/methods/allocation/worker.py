"""The child: reads problems from standard input, answers each in lines of JSON, every line better than the one before.

It may be killed at any moment without harm; what it has said by then is kept.

The model is a multi-dimensional knapsack with floors. Its linear relaxation bounds every plan; the candidates whose reduced
cost is smallest are the core in which the best plan differs from the relaxation (Balas and Zemel, Oper. Res. 28 (1980)). The
core is solved first, by branch and cut (HiGHS, by scipy). Where its plan does not reach the bound to the promised gap,
everything follows that the bound and the plan in hand do not rule out, so that what is called proven is proven for all.
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

CORE = 1500
CORE_SHARE = 0.25  # of the seconds that are left
CORE_GAP, LAST_GAP = (
    0.3,
    0.9,
)  # of the promised gap: a core's plan should leave room to the bound, the last only keep it
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
            self.value = value
            self.say({"chosen": np.flatnonzero(taken).tolist(), "bound": self.bound})

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
    """The core, then everything that is not ruled out; False where there is no plan at all."""
    search.bound = -float(relaxed.fun) * (1 + SAFETY)
    reduced = np.abs(relaxed.lower.marginals + relaxed.upper.marginals)
    fixed = relaxed.x > WHOLE
    order = np.argsort(reduced, kind="stable")
    if len(order) > CORE:
        core = np.zeros(len(order), dtype=bool)
        core[order[:CORE]] = True
        _branch(search, core, fixed, search.gap * CORE_GAP, search.left() * CORE_SHARE)
        if search.near_enough():
            return True
    possible = reduced <= search.bound - search.value  # with no plan in hand that is everything
    found, bound = _branch(search, possible, fixed, search.gap * LAST_GAP, search.left())
    search.bound = min(search.bound, max(bound, search.value))
    if found is not None:
        search.value = -np.inf  # said again, with the last bound
        search.keep(found)
    return bool(np.isfinite(search.value))


def _branch(search: _Search, free: Any, fixed: Any, gap: float, seconds: float) -> tuple[Any, float]:
    """The best choice of what is free, the rest as `fixed`, and the bound of all such choices."""
    numbers, rest = np.flatnonzero(free), fixed & ~free
    base = float(search.gain[rest].sum())
    matrix, most = sparse.csr_array(search.matrix[:, numbers]), search.most - search.matrix @ rest
    binding = np.diff(matrix.indptr) > 0
    scale = search.bound / max(search.bound - base, 1e-12)  # the solver sees only what is free
    solved = milp(
        -search.gain[numbers],
        integrality=np.ones(len(numbers)),
        bounds=Bounds(search.given["forced"][numbers].astype(float), 1),
        constraints=LinearConstraint(matrix[binding], ub=most[binding]),
        options={"mip_rel_gap": gap * scale, "time_limit": seconds},
    )
    bound = search.bound if solved.mip_dual_bound is None else base - float(solved.mip_dual_bound)
    if solved.x is None:
        return None, -np.inf if solved.status == INFEASIBLE else bound
    taken = rest.copy()
    taken[numbers[solved.x > WHOLE]] = True
    taken = _exact(search, taken)
    search.keep(taken)
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
