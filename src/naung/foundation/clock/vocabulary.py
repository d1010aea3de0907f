"""Words of time: a date of any precision, a deadline's rule, what pauses it, and what became of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Any
from zoneinfo import ZoneInfo

from naung.foundation.errors import RuleBroken
from naung.foundation.words import gettext_noop

EARLIEST_YEAR = 1900
LATEST_YEAR = 2100  # the kept holiday tables end here

# The three zones of Indonesia; none of them has summer time.
ZONES: Mapping[str, ZoneInfo] = {
    "WIB": ZoneInfo("Asia/Pontianak"),
    "WITA": ZoneInfo("Asia/Makassar"),
    "WIT": ZoneInfo("Asia/Jayapura"),
}


@dataclass(frozen=True)
class Sentence:
    """An Indonesian sentence with named placeholders, and the plain values that fill them after translation."""

    message: str
    values: Mapping[str, Any] = field(default_factory=dict)


class Precision(StrEnum):
    """How exactly a date is known."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"
    RANGE = "range"
    AROUND = "around"
    UNKNOWN = "unknown"


PRECISION_WORDS: Mapping[Precision, str] = {
    Precision.DAY: gettext_noop("tanggal pasti"),
    Precision.MONTH: gettext_noop("bulan diketahui"),
    Precision.YEAR: gettext_noop("tahun diketahui"),
    Precision.RANGE: gettext_noop("antara dua waktu"),
    Precision.AROUND: gettext_noop("kira-kira"),
    Precision.UNKNOWN: gettext_noop("tidak diketahui"),
}


@dataclass(frozen=True)
class VagueDate:
    """A date of any precision, as the first and the last day that it may mean, with the words it was given in.

    An open end is None (before or after something); both ends are None only where nothing is known.
    """

    first: date | None
    last: date | None
    precision: Precision
    text: str = ""

    def __post_init__(self) -> None:
        """Refuse a value that says two things at once."""
        unknown = self.first is None and self.last is None
        if unknown != (self.precision is Precision.UNKNOWN):
            raise RuleBroken(gettext_noop("Tanggal yang tidak diketahui tidak boleh punya hari pertama atau terakhir."))
        if self.first is not None and self.last is not None and self.first > self.last:
            raise RuleBroken(gettext_noop("Hari pertama tidak boleh sesudah hari terakhir."))
        if self.precision is Precision.DAY and self.first != self.last:
            raise RuleBroken(gettext_noop("Tanggal pasti hanya boleh satu hari."))
        for day in (self.first, self.last):
            if day is not None and not EARLIEST_YEAR <= day.year <= LATEST_YEAR:
                raise RuleBroken(
                    gettext_noop("Tahun harus antara %(first)s dan %(last)s."), first=EARLIEST_YEAR, last=LATEST_YEAR
                )

    @classmethod
    def on(cls, day: date, text: str = "") -> "VagueDate":
        """Exactly this day."""
        return cls(day, day, Precision.DAY, text or day.isoformat())

    @classmethod
    def in_month(cls, year: int, month: int, text: str = "") -> "VagueDate":
        """Some day of this month."""
        first, last = month_bounds(year, month)
        return cls(first, last, Precision.MONTH, text or f"{year:04d}-{month:02d}")

    @classmethod
    def in_year(cls, year: int, text: str = "") -> "VagueDate":
        """Some day of this year."""
        return cls(date(year, 1, 1), date(year, 12, 31), Precision.YEAR, text or f"{year:04d}")

    @classmethod
    def between(cls, first: date | None, last: date | None, text: str = "") -> "VagueDate":
        """Some day from first to last; one end may be open."""
        return cls(first, last, Precision.RANGE, text)

    @classmethod
    def around(cls, first: date, last: date, text: str = "") -> "VagueDate":
        """About then: the bounds are generous, and still only a memory."""
        return cls(first, last, Precision.AROUND, text)

    @classmethod
    def unknown(cls, text: str = "") -> "VagueDate":
        """Nobody knows when."""
        return cls(None, None, Precision.UNKNOWN, text)

    @property
    def is_exact(self) -> bool:
        """True where one day is meant."""
        return self.precision is Precision.DAY


def month_bounds(year: int, month: int) -> tuple[date, date]:
    """First and last day of a month."""
    following = date(year + month // 12, month % 12 + 1, 1)
    return date(year, month, 1), following - timedelta(days=1)


class Relation(StrEnum):
    """How two vague dates stand to each other, as far as can be said for certain."""

    BEFORE = "before"
    AFTER = "after"
    SAME_DAY = "same_day"
    MAY_OVERLAP = "may_overlap"


class Unit(StrEnum):
    """What a deadline counts."""

    HOURS = "hours"
    CALENDAR_DAYS = "calendar_days"
    WORKING_DAYS = "working_days"


class Mark(StrEnum):
    """How far a row was checked: the text itself, a second-hand source, memory only."""

    VERIFIED = "V"
    SECONDARY = "V2"
    MEMORY = "M"


@dataclass(frozen=True)
class ClockRule:
    """A deadline: from which event, how long, who may pause it, and on what it rests."""

    code: str
    start_event: str
    unit: Unit
    amount: int
    source: str
    mark: Mark
    may_pause: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        """Refuse a negative length and a rule without a source."""
        if self.amount < 0:
            raise RuleBroken(gettext_noop("Lama jam tidak boleh kurang dari nol."))
        if not self.source.strip():
            raise RuleBroken(gettext_noop("Setiap jam harus menyebut sumbernya."))


@dataclass(frozen=True)
class Pause:
    """A time in which a clock stands still; an open pause has no end yet. Both moments are aware."""

    started_at: datetime
    ended_at: datetime | None = None
    by_role: str = ""
    reason: str = ""

    def __post_init__(self) -> None:
        """Refuse a pause that ends before it starts."""
        if self.ended_at is not None and self.ended_at < self.started_at:
            raise RuleBroken(gettext_noop("Jeda tidak boleh berakhir sebelum dimulai."))


class ClockState(StrEnum):
    """What a clock does at a moment."""

    NOT_STARTED = "not_started"
    RUNNING = "running"
    PAUSED = "paused"
    OVERDUE = "overdue"
    DONE = "done"
    DONE_LATE = "done_late"


STATE_WORDS: Mapping[ClockState, str] = {
    ClockState.NOT_STARTED: gettext_noop("belum mulai"),
    ClockState.RUNNING: gettext_noop("berjalan"),
    ClockState.PAUSED: gettext_noop("dijeda"),
    ClockState.OVERDUE: gettext_noop("lewat waktu"),
    ClockState.DONE: gettext_noop("selesai"),
    ClockState.DONE_LATE: gettext_noop("selesai, tetapi terlambat"),
}


@dataclass(frozen=True)
class Due:
    """When something must be done, how it stands at the moment asked, and why.

    `due_at` is the last moment that is still in time. `counted_from_entry` is the moment it would have been, had the
    clock been started by the typing instead of by the event; `moved` is true where the two differ.
    """

    rule: ClockRule
    due_at: datetime | None
    state: ClockState
    started_at: datetime | None = None
    done_at: datetime | None = None
    counted_from_entry: datetime | None = None
    reasons: tuple[Sentence, ...] = ()

    @property
    def moved(self) -> bool:
        """True where the start was written down late and this moved the moment it is due."""
        return self.counted_from_entry is not None and self.counted_from_entry != self.due_at


@dataclass(frozen=True)
class Deadlines:
    """All that several sources say of one duty: the earliest is acted on, and none is hidden."""

    acted_on: Due
    others: tuple[Due, ...]
    conflict: bool
    reason: Sentence | None = None


class LeftKind(StrEnum):
    """Which sentence says how much time is left."""

    NOT_STARTED = "not_started"
    NOW = "now"
    LEFT = "left"
    TODAY = "today"
    LATE = "late"
    PAUSED = "paused"
    DONE = "done"
    DONE_LATE = "done_late"


class LeftUnit(StrEnum):
    """The unit a person would say."""

    MINUTES = "minutes"
    HOURS = "hours"
    CALENDAR_DAYS = "calendar_days"
    WORKING_DAYS = "working_days"


@dataclass(frozen=True)
class Left:
    """Time left or time late as parts, for a door to say in its reader's language."""

    kind: LeftKind
    n: int = 0
    unit: LeftUnit = LeftUnit.HOURS
    due_on: date | None = None
    due_at: datetime | None = None


@dataclass(frozen=True)
class Late:
    """How many things of one kind are late at a desk, and since when the oldest waits. It names nothing and nobody."""

    count: int
    oldest: datetime


@dataclass(frozen=True)
class Kept:
    """How many things of one kind had to be done in a period, and how many of them were. It names nothing and nobody."""

    kept: int
    due: int
