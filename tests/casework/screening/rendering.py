"""Renders the stories and the question tables to docs/rules/penyaringan.md: `python -m tests.casework.screening.rendering`."""

from pathlib import Path

from naung.casework.screening.rules.delphi import lists_without_reading, threshold_edges
from naung.casework.screening.rules.order import ADULT_PATH, CHILD_PATH, extra_path, whole_path
from naung.casework.screening.rules.reading import read_answers
from naung.casework.screening.rules.sentences import shipped_sentences
from naung.casework.screening.rules.tables import Basis, Group, shipped_tables
from naung.casework.screening.vocabulary import CHILDHOOD_WORDS, LEVEL_WORDS, MARK_WORDS, Childhood, Part
from tests.casework.screening.stories import SECTIONS, Story, answers_of

TARGET = Path(__file__).parents[3] / "docs" / "rules" / "penyaringan.md"
HEAD = """# Penyaringan: aturan sebagai cerita

Halaman ini dibuat dari tabel dan cerita uji; jangan diubah dengan tangan. Mesin hanya mengusulkan, dengan alasan; yang
menetapkan ialah petugas. Tidak ada skor. Jawaban apa pun tidak menutup layanan. Baris bertanda M belum diverifikasi:
tanya bagian hukum; baris itu tidak pernah menggerakkan usulan.
"""


def basis_words(basis: Basis) -> str:
    """Where a row rests, in one cell."""
    return f"{basis.legal_basis} {basis.article}".strip() + f" ({basis.mark.value}: {MARK_WORDS[basis.mark]})"


def story_row(story: Story) -> str:
    """One story as a table row, with what the rule really says of it."""
    proposal = read_answers(answers_of(story.answers), story.who).proposal
    level = LEVEL_WORDS[proposal.level] if proposal.level else "Belum ada usulan"
    reasons = " ".join(reason.words.id for reason in proposal.reasons)
    return f"| {story.sentence} | {CHILDHOOD_WORDS[story.who]} | {level} | {reasons} |"


def group_block(group: Group, first: int) -> list[str]:
    """One part's questions, numbered as on the sheet."""
    lines = [f"### {group.words.id}", "", group.why.id, "", "| No | Kode | Pertanyaan | Dasar |", "|---|---|---|---|"]
    for number, item in enumerate(group.items, start=first):
        lines.append(f"| {number} | `{item.key}` | {item.words.id} | {basis_words(item.basis)} |")
    return [*lines, ""]


def delphi_block() -> list[str]:
    """For whom no Delphi reading exists, and every threshold."""
    empty = "; ".join(one.words.id for one in lists_without_reading())
    lines = [
        "## Daftar Delphi (belum diverifikasi, tanya bagian hukum)",
        "",
        f"Bacaan Delphi belum ada untuk: {empty}.",
        "",
    ]
    lines += ["Satu dimensi positif bila sedikitnya (kuat, sedang, lemah):", ""]
    lines += [f"- {t.strong}, {t.medium}, {t.weak}" for t in shipped_tables().thresholds]
    positive = sum(1 for *_, yes in threshold_edges(shipped_tables().thresholds) if yes)
    return [*lines, "", f"Dari 125 gabungan sampai empat per kekuatan, {positive} positif.", ""]


def document() -> str:
    """The whole page."""
    tables = shipped_tables()
    lines = [HEAD, "## Cerita", ""]
    for title, stories in SECTIONS:
        lines += [f"### {title}", "", "| Cerita | Siapa | Usulan | Alasan |", "|---|---|---|---|"]
        lines += [*(story_row(story) for story in stories), ""]
    lines += ["## Kalimat dan dasarnya", "", "| Kalimat | Dasar | Sumber |", "|---|---|---|"]
    lines += [f"| {s.words.id} | {basis_words(s.basis)} | {s.basis.source} |" for s in shipped_sentences().values()]
    lines += ["", "## Urutan pertanyaan", "", "Dewasa: " + names(ADULT_PATH) + ".", ""]
    lines += ["Anak atau belum pasti: " + names(CHILD_PATH) + ".", ""]
    lines += ["Tambahan dewasa: " + names(extra_path(Childhood.DEWASA)) + ".", ""]
    lines += ["Tambahan anak: " + names(extra_path(Childhood.ANAK)) + ".", ""]
    lines += delphi_block()
    lines += ["## Semua pertanyaan (nomor pada lembar dewasa; bagian anak bernomor dari 1)", ""]
    first = 1
    for part in whole_path(Childhood.DEWASA):
        lines += group_block(tables.groups[part], first)
        first += len(tables.groups[part].items)
    return "\n".join([*lines, *group_block(tables.groups[Part.ANAK], 1)])


def names(parts: tuple[Part, ...]) -> str:
    """Parts by their headings."""
    return " > ".join(shipped_tables().groups[part].words.id.rstrip("?") for part in parts)


if __name__ == "__main__":
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    TARGET.write_text(document(), "utf-8")
