"""Words of long work: states, coded errors, what a page may know of one job, and what a worker holds while it does one."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol
from uuid import UUID

from naung.foundation.audit.vocabulary import EventName
from naung.foundation.words import gettext_noop

STAGE_LENGTH = 40  # of a coded stage
KIND_LENGTH = 40
KEY_BYTES = 32  # of a hash over all that an answer depends on


class JobState(StrEnum):
    """Where a job stands. Only the first two are open."""

    WAITING = "menunggu"
    RUNNING = "berjalan"
    DONE = "selesai"
    FAILED = "gagal"


OPEN = (JobState.WAITING, JobState.RUNNING)
STATE_WORDS: Mapping[JobState, str] = {
    JobState.WAITING: gettext_noop("menunggu giliran"),
    JobState.RUNNING: gettext_noop("sedang dihitung"),
    JobState.DONE: gettext_noop("selesai"),
    JobState.FAILED: gettext_noop("tidak selesai"),
}


class JobError(StrEnum):
    """Why a job has no result."""

    REFUSED = "refused"
    OUT_OF_TIME = "out_of_time"
    OUT_OF_MEMORY = "out_of_memory"
    BROKEN = "broken"
    LOST = "lost"
    UNKNOWN_KIND = "unknown_kind"


ERROR_WORDS: Mapping[JobError, str] = {
    JobError.REFUSED: gettext_noop("Pekerjaan ini tidak dapat dilakukan dengan bahan yang ada."),
    JobError.OUT_OF_TIME: gettext_noop("Pekerjaan ini terlalu lama, jadi dihentikan. Minta yang lebih kecil."),
    JobError.OUT_OF_MEMORY: gettext_noop("Pekerjaan ini memakai memori terlalu banyak, jadi dihentikan. Minta yang lebih kecil."),
    JobError.BROKEN: gettext_noop("Pekerjaan ini berhenti karena kesalahan program. Beri tahu pengelola."),
    JobError.LOST: gettext_noop("Pekerjaan ini terputus beberapa kali, jadi tidak diulang lagi. Minta sekali lagi."),
    JobError.UNKNOWN_KIND: gettext_noop("Versi program ini tidak mengenal pekerjaan ini."),
}  # fmt: skip


class JobEvent(EventName):
    """What the log says about long work."""

    ASKED = ("jobs.asked", gettext_noop("meminta pekerjaan panjang"))
    TAKEN = ("jobs.taken", gettext_noop("memulai pekerjaan panjang"))
    FINISHED = ("jobs.finished", gettext_noop("menyelesaikan pekerjaan panjang"))
    FAILED = ("jobs.failed", gettext_noop("mengakhiri pekerjaan panjang tanpa hasil"))
    RECLAIMED = ("jobs.reclaimed", gettext_noop("mengambil kembali pekerjaan panjang yang terputus"))


class Progress(Protocol):
    """What long work calls as it goes: so many done of so many, in a coded stage."""

    def __call__(self, done: int, of: int, stage: str = "") -> None: ...


@dataclass(frozen=True)
class Job:
    """What a page may know of one job. `of` is 0 while nobody knows how much there is."""

    id: UUID
    kind: str
    subject: UUID
    state: JobState
    asked_by: UUID | None
    asked_at: datetime
    done: int
    of: int
    stage: str
    ended_at: datetime | None
    result: UUID | None
    error: JobError | None

    @property
    def open(self) -> bool:
        """Whether an answer may still come."""
        return self.state in OPEN


@dataclass(frozen=True)
class Taken:
    """One job in a worker's hands. `turn` is its lease: who took it before has another, and is not listened to any more."""

    id: UUID
    kind: str
    subject: UUID
    turn: int
