"""What the desk gives and shows of partner offices: the lot as a sheet, what waits on the first page, from whom a form came."""

import re
from typing import Any
from uuid import UUID

import pytest
from django.test import Client
from django.urls import reverse

from naung.casework.arrivals.actions import announce_batch, close_batch
from naung.casework.arrivals.models import Arrival, Batch
from naung.casework.arrivals.queries.today import drawn_in
from naung.casework.partners.actions import take_letter
from naung.casework.partners.vocabulary import PartnerEvent
from naung.foundation.access.vocabulary import Actor
from naung.foundation.audit.models import Entry
from naung.foundation.letterbox.queries import letters_waiting
from tests.casework.arrivals.told import a_batch, arrival, batch_told, first, row
from tests.casework.partners.told import OFFICE, Phone
from tests.doors.partners.conftest import Browser

pytestmark = pytest.mark.django_db
ANSWERS: dict[str, Any] = {"signs": "takut_luka", "heard": "tidak", "work": "laut", "darat": "ya"}


def text(answer: Any) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.content.decode()))


def at(batch: UUID) -> str:
    return reverse("partners:lots", args=[batch])


def test_the_lot_is_a_sheet_of_numbers_made_with_an_entry(desk: Client, phone: Phone, bima: Actor) -> None:
    batch = a_batch(bima, [row(f"Orang {n}", n) for n in range(1, 201)])  # so many that the lot takes somebody
    assert at(batch) in desk.get(reverse("partners:list")).content.decode()
    drawn = [each.number for each in Arrival.objects.filter(batch=batch) if drawn_in(Batch.objects.get(id=batch), each)]
    asked = text(desk.get(at(batch)))
    assert "tidak ikut bertanya" in asked
    assert "yang terpilih:" not in asked
    assert not Entry.objects.filter(event=PartnerEvent.LOTS.value).exists()
    sheet = text(desk.post(at(batch), {}))
    assert drawn
    assert " · ".join(str(number) for number in sorted(drawn)) in sheet
    assert not re.search(r"Orang \d", sheet)
    (entry,) = Entry.objects.filter(event=PartnerEvent.LOTS.value)
    assert (entry.subject, entry.actor) == (batch, bima.id)


def test_the_sheet_says_what_the_form_of_each_person_would_say(desk: Client, phone: Phone, bima: Actor) -> None:
    batch = a_batch(bima, [row(f"Orang {n}", n) for n in range(1, 41)])
    sheet = text(desk.post(at(batch), {}))
    found = re.search(r"terpilih: ([\d ·]+)", sheet)
    listed = {int(number) for number in re.findall(r"\d+", found[1])} if found else set()
    for each in Arrival.objects.filter(batch=batch, number__lte=20):
        first(each.id, by=bima)
    asked = Arrival.objects.filter(batch=batch, number__lte=20)
    assert {each.number for each in asked if each.lot} == {number for number in listed if number <= 20}


def test_a_closed_batch_has_no_sheet_and_another_desk_finds_none(
    desk: Client, browser: Browser, ratna: Actor, bima: Actor, batch: UUID
) -> None:
    assert browser(ratna).get(at(batch)).status_code == 404
    assert browser(ratna).post(at(batch), {}).status_code == 404
    empty = announce_batch(told=batch_told(expected=0), by=bima)
    close_batch(batch_id=empty, why="", by=bima)
    assert "sudah ditutup" in text(desk.post(at(empty), {}))
    assert not Entry.objects.filter(event=PartnerEvent.LOTS.value).exists()


def test_what_waits_stands_on_the_first_page_and_a_form_says_from_whom_it_came(
    desk: Client, phone: Phone, bima: Actor, batch: UUID
) -> None:
    assert "Formulir dari kantor mitra" not in text(desk.get("/"))
    phone.send(phone.sealed(**ANSWERS, nomor="4", nama="LALU WIRYA"))
    (letter,) = letters_waiting(actor=bima)
    page = desk.get("/").content.decode()
    assert "Formulir dari kantor mitra" in page
    assert reverse("partners:letter", args=[letter.id]) in page
    assert "WIRYA" not in page
    take_letter(letter_id=letter.id, arrival_id=arrival(batch, 4), by=bima)
    assert "Formulir dari kantor mitra" not in text(desk.get("/"))
    shown = text(desk.get(reverse("arrivals:person", args=[arrival(batch, 4)])))
    assert f"dari kantor mitra {OFFICE}" in shown
    assert "dari tablet" not in shown
