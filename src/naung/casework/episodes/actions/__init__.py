"""Writers of episodes, events and things."""

from naung.casework.episodes.actions.episodes import begin_episode, correct_episode
from naung.casework.episodes.actions.events import add_event, add_party, correct_event, strike_event, strike_party
from naung.casework.episodes.actions.forgetting import forget_person
from naung.casework.episodes.actions.joining import find_things_again
from naung.casework.episodes.actions.things import (
    correct_thing,
    link_thing,
    record_thing,
    record_thing_of,
    unlink_thing,
)

__all__ = [
    "add_event",
    "add_party",
    "begin_episode",
    "correct_episode",
    "correct_event",
    "correct_thing",
    "find_things_again",
    "forget_person",
    "link_thing",
    "record_thing",
    "record_thing_of",
    "strike_event",
    "strike_party",
    "unlink_thing",
]
