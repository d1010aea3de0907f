"""A case of Sari's desk with Wulan in it, who comes home."""

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

import pytest
from django.utils import timezone

from naung.casework.cases.actions import add_person, open_case
from naung.casework.cases.vocabulary import Role
from naung.casework.reintegration.actions import record_return
from naung.casework.reintegration.queries import PathShown, path_for
from naung.casework.reintegration.rules.tables import shipped_tables
from naung.casework.reintegration.vocabulary import Again, FollowUpTold, Held, Reached, Safety
from naung.foundation.access.vocabulary import Actor
from tests.casework.cases.conftest import someone


@dataclass(frozen=True)
class Home:
    """A case and its survivor."""

    case: UUID
    person: UUID


def a_case(by: Actor) -> Home:
    """A case of this officer's desk with a survivor in it."""
    case, person = open_case(summary="Pulang dari kebun sawit.", by=by), someone(by, "Wulan Purnama")
    add_person(case_id=case, person_id=person, role=Role.VICTIM, by=by)
    return Home(case, person)


@pytest.fixture
def home(sari: Actor) -> Home:
    return a_case(sari)


def ago(days: int) -> date:
    """So many days before today."""
    return timezone.localdate() - timedelta(days=days)


def shown(home: Home, by: Actor) -> PathShown:
    """The plan as this actor reads it."""
    return path_for(home.case, home.person, actor=by)


def returned(home: Home, by: Actor, days: int = 40) -> PathShown:
    """She came home so many days ago."""
    version = shown(home, by).version
    record_return(case_id=home.case, person_id=home.person, home_on=ago(days), version=version, by=by)
    return shown(home, by)


def asked(held_on: date, **changed: object) -> FollowUpTold:
    """A telephone call in which she could speak; every item asked, each a three."""
    told: dict[str, object] = {
        "held": Held.PHONE, "reached": Reached.SAFELY, "words": "Kerja di warung kakaknya.", "safety": Safety.SAFE,
        "safety_words": "", "again": Again.NO, "again_words": "", "answers": dict.fromkeys(shipped_tables().items, 3),
    }  # fmt: skip
    return FollowUpTold(held_on=held_on, **{**told, **changed})  # type: ignore[arg-type]  # named as the value names them
