"""The desk of P4MI Entikong and its partner offices: a key as a picture, what came in, whose it is, what is set aside."""

import io
import json
import re
import zlib
from base64 import b64decode
from typing import Any
from unittest.mock import patch
from uuid import UUID

import pytest
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook

from naung.casework.arrivals.models import Form
from naung.casework.partners.vocabulary import PartnerEvent
from naung.doors.desk.partners import keys
from naung.doors.desk.partners.collect import collect_settings
from naung.foundation.access.vocabulary import Actor
from naung.foundation.audit.models import Entry
from naung.foundation.letterbox.models import Letter, Sender
from naung.foundation.letterbox.queries import letters_waiting
from naung.foundation.letterbox.vocabulary import LetterState
from tests.casework.arrivals.told import LETTER, arrival
from tests.casework.partners.told import OFFICE, Phone
from tests.doors.odk.phone import Line
from tests.doors.partners.conftest import Browser

pytestmark = pytest.mark.django_db
ANSWERS = {"signs": "takut_luka", "heard": "tidak", "work": "laut", "darat": "ya"}


def at(name: str, *ids: UUID) -> str:
    return reverse(f"partners:{name}", args=ids)


def text(answer: Any) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.content.decode()))


def the_letter(actor: Actor) -> UUID:
    (line,) = letters_waiting(actor=actor)
    return line.id


def given(desk: Client, office: str = OFFICE) -> tuple[str, dict[str, Any]]:
    """A key given on the page: its address, and the settings that stand in the picture."""
    held: list[str] = []
    with patch.object(keys, "picture", side_effect=lambda words, _title: held.append(words) or ""):
        page = desk.post(at("give"), {"office": office}).content.decode()
    (address,) = re.findall(r"http://testserver/odk/key/[\w-]+", page)
    return address, json.loads(zlib.decompress(b64decode(held[0])))


def test_a_key_is_shown_once_as_settings_that_odk_collect_reads(desk: Client) -> None:
    address, told = given(desk)
    assert set(told) == {"general", "admin", "project"}
    assert told["general"]["server_url"] == address
    assert told["general"]["delete_send"] is True
    assert told["admin"] == {}
    token = address.rpartition("/")[2]
    assert Line(token).ask("formList").status_code == 200
    for page in (desk.get(at("list")), desk.get(at("give"))):
        assert token not in page.content.decode()
    assert OFFICE in text(desk.get(at("list")))


def test_the_picture_holds_the_settings(desk: Client) -> None:
    page = desk.post(at("give"), {"office": OFFICE}).content.decode()
    assert "<svg" in page
    assert "hanya tampil sekarang" in page
    assert len(collect_settings("https://naung.example.go.id/odk/key/" + "x" * 43)) < 700


def test_a_key_needs_the_name_of_an_office(desk: Client) -> None:
    page = desk.post(at("give"), {"office": "  "})
    assert page.status_code == 200
    assert not Sender.objects.exists()


def test_a_key_is_revoked_after_a_yes_and_its_phone_gets_nothing_more(desk: Client, phone: Phone) -> None:
    line = Line(phone.token)
    assert "Cabut kunci" in text(desk.get(at("revoke", phone.whose.id)))
    assert line.ask("formList").status_code == 200
    assert desk.post(at("revoke", phone.whose.id)).status_code == 302
    assert line.ask("formList").status_code == 403
    assert "1 kunci sudah dicabut" in text(desk.get(at("list")))


def test_the_form_can_be_taken_along_as_a_workbook(desk: Client, phone: Phone) -> None:
    answer = desk.get(at("form"))
    book = load_workbook(io.BytesIO(answer.content))
    assert book.sheetnames == ["survey", "choices", "settings"]
    heads, row = list(book["settings"].iter_rows(values_only=True))
    assert dict(zip(heads, row, strict=True))["version"] == phone.version
    assert phone.version in text(desk.get(at("list")))


def test_a_desk_without_partners_has_no_form_to_take_along(desk: Client) -> None:
    answer = desk.get(at("form"), follow=True)
    assert answer.redirect_chain == [(at("list"), 302)]
    assert "Beri dahulu satu kantor mitra kuncinya" in answer.content.decode()


def test_the_list_opens_nothing_and_the_page_opens_with_an_entry(desk: Client, phone: Phone, bima: Actor) -> None:
    phone.send(phone.sealed(**ANSWERS, nama="LALU WIRYA"))
    page = text(desk.get(at("list")))
    assert "Menunggu dilihat" in page
    assert "WIRYA" not in page
    assert not Entry.objects.filter(event=PartnerEvent.OPENED.value).exists()
    page = text(desk.get(at("letter", the_letter(bima))))
    assert "LALU WIRYA" in page
    assert Entry.objects.filter(event=PartnerEvent.OPENED.value, actor=bima.id).count() == 1


@pytest.mark.parametrize("typed", [LETTER, "0412 / pk / b", ""])
def test_a_form_stands_beside_the_batch_and_the_person_that_it_may_mean(
    desk: Client, phone: Phone, bima: Actor, batch: UUID, typed: str
) -> None:
    phone.send(phone.sealed(**ANSWERS, rombongan=typed, nomor="4", nama="LALU WIRYA"))
    page = text(desk.get(at("letter", the_letter(bima))))
    if typed:
        assert "4 · Lalu W. (nomornya sama, nama pendeknya sama)" in page
    else:
        assert "Rombongan mana?" in page
        assert "Catat pada orang ini" not in page


def test_whoever_looks_says_whose_it_is_and_nothing_is_chosen_beforehand(
    desk: Client, phone: Phone, bima: Actor, batch: UUID
) -> None:
    phone.send(phone.sealed(**ANSWERS, rombongan=LETTER, nomor="4", nama="LALU WIRYA"))
    letter, whose = the_letter(bima), arrival(batch, 4)
    where = at("beside", letter, batch)
    page = desk.get(where).content.decode()
    assert re.findall(r'<option value="([^"]*)" selected', page) == [""]
    assert desk.post(where, {"arrival": ""}).status_code == 200
    assert not Form.objects.exists()
    answer = desk.post(where, {"arrival": str(whose)}, follow=True)
    assert "Formulir dicatat." in text(answer)
    assert answer.redirect_chain[-1][0] == reverse("arrivals:person", args=[whose])
    assert Form.objects.filter(arrival=whose).count() == 2
    done = text(desk.get(at("letter", letter)))
    assert "LALU WIRYA" not in done
    assert "Lihat orangnya" in done
    assert OFFICE in text(desk.get(at("settled")))


def test_who_was_asked_before_has_two_answers_and_the_desk_is_told(
    desk: Client, phone: Phone, bima: Actor, batch: UUID
) -> None:
    for answer in ("ya", "tidak"):
        phone.send(phone.sealed(**{**ANSWERS, "darat": answer}))
        where = at("beside", the_letter(bima), batch)
        page = desk.post(where, {"arrival": str(arrival(batch, 4))}, follow=True)
    assert "sudah ditanya sebelumnya" in text(page)


def test_set_aside_it_keeps_why_and_loses_the_rest(desk: Client, phone: Phone, bima: Actor) -> None:
    phone.send(phone.sealed(**ANSWERS, nama="Ujang"))
    letter = the_letter(bima)
    assert desk.post(at("aside", letter), {"why": " "}).status_code == 200
    assert Letter.objects.get(id=letter).state == LetterState.WHOLE
    assert desk.post(at("aside", letter), {"why": "Percobaan kantor mitra."}).status_code == 302
    assert Letter.objects.get(id=letter).state == LetterState.ASIDE
    page = text(desk.get(at("letter", letter)))
    assert "Percobaan kantor mitra." in page
    assert "Ujang" not in page


def test_what_is_not_all_there_and_what_does_not_open_say_so(desk: Client, phone: Phone, bima: Actor) -> None:
    letter = phone.sealed(**ANSWERS)
    line = Line(phone.token)
    line.post(("xml_submission_file", "f.xml", "text/xml", letter.manifest))
    assert "Belum lengkap tiba" in text(desk.get(at("list")))
    page = text(desk.get(at("letter", the_letter(bima))))
    assert "Belum semua berkasnya tiba" in page
    assert "Catat pada orang ini" not in page


def test_an_older_form_asks_to_ask_again(desk: Client, phone: Phone, bima: Actor, batch: UUID) -> None:
    phone.send(phone.sealed(**{**ANSWERS, "signs": "lama"}, rombongan=LETTER))
    page = text(desk.get(at("letter", the_letter(bima))))
    assert "formulir yang lebih lama" in page
    assert "Catat pada orang ini" not in page
    page = text(desk.post(at("beside", the_letter(bima), batch), {"arrival": str(arrival(batch, 4))}))
    assert "formulir yang lebih lama" in page
    assert not Form.objects.exists()


def test_another_desk_another_role_and_nobody_see_nothing(
    phone: Phone, bima: Actor, batch: UUID, browser: Browser, ratna: Actor, sari: Actor
) -> None:
    phone.send(phone.sealed(**ANSWERS, nama="LALU WIRYA"))
    letter = the_letter(bima)
    about = [at("letter", letter), at("aside", letter), at("beside", letter, batch), at("revoke", phone.whose.id)]
    for where in about:
        assert browser(ratna).get(where).status_code == 404
        assert browser(ratna).post(where, {"arrival": str(arrival(batch, 4)), "why": "x"}).status_code == 404
    assert OFFICE not in text(browser(ratna).get(at("list")))
    for where in (*about, at("list"), at("give"), at("form"), at("settled")):
        assert browser(sari).get(where).status_code == 403
        assert Client().get(where).status_code == 302
    assert len(letters_waiting(actor=bima)) == 1
