"""What a leave opens: named fields of one record, through the vault, with the leave's id in the entry."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from naung.casework.custody.rules import columns_of
from naung.casework.custody.vocabulary import CustodyEvent, Field
from naung.casework.reports.models import Reporter
from naung.foundation.access.rules import officer_of
from naung.foundation.access.vocabulary import Actor, Permission, Warrant
from naung.foundation.clock.vocabulary import VagueDate
from naung.foundation.errors import NotFound
from naung.foundation.people.models import ContactWay, Document, Person, PersonName
from naung.foundation.people.rules.birth import birth_of
from naung.foundation.vault.queries import open_rows

Part = tuple[Field, Any, str]  # the field it belongs to, the row, the column


@dataclass(frozen=True)
class OpenedField:
    """One named field with what it held: texts as written, or a date."""

    field: Field
    texts: tuple[str, ...] = ()
    when: VagueDate | None = None


def leave(leave_id: UUID, permission: Permission, compartment: UUID, until: datetime, columns: Iterable[str],
          *, actor: Actor) -> Warrant:  # fmt: skip
    """A leave in the words that the vault compares. Raises NotFound for an actor without a desk."""
    if actor.desk is None:
        raise NotFound()
    return Warrant(leave_id, officer_of(actor), actor.desk, permission, compartment, frozenset(columns), until)


def opened_reporter(
    report_id: UUID, fields: Sequence[Field], *, request: UUID, until: datetime, actor: Actor
) -> tuple[OpenedField, ...]:
    """The named fields of who reported. Raises NotFound where there is no reporter (any more)."""
    row = Reporter.objects.select_related("compartment").filter(report_id=report_id).first()
    if row is None:
        raise NotFound()
    parts: list[Part] = [(f, row, name.split(".")[1]) for f in fields for name in columns_of([f])]
    warrant = leave(request, Permission.IDENTITY_ASK, row.compartment_id, until, columns_of(fields), actor=actor)
    return _opened(parts, fields, CustodyEvent.IDENTITY_OPENED, warrant, actor)


def opened_person(
    person_id: UUID,
    fields: Sequence[Field],
    *,
    event: CustodyEvent,
    warrant_of: tuple[UUID, Permission],
    until: datetime,
    actor: Actor,
) -> tuple[OpenedField, ...]:
    """The named fields of one person record, of whichever desk. Raises NotFound where she was erased."""
    row = Person.objects.select_related("compartment").filter(id=person_id, erased_at=None).first()
    if row is None:
        raise NotFound()
    leave_id, permission = warrant_of
    warrant = leave(leave_id, permission, row.compartment_id, until, columns_of(fields), actor=actor)
    parts = [part for field in fields for part in _parts(row, field)]
    return _opened(parts, fields, event, warrant, actor)


def _parts(row: Person, field: Field) -> list[Part]:
    """The rows and columns behind one field, in the order in which they are read."""
    if field is Field.NAMES:
        names = PersonName.objects.filter(person=row, retired_at=None).order_by("made_at", "id")
        return [(field, _with_key(name, row), "name") for name in names]
    if field is Field.PAPERS:
        papers = Document.objects.filter(person=row).order_by("made_at", "id")
        return [(field, _with_key(paper, row), "number") for paper in papers]
    if field is Field.CONTACTS:
        ways = ContactWay.objects.filter(person=row, retired_at=None).order_by("made_at", "id")
        return [(field, _with_key(way, row), column) for way in ways for column in ("value", "instructions")]
    return [(field, row, name.split(".")[1]) for name in sorted(columns_of([field]))]


def _with_key(part: Any, row: Person) -> Any:
    """Every part of a person lies in her compartment, which is in memory already."""
    part.compartment = row.compartment
    return part


def _opened(
    parts: Sequence[Part], fields: Sequence[Field], event: CustodyEvent, warrant: Warrant, actor: Actor
) -> tuple[OpenedField, ...]:
    texts = open_rows(actor, event, [(row, (column,)) for _, row, column in parts], warrant=warrant)
    found: dict[Field, list[str]] = {field: [] for field in fields}
    for (field, _, column), text in zip(parts, texts, strict=True):
        if text.get(column):
            found[field].append(text[column] or "")
    return tuple(_said(field, said) for field, said in found.items())


def _said(field: Field, texts: Sequence[str]) -> OpenedField:
    """A birth date as a date, everything else as it was written."""
    if field is Field.BIRTH:
        return OpenedField(field, when=birth_of(texts[0] if texts else None))
    return OpenedField(field, texts=tuple(texts))
