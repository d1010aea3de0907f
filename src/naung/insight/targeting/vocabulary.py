"""Words of the plan of interventions."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from naung.foundation.audit.vocabulary import EventName
from naung.foundation.clock.vocabulary import Mark
from naung.foundation.places.vocabulary import Level
from naung.foundation.words import gettext_noop
from naung.methods.allocation import Ending, Problem, Reason, Trouble


class CountsAs(StrEnum):
    """What an intervention does to counts: fewer victims, or more of them found."""

    PREVENTION = "prevention"
    DETECTION = "detection"


SOLVE = "targeting.solve"  # the kind of long work


class TargetingEvent(EventName):
    """Events of this room."""

    BEGUN = ("targeting.begun", gettext_noop("memulai rencana pencegahan"))
    FRAMED = ("targeting.framed", gettext_noop("mengubah batas rencana pencegahan"))
    ASSUMED = ("targeting.assumed", gettext_noop("menulis asumsi kantor tentang satu intervensi"))
    LIMITED = ("targeting.limited", gettext_noop("menulis petugas dan bagian terkecil tiap wilayah"))
    WEIGHED = ("targeting.weighed", gettext_noop("menulis bobot tiap tempat"))
    OVERRIDDEN = ("targeting.overridden", gettext_noop("memutuskan satu pilihan rencana pencegahan, dengan alasan"))
    LIFTED = ("targeting.lifted", gettext_noop("mencabut putusan tentang satu pilihan rencana pencegahan"))
    ASKED = ("targeting.asked", gettext_noop("meminta rencana pencegahan dihitung"))
    SOLVED = ("targeting.solved", gettext_noop("menyimpan hasil hitungan rencana pencegahan"))
    REFUSED = ("targeting.refused", gettext_noop("menyimpan mengapa rencana pencegahan tidak dapat dihitung"))
    APPROVED = ("targeting.approved", gettext_noop("menyetujui satu versi rencana pencegahan"))
    WORDS_TAKEN_OUT = ("targeting.words_taken_out", gettext_noop("menghapus kata dari rencana pencegahan"))
    TASKED = ("targeting.tasked", gettext_noop("menjadikan bagian rencana pencegahan sasaran satu instansi"))


class Basis(StrEnum):
    """What the need of a place stands on. All are assumptions."""

    OFFICE = "kantor"
    FIT = "model"
    ORIGINS = "asal"


BASIS_WORDS: Mapping[Basis, str] = {
    Basis.OFFICE: gettext_noop("Bobot yang ditulis kantor sendiri untuk tiap tempat"),
    Basis.FIT: gettext_noop("Model faktor pendorong dari angka terbit (hanya tingkat kabupaten dan kota)"),
    Basis.ORIGINS: gettext_noop("Model faktor pendorong dari tempat asal korban di register"),
}


class State(StrEnum):
    """Where a version stands."""

    DRAFT = "disusun"
    RUNNING = "dihitung"
    REFUSED = "tidak_bisa"
    SOLVED = "selesai"
    APPROVED = "disetujui"


STATE_WORDS: Mapping[State, str] = {
    State.DRAFT: gettext_noop("Sedang disusun"),
    State.RUNNING: gettext_noop("Sedang dihitung"),
    State.REFUSED: gettext_noop("Tidak dapat dihitung"),
    State.SOLVED: gettext_noop("Selesai dihitung, belum disetujui"),
    State.APPROVED: gettext_noop("Disetujui"),
}


class End(StrEnum):
    """Under which end of the office's assumptions a choice was made."""

    LOW = "rendah"
    HIGH = "tinggi"


@dataclass(frozen=True)
class FrameTold:
    """The frame of a plan. Money in whole rupiah; `within`: a code; `level`: of the places that are chosen from."""

    title: str
    year: int
    level: Level
    within: str
    basis: Basis
    budget: int
    at_most: int


@dataclass(frozen=True)
class AssumedTold:
    """What an office assumes of one intervention. `price` in rupiah and `days` of staff for one; `capacity`: the most in one
    kab/kota a year, None for no limit; `low` and `high`: per cent of a place's need that one answers."""

    price: int
    days: int
    capacity: int | None
    low: int
    high: int


@dataclass(frozen=True)
class LimitTold:
    """What one kab/kota has of staff days in the year, and the least money that must reach it."""

    days: int
    floor: int


@dataclass(frozen=True)
class Need:
    """What a place needs, relative to the others; None where nothing is known. `spread`: sd of its logarithm, 0 for none."""

    value: float | None
    spread: float = 0.0


@dataclass(frozen=True)
class Footing:
    """The register's fit on which a version stands, as it was when it was asked: nothing that is fitted later changes it.

    `rough`: residents were only shared out; `confirms`: whether it may confirm anything at all.
    """

    fit: UUID
    level: Level
    made_at: datetime
    until: date
    rough: bool
    confirms: bool


@dataclass(frozen=True)
class Decided:
    """What a person decided of one place and intervention, with the reason."""

    place: str
    intervention: str
    included: bool
    reason: str


@dataclass(frozen=True)
class Question:
    """Everything that one version asks."""

    level: Level
    budget: int
    at_most: int
    assumed: Mapping[str, AssumedTold]
    limits: Mapping[str, LimitTold]
    places: tuple[str, ...]
    needs: Mapping[str, Need]
    decided: tuple[Decided, ...]


@dataclass(frozen=True)
class ChoiceTold:
    """One choice as it is kept. `runner_up_better`: share of the draws; `both`: chosen under either end."""

    place: str
    intervention: str
    cost: int
    reason: Reason
    runner_up: tuple[str, str] | None
    runner_up_better: float | None
    both: bool


@dataclass(frozen=True)
class Shares:
    """A difference as a share of the plan: as found, at the least, at the most (None: nothing is proven)."""

    found: float
    low: float
    high: float | None


@dataclass(frozen=True)
class BoughtTold:
    """What more of something would bring. `area` "" for money; `step` in rupiah or staff days."""

    area: str
    step: int
    end: End
    shares: Shares


@dataclass(frozen=True)
class EndTold:
    """The plan under one end. `gap`: share that the proof leaves open, None for no proof; `lost`: if the other end is true."""

    ending: Ending
    cost: int
    gap: float | None
    lost: float
    choices: tuple[ChoiceTold, ...]


@dataclass(frozen=True)
class Outcome:
    """What was found: both ends, what more would bring, and what each decision of a person costs under both ends."""

    ends: Mapping[End, EndTold]
    bought: tuple[BoughtTold, ...]
    decided: Mapping[tuple[str, str], Mapping[End, Shares]]


@dataclass(frozen=True, kw_only=True)
class Factor:
    """A driving factor that interventions aim at, and how well it is sourced.

    `model`: its key among the factors of the model, "" where the model has no data of it; then `no_data` says why.
    """

    code: str
    id: str
    en: str
    mark: Mark
    source: str
    model: str
    no_data_id: str
    no_data_en: str


@dataclass(frozen=True, kw_only=True)
class Intervention:
    """One row of the catalogue. `effect` None: no sourced effect, so it has none but what an office assumes."""

    code: str
    id: str
    en: str
    counts_as: CountsAs
    factors: tuple[str, ...]
    agencies: tuple[str, ...]
    mark: Mark
    source: str
    unit_id: str
    unit_en: str
    evidence_id: str
    evidence_en: str
    effect: tuple[float, float] | None


class CatalogueBroken(ValueError):
    """A row that no plan may rest on: file, line and what is wrong."""


@dataclass(frozen=True, eq=False)
class Asked:
    """What an office asked: the problem under its low and its high assumption, and what its rows and columns are called."""

    low: Problem
    high: Problem
    places: tuple[str, ...]
    interventions: tuple[str, ...]
    areas: tuple[str, ...]
    staff: tuple[str, ...]
    assumed: tuple[str, ...]  # interventions whose effect is the office's own assumption
    reasons: Mapping[tuple[int, int], str]  # why a person forced a choice in or out


class Wrong(StrEnum):
    """What is wrong with a question before anybody plans."""

    NOT_A_LIST = "not_a_list"
    UNKNOWN_INTERVENTION = "unknown_intervention"
    IS_DETECTION = "is_detection"
    NO_EFFECT = "no_effect"
    WRONG_EFFECT = "wrong_effect"
    SOURCED_EFFECT = "sourced_effect"
    WRONG_NUMBER = "wrong_number"
    NO_AREA = "no_area"
    WRONG_NEED = "wrong_need"
    TWICE = "twice"
    NO_REASON = "no_reason"
    UNKNOWN_DECISION = "unknown_decision"
    NO_FIT = "no_fit"


@dataclass(frozen=True)
class Complaint:
    """Why there is no plan: a code of `Wrong` or of the planner's `Trouble`, and what its sentence names."""

    code: str
    about: str = ""  # what is wrong in the question: a code or a part of the file
    place: str = ""
    intervention: str = ""
    area: str = ""
    staff: str = ""
    amount: int = 0  # by how much, in the unit of what binds


class NotPlanned(ValueError):
    """Every complaint about a question that has no plan."""

    def __init__(self, complaints: tuple[Complaint, ...]) -> None:
        super().__init__("; ".join(each.code for each in complaints))
        self.complaints = complaints


class AskedWrongly(NotPlanned):
    """Every complaint about a question that nobody can plan for."""


WRONG_WORDS: Mapping[Wrong, str] = {
    Wrong.NOT_A_LIST: gettext_noop("{about} harus berupa daftar."),
    Wrong.UNKNOWN_INTERVENTION: gettext_noop("Intervensi ini tidak ada dalam daftar: {about}."),
    Wrong.IS_DETECTION: gettext_noop("{about} adalah upaya penemuan, bukan pencegahan; catat di catatan upaya."),
    Wrong.NO_EFFECT: gettext_noop(
        "{about} tidak punya akibat yang terbukti; isi kisarannya sebagai asumsi kantor sendiri, rendah dan tinggi."
    ),
    Wrong.WRONG_EFFECT: gettext_noop("Asumsi akibat {about} harus dua angka antara 0 dan 1, yang rendah dahulu."),
    Wrong.SOURCED_EFFECT: gettext_noop("Akibat {about} sudah bersumber; asumsi sendiri tidak dipakai."),
    Wrong.WRONG_NUMBER: gettext_noop("{about} harus berupa bilangan bulat."),
    Wrong.NO_AREA: gettext_noop("Wilayah {about} tidak ada dalam daftar wilayah."),
    Wrong.WRONG_NEED: gettext_noop(
        "Kebutuhan {about} harus berupa angka, daftar angka, atau kosong; daftarnya sama panjang untuk semua tempat."
    ),
    Wrong.TWICE: gettext_noop("{about} disebut dua kali."),
    Wrong.NO_REASON: gettext_noop("Putusan tentang {about} harus punya alasan."),
    Wrong.UNKNOWN_DECISION: gettext_noop("Putusan menyebut tempat atau intervensi yang tidak ada: {about}."),
    Wrong.NO_FIT: gettext_noop(
        "Model faktor pendorong tidak sampai pada hasil yang dapat dipercaya. Tulis bobot kantor sendiri."
    ),
}

IF_TRUE = gettext_noop("jika asumsi benar")

ENDING_WORDS: Mapping[Ending, str] = {
    Ending.PROVEN: gettext_noop("terbukti: tidak ada susunan lain yang lebih baik menurut asumsi ini"),
    Ending.OUT_OF_TIME: gettext_noop("tidak terbukti: waktunya habis; ini susunan terbaik yang ditemukan"),
    Ending.KILLED: gettext_noop("tidak terbukti: perhitungan dihentikan; ini susunan terbaik yang ditemukan"),
    Ending.BROKEN: gettext_noop("tidak terbukti: perhitungan gagal; ini susunan dengan cara sederhana"),
}

REASON_WORDS: Mapping[Reason, str] = {
    Reason.FORCED: gettext_noop("diputuskan oleh petugas"),
    Reason.FLOOR: gettext_noop("menjaga bagian terkecil wilayah ini"),
    Reason.VALUE: gettext_noop("pilihan terbaik untuk uang dan petugas yang dipakainya"),
}

TROUBLE_WORDS: Mapping[Trouble, str] = {
    Trouble.NEGATIVE_COST: gettext_noop("Biaya tidak boleh kurang dari nol: {intervention} di {place}."),
    Trouble.NEGATIVE_BUDGET: gettext_noop("Anggaran tidak boleh kurang dari nol."),
    Trouble.NEGATIVE_FLOOR: gettext_noop("Bagian terkecil tidak boleh kurang dari nol: {area}."),
    Trouble.NEGATIVE_STAFF: gettext_noop("Petugas tidak boleh kurang dari nol: {staff}."),
    Trouble.NEGATIVE_GAIN: gettext_noop(
        "Kebutuhan atau akibat tidak boleh kurang dari nol: {intervention} di {place}."
    ),
    Trouble.GAIN_WITHOUT_END: gettext_noop("Kebutuhan harus berupa angka: {intervention} di {place}."),
    Trouble.NO_VALUE: gettext_noop(
        "Tidak ada yang bisa dipilih: tidak satu pun punya akibat yang diketahui atau diasumsikan."
    ),
    Trouble.FLOORS_OVER_BUDGET: gettext_noop("Semua bagian terkecil bersama-sama melebihi anggaran sebesar {amount}."),
    Trouble.FLOOR_OUT_OF_REACH: gettext_noop(
        "Bagian terkecil {area} tidak bisa dicapai dengan petugas dan tempat yang ada: kurang {amount}."
    ),
    Trouble.IN_AND_OUT: gettext_noop("{intervention} di {place} diputuskan masuk dan keluar sekaligus."),
    Trouble.FORCED_OVER_BUDGET: gettext_noop("Yang diputuskan masuk melebihi anggaran sebesar {amount}."),
    Trouble.FORCED_OVER_STAFF: gettext_noop(
        "Yang diputuskan masuk di {area} memerlukan petugas lebih dari yang ada: {staff}."
    ),
    Trouble.FORCED_TOO_MANY: gettext_noop("Terlalu banyak yang diputuskan masuk di {place}."),
    Trouble.NOT_SOLVED: gettext_noop("Tidak ditemukan susunan yang memenuhi semua batas. Longgarkan salah satu batas."),
}
