"""Reading the outer form of a letter as strangers send it: never a document type, an entity, a deep or an endless tree.

Sources: OpenRosa Form Submission API and Metadata Schema (docs.getodk.org/openrosa-form-submission, openrosa-metadata); the
manifest of a sealed one from the encryption part of the ODK XForms specification (getodk.github.io/xforms-spec/encryption).
Elements are known by their local names: the specification and ODK Collect write the manifest in different name spaces.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from xml.etree.ElementTree import ParseError  # the name of an error only; what parses is defusedxml

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import DefusedXMLParser

from naung.foundation.errors import RuleBroken
from naung.foundation.letterbox.vocabulary import Submission
from naung.foundation.words import gettext_noop

LARGEST_XML = 1_000_000  # bytes of the XML of one letter; that of a screening is about 3 kB
DEEPEST = 24  # levels of elements
MOST_ELEMENTS = 5_000
LONGEST_ID = 249  # characters of form, version and instance: the length that the OpenRosa documents name
LONGEST_NAME = 255  # bytes of a file's name
MOST_FILES = 60  # of one letter

NOT_XML = gettext_noop("Isi formulir tidak terbaca. Kirim lagi dari aplikasi.")
TOO_MUCH_XML = gettext_noop("Isi formulir terlalu besar.")
NO_IDENTITY = gettext_noop("Formulir ini tidak menyebut formulir asal atau nomor isiannya.")
NO_KEY = gettext_noop("Formulir tersegel ini tidak lengkap: kunci atau nama berkasnya tidak ada.")
BAD_NAME = gettext_noop("Ada nama berkas yang tidak diterima.")


class Stop(Exception):
    """What is read goes beyond a limit."""


@dataclass
class Read:
    """A target of the parser that keeps the root's attributes and the texts of elements without children, by their path."""

    root: dict[str, str] = field(default_factory=dict)
    leaves: list[tuple[tuple[str, ...], str]] = field(default_factory=list)
    _path: list[str] = field(default_factory=list)
    _text: list[str] = field(default_factory=list)
    _is_leaf: bool = False
    _count: int = 0

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """An element begins."""
        self._count += 1
        if self._count > MOST_ELEMENTS or len(self._path) >= DEEPEST:
            raise Stop
        if not self._path:
            self.root = {local(name): value for name, value in attributes.items()}
        self._path.append(local(tag))
        self._text, self._is_leaf = [], True

    def data(self, text: str) -> None:
        """A piece of text."""
        self._text.append(text)

    def end(self, _tag: str) -> None:
        """An element ends."""
        if self._is_leaf:
            self.leaves.append((tuple(self._path[1:]), "".join(self._text).strip()))
        self._path.pop()
        self._text, self._is_leaf = [], False

    def close(self) -> "Read":
        """Everything that was read."""
        return self

    def first(self, *path: str) -> str:
        """The text at this path below the root; nothing where there is none."""
        return next((text for at, text in self.leaves if at == path), "")

    def every(self, *path: str) -> tuple[str, ...]:
        """Every text at this path, in order."""
        return tuple(text for at, text in self.leaves if at == path)


def local(name: str) -> str:
    """A name without its name space."""
    return name.rpartition("}")[2]


def read_xml(content: bytes) -> Read:
    """The XML as root attributes and leaves. Raises RuleBroken for no XML, one too large or too deep, and a document type."""
    if len(content) > LARGEST_XML:
        raise RuleBroken(TOO_MUCH_XML)
    parser: Any = DefusedXMLParser(target=Read(), forbid_dtd=True, forbid_entities=True, forbid_external=True)
    try:
        parser.feed(content)
        read: Read = parser.close()
    except Stop:
        raise RuleBroken(TOO_MUCH_XML) from None
    except (ParseError, DefusedXmlException, ValueError, LookupError):  # the last two: an encoding that nobody reads
        raise RuleBroken(NOT_XML) from None
    return read


def read_submission(content: bytes) -> Submission:
    """What the XML part of a letter says of itself. Raises RuleBroken where it names no form or instance, or a bad file."""
    read = read_xml(content)
    told = {
        "form": read.root.get("id", "").strip(),
        "version": read.root.get("version", "").strip(),
        "instance": read.first("meta", "instanceID") or read.root.get("instanceID", "").strip(),
    }
    if not told["form"] or not told["instance"] or any(len(each) > LONGEST_ID for each in told.values()):
        raise RuleBroken(NO_IDENTITY)
    sealed = read.root.get("encrypted", "") == "yes"
    named = manifest_files(read) if sealed else names_in(read)
    return Submission(**told, sealed=sealed, named=named)


def manifest_files(read: Read) -> tuple[str, ...]:
    """The files of a sealed letter in the order in which the phone sealed them: media first, the form itself last."""
    files = (*read.every("media", "file"), read.first("encryptedXmlFile"))
    if not all(files) or not read.first("base64EncryptedKey") or len(set(files)) != len(files):
        raise RuleBroken(NO_KEY)
    if len(files) > MOST_FILES:
        raise RuleBroken(TOO_MUCH_XML)
    return tuple(check_name(each) for each in files)


def names_in(read: Read) -> tuple[str, ...]:
    """Every text of an open letter that may be the name of a file that comes with it."""
    return tuple(dict.fromkeys(text for _, text in read.leaves if text and "." in text and is_name(text)))


def is_name(name: str) -> bool:
    """Whether a name is that of a plain file: no path, no sign that is not printed."""
    return (
        name.isprintable()
        and 0 < len(name.encode(errors="replace")) <= LONGEST_NAME
        and not set(name) & set("/\\")
        and name.strip(". ") != ""
    )


def check_name(name: str) -> str:
    """The name itself. Raises RuleBroken for a path or signs that are not printed."""
    if not is_name(name):
        raise RuleBroken(BAD_NAME)
    return name
