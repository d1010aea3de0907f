"""Words of judging whether two records are of one person."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from naung.foundation.audit.vocabulary import EventName
from naung.foundation.words import gettext_noop

Pair = tuple[UUID, UUID]  # the smaller id first (`rules.pair_of`)


class Verdict(StrEnum):
    """What an officer said of two records."""

    SAME = "sama"
    DIFFERENT = "berbeda"
    UNSURE = "ragu"


VERDICT_WORDS: Mapping[Verdict, str] = {
    Verdict.SAME: gettext_noop("Orang yang sama"),
    Verdict.DIFFERENT: gettext_noop("Dua orang yang berbeda"),
    Verdict.UNSURE: gettext_noop("Belum bisa dipastikan"),
}


class Fit(StrEnum):
    """How one field of two records stands side by side."""

    AGREES = "cocok"
    SHARED = "dipakai_banyak"
    PARTLY = "sebagian"
    DIFFERS = "berbeda"
    MISSING = "kosong"
    APART = "tidak_dibandingkan"


# The words of the hint beside a form, so that both pages say the same.
FIT_WORDS: Mapping[Fit, str] = {
    Fit.AGREES: gettext_noop("sama"),
    Fit.SHARED: gettext_noop("sama, tetapi dipakai banyak orang"),
    Fit.PARTLY: gettext_noop("mirip"),
    Fit.DIFFERS: gettext_noop("berbeda"),
    Fit.MISSING: gettext_noop("belum ada di salah satu catatan"),
    Fit.APART: gettext_noop("tidak dapat dibandingkan"),
}


class Field(StrEnum):
    """What is laid side by side, in this order."""

    NAMES = "nama"
    PARENTS = "orang_tua"
    BIRTH = "lahir"
    BIRTH_PLACE = "tempat_lahir"
    SEX = "jenis_kelamin"
    HOME = "asal"
    NUMBERS = "nomor_surat"
    PHONES = "telepon"
    ADDRESSES = "alamat"
    LANGUAGE = "bahasa"
    NATIONALITY = "warga_negara"


FIELD_WORDS: Mapping[Field, str] = {
    Field.NAMES: gettext_noop("Nama"),
    Field.PARENTS: gettext_noop("Nama orang tua"),
    Field.BIRTH: gettext_noop("Tanggal lahir"),
    Field.BIRTH_PLACE: gettext_noop("Tempat lahir"),
    Field.SEX: gettext_noop("Jenis kelamin"),
    Field.HOME: gettext_noop("Asal"),
    Field.NUMBERS: gettext_noop("Nomor surat"),
    Field.PHONES: gettext_noop("Nomor telepon"),
    Field.ADDRESSES: gettext_noop("Alamat dan akun"),
    Field.LANGUAGE: gettext_noop("Bahasa"),
    Field.NATIONALITY: gettext_noop("Warga negara"),
}


class SamenessEvent(EventName):
    """What the log says about judgements."""

    COMPARED = ("sameness.compared", gettext_noop("membandingkan dua catatan orang"))
    JUDGED = ("sameness.judged", gettext_noop("menilai apakah dua catatan orang yang sama"))
    WITHDRAWN = ("sameness.withdrawn", gettext_noop("menarik penilaian atas dua catatan"))
    FORGOTTEN = ("sameness.forgotten", gettext_noop("menghapus penilaian tentang orang yang sudah dihapus"))


@dataclass(frozen=True)
class Judged:
    """One judgement as the rule takes it: `number` is its place in the order of its pair."""

    id: UUID
    pair: Pair
    officer: UUID
    verdict: Verdict
    number: int
    withdrawn: bool = False


@dataclass(frozen=True)
class Clash:
    """Two records that somebody holds to be two persons, and the chain of "same" that yet leads from one to the other."""

    pair: Pair
    chain: tuple[UUID, ...]


@dataclass(frozen=True)
class Cluster:
    """Records that stand for one person as people judged, in order of their ids; with clashes it contradicts itself."""

    persons: tuple[UUID, ...]
    clashes: tuple[Clash, ...] = ()

    @property
    def consistent(self) -> bool:
        """Whether nobody holds two of them to be two persons."""
        return not self.clashes


@dataclass(frozen=True)
class FieldCompared:
    """One field of two records, each side as it is written there."""

    field: Field
    left: tuple[str, ...]
    right: tuple[str, ...]
    fit: Fit
