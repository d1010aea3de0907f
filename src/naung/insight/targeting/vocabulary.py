"""Words of the plan of interventions."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from naung.foundation.clock.vocabulary import Mark
from naung.foundation.words import gettext_noop
from naung.methods.allocation import Ending, Problem, Reason, Trouble


class CountsAs(StrEnum):
    """What an intervention does to counts: fewer victims, or more of them found."""

    PREVENTION = "prevention"
    DETECTION = "detection"


@dataclass(frozen=True, kw_only=True)
class Factor:
    """A driving factor that interventions aim at, and how well it is sourced."""

    code: str
    id: str
    en: str
    mark: Mark
    source: str


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


class AskedWrongly(ValueError):
    """Every complaint about a question, in words."""

    def __init__(self, complaints: tuple[str, ...]) -> None:
        super().__init__("; ".join(complaints))
        self.complaints = complaints


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
