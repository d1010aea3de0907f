"""A register of many invented victims for the rooms of insight, laid down by table rows: plain columns only, nothing sealed."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.utils import timezone

from naung.casework.cases.models import Case, CasePerson
from naung.casework.cases.vocabulary import Role
from naung.casework.episodes.models import Episode, Event, EventCode
from naung.foundation.access.rules import system_actor
from naung.foundation.identifiers import new_id
from naung.foundation.people.models import Person
from naung.foundation.vault.actions import new_compartment, seal
from naung.foundation.vault.models import Compartment
from naung.foundation.vault.vocabulary import CompartmentKind


@dataclass(frozen=True)
class Lived:
    """What the register knows of one invented victim. `months` before this month her file was opened."""

    home: str = "61.72.01"
    village: str = ""  # code of the kelurahan or desa
    born: int | None = 2000
    sex: str = "P"
    events: Sequence[tuple[str, str, str]] = ()  # kind, area, country
    months: int = 2
    purpose: str = ""


@dataclass
class Laid:
    """What was laid down: everything that must never be met again."""

    cases: list[Case] = field(default_factory=list)
    persons: list[Person] = field(default_factory=list)


def opened_months_ago(months: int) -> datetime:
    """Noon of the tenth, so many months before this one."""
    today = timezone.localdate()
    number = today.year * 12 + today.month - 1 - months
    day = date(number // 12, number % 12 + 1, 10)
    return datetime(day.year, day.month, day.day, 12, tzinfo=timezone.get_default_timezone())


def lay_down(desk: UUID, lives: Sequence[Lived], group: int = 1, matter: UUID | None = None) -> Laid:
    """Their files at this desk, `group` victims a file; all files of one `matter` where it is given."""
    key = new_compartment(kind=CompartmentKind.CASE, owner=desk, by=system_actor("setup"))
    laid, parts, episodes, events, codes = Laid(), [], [], [], []
    for number, life in enumerate(lives):
        at = opened_months_ago(life.months) + timedelta(minutes=number)
        if number % group == 0:
            laid.cases.append(_case(desk, key, at, matter))
        person = Person(owner=desk, compartment=key, made_at=at, home=life.home, year_of_birth=life.born, sex=life.sex)
        seal(person, village=life.village)
        laid.persons.append(person)
        parts.append(CasePerson(case=laid.cases[-1], person=person, role=Role.VICTIM, added_at=at))
        episode = Episode(person=person, owner=desk, compartment=key, made_at=at)
        episodes.append(episode)
        for step, (kind, area, country) in enumerate(life.events):
            events.append(
                Event(
                    episode=episode,
                    compartment=key,
                    kind=kind,
                    area=area,
                    country=country,
                    precision="hari",
                    first_on=(at - timedelta(days=90 - step)).date(),
                    last_on=(at - timedelta(days=90 - step)).date(),
                    made_at=at,
                )
            )
        if life.purpose and life.events:
            codes.append(EventCode(event=events[-1], list="purpose", code=life.purpose))
    every: list[list[Any]] = [laid.cases, laid.persons, parts, episodes, events, codes]
    for rows in every:
        if rows:
            type(rows[0]).objects.bulk_create(rows)
    return laid


def _case(desk: UUID, key: Compartment, at: datetime, matter: UUID | None) -> Case:
    number = f"UJI-{new_id().hex[:10]}"
    return Case(number=number, owner=desk, compartment=key, matter=matter or new_id(), opened_at=at, touched_at=at)
