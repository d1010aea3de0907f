"""The words of the room: what can be wrong with a password, how a session ends, how tries are counted."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from uuid import UUID

from naung.foundation.access.vocabulary import Purpose
from naung.foundation.audit.vocabulary import EventName
from naung.foundation.places.vocabulary import Reason
from naung.foundation.words import gettext_noop


class Language(StrEnum):
    """The languages of the pages."""

    INDONESIAN = "id"
    ENGLISH = "en"


class Theme(StrEnum):
    """The page's colours: as the device says, light, or dark for night duty."""

    AUTO = "auto"
    LIGHT = "light"
    DARK = "dark"


class TourState(StrEnum):
    """Where an officer stands with the tour of the first case."""

    NEW = ""  # not begun and not refused
    ON = "on"
    ASIDE = "aside"


class TourMove(StrEnum):
    """What she does with the tour."""

    BEGIN = "mulai"
    NEXT = "lanjut"
    SKIP = "lewati"


@dataclass(frozen=True)
class TourKept:
    """What is kept of the tour: whether it was begun, whether it is put aside, and how many steps she passed by hand."""

    begun: bool
    aside: bool
    passed: int


class Fault(StrEnum):
    """Why a password is too weak."""

    SHORT = "short"
    LONG = "long"
    COMMON = "common"
    OWN = "own"


class Factor(StrEnum):
    """What was shown beside the password."""

    CODE = "code"
    RECOVERY = "recovery"
    PASSKEY = "passkey"


class SessionEnd(StrEnum):
    """Why a session is over."""

    SIGNED_OUT = "signed_out"
    REVOKED = "revoked"
    IDLE = "idle"
    TOO_LONG = "too_long"
    LEFT = "left"
    RESET = "reset"


class Attempt(StrEnum):
    """What was tried."""

    PASSWORD = "password"  # noqa: S105  # the kind of a try, not one
    CODE = "code"


class AccountEvent(EventName):
    """Events of the accounts."""

    INVITED = ("accounts.invited", gettext_noop("mengundang petugas"))
    INVITATION_WITHDRAWN = ("accounts.invitation_withdrawn", gettext_noop("menarik undangan"))
    JOINED = ("accounts.joined", gettext_noop("menerima undangan"))
    OPENED_AGAIN = ("accounts.opened_again", gettext_noop("membuka kembali akun dengan undangan baru"))
    MEMBERSHIP_ENDED = ("accounts.membership_ended", gettext_noop("mengakhiri tugas petugas di meja"))
    SIGNED_IN = ("accounts.signed_in", gettext_noop("masuk"))
    SIGN_IN_REFUSED = ("accounts.sign_in_refused", gettext_noop("gagal masuk"))
    CODE_REFUSED = ("accounts.code_refused", gettext_noop("memasukkan kode yang salah"))
    SIGNED_OUT = ("accounts.signed_out", gettext_noop("keluar"))
    SESSION_ENDED = ("accounts.session_ended", gettext_noop("mengakhiri sesi"))
    DESK_CHOSEN = ("accounts.desk_chosen", gettext_noop("memilih meja dan tujuan kerja"))
    CODE_SET_UP = ("accounts.code_set_up", gettext_noop("memasang aplikasi kode"))
    CODE_REMOVED = ("accounts.code_removed", gettext_noop("melepas aplikasi kode"))
    PASSKEY_ADDED = ("accounts.passkey_added", gettext_noop("memasang kunci sandi"))
    PASSKEY_REMOVED = ("accounts.passkey_removed", gettext_noop("melepas kunci sandi"))
    RECOVERY_CODES_MADE = ("accounts.recovery_codes_made", gettext_noop("membuat kode pemulihan"))
    RECOVERY_CODES_SHOWN = ("accounts.recovery_codes_shown", gettext_noop("melihat kode pemulihan untuk pertama kali"))
    PASSWORD_CHANGED = ("accounts.password_changed", gettext_noop("mengganti kata sandi"))
    PROFILE_CHANGED = ("accounts.profile_changed", gettext_noop("mengubah profil"))
    TOUR_MOVED = ("accounts.tour_moved", gettext_noop("mengatur panduan kasus pertamanya"))
    NUMBERS_KEPT = ("accounts.numbers_kept", gettext_noop("mencatat NIK atau nomor telepon petugas"))
    FORM_KEPT = ("accounts.form_kept", gettext_noop("menyimpan isian yang belum terkirim"))
    KEPT_OPENED = ("accounts.kept_opened", gettext_noop("membuka isian sendiri yang belum terkirim"))
    FORM_FORGOTTEN = ("accounts.form_forgotten", gettext_noop("membuang isian yang tersimpan"))
    DOUBTED = ("accounts.doubted", gettext_noop("menutup akun sampai dipastikan sesudah pemulihan"))
    CONFIRMED = ("accounts.confirmed", gettext_noop("memastikan petugas sesudah pemulihan"))
    EXPIRED_DROPPED = ("accounts.expired_dropped", gettext_noop("membuang isian dan catatan yang kedaluwarsa"))


@dataclass(frozen=True)
class Limit:
    """So many failures within such a time, then wait."""

    tries: int
    within: timedelta


@dataclass(frozen=True)
class Tries:
    """The moments of earlier failures that a limit may count, seen from where the next try comes."""

    now: datetime
    hers: bool  # the browser carries a device token of this account
    known_address: bool  # she has signed in from this address before
    here: tuple[datetime, ...] = ()  # this account, this address, no device of hers
    device: tuple[datetime, ...] = ()  # this account, this device
    address: tuple[datetime, ...] = ()  # any account, this address, no device of its owner
    strangers: tuple[datetime, ...] = ()  # this account, every unknown device and address


@dataclass(frozen=True)
class Whence:
    """Where a request comes from: the address, the browser's own words, and the device token it carries."""

    address: str = ""
    user_agent: str = ""
    device_token: str = ""


@dataclass(frozen=True)
class Checked:
    """The answer to a password or a code: whose it is, or nobody's; `wait` when nothing was checked because of the limits."""

    user: UUID | None = None
    factor: Factor | None = None
    factor_id: int | None = None
    wait: timedelta | None = None


@dataclass(frozen=True)
class Opened:
    """A session that was just opened, and the token its browser shall carry."""

    session: UUID
    device_token: str


@dataclass(frozen=True)
class Standing:
    """A live session as the middleware reads it, once a request."""

    session: UUID
    user: UUID
    display_name: str
    membership: UUID | None
    desk: UUID | None
    role: str
    purpose: str
    seen_at: datetime


@dataclass(frozen=True)
class OfficerShown:
    """One officer of a desk, for those who invite. `stands`: whether her role stands there; else she is let in to nothing."""

    user: UUID
    membership: UUID
    username: str
    display_name: str
    role: str
    since_at: datetime
    last_at: datetime | None
    has_second_factor: bool
    stands: bool


@dataclass(frozen=True)
class InvitationShown:
    """One invitation that still waits."""

    id: UUID
    username: str
    display_name: str
    role: str
    desk: UUID
    expires_at: datetime
    again: bool


@dataclass(frozen=True)
class LinkShown:
    """Who made a link to an account and when, and when it was used or ended. `made_by` is empty for the operator."""

    made_by: str
    made_at: datetime
    spent_at: datetime | None
    used: bool


@dataclass(frozen=True)
class Profile:
    """An officer's own profile."""

    user: UUID
    username: str
    display_name: str
    email: str
    phone: str
    language: str
    theme: str
    version: int


@dataclass(frozen=True)
class OwnNumbers:
    """An officer's own numbers as she sees them: never her NIK itself, only that it is there and what is odd about it."""

    phone: str
    has_nik: bool
    remarks: tuple[Reason, ...]
    version: int


@dataclass(frozen=True)
class FactorShown:
    """One second factor of an officer, without its secret. `left` counts unused recovery codes."""

    id: int
    factor: Factor
    name: str
    made_at: datetime
    used_at: datetime | None
    left: int | None = None


@dataclass(frozen=True)
class Place:
    """A desk at which an officer may act, with the purposes that her role there allows."""

    membership: UUID
    desk: UUID
    desk_name: str
    role: str
    purposes: tuple[Purpose, ...]


@dataclass(frozen=True)
class SessionShown:
    """One session as its owner sees it."""

    id: UUID
    started_at: datetime
    seen_at: datetime
    browser: str
    system: str
    address: str
    desk: str
    is_this: bool


@dataclass(frozen=True)
class Kept:
    """What was typed when the session had ended, for its own account only."""

    id: UUID
    action_path: str
    page_path: str
    body: str  # urlencoded
    kept_at: datetime
