"""Words of the sheet for SIMFONI-PPA."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from naung.foundation.audit.vocabulary import EventName
from naung.foundation.clock.vocabulary import Mark
from naung.foundation.words import gettext_noop


class SimfoniEvent(EventName):
    """What the log says: that something was copied, never which field nor what stands in it."""

    READ = ("simfoni.read", gettext_noop("membuka lembar SIMFONI"))
    COPIED = ("simfoni.copied", gettext_noop("menyalin satu isian ke SIMFONI"))
    TICKET_WRITTEN = ("simfoni.ticket_written", gettext_noop("mencatat nomor tiket SIMFONI"))
    TICKET_CORRECTED = ("simfoni.ticket_corrected", gettext_noop("membetulkan nomor tiket SIMFONI"))
    FORGOTTEN = ("simfoni.forgotten", gettext_noop("menghapus catatan penyalinan orang yang sudah dihapus"))


class State(StrEnum):
    """What there is to copy. Not knowing, not wanting to say, not having been asked and not written down differ."""

    VALUE = "ada"
    UNKNOWN = "tidak_tahu"
    REFUSED = "tidak_mau_menjawab"
    NOT_ASKED = "tidak_ditanya"
    EMPTY = "belum_dicatat"
    NOWHERE = "tidak_ada_tempatnya"
    WITHHELD = "ditahan"


STATE_WORDS: Mapping[State, str] = {
    State.VALUE: gettext_noop("ada isinya"),
    State.UNKNOWN: gettext_noop("tidak tahu"),
    State.REFUSED: gettext_noop("tidak mau menjawab"),
    State.NOT_ASKED: gettext_noop("tidak ditanya"),
    State.EMPTY: gettext_noop("belum dicatat di berkas ini"),
    State.NOWHERE: gettext_noop("tidak dicatat di Naung"),
    State.WITHHELD: gettext_noop("ada, tetapi tidak ditampilkan"),
}


@dataclass(frozen=True, kw_only=True)
class Row:
    """Words in both languages, how far it was checked that the register asks this, and where that was found."""

    code: str
    id: str
    en: str
    mark: Mark
    source: str

    @property
    def is_unverified(self) -> bool:
        """True where the row rests on memory alone."""
        return self.mark is Mark.MEMORY


@dataclass(frozen=True, kw_only=True)
class Section(Row):
    """A part of the sheet."""


@dataclass(frozen=True, kw_only=True)
class Field(Row):
    """One field. `gather` names what of our file answers it; nothing where the file has no place for it."""

    section: str
    gather: str = ""
    services: tuple[str, ...] = ()
    means: tuple[str, ...] = ()
    purposes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Gathered:
    """What our file has for a field. `why` says in a sentence where it comes from or why there is nothing."""

    state: State
    text: str = ""
    why: str = ""


@dataclass(frozen=True)
class CopiedShown:
    """That a field was copied: when, by whom, and whether our file says something else by now."""

    row: UUID
    at: datetime
    by: UUID
    changed: bool


@dataclass(frozen=True)
class Line:
    """One field of a sheet as its page shows it. `seen` tells this value from another one without saying it."""

    field: Field
    gathered: Gathered
    seen: str
    copied: CopiedShown | None

    @property
    def can_be_copied(self) -> bool:
        """Whether there is something to copy."""
        return self.gathered.state is State.VALUE


@dataclass(frozen=True)
class TicketShown:
    """The ticket's number as it was written at one time; `number` is empty where an earlier one was taken back."""

    version: int
    number: str
    reason: str
    by: UUID
    at: datetime


@dataclass(frozen=True)
class Tickets:
    """The number that stands, and what stood before it, the newest first."""

    case: UUID
    number: str  # of our own case
    version: int
    standing: TicketShown | None
    earlier: tuple[TicketShown, ...]

    @property
    def ticket(self) -> str:
        """The number that stands; nothing where there is none."""
        return self.standing.number if self.standing else ""


@dataclass(frozen=True)
class SheetShown:
    """One survivor's sheet in one case, in the order of the table."""

    case: UUID
    number: str
    person: UUID
    reports: tuple[UUID, ...]
    sections: tuple[tuple[Section, tuple[Line, ...]], ...]

    @property
    def lines(self) -> tuple[Line, ...]:
        """Every field, in order."""
        return tuple(line for _section, lines in self.sections for line in lines)

    @property
    def to_copy(self) -> int:
        """How many fields have something to copy."""
        return sum(line.can_be_copied for line in self.lines)

    @property
    def copied(self) -> int:
        """How many of them were copied as they stand now."""
        return sum(bool(line.can_be_copied and line.copied and not line.copied.changed) for line in self.lines)
