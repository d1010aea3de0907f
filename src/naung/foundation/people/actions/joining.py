"""Persons who came from another installation: findable under this one's pepper, and compared with the officers of both."""

from collections.abc import Collection, Sequence
from typing import Any
from uuid import UUID

from django.db import transaction

from naung.foundation.access.rules import require
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.people.actions.erasing import collect_tokens, no_tokens
from naung.foundation.people.actions.parts import contact_marks, document_marks
from naung.foundation.people.models import ContactWay, Document, Person, PersonName
from naung.foundation.people.queries.search import of_desk
from naung.foundation.people.vocabulary import OWN_NAMES, ContactKind, DocumentKind
from naung.foundation.recusal.actions import mark_person
from naung.foundation.recusal.rules import marks_of
from naung.foundation.rows import batches
from naung.foundation.vault.actions import put_tokens
from naung.foundation.vault.queries import open_what_opens
from naung.foundation.vault.vocabulary import Findable, Indexed, VaultEvent

AT_ONCE = 100
SAMPLES = 300


@transaction.atomic
def find_persons_again(*, desks: Collection[UUID], by: Actor) -> Indexed:
    """Make these desks' persons findable by name, number and day of birth, and compare them with the officers."""
    require(by, Permission.SYSTEM_RESTORE)
    persons = Person.objects.filter(owner__in=list(desks), erased_at=None)
    ids = list(persons.order_by("pk").values_list("pk", flat=True))
    samples: list[Findable] = []
    step = max(1, len(ids) // SAMPLES)
    for number, batch in enumerate(batches(ids, AT_ONCE)):
        found = [_index(person, parts, by) for person, parts in _told(batch, by)]
        told = [each for each in found if each is not None]
        samples += [each for at, each in enumerate(told, number * AT_ONCE) if at % step == 0]
    return Indexed(len(ids), tuple(samples))


def _told(ids: Sequence[UUID], by: Actor) -> list[tuple[Person, list[tuple[Any, str]]]]:
    """Each person with her birth date, names and numbers as they read, in one entry of the log."""
    persons = {row.id: row for row in Person.objects.select_related("compartment").filter(id__in=ids)}
    parts: list[tuple[Any, tuple[str, ...]]] = [(row, ("birth",)) for row in persons.values()]
    for model, column in ((PersonName, "name"), (Document, "number"), (ContactWay, "value")):
        rows = model._default_manager.select_related("compartment").filter(person__in=ids)
        parts += [(row, (column,)) for row in rows]
    texts = open_what_opens(by, VaultEvent.UNSEALED_TO_JOIN, parts) if parts else []
    told: dict[UUID, list[tuple[Any, str]]] = {each: [] for each in ids}
    for (row, (column,)), text in zip(parts, texts, strict=True):
        if text.get(column):
            told[row.id if isinstance(row, Person) else row.person_id].append((row, text[column] or ""))
    return [(persons[each], told[each]) for each in ids]


def _index(person: Person, parts: Sequence[tuple[Any, str]], by: Actor) -> Findable | None:
    tokens = no_tokens()
    marks: set[str] = set()
    for row, text in parts:
        collect_tokens(tokens, row, text)
        marks |= _marks(row, text)
    for space, hers in tokens.items():
        put_tokens(space, person.id, of_desk(person.owner, hers))
    mark_person(person_id=person.id, desk=person.owner, marks=marks, by=by)
    filled = [(space, of_desk(person.owner, found)) for space, found in tokens.items() if found]
    return Findable(filled[0][0], max(filled[0][1], key=len), person.id) if filled else None


def _marks(row: Any, text: str) -> frozenset[str]:
    """What a record is compared with officers by: her own names only, as when they were written."""
    if isinstance(row, Person):
        return frozenset()
    if isinstance(row, PersonName):
        return marks_of(names=[text]) if row.kind in OWN_NAMES else frozenset()
    if isinstance(row, Document):
        return document_marks(DocumentKind(row.kind), text)
    return contact_marks(ContactKind(row.kind), text)
