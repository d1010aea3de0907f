"""The server's entry on the second institution's machine."""

from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from functools import cache
from typing import Any

from naung.doors.keeper.answering import Reply, reply_to, shown
from naung.doors.keeper.book import Book
from naung.doors.keeper.folder import folder_of
from naung.methods.oprf import Share
from naung.methods.oprf.questions import MOST_BYTES

ADDRESS = "/titipan/1"
WORDS = {200: "OK", 400: "Bad Request", 403: "Forbidden", 404: "Not Found", 409: "Conflict", 429: "Too Many Requests"}


@cache
def _machine() -> tuple[Share, Book]:
    folder = folder_of()
    return folder.share(), Book(folder.book)


def _reply(environ: dict[str, Any]) -> Reply:
    share, book = _machine()
    if environ["PATH_INFO"] != ADDRESS:
        return Reply(404, b"{}")
    if environ["REQUEST_METHOD"] == "GET":
        return shown(share)
    body = environ["wsgi.input"].read(MOST_BYTES + 1) if environ["REQUEST_METHOD"] == "POST" else b""
    return reply_to(body, share, book, datetime.now(UTC))


def application(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
    """One question, one answer; nothing of either is printed."""
    reply = _reply(environ)
    headers = [
        ("Content-Type", "application/json"),
        ("Cache-Control", "no-store"),
        ("Content-Length", str(len(reply.body))),
    ]
    start_response(f"{reply.status} {WORDS[reply.status]}", headers)
    return [reply.body]
