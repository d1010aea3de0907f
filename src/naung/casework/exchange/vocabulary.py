"""Words of the exchange: what a row of another register becomes here, what became of it, and what leaves as a file."""

from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field as values_of
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from naung.casework.cases.vocabulary import Danger
from naung.casework.htcds.vocabulary import Loss, Record
from naung.casework.referrals.rules.sharing import Column
from naung.casework.referrals.vocabulary import Wanted
from naung.foundation.audit.vocabulary import EventName
from naung.foundation.clock.vocabulary import VagueDate
from naung.foundation.people.vocabulary import ContactGiven, DocumentGiven, PersonTold
from naung.foundation.words import gettext_noop


class ExchangeEvent(EventName):
    """What the log says of rows that came and files that left."""

    COMPARED = ("exchange.compared", gettext_noop("membandingkan berkas HTCDS dengan yang sudah dimuat"))
    TAKEN = ("exchange.taken", gettext_noop("memasukkan satu baris berkas HTCDS sebagai kasus"))
    SHOWN = ("exchange.shown", gettext_noop("melihat isi kasus sebagai HTCDS"))
    HANDED_OUT = ("exchange.handed_out", gettext_noop("mengambil berkas HTCDS sebuah kasus"))
    FORGOTTEN = ("exchange.forgotten", gettext_noop("menghapus tanda baris milik orang yang sudah dihapus"))


class Verdict(StrEnum):
    """What a row is to the desk that loads it."""

    NEW = "baru"
    SAME = "sama"
    CHANGED = "berubah"
    REFUSED = "ditolak"


@dataclass(frozen=True, slots=True)
class RowMark:
    """A row as keyed tokens: `content` of all that stands in it, `who` of what tells whose row it is.

    `alone`: those of `who` that rest on no name, so that they tell nothing once several people have them.
    """

    content: str
    who: frozenset[str]
    alone: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class KnownRow:
    """A row that was taken before, and the case that it became."""

    mark: RowMark
    case: UUID


@dataclass(frozen=True)
class EventTold:
    """One event of a history as the row tells it; codes by list of the law."""

    kind: str
    when: VagueDate = values_of(default_factory=VagueDate.unknown)
    place: str = ""
    place_words: str = ""
    note: str = ""
    codes: Mapping[str, tuple[str, ...]] = values_of(default_factory=dict)


@dataclass(frozen=True)
class RowPlan:
    """What a row becomes. `kept` has no field here and stands in a note of the case; `losses` say so, one a field.

    `history` is None where the row tells of no event.
    """

    told: PersonTold
    documents: tuple[DocumentGiven, ...]
    contacts: tuple[ContactGiven, ...]
    roles: tuple[str, ...]
    summary: str
    danger: Danger
    history: str | None
    events: tuple[EventTold, ...]
    kept: tuple[tuple[str, str], ...]
    losses: tuple[Loss, ...]


@dataclass(frozen=True, slots=True)
class RowGiven:
    """A row of a file: where it stands there, and what it says."""

    row: int
    record: Record


@dataclass(frozen=True, slots=True)
class RowJudged:
    """What a row is. `case` is the number of the case that it became before; `problems` say why it is refused."""

    row: int
    verdict: Verdict
    case: str = ""
    problems: tuple[tuple[str, str, Mapping[str, object]], ...] = ()


@dataclass(frozen=True)
class Judged:
    """A file beside what the desk took before: each row, and what of the new ones has no field here, by field."""

    rows: tuple[RowJudged, ...]
    losses: tuple[tuple[Loss, tuple[int, ...]], ...]

    def of(self, verdict: Verdict) -> tuple[RowJudged, ...]:
        """The rows of one verdict, in the order of the file."""
        return tuple(each for each in self.rows if each.verdict is verdict)


@dataclass(frozen=True)
class Loaded:
    """What became of a file. `desk`: with which it was compared, or nothing. `taken` is None where nothing was to be written.

    `stood`: rows that somebody else took meanwhile; `late`: rows that could not be kept after all.
    """

    judged: Judged
    desk: str = ""
    taken: int | None = None
    stood: int = 0
    late: tuple[RowJudged, ...] = ()


@dataclass(frozen=True)
class Asked:
    """To whom a case is to leave and for what: a kind of office with its name, as in the consent.

    `chosen`: the fields that the officer leaves in; None where she has taken nothing out.
    """

    purpose: str
    exploitation: str
    place: str
    agency_type: str
    outside: str
    chosen: frozenset[str] | None = None


@dataclass(frozen=True)
class PersonOut:
    """One survivor of the case: what may leave and what may not, and why nobody may have any of it where `why_not` says so."""

    wanted: Wanted
    values: Mapping[str, str]
    columns: tuple[Column, ...]
    not_asked: tuple[str, ...]
    taken_out: tuple[str, ...]
    bases: tuple[UUID, ...]
    agreed: bool
    why_not: str = ""


@dataclass(frozen=True)
class CaseOut:
    """A case as it would leave: a person a row. `others` are persons of the case of whom nothing leaves."""

    case: UUID
    number: str
    people: tuple[PersonOut, ...]
    others: int


@dataclass(frozen=True)
class HandedOut:
    """That a file of the case was taken: when, by whom, for which office and purpose, how many persons were in it."""

    at: datetime
    by: UUID
    office: str
    purpose: str
    people: int
