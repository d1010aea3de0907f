"""The handbooks: each can be read here and in the repository, its pictures are there, and its words are the screens' own."""

import re
import tomllib
from collections.abc import Callable

import pytest
from django.test import Client

from naung.doors.desk.help.books import (
    FOLDER,
    PICTURE,
    blocks_of,
    books_for,
    shipped_book,
    shipped_books,
    spans_of,
    text_of,
)
from naung.doors.desk.help.tour import shipped_tour
from naung.doors.desk.help.why import shipped_why
from naung.foundation.access.rules import shipped_roles
from tests.architecture.house import PACKAGE, ROOT
from tests.architecture.loading import load_tool

BOOKS = PACKAGE / "doors" / "desk" / "help" / FOLDER
README = (ROOT / "README.md").read_text("utf-8")
IN_README = re.compile(r"!\[.+?\]\(src/naung/doors/desk/help/buku/gambar/([a-z-]+)\.webp\)")
HEAVIEST, ALL_TOGETHER = 60_000, 1_000_000  # bytes of a picture, and of all that the package carries
SLUGS = [book.slug for book in shipped_books()]


@pytest.fixture(scope="module")
def said() -> set[str]:
    """Every sentence of the screens."""
    words = load_tool("words")
    return {each.text for each in words.sentences(PACKAGE)}


@pytest.mark.parametrize(
    "slug", [slug for slug in SLUGS if slug != "arti-kata"]
)  # that one explains words, not buttons
def test_every_word_in_bold_is_a_word_of_the_screens(slug: str, said: set[str]) -> None:
    bold = re.findall(r"\*\*(.+?)\*\*", text_of(shipped_book(slug)))
    assert [word for word in bold if word not in said] == []


def test_every_quoted_button_of_the_tour_is_one(said: set[str]) -> None:
    quoted = [word for step in shipped_tour().steps for word in re.findall("“(.+?)”", step.id)]
    assert quoted
    assert [word for word in quoted if word not in said] == []


def test_every_picture_is_there_listed_light_and_used() -> None:
    rows = tomllib.loads((ROOT / "tools" / "pictures.toml").read_text("utf-8"))["picture"]
    listed = {row["name"] for row in rows}
    shown = set(IN_README.findall(README))
    for slug in SLUGS:
        shown |= {file.removesuffix(".webp") for _, file in PICTURE.findall(text_of(shipped_book(slug)))}
    kept = {path.stem: path.stat().st_size for path in (BOOKS / "gambar").glob("*.webp")}
    assert shown == listed == set(kept)
    assert max(kept.values()) < HEAVIEST
    assert sum(kept.values()) < ALL_TOGETHER
    assert len(IN_README.findall(README)) >= 3


def test_every_book_has_its_file_its_row_and_its_link() -> None:
    assert {path.stem for path in BOOKS.glob("*.md")} == set(SLUGS)
    for book in shipped_books():
        assert f"](src/naung/doors/desk/help/buku/{book.slug}.md)" in README, book.slug
        assert text_of(book).startswith(f"# {book.id}\n"), book.slug


def test_every_role_has_a_book_of_its_own() -> None:
    for role in shipped_roles():
        first = books_for(role)[0]
        assert role in first.roles, role
    assert {role for book in shipped_books() for role in book.roles} <= set(shipped_roles())


def test_the_small_markdown_is_read_whole() -> None:
    blocks = blocks_of(
        "# Judul\n\nTekan **Simpan** dan `naung` [di sini](x.md).\n\n1. satu\n   dua\n2. tiga\n\n- a\n- b"
    )
    assert [block.kind for block in blocks] == ["text", "numbered", "points"]
    assert [(span.text, span.kind) for span in blocks[0].lines[0]] == [
        ("Tekan ", ""),
        ("Simpan", "word"),
        (" dan ", ""),
        ("naung", "typed"),
        (" ", ""),
        ("di sini", ""),
        (".", ""),
    ]
    assert [line[0].text for line in blocks[1].lines] == ["satu dua", "tiga"]
    assert [span.text for span in spans_of("<b>")] == ["<b>"]


def test_nothing_of_the_markdown_is_left_on_the_page() -> None:
    for slug in SLUGS:
        for block in blocks_of(text_of(shipped_book(slug))):
            for line in block.lines:
                assert not any(mark in span.text for span in line for mark in ("**", "`", "](", "\n")), (slug, line)


@pytest.mark.django_db
@pytest.mark.parametrize("slug", SLUGS)
def test_each_is_read_in_the_house(client_for: Callable[[str], Client], slug: str) -> None:
    page = client_for("hamdan").get(f"/bantuan/{slug}/").content.decode()
    assert '<article lang="id"' in page
    page = page.partition("<article")[2].partition("</article>")[0]
    assert page.count("<h2") == text_of(shipped_book(slug)).count("\n## ")
    assert page.count("<img") == len(PICTURE.findall(text_of(shipped_book(slug))))


@pytest.mark.django_db
def test_a_head_finds_her_book_first_and_a_stranger_none(client_for: Callable[[str], Client], nobody: Client) -> None:
    page = client_for("hamdan").get("/bantuan/").content.decode()
    assert page.index("/bantuan/kepala/") < page.index("/bantuan/pekerja-kasus/")
    assert client_for("hamdan").get("/bantuan/rahasia/").status_code == 404
    assert nobody.get("/bantuan/kepala/").status_code == 302


def test_what_the_help_quotes_in_why_is_no_button() -> None:
    """Quotes there are answers of a form or words of speech; a button is named in the handbook and the tour."""
    assert all("tekan “" not in why.id.lower() for why in shipped_why().entries.values())
