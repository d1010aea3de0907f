"""Greedy by gain per cost, floors first; then one choice out and the best of what fits in, until nothing improves.

Its plan is what an office has when the solver is killed.
"""

import numpy as np

from naung.methods.allocation.problem import Candidates, Mask, Numbers

REFILL = 3  # as many candidates may take the room of the one that leaves
PASSES = 6
BETTER = 1e-9  # relative: what is smaller is rounding


class Ledger:
    """What is chosen, and what room is left by money, staff and place."""

    def __init__(self, among: Candidates) -> None:
        self.among = among
        self.chosen = np.zeros(len(among), dtype=bool)
        self.left = among.budget
        self.spent = np.zeros(len(among.floors), dtype=np.int64)
        self.staff = among.staff.copy()
        self.at_place = np.zeros(int(among.place.max()) + 1, dtype=np.int64)
        self.use_of = np.zeros((int(among.kind.max()) + 1, among.use.shape[1]), dtype=np.int64)
        self.use_of[among.kind] = among.use

    def take(self, one: int) -> None:
        self._move(one, 1)

    def drop(self, one: int) -> None:
        self._move(one, -1)

    def _move(self, one: int, sign: int) -> None:
        among = self.among
        self.chosen[one] = sign > 0
        self.left -= sign * int(among.cost[one])
        self.spent[among.area[one]] += sign * among.cost[one]
        self.staff[among.area[one]] -= sign * among.use[one]
        self.at_place[among.place[one]] += sign

    def fits(self, some: slice | Mask | np.ndarray = slice(None)) -> Mask:
        among = self.among
        place, area = among.place[some], among.area[some]
        money = ~self.chosen[some] & (among.cost[some] <= self.left) & (self.at_place[place] < among.at_most)
        staffed = np.asarray((self.use_of[None] <= self.staff[:, None]).all(axis=2))  # by area and kind
        return np.asarray(money & staffed[area, among.kind[some]])

    def fits_one(self, one: int) -> bool:
        among = self.among
        return bool(
            among.cost[one] <= self.left
            and not self.chosen[one]
            and self.at_place[among.place[one]] < among.at_most
            and (among.use[one] <= self.staff[among.area[one]]).all()
        )

    @property
    def below_floor(self) -> Mask:
        return np.asarray(self.spent < self.among.floors)


def per_cost(among: Candidates) -> Numbers:
    """Gain per unit of money; what costs nothing counts as a cost of one."""
    return among.gain / np.maximum(among.cost, 1)


def greedy(among: Candidates, order: Numbers | None = None) -> Mask | None:
    """Which of the n candidates a greedy rule takes, best `order` first (default: gain per cost), the floors filled first.

    None where it can't fill the floors; there may be a plan all the same.
    """
    ledger = _filled(among, per_cost(among) if order is None else order)
    return None if ledger.below_floor.any() else ledger.chosen


def _filled(among: Candidates, order: Numbers) -> Ledger:
    ledger = Ledger(among)
    for one in np.flatnonzero(among.forced):
        ledger.take(int(one))
    best_first = np.argsort(-order, kind="stable")
    for one in best_first:
        if ledger.spent[among.area[one]] < among.floors[among.area[one]] and ledger.fits_one(int(one)):
            ledger.take(int(one))
    for one in best_first:
        if ledger.fits_one(int(one)):
            ledger.take(int(one))
    return ledger


def greedy_with_swaps(among: Candidates) -> Mask | None:
    """The greedy plan, bettered while one or two choices can leave and up to three that fit bring more; None as `greedy`.

    Of two that leave, the second is the one with the least gain per cost, so that it is money that it gives."""
    order = per_cost(among)
    ledger = _filled(among, order)
    if ledger.below_floor.any():
        return None
    for _ in range(PASSES):
        if not _passed(ledger, order, pairs=False) and not _passed(ledger, order, pairs=True):
            break
    return ledger.chosen


def _passed(ledger: Ledger, order: Numbers, *, pairs: bool) -> bool:
    """One round over all choices, the least gain per cost first; whether any exchange was worth it."""
    bettered = False
    worst_first = np.flatnonzero(ledger.chosen & ~ledger.among.forced)
    for one in worst_first[np.argsort(order[worst_first], kind="stable")]:
        if ledger.chosen[one]:
            bettered |= _exchange(ledger, int(one), order, pairs=pairs)
    return bettered


def _exchange(ledger: Ledger, one: int, order: Numbers, *, pairs: bool) -> bool:
    leaving = [one]
    if pairs:
        free_to_go = ledger.chosen & ~ledger.among.forced
        free_to_go[one] = False
        others = np.flatnonzero(free_to_go)
        leaving += [int(others[np.argmin(order[others])])] if len(others) else []
    return _replaced(ledger, leaving, order)


def _replaced(ledger: Ledger, leaving: list[int], order: Numbers) -> bool:
    among = ledger.among
    for each in leaving:
        ledger.drop(each)
    for rank in (among.gain, order):
        taken = _refill(ledger, leaving, rank)
        better = among.gain[taken].sum() > among.gain[leaving].sum() * (1 + BETTER)
        if better and not ledger.below_floor.any():
            return True
        for each in taken:
            ledger.drop(each)
    for each in leaving:
        ledger.take(each)
    return False


def _refill(ledger: Ledger, but: list[int], rank: Numbers) -> list[int]:
    free = np.flatnonzero(ledger.fits())
    taken: list[int] = []
    for _ in range(REFILL):
        free = free[ledger.fits(free) & ~np.isin(free, but)]
        if not len(free):
            break
        best = int(free[np.argmax(rank[free])])
        ledger.take(best)
        taken.append(best)
    return taken
