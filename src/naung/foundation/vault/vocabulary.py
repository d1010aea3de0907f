"""The words of the vault."""

from dataclasses import dataclass
from enum import StrEnum

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
    HOUSE = "house"  # secrets of the house itself: second factors, kept forms
    SEARCH = "search"  # the peppers of the sealed index
    COUNSEL = "counsel"  # a reader's own: never wrapped for the installation


class ReaderKind(StrEnum):
    """Who may hold a wrap."""

    INSTALLATION = "installation"
    DESK = "desk"
    PERSON = "person"
    RECOVERY = "recovery"


class Retention(StrEnum):
    """How long a column lives (retention class); the years are the office's own schedule (JRA), shown in SECURITY."""

    CASE = "case"  # as long as the case file
    REPORT = "report"  # as long as the report
    PERSON = "person"  # as long as the person record
    ACCOUNT = "account"  # as long as the officer's account
    HOUR = "hour"  # an hour
    HOUSE = "house"  # as long as the installation


class VaultEvent(EventName):
    """Events of the vault."""

    ROTATED = ("vault.rotated", gettext_noop("mengganti kunci instalasi"))
    RESEALED = ("vault.resealed", gettext_noop("mengganti kunci sebuah kompartemen"))
    ERASED = ("vault.erased", gettext_noop("menghapus isi secara permanen"))
    READER_MADE = ("vault.reader_made", gettext_noop("membuat kunci pembaca"))
    READER_JOINED = ("vault.reader_joined", gettext_noop("memberi anggota kunci meja"))
    READER_LEFT = ("vault.reader_left", gettext_noop("mengganti kunci meja karena anggota keluar"))
    RECOVERED = ("vault.recovered", gettext_noop("memulihkan kunci meja dengan dua kustodian"))
    HANDED_OVER = ("vault.handed_over", gettext_noop("menyerahkan isi tersegel kepada meja lain"))
    RESTORED = ("vault.restored", gettext_noop("memulihkan cadangan"))


@dataclass(frozen=True)
class Rotated:
    """What became of a rotation: how many keys were wrapped again, and whether the old key is gone because nothing needs it."""

    rewrapped: int
    settled: bool
