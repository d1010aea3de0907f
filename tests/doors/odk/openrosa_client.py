"""An OpenRosa client, written from the documents alone; whoever wrote it had not seen the server.

The documents: OpenRosa's "HTTP Requests and Responses", "Form List API", "Form Submission API" and "Metadata
Scheme", the ODK XForms specification (instance, submission, encryption), and what those say of ODK Collect (204 to
HEAD, a token in the address). It checks every header and element that they ask for, and raises `Departure` with the
sentence that was broken. It follows nothing that they do not promise.
"""

import hashlib
import json
import re
import zlib
from base64 import b64decode
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import format_datetime, parsedate_to_datetime
from http.client import HTTPConnection, HTTPResponse
from typing import Any
from urllib.parse import urlencode, urlsplit, urlunsplit
from uuid import uuid4

from lxml import etree

XFORMS_LIST = "http://openrosa.org/xforms/xformsList"
MANIFEST = "http://openrosa.org/xforms/xformsManifest"
RESPONSE = "http://openrosa.org/http/response"
METADATA = "http://openrosa.org/xforms"
XFORMS = "http://www.w3.org/2002/xforms"
XHTML = "http://www.w3.org/1999/xhtml"

LONGEST = 249
HTTP_DATE = re.compile(
    r"(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d\d (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \d{4} \d\d:\d\d:\d\d GMT"
)
HASH = re.compile(r"md5:[0-9a-f]{32}")
LANGUAGE = re.compile(r"[a-z]{2}")
IN_FORM = re.compile(rb"jr://(?:images|audio|video|file|file-csv)/([^\"'<>\s]+)")


class Departure(AssertionError):
    """The server did what the documents do not allow."""


@dataclass(frozen=True)
class Refused(Exception):
    """The server said no, in the way the documents describe."""

    status: int
    message: str
    headers: dict[str, str]


def must(holds: object, sentence: str) -> None:
    """A sentence of the documents, which holds here."""
    if not holds:
        raise Departure(sentence)


@dataclass(frozen=True)
class Answer:
    """What came back, with every header as it came, also if it came twice."""

    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes
    version: int = 11

    def all(self, name: str) -> list[str]:
        """Each value of this header."""
        return [value for key, value in self.headers if key.lower() == name.lower()]

    def one(self, name: str) -> str:
        """The value of a header that is there exactly once."""
        values = self.all(name)
        must(
            len(values) == 1,
            f"a response has the header {name} once, and here it stood {len(values)} times ({self.status})",
        )
        return values[0]

    def perhaps(self, name: str) -> str | None:
        """The value of a header that need not be there, and is never there twice."""
        return self.one(name) if self.all(name) else None


@dataclass(frozen=True)
class Listed:
    """One form of the list."""

    form_id: str
    name: str
    version: str
    hash: str
    download: str
    manifest: str | None
    description: str | None = None


@dataclass(frozen=True)
class Media:
    """One file that a form needs."""

    filename: str
    hash: str
    content: bytes


@dataclass(frozen=True)
class Blank:
    """A form as it stands on the phone: its text, and what it needs beside it."""

    listed: Listed
    text: bytes
    media: tuple[Media, ...]

    @property
    def primary(self) -> etree._Element:
        """The first child of the first instance: what a filled form looks like."""
        return _primary(etree.fromstring(self.text))

    @property
    def public_key(self) -> str | None:
        """The key to which a finished form is sealed, if the form names one."""
        submission = etree.fromstring(self.text).find(f".//{{{XFORMS}}}submission")
        return None if submission is None else submission.get("base64RsaPublicKey")


@dataclass(frozen=True)
class Part:
    """A part of the envelope: its name, the name of its file if it is one, its type and content."""

    name: str
    filename: str | None
    content_type: str
    content: bytes


@dataclass(frozen=True)
class Sent:
    """What the server said to a post that it took."""

    status: int
    message: str
    location: str | None


@dataclass
class Phone:
    """A phone that knows one server's address, the token included, and nothing else about it."""

    server: str
    language: str = "id"
    device: str = field(default_factory=lambda: f"uuid:{uuid4()}")

    # What the documents call a request

    def ask(
        self,
        method: str,
        url: str,
        body: bytes | Iterator[bytes] | None = None,
        headers: dict[str, str] | None = None,
        leave_out: Sequence[str] = (),
    ) -> Answer:
        """One request over the wire, with the headers of OpenRosa, and its answer checked as every answer is."""
        told = {
            "X-OpenRosa-Version": "1.0",
            "Date": format_datetime(datetime.now(UTC), usegmt=True),
            "Accept-Language": self.language,
            **(headers or {}),
        }
        parts = urlsplit(url)
        must(
            parts.scheme in ("http", "https") and parts.hostname,
            f"an address of the server is a full http or https URI: {url}",
        )
        connection = HTTPConnection(parts.hostname or "", parts.port or 80, timeout=60)
        try:
            kept = {name: value for name, value in told.items() if name not in leave_out}
            path = urlunsplit(("", "", parts.path or "/", parts.query, ""))
            connection.request(
                method, path, body, kept, encode_chunked=body is not None and not isinstance(body, bytes)
            )
            answer = _answer(connection.getresponse())
        finally:
            connection.close()
        return checked(answer)

    def must_get(self, method: str, url: str, **told: Any) -> Answer:
        """A request that a server grants or refuses in the way of the documents."""
        answer = self.ask(method, url, **told)
        _refuse_unless(answer, 200)
        return answer

    # The form list, what it names, and what that needs

    def form_list(self, **asked: str) -> list[Listed]:
        """What the server offers; `asked` are formID, verbose and listAllVersions, which a server has to know or pass over."""
        answer = self.ask("GET", f"{self.server}/formList?{urlencode({'deviceID': self.device, **asked})}")
        _refuse_unless(answer, 200)
        _must_be_xml(answer, exactly=True)
        root = etree.fromstring(answer.body)
        must(root.tag == f"{{{XFORMS_LIST}}}xforms", "the list is <xforms> in the namespace of the list")
        order = [etree.QName(child).localname for child in root.iterchildren("*")]
        must(order == sorted(order), "in the list, <xform> come before <xforms-group>")
        forms = [
            _listed(element, verbose=asked.get("verbose") == "true")
            for element in root.findall(f"{{{XFORMS_LIST}}}xform")
        ]
        wanted = asked.get("formID")
        must(
            wanted is None or all(form.form_id == wanted for form in forms),
            "asked for one formID, a server MUST answer with only that one",
        )
        if "listAllVersions" not in asked:
            must(
                len({form.form_id for form in forms}) == len(forms),
                "unless all versions are asked for, each form is listed once",
            )
        return forms

    def download(self, listed: Listed) -> Blank:
        """The form and everything it needs, each as its hash says."""
        answer = self.ask("GET", listed.download)
        _refuse_unless(answer, 200)
        must(
            f"md5:{hashlib.md5(answer.body).hexdigest()}" == listed.hash,
            "the hash in the list is the MD5 of the form's file",
        )
        root = etree.fromstring(answer.body)
        must(root.tag == f"{{{XHTML}}}html", "an XForm is an XHTML document")
        primary = _primary(root)
        must(primary.get("id") == listed.form_id, "the formID of the list is the id of the form")
        version = primary.get("version") or primary.get(f"{{{METADATA}}}version") or ""
        must(version == listed.version, "the version of the list is the version of the form")
        must(meta_of(primary, "instanceID") is not None, "a form names its instanceID among its metadata")
        media = self.manifest(listed.manifest) if listed.manifest else ()
        named = {name.decode().split("#")[0] for name in IN_FORM.findall(answer.body)}
        missing = named - {one.filename for one in media}
        must(not missing, f"what a form shows or plays stands in its manifest: {sorted(missing)[:3]}")
        return Blank(listed, answer.body, media)

    def manifest(self, url: str) -> tuple[Media, ...]:
        """Each file of a form, downloaded and compared with its hash."""
        answer = self.ask("GET", url)
        _refuse_unless(answer, 200)
        _must_be_xml(answer, exactly=False)
        root = etree.fromstring(answer.body)
        must(root.tag == f"{{{MANIFEST}}}manifest", "a manifest is <manifest> in its namespace")
        files = [
            _exactly(element, MANIFEST, ("filename", "hash", "downloadUrl"), ())
            for element in root.findall(f"{{{MANIFEST}}}mediaFile")
        ]
        names = [one["filename"] for one in files]
        must(len(set(names)) == len(names), "each file of a manifest has its own name")
        for name in names:
            rooted = name.startswith(("/", "\\")) or ":" in name
            must(
                name and not rooted and not {".", ".."} & set(re.split(r"[/\\]", name)),
                f"a file's name is un-rooted: {name}",
            )
        return tuple(self._media(one) for one in files)

    def _media(self, one: dict[str, str]) -> Media:
        must(HASH.fullmatch(one["hash"]), "a hash is md5: and 32 digits")
        answer = self.ask("GET", one["downloadUrl"])
        _refuse_unless(answer, 200)
        must(
            f"md5:{hashlib.md5(answer.body).hexdigest()}" == one["hash"],
            f"the hash of {one['filename']} is the MD5 of its content",
        )
        return Media(one["filename"], one["hash"], answer.body)

    # Sending

    def before_sending(self) -> tuple[str, int]:
        """HEAD: where to post, and how much at once."""
        answer = self.ask("HEAD", f"{self.server}/submission?{urlencode({'deviceID': self.device})}")
        _refuse_unless(answer, 204)
        must(not answer.body, "an answer to HEAD has no body")
        location = answer.perhaps("Location")
        if location is None:
            return f"{self.server}/submission", _most(answer)
        there, here = urlsplit(location), urlsplit(self.server)
        must(
            there.scheme in ("http", "https") and there.hostname == here.hostname,
            f"Location is a full address of the same server: {location}",
        )
        return location, _most(answer)

    def post(self, url: str, parts: Iterable[Part], *, chunked: bool = False, **headers: str) -> Sent:
        """One post of a form with some of its files. Only 201 and 202 with an envelope mean that it arrived."""
        boundary = f"{uuid4()}"
        body = _enveloped(boundary, parts)
        told = {"Content-Type": f"multipart/form-data; boundary={boundary}", **headers}
        pieces = iter([body[at : at + 4096] for at in range(0, len(body), 4096)]) if chunked else body
        answer = self.ask("POST", url, pieces, told)
        _refuse_unless(answer, 201, 202)
        _most(answer)
        message = _envelope(answer, counted="items=true" in url)
        must(answer.status != 201 or answer.body, "a form is not submitted until a 201 or 202 came with an envelope")
        location = answer.perhaps("Location")
        must(location is None or urlsplit(location).scheme in ("http", "https"), "Location is a full URI")
        return Sent(answer.status, message, location)

    def send(self, xml: bytes, files: dict[str, bytes] | None = None, *, at_most: int | None = None) -> list[Sent]:
        """A finished form, as Collect sends it: HEAD first, then in as many posts as the server's size asks for."""
        url, most = self.before_sending()
        rest, sent = list((files or {}).items()), []
        while True:
            taken, parts = 0, [Part("xml_submission_file", "submission.xml", "text/xml", xml)]
            while rest and (
                taken == 0 or len(xml) + taken + len(rest[0][1]) + 1024 * (len(parts) + 1) <= (at_most or most)
            ):
                name, content = rest.pop(0)
                parts.append(Part(name, name, _type_of(name), content))
                taken += len(content)
            if rest:
                parts.append(Part("*isIncomplete*", None, "", b"yes"))
            sent.append(self.post(url, parts))
            if not rest:
                return sent


def meta_of(primary: etree._Element, name: str) -> etree._Element | None:
    """A field of the metadata, in the namespace of OpenRosa or in that of XForms: the specification allows both."""
    for namespace in (METADATA, XFORMS):
        found = primary.find(f"{{{namespace}}}meta/{{{namespace}}}{name}")
        if found is not None:
            return found
    return None


def from_code(text: str) -> dict[str, dict[str, Any]]:
    """The settings in the picture that Collect reads: base64 of zlib of JSON, with general and admin."""
    settings = json.loads(zlib.decompress(b64decode(text, validate=True)))
    must({"general", "admin"} <= set(settings), "the settings of Collect have general and admin")
    must(
        str(settings["general"].get("server_url", "")).startswith(("http://", "https://")),
        "the settings name the server",
    )
    return dict(settings)


# What holds for every answer


def _answer(response: HTTPResponse) -> Answer:
    return Answer(response.status, tuple(response.getheaders()), response.read(), response.version)


def checked(answer: Answer) -> Answer:
    """The answer, whose headers are those that every answer has."""
    must(answer.version == 11, "all is HTTP 1.1")
    must(not 300 <= answer.status < 400, "a server SHOULD NOT redirect")
    must(answer.one("X-OpenRosa-Version") == "1.0", "X-OpenRosa-Version is 1.0")
    date = answer.one("Date")
    must(
        HTTP_DATE.fullmatch(date) and parsedate_to_datetime(date).tzinfo is not None,
        f"Date is written like Mon, 14 Feb 2011 16:48:15 GMT: {date}",
    )
    language = answer.perhaps("Content-Language")
    must(language is None or LANGUAGE.fullmatch(language), f"Content-Language is a code of two letters: {language}")
    most = answer.perhaps("X-OpenRosa-Accept-Content-Length")
    must(
        most is None or (most.isascii() and most.isdigit() and int(most) > 0), f"the size is a number of bytes: {most}"
    )
    return answer


def _most(answer: Answer) -> int:
    """A success MUST say how large a post may be."""
    return int(answer.one("X-OpenRosa-Accept-Content-Length"))


def _must_be_xml(answer: Answer, *, exactly: bool) -> None:
    said = answer.one("Content-Type").lower().replace(" ", "")
    must(
        said == "text/xml;charset=utf-8" if exactly else said.startswith("text/xml"),
        f"Content-Type is text/xml; charset=utf-8: {said}",
    )


def _refuse_unless(answer: Answer, *expected: int) -> None:
    """Another answer than the expected one is a refusal, if it is one of the documents; a plain 200 to a post is none."""
    if answer.status in expected:
        return
    must(answer.status >= 400, f"{answer.status} is no answer to this: a success is one of {expected}")
    if answer.status == 401:
        must(answer.all("WWW-Authenticate"), "a 401 carries a challenge")
    if answer.status == 405:
        must(answer.all("Allow"), "a 405 says what is allowed")
    message = _envelope(answer) if answer.body else ""
    raise Refused(answer.status, message, dict(answer.headers))


def _envelope(answer: Answer, *, counted: bool = False) -> str:
    _must_be_xml(answer, exactly=False)
    root = etree.fromstring(answer.body)
    must(root.tag == f"{{{RESPONSE}}}OpenRosaResponse", "the envelope is <OpenRosaResponse> in its namespace")
    messages = root.findall(f"{{{RESPONSE}}}message")
    must(len(messages) <= 1, "an envelope has one message or none")
    must((root.get("items") is not None) == counted, "items is there if it is asked for")
    must(not counted or root.get("items") == str(len(root)), "items counts what the envelope carries")
    return (messages[0].text or "") if messages else ""


# The elements of a list


def _exactly(element: etree._Element, namespace: str, once: Sequence[str], perhaps: Sequence[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for name in (*once, *perhaps):
        held = element.findall(f"{{{namespace}}}{name}")
        must(
            len(held) == 1 or (name in perhaps and not held), f"there is exactly one <{name}>, and here are {len(held)}"
        )
        if held:
            found[name] = held[0].text or ""
    return found


def _listed(element: etree._Element, *, verbose: bool) -> Listed:
    said = _exactly(
        element,
        XFORMS_LIST,
        ("formID", "name", "version", "hash", "downloadUrl"),
        ("descriptionText", "descriptionUrl", "manifestUrl"),
    )
    must(
        verbose or not {"descriptionText", "descriptionUrl"} & set(said),
        "descriptions come only if verbose=true was asked",
    )
    must(
        0 < len(said["formID"]) <= LONGEST and len(said["version"]) <= LONGEST,
        f"an identity has at most {LONGEST} characters",
    )
    must(said["name"].strip(), "a form has a name to show")
    must(HASH.fullmatch(said["hash"]), "a hash is md5: and 32 digits")
    for url in ("downloadUrl", "manifestUrl"):
        must(url not in said or urlsplit(said[url]).scheme in ("http", "https"), f"{url} is a fully formed URI")
    return Listed(
        said["formID"],
        said["name"],
        said["version"],
        said["hash"],
        said["downloadUrl"],
        said.get("manifestUrl"),
        said.get("descriptionText"),
    )


def _primary(root: etree._Element) -> etree._Element:
    instance = root.find(f".//{{{XFORMS}}}model/{{{XFORMS}}}instance")
    must(instance is not None and len(instance) == 1, "the first instance of a model holds one element")
    assert instance is not None
    return instance[0]


# The envelope of a post


def _type_of(name: str) -> str:
    return "text/xml" if name.endswith(".xml") else "application/octet-stream"


def _enveloped(boundary: str, parts: Iterable[Part]) -> bytes:
    pieces = []
    for part in parts:
        named = f'; filename="{part.filename}"' if part.filename is not None else ""
        head = f'--{boundary}\r\nContent-Disposition: form-data; name="{part.name}"{named}\r\n'
        typed = f"Content-Type: {part.content_type}\r\n" if part.content_type else ""
        pieces.append(f"{head}{typed}\r\n".encode() + part.content + b"\r\n")
    return b"".join(pieces) + f"--{boundary}--\r\n".encode()
