"""Histories as the rule takes them: from plain columns, nothing is opened."""

from collections.abc import Iterable, Mapping
from uuid import UUID

from django.db.models import QuerySet

from naung.casework.episodes.models import Episode, Event
from naung.casework.episodes.queries.episodes import when_of
from naung.casework.episodes.rules import span_of
from naung.casework.episodes.vocabulary import EXIT_KINDS
from naung.casework.recurrence.vocabulary import Spell
from naung.foundation.clock.vocabulary import VagueDate


def spells_of(episodes: "QuerySet[Episode]") -> dict[UUID, list[Spell]]:
    """The histories of these rows by record. The caller has left out what may not be seen."""
    rows = list(episodes.order_by("made_at", "id").values_list("id", "person_id", "exit_known"))
    events: dict[UUID, list[tuple[str, VagueDate]]] = {each: [] for each, _person, _known in rows}
    for event in Event.objects.filter(episode__in=episodes, struck_at=None).order_by("id").iterator(2000):
        if event.episode_id in events:
            events[event.episode_id].append((event.kind, when_of(event)))
    found: dict[UUID, list[Spell]] = {}
    for episode, person, exit_known in rows:
        found.setdefault(person, []).append(spell_of(episode, person, events[episode], exit_known))
    return found


def spell_of(episode: UUID, person: UUID, events: Iterable[tuple[str, VagueDate]], exit_known: bool | None) -> Spell:
    """One history: it began with the first dated event that is no exit, and ended with the last exit."""
    told = list(events)
    before = [each for each in told if each[0] not in EXIT_KINDS]
    return Spell(episode, person, span_of(before, exit_known).began, span_of(told, exit_known).ended)


def of_persons(spells: Mapping[UUID, list[Spell]], persons: Iterable[UUID]) -> list[Spell]:
    """The histories of these records together."""
    return [each for person in persons for each in spells.get(person, ())]
