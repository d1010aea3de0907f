"""The words of the extract: scales with their levels, columns, tables, what a run says of itself, what attackers found."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path

from naung.foundation.audit.vocabulary import EventName
from naung.foundation.words import gettext_noop

SMALLEST = 5  # the fewest persons (or groups) that share one released combination
UNKNOWN, COARSENED = "-", "*"  # not known at the register; known there, and not told here
NONE = "tidak_ada"  # known that there was none
FIRST_EDITION, EDITION = 1, 2  # of what an extract tells; since 2 an origin may be told as its kelurahan or desa


class Scale(StrEnum):
    """How a value is coarsened, from its finest level to `*`."""

    PLACE = "wilayah"
    TIME = "waktu"
    AGE = "umur"
    FACT = "kode"


# Each scale's levels in words, finest first; the last is `*`.
LEVELS: Mapping[Scale, tuple[str, ...]] = {
    Scale.PLACE: (
        "kelurahan atau desa, di luar negeri distrik",
        "kecamatan, di luar negeri distrik",
        "kabupaten atau kota, di luar negeri negara bagian",
        "provinsi, di luar negeri negara",
        "negara",
        "disamarkan",
    ),
    Scale.TIME: (
        "bulan",
        "paruh tahun",
        "tahun",
        "disamarkan",
    ),
    Scale.AGE: ("kelompok umur", "anak atau dewasa", "disamarkan"),
    Scale.FACT: ("kode", "disamarkan"),
}


class Role(StrEnum):
    """The part that a place has in somebody's way."""

    ORIGIN = "asal"
    RECRUITMENT = "perekrutan"
    TRANSIT = "transit"
    EXIT = "keluar"
    DESTINATION = "tujuan"


class Exit(StrEnum):
    """How the border was crossed."""

    OFFICIAL = "resmi"
    UNOFFICIAL = "tidak_resmi"


class Effort(StrEnum):
    """What offices did to find people, as far as the register knows it."""

    DESKS = "meja"
    HOURS = "jam_meja"
    REPORTS = "laporan_diterima"
    SCREENINGS = "skrining_dimulai"
    OUTREACH = "sosialisasi_terlaksana"
    OPERATIONS = "operasi_selesai"
    OPERATION_HOURS = "jam_petugas_operasi"


@dataclass(frozen=True)
class Column:
    """One column of a table: its name, its scale, what it says in Indonesian, and which plain column of the register it is."""

    name: str
    scale: Scale
    words: str
    source: str


@dataclass(frozen=True)
class Table:
    """A table of the extract: its columns, and the rungs of its ladder as one level for each column, finest first.

    `unit` says what one is counted of. After the last rung a combination of fewer than SMALLEST is withheld.
    """

    name: str
    title: str
    unit: str
    columns: tuple[Column, ...]
    rungs: tuple[tuple[int, ...], ...]


Values = tuple[str, ...]  # one combination, in the order of the columns
Counts = Mapping[Values, int]


@dataclass(frozen=True)
class Released:
    """What left the ladder: combinations with their counts (each at least SMALLEST), and how many persons were withheld."""

    counts: Counts
    withheld: int


@dataclass(frozen=True)
class Attack:
    """What one attacker got out of one table: the share of persons of whom a row is certainly hers, and of right guesses."""

    attacker: str
    table: str
    tried: int
    certain: float
    guessed: float


@dataclass(frozen=True)
class Made:
    """One finished extract: where it lies, until when it counts, and what stands in its manifest."""

    folder: Path
    until: date
    made_at: datetime
    counted: Mapping[str, int]
    withheld: Mapping[str, int]
    attacks: Sequence[Attack]
    edition: int = EDITION

    @property
    def tells_villages(self) -> bool:
        """Whether origins were told as finely as kelurahan and desa; an older extract goes down to kecamatan only."""
        return self.edition > FIRST_EDITION

    @property
    def certain(self) -> float:
        """The largest share of rows that any attacker re-identified."""
        return max((each.certain for each in self.attacks), default=0.0)


class ExtractEvent(EventName):
    """What the log says about the extract."""

    MADE = ("extract.made", gettext_noop("membuat ekstrak tanpa identitas dari register"))
    VILLAGES_OPENED = (
        "extract.villages_opened",
        gettext_noop("membuka kelurahan atau desa asal korban untuk ekstrak, dan menghitungnya tanpa identitas"),
    )
