"""Words of counsel."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from naung.foundation.audit.vocabulary import EventName
from naung.foundation.words import gettext_noop


class Speciality(StrEnum):
    """What a lawyer knows well."""

    TRAFFICKING = "tppo"
    SEXUAL = "tpks"
    CHILD = "anak"
    DEFENCE = "pembelaan"
    LABOUR = "ketenagakerjaan"
    MIGRATION = "keimigrasian"
    FAMILY = "keluarga"
    CIVIL = "perdata"


SPECIALITY_WORDS: Mapping[Speciality, str] = {
    Speciality.TRAFFICKING: gettext_noop("Perdagangan orang dan restitusi"),
    Speciality.SEXUAL: gettext_noop("Kekerasan seksual"),
    Speciality.CHILD: gettext_noop("Anak"),
    Speciality.DEFENCE: gettext_noop("Membela yang dituduh saat dieksploitasi"),
    Speciality.LABOUR: gettext_noop("Upah dan hubungan kerja"),
    Speciality.MIGRATION: gettext_noop("Keimigrasian dan pekerja migran"),
    Speciality.FAMILY: gettext_noop("Keluarga, nikah, dan akta"),
    Speciality.CIVIL: gettext_noop("Utang, perjanjian, dan perdata lain"),
}


class Why(StrEnum):
    """Why a lawyer may stand on two sides of a case, the strongest first."""

    SHUT_OUT = "petugas_terkait"
    SAME_NIK = "nik_sama"
    SAME_PHONE = "telepon_sama"
    CLIENT_ACCUSED = "klien_terduga"
    ACCUSES_CLIENT = "terduga_kasus_klien"
    SAME_NAME = "nama_sama"


WHY_WORDS: Mapping[Why, str] = {
    Why.SHUT_OUT: gettext_noop(
        "Berkas ini tertutup baginya sebagai petugas. Yang boleh mencabutnya hanya dua penyelia."
    ),
    Why.SAME_NIK: gettext_noop("NIK advokat sama dengan NIK seseorang dalam kasus ini."),
    Why.SAME_PHONE: gettext_noop("Nomor telepon advokat sama dengan nomor seseorang dalam kasus ini."),
    Why.CLIENT_ACCUSED: gettext_noop("Advokat ini mendampingi, atau pernah, orang yang diduga pelaku dalam kasus ini."),
    Why.ACCUSES_CLIENT: gettext_noop("Penyintas ini diduga pelaku dalam kasus klien lain advokat ini."),
    Why.SAME_NAME: gettext_noop(
        "Nama lengkap advokat sama dengan nama seseorang dalam kasus ini (tanda lemah: bisa orang lain)."
    ),
}


class Standing(StrEnum):
    """What a person decided about such a finding."""

    CLEAR = "bukan_pertentangan"
    CONFLICT = "pertentangan"


STANDING_WORDS: Mapping[Standing, str] = {
    Standing.CLEAR: gettext_noop("Bukan pertentangan kepentingan"),
    Standing.CONFLICT: gettext_noop("Pertentangan kepentingan: jangan ditugaskan"),
}


class End(StrEnum):
    """How an assignment ended."""

    HER_WISH = "permintaan_penyintas"
    OFFICE = "keputusan_kantor"
    COUNSEL = "advokat_mundur"
    DONE = "selesai"


END_WORDS: Mapping[End, str] = {
    End.HER_WISH: gettext_noop("Diganti karena penyintas memintanya"),
    End.OFFICE: gettext_noop("Diganti oleh kantor"),
    End.COUNSEL: gettext_noop("Advokat mengundurkan diri"),
    End.DONE: gettext_noop("Selesai: pendampingan tidak diperlukan lagi"),
}


class Standpoint(StrEnum):
    """How far an assignment came."""

    WAITS = "menunggu_surat_kuasa"
    STANDS = "berjalan"
    RAN_OUT = "surat_kuasa_lewat"
    ENDED = "berakhir"


STANDPOINT_WORDS: Mapping[Standpoint, str] = {
    Standpoint.WAITS: gettext_noop("menunggu surat kuasa"),
    Standpoint.STANDS: gettext_noop("mendampingi dengan surat kuasa"),
    Standpoint.RAN_OUT: gettext_noop("surat kuasa sudah lewat masanya"),
    Standpoint.ENDED: gettext_noop("berakhir"),
}


class Licence(StrEnum):
    """How the accreditation of the body stands on a day."""

    VALID = "berlaku"
    UNKNOWN = "belum_dicatat"
    NOT_YET = "belum_mulai"
    EXPIRED = "lewat"


LICENCE_WORDS: Mapping[Licence, str] = {
    Licence.VALID: gettext_noop("akreditasi berlaku"),
    Licence.UNKNOWN: gettext_noop("akreditasi belum dicatat"),
    Licence.NOT_YET: gettext_noop("akreditasi belum mulai"),
    Licence.EXPIRED: gettext_noop("akreditasi lewat masanya"),
}


class Point(StrEnum):
    """What the rule looks at when it orders lawyers, in this order."""

    SEX = "jenis_kelamin"
    LANGUAGE = "bahasa"
    PLACE = "wilayah"
    SPECIALITY = "keahlian"
    LICENCE = "akreditasi"
    LOAD = "beban"


@dataclass(frozen=True)
class LawyerTold:
    """A lawyer as the office writes it down. `places` are kode wilayah, `languages` ISO 639-3, `most` 0: not said."""

    name: str
    body: str = ""
    licence: str = ""
    licensed_from: date | None = None
    licensed_until: date | None = None
    sex: str = ""
    specialities: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    most: int = 0
    contact: str = ""
    nik: str = ""
    officer: UUID | None = None


@dataclass(frozen=True)
class Wish:
    """What she asked for and what the case needs; empty: nothing was asked. `place` is a kode wilayah."""

    sex: str = ""
    language: str = ""
    speciality: str = ""
    place: str = ""


@dataclass(frozen=True)
class Weighed:
    """One thing the rule looked at: whether it fits, and in words with named values."""

    point: Point
    fits: bool
    words: str
    values: tuple[tuple[str, object], ...] = ()


@dataclass(frozen=True)
class Runner:
    """A lawyer as the rule takes her: plain values only. `load`: open assignments; `open_findings` wait to be decided."""

    id: UUID
    name: str
    sex: str
    languages: frozenset[str]
    specialities: frozenset[str]
    places: tuple[str, ...]
    licence: Licence
    load: int
    most: int
    open_findings: int = 0
    conflict: bool = False


@dataclass(frozen=True)
class Placed:
    """A lawyer in the order: `rank` counts from one, and is 0 for one who may not be chosen, with `barred` saying why."""

    runner: Runner
    rank: int
    weighed: tuple[Weighed, ...]
    barred: str = ""


@dataclass(frozen=True)
class Finding:
    """Why one lawyer may stand on two sides: `against` is a person of this case, None where it is the case itself."""

    lawyer: UUID
    why: Why
    against: UUID | None


@dataclass(frozen=True)
class Power:
    """A power of attorney: the kept paper, the day it was signed, the day it ends where it says one."""

    document: UUID
    signed_on: date
    until: date | None = None


class CounselEvent(EventName):
    """What the log says about counsel. Of notes it never says what stands in them."""

    REGISTER_READ = ("counsel.register_read", gettext_noop("membaca daftar advokat"))
    LAWYER_WRITTEN = ("counsel.lawyer_written", gettext_noop("mencatat seorang advokat"))
    LAWYER_CHANGED = ("counsel.lawyer_changed", gettext_noop("mengubah catatan seorang advokat"))
    LAWYER_LEFT = ("counsel.lawyer_left", gettext_noop("mengeluarkan seorang advokat dari daftar"))
    COMPARED = ("counsel.compared", gettext_noop("membandingkan advokat dengan orang dalam kasus"))
    FINDING_DECIDED = ("counsel.finding_decided", gettext_noop("memutuskan sebuah temuan pertentangan kepentingan"))
    READ = ("counsel.read", gettext_noop("membaca siapa pembela seorang penyintas"))
    ASSIGNED = ("counsel.assigned", gettext_noop("menugaskan seorang pembela"))
    POWER_KEPT = ("counsel.power_kept", gettext_noop("mencatat surat kuasa"))
    ENDED = ("counsel.ended", gettext_noop("mengakhiri penugasan seorang pembela"))
    CALLED = ("counsel.called", gettext_noop("meneruskan kepada pembela bahwa penyintas minta dihubungi"))
    MET = ("counsel.met", gettext_noop("mencatat bahwa pembela sudah menghubungi penyintas"))
    COUNTED = ("counsel.counted", gettext_noop("menghitung penyintas yang belum punya pembela"))
    FORGOTTEN = ("counsel.forgotten", gettext_noop("menghapus catatan pembela orang yang sudah dihapus"))
    KEY_MADE = ("counsel.key_made", gettext_noop("membuat kunci catatan pembelanya sendiri"))
    KEY_RESEALED = ("counsel.key_resealed", gettext_noop("mengganti kalimat sandi catatan pembelanya"))
    KEY_REPLACED = (
        "counsel.key_replaced",
        gettext_noop("mengganti kunci catatan pembelanya yang hilang; catatan lama tetap terkunci"),
    )
    NOTE_SEALED = ("counsel.note_sealed", gettext_noop("menyegel catatan pembela"))
    NOTE_OPENED = ("counsel.note_opened", gettext_noop("membuka catatan pembela dengan kalimat sandinya"))
    NOTES_NOT_OPENED = ("counsel.notes_not_opened", gettext_noop("mencoba kalimat sandi catatan pembela yang salah"))
    NOTES_HANDED_OVER = (
        "counsel.notes_handed_over",
        gettext_noop("menyegel catatan pembelanya kepada pembela berikut"),
    )
