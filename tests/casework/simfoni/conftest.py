"""A file of Sari's desk with something for most fields of the sheet."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

import pytest
from django.utils import timezone

from naung.casework.cases.actions import add_person, open_case
from naung.casework.cases.vocabulary import Role
from naung.casework.episodes.actions import add_event, begin_episode
from naung.casework.episodes.rules import Told
from naung.casework.plans.actions import change_service, plan_service
from naung.casework.reports.actions import receive_report
from naung.casework.simfoni.queries import sheet_for
from naung.casework.simfoni.vocabulary import Line
from naung.foundation.access.vocabulary import Actor
from naung.foundation.clock.vocabulary import VagueDate
from naung.foundation.people.actions import register_person
from naung.foundation.people.vocabulary import Answer, Disability, NameKind, PersonTold, Sex
from tests.casework.reports.told import content, reporter

WULAN = PersonTold(
    names=((NameKind.OFFICIAL, "Wulan Purnama"),),
    sex=Sex.FEMALE,
    birth=VagueDate.on(date(2009, 4, 12)),
    disabled=Answer.YES,
    disabilities=frozenset({Disability.SENSORY}),
)


@dataclass(frozen=True)
class Filed:
    """A case, its survivor, her history and one planned service."""

    case: UUID
    person: UUID
    report: UUID
    episode: UUID
    service: UUID


def line(filed: Filed, field: str, by: Actor) -> Line:
    """One field of her sheet as it stands now."""
    return next(each for each in sheet_for(filed.case, filed.person, actor=by).lines if each.field.code == field)


def survivor(case: UUID, by: Actor, told: PersonTold = WULAN) -> UUID:
    """A person of the desk, a survivor of the case."""
    person = register_person(told=told, by=by)
    add_person(case_id=case, person_id=person, role=Role.VICTIM, by=by)
    return person


@pytest.fixture
def filed(sari: Actor) -> Filed:
    report = receive_report(content=content(), reporter=reporter(), by=sari).id
    case = open_case(summary="Dijanjikan kerja.", report_id=report, by=sari)
    person = survivor(case, sari)
    episode = begin_episode(person_id=person, summary="", by=sari)
    codes = {"means": ("penggunaan_kekerasan",), "purpose": ("pelacuran",)}
    when = VagueDate.in_month(2026, 3)
    told = Told(kind="exploitation", when=when, place_words="karaoke dekat pelabuhan", codes=codes)
    add_event(episode_id=episode, told=told, by=sari)
    add_event(episode_id=episode, told=Told(kind="recruitment", when=VagueDate.in_year(2025)), by=sari)
    today = timezone.localdate()
    service = plan_service(
        case_id=case, person_id=person, kind="perawatan", desk=None, outside="RSUD", due_on=today, by=sari
    )
    change_service(service_id=service, progress="selesai", due_on=today, result="Sudah.", version=1, by=sari)
    plan_service(case_id=case, person_id=person, kind="sekolah", desk=None, outside="SMP", due_on=today, by=sari)
    return Filed(case, person, report, episode, service)
