"""Renders the stories and clocks to docs/rules/pengaduan.md: `python -m tests.casework.complaints.rendering`."""

from datetime import datetime
from pathlib import Path
from uuid import UUID

from naung.casework.complaints.rules import shipped_clocks
from tests.casework.complaints.stories import CLOCKS, NAMES, READERS, WAYS, Story, answered

TARGET = Path(__file__).parents[3] / "docs" / "rules" / "pengaduan.md"
HEAD = """# Pengaduan tentang penanganan: aturan sebagai cerita

Halaman ini dibuat dari tabel dan cerita uji; jangan diubah dengan tangan. Pengaduan melewati meja yang diadukan; meja dan
petugas itu tidak pernah melihatnya, di mana pun. Lamanya adalah aturan kantor; baris bertanda M boleh diganti.
"""


def plain(answer: object) -> str:
    """An answer as words of the page."""
    if isinstance(answer, frozenset):
        words = sorted(NAMES.get(each, f"`{each}`") if isinstance(each, UUID) else f"`{each}`" for each in answer)
        return ", ".join(words) or "tidak ada"
    if isinstance(answer, UUID):
        return NAMES[answer]
    if isinstance(answer, bool):
        return "ya" if answer else "tidak"
    if isinstance(answer, datetime):
        return "empat belas hari kemudian, pada jam yang sama"
    return "menunggu" if answer is None else str(answer)


def row(story: Story) -> str:
    """One story with what the rule really says of it."""
    refused, answer = answered(story)
    return f"| {story.sentence} | {f'Tidak: {refused}' if refused else plain(answer)} |"


def table(heading: str, stories: tuple[Story, ...]) -> list[str]:
    """A heading and its stories."""
    return [f"## {heading}", "", "| Cerita | Jawaban aturan |", "|---|---|", *map(row, stories), ""]


def document() -> str:
    """The whole page."""
    lines = [HEAD, "## Batas", "", "| Kode | Batas | Dasar | Tanda |", "|---|---|---|---|"]
    lines += [f"| `{one.code}` | {one.words_id} | {one.basis} | {one.mark} |" for one in shipped_clocks().values()]
    lines += ["", *table("Ke mana pengaduan pergi", WAYS), *table("Siapa membaca apa", READERS)]
    lines += table("Jawaban dan jamnya", CLOCKS)
    return "\n".join(lines).rstrip() + "\n"


if __name__ == "__main__":
    TARGET.write_text(document(), "utf-8")
