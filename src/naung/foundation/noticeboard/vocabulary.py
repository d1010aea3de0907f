"""Words of the noticeboard: a notice under a code, its lines, when which part of it is open, and counts of answers."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from naung.foundation.audit.vocabulary import EventName
from naung.foundation.words import gettext_noop


class NoticeEvent(EventName):
    """Events of this room. That somebody outside read or answered is none: it would be her row, with its time."""

    POSTED = ("noticeboard.posted", gettext_noop("memasang lembar untuk umum"))
    RESET = ("noticeboard.reset", gettext_noop("mengubah jam buka lembar untuk umum"))
    WORDS_TAKEN_OUT = ("noticeboard.words_taken_out", gettext_noop("menghapus kata dari lembar untuk umum"))
    TAKEN_DOWN = ("noticeboard.taken_down", gettext_noop("menurunkan lembar untuk umum"))
    SWEPT = ("noticeboard.swept", gettext_noop("menghapus tanda kirim lembar yang sudah tutup"))


class Kind(StrEnum):
    """What a notice is; each further kind of the public's or a survivor's door is a word here."""

    QUESTIONS = "pertanyaan"


class Use(StrEnum):
    """What a line of a notice is for."""

    QUESTION = "pertanyaan"
    CHOICE = "jawaban"
    HELP = "bantuan"


@dataclass(frozen=True)
class Line:
    """One line in both languages. `detail`: what is dialled, for help; `sure`: whether somebody verified it."""

    use: Use
    code: str
    words_id: str
    words_en: str
    detail: str = ""
    sure: bool = True


@dataclass(frozen=True)
class Opening:
    """One part of a notice: open from `opens_at` until before `closes_at`, for at most so many sheets of answers."""

    part: str
    opens_at: datetime
    closes_at: datetime
    most: int


@dataclass(frozen=True)
class OpenNotice:
    """What stands under a code at this moment."""

    part: str
    lines: tuple[Line, ...]

    def of(self, use: Use) -> list[Line]:
        """Its lines of one use, in their order."""
        return [line for line in self.lines if line.use is use]


@dataclass(frozen=True)
class NoticeShown:
    """A notice as the room that posted it reads it: its code, lines, hours, how many sheets came, and the counts.

    `counts` by part, question and choice. No row of it is a person.
    """

    id: UUID
    code: str
    lines: tuple[Line, ...]
    openings: tuple[Opening, ...]
    taken: Mapping[str, int]
    counts: Mapping[tuple[str, str, str], int]
    version: int
    down: bool

    def of(self, use: Use) -> list[Line]:
        """Its lines of one use, in their order."""
        return [line for line in self.lines if line.use is use]


class Answered(StrEnum):
    """What became of a sheet of answers."""

    TAKEN = "masuk"
    AGAIN = "sudah_masuk"  # the same sheet came twice and was counted once
    FULL = "penuh"
