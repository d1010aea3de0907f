"""A half-year at two desks of Singkawang, small enough to be counted by hand.

file     desk     matter  opened        survivors
first    service  A       today         Wulan (P, a child, Singkawang), Dewi (P, grown, Singkawang)
second   service  B       today         Wulan again, Andi (L, grown, Lombok Tengah)
theirs   police   A       today, later  Wulan as the police know her: a record of their own
other    police   D       today         Budiman (L, not known)
older    service  G       a year ago    Rara (a foreigner), still open
gone     service  H       two years ago Nia; closed a year ago
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

import pytest
from django.utils import timezone

from naung.casework.cases.actions import add_person, decide_turn, open_case, propose_turn
from naung.casework.cases.models import Case, TurnAsked
from naung.casework.cases.vocabulary import Outcome, Role, Turn
from naung.casework.filings.rules.spans import spans_until
from naung.casework.filings.vocabulary import Span
from naung.foundation.access.vocabulary import Actor
from naung.foundation.people.models import Person
from naung.foundation.people.vocabulary import Sex
from tests.casework.cases.conftest import someone

Member = Callable[[str], Actor]
YEAR = timedelta(days=365)


@dataclass(frozen=True)
class Half:
    """Ids of the files and of who is in them."""

    cases: dict[str, UUID]
    people: dict[str, UUID]

    def of(self, *names: str) -> set[UUID]:
        return {self.cases[name] for name in names}


def this_half() -> Span:
    return spans_until(timezone.localdate(), 6)[0]


def last_quarter() -> Span:
    return spans_until(timezone.localdate(), 3)[1]


def _file(by: Actor, opened: datetime, *people: UUID) -> UUID:
    case = open_case(summary="Dijanjikan kerja.", by=by)
    for person in people:
        add_person(case_id=case, person_id=person, role=Role.VICTIM, by=by)
    Case.objects.filter(id=case).update(opened_at=opened)
    return case


def _person(by: Actor, name: str, sex: Sex, born: int | None, home: str, nationality: str = "ID") -> UUID:
    person = someone(by, name, sex)
    Person.objects.filter(id=person).update(year_of_birth=born, home=home, nationality=nationality)
    return person


@pytest.fixture
def half(member: Member) -> Half:
    sari, ratna, jaya = member("sari"), member("ratna"), member("jaya")
    now, year = timezone.now(), timezone.localdate().year
    people = {
        "wulan": _person(sari, "Wulan Purnama", Sex.FEMALE, year - 15, "61.72.01"),
        "dewi": _person(sari, "Dewi", Sex.FEMALE, year - 30, "61.72.02"),
        "andi": _person(sari, "Andi", Sex.MALE, year - 30, "52.02.01"),
        "rara": _person(sari, "Rara", Sex.FEMALE, None, "", "MM"),
        "nia": _person(sari, "Nia", Sex.FEMALE, year - 30, "61.72.01"),
        "wulan_there": _person(jaya, "Wulan P", Sex.FEMALE, year - 15, "61.72.01"),
        "budiman": _person(jaya, "Budiman", Sex.MALE, None, ""),
    }
    cases = {
        "first": _file(sari, now - timedelta(seconds=9), people["wulan"], people["dewi"]),
        "second": _file(sari, now - timedelta(seconds=8), people["wulan"], people["andi"]),
        "theirs": _file(jaya, now - timedelta(seconds=7), people["wulan_there"]),
        "other": _file(jaya, now - timedelta(seconds=6), people["budiman"]),
        "older": _file(sari, now - YEAR, people["rara"]),
        "gone": _file(sari, now - 2 * YEAR, people["nia"]),
    }
    Case.objects.filter(id=cases["theirs"]).update(matter=Case.objects.get(id=cases["first"]).matter)
    turn = propose_turn(case_id=cases["gone"], turn=Turn.CLOSE, reason="layanan_selesai", words="Selesai.", by=sari)
    decide_turn(turn_id=turn, outcome=Outcome.APPROVED, by=ratna)
    TurnAsked.objects.filter(id=turn).update(decided_at=now - YEAR)
    return Half(cases, people)


def ago(days: int) -> date:
    return timezone.localdate() - timedelta(days=days)
