"""Hari ini: what waits, for whom, since when; counts that are links; nothing of another desk; a constant cost."""

from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from naung.casework.reports.actions import receive_report
from naung.casework.reports.vocabulary import Silence
from naung.foundation.access.vocabulary import Actor
from tests.casework.reports.told import content
from tests.doors.reports.typed import text_of

pytestmark = pytest.mark.django_db
Browser = Callable[[str], Client]


def queries(client: Client) -> int:
    with CaptureQueriesContext(connection) as caught:
        client.get("/")
    return len(caught)


def test_sari_sees_what_waits_and_budi_does_not(client_for: Browser, sari: Actor) -> None:
    late = receive_report(content=content(), by=sari)
    quiet = receive_report(content=content(facts=frozenset(), silence=Silence.ANSWERED), by=sari)
    page = text_of(client_for("sari").get("/"))
    for words in (late.number, quiet.number, "Hari ini", "Tindak lanjut sudah lewat waktu", "W.", "Catat laporan baru"):
        assert words in page
    assert "Wulan" not in page
    assert 'href="#laporan-late"' in page
    assert 'id="laporan-late"' in page
    budi = text_of(client_for("budi").get("/"))
    assert late.number not in budi
    assert "Tidak ada yang menunggu" in budi


def test_nobody_signs_in_first_and_who_has_no_worklist_goes_to_her_first_door(
    client_for: Browser, nobody: Client
) -> None:
    assert "/masuk" in nobody.get("/").headers["Location"]
    assert client_for("hamdan").get("/").headers["Location"] == "/angka/"


def test_an_empty_day_teaches_how_to_begin(client_for: Browser) -> None:
    page = text_of(client_for("sari").get("/"))
    assert "Tidak ada yang menunggu" in page
    assert "/laporan/baru/" in page


def test_forty_rows_a_group_and_no_more_queries_for_more_work(client_for: Browser, sari: Actor) -> None:
    client = client_for("sari")
    for _ in range(3):
        receive_report(content=content(), by=sari)
    client.get("/")
    few = queries(client)
    for _ in range(45):
        receive_report(content=content(), by=sari)
    assert queries(client) <= few + 1
    sections = client.get("/").context["sections"]
    assert [len(section.rows) for section in sections] == [40]
    assert sections[0].count == 48


def test_the_overseer_has_a_worklist_of_her_own(client_for: Browser, sari: Actor, yusuf: Actor) -> None:
    from naung.casework.reports.vocabulary import OfficerAnswer

    taken = receive_report(content=content(against_officer=OfficerAnswer.YES), by=sari)
    assert taken.number in text_of(client_for("yusuf").get("/"))
    assert taken.number not in text_of(client_for("sari").get("/"))
