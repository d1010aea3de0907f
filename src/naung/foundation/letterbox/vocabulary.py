"""Words of the box: a partner office has a key of its own; a blank form is what it fills in; a letter is one filled in."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from naung.foundation.audit.vocabulary import EventName
from naung.foundation.words import gettext_noop


class LetterEvent(EventName):
    """Events of this room. No office, no file and no word of a form stands in one."""

    SENDER_MADE = ("letterbox.sender_made", gettext_noop("memberi kunci kepada kantor mitra"))
    SENDER_REVOKED = ("letterbox.sender_revoked", gettext_noop("mencabut kunci kantor mitra"))
    PUBLISHED = ("letterbox.published", gettext_noop("menerbitkan formulir kosong bagi kantor mitra"))
    RECEIVED = ("letterbox.received", gettext_noop("menerima formulir tersegel dari kantor mitra"))
    TAKEN = ("letterbox.taken", gettext_noop("mencatat formulir dari kantor mitra"))
    SET_ASIDE = ("letterbox.set_aside", gettext_noop("mengesampingkan formulir dari kantor mitra"))
    WORDS_TAKEN_OUT = (
        "letterbox.words_taken_out",
        gettext_noop("menghapus kata dari nama kantor mitra"),
    )
    SWEPT = (
        "letterbox.swept",
        gettext_noop("menghapus isi formulir kantor mitra yang lama tidak dilihat, dan melupakan yang lama selesai"),
    )


class LetterState(StrEnum):
    """Where a letter stands."""

    PART = "sebagian"  # files that it names have not come yet
    WHOLE = "lengkap"
    TAKEN = "tercatat"
    ASIDE = "dikesampingkan"


STATE_WORDS: Mapping[LetterState, str] = {
    LetterState.PART: gettext_noop("Belum lengkap tiba"),
    LetterState.WHOLE: gettext_noop("Menunggu dilihat"),
    LetterState.TAKEN: gettext_noop("Tercatat"),
    LetterState.ASIDE: gettext_noop("Dikesampingkan"),
}
WAITING = (LetterState.PART, LetterState.WHOLE)
SETTLED = (LetterState.TAKEN, LetterState.ASIDE)


class Handed(StrEnum):
    """What became of what was dropped in."""

    WHOLE = "lengkap"
    PART = "sebagian"
    OTHER = "isi_lain"  # another content under a number that is known
    FULL = "penuh"  # too much waits already


@dataclass(frozen=True)
class MadeSender:
    """A fresh key of a partner office. The token is shown once and kept nowhere."""

    id: UUID
    token: str = field(repr=False)


@dataclass(frozen=True)
class Greeted:
    """Whose key it is, for which desk, and whether it was revoked."""

    id: UUID
    desk: UUID
    revoked: bool


@dataclass(frozen=True)
class SenderLine:
    """A partner office's key as its desk sees it."""

    id: UUID
    office: str
    made_at: datetime
    seen_at: datetime | None
    revoked_at: datetime | None
    waiting: int
    sent: int


@dataclass(frozen=True)
class BlankFile:
    """A file that belongs to a blank form: a sentence of it that can be heard."""

    name: str
    content: bytes = field(repr=False)


@dataclass(frozen=True)
class BlankTold:
    """A blank form as the room that makes it hands it over.

    `form`, `version`: as they stand in the file. `digest`: of what it says. `receiving`, `public`: the desk's key to which
    letters are sealed as they come. `seals`: the public key to which phones seal beforehand; `opens`: under which id the house
    keeps its other half.
    """

    form: str
    version: str
    digest: str
    titles: Mapping[str, str]
    about: Mapping[str, str]
    content: bytes = field(repr=False)
    receiving: UUID
    public: bytes
    seals: bytes
    opens: UUID
    files: tuple[BlankFile, ...] = ()


@dataclass(frozen=True)
class Offered:
    """The blank form that a desk offers now, as the room that made it compares it. `sounds`: the names of its files."""

    version: str
    digest: str
    receiving: UUID
    seals: bytes
    opens: UUID
    sounds: frozenset[str]
    made_at: datetime


@dataclass(frozen=True)
class BlankLine:
    """A blank form on the list that a phone asks for. `newest`: the one that is offered now."""

    form: str
    version: str
    titles: Mapping[str, str]
    about: Mapping[str, str]
    md5: str
    has_files: bool
    newest: bool
    made_at: datetime


@dataclass(frozen=True)
class FileLine:
    """A file of a blank form, without its content."""

    name: str
    md5: str


@dataclass(frozen=True)
class Submission:
    """What the outer form of a letter says: which blank form, its number, whether the phone sealed it, and which files it names.

    `instance`: the number that the phone drew. `named`: every file that belongs to it, in the order in which it was sealed; for
    a letter that is not sealed every text in it that may be a file's name.
    """

    form: str
    version: str
    instance: str = field(repr=False)
    sealed: bool
    named: tuple[str, ...] = field(default=(), repr=False)


@dataclass(frozen=True)
class Part:
    """One file as it came."""

    name: str = field(repr=False)
    content: bytes = field(repr=False)


@dataclass(frozen=True)
class LetterLine:
    """A letter on the desk's list: nothing of what it says."""

    id: UUID
    sender: UUID
    office: str
    state: LetterState
    version: str
    sealed: bool
    revoked: bool  # whether the key had been revoked when the desk looks
    arrived_at: datetime
    settled_at: datetime | None
    settled_by: UUID | None
    subject: UUID | None


@dataclass(frozen=True)
class Boxes:
    """A letter's ciphertexts with what opens them: the receiving key, and the key of the phone's own seal."""

    line: LetterLine
    receiving: UUID
    public: bytes
    opens: UUID
    boxes: tuple[bytes, ...] = field(repr=False)
    why: bytes = field(default=b"", repr=False)
