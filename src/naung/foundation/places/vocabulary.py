"""The words of place: levels, kinds, a place as a frozen value, and what a look-up answers."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any

from naung.foundation.audit.vocabulary import EventName
from naung.foundation.words import gettext_noop


class PlaceEvent(EventName):
    """Events of this room."""

    LOADED = ("places.loaded", gettext_noop("memuat daftar wilayah"))


class Level(StrEnum):
    """How fine a place is: three steps abroad, four in Indonesia."""

    COUNTRY = "negara"
    STATE = "negara_bagian"
    FOREIGN_DISTRICT = "distrik"
    PROVINCE = "provinsi"
    REGENCY = "kabkota"
    DISTRICT = "kecamatan"
    VILLAGE = "desa"


LEVEL_WORDS: dict[Level, str] = {
    Level.COUNTRY: gettext_noop("negara"),
    Level.STATE: gettext_noop("negara bagian"),
    Level.FOREIGN_DISTRICT: gettext_noop("distrik di luar negeri"),
    Level.PROVINCE: gettext_noop("provinsi"),
    Level.REGENCY: gettext_noop("kabupaten atau kota"),
    Level.DISTRICT: gettext_noop("kecamatan"),
    Level.VILLAGE: gettext_noop("desa atau kelurahan"),
}


class Kind(StrEnum):
    """What the law calls the area."""

    COUNTRY = "negara"
    STATE = "negara_bagian"
    FOREIGN_DISTRICT = "distrik"
    PROVINCE = "provinsi"
    KABUPATEN = "kabupaten"
    KOTA = "kota"
    KECAMATAN = "kecamatan"
    DESA = "desa"
    KELURAHAN = "kelurahan"
    DESA_ADAT = "desa_adat"


KIND_WORDS: dict[Kind, str] = {
    Kind.COUNTRY: gettext_noop("negara"),
    Kind.STATE: gettext_noop("negara bagian"),
    Kind.FOREIGN_DISTRICT: gettext_noop("distrik"),
    Kind.PROVINCE: gettext_noop("provinsi"),
    Kind.KABUPATEN: gettext_noop("kabupaten"),
    Kind.KOTA: gettext_noop("kota"),
    Kind.KECAMATAN: gettext_noop("kecamatan"),
    Kind.DESA: gettext_noop("desa"),
    Kind.KELURAHAN: gettext_noop("kelurahan"),
    Kind.DESA_ADAT: gettext_noop("desa adat"),
}


@dataclass(frozen=True)
class PlaceRow:
    """One place. `name` is Indonesian and official ("Kabupaten Sambas"); `name_en` only where it differs (countries)."""

    code: str
    level: Level
    kind: Kind
    name: str
    parent: str | None
    name_en: str = ""


@dataclass(frozen=True)
class FoundPlace:
    """A place that answers to what was typed, with the names above it so that namesakes can be told apart."""

    place: PlaceRow
    above: tuple[str, ...]

    @property
    def words(self) -> str:
        """The place and what it lies in: `Pasiran, Singkawang Barat, Kota Singkawang, Kalimantan Barat`."""
        return ", ".join((self.place.name, *self.above))


class ChangeKind(StrEnum):
    """What happened to an area: another name, another code, or a part became an area of its own."""

    RENAME = "rename"
    RECODE = "recode"
    SPLIT = "split"


@dataclass(frozen=True)
class Change:
    """One known split or rename with its source. `since` is YYYY, YYYY-MM or YYYY-MM-DD, empty where unknown."""

    kind: ChangeKind
    former_code: str
    former_name: str
    code: str
    since: str
    basis: str
    mark: str
    source: str


@dataclass(frozen=True)
class MapSource:
    """One source of the map in both languages: address, version of the day it was taken from, day, licence as stated."""

    id: str
    en: str
    address: str
    version: str
    on: date
    licence: str


class Doubt(StrEnum):
    """Why a code could not be settled; never that it is wrong."""

    NOT_A_CODE = "not_a_code"
    NOT_IN_TABLE = "not_in_table"
    FORMER_CODE = "former_code"
    CODE_IS_NEWER = "code_is_newer"
    NOT_VALID_THEN = "not_valid_then"


DOUBT_WORDS: dict[Doubt, str] = {
    Doubt.NOT_A_CODE: gettext_noop("Ini belum berbentuk kode wilayah; tulis seperti 61.72.01 atau pilih dari daftar."),
    Doubt.NOT_IN_TABLE: gettext_noop(
        "Kode ini tidak ada di daftar yang kami punya; mungkin kode lama atau lebih baru."
    ),
    Doubt.FORMER_CODE: gettext_noop("Kode ini dipakai dahulu; wilayahnya kini punya kode lain."),
    Doubt.CODE_IS_NEWER: gettext_noop("Pada tanggal itu wilayah ini mungkin masih memakai kode yang lama."),
    Doubt.NOT_VALID_THEN: gettext_noop("Pada tanggal itu kode ini tidak berlaku."),
}


@dataclass(frozen=True)
class Known:
    """The place is in the table. `start_known` is false for the shipped vintage; `former` are earlier names and codes."""

    place: PlaceRow
    start_known: bool
    former: tuple[Change, ...] = ()


@dataclass(frozen=True)
class Unsure:
    """The table can't settle this code. `candidates` are the changes that may explain it."""

    code: str
    doubt: Doubt
    candidates: tuple[Change, ...] = ()

    @property
    def reason(self) -> str:
        """The doubt as an Indonesian sentence, translatable."""
        return DOUBT_WORDS[self.doubt]


@dataclass(frozen=True)
class Reason:
    """One remark about a number: a stable code and an Indonesian sentence with its values."""

    code: str
    message: str
    values: Mapping[str, Any] = field(default_factory=dict)

    def __str__(self) -> str:
        return self.message % self.values if self.values else self.message


class Validity(StrEnum):
    """Whether a NIK can be what it seems to be. Nobody is refused because of it."""

    TRUE = "true"
    FALSE = "false"
    UNSURE = "unsure"


@dataclass(frozen=True)
class NikReading:
    """What the digits of a NIK say. `reasons` is why it is not simply valid, `remarks` what else is good to know.

    `region` is the deepest known area code in it, `birth_date` the day it writes, `sex` L or P; None where unreadable.
    """

    validity: Validity
    reasons: tuple[Reason, ...] = ()
    remarks: tuple[Reason, ...] = ()
    region: str | None = None
    birth_date: date | None = None
    sex: str | None = None

    @property
    def valid(self) -> bool | str:
        """True, False or "unsure", as it is written in JSON."""
        return "unsure" if self.validity is Validity.UNSURE else self.validity is Validity.TRUE
