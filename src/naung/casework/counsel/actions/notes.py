"""Counsel's privileged notes. Sealing needs her public key; opening needs her passphrase, in that one call."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from naung.casework.cases.rules import LONGEST_TEXT
from naung.casework.counsel.actions.keys import NO_KEY, opened_key
from naung.casework.counsel.models import PrivilegedNote
from naung.casework.counsel.queries.notes import next_counsel, notes_about, own_assignment
from naung.casework.counsel.queries.rows import victim_in
from naung.casework.counsel.rules.passphrases import normal
from naung.casework.counsel.vocabulary import CounselEvent
from naung.foundation.access.rules import officer_of, require
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.audit.actions import record
from naung.foundation.errors import NotFound, RuleBroken, refuse, too_long
from naung.foundation.vault.actions import new_reader_compartment, seal_with, share_compartments
from naung.foundation.vault.queries.readers import open_as_reader, person_key, wrapped_to
from naung.foundation.vault.vocabulary import CompartmentKind
from naung.foundation.words import gettext_noop

NOTHING_WRITTEN = gettext_noop("Tulis dahulu catatannya.")
NOTHING_OPENS = gettext_noop("Tidak ada catatan yang bisa dibuka dengan kunci Anda yang sekarang.")
NEXT_HAS_NO_KEY = gettext_noop("Pembela itu belum punya kunci catatan. Mintalah ia membuatnya dahulu.")


@dataclass(frozen=True)
class NoteOpened:
    """A note in plain, for the answer to the request in which its passphrase was typed, and for nothing else."""

    id: UUID
    written_at: datetime
    written_by: UUID
    words: str


@transaction.atomic
def seal_note(*, case_id: UUID, person_id: UUID, words: str, by: Actor) -> UUID:
    """Seal what counsel wrote to her own key; answers the id. No passphrase is needed, but reading it back asks for it.

    Raises NotFound for who is not this survivor's counsel now, RuleBroken without a key.
    """
    require(by, Permission.PRIVILEGED_KEEP)
    victim_in(case_id, person_id, actor=by)
    counsel = own_assignment(case_id, person_id, actor=by)
    if counsel is None:
        raise NotFound()
    key = person_key(by.id)
    if key is None:
        raise RuleBroken(NO_KEY)
    if not words.strip():
        raise RuleBroken(NOTHING_WRITTEN, field="privileged_words")
    refuse(too_long({"privileged_words": words}, LONGEST_TEXT))
    compartment, data_key = new_reader_compartment(
        kind=CompartmentKind.COUNSEL, owner=counsel.owner, readers=[key], by=by
    )
    row = PrivilegedNote(
        assignment=counsel, compartment=compartment, written_by=officer_of(by), written_at=timezone.now()
    )
    seal_with(data_key, row, words=words.strip())
    row.save(force_insert=True)
    record(CounselEvent.NOTE_SEALED, subject=row.id, by=by)
    return row.id


def open_notes(*, case_id: UUID, person_id: UUID, sandi: str, by: Actor) -> list[NoteOpened]:
    """Every note about this survivor that counsel's key opens, the newest first, each with its entry in the log.

    A wrong passphrase stays counted. Raises RuleBroken where it does not fit, was tried too often, or nothing opens.
    """
    notes = _own(case_id, person_id, by)
    key, pair = opened_key(sandi, by)
    opens = wrapped_to([key.id], [note.compartment_id for note in notes])
    found = []
    for note in notes:
        if note.compartment_id in opens:
            text = open_as_reader(by, CounselEvent.NOTE_OPENED, note, ["words"], key, pair)
            found.append(NoteOpened(note.id, note.written_at, note.written_by, text["words"] or ""))
    if not found:
        raise RuleBroken(NOTHING_OPENS)
    return found


def hand_over_notes(*, case_id: UUID, person_id: UUID, to: UUID, sandi: str, by: Actor) -> int:
    """Let the next counsel of this survivor open the notes too; answers how many. Only who opens them can do it.

    `to`: the next counsel's account. Raises NotFound for who is not counsel now, RuleBroken as in `open_notes`.
    """
    notes = _own(case_id, person_id, by)
    others = next_counsel(case_id, person_id, actor=by)
    if to not in others:
        raise NotFound()
    if others[to] is None:
        raise RuleBroken(NEXT_HAS_NO_KEY, field="to")
    key, _pair = opened_key(sandi, by)
    opens = [note.compartment_id for note in notes if wrapped_to([key.id], [note.compartment_id])]
    if not opens:
        raise RuleBroken(NOTHING_OPENS)
    with transaction.atomic():
        share_compartments(compartments=opens, to=others[to], opened_by=key, secret=normal(sandi), by=by)
        record(CounselEvent.NOTES_HANDED_OVER, subject=case_id, subjects=[to], count=len(opens), by=by)
    return len(opens)


def _own(case_id: UUID, person_id: UUID, by: Actor) -> Sequence[PrivilegedNote]:
    require(by, Permission.PRIVILEGED_KEEP)
    victim_in(case_id, person_id, actor=by)
    notes = list(notes_about(case_id, person_id, actor=by))
    if not notes:
        raise NotFound()
    return notes
