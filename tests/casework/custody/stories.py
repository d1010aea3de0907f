"""Rows of custody as sentences; rendered into docs/rules/kustodian.md."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from uuid import UUID

from naung.casework.custody import rules
from naung.casework.custody.rules import shipped_limits
from naung.casework.custody.vocabulary import Asked, Found, Outcome, RecordKind, State
from naung.foundation.errors import NaungError

SARI, MEGA, RATNA = UUID(int=1), UUID(int=2), UUID(int=3)
SERVICE, OTHER = UUID(int=11), UUID(int=12)
WULAN, AYU, DEWI = UUID(int=21), UUID(int=22), UUID(int=23)
NOW = datetime(2026, 11, 25, 8, tzinfo=UTC)
HOUR = timedelta(hours=1)


@dataclass(frozen=True)
class Story:
    """One sentence and what the rule answers: allowed, or refused with this sentence."""

    sentence: str
    act: Callable[[], object]
    refused: str = ""
    answer: object = None


def asked(outcome: str = "", until: datetime | None = None, ended_at: datetime | None = None) -> Asked:
    """A request in a few words."""
    return Asked(outcome, until, ended_at)


def answered(story: Story) -> tuple[str, object]:
    """What the rule says of a story: the refusal, or the answer."""
    try:
        return "", story.act()
    except NaungError as refused:
        return refused.message, None


LIMITS = shipped_limits()
GRANTED = Outcome.GRANTED
PERSON, REPORTER = RecordKind.PERSON, RecordKind.REPORTER

REQUESTS = (
    Story(
        "Sari meminta nama pelapor; hanya nama yang terbuka",
        lambda: rules.columns_of(rules.fields_asked(REPORTER, ["pelapor_nama"])),
        answer=frozenset({"reporter.name"}),
    ),
    Story(
        "Sari meminta kontak seorang penyintas; nomor dan petunjuk keselamatannya terbuka bersama",
        lambda: rules.columns_of(rules.fields_asked(PERSON, ["kontak"])),
        answer=frozenset({"contactway.value", "contactway.instructions"}),
    ),
    Story("Permintaan tanpa menyebut data apa pun ditolak", lambda: rules.fields_asked(PERSON, []), rules.PICK_FIELDS),
    Story(
        "Kesehatan tidak dapat diminta dari data pelapor",
        lambda: rules.fields_asked(REPORTER, ["kesehatan"]),
        rules.PICK_FIELDS,
    ),
    Story(
        "Satu nama data yang tidak dikenal menggugurkan seluruh permintaan",
        lambda: rules.fields_asked(PERSON, ["nama", "semua"]),
        rules.PICK_FIELDS,
    ),
    Story("Permintaan tanpa alasan ditolak", lambda: rules.check_words("  ", "reason"), rules.NEEDS_REASON),
    Story("Tiga hari boleh", lambda: rules.check_hours(72, LIMITS)),
    Story("Lebih dari tiga hari tidak boleh", lambda: rules.check_hours(73, LIMITS), rules.HOURS_WRONG),
    Story("Nol jam bukan izin", lambda: rules.check_hours(0, LIMITS), rules.HOURS_WRONG),
    Story("Mega memutuskan permintaan Sari", lambda: rules.check_custodian(SARI, MEGA, "")),
    Story(
        "Mega tidak memutuskan permintaannya sendiri", lambda: rules.check_custodian(MEGA, MEGA, ""), rules.OWN_REQUEST
    ),
    Story(
        "Yang sudah diputuskan tidak diputuskan lagi",
        lambda: rules.check_custodian(SARI, MEGA, Outcome.REFUSED),
        rules.DECIDED,
    ),
    Story("Belum dijawab: menunggu", lambda: rules.state_of(asked(), NOW), answer=State.WAITING),
    Story(
        "Diberikan sampai nanti: terbuka",
        lambda: rules.state_of(asked(GRANTED, NOW + HOUR), NOW),
        answer=State.RUNNING,
    ),
    Story(
        "Tepat pada saatnya izin sudah berakhir", lambda: rules.state_of(asked(GRANTED, NOW), NOW), answer=State.OVER
    ),
    Story(
        "Izin yang diakhiri lebih awal tidak membuka apa pun",
        lambda: rules.check_running(asked(GRANTED, NOW + HOUR, NOW - HOUR), NOW),
        rules.NOT_OPEN,
    ),
    Story("Izin tanpa batas waktu dianggap berakhir", lambda: rules.state_of(asked(GRANTED), NOW), answer=State.OVER),
    Story(
        "Yang ditolak tidak membuka apa pun", lambda: rules.check_running(asked(Outcome.REFUSED), NOW), rules.NOT_OPEN
    ),
    Story("Yang menunggu tidak membuka apa pun", lambda: rules.check_running(asked(), NOW), rules.NOT_OPEN),
    Story(
        "Permintaan gugur sesudah tujuh hari",
        lambda: rules.lapses(NOW - 168 * HOUR, "", NOW, LIMITS),
        answer=True,
    ),
    Story("Permintaan kemarin masih berlaku", lambda: rules.lapses(NOW - 24 * HOUR, "", NOW, LIMITS), answer=False),
)

HERS = Found(WULAN, OTHER, NOW - 2 * HOUR)
GLASSES = (
    Story(
        "Dalam bahaya jiwa hanya nama, kontak dan tempat tinggal yang terbuka",
        rules.glass_columns,
        answer=frozenset(
            {"personname.name", "contactway.value", "contactway.instructions", "person.village", "person.home_words"}
        ),
    ),
    Story("Tanpa pembukaan darurat yang terdahulu, boleh", lambda: rules.check_may_break(0, 0, LIMITS)),
    Story(
        "Satu pembukaan darurat yang belum ditinjau menghalangi yang berikut",
        lambda: rules.check_may_break(1, 0, LIMITS),
        rules.UNREVIEWED,
    ),
    Story("Empat kali salah ketik masih boleh mencoba", lambda: rules.check_may_break(0, 4, LIMITS)),
    Story("Lima kali tanpa ketemu: berhenti", lambda: rules.check_may_break(0, 5, LIMITS), rules.TOO_MANY_TRIES),
    Story("Nomor yang tidak ada pada siapa pun", lambda: rules.one_person([], SERVICE), rules.NOBODY),
    Story("Orang itu dicatat meja lain", lambda: rules.one_person([HERS], SERVICE), answer=HERS),
    Story(
        "Dua orang satu meja memakai nomor yang sama: tidak seorang pun dibuka",
        lambda: rules.one_person([HERS, Found(AYU, OTHER, NOW)], SERVICE),
        rules.SEVERAL,
    ),
    Story(
        "Dicatat dua meja: berkas meja sendiri yang dibuka",
        lambda: rules.one_person([HERS, Found(AYU, SERVICE, NOW - 9 * HOUR)], SERVICE),
        answer=Found(AYU, SERVICE, NOW - 9 * HOUR),
    ),
    Story(
        "Dicatat dua meja lain: berkas yang terbaru yang dibuka",
        lambda: rules.one_person([HERS, Found(DEWI, UUID(int=13), NOW)], SERVICE),
        answer=Found(DEWI, UUID(int=13), NOW),
    ),
    Story("Dalam empat jam masih terbuka", lambda: rules.glass_runs(NOW + HOUR, None, NOW), answer=True),
    Story("Tepat pada saatnya tertutup", lambda: rules.glass_runs(NOW, None, NOW), answer=False),
    Story("Yang ditutup lebih awal tertutup", lambda: rules.glass_runs(NOW + HOUR, NOW, NOW), answer=False),
    Story("Ratna meninjau pembukaan darurat Sari", lambda: rules.check_reviewer(SARI, RATNA, "")),
    Story("Ratna tidak meninjau miliknya sendiri", lambda: rules.check_reviewer(RATNA, RATNA, ""), rules.OWN_GLASS),
    Story("Yang tidak dikenal tidak meninjau", lambda: rules.check_reviewer(SARI, None, ""), rules.OWN_GLASS),
    Story("Satu kali ditinjau cukup", lambda: rules.check_reviewer(SARI, RATNA, "tepat"), rules.REVIEWED),
    Story("Putusan tinjauan di luar daftar ditolak", lambda: rules.judgement_of("baik"), rules.UNKNOWN_CHOICE),
)
STORIES = (*REQUESTS, *GLASSES)
