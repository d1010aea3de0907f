"""A look at an older workbook (xls): the names in its container and the records that say what it fetches or runs.

Sources: MS-CFB (compound files), MS-XLS 2.4 (BOUNDSHEET8, FILEPASS, SUPBOOK), MS-OVBA (where programs stand).
"""

import struct
from collections.abc import Iterator

from naung.methods.sheets.troubles import Refused, Trouble

SIGNATURE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
FREE, END_OF_CHAIN = 0xFFFFFFFF, 0xFFFFFFFE
ENTRY = 128  # bytes of one name in the directory
MOST_SECTORS = 200_000
MACRO_NAMES = {"_vba_project_cur", "vba", "macros", "_vba_project", "project", "projectwm"}
EMBEDDED_NAMES = ("mbd", "\x01ole10native", "objectpool", "\x01ole")
ENCRYPTED_NAMES = {"encryptedpackage", "encryptioninfo"}
BOUNDSHEET, FILEPASS, SUPBOOK, EOF_RECORD = 0x0085, 0x002F, 0x01AE, 0x000A
MACRO_SHEETS = (1, 6)  # of a BOUNDSHEET8: an Excel 4 macro sheet, a module of programs
OWN_BOOK, ADD_IN = 0x0401, 0x3A01


def check_compound(content: bytes) -> None:
    """Nothing, for an older workbook that may be read. Raises Refused with why not."""
    try:
        names = list(_names(content))
    except (struct.error, IndexError, ValueError) as wrong:
        raise Refused(Trouble.BROKEN, "container") from wrong
    plain = {name.casefold() for name, _, _ in names}
    if plain & ENCRYPTED_NAMES:
        raise Refused(Trouble.PASSWORD)
    if found := plain & MACRO_NAMES:
        raise Refused(Trouble.MACRO, min(found))
    if any(name.startswith(EMBEDDED_NAMES) for name in plain):
        raise Refused(Trouble.EMBEDDED)
    book = next((each for each in names if each[0].casefold() in ("workbook", "book")), None)
    if book is None:
        raise Refused(Trouble.UNKNOWN, "container")
    try:
        _check_records(_stream(content, book[1], book[2]))
    except (struct.error, IndexError, ValueError) as wrong:
        raise Refused(Trouble.BROKEN, "records") from wrong


def _sector(content: bytes, number: int, size: int) -> bytes:
    begin = (number + 1) * size
    if begin >= len(content):
        raise ValueError("outside")
    return content[begin : begin + size]


def _header(content: bytes) -> tuple[int, list[int], int]:
    """Bytes of a sector, the allocation table, and where the directory begins."""
    size = 1 << struct.unpack_from("<H", content, 30)[0]
    if size not in (512, 4096):
        raise ValueError("sector")
    tables = [each for each in struct.unpack_from("<109I", content, 76) if each not in (FREE, END_OF_CHAIN)]
    more, left = struct.unpack_from("<II", content, 68)
    while more not in (FREE, END_OF_CHAIN) and left and len(tables) < MOST_SECTORS:
        words = struct.unpack(f"<{size // 4}I", _sector(content, more, size))
        tables += [each for each in words[:-1] if each not in (FREE, END_OF_CHAIN)]
        more, left = words[-1], left - 1
    allocation: list[int] = []
    for table in tables:
        allocation += struct.unpack(f"<{size // 4}I", _sector(content, table, size))
    return size, allocation, struct.unpack_from("<I", content, 48)[0]


def _chain(content: bytes, first: int, size: int, allocation: list[int]) -> Iterator[bytes]:
    seen = 0
    while first not in (FREE, END_OF_CHAIN):
        seen += 1
        if seen > len(allocation) or seen > MOST_SECTORS:
            raise ValueError("circle")
        yield _sector(content, first, size)
        first = allocation[first]


def _names(content: bytes) -> Iterator[tuple[str, int, int]]:
    """Each name of the directory with the first sector and the length of what it names."""
    size, allocation, first = _header(content)
    told = b"".join(_chain(content, first, size, allocation))
    for begin in range(0, len(told) - ENTRY + 1, ENTRY):
        length = struct.unpack_from("<H", told, begin + 64)[0]
        if told[begin + 66] and 2 <= length <= 64:
            name = told[begin : begin + length - 2].decode("utf-16-le", "replace")
            yield name, *struct.unpack_from("<II", told, begin + 116)


def _stream(content: bytes, first: int, length: int) -> bytes:
    """A stream of the container; empty where it is so short that it stands among the small ones (no sheet of people does)."""
    size, allocation, _ = _header(content)
    if length < struct.unpack_from("<I", content, 56)[0]:
        return b""
    return b"".join(_chain(content, first, size, allocation))[:length]


def _check_records(told: bytes) -> None:
    """The records of the workbook itself, up to its first sheet."""
    at = 0
    while at + 4 <= len(told):
        kind, length = struct.unpack_from("<HH", told, at)
        if kind == FILEPASS:
            raise Refused(Trouble.PASSWORD)
        if kind == BOUNDSHEET and told[at + 9] in MACRO_SHEETS:
            raise Refused(Trouble.MACRO, "macrosheet")
        if kind == SUPBOOK and length >= 4 and struct.unpack_from("<H", told, at + 6)[0] not in (OWN_BOOK, ADD_IN):
            raise Refused(Trouble.LINK, "SUPBOOK")
        if kind == EOF_RECORD:
            return
        at += 4 + length
