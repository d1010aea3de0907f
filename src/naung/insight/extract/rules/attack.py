"""Two attackers on a finished table: one who knows three facts of a person, and one who holds the whole register.

Each has the released combinations and their counts, knows the ladder, and asks which rows could be hers. `certain`: only one
row could. `guessed`: how often a guess among those that could would be right. The first attacker knows any three columns of
her exactly, and the three that serve him best count; the second knows every column, and that the ladder tells each person as
finely as it can.
"""

from collections.abc import Iterable, Sequence
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from naung.insight.extract.rules.exact import Exact
from naung.insight.extract.rules.ladder import coarser
from naung.insight.extract.vocabulary import LEVELS, Attack, Released, Table, Values

THREE_FACTS = "orang yang tahu tiga hal tentang seorang korban"
WHOLE_REGISTER = "orang yang memegang seluruh register"
KNOWN = 3
VICTIMS = 400  # drawn from the register, each person alike
BOUND = 0.05  # of rows that any attacker may re-identify


def attacked(table: Table, raw: Exact, released: Released, *, seed: int) -> list[Attack]:
    """What both attackers find out about persons drawn from `raw`; nothing where nothing was released."""
    if not released.counts or not len(raw):
        return []
    held = _Held(table, released)
    share = raw.weight / raw.weight.sum()
    drawn = [raw.row(k) for k in np.random.default_rng(seed).choice(len(raw), size=VICTIMS, p=share)]
    facts = [held.best_of_three(person) for person in drawn]
    whole = [held.with_everything(person) for person in drawn]
    return [
        _summed(name, table.name, sizes) for name, sizes in ((THREE_FACTS, facts), (WHOLE_REGISTER, whole))
    ]  # fmt: skip


def _summed(attacker: str, table: str, sizes: Sequence[int]) -> Attack:
    """`sizes`: of each person, how many rows could be hers; 0 where none could, because she was withheld."""
    certain = sum(size == 1 for size in sizes) / len(sizes)
    guessed = sum(1 / size for size in sizes if size) / len(sizes)
    return Attack(attacker, table, len(sizes), round(certain, 4), round(guessed, 4))


class _Said:
    """One column of the released rows as numbers, so that many questions to it are quick."""

    def __init__(self, values: Iterable[str]) -> None:
        self.words: dict[str, int] = {}
        self.codes = np.fromiter((self.words.setdefault(v, len(self.words)) for v in values), dtype=np.int64)

    def any_of(self, words: Iterable[str]) -> NDArray[np.bool_]:
        """Which rows say one of these words."""
        asked = np.zeros(len(self.words), dtype=bool)
        asked[[self.words[word] for word in words if word in self.words]] = True
        return asked[self.codes]


class _Held:
    """The released table as the attackers hold it."""

    def __init__(self, table: Table, released: Released) -> None:
        self.table = table
        self.sizes = np.fromiter(released.counts.values(), dtype=np.int64)
        self.columns = [_Said(values[k] for values in released.counts) for k in range(len(table.columns))]
        self.place = dict(released.counts)

    def _fitting(self, person: Values) -> list[NDArray[np.bool_]]:
        """For each column, which rows say what she is, at whatever level."""
        fitting = []
        for column, held, value in zip(self.table.columns, self.columns, person, strict=True):
            fitting.append(
                held.any_of({coarser(value, column.scale, level) for level in range(len(LEVELS[column.scale]))})
            )
        return fitting

    def best_of_three(self, person: Values) -> int:
        """How many rows could be hers for one who knows the three columns that leave the fewest."""
        fitting = self._fitting(person)
        known = min(KNOWN, len(fitting))
        left = (int(self.sizes[np.all(chosen, axis=0)].sum()) for chosen in combinations(fitting, known))
        return min((size for size in left if size), default=0)

    def with_everything(self, person: Values) -> int:
        """How many rows could be hers for one who knows all columns: the finest combination that fits is hers."""
        scales = [column.scale for column in self.table.columns]
        for rung in self.table.rungs:
            told = tuple(coarser(v, s, level) for v, s, level in zip(person, scales, rung, strict=True))
            if told in self.place:
                return self.place[told]
        return 0
