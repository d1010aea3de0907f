"""What every writer of a document does: hold the case, look at what is replaced, seal the bytes in their place."""

from base64 import b64encode
from dataclasses import dataclass
from hashlib import sha256
from typing import Any
from uuid import UUID

from django.utils import timezone

from naung.casework.cases.models import Case
from naung.casework.cases.queries import case_row
from naung.casework.evidence.models import Document
from naung.casework.evidence.queries.documents import column_of, document_for, document_row, people_of_documents
from naung.casework.evidence.rules.documents import CHECK_FIRST
from naung.casework.evidence.vocabulary import DocumentKind, Origin
from naung.foundation.access.rules import officer_of, require
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.errors import Difference, NotFound, RuleBroken, StaleVersion
from naung.foundation.people.queries import person_row
from naung.foundation.vault.actions import seal


@dataclass(frozen=True)
class Bytes:
    """What is kept: the bytes, and what they are."""

    content: bytes
    media: str


def held_case(case_id: UUID, by: Actor) -> Case:
    """The case, held until the end of the transaction, so that two versions never take the place of one. Raises NotFound."""
    require(by, Permission.DOCUMENT_WRITE)
    require(by, Permission.DOCUMENT_WRITE, within=case_row(case_id, actor=by).owner)
    return Case.objects.select_for_update(of=("self",)).select_related("compartment").get(id=case_id)


def replaced_by(replaces: UUID, case: Case, title: str, by: Actor) -> Document:
    """The version that a new one takes the place of. Raises StaleVersion with the newer title where someone was faster."""
    before = document_row(replaces, case_id=case.id, actor=by)
    newer = Document.objects.filter(replaces=before).values_list("id", flat=True).first()
    if newer is not None:
        shown = document_for(newer, actor=by)
        raise StaleVersion(
            based_on=before.version, now=shown.version, differences=(Difference("title", shown.title, title),)
        )
    return before


def checked_before(replaces: UUID, case: Case, title: str, by: Actor) -> Document:
    """The same, of what is no draft any more. Raises RuleBroken for a draft, whose values nobody has read yet."""
    before = replaced_by(replaces, case, title, by)
    if before.filled is not None:
        raise RuleBroken(CHECK_FIRST)
    return before


def stored(
    case: Case,
    kind: DocumentKind,
    title: str,
    kept: Bytes,
    *,
    person_id: UUID | None,
    before: Document | None,
    origin: Origin,
    by: Actor,
    filled: str | None = None,
    **more: Any,
) -> Document:
    """The sealed row. Of a person it lies under her key and goes with her; else under the case's. Raises NotFound."""
    row = Document(
        case=case,
        kind=kind,
        media=kept.media,
        size=len(kept.content),
        hash=sha256(kept.content).hexdigest(),
        version=before.version + 1 if before else 1,
        replaces=before,
        origin=origin,
        made_at=timezone.now(),
        made_by=officer_of(by),
        **more,
    )
    _place(row, case, person_id or (before.person_id if before else None), by)
    text = b64encode(kept.content).decode()
    seal(row, **{"title": title.strip(), "filled": filled, column_of(kind): text})
    row.save(force_insert=True)
    return row


def _place(row: Document, case: Case, person_id: UUID | None, by: Actor) -> None:
    if person_id is None:
        row.compartment = case.compartment
        return
    if person_id not in people_of_documents(case.id, actor=by):
        raise NotFound()
    row.person = person_row(person_id, actor=by)
    row.compartment = row.person.compartment
