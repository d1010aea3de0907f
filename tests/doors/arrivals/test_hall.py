"""A laptop in the hall packs a batch, the office takes it in: once, with what could not be taken said, and nobody else's."""

from collections.abc import Callable
from uuid import UUID, uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from naung.casework.arrivals.actions import make_office_key
from naung.casework.arrivals.models import Arrival, Batch, Form, HallOfficer
from naung.casework.arrivals.rules.travel import key_text
from naung.casework.arrivals.vocabulary.travel import OfficeKey
from naung.foundation.access.vocabulary import Actor
from tests import cast
from tests.casework.arrivals.tablet import Tablet
from tests.casework.arrivals.test_travel import at_the_office
from tests.casework.arrivals.told import a_batch, arrival

pytestmark = pytest.mark.django_db
HALL = reverse("arrivals:hall")


def packed(page: Client, batch: UUID, key: OfficeKey) -> bytes:
    answer = page.post(reverse("arrivals:pack", args=[batch]), {"key": key_text(key)})
    assert answer["Content-Disposition"].endswith('.naung"')
    return answer.content


def put_in(page: Client, raw: bytes) -> str:
    file = SimpleUploadedFile("rombongan.naung", raw)
    return page.post(HALL, {"file": file}, follow=True).content.decode()


def test_a_batch_is_carried_to_the_office_and_stands_there_once(page: Client, bima: Actor, batch: UUID) -> None:
    tablet = Tablet(bima, batch)
    tablet.send(tablet.first(arrival(batch, 2), "surat_dipegang"))
    number = Batch.objects.get().number
    key = make_office_key(by=bima)
    assert key_text(key) in page.get(HALL).content.decode()
    assert reverse("arrivals:pack", args=[batch]) in page.get(reverse("arrivals:batch", args=[batch])).content.decode()
    raw = packed(page, batch, key)
    at_the_office()
    shown = put_in(page, raw)
    assert "Masuk dari laptop aula: 4 orang, 1 formulir, 0 putusan." in shown
    assert number in shown
    assert "Dayang N." in shown
    a_batch(bima)  # the same one, typed at the office as well
    shown = put_in(page, raw)
    assert "Semua isi berkas ini sudah ada. Tidak ada yang ditambahkan." in shown
    assert "ada rombongan lain" in shown
    assert Arrival.objects.filter(batch=batch).count() == 4
    assert Form.objects.count() == 1


def test_who_asked_at_the_laptop_keeps_her_name(page: Client, bima: Actor, batch: UUID) -> None:
    """At the office her account is not known: her name travels with what she asked."""
    tablet, dayang = Tablet(bima, batch), arrival(batch, 2)
    tablet.send(tablet.first(dayang, "surat_dipegang"))
    raw = packed(page, batch, make_office_key(by=bima))
    at_the_office()
    put_in(page, raw)
    stranger = uuid4()
    Form.objects.update(made_by=stranger)
    HallOfficer.objects.update(officer=stranger, name="Ilham Rekaan")
    shown = page.get(reverse("arrivals:person", args=[dayang])).content.decode()
    assert "Ilham Rekaan, laptop di aula" in shown


def test_what_waits_at_the_laptop_is_said_and_a_wrong_key_packs_nothing(page: Client, bima: Actor, batch: UUID) -> None:
    tablet = Tablet(bima, batch)
    tablet.send(tablet.slip("tidak_tiba", arrival(batch, 2)))
    tablet.send(tablet.first(arrival(batch, 2)))
    where = reverse("arrivals:pack", args=[batch])
    assert "1 formulir dari ponsel masih memerlukan Anda" in page.get(where).content.decode()
    for wrong in ("", "naung-kunci-1.x.y.z", key_text(make_office_key(by=bima))[:-1]):
        answer = page.post(where, {"key": wrong})
        assert answer["Content-Type"].startswith("text/html")
    assert "Ini bukan kunci meja kantor" in answer.content.decode()


def test_what_is_no_batch_is_refused_beside_the_file(page: Client, bima: Actor, batch: UUID) -> None:
    raw = packed(page, batch, OfficeKey(uuid4(), make_office_key(by=bima).public))
    for wrong, said in ((b"", "Isi"), (b"PK", "bukan rombongan"), (raw, "disegel untuk meja lain")):
        assert said in put_in(page, wrong), wrong
    assert Batch.objects.count() == 1


def test_nobody_else_packs_or_takes_in(
    member: Callable[[str], Actor], nobody: Client, bima: Actor, batch: UUID
) -> None:
    where = reverse("arrivals:pack", args=[batch])
    sari = cast.sign_in(Client(), member("sari").id or uuid4())
    for each in (HALL, where):
        assert sari.get(each).status_code == 403
        assert nobody.get(each).status_code == 302
