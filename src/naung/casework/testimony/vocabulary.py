"""Words of this room: how it stands, in sentences that betray nothing; what she decided; what was counted."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from naung.foundation.audit.vocabulary import EventName
from naung.foundation.clock.vocabulary import Mark
from naung.foundation.wicket.vocabulary import Told, WicketShown
from naung.foundation.words import gettext_noop


class TestimonyEvent(EventName):
    """Events of this room; none says what she decided or how it stands."""

    GIVEN = ("testimony.given", gettext_noop("memberi penyintas kode halamannya"))
    READ = ("testimony.read", gettext_noop("membuka halaman dan keputusan penyintas"))
    WRITTEN = ("testimony.written", gettext_noop("mengganti isi halaman penyintas"))
    CLOSED = ("testimony.closed", gettext_noop("menutup halaman penyintas"))
    OPENED = ("testimony.opened", gettext_noop("membaca permintaan penyintas"))
    ANSWERED = ("testimony.answered", gettext_noop("menjawab permintaan penyintas"))
    DECIDED = ("testimony.decided", gettext_noop("mencatat keputusan penyintas tentang memberi keterangan"))
    COUNTED = ("testimony.counted", gettext_noop("menghitung lama kasus dan ganti kerugian untuk bacaan penyintas"))
    FORGOTTEN = ("testimony.forgotten", gettext_noop("menghapus halaman dan keputusan orang yang sudah dihapus"))


class Standing(StrEnum):
    """How it stands. The sentence that she reads is in the table and names nothing."""

    BEGUN = "mulai"
    WORKED = "dikerjakan"
    WAITS = "menunggu"
    DAY_SET = "ada_hari"
    TALK = "ingin_bicara"
    ENDED = "selesai"


class Contact(StrEnum):
    """Whom she asks."""

    GIVER = "pemberi"
    COMPANION = "pendamping"


class Answer(StrEnum):
    """What the desk tells her of what she asked."""

    READ = "dibaca"
    CALLED = "akan_dihubungi"
    WITHDRAWN = "izin_ditarik"
    TALK = "perlu_bicara"


class Choice(StrEnum):
    """What she decided about giving testimony."""

    YES = "mau"
    NO = "tidak_mau"
    LATER = "belum"


STANDING_WORDS: Mapping[Standing, str] = {
    Standing.BEGUN: gettext_noop("Baru mulai"),
    Standing.WORKED: gettext_noop("Sedang dikerjakan"),
    Standing.WAITS: gettext_noop("Menunggu jawaban pihak lain"),
    Standing.DAY_SET: gettext_noop("Ada hari yang ditetapkan"),
    Standing.TALK: gettext_noop("Ada yang perlu dibicarakan dengannya"),
    Standing.ENDED: gettext_noop("Selesai"),
}
CONTACT_WORDS: Mapping[Contact, str] = {
    Contact.GIVER: gettext_noop("Orang yang memberi kertas"),
    Contact.COMPANION: gettext_noop("Pendamping hukumnya"),
}
ANSWER_WORDS: Mapping[Answer, str] = {
    Answer.READ: gettext_noop("Pesannya sudah dibaca"),
    Answer.CALLED: gettext_noop("Pendamping akan menghubunginya"),
    Answer.WITHDRAWN: gettext_noop("Persetujuannya sudah ditarik"),
    Answer.TALK: gettext_noop("Perlu dibicarakan dengannya dahulu"),
}
CHOICE_WORDS: Mapping[Choice, str] = {
    Choice.YES: gettext_noop("Mau memberi keterangan"),
    Choice.NO: gettext_noop("Tidak mau memberi keterangan"),
    Choice.LATER: gettext_noop("Belum memutuskan"),
}


@dataclass(frozen=True, kw_only=True)
class Line:
    """One line in both languages, how far it was checked and where it was found. `{names}` are filled from what was counted."""

    code: str
    use: str
    id: str
    en: str
    mark: Mark
    source: str


@dataclass(frozen=True)
class StatusTold:
    """What the page outside says: how it stands, the next day if she wants it there, whom to ask, what was answered."""

    standing: Standing
    contact: Contact
    next_on: date | None = None
    answered: tuple[tuple[Answer, date], ...] = ()


@dataclass(frozen=True)
class Given:
    """The code of a page, shown once."""

    page: UUID
    code: str = field(repr=False)


@dataclass(frozen=True)
class PageShown:
    """The page that a survivor holds a code of, as her desk sees it."""

    id: UUID
    version: int
    told: StatusTold
    wicket: WicketShown | None  # None once nothing of it is left


@dataclass(frozen=True)
class DecisionShown:
    """What she decided, once; the newest stands. `choice` is None where the role may not read it."""

    version: int
    choice: Choice | None
    reasons: str
    was_read: bool
    by: UUID
    at: datetime


@dataclass(frozen=True)
class SurvivorShown:
    """One survivor of one case: her page, her decisions from the newest on, how many requests wait."""

    case: UUID
    number: str
    person: UUID
    page: PageShown | None
    decisions: tuple[DecisionShown, ...]
    waiting: tuple[tuple[UUID, datetime], ...]


@dataclass(frozen=True)
class RequestShown:
    """One request, opened: whose it is and what it says; `told` is None once it was dealt with."""

    id: UUID
    case: UUID
    number: str
    person: UUID
    arrived_at: datetime
    told: Told | None


@dataclass(frozen=True)
class RequestWaits:
    """A request on the worklist: whose case, since when."""

    id: UUID
    number: str
    arrived_at: datetime


@dataclass(frozen=True)
class PaidTold:
    """Persons to whom a court awarded restitution, by how much of it was paid: counts over the whole register."""

    whole: int
    part: int
    nothing: int


@dataclass(frozen=True)
class EndedTold:
    """Cases whose proceedings have ended: somebody was convicted, nobody was, or they stopped before a judgment."""

    convicted: int
    acquitted: int
    stopped: int


@dataclass(frozen=True)
class Course:
    """What was counted over finished cases: how many, months from opening to closing (quartiles), payments, and ends."""

    on: date
    finished: int
    months: tuple[int, int, int]
    paid: PaidTold
    ended: EndedTold = EndedTold(0, 0, 0)
