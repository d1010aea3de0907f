"""A desk with its vault, its officers, and a few invented persons' facts."""

from datetime import date
from uuid import UUID

import pytest

from naung.foundation.access.rules import shipped_roles, system_actor
from naung.foundation.access.vocabulary import Actor, Purpose
from naung.foundation.clock.vocabulary import VagueDate
from naung.foundation.identifiers import new_id
from naung.foundation.people.vocabulary import NameKind, PersonTold, Sex
from naung.foundation.vault.actions import found_vault

DESK = UUID("6172a000-0000-4000-8000-000000000001")
OTHER_DESK = UUID("6172a000-0000-4000-8000-000000000002")


def officer(role: str = "petugas_kasus", desk: UUID = DESK) -> Actor:
    """An officer in a role at a desk."""
    held = shipped_roles()[role]
    return Actor(new_id(), "user", "", desk, role, held.permissions, Purpose.CASEWORK, "session", held.categories)


@pytest.fixture
def sari(db: None) -> Actor:
    found_vault(by=system_actor("setup"))
    return officer()


@pytest.fixture
def stranger() -> Actor:
    """A case worker of another desk."""
    return officer(desk=OTHER_DESK)


@pytest.fixture
def custodian() -> Actor:
    return officer("kustodian")


def told(name: str = "Wulan Lestari", **facts: object) -> PersonTold:
    """An invented person, 16 years old in November 2026 unless told otherwise."""
    known: dict[str, object] = {"sex": Sex.FEMALE, "birth": VagueDate.on(date(2010, 3, 9)), "nationality": "ID"}
    return PersonTold(names=((NameKind.OFFICIAL, name),), **(known | facts))  # type: ignore[arg-type]  # facts of any kind
