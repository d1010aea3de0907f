"""The register in exact combinations, part by part. Only plain columns are read; no sealed field is opened.

Of a matter with files at several desks the victims of the first file count, as in the office's own figures. Erased persons,
struck events, and whatever was opened from the first day of this month on are left out.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from django.db.models import Count, Q
from django.utils import timezone

from naung.casework.cases.models import Case, CasePerson
from naung.casework.cases.vocabulary import Role
from naung.casework.episodes.models import Event, EventCode
from naung.casework.episodes.vocabulary import ActList
from naung.casework.screening.models import Screening
from naung.foundation.access.rules import require
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.law.queries import shipped_law
from naung.foundation.organisations.queries import all_desks, desk_name
from naung.insight.extract.rules.coding import (
    Happened,
    Way,
    age_band,
    exploitation,
    group_size,
    other_desks,
    screened,
    sex_code,
    way_of,
)
from naung.insight.extract.rules.tables import GROUPS, JOURNEYS, PERSONS, ROLES
from naung.insight.extract.vocabulary import UNKNOWN, Values

CASES_A_PART = 4096  # what is held in memory at once
MOST_PARTS = 256
IDS = 1 << 128  # cases have random ids, so equal spans of ids hold about as many cases each


@dataclass(frozen=True)
class Victim:
    """One victim of one first file, as the plain columns have her."""

    case: UUID
    person: UUID
    opened: str  # month
    desk: UUID
    desks: int  # others with a file of the matter
    home: str
    years: int | None
    sex: str


@dataclass
class Beside:
    """What stands beside the persons of one part."""

    decided: dict[UUID, str] = field(default_factory=dict)
    events: dict[UUID, list[Happened]] = field(default_factory=lambda: defaultdict(list))
    purposes: dict[UUID, set[str]] = field(default_factory=lambda: defaultdict(set))
    stages: dict[UUID, set[str]] = field(default_factory=lambda: defaultdict(set))


def parts_needed(*, actor: Actor) -> int:
    """In how many parts the register is read: a power of two, one for a small office (SYSTEM_EXTRACT)."""
    require(actor, Permission.SYSTEM_EXTRACT)
    cases = Case.objects.count()
    return min(MOST_PARTS, 1 << max(cases // CASES_A_PART, 0).bit_length())


def register_part(number: int, parts: int, until: datetime, *, actor: Actor) -> dict[str, Counter[Values]]:
    """Exact combinations of one of so many parts of what was opened before `until`, by table (SYSTEM_EXTRACT).

    They stay in the house: only what climbed the ladder leaves it.
    """
    require(actor, Permission.SYSTEM_EXTRACT)
    width = IDS // parts
    span = (UUID(int=number * width), UUID(int=(number + 1) * width - 1))
    victims = list(_victims(span, until))
    beside = _beside(span, {each.person for each in victims})
    kinds = {code: row.kinds for code, row in shipped_law().purpose.items()}
    desks = {desk.id: desk_name(desk) for desk in all_desks()}
    counts: dict[str, Counter[Values]] = {t.name: Counter() for t in (PERSONS, ROLES, JOURNEYS, GROUPS)}
    groups: Counter[tuple[UUID, str, Way]] = Counter()
    for each in victims:
        way = way_of(each.home, beside.events.get(each.person, []))
        counts[PERSONS.name][_person(each, beside, desks, kinds)] += 1
        counts[JOURNEYS.name][way.journey(each.opened)] += 1
        counts[ROLES.name].update(way.roles(each.opened))
        groups[each.case, each.opened, way] += 1
    for (_case, opened, way), persons in groups.items():
        counts[GROUPS.name][(way.origin, way.exit, way.destination, opened, group_size(persons))] += 1
    return counts


def _person(each: Victim, beside: Beside, desks: Mapping[UUID, str], kinds: Mapping[str, frozenset[str]]) -> Values:
    return (
        each.home or UNKNOWN,
        each.opened,
        age_band(each.years, beside.decided.get(each.person, "")),
        sex_code(each.sex),
        exploitation(beside.purposes.get(each.person, ()), kinds),
        desks.get(each.desk, UNKNOWN),
        other_desks(each.desks),
        screened(beside.stages.get(each.person, ())),
    )


def _victims(span: tuple[UUID, UUID], until: datetime) -> Iterable[Victim]:
    """Each victim of each first file once. A person's ids are read to lay her rows together, and go no further."""
    desks, later = _shared(span, until)
    rows = CasePerson.objects.filter(
        case__id__range=span, role=Role.VICTIM, case__opened_at__lt=until, person__erased_at=None
    ).values_list(
        "case_id", "person_id", "case__opened_at", "case__owner", "person__home", "person__year_of_birth", "person__sex"
    )
    for case, person, opened, owner, home, born, sex in rows:
        if case in later:
            continue
        day = timezone.localdate(opened)
        years = None if born is None else day.year - born
        yield Victim(case, person, f"{day:%Y-%m}", owner, desks.get(case, 0), home, years, sex)


def _shared(span: tuple[UUID, UUID], until: datetime) -> tuple[dict[UUID, int], set[UUID]]:
    """Of the cases of this part whose matter has several files: how many other desks have one, and which are not the first."""
    here = Case.objects.filter(pk__range=span, opened_at__lt=until).values("matter")
    together = Case.objects.filter(opened_at__lt=until, matter__in=here).order_by().values("matter")
    many = together.annotate(files=Count("pk")).filter(files__gt=1).values_list("matter", flat=True)
    files: dict[UUID, list[tuple[datetime, UUID, UUID]]] = defaultdict(list)
    for matter, opened, case, owner in Case.objects.filter(matter__in=list(many), opened_at__lt=until).values_list(
        "matter", "opened_at", "pk", "owner"
    ):
        files[matter].append((opened, case, owner))
    desks: dict[UUID, int] = {}
    later: set[UUID] = set()
    for rows in files.values():
        (_, first, owner), *others = sorted(rows)
        desks[first] = len({other for _, _, other in others} - {owner})
        later.update(case for _, case, _ in others)
    return desks, later


def _beside(span: tuple[UUID, UUID], persons: set[UUID]) -> Beside:
    found = Beside()
    decisions = CasePerson.objects.filter(Q(case__id__range=span) & Q(person__age_decisions__isnull=False))
    for person, group in decisions.order_by("person__age_decisions__made_at").values_list(
        "person_id", "person__age_decisions__group"
    ):
        found.decided[person] = group
    of_hers = {"episode__person_id__in": persons, "struck_at": None}
    for person, kind, area, country, first_on in (
        Event.objects.filter(**of_hers)
        .order_by("made_at")
        .values_list("episode__person_id", "kind", "area", "country", "first_on")
    ):
        found.events[person].append(Happened(kind, area, country, first_on))
    codes = EventCode.objects.filter(
        event__episode__person_id__in=persons, event__struck_at=None, list=ActList.PURPOSE
    ).values_list("event__episode__person_id", "code")
    for person, code in codes:
        found.purposes[person].add(code)
    for person, stage in Screening.objects.filter(person_id__in=persons).values_list("person_id", "stage"):
        found.stages[person].add(stage)
    return found
