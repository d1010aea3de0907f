"""The words of pairs that were found over a whole register."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
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
    ASKED = ("pairing.asked", gettext_noop("meminta seluruh register dibandingkan"))
    FORGOTTEN = ("pairing.forgotten", gettext_noop("menghapus pasangan catatan dari orang yang sudah dihapus"))


TENTHS = 10  # steps in which a probability is kept beside the sealed one
READING, COMPARING = "membaca", "membandingkan"  # stages of a run
STAGE_WORDS: Mapping[str, str] = {
    READING: gettext_noop("membaca catatan"),
    COMPARING: gettext_noop("membandingkan catatan"),
}
FIND = "pairing.find"  # the kind of long work
FORM = 1  # of the comparison: another one asks anew, though no record changed


@dataclass(frozen=True)
class PairsFound:
    """What came of a run, in numbers: pairs of one desk, which wait for it, and between desks, which no desk reads."""

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


@dataclass(frozen=True)
class LastRun:
    """When the register was last compared to an end; None where it never was. `changed`: records have changed since."""

    found_at: datetime | None
    changed: bool
