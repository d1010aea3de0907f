"""Readers of things: phones, accounts, addresses, vehicles, companies and the rest."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet

from naung.casework.episodes.models import Thing, ThingLink
from naung.casework.episodes.rules import vague
from naung.casework.episodes.vocabulary import EpisodeEvent
from naung.foundation.access.rules import desk_of, require
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.clock.vocabulary import VagueDate
from naung.foundation.errors import NotFound
from naung.foundation.people.queries import of_desk
from naung.foundation.recusal.queries import seen_by
from naung.foundation.vault.queries import newest_owners, open_rows

SPACE = "thing.mark"
FIRST_SHOWN = 20


@dataclass(frozen=True)
class Tie:
    """How a thing belongs to a person or an event, and when."""

    id: UUID
    person: UUID | None
    event: UUID | None
    role: str
    when: VagueDate


@dataclass(frozen=True)
class ThingShown:
    """A thing as the actor may see it."""

    id: UUID
    version: int
    kind: str
    area: str
    mark: str | None
    note: str | None
    ties: tuple[Tie, ...]


def _seen(rows: QuerySet[Thing], actor: Actor) -> QuerySet[Thing]:
    """Without things that are this officer's own, or belong only to what is shut to her; one that is tied to nothing stays."""
    ties = ThingLink.objects.filter(thing=OuterRef("id"))
    shown = seen_by(ties, "person_id", "event__episode__person_id", actor=actor)
    return seen_by(rows.filter(Exists(shown) | ~Exists(ties)), "id", actor=actor)


def thing_row(thing_id: UUID, *, actor: Actor) -> Thing:
    """The unopened row. Raises NotFound for another desk's."""
    row = _seen(Thing.objects.select_related("compartment").filter(id=thing_id), actor).first()
    if row is None:
        raise NotFound()
    require(actor, Permission.EPISODE_READ, within=row.owner)
    return row


def _shown(rows: Sequence[Thing], actor: Actor, words: str = "") -> list[ThingShown]:
    if not rows:
        return []
    texts = open_rows(actor, EpisodeEvent.THINGS_OPENED, [(row, ("mark", "note")) for row in rows], words=words)
    ties: dict[UUID, list[Tie]] = defaultdict(list)
    shown = seen_by(ThingLink.objects.filter(thing__in=rows), "person_id", "event__episode__person_id", actor=actor)
    for link in shown.order_by("role", "id"):
        when = vague(link.first_on, link.last_on, link.precision)
        ties[link.thing_id].append(Tie(link.id, link.person_id, link.event_id, link.role, when))
    return [
        ThingShown(r.id, r.version, r.kind, r.area, t.get("mark"), t.get("note"), tuple(ties[r.id]))
        for r, t in zip(rows, texts, strict=True)
    ]


def thing_for(thing_id: UUID, *, actor: Actor) -> ThingShown:
    """One thing, opened and logged. Raises NotFound for another desk's."""
    return _shown([thing_row(thing_id, actor=actor)], actor)[0]


def things_of(persons: Sequence[UUID], *, actor: Actor) -> list[ThingShown]:
    """Things linked to these persons or to events of their histories, opened with one entry in the log."""
    require(actor, Permission.EPISODE_READ)
    own = seen_by(ThingLink.objects.filter(person_id__in=persons), "person_id", actor=actor)
    events = ThingLink.objects.filter(event__episode__person_id__in=persons, event__struck_at=None)
    in_events = seen_by(events, "event__episode__person_id", actor=actor)
    linked = {thing for links in (own, in_events) for thing in links.values_list("thing_id", flat=True)}
    rows = Thing.objects.select_related("compartment").filter(owner__in=[actor.desk], id__in=linked)
    return _shown(list(seen_by(rows, "id", actor=actor).order_by("made_at", "id")), actor)


def whose_thing(thing_id: UUID, *, actor: Actor) -> frozenset[UUID]:
    """The persons whom a thing of this desk belongs to, or in whose history it stands; of what is none, nobody. Opens nothing."""
    require(actor, Permission.EPISODE_READ)
    links = ThingLink.objects.filter(thing_id=thing_id, thing__owner=desk_of(actor))
    seen = seen_by(links, "person_id", "event__episode__person_id", actor=actor)
    pairs = seen.values_list("person_id", "event__episode__person_id")
    return frozenset(each for pair in pairs for each in pair if each)


def things_by_mark(tokens: Sequence[str], *, words: str, actor: Actor) -> list[ThingShown]:
    """Things whose number, plate or name was put under one of these tokens, newest first, at most twenty."""
    require(actor, Permission.SEARCH)
    require(actor, Permission.EPISODE_READ)
    found = newest_owners(SPACE, dict.fromkeys(of_desk(actor.desk, tokens), FIRST_SHOWN))
    ids = list(dict.fromkeys(owner for each in found.values() for owner in each))[:FIRST_SHOWN]
    hers = Thing.objects.select_related("compartment").filter(id__in=ids, owner=desk_of(actor))
    rows = {r.id: r for r in _seen(hers, actor)}
    return _shown([rows[i] for i in ids if i in rows], actor, words)
