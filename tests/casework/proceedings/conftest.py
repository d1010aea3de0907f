"""A case of Sari's desk with Wulan, who was exploited, a man who is accused of it, and a letter of the police."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

import pytest
from django.utils import timezone

from naung.casework.cases.actions import add_person, open_case
from naung.casework.cases.vocabulary import Role
from naung.casework.evidence.actions import keep_document
from naung.casework.evidence.vocabulary import DocumentKind
from naung.casework.proceedings.actions import record_step
from naung.casework.proceedings.vocabulary import StepKind
from naung.foundation.access.vocabulary import Actor
from naung.foundation.clock.vocabulary import VagueDate
from naung.foundation.people.actions import register_person
from naung.foundation.people.vocabulary import NameKind, PersonTold, Sex
from tests.foundation.test_files import PDF

ADULT_SINCE = date(1996, 3, 14)  # born then
TO_COURT = ("laporan_polisi", "penyelidikan", "penyidikan", "spdp", "p19", "p21", "dakwaan", "sidang_pertama")


@dataclass(frozen=True)
class Court:
    """A case, its survivor, the accused, and a letter kept in it."""

    case: UUID
    person: UUID
    accused: UUID
    letter: UUID


def born(by: Actor, name: str, day: date | None = ADULT_SINCE) -> UUID:
    """A person born on that day, or nobody knows when."""
    birth = VagueDate.on(day) if day else VagueDate.unknown()
    names = ((NameKind.OFFICIAL, name),)
    return register_person(told=PersonTold(names=names, sex=Sex.FEMALE, birth=birth), by=by)


@pytest.fixture
def court(sari: Actor) -> Court:
    case, person, accused = (
        open_case(summary="Dijanjikan kerja.", by=sari),
        born(sari, "Wulan Purnama"),
        born(sari, "Asep"),
    )
    add_person(case_id=case, person_id=person, role=Role.VICTIM, by=sari)
    add_person(case_id=case, person_id=accused, role=Role.RECRUITER, by=sari)
    letter = keep_document(
        case_id=case, kind=DocumentKind.POLICE, title="Laporan polisi", content=PDF, media="", by=sari
    )
    return Court(case, person, accused, letter)


def ago(days: int = 0, **more: int) -> datetime:
    """A moment so long ago."""
    return timezone.localtime() - timedelta(days=days, **more)


def step(court: Court, kind: str, by: Actor, on: date | None = None, **told: object) -> UUID:
    """Write down a step of today, or of another day, with what its kind needs."""
    needs = {"number": "LP/B/12/III/2026" if kind == StepKind.REPORT else ""}
    given = {"on": on or timezone.localdate(), **needs, **told}
    return record_step(case_id=court.case, kind=kind, by=by, **given)  # type: ignore[arg-type]  # named as record_step names them


def to_court(court: Court, by: Actor, *kinds: str) -> None:
    """Steps one a day, the last of them today."""
    kinds = kinds or TO_COURT
    for before, kind in enumerate(kinds):
        step(court, kind, by, timezone.localdate() - timedelta(days=len(kinds) - 1 - before))
