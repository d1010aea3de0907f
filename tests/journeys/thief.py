"""A thief with every file of an installation: looks for names, numbers and sentences in any dress he can think of.

UTF-8 and UTF-16, any case, base64 at each of its three offsets, hex, reversed, and inside gzip, zlib, zip and raw deflate
streams wherever one may begin.
"""

import base64
import io
import re
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from ahocorasick_rs import BytesAhoCorasick

LEAST = 6  # letters of the shortest word that is looked for: shorter ones occur by chance in random bytes
MOST_UNPACKED = 64_000_000
DEPTH = 2  # a stream inside a stream
# The beginnings of zlib streams (levels) and of gzip.
MEMBERS = re.compile(
    rb"PK\x03\x04"
)  # of a zip archive; after them what is said of a member, and its bytes (APPNOTE 4.3.7)
LOCAL_HEADER = struct.Struct("<4s5H3L2H")
RAW = -15  # deflated without a head of its own
STREAMS = re.compile(rb"\x1f\x8b\x08|\x78[\x01\x5e\x9c\xda]")


Finder = Callable[[bytes], set[tuple[str, str]]]  # which words in which dresses lie in some bytes


@dataclass(frozen=True)
class Found:
    """What was found, in which file, in which dress."""

    word: str
    file: str
    dress: str


def _base64_cores(plain: bytes) -> Iterator[bytes]:
    """The letters of base64 that a text gives whatever stands before and after it."""
    for offset in range(3):
        text = base64.b64encode(b"\0" * offset + plain)
        first = -(-offset * 8 // 6)
        last = (offset + len(plain)) * 8 // 6
        yield text[first:last]


def dresses(word: str) -> dict[str, set[bytes]]:
    """Every form in which a word may lie in a file; those of `letters` are looked for in lower case."""
    plain = word.casefold()
    forms: dict[str, set[bytes]] = {
        "letters": {plain.encode(), plain.encode("utf-16-le"), plain.encode("utf-16-be"), plain[::-1].encode()},
        "hex": set(),
        "base64": set(),
    }
    for case in {word, plain, word.upper()}:
        for code in ("utf-8", "utf-16-le"):
            raw = case.encode(code)
            forms["hex"].add(raw.hex().encode())
            forms["base64"] |= {core for core in _base64_cores(raw) if len(core) >= LEAST}
    return forms


def unpacked(data: bytes, depth: int = DEPTH) -> Iterator[bytes]:
    """The bytes themselves, and whatever can be unpacked from any place in them."""
    yield data
    if depth == 0:
        return
    for match in STREAMS.finditer(data):
        inner = _inflated(data[match.start() : match.start() + MOST_UNPACKED])
        if inner:
            yield from unpacked(inner, depth - 1)
    for match in MEMBERS.finditer(data):  # also of an archive that lies in pieces between other things
        head = data[match.start() : match.start() + LOCAL_HEADER.size]
        if len(head) == LOCAL_HEADER.size:
            named, more = LOCAL_HEADER.unpack(head)[-2:]
            begins = match.start() + LOCAL_HEADER.size + named + more
            yield from unpacked(_inflated(data[begins : begins + MOST_UNPACKED], RAW), depth - 1)
    if zipfile.is_zipfile(io.BytesIO(data)):
        yield from _archived(data, depth)


def _archived(data: bytes, depth: int) -> Iterator[bytes]:
    """The members of what ends as an archive does; one that a database cut apart is left to the search by its header."""
    with suppress(zipfile.BadZipFile), zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in archive.namelist():
            yield name.encode()
            with suppress(zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError):
                yield from unpacked(archive.read(name), depth - 1)


def _inflated(data: bytes, wbits: int = 47) -> bytes:
    machine = zlib.decompressobj(wbits=wbits)  # 47: zlib or gzip, whichever it is
    try:
        return machine.decompress(data, MOST_UNPACKED)
    except zlib.error:
        return b""


def search(words: Iterable[str], files: Iterable[tuple[str, bytes]]) -> list[Found]:
    """Which words lie in which files, in which dress."""
    exact, folded = Shapes(), Shapes()
    for word in words:
        if len(word) >= LEAST:
            for dress, shapes in dresses(word).items():
                (exact if dress == "base64" else folded).add(word, dress, shapes)
    looks: list[tuple[Finder, Callable[[bytes], bytes]]] = [(exact.finder(), bytes), (folded.finder(), bytes.lower)]
    return [
        Found(word, name, dress)
        for name, data in files
        for layer in unpacked(data)
        for find, seen_as in looks
        for word, dress in sorted(find(seen_as(layer)))
    ]


@dataclass
class Shapes:
    """Forms that are looked for at once, in one passage over the bytes, and which word in which dress each of them is."""

    of: dict[bytes, set[tuple[str, str]]] = field(default_factory=dict)

    def add(self, word: str, dress: str, shapes: Iterable[bytes]) -> None:
        """These forms are this word in this dress."""
        for shape in shapes:
            self.of.setdefault(shape, set()).add((word, dress))

    def finder(self) -> Finder:
        """Which words in which dresses lie in some bytes."""
        if not self.of:
            return lambda _data: set()
        shapes = list(self.of)
        machine = BytesAhoCorasick(shapes)

        def find(data: bytes) -> set[tuple[str, str]]:
            hits = {which for which, _, _ in machine.find_matches_as_indexes(data, overlapping=True)}
            return set().union(*(self.of[shapes[which]] for which in hits))

        return find


def files_under(folder: Path, *, but: Iterable[str] = ()) -> Iterator[tuple[str, bytes]]:
    """Every file under a folder with its name, except folders of these names."""
    left_out = set(but)
    for path in sorted(folder.rglob("*")):
        parts = path.relative_to(folder).parts
        if path.is_file() and not left_out & set(parts):
            yield "/".join(parts), path.read_bytes()
