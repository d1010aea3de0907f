"""The office's own templates: no person stands in them, so the desk that made them sees all of them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from naung.casework.evidence.models import Template
from naung.casework.evidence.rules.tables import shipped_tables
from naung.casework.evidence.vocabulary import DocumentKind
from naung.foundation.access.rules import desk_of, require
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.errors import NotFound


@dataclass(frozen=True)
class TemplateLine:
    """A version of a template, without its bytes. `names`: the fields that it asks for, in order."""

    id: UUID
    kind: DocumentKind
    title: str
    version: int
    names: tuple[str, ...]
    size: int
    hash: str
    kept_at: datetime
    kept_by: UUID
    newest: bool
    withdrawn_at: datetime | None

    @property
    def in_use(self) -> bool:
        """Whether a letter can be written by it."""
        return self.newest and self.withdrawn_at is None


def templates(*, actor: Actor) -> list[TemplateLine]:
    """Every version of every template of the actor's desk, by kind and title, the newest first."""
    require(actor, Permission.DOCUMENT_READ)
    rows = list(Template.objects.defer("content").filter(desk=desk_of(actor)).order_by("kind", "title", "-version"))
    replaced = {row.replaces_id for row in rows}
    return [_line(row, row.id not in replaced) for row in rows]


def template_for(template_id: UUID, *, actor: Actor) -> TemplateLine:
    """One version of the desk's own. Raises NotFound."""
    row = template_row(template_id, actor=actor)
    return _line(row, not Template.objects.filter(replaces=row).exists())


def template_row(template_id: UUID, *, actor: Actor) -> Template:
    """The row of one of the desk's own. Raises NotFound."""
    require(actor, Permission.DOCUMENT_READ)
    row = Template.objects.filter(id=template_id, desk=desk_of(actor)).first()
    if row is None:
        raise NotFound()
    return row


def names_of_template(
    template_id: UUID | None, kind: DocumentKind, values: Mapping[str, str], *, actor: Actor
) -> tuple[str, ...]:
    """What a letter of this kind asks for: by a template of the desk, or by the one that comes with the program.

    `values`: what it was filled with, which says what stands otherwise and which parts go along in the one that comes with
    the program. Raises NotFound for another desk's template, one for another kind, and a kind that no letter comes with.
    """
    if template_id is None:
        letter = shipped_tables().letters.get(kind)
        if letter is None:
            raise NotFound()
        known = [name for name, value in values.items() if value.strip()]
        return letter.needed(known, letter.whole_parts(known))
    row = template_row(template_id, actor=actor)
    if row.kind != kind:
        raise NotFound()
    return tuple(row.names.split())


def _line(row: Template, newest: bool) -> TemplateLine:
    return TemplateLine(
        row.id, DocumentKind(row.kind), row.title, row.version, tuple(row.names.split()), row.size, row.hash, row.kept_at,
        row.kept_by, newest, row.withdrawn_at,
    )  # fmt: skip
