"""Words of corrections: what an office may correct in its copy of the law, and one correction with its two signatures."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from naung.foundation.audit.vocabulary import EventName
from naung.foundation.clock.vocabulary import Mark
from naung.foundation.words import gettext_noop

Raw = Mapping[str, Any]


class Table(StrEnum):
    """The tables of which an office may correct a row: authority, clocks, numbers to call, wording."""

    MANDATE = "mandate"
    CLOCK = "clock"
    HOTLINE = "hotline"
    RIGHT = "right"
    DUTY = "duty"
    TRACK = "track"
    TRAP = "trap"
    SENTENCE = "sentence"


TABLE_WORDS: Mapping[Table, str] = {
    Table.MANDATE: gettext_noop("Kewenangan"),
    Table.CLOCK: gettext_noop("Jam dan tenggat"),
    Table.HOTLINE: gettext_noop("Nomor bantuan"),
    Table.RIGHT: gettext_noop("Hak korban dan saksi"),
    Table.DUTY: gettext_noop("Kewajiban dan larangan"),
    Table.TRACK: gettext_noop("Jalur penanganan"),
    Table.TRAP: gettext_noop("Hal yang sering keliru"),
    Table.SENTENCE: gettext_noop("Kalimat jawaban"),
}


class Cell(StrEnum):
    """How a value of a row is typed and kept as text."""

    TEXT = "text"
    NUMBER = "number"
    DAY = "day"
    CODES = "codes"


@dataclass(frozen=True)
class Shelf:
    """One table as shipped: its rows as written, the cells that an office may correct, and the loader that judges a row.

    `judge` takes a whole row and raises RuleBroken that names the field; it is the loader of the shipped tables.
    """

    table: Table
    rows: Mapping[str, Raw]
    cells: Mapping[str, Cell]
    judge: Callable[[Raw], None]


@dataclass(frozen=True)
class Correction:
    """One correction of one row. `values` holds the corrected cells as text; `shipped` the row's hash when it was proposed."""

    id: UUID
    table: Table
    row: str
    values: tuple[tuple[str, str], ...]
    mark: Mark
    source: str
    reason: str
    from_on: date
    shipped: str
    proposed_by: UUID
    proposed_at: datetime
    signed_by: UUID | None = None
    signed_at: datetime | None = None
    signed_on: date | None = None
    withdrawn_by: UUID | None = None
    withdrawn_at: datetime | None = None
    withdrawn_on: date | None = None
    withdrawn_why: str = ""
    before: tuple[tuple[str, str], ...] = ()


class State(StrEnum):
    """Where a correction stands on a day."""

    WAITS = "menunggu"
    COMING = "akan_berlaku"
    IN_FORCE = "berlaku"
    WITHDRAWN = "dicabut"


STATE_WORDS: Mapping[State, str] = {
    State.WAITS: gettext_noop("menunggu tanda tangan kedua"),
    State.COMING: gettext_noop("ditandatangani, belum mulai berlaku"),
    State.IN_FORCE: gettext_noop("berlaku"),
    State.WITHDRAWN: gettext_noop("dicabut"),
}


@dataclass(frozen=True)
class Laid:
    """A row with its corrections laid over it; `by` names those that changed it, the last one last."""

    raw: Raw
    by: tuple[UUID, ...] = ()


class LawEvent(EventName):
    """Events of the law as this office has it."""

    CORRECTION_PROPOSED = ("law.correction_proposed", gettext_noop("mengusulkan pembetulan aturan"))
    CORRECTION_SIGNED = ("law.correction_signed", gettext_noop("menandatangani pembetulan aturan"))
    CORRECTION_WITHDRAWN = ("law.correction_withdrawn", gettext_noop("mencabut pembetulan aturan"))
