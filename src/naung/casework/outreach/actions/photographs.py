"""Writers of photographs. What comes in is covered already; a person confirms each, covers more, or drops it."""

from base64 import b64encode
from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from naung.casework.outreach.models import Photograph, Session
from naung.casework.outreach.queries.photographs import opened_picture, photograph_row
from naung.casework.outreach.queries.sessions import session_row
from naung.casework.outreach.rules.photographs import (
    KEPT_ALREADY,
    MOST_OF_A_SESSION,
    NO_CELL,
    WAITS,
    boxes_of,
    has_room,
)
from naung.casework.outreach.vocabulary import OutreachEvent, State
from naung.foundation.access.rules import officer_of, require
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.audit.actions import record
from naung.foundation.errors import RuleBroken
from naung.foundation.vault.actions import erase, new_compartment, seal
from naung.foundation.vault.vocabulary import CompartmentKind
from naung.methods.faces import covered, opened, written


@transaction.atomic
def hold_photograph(*, session_id: UUID, picture: bytes, faces: int, by: Actor) -> UUID:
    """Let a picture whose `faces` were covered wait, sealed, until a person confirms it. `picture`: a JPEG.

    Raises NotFound for another desk's session, RuleBroken for one that was not held or that has as many as it keeps.
    """
    require(by, Permission.OUTREACH_WRITE)
    session_row(session_id, actor=by)
    session = Session.objects.select_for_update().get(id=session_id)
    why_not = has_room(State(session.state), Photograph.objects.filter(session=session).count())
    if why_not:
        raise RuleBroken(why_not, field="pictures", most=MOST_OF_A_SESSION)
    row = _sealed(session, picture, faces, by)
    record(OutreachEvent.PHOTO_HELD, subject=row.id, by=by)
    return row.id


def _sealed(session: Session, picture: bytes, faces: int, by: Actor) -> Photograph:
    """A new row under a key of its own, so that dropping it leaves nothing that opens."""
    row = Photograph(session=session, faces=faces, added_at=timezone.now(), added_by=officer_of(by))
    row.compartment = new_compartment(kind=CompartmentKind.OUTREACH, owner=session.owner, by=by)
    seal(row, picture=b64encode(picture).decode())
    row.save(force_insert=True)
    return row


def _waiting(photograph_id: UUID, by: Actor) -> Photograph:
    """The row of the actor's own desk that still waits. Raises NotFound, RuleBroken for one that is kept."""
    require(by, Permission.OUTREACH_WRITE)
    photograph_row(photograph_id, actor=by)
    known = Photograph.objects.select_for_update(of=("self",)).select_related("compartment", "session")
    row = known.get(id=photograph_id)
    if row.kept:
        raise RuleBroken(KEPT_ALREADY)
    return row


def _forget(row: Photograph, by: Actor) -> None:
    """Delete a row and its key: what the database's log or an older page of it still holds opens no more."""
    gone, compartment = row.id, row.compartment
    row.delete()
    erase(compartment=compartment, record_id=gone, by=by)


@transaction.atomic
def cover_photograph(*, photograph_id: UUID, cells: Sequence[int], by: Actor) -> UUID:
    """Cover the tapped cells of a picture that waits. The one before is gone with its key; returns the id of the new one.

    Raises RuleBroken where no cell was tapped or the picture is kept already, NotFound for another desk's or one that is gone.
    """
    row = _waiting(photograph_id, by)
    if not cells:
        raise RuleBroken(NO_CELL)
    picture = opened(opened_picture(row, by))
    height, width = picture.shape[:2]
    more = written(covered(picture, boxes_of(cells, width, height), margin=0))
    made = _sealed(row.session, more, row.faces, by)
    Photograph.objects.filter(id=made.id).update(added_at=row.added_at)  # it waits no longer for being touched
    _forget(row, by)
    record(OutreachEvent.PHOTO_COVERED, subject=made.id, by=by)
    return made.id


@transaction.atomic
def confirm_photograph(*, photograph_id: UUID, by: Actor) -> None:
    """Keep a picture on the word of a person who looked at it. Raises NotFound, also where more of it was covered since."""
    row = _waiting(photograph_id, by)
    row.kept, row.confirmed_at, row.confirmed_by = True, timezone.now(), officer_of(by)
    row.save()
    record(OutreachEvent.PHOTO_KEPT, subject=row.id, by=by)


@transaction.atomic
def drop_photograph(*, photograph_id: UUID, by: Actor) -> None:
    """Delete a picture with its key, waiting or kept. Raises NotFound."""
    require(by, Permission.OUTREACH_WRITE)
    _forget(photograph_row(photograph_id, actor=by), by)
    record(OutreachEvent.PHOTO_DROPPED, subject=photograph_id, by=by)


@transaction.atomic
def drop_waiting_photographs(*, now: datetime, by: Actor) -> int:
    """Delete every picture that nobody confirmed within a day, with its key (SYSTEM_TICK). Returns how many."""
    require(by, Permission.SYSTEM_TICK)
    over = list(
        Photograph.objects.select_for_update(of=("self",))
        .select_related("compartment")
        .defer("picture")
        .filter(kept=False, added_at__lte=now - WAITS)
    )
    for row in over:
        _forget(row, by)
    if over:
        record(OutreachEvent.PHOTOS_LAPSED, count=len(over), by=by)
    return len(over)
