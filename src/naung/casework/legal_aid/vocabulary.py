"""Words of legal aid."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from naung.foundation.audit.vocabulary import EventName
from naung.foundation.clock.vocabulary import Mark
from naung.foundation.words import gettext_noop

UNKNOWN = "belum_tahu"
_YES_NO: Mapping[str, str] = {
    "ya": gettext_noop("Ya"),
    "tidak": gettext_noop("Tidak"),
    UNKNOWN: gettext_noop("Belum tahu"),
}
# What the wizard asks, each with its answers. Every one has an answer for who doesn't know.
FACTS: Mapping[str, Mapping[str, str]] = {
    "role": {
        "korban": gettext_noop("Penyintas"),
        "saksi": gettext_noop("Saksi"),
        "pelapor": gettext_noop("Pelapor, bukan saksi"),
    },
    "age": {
        "anak": gettext_noop("Anak, di bawah 18 tahun"),
        "dewasa": gettext_noop("Dewasa"),
        "tidak_tahu": gettext_noop("Belum tahu"),
    },
    "sex": {
        "perempuan": gettext_noop("Perempuan"),
        "laki_laki": gettext_noop("Laki-laki"),
        "tidak_tahu": gettext_noop("Lain atau belum tahu"),
    },
    "nationality": {
        "wni": gettext_noop("Indonesia"),
        "wna": gettext_noop("Negara lain"),
        "tanpa": gettext_noop("Tanpa kewarganegaraan"),
        "tidak_tahu": gettext_noop("Belum tahu"),
    },
    "lives": {
        "sini": gettext_noop("Di wilayah meja ini"),
        "luar": gettext_noop("Di daerah lain di Indonesia"),
        "luar_negeri": gettext_noop("Di luar negeri"),
        "tidak_tahu": gettext_noop("Belum tahu"),
    },
    "sexual": _YES_NO,
    "accused": _YES_NO,
    "guardian": _YES_NO,
    "afford": _YES_NO,
    "process": {
        "ada": gettext_noop("Sudah"),
        "belum": gettext_noop("Belum"),
        UNKNOWN: gettext_noop("Belum tahu"),
    },
    "perda": {
        "ada": gettext_noop("Ada"),
        "tidak": gettext_noop("Tidak ada"),
        UNKNOWN: gettext_noop("Belum ditanyakan"),
    },
}


class PathState(StrEnum):
    """How a path to legal aid stands for a person."""

    OPEN = "terbuka"
    PAPERS = "surat"
    ASK = "tanya"
    SHUT = "tutup"


PATH_STATE_WORDS: Mapping[PathState, str] = {
    PathState.OPEN: gettext_noop("Terbuka"),
    PathState.PAPERS: gettext_noop("Terbuka, masih ada surat yang dicari"),
    PathState.ASK: gettext_noop("Tanyakan dahulu"),
    PathState.SHUT: gettext_noop("Bukan lewat jalan ini"),
}
Conditions = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True)
class Paper:
    """A paper that a path asks for, and the task by which it is obtained."""

    code: str
    id: str
    en: str
    task: str


@dataclass(frozen=True)
class Path:
    """A path to legal aid. `needs`: of each group one paper; `clock`: the law's clock on its answer, none where it is empty."""

    code: str
    id: str
    en: str
    legal_basis: str
    article: str
    mark: Mark
    source: str
    needs: tuple[tuple[str, ...], ...] = ()
    valid_from: date | None = None
    clock: str = ""


@dataclass(frozen=True)
class Reason:
    """Why a path stands as it does, for whom `when` fits. `early`: only before the path's law stands."""

    code: str
    path: str
    state: PathState
    id: str
    en: str
    legal_basis: str
    article: str
    mark: Mark
    when: Conditions = field(default_factory=dict)
    early: bool = False


@dataclass(frozen=True)
class Note:
    """What stands beside the reason of some paths. It decides nothing."""

    code: str
    paths: tuple[str, ...]
    id: str
    en: str
    legal_basis: str
    article: str
    mark: Mark
    when: Conditions = field(default_factory=dict)
    has: tuple[str, ...] = ()
    lacks: tuple[str, ...] = ()


@dataclass(frozen=True)
class PathTable:
    """The shipped table: paths as they are tried, papers by code, reasons in the order in which they decide."""

    paths: Mapping[str, Path]
    papers: Mapping[str, Paper]
    reasons: tuple[Reason, ...]
    notes: tuple[Note, ...]


@dataclass(frozen=True)
class Facts:
    """What was asked of a person: an answer for each of FACTS, and the papers that are there."""

    answers: Mapping[str, str]
    papers: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Judged:
    """A path as it stands for a person: the reason that decides, what stands beside it, the papers still missing."""

    path: Path
    state: PathState
    reason: Reason
    notes: tuple[Note, ...]
    missing: tuple[str, ...]


class State(StrEnum):
    """Where an application stands."""

    ASKED = "diajukan"
    COMPLETE = "berkas_lengkap"
    ACCEPTED = "diterima"
    REFUSED = "ditolak"
    WITHDRAWN = "ditarik"


STATE_WORDS: Mapping[State, str] = {
    State.ASKED: gettext_noop("Diajukan"),
    State.COMPLETE: gettext_noop("Berkas lengkap, menunggu jawaban"),
    State.ACCEPTED: gettext_noop("Diterima"),
    State.REFUSED: gettext_noop("Ditolak"),
    State.WITHDRAWN: gettext_noop("Ditarik"),
}


class Refusal(StrEnum):
    """Why a body refused, as a code beside its words."""

    NOT_POOR = "dinilai_mampu"
    PAPERS = "surat_kurang"
    SCOPE = "di_luar_layanannya"
    CONFLICT = "benturan_kepentingan"
    CAPACITY = "tidak_ada_petugas"
    OTHER = "lainnya"


REFUSAL_WORDS: Mapping[Refusal, str] = {
    Refusal.NOT_POOR: gettext_noop("Dinilai mampu membayar"),
    Refusal.PAPERS: gettext_noop("Surat dinilai kurang"),
    Refusal.SCOPE: gettext_noop("Di luar layanannya"),
    Refusal.CONFLICT: gettext_noop("Benturan kepentingan"),
    Refusal.CAPACITY: gettext_noop("Tidak ada petugas atau anggaran"),
    Refusal.OTHER: gettext_noop("Alasan lain"),
}


@dataclass(frozen=True)
class Account:
    """An application by word of mouth, as it was taken down: in which language, who interpreted, whether it was read back."""

    text: str = ""
    language: str = ""
    interpreter: str = ""
    heard: bool = False
    thumb: bool = False

    @property
    def oral(self) -> bool:
        """Whether anything was taken down."""
        return bool(self.text)


class Post(StrEnum):
    """Where somebody of the town asked."""

    POSBANKUM = "posbankum"
    PARALEGAL = "paralegal"
    OFFICE = "kantor"
    SESSION = "sosialisasi"


POST_WORDS: Mapping[Post, str] = {
    Post.POSBANKUM: gettext_noop("Posbankum kelurahan atau desa"),
    Post.PARALEGAL: gettext_noop("Paralegal"),
    Post.OFFICE: gettext_noop("Kantor ini"),
    Post.SESSION: gettext_noop("Sesudah sosialisasi"),
}


class Topic(StrEnum):
    """What somebody of the town asked about."""

    CONTRACT = "kontrak_kerja"
    OFFER = "tawaran_kerja"
    DEBT = "utang"
    MARRIAGE = "tawaran_kawin"
    PAPERS = "surat_diri"
    WAGES = "upah"
    VIOLENCE = "kekerasan"
    REPORTING = "cara_melapor"
    OTHER = "lainnya"


TOPIC_WORDS: Mapping[Topic, str] = {
    Topic.CONTRACT: gettext_noop("Kontrak kerja"),
    Topic.OFFER: gettext_noop("Tawaran kerja"),
    Topic.DEBT: gettext_noop("Utang"),
    Topic.MARRIAGE: gettext_noop("Tawaran kawin lewat perantara"),
    Topic.PAPERS: gettext_noop("Akta, KTP, paspor, atau surat nikah"),
    Topic.WAGES: gettext_noop("Upah yang tidak dibayar"),
    Topic.VIOLENCE: gettext_noop("Kekerasan"),
    Topic.REPORTING: gettext_noop("Cara melapor dan minta tolong"),
    Topic.OTHER: gettext_noop("Hal lain"),
}


class Handed(StrEnum):
    """To whom a question was handed on, with the wish of who asked."""

    NOBODY = "tidak"
    UPTD = "uptd"
    OBH = "obh"
    POLICE = "polisi"
    LABOUR = "ketenagakerjaan"
    MIGRANT = "bp3mi"
    CIVIL = "dukcapil"
    OTHER = "lainnya"


HANDED_WORDS: Mapping[Handed, str] = {
    Handed.NOBODY: gettext_noop("Tidak diteruskan"),
    Handed.UPTD: gettext_noop("UPTD PPA"),
    Handed.OBH: gettext_noop("Organisasi bantuan hukum"),
    Handed.POLICE: gettext_noop("Polisi"),
    Handed.LABOUR: gettext_noop("Dinas tenaga kerja"),
    Handed.MIGRANT: gettext_noop("BP3MI atau P4MI"),
    Handed.CIVIL: gettext_noop("Dukcapil"),
    Handed.OTHER: gettext_noop("Pihak lain"),
}


class AidEvent(EventName):
    """What the log says about legal aid. No answer, no body and no word of anybody stands there."""

    READ = ("legal_aid.read", gettext_noop("membaca catatan bantuan hukum"))
    ASKED = ("legal_aid.asked", gettext_noop("mencatat keterangan untuk mencari jalan bantuan hukum"))
    CHOSEN = ("legal_aid.chosen", gettext_noop("memilih jalan bantuan hukum dan menandatanganinya"))
    APPLIED = ("legal_aid.applied", gettext_noop("mencatat permohonan bantuan hukum"))
    COMPLETED = ("legal_aid.completed", gettext_noop("mencatat berkas permohonan bantuan hukum lengkap"))
    ANSWERED = ("legal_aid.answered", gettext_noop("mencatat jawaban atas permohonan bantuan hukum"))
    WITHDRAWN = ("legal_aid.withdrawn", gettext_noop("mencatat permohonan bantuan hukum yang ditarik"))
    FORGOTTEN = ("legal_aid.forgotten", gettext_noop("menghapus catatan bantuan hukum orang yang sudah dihapus"))
    QUESTION_WRITTEN = ("legal_aid.question_written", gettext_noop("mencatat pertanyaan hukum seorang warga"))
    QUESTION_READ = ("legal_aid.question_read", gettext_noop("membaca pertanyaan hukum warga"))
    REACH_LAPSED = ("legal_aid.reach_lapsed", gettext_noop("menghapus kontak warga yang waktunya habis"))
