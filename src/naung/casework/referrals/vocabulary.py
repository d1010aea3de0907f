"""Words of a referral."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from naung.casework.consent.vocabulary import SharingPurpose
from naung.foundation.access.vocabulary import Category, PersonKind, Service
from naung.foundation.audit.vocabulary import EventName
from naung.foundation.words import gettext_noop


class State(StrEnum):
    """Where a referral stands."""

    TO_SIGN = "menunggu_tanda_tangan"  # outside the register: the coordinator has not signed yet
    SENT = "dikirim"
    ASKED = "ditanya_balik"
    ACCEPTED = "diterima"
    DECLINED = "ditolak"
    COMPLETED = "selesai"
    EXPIRED = "kedaluwarsa"
    TAKEN_BACK = "ditarik"


STATE_WORDS: dict[State, str] = {
    State.TO_SIGN: gettext_noop("Menunggu tanda tangan koordinator"),
    State.SENT: gettext_noop("Dikirim, belum dijawab"),
    State.ASKED: gettext_noop("Ditanya balik"),
    State.ACCEPTED: gettext_noop("Diterima"),
    State.DECLINED: gettext_noop("Ditolak"),
    State.COMPLETED: gettext_noop("Selesai"),
    State.EXPIRED: gettext_noop("Kedaluwarsa tanpa jawaban"),
    State.TAKEN_BACK: gettext_noop("Ditarik kembali"),
}

WAITING = frozenset({State.SENT, State.ASKED})  # the receiver has not decided
HELD = frozenset({State.ACCEPTED, State.COMPLETED})  # the receiver has its own file
TO_NOTE = frozenset({State.COMPLETED, State.DECLINED, State.EXPIRED})  # ends that the sender must hear of
SHUT = frozenset({State.DECLINED, State.EXPIRED, State.TAKEN_BACK})  # nothing is left but the status


class Side(StrEnum):
    """From which end an actor looks at a referral."""

    SENDER = "pengirim"
    RECEIVER = "penerima"


class Move(StrEnum):
    """What may be done with a referral."""

    SIGN = "tanda_tangan"
    ASK = "tanya_balik"
    ANSWER = "jawab"
    ACCEPT = "terima"
    DECLINE = "tolak"
    COMPLETE = "selesaikan"
    EXPIRE = "kedaluwarsakan"
    TAKE_BACK = "tarik"


DECLINE_REASONS: dict[str, str] = {
    "bukan_kewenangan": gettext_noop("Bukan kewenangan meja ini"),
    "di_luar_wilayah": gettext_noop("Di luar wilayah meja ini"),
    "penuh": gettext_noop("Tempat atau petugas sedang penuh"),
    "sudah_ditangani": gettext_noop("Orang ini sudah ditangani di sini"),
    "orang_ini_tidak_mau": gettext_noop("Orang ini tidak mau dilayani di sini"),
    "tidak_terjangkau": gettext_noop("Orang ini tidak dapat dihubungi dengan cara yang aman"),
    "tanpa_kabar": gettext_noop("Surat kembali atau tidak dijawab"),
}

RESULTS: dict[str, str] = {
    "diberikan": gettext_noop("Layanan sudah diberikan"),
    "sebagian": gettext_noop("Layanan diberikan sebagian"),
    "berhenti_atas_permintaan": gettext_noop("Orang ini meminta berhenti"),
    "tidak_hadir": gettext_noop("Orang ini tidak datang"),
    "tidak_dapat": gettext_noop("Layanan tidak dapat diberikan"),
}

QUESTIONS: dict[str, str] = {
    "layanan_mana": gettext_noop("Layanan apa tepatnya yang diharapkan?"),
    "kapan": gettext_noop("Kapan orang ini dapat datang?"),
    "bahasa": gettext_noop("Bahasa atau juru bahasa apa yang diperlukan?"),
    "keamanan": gettext_noop("Adakah bahaya yang harus kami ketahui?"),
    "data_kurang": gettext_noop("Ada data yang kami perlukan dan belum dibagikan."),
}


class BasisKind(StrEnum):
    """On what a line travels: her consent, or a recorded lawful basis."""

    CONSENT = "consent"
    LAWFUL = "lawful"


class FallenReason(StrEnum):
    """Why a line is not opened any more."""

    CONSENT_FELL = "persetujuan"
    BASIS_FELL = "dasar"


FALLEN_WORDS: dict[FallenReason, str] = {
    FallenReason.CONSENT_FELL: gettext_noop(
        "Tidak dibagikan lagi: orang ini menarik atau mempersempit persetujuannya, atau masanya habis."
    ),
    FallenReason.BASIS_FELL: gettext_noop(
        "Tidak dibagikan lagi: dasar hukumnya dicabut, habis masanya, atau tidak dikuatkan petugas kedua."
    ),
}


class ClockEffect(StrEnum):
    """What happens when a referral's clock has run out."""

    WARN = "ingatkan"
    ESCALATE = "naikkan"
    EXPIRE = "kedaluwarsakan"
    REMIND = "kabar_hasil"  # accepted long ago, no result yet


@dataclass(frozen=True)
class Field:
    """One field that may travel: its class of data, which services need it and why, and whether it names nobody.

    `before`: a fact without identity that the receiver may read before it accepts (class B only).
    `typed`: written for this referral; the others are read from the sender's file.
    """

    code: str
    category: Category
    words_id: str
    words_en: str
    why_id: str
    why_en: str
    services: frozenset[Service]
    before: bool
    typed: bool
    basis: str
    mark: str


@dataclass(frozen=True)
class Need:
    """A field that a service needs, its class of data, and why (both languages in the table's row).

    `consent_only`: to this receiver it goes only where she agreed; no duty of the law takes the place of her word.
    """

    field: str
    category: Category
    why: str
    consent_only: bool = False


@dataclass(frozen=True)
class Ceiling:
    """The classes of data that a kind of agency may receive, and fields that never go there, with the basis.

    `consent_only` are the classes among them that it may receive only with her consent.
    """

    agency_type: str
    categories: frozenset[Category]
    never: frozenset[str]
    basis: str
    mark: str
    consent_only: frozenset[Category] = frozenset()


@dataclass(frozen=True)
class WaitRule:
    """One row of the office's clocks: after how long, for whom, what happens."""

    code: str
    effect: ClockEffect
    danger: bool
    unit: str
    amount: int
    source: str
    mark: str


@dataclass(frozen=True)
class Dues:
    """When a waiting referral is warned of, passed up, and ends by itself."""

    warn_at: datetime
    escalate_at: datetime
    expire_at: datetime


@dataclass(frozen=True)
class Wanted:
    """What a referral asks: which service, for whom of which person record and case, where."""

    case: UUID
    person: UUID
    purpose: SharingPurpose
    place: str
    exploitation: str = ""


@dataclass(frozen=True)
class Receiver:
    """To whom: a desk of the task force, or an office without an account, by its name and kind of agency."""

    desk: UUID | None
    agency_type: str
    outside: str = ""


@dataclass(frozen=True)
class Receipt:
    """What came back with the torn-off strip of a letter: its number, the day, and who received it."""

    number: str
    on: date
    received_by: str


class ReferralEvent(EventName):
    """What the log says about referrals."""

    SENT = ("referrals.sent", gettext_noop("mengirim rujukan"))
    READ = ("referrals.read", gettext_noop("membaca rujukan"))
    PACKAGE_OPENED = ("referrals.opened", gettext_noop("membuka paket rujukan"))
    LETTER_PRINTED = ("referrals.letter_printed", gettext_noop("membuka surat rujukan untuk dicetak"))
    HTCDS_OPENED = ("referrals.htcds_opened", gettext_noop("melihat isi rujukan sebagai HTCDS"))
    HTCDS_TAKEN = ("referrals.htcds_taken", gettext_noop("mengambil berkas HTCDS sebuah rujukan"))
    ASKED = ("referrals.asked_back", gettext_noop("bertanya balik tentang rujukan"))
    ANSWERED = ("referrals.answered", gettext_noop("menjawab pertanyaan tentang rujukan"))
    ACCEPTED = ("referrals.accepted", gettext_noop("menerima rujukan"))
    DECLINED = ("referrals.declined", gettext_noop("menolak rujukan"))
    COMPLETED = ("referrals.completed", gettext_noop("menyelesaikan rujukan"))
    NOTED = ("referrals.noted", gettext_noop("mencatat akhir rujukan"))
    TAKEN_BACK = ("referrals.taken_back", gettext_noop("menarik kembali rujukan"))
    WARNED = ("referrals.warned", gettext_noop("mengingatkan bahwa rujukan belum dijawab"))
    ESCALATED = ("referrals.escalated", gettext_noop("meneruskan rujukan yang terlambat kepada koordinator"))
    EXPIRED = ("referrals.expired", gettext_noop("mengakhiri rujukan yang tidak dijawab"))
    FORGOTTEN = ("referrals.forgotten", gettext_noop("menghapus rujukan orang yang dihapus"))
    NO_DESK = ("referrals.no_desk", gettext_noop("memberi tahu koordinator: belum ada yang berwenang"))
    GAP_SETTLED = ("referrals.gap_settled", gettext_noop("menandai kekosongan kewenangan sudah ditangani"))
    SIGNATURE_ASKED = ("referrals.signature_asked", gettext_noop("meminta tanda tangan untuk rujukan di luar daftar"))
    SIGNED = ("referrals.signed", gettext_noop("menandatangani rujukan di luar daftar kewenangan"))
    SIGNATURE_READ = ("referrals.signature_read", gettext_noop("membaca alasan rujukan di luar daftar"))
    REFUSED = ("referrals.refused", gettext_noop("tidak menandatangani rujukan di luar daftar kewenangan"))


PERSON_KIND_WORDS: dict[PersonKind, str] = {
    PersonKind.WOMAN: gettext_noop("perempuan dewasa"),
    PersonKind.MAN: gettext_noop("laki-laki dewasa"),
    PersonKind.GIRL: gettext_noop("anak perempuan"),
    PersonKind.BOY: gettext_noop("anak laki-laki"),
    PersonKind.UNKNOWN: gettext_noop("jenis kelamin atau umur belum diketahui"),
}

SERVICE_WORDS: dict[Service, str] = {
    Service.COMPLAINT: gettext_noop("pengaduan dan identifikasi"),
    Service.HEALTH: gettext_noop("rehabilitasi kesehatan"),
    Service.SOCIAL: gettext_noop("rehabilitasi sosial"),
    Service.LEGAL: gettext_noop("layanan hukum"),
    Service.RETURN: gettext_noop("pemulangan"),
    Service.REINTEGRATION: gettext_noop("reintegrasi sosial"),
}
