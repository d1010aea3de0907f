"""Words of the task force's year. None of them is about a person: posts are filled by institutions, people are counted."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from naung.foundation.audit.vocabulary import EventName
from naung.foundation.words import gettext_noop


class ProgrammeEvent(EventName):
    """Events of this room."""

    DECREED = ("programme.decreed", gettext_noop("mencatat surat keputusan gugus tugas"))
    TRAINED = ("programme.trained", gettext_noop("mencatat pelatihan"))
    ADOPTED = ("programme.adopted", gettext_noop("mencatat rencana aksi daerah"))
    TARGET_SET = ("programme.target_set", gettext_noop("menambah sasaran rencana aksi"))
    TARGET_CHANGED = ("programme.target_changed", gettext_noop("mengubah sasaran rencana aksi"))
    TARGET_STEPPED = ("programme.target_stepped", gettext_noop("mencatat kemajuan sasaran rencana aksi"))
    MET = ("programme.met", gettext_noop("mencatat rapat koordinasi"))
    DECIDED = ("programme.decided", gettext_noop("mencatat keputusan rapat koordinasi"))
    CARRIED_OUT = ("programme.carried_out", gettext_noop("mencatat keputusan rapat yang sudah dijalankan"))


class Trained(StrEnum):
    """Who is trained."""

    OFFICERS = "petugas"
    AGENTS = "agen_perubahan"


TRAINED_WORDS: Mapping[Trained, str] = {
    Trained.OFFICERS: gettext_noop("Petugas"),
    Trained.AGENTS: gettext_noop("Agen perubahan di kelurahan atau desa"),
}


class State(StrEnum):
    """Where a target of the action plan stands."""

    PLANNED = "direncanakan"
    RUNNING = "berjalan"
    DONE = "selesai"
    DROPPED = "ditinggalkan"


STATE_WORDS: Mapping[State, str] = {
    State.PLANNED: gettext_noop("Direncanakan"),
    State.RUNNING: gettext_noop("Berjalan"),
    State.DONE: gettext_noop("Selesai"),
    State.DROPPED: gettext_noop("Dihentikan"),
}


@dataclass(frozen=True)
class Post:
    """A post of the decree and the institution that fills it; who that is today stands in no record of this room."""

    title: str
    institution: str


@dataclass(frozen=True)
class DecreeTold:
    """A decree as it is written down."""

    number: str
    decreed_on: date
    valid_until: date | None
    posts: tuple[Post, ...]


@dataclass(frozen=True)
class TrainingTold:
    """A training: for the officers of a desk, or for agents of change of an area. `due_on`: when it is due again."""

    topic: str
    held_on: date
    audience: Trained
    desk: UUID | None
    place_code: str
    took_part: int
    passed: int
    due_on: date | None


@dataclass(frozen=True)
class PlanTold:
    """The action plan: its title and basis, its years, and every how many months it is reported on."""

    title: str
    first_year: int
    last_year: int
    report_months: int


@dataclass(frozen=True)
class TargetTold:
    """A target of the plan. `service`: what it serves in the register of mandates, "" for prevention. Money in whole rupiah."""

    words: str
    indicator: str
    service: str
    responsible: UUID
    others: str
    budget: int | None
    starts_on: date
    ends_on: date


@dataclass(frozen=True)
class Duty:
    """A sub gugus tugas and its field, with what says so. `number_mark`: how sure its number is."""

    code: str
    number: str
    words_id: str
    words_en: str
    lead: str
    basis: str
    mark: str
    number_mark: str
    valid_from: date | None
    valid_to: date | None
    source: str

    def in_force(self, on: date) -> bool:
        """Whether its basis holds on that day, as far as its days are known."""
        return (self.valid_from is None or self.valid_from <= on) and (self.valid_to is None or on <= self.valid_to)
