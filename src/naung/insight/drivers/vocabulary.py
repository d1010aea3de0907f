"""The words of driving factors: what goes in, what a run found, and what may be said of one factor."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from naung.foundation.audit.vocabulary import EventName
from naung.foundation.errors import FieldProblem
from naung.foundation.places.vocabulary import Level
from naung.foundation.words import gettext_noop
from naung.methods.spatial.told import Fit, If, Priors, Wrong

MAPPED = "61"  # Kalimantan Barat, of which outlines are shipped
MOST_AT_ONCE = 2  # factors in one fit of 14 areas: more would fit the noise
LEVELS = (Level.REGENCY, Level.DISTRICT)  # of a fit of the whole province
ASKED_LEVELS = (
    *LEVELS,
    Level.VILLAGE,
)  # kelurahan and desa of one kabupaten or kota: 2,130 at once take half an hour and 2.5 GB
FEWEST_ORIGINS = 100  # with fewer no map of origin is drawn and nothing is fitted
MOST_COARSE = 0.5  # of the origins that may be known to a wider area only
FIT = "drivers.fit"  # the kind of long work

IF_WORDS: Mapping[If, str] = {
    If.HALF_SEEN: gettext_noop("yang terlihat hanya separuh dari dugaan"),
    If.TWICE_SEEN: gettext_noop("yang terlihat dua kali dugaan"),
    If.TWICE_AS_UNEVEN: gettext_noop("pengamatan dua kali lebih tidak merata"),
    If.ALL_SEEN_ALIKE: gettext_noop("semua tempat diamati sama"),
}


class Standing(StrEnum):
    """What may be said of a factor. Only the first two may stand in a ranking, a print or a slide."""

    MORE = "lebih"
    FEWER = "kurang"
    OPEN = "belum"


STANDING_WORDS: Mapping[Standing, str] = {
    Standing.MORE: gettext_noop("kasus tercatat lebih banyak"),
    Standing.FEWER: gettext_noop("kasus tercatat lebih sedikit"),
    Standing.OPEN: gettext_noop("belum dapat disimpulkan"),
}


class Ground(StrEnum):
    """Whose cases: counts that were published, by where police recorded them, or origins of the register's victims."""

    PUBLISHED = "terbit"
    REGISTER = "register"


class Stage(StrEnum):
    """The steps of a fit in the background."""

    READING = "bahan"
    FITTING = "hitung"
    IF_WRONG = "andai"


STAGE_WORDS: Mapping[Stage, str] = {
    Stage.READING: gettext_noop("membaca ekstrak"),
    Stage.FITTING: gettext_noop("menghitung"),
    Stage.IF_WRONG: gettext_noop("menghitung dengan dugaan pengamatan yang lain"),
}


class Outcome(StrEnum):
    """What came of a fit that ran to its end."""

    FOUND = "ada"
    SILENT = "diam"
    REFUSED = "ditolak"


OUTCOME_WORDS: Mapping[Outcome, str] = {
    Outcome.FOUND: gettext_noop("hasilnya dapat ditampilkan"),
    Outcome.SILENT: gettext_noop("tidak sampai pada hasil yang dapat dipercaya"),
    Outcome.REFUSED: gettext_noop("bahannya belum dapat dihitung"),
}


class DriversEvent(EventName):
    """What the log says about fits from the register."""

    ASKED = ("drivers.asked", gettext_noop("meminta perhitungan faktor di tempat asal"))
    FITTED = ("drivers.fitted", gettext_noop("menyimpan perhitungan faktor di tempat asal"))
    COUNTED = ("drivers.counted", gettext_noop("menulis banyaknya penduduk kecamatan, kelurahan atau desa"))


@dataclass(frozen=True)
class Counted:
    """How many people live in one area, as an office entered it: from which source, of which day, by whom and when."""

    people: int
    source: str
    as_of: date
    at: datetime
    by: UUID
    version: int


@dataclass(frozen=True)
class Residents:
    """Residents of all areas of a fit as offices entered them, with their sources and the first and last of their days."""

    people: Mapping[str, int]
    sources: tuple[str, ...]
    first: date
    last: date


class LineState(StrEnum):
    """What a row of a file would do."""

    NEW = "baru"
    CHANGED = "berubah"
    SAME = "sama"
    WRONG = "salah"


LINE_WORDS: Mapping[LineState, str] = {
    LineState.NEW: gettext_noop("baru"),
    LineState.CHANGED: gettext_noop("berubah"),
    LineState.SAME: gettext_noop("sama"),
    LineState.WRONG: gettext_noop("tidak masuk"),
}


@dataclass(frozen=True)
class FileLine:
    """One row of a file: its number, code, name and people as typed, and what it would do. `before`: what stands now."""

    number: int
    code: str
    name: str
    typed: str
    state: LineState
    people: int | None = None
    before: int | None = None
    problem: FieldProblem | None = None


@dataclass(frozen=True)
class Factor:
    """One declared factor in both languages, and at which levels it has a figure for every area."""

    key: str
    id: str
    en: str
    column: str
    scale: str
    default: bool
    id_more: str
    en_more: str
    id_unit: str
    en_unit: str
    as_of: str
    id_reason: str
    en_reason: str
    at: tuple[str, ...]


@dataclass(frozen=True)
class Missing:
    """What has no figure for every area of these levels, in both languages. `until_entered`: an office may enter it."""

    id: str
    en: str
    at: tuple[str, ...]
    until_entered: bool = False


@dataclass(frozen=True)
class Declared:
    """The declared list: its day, its factors, and what is missing."""

    chosen_on: date
    factors: tuple[Factor, ...]
    missing: tuple[Missing, ...]


@dataclass(frozen=True)
class Ingredient:
    """One area as it goes in: code, cases, residents, and the values of the factors as they are published."""

    code: str
    cases: int
    residents: int
    values: Mapping[str, float]


@dataclass(frozen=True)
class Coarse:
    """Victims of one year whose origin is told by the extract as this wider area only."""

    within: str
    year: str
    count: int


@dataclass(frozen=True)
class Origins:
    """What the extract tells of where victims came from, at one level: by area and year, and what cannot be placed so.

    `told`: areas by years, each a sum of released combinations. `months`: how much of each year the register covers.
    """

    level: Level
    until: date
    codes: tuple[str, ...]
    years: tuple[str, ...]
    months: tuple[int, ...]
    told: tuple[tuple[int, ...], ...]
    coarse: tuple[Coarse, ...]
    undated: int
    elsewhere: int  # outside the area, or told as something that holds it only
    unknown: int
    within: str = MAPPED

    @property
    def placed(self) -> int:
        """Origins known at this level, with their year."""
        return sum(map(sum, self.told))

    @property
    def wider(self) -> int:
        """Origins known to a wider area of Kalimantan Barat only."""
        return sum(each.count for each in self.coarse)

    @property
    def coarse_share(self) -> float:
        """The share of the origins in Kalimantan Barat that are known to a wider area only."""
        return self.wider / max(self.placed + self.wider, 1)


@dataclass(frozen=True)
class FromRegister:
    """What a fit from the register rests on, beside its ingredients: kept with it, so that an old one can be read."""

    until: date
    made_at: datetime
    years: tuple[str, ...]
    placed: int
    wider: int
    undated: int
    elsewhere: int
    unknown: int
    effort: bool  # whether a record of effort went in
    reliability: float
    fillings: int
    stops: Mapping[str, str]
    sources: tuple[str, ...] = ()  # of residents that an office entered for every area; none where they were shared out
    counted: tuple[date, ...] = ()  # the first and the last day of those numbers


@dataclass(frozen=True)
class Findings:
    """A run that converged: what went in, what was believed, the fit, and the same if detection is not what was believed.

    `register` is None for the published counts.
    """

    factors: tuple[Factor, ...]
    ingredients: tuple[Ingredient, ...]
    priors: Priors
    fit: Fit
    others: Mapping[If, Wrong]
    level: Level = Level.REGENCY
    register: FromRegister | None = None
    within: str = MAPPED

    @property
    def ground(self) -> Ground:
        """Whose cases were counted."""
        return Ground.PUBLISHED if self.register is None else Ground.REGISTER

    @property
    def is_rough(self) -> bool:
        """Whether the residents of its areas were never counted, only shared out: then nothing may be confirmed."""
        return self.level is not Level.REGENCY and not (self.register and self.register.sources)


@dataclass(frozen=True)
class Silent:
    """A run that shows nothing, and why, in the codes of the method."""

    reasons: tuple[str, ...]


@dataclass(frozen=True)
class Question:
    """What was asked of the register: level and area, factors by key, and the stop of each belief."""

    level: Level
    factors: tuple[str, ...]
    stops: Mapping[str, str]
    within: str = MAPPED


@dataclass(frozen=True)
class Kept:
    """One fit as it is kept: what was asked, by whom, when it was made, from which extract, and what came of it."""

    id: UUID
    question: Question
    asked_by: UUID | None
    made_at: datetime
    until: date
    outcome: Outcome
