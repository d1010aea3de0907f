"""Counsel's own notes as a list: when each was written and whether her key opens it. `actions.notes` opens them."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from naung.casework.counsel.models import Assignment, PrivilegedNote
from naung.casework.counsel.queries.rows import victim_in
from naung.foundation.access.rules import officer_of, require
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.errors import NotFound
from naung.foundation.vault.queries.readers import person_key, person_keys, wrapped_to


@dataclass(frozen=True)
class NoteLine:
    """A note. `opens`: with the key that she uses now; else it was sealed to one that is lost, and stays shut."""

    id: UUID
    written_at: datetime
    written_by: UUID
    opens: bool


@dataclass(frozen=True)
class OwnNotes:
    """Counsel's notes about one survivor, the newest first. `writes`: she is counsel now, and has a key."""

    case: UUID
    number: str
    person: UUID
    has_key: bool
    writes: bool
    lines: tuple[NoteLine, ...]


@dataclass(frozen=True)
class KeyLine:
    """One key that she made: when, and when another took its place."""

    made_at: datetime
    ended_at: datetime | None
    notes: int


def own_assignment(case_id: UUID, person_id: UUID, *, actor: Actor) -> Assignment | None:
    """The open assignment in which this officer is counsel of this survivor."""
    rows = Assignment.objects.select_related("case", "lawyer").filter(
        case_id=case_id, person_id=person_id, person__erased_at=None, ended_at=None
    )
    return rows.filter(lawyer__officer=officer_of(actor), lawyer__left_at=None).first()


def notes_about(case_id: UUID, person_id: UUID, *, actor: Actor) -> "QuerySet[PrivilegedNote]":
    """The notes about this survivor that this officer wrote or was handed, unopened."""
    me = officer_of(actor)
    keys = [key.id for key in person_keys(me)]
    rows = PrivilegedNote.objects.select_related("compartment", "assignment").filter(
        assignment__case_id=case_id, assignment__person_id=person_id, assignment__person__erased_at=None
    )
    handed = wrapped_to(keys, list(rows.values_list("compartment_id", flat=True)))
    return (rows.filter(written_by=me) | rows.filter(compartment_id__in=handed)).order_by("-written_at", "id")


def own_notes(case_id: UUID, person_id: UUID, *, actor: Actor) -> OwnNotes:
    """Her notes about a survivor, for counsel herself. Raises NotFound for everybody else, and where she has none to keep."""
    require(actor, Permission.PRIVILEGED_KEEP)
    case = victim_in(case_id, person_id, actor=actor)
    notes = list(notes_about(case_id, person_id, actor=actor))
    counsel = own_assignment(case_id, person_id, actor=actor)
    if counsel is None and not notes:
        raise NotFound()
    key = person_key(actor.id)
    opens = wrapped_to([key.id] if key else [], [note.compartment_id for note in notes])
    lines = tuple(NoteLine(n.id, n.written_at, n.written_by, n.compartment_id in opens) for n in notes)
    return OwnNotes(case.id, case.number, person_id, key is not None, counsel is not None and key is not None, lines)


def next_counsel(case_id: UUID, person_id: UUID, *, actor: Actor) -> dict[UUID, Any]:
    """The other counsel of this survivor, to whom notes may be handed: officers, each with her key or None."""
    require(actor, Permission.PRIVILEGED_KEEP)
    victim_in(case_id, person_id, actor=actor)
    rows = Assignment.objects.filter(case_id=case_id, person_id=person_id, ended_at=None, lawyer__left_at=None)
    others = rows.exclude(lawyer__officer=None).exclude(lawyer__officer=officer_of(actor))
    officers = others.values_list("lawyer__officer", flat=True)
    return {officer: person_key(officer) for officer in officers if officer is not None}


def own_key_lines(*, actor: Actor) -> list[KeyLine]:
    """Every key that she made, the newest first, with how many notes were sealed to each."""
    require(actor, Permission.PRIVILEGED_KEEP)
    written = list(PrivilegedNote.objects.values_list("compartment_id", flat=True))
    return [
        KeyLine(key.made_at, key.ended_at, len(wrapped_to([key.id], written))) for key in person_keys(officer_of(actor))
    ]
