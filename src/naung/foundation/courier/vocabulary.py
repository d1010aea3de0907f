"""Words of what comes from devices: a parcel is one finished form, sealed; a device is one browser that was made ready."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from naung.foundation.audit.vocabulary import EventName
from naung.foundation.words import gettext_noop


class CourierEvent(EventName):
    """Events of this room."""

    ENROLLED = ("courier.enrolled", gettext_noop("menyiapkan ponsel untuk catatan lapangan"))
    REVOKED = ("courier.revoked", gettext_noop("mencabut ponsel dari catatan lapangan"))
    RECEIVED = ("courier.received", gettext_noop("menerima formulir tersegel dari ponsel"))
    OPENED = ("courier.opened", gettext_noop("membuka formulir dari ponsel"))
    SETTLED = ("courier.settled", gettext_noop("mencatat formulir dari ponsel"))
    SET_ASIDE = ("courier.set_aside", gettext_noop("mengesampingkan formulir dari ponsel"))


class ParcelState(StrEnum):
    """Where a parcel stands."""

    NEW = "baru"
    WAITS = "menunggu"  # for another form, on which it rests
    MEND = "diperbaiki"  # a rule refused it
    DECIDE = "diputuskan"  # somebody wrote the same; a person decides
    TAKEN = "tercatat"
    ASIDE = "dikesampingkan"


STATE_WORDS: Mapping[ParcelState, str] = {
    ParcelState.NEW: gettext_noop("Baru tiba"),
    ParcelState.WAITS: gettext_noop("Menunggu formulir lain"),
    ParcelState.MEND: gettext_noop("Perlu diperbaiki"),
    ParcelState.DECIDE: gettext_noop("Perlu diputuskan"),
    ParcelState.TAKEN: gettext_noop("Tercatat"),
    ParcelState.ASIDE: gettext_noop("Dikesampingkan"),
}


@dataclass(frozen=True)
class Arrived:
    """One sealed form as a device hands it over. `id` was drawn on the device, once a form; the box opens with `key` only.

    `sealed_at` is the device's own clock; `clock_off` is how many seconds that clock stood before the server's at the last
    contact (negative: behind), None where there never was one.
    """

    id: UUID
    device: UUID
    key: UUID
    kind: str
    box: bytes
    sealed_at: datetime
    clock_off: int | None


@dataclass(frozen=True)
class ParcelLine:
    """A parcel on a list: nothing of what it says. `sent_by`: the officer whose device it comes from."""

    id: UUID
    kind: str
    state: ParcelState
    sent_by: UUID
    sealed_at: datetime
    arrived_at: datetime
    clock_off: int | None
    subject: UUID | None
    revoked: bool  # whether its device was revoked before it came
    brought_by: UUID | None  # who was signed in when it came, where that was another
    device: UUID
    waits_for: UUID | None = None


@dataclass(frozen=True)
class DeskDevice:
    """A device of a desk that was in contact: whose it is."""

    id: UUID
    officer: UUID


@dataclass(frozen=True)
class DeviceLine:
    """A device of an officer."""

    id: UUID
    made_at: datetime
    seen_at: datetime
    revoked_at: datetime | None
