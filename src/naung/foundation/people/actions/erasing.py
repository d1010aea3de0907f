"""Erasing a person record for good: keys, search tokens and rows."""

from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from naung.foundation.access.rules import require, system_actor
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.audit.actions import record
from naung.foundation.errors import NotFound, SealBroken
from naung.foundation.people.actions.parts import contact_marks, document_marks
from naung.foundation.people.models import (
    AgeDecision,
    ContactWay,
    Document,
    Person,
    PersonName,
)
from naung.foundation.people.queries.search import BIRTHS, CONTACTS, NAMES, PAPERS, of_desk
from naung.foundation.people.rules.birth import birth_of, birth_tokens
from naung.foundation.people.rules.numbers import contact_tokens, document_tokens
from naung.foundation.people.rules.tokens import name_tokens
from naung.foundation.people.vocabulary import OWN_NAMES, Answer, ContactKind, DocumentKind, PeopleEvent, Sex
from naung.foundation.recusal.actions import forget_record, unmark_person
from naung.foundation.recusal.rules import marks_of
from naung.foundation.vault.actions import drop_tokens, erase
from naung.foundation.vault.queries import open_run


@transaction.atomic
def erase_person(*, person_id: UUID, by: Actor) -> None:
    """Destroy the record's key, take it out of the search and empty its row, which others' rows may still point to.

    Raises NotFound where there is none, or another desk's.
    """
    row = Person.objects.select_related("compartment").filter(id=person_id, erased_at=None).first()
    if row is None:
        raise NotFound()
    require(by, Permission.PERSON_ERASE, within=row.owner)
    _forget_tokens(row, by)
    forget_record(record_id=row.id, by=by)
    for model in (PersonName, Document, ContactWay, AgeDecision):
        model._default_manager.filter(person=row).delete()
    _empty(row)
    erase(compartment=row.compartment, record_id=row.id, by=by)
    record(PeopleEvent.ERASED, subject=row.id, by=by)


def _forget_tokens(row: Person, by: Actor) -> None:
    """Take what she is found by out of the sealed index; where no key is left there is nothing to name it by."""
    parts: list[tuple[Any, tuple[str, ...]]] = [(row, ("birth",))]
    for model, column in ((PersonName, "name"), (Document, "number"), (ContactWay, "value")):
        found = model._default_manager.select_related("compartment").filter(person=row)
        parts += [(each, (column,)) for each in found]
    try:
        texts = open_run(system_actor("erasure"), PeopleEvent.UNSEALED_FOR_ERASURE, parts)
    except SealBroken:
        return
    marks: set[str] = set()
    tokens = no_tokens()
    for (part, (column,)), text in zip(parts, texts, strict=True):
        collect_tokens(tokens, part, text[column] or "")
        marks |= _marks(part, text[column] or "")
    for space, hers in tokens.items():
        drop_tokens(space, row.id, of_desk(row.owner, hers))
    unmark_person(person_id=row.id, desk=row.owner, marks=marks, by=by)


def no_tokens() -> dict[str, set[str]]:
    """A place for the tokens of each space under which a person is found."""
    return {space: set() for space in (NAMES, PAPERS, CONTACTS, BIRTHS)}


def collect_tokens(tokens: dict[str, set[str]], part: Any, text: str) -> None:
    """Add what a name, a number or a birth date is found by, to the tokens of its space."""
    if isinstance(part, Person):
        tokens[BIRTHS] |= birth_tokens(birth_of(text))
    elif isinstance(part, PersonName):
        tokens[NAMES] |= name_tokens(text) if part.kind in OWN_NAMES else set()
    elif isinstance(part, Document):
        tokens[PAPERS] |= document_tokens(DocumentKind(part.kind), text)
    else:
        tokens[CONTACTS] |= contact_tokens(ContactKind(part.kind), text)


def _marks(part: Any, text: str) -> frozenset[str]:
    """What this name or number was compared with officers by."""
    if isinstance(part, Person):
        return frozenset()
    if isinstance(part, PersonName):
        return marks_of(names=[text])
    if isinstance(part, Document):
        return document_marks(DocumentKind(part.kind), text)
    return contact_marks(ContactKind(part.kind), text)


def _empty(row: Person) -> None:
    """Leave of the row only what others' keys point to."""
    row.erased_at, row.version = timezone.now(), row.version + 1
    row.year_of_birth, row.birth_precision, row.sex = None, "", Sex.UNKNOWN
    row.home = row.nationality = row.language = row.origin = ""
    row.origin_sequence = row.dependants = None
    row.needs_interpreter = row.papers_not_hers = Answer.NOT_ASKED
    row.birth = row.birth_place = row.village = row.home_words = row.note = None
    row.disability = row.pregnancy = row.health = None
    row.save()
