"""A look at a packed workbook before anything opens it: members, sizes, names, and what a list of people does not hold.

Sources: ECMA-376 parts 1 and 2 (SpreadsheetML, Open Packaging Conventions); MS-OFFMACRO; OASIS OpenDocument 1.3 part 3.
"""

import io
import posixpath
import re
import zipfile
import zlib
from collections.abc import Iterator

from naung.methods.sheets.troubles import Refused, Trouble

MOST_PARTS = 2000
MOST_UNPACKED = 700 * 1024 * 1024  # bytes of all parts: 200,000 rows of a wide list
MOST_TIMES = 400  # as large as packed; sheets of empty formatted rows come near it
SMALL = 16 * 1024 * 1024  # bytes of a part whose ratio nobody minds
LARGEST_PLAIN = 24 * 1024 * 1024  # bytes of a part that is read whole: relations, types, the list of sheets
WORKBOOK, TYPES, CONTENT = "xl/workbook.xml", "[Content_Types].xml", "content.xml"
BINARY_WORKBOOK = "xl/workbook.bin"
OPEN_SHEET = b"application/vnd.oasis.opendocument.spreadsheet"
WHAT_ZIPFILE_RAISES = (
    zipfile.BadZipFile, RuntimeError, NotImplementedError, EOFError, OSError, ValueError, zlib.error, KeyError,
)  # fmt: skip
MACRO_PARTS = re.compile(r"vbaproject|vbadata|macrosheets/|^basic/|^scripts/|^xl/vba", re.IGNORECASE)
LINK_PARTS = re.compile(r"externallinks/|^xl/connections\.xml|querytables/|^xl/model/", re.IGNORECASE)
EMBEDDED_PARTS = re.compile(
    r"embeddings/|activex/|webextensions/|oleobject|^object \d+/|\.(?:exe|dll|js|vbs|jar|scr|lnk|bat|ps1)$",
    re.IGNORECASE,
)
# The last word of a relation's type. A hyperlink in a cell is an address that nobody follows.
RELATIONS = {
    "vbaproject": Trouble.MACRO,
    "wordvbadata": Trouble.MACRO,
    "xlmacrosheet": Trouble.MACRO,
    "xlintlmacrosheet": Trouble.MACRO,
    "externallink": Trouble.LINK,
    "externallinkpath": Trouble.LINK,
    "connections": Trouble.LINK,
    "querytable": Trouble.LINK,
    "oleobject": Trouble.EMBEDDED,
    "package": Trouble.EMBEDDED,
    "control": Trouble.EMBEDDED,
    "activexcontrolbinary": Trouble.EMBEDDED,
    "webextension": Trouble.EMBEDDED,
    "webextensiontaskpanes": Trouble.EMBEDDED,
}
TYPES_REFUSED = (
    (re.compile(rb"vbaProject|vbaData|macrosheet", re.IGNORECASE), Trouble.MACRO),
    (re.compile(rb"externalLink\+xml|connections\+xml|queryTable\+xml", re.IGNORECASE), Trouble.LINK),
    (re.compile(rb"oleObject|activeX", re.IGNORECASE), Trouble.EMBEDDED),
)
RELATION = re.compile(rb"<(?:\w+:)?Relationship\b[^>]*>", re.IGNORECASE)
ATTRIBUTE = re.compile(rb"""([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')""")
DOCTYPE = re.compile(rb"<!\s*(?:DOCTYPE|ENTITY)", re.IGNORECASE)
# Of OpenDocument: programs that run on an event, and what is fetched from elsewhere.
OPEN_MACRO = re.compile(rb"<script:event-listener|<office:scripts>\s*<office:script|<script:event\b")
OPEN_LINK = re.compile(
    rb"<table:table-source|<table:cell-range-source|<office:dde-source|<table:dde-link|<table:database-source"
)
OPEN_EMBEDDED = re.compile(rb"<draw:object|<draw:applet|<draw:plugin|<draw:floating-frame")


def packed_kind(content: bytes) -> str:
    """`xlsx` or `ods` for a package that may be read. Raises Refused with why not."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            listed = [part for part in package.infolist() if not part.is_dir()]
            _check_sizes(listed)
            names = _checked_names(listed)
            kind = _kind(package, names)
            for part in sorted(names):
                _check_name(part)
            if kind == "xlsx":
                _check_xlsx(package, names)
            else:
                _check_ods(package)
            return kind
    except WHAT_ZIPFILE_RAISES as wrong:
        raise Refused(Trouble.BROKEN, "zip") from wrong


def _check_sizes(listed: list[zipfile.ZipInfo]) -> None:
    if len(listed) > MOST_PARTS:
        raise Refused(Trouble.BOMB, str(len(listed)))
    if any(part.flag_bits & 1 for part in listed):
        raise Refused(Trouble.PASSWORD)
    if sum(part.file_size for part in listed) > MOST_UNPACKED:
        raise Refused(Trouble.BOMB, "unpacked")
    for part in listed:
        if part.file_size > SMALL and part.file_size > MOST_TIMES * max(part.compress_size, 1):
            raise Refused(Trouble.BOMB, part.filename[:80])


def _checked_names(listed: list[zipfile.ZipInfo]) -> set[str]:
    names = {part.filename for part in listed}
    if len({name.lower() for name in names}) != len(listed):
        raise Refused(Trouble.BOMB, "twice")
    for name in names:
        if name.startswith(("/", "\\")) or "\\" in name or posixpath.normpath(name) != name or name.startswith(".."):
            raise Refused(Trouble.BOMB, name[:80])
    return names


def _kind(package: zipfile.ZipFile, names: set[str]) -> str:
    if WORKBOOK in names and TYPES in names:
        return "xlsx"
    if BINARY_WORKBOOK in names:
        raise Refused(Trouble.BINARY_WORKBOOK)
    if CONTENT in names and "mimetype" in names and package.read("mimetype").startswith(OPEN_SHEET):
        return "ods"
    raise Refused(Trouble.UNKNOWN, "zip")


def _check_name(name: str) -> None:
    for pattern, trouble in (
        (MACRO_PARTS, Trouble.MACRO), (LINK_PARTS, Trouble.LINK), (EMBEDDED_PARTS, Trouble.EMBEDDED),
    ):  # fmt: skip
        if pattern.search(name):
            raise Refused(trouble, name[:80])


def plain_part(package: zipfile.ZipFile, name: str) -> bytes:
    """A part that is read whole. Raises Refused where it is larger than such a part is, or declares a document type."""
    with package.open(name) as opened:
        content = opened.read(LARGEST_PLAIN + 1)
    if len(content) > LARGEST_PLAIN:
        raise Refused(Trouble.BOMB, name[:80])
    check_doctype(content[:8192], name)
    return content


def check_doctype(head: bytes, name: str) -> None:
    """Raise Refused for a document type, and with it for every entity: none is needed in a workbook."""
    if DOCTYPE.search(head):
        raise Refused(Trouble.BOMB, name[:80])


def _check_xlsx(package: zipfile.ZipFile, names: set[str]) -> None:
    types = plain_part(package, TYPES)
    for pattern, trouble in TYPES_REFUSED:
        if found := pattern.search(types):
            raise Refused(trouble, found[0].decode("ascii", "replace"))
    plain_part(package, WORKBOOK)
    for name in sorted(names):
        if name.endswith(".rels"):
            for kind, target, outside in relations(plain_part(package, name)):
                _check_relation(kind, target, outside)


def relations(content: bytes) -> Iterator[tuple[str, str, bool]]:
    """Each relation of a part: the last word of its type in small letters, its target, whether it lies outside."""
    for tag in RELATION.findall(content):
        said = {
            name.decode().lower(): (one or two).decode("utf-8", "replace") for name, one, two in ATTRIBUTE.findall(tag)
        }
        kind = said.get("type", "").rstrip("/").rpartition("/")[2].lower()
        yield kind, said.get("target", ""), said.get("targetmode", "").lower() == "external"


def _check_relation(kind: str, target: str, outside: bool) -> None:
    if kind in RELATIONS:
        raise Refused(RELATIONS[kind], kind)
    if outside and kind != "hyperlink":
        raise Refused(Trouble.LINK, target[:80])


def _check_ods(package: zipfile.ZipFile) -> None:
    if "META-INF/manifest.xml" in package.namelist() and b"encryption-data" in plain_part(
        package, "META-INF/manifest.xml"
    ):
        raise Refused(Trouble.PASSWORD)
    before = b""
    with package.open(CONTENT) as opened:
        check_doctype(opened.peek(8192)[:8192] if hasattr(opened, "peek") else b"", CONTENT)
        while chunk := opened.read(1024 * 1024):
            told = before + chunk
            for pattern, trouble in (
                (OPEN_MACRO, Trouble.MACRO), (OPEN_LINK, Trouble.LINK), (OPEN_EMBEDDED, Trouble.EMBEDDED),
            ):  # fmt: skip
                if found := pattern.search(told):
                    raise Refused(trouble, found[0].decode("ascii", "replace"))
            before = chunk[-64:]
