"""The words of consent: what was said about sharing, how, by whom for a child, and the lawful bases without it."""

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from naung.foundation.access.vocabulary import Category
from naung.foundation.audit.vocabulary import EventName
from naung.foundation.words import gettext_noop


class SharingPurpose(StrEnum):
    """What is shared for: the six services, and what is always optional. One purpose a row, so that each can be refused alone."""

    COMPLAINT = "pengaduan"
    HEALTH = "rehabilitasi_kesehatan"
    SOCIAL = "rehabilitasi_sosial"
    LEGAL = "layanan_hukum"
    RETURN = "pemulangan"
    REINTEGRATION = "reintegrasi_sosial"
    PROTECTION = "perlindungan_saksi"
    WAGES = "tuntutan_upah"
    SCHOOL = "kembali_sekolah"
    COMPANION = "pendampingan"
    MONITORING = "pemantauan"
    RESEARCH = "penelitian"


PURPOSE_WORDS: dict[SharingPurpose, str] = {
    SharingPurpose.COMPLAINT: gettext_noop("Mencatat dan menindaklanjuti laporan"),
    SharingPurpose.HEALTH: gettext_noop("Perawatan kesehatan"),
    SharingPurpose.SOCIAL: gettext_noop("Pemulihan, pendampingan sosial, dan tempat tinggal"),
    SharingPurpose.LEGAL: gettext_noop("Bantuan hukum dan proses hukum"),
    SharingPurpose.RETURN: gettext_noop("Pulang dengan selamat"),
    SharingPurpose.REINTEGRATION: gettext_noop("Memulai hidup lagi di rumah"),
    SharingPurpose.PROTECTION: gettext_noop("Perlindungan saksi dan ganti rugi"),
    SharingPurpose.WAGES: gettext_noop("Menuntut upah yang belum dibayar"),
    SharingPurpose.SCHOOL: gettext_noop("Kembali ke sekolah atau pelatihan"),
    SharingPurpose.COMPANION: gettext_noop("Pendampingan oleh lembaga masyarakat"),
    SharingPurpose.MONITORING: gettext_noop("Pengaduan ke lembaga hak asasi manusia"),
    SharingPurpose.RESEARCH: gettext_noop("Penelitian"),
}

CATEGORY_WORDS: dict[Category, str] = {
    Category.A: gettext_noop("angka tanpa nama"),
    Category.B: gettext_noop("keadaan umum tanpa nama: umur, jenis kelamin, wilayah, bentuk eksploitasi"),
    Category.C: gettext_noop("nama, alamat, nomor surat, dan cara menghubungi"),
    Category.D: gettext_noop("kesehatan, keadaan jiwa, kekerasan seksual, dan hal tentang anak"),
    Category.E: gettext_noop("bukti: foto, pesan, surat, hasil pemeriksaan"),
}


class Kind(StrEnum):
    """What one row of the ledger says. A row is never changed; a later row takes its place."""

    GIVEN = "diberikan"
    REFUSED = "ditolak"
    NARROWED = "dipersempit"
    WITHDRAWN = "ditarik"


KIND_WORDS: dict[Kind, str] = {
    Kind.GIVEN: gettext_noop("Setuju"),
    Kind.REFUSED: gettext_noop("Tidak setuju"),
    Kind.NARROWED: gettext_noop("Setuju, dipersempit"),
    Kind.WITHDRAWN: gettext_noop("Persetujuan ditarik"),
}
# Rows that open something while they stand, and rows that close something that stood.
OPENS = frozenset({Kind.GIVEN, Kind.NARROWED})
CLOSES = frozenset({Kind.REFUSED, Kind.NARROWED, Kind.WITHDRAWN})


class Manner(StrEnum):
    """How it was given. Each can be shown again to prove it."""

    SIGNATURE = "tanda_tangan"
    THUMBPRINT = "cap_jempol"
    VOICE = "rekaman_suara"
    WITNESS = "di_depan_saksi"


MANNER_WORDS: dict[Manner, str] = {
    Manner.SIGNATURE: gettext_noop("Tanda tangan pada lembar"),
    Manner.THUMBPRINT: gettext_noop("Cap jempol pada lembar"),
    Manner.VOICE: gettext_noop("Rekaman suara"),
    Manner.WITNESS: gettext_noop("Lisan, di depan saksi"),
}


class Consenter(StrEnum):
    """Who agreed: the person herself, or for a child a parent or guardian, or the office in the child's best interest."""

    HERSELF = "orang_ini"
    GUARDIAN = "orang_tua_wali"
    OFFICE = "putusan_kantor"


CONSENTER_WORDS: dict[Consenter, str] = {
    Consenter.HERSELF: gettext_noop("Orang ini sendiri"),
    Consenter.GUARDIAN: gettext_noop("Orang tua atau wali"),
    Consenter.OFFICE: gettext_noop("Putusan UPTD atau pekerja sosial, demi kepentingan terbaik anak"),
}


class GuardianState(StrEnum):
    """Whether a child's guardian can be asked."""

    FIT = "ada"
    SUSPECT = "diduga_terlibat"
    NONE = "tidak_ada"
    UNKNOWN = "belum_diketahui"


GUARDIAN_WORDS: dict[GuardianState, str] = {
    GuardianState.FIT: gettext_noop("Ada, dan tidak ada dugaan ia terlibat"),
    GuardianState.SUSPECT: gettext_noop("Ada, tetapi diduga terlibat"),
    GuardianState.NONE: gettext_noop("Tidak ada orang tua atau wali"),
    GuardianState.UNKNOWN: gettext_noop("Belum diketahui"),
}


class Handled(StrEnum):
    """What a recipient desk did with what a withdrawal closed."""

    STOPPED = "berhenti_dipakai"
    RETURNED = "dikembalikan"
    DESTROYED = "dimusnahkan"
    DUTY = "tetap_karena_kewajiban"


HANDLED_WORDS: dict[Handled, str] = {
    Handled.STOPPED: gettext_noop("Tidak kami pakai lagi"),
    Handled.RETURNED: gettext_noop("Surat dan berkasnya kami kembalikan"),
    Handled.DESTROYED: gettext_noop("Salinannya kami musnahkan"),
    Handled.DUTY: gettext_noop("Hanya yang diwajibkan hukum masih kami pegang"),
}


class Telling(StrEnum):
    """Whether the person knows that something was shared without her consent."""

    WAITS = "belum"
    TOLD = "sudah"
    HELD = "ditahan"  # an officer asks not to tell; waits for a second look
    HELD_AGREED = "ditahan_disetujui"


TELLING_WORDS: dict[Telling, str] = {
    Telling.WAITS: gettext_noop("Orang ini belum diberi tahu"),
    Telling.TOLD: gettext_noop("Orang ini sudah diberi tahu"),
    Telling.HELD: gettext_noop("Belum diberi tahu karena membahayakan; menunggu dilihat petugas kedua"),
    Telling.HELD_AGREED: gettext_noop("Belum diberi tahu karena membahayakan; petugas kedua setuju"),
}


class BasisState(StrEnum):
    """Where a lawful basis stands."""

    WAITS = "menunggu"
    CONFIRMED = "disetujui"
    LIFE = "nyawa"  # to save life: open without waiting for the second officer
    REFUSED = "ditolak"
    LAPSED = "lewat_waktu"
    ENDED = "berakhir"
    UNVERIFIED = "belum_dicek"


BASIS_STATE_WORDS: dict[BasisState, str] = {
    BasisState.WAITS: gettext_noop("Berlaku, menunggu petugas kedua"),
    BasisState.CONFIRMED: gettext_noop("Berlaku, disetujui petugas kedua"),
    BasisState.LIFE: gettext_noop("Berlaku untuk menyelamatkan nyawa"),
    BasisState.REFUSED: gettext_noop("Tidak berlaku, petugas kedua tidak setuju"),
    BasisState.LAPSED: gettext_noop("Tidak berlaku, petugas kedua tidak menyetujui pada waktunya"),
    BasisState.ENDED: gettext_noop("Tidak berlaku lagi"),
    BasisState.UNVERIFIED: gettext_noop("Tidak membuka apa pun, pasalnya belum dicek"),
}


class ConsentEvent(EventName):
    """Events of this room, each with its sentence for the timeline."""

    GIVEN = ("consent.given", gettext_noop("mencatat persetujuan"))
    REFUSED = ("consent.refused", gettext_noop("mencatat bahwa orang ini tidak setuju"))
    NARROWED = ("consent.narrowed", gettext_noop("mempersempit persetujuan"))
    WITHDRAWN = ("consent.withdrawn", gettext_noop("mencatat persetujuan ditarik"))
    WITHDRAWN_ELSEWHERE = (
        "consent.withdrawn_elsewhere",
        gettext_noop("mencatat persetujuan yang ditarik di meja penerima"),
    )
    ACKNOWLEDGED = ("consent.acknowledged", gettext_noop("menyatakan sudah menutup yang ditarik"))
    BASIS_RECORDED = ("consent.basis_recorded", gettext_noop("menandatangani dasar hukum tanpa persetujuan"))
    BASIS_CONFIRMED = ("consent.basis_confirmed", gettext_noop("menyetujui dasar hukum tanpa persetujuan"))
    BASIS_REFUSED = ("consent.basis_refused", gettext_noop("menolak dasar hukum tanpa persetujuan"))
    BASIS_ENDED = ("consent.basis_ended", gettext_noop("mengakhiri dasar hukum tanpa persetujuan"))
    TOLD = ("consent.told", gettext_noop("memberi tahu orang ini apa yang dibagikan tanpa persetujuannya"))
    TELLING_HELD = ("consent.telling_held", gettext_noop("menahan pemberitahuan karena membahayakan orang ini"))
    HOLD_AGREED = ("consent.hold_agreed", gettext_noop("menyetujui pemberitahuan ditahan"))
    HOLD_REFUSED = ("consent.hold_refused", gettext_noop("meminta orang ini tetap diberi tahu"))
    OPENED = ("consent.opened", gettext_noop("membaca persetujuan orang ini"))
    FORGOTTEN = ("consent.forgotten", gettext_noop("menghapus persetujuan seseorang untuk selamanya"))


@dataclass(frozen=True)
class Basis:
    """One thing that lets something be shared now: her consent, or a lawful basis without it.

    `recipient` is a desk, or `recipient_words` a named outside body; `article` and `mark` are of the law and empty for a consent.
    """

    kind: str  # "consent" or "lawful"
    id: UUID
    purpose: str
    recipient: UUID | None
    recipient_words: str
    categories: frozenset[Category]
    until: date | None
    article: str
    mark: str


CONSENT, LAWFUL = "consent", "lawful"


@dataclass(frozen=True)
class ConsentFact:
    """What the rules need of a row of the ledger. `recipient` is a desk's id or a token of an outside body's name.

    `until` is the last day on which it holds; a row without one opens nothing.
    """

    id: UUID
    kind: Kind
    purpose: str
    recipient: UUID | None
    categories: frozenset[Category]
    at: datetime
    until: date | None = None
    superseded_by: UUID | None = None
    outside: str = ""


@dataclass(frozen=True)
class LawfulFact:
    """What the rules need of a signed lawful basis. `agreed` is the second officer's answer, None until she gives one.

    `until` is the last day on which it holds; a basis without one opens nothing.
    """

    id: UUID
    article: str
    purpose: str
    recipient: UUID | None
    categories: frozenset[Category]
    signed_by: UUID
    signed_at: datetime
    saves_life: bool = False
    agreed: bool | None = None
    until: date | None = None
    ended_at: datetime | None = None
    outside: str = ""


@dataclass(frozen=True)
class Whom:
    """A recipient: a desk of this house, or a named body outside it. Exactly one of the two."""

    desk: UUID | None = None
    outside: str = ""


@dataclass(frozen=True)
class Explained:
    """How it was explained and given: language (ISO 639-3), interpreter where there was one, manner, witness, her own words."""

    manner: Manner
    language: str
    interpreter: str = ""
    witness: str = ""
    words: str = ""


@dataclass(frozen=True)
class ForAChild:
    """What is asked where the person is a child, or may be one."""

    consenter: Consenter = Consenter.HERSELF
    guardian: GuardianState = GuardianState.UNKNOWN
    guardian_name: str = ""
    child_view: str = ""
    reason: str = ""


@dataclass(frozen=True)
class ConsentGiven:
    """One consent as it is written down."""

    purpose: SharingPurpose
    whom: Whom
    categories: frozenset[Category]
    until: date | None
    explained: Explained
    child: ForAChild = field(default_factory=ForAChild)


@dataclass(frozen=True)
class BasisSigned:
    """A lawful basis as an officer signs it."""

    article: str
    purpose: SharingPurpose
    whom: Whom
    categories: frozenset[Category]
    reason: str
    until: date | None = None
    saves_life: bool = False
