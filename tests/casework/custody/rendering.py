"""Renders the stories and limits to docs/rules/kustodian.md: `python -m tests.casework.custody.rendering`."""

from pathlib import Path

from naung.casework.custody.rules import shipped_limits
from tests.casework.custody.stories import GLASSES, REQUESTS, Story, answered

TARGET = Path(__file__).parents[3] / "docs" / "rules" / "kustodian.md"
HEAD = """# Kustodian dan pembukaan darurat: aturan sebagai cerita

Halaman ini dibuat dari tabel dan cerita uji; jangan diubah dengan tangan. Lamanya adalah aturan kantor, bukan hukum: baris
bertanda M boleh diganti kantor.
"""


def row(story: Story) -> str:
    """One story with what the rule really says of it."""
    refused, answer = answered(story)
    said = f"Tidak: {refused}" if refused else "Boleh" if answer is None else plain(answer)
    return f"| {story.sentence} | {said} |"


def plain(answer: object) -> str:
    """An answer as a word of the page."""
    if isinstance(answer, frozenset):
        return ", ".join(f"`{each}`" for each in sorted(answer))
    if isinstance(answer, bool):
        return "ya" if answer else "tidak"
    return str(getattr(answer, "value", "Ketemu satu orang"))


def table(heading: str, stories: tuple[Story, ...]) -> list[str]:
    """A heading and its stories."""
    return [f"## {heading}", "", "| Cerita | Jawaban aturan |", "|---|---|", *map(row, stories), ""]


def document() -> str:
    """The whole page."""
    lines = [HEAD, "## Batas", "", "| Kode | Batas | Dasar | Tanda |", "|---|---|---|---|"]
    lines += [f"| `{one.code}` | {one.words_id} | {one.basis} | {one.mark} |" for one in shipped_limits().values()]
    lines += ["", *table("Meminta identitas dibuka", REQUESTS), *table("Pembukaan darurat", GLASSES)]
    return "\n".join(lines).rstrip() + "\n"


if __name__ == "__main__":
    TARGET.write_text(document(), "utf-8")
