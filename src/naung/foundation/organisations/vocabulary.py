"""Words for agencies and desks."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from naung.foundation.access.vocabulary import Exploitation, PersonKind, Reach, Service
from naung.foundation.audit.vocabulary import EventName
from naung.foundation.words import gettext_noop


class AgencyType(StrEnum):
    """Kinds of agency that code names; all kinds, these included, are rows of agencies.toml."""

    UPTD_PPA = "uptd_ppa"
    DINAS_P3A = "dinas_p3a"


@dataclass(frozen=True)
class AgencyKind:
    """A kind of agency as data; it gives no authority by itself. `handles`: whether it ever acts on one person."""

    code: str
    words_id: str
    words_en: str
    levels: frozenset[Reach]
    handles: bool
    aliases: tuple[str, ...]
    source: str


@dataclass(frozen=True)
class MandateAsk:
    """May this kind of agency give this service to this kind of person, in this place, on this day?

    `place` is a canonical area code, "" where nothing is known of it; `place_known` says that the code is in the table of
    places; `territory` is the acting desk's own, where a desk is asked about ("" is the whole country).
    """

    on: date
    agency_type: str
    service: Service
    person_kind: PersonKind
    place: str
    exploitation: str = ""  # a value of Exploitation; "" where it is not known
    territory: str | None = None
    place_known: bool = True


@dataclass(frozen=True)
class MandateVerdict:
    """The answer with reason, basis and mark. `needs_check`: neither yes nor no; a person must find something out first."""

    allowed: bool
    reason: str
    basis: str
    mark: str
    needs_check: bool = False


@dataclass(frozen=True)
class DeskOffer:
    """A desk and whether a referral may go to it, with the reason either way."""

    desk: UUID
    name: str
    agency_type: str
    allowed: bool
    reason: str
    basis: str
    mark: str
    needs_check: bool = False


@dataclass(frozen=True)
class DeskFacts:
    """What other rooms may know of a desk."""

    id: UUID
    name: str
    agency_type: str
    territory: str
    oversight: UUID | None


@dataclass(frozen=True)
class Cell:
    """One cell of the matrix: who may act for this person, exploitation and service, and who is only said to."""

    person_kind: PersonKind
    exploitation: Exploitation
    service: Service
    may: tuple[DeskOffer, ...]
    unsure: tuple[DeskOffer, ...]

    @property
    def hole(self) -> bool:
        """Whether nobody may act."""
        return not self.may


EXPLOITATION_WORDS: dict[Exploitation, str] = {
    Exploitation.SEXUAL: gettext_noop("eksploitasi seksual"),
    Exploitation.LABOUR: gettext_noop("kerja paksa"),
    Exploitation.DOMESTIC: gettext_noop("kerja rumah tangga"),
    Exploitation.MARRIAGE: gettext_noop("perkawinan"),
    Exploitation.FORCED_CRIMINALITY: gettext_noop("dipaksa melakukan kejahatan"),
    Exploitation.ORGAN: gettext_noop("pengambilan organ"),
}

REACH_WORDS: dict[Reach, str] = {
    Reach.CITY: gettext_noop("kota"),
    Reach.REGENCY: gettext_noop("kabupaten"),
    Reach.PROVINCE: gettext_noop("provinsi"),
    Reach.COUNTRY: gettext_noop("seluruh Indonesia"),
    Reach.ABROAD: gettext_noop("luar negeri"),
}


@dataclass(frozen=True)
class Part:
    """One named thing that belongs to a service, with what says so."""

    words_id: str
    words_en: str
    basis: str
    mark: str
    source: str


class DeskKind(StrEnum):
    """What a desk is for. Only a service desk keeps files; a coordinating one sees what is late, or figures."""

    SERVICE = "layanan"
    OVERSIGHT = "pengawas"
    COORDINATION = "koordinasi"


class Step(StrEnum):
    """A step of the first day, in the order in which they are offered."""

    TASK_FORCE = "gugus_tugas"
    TERRITORY = "wilayah"
    DESKS = "instansi"
    OFFICERS = "petugas"
    KEYS = "kunci"
    BACKUP = "cadangan"
    CHECK = "periksa"


STEP_WORDS: dict[Step, str] = {
    Step.TASK_FORCE: gettext_noop("Gugus tugas dan dasarnya"),
    Step.TERRITORY: gettext_noop("Wilayah"),
    Step.DESKS: gettext_noop("Instansi dan meja"),
    Step.OFFICERS: gettext_noop("Petugas pertama"),
    Step.KEYS: gettext_noop("Kunci dan lembar pemulihan"),
    Step.BACKUP: gettext_noop("Cadangan pertama"),
    Step.CHECK: gettext_noop("Yang belum aman"),
}


@dataclass(frozen=True)
class FirstOfficer:
    """A first officer to be named at a desk: her role, and whether the first day can't end without her."""

    role: str
    needed: bool


@dataclass(frozen=True)
class ProposedDesk:
    """A desk that a new task force is offered; see tables/first_day.toml."""

    key: str
    agency_type: str
    levels: frozenset[Reach]
    reach: str
    name: str
    kind: DeskKind
    prefix: str
    overseen: str
    basis: str
    mark: str
    source: str
    officers: tuple[FirstOfficer, ...]

    @property
    def ticked(self) -> bool:
        """Whether the row is offered with a tick: what is not verified proposes nothing."""
        return bool(self.basis) and self.mark != "M"


@dataclass(frozen=True)
class DeskGiven:
    """A desk as it was confirmed. `overseen`: the key of another row, or the id of a desk that stands already."""

    key: str
    agency_type: str
    name: str
    kind: DeskKind
    territory: str
    prefix: str
    overseen: str = ""


@dataclass(frozen=True)
class FirstDay:
    """How far the first day is. `territory` is "" until it is chosen."""

    name: str
    decree: str
    decreed_on: date | None
    territory: str
    begun_at: datetime
    done: frozenset[Step]
    finished_at: datetime | None


class OrganisationEvent(EventName):
    """Events of agencies and desks."""

    AGENCY_FOUNDED = ("organisations.agency_founded", gettext_noop("mencatat instansi"))
    DESK_OPENED = ("organisations.desk_opened", gettext_noop("membuka meja"))
    ENTRY_MADE = ("organisations.entry_made", gettext_noop("membuat kode mulai bagi persiapan"))
    ENTERED = ("organisations.entered", gettext_noop("membuka persiapan dengan kode mulai"))
    NAMED = ("organisations.named", gettext_noop("mencatat gugus tugas dan dasarnya"))
    PLACED = ("organisations.placed", gettext_noop("memilih wilayah gugus tugas"))
    STEP_DONE = ("organisations.step_done", gettext_noop("menyelesaikan satu langkah persiapan"))
    STEP_REOPENED = ("organisations.step_reopened", gettext_noop("membuka kembali satu langkah persiapan"))
    FIRST_DAY_ENDED = ("organisations.first_day_ended", gettext_noop("menutup persiapan"))
    LEAVE_SET = ("organisations.leave_set", gettext_noop("mengubah hari cuti bersama kantor"))


@dataclass(frozen=True)
class Standing:
    """What stands in one installation, for one that it may join: its offices and desks by name, its days off, its task force."""

    task_force: str
    territory: str
    agencies: dict[str, tuple[UUID, str]]  # name: id, kind
    desks: dict[UUID, tuple[UUID, str, str]]  # id: agency, name, prefix
    days: dict[date, bool]  # day off: whether the office works on it
