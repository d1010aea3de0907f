"""Readers of episodes, events and things; everything opened is logged by the vault."""

from naung.casework.episodes.queries.episodes import (
    EpisodeShown,
    EventShown,
    Party,
    ThingTie,
    acts_of,
    episode_for,
    episode_row,
    episodes_of,
    event_for,
    event_row,
)
from naung.casework.episodes.queries.things import (
    ThingShown,
    thing_for,
    thing_row,
    things_by_mark,
    things_of,
    whose_thing,
)

__all__ = [
    "EpisodeShown",
    "EventShown",
    "Party",
    "ThingShown",
    "ThingTie",
    "acts_of",
    "episode_for",
    "episode_row",
    "episodes_of",
    "event_for",
    "event_row",
    "thing_for",
    "thing_row",
    "things_by_mark",
    "things_of",
    "whose_thing",
]
