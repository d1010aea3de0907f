"""A case of Sari's desk with Wulan in it, and a document that she brought."""

from dataclasses import dataclass
from uuid import UUID

import pytest

from naung.casework.cases.actions import add_person, open_case
from naung.casework.cases.vocabulary import Role
from naung.casework.evidence.actions import keep_document
from naung.casework.evidence.vocabulary import DocumentKind
from naung.foundation.access.vocabulary import Actor
from tests.casework.cases.conftest import someone
from tests.foundation.test_files import PDF


@dataclass(frozen=True)
class Filed:
    """A case, its survivor, and a contract that she brought."""

    case: UUID
    person: UUID
    document: UUID


def a_document(case: UUID, by: Actor, person: UUID | None = None) -> UUID:
    """A contract kept in a case."""
    return keep_document(
        case_id=case,
        kind=DocumentKind.CONTRACT,
        title="Surat utang Wulan",
        content=PDF,
        media="",
        person_id=person,
        by=by,
    )


@pytest.fixture
def filed(sari: Actor) -> Filed:
    case, person = open_case(summary="Dijanjikan kerja.", by=sari), someone(sari, "Wulan Purnama")
    add_person(case_id=case, person_id=person, role=Role.VICTIM, by=sari)
    return Filed(case, person, a_document(case, sari, person))
