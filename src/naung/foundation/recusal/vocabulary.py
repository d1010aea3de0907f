"""The words of shutting out: by what an officer was met, how it stands, why it was lifted."""

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from naung.foundation.audit.vocabulary import EventName
from naung.foundation.words import gettext_noop


class MarkKind(StrEnum):
    """By what an officer and a person in a file were found alike, the strongest first."""

    NIK = "nik"
    PHONE = "telepon"
    NAME = "nama"


MARK_WORDS: dict[MarkKind, str] = {
    MarkKind.NIK: gettext_noop("NIK sama"),
    MarkKind.PHONE: gettext_noop("nomor telepon sama"),
    MarkKind.NAME: gettext_noop("nama lengkap sama (tanda lemah: bisa orang lain yang namanya sama)"),
}
STRONG = frozenset({MarkKind.NIK, MarkKind.PHONE})


class Standing(StrEnum):
    """How one shutting out stands. Only a lifted one lets the officer in again."""

    NEW = "baru"
    CONFIRMED = "dipastikan"
    LIFTING = "menunggu_pencabutan"
    LIFTED = "dicabut"


STANDING_WORDS: dict[Standing, str] = {
    Standing.NEW: gettext_noop("belum diperiksa"),
    Standing.CONFIRMED: gettext_noop("dipastikan"),
    Standing.LIFTING: gettext_noop("menunggu orang kedua untuk mencabut"),
    Standing.LIFTED: gettext_noop("dicabut"),
}


class LiftReason(StrEnum):
    """Why an officer may see the file after all."""

    NAMESAKE = "senama"
    SHARED_NUMBER = "nomor_bersama"
    MISTYPED = "salah_ketik"
    NOT_INVOLVED = "tidak_terlibat"


LIFT_REASON_WORDS: dict[LiftReason, str] = {
    LiftReason.NAMESAKE: gettext_noop("Orang lain yang namanya sama"),
    LiftReason.SHARED_NUMBER: gettext_noop("Nomornya dipakai bersama orang lain"),
    LiftReason.MISTYPED: gettext_noop("Nama atau nomor salah ketik"),
    LiftReason.NOT_INVOLVED: gettext_noop("Memang petugas ini, tetapi ia tidak terlibat dan boleh menanganinya"),
}


@dataclass(frozen=True)
class Tie:
    """One record in one file. `bound`: the file tells this record's own story, so that one is never shown without the other.

    A file is a case, or a person whose history another person took part in or a thing belongs to. `sign`: the record is a
    number of the person whose file it is, so that whoever is met by it is met as that person.
    """

    file: UUID
    record: UUID
    bound: bool = False
    sign: bool = False


class RecusalEvent(EventName):
    """Events of shutting out. The first is recorded by a named job, never at the desk of the officer whom it concerns."""

    SHUT_OUT = ("recusal.shut_out", gettext_noop("menutup berkas bagi seorang petugas"))
    READ = ("recusal.read", gettext_noop("membaca alasan pencabutan"))
    CONFIRMED = ("recusal.confirmed", gettext_noop("memastikan berkas tetap tertutup bagi seorang petugas"))
    LIFT_PROPOSED = ("recusal.lift_proposed", gettext_noop("mengusulkan penutupan bagi seorang petugas dicabut"))
    LIFT_REFUSED = ("recusal.lift_refused", gettext_noop("menolak pencabutan penutupan bagi seorang petugas"))
    LIFTED = ("recusal.lifted", gettext_noop("mencabut penutupan berkas bagi seorang petugas"))
