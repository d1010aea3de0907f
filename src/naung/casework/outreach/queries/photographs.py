"""Readers of photographs. What is stored never held a face that was found; it opens for the desk that holds the session."""

from base64 import b64decode
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils import timezone

from naung.casework.outreach.models import Photograph
from naung.casework.outreach.queries.sessions import READING, session_row
from naung.casework.outreach.vocabulary import OutreachEvent
from naung.foundation.access.rules import desk_of, officer_of, require
from naung.foundation.access.vocabulary import Actor, Permission, Warrant
from naung.foundation.errors import NotFound
from naung.foundation.vault.queries import open_rows

LEAVE = frozenset({"photograph.picture"})


@dataclass(frozen=True)
class PhotographLine:
    """One photograph, without its pixels. `kept`: a person looked at every face and confirmed."""

    id: UUID
    session: UUID
    kept: bool
    faces: int
    added_at: datetime
    added_by: UUID


def photographs_of(session_id: UUID, *, actor: Actor) -> list[PhotographLine]:
    """A session's photographs, those that wait first. Raises NotFound for another desk's session."""
    row = session_row(session_id, actor=actor)
    rows = Photograph.objects.filter(session=row, compartment__erased_at=None).defer("picture")
    return [_line(each) for each in rows.order_by("kept", "added_at", "id")]


def photograph_for(photograph_id: UUID, *, actor: Actor) -> PhotographLine:
    """One of them. Raises NotFound for another desk's."""
    return _line(photograph_row(photograph_id, actor=actor))


def photograph_row(photograph_id: UUID, *, actor: Actor) -> Photograph:
    """The row of one of the desk's own. Raises NotFound."""
    require(actor, Permission.OUTREACH_READ)
    known = Photograph.objects.select_related("compartment", "session")
    row = known.filter(id=photograph_id, compartment__erased_at=None).first()
    if row is None:
        raise NotFound()
    require(actor, Permission.OUTREACH_READ, within=row.session.owner)
    return row


def picture_of(photograph_id: UUID, *, actor: Actor) -> bytes:
    """The JPEG, opened with an entry in the log. Raises NotFound."""
    return opened_picture(photograph_row(photograph_id, actor=actor), actor)


def opened_picture(row: Photograph, actor: Actor) -> bytes:
    """The JPEG of a row, opened with an entry in the log."""
    until = timezone.now() + READING
    holder, desk, kept_in = officer_of(actor), desk_of(actor), row.compartment_id
    leave = Warrant(row.id, holder, desk, Permission.OUTREACH_READ, kept_in, LEAVE, until)
    (text,) = open_rows(actor, OutreachEvent.OPENED, [(row, ("picture",))], warrant=leave)
    return b64decode(text["picture"] or "")


def _line(row: Photograph) -> PhotographLine:
    return PhotographLine(row.id, row.session_id, row.kept, row.faces, row.added_at, row.added_by)
