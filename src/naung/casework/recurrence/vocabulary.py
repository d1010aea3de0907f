"""Words of the second time."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from uuid import UUID

from naung.casework.sameness.vocabulary import Pair
from naung.foundation.audit.vocabulary import EventName
from naung.foundation.clock.vocabulary import VagueDate
from naung.foundation.words import gettext_noop


class Relation(StrEnum):
    """How a history stands to what happened to the same person before."""

    AFTER = "sesudah"  # it began, or where that is not known ended, after the exit
    PERHAPS = "mungkin_sesudah"  # the days are too vague to say
    ONE = "satu"  # it is the same time, told twice
    UNKNOWN = "tidak_diketahui"  # nobody knows when the earlier one, or this one, ended


@dataclass(frozen=True)
class Spell:
    """One history of one record as the rule takes it: when it began and when it ended, as far as is known."""

    id: UUID
    person: UUID
    began: VagueDate
    ended: VagueDate


@dataclass(frozen=True)
class Time:
    """One time that it happened: the histories that tell of it, and how surely it came after the one before it.

    `gap`: days from the exit before it to its beginning, the least and the most that they can be; None for the first.
    """

    spells: tuple[UUID, ...]
    began: VagueDate
    ended: VagueDate
    relation: Relation | None = None
    gap: tuple[int, int] | None = None


@dataclass(frozen=True)
class Times:
    """Everything that is known of one person's histories. `unknown`: some that can't be told apart for want of an exit."""

    times: tuple[Time, ...]
    unknown: int = 0

    @property
    def sure(self) -> int:
        """How many times it surely came again."""
        return sum(each.relation is Relation.AFTER for each in self.times)

    @property
    def perhaps(self) -> int:
        """How many times it may have."""
        return sum(each.relation is Relation.PERHAPS for each in self.times)


@dataclass(frozen=True)
class Parted:
    """Times as one file sees them: until its own one, and those that came later.

    `unknown`: histories, before or after, that can't be told apart for want of an exit. `has_own`: whether a history of the
    file's own record is among them; without one, nobody can say which time the file is about.
    """

    until: Times
    later: tuple[Time, ...] = ()
    unknown: int = 0
    has_own: bool = False


class Promise(StrEnum):
    """What was planned, asked, due or owed the first time."""

    SERVICE = "layanan"
    REQUEST = "permintaan"
    RIGHT = "hak"
    REFERRAL = "rujukan"
    STEP = "langkah_reintegrasi"
    FOLLOW_UP = "tindak_lanjut"
    RESTITUTION = "restitusi"


PROMISE_WORDS: Mapping[Promise, str] = {
    Promise.SERVICE: gettext_noop("layanan yang direncanakan"),
    Promise.REQUEST: gettext_noop("permintaan layanan"),
    Promise.RIGHT: gettext_noop("hak yang diberitahukan"),
    Promise.REFERRAL: gettext_noop("rujukan"),
    Promise.STEP: gettext_noop("langkah reintegrasi"),
    Promise.FOLLOW_UP: gettext_noop("tindak lanjut sesudah pulang"),
    Promise.RESTITUTION: gettext_noop("restitusi"),
}


@dataclass(frozen=True)
class Kept:
    """Of one kind of promise: how many were kept, and how many were not."""

    promise: Promise
    done: int
    undone: int


class RecurrenceEvent(EventName):
    """What the log says about the second time."""

    COUNTED = ("recurrence.counted", gettext_noop("menghitung orang yang mengalaminya lagi"))
    NETWORK_READ = ("recurrence.network_read", gettext_noop("membaca siapa dan apa yang muncul lagi"))


@dataclass(frozen=True)
class Range:
    """A number over draws: the middle one, and between which nine of ten lie."""

    low: int
    middle: int
    high: int


@dataclass(frozen=True)
class Link:
    """Two records that may be of one person, and how probable that is: 1 where it was judged or handed over."""

    pair: Pair
    probability: float


@dataclass(frozen=True)
class Links:
    """What a draw starts from. `apart`: pairs that were judged to be two persons, and are never put together."""

    links: tuple[Link, ...]
    apart: frozenset[Pair] = frozenset()


@dataclass(frozen=True)
class Promised:
    """Of one record in one case: of which kinds everything was done, and of which something was not."""

    kept: frozenset[Promise] = frozenset()
    undone: frozenset[Promise] = frozenset()


@dataclass(frozen=True)
class Seen:
    """One person as she is counted: whether it came again surely or perhaps, or no exit is known; where it began the first
    time, and what was done and what was not in her cases before the second."""

    sure: bool
    perhaps: bool
    unknown: bool
    gap: int | None = None
    place: str = ""
    promised: Promised = Promised()


@dataclass(frozen=True)
class Split:
    """A number of persons, parted into those to whom it came again and the others."""

    again: Range
    others: Range


@dataclass(frozen=True)
class Counted:
    """Persons over draws. `persons`: with a history; the next three part them, with the rest to whom it did not come again.

    `months`: half of the times came again within so many. `kept`, `undone`: persons of whom all of that kind was done, or
    something was not. `places`: where it began the first time."""

    persons: Range
    again: Range
    perhaps: Range
    unknown: Range
    months: Range | None
    kept: Mapping[Promise, Split]
    undone: Mapping[Promise, Split]
    places: Mapping[str, Split]
    draws: int
    links: int


@dataclass(frozen=True)
class RangeTold:
    """A range as it may be shown: an end that is too small is None; `withheld` where nothing of it may be told."""

    low: int | None = None
    middle: int | None = None
    high: int | None = None
    withheld: bool = True


@dataclass(frozen=True)
class SplitTold:
    """A parted number as it may be shown."""

    again: RangeTold = RangeTold()
    others: RangeTold = RangeTold()


@dataclass(frozen=True)
class CountedTold:
    """The figure without small numbers. What is said of those to whom it came again is empty where their number is withheld."""

    persons: RangeTold
    again: RangeTold
    perhaps: RangeTold
    unknown: RangeTold
    months: Range | None = None
    kept: Mapping[Promise, SplitTold] = field(default_factory=dict)
    undone: Mapping[Promise, SplitTold] = field(default_factory=dict)
    places: Mapping[str, SplitTold] = field(default_factory=dict)


class ValueKind(StrEnum):
    """What may come back. The order of the members is that of the page."""

    PERSON = "orang"
    PHONE = "telepon"
    ACCOUNT = "rekening"
    PROFILE = "profil_daring"
    ADDRESS = "alamat"
    VEHICLE = "kendaraan"
    VESSEL = "kapal"
    COMPANY = "perusahaan"
    OFFICE = "kantor"
    DOCUMENT = "dokumen"
    PLACE = "tempat_asal"
    ROUTE = "jalur"


VALUE_WORDS: Mapping[ValueKind, str] = {
    ValueKind.PERSON: gettext_noop("Orang yang terlibat"),
    ValueKind.PHONE: gettext_noop("Nomor telepon"),
    ValueKind.ACCOUNT: gettext_noop("Rekening"),
    ValueKind.PROFILE: gettext_noop("Akun media sosial"),
    ValueKind.ADDRESS: gettext_noop("Alamat"),
    ValueKind.VEHICLE: gettext_noop("Kendaraan"),
    ValueKind.VESSEL: gettext_noop("Kapal"),
    ValueKind.COMPANY: gettext_noop("Perusahaan"),
    ValueKind.OFFICE: gettext_noop("Kantor atau agen"),
    ValueKind.DOCUMENT: gettext_noop("Dokumen"),
    ValueKind.PLACE: gettext_noop("Tempat diajak"),
    ValueKind.ROUTE: gettext_noop("Jalur lintas batas"),
}


class How(StrEnum):
    """On what it rests that a value is the same in several histories."""

    RECORD = "catatan_sama"
    JUDGED = "dinilai_sama"
    EXACT = "persis_sama"
    ENDING = "akhir_sama"


HOW_WORDS: Mapping[How, str] = {
    How.RECORD: gettext_noop("satu catatan"),
    How.JUDGED: gettext_noop("dinilai petugas orang yang sama"),
    How.EXACT: gettext_noop("persis sama"),
    How.ENDING: gettext_noop("delapan angka terakhir sama"),
}


@dataclass(frozen=True)
class Value:
    """A recruiter, number, address, vehicle, employer, place or route, by what it is recognised by."""

    kind: ValueKind
    key: str
    how: How = How.EXACT


@dataclass(frozen=True)
class History:
    """One time of one survivor, without her: when it began, who she is among the others (a number), and where to read it."""

    id: UUID
    person: int
    began: VagueDate


@dataclass(frozen=True)
class Back:
    """A value with its histories in order of time, and from when to when as far as is known: one that came back, or may have."""

    value: Value
    histories: tuple[History, ...]
    first: VagueDate
    last: VagueDate


@dataclass(frozen=True)
class Hub:
    """A value that many share who have nothing else in common: a shop, a shelter. Its weight, and no edges."""

    value: Value
    histories: int
    persons: int


@dataclass(frozen=True)
class Maybe:
    """Two values of different times that may be one: `probability` as it was computed, None where an officer was unsure.

    `ends`: both with their histories, the earlier first, whether they come back by themselves or not.
    """

    one: Value
    other: Value
    probability: float | None
    ends: tuple[Back, Back]


@dataclass(frozen=True)
class Network:
    """What comes back, hubs apart, and which of those who took part may be the same; `maybes_left`: how many more there are."""

    backs: tuple[Back, ...]
    hubs: tuple[Hub, ...] = ()
    maybes: tuple[Maybe, ...] = ()
    maybes_left: int = 0

    @property
    def beside(self) -> tuple[Back, ...]:
        """Ends of a "maybe" that do not come back by themselves, each once, in the order of the maybes."""
        known = {each.value for each in self.backs} | {hub.value for hub in self.hubs}
        found = {end.value: end for each in self.maybes for end in each.ends if end.value not in known}
        return tuple(found.values())
