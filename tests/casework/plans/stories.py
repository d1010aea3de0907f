"""Stories of requests and of what belongs to a plan: a sentence a row, tried by the tests and told in docs/rules/rencana.md."""

from dataclasses import dataclass
from datetime import date, datetime

from naung.foundation.clock.vocabulary import ZONES, ClockState

WIB = ZONES["WIB"]


def at(text: str) -> datetime:
    """A moment in the office's zone."""
    return datetime.strptime(text, "%d-%m-%Y %H.%M").replace(tzinfo=WIB)


@dataclass(frozen=True)
class Asked:
    """A request: what, when asked, when written down, when answered, when looked at; and what the page must say."""

    sentence: str
    kind: str
    asked: str
    entered: str
    now: str
    last_day: date | None
    state: ClockState | None
    moved: bool = False
    ended: str = ""


RUNNING, OVERDUE = ClockState.RUNNING, ClockState.OVERDUE
DONE, LATE = ClockState.DONE, ClockState.DONE_LATE
REQUESTS = (
    Asked(
        "Diminta Senin pagi dan langsung dicatat: batasnya Senin berikutnya, sampai tengah malam.",
        "perawatan", "23-11-2026 09.00", "23-11-2026 09.05", "24-11-2026 08.00", date(2026, 11, 30), RUNNING,
    ),
    Asked(
        "Diminta Jumat malam, dicatat Senin: batasnya tetap dihitung dari Jumat, dan halaman mengatakannya.",
        "psikologis", "20-11-2026 21.30", "23-11-2026 08.00", "23-11-2026 08.01", date(2026, 11, 27), RUNNING, True,
    ),
    Asked(
        "Diminta sepuluh hari lalu dan baru dicatat: sudah lewat saat dicatat.",
        "rumah_aman", "13-11-2026 10.00", "23-11-2026 10.00", "23-11-2026 10.01", date(2026, 11, 20), OVERDUE, True,
    ),
    Asked(
        "Dicatat beberapa jam kemudian pada hari yang sama: tidak ada yang berpindah.",
        "asesmen_sosial", "23-11-2026 08.00", "23-11-2026 17.00", "23-11-2026 18.00", date(2026, 11, 30), RUNNING,
    ),
    Asked(
        "Diminta sesaat sebelum tengah malam, dicatat sesudahnya: hari permintaan tetap hari yang lama.",
        "perawatan", "23-11-2026 23.58", "24-11-2026 00.03", "24-11-2026 00.04", date(2026, 11, 30), RUNNING, True,
    ),
    Asked(
        "Hari libur dan akhir pekan ikut dihitung: yang dihitung hari kalender.",
        "perawatan", "21-12-2026 10.00", "21-12-2026 10.00", "22-12-2026 08.00", date(2026, 12, 28), RUNNING,
    ),
    Asked(
        "Hari terakhir masih berjalan sampai menit terakhirnya.",
        "pulang_dalam_negeri", "16-11-2026 10.00", "16-11-2026 10.00", "23-11-2026 23.59", date(2026, 11, 23), RUNNING,
    ),
    Asked(
        "Semenit sesudah tengah malam, batasnya sudah lewat.",
        "pulang_dalam_negeri", "16-11-2026 10.00", "16-11-2026 10.00", "24-11-2026 00.00", date(2026, 11, 23), OVERDUE,
    ),
    Asked(
        "Pertolongan pertama punya batasnya sendiri, dari permintaannya sendiri.",
        "pertolongan_pertama", "23-11-2026 02.00", "23-11-2026 02.10", "23-11-2026 02.11", date(2026, 11, 30), RUNNING,
    ),
    Asked(
        "Diberikan hari itu juga: selesai.",
        "pertolongan_pertama", "23-11-2026 02.00", "23-11-2026 02.10", "24-11-2026 09.00", date(2026, 11, 30), DONE,
        ended="23-11-2026 04.00",
    ),
    Asked(
        "Diberikan pada hari kedelapan: selesai, tetapi terlambat, dan itu tetap tertulis.",
        "rumah_aman", "13-11-2026 10.00", "13-11-2026 10.00", "24-11-2026 09.00", date(2026, 11, 20), LATE,
        ended="21-11-2026 10.00",
    ),
    Asked(
        "Reintegrasi termasuk pasal yang sama.",
        "persiapan_keluarga", "23-11-2026 09.00", "23-11-2026 09.00", "24-11-2026 09.00", date(2026, 11, 30), RUNNING,
    ),
    Asked(
        "Bantuan hukum tidak disebut pasal itu: permintaan dicatat, tanpa batas yang dikarang.",
        "bantuan_hukum", "23-11-2026 09.00", "23-11-2026 09.00", "24-11-2026 09.00", None, None,
    ),
    Asked(
        "Visum tidak disebut pasal itu: permintaan dicatat, tanpa batas yang dikarang.",
        "visum", "23-11-2026 09.00", "23-11-2026 09.00", "24-11-2026 09.00", None, None,
    ),
)  # fmt: skip
