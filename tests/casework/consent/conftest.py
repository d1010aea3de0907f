"""Wulan, an adult, and Bunga, a child, as Sari's desk knows them, and Sari's task force."""

from collections.abc import Callable
from datetime import date
from uuid import UUID

import pytest

from naung.casework.consent.vocabulary import ConsentGiven, Explained, Manner, SharingPurpose, Whom
from naung.foundation.access.vocabulary import Actor
from naung.foundation.clock.vocabulary import VagueDate
from naung.foundation.people.actions import register_person
from naung.foundation.people.vocabulary import NameKind, PersonTold, Sex
from tests.casework.consent.book import letters
from tests.cast import TaskForce, in_a_while

SPOKEN = Explained(
    Manner.WITNESS, "ind", interpreter="Lin Siu Moi", witness="Bu Tini", words="Ya, boleh, asal bukan ke ayah saya"
)


def person_named(name: str, born: VagueDate, by: Actor) -> UUID:
    """A person record at the actor's desk."""
    told = PersonTold(names=((NameKind.OFFICIAL, name),), sex=Sex.FEMALE, birth=born)
    return register_person(told=told, by=by)


def consent_to(desk: UUID | None, what: str = "BCD", *, outside: str = "", until: date | None = None) -> ConsentGiven:
    """Consent to health care at a desk or a body outside."""
    return ConsentGiven(SharingPurpose.HEALTH, Whom(desk, outside), letters(what), until or in_a_while(), SPOKEN)


@pytest.fixture
def sari(member: Callable[[str], Actor]) -> Actor:
    """Case worker at UPTD PPA Singkawang, in the whole task force."""
    return member("sari")


@pytest.fixture
def ratna(member: Callable[[str], Actor]) -> Actor:
    """Sari's supervisor: the second officer."""
    return member("ratna")


@pytest.fixture
def wulan(sari: Actor) -> UUID:
    """An adult."""
    return person_named("Wulan", VagueDate.on(date(1996, 5, 4)), sari)


@pytest.fixture
def bunga(sari: Actor) -> UUID:
    """Nobody knows how old she is: a child until someone decides."""
    return person_named("Bunga", VagueDate.unknown(), sari)


@pytest.fixture
def desks(force: TaskForce) -> TaskForce:
    """The desks of the task force."""
    return force
