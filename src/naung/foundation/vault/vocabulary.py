"""The words of the vault."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Any
from uuid import UUID

from naung.foundation.audit.vocabulary import EventName
from naung.foundation.words import gettext_noop


class CompartmentKind(StrEnum):
    """What one data key opens."""

    REPORT = "report"
    REPORTER = "reporter"
    PERSON = "person"
    CASE = "case"
    THING = "thing"
    PACKAGE = "package"  # what one referral carries, the sender's until the receiver accepts
    CUSTODY = "custody"  # why an identity was to be opened, and what was answered
    COMPLAINT = "complaint"  # a complaint about the handling
    COMPLAINANT = "complainant"  # who complained, apart from what was said
    OUTREACH = "outreach"  # one session of outreach: where, who speaks, what people asked
    FILING = "filing"  # one report as it was filed
    ARRIVAL = "arrival"  # one person of a batch at the border, or what the batch's letter says
    ESCROW = "escrow"  # why a number was deposited, and with whom to talk
    HOUSE = "house"  # secrets of the house itself: second factors, kept forms
    SEARCH = "search"  # the peppers of the sealed index
    LAWYER = "lawyer"  # a lawyer in a desk's register of counsel
    COUNSEL = "counsel"  # a reader's own: never wrapped for the installation


class ReaderKind(StrEnum):
    """Who may hold a wrap."""

    INSTALLATION = "installation"
    DESK = "desk"
    PERSON = "person"
    RECOVERY = "recovery"
    RECEIVING = "receiving"  # what a desk's phones seal to; its private half lies under the house seal


class Retention(StrEnum):
    """How long a column lives (retention class); the years are the office's own schedule (JRA), shown in SECURITY."""

    CASE = "case"  # as long as the case file
    REPORT = "report"  # as long as the report
    PERSON = "person"  # as long as the person record
    SESSION = "session"  # as long as the record of the outreach session
    BATCH = "batch"  # as long as a batch at the border keeps the names of its people: a quarter of a year after it was closed
    ACCOUNT = "account"  # as long as the officer's account
    HOUR = "hour"  # an hour
    HOUSE = "house"  # as long as the installation


class VaultEvent(EventName):
    """Events of the vault."""

    ROTATED = ("vault.rotated", gettext_noop("mengganti kunci instalasi"))
    RESEALED = ("vault.resealed", gettext_noop("mengganti kunci sebuah kompartemen"))
    ERASED = ("vault.erased", gettext_noop("menghapus isi untuk selamanya"))
    READER_MADE = ("vault.reader_made", gettext_noop("membuat kunci pembaca"))
    READER_REPLACED = (
        "vault.reader_replaced",
        gettext_noop("mengganti kunci pembaca yang kalimat sandinya hilang; isi lama tetap terkunci"),
    )
    READER_RESEALED = ("vault.reader_resealed", gettext_noop("mengganti kalimat sandi kunci pembaca"))
    READER_JOINED = ("vault.reader_joined", gettext_noop("memberi anggota kunci meja"))
    READER_LEFT = ("vault.reader_left", gettext_noop("mengganti kunci meja karena anggota keluar"))
    RECOVERED = ("vault.recovered", gettext_noop("memulihkan kunci meja dengan dua kustodian"))
    HANDED_OVER = ("vault.handed_over", gettext_noop("menyerahkan isi tersegel kepada meja lain"))
    RESTORED = ("vault.restored", gettext_noop("memulihkan cadangan"))
    BACKED_UP = ("vault.backed_up", gettext_noop("membuat cadangan"))
    JOINED = ("vault.joined", gettext_noop("menerima isi instalasi lain, disegel ulang dengan kunci di sini"))
    UNSEALED_TO_JOIN = (
        "vault.unsealed_to_join",
        gettext_noop("membuka nama dan nomor agar isi yang bergabung dapat dicari di sini"),
    )
    CUSTODIAN_MADE = ("vault.custodian_made", gettext_noop("membuat kunci kustodian"))
    SHEETS_BEGUN = ("vault.sheets_begun", gettext_noop("membuat lembar pemulihan kunci instalasi"))
    SHEET_SHOWN = ("vault.sheet_shown", gettext_noop("menampilkan selembar pemulihan untuk dicetak"))
    SHEET_PROVED = ("vault.sheet_proved", gettext_noop("membuktikan selembar pemulihan dengan mengetiknya kembali"))


@dataclass(frozen=True)
class Rotated:
    """What became of a rotation: how many keys were wrapped again, and whether the old key is gone because nothing needs it."""

    rewrapped: int
    settled: bool


@dataclass(frozen=True)
class SheetSet:
    """The sheets that stand: how many give the key, which were shown and when, whether one was typed back, for which key."""

    needed: int
    sheets: int
    shown: tuple[int, ...]
    proved_at: datetime | None
    fits: bool  # whether they give the installation key that is in use now

    @property
    def all_shown(self) -> bool:
        """Whether every sheet was shown at least once."""
        return len(self.shown) == self.sheets

    @property
    def proved(self) -> bool:
        """Whether the key comes back from paper: all sheets printed, one typed back, for the key of now."""
        return self.all_shown and self.proved_at is not None and self.fits


@dataclass(frozen=True)
class MadeBackup:
    """A backup that was made and proved."""

    stamp: str
    files: tuple[Path, ...]


def _as_it_is(_row: Any) -> None:
    """A row of another installation comes as it is."""


@dataclass(frozen=True)
class Source:
    """Another installation, opened beside this one: the name of its database connection, and where its key lies."""

    alias: str
    key_file: Path


@dataclass(frozen=True)
class Carried:
    """One table whose rows come from another installation: which of them, and what of a row can't stay as it was."""

    label: str  # "people.Person"
    only: Mapping[str, Any] = field(default_factory=dict)  # which rows, in the words of a query
    change: Callable[[Any], None] = _as_it_is  # called with each row before it is sealed again
    settled: frozenset[str] = frozenset()  # unique columns about which the house decides before anything is written


@dataclass(frozen=True)
class Findable:
    """One token under which a record must be found after its tokens were made again. Never logged, never shown."""

    space: str
    token: str = field(repr=False)
    owner: UUID


@dataclass(frozen=True)
class Indexed:
    """What was made findable again: how many records, and by which tokens some of them must now be found."""

    records: int
    samples: tuple[Findable, ...]


@dataclass(frozen=True)
class Compared:
    """What became of one table: how many rows there were here, there and afterwards, and what was opened on both sides."""

    table: str
    before: int
    came: int
    after: int
    opened: int = 0  # sealed values that open on both sides and say the same
    shut: int = 0  # sealed values that only their readers open, or nobody: the same bytes on both sides
    differing: int = 0  # rows of which anything differs

    @property
    def sound(self) -> bool:
        """Whether nothing was lost, doubled or changed."""
        return self.after == self.before + self.came and not self.differing
