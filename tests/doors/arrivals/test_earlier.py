"""A list or a tablet brings somebody whom the desk knows: her earlier record stands beside her on the page and in the list."""

from datetime import date
from uuid import UUID

import pytest
from django.test import Client
from django.urls import reverse

from naung.casework.arrivals.actions import take_rows
from naung.casework.arrivals.models import Arrival
from naung.casework.arrivals.queries.earlier import STEP, earlier_in_batch, earlier_of_arrival
from naung.foundation.access.vocabulary import Actor
from naung.foundation.clock.vocabulary import VagueDate
from naung.foundation.people.actions import register_person
from naung.foundation.people.vocabulary import DocumentGiven, DocumentKind, NameKind, PersonTold, Sex
from naung.foundation.recusal.models import Hidden
from tests.casework.arrivals.told import row

pytestmark = pytest.mark.django_db
NIK = "6101014903950001"  # invented
BORN = VagueDate.on(date(1995, 3, 9))


def known(by: Actor) -> UUID:
    """Somebody whom the desk helped years ago."""
    told = PersonTold(names=((NameKind.OFFICIAL, "Wulan Sekar Kinasih"),), sex=Sex.FEMALE, birth=BORN)
    return register_person(told=told, documents=[DocumentGiven(DocumentKind.NIK, NIK)], by=by)


def test_somebody_of_the_list_is_met_by_her_record_in_either_order(page: Client, batch: UUID, bima: Actor) -> None:
    told = row("Woelan Sekar K.", 77, sex=Sex.FEMALE, birth=BORN, age=None, nik=NIK)
    take_rows(batch_id=batch, rows=[told], by=bima)
    hers = Arrival.objects.get(batch=batch, number=5)
    assert earlier_of_arrival(hers.id, actor=bima) == ()
    person = known(bima)
    (found,) = earlier_of_arrival(hers.id, actor=bima)
    assert (found.person.id, found.reasons["nik"]) == (person, "agrees")
    assert found.probability > 0.9
    shown = page.get(reverse("arrivals:person", args=[hers.id])).content.decode()
    assert reverse("people:show", args=[person]) in shown
    listed = page.get(reverse("arrivals:earlier", args=[batch])).content.decode()
    assert f"Sudah dibandingkan {Arrival.objects.count()} dari {Arrival.objects.count()} orang" in listed
    assert listed.count("dari 100.") == 1
    assert page.get(reverse("arrivals:earlier", args=[batch]), {"dari": "x9"}).status_code == 200


def test_a_long_list_goes_on_where_it_was(batch: UUID, page: Client, bima: Actor) -> None:
    take_rows(batch_id=batch, rows=[row(f"Agus {n}", 100 + n) for n in range(STEP)], by=bima)
    first = earlier_in_batch(batch, start=0, actor=bima)
    assert (first.compared, first.of) == (STEP, Arrival.objects.count())
    assert f"?dari={STEP}" in page.get(reverse("arrivals:earlier", args=[batch])).content.decode()
    last = earlier_in_batch(batch, start=first.compared, actor=bima)
    assert last.compared == last.of


def test_who_is_shut_out_of_the_earlier_record_sees_a_desk_without_it(batch: UUID, bima: Actor) -> None:
    take_rows(batch_id=batch, rows=[row("Wulan Sekar", 77, sex=Sex.FEMALE, birth=BORN, nik=NIK)], by=bima)
    person = known(bima)
    assert len(earlier_in_batch(batch, start=0, actor=bima).people) == 1
    Hidden.objects.create(officer=bima.id or person, record=person)
    assert earlier_in_batch(batch, start=0, actor=bima).people == ()
