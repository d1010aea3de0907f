"""Questions by telephone at the desk: chosen, printed, answered by anybody, read as counts; and the office's own questions."""

import io
import re
from collections.abc import Callable, Iterator
from datetime import UTC
from typing import Any
from unittest.mock import patch
from uuid import UUID
from zipfile import ZipFile

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from naung.casework.outreach.actions import write_down_session
from naung.casework.outreach.models import OwnQuestion
from naung.casework.outreach.queries import board_for
from naung.casework.outreach.vocabulary import NOT_TOLD_APART
from naung.foundation.access.vocabulary import Actor
from tests.casework.outreach.told import a_held_session, a_session, held, today

pytestmark = pytest.mark.django_db
ClientFor = Callable[[str], Client]


@pytest.fixture(autouse=True)
def _at_noon() -> Iterator[None]:
    """The hours of a session are of one day: these tests are of its noon, whenever they run."""
    noon = timezone.localtime().replace(hour=12, minute=0)
    with patch.object(timezone, "now", return_value=noon.astimezone(UTC)):
        yield


def at(name: str, *ids: UUID | str) -> str:
    return reverse(f"outreach:{name}", args=ids)


def text(answer: Any) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.content.decode()))


def typed(**more: Any) -> dict[str, Any]:
    """Open all day before, and in its last minute after."""
    told = {"questions": ["pegang_paspor", "sudah_setuju"], "people": "6"}
    hours = {
        "sebelum_opens": "00:00",
        "sebelum_closes": "23:58",
        "sesudah_opens": "23:58",
        "sesudah_closes": "23:59",
    }
    return told | hours | more


def answered(code: str, passport: str) -> None:
    """One telephone in the room."""
    browser = Client()
    page = browser.get(reverse("public:questions", args=[code])).content.decode()
    hidden = dict(re.findall(r'name="(slip|part)" value="([^"]+)"', page))
    chosen = {"q-pegang_paspor": passport, "q-sudah_setuju": "ya"}
    assert browser.post(reverse("public:questions", args=[code]), hidden | chosen).status_code == 200


@pytest.mark.usefixtures("places")
def test_a_session_asks_prints_and_reads_what_came(client_for: ClientFor, sari: Actor) -> None:
    cache.clear()
    browser, made = client_for("sari"), a_session(sari, on=today())
    assert "Pertanyaan lewat ponsel" in text(browser.get(at("ask", made)))
    browser.post(at("ask", made), typed())
    board = board_for(made, actor=sari)
    assert board is not None
    code = board.notice.code
    sheet = browser.get(at("qr_sheet", made)).content.decode()
    assert f"/j/{code}/" in sheet
    assert "<svg" in sheet
    assert "hanya terbuka dari komputer ini" in sheet  # the tests' office has no name outside
    for passport in ("tidak", "tidak", "tidak", "ya", "tidak", "tidak_tahu"):
        answered(code, passport)
    page = text(browser.get(at("show", made)))
    assert "4 dari 6 benar (67%)" in page
    assert "6 lembar masuk" in page
    assert "bisa orang yang berbeda" in page
    few = held(on=today(), attendance={NOT_TOLD_APART: 5})
    write_down_session(session_id=made, version=1, held=few, by=sari)
    assert "lebih banyak daripada orang yang datang" in text(browser.get(at("show", made)))
    book = browser.get(at("workbook"), {"tahun": str(today().year)})
    with ZipFile(io.BytesIO(book.content)) as parts:
        words = parts.read("xl/sharedStrings.xml").decode()
    assert "bisa orang yang berbeda" in words
    assert "ditahan" in words
    browser.post(at("ask_stop", made))
    assert browser.get(at("qr_sheet", made)).status_code == 404
    assert Client().get(reverse("public:questions", args=[code])).status_code == 404
    assert "ditutup" in text(browser.get(at("show", made)))
    assert browser.get(at("ask", made)).status_code == 302


@pytest.mark.usefixtures("places")
@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"questions": []}, "Isi dahulu bagian ini"),
        ({"people": "0"}, "Isi paling sedikit 1 orang."),
        ({"sebelum_closes": "00:00"}, "Jam tutup harus sesudah jam buka."),
        ({"sesudah_opens": "10:00"}, "sesudah bagian sebelumnya ditutup"),
        ({"sesudah_closes": "nanti"}, "Jam ini tidak terbaca."),
    ],
)
def test_hours_that_cannot_be_lose_nothing(
    client_for: ClientFor, sari: Actor, wrong: dict[str, Any], said: str
) -> None:
    made = a_session(sari, on=today())
    answer = client_for("sari").post(at("ask", made), typed(**wrong))
    assert (answer.status_code, said in text(answer)) == (200, True)
    assert board_for(made, actor=sari) is None
    assert 'value="sudah_setuju"' in answer.content.decode()


@pytest.mark.usefixtures("places")
def test_hours_are_changed_later_by_the_version_that_was_seen(client_for: ClientFor, sari: Actor) -> None:
    browser, made = client_for("sari"), a_session(sari, on=today())
    browser.post(at("ask", made), typed())
    again = browser.get(at("ask", made)).content.decode()
    assert 'name="version" value="1"' in again
    assert 'name="questions"' not in again
    assert browser.post(at("ask", made), typed(people="90", version="1")).status_code == 302
    assert browser.post(at("ask", made), typed(people="80", version="1")).status_code == 409
    board = board_for(made, actor=sari)
    assert board is not None
    assert board.notice.openings[0].most == 90


def test_the_office_writes_its_own_question_and_stops_using_it(client_for: ClientFor, sari: Actor) -> None:
    browser = client_for("sari")
    assert "UU 21/2007" in text(browser.get(at("questions")))
    assert "Isi dahulu bagian ini" in text(browser.post(at("question_add"), {"right": "ya"}))
    browser.post(at("question_add"), {"words_id": "Apakah lurah punya daftar P3MI?", "right": "ya"})
    own = OwnQuestion.objects.get()
    assert "kantor yang menjamin jawabannya" in text(browser.get(at("questions")))
    made = a_held_session(sari)
    counted = {"question": own.id.hex, "way": "angkat_tangan", "sebelum_ya": "12", "version": "2"}
    browser.post(at("answers", made), counted)
    browser.post(at("question_drop", own.id))
    assert "tidak dipakai lagi" in text(browser.get(at("questions")))
    assert "Apakah lurah punya daftar P3MI?" in text(browser.get(at("show", made)))
    assert own.id.hex not in browser.get(at("ask", a_session(sari))).content.decode()


def test_another_desk_and_nobody_ask_nothing(client_for: ClientFor, nobody: Client, sari: Actor) -> None:
    made = a_session(sari)
    for name in ("ask", "qr_sheet"):
        assert client_for("budi").get(at(name, made)).status_code == 404, name
        assert client_for("hamdan").get(at(name, made)).status_code == 403, name
        assert nobody.get(at(name, made)).status_code == 302, name
    assert client_for("budi").post(at("ask_stop", made)).status_code == 404
    assert client_for("budi").post(at("question_drop", made)).status_code == 404
    assert client_for("hamdan").get(at("questions")).status_code == 403
    assert nobody.get(at("question_add")).status_code == 302
