"""Readers of person records. What an actor may not see is not in the value that is returned."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from uuid import UUID

from django.utils import timezone

from naung.foundation.access.rules import decide, require
from naung.foundation.access.vocabulary import Actor, Permission, Question
from naung.foundation.clock.vocabulary import Precision, VagueDate
from naung.foundation.errors import NotFound
from naung.foundation.law.queries import shipped_law
from naung.foundation.people.models import AgeDecision, ContactWay, Document, Person, PersonName
from naung.foundation.people.queries.shown import (
    AgeDecisionShown,
    ContactShown,
    DocumentShown,
    NameShown,
    PersonBrief,
    PersonShown,
)
from naung.foundation.people.rules.ages import AgeReading, Decision, child_or_adult, full_years
from naung.foundation.people.rules.birth import birth_of
from naung.foundation.people.rules.health import disability_of
from naung.foundation.people.vocabulary import (
    OWN_NAMES,
    AgeBasis,
    AgeGroup,
    Answer,
    ContactKind,
    DocumentKind,
    HeldBy,
    NameKind,
    PeopleEvent,
    PersonFacts,
    Sex,
)
from naung.foundation.places.rules.nik import check_nik
from naung.foundation.places.rules.tables import area_names, former_codes
from naung.foundation.places.vocabulary import NikReading
from naung.foundation.recusal.queries import seen_by
from naung.foundation.vault.models import sealed_fields
from naung.foundation.vault.queries import open_rows

Opening = tuple[Any, Sequence[str]]
# What a list shows of a person, and what decides whether her name may be opened.
BRIEF = (
    "owner",
    "sex",
    "year_of_birth",
    "home",
    "nationality",
    "compartment__kind",
    "compartment__owner",
)
PERSON_COLUMNS = ("birth", "birth_place", "village", "home_words", "disability", "pregnancy", "health", "note")


def person_row(person_id: UUID, *, actor: Actor) -> Person:
    """The unopened row. Raises NotFound for another desk's, an erased one, one that is shut to her, or none."""
    rows = Person.objects.select_related("compartment").filter(id=person_id, erased_at=None)
    row = seen_by(rows, "id", actor=actor).first()
    if row is None:
        raise NotFound()
    require(actor, Permission.PERSON_READ, within=row.owner)
    return row


def owner_of(person_id: UUID) -> UUID | None:
    """Whose record this is, or None where there is none (any more). Tells nothing of the person."""
    return Person.objects.filter(id=person_id, erased_at=None).values_list("owner", flat=True).first()


def nik_reading(number: str, facts: PersonFacts) -> NikReading:
    """What an identity number says, compared with the record. Nothing is opened."""
    sex = facts.sex.value if facts.sex in (Sex.MALE, Sex.FEMALE) else None
    known = facts.birth if facts.birth.precision is not Precision.UNKNOWN else None
    return check_nik(
        number, today=timezone.localdate(), known=area_names(), former=former_codes(), sex=sex, birth=known
    )


def unseen_columns(row: Person, *, actor: Actor) -> frozenset[str]:
    """The sealed columns of this record whose class of data the actor's role may not see, so that it may not overwrite them."""
    today, columns = timezone.localdate(), sealed_fields(Person)
    asked = {
        category: Question(actor.desk, row.owner, actor.role, Permission.PERSON_READ, category, today)
        for category in {field.category for field in columns.values()}
    }
    shut = {category for category, question in asked.items() if not decide(question).allowed}
    return frozenset(name for name, field in columns.items() if field.category in shut)


def person_for(person_id: UUID, *, actor: Actor) -> PersonShown:
    """The whole record, opened with one entry in the log. Raises NotFound for another desk's."""
    row = person_row(person_id, actor=actor)
    names = list(PersonName.objects.select_related("compartment").filter(person=row).order_by("made_at", "id"))
    papers = list(Document.objects.select_related("compartment").filter(person=row).order_by("made_at", "id"))
    ways = list(ContactWay.objects.select_related("compartment").filter(person=row).order_by("made_at", "id"))
    decided = list(AgeDecision.objects.select_related("compartment").filter(person=row).order_by("made_at", "id"))
    wanted: list[Opening] = [(row, PERSON_COLUMNS)]
    wanted += [(each, ("name",)) for each in names]
    wanted += [(each, ("number", "note")) for each in papers]
    wanted += [(each, ("value", "instructions")) for each in ways]
    wanted += [(each, ("reason",)) for each in decided]
    texts = open_rows(actor, PeopleEvent.OPENED, wanted)
    ends = _cuts(1, len(names), len(papers), len(ways), len(decided))
    own, named, numbered, reached, reasons = (texts[a:b] for a, b in ends)
    return PersonShown(
        id=row.id,
        owner=row.owner,
        version=row.version,
        made_at=row.made_at,
        facts=_facts(row, own[0]),
        names=tuple(_name(n, t) for n, t in zip(names, named, strict=True) if "name" in t),
        documents=tuple(_document(d, t) for d, t in zip(papers, numbered, strict=True) if "number" in t),
        contacts=tuple(_contact(c, t) for c, t in zip(ways, reached, strict=True) if "value" in t),
        decisions=tuple(_decision(d, t) for d, t in zip(decided, reasons, strict=True)),
        withheld=_withheld(row, own[0]),
    )


def _cuts(*sizes: int) -> list[tuple[int, int]]:
    ends, at = [], 0
    for size in sizes:
        ends.append((at, at + size))
        at += size
    return ends


def _withheld(row: Person, texts: Mapping[str, str | None]) -> tuple[str, ...]:
    """The fields that hold something this actor may not see."""
    return tuple(c for c in PERSON_COLUMNS if c not in texts and getattr(row, c) is not None)


def _facts(row: Person, texts: Mapping[str, str | None]) -> PersonFacts:
    disabled, kinds = disability_of(texts.get("disability"))
    return PersonFacts(
        sex=Sex(row.sex),
        birth=birth_of(texts.get("birth")),
        birth_place=texts.get("birth_place") or "",
        nationality=row.nationality,
        home=texts.get("village") or row.home,
        home_words=texts.get("home_words") or "",
        language=row.language,
        needs_interpreter=Answer(row.needs_interpreter),
        disabled=disabled,
        disabilities=kinds,
        pregnant=Answer(texts.get("pregnancy") or Answer.NOT_ASKED),
        dependants=row.dependants,
        papers_not_hers=Answer(row.papers_not_hers),
        health=texts.get("health") or "",
        note=texts.get("note") or "",
    )


def _name(row: PersonName, texts: Mapping[str, str | None]) -> NameShown:
    return NameShown(row.id, NameKind(row.kind), texts["name"] or "", row.retired_at)


def _document(row: Document, texts: Mapping[str, str | None]) -> DocumentShown:
    return DocumentShown(
        row.id,
        row.version,
        DocumentKind(row.kind),
        texts["number"] or "",
        row.issued_by,
        Answer(row.not_hers),
        Answer(row.forged),
        HeldBy(row.held_by),
        texts.get("note") or "",
        tuple(row.remarks.order_by("id").values_list("code", flat=True)),
    )


def _contact(row: ContactWay, texts: Mapping[str, str | None]) -> ContactShown:
    return ContactShown(
        row.id,
        ContactKind(row.kind),
        texts["value"] or "",
        texts.get("instructions") or "",
        Answer(row.safe),
        row.area,
        row.retired_at,
    )


def _decision(row: AgeDecision, texts: Mapping[str, str | None]) -> AgeDecisionShown:
    return AgeDecisionShown(
        row.id, AgeGroup(row.group), row.as_of, AgeBasis(row.basis), row.decided_by, row.made_at, texts.get("reason")
    )


def _first_names(persons: Mapping[UUID, Person]) -> dict[UUID, PersonName]:
    """For each person the name that is shown: the first own one that is still in use, else the first own one."""
    chosen: dict[UUID, PersonName] = {}
    own = PersonName.objects.filter(person__in=list(persons), kind__in=OWN_NAMES)
    for row in own.order_by("made_at", "id"):
        row.compartment = persons[row.person_id].compartment  # hers, which is in memory already
        known = chosen.get(row.person_id)
        if known is None or (known.retired_at is not None and row.retired_at is None):
            chosen[row.person_id] = row
    return chosen


def name_of_person(person: UUID, *, actor: Actor) -> str:
    """The name of one person, as far as this reader may see it; empty for another desk's and for one who was erased."""
    named = people_named([person], actor=actor)
    return named[person].name if person in named else ""


def people_named(persons: Iterable[UUID], *, actor: Actor) -> dict[UUID, PersonBrief]:
    """Name and coarse facts of these persons of the actor's desk, for a list: one entry in the log for all of them.

    Persons of another desk and erased ones are missing from the answer.
    """
    require(actor, Permission.PERSON_READ)
    found = Person.objects.select_related("compartment").filter(
        id__in=set(persons), owner__in=[actor.desk], erased_at=None
    )
    rows = {row.id: row for row in seen_by(found, "id", actor=actor).only(*BRIEF)}
    if not rows:
        return {}
    names = _first_names(rows)
    wanted: list[Opening] = [(row, ()) for row in rows.values()]
    wanted += [(name, ("name",)) for name in names.values()]
    texts = open_rows(actor, PeopleEvent.LISTED, wanted)[len(rows) :]
    shown = {name.person_id: text.get("name") or "" for name, text in zip(names.values(), texts, strict=True)}
    return {
        row.id: PersonBrief(row.id, shown.get(row.id, ""), Sex(row.sex), row.year_of_birth, row.home, row.nationality)
        for row in rows.values()
    }


def decisions_on(row: Person) -> list[Decision]:
    """What was decided of this person's age, oldest first. From plain columns."""
    rows = AgeDecision.objects.filter(person=row).order_by("made_at", "id").values_list("group", "as_of")
    return [Decision(AgeGroup(group), as_of) for group, as_of in rows]


def ages_of(person_id: UUID, days: Sequence[VagueDate], *, actor: Actor) -> list[AgeReading]:
    """Child or adult on each of these days (acts, today), with reasons; opens the birth date with one entry in the log."""
    row = person_row(person_id, actor=actor)
    (texts,) = open_rows(actor, PeopleEvent.OPENED, [(row, ("birth",))])
    birth, decided, years = birth_of(texts.get("birth")), decisions_on(row), shipped_law().adulthood.years
    return [child_or_adult(birth, day, decided, years) for day in days]


def birth_for(person_id: UUID, *, actor: Actor) -> VagueDate:
    """The birth date alone, with one entry in the log; unknown where the actor may not see it."""
    row = person_row(person_id, actor=actor)
    (texts,) = open_rows(actor, PeopleEvent.OPENED, [(row, ("birth",))])
    return birth_of(texts.get("birth"))


def age_today(shown: PersonShown) -> tuple[AgeReading, tuple[int, int] | None]:
    """Child or adult today by an opened record, and the least and most full years; nothing is opened anew."""
    today = timezone.localdate()
    decided = [Decision(each.group, each.as_of) for each in shown.decisions]
    years = shipped_law().adulthood.years
    reading = child_or_adult(shown.facts.birth, VagueDate.on(today), decided, years)
    return reading, full_years(shown.facts.birth, today)
