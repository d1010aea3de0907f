"""The thief of the theft test finds what is there to be found: a check that can't fail would prove nothing."""

import base64
import gzip
import io
import zipfile
import zlib

import pytest

from tests.journeys.thief import search

WORD = "Zulaikhatun Purnamawati"
NUMBER = "6172014104110003"
NOISE = bytes(range(256)) * 40


def _zipped(plain: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("x", plain)
    return out.getvalue()


@pytest.mark.parametrize(
    "hidden",
    [
        WORD.encode(),
        WORD.upper().encode(),
        WORD.lower().encode("utf-16-le"),
        WORD.encode("utf-16-be"),
        WORD[::-1].encode(),
        WORD.encode().hex().encode(),
        WORD.encode().hex().upper().encode(),
        base64.b64encode(b"a" + WORD.encode()),
        base64.b64encode(b"ab" + WORD.encode() + b"c"),
        base64.b64encode(b"abc" + WORD.encode()),
        gzip.compress(b"x" * 50 + WORD.encode()),
        zlib.compress(WORD.encode(), 1),
        zlib.compress(WORD.encode(), 9),
        _zipped(WORD.encode()),
        gzip.compress(zlib.compress(WORD.encode())),
    ],
    ids=[
        "as it is",
        "capitals",
        "UTF-16 LE",
        "UTF-16 BE",
        "reversed",
        "hex",
        "hex capitals",
        "base64 at one",
        "base64 at two",
        "base64 at three",
        "gzip",
        "zlib 1",
        "zlib 9",
        "zip",
        "gzip in zlib",
    ],
)
def test_the_thief_finds_a_name_in_every_dress(hidden: bytes) -> None:
    assert {f.word for f in search([WORD], [("file", NOISE + hidden + NOISE)])} == {WORD}


def test_the_thief_finds_a_number_and_finds_nothing_in_noise() -> None:
    assert search([NUMBER], [("file", b"id=" + NUMBER.encode())])
    assert search([WORD, NUMBER], [("file", NOISE)]) == []
