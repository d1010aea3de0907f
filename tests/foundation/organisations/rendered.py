"""Write docs/rules/kewenangan.md from the stories: `python -m tests.foundation.organisations.rendered`."""

from pathlib import Path

from naung.foundation.organisations.rules import may_refer, shipped_agencies, shipped_mandates
from tests.foundation.organisations.stories import STORIES, Story

PAGE = Path(__file__).resolve().parents[3] / "docs" / "rules" / "kewenangan.md"
HEAD = """# Kewenangan

Halaman ini dibuat dari kisah uji (`tests/foundation/organisations/stories.csv`); setiap baris diperiksa pada setiap perubahan.
Daftarnya ada di `src/naung/foundation/organisations/tables/mandates/` dan harus diperiksa bagian hukum. "Tanya" berarti bukan
boleh dan bukan tidak: dasarnya hanya dari ingatan (tanda M), praktik tanpa dasar hukum, atau satu hal belum diketahui.

| No. | Kisah | Instansi | Layanan | Untuk | Tempat | Eksploitasi | Tanggal | Jawaban | Alasan | Dasar | Tanda |
|---|---|---|---|---|---|---|---|---|---|---|---|
"""


def told(story: Story) -> tuple[str, str, str, str]:
    """What the rule answers: answer, reason, basis, mark."""
    found = may_refer(story.ask(), shipped_mandates())
    answer = "tanya" if found.needs_check else "boleh" if found.allowed else "tidak"
    return answer, found.reason, found.basis, found.mark


def _row(number: int, story: Story) -> str:
    answer, reason, basis, mark = told(story)
    cells = (
        str(number),
        story.says,
        shipped_agencies()[story.agency].words_id + (f" (meja {story.territory})" if story.territory else ""),
        story.service.value.replace("_", " "),
        story.person.value.replace("_", " "),
        story.place,
        story.used.replace("_", " "),
        story.on.isoformat(),
        answer,
        reason,
        basis,
        mark,
    )
    return "| " + " | ".join(cell or "–" for cell in cells) + " |\n"


def page() -> str:
    """The whole page."""
    return HEAD + "".join(_row(number, story) for number, story in enumerate(STORIES, start=1))


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
