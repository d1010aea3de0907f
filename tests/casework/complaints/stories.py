"""Rows of complaints as sentences; rendered into docs/rules/pengaduan.md."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from uuid import UUID

from naung.casework.complaints import rules
from naung.casework.complaints.rules import AGAINST_WHOM, WHAT_WAS_SAID, WHO_COMPLAINED, looking_desk, shipped_clocks
from naung.casework.complaints.vocabulary import Looker, Status
from naung.foundation.errors import NaungError

NAMES = {
    UUID(int=1): "UPTD PPA Singkawang",
    UUID(int=2): "pengawas kota",
    UUID(int=3): "pengawas provinsi",
    UUID(int=4): "Komnas HAM",
    UUID(int=5): "pengawas kota lain",
    UUID(int=6): "Polres Singkawang",
}
UPTD, CITY, PROVINCE, KOMNAS, ELSEWHERE, POLICE = NAMES
LOOKERS = (
    Looker(KOMNAS, False, ""),
    Looker(ELSEWHERE, True, "61.71"),
    Looker(PROVINCE, True, "61"),
    Looker(CITY, True, "61.72"),
)
CHAIN: Mapping[UUID, UUID | None] = {UPTD: CITY, CITY: PROVINCE, PROVINCE: None, ELSEWHERE: PROVINCE, POLICE: None}
NOW = datetime(2026, 11, 25, 8, tzinfo=UTC)
DAY = timedelta(days=1)


@dataclass(frozen=True)
class Story:
    """One sentence, the rule that is asked, and what it must answer."""

    sentence: str
    act: Callable[[], object]
    answer: object = None
    refused: str = ""


def answered(story: Story) -> tuple[str, object]:
    """What the rule says of a story: the refusal, or the answer."""
    try:
        return "", story.act()
    except NaungError as refused:
        return refused.message, None


def goes(*barred: UUID, lookers: tuple[Looker, ...] = LOOKERS, place: str = "61.72") -> Callable[[], object]:
    """Where a complaint goes that these desks must not see."""
    return lambda: looking_desk(frozenset(barred), overseer_of=CHAIN, lookers=lookers, place=place)


def without(*gone: UUID) -> tuple[Looker, ...]:
    """The desks that look into complaints, without some at which nobody serves."""
    return tuple(each for each in LOOKERS if each.desk not in gone)


def meant(told: UUID | None, *matched: UUID, at: UUID) -> Callable[[], object]:
    """Which desks a complaint may be about."""
    able = frozenset(each.desk for each in LOOKERS)
    return lambda: rules.desks_meant(told, frozenset(matched), taken_at=at, lookers=able)


def reads(*, looks: bool = False, watches: bool = False, own: bool = False, may: bool = False) -> Callable[[], object]:
    """What a reader may open."""
    return lambda: rules.readable(looks_into=looks, monitors=watches, complained=own, monitor_may_know=may)


WAYS = (
    Story("Tentang UPTD: diperiksa pengawas kota", goes(UPTD), CITY),
    Story("Tentang pengawas kota: diperiksa provinsi", goes(CITY), PROVINCE),
    Story("Tentang UPTD dan pengawas kota: diperiksa provinsi", goes(UPTD, CITY), PROVINCE),
    Story("Tentang provinsi: bukan ke bawahannya lebih dahulu, tetapi ke pengawas wilayah itu", goes(PROVINCE), CITY),
    Story("Tentang seluruh jalur pengawasan: pengawas lain", goes(UPTD, CITY, PROVINCE), ELSEWHERE),
    Story(
        "Tentang semua pengawas: Komnas HAM",
        goes(UPTD, CITY, PROVINCE, ELSEWHERE),
        KOMNAS,
    ),
    Story("Tentang Komnas HAM: pengawas wilayahnya", goes(KOMNAS), CITY),
    Story("Tentang semua: menunggu, tidak hilang, tidak terlihat siapa pun", goes(*NAMES), None),
    Story("Pengawas kota belum punya petugas: diperiksa provinsi", goes(UPTD, lookers=without(CITY)), PROVINCE),
    Story("Polres tanpa pengawas: pengawas wilayah tempatnya", goes(POLICE), CITY),
    Story(
        "Polres di wilayah yang pengawasnya belum ada: pengawas yang lebih luas",
        goes(POLICE, lookers=without(CITY), place="61.72"),
        PROVINCE,
    ),
    Story("Tanpa satu pun pemeriksa: menunggu", goes(UPTD, lookers=()), None),
    Story("Meja yang disebut tidak pernah melihatnya", meant(UPTD, at=POLICE), frozenset({UPTD})),
    Story("Meja tempat petugas itu bertugas tidak melihatnya", meant(None, POLICE, at=UPTD), frozenset({POLICE})),
    Story(
        "Petugas yang tidak dikenal: mungkin rekan di meja yang mencatat",
        meant(None, at=UPTD),
        frozenset({UPTD}),
    ),
    Story("Petugas yang tidak dikenal, dicatat pengawas: pengawas boleh memeriksa", meant(None, at=CITY), frozenset()),
    Story(
        "Petugas itu juga bertugas di meja pengawas: kedua meja dilewati",
        meant(UPTD, UPTD, CITY, at=UPTD),
        frozenset({UPTD, CITY}),
    ),
)
READERS = (
    Story("Pengawas yang memeriksa membaca semuanya", reads(looks=True), WHAT_WAS_SAID | AGAINST_WHOM | WHO_COMPLAINED),
    Story("Komnas HAM membaca isi, tanpa identitas", reads(watches=True), WHAT_WAS_SAID),
    Story(
        "Komnas HAM melihat pengadu bila ia mengizinkan, tidak nama petugas",
        reads(watches=True, may=True),
        WHAT_WAS_SAID | WHO_COMPLAINED,
    ),
    Story(
        "Komnas HAM yang memeriksa sendiri tetap tanpa identitas pengadu",
        reads(looks=True, watches=True),
        WHAT_WAS_SAID | AGAINST_WHOM,
    ),
    Story("Yang mengadu membaca miliknya", reads(own=True), WHAT_WAS_SAID),
    Story("Yang lain tidak membaca apa pun", reads(), frozenset()),
    Story("Izin pengadu tidak membuka apa pun bagi yang lain", reads(may=True), frozenset()),
)
CLOCKS = (
    Story("Dijawab dalam empat belas hari", lambda: rules.due_at(NOW, shipped_clocks()), NOW + 14 * DAY),
    Story("Belum lewat", lambda: rules.is_late(NOW, None, NOW - DAY), answer=False),
    Story("Lewat dan belum dijawab", lambda: rules.is_late(NOW, None, NOW + DAY), answer=True),
    Story("Dijawab tepat waktu tetap tepat waktu", lambda: rules.is_late(NOW, NOW - DAY, NOW + DAY), answer=False),
    Story("Baru diterima: diperiksa", lambda: rules.status_of(None, None), Status.LOOKED_INTO),
    Story("Dijawab: belum selesai sebelum disampaikan", lambda: rules.status_of(NOW, None), Status.ANSWERED),
    Story("Disampaikan: selesai", lambda: rules.status_of(NOW, NOW), Status.TOLD),
    Story(
        "Jawaban kedua ditolak",
        lambda: rules.check_answer(Status.ANSWERED, "terbukti", "x"),
        refused=rules.ANSWERED_ALREADY,
    ),
    Story(
        "Jawaban tanpa penjelasan ditolak",
        lambda: rules.check_answer(Status.LOOKED_INTO, "terbukti", " "),
        refused=rules.SAY_WHAT,
    ),
    Story(
        "Temuan di luar daftar ditolak",
        lambda: rules.check_answer(Status.LOOKED_INTO, "baik", "x"),
        refused=rules.UNKNOWN_CHOICE,
    ),
    Story(
        "Yang belum dijawab tidak dapat disampaikan",
        lambda: rules.check_told(Status.LOOKED_INTO, "telepon"),
        refused=rules.NOT_ANSWERED,
    ),
    Story("Disampaikan satu kali", lambda: rules.check_told(Status.TOLD, "telepon"), refused=rules.TOLD_ALREADY),
)
STORIES = (*WAYS, *READERS, *CLOCKS)
