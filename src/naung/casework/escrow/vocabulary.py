"""The words of the escrow: what may be deposited, what became of it, what its answer says."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from naung.casework.episodes.vocabulary import ThingKind
from naung.foundation.audit.vocabulary import EventName
from naung.foundation.words import gettext_noop


class EscrowEvent(EventName):
    """Events of this room. None of them tells whether a deposit met another: who reads the log does not learn it."""

    DEPOSITED = ("escrow.deposited", gettext_noop("menitipkan satu nomor perekrut"))
    SENT = ("escrow.sent", gettext_noop("meneruskan titipan yang menunggu"))
    VALUES_OPENED = ("escrow.values_opened", gettext_noop("membuka nomor titipan yang menunggu untuk diteruskan"))
    READ = ("escrow.read", gettext_noop("membuka daftar titipan meja"))
    SIGNED = ("escrow.signed", gettext_noop("menandatangani titipan rekannya"))
    WITHDRAWN = ("escrow.withdrawn", gettext_noop("menarik titipan"))
    ENDED = ("escrow.ended", gettext_noop("mengakhiri titipan yang habis waktunya"))
    FORGOTTEN = ("escrow.forgotten", gettext_noop("menghapus titipan dari berkas yang dihapus"))
    REVIEWED = ("escrow.reviewed", gettext_noop("melihat berapa kali tiap petugas menitipkan"))


class IdentifierKind(StrEnum):
    """Exact numbers only: a name is borne by many, so it can't be deposited."""

    PHONE = "telepon"
    NIK = "nik"
    ACCOUNT = "rekening"
    PLATE = "pelat"


KIND_WORDS: Mapping[IdentifierKind, str] = {
    IdentifierKind.PHONE: gettext_noop("Nomor telepon"),
    IdentifierKind.NIK: gettext_noop("NIK"),
    IdentifierKind.ACCOUNT: gettext_noop("Nomor rekening"),
    IdentifierKind.PLATE: gettext_noop("Pelat kendaraan"),
}
KIND_OF_THING: Mapping[str, IdentifierKind] = {
    ThingKind.PHONE: IdentifierKind.PHONE,
    ThingKind.ACCOUNT: IdentifierKind.ACCOUNT,
    ThingKind.VEHICLE: IdentifierKind.PLATE,
    ThingKind.DOCUMENT: IdentifierKind.NIK,
}


class Country(StrEnum):
    """The countries whose telephone numbers are written without their code here, by that code (ITU-T E.164)."""

    INDONESIA = "62"
    MALAYSIA = "60"
    BRUNEI = "673"


COUNTRY_WORDS: Mapping[Country, str] = {
    Country.INDONESIA: gettext_noop("Indonesia (+62)"),
    Country.MALAYSIA: gettext_noop("Malaysia (+60)"),
    Country.BRUNEI: gettext_noop("Brunei (+673)"),
}


class Standing(StrEnum):
    """Where a deposit stands."""

    WAITING = "menunggu"
    LODGED = "tersimpan"
    WITHDRAWN = "ditarik"
    ENDED = "berakhir"
    LAPSED = "gugur"
    TWICE = "rangkap"


STANDING_WORDS: Mapping[Standing, str] = {
    Standing.WAITING: gettext_noop("menunggu mesin lembaga kedua"),
    Standing.LODGED: gettext_noop("tersimpan"),
    Standing.WITHDRAWN: gettext_noop("ditarik"),
    Standing.ENDED: gettext_noop("berakhir"),
    Standing.LAPSED: gettext_noop("perlu dititipkan ulang"),
    Standing.TWICE: gettext_noop("sudah dititipkan meja ini"),
}


@dataclass(frozen=True)
class Meeting:
    """Another agency has the same: with which desk to talk, under which of its numbers, since when it is told.

    `later`: this desk's deposit came after the other's, so that who made it may have wanted to learn who has the number.
    """

    desk: UUID
    handle: str
    on: date
    later: bool = False


@dataclass(frozen=True)
class Handing:
    """What goes into a deposit's envelope: whose it is and under which number she is to be asked for it."""

    desk: UUID
    handle: str


@dataclass(frozen=True)
class DepositShown:
    """A deposit as its own desk sees it."""

    id: UUID
    kind: IdentifierKind
    standing: Standing
    handle: str
    reference: str
    reason: str
    thing: UUID | None
    made_by: UUID
    made_at: datetime
    ends_on: date
    signed_by: UUID | None
    is_new: bool
    meetings: tuple[Meeting, ...]


@dataclass(frozen=True)
class AskedLine:
    """How often one officer deposited within the days that are looked at: in all, on her busiest day, withdrawn again."""

    officer: UUID
    desk: UUID
    times: int
    busiest: int
    withdrawn: int
    at_limit: bool
