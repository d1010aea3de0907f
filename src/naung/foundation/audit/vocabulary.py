"""The words of the log."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from naung.foundation.words import gettext_noop


class EventName(StrEnum):
    """An event and its sentence: `RECEIVED = ("reports.received", gettext_noop("menerima laporan"))`.

    Each room's vocabulary derives from this; the value stands in the log, the sentence on the timeline after translation.
    """

    sentence: str

    def __new__(cls, value: str, sentence: str) -> "EventName":
        member = str.__new__(cls, value)
        member._value_ = value
        member.sentence = sentence
        return member


class AuditEvent(EventName):
    """Events of the log itself."""

    OPENED = ("audit.opened", gettext_noop("membaca log"))
    JOINED = ("audit.joined", gettext_noop("menerima log instalasi lain"))
    HEAD_TAKEN = ("audit.head_taken", gettext_noop("mengambil kepala log sebagai saksi luar"))


@dataclass(frozen=True)
class EntryValue:
    """One entry as the hash sees it; no field holds personal data."""

    seq: int
    at: datetime
    event: str
    actor_kind: str
    actor: UUID | None
    actor_name: str
    desk: UUID | None
    role: str
    purpose: str
    session: str
    subject: UUID | None
    subjects: bytes
    fields: str
    words: bytes
    count: int | None


@dataclass(frozen=True)
class ChainHead:
    """The last entry's number and hash: what an outside witness keeps."""

    seq: int
    hash: bytes


@dataclass(frozen=True)
class JoinedLog:
    """The closed log of another installation inside this one: after which entry it stands, how long it is, its last head."""

    installation: UUID
    at: datetime
    after: int  # number of the entry that says so; its own entries follow without a gap
    head: ChainHead

    def holds(self, seq: int) -> bool:
        """Whether the entry of that number came with it."""
        return self.after < seq <= self.after + self.head.seq


@dataclass(frozen=True)
class KeptEntry:
    """One entry as a row may point to it: its hash and number in the log in which it was written.

    `came_with`: the installation whose joined log that is, None for this one's own.
    """

    entry: EntryValue
    hash: bytes
    number: int
    came_with: UUID | None


@dataclass(frozen=True)
class Verification:
    """The outcome of a check of the chain. `broken_at` is the first entry that does not fit."""

    sound: bool
    entries: int
    head: ChainHead | None
    broken_at: int | None
    reason: str
