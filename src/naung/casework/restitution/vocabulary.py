"""Words of restitution."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from fractions import Fraction
from uuid import UUID

from naung.foundation.audit.vocabulary import EventName
from naung.foundation.clock.vocabulary import Mark
from naung.foundation.words import gettext_noop

RUPIAH = "IDR"


class How(StrEnum):
    """How the amount of a loss comes about."""

    AMOUNT = "jumlah"
    CALENDAR = "upah_menurut_kalender"
    DAYS = "upah_menurut_hari"


HOW_WORDS: Mapping[How, str] = {
    How.AMOUNT: gettext_noop("Jumlah yang diketahui, misalnya dari kuitansi atau kesepakatan"),
    How.CALENDAR: gettext_noop("Upah dari tanggal sampai tanggal, menurut upah yang berlaku di tempat itu"),
    How.DAYS: gettext_noop("Upah menurut banyaknya hari kerja"),
}


class Per(StrEnum):
    """What a lawful wage is for."""

    MONTH = "bulan"
    DAY = "hari"


PER_WORDS: Mapping[Per, str] = {Per.MONTH: gettext_noop("sebulan"), Per.DAY: gettext_noop("sehari")}


class StepKind(StrEnum):
    """What happened on the way of the money, each a dated row."""

    CLAIMED = "diajukan"
    ASSESSED = "dinilai_lpsk"
    DEMANDED = "dituntut"
    ORDERED = "diputus"
    CHANGED = "diubah_banding"
    REFUSED = "ditolak"
    REACHED_PROSECUTOR = "putusan_diterima_penuntut"
    FINAL_TOLD = "putusan_tetap_diberitahukan"
    FINAL_KNOWN = "putusan_tetap_diketahui"
    COPY_RECEIVED = "salinan_putusan_diterima"
    RULED_APART = "penetapan_restitusi"
    COPY_TO_LPSK = "salinan_penetapan_ke_lpsk"
    PAID = "dibayar"
    REPORTED = "dilaporkan_dibayar"
    DEPOSITED = "dititipkan"
    COURT_TOLD = "lapor_pengadilan"
    WARNED = "peringatan_restitusi"
    SECURED = "sita_jaminan"
    SEIZED = "disita"
    AUCTIONED = "dilelang"
    DETAINED = "kurungan_pengganti"
    FUND = "dana_bantuan"
    RETURNED = "dikembalikan"
    DROPPED = "ditarik_penyintas"


STEP_WORDS: Mapping[StepKind, str] = {
    StepKind.CLAIMED: gettext_noop("Permohonan diajukan"),
    StepKind.ASSESSED: gettext_noop("Dinilai LPSK"),
    StepKind.DEMANDED: gettext_noop("Masuk tuntutan penuntut umum"),
    StepKind.ORDERED: gettext_noop("Diputus pengadilan"),
    StepKind.CHANGED: gettext_noop("Diubah pada banding atau kasasi"),
    StepKind.REFUSED: gettext_noop("Ditolak"),
    StepKind.REACHED_PROSECUTOR: gettext_noop("Putusan sampai pada penuntut umum"),
    StepKind.FINAL_TOLD: gettext_noop("Putusan tetap diberitahukan kepada terpidana"),
    StepKind.FINAL_KNOWN: gettext_noop("Putusan tetap diketahui penyintas"),
    StepKind.COPY_RECEIVED: gettext_noop("Salinan putusan diterima terpidana"),
    StepKind.RULED_APART: gettext_noop("Penetapan restitusi sesudah putusan"),
    StepKind.COPY_TO_LPSK: gettext_noop("Salinan penetapan sampai di LPSK"),
    StepKind.PAID: gettext_noop("Dibayar kepada penyintas"),
    StepKind.REPORTED: gettext_noop("Dilaporkan dibayar, belum ada tanda terima"),
    StepKind.DEPOSITED: gettext_noop("Dititipkan di pengadilan"),
    StepKind.COURT_TOLD: gettext_noop("Pengadilan diberi tahu bahwa belum dibayar"),
    StepKind.WARNED: gettext_noop("Terpidana diberi peringatan tertulis"),
    StepKind.SECURED: gettext_noop("Harta disita sebagai jaminan"),
    StepKind.SEIZED: gettext_noop("Harta disita"),
    StepKind.AUCTIONED: gettext_noop("Harta dilelang"),
    StepKind.DETAINED: gettext_noop("Kurungan pengganti"),
    StepKind.FUND: gettext_noop("Dibayar dari dana bantuan korban"),
    StepKind.RETURNED: gettext_noop("Dikembalikan karena terdakwa bebas"),
    StepKind.DROPPED: gettext_noop("Permohonan ditarik oleh penyintas"),
}


class Stopped(StrEnum):
    """How far the money came."""

    NOT_CLAIMED = "belum_diajukan"
    CLAIMED = "diajukan"
    DEMANDED = "dituntut"
    ORDERED = "diputus"
    PARTLY = "dibayar_sebagian"
    PAID = "dibayar_penuh"
    REFUSED = "ditolak"
    DROPPED = "ditarik"


STOPPED_WORDS: Mapping[Stopped, str] = {
    Stopped.NOT_CLAIMED: gettext_noop("Belum diajukan"),
    Stopped.CLAIMED: gettext_noop("Diajukan, belum dituntut"),
    Stopped.DEMANDED: gettext_noop("Dituntut, belum diputus"),
    Stopped.ORDERED: gettext_noop("Diputus, belum ada yang dibayar"),
    Stopped.PARTLY: gettext_noop("Dibayar sebagian"),
    Stopped.PAID: gettext_noop("Dibayar penuh"),
    Stopped.REFUSED: gettext_noop("Ditolak"),
    Stopped.DROPPED: gettext_noop("Ditarik oleh penyintas"),
}


class Beside(StrEnum):
    """Money that may be had apart from restitution."""

    WAGES = "upah_hubungan_industrial"
    INSURANCE = "asuransi_pekerja_migran"
    SOCIAL = "bantuan_sosial"
    OTHER = "lainnya"


BESIDE_WORDS: Mapping[Beside, str] = {
    Beside.WAGES: gettext_noop("Tuntutan upah kepada pemberi kerja"),
    Beside.INSURANCE: gettext_noop("Jaminan sosial pekerja migran"),
    Beside.SOCIAL: gettext_noop("Bantuan sosial"),
    Beside.OTHER: gettext_noop("Tuntutan lain"),
}


@dataclass(frozen=True)
class Currency:
    """A currency by its ISO 4217 code: its digits after the point, and its name."""

    code: str
    digits: int
    id: str
    en: str


@dataclass(frozen=True)
class Provision:
    """An article under which a kind of loss can be claimed, with its mark."""

    code: str
    id: str
    en: str
    legal_basis: str
    article: str
    mark: Mark
    source: str

    @property
    def citation(self) -> str:
        """Law and article."""
        return f"{self.legal_basis} {self.article}".strip()


@dataclass(frozen=True)
class Loss:
    """A kind of loss, and the provisions under which it can be claimed."""

    code: str
    id: str
    en: str
    provisions: tuple[str, ...]
    wages: bool


@dataclass(frozen=True)
class Tables:
    """What ships with the room, by code."""

    currencies: Mapping[str, Currency]
    provisions: Mapping[str, Provision]
    losses: Mapping[str, Loss]


@dataclass(frozen=True)
class WageKey:
    """Which lawful wage: of which place, year, and for what."""

    place: str
    year: int
    per: Per


@dataclass(frozen=True)
class Wage:
    """A lawful wage as the office entered it: the smallest units of its currency, and its source."""

    key: WageKey
    currency: str
    smallest: int
    source: str


@dataclass(frozen=True)
class Terms:
    """How the amount of one loss comes about, as it was written. Amounts are in the currency's smallest unit.

    AMOUNT: `smallest` so many `times`. CALENDAR: `first` to `last` at the month's wage of `place`. DAYS: `times` days at the
    day's wage of `place` and `year`, or at its month's wage in `divisor` parts. `received` is taken off a wage.
    """

    how: How
    currency: str
    smallest: int = 0
    times: int = 1
    first: date | None = None
    last: date | None = None
    place: str = ""
    year: int = 0
    divisor: int = 0
    received: int = 0
    rate: str = ""
    rate_on: date | None = None
    rate_source: str = ""


@dataclass(frozen=True)
class Missing:
    """What an item needs before it can be computed, in words with named values."""

    words: str
    values: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True)
class Line:
    """One item as it was computed: units of its own currency and rupiah, both exact; `missing` where it can't be yet."""

    loss: UUID
    units: Fraction | None
    rupiah: Fraction | None
    missing: tuple[Missing, ...] = ()


@dataclass(frozen=True)
class Computed:
    """One person's computation. `total`: whole rupiah of all lines that could be computed, rounded once."""

    lines: tuple[Line, ...]
    total: int

    @property
    def is_whole(self) -> bool:
        """Whether every item could be computed."""
        return all(not line.missing for line in self.lines)


Amounts = Mapping[str, Fraction]  # by the id of a loss; "" is what was not divided over items


@dataclass(frozen=True)
class StepTold:
    """A step as it stands: when, and how much for each item. `order` says which of two on one day came later."""

    id: UUID
    kind: StepKind
    on: date
    order: int
    amounts: Amounts = field(default_factory=dict)
    has_paper: bool = False
    confirms: UUID | None = None
    paper: UUID | None = None


@dataclass(frozen=True)
class Sums:
    """Whole rupiah, computed from the steps. None: that stage was not reached."""

    claimed: int | None
    assessed: int | None
    demanded: int | None
    ordered: int | None
    paid: int
    fund: int
    reported: int
    deposited: int

    @property
    def received(self) -> int:
        """What reached her with a receipt, from the convict or from the fund."""
        return self.paid + self.fund

    @property
    def unpaid(self) -> int:
        """What was ordered and did not reach her."""
        return max(0, (self.ordered or 0) - self.received)

    @property
    def over(self) -> int:
        """What reached her beyond what was ordered."""
        return max(0, self.received - self.ordered) if self.ordered is not None else 0


@dataclass(frozen=True)
class RunningClock:
    """A clock of the law on this money. `due_on` None: its start is not known, and asking for it is a task."""

    code: str
    started_on: date | None
    due_on: date | None
    ended_on: date | None
    followed_on: date | None = None  # when the next step against who does not pay was taken: it is that one's turn

    @property
    def waits(self) -> bool:
        """Whether the start still has to be found out."""
        return self.started_on is None


class RestitutionEvent(EventName):
    """What the log says about restitution. No amount and no item stands there."""

    BEGUN = ("restitution.begun", gettext_noop("memulai catatan restitusi"))
    READ = ("restitution.read", gettext_noop("membaca catatan restitusi"))
    LISTED = ("restitution.listed", gettext_noop("melihat daftar restitusi meja"))
    LOSS_WRITTEN = ("restitution.loss_written", gettext_noop("mencatat satu kerugian"))
    LOSS_CHANGED = ("restitution.loss_changed", gettext_noop("mengubah catatan kerugian"))
    LOSS_DROPPED = ("restitution.loss_dropped", gettext_noop("mencoret satu kerugian dengan alasan"))
    DEBT_WRITTEN = ("restitution.debt_written", gettext_noop("mencatat utang yang masih ditagih"))
    DEBT_ENDED = ("restitution.debt_ended", gettext_noop("mencatat hasil surat tentang utang"))
    COMPUTED = ("restitution.computed", gettext_noop("menyimpan perhitungan restitusi"))
    SIGNED = ("restitution.signed", gettext_noop("menandatangani perhitungan restitusi"))
    STEPPED = ("restitution.stepped", gettext_noop("mencatat perkembangan restitusi"))
    STEP_WITHDRAWN = ("restitution.step_withdrawn", gettext_noop("mencoret satu perkembangan restitusi dengan alasan"))
    BESIDE_WRITTEN = ("restitution.beside_written", gettext_noop("mencatat tuntutan uang di luar restitusi"))
    BESIDE_CHANGED = ("restitution.beside_changed", gettext_noop("mengubah tuntutan uang di luar restitusi"))
    TRACKED = ("restitution.tracked", gettext_noop("mencatat apakah jalur kekerasan seksual berlaku"))
    WAGE_WRITTEN = ("restitution.wage_written", gettext_noop("mencatat upah menurut aturan suatu tempat"))
    FORGOTTEN = ("restitution.forgotten", gettext_noop("menghapus catatan restitusi orang yang sudah dihapus"))
