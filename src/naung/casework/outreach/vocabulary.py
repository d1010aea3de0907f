"""Words of outreach: a session, who came, what was asked before and after, and a material with its versions."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, time
from enum import StrEnum
from uuid import UUID

from naung.foundation.audit.vocabulary import EventName
from naung.foundation.words import gettext_noop

NUMBER_PREFIX = "SO"


class OutreachEvent(EventName):
    """Events of this room."""

    PLANNED = ("outreach.planned", gettext_noop("merencanakan sosialisasi"))
    CHANGED = ("outreach.changed", gettext_noop("mengubah rencana sosialisasi"))
    MOVED = ("outreach.moved", gettext_noop("memindahkan hari sosialisasi"))
    CANCELLED = ("outreach.cancelled", gettext_noop("membatalkan sosialisasi"))
    HELD = ("outreach.held", gettext_noop("mencatat sosialisasi yang terlaksana"))
    CORRECTED = ("outreach.corrected", gettext_noop("membetulkan catatan sosialisasi"))
    COUNTED = ("outreach.counted", gettext_noop("mencatat jawaban sebelum dan sesudah sosialisasi"))
    OPENED = ("outreach.opened", gettext_noop("membaca catatan sosialisasi"))
    MATERIAL_ADDED = ("outreach.material_added", gettext_noop("menambah bahan sosialisasi"))
    VERSION_WITHDRAWN = ("outreach.version_withdrawn", gettext_noop("menarik versi bahan sosialisasi"))
    ASKED = ("outreach.asked", gettext_noop("memasang pertanyaan sosialisasi untuk ponsel"))
    ASKED_ANEW = ("outreach.asked_anew", gettext_noop("mengubah jam pertanyaan sosialisasi"))
    ASKED_NO_MORE = ("outreach.asked_no_more", gettext_noop("menutup pertanyaan sosialisasi untuk ponsel"))
    QUESTION_ADDED = ("outreach.question_added", gettext_noop("menambah pertanyaan sosialisasi milik kantor"))
    QUESTION_DROPPED = ("outreach.question_dropped", gettext_noop("berhenti memakai pertanyaan sosialisasi"))
    WORDS_TAKEN_OUT = (
        "outreach.words_taken_out",
        gettext_noop("menghapus kata dari bahan atau pertanyaan sosialisasi"),
    )
    VERSION_ADDED = ("outreach.version_added", gettext_noop("menambah versi bahan sosialisasi"))
    PHOTO_HELD = ("outreach.photo_held", gettext_noop("mengirim foto sosialisasi yang wajahnya sudah ditutup"))
    PHOTO_COVERED = ("outreach.photo_covered", gettext_noop("menutup bagian lain dari foto sosialisasi"))
    PHOTO_KEPT = ("outreach.photo_kept", gettext_noop("melihat setiap wajah dan menyimpan foto sosialisasi"))
    PHOTO_DROPPED = ("outreach.photo_dropped", gettext_noop("membuang foto sosialisasi"))
    PHOTOS_LAPSED = (
        "outreach.photos_lapsed",
        gettext_noop("membuang foto sosialisasi yang tidak dilihat dalam sehari"),
    )


class State(StrEnum):
    """Where a session stands."""

    PLANNED = "direncanakan"
    HELD = "terlaksana"
    CANCELLED = "dibatalkan"


STATE_WORDS: Mapping[State, str] = {
    State.PLANNED: gettext_noop("Direncanakan"),
    State.HELD: gettext_noop("Terlaksana"),
    State.CANCELLED: gettext_noop("Dibatalkan"),
}


class Step(StrEnum):
    """What can be done with a session."""

    PLAN = "rencana"
    CHANGE = "ubah"
    MOVE = "pindah"
    CANCEL = "batal"
    HOLD = "laksana"
    CORRECT = "betul"
    COUNT = "jawaban"


STEP_WORDS: Mapping[Step, str] = {
    Step.PLAN: gettext_noop("Direncanakan"),
    Step.CHANGE: gettext_noop("Rencana diubah"),
    Step.MOVE: gettext_noop("Hari dipindahkan"),
    Step.CANCEL: gettext_noop("Dibatalkan"),
    Step.HOLD: gettext_noop("Dicatat terlaksana"),
    Step.CORRECT: gettext_noop("Catatan dibetulkan"),
    Step.COUNT: gettext_noop("Jawaban sebelum dan sesudah dicatat"),
}


class Topic(StrEnum):
    """What a session or a material is about."""

    RECOGNISE = "kenali_tppo"
    SAFE_WORK = "kerja_luar_negeri"
    ONLINE_OFFER = "tawaran_daring"
    MARRIAGE = "perkawinan"
    DEBT = "jerat_utang"
    CHILDREN = "anak"
    REPORTING = "melapor"
    SUPPORT = "hak_dan_layanan"
    PAPERS = "surat_diri"
    LAW = "penyuluhan_hukum"


TOPIC_WORDS: Mapping[Topic, str] = {
    Topic.RECOGNISE: gettext_noop("Mengenali perdagangan orang"),
    Topic.SAFE_WORK: gettext_noop("Bekerja ke luar negeri lewat jalan resmi"),
    Topic.ONLINE_OFFER: gettext_noop("Tawaran kerja lewat media sosial"),
    Topic.MARRIAGE: gettext_noop("Perkawinan lewat perantara"),
    Topic.DEBT: gettext_noop("Utang yang menjerat"),
    Topic.CHILDREN: gettext_noop("Melindungi anak"),
    Topic.REPORTING: gettext_noop("Cara melapor dan minta tolong"),
    Topic.SUPPORT: gettext_noop("Hak dan layanan bagi korban"),
    Topic.PAPERS: gettext_noop("Akta lahir, KTP, dan surat nikah"),
    Topic.LAW: gettext_noop("Penyuluhan hukum: kontrak, utang, dan bantuan hukum"),
}


class Audience(StrEnum):
    """For whom a session is."""

    PUPILS = "pelajar"
    YOUTH = "pemuda"
    JOB_SEEKERS = "pencari_kerja"
    WOMEN = "kelompok_perempuan"
    PARENTS = "orang_tua"
    FARM_AND_SEA = "petani_nelayan"
    TEACHERS = "guru"
    LEADERS = "tokoh"
    VILLAGE = "perangkat_desa"
    PUBLIC = "umum"


AUDIENCE_WORDS: Mapping[Audience, str] = {
    Audience.PUPILS: gettext_noop("Pelajar"),
    Audience.YOUTH: gettext_noop("Pemuda"),
    Audience.JOB_SEEKERS: gettext_noop("Pencari kerja"),
    Audience.WOMEN: gettext_noop("Kelompok perempuan"),
    Audience.PARENTS: gettext_noop("Orang tua"),
    Audience.FARM_AND_SEA: gettext_noop("Petani dan nelayan"),
    Audience.TEACHERS: gettext_noop("Guru"),
    Audience.LEADERS: gettext_noop("Tokoh agama dan tokoh masyarakat"),
    Audience.VILLAGE: gettext_noop("Perangkat desa, kelurahan, RT, dan RW"),
    Audience.PUBLIC: gettext_noop("Siapa saja"),
}


class AgeBand(StrEnum):
    """How old those who came look or say they are: counted in the room, so the bands are coarse."""

    CHILD = "anak"
    YOUNG = "muda"
    ADULT = "dewasa"
    ELDER = "lanjut"
    UNCOUNTED = "tidak_dihitung"


AGE_WORDS: Mapping[AgeBand, str] = {
    AgeBand.CHILD: gettext_noop("Di bawah 18 tahun"),
    AgeBand.YOUNG: gettext_noop("18 sampai 30 tahun"),
    AgeBand.ADULT: gettext_noop("31 sampai 59 tahun"),
    AgeBand.ELDER: gettext_noop("60 tahun ke atas"),
    AgeBand.UNCOUNTED: gettext_noop("Umurnya tidak dihitung"),
}


class Sex(StrEnum):
    """Women and men as counted in the room."""

    FEMALE = "perempuan"
    MALE = "laki_laki"
    UNCOUNTED = "tidak_dihitung"


SEX_WORDS: Mapping[Sex, str] = {
    Sex.FEMALE: gettext_noop("Perempuan"),
    Sex.MALE: gettext_noop("Laki-laki"),
    Sex.UNCOUNTED: gettext_noop("Tidak dihitung"),
}

Seat = tuple[AgeBand, Sex]
NOT_TOLD_APART: Seat = (AgeBand.UNCOUNTED, Sex.UNCOUNTED)
# What can be counted in a room: each band for women and men, and those who were counted together.
SEATS: tuple[Seat, ...] = (
    *((band, sex) for band in AgeBand if band is not AgeBand.UNCOUNTED for sex in (Sex.FEMALE, Sex.MALE)),
    NOT_TOLD_APART,
)


class Moment(StrEnum):
    """When a question was put to the room."""

    BEFORE = "sebelum"
    AFTER = "sesudah"


class Reply(StrEnum):
    """What the room can answer to a question."""

    YES = "ya"
    NO = "tidak"
    UNSURE = "tidak_tahu"


REPLY_WORDS: Mapping[Reply, str] = {
    Reply.YES: gettext_noop("Ya"),
    Reply.NO: gettext_noop("Tidak"),
    Reply.UNSURE: gettext_noop("Tidak tahu"),
}

Replies = Mapping[tuple[Moment, Reply], int]


class Way(StrEnum):
    """How the answers of the room were counted."""

    HANDS = "angkat_tangan"
    SHEET = "lembar_jawaban"


WAY_WORDS: Mapping[Way, str] = {
    Way.HANDS: gettext_noop("Angkat tangan"),
    Way.SHEET: gettext_noop("Lembar jawaban tanpa nama"),
}


class Licence(StrEnum):
    """Who may copy a material."""

    OURS = "milik_kantor"
    CC0 = "cc0"
    CC_BY = "cc_by"
    CC_BY_SA = "cc_by_sa"
    CC_BY_NC = "cc_by_nc"
    LETTER = "izin_tertulis"
    UNKNOWN = "belum_diketahui"


LICENCE_WORDS: Mapping[Licence, str] = {
    Licence.OURS: gettext_noop("Milik kantor ini"),
    Licence.CC0: gettext_noop("Bebas dipakai (CC0)"),
    Licence.CC_BY: gettext_noop("Boleh dipakai, sebut pembuatnya (CC BY)"),
    Licence.CC_BY_SA: gettext_noop("Boleh dipakai dan diubah, dengan syarat yang sama (CC BY-SA)"),
    Licence.CC_BY_NC: gettext_noop("Boleh dipakai, tidak untuk dijual (CC BY-NC)"),
    Licence.LETTER: gettext_noop("Dengan izin tertulis dari pembuatnya"),
    Licence.UNKNOWN: gettext_noop("Belum diketahui: tanyakan dahulu sebelum digandakan"),
}


@dataclass(frozen=True)
class PlaceTold:
    """Where: a Kemendagri code, or the words that were typed where no code is sure."""

    code: str = ""
    words: str = ""


@dataclass(frozen=True)
class Plan:
    """A session as it is planned. `officer`: one of the desk's own; `speaker`: a named person from outside, sealed."""

    place: PlaceTold
    on: date
    audience: Audience
    topics: frozenset[Topic]
    expected: int
    venue: str = ""
    starts: time | None = None
    officer: UUID | None = None
    speaker: str = ""
    materials: frozenset[UUID] = frozenset()  # of material versions


@dataclass(frozen=True)
class Held:
    """What a session was, written down afterwards: no name of anybody who came."""

    on: date
    minutes: int
    attendance: Mapping[Seat, int] = field(default_factory=dict)
    asked: str = ""  # what people asked, in the officer's words; sealed
    reports: int = 0  # how many reports followed from it, so far
    referrals: int = 0


@dataclass(frozen=True)
class Question:
    """A question that is put to the room before and after, with the answer that is right and what says so."""

    code: str
    words_id: str
    words_en: str
    right: Reply
    basis: str
    mark: str
    source: str
    ours: bool = False  # written by the office itself, which answers for it
    dropped: bool = False  # asked no more; its answers stay


@dataclass(frozen=True)
class QuestionTold:
    """A question that an office writes itself, with the answer that it holds to be right."""

    words_id: str
    words_en: str
    right: Reply


@dataclass(frozen=True)
class MaterialTold:
    """A material: its title, what it is about, in which language (ISO 639-3)."""

    title: str
    topic: Topic
    language: str


@dataclass(frozen=True)
class VersionTold:
    """One version of a material: what it is called, since when, who may copy it, who made it, where it lies, its file."""

    label: str
    issued_on: date | None
    licence: Licence
    source: str
    lies_at: str
    file: bytes = b""  # as it was uploaded; empty where it lies on a shelf only
