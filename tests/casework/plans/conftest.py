"""Wulan in a case of Sari's desk, for stories of plans."""

from dataclasses import dataclass
from uuid import UUID

import pytest

from naung.casework.cases.actions import add_person, open_case
from naung.casework.cases.vocabulary import Role
from naung.foundation.access.vocabulary import Actor
from tests.casework.cases.conftest import someone


@dataclass(frozen=True)
class Served:
    """A case and the person whose plan it is."""

    case: UUID
    person: UUID


@pytest.fixture
def served(sari: Actor) -> Served:
    case, person = open_case(summary="Dijanjikan kerja.", by=sari), someone(sari, "Wulan Purnama")
    add_person(case_id=case, person_id=person, role=Role.VICTIM, by=sari)
    return Served(case, person)
