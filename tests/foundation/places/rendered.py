"""Write docs/rules/nik.md from the stories: `python -m tests.foundation.places.rendered`."""

from pathlib import Path

from tests.foundation.places.nik_stories import STORIES, Story

PAGE = Path(__file__).resolve().parents[3] / "docs" / "rules" / "nik.md"
HEAD = """# Nomor induk kependudukan (NIK)

Halaman ini dibuat dari kisah uji (`tests/foundation/places/nik_stories.py`); setiap baris diperiksa pada setiap perubahan.
Orang dan nomornya rekaan. Hari ini dalam kisah: 25 November 2026. Ketidakcocokan adalah catatan, tidak pernah penolakan.
Susunan NIK menurut ingatan (tanda M), tanya bagian hukum; dasarnya tertulis di `tables/SOURCES.md` ruang `places`.

| Kisah | Tertulis | Di sampingnya | Jawaban | Catatan | Wilayah | Lahir | L/P |
|---|---|---|---|---|---|---|---|
"""
WORDS = {True: "bisa benar", False: "tidak mungkin", "unsure": "belum pasti"}


def _visible(text: str) -> str:
    shown = "".join(c if c.isprintable() else f"[U+{ord(c):04X}]" for c in text)
    return f"`{shown}`" if shown else "–"


def _row(story: Story) -> str:
    beside = ", ".join(part for part in (story.given_sex, story.given_birth) if part)
    cells = (
        story.says,
        _visible(story.nik),
        beside,
        WORDS[story.valid],
        story.codes,
        story.region,
        story.born,
        story.sex,
    )
    return "| " + " | ".join(cell or "–" for cell in cells) + " |\n"


def page() -> str:
    """The whole page as it must stand in docs/rules/nik.md."""
    return HEAD + "".join(_row(story) for story in STORIES)


if __name__ == "__main__":
    PAGE.parent.mkdir(parents=True, exist_ok=True)
    PAGE.write_text(page(), encoding="utf-8")
