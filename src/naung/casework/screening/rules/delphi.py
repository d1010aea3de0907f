"""How the Delphi list is read. All of it carries [M]: it is shown as unverified and decides nothing."""

from collections import Counter
from dataclasses import dataclass
from enum import StrEnum
from itertools import product

from naung.casework.screening.rules.tables import DelphiList, Group, Strength, Tables, Threshold, Words, shipped_tables
from naung.casework.screening.vocabulary import Answers, Part
from naung.foundation.clock.vocabulary import Mark
from naung.foundation.people.vocabulary import Answer


class Sign(StrEnum):
    """What a dimension says. Open: the answers still missing could make it positive."""

    POSITIVE = "positif"
    NEGATIVE = "negatif"
    OPEN = "belum_terjawab"


@dataclass(frozen=True)
class DimensionReading:
    """One dimension: what it says and how many of its indicators were found, by strength."""

    part: Part
    words: Words
    phase: str
    sign: Sign
    strong: int
    medium: int
    weak: int
    answered: int
    asked: int


@dataclass(frozen=True)
class DelphiReading:
    """The list's reading, or why there is none. `mark` always goes into the sentence that shows it."""

    list_code: str
    for_whom: Words
    dimensions: tuple[DimensionReading, ...]
    combined: Words | None
    combined_code: str
    mark: Mark

    @property
    def exists(self) -> bool:
        """False where the list for this person is empty."""
        return bool(self.dimensions)


def delphi_list_for(*, child: bool, sexual: bool, tables: Tables | None = None) -> DelphiList:
    """The list meant for such a person; it may be empty, and then says so."""
    return next(one for one in (tables or shipped_tables()).lists if one.child == child and one.sexual == sexual)


def lists_without_reading(tables: Tables | None = None) -> tuple[DelphiList, ...]:
    """The named but empty lists: those for whom no Delphi reading exists."""
    return tuple(one for one in (tables or shipped_tables()).lists if one.empty)


def reaches(strong: int, medium: int, weak: int, threshold: Threshold) -> bool:
    """Whether the counts are at least the threshold's."""
    return strong >= threshold.strong and medium >= threshold.medium and weak >= threshold.weak


def is_positive(strong: int, medium: int, weak: int, thresholds: tuple[Threshold, ...]) -> bool:
    """Whether any threshold is reached."""
    return any(reaches(strong, medium, weak, one) for one in thresholds)


def dimension_reading(answers: Answers, group: Group, thresholds: tuple[Threshold, ...]) -> DimensionReading:
    """One dimension: positive when a threshold is reached, negative when none can be any more, open otherwise."""
    found: Counter[str] = Counter()
    possible: Counter[str] = Counter()
    answered = 0
    for item in group.items:
        choice = answers.choice(item.key)
        found[item.strength] += choice is Answer.YES
        possible[item.strength] += choice is not Answer.NO
        answered += choice in (Answer.YES, Answer.NO)
    now = (found[Strength.STRONG], found[Strength.MEDIUM], found[Strength.WEAK])
    then = (possible[Strength.STRONG], possible[Strength.MEDIUM], possible[Strength.WEAK])
    if is_positive(*now, thresholds):
        sign = Sign.POSITIVE
    elif is_positive(*then, thresholds):
        sign = Sign.OPEN
    else:
        sign = Sign.NEGATIVE
    return DimensionReading(group.part, group.words, group.phase, sign, *now, answered, len(group.items))


def delphi_reading(answers: Answers, which: DelphiList, tables: Tables | None = None) -> DelphiReading:
    """Each dimension of the list and the combined words; no words at all while nothing of the list was answered.

    Source: law and practice, Delphi section; thresholds and labels from memory [M].
    """
    tables = tables or shipped_tables()
    groups = [tables.groups[part] for part in which.parts]
    dimensions = tuple(dimension_reading(answers, group, tables.thresholds) for group in groups)
    positive = {one.phase for one in dimensions if one.sign is Sign.POSITIVE}
    if not any(one.answered for one in dimensions):
        return DelphiReading(which.code, which.words, dimensions, None, "", tables.delphi_basis.mark)
    chosen = next(one for one in tables.combinations if positive.issuperset(one.phases))
    return DelphiReading(which.code, which.words, dimensions, chosen.words, chosen.code, tables.delphi_basis.mark)


def threshold_edges(thresholds: tuple[Threshold, ...], most: int = 4) -> tuple[tuple[int, int, int, bool], ...]:
    """Every count of strong, medium and weak up to `most` with what it says: the table a reader can check by hand."""
    return tuple((s, m, w, is_positive(s, m, w, thresholds)) for s, m, w in product(range(most + 1), repeat=3))
