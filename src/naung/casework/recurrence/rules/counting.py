"""The second time as a figure: persons over draws, and what of it may be shown."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from statistics import median
from uuid import UUID

from naung.casework.recurrence.rules.draws import groups_drawn
from naung.casework.recurrence.rules.times import is_known, times_of
from naung.casework.recurrence.vocabulary import (
    Counted,
    CountedTold,
    Links,
    Promise,
    Range,
    RangeTold,
    Relation,
    Seen,
    Spell,
    Times,
)
from naung.methods.disclosure import suppressed

DRAWS = 200
LOW, HIGH = 0.05, 0.95  # nine of ten draws lie between
DAYS_A_MONTH = 30.4375
LEAST_TOLD = 5  # as in docs/decisions/small-numbers.md
Cases = Mapping[UUID, Sequence[tuple[UUID, date]]]
Left = Mapping[tuple[UUID, UUID], Iterable[Promise]]
WITHHELD = RangeTold()


def seen_of(persons: Sequence[UUID], spells: Mapping[UUID, Sequence[Spell]], cases: Cases, left: Left) -> Seen:
    """One person by her records: whether it came again, after how many days, and what was left undone the first time."""
    times = times_of(spell for person in persons for spell in spells.get(person, ()))
    gaps = [sum(each.gap) // 2 for each in times.times if each.relation is Relation.AFTER and each.gap]
    undone = frozenset(_left(persons, times, cases, left)) if times.sure else frozenset()
    once = times.sure == times.perhaps == 0
    return Seen(
        sure=times.sure > 0,
        perhaps=times.sure == 0 and times.perhaps > 0,
        unknown=once and (times.unknown > 0 or not all(is_known(each.ended) for each in times.times)),
        gap=gaps[0] if gaps else None,
        left=undone,
    )


def _left(persons: Sequence[UUID], times: Times, cases: Cases, left: Left) -> Iterable[Promise]:
    """What was not kept in the cases that were opened before the second time can have begun."""
    second = next(each for each in times.times if each.relation is Relation.AFTER)
    until = second.began.last or second.began.first or second.ended.last or second.ended.first or date.max
    for person in persons:
        for case, opened_on in cases.get(person, ()):
            if opened_on <= until:
                yield from left.get((case, person), ())


def count_drawn(
    links: Links, everybody: Iterable[UUID], look: Callable[[tuple[UUID, ...]], Seen], chance: Callable[[], float]
) -> Counted:
    """Persons over draws. `look` sees one person by her records; `chance` gives numbers from 0 to 1.

    `everybody`: the records with a history; a group without any (judged, or referred, and nothing told yet) is no person here.
    """
    told = set(everybody)
    linked = {person for link in links.links for person in link.pair}
    alone = _sums(look((person,)) for person in sorted(told - linked))
    known: dict[tuple[UUID, ...], Seen] = {}
    drawn = []
    for _each in range(DRAWS if links.links else 1):
        groups = [group for group in groups_drawn(links, chance) if not told.isdisjoint(group)]
        for group in groups:
            if group not in known:
                known[group] = look(group)
        drawn.append(_added(alone, _sums(known[group] for group in groups)))
    return _counted(drawn, len(links.links))


Sums = tuple[dict[str, int], list[int]]


def _sums(people: Iterable[Seen]) -> Sums:
    counts: dict[str, int] = {}
    gaps = []
    for each in people:
        told = ["persons", *(name for name in ("sure", "perhaps", "unknown") if getattr(each, name)), *each.left]
        for name in told:
            counts[name] = counts.get(name, 0) + 1
        if each.sure and each.gap is not None:
            gaps.append(each.gap)
    return counts, gaps


def _added(one: Sums, other: Sums) -> Sums:
    names = {*one[0], *other[0]}
    return {name: one[0].get(name, 0) + other[0].get(name, 0) for name in names}, one[1] + other[1]


def _counted(drawn: Sequence[Sums], links: int) -> Counted:
    def of(name: str) -> Range:
        return range_of([counts.get(name, 0) for counts, _gaps in drawn])

    months = [round(median(gaps) / DAYS_A_MONTH) for _counts, gaps in drawn if len(gaps) >= LEAST_TOLD]
    return Counted(
        persons=of("persons"),
        again=of("sure"),
        perhaps=of("perhaps"),
        unknown=of("unknown"),
        months=range_of(months) if len(months) == len(drawn) else None,
        left={promise: of(promise) for promise in Promise if promise is not Promise.RIGHT},
        draws=len(drawn),
        links=links,
    )


def range_of(numbers: Sequence[int]) -> Range:
    """The middle of these numbers, and between which nine of ten lie."""
    ordered = sorted(numbers)
    last = len(ordered) - 1
    low, middle, high = (ordered[round(last * share)] for share in (LOW, 0.5, HIGH))
    return Range(low, middle, high)


def told_of(counted: Counted) -> CountedTold:
    """The figure as it may be shown: no number from one to four, nor what would give one away.

    The persons are parted into those to whom it came again, perhaps, whose exit nobody knows, and to whom it did not; where
    the number of whom it came again is withheld, so is everything that is said of them.
    """
    parts = (counted.again, counted.perhaps, counted.unknown)
    whole = counted.persons.middle
    rest = max(whole - sum(each.middle for each in parts), 0)
    safe = suppressed([[*(each.middle for each in parts), rest]]).cells[0]
    again, perhaps, unknown = (_told(each, cell is not None, whole) for each, cell in zip(parts, safe, strict=False))
    if again.withheld:
        return CountedTold(_whole(counted.persons), again, perhaps, unknown, None, {})
    left = {promise: _of_again(each, counted.again.middle) for promise, each in counted.left.items()}
    months = counted.months if counted.again.middle >= LEAST_TOLD else None
    return CountedTold(_whole(counted.persons), again, perhaps, unknown, months, left)


def _of_again(each: Range, whole: int) -> RangeTold:
    middle = min(each.middle, whole)
    cell = suppressed([[middle, whole - middle]]).cells[0][0]
    return _told(Range(each.low, middle, each.high), cell is not None, whole)


def _told(each: Range, shown: bool, whole: int) -> RangeTold:
    if not shown:
        return WITHHELD
    low, high = (None if _small(end) or _small(whole - end) else end for end in (each.low, each.high))
    return RangeTold(low, each.middle, high, withheld=False)


def _whole(each: Range) -> RangeTold:
    low, middle, high = (None if _small(end) else end for end in (each.low, each.middle, each.high))
    return WITHHELD if middle is None else RangeTold(low, middle, high, withheld=False)


def _small(number: int) -> bool:
    return 0 < number < LEAST_TOLD
