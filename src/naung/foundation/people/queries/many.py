"""Earlier records of many at once, for work in the background: the same comparison as at a form, read once for all of them."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from uuid import UUID

from naung.foundation.access.rules import require
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.people.models import Person
from naung.foundation.people.queries.alike import PLAIN, SPACES, Looked, asked_of, described_rows, plain_of
from naung.foundation.people.queries.search import of_desk
from naung.foundation.people.rules.alike import LEAST, MOST_KEPT, Described, Plain, chosen, texts_of
from naung.foundation.people.rules.birth import year_of
from naung.foundation.people.vocabulary import PeopleEvent
from naung.foundation.vault.queries import Lookup, open_what_opens
from naung.methods.linkage.one import Record, known_from, matches, model_of, record_of

IN_A_QUERY = 5000  # records read by one statement


@dataclass(frozen=True)
class Near:
    """A record that may be of the same person, named by its id alone: how likely, and what each field says."""

    record: UUID
    probability: float
    reasons: Mapping[str, str]


def earlier_of_many(
    asked: Mapping[UUID, Described], *, desk: UUID, but: Mapping[UUID, Collection[UUID]] | None = None, actor: Actor
) -> dict[UUID, tuple[Near, ...]]:
    """For each of these the records of a desk that may be hers, the likeliest first, none of hers in `but` (SYSTEM_WORK).

    One entry in the log for all that is opened. What one officer must not know of is left out where she reads the answer.
    """
    require(actor, Permission.SYSTEM_WORK)
    left_out = but or {}
    looked = _looked(asked, desk)
    there = _there({person for each in looked.values() for person in each.worth}, desk)
    picked = {
        each: [person for person in _picked(looked[each], there, who) if person not in left_out.get(each, ())]
        for each, who in asked.items()
    }
    records = _records({person for some in picked.values() for person in some}, actor)
    return {
        each: _nearest(
            who, {person: records[person] for person in picked[each] if person in records}, looked[each],
            1 + len(left_out.get(each, ())),
        )
        for each, who in asked.items()
    }  # fmt: skip


def described_many(persons: Collection[UUID], *, actor: Actor) -> dict[UUID, Described]:
    """Records as they are compared, of whichever desk, in memory only, with one entry in the log (SYSTEM_WORK)."""
    require(actor, Permission.SYSTEM_WORK)
    rows = Person.objects.select_related("compartment").filter(id__in=list(persons), erased_at=None)
    found = {row.id: row for row in rows}
    if not found:
        return {}
    return described_rows(found, lambda wanted: open_what_opens(actor, PeopleEvent.COMPARED, wanted))


def nearest_of_many(
    asked: Mapping[UUID, Described], others: Mapping[UUID, Mapping[UUID, Record]], *, desk: UUID, actor: Actor
) -> dict[UUID, tuple[Near, ...]]:
    """For each of these which of her others, already in memory, may be of the same person (SYSTEM_WORK). Nothing is opened.

    How common a word or number is says the desk's index.
    """
    require(actor, Permission.SYSTEM_WORK)
    looked = _looked(asked, desk) if asked else {}
    return {each: _nearest(who, others[each], looked[each], 0) for each, who in asked.items()}


def _nearest(who: Described, others: Mapping[UUID, Record], looked: Looked, beside: int) -> tuple[Near, ...]:
    """The likeliest first. `beside`: how many of the two that are compared the index counts."""
    if not others:
        return ()
    mine, counts = record_of(texts_of(who)), looked.counts(beside)
    found = matches(mine, list(others.values()), model=model_of(counts), known=known_from(counts, mine))
    told = [
        Near(record, each.probability, each.reasons)
        for record, each in zip(others, found, strict=True)
        if each.probability >= LEAST
    ]
    return tuple(sorted(told, key=lambda each: -each.probability)[:MOST_KEPT])


def _looked(asked: Mapping[UUID, Described], desk: UUID) -> dict[UUID, Looked]:
    lookups = Lookup.several(SPACES)
    tokens: dict[str, set[str]] = {space: set() for space in SPACES}
    for who in asked.values():
        for space, wanted in asked_of(who).items():
            tokens[space].update(each.token for each in wanted)
    for space, each in tokens.items():  # one query for all of them, whose answer stays with the lookup
        lookups[space].counts(of_desk(desk, sorted(each)))
    return {each: Looked(who, desk, (), lookups) for each, who in asked.items()}


def _there(candidates: Collection[UUID], desk: UUID) -> dict[UUID, Plain]:
    """What stands plain of those candidates that are still there."""
    wanted, found = sorted(candidates), dict[UUID, Plain]()
    for at in range(0, len(wanted), IN_A_QUERY):
        found |= plain_of(wanted[at : at + IN_A_QUERY], desk)
    return found


def _picked(looked: Looked, there: Mapping[UUID, Plain], who: Described) -> list[UUID]:
    plain = {person: there[person] for person in looked.worth if person in there}
    return chosen(looked.worth, plain, who, year_of(who.facts.birth), looked.by_birth)


def _records(persons: Collection[UUID], actor: Actor) -> dict[UUID, Record]:
    found: dict[UUID, Record] = {}
    wanted = sorted(persons)
    for at in range(0, len(wanted), IN_A_QUERY):
        rows = Person.objects.select_related("compartment").filter(id__in=wanted[at : at + IN_A_QUERY]).only(*PLAIN)
        by_id = {row.id: row for row in rows}
        opened = described_rows(by_id, lambda each: open_what_opens(actor, PeopleEvent.COMPARED, each))
        found |= {person: record_of(texts_of(who)) for person, who in opened.items()}
    return found
