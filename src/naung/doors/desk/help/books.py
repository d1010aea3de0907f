"""The handbooks: their list, and a reader of the small Markdown in which they are written."""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources

from naung.foundation.errors import NotFound

FOLDER = "buku"
FILE = "books.toml"
HEADING = re.compile(r"(#{1,3}) (.+)")
PICTURE = re.compile(r"!\[(.+)\]\(gambar/([a-z0-9-]+\.webp)\)")
NUMBERED = re.compile(r"\d+\. (.+)")
SPAN = re.compile(r"\*\*(.+?)\*\*|`(.+?)`|\[(.+?)\]\((.+?)\)")


@dataclass(frozen=True)
class Book:
    """One handbook: its file's name, its title in both languages, and the roles for whom it is written."""

    slug: str
    id: str
    en: str
    roles: frozenset[str]


@dataclass(frozen=True)
class Span:
    """A run of text: plain, the word of a button or menu, or something typed."""

    text: str
    kind: str = ""


@dataclass(frozen=True)
class Block:
    """A piece of a page: heading2, heading3, text, numbered, points, or picture (`name` is its file)."""

    kind: str
    lines: tuple[tuple[Span, ...], ...] = ()
    name: str = ""


@lru_cache(maxsize=1)
def shipped_books() -> tuple[Book, ...]:
    """The handbooks in their order."""
    data = tomllib.loads(resources.files(__package__).joinpath(FILE).read_text("utf-8"))
    return tuple(Book(row["slug"], row["id"], row["en"], frozenset(row["roles"])) for row in data["book"])


def shipped_book(slug: str) -> Book:
    """One handbook. Raises NotFound."""
    for book in shipped_books():
        if book.slug == slug:
            return book
    raise NotFound


def text_of(book: Book) -> str:
    """The text of a handbook as it is written."""
    return resources.files(__package__).joinpath(FOLDER, f"{book.slug}.md").read_text("utf-8")


def books_for(role: str) -> list[Book]:
    """Every handbook, first those for this role."""
    return sorted(shipped_books(), key=lambda book: role not in book.roles)


def blocks_of(text: str) -> list[Block]:
    """The pieces of a page, its title left out."""
    pieces = [piece for piece in re.split(r"\n{2,}", text.strip()) if not piece.startswith("# ")]
    return [block for piece in pieces for block in _blocks(piece)]


def _blocks(piece: str) -> Iterator[Block]:
    if heading := HEADING.fullmatch(piece):
        yield Block(f"heading{len(heading[1])}", (spans_of(heading[2]),))
    elif picture := PICTURE.fullmatch(piece):
        yield Block("picture", (spans_of(picture[1]),), picture[2])
    elif NUMBERED.match(piece) or piece.startswith("- "):
        kind = "points" if piece.startswith("- ") else "numbered"
        yield Block(kind, tuple(spans_of(item) for item in _items(piece)))
    else:
        yield Block("text", (spans_of(" ".join(piece.split())),))


def _items(piece: str) -> list[str]:
    """The items of a list; a line that begins none goes on with the one before."""
    found: list[str] = []
    for line in piece.splitlines():
        begun = NUMBERED.match(line)
        if begun or line.startswith("- "):
            found.append(begun[1] if begun else line[2:])
        else:
            found[-1] = f"{found[-1]} {line.strip()}"
    return found


def spans_of(line: str) -> tuple[Span, ...]:
    """A line as runs of text. A link is read as its words: its address is for whoever reads the file itself."""
    found, end = [], 0
    for match in SPAN.finditer(line):
        found.append(Span(line[end : match.start()]))
        word, typed, linked, _ = match.groups()
        found.append(Span(word, "word") if word else Span(typed, "typed") if typed else Span(linked))
        end = match.end()
    return tuple(span for span in [*found, Span(line[end:])] if span.text)
