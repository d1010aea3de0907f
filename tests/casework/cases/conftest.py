"""A second supervisor and a person of the desk, for stories of cases."""

from uuid import UUID

import pytest

from naung.foundation.access.vocabulary import Actor
from naung.foundation.people.actions import register_person
from naung.foundation.people.vocabulary import NameKind, PersonTold, Sex


def someone(by: Actor, name: str = "Wulan", sex: Sex = Sex.FEMALE) -> UUID:
    """A person record of the actor's desk."""
    return register_person(told=PersonTold(names=((NameKind.OFFICIAL, name),), sex=sex), by=by)


@pytest.fixture
def wulan(sari: Actor) -> UUID:
    return someone(sari)
