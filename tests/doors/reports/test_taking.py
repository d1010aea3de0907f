"""The page that takes a report: whole without a script, kind to mistakes, silent about where the report went."""

import re
from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from naung.casework.reports.models import Report, Reporter, ReportSubject
from naung.casework.reports.queries import report_for
from naung.foundation.access.vocabulary import Actor
from naung.foundation.audit.models import Entry
from naung.foundation.vault.models import Compartment
from tests.cast import House
from tests.doors.reports.typed import WORDS, take_form, text_of, visible

pytestmark = pytest.mark.django_db
Browser = Callable[[str], Client]
TAKE, TAKEN, LIST = "/laporan/baru/", "/laporan/tersimpan/", "/laporan/"


def test_sari_takes_a_report_on_one_page(client_for: Browser, sari: Actor) -> None:
    client = client_for("sari")
    page = text_of(client.get(TAKE))
    for name in ("channel", "words", "facts", "silence", "place", "name_1", "reporter_name", "once", "report_id"):
        assert f'name="{name}"' in page
    assert len(page.encode()) < 100_000
    response = client.post(TAKE, take_form())
    assert (response.status_code, response.headers["Location"]) == (302, TAKEN)
    report = Report.objects.get()
    shown = report_for(report.id, actor=sari)
    assert shown.content.words == WORDS
    assert [person.name for person in shown.content.persons] == ["Wulan Sari Dewi", "Acong Tjhin"]
    assert Reporter.objects.get().report_id == report.id
    receipt = text_of(client.get(TAKEN))
    assert report.number in receipt
    assert "Mendesak tinggi" in receipt
    assert "masih dikuasai" in receipt
    assert str(report.id) not in receipt
    assert "Wulan" not in receipt


def test_the_receipt_says_the_same_when_the_report_is_kept_from_her_desk(client_for: Browser, house: House) -> None:
    client = client_for("sari")
    client.post(TAKE, take_form())
    plain = visible(client.get(TAKEN))
    client.post(TAKE, take_form(part_2="pejabat", name_2="Sari"))
    kept_away = visible(client.get(TAKEN))
    assert {r.owner_id for r in Report.objects.all()} == {house.service.id, house.oversight.id}
    number = re.compile(r"LP-[0-9A-Z]{4}-[0-9A-Z]{4}")
    assert number.sub("", plain) == number.sub("", kept_away)


def test_a_report_kept_away_is_nowhere_on_her_pages(client_for: Browser) -> None:
    client = client_for("sari")
    client.post(TAKE, take_form(part_2="pejabat", name_2="Sari", name_1="Melati Putih"))
    report = Report.objects.get()
    for address in ("/", LIST):
        page = text_of(client.get(address))
        assert report.number not in page
        assert "M. P." not in page
    hidden, missing = client.get(f"{LIST}{report.id}/"), client.get(f"{LIST}{uuid4()}/")
    assert hidden.status_code == missing.status_code == 404
    assert visible(hidden) == visible(missing)
    assert report.number in text_of(client_for("yusuf").get(LIST))


@pytest.mark.parametrize(
    ("changes", "field", "sentence"),
    [
        ({"words": ""}, "words", "Isi dahulu"),
        ({"words": "x" * 10_001}, "words", "paling banyak"),
        ({"words": "nul\x00di sini"}, "words", "tidak terlihat"),
        ({"words": "balik \u202e arah"}, "words", "sudah kami buang"),
        ({"received_at": "31-2-2026 10.00"}, "received_at", "tidak ada di kalender"),
        ({"received_at": "2099-01-01T10:00"}, "received_at", "belum terjadi"),
        ({"received_at": "kemarin sore"}, "received_at", "tidak terbaca"),
        ({"channel": "merpati"}, "channel", "Pilih salah satu"),
        ({"facts": ["masih_dikuasai", "tidak_ada"]}, "facts", "Pilih"),
        ({"silence": ""}, "silence", "Isi dahulu"),
        ({"part_1": "raja"}, "part_1", "Pilih salah satu"),
        ({"name_1": "n" * 201}, "name_1", "paling banyak"),
        ({"phone_2": "08\u202d12"}, "phone_2", "pembalik arah"),
        ({"accused_desk": str(uuid4())}, "accused_desk", "Pilih salah satu"),
        ({"report_id": "bukan-id"}, "report_id", ""),
        ({"anonymous": "on"}, "anonymous", "tidak mau disebut"),
        ({"reporter_name": "n" * 201}, "reporter_name", "paling banyak"),
    ],
)
def test_what_is_wrong_stands_beside_its_field_and_nothing_is_lost(
    client_for: Browser, changes: dict[str, Any], field: str, sentence: str
) -> None:
    client = client_for("sari")
    compartments, entries = Compartment.objects.count(), Entry.objects.count()
    response = client.post(TAKE, take_form(**changes))
    page = text_of(response)
    assert response.status_code == 200
    assert field in response.context["form"].errors
    assert sentence in page
    assert 'value="Acong Tjhin"' in page
    assert 'value="Siti Rohana"' in page or "reporter_name" in changes
    if "words" not in changes:
        assert WORDS in page
    assert (Report.objects.count(), Compartment.objects.count(), Entry.objects.count()) == (0, compartments, entries)


def test_marks_that_turn_the_writing_are_taken_out_of_pasted_words(client_for: Browser, sari: Actor) -> None:
    client = client_for("sari")
    response = client.post(TAKE, take_form(words="Nomor \u202a+62 812\u202c ini\u200e"))
    assert "Nomor +62 812 ini" in text_of(response)
    client.post(TAKE, take_form(words="Nomor +62 812 ini"))
    assert Report.objects.count() == 1


def test_html_and_other_scripts_are_shown_as_typed(client_for: Browser) -> None:
    client = client_for("sari")
    words = "<script>alert('x')</script> 陳阿妹 🇮🇩 {{ 7|add:1 }}"
    client.post(TAKE, take_form(words=words, name_1="<b>Wulan</b>"))
    page = text_of(client.get(f"{LIST}{Report.objects.get().id}/"))
    assert "&lt;script&gt;alert(&#x27;x&#x27;)&lt;/script&gt; 陳阿妹 🇮🇩 {{ 7|add:1 }}" in page
    assert "<b>Wulan</b>" not in page


def test_pressed_twice_it_is_kept_once(client_for: Browser) -> None:
    client = client_for("sari")
    once, report_id = uuid4().hex, str(uuid4())
    for _ in range(2):
        response = client.post(TAKE, take_form(once=once, report_id=report_id))
        assert response.headers["Location"] == TAKEN
    for _ in range(2):
        client.post(TAKE, take_form(once=uuid4().hex, report_id=report_id))
    assert Report.objects.count() == 1


def test_a_forged_id_of_another_desks_report_makes_a_fresh_one(client_for: Browser) -> None:
    client_for("sari").post(TAKE, take_form())
    hers = Report.objects.get()
    client_for("budi").post(TAKE, take_form(report_id=str(hers.id), words="lain"))
    assert Report.objects.count() == 2
    assert Report.objects.get(id=hers.id).version == 1


def test_a_place_is_plain_down_to_its_kecamatan_only(client_for: Browser, sari: Actor, places: None) -> None:
    client = client_for("sari")
    client.post(TAKE, take_form(place="Pasiran"))
    report = Report.objects.get()
    shown = report_for(report.id, actor=sari)
    assert re.fullmatch(r"61\.72\.\d\d", report.place_code)
    assert "Pasiran" in shown.content.place_words
    page = text_of(client.get(f"{LIST}{report.id}/"))
    assert "Singkawang Barat" in page


def test_a_place_abroad_is_its_country(client_for: Browser, places: None) -> None:
    client_for("sari").post(TAKE, take_form(place="Malaysia"))
    report = Report.objects.get()
    assert (report.country, report.place_code) == ("MY", "")


def test_who_may_not_take_and_who_is_nobody(client_for: Browser, nobody: Client) -> None:
    assert client_for("hamdan").get(TAKE).status_code == 403
    response = nobody.post(TAKE, take_form())
    assert response.status_code == 302
    assert "masuk" in response.headers["Location"]
    assert Report.objects.count() == ReportSubject.objects.count() == 0


def test_the_receipt_of_nothing_leads_to_the_list(client_for: Browser) -> None:
    assert client_for("sari").get(TAKEN).headers["Location"] == LIST
