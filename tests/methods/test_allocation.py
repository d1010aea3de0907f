"""Plans: never better by hand, never over a limit, explained, and an answer whatever becomes of the child."""

import sys
import time
from dataclasses import replace
from itertools import product
from pathlib import Path

import numpy as np
import pytest

from naung.methods import allocation
from naung.methods.allocation import (
    Ending,
    Plan,
    Problem,
    Reason,
    Refused,
    Trouble,
    best_plan,
    bought_by,
    candidates_of,
    cost_of_overrides,
    greedy,
    greedy_with_swaps,
    low_and_high,
    posed,
    reasons_of,
    worker,
)
from naung.methods.allocation.plans import keeps_limits


def town(seed: int, *, places: int = 5, budget: int = 30) -> Problem:
    """A small town: two areas, three interventions, one type of staff, a floor in each area."""
    rng = np.random.default_rng(seed)
    gains = rng.gamma(2.0, 1.0, (3, places, 3))
    gains[:, 0, 1] = np.nan
    return posed(
        gains,
        rng.integers(3, 12, (places, 3)),
        budget=budget,
        areas=np.arange(places) % 2,
        floors=[4, 5],
        staff_use=[[1], [2], [0]],
        staff=[[3], [3]],
        at_most=2,
    )


def best_by_hand(problem: Problem) -> float:
    """Every one of the 2 to the n plans."""
    among = candidates_of(problem)
    best = -1.0
    for bits in product([False, True], repeat=len(among)):
        chosen = np.array(bits)
        if keeps_limits(among, chosen):
            best = max(best, float(among.gain[chosen].sum()))
    return best


def planned(problem: Problem) -> Plan:
    found = best_plan(problem, limit_s=60)
    assert isinstance(found, Plan), found
    return found


def troubles(problem: Problem) -> set[Trouble]:
    found = best_plan(problem, limit_s=60)
    assert not isinstance(found, Plan)
    return {each.trouble for each in found}


@pytest.mark.parametrize("seed", [1, 2])
def test_no_plan_made_by_hand_brings_more(seed: int) -> None:
    problem = town(seed)
    plan = planned(problem)
    assert plan.proven
    assert plan.value == pytest.approx(best_by_hand(problem), rel=2e-4)
    assert plan.bound is not None
    assert plan.bound >= plan.value * (1 - 1e-9)
    assert not plan.chosen[0, 1]  # it has no known effect there
    assert plan.spread[0] <= plan.spread[1] <= plan.spread[2]


def test_a_larger_plan_keeps_every_limit_and_is_never_below_greedy() -> None:
    problem = town(5, places=90, budget=400)
    problem = replace(problem, floors=np.array([60, 80]), staff=np.array([[25], [25]]))
    plan, among = planned(problem), candidates_of(problem)
    mask = plan.chosen[among.place, among.kind]
    assert keeps_limits(among, mask)
    for rival in (greedy(among), greedy_with_swaps(among)):
        assert rival is not None
        assert keeps_limits(among, rival)
        assert plan.value >= among.gain[rival].sum() * (1 - 1e-4)
    assert greedy_with_swaps(among) @ among.gain >= greedy(among) @ among.gain  # type: ignore[operator]  # neither is None


def test_every_choice_has_a_reason_and_the_runner_up_that_would_fit() -> None:
    problem = town(5, places=30, budget=90)
    forced = np.zeros((30, 3), dtype=bool)
    forced[7, 2] = True
    problem = replace(problem, forced_in=forced, floors=np.array([60, 5]))
    plan = planned(problem)
    choices = reasons_of(problem, plan)
    assert [(each.place, each.intervention) for each in choices] == list(plan.order)
    assert {each.reason for each in choices if (each.place, each.intervention) == (7, 2)} == {Reason.FORCED}
    free = [each for each in choices if each.reason is not Reason.FORCED and each.loss is not None]
    assert free
    assert all(each.loss >= -1e-3 * plan.value for each in free if each.loss is not None)
    assert all(0 <= each.runner_up_better <= 1 for each in free if each.runner_up_better is not None)


def test_a_floor_that_binds_is_named_as_the_reason() -> None:
    """Area 1 has only poor choices; its floor alone brings one of them in, and what it costs is said."""
    problem = posed([[9.0], [8.0], [1.0]], [[5], [5], [5]], budget=10, areas=[0, 0, 1], floors=[0, 5])
    of_area_1 = next(each for each in reasons_of(problem, planned(problem)) if each.place == 2)
    assert of_area_1.reason is Reason.FLOOR
    assert of_area_1.floor_costs == pytest.approx(7.0)


def test_what_more_money_buys_is_an_interval_around_what_solving_again_found() -> None:
    problem = town(3)
    plan = planned(problem)
    more = bought_by(problem, plan, budget=10, staff=1)
    assert not isinstance(more, tuple)
    true = best_by_hand(replace(problem, budget=40, staff=problem.staff + 1)) - best_by_hand(problem)
    assert more.high is not None
    assert more.low - 1e-6 <= true <= more.high + 1e-6
    assert more.found > 0


def test_an_override_is_kept_and_its_cost_is_said() -> None:
    problem = town(3)
    free = planned(problem)
    forced = np.zeros((5, 3), dtype=bool)
    forced[free.order[0]] = True
    without = replace(problem, forced_out=forced)
    plan = planned(without)
    assert not plan.chosen[free.order[0]]
    cost = cost_of_overrides(without, plan)
    assert not isinstance(cost, tuple)
    assert cost.found == pytest.approx(free.value - plan.value, abs=1e-3)
    assert cost.found > 0


def test_low_and_high_say_what_is_right_either_way() -> None:
    low = town(4)
    scale = np.array([1.0, 5.0, 1.0])
    between = low_and_high(low, replace(low, gains=low.gains * scale))
    assert not isinstance(between, tuple)
    assert (between.both == (between.low.chosen & between.high.chosen)).all()
    assert between.low_plan_if_high <= between.high.value + 1e-6
    assert between.high_plan_if_low <= between.low.value + 1e-6


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"costs": np.full((5, 3), -1)}, {Trouble.NEGATIVE_COST}),
        ({"budget": -5}, {Trouble.NEGATIVE_BUDGET}),
        ({"gains": np.full((1, 5, 3), np.nan)}, {Trouble.NO_VALUE}),
        ({"gains": np.full((1, 5, 3), -0.1)}, {Trouble.NEGATIVE_GAIN, Trouble.NO_VALUE}),
        ({"gains": np.full((1, 5, 3), np.inf)}, {Trouble.GAIN_WITHOUT_END, Trouble.NO_VALUE}),
        ({"floors": np.array([20, 20])}, {Trouble.FLOORS_OVER_BUDGET}),
        ({"floors": np.array([-1, 0])}, {Trouble.NEGATIVE_FLOOR}),
        ({"staff": np.array([[-1], [0]])}, {Trouble.NEGATIVE_STAFF}),
        (
            {"forced_in": np.eye(5, 3, dtype=bool), "forced_out": np.eye(5, 3, dtype=bool)},
            {Trouble.IN_AND_OUT},
        ),
        (
            {"forced_in": np.ones((5, 3), dtype=bool)},
            {Trouble.FORCED_OVER_BUDGET, Trouble.FORCED_TOO_MANY, Trouble.FORCED_OVER_STAFF},
        ),
    ],
)
def test_what_can_not_be_planned_is_named(change: dict[str, object], said: set[Trouble]) -> None:
    assert troubles(replace(town(1), **change)) == said  # type: ignore[arg-type]  # one field of the problem


def test_a_floor_out_of_reach_names_the_area_and_what_is_missing() -> None:
    """Area 1 could spend 5 at the most; its floor is 8."""
    problem = posed([[3.0], [2.0]], [[5], [5]], budget=20, areas=[0, 1], floors=[0, 8])
    found = best_plan(problem, limit_s=60)
    assert found == (Refused(Trouble.FLOOR_OUT_OF_REACH, area=1, amount=3.0),)


def child(code: str) -> tuple[str, ...]:
    return (sys.executable, "-c", code)


@pytest.mark.parametrize(
    ("code", "ending"),
    [
        ("import time; time.sleep(60)", Ending.KILLED),
        ("import os; os.abort()", Ending.BROKEN),
        ("print('no answer')", Ending.BROKEN),
        ('print(\'{"chosen": [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13], "bound": 1e9}\')', Ending.BROKEN),
    ],
)
def test_a_child_that_hangs_breaks_or_lies_leaves_the_greedy_plan_marked_not_proven(
    code: str, ending: Ending, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(allocation.plans, "CHILD", child(code))
    problem = town(1)
    plan = best_plan(problem, limit_s=1.0 if ending is Ending.KILLED else 30.0)
    assert isinstance(plan, Plan)
    assert (plan.ending, plan.proven, plan.gap) == (ending, False, None)
    among = candidates_of(problem)
    rest = greedy_with_swaps(among)
    assert rest is not None
    assert plan.value == pytest.approx(among.gain[rest].sum())


def test_what_a_killed_child_had_said_is_kept_where_it_is_better_than_greedy(monkeypatch: pytest.MonkeyPatch) -> None:
    problem = posed([[6.0], [5.0], [5.0]], [[6], [5], [5]], budget=10, areas=[0, 0, 0])
    said = 'print(\'{"chosen": [1, 2], "bound": 11.0}\', flush=True); import time; time.sleep(60)'
    monkeypatch.setattr(allocation.plans, "CHILD", child(said))
    plan = best_plan(problem, limit_s=5.0)
    assert isinstance(plan, Plan)
    assert (plan.value, plan.ending, plan.bound) == (10.0, Ending.KILLED, 11.0)


def test_what_lies_in_the_folder_where_it_is_called_is_not_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "json.py").write_text(f"open({str(tmp_path / 'ran')!r}, 'w')\nraise SystemExit(1)\n")
    monkeypatch.chdir(tmp_path)
    plan = best_plan(town(1))
    assert isinstance(plan, Plan)
    assert plan.proven
    assert not (tmp_path / "ran").exists()


def test_without_child_and_without_greedy_plan_it_says_that_it_was_not_solved(monkeypatch: pytest.MonkeyPatch) -> None:
    """Greedy takes the small one first and can't reach the floor any more."""
    monkeypatch.setattr(allocation.plans, "CHILD", child("raise SystemExit(1)"))
    problem = posed([[9.0], [1.0]], [[2], [9]], budget=10, areas=[0, 0], floors=[9])
    assert best_plan(problem) == (Refused(Trouble.NOT_SOLVED),)


def test_shapes_that_do_not_belong_together_are_refused() -> None:
    for wrong in (
        {"areas": [0]},
        {"areas": [0, 3], "floors": [0]},
        {"areas": [0, 1], "staff_use": [[1, 1]], "staff": [[1]]},
        {"areas": [0, 0.5]},
    ):
        with pytest.raises(ValueError, match=r"area|whole|staff"):
            posed([[1.0], [2.0]], [[1], [1]], budget=2, **wrong)


@pytest.mark.parametrize("seed", range(6))
def test_areas_apart_and_a_small_core_prove_what_all_at_once_proves(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """The bound by areas is never below the best plan, also with floors, staff, and choices that a person forced."""
    problem = crowd(seed)
    monkeypatch.setattr(worker._Search, "say", lambda self, told: None)
    at_once = searched(problem)
    monkeypatch.setattr(worker, "CORE", 30)
    monkeypatch.setattr(worker, "AREA_CORE", 12)
    apart = searched(problem)
    assert at_once.value <= apart.bound * (1 + 1e-9)
    assert apart.value <= at_once.bound * (1 + 1e-9)
    assert apart.bound - apart.value <= 1e-4 * apart.bound
    assert keeps_limits(candidates_of(problem), apart.taken)


def crowd(seed: int) -> Problem:
    """Forty places by four in four areas, with floors, two kinds of staff, and decisions."""
    rng = np.random.default_rng(seed)
    areas, costs = rng.integers(0, 4, 40), rng.integers(2, 12, (40, 4))
    forced = np.zeros((40, 4), dtype=bool)
    forced[0, 0] = True
    return posed(
        rng.random((40, 4)) * costs,
        costs,
        budget=90,
        areas=areas,
        floors=[12, 0, 9, 0],
        staff_use=rng.integers(0, 4, (4, 2)),
        staff=rng.integers(6, 14, (4, 2)),
        at_most=2,
        forced_in=forced,
        forced_out=np.roll(forced, 3),
    )


def searched(problem: Problem) -> worker._Search:
    """What the child does with one problem, here."""
    among = candidates_of(problem)
    given = {name: getattr(among, name) for name in allocation.plans.SENT} | {"gap": 1e-4}
    search = worker._Search(0, given, *worker._limits(given), time.monotonic() + 60)
    assert worker._searched(search, worker._relaxed(search))
    return search
