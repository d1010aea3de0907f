"""Sari gives photographs; what is too large or no picture is refused in words; nothing reaches a folder; Budi finds nothing."""

import io
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from PIL import Image
from skimage import data

from naung.casework.outreach.models import Photograph
from naung.doors.desk.outreach import blurring, photographs
from naung.doors.desk.shell.uploads import HeldInMemory
from naung.foundation.access.vocabulary import Actor
from naung.methods.faces import opened
from naung.methods.faces.cover import FLAT
from tests.casework.outreach.told import a_held_session, a_jpeg, a_photograph

pytestmark = pytest.mark.django_db
ClientFor = Callable[[str], Client]
MARKER = "PENANDA-4c10be"


def at(name: str, *ids: Any) -> str:
    return reverse(f"outreach:{name}", args=ids)


def given(raw: bytes, name: str = "foto.jpg") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, raw, "image/jpeg")


@pytest.fixture
def by_hand() -> Any:
    """A child that finds nobody, so that a page is tried without the network."""
    done = subprocess.CompletedProcess([], 0, b"2\n" + a_jpeg(), b"")
    with patch("naung.doors.desk.outreach.blurring.subprocess.run", return_value=done) as run:
        yield run


def test_a_photograph_is_given_covered_looked_at_and_kept(client_for: ClientFor, sari: Actor, by_hand: Any) -> None:
    session, browser = a_held_session(sari), client_for("sari")
    answer = browser.post(at("photographs", session), {"pictures": [given(b"a"), given(b"b")]})
    first = Photograph.objects.order_by("added_at")[0]
    assert answer["Location"] == at("photograph", session, first.id)
    page = browser.get(answer["Location"]).content.decode()
    assert "Mesin menutup 2 tempat yang mirip wajah." in page
    assert page.count('type="checkbox"') == 192
    picture = browser.get(at("picture", session, first.id))
    assert (picture["Content-Type"], picture["Cache-Control"]) == ("image/jpeg", "no-store")
    covered = browser.post(at("photograph_decide", session, first.id), {"do": "tutup", "kotak": ["0"]})
    second = covered["Location"].rstrip("/").rpartition("/")[2]
    assert abs(opened(browser.get(at("picture", session, second)).content)[:12, :12].astype(int) - FLAT).max() <= 4
    stale = browser.post(at("photograph_decide", session, first.id), {"do": "simpan"}, follow=True)
    assert "Foto itu sudah berubah atau dibuang." in stale.content.decode()
    browser.post(at("photograph_decide", session, second), {"do": "simpan"})
    assert Photograph.objects.get(id=second).kept
    browser.post(at("photograph_decide", session, second), {"do": "buang"})
    assert Photograph.objects.count() == 1


def test_a_face_that_was_tapped_is_covered_whatever_was_pressed(client_for: ClientFor, sari: Actor) -> None:
    session, browser = a_held_session(sari), client_for("sari")
    first = a_photograph(session, sari)
    answer = browser.post(at("photograph_decide", session, first), {"do": "simpan", "kotak": ["0"]})
    second = answer["Location"].rstrip("/").rpartition("/")[2]
    assert not Photograph.objects.get().kept
    assert abs(opened(browser.get(at("picture", session, second)).content)[:12, :12].astype(int) - FLAT).max() <= 4
    browser.post(at("photograph_decide", session, second), {"do": "simpan"})
    assert Photograph.objects.get().kept


def test_what_is_refused_says_why_and_is_not_kept(client_for: ClientFor, sari: Actor) -> None:
    session, browser = a_held_session(sari), client_for("sari")
    none = browser.post(at("photographs", session), {"pictures": given(b"bukan foto")}).content.decode()
    assert "bukan foto JPEG, PNG, atau WebP" in none
    assert "Isi dahulu bagian ini" in browser.post(at("photographs", session), {"x": "y"}).content.decode()
    many = [given(b"a")] * (photographs.MOST_AT_ONCE + 1)
    assert "Kirimannya terlalu besar" in browser.post(at("photographs", session), {"pictures": many}).content.decode()
    with patch.object(photographs.overview, "most_bytes", 2000):
        large = browser.post(at("photographs", session), {"pictures": given(b"a" * 4000)}).content.decode()
    assert "Kirimannya terlalu besar" in large
    assert not Photograph.objects.exists()


def test_whoever_waits_too_long_for_anothers_picture_is_told(client_for: ClientFor, sari: Actor) -> None:
    session, browser = a_held_session(sari), client_for("sari")
    with patch.object(blurring, "LONGEST_WAIT", 0.01), blurring._one_at_a_time:
        page = browser.post(at("photographs", session), {"pictures": given(a_jpeg())}).content.decode()
    assert "Wajah di foto lain sedang ditutup" in page
    assert not Photograph.objects.exists()


def test_nobodys_files_are_not_held(client_for: ClientFor, sari: Actor) -> None:
    session, held = a_held_session(sari), list[int]()

    def watch(self: Any, raw_data: bytes, start: int) -> bytes | None:
        if self.activated:
            held.append(len(raw_data))
        return plain(self, raw_data, start)

    plain = HeldInMemory.receive_data_chunk
    with patch.object(HeldInMemory, "receive_data_chunk", watch):
        answer = Client(enforce_csrf_checks=True).post(at("photographs", session), {"pictures": given(a_jpeg())})
        assert answer.status_code in {302, 403}
        assert held == []
        client_for("sari").post(at("photographs", session), {"pictures": given(b"bukan foto")})
        assert held == [10]


def test_a_child_that_fails_keeps_nothing(client_for: ClientFor, sari: Actor) -> None:
    session, browser = a_held_session(sari), client_for("sari")
    for broken in (subprocess.CompletedProcess([], -9, b"", b""), subprocess.CompletedProcess([], 0, b"", b"")):
        with patch("naung.doors.desk.outreach.blurring.subprocess.run", return_value=broken):
            page = browser.post(at("photographs", session), {"pictures": given(a_jpeg())}).content.decode()
        assert "Wajah di foto ini belum berhasil ditutup" in page
    assert not Photograph.objects.exists()


def test_budi_and_nobody_find_nothing(client_for: ClientFor, sari: Actor) -> None:
    session = a_held_session(sari)
    made = a_photograph(session, sari)
    for address in (at("photographs", session), at("photograph", session, made), at("picture", session, made)):
        assert client_for("budi").get(address).status_code in {403, 404}, address
        assert Client().get(address).status_code == 302, address
    assert client_for("budi").post(at("photograph_decide", session, made), {"do": "buang"}).status_code in {403, 404}
    assert Photograph.objects.count() == 1


def test_nothing_of_the_picture_as_it_was_reaches_a_folder(
    client_for: ClientFor, sari: Actor, tmp_path: Path, settings: Any
) -> None:
    """The real child, and every file that this process opens for writing on the way."""
    session, browser = a_held_session(sari), client_for("sari")
    held, written_to = io.BytesIO(), list[str]()
    Image.fromarray(data.astronaut()).save(held, "JPEG", comment=MARKER.encode(), quality=97)
    raw = held.getvalue() + MARKER.encode() + bytes(3_000_000)  # larger than what Django would keep in memory by itself
    settings.FILE_UPLOAD_TEMP_DIR = str(tmp_path)

    def watch(event: str, told: tuple[Any, ...]) -> None:
        if event == "open" and isinstance(told[2], int) and told[2] & (os.O_WRONLY | os.O_RDWR) and watching:
            written_to.append(str(told[0]))

    watching = [True]
    sys.addaudithook(watch)
    try:
        answer = browser.post(at("photographs", session), {"pictures": given(raw)})
    finally:
        watching.clear()
    assert answer.status_code == 302
    assert not list(tmp_path.iterdir())
    assert [each for each in written_to if not each.startswith(("/dev/", "None")) and not each.isdigit()] == []
    kept = Photograph.objects.get()
    assert kept.faces == 1
    assert MARKER.encode() not in browser.get(at("picture", session, kept.id)).content
