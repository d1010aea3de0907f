"""Counts of persons by sex and age. Nothing sealed is opened: a birth date counts only by its year."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from naung.foundation.access.rules import require
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.people.models import AgeDecision, Person
from naung.foundation.people.vocabulary import AgeGroup

OF_AGE = 18  # years; whoever has the birthday in that year may be either


class AgeBand(StrEnum):
    """Child, adult, in the year between, or not known."""

    CHILD = "anak"
    MAYBE_CHILD = "mungkin_anak"
    ADULT = "dewasa"
    UNKNOWN = "tidak_diketahui"


@dataclass(frozen=True)
class Traits:
    """What a person is counted by; `home`: kecamatan or larger area, or a country; empty where it is not known."""

    sex: str
    band: AgeBand
    home: str
    nationality: str


def persons_counted(on: Mapping[UUID, date], *, actor: Actor) -> dict[tuple[str, str], int]:
    """How many of these persons are of each sex and age band on her own day (FIGURES_READ); erased ones are left out."""
    require(actor, Permission.FIGURES_READ)
    counts: dict[tuple[str, str], int] = {}
    for each in _traits(on).values():
        counts[each.sex, each.band.value] = counts.get((each.sex, each.band.value), 0) + 1
    return counts


def traits_of(on: Mapping[UUID, date], *, actor: Actor) -> dict[UUID, Traits]:
    """What each of these persons is counted by on her own day, for a report that is owed (FILING_MAKE); no erased one."""
    require(actor, Permission.FILING_MAKE)
    return _traits(on)


def _traits(on: Mapping[UUID, date]) -> dict[UUID, Traits]:
    decided = dict(
        AgeDecision.objects.filter(person__in=list(on)).order_by("made_at", "id").values_list("person_id", "group")
    )
    rows = Person.objects.filter(id__in=list(on), erased_at=None).order_by("id")
    return {
        person: Traits(sex, _band(decided.get(person, ""), year, on[person]), home, nationality)
        for person, sex, year, home, nationality in rows.values_list(
            "id", "sex", "year_of_birth", "home", "nationality"
        )
    }


def _band(decided: str, year: int | None, day: date) -> AgeBand:
    if decided:
        return AgeBand.CHILD if decided == AgeGroup.CHILD else AgeBand.ADULT
    if year is None:
        return AgeBand.UNKNOWN
    years = day.year - year
    if years == OF_AGE:
        return AgeBand.MAYBE_CHILD
    return AgeBand.ADULT if years > OF_AGE else AgeBand.CHILD
