"""Wulan and her history, written down by Sari, for the stories of screening."""

from datetime import date
from uuid import UUID

import pytest
from django.utils import timezone

from naung.casework.episodes.models import Episode, Event, EventCode
from naung.foundation.access.vocabulary import Actor
from naung.foundation.clock.vocabulary import VagueDate
from naung.foundation.people.models import Person
from naung.foundation.people.rules.birth import birth_text
from naung.foundation.vault.actions import new_compartment, seal
from naung.foundation.vault.vocabulary import CompartmentKind

GROWN = VagueDate.on(date(1996, 5, 4))


def person_of(by: Actor, birth: VagueDate = GROWN) -> Person:
    """A person record at the actor's desk, without a name: screening needs none."""
    compartment = new_compartment(kind=CompartmentKind.PERSON, owner=by.desk, by=by)
    person = Person(owner=by.desk, compartment=compartment, made_at=timezone.now(), nationality="ID", sex="P")
    seal(person, birth=birth_text(birth))
    person.save(force_insert=True)
    return person


def episode_of(person: Person) -> Episode:
    """One history of that person."""
    return Episode.objects.create(
        person=person, owner=person.owner, compartment=person.compartment, made_at=timezone.now()
    )


def event_of(episode: Episode, kind: str, day: date, area: str, **codes: str) -> UUID:
    """An event of a history with its codes."""
    event = Event.objects.create(
        episode=episode,
        compartment=episode.compartment,
        kind=kind,
        first_on=day,
        last_on=day,
        precision="day",
        area=area,
        made_at=timezone.now(),
    )
    for name, each in codes.items():
        EventCode.objects.bulk_create(EventCode(event=event, list=name, code=code) for code in each.split())
    return event.id


@pytest.fixture
def wulan(sari: Actor) -> Person:
    """Wulan, as Sari's desk knows her."""
    return person_of(sari)


@pytest.fixture
def history(wulan: Person) -> Episode:
    """Recruited in Singkawang before the new code, exploited in Kuching after it."""
    episode = episode_of(wulan)
    event_of(episode, "recruitment", date(2025, 12, 20), "61.72", process="perekrutan")
    event_of(episode, "exploitation", date(2026, 1, 10), "MY", process="pengiriman")
    return episode
