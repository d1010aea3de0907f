"""The words of asking another desk whether it knows somebody."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from naung.foundation.audit.vocabulary import EventName
from naung.foundation.words import gettext_noop


class InquiryEvent(EventName):
    """Events of this room."""

    LOOKED = ("inquiries.looked", gettext_noop("melihat apakah meja lain mungkin mengenal orang ini"))
    NAMED = ("inquiries.named", gettext_noop("mendapat nama meja lain yang mungkin mengenal seseorang"))
    STOPPED = (
        "inquiries.stopped",
        gettext_noop("ingin melihat apakah meja lain mengenal seseorang, tetapi batasnya habis"),
    )
    ASKED = ("inquiries.asked", gettext_noop("bertanya kepada meja lain tentang orang ini"))
    ANSWERED = ("inquiries.answered", gettext_noop("menjawab pertanyaan meja lain"))
    ANSWERS_READ = ("inquiries.answers_read", gettext_noop("membaca jawaban meja lain"))
    REVIEWED = ("inquiries.reviewed", gettext_noop("meninjau siapa melihat ke meja lain"))
    OPENED = ("inquiries.opened", gettext_noop("membaca alasan pertanyaan antarmeja"))
    AGREED = ("inquiries.agreed", gettext_noop("mencatat bahwa orang ini setuju kantor ini disebut kepada meja lain"))
    TAKEN_BACK = ("inquiries.taken_back", gettext_noop("mencatat bahwa orang ini tidak mau lagi kantor ini disebut"))
    FORGOTTEN = ("inquiries.forgotten", gettext_noop("menghapus pertanyaan antarmeja yang sudah lama"))


class Reply(StrEnum):
    """What the other desk says."""

    KNOWN = "kenal"
    NOT_KNOWN = "bukan"
    TALK = "bicara"


REPLY_WORDS: dict[Reply, str] = {
    Reply.TALK: gettext_noop("datang atau telepon, kita bicara"),
    Reply.KNOWN: gettext_noop("ya, meja ini mengenalnya"),
    Reply.NOT_KNOWN: gettext_noop("bukan orang yang sama"),
}


@dataclass(frozen=True)
class Allowance:
    """How many looks an officer has left; where none, from when again, and whether the week's limit holds her or the day's."""

    left: int
    again_at: datetime | None = None
    of_week: bool = False


@dataclass(frozen=True)
class Looked:
    """What came of a look: which desks may know more; `stopped` where the officer's looks are used up."""

    look: UUID | None
    desks: tuple[UUID, ...]
    stopped: bool
    left: int


@dataclass(frozen=True)
class LookShown:
    """One look as its own desk reads it."""

    id: UUID
    person: UUID | None
    row: UUID | None
    by: UUID
    at: datetime
    desks: tuple[UUID, ...]
    asked: tuple["AskedShown", ...]
    why: str


@dataclass(frozen=True)
class AskedShown:
    """One question to another desk, what it answered, and which officer there; `is_new` until it was read."""

    id: UUID
    desk: UUID
    at: datetime
    reply: Reply | None
    replied_at: datetime | None
    replied_by: UUID | None
    is_new: bool


@dataclass(frozen=True)
class AnswerShown:
    """An answer that was not read yet: of which desk, about which person or row of the own desk, when."""

    id: UUID
    person: UUID | None
    row: UUID | None
    desk: UUID
    by: UUID
    at: datetime


@dataclass(frozen=True)
class WaitingShown:
    """A question that waits at the desk that is asked: from whom, about which record of its own, and why."""

    id: UUID
    desk: UUID
    by: UUID
    at: datetime
    record: UUID
    why: str


@dataclass(frozen=True)
class LookReviewed:
    """One look as whoever reviews it reads it: who, when, about whom, why, whether a desk was named or she was stopped."""

    officer: UUID
    at: datetime
    person: UUID | None
    row: UUID | None
    why: str
    met: bool
    stopped: bool


@dataclass(frozen=True)
class DayOfLooks:
    """How one officer of a desk looked: how often, how often a desk was named, how often she was stopped."""

    officer: UUID
    desk: UUID
    looks: int
    met: int
    stopped: int
    last: datetime
