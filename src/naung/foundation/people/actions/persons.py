"""Writing down a person, correcting her record, deciding on her age."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from naung.foundation.access.rules import require
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.audit.actions import record
from naung.foundation.errors import NotPermitted, Problems, StaleVersion
from naung.foundation.identifiers import PersonId
from naung.foundation.people.actions.parts import index_names, save_contact, save_document, save_name
from naung.foundation.people.models import AgeDecision, Person
from naung.foundation.people.queries import person_for, person_row, unseen_columns
from naung.foundation.people.queries.search import BIRTHS, of_desk
from naung.foundation.people.rules.birth import birth_text, birth_tokens, year_of
from naung.foundation.people.rules.contents import (
    contact_problems,
    decision_problems,
    differences,
    document_problems,
    facts_problems,
    told_problems,
)
from naung.foundation.people.rules.health import disability_text
from naung.foundation.people.vocabulary import (
    AgeBasis,
    AgeGroup,
    Answer,
    ContactGiven,
    DocumentGiven,
    NameKind,
    PeopleEvent,
    PersonFacts,
    PersonTold,
    Sex,
)
from naung.foundation.places.rules.codes import coarse
from naung.foundation.vault.actions import drop_tokens, new_compartment, put_tokens, seal
from naung.foundation.vault.vocabulary import CompartmentKind
from naung.foundation.words import gettext_noop

NO_DESK = gettext_noop("Hanya petugas di sebuah meja yang boleh melakukan ini.")


@transaction.atomic
def register_person(
    *,
    told: PersonTold,
    documents: Sequence[DocumentGiven] = (),
    contacts: Sequence[ContactGiven] = (),
    origin: str = "",
    origin_sequence: int | None = None,
    by: Actor,
) -> PersonId:
    """Write down a person as this desk knows her, with names, papers and ways to reach her. Raises Problems, a row a field.

    `origin` and `origin_sequence` name the device that made the record elsewhere, and its order there.
    """
    require(by, Permission.PERSON_WRITE)
    desk = _desk_of(by)
    problems = told_problems(told, today=timezone.localdate())
    problems += [problem for each in documents for problem in document_problems(each)]
    problems += [problem for each in contacts for problem in contact_problems(each)]
    if problems:
        raise Problems(problems)
    compartment = new_compartment(kind=CompartmentKind.PERSON, owner=desk, by=by)
    row = Person(
        owner=desk,
        compartment=compartment,
        made_at=timezone.now(),
        origin=origin,
        origin_sequence=origin_sequence,
    )
    _fill(row, told)
    row.save(force_insert=True)
    for kind, name in told.names:
        save_name(row, NameKind(kind), name)
    index_names(row, told.names, by)
    put_tokens(BIRTHS, row.id, of_desk(desk, birth_tokens(told.birth)))
    for document in documents:
        save_document(row, document, told, by)
    for contact in contacts:
        save_contact(row, contact, by)
    record(PeopleEvent.REGISTERED, subject=row.id, by=by)
    return PersonId(row.id)


def _desk_of(by: Actor) -> UUID:
    """The desk that will own the record. A system actor has none and writes down nobody."""
    if by.desk is None:
        raise NotPermitted(NO_DESK, missing=Permission.PERSON_WRITE.value)
    return by.desk


def _fill(row: Person, facts: PersonFacts, unseen: frozenset[str] = frozenset()) -> None:
    """Put the facts into the row's plain and sealed columns; what the writer may not see stays as it is."""
    area = coarse(facts.home) if facts.home else ""
    row.sex, row.home, row.nationality, row.language = Sex(facts.sex), area, facts.nationality, facts.language
    row.year_of_birth, row.birth_precision = year_of(facts.birth), facts.birth.precision.value
    row.needs_interpreter, row.papers_not_hers = Answer(facts.needs_interpreter), Answer(facts.papers_not_hers)
    row.dependants = facts.dependants
    sealed = {
        "birth": birth_text(facts.birth),
        "birth_place": facts.birth_place.strip(),
        "village": facts.home if facts.home != area else "",
        "home_words": facts.home_words.strip(),
        "disability": disability_text(facts.disabled, facts.disabilities),
        "pregnancy": facts.pregnant.value,
        "health": facts.health.strip(),
        "note": facts.note.strip(),
    }
    seal(row, **{column: text for column, text in sealed.items() if column not in unseen})


@transaction.atomic
def correct_person(*, person_id: UUID, facts: PersonFacts, version: int, by: Actor) -> None:
    """Replace the facts of a record. Raises StaleVersion with both values when someone else was faster, or Problems."""
    require(by, Permission.PERSON_WRITE, within=person_row(person_id, actor=by).owner)
    row = Person.objects.select_for_update(of=("self",)).select_related("compartment").get(id=person_id)
    now = person_for(person_id, actor=by).facts
    if row.version != version:
        raise StaleVersion(based_on=version, now=row.version, differences=differences(now, facts))
    if problems := facts_problems(facts, today=timezone.localdate()):
        raise Problems(problems)
    unseen = unseen_columns(row, actor=by)
    _fill(row, facts, unseen)
    row.version += 1
    row.save()
    if "birth" not in unseen and (new := birth_tokens(facts.birth)) != (old := birth_tokens(now.birth)):
        drop_tokens(BIRTHS, row.id, of_desk(row.owner, old))
        put_tokens(BIRTHS, row.id, of_desk(row.owner, new))
    record(PeopleEvent.CORRECTED, subject=row.id, by=by)


def _officer(by: Actor) -> UUID:
    """Who signs: a person, never a system actor."""
    if by.id is None:
        raise NotPermitted(NO_DESK, missing=Permission.PERSON_AGE_DECIDE.value)
    return by.id


@transaction.atomic
def decide_age(*, person_id: UUID, group: AgeGroup, as_of: date, basis: AgeBasis, reason: str, by: Actor) -> UUID:
    """Sign that a person was a child or an adult on a day, and on what. The newest decision for a day stands."""
    row = person_row(person_id, actor=by)
    require(by, Permission.PERSON_AGE_DECIDE, within=row.owner)
    if problems := decision_problems(reason, as_of, today=timezone.localdate()):
        raise Problems(problems)
    decision = AgeDecision(
        person=row,
        compartment=row.compartment,
        group=AgeGroup(group),
        as_of=as_of,
        basis=AgeBasis(basis),
        decided_by=_officer(by),
        made_at=timezone.now(),
    )
    seal(decision, reason=reason.strip())
    decision.save(force_insert=True)
    record(PeopleEvent.AGE_DECIDED, subject=row.id, by=by)
    return decision.id
