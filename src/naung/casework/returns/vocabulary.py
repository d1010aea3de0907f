"""Words of the way home."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from naung.foundation.audit.vocabulary import EventName
from naung.foundation.clock.vocabulary import Mark
from naung.foundation.words import gettext_noop


class Way(StrEnum):
    """From where to where somebody goes home."""

    INSIDE = "dalam_negeri"
    FROM_ABROAD = "dari_luar_negeri"
    OUTWARDS = "ke_negara_asal"


WAY_WORDS: Mapping[Way, str] = {
    Way.INSIDE: gettext_noop("Pulang di dalam negeri"),
    Way.FROM_ABROAD: gettext_noop("Pulang dari luar negeri"),
    Way.OUTWARDS: gettext_noop("Orang asing pulang ke negaranya lewat perwakilan negaranya"),
}


class Body(StrEnum):
    """Who hands over or receives, by kind."""

    CONSULATE = "perwakilan_ri"
    BP3MI = "bp3mi"
    PROVINCE = "dinsos_provinsi"
    DISTRICT = "dinsos_kabkota"
    VILLAGE = "desa_kelurahan"
    FAMILY = "keluarga"
    SHELTER = "rumah_perlindungan"
    POLICE = "polisi"
    MISSION = "perwakilan_asing"
    OTHER = "lainnya"


BODY_WORDS: Mapping[Body, str] = {
    Body.CONSULATE: gettext_noop("Perwakilan Indonesia di luar negeri"),
    Body.BP3MI: gettext_noop("BP3MI atau P4MI"),
    Body.PROVINCE: gettext_noop("Dinas sosial provinsi"),
    Body.DISTRICT: gettext_noop("Dinas sosial kabupaten atau kota"),
    Body.VILLAGE: gettext_noop("Desa atau kelurahan"),
    Body.FAMILY: gettext_noop("Keluarga"),
    Body.SHELTER: gettext_noop("Rumah perlindungan"),
    Body.POLICE: gettext_noop("Polisi"),
    Body.MISSION: gettext_noop("Perwakilan negara asalnya"),
    Body.OTHER: gettext_noop("Lembaga lain"),
}


class LegState(StrEnum):
    """Where a leg stands. Overdue is not kept: the clock says it."""

    PLANNED = "direncanakan"
    UNDER_WAY = "di_jalan"
    HANDED = "diserahkan"
    RECEIVED = "diterima"
    CANCELLED = "dibatalkan"
    OVERDUE = "terlambat"


STATE_WORDS: Mapping[LegState, str] = {
    LegState.PLANNED: gettext_noop("Direncanakan"),
    LegState.UNDER_WAY: gettext_noop("Di jalan"),
    LegState.HANDED: gettext_noop("Diserahkan, belum ada tanda terima"),
    LegState.RECEIVED: gettext_noop("Diterima"),
    LegState.CANCELLED: gettext_noop("Dibatalkan"),
    LegState.OVERDUE: gettext_noop("Belum ada yang menjemputnya"),
}
OPEN_STATES = frozenset({LegState.PLANNED, LegState.UNDER_WAY, LegState.HANDED})


class HowFar(StrEnum):
    """How far somebody has come, over all legs."""

    DIED = "meninggal"
    LATE = "belum_dijemput"
    HOME = "sampai"
    NOT_PLANNED = "belum_direncanakan"
    UNDER_WAY = "di_jalan"


HOW_FAR_WORDS: Mapping[HowFar, str] = {
    HowFar.DIED: gettext_noop("meninggal"),
    HowFar.LATE: gettext_noop("belum ada yang menjemputnya"),
    HowFar.HOME: gettext_noop("sampai, semua tanda terima ada"),
    HowFar.NOT_PLANNED: gettext_noop("belum direncanakan"),
    HowFar.UNDER_WAY: gettext_noop("%(received)s dari %(legs)s tanda terima"),
}


class Condition(StrEnum):
    """How somebody is when handed over."""

    WELL = "baik"
    TIRED = "lelah"
    ILL = "sakit"
    HURT = "luka"
    SHAKEN = "terguncang"
    URGENT = "perlu_dokter_segera"


CONDITION_WORDS: Mapping[Condition, str] = {
    Condition.WELL: gettext_noop("Baik"),
    Condition.TIRED: gettext_noop("Lelah"),
    Condition.ILL: gettext_noop("Sakit"),
    Condition.HURT: gettext_noop("Luka"),
    Condition.SHAKEN: gettext_noop("Terguncang atau ketakutan"),
    Condition.URGENT: gettext_noop("Perlu dokter segera"),
}


class Verdict(StrEnum):
    """What became of a receipt that somebody entered."""

    ACCEPTED = "dicatat"
    SAME = "sudah_dicatat"
    WRONG_DESK = "bukan_meja_ini"
    ALTERED = "berubah"
    OLD = "kedaluwarsa"
    CANCELLED = "dibatalkan"
    REVOKED = "kunci_dicabut"


VERDICT_WORDS: Mapping[Verdict, str] = {
    Verdict.ACCEPTED: gettext_noop("Tanda terima dicatat."),
    Verdict.SAME: gettext_noop("Tanda terima ini sudah dicatat. Tidak dicatat dua kali."),
    Verdict.WRONG_DESK: gettext_noop(
        "Tanda terima ini untuk meja lain, jadi belum dicatat. Kirimannya disimpan agar diperiksa oleh yang menyerahkan."
    ),
    Verdict.ALTERED: gettext_noop(
        "Kode ini tidak cocok dengan yang dibuat di sini, jadi belum dicatat. Bandingkan dengan kertasnya, lalu ketik lagi."
    ),
    Verdict.OLD: gettext_noop(
        "Kode ini sudah tidak berlaku, jadi belum dicatat. Minta kode baru. Kirimannya disimpan agar diperiksa."
    ),
    Verdict.CANCELLED: gettext_noop(
        "Perjalanan ini sudah dibatalkan, jadi belum dicatat. Kirimannya disimpan agar diperiksa oleh yang menyerahkan."
    ),
    Verdict.REVOKED: gettext_noop(
        "Ponsel yang membuat kode ini sudah dicabut, atau petugasnya sudah pindah, jadi belum dicatat. "
        "Kirimannya disimpan agar diperiksa oleh yang menyerahkan."
    ),
}


class FindingKind(StrEnum):
    """What is written down beside the legs, each a dated row that is struck out and never changed."""

    TRACING = "pencarian_keluarga"
    SAFETY = "keamanan_keluarga"
    FAMILY = "kesediaan_keluarga"
    SUBSTITUTE = "keluarga_pengganti"
    MISSION = "perwakilan_diberi_tahu"
    DEATH = "meninggal"
    DEATH_PAPER = "surat_kematian"


FINDING_WORDS: Mapping[FindingKind, str] = {
    FindingKind.TRACING: gettext_noop("Pencarian keluarga"),
    FindingKind.SAFETY: gettext_noop("Keamanan keluarga"),
    FindingKind.FAMILY: gettext_noop("Kesediaan keluarga"),
    FindingKind.SUBSTITUTE: gettext_noop("Keluarga pengganti"),
    FindingKind.MISSION: gettext_noop("Perwakilan negaranya diberi tahu"),
    FindingKind.DEATH: gettext_noop("Meninggal"),
    FindingKind.DEATH_PAPER: gettext_noop("Surat kematian dan pemulangan jenazah"),
}


class Said(StrEnum):
    """An answer to a question about the family."""

    YES = "ya"
    NO = "tidak"
    UNKNOWN = "tidak_tahu"


SAID_WORDS: Mapping[Said, str] = {
    Said.YES: gettext_noop("Ya"),
    Said.NO: gettext_noop("Tidak"),
    Said.UNKNOWN: gettext_noop("Belum diketahui"),
}


class WaiverReason(StrEnum):
    """Why a mission should be told although she did not consent; coded, so that nobody's story is in the request."""

    PAPERS = "surat_jalan"
    COURT = "perintah_pengadilan"
    DANGER = "bahaya_nyawa"
    CHILD = "anak_tanpa_wali"


WAIVER_WORDS: Mapping[WaiverReason, str] = {
    WaiverReason.PAPERS: gettext_noop("Surat jalan tidak bisa didapat dengan cara lain"),
    WaiverReason.COURT: gettext_noop("Ada perintah pengadilan"),
    WaiverReason.DANGER: gettext_noop("Nyawanya dalam bahaya"),
    WaiverReason.CHILD: gettext_noop("Anak tanpa wali"),
}


@dataclass(frozen=True)
class Row:
    """A coded row of a table, in both languages; `kind` says of which finding it is a result, `danger` which answer warns."""

    code: str
    id: str
    en: str
    kind: str = ""
    danger: str = ""


@dataclass(frozen=True)
class BasisRow:
    """On which rule a thing of the way home rests, with its mark."""

    code: str
    legal_basis: str
    article: str
    mark: Mark
    source: str

    @property
    def citation(self) -> str:
        """Law and article."""
        return f"{self.legal_basis} {self.article}".strip()


@dataclass(frozen=True)
class Tables:
    """What ships with the room, by code."""

    results: Mapping[str, Row]
    questions: Mapping[str, Row]
    papers: Mapping[str, Row]
    costs: Mapping[str, Row]
    payers: Mapping[str, Row]
    bases: Mapping[str, BasisRow]


@dataclass(frozen=True)
class End:
    """One end of a leg: what kind of body, and which: a desk of this house, or a named body outside it."""

    body: str
    desk: UUID | None = None
    outside: str = ""


@dataclass(frozen=True)
class LegTold:
    """A leg as it is typed."""

    giver: End
    receiver: End
    start: str
    goal: str
    expected_at: datetime


@dataclass(frozen=True)
class Claimed:
    """What a code says: which leg, what was handed (a hash), when it was signed (whole minutes).

    `receiver`: for which desk a tablet signed it; None in a code by a desk's own key, which the desk withdraws where it changes.
    """

    leg: UUID
    digest: bytes
    signed_at: datetime
    receiver: UUID | None = None


@dataclass(frozen=True)
class Answered:
    """What the receiving tablet answers to a code: which leg, which code (a hash), when (whole minutes)."""

    leg: UUID
    code: bytes
    at: datetime


class SlipKind(StrEnum):
    """Which side wrote a slip on a tablet."""

    GIVE = "serah"
    TAKE = "terima"


SLIP_WORDS: Mapping[SlipKind, str] = {
    SlipKind.GIVE: gettext_noop("Penyerahan"),
    SlipKind.TAKE: gettext_noop("Tanda terima"),
}


@dataclass(frozen=True)
class Slip:
    """One side's finished slip. The giver's alone: `salt` of the hash, and the `answer` that the receiver showed back."""

    id: UUID
    kind: SlipKind
    code: str
    at: datetime
    condition: str
    words: str
    belongings: str
    differs: bool = False
    salt: str = ""
    answer: str = ""


@dataclass(frozen=True)
class Signer:
    """A key that a desk knows. `officer`: whose tablet holds it; None for the desk's own key.

    `stands`: whether its device was not revoked and the officer still serves at the desk.
    """

    id: UUID
    public: bytes
    officer: UUID | None = None
    stands: bool = True


class ReturnEvent(EventName):
    """What the log says about the way home. No place, no name and no amount stands there."""

    BEGUN = ("returns.begun", gettext_noop("memulai catatan pemulangan"))
    READ = ("returns.read", gettext_noop("membaca catatan pemulangan"))
    LED = ("returns.led", gettext_noop("mencatat arah pemulangan dan permintaannya"))
    PLANNED = ("returns.planned", gettext_noop("merencanakan satu perjalanan pulang"))
    CHANGED = ("returns.changed", gettext_noop("mengubah rencana satu perjalanan pulang"))
    LEFT = ("returns.left", gettext_noop("mencatat keberangkatan"))
    CANCELLED = ("returns.cancelled", gettext_noop("membatalkan satu perjalanan pulang dengan alasan"))
    SIGNED = ("returns.signed", gettext_noop("membuat kode serah terima"))
    HANDED = ("returns.handed", gettext_noop("mencatat bahwa orang ini diserahkan"))
    RECEIVED = ("returns.received", gettext_noop("mencatat tanda terima"))
    REPEATED = ("returns.repeated", gettext_noop("memasukkan tanda terima yang sudah dicatat"))
    REFUSED = ("returns.refused", gettext_noop("memasukkan tanda terima yang tidak diterima; kirimannya disimpan"))
    KEY_ENROLLED = ("returns.key_enrolled", gettext_noop("mendaftarkan kunci ponsel untuk serah terima"))
    COMPLETED = ("returns.completed", gettext_noop("melengkapi serah terima dengan rincian dari ponsel"))
    LOOKED = ("returns.looked", gettext_noop("memeriksa tanda terima yang tidak diterima"))
    ALARMED = ("returns.alarmed", gettext_noop("menandai perjalanan pulang yang terlambat"))
    FOUND = ("returns.found", gettext_noop("mencatat hal tentang keluarga, perwakilan, atau kematian"))
    STRUCK = ("returns.struck", gettext_noop("mencoret satu catatan pemulangan dengan alasan"))
    COSTED = ("returns.costed", gettext_noop("mencatat biaya pemulangan"))
    SPENT = ("returns.spent", gettext_noop("mencatat biaya pemulangan yang terpakai"))
    WAIVER_ASKED = ("returns.waiver_asked", gettext_noop("meminta keputusan bagian hukum tentang perwakilan"))
    WAIVER_DECIDED = (
        "returns.waiver_decided",
        gettext_noop("memutuskan apakah perwakilan diberi tahu tanpa persetujuan"),
    )
    FORGOTTEN = ("returns.forgotten", gettext_noop("menghapus catatan pemulangan orang yang sudah dihapus"))
