"""What comes back at the actor's own desk: opened with one entry in the log for the marks, one for the names."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from naung.casework.cases.models import CasePerson
from naung.casework.cases.vocabulary import Role
from naung.casework.episodes.models import Episode, Event, EventParty, Thing, ThingLink
from naung.casework.episodes.vocabulary import EventKind, PartyRole, ThingKind
from naung.casework.recurrence.queries.spells import of_persons, spells_of
from naung.casework.recurrence.rules.network import backs_and_hubs, key_of, maybes_of, plain_of
from naung.casework.recurrence.rules.times import times_of
from naung.casework.recurrence.vocabulary import (
    History,
    How,
    Network,
    RecurrenceEvent,
    Value,
    ValueKind,
)
from naung.casework.sameness.queries import judged_at_desk
from naung.casework.sameness.rules import clusters, verdicts
from naung.casework.sameness.vocabulary import Judged, Pair, Verdict
from naung.foundation.access.rules import desk_of, require
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.people.queries import people_named
from naung.foundation.recusal.queries import seen_by
from naung.foundation.vault.queries import open_rows

# Who took part in doing it; who was there, helped, or went through the same is never put in a network.
INVOLVED = (
    PartyRole.RECRUITER,
    PartyRole.SPONSOR,
    PartyRole.TRANSPORTER,
    PartyRole.HARBOURER,
    PartyRole.EXPLOITER,
    PartyRole.OFFICIAL,
)
CROSSINGS = (EventKind.CROSSING_OFFICIAL, EventKind.CROSSING_UNOFFICIAL)
MOST_THINGS = 3000  # marks opened for one reading


@dataclass(frozen=True)
class NetworkShown:
    """The network with what each value is called by this reader."""

    network: Network
    names: Mapping[Value, str]


def network_for(*, actor: Actor, probable: Mapping[Pair, float] | None = None) -> NetworkShown:
    """Who and what comes back in the histories of the actor's desk (NETWORK_READ). No survivor is named.

    `probable`: how probable it is that two records that nobody judged are of one person.
    """
    require(actor, Permission.NETWORK_READ)
    require(actor, Permission.EPISODE_READ)
    episodes = Episode.objects.filter(owner=desk_of(actor), person__erased_at=None)
    seen = seen_by(episodes, "person_id", actor=actor)
    judged = judged_at_desk(actor=actor)
    first_of = {person: each.persons[0] for each in clusters(judged) for person in each.persons}
    histories = _histories(seen, first_of)
    events = list(Event.objects.select_related("compartment").filter(episode__in=seen, struck_at=None))
    told: list[tuple[Value, UUID]] = []
    names: dict[Value, str] = {}
    involved = _involved(events, first_of, _survivors(seen, first_of, actor), told, names, actor)
    _things(events, involved, told, names, actor)
    _places(events, told, names, actor)
    touches = [(value, histories[episode]) for value, episode in told if episode in histories]
    backs, hubs = backs_and_hubs(touches)
    maybes, left = maybes_of(_perhaps(judged, probable or {}, first_of, touches), touches)
    shown = {each.value for each in backs} | {hub.value for hub in hubs}
    shown |= {value for each in maybes for value in (each.one, each.other)}
    return NetworkShown(Network(backs, hubs, maybes, left), {value: names[value] for value in shown})


def _survivors(episodes: Any, first_of: Mapping[UUID, UUID], actor: Actor) -> frozenset[UUID]:
    """Who was exploited herself, by her history or her part in a case; for records that stand for one person the first."""
    parts = CasePerson.objects.filter(case__owner=desk_of(actor), role=Role.VICTIM)
    told = {*episodes.values_list("person_id", flat=True), *parts.values_list("person_id", flat=True)}
    return frozenset(first_of.get(person, person) for person in told)


def _histories(episodes: Any, first_of: Mapping[UUID, UUID]) -> dict[UUID, History]:
    """Each history as the time that it tells of: two files on one time of one person are one."""
    spells = spells_of(episodes)
    groups: dict[UUID, list[UUID]] = {}
    for person in spells:
        groups.setdefault(first_of.get(person, person), []).append(person)
    found: dict[UUID, History] = {}
    for number, group in enumerate(sorted(groups)):
        for time in times_of(of_persons(spells, groups[group])).times:
            found |= dict.fromkeys(time.spells, History(time.spells[0], number, time.began))
    return found


def _involved(
    events: Sequence[Event],
    first_of: Mapping[UUID, UUID],
    survivors: frozenset[UUID],
    told: list[tuple[Value, UUID]],
    names: dict[Value, str],
    actor: Actor,
) -> dict[UUID, set[UUID]]:
    """Persons who took part, as values; returns the histories of each. Who is a survivor herself is never one of them."""
    episode_of = {event.id: event.episode_id for event in events}
    rows = EventParty.objects.filter(event__in=events, role__in=INVOLVED, person__erased_at=None)
    parts = list(seen_by(rows, "person_id", actor=actor).values_list("person_id", "event_id"))
    named = people_named({person for person, _event in parts}, actor=actor) if parts else {}
    grouped = set(first_of.values())
    where: dict[UUID, set[UUID]] = {}
    for person, event in parts:
        first = first_of.get(person, person)
        if person not in named or first in survivors:
            continue
        how = How.JUDGED if first in grouped else How.RECORD
        value = Value(ValueKind.PERSON, str(first), how)
        told.append((value, episode_of[event]))
        names.setdefault(value, named[person].name)
        where.setdefault(person, set()).add(episode_of[event])
    return where


def _things(
    events: Sequence[Event],
    involved: Mapping[UUID, set[UUID]],
    told: list[tuple[Value, UUID]],
    names: dict[Value, str],
    actor: Actor,
) -> None:
    """Things of events and of those who took part, by their opened marks; a survivor's own things are not among them."""
    episode_of = {event.id: event.episode_id for event in events}
    rows = ThingLink.objects.filter(thing__owner=desk_of(actor))
    links = seen_by(rows, "thing_id", "person_id", "event__episode__person_id", actor=actor)
    where: dict[UUID, set[UUID]] = {}
    for linked, person, event in links.values_list("thing_id", "person_id", "event_id"):
        found = {episode_of[event]} if event in episode_of else involved.get(person, set()) if person else set()
        if found:
            where.setdefault(linked, set()).update(found)
    things = list(Thing.objects.select_related("compartment").filter(id__in=where).order_by("-made_at")[:MOST_THINGS])
    if not things:
        return
    wanted = [(thing, ("mark",)) for thing in things]
    texts = open_rows(actor, RecurrenceEvent.NETWORK_READ, wanted, permission=Permission.NETWORK_READ)
    marks = [(thing, text.get("mark") or "") for thing, text in zip(things, texts, strict=True)]
    spelled: dict[tuple[ValueKind, str], set[str]] = {}
    for thing, mark in marks:
        kind = ValueKind(ThingKind(thing.kind).value)
        spelled.setdefault((kind, key_of(kind, mark)), set()).add(plain_of(mark))
    for thing, mark in marks:
        kind = ValueKind(ThingKind(thing.kind).value)
        key = key_of(kind, mark)
        if key:
            value = Value(kind, key, How.EXACT if len(spelled[kind, key]) == 1 else How.ENDING)
            names.setdefault(value, mark)
            told += [(value, episode) for episode in sorted(where[thing.id])]


def _places(events: Sequence[Event], told: list[tuple[Value, UUID]], names: dict[Value, str], actor: Actor) -> None:
    """Where they were recruited, as exactly as it is written, and where they crossed the border. Names are codes here."""
    recruited = [event for event in events if event.kind == EventKind.RECRUITMENT and (event.area or event.village)]
    if recruited:
        wanted = [(event, ("village",)) for event in recruited]
        texts = open_rows(actor, RecurrenceEvent.NETWORK_READ, wanted, permission=Permission.NETWORK_READ)
        for event, text in zip(recruited, texts, strict=True):
            code = text.get("village") or event.area
            if code:
                _add(Value(ValueKind.PLACE, code), code, event, told, names)
    for event in events:
        if event.kind in CROSSINGS and event.area:
            _add(Value(ValueKind.ROUTE, f"{event.kind}:{event.area}"), event.area, event, told, names)


def _add(value: Value, name: str, event: Event, told: list[tuple[Value, UUID]], names: dict[Value, str]) -> None:
    told.append((value, event.episode_id))
    names.setdefault(value, name)


def _perhaps(
    judged: Iterable[Judged],
    probable: Mapping[Pair, float],
    first_of: Mapping[UUID, UUID],
    touches: Iterable[tuple[Value, History]],
) -> dict[tuple[Value, Value], float | None]:
    """Of all who took part, which two may be one: an officer was unsure (None), or nobody judged and it is probable.

    Of records that stand for one person the first counts; who holds two of them to be two persons parts all of them.
    """
    of = {value.key: value for value, _history in touches if value.kind is ValueKind.PERSON}
    said = verdicts(judged)
    apart = {_firsts(pair, first_of) for pair, told in said.items() if Verdict.DIFFERENT in told}
    unsure = {pair: None for pair, told in said.items() if told == {Verdict.UNSURE}}
    found: dict[tuple[Value, Value], float | None] = {}
    for pair, chance in [*((pair, each) for pair, each in probable.items() if pair not in said), *unsure.items()]:
        firsts = _firsts(pair, first_of)
        one, other = (of.get(str(person)) for person in firsts)
        if one is None or other is None or one == other or firsts in apart:
            continue
        known = found.get((one, other), 0.0)
        found[one, other] = None if chance is None or known is None else max(chance, known)
    return found


def _firsts(pair: Pair, first_of: Mapping[UUID, UUID]) -> Pair:
    one, other = sorted(first_of.get(person, person) for person in pair)
    return one, other
