"""Corrections for tests: plain values that no database has seen, and the two legal officers who make them."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

from naung.foundation.clock.vocabulary import Mark
from naung.foundation.law.actions import propose_correction, sign_correction
from naung.foundation.law.rules.corrections import cell_of, fingerprint, write_value
from naung.foundation.law.vocabulary.corrections import Correction, Shelf, Table
from naung.foundation.organisations.queries import shelf_of
from tests.cast import Member

HESTI = Member("hesti", "Hesti", "coordinator", "petugas_hukum")
WIRA = Member("wira", "Wira", "coordinator", "petugas_hukum")
SOURCE = "Surat Bagian Hukum 188/12/2026"
REASON = "Naskahnya sudah dibaca; bunyi bawaannya keliru."
AUTHOR, SECOND, THIRD = UUID(int=1), UUID(int=2), UUID(int=3)
PROPOSED = datetime(2026, 11, 1, 2, tzinfo=UTC)


def told(shelf: Shelf, row: str, which: int = 1, /, **values: Any) -> Correction:
    """An unsigned correction of 1 November 2026, proposed by AUTHOR."""
    raw = shelf.rows[row]
    cells = tuple(sorted((name, write_value(value)) for name, value in values.items()))
    before = tuple((name, write_value(cell_of(raw, name))) for name, _value in cells)
    return Correction(
        UUID(int=100 + which),
        shelf.table,
        row,
        cells,
        Mark.VERIFIED,
        SOURCE,
        REASON,
        date(2026, 11, 1),
        fingerprint(raw),
        AUTHOR,
        PROPOSED,
        before=before,
    )


def signed(one: Correction, on: date = date(2026, 11, 2), from_on: date | None = None) -> Correction:
    """The same with a second signature."""
    at = datetime(on.year, on.month, on.day, 3, tzinfo=UTC)
    return replace(one, signed_by=SECOND, signed_at=at, signed_on=on, from_on=from_on or one.from_on)


def withdrawn(one: Correction, on: date) -> Correction:
    """The same, taken back."""
    at = datetime(on.year, on.month, on.day, 4, tzinfo=UTC)
    return replace(one, withdrawn_by=THIRD, withdrawn_at=at, withdrawn_on=on, withdrawn_why="Keliru dibaca.")


def corrected_here(table: Table, row: str, by: Any, second: Any, from_on: date, **values: Any) -> UUID:
    """Propose and sign by the actions of the room."""
    shelf = shelf_of(table)
    cells = {name: write_value(value) for name, value in values.items()}
    made = propose_correction(
        shelf=shelf, row=row, values=cells, from_on=from_on, mark=Mark.VERIFIED, source=SOURCE, reason=REASON, by=by
    )
    sign_correction(correction_id=made, shelf=shelf, by=second)
    return made
