"""What the law's tables say of a screening: the history's acts with the screening's findings, assessed act by act."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from naung.casework.episodes.models import Event
from naung.casework.episodes.queries import acts_of
from naung.casework.episodes.vocabulary import EventKind
from naung.casework.screening.queries.screenings import ScreeningShown
from naung.casework.screening.rules.articles import LawAct, Told, law_acts, law_facts, stated_person
from naung.casework.screening.vocabulary import Answers, Part
from naung.foundation.access.vocabulary import Actor
from naung.foundation.clock.vocabulary import Precision, VagueDate
from naung.foundation.law.queries import assess, assessment_document
from naung.foundation.law.queries.office import office_law
from naung.foundation.people.queries import birth_for, person_row


@dataclass(frozen=True)
class ToldEvent:
    """One event of the history for a page: its kind and its day; nothing sealed was opened for it."""

    id: UUID
    kind: EventKind
    when: VagueDate
    area: str


@dataclass(frozen=True)
class Articles:
    """The law's answer as a document, the acts it speaks of by position, and their events."""

    document: dict[str, Any]
    acts: tuple[LawAct, ...]
    events: dict[UUID, ToldEvent]


def story_of(episode_id: UUID, *, actor: Actor) -> tuple[tuple[Told, ...], dict[UUID, ToldEvent]]:
    """A history's events in order from plain columns, for the law's engine and for a page."""
    acts = acts_of(episode_id, actor=actor)
    kinds = {
        event.id: EventKind(event.kind) for event in Event.objects.filter(episode_id=episode_id).only("id", "kind")
    }
    told = tuple(
        Told(
            act.event,
            act.when,
            act.area,
            {Part.PROSES: act.process, Part.CARA: act.means, Part.TUJUAN: act.purpose},
            kinds[act.event] is EventKind.EXPLOITATION,
        )
        for act in acts
    )
    return told, {act.event: ToldEvent(act.event, kinds[act.event], act.when, act.area) for act in acts}


def articles_for(shown: ScreeningShown, *, actor: Actor) -> Articles:
    """Articles by date and place of each act and age at it, as a proposal with reasons. Opens the birth date.

    What is not known is asked, not guessed.
    """
    law = office_law()
    answers = shown.answers if shown.answers is not None else Answers()
    story, events = story_of(shown.episode, actor=actor)
    acts = law_acts(law, story, answers)
    nationality = person_row(shown.person, actor=actor).nationality or None
    birth = birth_for(shown.person, actor=actor)
    known = birth if birth.precision is not Precision.UNKNOWN else None
    told = [one.act for one in acts]
    person = stated_person(law, shown.childhood, nationality, known, told)
    found = assess(person, told, law_facts(law, story, answers), law=law)
    return Articles(assessment_document(law, found), acts, events)
