"""Names, papers and ways to reach a person."""

from collections.abc import Iterable
from typing import TypeVar
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from naung.foundation.access.rules import require
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.audit.actions import record
from naung.foundation.errors import Difference, NotFound, Problems, RuleBroken, StaleVersion
from naung.foundation.people.models import ContactWay, Document, DocumentRemark, Person, PersonName
from naung.foundation.people.queries import DocumentShown, nik_reading, person_for, person_row
from naung.foundation.people.queries.search import CONTACTS, NAMES, PAPERS, of_desk
from naung.foundation.people.rules.contents import contact_problems, document_problems, name_problems
from naung.foundation.people.rules.numbers import PHONES, contact_tokens, document_tokens
from naung.foundation.people.rules.tokens import name_tokens
from naung.foundation.people.vocabulary import (
    OWN_NAMES,
    Answer,
    ContactGiven,
    ContactKind,
    DocumentGiven,
    DocumentKind,
    HeldBy,
    NameKind,
    PeopleEvent,
    PersonFacts,
)
from naung.foundation.places.rules.codes import coarse
from naung.foundation.recusal.actions import mark_person, unmark_person
from naung.foundation.recusal.queries import seen_by
from naung.foundation.recusal.rules import marks_of
from naung.foundation.vault.actions import drop_tokens, put_tokens, seal
from naung.foundation.words import gettext_noop

ROW = TypeVar("ROW", PersonName, ContactWay)
LAST_NAME = gettext_noop("Ini satu-satunya nama yang dipakai. Tambahkan nama lain lebih dahulu.")


def save_name(person: Person, kind: NameKind, text: str) -> PersonName:
    """Keep one name, not yet findable."""
    row = PersonName(person=person, compartment=person.compartment, kind=kind, made_at=timezone.now())
    seal(row, name=" ".join(text.split()))
    row.save(force_insert=True)
    return row


def index_names(person: Person, names: Iterable[tuple[NameKind, str]], by: Actor) -> None:
    """Make a person findable by her own names, and compare them with the officers' own."""
    own = [name for kind, name in names if kind in OWN_NAMES]
    tokens = {token for name in own for token in name_tokens(name)}
    put_tokens(NAMES, person.id, of_desk(person.owner, tokens))
    mark_person(person_id=person.id, desk=person.owner, marks=marks_of(names=own), by=by)


def document_marks(kind: DocumentKind, number: str) -> frozenset[str]:
    """What a paper's number is compared with officers by: only an identity number tells who somebody is."""
    return marks_of(niks=[number]) if kind == DocumentKind.NIK else frozenset()


def contact_marks(kind: ContactKind, value: str) -> frozenset[str]:
    """What a way to reach somebody is compared with officers by."""
    return marks_of(phones=[value]) if kind in PHONES else frozenset()


def save_document(person: Person, given: DocumentGiven, facts: PersonFacts, by: Actor) -> Document:
    """Keep one paper with the remarks of its check, make its number findable, and compare it with the officers' own."""
    row = Document(person=person, compartment=person.compartment, made_at=timezone.now())
    _fill_document(row, given)
    row.save(force_insert=True)
    _remark(row, given, facts)
    kind = DocumentKind(given.kind)
    put_tokens(PAPERS, person.id, of_desk(person.owner, document_tokens(kind, given.number)))
    mark_person(person_id=person.id, desk=person.owner, marks=document_marks(kind, given.number), by=by)
    return row


def _fill_document(row: Document, given: DocumentGiven) -> None:
    row.kind, row.issued_by, row.held_by = DocumentKind(given.kind), given.issued_by, HeldBy(given.held_by)
    row.not_hers, row.forged = Answer(given.not_hers), Answer(given.forged)
    seal(row, number=given.number.strip(), note=given.note.strip())


def _remark(row: Document, given: DocumentGiven, facts: PersonFacts) -> None:
    """Keep the codes of what does not fit. It never refuses: a wrong number on a real card is a finding."""
    DocumentRemark.objects.filter(document=row).delete()
    if given.kind == DocumentKind.NIK and given.number.strip():
        reasons = nik_reading(given.number, facts).reasons
        DocumentRemark.objects.bulk_create(DocumentRemark(document=row, code=reason.code) for reason in reasons)


def save_contact(person: Person, given: ContactGiven, by: Actor) -> ContactWay:
    """Keep one way to reach her, make its number findable, and compare it with the officers' own."""
    row = ContactWay(
        person=person,
        compartment=person.compartment,
        made_at=timezone.now(),
        kind=ContactKind(given.kind),
        safe=Answer(given.safe),
        area=coarse(given.area) if given.area else "",
    )
    seal(row, value=given.value.strip(), instructions=given.instructions.strip())
    row.save(force_insert=True)
    kind = ContactKind(given.kind)
    put_tokens(CONTACTS, person.id, of_desk(person.owner, contact_tokens(kind, given.value)))
    mark_person(person_id=person.id, desk=person.owner, marks=contact_marks(kind, given.value), by=by)
    return row


@transaction.atomic
def add_name(*, person_id: UUID, kind: NameKind, text: str, by: Actor) -> UUID:
    """Add a name of any kind; her own names find her, a parent's does not."""
    person = person_row(person_id, actor=by)
    require(by, Permission.PERSON_WRITE, within=person.owner)
    if problems := name_problems(text):
        raise Problems(problems)
    row = save_name(person, NameKind(kind), text)
    index_names(person, [(NameKind(kind), text)], by)
    record(PeopleEvent.NAME_ADDED, subject=person.id, by=by)
    return row.id


@transaction.atomic
def retire_name(*, name_id: UUID, by: Actor) -> None:
    """Mark a name as no longer used; it still finds her. The last own name in use stays."""
    row = _of_one_seen(PersonName.objects.filter(id=name_id), by)
    person = row.person
    used = PersonName.objects.filter(person=person, kind__in=OWN_NAMES, retired_at=None).exclude(id=row.id)
    if row.kind in OWN_NAMES and not used.exists():
        raise RuleBroken(LAST_NAME, field="name")
    PersonName.objects.filter(id=row.id, retired_at=None).update(retired_at=timezone.now())
    record(PeopleEvent.NAME_RETIRED, subject=person.id, by=by)


@transaction.atomic
def add_document(*, person_id: UUID, document: DocumentGiven, by: Actor) -> UUID:
    """Add a paper or number; what does not fit is kept as a remark."""
    person = person_row(person_id, actor=by)
    require(by, Permission.PERSON_WRITE, within=person.owner)
    if problems := document_problems(document):
        raise Problems(problems)
    row = save_document(person, document, person_for(person_id, actor=by).facts, by)
    record(PeopleEvent.DOCUMENT_ADDED, subject=person.id, by=by)
    return row.id


@transaction.atomic
def correct_document(*, document_id: UUID, document: DocumentGiven, version: int, by: Actor) -> None:
    """Replace what is known of a paper. Raises StaleVersion with both values when someone else was faster."""
    person_id = Document.objects.filter(id=document_id).values_list("person_id", flat=True).first()
    if person_id is None:
        raise NotFound()
    person = person_row(person_id, actor=by)
    require(by, Permission.PERSON_WRITE, within=person.owner)
    row = Document.objects.select_for_update(of=("self",)).select_related("compartment").get(id=document_id)
    shown = person_for(person_id, actor=by)
    (now,) = (each for each in shown.documents if each.id == document_id)
    if row.version != version:
        raise StaleVersion(based_on=version, now=row.version, differences=_document_differences(now, document))
    if problems := document_problems(document):
        raise Problems(problems)
    drop_tokens(PAPERS, person.id, of_desk(person.owner, document_tokens(now.kind, now.number)))
    _fill_document(row, document)
    row.version += 1
    row.save()
    _remark(row, document, shown.facts)
    kind = DocumentKind(document.kind)
    put_tokens(PAPERS, person.id, of_desk(person.owner, document_tokens(kind, document.number)))
    unmark_person(person_id=person.id, desk=person.owner, marks=document_marks(now.kind, now.number), by=by)
    mark_person(person_id=person.id, desk=person.owner, marks=document_marks(kind, document.number), by=by)
    record(PeopleEvent.DOCUMENT_CORRECTED, subject=person.id, by=by)


def _document_differences(now: DocumentShown, mine: DocumentGiven) -> tuple[Difference, ...]:
    names = ("kind", "number", "issued_by", "not_hers", "forged", "held_by", "note")
    pairs = ((name, str(getattr(now, name)), str(getattr(mine, name))) for name in names)
    fields = {"note": "document_note"}  # the form's word where it differs
    return tuple(Difference(fields.get(name, name), theirs, mine_) for name, theirs, mine_ in pairs if theirs != mine_)


@transaction.atomic
def add_contact(*, person_id: UUID, contact: ContactGiven, by: Actor) -> UUID:
    """Add a way to reach her, whether it is safe, and how."""
    person = person_row(person_id, actor=by)
    require(by, Permission.PERSON_WRITE, within=person.owner)
    if problems := contact_problems(contact):
        raise Problems(problems)
    row = save_contact(person, contact, by)
    record(PeopleEvent.CONTACT_ADDED, subject=person.id, by=by)
    return row.id


@transaction.atomic
def retire_contact(*, contact_id: UUID, by: Actor) -> None:
    """Mark a way to reach her as no longer to be used; it still finds her."""
    row = _of_one_seen(ContactWay.objects.filter(id=contact_id), by)
    ContactWay.objects.filter(id=row.id, retired_at=None).update(retired_at=timezone.now())
    record(PeopleEvent.CONTACT_RETIRED, subject=row.person_id, by=by)


def _of_one_seen(rows: "QuerySet[ROW]", by: Actor) -> ROW:
    """The one row, of a person whom the actor may write about: a row shut to him costs what none costs. Raises NotFound."""
    row = seen_by(rows.select_related("person").filter(person__erased_at=None), "person_id", actor=by).first()
    if row is None:
        raise NotFound()
    require(by, Permission.PERSON_READ, within=row.person.owner)
    require(by, Permission.PERSON_WRITE, within=row.person.owner)
    return row
