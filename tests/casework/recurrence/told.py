"""A person who was at a desk before: the first time with what was promised, and the second."""

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.utils import timezone

from naung.casework.cases.actions import add_person, open_case
from naung.casework.cases.models import Case
from naung.casework.cases.vocabulary import Role
from naung.casework.episodes.actions import add_event, begin_episode
from naung.casework.episodes.rules import Told
from naung.casework.plans.actions import plan_service
from naung.foundation.access.vocabulary import Actor
from naung.foundation.clock.vocabulary import VagueDate
from naung.foundation.people.actions import register_person
from naung.foundation.people.vocabulary import NameKind, PersonTold, Sex


@dataclass(frozen=True)
class Once:
    """One time: the record, its case, its history."""

    person: UUID
    case: UUID
    episode: UUID


def a_time(by: Actor, *, name: str, began: VagueDate, ended: VagueDate | None = None, ago: int = 0) -> Once:
    """A record with a case that was opened so many days ago, and a history."""
    person = register_person(told=PersonTold(names=((NameKind.OFFICIAL, name),), sex=Sex.FEMALE), by=by)
    case = open_case(summary="Dijanjikan kerja di kebun.", by=by)
    Case.objects.filter(id=case).update(opened_at=timezone.now() - timedelta(days=ago))
    add_person(case_id=case, person_id=person, role=Role.VICTIM, by=by)
    episode = begin_episode(person_id=person, summary="Riwayat.", by=by)
    add_event(episode_id=episode, told=Told(kind="recruitment", when=began), by=by)
    if ended is not None:
        add_event(episode_id=episode, told=Told(kind="rescue", when=ended), by=by)
    return Once(person, case, episode)


def promised(once: Once, by: Actor) -> None:
    """A service that was planned and never given."""
    plan_service(
        case_id=once.case,
        person_id=once.person,
        kind="perawatan",
        desk=None,
        outside="RSUD",
        due_on=timezone.localdate(),
        by=by,
    )


def first_time(by: Actor, name: str = "Soelastri") -> Once:
    """Recruited in 2021, home in June 2022; a service was planned and never given."""
    once = a_time(by, name=name, began=VagueDate.in_month(2021, 3), ended=VagueDate.on(date(2022, 6, 1)), ago=1500)
    promised(once, by)
    return once


def second_time(by: Actor, name: str = "Sulastri") -> Once:
    """Recruited again in 2024, written down in another spelling."""
    return a_time(by, name=name, began=VagueDate.in_month(2024, 1))
