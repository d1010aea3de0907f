"""Who is one person in one draw: what was judged holds, what was only probable is drawn, and "different" is kept apart."""

from collections.abc import Callable, Iterable, Mapping
from uuid import UUID

from naung.casework.recurrence.vocabulary import Link, Links
from naung.casework.sameness.rules import standing
from naung.casework.sameness.vocabulary import Judged, Pair, Verdict

LEAST = 0.05  # a pair that is less probable is not drawn at all


def links_of(judged: Iterable[Judged], probable: Mapping[Pair, float], handed: Iterable[Pair]) -> Links:
    """The links of a draw: what officers judged comes before any probability.

    "Same" alone is certain, "different" alone is kept apart, and where officers disagree the share of them that says "same" is
    the probability. "Unsure" leaves what was probable. A record that a desk opened from another's referral is the same person.
    """
    votes: dict[Pair, list[Verdict]] = {}
    for each in standing(judged):
        votes.setdefault(each.pair, []).append(each.verdict)
    chances = {pair: chance for pair, chance in probable.items() if chance >= LEAST} | dict.fromkeys(handed, 1.0)
    apart = set()
    for pair, told in votes.items():
        same, different = told.count(Verdict.SAME), told.count(Verdict.DIFFERENT)
        if different and not same:
            apart.add(pair)
            chances.pop(pair, None)
        elif same:
            chances[pair] = same / (same + different)
    return Links(tuple(Link(pair, chances[pair]) for pair in sorted(chances)), frozenset(apart))


def groups_drawn(links: Links, chance: Callable[[], float]) -> list[tuple[UUID, ...]]:
    """The records with any link, each in one group. `chance` gives a number from 0 to 1 each time it is asked.

    Links are taken in an order of chance, the certain ones first; one that would join two who are kept apart is left out, so a
    group never holds both, and over many draws each way to resolve a contradiction comes up.
    """
    group = {person: {person} for link in links.links for person in link.pair}
    away: dict[UUID, set[UUID]] = {}
    for one, other in links.apart:
        away.setdefault(one, set()).add(other)
        away.setdefault(other, set()).add(one)
    ordered = sorted((link.probability < 1, chance(), number) for number, link in enumerate(links.links))
    for _uncertain, _place, number in ordered:
        link = links.links[number]
        one, other = link.pair
        if chance() > link.probability:
            if link.probability < 1:
                _part(away, one, other)
            continue
        mine, theirs = group[one], group[other]
        if mine is theirs or any(away.get(each, set()) & theirs for each in mine):
            continue
        mine |= theirs
        group |= dict.fromkeys(theirs, mine)
    whole = {min(each): tuple(sorted(each)) for each in group.values()}
    return [whole[first] for first in sorted(whole)]


def _part(away: dict[UUID, set[UUID]], one: UUID, other: UUID) -> None:
    """In this draw the two are two persons."""
    away.setdefault(one, set()).add(other)
    away.setdefault(other, set()).add(one)
