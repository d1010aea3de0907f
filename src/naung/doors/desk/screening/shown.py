"""What the pages of screening show of a person, an event and an answer, in words."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _

from naung.casework.episodes.vocabulary import EVENT_WORDS
from naung.casework.screening.queries import ScreeningShown, story_of
from naung.casework.screening.rules.order import heading, main_path, whole_path
from naung.casework.screening.rules.tables import Group, Item, shipped_tables
from naung.casework.screening.vocabulary import CHOICE_WORDS, ELEMENTS, Answers, Childhood, Given, Part
from naung.doors.desk.screening.forms import words_of
from naung.doors.desk.shell.words import say_vague
from naung.foundation.access.vocabulary import Actor
from naung.foundation.clock.vocabulary import Mark
from naung.foundation.people.queries import people_named
from naung.foundation.people.vocabulary import Answer


@dataclass(frozen=True)
class Line:
    """One question with its answer as it is read back."""

    number: int
    item: Item
    words: str
    answer: str
    note: str
    given: Given | None
    noted: bool  # an evidence note belongs to it


@dataclass(frozen=True)
class Section:
    """One group as it is read back: on the summary, the result and the sheet."""

    part: Part
    heading: str
    why: str
    lines: tuple[Line, ...]
    main: bool
    group: Group

    @property
    def unverified(self) -> bool:
        """Whether the group comes from memory only."""
        return self.group.basis.mark is Mark.MEMORY

    @property
    def answered(self) -> int:
        """How many of its questions have an answer."""
        return sum(1 for line in self.lines if line.given is not None)


def sections_of(answers: Answers, childhood: Childhood) -> Iterator[Section]:
    """Every group in the one order, numbered through as on the sheet."""
    tables = shipped_tables()
    number = 1
    for part in whole_path(childhood):
        group = tables.groups[part]
        lines = []
        for item in group.items:
            given = answers.given.get(item.key)
            answer = _(CHOICE_WORDS[given.choice]) if given else ""
            lines.append(
                Line(number, item, words_of(item.words), answer, given.note if given else "", given, part in ELEMENTS)
            )
            number += 1
        yield Section(
            part,
            words_of(heading(group, childhood)),
            words_of(group.why),
            tuple(lines),
            part in main_path(childhood),
            group,
        )


def event_choices(episode_id: UUID, actor: Actor) -> list[tuple[str, str]]:
    """The events of a history to choose from, in the order of the story; nothing sealed is opened for it."""
    _told, events = story_of(episode_id, actor=actor)
    return [(str(event.id), f"{_(EVENT_WORDS[event.kind])}, {say_vague(event.when)}") for event in events.values()]


def names_of(persons: Iterable[UUID], actor: Actor) -> dict[UUID, str]:
    """The shown names of these persons, with one entry in the log."""
    return {person: brief.name for person, brief in people_named(persons, actor=actor).items()}


def whom(person: UUID, episode: UUID, actor: Actor) -> dict[str, object]:
    """Who and which history a page is about, for its head."""
    return {"who": names_of([person], actor).get(person, ""), "person": person, "episode": episode}


def answers_in(shown: ScreeningShown) -> Answers:
    """The screening's answers, or none where they are withheld."""
    return shown.answers if shown.answers is not None else Answers()


def is_sexual(answers: Answers) -> bool:
    """Whether a sexual purpose was answered yes: for it no Delphi reading exists."""
    return any(key.code in {"pelacuran", "pemanfaatan_seksual"} for key in answers.said(Part.TUJUAN, Answer.YES))
