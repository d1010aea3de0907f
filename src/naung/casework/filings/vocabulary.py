"""Words of reports that are owed: which there are, what is counted, over which days, and what the log says."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from naung.foundation.access.vocabulary import Permission
from naung.foundation.audit.vocabulary import EventName
from naung.foundation.clock.vocabulary import Mark
from naung.foundation.words import gettext_noop


class FilingKind(StrEnum):
    """Which report."""

    HANDLING = "penanganan"
    LEGAL_AID = "bantuan-hukum"
    RESTITUTION = "restitusi"


P = Permission
# Whoever draws a report must be allowed to read what it counts.
NEEDS: Mapping[FilingKind, tuple[Permission, ...]] = {
    FilingKind.HANDLING: (P.CASE_READ, P.PLAN_READ, P.REFERRAL_READ, P.RETURN_READ, P.REINTEGRATION_READ),
    FilingKind.LEGAL_AID: (P.CASE_READ, P.LEGAL_AID_READ),
    FilingKind.RESTITUTION: (P.CASE_READ, P.RESTITUTION_READ),
}


class Unit(StrEnum):
    """What a figure counts. Units are never added to each other."""

    PERSONS = "orang"
    CASES = "kasus"
    SERVICES = "layanan"
    APPLICATIONS = "permohonan"
    RUPIAH = "rupiah"


UNIT_WORDS: Mapping[Unit, str] = {
    Unit.PERSONS: gettext_noop("orang"),
    Unit.CASES: gettext_noop("kasus"),
    Unit.SERVICES: gettext_noop("layanan"),
    Unit.APPLICATIONS: gettext_noop("permohonan"),
    Unit.RUPIAH: gettext_noop("rupiah"),
}


@dataclass(frozen=True)
class Span:
    """Days of a report, both within."""

    first: date
    last: date

    @property
    def code(self) -> str:
        """As it stands in an address."""
        return f"{self.first:%Y%m%d}-{self.last:%Y%m%d}"


@dataclass(frozen=True)
class Fact:
    """One thing that happened in one file: whose, and which service or application (ids of rows). `opened`: the file's moment."""

    case: UUID
    matter: UUID
    opened: datetime
    person: UUID | None = None
    service: UUID | None = None


@dataclass(frozen=True)
class Figure:
    """A number with its unit and the files behind it. `number` None: no amount, because that stage was not reached."""

    code: str
    unit: Unit
    number: int | None
    cases: tuple[UUID, ...]


@dataclass(frozen=True)
class Section:
    """Figures that stand together."""

    code: str
    figures: tuple[Figure, ...]


@dataclass(frozen=True)
class Line:
    """A row of the register that a report carries: a case's number and coded or counted cells, no name."""

    case: UUID
    number: str
    cells: Mapping[str, str | int | date | None]


@dataclass(frozen=True)
class Drawn:
    """A report as it stands now. `desks`: the names of those whose files are counted."""

    kind: FilingKind
    span: Span
    desks: tuple[str, ...]
    sections: tuple[Section, ...]
    lines: tuple[Line, ...] = ()

    @property
    def figures(self) -> dict[str, Figure]:
        """Every figure by its code."""
        return {figure.code: figure for section in self.sections for figure in section.figures}


@dataclass(frozen=True)
class FilingTold:
    """A report to be kept: its words and figures as JSON, the files that it counts, and the hash of what it says."""

    kind: FilingKind
    span: Span
    contents: str
    cases: frozenset[UUID]
    fingerprint: str


@dataclass(frozen=True)
class FilingShown:
    """A kept version without its contents."""

    id: UUID
    kind: FilingKind
    span: Span
    version: int
    fingerprint: str
    made_at: datetime
    made_by: UUID


@dataclass(frozen=True)
class CaseBehind:
    """A file behind a figure that the reader may open."""

    id: UUID
    number: str
    stage: str
    opened_at: datetime


@dataclass(frozen=True)
class Behind:
    """What stands behind a figure: files of the own desk, and how many of other desks, which are not opened."""

    own: tuple[CaseBehind, ...]
    elsewhere: int


@dataclass(frozen=True)
class Definition:
    """What a word of the report means, printed in it. `kind` empty: in every report."""

    code: str
    kind: str
    id: str
    en: str


@dataclass(frozen=True)
class Duty:
    """A report with who owes it to whom, and how far that was checked. `rhythm`: months of one report."""

    kind: FilingKind
    id: str
    en: str
    giver_id: str
    giver_en: str
    receiver_id: str
    receiver_en: str
    months: tuple[int, ...]
    basis: str
    mark: Mark
    source: str
    unsure_id: str
    unsure_en: str


@dataclass(frozen=True)
class Table:
    """What ships with the room."""

    duties: Mapping[FilingKind, Duty]
    definitions: tuple[Definition, ...]


class FilingEvent(EventName):
    """What the log says about these reports. No figure and no name stands there."""

    SEEN = ("filings.seen", gettext_noop("menyusun laporan wajib dari catatan"))
    OPENED = ("filings.opened", gettext_noop("membuka kasus di balik satu angka laporan wajib"))
    CLOSED = ("filings.closed", gettext_noop("menutup laporan wajib dan menyimpan versinya"))
    READ = ("filings.read", gettext_noop("membaca laporan wajib yang disimpan"))
    TAKEN = ("filings.taken", gettext_noop("mengambil berkas laporan wajib"))
