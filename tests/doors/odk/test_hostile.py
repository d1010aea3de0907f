"""What strangers and broken phones send: answered in words, with nothing kept, nothing of it in a log, no file touched."""

import io
import logging
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest
from django.core.cache import cache
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from naung.doors.odk import bodies, sending
from naung.doors.odk.answers import LARGEST_POST
from naung.foundation.letterbox.models import Letter
from tests.casework.partners.phone import filled
from tests.casework.partners.told import Phone
from tests.doors.odk.phone import HEADERS, Line, file_part, message, multipart, xml_part
from tests.foundation.letterbox.test_envelope import BOMB

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _forgets() -> None:
    cache.clear()


def refused(answer: Any, status: int = 400) -> None:
    assert (answer.status_code, message(answer)[0]) == (status, "error")
    assert answer["X-OpenRosa-Version"] == "1.0"
    assert not Letter.objects.exists()


@pytest.fixture
def form(phone: Phone) -> bytes:
    return filled(phone.version, lot="tidak", nama="Dayang")[1]


@pytest.mark.parametrize(
    "content",
    [BOMB.encode(), b"<a>" * 100_000, b"", b"nothing", b"\xff\xfe\x00", b"<data>" + b"x" * 1_500_000 + b"</data>"],
    ids=["bomb", "deep", "empty", "words", "no text", "long"],
)
def test_xml_that_is_a_trap_is_refused(line: Line, content: bytes) -> None:
    refused(line.post(xml_part(content)))


def test_no_file_is_read_and_no_address_fetched_for_an_entity(line: Line, phone: Phone) -> None:
    form = filled(phone.version)[1].replace(
        b'<?xml version="1.0"?>', b'<?xml version="1.0"?><!DOCTYPE data [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    )
    with patch("socket.create_connection", side_effect=AssertionError("nothing is fetched")):
        refused(line.post(xml_part(form.replace(b"<nama></nama>", b"<nama>&x;</nama>"))))


@pytest.mark.parametrize("size", [LARGEST_POST + 1, 20_000_000])
def test_what_is_too_large_is_told_so_in_words(line: Line, form: bytes, size: int) -> None:
    refused(line.post(xml_part(form), file_part("wajah.jpg", b"\x00" * size)), 413)


def test_what_is_as_large_as_may_be_is_taken(line: Line, phone: Phone) -> None:
    letter = phone.sealed({"film.mp4": b"\x00" * (LARGEST_POST - 20_000)}, lot="tidak")
    parts = [xml_part(letter.manifest), *(file_part(name, content) for name, content in letter.files.items())]
    assert line.post(*parts).status_code == 201


@pytest.mark.parametrize(
    "kind",
    ["", "multipart/form-data", "multipart/form-data; boundary=", "multipart/form-data; boundary=another", "text/xml",
     "application/x-www-form-urlencoded", "multipart/mixed; boundary=here", "multipart/form-data; boundary=" + "x" * 300,
     "multipart/form-data; boundary=h\u00e9re"],
)  # fmt: skip
def test_a_wrong_type_or_boundary_is_refused(line: Line, form: bytes, kind: str) -> None:
    body, _ = multipart(xml_part(form), boundary="here")
    refused(line.raw(body, kind))


def test_a_post_that_breaks_off_is_refused_whole(line: Line, form: bytes) -> None:
    body, kind = multipart(xml_part(form), file_part("wajah.jpg", b"x" * 5000), boundary="here")
    refused(line.raw(body[: len(body) // 2], kind.replace("here", "there")))
    for cut in (0, 1, 30, 200):
        refused(line.raw(body[:cut], kind))


def test_a_post_without_the_form_or_with_two_is_refused(line: Line, form: bytes) -> None:
    refused(line.post(file_part("wajah.jpg", b"one")))
    refused(line.post(xml_part(form), xml_part(form)))
    refused(line.post(xml_part(form), ("xml_submission_file", None, "", form)))
    refused(line.post(("XML_SUBMISSION_FILE", "form.xml", "text/xml", form)))


def test_two_files_of_one_name_or_a_hundred_are_refused(line: Line, form: bytes) -> None:
    refused(line.post(xml_part(form), file_part("wajah.jpg", b"1"), file_part("wajah.jpg", b"2")))
    refused(line.post(xml_part(form), *(file_part(f"{nth}.jpg", b"1") for nth in range(99))))
    refused(line.post(xml_part(form), *(file_part(f"{nth}.jpg", b"1") for nth in range(300))))
    refused(line.post(xml_part(form), *((f"field{nth}", None, "", b"1") for nth in range(3000))))


@pytest.mark.parametrize(
    "name", ["../../../tmp/naung-was-here", "/tmp/naung-was-here", "..\\naung", "a\x00b.jpg", "x" * 400]
)
def test_a_path_in_the_name_of_a_file_leads_nowhere(line: Line, form: bytes, name: str, tmp_path: Path) -> None:
    before = set(os.listdir("/tmp"))
    refused(line.post(xml_part(form), ("x", name, "image/jpeg", b"one")))
    assert not [each for each in set(os.listdir("/tmp")) - before if "naung-was-here" in each]


def test_nothing_that_is_sent_reaches_a_file_even_where_it_is_large(line: Line, phone: Phone) -> None:
    """Django would move what is larger than two megabytes into a temporary folder."""
    letter = phone.sealed({"film.mp4": b"\x00" * 6_000_000}, lot="tidak")
    parts = [xml_part(letter.manifest), *(file_part(name, content) for name, content in letter.files.items())]
    with patch("tempfile.NamedTemporaryFile", side_effect=AssertionError("no file")):
        assert line.post(*parts).status_code == 201


@given(body=st.binary(max_size=400))
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_bytes_are_answered_in_words(line: Line, body: bytes) -> None:
    cache.clear()
    refused(line.raw(body, "multipart/form-data; boundary=here"))
    refused(line.raw(b"--here\r\n" + body + b"\r\n--here--\r\n", "multipart/form-data; boundary=here"))


class Trickle(io.RawIOBase):
    """A body in chunks, as a server hands it on: a few bytes at a time, its end not known beforehand."""

    def __init__(self, content: bytes) -> None:
        self.left, self.taken = content, 0

    def read(self, size: int = -1) -> bytes:
        assert size >= 0
        some, self.left = self.left[: min(size, 700)], self.left[min(size, 700) :]
        self.taken += len(some)
        return some


def chunked(line: Line, stream: Trickle, kind: str) -> Any:
    told = HEADERS | {"Transfer-Encoding": "chunked"}
    extra: dict[str, Any] = {"wsgi.input": stream, "CONTENT_LENGTH": "", "CONTENT_TYPE": kind}
    return line.client.generic("POST", f"{line.base}/submission", b"", kind, headers=told, **extra)


def test_a_body_in_chunks_is_read_to_its_end(line: Line, form: bytes) -> None:
    body, kind = multipart(xml_part(form))
    assert chunked(line, Trickle(body), kind).status_code == 201


def test_a_body_in_chunks_that_never_ends_is_stopped(line: Line, form: bytes) -> None:
    body, kind = multipart(xml_part(form), file_part("wajah.jpg", b"x" * 300_000))
    stream = Trickle(body)
    with patch.object(bodies, "LARGEST_POST", 100_000), patch.object(bodies, "MOST_DRAINED", 50_000):
        refused(chunked(line, stream, kind), 413)
    assert stream.taken <= 100_001 + 50_000


@pytest.fixture
def logged() -> Iterator[list[str]]:
    """What every logger hands to its handlers, with all its details."""
    lines: list[str] = []

    class Kept(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            lines.append(f"{record.getMessage()} {record.__dict__}")

    handler, loggers = Kept(), [logging.getLogger(name) for name in ("", "naung", "naung.pages")]
    for logger in loggers:
        logger.addHandler(handler)
    yield lines
    for logger in loggers:
        logger.removeHandler(handler)


def test_a_fault_of_ours_is_answered_in_words_and_its_log_says_only_where(
    line: Line, form: bytes, phone: Phone, logged: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    line.client.raise_request_exception = False
    with patch.object(sending, "drop_in", side_effect=RuntimeError("Dayang")):
        answer = line.post(xml_part(form))
    assert (answer.status_code, message(answer)[0]) == (500, "error")
    written = "".join(capsys.readouterr()) + "".join(logged)
    assert "RuntimeError" in written
    assert "Dayang" not in written
    assert phone.token not in written
    assert "Dayang" not in answer.content.decode()
    assert sys.exc_info() == (None, None, None)
