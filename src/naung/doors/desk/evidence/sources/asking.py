"""For whom values of a letter are gathered, and how a letter says a day or a moment: in Indonesian, whoever reads the page."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, TypeVar
from uuid import UUID

from django.utils import timezone, translation

from naung.casework.evidence.vocabulary import DocumentKind
from naung.doors.desk.shell.words import LONG_MONTHS, say_time
from naung.foundation.access.vocabulary import Actor

Found = TypeVar("Found")


@dataclass(frozen=True)
class Asked:
    """For whom values are gathered, in which case, for which kind of letter; made anew for each request.

    `about`: which of several things the letter is about (an accusation, a debt, a leg of the way home), by its random id.
    """

    actor: Actor
    case: UUID
    person: UUID
    kind: DocumentKind
    about: UUID | None = None
    opened: dict[str, Any] = field(default_factory=dict, compare=False, repr=False)

    def once(self, what: str, read: Callable[[], Found]) -> Found:
        """What `read` answers, read at most once for a letter, so that a page leaves one entry in the log and not three."""
        if what not in self.opened:
            self.opened[what] = read()
        found: Found = self.opened[what]
        return found


@dataclass(frozen=True)
class Subject:
    """One of the things that a letter may be about, in the reader's words."""

    id: UUID
    words: str


def said_day(day: date) -> str:
    """A day as a letter says it, in Indonesian: 29 November 2026."""
    return f"{day.day} {LONG_MONTHS['id'][day.month - 1]} {day.year}"


def said_moment(moment: datetime) -> str:
    """A moment as a letter says it, in the office's zone: 29 November 2026, 14.05 WIB."""
    with translation.override("id"):
        return f"{said_day(timezone.localdate(moment))}, {say_time(moment)}"


def in_one_line(words: str) -> str:
    """Words as they stand in a cell of a table: without tabs and ends of lines, which would begin another cell or row."""
    return " ".join(words.split())
