"""A list or a tablet brings somebody whom the desk knows: her earlier record stands beside her on the page and in the list."""

import re
from collections.abc import Callable
from datetime import date
from uuid import UUID

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from naung.casework.arrivals.actions import take_rows
from naung.casework.arrivals.models import Arrival
from naung.casework.arrivals.queries.earlier import earlier_of_arrival
from naung.casework.hints.actions import compare_persons, run_hints
from naung.casework.hints.vocabulary import COMPARE, Source
from naung.casework.inquiries.models import Look, Named
from naung.casework.inquiries.rules import MOST_A_DAY
from naung.doors.schedule.hints import compare_from_log
from naung.foundation.access.rules import system_actor
from naung.foundation.access.vocabulary import Actor
from naung.foundation.clock.vocabulary import VagueDate
from naung.foundation.jobs.models import LongWork
from naung.foundation.people.actions import register_person
from naung.foundation.people.vocabulary import DocumentGiven, DocumentKind, NameKind, PersonTold, Sex
from naung.foundation.recusal.models import Hidden
from tests.casework.arrivals.tablet import Tablet
from tests.casework.arrivals.told import a_batch, row
from tests.casework.inquiries.test_looking import WHY
from tests.cast import sign_in

pytestmark = pytest.mark.django_db
NIK = "6101014903950001"  # invented
BORN = VagueDate.on(date(1995, 3, 9))
HEADINGS = "Nama\tNIK\tTanggal lahir\tL/P\tAsal\tKasus"
HERS = f"Woelan Sekar Kinasih\t{NIK}\t09-03-1995\tP\tSambas\tTanpa paspor"


def known(by: Actor) -> UUID:
    """Somebody whom the desk helped years ago."""
    told = PersonTold(names=((NameKind.OFFICIAL, "Wulan Sekar Kinasih"),), sex=Sex.FEMALE, birth=BORN)
    return register_person(told=told, documents=[DocumentGiven(DocumentKind.NIK, NIK)], by=by)


def work(by: Actor) -> None:
    """What `naung work` does for the actor's desk with what was asked for."""
    LongWork.objects.filter(kind=COMPARE).update(state="selesai")
    run_hints(subject=by.desk or UUID(int=0), progress=lambda *_: None, by=system_actor("hints"))


def waits(by: Actor) -> int:
    """How much work was asked for at the actor's desk and has not begun."""
    return LongWork.objects.filter(kind=COMPARE, subject=by.desk, state="menunggu").count()


def words(answer: object) -> str:
    """What a reader reads."""
    body = answer.content.decode()  # type: ignore[attr-defined]  # the test client's answer
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", body))


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
    listed = reverse("arrivals:earlier", args=[batch])
    assert "Sudah dibandingkan 0 dari 5 orang" in words(page.get(listed))
    assert "sedang dibandingkan" not in words(page.get(listed))
    assert waits(bima) == 0
    page.post(reverse("arrivals:compare", args=[batch]))
    assert waits(bima) == 1
    assert "Menunggu giliran" in words(page.get(listed))
    work(bima)
    whole = words(page.get(listed))
    assert "Sudah dibandingkan 5 dari 5 orang. 1 orang mungkin pernah tercatat" in whole
    assert (whole.count("dari 100."), "Sama: nama, tanggal lahir, jenis kelamin, NIK" in whole) == (1, True)
    assert "Mungkin pernah tercatat" in words(page.get(reverse("arrivals:batch", args=[batch])))
    at_hers = words(page.get(reverse("sameness:of", args=[person])))
    assert "Mungkin ia menunggu di daftar" in at_hers
    assert (
        reverse("arrivals:person", args=[hers.id]) in page.get(reverse("sameness:of", args=[person])).content.decode()
    )


def test_a_list_that_is_taken_on_the_page_is_compared_without_being_asked(page: Client, bima: Actor) -> None:
    known(bima)
    batch = a_batch(bima, [])
    load = reverse("arrivals:list_in", args=[batch])
    page.post(load, {"rows": f"{HEADINGS}\n{HERS}"})
    assert waits(bima) == 0
    page.post(load, {"what": "masukkan"})
    assert Arrival.objects.filter(batch=batch).count() == 1
    assert waits(bima) == 1
    work(bima)
    assert "1 orang mungkin pernah tercatat" in words(page.get(reverse("arrivals:batch", args=[batch])))


def test_whoever_a_tablet_or_a_form_brings_is_compared_too(page: Client, batch: UUID, bima: Actor) -> None:
    work(bima)
    form = {
        "name": "Wulan Sekar", "sex": "P", "birth_day": "9", "birth_month": "3", "birth_year": "1995", "birth_precision": "day",
        "cause": "tanpa_paspor", "nik": NIK,
    }  # fmt: skip
    answer = page.post(reverse("arrivals:add", args=[batch]), form)
    assert answer.status_code == 302, words(answer)
    assert waits(bima) == 1
    work(bima)
    compare_from_log(timezone.now())  # the first time the clock asks for every desk
    work(bima)
    assert compare_from_log(timezone.now()) == 0
    tablet = Tablet(bima, batch)
    tablet.send(tablet.added("Siti Baru"))
    assert compare_from_log(timezone.now()) == 1, "the clock sees in the log whom a tablet added"
    work(bima)
    known(bima)
    assert compare_from_log(timezone.now()) == 1, "and a record that was written down at another path"
    work(bima)
    assert "1 orang mungkin pernah tercatat" in words(page.get(reverse("arrivals:earlier", args=[batch])))


def test_who_is_shut_out_of_the_earlier_record_sees_a_desk_without_it(page: Client, batch: UUID, bima: Actor) -> None:
    take_rows(batch_id=batch, rows=[row("Wulan Sekar", 77, sex=Sex.FEMALE, birth=BORN, nik=NIK)], by=bima)
    person = known(bima)
    work(bima)
    listed = reverse("arrivals:earlier", args=[batch])
    assert "1 orang mungkin pernah tercatat" in words(page.get(listed))
    Hidden.objects.create(officer=bima.id or person, record=person)
    shut = words(page.get(listed))
    assert ("0 orang mungkin pernah tercatat" in shut, "dari 100." in shut) == (True, False)


def test_another_desk_is_named_for_some_of_the_list_asked_and_answers(
    page: Client, batch: UUID, bima: Actor, member: Callable[[str], Actor]
) -> None:
    sari = member("sari")
    assert sari.id is not None
    known(sari)
    take_rows(batch_id=batch, rows=[row("Woelan Sekar K.", 77, sex=Sex.FEMALE, birth=BORN, age=None, nik=NIK)], by=bima)
    hers = Arrival.objects.get(batch=batch, number=5)
    listed, some = reverse("arrivals:earlier", args=[batch]), reverse("arrivals:elsewhere", args=[batch])
    assert some in page.get(listed).content.decode()
    for numbers, why in (("lima", WHY), ("5", "ya"), ("77", WHY), ("", WHY)):
        assert page.post(some, {"numbers": numbers, "why": why}).status_code == 200
    assert Look.objects.count() == 0
    told = words(page.post(some, {"numbers": "5, 1", "why": WHY}, follow=True))
    assert "mungkin tahu lebih banyak" in told
    assert "Kinasih" not in told
    asking = reverse("inquiries:ask", args=[Look.objects.get(row=hers.id).id, sari.desk])
    assert "menunggu jawaban" in words(page.post(asking, {"why": WHY}, follow=True))
    there = sign_in(Client(), sari.id)
    assert WHY in words(there.get(reverse("inquiries:waiting")))
    there.post(reverse("inquiries:answer", args=[Named.objects.get().id]), {"reply": "bicara"})
    for address in (
        listed,
        reverse("inquiries:of_arrival", args=[hers.id]),
        reverse("arrivals:person", args=[hers.id]),
    ):
        assert "kita bicara" in words(page.get(address))
    one = reverse("inquiries:of_arrival", args=[hers.id])
    assert there.get(one).status_code == 403
    for _n in range(MOST_A_DAY):
        last = page.post(one, {"why": WHY}, follow=True)
    assert "sudah habis" in words(last)
    ratna = member("ratna").id
    assert ratna is not None
    assert sign_in(Client(), ratna).get(one).status_code == 404


def test_a_file_of_records_has_a_page_of_its_own(page: Client, bima: Actor, member: Callable[[str], Actor]) -> None:
    known(bima)
    pile = compare_persons(persons=[known(bima)], source=Source.HTCDS, by=bima)
    work(bima)
    assert "1 dari 1 orang" in words(page.get(reverse("people:piles")))
    shown = words(page.get(reverse("people:pile", args=[pile])))
    assert "Sama: nama, tanggal lahir, jenis kelamin, NIK" in shown
    sari = member("sari").id
    assert sari is not None
    assert sign_in(Client(), sari).get(reverse("people:pile", args=[pile])).status_code == 404
    assert "Belum ada berkas" in words(sign_in(Client(), sari).get(reverse("people:piles")))


def test_who_told_counsel_agrees_on_the_page_that_the_office_is_named(member: Callable[[str], Actor]) -> None:
    lestari, sari = member("lestari"), member("sari")
    assert lestari.id is not None
    assert sari.id is not None
    client, at_lestari = known(lestari), sign_in(Client(), lestari.id)
    address = reverse("inquiries:of", args=[client])
    assert "Bolehkah kantor ini disebut?" in words(at_lestari.get(address))
    agree = reverse("inquiries:willing", args=[client])
    assert "boleh disebut" in words(at_lestari.post(agree, {"do": "setuju"}, follow=True))
    assert "tidak disebut lagi" in words(at_lestari.post(agree, {"do": "tarik"}, follow=True))
    at_sari = sign_in(Client(), sari.id)
    assert at_sari.post(agree, {"do": "setuju"}).status_code == 404
    assert "Bolehkah" not in words(at_sari.get(reverse("inquiries:of", args=[known(sari)])))
