"""A man from Lombok in a case of Sari's desk, with a signed record of a hand-over; a leg to another desk of the house."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID, uuid4

import pytest
from django.utils import timezone

from naung.casework.cases.actions import add_person, open_case
from naung.casework.cases.vocabulary import Role
from naung.casework.evidence.actions import keep_document
from naung.casework.evidence.vocabulary import DocumentKind
from naung.casework.returns.actions import plan_leg, sign_hand_over
from naung.casework.returns.models import Leg
from naung.casework.returns.vocabulary import Body, End, LegTold
from naung.foundation.access.rules import shipped_roles
from naung.foundation.access.vocabulary import Actor, Purpose
from tests.casework.cases.conftest import someone
from tests.foundation.test_files import PDF


@dataclass(frozen=True)
class Home:
    """A case, its survivor, and a record that both sides of a hand-over signed."""

    case: UUID
    person: UUID
    paper: UUID

    @property
    def whose(self) -> dict[str, UUID]:
        return {"case_id": self.case, "person_id": self.person}


@pytest.fixture
def home(sari: Actor) -> Home:
    case, person = open_case(summary="Dideportasi lewat Entikong.", by=sari), someone(sari, "Lalu Wirya")
    add_person(case_id=case, person_id=person, role=Role.VICTIM, by=sari)
    paper = keep_document(
        case_id=case, kind=DocumentKind.HAND_OVER_RECORD, title="Berita acara", content=PDF, media="", by=sari
    )
    return Home(case, person, paper)


def in_hours(hours: float) -> datetime:
    return timezone.now() + timedelta(hours=hours)


def told(giver: UUID | None, receiver: UUID | None, at: datetime | None = None) -> LegTold:
    """From Entikong to Pontianak; an end without a desk is a body outside."""
    ends = [
        End(body, desk, "" if desk else outside)
        for body, desk, outside in (
            (Body.BP3MI, giver, "P4MI Entikong"),
            (Body.PROVINCE, receiver, "Dinas Sosial Kalimantan Barat"),
        )
    ]
    return LegTold(*ends, "PLBN Entikong", "Terminal Pontianak", at or in_hours(24))


def a_leg(home: Home, by: Actor, receiver: UUID | None = None, at: datetime | None = None) -> UUID:
    """A leg that this desk begins."""
    return plan_leg(**home.whose, told=told(by.desk, receiver, at), by=by)


def coded(leg: UUID, by: Actor, belongings: str = "Paspor, satu tas") -> Leg:
    """The leg with its signed code."""
    version = Leg.objects.get(id=leg).version
    said = {"condition": "lelah", "words": "Perlu makan.", "belongings": belongings}
    sign_hand_over(leg_id=leg, **said, version=version, by=by)
    return Leg.objects.get(id=leg)


@pytest.fixture
def hukum() -> Actor:
    """A legal officer of another office: she opens no case."""
    permissions = shipped_roles()["petugas_hukum"].permissions
    return Actor(uuid4(), "user", "Hesti", uuid4(), "petugas_hukum", permissions, Purpose.COORDINATION)
