"""Reading SQLite's files as a thief does: pages of the write-ahead log, commit by commit, and the rows that changed in each.

Format: https://www.sqlite.org/fileformat2.html (B-tree pages, records, the WAL). Frames that were written before the log's
last restart are read too: they stay in the file until they are overwritten.
"""

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

WAL_HEADER, FRAME_HEADER = 32, 24
LEAF_TABLE, LEAF_INDEX = 0x0D, 0x0A


@dataclass(frozen=True)
class Commit:
    """One transaction in the log: the pages it wrote, by number."""

    pages: dict[int, bytes]


def commits(wal: Path) -> Iterator[Commit]:
    """Every transaction in the log's file, the oldest bytes of each run first; stale runs come after the live one."""
    data = wal.read_bytes()
    if len(data) < WAL_HEADER:
        return
    size = struct.unpack(">I", data[8:12])[0]
    pages: dict[int, bytes] = {}
    salt = b""
    for at in range(WAL_HEADER, len(data) - FRAME_HEADER - size + 1, FRAME_HEADER + size):
        number, ended = struct.unpack(">II", data[at : at + 8])
        here = data[at + 8 : at + 16]
        if here != salt:
            pages, salt = {}, here
        pages[number] = data[at + FRAME_HEADER : at + FRAME_HEADER + size]
        if ended:
            yield Commit(pages)
            pages = {}


def cells(page: bytes) -> Iterator[bytes]:
    """The cells of a leaf page, each from its first byte to the page's end."""
    if page[0] not in (LEAF_TABLE, LEAF_INDEX):
        return
    count = struct.unpack(">H", page[3:5])[0]
    for place in range(count):
        start = struct.unpack(">H", page[8 + 2 * place : 10 + 2 * place])[0]
        if start < len(page):
            yield page[start:]


def varint(data: bytes, at: int) -> tuple[int, int]:
    """A variable-length integer and where it ends."""
    value = 0
    for step in range(9):
        byte = data[at + step]
        if step == 8:
            return (value << 8) | byte, at + 9
        value = (value << 7) | (byte & 0x7F)
        if byte < 0x80:
            return value, at + step + 1
    raise ValueError("no varint")


def row_of(cell: bytes) -> tuple[int, list[object]] | None:
    """The rowid and the columns of a table's row that lies wholly on its page; None for what does not read as one."""
    try:
        length, at = varint(cell, 0)
        rowid, at = varint(cell, at)
        end = at + length
        header, body = varint(cell, at)
        types, place = [], body
        while place < at + header:
            kind, place = varint(cell, place)
            types.append(kind)
        values, place = [], at + header
        for kind in types:
            width = (0, 1, 2, 3, 4, 6, 8, 8, 0, 0)[kind] if kind < 10 else (kind - 12) // 2
            values.append(_value(kind, cell[place : place + width], rowid))
            place += width
    except (IndexError, ValueError):
        return None
    return (rowid, values) if place <= end and place <= len(cell) else None


def _value(kind: int, raw: bytes, rowid: int) -> object:
    if kind == 0:
        return rowid  # a column that is the rowid itself is kept as NULL
    if 1 <= kind <= 6:
        return int.from_bytes(raw, "big", signed=True)
    if kind in (8, 9):
        return kind - 8
    return raw if kind >= 12 and kind % 2 == 0 else raw.decode("utf-8", "replace")


def rows(page: bytes, columns: int) -> dict[int, list[object]]:
    """The rows of a leaf page that have so many columns, by rowid."""
    if page[0] != LEAF_TABLE:
        return {}
    found = (row_of(cell) for cell in cells(page))
    return {rowid: values for rowid, values in (row for row in found if row) if len(values) == columns}
