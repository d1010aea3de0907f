"""The second time as a figure: persons over draws. What of it may be shown says `telling`."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from statistics import median
from uuid import UUID

from naung.casework.recurrence.rules.draws import groups_drawn
from naung.casework.recurrence.rules.times import is_known, times_of
from naung.casework.recurrence.vocabulary import (
    Counted,
    Links,
    Promise,
    Promised,
    Range,
    Relation,
    Seen,
    Spell,
    Split,
    Times,
)

DRAWS = 200
LOW, HIGH = 0.05, 0.95  # nine of ten draws lie between
DAYS_A_MONTH = 30.4375
LEAST_TOLD = 5  # as in docs/decisions/small-numbers.md
COUNTED = tuple(promise for promise in Promise if promise is not Promise.RIGHT)  # of a case; a right is the person's
WITHIN, BESIDE = 8, 5  # characters of a code: kecamatan of the own kabupaten or kota, kabupaten or kota elsewhere
Cases = Mapping[UUID, Sequence[tuple[UUID, date]]]
PromisedIn = Mapping[tuple[UUID, UUID], Promised]
Name = tuple[str, ...]  # of a number that is counted


def place_of(code: str, within: str) -> str:
    """How finely a place is told: kecamatan of the reader's own kabupaten or kota, else kabupaten or kota, or the country."""
    own = len(within) >= BESIDE and code.startswith(within)
    return code[:WITHIN] if own else code[:BESIDE]


def seen_of(
    persons: Sequence[UUID],
    spells: Mapping[UUID, Sequence[Spell]],
    cases: Cases,
    promised: PromisedIn,
    places: Mapping[UUID, str],
) -> Seen:
    """One person by her records: whether it came again, after how many days, from where, what was done the first time.

    `places`: by history.
    """
    times = times_of(spell for person in persons for spell in spells.get(person, ()))
    gaps = [sum(each.gap) // 2 for each in times.times if each.relation is Relation.AFTER and each.gap]
    once = times.sure == times.perhaps == 0
    first = times.times[0].spells if times.times else ()
    return Seen(
        sure=times.sure > 0,
        perhaps=times.sure == 0 and times.perhaps > 0,
        unknown=once and (times.unknown > 0 or not all(is_known(each.ended) for each in times.times)),
        gap=gaps[0] if gaps else None,
        place=next((places[each] for each in first if each in places), ""),
        promised=_promised(persons, times, cases, promised),
    )


def _promised(persons: Sequence[UUID], times: Times, cases: Cases, promised: PromisedIn) -> Promised:
    """What was done and what was not in the cases that were opened before the second time can have begun."""
    second = next((each for each in times.times if each.relation is Relation.AFTER), None)
    until = date.max
    if second is not None:
        until = second.began.last or second.began.first or second.ended.last or second.ended.first or date.max
    told = [
        promised[case, person]
        for person in persons
        for case, opened_on in cases.get(person, ())
        if opened_on <= until and (case, person) in promised
    ]
    undone = frozenset(promise for each in told for promise in each.undone)
    return Promised(frozenset(promise for each in told for promise in each.kept) - undone, undone)


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


Sums = tuple[dict[Name, int], list[int]]


def _sums(people: Iterable[Seen]) -> Sums:
    counts: dict[Name, int] = {}
    gaps = []
    for each in people:
        for name in _names(each):
            counts[name] = counts.get(name, 0) + 1
        if each.sure and each.gap is not None:
            gaps.append(each.gap)
    return counts, gaps


def _names(seen: Seen) -> Iterable[Name]:
    side = "again" if seen.sure else "others"
    yield ("persons",)
    yield from ((name,) for name in ("sure", "perhaps", "unknown") if getattr(seen, name))
    yield ("place", seen.place, side)
    yield from (("kept", promise, side) for promise in seen.promised.kept)
    yield from (("undone", promise, side) for promise in seen.promised.undone)


def _added(one: Sums, other: Sums) -> Sums:
    names = {*one[0], *other[0]}
    return {name: one[0].get(name, 0) + other[0].get(name, 0) for name in names}, one[1] + other[1]


def _counted(drawn: Sequence[Sums], links: int) -> Counted:
    """The middle numbers are all of one draw, the one in the middle by how many it came again to, so that they add up."""
    order = sorted(drawn, key=lambda sums: (sums[0].get(("sure",), 0), sums[0].get(("persons",), 0)))
    middle = order[round((len(order) - 1) / 2)][0]

    def of(*name: str) -> Range:
        wide, here = range_of([counts.get(name, 0) for counts, _gaps in drawn]), middle.get(name, 0)
        return Range(min(wide.low, here), here, max(wide.high, here))

    def split(*name: str) -> Split:
        return Split(of(*name, "again"), of(*name, "others"))

    months = [round(median(gaps) / DAYS_A_MONTH) for _counts, gaps in drawn if len(gaps) >= LEAST_TOLD]
    places = sorted({name[1] for counts, _gaps in drawn for name in counts if name[0] == "place"})
    return Counted(
        persons=of("persons"),
        again=of("sure"),
        perhaps=of("perhaps"),
        unknown=of("unknown"),
        months=range_of(months) if len(months) == len(drawn) else None,
        kept={promise: split("kept", promise) for promise in COUNTED},
        undone={promise: split("undone", promise) for promise in COUNTED},
        places={place: split("place", place) for place in places},
        draws=len(drawn),
        links=links,
    )


def range_of(numbers: Sequence[int]) -> Range:
    """The middle of these numbers, and between which nine of ten lie."""
    ordered = sorted(numbers)
    last = len(ordered) - 1
    low, middle, high = (ordered[round(last * share)] for share in (LOW, 0.5, HIGH))
    return Range(low, middle, high)
