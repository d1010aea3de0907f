"""Readers of episodes and their events."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from naung.casework.episodes.models import Episode, Event, EventCode, EventParty, ThingLink
from naung.casework.episodes.rules import Span, Told, in_story_order, span_of, vague
from naung.casework.episodes.vocabulary import EpisodeEvent
from naung.foundation.access.rules import desk_of, require
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.clock.vocabulary import VagueDate
from naung.foundation.errors import NotFound
from naung.foundation.recusal.queries import seen_by
from naung.foundation.vault.queries import open_rows

EVENT_COLUMNS = ("date_words", "village", "place_words", "pay_promised", "pay_received", "note")


@dataclass(frozen=True)
class Party:
    """A person's part in an event."""

    id: UUID
    person: UUID
    role: str


@dataclass(frozen=True)
class ThingTie:
    """A thing that belongs to an event."""

    link: UUID
    thing: UUID
    kind: str
    role: str


@dataclass(frozen=True)
class EventShown:
    """One event as the actor may see it. A text that she may not see is missing from `told` and named in `withheld`."""

    id: UUID
    episode: UUID
    version: int
    told: Told
    country: str
    parties: tuple[Party, ...]
    things: tuple[ThingTie, ...]
    withheld: tuple[str, ...]
    tied: bool = False  # its place in the order is not certain


@dataclass(frozen=True)
class EpisodeShown:
    """One history with its events in order."""

    id: UUID
    person: UUID
    version: int
    summary: str | None
    summary_withheld: bool
    span: Span
    events: tuple[EventShown, ...]


def episode_row(episode_id: UUID, *, actor: Actor) -> Episode:
    """The unopened row. Raises NotFound for another desk's."""
    rows = Episode.objects.select_related("compartment").filter(id=episode_id)
    row = seen_by(rows, "person_id", actor=actor).first()
    if row is None:
        raise NotFound()
    require(actor, Permission.EPISODE_READ, within=row.owner)
    return row


def event_row(event_id: UUID, *, actor: Actor) -> Event:
    """The unopened row with its episode. Raises NotFound for another desk's or a struck one."""
    rows = Event.objects.select_related("compartment", "episode__compartment").filter(id=event_id, struck_at=None)
    row = seen_by(rows, "episode__person_id", actor=actor).first()
    if row is None:
        raise NotFound()
    require(actor, Permission.EPISODE_READ, within=row.episode.owner)
    return row


def when_of(row: Event, words: str | None = "") -> VagueDate:
    """The event's date with its words."""
    return vague(row.first_on, row.last_on, row.precision, words or "")


def _codes_of(events: Sequence[Event]) -> Mapping[UUID, dict[str, list[str]]]:
    found: dict[UUID, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for code in EventCode.objects.filter(event__in=events).order_by("id"):
        found[code.event_id][code.list].append(code.code)
    return found


def _shown(row: Event, texts: Mapping[str, str | None], codes: Mapping[str, Sequence[str]], **ties: Any) -> EventShown:
    told = Told(
        kind=row.kind,
        when=when_of(row, texts.get("date_words")),
        place=texts.get("village") or row.area,
        place_words=texts.get("place_words") or "",
        carriage=row.carriage,
        papers=row.papers,
        pay_promised=texts.get("pay_promised") or "",
        pay_received=texts.get("pay_received") or "",
        note=texts.get("note") or "",
        codes={name: tuple(each) for name, each in codes.items()},
    )
    withheld = tuple(c for c in EVENT_COLUMNS if c not in texts and getattr(row, c) is not None)
    return EventShown(row.id, row.episode_id, row.version, told, row.country, withheld=withheld, **ties)


def _parties_of(events: Sequence[Event], actor: Actor) -> Mapping[UUID, list[Party]]:
    found: dict[UUID, list[Party]] = defaultdict(list)
    rows = seen_by(EventParty.objects.filter(event__in=events), "person_id", actor=actor)
    for row in rows.order_by("role"):
        found[row.event_id].append(Party(row.id, row.person_id, row.role))
    return found


def _things_of(events: Sequence[Event]) -> Mapping[UUID, list[ThingTie]]:
    found: dict[UUID, list[ThingTie]] = defaultdict(list)
    for row in ThingLink.objects.select_related("thing").filter(event__in=events):
        if row.event_id:
            found[row.event_id].append(ThingTie(row.id, row.thing_id, row.thing.kind, row.role))
    return found


def _shown_events(
    rows: Sequence[Event], texts: Sequence[Mapping[str, str | None]], actor: Actor
) -> tuple[EventShown, ...]:
    codes, parties, things = _codes_of(rows), _parties_of(rows, actor), _things_of(rows)
    order = in_story_order([(row.id, row.kind, when_of(row)) for row in rows])
    place = {placed.key: (number, not placed.is_certain) for number, placed in enumerate(order.rows)}
    shown = [
        _shown(
            row,
            text,
            codes.get(row.id, {}),
            parties=tuple(parties.get(row.id, ())),
            things=tuple(things.get(row.id, ())),
            tied=place[row.id][1],
        )
        for row, text in zip(rows, texts, strict=True)
    ]
    return tuple(sorted(shown, key=lambda e: place[e.id][0]))


def episodes_of(persons: Sequence[UUID], *, actor: Actor) -> list[EpisodeShown]:
    """The histories of these persons at the actor's desk, opened with one entry in the log; oldest written first."""
    require(actor, Permission.EPISODE_READ)
    hers = Episode.objects.select_related("compartment").filter(person_id__in=persons, owner=desk_of(actor))
    episodes = list(seen_by(hers, "person_id", actor=actor).order_by("made_at", "id"))
    if not episodes:
        return []
    events = list(
        Event.objects.select_related("compartment")
        .filter(episode__in=episodes, struck_at=None)
        .order_by("made_at", "id")
    )
    wanted: list[tuple[Any, Sequence[str]]] = [(e, ("summary",)) for e in episodes]
    wanted += [(e, EVENT_COLUMNS) for e in events]
    texts = open_rows(actor, EpisodeEvent.OPENED, wanted, permission=Permission.EPISODE_READ)
    shown = _shown_events(events, texts[len(episodes) :], actor)
    return [
        _episode_shown(row, text, tuple(e for e in shown if e.episode == row.id))
        for row, text in zip(episodes, texts, strict=False)
    ]


def _episode_shown(row: Episode, text: Mapping[str, str | None], events: tuple[EventShown, ...]) -> EpisodeShown:
    span = span_of([(e.told.kind, e.told.when) for e in events], row.exit_known)
    return EpisodeShown(
        row.id, row.person_id, row.version, text.get("summary"), "summary" not in text and row.summary is not None,
        span, events,
    )  # fmt: skip


def episode_for(episode_id: UUID, *, actor: Actor) -> EpisodeShown:
    """One history with its events. Raises NotFound for another desk's."""
    row = episode_row(episode_id, actor=actor)
    for shown in episodes_of([row.person_id], actor=actor):
        if shown.id == episode_id:
            return shown
    raise NotFound()


def event_for(event_id: UUID, *, actor: Actor) -> EventShown:
    """One event. Raises NotFound for another desk's or a struck one."""
    row = event_row(event_id, actor=actor)
    texts = open_rows(actor, EpisodeEvent.OPENED, [(row, EVENT_COLUMNS)], permission=Permission.EPISODE_READ)
    return _shown_events([row], texts, actor)[0]


@dataclass(frozen=True)
class Act:
    """An act as the law's engine asks for it: when, from where to where, and its coded process, means and purpose."""

    event: UUID
    when: VagueDate
    area: str
    process: tuple[str, ...]
    means: tuple[str, ...]
    purpose: tuple[str, ...]


def acts_of(episode_id: UUID, *, actor: Actor) -> list[Act]:
    """The episode's acts in order, from plain columns only: nothing is opened and nobody is named."""
    episode = episode_row(episode_id, actor=actor)
    rows = list(Event.objects.filter(episode=episode, struck_at=None))
    codes = _codes_of(rows)
    by_id = {row.id: row for row in rows}
    order = in_story_order([(row.id, row.kind, when_of(row)) for row in rows])
    return [
        Act(
            placed.key,
            placed.when,
            by_id[placed.key].area,
            tuple(codes.get(placed.key, {}).get("process", ())),
            tuple(codes.get(placed.key, {}).get("means", ())),
            tuple(codes.get(placed.key, {}).get("purpose", ())),
        )
        for placed in order.rows
    ]
