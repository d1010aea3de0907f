"""Words of the border: a batch of people who are sent back, what is asked of them in minutes, and what becomes of each."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from naung.casework.arrivals.vocabulary.tables import Basis as Basis
from naung.casework.arrivals.vocabulary.tables import Code as Code
from naung.casework.arrivals.vocabulary.tables import FirstLine as FirstLine
from naung.casework.arrivals.vocabulary.tables import Heard as Heard
from naung.casework.arrivals.vocabulary.tables import Need as Need
from naung.casework.arrivals.vocabulary.tables import Question as Question
from naung.casework.arrivals.vocabulary.tables import Reason as Reason
from naung.casework.arrivals.vocabulary.tables import Seen as Seen
from naung.casework.arrivals.vocabulary.tables import Short as Short
from naung.casework.arrivals.vocabulary.tables import Sign as Sign
from naung.casework.arrivals.vocabulary.tables import Track as Track
from naung.casework.arrivals.vocabulary.tables import Words as Words
from naung.casework.consent.vocabulary import Manner, SharingPurpose
from naung.foundation.audit.vocabulary import EventName
from naung.foundation.clock.vocabulary import VagueDate
from naung.foundation.people.vocabulary import Answer, Sex
from naung.foundation.words import gettext_noop


class Presence(StrEnum):
    """Where somebody on the list stands on the day."""

    EXPECTED = "ditunggu"
    ARRIVED = "tiba"
    NOT_ARRIVED = "tidak_tiba"
    ADDED = "tambahan"


PRESENCE_WORDS: Mapping[Presence, str] = {
    Presence.EXPECTED: gettext_noop("Ditunggu"),
    Presence.ARRIVED: gettext_noop("Tiba"),
    Presence.NOT_ARRIVED: gettext_noop("Tidak tiba"),
    Presence.ADDED: gettext_noop("Tiba, tidak ada di daftar"),
}
HERE = frozenset({Presence.ARRIVED, Presence.ADDED})


class AgeBand(StrEnum):
    """Age on the day of the batch, as wide as a count needs it."""

    CHILD = "anak"
    FROM_18 = "18-24"
    FROM_25 = "25-39"
    FROM_40 = "40-59"
    FROM_60 = "60+"
    UNKNOWN = "belum_pasti"


BAND_WORDS: Mapping[AgeBand, str] = {
    AgeBand.CHILD: gettext_noop("Di bawah 18 tahun"),
    AgeBand.FROM_18: gettext_noop("18 sampai 24 tahun"),
    AgeBand.FROM_25: gettext_noop("25 sampai 39 tahun"),
    AgeBand.FROM_40: gettext_noop("40 sampai 59 tahun"),
    AgeBand.FROM_60: gettext_noop("60 tahun ke atas"),
    AgeBand.UNKNOWN: gettext_noop("Umur belum pasti"),
}


class FormKind(StrEnum):
    """Which of the two forms of the day."""

    FIRST = "garis_depan"
    SHORT = "pendek"


FORM_WORDS: Mapping[FormKind, str] = {
    FormKind.FIRST: gettext_noop("Saringan awal"),
    FormKind.SHORT: gettext_noop("Penyaringan pendek"),
}


class Decided(StrEnum):
    """What a person decided and signed."""

    STAYS = "wawancara_lengkap"
    MAY_LEAVE = "boleh_pulang"


DECIDED_WORDS: Mapping[Decided, str] = {
    Decided.STAYS: gettext_noop("Tinggal dulu untuk wawancara lengkap"),
    Decided.MAY_LEAVE: gettext_noop("Boleh pulang"),
}


class Outcome(StrEnum):
    """What became of a form that was handed in."""

    TAKEN = "dicatat"
    SAME = "sudah_ada"
    DOUBLE = "dua_jawaban"  # somebody else asked the same person; both stand until a person looked
    WAITS = "menunggu"  # for the person it is about, who was added elsewhere


# Short answers of the border: asked in minutes, so four are offered.
OFFERED = (Answer.YES, Answer.NO, Answer.UNKNOWN)
OFFERED_WORDS: Mapping[Answer, str] = {
    Answer.YES: gettext_noop("Ya"),
    Answer.NO: gettext_noop("Tidak"),
    Answer.UNKNOWN: gettext_noop("Tidak tahu"),
    Answer.NOT_ASKED: gettext_noop("Belum ditanya"),
}
ANSWERS = frozenset(OFFERED_WORDS)


@dataclass(frozen=True)
class FirstTold:
    """A first line as it was finished: which signs were seen, and which the list says and the officer undid by hand."""

    signs: frozenset[str] = frozenset()
    undone: frozenset[str] = frozenset()


@dataclass(frozen=True)
class ShortTold:
    """A short screening: whether others hear, what she worked as, and the answers. A missing code is not asked."""

    heard: Answer = Answer.NOT_ASKED
    track: str = ""
    answers: Mapping[str, Answer] = field(default_factory=dict)

    def of(self, code: str) -> Answer:
        """The answer to one question."""
        return self.answers.get(code, Answer.NOT_ASKED)


@dataclass(frozen=True)
class BatchTold:
    """A batch as it is announced. `crossing` and `consulate` are codes; `depot` and `letter` as they stand in the letter."""

    on: date
    crossing: str
    consulate: str
    letter: str = ""
    depot: str = ""
    expected: int = 0


@dataclass(frozen=True)
class RowTold:
    """One person of a list, in plain values. `birth` where a day is known, else `age` in full years; codes may be empty.

    `fingerprint`: the same row gives the same one, so that a list that is read twice adds nobody twice. It is kept keyed.
    """

    name: str
    fingerprint: str
    birth: VagueDate = field(default_factory=VagueDate.unknown)
    age: int | None = None
    sex: Sex = Sex.UNKNOWN
    nik: str = ""
    papers: str = ""
    origin: str = ""
    origin_words: str = ""
    destination: str = ""
    cause: str = ""
    sector: str = ""
    ill: bool = False
    dead: bool = False
    group: str = ""
    notes: str = ""


@dataclass(frozen=True)
class RowRefused:
    """A row that was not taken: which of those handed in (from 0), and why, a field each."""

    row: int
    field: str
    message: str
    values: Mapping[str, object]


@dataclass(frozen=True)
class Taken:
    """What became of the rows of a list. `same`: those that stood there already."""

    taken: int
    same: int
    refused: tuple[RowRefused, ...]


@dataclass(frozen=True)
class Left:
    """How many were written down as gone home together, and who has to be looked at by herself, each with the reason."""

    gone: int
    kept: Mapping[UUID, str]


@dataclass(frozen=True)
class ListChosen:
    """How an officer wants a list read: which sheet, fields by column ("" for one not used), what a row may lack, and which
    places its unsure origins are, by the words of the list ("" for none of those that it may be)."""

    sheet: str = ""
    given: Mapping[str, str] = field(default_factory=dict)
    without: frozenset[str] = frozenset()
    origins: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class FormTold:
    """A finished form as a device or the desk hands it in. `id` is drawn where it is made, once a form.

    `made_at`: by the clock where it was made; `device` is None at the desk.
    """

    id: UUID
    arrival: UUID
    kind: FormKind
    made_at: datetime
    first: FirstTold = field(default_factory=FirstTold)
    short: ShortTold = field(default_factory=ShortTold)
    device: UUID | None = None


@dataclass(frozen=True)
class CallTold:
    """That she agrees to be called: number, when it is safe, what is said if another answers, how and in what language."""

    reach: str
    hours: str
    pretext: str
    manner: str
    until: date


@dataclass(frozen=True)
class HandTold:
    """To which desk somebody is handed on, for what, and on which basis her name may travel.

    `article` names a lawful basis with its `reason`; without one she herself agreed, in that manner and language.
    """

    desk: UUID
    purpose: SharingPurpose
    place: str
    request: str
    until: date
    manner: Manner = Manner.SIGNATURE
    language: str = "ind"
    article: str = ""
    reason: str = ""
    exploitation: str = ""


@dataclass(frozen=True)
class TodaysRow:
    """What a tablet holds of one person on the day: the shortest form of the name, no number of any paper.

    `lot`: whether she is among the drawn; the app says so only after the first line is finished. `owes`: she is to be asked
    further; `child`: the list or a first line says a child, whose questions are others; `ill`: the list says so, for the doctor;
    `double`: two answers stand beside one another.
    """

    id: UUID
    number: int
    short: str
    sex: Sex
    band: AgeBand
    cause: str
    group: int | None
    presence: Presence
    lot: bool
    done: frozenset[FormKind]
    owes: bool = False
    child: bool = False
    ill: bool = False
    double: bool = False


class ArrivalEvent(EventName):
    """What the log says about the border. No name and no number of a person stands there."""

    ANNOUNCED = ("arrivals.announced", gettext_noop("mencatat rombongan yang akan tiba"))
    CORRECTED = ("arrivals.corrected", gettext_noop("membetulkan catatan rombongan"))
    LOADED = ("arrivals.loaded", gettext_noop("memasukkan daftar rombongan"))
    LIST_HELD = ("arrivals.list_held", gettext_noop("memuat daftar dari perwakilan untuk diperiksa"))
    LIST_OPENED = ("arrivals.list_opened", gettext_noop("memeriksa daftar dari perwakilan"))
    LIST_CHOSEN = ("arrivals.list_chosen", gettext_noop("memilih arti kolom daftar"))
    LIST_DROPPED = ("arrivals.list_dropped", gettext_noop("membuang daftar yang dimuat"))
    LISTED = ("arrivals.listed", gettext_noop("membuka daftar rombongan"))
    OPENED = ("arrivals.opened", gettext_noop("membuka catatan seorang yang tiba"))
    MARKED = ("arrivals.marked", gettext_noop("menandai siapa yang tiba"))
    ADDED = ("arrivals.added", gettext_noop("menambah orang yang tidak ada di daftar"))
    AMENDED = ("arrivals.amended", gettext_noop("membetulkan data seorang yang tiba"))
    GROUPED = ("arrivals.grouped", gettext_noop("menyatukan orang yang datang bersama"))
    ASKED = ("arrivals.asked", gettext_noop("mencatat saringan awal"))
    SCREENED = ("arrivals.screened", gettext_noop("mencatat penyaringan pendek"))
    KEPT = ("arrivals.kept", gettext_noop("menyimpan penyaringan pendek yang belum selesai"))
    COMPARED = ("arrivals.compared", gettext_noop("memilih di antara dua penyaringan orang yang sama"))
    DECIDED = ("arrivals.decided", gettext_noop("menandatangani apakah orang ini boleh pulang"))
    LEFT = ("arrivals.left", gettext_noop("mencatat ke mana orang ini pergi"))
    MISSED = ("arrivals.missed", gettext_noop("mencatat mengapa orang ini tidak ditanya"))
    RECORDED = ("arrivals.recorded", gettext_noop("membuat data orang dari daftar rombongan"))
    HANDED = ("arrivals.handed", gettext_noop("merujuk orang dari rombongan ke meja lain"))
    CARDED = ("arrivals.carded", gettext_noop("memberi kartu dengan kode tindak lanjut"))
    CALL_AGREED = ("arrivals.call_agreed", gettext_noop("mencatat bahwa orang ini setuju ditelepon"))
    CALL_ENDED = ("arrivals.call_ended", gettext_noop("mencatat bahwa orang ini tidak mau ditelepon lagi"))
    ASK_OPENED = ("arrivals.ask_opened", gettext_noop("membaca pesan lewat kartu"))
    ASK_SETTLED = ("arrivals.ask_settled", gettext_noop("menyelesaikan pesan lewat kartu"))
    PACKED = ("arrivals.packed", gettext_noop("membungkus rombongan untuk dibawa ke kantor"))
    UNPACKED = ("arrivals.unpacked", gettext_noop("memasukkan rombongan dari laptop di aula"))
    CLOSED = ("arrivals.closed", gettext_noop("menutup rombongan"))
    REPORTED = ("arrivals.reported", gettext_noop("mengambil laporan rombongan"))
    COUNTED = ("arrivals.counted", gettext_noop("menghitung berapa orang di perbatasan yang disaring"))
    FORGOTTEN = ("arrivals.forgotten", gettext_noop("menghapus nama dari rombongan lama"))
