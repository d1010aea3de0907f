"""The words of lists that are laid beside a desk's records."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from naung.casework.inquiries.vocabulary import Looked, LookShown
from naung.casework.pairing.vocabulary import LikelyPair
from naung.foundation.audit.vocabulary import EventName
from naung.foundation.jobs.vocabulary import Job
from naung.foundation.words import gettext_noop

COMPARE = "hints.compare"  # the kind of long work; its subject is the desk
READING, COMPARING = "membaca", "membandingkan"  # stages of it
STAGE_WORDS: Mapping[str, str] = {
    READING: gettext_noop("membaca daftar"),
    COMPARING: gettext_noop("membandingkan dengan catatan meja"),
}


class Source(StrEnum):
    """Where a list came from."""

    MANIFEST = "rombongan"
    HTCDS = "htcds"
    OTHER = "berkas"


SOURCE_WORDS: Mapping[Source, str] = {
    Source.MANIFEST: gettext_noop("rombongan di perbatasan"),
    Source.HTCDS: gettext_noop("berkas kasus HTCDS"),
    Source.OTHER: gettext_noop("berkas"),
}


class HintEvent(EventName):
    """Events of this room."""

    ASKED = ("hints.asked", gettext_noop("meminta daftar dibandingkan dengan catatan meja"))
    READ = ("hints.read", gettext_noop("membaca daftar untuk dibandingkan dengan catatan meja"))
    COMPARED = ("hints.compared", gettext_noop("membandingkan daftar dengan catatan meja"))
    OPENED = ("hints.opened", gettext_noop("membuka siapa dalam daftar yang mungkin pernah tercatat"))
    FORGOTTEN = ("hints.forgotten", gettext_noop("menghapus perbandingan tentang orang yang sudah dihapus"))


@dataclass(frozen=True)
class OnAnotherList:
    """Somebody of another list of the desk who may be the same person and has no record yet."""

    arrival: UUID
    batch: UUID
    batch_number: str
    number: int
    short: str
    probability: float
    reasons: Mapping[str, str]


@dataclass(frozen=True)
class ListCompared:
    """How far a list is laid beside the desk's records. `found`: of how many there may be an earlier record."""

    of: int
    compared: int
    found: int
    job: Job | None

    @property
    def is_whole(self) -> bool:
        """Whether everybody of the list was compared."""
        return self.compared >= self.of


@dataclass(frozen=True)
class LookedAt:
    """What came of a look for one of a list, by her number."""

    number: int
    looked: Looked


@dataclass(frozen=True)
class LooksOfOne:
    """Somebody of a list for whom an officer looked at other desks, the newest look first."""

    arrival: UUID
    number: int
    short: str
    looks: tuple[LookShown, ...]


@dataclass(frozen=True)
class PileLine:
    """A list of records that were taken in together."""

    id: UUID
    source: Source
    made_at: datetime
    how_far: ListCompared


@dataclass(frozen=True)
class PairsWaiting:
    """Pairs of the desk that nobody has judged: those that are shown, the likeliest first, and how many there are."""

    shown: tuple[LikelyPair, ...]
    count: int
