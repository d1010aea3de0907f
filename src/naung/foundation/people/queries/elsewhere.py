"""Whether another desk may know somebody, told from keyed tokens alone: nothing of that desk is opened.

Names tell nothing here. What counts is the whole number of a paper that is hers, or a whole telephone together with two words
of a name in one record; and a number that several records of that desk carry tells nothing either.
"""

from collections.abc import Collection, Iterable, Sequence
from uuid import UUID

from naung.foundation.access.rules import require
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.people.models import Person
from naung.foundation.people.queries.search import CONTACTS, NAMES, PAPERS, SeenIndex
from naung.foundation.people.rules.alike import Described, telling_papers, telling_ways, telling_words
from naung.foundation.recusal.queries import hidden_from, seen_by
from naung.foundation.vault.queries import Lookup

FEW = 3  # records of a desk that carry a number: one of more is a hub
OF_WORDS = 200  # newest records with two words of the name


def known_elsewhere(
    who: Described,
    desks: Collection[UUID],
    silent: Collection[UUID] = (),
    willing: Collection[UUID] = (),
    *,
    actor: Actor,
) -> dict[UUID, UUID]:
    """Of these desks those that may know her, each with the record that is meant; of `silent` ones only records in `willing`.

    The same work for each desk, whatever it has; a record that is shut to the actor is not there. The caller has opened `who`
    for the actor and counts how often.
    """
    require(actor, Permission.SEARCH)
    require(actor, Permission.PERSON_WRITE)
    shut = hidden_from(actor)
    lookups = Lookup.several((PAPERS, CONTACTS, NAMES))
    others = sorted(desk for desk in desks if desk != actor.desk)
    met = {record: desk for desk in others for record in _met_at(desk, who, lookups, shut)}
    found = Person.objects.filter(id__in=list(met), owner__in=list(desks), erased_at=None)
    there = seen_by(found, "id", actor=actor).values_list("id", flat=True)
    told = (each for each in sorted(there, reverse=True) if met[each] not in silent or each in willing)
    return {met[record]: record for record in told}


def _met_at(desk: UUID, who: Described, lookups: dict[str, Lookup], shut: Collection[UUID]) -> set[UUID]:
    owners = {
        space: _owners(SeenIndex(lookups[space], desk, shut), tokens, most)
        for space, tokens, most in (
            (PAPERS, telling_papers(who), FEW),
            (CONTACTS, telling_ways(who), FEW),
            (NAMES, telling_words(who), OF_WORDS),
        )
    }
    return owners[PAPERS] | (owners[CONTACTS] & owners[NAMES])


def _owners(index: SeenIndex, tokens: Sequence[str], most: int) -> set[UUID]:
    """Whose records carry one of these tokens that no more than so many carry."""
    index.ask(tokens)
    seen = index.newest({token: most for token in tokens if 0 < index.counts[token] <= most})
    return set(_flat(owners for token, owners in seen.items() if index.counts[token] <= most))


def _flat(lists: Iterable[Iterable[UUID]]) -> Iterable[UUID]:
    return (each for one in lists for each in one)
