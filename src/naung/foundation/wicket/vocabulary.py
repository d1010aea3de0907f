"""Words of the wicket: a code and a number open one small record; through it something may be asked."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from naung.foundation.audit.vocabulary import EventName
from naung.foundation.words import gettext_noop


class WicketEvent(EventName):
    """Events of this room. That somebody outside came and read is none: it would be her row, with its time."""

    MADE = ("wicket.made", gettext_noop("membuat kode untuk orang di luar kantor"))
    WRITTEN = ("wicket.written", gettext_noop("mengganti isi di balik sebuah kode"))
    CLOSED = ("wicket.closed", gettext_noop("menutup sebuah kode"))
    ASKED = ("wicket.asked", gettext_noop("menerima permintaan lewat sebuah kode"))
    SETTLED = ("wicket.settled", gettext_noop("menyelesaikan permintaan yang datang lewat kode"))
    SWEPT = ("wicket.swept", gettext_noop("menutup kode yang habis masanya dan melupakan percobaan lama"))
    FORGOTTEN = ("wicket.forgotten", gettext_noop("menghapus kode dan isinya"))


class Ask(StrEnum):
    """What may be asked through the wicket."""

    MESSAGE = "pesan"
    CALL = "hubungi"  # by her lawyer, or whoever stands by her
    WITHDRAW = "tarik"  # a consent
    CLOSE = "tutup"  # this page, at once


ASK_WORDS: Mapping[Ask, str] = {
    Ask.MESSAGE: gettext_noop("Meninggalkan pesan"),
    Ask.CALL: gettext_noop("Minta dihubungi pendamping hukumnya"),
    Ask.WITHDRAW: gettext_noop("Menarik persetujuan"),
    Ask.CLOSE: gettext_noop("Menutup halamannya"),
}


@dataclass(frozen=True)
class Made:
    """A fresh code, shown once, and the key of its record. Neither is kept here, logged or shown again."""

    id: UUID
    code: str = field(repr=False)
    record_key: bytes = field(repr=False)


@dataclass(frozen=True)
class Opened:
    """The record behind a code whose number was right. `slip` lets one request be handed in within a short while."""

    id: UUID
    text: str = field(repr=False)
    slip: str = field(repr=False)


@dataclass(frozen=True)
class Receiver:
    """To which desk's key requests are sealed: the desk, the key's id and its public half."""

    desk: UUID
    key: UUID
    public: bytes


@dataclass(frozen=True)
class RequestLine:
    """A request that waits, without what it says: the desk opens `box` with its own key."""

    id: UUID
    wicket: UUID
    key: UUID
    box: bytes = field(repr=False)
    arrived_at: datetime
    settled: bool


@dataclass(frozen=True)
class Told:
    """What a request says, once it is opened."""

    ask: Ask
    text: str


@dataclass(frozen=True)
class WicketShown:
    """A code as its desk sees it: how long it is good for, whether it was closed and by whom, and wrong tries of late."""

    id: UUID
    expires_at: datetime
    closed_at: datetime | None
    closed_by_holder: bool
    written_at: datetime
    wrong: int
