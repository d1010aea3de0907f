"""The documents of a case, and one of them with its bytes."""

import json
from base64 import b64decode
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.utils import timezone

from naung.casework.cases.models import CasePerson
from naung.casework.cases.queries import case_row
from naung.casework.evidence.models import Document
from naung.casework.evidence.rules.documents import EMPTIED, NOT_A_DRAFT, category_of
from naung.casework.evidence.vocabulary import DocumentKind, EvidenceEvent, Origin, Written
from naung.foundation.access.rules import desk_of, require
from naung.foundation.access.vocabulary import Actor, Category, Permission
from naung.foundation.errors import NotFound, RuleBroken
from naung.foundation.recusal.queries import seen_by
from naung.foundation.vault.queries import open_rows

COLUMNS: Mapping[Category, str] = {
    Category.C: "content",
    Category.D: "content_health",
    Category.E: "content_evidence",
}
BYTES = tuple(COLUMNS.values())


@dataclass(frozen=True)
class DocumentShown:
    """A document without its bytes. `hash` is SHA-256 of the bytes in hex digits, `size` how many there are.

    `withheld`: the actor's role may not read documents of this kind; `newest`: no other version took its place;
    `draft`: what was filled in waits to be checked; `sent_at`: this very version was sent.
    """

    id: UUID
    case: UUID
    person: UUID | None
    kind: DocumentKind
    title: str
    media: str
    size: int
    hash: str
    version: int
    newest: bool
    replaces: UUID | None
    origin: Origin
    made_at: datetime
    made_by: UUID
    withheld: bool
    template: UUID | None
    draft: bool
    checked_at: datetime | None
    checked_by: UUID | None
    sent_at: datetime | None
    sent_by: UUID | None
    emptied_at: datetime | None
    why_emptied: str

    @property
    def made_on(self) -> date:
        """The day on which it was kept, by the office's clock."""
        return timezone.localdate(self.made_at)


@dataclass(frozen=True)
class Content:
    """A document to be handed out."""

    title: str
    media: str
    content: bytes


def column_of(kind: DocumentKind) -> str:
    """The column in which the bytes of a document of this kind stand."""
    return COLUMNS[category_of(kind)]


def documents_of(case_id: UUID, *, actor: Actor) -> list[DocumentShown]:
    """Every version of every document of a case, newest first, opened with one entry in the log. Raises NotFound."""
    require(actor, Permission.DOCUMENT_READ)
    case = case_row(case_id, actor=actor)
    known = Document.objects.select_related("compartment").defer(*BYTES).filter(case=case)
    rows = list(seen_by(known, "person_id", actor=actor).order_by("-made_at", "-version", "id"))
    return _shown(rows, actor)


def documents_counted(case_id: UUID, *, actor: Actor) -> tuple[int, int]:
    """How many documents a case has, and how many of them are drafts that wait to be checked. Opens nothing. Raises NotFound."""
    require(actor, Permission.DOCUMENT_READ)
    rows = Document.objects.filter(case=case_row(case_id, actor=actor), emptied_at=None)
    seen = seen_by(rows, "person_id", actor=actor)
    newest = seen.exclude(id__in=seen.exclude(replaces=None).values("replaces"))
    return newest.count(), newest.filter(filled__isnull=False).count()


def papers_to_choose(case_id: UUID, *, actor: Actor) -> list[tuple[str, str]]:
    """The newest versions of a case's papers by id and title, for a form that rests on one; none for who may read no papers."""
    if not actor.may(Permission.DOCUMENT_READ):
        return []
    found = documents_of(case_id, actor=actor)
    return [(str(each.id), each.title) for each in found if each.newest and not each.emptied_at and not each.withheld]


def document_for(document_id: UUID, *, actor: Actor) -> DocumentShown:
    """One document without its bytes. Raises NotFound for another desk's."""
    (shown,) = _shown([document_row(document_id, actor=actor)], actor)
    return shown


def document_row(document_id: UUID, *, case_id: UUID | None = None, actor: Actor) -> Document:
    """The unopened row, for a room that keeps a key to it. Raises NotFound for another desk's, or one of another case."""
    require(actor, Permission.DOCUMENT_READ)
    known = Document.objects.select_related("compartment", "case").defer(*BYTES).filter(id=document_id)
    if actor.kind == "user":  # the same work for another desk's as for none
        known = known.filter(case__owner=desk_of(actor))
    row = seen_by(known, "person_id", actor=actor).first()
    if row is None or (case_id is not None and row.case_id != case_id):
        raise NotFound()
    require(actor, Permission.DOCUMENT_READ, within=case_row(row.case_id, actor=actor).owner)
    return row


def content_of(document_id: UUID, *, actor: Actor) -> Content:
    """The bytes of a document, opened with an entry in the log.

    Raises NotFound for another desk's and where the actor's role may not read documents of this kind, RuleBroken for an
    emptied one.
    """
    row = document_row(document_id, actor=actor)
    if row.emptied_at is not None:
        raise RuleBroken(EMPTIED)
    column = column_of(DocumentKind(row.kind))
    wanted = [(row, ("title", column))]
    (text,) = open_rows(actor, EvidenceEvent.OPENED, wanted, permission=Permission.DOCUMENT_READ)
    if column not in text:
        raise NotFound()
    return Content(text.get("title") or "", row.media, b64decode(text[column] or ""))


def draft_for(document_id: UUID, *, actor: Actor) -> Written:
    """What was filled into a letter, opened with an entry in the log. Raises NotFound, RuleBroken for what is no draft."""
    row = document_row(document_id, actor=actor)
    if row.filled is None:
        raise RuleBroken(NOT_A_DRAFT)
    wanted = [(row, ("title", "filled"))]
    (text,) = open_rows(actor, EvidenceEvent.OPENED, wanted, permission=Permission.DOCUMENT_READ)
    values: dict[str, str] = json.loads(text.get("filled") or "{}")
    return Written(DocumentKind(row.kind), text.get("title") or "", row.template_id, values)


def people_of_documents(case_id: UUID, *, actor: Actor) -> list[UUID]:
    """The persons of a case to whom a document may belong, in the order in which they came to it. Raises NotFound."""
    require(actor, Permission.DOCUMENT_READ)
    case = case_row(case_id, actor=actor)
    parts = seen_by(CasePerson.objects.filter(case=case), "person_id", actor=actor)
    return list(dict.fromkeys(parts.order_by("added_at", "id").values_list("person_id", flat=True)))


def _shown(rows: Sequence[Document], actor: Actor) -> list[DocumentShown]:
    if not rows:
        return []
    wanted = [(row, ("title", "why_emptied")) for row in rows]
    texts = open_rows(actor, EvidenceEvent.LISTED, wanted, permission=Permission.DOCUMENT_READ)
    replaced = set(Document.objects.filter(replaces__in=[row.id for row in rows]).values_list("replaces", flat=True))
    return [
        DocumentShown(
            id=row.id,
            case=row.case_id,
            person=row.person_id,
            kind=DocumentKind(row.kind),
            title=text.get("title") or "",
            media=row.media,
            size=row.size,
            hash=row.hash,
            version=row.version,
            newest=row.id not in replaced,
            replaces=row.replaces_id,
            origin=Origin(row.origin),
            made_at=row.made_at,
            made_by=row.made_by,
            withheld=category_of(DocumentKind(row.kind)) not in actor.categories,
            template=row.template_id,
            draft=row.filled is not None and row.id not in replaced,
            checked_at=row.checked_at,
            checked_by=row.checked_by,
            sent_at=row.sent_at,
            sent_by=row.sent_by,
            emptied_at=row.emptied_at,
            why_emptied=text.get("why_emptied") or "",
        )
        for row, text in zip(rows, texts, strict=True)
    ]
