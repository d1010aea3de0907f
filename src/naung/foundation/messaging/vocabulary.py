"""Words of notices."""

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from naung.foundation.audit.vocabulary import EventName
from naung.foundation.words import gettext_noop


class NoticeKind(StrEnum):
    """Why a notice is sent. It stands in the queue only: every letter says the same."""

    REFERRAL = "rujukan"
    DECISION = "keputusan"
    EMERGENCY = "darurat"
    CONSENT = "persetujuan"


class MessagingEvent(EventName):
    """What the log says about notices."""

    ADDRESS_KEPT = ("messaging.address_kept", gettext_noop("menyimpan alamat surel untuk kabar"))
    ADDRESS_FORGOTTEN = ("messaging.address_forgotten", gettext_noop("menghapus alamat surel untuk kabar"))
    QUEUED = ("messaging.queued", gettext_noop("menyiapkan kabar tanpa isi"))
    SENT = ("messaging.sent", gettext_noop("mengirim kabar tanpa isi"))
    FAILED = ("messaging.failed", gettext_noop("gagal mengirim kabar tanpa isi"))


@dataclass(frozen=True)
class PostOffice:
    """The mail server of the office, and from which address it writes. Without a host nothing is sent."""

    host: str
    port: int
    starttls: bool
    sender: str
    user: str = ""
    password: str = ""
    wait_s: float = 20.0  # for each answer of the server


@dataclass(frozen=True)
class Batch:
    """What one officer is told of by one letter, under one number however often it is tried."""

    id: UUID
    officer: UUID
    tries: int
