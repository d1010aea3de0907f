"""What stands in the package of a Word document: parts, relations and elements.

Sources: ECMA-376 parts 1 and 2 (WordprocessingML, Open Packaging Conventions); MS-OFFMACRO (types of parts with macros).
"""

import io
import posixpath
import zipfile
import zlib
from collections.abc import Iterator

from lxml import etree

from naung.methods.letters.troubles import Found, Trouble

MOST_PARTS, MOST_BYTES = 500, 48 * 1024 * 1024  # of a letter of a few pages with its letterhead, unpacked
XML_PARTS = (".xml", ".rels", ".vml")
# Pictures, with how their bytes begin and what their type begins with; fonts that Word has obscured begin with anything.
# Sources: W3C PNG (third edition); ITU-T T.81; CompuServe GIF89a; Windows BITMAPFILEHEADER; ECMA-376 part 1, 17.8.1.
PLAIN_PARTS: dict[str, tuple[tuple[bytes, ...], str]] = {
    ".png": ((b"\x89PNG\r\n\x1a\n",), "image/png"),
    ".jpg": ((b"\xff\xd8\xff",), "image/jp"),
    ".jpeg": ((b"\xff\xd8\xff",), "image/jp"),
    ".gif": ((b"GIF87a", b"GIF89a"), "image/gif"),
    ".bmp": ((b"BM",), "image/"),
    ".odttf": ((b"",), "application/vnd.openxmlformats-officedocument.obfuscatedfont"),
}
DOCUMENT = "word/document.xml"  # where the letter itself stands; every program that opens it follows the relation to it
TYPES, RELATIONS_OF_ALL = "[Content_Types].xml", "_rels/.rels"
TYPES_OF_MACROS = ("macroenabled", "vbaproject", "vbadata", "attachedtoolbars", "keymapcustomizations")
TYPES_OF_THINGS = ("oleobject", "activex", "vnd.ms-package")
# The last word of a relation's type.
RELATIONS = {
    "vbaproject": Trouble.MACRO,
    "wordvbadata": Trouble.MACRO,
    "attachedtoolbars": Trouble.MACRO,
    "keymapcustomizations": Trouble.MACRO,
    "oleobject": Trouble.EMBEDDED,
    "package": Trouble.EMBEDDED,
    "control": Trouble.EMBEDDED,
    "activexcontrolbinary": Trouble.EMBEDDED,
    "afchunk": Trouble.CHUNK,
    "subdocument": Trouble.CHUNK,
    "frame": Trouble.EXTERNAL,
    "attachedtemplate": Trouble.EXTERNAL,
    "mailmergesource": Trouble.EXTERNAL,
    "mailmergeheadersource": Trouble.EXTERNAL,
    "webextension": Trouble.EMBEDDED,
    "webextensiontaskpanes": Trouble.EMBEDDED,
    "extensibility": Trouble.MACRO,  # buttons of a ribbon that call macros
}
ELEMENTS = {
    "fldsimple": Trouble.FIELD_CODE,
    "fldchar": Trouble.FIELD_CODE,
    "instrtext": Trouble.FIELD_CODE,
    "delinstrtext": Trouble.FIELD_CODE,
    "object": Trouble.EMBEDDED,
    "oleobject": Trouble.EMBEDDED,
    "control": Trouble.EMBEDDED,
    "altchunk": Trouble.CHUNK,
    "subdoc": Trouble.CHUNK,
    "mailmerge": Trouble.EXTERNAL,
    "attachedtemplate": Trouble.EXTERNAL,
    "datasource": Trouble.EXTERNAL,
    "script": Trouble.MACRO,
    "macrotext": Trouble.MACRO,
    "webextension": Trouble.EMBEDDED,
    "taskpane": Trouble.EMBEDDED,
}
ADDRESSES = ("src", "href", "althref")  # attributes by which VML fetches a picture without any relation
WHAT_ZIPFILE_RAISES = (
    zipfile.BadZipFile, RuntimeError, NotImplementedError, EOFError, OSError, ValueError, zlib.error, KeyError,
)  # fmt: skip


class Unreadable(Exception):
    """No package of a Word document."""


def parts_of(content: bytes) -> dict[str, bytes]:
    """Every part by its name. Raises Unreadable for what is no package of sane size, or holds a name twice or outside it."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            listed = [part for part in package.infolist() if not part.is_dir()]
            names = [part.filename for part in listed]
            if len(listed) > MOST_PARTS or sum(part.file_size for part in listed) > MOST_BYTES:
                raise Unreadable("too large")
            if len({name.lower() for name in names}) != len(names) or any(_outside(name) for name in names):
                raise Unreadable("names")
            parts = {name: package.read(name) for name in names}
    except WHAT_ZIPFILE_RAISES as wrong:
        raise Unreadable("zip") from wrong
    if DOCUMENT not in parts or TYPES not in parts:
        raise Unreadable("no document")
    return parts


def _outside(name: str) -> bool:
    return name.startswith(("/", "\\")) or "\\" in name or posixpath.normpath(name) != name


def read_xml(content: bytes) -> etree._Element:
    """The tree of a part. Raises Unreadable for what is no XML and for any document type, and with it every entity."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        tree = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError) as wrong:
        raise Unreadable("xml") from wrong
    if tree.getroottree().docinfo.doctype or tree.getroottree().docinfo.internalDTD is not None:
        raise Unreadable("doctype")
    return tree


def troubles_in(parts: dict[str, bytes]) -> list[Found]:
    """Everything in these parts that a template may not hold, each once."""
    return list(dict.fromkeys(_found(parts)))


def _found(parts: dict[str, bytes]) -> Iterator[Found]:
    types = _types(parts[TYPES])
    for name, content in parts.items():
        lower = name.lower()
        if lower.endswith(XML_PARTS):
            yield from _in_xml(name, content)
        elif "vba" in lower or "macro" in lower:
            yield Found(Trouble.MACRO, name)
        elif not _is_plain(lower, content, types):
            yield Found(Trouble.EMBEDDED, name)
    if _main_part(parts.get(RELATIONS_OF_ALL, b"")) != DOCUMENT:
        yield Found(Trouble.BROKEN, RELATIONS_OF_ALL)


def _is_plain(lower: str, content: bytes, types: dict[str, str]) -> bool:
    """Whether a part is the picture or font that its name says, by its bytes and by the type the package gives it."""
    ending = posixpath.splitext(lower)[1]
    starts, kind = PLAIN_PARTS.get(ending, ((), ""))
    said = types.get(f"/{lower}", types.get(ending, ""))
    return content.startswith(starts) and bool(kind) and said.startswith(kind)


def _types(content: bytes) -> dict[str, str]:
    """The type of each part by its name, and of what has none of its own by its ending; all in small letters."""
    try:
        tree = read_xml(content)
    except Unreadable:
        return {}  # said to be broken where it is read as a part
    found = {}
    for each in tree.iter(etree.Element):
        at = each.get("PartName") or (f".{each.get('Extension')}" if each.get("Extension") else "")
        found[at.lower()] = each.get("ContentType", "").lower()
    return found


def _main_part(content: bytes) -> str:
    """Where the package's own relations say that the document is; empty where they say it twice or not at all."""
    try:
        tree = read_xml(content)
    except Unreadable:
        return ""
    each_kind = [
        posixpath.normpath(each.get("Target", "").lstrip("/"))
        for each in tree.iter(etree.Element)
        if each.get("Type", "").rpartition("/")[2].lower() == "officedocument"
    ]
    return each_kind[0] if len(each_kind) == 1 else ""


def _in_xml(name: str, content: bytes) -> Iterator[Found]:
    try:
        tree = read_xml(content)
    except Unreadable:
        yield Found(Trouble.BROKEN, name)
        return
    for element in tree.iter(etree.Element):
        local = etree.QName(element).localname.lower()
        if name == TYPES:
            yield from _of_type(element.get("ContentType", "").lower(), name)
        elif local == "relationship":
            yield from _of_relation(element)
        elif local in ELEMENTS:
            yield Found(ELEMENTS[local], name)
        yield from _of_addresses(element)


def _outside_address(target: str) -> bool:
    return ":" in target or target.startswith(("//", "\\\\"))


def _of_addresses(element: etree._Element) -> Iterator[Found]:
    for name, value in element.attrib.items():
        if etree.QName(name).localname.lower() in ADDRESSES and _outside_address(value):
            yield Found(Trouble.EXTERNAL, value[:80])


def _of_type(said: str, name: str) -> Iterator[Found]:
    if any(word in said for word in TYPES_OF_MACROS):
        yield Found(Trouble.MACRO, name)
    if any(word in said for word in TYPES_OF_THINGS):
        yield Found(Trouble.EMBEDDED, name)


def _of_relation(element: etree._Element) -> Iterator[Found]:
    target, mode = element.get("Target", ""), element.get("TargetMode", "")
    kind = element.get("Type", "").rstrip("/").rpartition("/")[2].lower()
    if kind in RELATIONS:
        yield Found(RELATIONS[kind], kind)
    if mode.lower() == "external" or _outside_address(target):
        yield Found(Trouble.EXTERNAL, target[:80])
