"""Words that a person of 50 with nine years of school would not use, and where the screens use them.

    python tools/plain_words.py           each word of the list with the sentences that use it
    python tools/plain_words.py words     every word of the Indonesian sentences with its count, for whoever reads them through
    python tools/plain_words.py page      write docs/kata-sederhana.md

The list is `tools/plain_words.toml`. What the screens say is read from the sentences marked in the code, from the tables that
pages show, and from the handbooks. Left out: tables that give the words of a law or of the ministry, and the demo's stories.
"""

import re
import sys
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

sys.path.append(str(Path(__file__).resolve().parent))
import words

ROOT = Path(__file__).resolve().parent.parent
TABLE = ROOT / "tools" / "plain_words.toml"
PAGE = ROOT / "docs" / "kata-sederhana.md"
MEANINGS = ROOT / "src" / "naung" / "doors" / "desk" / "help" / "buku" / "arti-kata.md"
BOOKS = Path("doors/desk/help/buku")
OF_THE_LAW = re.compile(r"law/tables/(offences\w*|changes|sources|codes)\.toml$|places/tables/|simfoni/|/stories/")
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]")
WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
MEANT = re.compile(r"\*\*(.+?)\*\*")


@dataclass(frozen=True)
class Hard:
    """The list: what replaces a word that is gone, which words are explained, which stand only where the IT person reads."""

    replaced: Mapping[str, str]
    explained: tuple[str, ...]
    operator: tuple[str, ...]


def hard_words() -> Hard:
    """The list as it is written."""
    data = tomllib.loads(TABLE.read_text("utf-8"))
    return Hard(data["replaced"], tuple(data["explained"]["words"]), tuple(data["operator"]["words"]))


def said(package: Path = words.PACKAGE) -> dict[str, list[str]]:
    """Every sentence that a screen may show, with the files that say it: code, tables, handbooks."""
    found: dict[str, list[str]] = {}
    for each, files in words.sentences(package).items():
        found.setdefault(each.text, []).extend(files)
    for path in sorted(package.rglob("*.toml")):
        name = path.relative_to(package).as_posix()
        if not OF_THE_LAW.search(name):
            for text in in_table(tomllib.loads(path.read_text("utf-8"))):
                found.setdefault(text, []).append(name)
    for path in sorted((package / BOOKS).glob("*.md")):
        for text in path.read_text("utf-8").splitlines() if path.name != MEANINGS.name else ():
            found.setdefault(text, []).append(path.relative_to(package).as_posix())
    return found


def in_table(value: object, key: str = "") -> Iterator[str]:
    """The Indonesian sentences of a table: whatever stands under `id` or a key that ends so."""
    if isinstance(value, dict):
        for name, each in value.items():
            yield from in_table(each, name)
    elif isinstance(value, list):
        for each in value:
            yield from in_table(each, key)
    elif isinstance(value, str) and (key == "id" or key.endswith("_id")):
        yield value


def uses_of(word: str, sentences: Iterable[str]) -> list[str]:
    """The sentences that use a word, whole and in either case; placeholders are no words."""
    whole = re.compile(rf"(?<![\w-]){re.escape(word)}(?![\w-])", re.I)
    return [text for text in sentences if whole.search(PLACEHOLDER.sub("", text))]


def counted(sentences: Iterable[str]) -> Counter[str]:
    """Every word of the sentences with its count."""
    return Counter(word.lower() for text in sentences for word in WORD.findall(PLACEHOLDER.sub("", text)))


def meanings() -> set[str]:
    """The words that the handbook explains, in small letters."""
    return {word.lower() for word in MEANT.findall(MEANINGS.read_text("utf-8"))}


def page(hard: Hard) -> str:
    """The list as a page."""
    lines = [
        "# Kata sederhana",
        "",
        "Kata di layar dipilih untuk orang berumur 50 tahun yang bersekolah sembilan tahun. Setiap kata dari semua kalimat",
        "sudah dibaca satu per satu: yang ditulis di kode, di tabel yang tampil di halaman, dan di buku panduan. Yang tidak",
        "biasa dipakai orang itu diganti atau dijelaskan. Bunyi undang-undang dan nama isian kementerian tidak diubah.",
        "",
        "Halaman ini ditulis oleh `python tools/plain_words.py page` dari `tools/plain_words.toml`; sebuah tes menolak kata yang",
        "sudah diganti, dan kata yang dijelaskan tetapi tidak ada artinya.",
        "",
        "## Diganti",
        "",
        "| tidak dipakai lagi | dipakai |",
        "|---|---|",
        *(f"| {word} | {by} |" for word, by in sorted(hard.replaced.items())),
        "",
        "## Dijelaskan",
        "",
        "Artinya ada di [Arti kata](../src/naung/doors/desk/help/buku/arti-kata.md), yang juga dibuka dari **Bantuan**.",
        "",
        ", ".join(sorted(hard.explained)) + ".",
        "",
        "## Hanya dibaca petugas TI",
        "",
        ", ".join(sorted(hard.operator)) + ".",
    ]
    return "\n".join(lines) + "\n"


def main(arguments: list[str]) -> int:
    """Do what the first argument names."""
    sentences, hard = list(said()), hard_words()
    if arguments == ["words"]:
        print("\n".join(f"{count:5} {word}" for word, count in counted(sentences).most_common()))
    elif arguments == ["page"]:
        PAGE.write_text(page(hard), "utf-8")
    elif not arguments:
        for word in [*hard.replaced, *hard.explained, *hard.operator]:
            for text in uses_of(word, sentences):
                print(f"{word}: {text}")
    else:
        sys.exit(__doc__)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
