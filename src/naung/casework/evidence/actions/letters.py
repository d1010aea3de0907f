"""A letter written from the file: first as a draft in which everything that was filled in is marked, then, checked, as itself."""

import json
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from naung.casework.evidence.actions.storing import Bytes, checked_before, held_case, replaced_by, stored
from naung.casework.evidence.models import Document
from naung.casework.evidence.queries.documents import document_for, document_row, draft_for
from naung.casework.evidence.queries.templates import names_of_template, template_row
from naung.casework.evidence.rules.documents import NOT_A_DRAFT, ONLY_A_LETTER, check_document
from naung.casework.evidence.rules.letters import check_complete
from naung.casework.evidence.rules.signing import NO_SIGNATURE, NOT_A_PDF
from naung.casework.evidence.rules.tables import shipped_tables
from naung.casework.evidence.vocabulary import EvidenceEvent, Origin, Written
from naung.foundation.access.rules import officer_of, require
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.audit.actions import record
from naung.foundation.errors import RuleBroken
from naung.foundation.files import MEDIA, FileKind, checked_file
from naung.methods.signatures import Unread, signatures_in


@transaction.atomic
def draft_letter(*, case_id: UUID, person_id: UUID, written: Written, content: bytes, media: str, by: Actor) -> UUID:
    """Keep a letter that was written from the file as a draft: its values are kept with it, to be checked one by one.

    `content`: the letter as it was printed, with its values marked. Raises RuleBroken with the names of what is missing,
    NotFound for another desk's case, person or template.
    """
    case = held_case(case_id, by)
    check_document(written.kind, written.title, by.categories)
    names = names_of_template(written.template, written.kind, written.values, actor=by)
    check_complete(names, written.values, shipped_tables(), by.categories)
    template = template_row(written.template, actor=by) if written.template else None
    row = stored(
        case,
        written.kind,
        written.title,
        Bytes(content, media),
        person_id=person_id,
        before=None,
        origin=Origin.TEMPLATE if template else Origin.LETTER,
        by=by,
        filled=json.dumps({name: written.values[name] for name in names}, ensure_ascii=False),
        template=template,
    )
    record(EvidenceEvent.DRAFTED, subject=case.id, subjects=[row.id], by=by)
    return row.id


@transaction.atomic
def confirm_letter(*, document_id: UUID, content: bytes, media: str, by: Actor) -> UUID:
    """Keep the letter of a draft whose values somebody checked, without marks, as its next version; returns its id.

    Raises RuleBroken for what is no draft, StaleVersion where it was checked already, NotFound for another desk's.
    """
    require(by, Permission.DOCUMENT_WRITE)
    case = held_case(document_row(document_id, actor=by).case_id, by)
    written = draft_for(document_id, actor=by)
    before = replaced_by(document_id, case, written.title, by)
    if before.checked_at is not None:
        raise RuleBroken(NOT_A_DRAFT)
    row = stored(
        case,
        written.kind,
        written.title,
        Bytes(content, media),
        person_id=before.person_id,
        before=before,
        origin=Origin(before.origin),
        by=by,
        template=before.template,
        checked_at=timezone.now(),
        checked_by=officer_of(by),
    )
    record(EvidenceEvent.CHECKED, subject=case.id, subjects=[row.id], by=by)
    return row.id


@transaction.atomic
def mark_sent(*, document_id: UUID, sent: bool, by: Actor) -> None:
    """Say that this very version of a letter was sent, or take that back. Said twice, it stays as it was.

    Raises RuleBroken for a draft, for what was uploaded or emptied; NotFound for another desk's.
    """
    require(by, Permission.DOCUMENT_WRITE)
    case_id = document_row(document_id, actor=by).case_id
    held_case(case_id, by)
    row = Document.objects.select_for_update(of=("self",)).get(id=document_id)
    if row.origin == Origin.UPLOADED or row.filled is not None or row.emptied_at is not None:
        raise RuleBroken(ONLY_A_LETTER)
    if (row.sent_at is not None) is sent:
        return
    row.sent_at, row.sent_by = (timezone.now(), officer_of(by)) if sent else (None, None)
    row.save(update_fields=["sent_at", "sent_by"])
    event = EvidenceEvent.SENT if sent else EvidenceEvent.NOT_SENT
    record(event, subject=case_id, subjects=[row.id], by=by)


def keep_signed(*, document_id: UUID, content: bytes, by: Actor) -> UUID:
    """Keep a letter that came back signed as its next version; returns its id. Whether the signature holds, its page says.

    Raises RuleBroken (field `file`) for what is no PDF or carries no signature, and for a draft; NotFound for another desk's.
    """
    require(by, Permission.DOCUMENT_WRITE)
    shown = document_for(document_id, actor=by)
    file, content = checked_file(content, untouched=True)
    if file is not FileKind.PDF:
        raise RuleBroken(NOT_A_PDF, field="file")
    if not _has_signature(content):
        raise RuleBroken(NO_SIGNATURE, field="file")
    with transaction.atomic():  # only now: the child took its time, and SQLite has one writer
        case = held_case(shown.case, by)
        before = checked_before(document_id, case, shown.title, by)
        kept = Bytes(content, MEDIA[file])
        row = stored(
            case,
            shown.kind,
            shown.title,
            kept,
            person_id=shown.person,
            before=before,
            origin=Origin.SIGNED,
            by=by,
            template=before.template,
        )
        record(EvidenceEvent.SIGNED, subject=case.id, subjects=[row.id], by=by)
    return row.id


def _has_signature(content: bytes) -> bool:
    try:
        return bool(signatures_in(content))
    except Unread:
        return False
