"""In which order things happened, as far as the dates can say; where they cannot, that is said.

Two dates are in order for certain only when the last day of one lies before the first day of the other (an interval
order, Fishburn 1985); what a person says of the order ("first she was recruited, then taken") counts beside the
dates.
"""

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

from naung.foundation.clock.vocabulary import Relation, VagueDate

Key = TypeVar("Key", bound=Hashable)


def relation(one: VagueDate, other: VagueDate) -> Relation:
    """How the first date stands to the second, as far as is certain."""
    if one.last is not None and other.first is not None and one.last < other.first:
        return Relation.BEFORE
    if other.last is not None and one.first is not None and other.last < one.first:
        return Relation.AFTER
    if one.is_exact and other.is_exact:
        return Relation.SAME_DAY
    return Relation.MAY_OVERLAP


def definitely_before(one: VagueDate, other: VagueDate) -> bool:
    """True where no reading of the two dates puts the first on or after the second."""
    return relation(one, other) is Relation.BEFORE


def may_overlap(one: VagueDate, other: VagueDate) -> bool:
    """True where the two dates may mean the same day."""
    return relation(one, other) in (Relation.MAY_OVERLAP, Relation.SAME_DAY)


@dataclass(frozen=True)
class Placed(Generic[Key]):
    """One event in its place; `tied_with` are those before or after which it may lie, as far as anyone knows."""

    key: Key
    when: VagueDate
    tied_with: tuple[Key, ...] = ()

    @property
    def is_certain(self) -> bool:
        """True where its place among all others is certain."""
        return not self.tied_with


@dataclass(frozen=True)
class Ordering(Generic[Key]):
    """Events in an order that breaks nothing that is certain; `contradictions` are said orders that the dates
    refuse.
    """

    rows: tuple[Placed[Key], ...]
    contradictions: tuple[tuple[Key, Key], ...] = ()


def _sort_key(when: VagueDate) -> tuple[bool, date, date]:
    nothing_known = when.first is None and when.last is None
    return nothing_known, when.first or date.min, when.last or date.max


def order_of(events: Sequence[tuple[Key, VagueDate]], *, said_before: Iterable[tuple[Key, Key]] = ()) -> Ordering[Key]:
    """The events in order, ties said; `said_before` holds pairs (earlier, later) that a person told.

    A said order that contradicts the dates, or that goes in a circle, is left out and returned among the
    contradictions. Events without any date come last, in the order given.
    """
    dates = dict(events)
    keys = [key for key, _ in events]
    by_date = sorted(keys, key=lambda key: _sort_key(dates[key]))
    kept: dict[Key, set[Key]] = {key: set() for key in keys}  # key -> those that come after it
    for one in keys:
        kept[one].update(other for other in keys if other != one and definitely_before(dates[one], dates[other]))
    contradictions = []
    for earlier, later in said_before:
        if earlier not in dates or later not in dates or earlier == later:
            continue
        if _reaches(kept, later, earlier):
            contradictions.append((earlier, later))
        else:
            kept[earlier].add(later)
    ordered = _linear(by_date, kept)
    after = {key: _all_after(kept, key) for key in keys}
    rows = tuple(
        Placed(key, dates[key], tuple(o for o in ordered if o != key and o not in after[key] and key not in after[o]))
        for key in ordered
    )
    return Ordering(rows, tuple(contradictions))


def _all_after(kept: dict[Key, set[Key]], start: Key) -> set[Key]:
    seen: set[Key] = set()
    waiting = [start]
    while waiting:
        for key in kept[waiting.pop()]:
            if key not in seen:
                seen.add(key)
                waiting.append(key)
    return seen


def _reaches(kept: dict[Key, set[Key]], start: Key, goal: Key) -> bool:
    return goal in _all_after(kept, start)


def _linear(by_date: list[Key], kept: dict[Key, set[Key]]) -> list[Key]:
    """An order that keeps every certain pair, and the order of dates where nothing is certain (Kahn 1962)."""
    ordered: list[Key] = []
    waiting = list(by_date)
    while waiting:
        chosen = next(key for key in waiting if not any(key in kept[other] for other in waiting if other != key))
        waiting.remove(chosen)
        ordered.append(chosen)
    return ordered
