"""Renders the stories and the table of bases to docs/rules/persetujuan.md: `python -m tests.casework.consent.rendering`."""

from pathlib import Path

from naung.casework.consent.rules.tables import Article, shipped_bases
from tests.casework.consent.book import Book
from tests.casework.consent.stories import SECTIONS, Story
from tests.casework.consent.writing_stories import WRITTEN, Written

TARGET = Path(__file__).parents[3] / "docs" / "rules" / "persetujuan.md"
HEAD = """# Persetujuan dan berbagi: aturan sebagai cerita

Halaman ini dibuat dari tabel dan cerita uji; jangan diubah dengan tangan. Tidak ada yang dibagi tanpa tepat satu dasar yang
hidup: persetujuan orang ini, atau pasal dengan alasan yang ditandatangani dan disetujui petugas kedua. Kewajiban hukum
didahulukan. Golongan: A angka, B keadaan umum tanpa nama, C identitas, D sensitif, E bukti. Baris bertanda M belum
diverifikasi dan tidak pernah membuka apa pun sendirian.
"""
BASIS_WORDS = {"consent": "persetujuan", "lawful": "hukum"}


def shared_words(shared: str) -> str:
    """ "C:lawful D:consent" as a reader says it."""
    pairs = [each.split(":") for each in shared.split()]
    return ", ".join(f"{category} ({BASIS_WORDS[basis]})" for category, basis in pairs) or "tidak ada"


def story_row(story: Story) -> str:
    """One story as a table row, with what the rules really say of it."""
    book = Book()
    story.happened(book)
    return f"| {story.sentence} | {shared_words(book.said(story.to, story.asked))} |"


def written_row(story: Written) -> str:
    """One story of writing, with what the rules really answer."""
    problems = story.problems()
    return f"| {story.sentence} | {' '.join(dict.fromkeys(each.message for each in problems)) or 'dapat dicatat'} |"


def article_row(article: Article) -> str:
    """One lawful basis."""
    alone = "" if article.opens_alone else " Tidak membuka apa pun sendirian."
    to = ", ".join(sorted(article.to)) or "menurut kewenangan"
    services = ", ".join(sorted(each.value for each in article.services))
    categories = ", ".join(sorted(each.value for each in article.categories))
    return f"| {article.id}.{alone} | {article.citation} | {article.mark.value} | {categories} | {services} | {to} |"


def document() -> str:
    """The whole page."""
    table = shipped_bases()
    lines = [HEAD]
    for title, stories in SECTIONS:
        lines += [f"## {title}", "", "| Cerita | Yang boleh dibagi saat itu |", "|---|---|"]
        lines += [*(story_row(story) for story in stories), ""]
    lines += ["## Yang dapat dicatat", "", "| Cerita | Jawaban |", "|---|---|", *(written_row(s) for s in WRITTEN), ""]
    hours = int(table.house.confirm_within.total_seconds() // 3600)
    lines += ["## Dasar hukum tanpa persetujuan", ""]
    lines += [f"Petugas kedua menjawab dalam {hours} jam ({table.house.legal_basis}, {table.house.mark.value}).", ""]
    lines += ["Setiap persetujuan dan dasar hukum menyebut sampai hari apa; tanpa hari tidak dapat dicatat.", ""]
    lines += ["| Dasar | Pasal | Tanda | Golongan paling banyak | Layanan | Kepada |", "|---|---|---|---|---|---|"]
    return "\n".join([*lines, *(article_row(each) for each in table.articles.values()), ""])


if __name__ == "__main__":
    TARGET.write_text(document(), "utf-8")
