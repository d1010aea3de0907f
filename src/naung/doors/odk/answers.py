"""How this door answers: headers on every answer as OpenRosa has them, and one envelope for every sentence.

Sources: OpenRosa HTTP Requests and Responses, and Form Submission API (docs.getodk.org/openrosa-http, openrosa-form-submission).
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from io import StringIO
from typing import TypeVar

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils.http import http_date
from django.utils.translation import get_language
from django.utils.translation.trans_real import parse_accept_lang_header
from django.utils.xmlutils import SimplerXMLGenerator

A = TypeVar("A", bound=HttpResponseBase)
VERSION_HEADER, VERSION = "X-OpenRosa-Version", "1.0"
LENGTH_HEADER = "X-OpenRosa-Accept-Content-Length"
LARGEST_POST = 10_000_000  # bytes; a screening that is read aloud has about 5 kB
XML = "text/xml; charset=utf-8"
RESPONSE = "http://openrosa.org/http/response"
TONGUES = ("id", "en")
ANSWERED = {"id": "id", "in": "id", "ms": "id", "en": "en"}  # `in` is what older phones call Indonesian
GOOD, BAD = "submit_success", "error"  # kinds of message; a phone may show one of a kind only


def tongue_of(request: HttpRequest) -> str:
    """The language that the phone asks for; Malay and everything else is answered in Indonesian."""
    asked = (tag.split("-")[0] for tag, _ in parse_accept_lang_header(request.headers.get("Accept-Language", "")[:200]))
    return next((ANSWERED[each] for each in asked if each in ANSWERED), TONGUES[0])


def with_headers(answer: A) -> A:
    """The answer with every header that OpenRosa asks of it."""
    answer[VERSION_HEADER] = VERSION
    answer["Date"] = http_date()
    answer[LENGTH_HEADER] = str(LARGEST_POST)
    answer["Content-Language"] = get_language() or TONGUES[0]
    return answer


def document(root: str, space: str, write: Callable[[SimplerXMLGenerator], None], **attributes: str) -> bytes:
    """An XML document in one name space, as UTF-8."""
    held = StringIO()
    xml = SimplerXMLGenerator(held, "utf-8")
    xml.startDocument()
    xml.startElement(root, {"xmlns": space, **attributes})  # type: ignore[arg-type]  # a mapping will do
    write(xml)
    xml.endElement(root)
    xml.endDocument()
    return held.getvalue().encode()


@contextmanager
def element(xml: SimplerXMLGenerator, name: str) -> Iterator[None]:
    """An element around what is written in the block."""
    xml.startElement(name, {})  # type: ignore[arg-type]  # as above
    yield
    xml.endElement(name)


def as_xml(content: bytes, status: int = 200) -> HttpResponse:
    """An XML answer."""
    return with_headers(HttpResponse(content, status=status, content_type=XML))


def say(request: HttpRequest, status: int, sentence: str, nature: str = BAD, **headers: str) -> HttpResponse:
    """A sentence in the envelope. It names no office, no form's words and no file."""

    def write(xml: SimplerXMLGenerator) -> None:
        xml.addQuickElement("message", sentence, {"nature": nature})

    count = {"items": "1"} if request.GET.get("items", "") == "true" else {}
    answer = as_xml(document("OpenRosaResponse", RESPONSE, write, **count), status)
    for name, value in headers.items():
        answer[name.replace("_", "-")] = value
    return answer
