"""Words of a list of people: its fields, what a row says, what was not understood, and what became of each column."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from dataclasses import field as values_of
from enum import StrEnum
from typing import Any

from naung.foundation.clock.vocabulary import VagueDate
from naung.foundation.people.vocabulary import Sex
from naung.foundation.words import gettext_noop


class Field(StrEnum):
    """What a column of a manifest may be."""

    NUMBER = "number"
    NAME = "name"
    BIRTH = "birth"
    AGE = "age"
    BIRTH_PLACE = "birth_place"
    BIRTH_PLACE_DATE = "birth_place_date"
    SEX = "sex"
    SEX_MALE = "sex_male"
    SEX_FEMALE = "sex_female"
    NIK = "nik"
    PASSPORT = "passport"
    SPLP = "splp"
    PAPERS = "papers"
    ORIGIN = "origin"
    ORIGIN_VILLAGE = "origin_village"
    ORIGIN_DISTRICT = "origin_district"
    ORIGIN_REGENCY = "origin_regency"
    ORIGIN_PROVINCE = "origin_province"
    DESTINATION = "destination"
    DEPOT = "depot"
    EMPLOYER = "employer"
    SECTOR = "sector"
    CAUSE = "cause"
    ILLNESS = "illness"
    DEAD = "dead"
    GROUP = "group"
    NOTES = "notes"


FIELD_WORDS: Mapping[Field, str] = {
    Field.NUMBER: gettext_noop("nomor urut"),
    Field.NAME: gettext_noop("nama"),
    Field.BIRTH: gettext_noop("tanggal lahir"),
    Field.AGE: gettext_noop("umur"),
    Field.BIRTH_PLACE: gettext_noop("tempat lahir"),
    Field.BIRTH_PLACE_DATE: gettext_noop("tempat dan tanggal lahir"),
    Field.SEX: gettext_noop("jenis kelamin"),
    Field.SEX_MALE: gettext_noop("tanda untuk laki-laki"),
    Field.SEX_FEMALE: gettext_noop("tanda untuk perempuan"),
    Field.NIK: gettext_noop("NIK"),
    Field.PASSPORT: gettext_noop("nomor paspor"),
    Field.SPLP: gettext_noop("nomor SPLP"),
    Field.PAPERS: gettext_noop("paspor, SPLP, atau surat lain"),
    Field.ORIGIN: gettext_noop("daerah asal"),
    Field.ORIGIN_VILLAGE: gettext_noop("desa atau kelurahan asal"),
    Field.ORIGIN_DISTRICT: gettext_noop("kecamatan asal"),
    Field.ORIGIN_REGENCY: gettext_noop("kabupaten atau kota asal"),
    Field.ORIGIN_PROVINCE: gettext_noop("provinsi asal"),
    Field.DESTINATION: gettext_noop("tujuan pulang"),
    Field.DEPOT: gettext_noop("dideportasi dari"),
    Field.EMPLOYER: gettext_noop("majikan"),
    Field.SECTOR: gettext_noop("pekerjaan"),
    Field.CAUSE: gettext_noop("sebab dideportasi"),
    Field.ILLNESS: gettext_noop("sakit"),
    Field.DEAD: gettext_noop("jenazah"),
    Field.GROUP: gettext_noop("keluarga atau kelompok"),
    Field.NOTES: gettext_noop("keterangan"),
}
# Fields whose value may stand once for several people: merged cells, ditto marks.
SHARED = frozenset(
    (
        Field.ORIGIN, Field.ORIGIN_VILLAGE, Field.ORIGIN_DISTRICT, Field.ORIGIN_REGENCY, Field.ORIGIN_PROVINCE, Field.DESTINATION,
        Field.DEPOT, Field.EMPLOYER, Field.SECTOR, Field.CAUSE, Field.GROUP, Field.NOTES, Field.BIRTH_PLACE,
    )
)  # fmt: skip
# A row may be taken without these where they can't be read and somebody says so.
MAY_BE_LEFT_OUT = frozenset(Field) - {Field.NAME}


@dataclass(frozen=True, slots=True)
class Remark:
    """Something about one cell: its field and column, a stable code, the sentence, and what stood there.

    As a refusal the row is not taken; as a remark it is, and this is said beside it. `near`: what else may be meant.
    """

    field: str
    column: str
    code: str
    message: str
    found: str = ""
    values: Mapping[str, Any] = values_of(default_factory=dict)
    near: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Person:
    """One person of a list, in plain values. Codes are empty where nothing is certain; `…_words` is as it stands in the list.

    `birth` as exactly as it is known, from the day of the list where only an age stands there; `age` as it stands.
    """

    row: int
    name: str
    birth: VagueDate
    age: int | None = None
    sex: Sex = Sex.UNKNOWN
    birth_place: str = ""
    nik: str = ""
    papers: str = ""
    origin: str = ""
    origin_words: str = ""
    origin_near: tuple[str, ...] = ()
    destination: str = ""
    depot: str = ""
    employer: str = ""
    sector: str = ""
    cause: str = ""
    cause_words: str = ""
    ill: bool = False
    illness: str = ""
    dead: bool = False
    group: str = ""
    notes: str = ""
    remarks: tuple[Remark, ...] = ()


@dataclass(frozen=True, slots=True)
class RowLeft:
    """A row that is nobody's: a title, headings once more, a section, a total, a signature. It is told with what stands in it."""

    row: int
    why: str
    text: str


@dataclass(frozen=True, slots=True)
class RowRefused:
    """A row that can't be taken as it stands, with every reason, and its text by heading so that nothing is lost."""

    row: int
    reasons: tuple[Remark, ...]
    text: Mapping[str, str]


@dataclass(frozen=True)
class ColumnRead:
    """What became of one column: its letter, heading, the field it is, by what (`exact`, `words`, `near`, `values`, `given`).

    `field` is empty where it is not used; `instead` is then the field that another column took. `doubt`: values look otherwise.
    """

    at: int
    letter: str
    heading: str
    field: str
    how: str
    score: float
    filled: int
    doubt: bool = False
    instead: str = ""


@dataclass(frozen=True, slots=True)
class Alike:
    """Rows that may be the same person, and by what: `nik`, `papers` or `name_birth`."""

    rows: tuple[int, ...]
    by: str


@dataclass(frozen=True)
class Manifest:
    """A list as it was read. Every row of the sheet is accepted, refused or left; none is lost."""

    sheet: str
    heading_rows: tuple[int, ...]
    titles: Sequence[str]
    columns: Sequence[ColumnRead]
    people: Sequence[Person]
    refused: Sequence[RowRefused]
    left: Sequence[RowLeft]
    alike: Sequence[Alike]
    remarks: Sequence[Remark] = ()


LEFT_WORDS: Mapping[str, str] = {
    "title": gettext_noop("judul, bukan baris orang"),
    "heading": gettext_noop("judul kolom yang diulang"),
    "numbering": gettext_noop("nomor kolom"),
    "total": gettext_noop("baris jumlah"),
    "remark": gettext_noop("keterangan, bukan baris orang"),
    "section": gettext_noop("judul bagian, bukan baris orang"),
    "alone": gettext_noop("hanya kolom nama yang terisi, tidak diambil sebagai orang"),
    "footer": gettext_noop("penutup daftar: tempat, tanggal, tanda tangan"),
}
HOW_WORDS: Mapping[str, str] = {
    "exact": gettext_noop("dari judulnya"),
    "words": gettext_noop("dari kata dalam judulnya"),
    "near": gettext_noop("dari judul yang hampir sama"),
    "values": gettext_noop("dari isinya"),
    "given": gettext_noop("dipilih petugas"),
    "twice": gettext_noop("kolom lain sudah dipakai untuk ini"),
    "": gettext_noop("tidak dikenal, tidak dipakai"),
}
ALIKE_WORDS: Mapping[str, str] = {
    "nik": gettext_noop("NIK sama"),
    "papers": gettext_noop("nomor paspor atau SPLP sama"),
    "name_birth": gettext_noop("nama dan tanggal lahir atau umur sama"),
}
