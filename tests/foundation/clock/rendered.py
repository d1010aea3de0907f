"""Write docs/rules/jam.md from the stories: `python -m tests.foundation.clock.rendered`."""

from pathlib import Path

from naung.foundation.clock.vocabulary import STATE_WORDS, ClockState
from tests.foundation.clock.stories import OFFICE, STORIES, Story

PAGE = Path(__file__).resolve().parents[3] / "docs" / "rules" / "jam.md"
HEAD = """# Jam dan batas waktu

Halaman ini dibuat dari kisah uji (`tests/foundation/clock/stories.toml`); setiap baris diperiksa pada setiap perubahan.
Cara menghitung hari adalah anggapan kami (tanda M) dan harus diperiksa bagian hukum: hitungan hari mulai sehari sesudah
kejadian, sampai akhir hari terakhir, dan tidak diundur karena hari libur. Jam berjalan terus, juga malam dan hari libur.
Jeda menghentikan jam selama jeda itu; hitungan hari diundur satu hari untuk setiap pergantian hari di dalam jeda.
Hari libur nasional berasal dari pustaka `holidays`; cuti bersama dapat diubah kantor. Dalam kisah ini cuti bersama: {leave}.

| Kisah | Lama | Mulai | Dicatat | Jeda | Ditanya | Batas | Keadaan | Sisa |
|---|---|---|---|---|---|---|---|---|
"""


def _cell(text: str) -> str:
    return text or "–"


def _due(text: str) -> str:
    return f"akhir {text}" if text and " " not in text else text


def _row(story: Story) -> str:
    pauses = "; ".join(f"{a} s.d. {b or 'sekarang'}" for a, b in story.pauses)
    cells = (
        story.length,
        story.start,
        story.entered,
        pauses,
        story.asked,
        _due(story.due),
        STATE_WORDS[ClockState(story.state)],
        story.left,
    )
    zone = "" if story.zone == "WIB" else f" ({story.zone})"
    return f"| {story.says} | " + " | ".join(_cell(c) for c in cells) + f"{zone} |\n"


def page() -> str:
    """The whole page as it must stand in docs/rules/jam.md."""
    leave = ", ".join(f"{day.isoformat()} ({name})" for day, name in sorted(OFFICE.joint_leave.items()))
    return HEAD.format(leave=leave) + "".join(_row(story) for story in STORIES)


if __name__ == "__main__":
    PAGE.parent.mkdir(parents=True, exist_ok=True)
    PAGE.write_text(page(), encoding="utf-8")
