"""A partner office's phone: its key in Bima's browser, the line as it really is, and what it sent beside the list at the desk."""

import http.client
import socket
from collections.abc import Iterator
from pathlib import Path
from unittest.mock import patch
from urllib.parse import urlsplit
from uuid import UUID

import pytest
from lxml import etree
from playwright.sync_api import expect

from naung.casework.arrivals.models import Form
from naung.casework.partners import actions
from naung.foundation.accounts.queries import actor_for_officer
from naung.foundation.letterbox.models import Letter
from naung.methods.speech import NotMade
from tests.casework.arrivals.told import LETTER, a_batch, arrival
from tests.casework.partners.phone import Sealed, filled, seal
from tests.casework.partners.told import a_phone
from tests.doors.account.signing import Officer
from tests.doors.odk.phone import HEADERS, MORE, Part, file_part, multipart, xml_part
from tests.journeys.conftest import SignedIn
from tests.journeys.desk_steps import follow, press
from tests.journeys.field_phone import HOST, Office, free_port
from tests.journeys.looking import check_in_english, check_page
from tests.journeys.test_border import bima, border

__all__ = ["bima", "border"]
pytestmark = pytest.mark.django_db(transaction=True)
LIST = "{http://openrosa.org/xforms/xformsList}"
ANSWERS = {"signs": "takut_luka", "heard": "tidak", "work": "laut", "darat": "ya", "surat": "tidak"}


@pytest.fixture(autouse=True)
def _silent() -> Iterator[None]:
    """The questions are spoken elsewhere."""
    with patch.object(actions, "spoken", side_effect=NotMade):
        yield


class Wire:
    """A client on a line of its own to one address under a key."""

    def __init__(self, base: str) -> None:
        self.parts = urlsplit(base)

    def ask(self, method: str, address: str, body: object = None, **headers: str) -> http.client.HTTPResponse:
        """One request; the answer with its body read."""
        line = http.client.HTTPConnection(self.parts.hostname or "", self.parts.port, timeout=60)
        where = urlsplit(address).path if address.startswith("http") else f"{self.parts.path}/{address}"
        line.request(method, where, body, HEADERS | {n.replace("_", "-"): v for n, v in headers.items()})  # type: ignore[arg-type]  # bytes, or pieces
        answer = line.getresponse()
        answer.said = answer.read()  # type: ignore[attr-defined]  # kept with it
        line.close()
        return answer

    def send(self, *parts: Part) -> int:
        """A submission; its status."""
        body, kind = multipart(*parts)
        return self.ask("POST", "submission", body, Content_Type=kind).status

    def form(self) -> tuple[str, str]:
        """Version and public key of the form that is offered."""
        (listed,) = etree.fromstring(self.ask("GET", "formList").said)  # type: ignore[attr-defined]  # as above
        address = str(listed.findtext(f"{LIST}downloadUrl"))
        blank = etree.fromstring(self.ask("GET", address).said)  # type: ignore[attr-defined]  # as above
        (submission,) = blank.iterfind(".//{http://www.w3.org/2002/xforms}submission")
        return str(listed.findtext(f"{LIST}version")), str(submission.get("base64RsaPublicKey"))


def sealed(wire: Wire, media: dict[str, bytes] | None = None, **told: str) -> Sealed:
    version, key = wire.form()
    number, form = filled(version, **told)
    return seal(form, number, key, version, media=media)


def whole(letter: Sealed) -> list[Part]:
    return [xml_part(letter.manifest), *(file_part(name, content) for name, content in letter.files.items())]


def test_a_partner_office_asks_and_bima_says_whose_it_is(bima: Officer, border: UUID, page_of: SignedIn) -> None:
    batch = a_batch(actor_for_officer(bima.username, desk=border))
    page = page_of(bima, width=1280)
    page.goto("/mitra/")
    check_page(page, "partners-none")
    follow(page, "Beri kunci")
    page.get_by_label("Kantor mitra mana?").fill("Rumah Singgah Entikong")
    check_page(page, "partners-give")
    press(page, "Buat kunci")
    address = page.locator(".slip-address").inner_text()
    assert "/odk/key/" in address
    check_page(page, "partners-key")
    wire = Wire(address)
    for name, number in (("LALU WIRYA", "4"), ("Ujang Saputra", "")):
        letter = sealed(wire, rombongan=LETTER, nomor=number, nama=name, **ANSWERS)
        assert wire.send(*whole(letter)) == 201
    page.goto("/mitra/")
    expect(page.locator("tbody").get_by_text("Menunggu dilihat")).to_have_count(2)
    check_page(page, "partners-list")
    page.locator("tbody a").first.click()
    expect(page.get_by_text("4 · Lalu W. (nomornya sama, nama pendeknya sama)").first).to_be_visible()
    check_page(page, "partners-letter")
    page.get_by_label("Formulir ini tentang siapa?").select_option(str(arrival(batch, 4)))
    press(page, "Catat pada orang ini")
    expect(page.get_by_text("Formulir dicatat.")).to_be_visible()
    assert Form.objects.filter(arrival=arrival(batch, 4)).count() == 2
    page.goto("/mitra/")
    page.locator("tbody a").first.click()
    follow(page, "Kesampingkan")
    page.get_by_label("Mengapa dikesampingkan?").fill("Percobaan kantor mitra.")
    check_page(page, "partners-aside")
    press(page, "Kesampingkan")
    page.goto("/mitra/selesai/")
    check_page(page, "partners-settled")
    page.goto("/mitra/")
    follow(page, "Cabut Rumah Singgah Entikong")
    check_page(page, "partners-revoke")
    press(page, "Cabut kunci")
    assert wire.ask("GET", "formList").status == 403
    check_in_english(page)


@pytest.fixture
def office(bima: Officer, border: UUID, tmp_path: Path) -> Iterator[Office]:
    """The office's own server, with a partner office's key."""
    phone = a_phone(actor_for_officer(bima.username, desk=border))
    made = Office(tmp_path / "office", free_port(), {"key": phone.token})
    made.move_in()
    made.open()
    yield made
    made.shut()


@pytest.fixture
def wire(office: Office) -> Wire:
    return Wire(f"{office.address}/odk/key/{office.cookies['key']}")


def test_on_the_line_every_header_is_there_once_and_nothing_too_much(wire: Wire) -> None:
    for method, address, status in (("HEAD", "submission", 204), ("GET", "formList", 200), ("GET", "lain", 404)):
        answer = wire.ask(method, address)
        assert answer.status == status
        names = [name.lower() for name, _value in answer.getheaders()]
        for name in ("date", "x-openrosa-version", "x-openrosa-accept-content-length", "content-language"):
            assert names.count(name) == 1, name
        assert "set-cookie" not in names
        if status == 204:
            assert not {"content-length", "transfer-encoding", "content-type"} & set(names)


def test_on_the_line_a_form_comes_in_one_post_in_several_and_in_chunks(wire: Wire) -> None:
    one, several = (sealed(wire, {"foto.jpg": b"x" * 90_000}, nama="Rafi", **ANSWERS) for _ in range(2))
    assert [wire.send(*whole(one)), wire.send(*whole(one))] == [201, 201]
    first, *rest = several.files.items()
    assert wire.send(xml_part(several.manifest), file_part(*first), MORE) == 202
    assert wire.send(xml_part(several.manifest), *(file_part(*each) for each in rest)) == 201
    body, kind = multipart(*whole(sealed(wire, nama="Rafi", **ANSWERS)))
    pieces = iter([body[at : at + 1000] for at in range(0, len(body), 1000)])
    assert (
        wire.ask("POST", "submission", pieces, Content_Type=kind).status == 201
    )  # whose length is not told: in chunks


def test_on_the_line_twenty_megabytes_are_told_so_and_a_line_that_breaks_leaves_nothing(
    wire: Wire, office: Office
) -> None:
    letter = sealed(wire, {"film.mp4": b"\x00" * 20_000_000}, nama="Rafi", **ANSWERS)
    assert wire.send(*whole(letter)) == 413
    body, kind = multipart(*whole(sealed(wire, nama="Rafi", **ANSWERS)))
    head = f"POST {wire.parts.path}/submission HTTP/1.1\r\nHost: {HOST}:{office.port}\r\nX-OpenRosa-Version: 1.0\r\n"
    with socket.create_connection((HOST, office.port), timeout=10) as line:
        line.sendall(
            f"{head}Content-Type: {kind}\r\nContent-Length: {len(body)}\r\n\r\n".encode() + body[: len(body) // 2]
        )
    assert wire.ask("GET", "formList").status == 200
    assert not Letter.objects.exists()


def test_on_the_line_no_key_and_no_name_stands_in_the_servers_log(wire: Wire, office: Office) -> None:
    wire.send(*whole(sealed(wire, nama="Dayang Nurhayati", **ANSWERS)))
    wire.send(xml_part(b"<broken"))
    Wire(f"{office.address}/odk/key/{office.cookies['key']}x").ask("GET", "formList")
    log = (office.home / "server.log").read_text("utf-8")
    assert office.cookies["key"] not in log
    assert "Dayang" not in log
