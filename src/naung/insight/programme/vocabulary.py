"""Words of the task force's year. None of them is about a person: posts are filled by institutions, people are counted."""

from collections.abc import Mapping
from dataclasses import dataclass, field
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
    CORRECTED = ("programme.corrected", gettext_noop("membetulkan catatan tahun kerja"))
    WORDS_TAKEN_OUT = ("programme.words_taken_out", gettext_noop("menghapus kata dari catatan tahun kerja"))
    REPORT_MADE = ("programme.report_made", gettext_noop("membuat laporan gugus tugas"))
    REPORT_APPROVED = ("programme.report_approved", gettext_noop("menyetujui laporan gugus tugas"))
    REPORT_TAKEN = ("programme.report_taken", gettext_noop("mengambil berkas laporan gugus tugas"))
    FIGURES_KEPT = ("programme.figures_kept", gettext_noop("menyimpan angka laporan gugus tugas"))
    FIGURES_RENEWED = ("programme.figures_renewed", gettext_noop("menghitung ulang angka laporan gugus tugas"))


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


class Kind(StrEnum):
    """What of the year can be corrected, besides a target, which is changed."""

    DECREE = "surat_keputusan"
    TRAINING = "pelatihan"
    PLAN = "rencana_aksi"
    MEETING = "rapat"
    DECISION = "keputusan_rapat"


KIND_WORDS: Mapping[Kind, str] = {
    Kind.DECREE: gettext_noop("Surat keputusan"),
    Kind.TRAINING: gettext_noop("Pelatihan"),
    Kind.PLAN: gettext_noop("Rencana aksi daerah"),
    Kind.MEETING: gettext_noop("Rapat koordinasi"),
    Kind.DECISION: gettext_noop("Keputusan rapat"),
}


class Mistake(StrEnum):
    """Why words are taken out of the year and its history."""

    NAME = "nama_orang"
    CONTACT = "alamat_atau_nomor"
    STORY = "keterangan_pribadi"


MISTAKE_WORDS: Mapping[Mistake, str] = {
    Mistake.NAME: gettext_noop("Nama orang"),
    Mistake.CONTACT: gettext_noop("Alamat atau nomor seseorang"),
    Mistake.STORY: gettext_noop("Keterangan lain tentang seseorang"),
}


class ReportKind(StrEnum):
    """A report of the task force: yearly and five-yearly as the rules ask, or its own at the action plan's rhythm."""

    YEARLY = "tahunan"
    FIVE_YEARLY = "lima_tahunan"
    OWN = "berkala"


REPORT_WORDS: Mapping[ReportKind, str] = {
    ReportKind.YEARLY: gettext_noop("Laporan tahunan gugus tugas"),
    ReportKind.FIVE_YEARLY: gettext_noop("Laporan lima tahunan gugus tugas"),
    ReportKind.OWN: gettext_noop("Laporan berkala gugus tugas"),
}


class ReportState(StrEnum):
    """Where a version of a report stands."""

    DRAFT = "rancangan"
    FINAL = "final"
    REPLACED = "digantikan"
    ERASED = "dihapus"


REPORT_STATE_WORDS: Mapping[ReportState, str] = {
    ReportState.DRAFT: gettext_noop("Rancangan"),
    ReportState.FINAL: gettext_noop("Final"),
    ReportState.REPLACED: gettext_noop("Digantikan versi baru"),
    ReportState.ERASED: gettext_noop("Isinya dihapus"),
}


@dataclass(frozen=True, order=True)
class Span:
    """The days that a report covers, both within."""

    first: date
    last: date


@dataclass(frozen=True)
class ReportTold:
    """A report as it was composed. `contents`: its blocks as JSON; `fingerprint`: SHA-256 of what it says, in hex."""

    kind: ReportKind
    span: Span
    language: str
    contents: bytes
    fingerprint: str


@dataclass(frozen=True)
class FiguresTold:
    """What reports print of twelve closed months: each number 0, at least 5, or withheld (None).

    `cases`: by stage, with their total under `TOTAL`. `sessions`: of outreach, exact. `shares`: of what was due and kept, as the
    ends of a band in percent; None where there was too little to tell. `problems`: persons by kind of new problem after the
    return; without any where these figures were kept before that was counted.
    """

    cases: Mapping[str, int | None]
    sessions: Mapping[str, int]
    shares: Mapping[str, tuple[int, int] | None]
    problems: Mapping[str, int | None] = field(default_factory=dict)


TOTAL = "jumlah"


@dataclass(frozen=True)
class Papers:
    """The same report as PDF and as DOCX."""

    pdf: bytes
    docx: bytes


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
class DecisionTold:
    """What a meeting decided, who carries it out and until when; when it was done and what shows it, where it was."""

    words: str
    responsible: UUID
    due_on: date
    done_on: date | None
    evidence: str


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
