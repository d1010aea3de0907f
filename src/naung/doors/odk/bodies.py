"""Reading a post: at most so many bytes, into memory and never into a file, its length told before or in chunks."""

from dataclasses import dataclass
from io import BytesIO
from typing import Any

from django.core.exceptions import RequestDataTooBig, SuspiciousOperation, TooManyFieldsSent, TooManyFilesSent
from django.core.files.uploadhandler import MemoryFileUploadHandler
from django.http import HttpRequest
from django.http.multipartparser import MultiPartParser, MultiPartParserError

from naung.doors.odk.answers import LARGEST_POST

CHUNK = 64 * 1024
MOST_DRAINED = 4 * LARGEST_POST  # of what is refused anyway: read so that the phone hears why, and thrown away
MULTIPART = "multipart/form-data"


class TooMuch(Exception):
    """More bytes than are taken at once."""


class NotAPost(Exception):
    """No multipart form, or one that is broken."""


@dataclass(frozen=True)
class Sent:
    """The parts of a post. `fields`: those without a file's name; `files`: name, the name of the file, content."""

    fields: tuple[tuple[str, bytes], ...]
    files: tuple[tuple[str, str, bytes], ...]


class Held(MemoryFileUploadHandler):
    """Holds every file in memory: the body was counted before."""

    def handle_raw_input(
        self,
        input_data: Any,
        META: Any,  # noqa: N803  # Django gives it by this name
        content_length: int,
        boundary: Any,
        encoding: Any = None,
    ) -> None:
        """Take what comes."""
        self.activated = True


def read_post(request: HttpRequest) -> Sent:
    """The parts of a post. Raises TooMuch, NotAPost."""
    kind = request.META.get("CONTENT_TYPE", "")
    if kind.partition(";")[0].strip().lower() != MULTIPART:
        drained(request)
        raise NotAPost
    body = _body(request)
    meta = {"CONTENT_TYPE": kind, "CONTENT_LENGTH": str(len(body))}
    try:
        fields, files = MultiPartParser(meta, BytesIO(body), [Held(request)], "utf-8").parse()
    except RequestDataTooBig:
        raise TooMuch from None
    except (MultiPartParserError, TooManyFieldsSent, TooManyFilesSent, SuspiciousOperation, ValueError, LookupError):
        raise NotAPost from None
    told = tuple((name, str(value).encode()) for name in fields for value in fields.getlist(name))
    held = tuple((name, each.name or "", each.read()) for name in files for each in files.getlist(name))
    return Sent(told, held)


def _body(request: HttpRequest) -> bytes:
    length = _length(request)
    if length is not None and length > LARGEST_POST:
        drained(request)
        raise TooMuch
    _nothing_left(request)
    stream, wanted = request.META["wsgi.input"], LARGEST_POST + 1 if length is None else length
    held, left = [], wanted
    while left > 0 and (some := stream.read(min(CHUNK, left))):
        held.append(some)
        left -= len(some)
    body = b"".join(held)
    if len(body) > LARGEST_POST:
        _throw_away(stream, MOST_DRAINED)
        raise TooMuch
    if length is not None and len(body) < length:
        raise NotAPost  # it broke off: what came is not the whole
    return body


def drained(request: HttpRequest) -> None:
    """Read what is refused and throw it away, up to a limit: a phone hears the answer only when it has sent."""
    _nothing_left(request)
    length = _length(request)
    _throw_away(request.META["wsgi.input"], MOST_DRAINED if length is None else min(length, MOST_DRAINED))


def _throw_away(stream: Any, most: int) -> None:
    left = most
    while left > 0 and (some := stream.read(min(CHUNK, left))):
        left -= len(some)


def _length(request: HttpRequest) -> int | None:
    """The length that was told; None where the body comes in chunks; 0 where there is none."""
    told = request.META.get("CONTENT_LENGTH", "")
    if told.isascii() and told.isdigit():
        return int(told)
    return None if "chunked" in request.headers.get("Transfer-Encoding", "").lower() else 0


def _nothing_left(request: HttpRequest) -> None:
    """Whoever looks for fields of this request after us finds none, instead of reading on."""
    request._mark_post_parse_error()  # type: ignore[attr-defined]  # Django's own way to say so
