"""The words of pairs that were found over a whole register."""

from dataclasses import dataclass
from uuid import UUID

from naung.foundation.audit.vocabulary import EventName
from naung.foundation.words import gettext_noop


class PairingEvent(EventName):
    """Events of this room."""

    READ = (
        "pairing.read",
        gettext_noop("membaca nama dan nomor seluruh register untuk mencari orang yang tercatat dua kali"),
    )
    FOUND = ("pairing.found", gettext_noop("mencari pasangan catatan di seluruh register"))
    LISTED = ("pairing.listed", gettext_noop("membuka daftar pasangan catatan yang perlu dinilai"))
    FORGOTTEN = ("pairing.forgotten", gettext_noop("menghapus pasangan catatan dari orang yang sudah dihapus"))


TENTHS = 10  # steps in which a probability is kept beside the sealed one
READING, COMPARING = "membaca", "membandingkan"  # stages of a run


@dataclass(frozen=True)
class PairsFound:
    """What came of a run, in numbers: pairs of one desk, which are kept, and between desks, which are only counted."""

    records: int
    compared: int
    kept: int
    between_desks: int


@dataclass(frozen=True)
class LikelyPair:
    """Two records of the own desk that may be of one person."""

    low: UUID
    high: UUID
    probability: float
