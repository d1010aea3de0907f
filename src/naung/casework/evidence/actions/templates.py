"""Keeping and withdrawing the office's own templates: what each asks for is read from its content before it is kept."""

from collections.abc import Collection, Sequence
from hashlib import sha256
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from naung.casework.evidence.models import Template
from naung.casework.evidence.queries.templates import template_for, template_row
from naung.casework.evidence.rules.letters import NOT_A_DOCX, check_template, check_title
from naung.casework.evidence.rules.tables import shipped_tables
from naung.casework.evidence.vocabulary import DocumentKind, EvidenceEvent
from naung.foundation.access.rules import desk_of, officer_of, require
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.audit.actions import record
from naung.foundation.errors import Difference, RuleBroken, StaleVersion
from naung.foundation.files import FileKind, checked_file
from naung.methods.letters import looked


def keep_template(
    *,
    kind: DocumentKind,
    title: str,
    content: bytes,
    sources: Collection[str],
    replaces: UUID | None = None,
    by: Actor,
) -> UUID:
    """Keep a Word document as a template of the desk, or as the next version of one.

    `sources`: which parts of a file deliver fields here. Raises Problems (fields `title`, `file`) with every reason for which
    it is no template, StaleVersion where that version was replaced already, NotFound for another desk's.
    """
    require(by, Permission.TEMPLATE_EDIT)
    check_title(title)
    kind = DocumentKind(template_row(replaces, actor=by).kind) if replaces else kind
    file, content = checked_file(content)
    if file is not FileKind.DOCX:
        raise RuleBroken(NOT_A_DOCX, field="file")
    asked = looked(content)
    check_template(asked, kind, shipped_tables(), sources)
    with transaction.atomic():  # only now: the child took its time, and SQLite has one writer
        before = _replaced(replaces, title, by) if replaces else None
        row = _written(kind, title, content, asked.names, before, by)
        record(EvidenceEvent.TEMPLATE_KEPT, subject=row.id, by=by)
    return row.id


def _written(
    kind: DocumentKind, title: str, content: bytes, names: Sequence[str], before: Template | None, by: Actor
) -> Template:
    return Template.objects.create(
        desk=desk_of(by),
        kind=kind,
        title=title.strip(),
        version=before.version + 1 if before else 1,
        replaces=before,
        names=" ".join(names),
        size=len(content),
        hash=sha256(content).hexdigest(),
        content=content,
        kept_at=timezone.now(),
        kept_by=officer_of(by),
    )


def _replaced(replaces: UUID, title: str, by: Actor) -> Template:
    template_row(replaces, actor=by)
    before = Template.objects.select_for_update().get(id=replaces)
    newer = Template.objects.filter(replaces=before).first()
    if newer is not None:
        differences = (Difference("title", newer.title, title),)
        raise StaleVersion(based_on=before.version, now=newer.version, differences=differences)
    return before


@transaction.atomic
def withdraw_template(*, template_id: UUID, by: Actor) -> None:
    """Write no more letters by a template; letters that were written stay. Raises NotFound. Twice does no harm."""
    require(by, Permission.TEMPLATE_EDIT)
    line = template_for(template_id, actor=by)
    if line.withdrawn_at is not None:
        return
    Template.objects.filter(id=template_id).update(withdrawn_at=timezone.now(), withdrawn_by=officer_of(by))
    record(EvidenceEvent.TEMPLATE_WITHDRAWN, subject=template_id, by=by)
