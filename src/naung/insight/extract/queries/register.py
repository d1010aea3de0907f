"""The register in exact combinations, part by part. Of sealed columns one is opened: the kelurahan or desa of a victim's home.

That is one entry a part in the log, with its count. Of a matter with files at several desks the victims of the first file
count, as in the office's own figures. Erased persons, struck events, and whatever was opened from the first day of this month
on are left out.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from django.db.models import CharField, Count
from django.db.models.functions import Cast

from naung.casework.cases.models import Case, CasePerson
from naung.casework.cases.vocabulary import Role
from naung.casework.episodes.models import Event
from naung.casework.episodes.vocabulary import ActList
from naung.casework.screening.models import Screening
from naung.foundation.access.rules import require
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.law.queries import shipped_law
from naung.foundation.organisations.queries import all_desks, desk_name
from naung.foundation.people.models import Person
from naung.foundation.vault.models import sealed_fields
from naung.foundation.vault.queries import open_column
from naung.insight.extract.queries.effort import HOUR_LENGTH, month_of
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
from naung.insight.extract.rules.tables import GROUP_ROLES, GROUPS, JOURNEYS, PERSONS, ROLES
from naung.insight.extract.vocabulary import UNKNOWN, ExtractEvent, Values

CASES_A_PART = 4096  # what is held in memory at once
MOST_PARTS = 256
VILLAGE = sealed_fields(Person)["village"]
IDS = 1 << 128  # cases have random ids, so equal spans of ids hold about as many cases each


class Victim(NamedTuple):
    """One victim of one first file, as the plain columns have her, and the box in which her village is sealed."""

    case: str
    person: str
    opened: str  # month
    desk: str
    desks: int  # others with a file of the matter
    home: str
    years: int | None
    sex: str
    compartment: str
    village: bytes | memoryview | None


@dataclass
class Beside:
    """What stands beside the persons of one part."""

    decided: dict[str, str] = field(default_factory=dict)
    events: dict[str, list[Happened]] = field(default_factory=lambda: defaultdict(list))
    purposes: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    stages: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))


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
    beside = _beside(span)
    villages = _villages(victims, actor)
    coded = _Coded()
    persons: list[Values] = []
    journeys: list[Values] = []
    roles: list[Values] = []
    groups: Counter[tuple[str, str, Way]] = Counter()
    for each in victims:
        way = way_of(each.home, beside.events.get(each.person, ()))
        persons.append(coded.person(each, beside))
        journeys.append(way.journey(each.opened))
        roles += way.roles(each.opened, villages.get(each.person, ""))
        groups[each.case, each.opened, way] += 1
    together: list[Values] = [
        (way.origin, way.exit, way.destination, opened, group_size(size)) for (_, opened, way), size in groups.items()
    ]
    parts_of_groups: list[Values] = [told for _, opened, way in groups for told in way.group_roles(opened)]
    return {
        PERSONS.name: Counter(persons),
        ROLES.name: Counter(roles),
        JOURNEYS.name: Counter(journeys),
        GROUPS.name: Counter(together),
        GROUP_ROLES.name: Counter(parts_of_groups),
    }


class _Coded:
    """What a part's persons are in codes; what is the same for many is looked up once."""

    def __init__(self) -> None:
        self.kinds = {code: row.kinds for code, row in shipped_law().purpose.items()}
        # Either database's way to write an id.
        self.desks = {text: desk_name(desk) for desk in all_desks() for text in (str(desk.id), desk.id.hex)}
        self.purposes: dict[frozenset[str], str] = {}

    def person(self, each: Victim, beside: Beside) -> Values:
        """The combination of the table of persons."""
        return (
            each.home or UNKNOWN,
            each.opened,
            age_band(each.years, beside.decided.get(each.person, "")),
            sex_code(each.sex),
            self._exploitation(frozenset(beside.purposes.get(each.person, ()))),
            self.desks.get(each.desk, UNKNOWN),
            other_desks(each.desks),
            screened(beside.stages.get(each.person, ())),
        )

    def _exploitation(self, codes: frozenset[str]) -> str:
        if codes not in self.purposes:
            self.purposes[codes] = exploitation(codes, self.kinds)
        return self.purposes[codes]


def _victims(span: tuple[UUID, UUID], until: datetime) -> Iterable[Victim]:
    """Each victim of each first file once. A person's ids are read to lay her rows together, and go no further."""
    desks, later = _shared(span, until)
    found = CasePerson.objects.filter(
        case__id__range=span, role=Role.VICTIM, case__opened_at__lt=until, person__erased_at=None
    )
    rows = found.annotate(
        case_text=_text("case_id"), who=_text("person_id"), at=_text("case__opened_at"), owner=_text("case__owner"),
        room=_text("person__compartment_id"),
    )  # fmt: skip
    for case, person, at, owner, home, born, sex, room, box in rows.values_list(
        "case_text", "who", "at", "owner", "person__home", "person__year_of_birth", "person__sex", "room", "person__village"
    ):  # fmt: skip
        if case not in later:
            month = month_of(at[:HOUR_LENGTH])
            years = None if born is None else int(month[:4]) - born
            yield Victim(case, person, month, owner, desks.get(case, 0), home, years, sex, room, box)


def _villages(victims: Iterable[Victim], actor: Actor) -> dict[str, str]:
    """The kelurahan or desa of the homes of these victims, by person, where the register knows it and its key is there."""
    sealed = {
        each.person: (UUID(each.person), UUID(each.compartment), each.village) for each in victims if each.village
    }
    if not sealed:
        return {}
    texts = open_column(actor, ExtractEvent.VILLAGES_OPENED, VILLAGE, list(sealed.values()))
    return {who: text for who, text in zip(sealed, texts, strict=True) if text}


def _text(column: str) -> Cast:
    """A column as the database writes it: a million ids and moments need not become objects to be compared or cut."""
    return Cast(column, CharField())


def _shared(span: tuple[UUID, UUID], until: datetime) -> tuple[dict[str, int], set[str]]:
    """Of the cases of this part whose matter has several files: how many other desks have one, and which are not the first."""
    here = Case.objects.filter(pk__range=span, opened_at__lt=until).values("matter")
    together = Case.objects.filter(opened_at__lt=until, matter__in=here).order_by().values("matter")
    many = together.annotate(files=Count("pk")).filter(files__gt=1).values_list("matter", flat=True)
    files: dict[UUID, list[tuple[datetime, str, UUID]]] = defaultdict(list)
    rows = Case.objects.filter(matter__in=list(many), opened_at__lt=until).annotate(case_text=_text("pk"))
    for matter, opened, case, owner in rows.values_list("matter", "opened_at", "case_text", "owner"):
        files[matter].append((opened, case, owner))
    desks: dict[str, int] = {}
    later: set[str] = set()
    for each in files.values():
        (_, first, owner), *others = sorted(each)
        desks[first] = len({other for _, _, other in others} - {owner})
        later.update(case for _, case, _ in others)
    return desks, later


def _beside(span: tuple[UUID, UUID]) -> Beside:
    """Of the victims of this part: their age as decided, what happened, for which purpose, how far they were asked."""
    found = Beside()
    persons = CasePerson.objects.filter(case__id__range=span, role=Role.VICTIM).values("person_id")
    decisions = CasePerson.objects.filter(case__id__range=span, person__age_decisions__isnull=False)
    for person, group in (
        decisions.order_by("person__age_decisions__made_at")
        .annotate(who=_text("person_id"))
        .values_list("who", "person__age_decisions__group")
    ):
        found.decided[person] = group
    events = Event.objects.filter(episode__person_id__in=persons, struck_at=None).annotate(
        event=_text("pk"), who=_text("episode__person_id"), day=_text("first_on"), made=_text("made_at")
    )
    seen: set[str] = set()  # one row a code: an event with several comes several times
    for event, person, kind, area, country, first_on, made, list_, code in events.values_list(
        "event", "who", "kind", "area", "country", "day", "made", "codes__list", "codes__code"
    ):
        if event not in seen:
            found.events[person].append(Happened(kind, area, country, first_on, made))
            seen.add(event)
        if list_ == ActList.PURPOSE:
            found.purposes[person].add(code)
    screenings = Screening.objects.filter(person_id__in=persons).annotate(who=_text("person_id"))
    for person, stage in screenings.values_list("who", "stage"):
        found.stages[person].add(stage)
    return found
