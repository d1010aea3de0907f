"""Words of a complaint about the handling."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from naung.foundation.audit.vocabulary import EventName
from naung.foundation.words import gettext_noop

NUMBER_PREFIX = "AD"


class ComplaintEvent(EventName):
    """Events of this room. None of them tells against whom."""

    TAKEN = ("complaints.taken", gettext_noop("menerima pengaduan tentang penanganan"))
    READ = ("complaints.read", gettext_noop("membaca pengaduan tentang penanganan"))
    COMPLAINANT_OPENED = ("complaints.complainant_opened", gettext_noop("membuka identitas pengadu"))
    ANSWERED = ("complaints.answered", gettext_noop("menjawab pengaduan tentang penanganan"))
    TOLD = ("complaints.told", gettext_noop("menyampaikan jawaban kepada pengadu"))
    PASSED_ON = ("complaints.passed_on", gettext_noop("meneruskan pengaduan ke tingkat berikutnya"))
    CONSENT_CHANGED = ("complaints.consent_changed", gettext_noop("mengubah izin pemantau melihat identitas pengadu"))
    PARKED_GIVEN = ("complaints.parked_given", gettext_noop("memberikan pengaduan yang menunggu kepada meja pemeriksa"))
    LATE = ("complaints.late", gettext_noop("mencatat pengaduan yang lewat batas jawaban"))


class Matter(StrEnum):
    """What the complaint is about, as the one who complains says it."""

    NOT_ANSWERED = "tidak_ditanggapi"
    SLOW = "terlalu_lama"
    IDENTITY_TOLD = "identitas_tersebar"
    RUDE = "perlakuan_tidak_pantas"
    MONEY = "diminta_uang"
    PRESSED = "ditekan_atau_diancam"
    REFUSED = "layanan_ditolak"
    OTHER = "lain"


MATTER_WORDS: Mapping[Matter, str] = {
    Matter.NOT_ANSWERED: gettext_noop("Tidak ditanggapi"),
    Matter.SLOW: gettext_noop("Terlalu lama"),
    Matter.IDENTITY_TOLD: gettext_noop("Identitas atau ceritanya diberitahukan kepada orang lain"),
    Matter.RUDE: gettext_noop("Perlakuan yang tidak pantas"),
    Matter.MONEY: gettext_noop("Diminta uang atau imbalan"),
    Matter.PRESSED: gettext_noop("Ditekan, diancam, atau dipaksa"),
    Matter.REFUSED: gettext_noop("Layanan ditolak"),
    Matter.OTHER: gettext_noop("Hal lain"),
}


class Whose(StrEnum):
    """Who complains."""

    OWN = "sendiri"
    TYPED = "diketikkan"


WHOSE_WORDS: Mapping[Whose, str] = {
    Whose.TYPED: gettext_noop("Orang lain; saya mengetikkan untuknya"),
    Whose.OWN: gettext_noop("Saya sendiri"),
}


class Finding(StrEnum):
    """What the desk that looked into it found."""

    FOUNDED = "terbukti"
    PARTLY = "terbukti_sebagian"
    UNFOUNDED = "tidak_terbukti"
    CANNOT_TELL = "tidak_dapat_dipastikan"


FINDING_WORDS: Mapping[Finding, str] = {
    Finding.FOUNDED: gettext_noop("Terbukti"),
    Finding.PARTLY: gettext_noop("Terbukti sebagian"),
    Finding.UNFOUNDED: gettext_noop("Tidak terbukti"),
    Finding.CANNOT_TELL: gettext_noop("Tidak dapat dipastikan"),
}


class ToldBy(StrEnum):
    """How the answer reached the one who complained."""

    IN_PERSON = "bertemu"
    PHONE = "telepon"
    LETTER = "surat"
    OWN_PAGE = "halaman_sendiri"
    UNREACHABLE = "tidak_terhubungi"


TOLD_WORDS: Mapping[ToldBy, str] = {
    ToldBy.IN_PERSON: gettext_noop("Disampaikan langsung"),
    ToldBy.PHONE: gettext_noop("Disampaikan lewat telepon atau pesan yang aman"),
    ToldBy.LETTER: gettext_noop("Disampaikan dengan surat"),
    ToldBy.OWN_PAGE: gettext_noop("Dibaca sendiri di halamannya"),
    ToldBy.UNREACHABLE: gettext_noop("Tidak dapat dihubungi dengan cara yang aman"),
}


class Status(StrEnum):
    """Where a complaint stands."""

    LOOKED_INTO = "diperiksa"
    ANSWERED = "dijawab"
    TOLD = "disampaikan"


STATUS_WORDS: Mapping[Status, str] = {
    Status.LOOKED_INTO: gettext_noop("Sedang diperiksa"),
    Status.ANSWERED: gettext_noop("Sudah dijawab, belum disampaikan"),
    Status.TOLD: gettext_noop("Jawaban sudah disampaikan"),
}


@dataclass(frozen=True)
class Told:
    """What is complained of. `desk` and `officer` name against whom; at least one of them."""

    matter: Matter
    words: str
    desk: UUID | None = None
    officer: str = ""
    whose: Whose = Whose.TYPED
    name: str = ""
    contact: str = ""
    monitor_may_know: bool = False


@dataclass(frozen=True)
class Looker:
    """A desk at which somebody may look into complaints, as the routing needs it."""

    desk: UUID
    is_oversight: bool
    territory: str


@dataclass(frozen=True)
class Taken:
    """What whoever typed a complaint is told: the same in every case."""

    number: str
    due_at: datetime


@dataclass(frozen=True)
class AnswerClock:
    """How long an answer may take, by the office's own rule or a law."""

    code: str
    days: int
    words_id: str
    words_en: str
    basis: str
    mark: str
    source: str
