"""A report with its reporter, and Wulan's record at Sari's desk, for stories of custody."""

from collections.abc import Callable
from uuid import UUID

import pytest

from naung.casework.cases.actions import add_person, open_case
from naung.casework.cases.models import Case
from naung.casework.cases.vocabulary import Role
from naung.casework.reports.actions import receive_report
from naung.foundation.access.vocabulary import Actor
from naung.foundation.people.actions import register_person
from naung.foundation.people.vocabulary import (
    ContactGiven,
    ContactKind,
    DocumentGiven,
    DocumentKind,
    NameKind,
    PersonTold,
    Sex,
)
from tests.casework.reports.told import content, reporter

NIK = "6172034501010003"
PHONE = "0812 3456 7001"
NUMBER_OF_ANOTHER = "0813 0000 0009"


def someone(by: Actor, name: str = "Wulan Purnama", nik: str = NIK, phone: str = PHONE) -> UUID:
    """A person record with papers, a safe way to reach her, and health words."""
    return register_person(
        told=PersonTold(
            names=((NameKind.OFFICIAL, name),), sex=Sex.FEMALE, health="patah tulang", home_words="rumah bibi di Roban"
        ),
        documents=[DocumentGiven(DocumentKind.NIK, nik)],
        contacts=[ContactGiven(ContactKind.WHATSAPP, phone, "sesudah pukul 20.00, bilang dari sekolah")],
        by=by,
    )


@pytest.fixture
def report(sari: Actor) -> UUID:
    return receive_report(content=content(), reporter=reporter(), by=sari).id


@pytest.fixture
def wulan(sari: Actor) -> UUID:
    return someone(sari)


@pytest.fixture
def case_of(sari: Actor) -> Callable[[UUID], str]:
    """`case_of(wulan)`: the number of a new case at Sari's desk in which she is the survivor."""

    def opened(person: UUID) -> str:
        case = open_case(summary="Kasus.", by=sari)
        add_person(case_id=case, person_id=person, role=Role.VICTIM, by=sari)
        return Case.objects.get(id=case).number

    return opened
