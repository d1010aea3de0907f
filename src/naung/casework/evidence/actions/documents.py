"""Keeping a document or a newer version of it, emptying one kept by mistake, and forgetting whoever was erased."""

from uuid import UUID

from django.db import transaction
from django.utils import timezone

from naung.casework.evidence.actions.storing import Bytes, checked_before, held_case, stored
from naung.casework.evidence.models import Document
from naung.casework.evidence.queries.documents import BYTES, document_row
from naung.casework.evidence.rules.documents import (
    EMPTIED,
    LONGEST_TITLE,
    SAY_WHY,
    check_document,
    check_media,
    kept_untouched,
)
from naung.casework.evidence.vocabulary import DocumentKind, EvidenceEvent, Origin
from naung.foundation.access.rules import officer_of, require
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.audit.actions import record
from naung.foundation.errors import FieldProblem, RuleBroken, refuse, too_long
from naung.foundation.files import MEDIA, checked_file
from naung.foundation.vault.actions import seal

MAY_FORGET = (Permission.SYSTEM_TICK, Permission.SYSTEM_RESTORE)


@transaction.atomic
def keep_document(
    *,
    case_id: UUID,
    kind: DocumentKind,
    title: str,
    content: bytes,
    media: str,
    person_id: UUID | None = None,
    replaces: UUID | None = None,
    origin: Origin = Origin.UPLOADED,
    by: Actor,
) -> UUID:
    """Keep a file of a case, sealed, under its hash; also while the case is closed, since papers come after its end.

    `media`: what the caller asked for, empty for any; what it is, its content tells. `replaces`: the version that it takes
    the place of, no draft. A picture is drawn anew, except evidence. Raises Problems or RuleBroken for what is not taken,
    StaleVersion where that version was replaced already, NotFound for another desk's case and a person without a part in it.
    """
    case = held_case(case_id, by)
    check_document(kind, title, by.categories)
    file, content = checked_file(content, untouched=kept_untouched(kind, origin is not Origin.UPLOADED))
    check_media(MEDIA[file], media)
    before = checked_before(replaces, case, title, by) if replaces else None
    kept = Bytes(content, MEDIA[file])
    row = stored(case, kind, title, kept, person_id=person_id, before=before, origin=origin, by=by)
    event = EvidenceEvent.RENEWED if before else EvidenceEvent.KEPT
    record(event, subject=case.id, subjects=[row.id], by=by)
    return row.id


@transaction.atomic
def empty_document(*, document_id: UUID, reason: str, by: Actor) -> None:
    """Take the bytes out of a document that was kept by mistake (another's paper); its line stays, with the reason.

    Raises Problems without a reason, RuleBroken for one that is empty already, NotFound for another desk's.
    """
    require(by, Permission.DOCUMENT_WRITE)
    case_id = document_row(document_id, actor=by).case_id
    held_case(case_id, by)
    row = Document.objects.select_for_update(of=("self",)).select_related("compartment").get(id=document_id)
    refuse([] if reason.strip() else [FieldProblem("reason", SAY_WHY)])
    refuse(too_long({"reason": reason}, LONGEST_TITLE))
    if row.emptied_at is not None:
        raise RuleBroken(EMPTIED)
    row.emptied_at, row.emptied_by = timezone.now(), officer_of(by)
    seal(row, why_emptied=reason.strip(), filled=None, **dict.fromkeys(BYTES))
    row.save()
    record(EvidenceEvent.EMPTIED, subject=case_id, subjects=[row.id], by=by)


@transaction.atomic
def forget_documents(*, by: Actor) -> int:
    """Delete every document of persons who were erased; returns how many. Twice does no harm."""
    if not any(by.may(permission) for permission in MAY_FORGET):
        require(by, Permission.PERSON_ERASE)
    found = Document.objects.exclude(person=None).exclude(person__erased_at=None)
    gone = found.count()
    found.delete()
    if gone:
        record(EvidenceEvent.FORGOTTEN, count=gone, by=by)
    return gone
