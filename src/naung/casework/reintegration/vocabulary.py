"""Words of reintegration."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from naung.foundation.audit.vocabulary import EventName
from naung.foundation.clock.vocabulary import Mark
from naung.foundation.words import gettext_noop


class StepKind(StrEnum):
    """The five steps of the ministry's rule, in its order."""

    PERSON = "penyiapan_orang"
    FAMILY = "penyiapan_keluarga"
    RETURN = "pengembalian"
    MONITORING = "pemantauan"
    TERMINATION = "pengakhiran"


class StepState(StrEnum):
    """Where a step stands."""

    NOT_BEGUN = "belum_mulai"
    RUNNING = "berjalan"
    DONE = "selesai"
    NOT_NEEDED = "tidak_perlu"


STATE_WORDS: Mapping[StepState, str] = {
    StepState.NOT_BEGUN: gettext_noop("Belum mulai"),
    StepState.RUNNING: gettext_noop("Sedang berjalan"),
    StepState.DONE: gettext_noop("Selesai"),
    StepState.NOT_NEEDED: gettext_noop("Tidak perlu atau tidak mungkin"),
}
SETTLED = frozenset({StepState.DONE, StepState.NOT_NEEDED})


class Wish(StrEnum):
    """Whether she wants to be followed. Not asked is not no."""

    NOT_ASKED = "belum_ditanya"
    YES = "mau"
    NO = "tidak_mau"


WISH_WORDS: Mapping[Wish, str] = {
    Wish.NOT_ASKED: gettext_noop("Belum ditanyakan"),
    Wish.YES: gettext_noop("Mau dihubungi"),
    Wish.NO: gettext_noop("Tidak mau dihubungi"),
}


class Held(StrEnum):
    """How a follow-up was held."""

    VISIT = "kunjungan"
    PHONE = "telepon"
    MESSAGE = "pesan"
    OFFICE = "datang_sendiri"


HELD_WORDS: Mapping[Held, str] = {
    Held.VISIT: gettext_noop("Kunjungan"),
    Held.PHONE: gettext_noop("Telepon"),
    Held.MESSAGE: gettext_noop("Pesan dengan cara yang ia pilih"),
    Held.OFFICE: gettext_noop("Ia datang sendiri"),
}


class Reached(StrEnum):
    """Whether she was reached, and could speak safely."""

    SAFELY = "aman"
    UNSAFELY = "tidak_bebas_bicara"
    NOT = "tidak_bertemu"


REACHED_WORDS: Mapping[Reached, str] = {
    Reached.SAFELY: gettext_noop("Ya, dan ia bebas bicara"),
    Reached.UNSAFELY: gettext_noop("Ya, tetapi ia tidak bebas bicara"),
    Reached.NOT: gettext_noop("Tidak"),
}


class Safety(StrEnum):
    """How safe she is now, as she and the officer see it."""

    SAFE = "aman"
    WATCH = "perlu_dijaga"
    DANGER = "bahaya"
    NOT_CHECKED = "belum_diperiksa"


SAFETY_WORDS: Mapping[Safety, str] = {
    Safety.SAFE: gettext_noop("Aman"),
    Safety.WATCH: gettext_noop("Ada yang perlu dijaga"),
    Safety.DANGER: gettext_noop("Dalam bahaya"),
    Safety.NOT_CHECKED: gettext_noop("Belum bisa diperiksa"),
}


class Again(StrEnum):
    """Whether it seems to have happened to her again."""

    NO = "tidak"
    FEARED = "dikhawatirkan"
    SEEN = "terjadi"
    UNKNOWN = "tidak_tahu"


AGAIN_WORDS: Mapping[Again, str] = {
    Again.NO: gettext_noop("Tidak ada tanda"),
    Again.FEARED: gettext_noop("Ada yang mengkhawatirkan"),
    Again.SEEN: gettext_noop("Ya, terjadi lagi"),
    Again.UNKNOWN: gettext_noop("Tidak tahu"),
}


class Rest(StrEnum):
    """Why nothing more is waited for."""

    NO = "berjalan"
    ENDED = "diakhiri"
    DIED = "meninggal"


REST_WORDS: Mapping[Rest, str] = {
    Rest.NO: gettext_noop("Masih berjalan"),
    Rest.ENDED: gettext_noop("Sudah diakhiri bersamanya"),
    Rest.DIED: gettext_noop("Ia sudah meninggal"),
}


@dataclass(frozen=True)
class Row:
    """A step or a kind of new problem, in both languages."""

    code: str
    id: str
    en: str


@dataclass(frozen=True)
class Item:
    """One item of the outcome scale; `anchors`: what 1 to 4 mean, worst first, in both languages."""

    code: str
    id: str
    en: str
    anchors_id: tuple[str, ...]
    anchors_en: tuple[str, ...]
    health: bool = False


@dataclass(frozen=True)
class Basis:
    """What the five steps rest on."""

    legal_basis: str
    article: str
    mark: Mark
    source: str

    @property
    def citation(self) -> str:
        """ "Permensos 8/2023 Pasal 19-21"."""
        return f"{self.legal_basis} {self.article}"


@dataclass(frozen=True)
class Tables:
    """The shipped rows: steps with their basis, months of follow-ups, items of the scale, kinds of new problems."""

    basis: Basis
    steps: Mapping[StepKind, Row]
    months: tuple[int, ...]
    items: Mapping[str, Item]
    problems: Mapping[str, Row]


@dataclass(frozen=True)
class FollowUpTold:
    """How a follow-up was held. `answers`: 1 to 4 by item; an item that was not asked is left away."""

    held_on: date
    held: str
    reached: str
    words: str
    safety: str
    safety_words: str
    again: str
    again_words: str
    answers: Mapping[str, int]


class ReintegrationEvent(EventName):
    """What the log says about reintegration. No answer, no problem and no word of hers stands there."""

    BEGUN = ("reintegration.begun", gettext_noop("memulai rencana reintegrasi"))
    READ = ("reintegration.read", gettext_noop("membaca rencana reintegrasi"))
    STEPPED = ("reintegration.stepped", gettext_noop("mencatat satu langkah reintegrasi"))
    WISHED = ("reintegration.wished", gettext_noop("mencatat apakah ia mau dihubungi sesudah pulang"))
    CAME_HOME = ("reintegration.came_home", gettext_noop("mencatat hari ia pulang"))
    MEASURED = ("reintegration.measured", gettext_noop("mencatat keadaan awal menurut skala"))
    PLANNED = ("reintegration.planned", gettext_noop("menambah satu tindak lanjut sesudah pulang"))
    MOVED = ("reintegration.moved", gettext_noop("memindahkan hari tindak lanjut dengan alasan"))
    DROPPED = ("reintegration.dropped", gettext_noop("meniadakan satu tindak lanjut dengan alasan"))
    FOLLOWED = ("reintegration.followed", gettext_noop("mencatat hasil tindak lanjut sesudah pulang"))
    PROBLEM_WRITTEN = ("reintegration.problem_written", gettext_noop("mencatat masalah baru sesudah pulang"))
    PROBLEM_CHANGED = ("reintegration.problem_changed", gettext_noop("mencatat apa yang dilakukan atas masalah baru"))
    DIED = ("reintegration.died", gettext_noop("mencatat bahwa ia meninggal; tidak ada lagi pengingat"))
    ENDED = ("reintegration.ended", gettext_noop("mengakhiri pendampingan sesudah pulang"))
    RESUMED = ("reintegration.resumed", gettext_noop("melanjutkan lagi pendampingan sesudah pulang, dengan alasan"))
    ITEM_WRITTEN = ("reintegration.item_written", gettext_noop("menambah butir skala kantor"))
    ITEM_WITHDRAWN = ("reintegration.item_withdrawn", gettext_noop("berhenti memakai satu butir skala kantor"))
    FORGOTTEN = ("reintegration.forgotten", gettext_noop("menghapus rencana reintegrasi orang yang sudah dihapus"))
