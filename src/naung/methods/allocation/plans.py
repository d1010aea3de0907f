"""The best plan under budget, staff and floors, proven, or the best that is known and marked as not proven.

The solver runs in a child process with a limit from outside: a solver that ignores its own limit, or breaks, costs its own
process and never the caller's. Then the better of what it had said and of the greedy plan with swaps stands, marked as such.
"""

import io
import json
import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import Any

import numpy as np

from naung.methods.allocation.greedy import greedy_with_swaps, per_cost
from naung.methods.allocation.problem import (
    Candidates,
    Mask,
    Numbers,
    Problem,
    Refused,
    Trouble,
    candidates_of,
    troubles_of,
)

GAP = 1e-4
LIMIT_SECONDS = 60.0
GRACE = 0.9  # of the limit the solver gives itself, so that it is killed only when it does not keep it
QUANTILES = (0.05, 0.5, 0.95)
# -P: nothing that lies in the folder where it is called is taken for a module.
CHILD: tuple[str, ...] = (sys.executable, "-P", "-m", "naung.methods.allocation.worker")
SENT = ("place", "gain", "cost", "area", "use", "forced", "budget", "floors", "staff", "at_most")
SOURCE = Path(__file__).resolve().parents[3]


class Ending(StrEnum):
    """How the search ended. Only the first is a proof."""

    PROVEN = "proven"
    OUT_OF_TIME = "out_of_time"
    KILLED = "killed"
    BROKEN = "broken"


@dataclass(frozen=True, eq=False)
class Plan:
    """What is chosen (P by K), what it brings over the draws, and how far it may be from the best.

    `order`: the choices as (place, intervention), most gain per cost first: how to begin where money comes in parts.
    `bound`: no plan brings more in the mean; None where nothing is proven. `gap`: relative to the bound.
    """

    chosen: Mask
    order: tuple[tuple[int, int], ...]
    values: Numbers  # D: what it brings in each draw
    cost: int
    bound: float | None
    ending: Ending

    @property
    def value(self) -> float:
        """The mean over the draws."""
        return float(self.values.mean())

    @property
    def spread(self) -> tuple[float, float, float]:
        """The 5, 50 and 95 % points of its value over the draws."""
        low, middle, high = np.quantile(self.values, QUANTILES)
        return float(low), float(middle), float(high)

    @property
    def gap(self) -> float | None:
        """How much of the bound is still open; None where nothing is proven."""
        if self.bound is None:
            return None
        return max(0.0, self.bound - self.value) / self.bound if self.bound > 0 else 0.0

    @property
    def proven(self) -> bool:
        """True where it is the best to the promised gap."""
        return self.ending is Ending.PROVEN


def best_plan(problem: Problem, *, limit_s: float = LIMIT_SECONDS, gap: float = GAP) -> Plan | tuple[Refused, ...]:
    """The plan with the largest mean gain, proven to `gap`; greedy with swaps, not proven, where the child fails.

    Kills the child `limit_s` seconds after its start. Refuses with every reason where the problem can't be planned.
    The seconds of a proof depend on the machine; a proven value does not, but for the gap.
    """
    return best_plans([problem], limit_s=limit_s, gap=gap)[0]


def best_plans(
    problems: Sequence[Problem], *, limit_s: float = LIMIT_SECONDS, gap: float = GAP
) -> list[Plan | tuple[Refused, ...]]:
    """`best_plan` of each, one after another in one child: many small ones cost one start. Its limit is `limit_s` for each."""
    found: list[Plan | tuple[Refused, ...]] = [troubles_of(each) for each in problems]
    sound = [number for number, troubles in enumerate(found) if not troubles]
    among = [candidates_of(problems[number]) for number in sound]
    answers, ending = _asked(among, limit_s, gap) if sound else ([], Ending.BROKEN)
    for number, each, answer in zip(sound, among, answers, strict=True):
        found[number] = _judged(problems[number], each, answer, ending if answer else _unheard(ending), gap)
    return found


def _unheard(ending: Ending) -> Ending:
    """How the search of a problem ended of which the child said nothing."""
    return Ending.BROKEN if ending is Ending.OUT_OF_TIME else ending


def _judged(
    problem: Problem, among: Candidates, answer: dict[str, Any], ending: Ending, gap: float
) -> Plan | tuple[Refused, ...]:
    """What stands of an answer: proven by whole numbers, or the better of it and greedy, or why there is none."""
    if "missing" in answer:
        short = [(area, missing) for area, missing in enumerate(answer["missing"]) if missing > 0]
        if not short:
            return (Refused(Trouble.NOT_SOLVED),)
        return tuple(Refused(Trouble.FLOOR_OUT_OF_REACH, area=area, amount=float(m)) for area, m in short)
    bound = answer.get("bound")
    if "chosen" in answer:
        chosen = np.zeros(len(among), dtype=bool)
        chosen[answer["chosen"]] = True
        plan = plan_of(problem, among, chosen, bound, Ending.PROVEN)
        if keeps_limits(among, chosen):
            if plan.gap is not None and plan.gap <= gap:
                return plan
            return _better(replace(plan, ending=ending), problem, among)
        ending = Ending.BROKEN
    rest = greedy_with_swaps(among)
    return (Refused(Trouble.NOT_SOLVED),) if rest is None else plan_of(problem, among, rest, None, ending)


def keeps_limits(among: Candidates, chosen: Mask) -> bool:
    """Whether a choice keeps money, staff, floors, places and decisions, in whole numbers: nobody's word is taken for it."""
    spent = np.bincount(among.area[chosen], among.cost[chosen], len(among.floors))
    used = np.zeros_like(among.staff)
    np.add.at(used, among.area[chosen], among.use[chosen])
    return bool(
        among.cost[chosen].sum() <= among.budget
        and (spent >= among.floors).all()
        and (used <= among.staff).all()
        and np.bincount(among.place[chosen]).max(initial=0) <= among.at_most
        and chosen[among.forced].all()
    )


def _better(plan: Plan, problem: Problem, among: Candidates) -> Plan:
    """Without a proof the greedy plan may be the better one."""
    rest = greedy_with_swaps(among)
    other = None if rest is None else plan_of(problem, among, rest, plan.bound, plan.ending)
    return other if other is not None and other.value > plan.value else plan


def plan_of(problem: Problem, among: Candidates, chosen: Mask, bound: float | None, ending: Ending) -> Plan:
    """A plan from a mask over the candidates."""
    rows = np.flatnonzero(chosen)
    rows = rows[np.argsort(-per_cost(among)[rows], kind="stable")]
    place, kind = among.place[rows], among.kind[rows]
    taken = np.zeros(problem.costs.shape, dtype=bool)
    taken[place, kind] = True
    return Plan(
        chosen=taken,
        order=tuple(zip(place.tolist(), kind.tolist(), strict=True)),
        values=np.nan_to_num(problem.gains[:, place, kind]).sum(axis=1),
        cost=int(among.cost[rows].sum()),
        bound=bound,
        ending=ending,
    )


def _asked(among: Sequence[Candidates], limit_s: float, gap: float) -> tuple[list[dict[str, Any]], Ending]:
    """What the child said last of each problem, and how it ended."""
    paths = [str(SOURCE), *filter(None, [os.environ.get("PYTHONPATH")])]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(paths)}
    try:
        done = subprocess.run(  # noqa: S603  # our own module, by this interpreter
            CHILD,
            input=_packed(among, limit_s * GRACE, gap),
            capture_output=True,
            timeout=limit_s * len(among),
            env=environment,
            check=True,
        )
        return _last_said(done.stdout, len(among)), Ending.OUT_OF_TIME
    except subprocess.TimeoutExpired as killed:
        return _last_said(killed.output, len(among)), Ending.KILLED
    except subprocess.CalledProcessError as broken:
        return _last_said(broken.output, len(among)), Ending.BROKEN
    except OSError:
        return [{} for _ in among], Ending.BROKEN


def _last_said(output: bytes | None, number: int) -> list[dict[str, Any]]:
    """The last whole answer to each problem, of a child that may have been killed in the middle of a word."""
    found: list[dict[str, Any]] = [{} for _ in range(number)]
    for line in (output or b"").splitlines():
        if line.startswith(b"{") and line.endswith(b"}"):
            said = json.loads(line)
            found[said.get("of", 0)] = said
    return found


def _packed(among: Sequence[Candidates], seconds: float, gap: float) -> bytes:
    written = io.BytesIO()
    arrays: dict[str, Any] = {"problems": len(among), "seconds": seconds, "gap": gap}
    for number, each in enumerate(among):
        arrays |= {f"{number} {name}": getattr(each, name) for name in SENT}
    np.savez(written, **arrays)
    return written.getvalue()
