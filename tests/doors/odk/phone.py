"""A phone as the line sees it: requests written byte by byte, with the headers that OpenRosa asks of a client."""

from typing import Any
from uuid import uuid4

from django.test import Client
from lxml import etree

HEADERS = {"X-OpenRosa-Version": "1.0", "Date": "Wed, 25 Nov 2026 07:05:00 GMT", "Accept-Language": "id"}
RESPONSE = "{http://openrosa.org/http/response}"
Part = tuple[str, str | None, str, bytes]  # name, the name of the file, type, content


def multipart(*parts: Part, boundary: str = "") -> tuple[bytes, str]:
    """A multipart form and its content type (RFC 7578)."""
    mark = boundary or f"----naung{uuid4().hex}"
    out = []
    for name, file, kind, content in parts:
        named = f'; filename="{file}"' if file is not None else ""
        typed = f"Content-Type: {kind}\r\n" if kind else ""
        head = f'--{mark}\r\nContent-Disposition: form-data; name="{name}"{named}\r\n{typed}\r\n'
        out.append(head.encode() + content + b"\r\n")
    out.append(f"--{mark}--\r\n".encode())
    return b"".join(out), f"multipart/form-data; boundary={mark}"


def xml_part(content: bytes, kind: str = "text/xml") -> Part:
    """The form itself."""
    return "xml_submission_file", "form.xml", kind, content


def file_part(name: str, content: bytes) -> Part:
    """A file beside it, under its own name as ODK Collect sends it."""
    return name, name, "application/octet-stream", content


MORE: Part = ("*isIncomplete*", None, "text/plain", b"yes")


class Line:
    """A client without cookies that speaks to one key."""

    def __init__(self, token: str) -> None:
        self.base, self.client = f"/odk/key/{token}", Client()

    def ask(self, address: str, method: str = "GET", **headers: str) -> Any:
        """A request to an address, under the key unless it is a whole one."""
        where = address if address.startswith(("/", "http")) else f"{self.base}/{address}"
        told = {name: value for name, value in (HEADERS | headers).items() if value}
        return self.client.generic(method, where.removeprefix("http://testserver"), headers=told)

    def post(self, *parts: Part, **headers: str) -> Any:
        """A submission."""
        body, kind = multipart(*parts)
        return self.raw(body, kind, **headers)

    def raw(self, body: bytes, kind: str, **headers: str) -> Any:
        """A submission as bytes."""
        told = {name: value for name, value in (HEADERS | headers).items() if value}
        return self.client.generic("POST", f"{self.base}/submission", body, kind, headers=told)


def message(answer: Any) -> tuple[str, str]:
    """Nature and sentence of an envelope."""
    root = etree.fromstring(answer.content)
    assert root.tag == f"{RESPONSE}OpenRosaResponse"
    (said,) = root.findall(f"{RESPONSE}message")
    return said.get("nature"), said.text
