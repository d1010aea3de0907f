"""Does the test for shifted routes cry wolf, and what does it see? Simulated cases, beside what a dashboard would do.

`python bench/flows.py [--small]`: prints one JSON object last. Persons travel in groups (mean size 4) that take one route
together; two periods, nothing or one thing changed: the largest route loses 30 points, spread over the others. On the very
same persons: an interval for each route by itself, the chi-square test, and the permutation of persons.

`false_alarms_*`: share of replicates with nothing changed in which the joint test says "more than chance", nominal .05.
`areas_false_alarms_*`: the same for the areas' own pages: three roles and fourteen areas at once, the counts first put through
the extract's own ladder, and "alarm" when any area in any role is said to have changed. `areas_seen_*`: the largest area loses
30 points of origins and is said to have. `areas_alike_*`: the same false alarms where the three roles hold the same groups, as
tables that depend on each other as much as they can.
`covered_*`: share of replicates with a true shift in which every route's interval holds its true difference, nominal .95.
Each promise carries its Monte Carlo error, the standard error of a share over the replicates.
"""

import argparse
import json
import sys
import time
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.stats import chi2_contingency

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "src")]

from naung.insight.extract.rules.exact import exact_of
from naung.insight.extract.rules.ladder import climbed
from naung.insight.extract.rules.tables import GROUP_ROLES
from naung.insight.extract.vocabulary import Role, Values
from naung.insight.flows.rules.areas import TESTED, area_shifts
from naung.methods.shifts import Shift, TooFew, merged, shift_between

SEED, GROUP = 61_2026, 4.0
LEVEL, LOW, HIGH = 0.05, 0.03, 0.07
LOSS = 0.30  # of all persons, taken from the largest route
ROUTES, EVENTS = (8, 30), (25, 75, 150)
BOUND_EVENTS = (75, 150)  # below 75 the method answers "not enough"; measured all the same, without a bound
SMALL, FULL = 300, 4000
PERSON_DRAWS = 199
Array = NDArray[np.float64]


def shares(routes: int) -> Array:
    """The largest route first, each next one smaller: as routes of a province are."""
    weight = 1 / np.arange(1, routes + 1)
    return weight / weight.sum()


def shifted(true: Array) -> Array:
    """The largest route loses LOSS (or all but a little), the others gain in proportion."""
    loss = min(LOSS, true[0] * 0.95)
    rest = true[1:] + loss * true[1:] / true[1:].sum()
    return np.concatenate([[true[0] - loss], rest])


def groups(rng: np.random.Generator, events: int, true: Array) -> Array:
    """Events by routes: sizes geometric with mean GROUP, each group on one route."""
    table = np.zeros((events, len(true)))
    table[np.arange(events), rng.choice(len(true), events, p=true)] = rng.geometric(1 / GROUP, events)
    return table


def each_by_itself(first: Array, second: Array) -> bool:
    """A 95 % interval of the difference of two shares of persons, route by route: does any leave out zero?"""
    one, other = first.sum(), second.sum()
    p, q = first.sum(axis=0) / one, second.sum(axis=0) / other
    error = np.sqrt(p * (1 - p) / one + q * (1 - q) / other)
    return bool((np.abs(p - q) > 1.959964 * np.maximum(error, 1e-12)).any())


def chi_square(first: Array, second: Array) -> bool:
    """Pearson's test of persons by route and period."""
    table = np.stack([first.sum(axis=0), second.sum(axis=0)])
    return bool(chi2_contingency(table[:, table.sum(axis=0) > 0]).pvalue <= LEVEL)


def persons_permuted(first: Array, second: Array, seed: int) -> bool:
    """The very same joint test, every person an event of her own."""
    one, other = (np.repeat(np.eye(t.shape[1]), t.sum(axis=0).astype(int), axis=0) for t in (first, second))
    found = shift_between(one, other, seed=seed, draws=PERSON_DRAWS, fewest_events=0)
    return isinstance(found, Shift) and found.more_than_chance


def covered(found: Shift, first: Array, second: Array) -> bool:
    """Whether every interval holds the true difference of its routes."""
    true = second - first
    return all(each.low <= true[list(each.routes)].sum() <= each.high for each in found.routes)


def cell(routes: int, events: int, replicates: int, change: bool) -> dict[str, float]:
    """Rates over the replicates of one cell."""
    rng = np.random.default_rng([SEED, routes, events, int(change)])
    true = shares(routes)
    later = shifted(true) if change else true
    ours = np.zeros(6)
    for number in range(replicates):
        first, second = groups(rng, events, true), groups(rng, events, later)
        found = shift_between(first, second, seed=number, fewest_events=0)
        ours += [
            isinstance(found, Shift) and found.more_than_chance,
            isinstance(found, Shift) and covered(found, true, later),
            each_by_itself(first, second), chi_square(first, second), persons_permuted(first, second, number),
            len(merged(np.concatenate([first, second]))),
        ]  # fmt: skip
    names = ("events_permuted", "covered", "each_route_by_itself", "chi_square", "persons_permuted", "routes_tested")
    return {name: round(float(value) / replicates, 4) for name, value in zip(names, ours, strict=True)}


AREAS = tuple(f"61.{number:02}" for number in (*range(1, 13), 71, 72))
AREA_KINDS = ("same", "shifted", "alike")
ELSEWHERE = 0.15  # of all groups: other provinces, abroad, not known


def area_replicate(rng: np.random.Generator, events: int, change: bool, alike: bool) -> tuple[bool, bool]:
    """Whether any area in any role was said to have changed, and whether the largest origin was."""
    true = np.concatenate([shares(len(AREAS)) * (1 - ELSEWHERE), [ELSEWHERE]])
    raw: dict[Values, int] = {}
    for half in ("2025-S2", "2026-S1"):
        for role in TESTED:
            later = change and role is Role.ORIGIN and half == "2026-S1"
            if not alike or role is TESTED[0]:
                drawn = rng.multinomial(events, shifted(true) if later else true)
            raw |= {(role.value, place, half): int(n) for place, n in zip((*AREAS, "-"), drawn, strict=True) if n}
    found = area_shifts(climbed(GROUP_ROLES, exact_of(raw)).counts)
    certain = [(each.role, area) for each in found for area, answer in each.areas.items() if answer.certain]
    alarm = any(isinstance(each.answer, Shift) and each.answer.more_than_chance for each in found)
    return alarm, (Role.ORIGIN, AREAS[0]) in certain


def area_cell(events: int, replicates: int, kind: str) -> dict[str, float]:
    """Rates over the replicates of one cell of areas."""
    rng = np.random.default_rng([SEED, events, AREA_KINDS.index(kind), len(AREAS)])
    answers = [area_replicate(rng, events, kind == "shifted", kind == "alike") for _ in range(replicates)]
    return {
        "alarm": round(float(np.mean([a for a, _ in answers])), 4),
        "seen": round(float(np.mean([s for _, s in answers])), 4),
    }


def promise(name: str, value: float, low: float, high: float, replicates: int) -> dict[str, Any]:
    """One promise as the others write it, with the standard error of the value over its replicates."""
    error = round((value * (1 - value) / replicates) ** 0.5, 4)
    holds = low <= value <= high
    return {"name": name, "value": value, "error": error, "bound": [low, high], "unit": "share", "holds": holds}


def main() -> None:
    """Every cell, then the promises."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--small", action="store_true")
    small = parser.parse_args().small
    began, replicates = time.monotonic(), SMALL if small else FULL
    cells: dict[str, Any] = {}
    for routes in ROUTES:
        for events in EVENTS:
            for change in (False, True):
                name = f"{routes}_routes_{events}_events_{'shifted' if change else 'same'}"
                cells[name] = cell(routes, events, replicates, change)
                print(name, cells[name], file=sys.stderr, flush=True)
    wide = 2.0 * (LEVEL * (1 - LEVEL) / replicates) ** 0.5 if small else 0.0  # fewer replicates, wider chance
    promises = []
    for routes in ROUTES:
        for events in BOUND_EVENTS:
            which = f"{routes}_routes_{events}_events"
            alarms, holds = cells[f"{which}_same"]["events_permuted"], cells[f"{which}_shifted"]["covered"]
            promises.append(promise(f"false_alarms_{which}", alarms, LOW - wide, HIGH + wide, replicates))
            promises.append(promise(f"covered_{which}", holds, 0.93 - wide, 1.0, replicates))
    for events in BOUND_EVENTS:
        for kind in AREA_KINDS:
            name = f"areas_{events}_events_{kind}"
            cells[name] = area_cell(events, replicates, kind)
            print(name, cells[name], file=sys.stderr, flush=True)
        alarms, alike = (cells[f"areas_{events}_events_{kind}"]["alarm"] for kind in ("same", "alike"))
        promises.append(promise(f"areas_false_alarms_{events}_events", alarms, LOW - wide, HIGH + wide, replicates))
        promises.append(promise(f"areas_alike_{events}_events", alike, 0.0, HIGH + wide, replicates))
    few = shift_between(np.eye(8).repeat(9, axis=0), np.eye(8).repeat(9, axis=0), seed=1)
    promises.append(promise("says_too_few_at_72_events", float(isinstance(few, TooFew)), 1.0, 1.0, 1))
    result = {"promises": promises, "cells": cells, "replicates": replicates, "group_mean": GROUP, "seed": SEED}
    result["seconds"] = round(time.monotonic() - began, 1)
    print(json.dumps(result))


if __name__ == "__main__":
    main()
