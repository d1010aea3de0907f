"""Words of HTCDS: a field, a record, what became of a column, what was not understood, and what is lost on the way."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from dataclasses import field as values_of
from datetime import date
from enum import StrEnum
from typing import Any

from naung.foundation.access.vocabulary import Exploitation
from naung.foundation.clock.vocabulary import VagueDate
from naung.foundation.people.vocabulary import Sex
from naung.foundation.words import gettext_noop

V1, V2 = "1.0", "2.0"
LOCAL = "x_"  # what a column of our own begins with; the standard has none of these


class Kind(StrEnum):
    """What a field holds. Whatever is coded is kept as a list: the standard and its toolkits differ on which may have several."""

    TEXT = "text"
    LONG = "long"
    DATE = "date"
    NUMBER = "number"
    CHECK = "check"
    PICK = "pick"
    MULTI = "multi"
    COUNTRY = "country"
    LANGUAGE = "language"
    REF = "ref"


CODED = frozenset((Kind.PICK, Kind.MULTI, Kind.COUNTRY, Kind.LANGUAGE))


@dataclass(frozen=True)
class HtcdsField:
    """One field of the standard. `codes` are official, `extensions` taken besides; `only`: a version that alone has it."""

    name: str
    label: str
    section: str
    kind: Kind
    codes: tuple[str, ...] = ()
    core: bool = False
    deprecated: bool = False
    only: str = ""
    extensions: tuple[str, ...] = ()


Value = str | date | int | float | bool | tuple[str, ...]


@dataclass(frozen=True)
class Record:
    """One row of HTCDS 2.0: values by system name, and texts of our own by a name that begins with `x_`."""

    values: Mapping[str, Value] = values_of(default_factory=dict)
    extra: Mapping[str, str] = values_of(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Remark:
    """Something about a cell, a column or the whole file: field, column, a stable code, the sentence, what stood there."""

    field: str
    column: str
    code: str
    message: str
    found: str = ""
    values: Mapping[str, Any] = values_of(default_factory=dict)


@dataclass(frozen=True, slots=True)
class RowRead:
    """One row that was accepted."""

    row: int
    record: Record
    remarks: tuple[Remark, ...] = ()


@dataclass(frozen=True, slots=True)
class RowRefused:
    """One row that can't be taken as it stands, with every reason, and its text by heading."""

    row: int
    reasons: tuple[Remark, ...]
    text: Mapping[str, str]


@dataclass(frozen=True)
class HtcdsColumn:
    """What became of one column. `how`: `name`, `alias`, `label`, `flag` (one code of a field), `given`, `local`, or nothing."""

    at: int
    letter: str
    heading: str
    field: str
    how: str
    filled: int
    code: str = ""


@dataclass(frozen=True)
class Htcds:
    """A file as it was read. `version`: 1.0, 2.0, or empty where nothing tells. Every row is accepted, refused or left."""

    version: str
    sheet: str
    heading_rows: tuple[int, ...]
    columns: Sequence[HtcdsColumn]
    rows: Sequence[RowRead]
    refused: Sequence[RowRefused]
    left: Sequence[tuple[int, str]]
    remarks: Sequence[Remark] = ()


@dataclass(frozen=True, slots=True)
class Loss:
    """What a reader that knows only the standard does not get: of which field, why, and in which column of ours it stands."""

    field: str
    code: str
    message: str
    kept_in: str = ""
    values: Mapping[str, Any] = values_of(default_factory=dict)


@dataclass(frozen=True)
class CaseValues:
    """One person of a case in plain values of the house, as far as HTCDS asks for them. Empty is not known or not said.

    `status`, `decided_by`, `controls`, `recruited`, `industries`, `sexual`, `relation`, `case_status` are codes of the standard.
    """

    names: tuple[str, ...]
    birth: VagueDate = values_of(default_factory=VagueDate.unknown)
    sex: Sex = Sex.UNKNOWN
    nationalities: tuple[str, ...] = ()
    language: str = ""
    identity_number: str = ""
    phone: str = ""
    email: str = ""
    home: str = ""
    home_words: str = ""
    dead: bool = False
    case_number: str = ""
    opened_on: date | None = None
    case_status: str = ""
    closing_reason: str = ""
    status: str = ""
    decided_by: str = ""
    exploitation: frozenset[Exploitation] = frozenset()
    controls: frozenset[str] = frozenset()
    recruited: frozenset[str] = frozenset()
    industries: frozenset[str] = frozenset()
    sexual: frozenset[str] = frozenset()
    relation: str = ""
    age_when_trafficked: int | None = None
    referred_to: str = ""
    referred_on: date | None = None
    agreed: bool | None = None


HOW_WORDS: Mapping[str, str] = {
    "name": gettext_noop("dari nama sistemnya"),
    "alias": gettext_noop("dari nama sistem yang ditulis lain"),
    "label": gettext_noop("dari labelnya"),
    "flag": gettext_noop("satu pilihan, diberi tanda"),
    "given": gettext_noop("dipilih petugas"),
    "local": gettext_noop("kolom tambahan, dimuat apa adanya"),
    "": gettext_noop("tidak dikenal, tidak dipakai"),
}
