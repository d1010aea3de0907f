"""How the worklist looks: sections of rows, and numbers that are links."""

from dataclasses import dataclass
from datetime import date, datetime, time

from django.utils import timezone

from naung.foundation.clock.vocabulary import Left, LeftKind, LeftUnit

ROWS = 40  # rows of a section
MOST_COUNTED = 1000


@dataclass(frozen=True)
class WorkRow:
    """One thing that waits: who (short), what, since when, and its clock where it has one."""

    address: str
    number: str
    who: str
    what: str
    since: datetime | None
    state: str = ""
    left: Left | None = None


@dataclass(frozen=True)
class Section:
    """What waits for one kind of work. `count` stops at a thousand; `more` says that it goes on."""

    anchor: str
    heading: str
    short: str
    tone: str
    rows: tuple[WorkRow, ...]
    count: int
    more: bool = False


@dataclass(frozen=True)
class Count:
    """A number that is a link."""

    address: str
    words: str
    tone: str
    number: int
    more: bool = False


def left_until(day: date, today: date) -> Left:
    """How much time is left until the end of a day, or how late it is."""
    kind = LeftKind.TODAY if day == today else LeftKind.LATE if day < today else LeftKind.LEFT
    end = timezone.make_aware(datetime.combine(day, time.max))
    return Left(kind, abs((day - today).days), LeftUnit.CALENDAR_DAYS, day, end)
