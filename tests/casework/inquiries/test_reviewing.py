"""Who looked why is read by another: reasons at the own desk, stopped ones too; how often also by the desk that oversees it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from uuid import UUID

import pytest
from django.utils import timezone

from naung.casework.arrivals.actions import record_arrival, take_rows
from naung.casework.arrivals.queries.looked import rows_shut_to
from naung.casework.hints.actions import look_for_arrival
from naung.casework.inquiries.actions import look_elsewhere, review_looks
from naung.casework.inquiries.models import Look
from naung.casework.inquiries.queries import MOST_STOPPED, looks_reviewed, reasons_reviewed
from naung.casework.inquiries.rules import MOST_A_DAY
from naung.casework.inquiries.vocabulary import InquiryEvent
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.audit.models import Entry
from naung.foundation.errors import NotPermitted
from naung.foundation.people.models import Person
from naung.foundation.recusal.models import Hidden
from naung.foundation.vault.actions import seal
from tests.casework.arrivals.told import a_batch, arrival, row
from tests.casework.inquiries.test_looking import WHY, a_person, nik

pytestmark = pytest.mark.django_db


@pytest.fixture
def yusuf(member: Callable[[str], Actor]) -> Actor:
    return member("yusuf")


def since() -> datetime:
    """Thirty days ago."""
    return timezone.now() - timedelta(days=30)


def test_the_supervisor_reads_each_reason_also_of_a_look_that_was_stopped(
    sari: Actor, ratna: Actor, bima: Actor
) -> None:
    a_person(bima, "Wulan Sekar", nik(1))
    hers = a_person(sari, "Wulan", nik(1))
    for n in range(MOST_A_DAY + 2):
        look_elsewhere(person_id=hers, why=f"{WHY} Kali ke-{n}.", by=sari)
    told = reasons_reviewed(since=since(), actor=ratna)
    assert [each.why for each in told] == [f"{WHY} Kali ke-{n}." for n in reversed(range(MOST_A_DAY + 2))]
    assert [each.stopped for each in told] == [True, True] + [False] * MOST_A_DAY
    assert [each.met for each in told] == [False, False] + [True] * MOST_A_DAY
    assert {(each.officer, each.person) for each in told} == {(sari.id, hers)}
    entry = Entry.objects.filter(event=InquiryEvent.OPENED, actor=ratna.id).latest("seq")
    assert (entry.fields, entry.count) == ("why", MOST_A_DAY + 2)
    with pytest.raises(NotPermitted):
        reasons_reviewed(since=since(), actor=sari)


def test_whoever_oversees_sees_how_often_and_no_reason(
    sari: Actor, ratna: Actor, bima: Actor, budi: Actor, yusuf: Actor
) -> None:
    look_elsewhere(person_id=a_person(sari, "Wulan"), why=WHY, by=sari)
    look_elsewhere(person_id=a_person(ratna, "Sekar"), why=WHY, by=ratna)
    look_elsewhere(person_id=a_person(bima, "Tika"), why=WHY, by=bima)
    look_elsewhere(person_id=a_person(budi, "Rani"), why=WHY, by=budi)
    of = {(each.officer, each.desk): each.looks for each in review_looks(since=since(), by=yusuf)}
    assert of == {(sari.id, sari.desk): 1, (ratna.id, ratna.desk): 1, (bima.id, bima.desk): 1}, "also Ratna's own"
    assert Entry.objects.filter(event=InquiryEvent.REVIEWED, actor=yusuf.id).count() == 1
    assert reasons_reviewed(since=since(), actor=yusuf) == ()
    may_read = replace(yusuf, permissions=yusuf.permissions | {Permission.PERSON_READ, Permission.ARRIVAL_READ})
    assert reasons_reviewed(since=since(), actor=may_read) == (), "nor with more permissions"
    own = {each.officer for each in looks_reviewed(since=since(), actor=ratna)}
    assert own == {sari.id, ratna.id}
    assert not Entry.objects.filter(event=InquiryEvent.OPENED, actor=yusuf.id).exists()


def test_a_reviewer_learns_of_nobody_who_is_shut_to_her(sari: Actor, ratna: Actor, bima: Actor) -> None:
    theirs, hers = a_person(bima, "Wulan Sekar", nik(1)), a_person(sari, "Wulan", nik(1))
    look_elsewhere(person_id=hers, why=WHY, by=sari)
    shut = Hidden.objects.create(officer=ratna.id or hers, record=theirs)
    assert [each.met for each in reasons_reviewed(since=since(), actor=ratna)] == [False]
    shut.delete()
    Hidden.objects.create(officer=ratna.id or hers, record=hers)
    assert reasons_reviewed(since=since(), actor=ratna) == ()
    assert looks_reviewed(since=since(), actor=ratna) == ()


def test_a_look_for_a_row_is_reviewed_and_hidden_with_the_record_that_it_became(bima: Actor) -> None:
    batch = a_batch(bima, [])
    take_rows(batch_id=batch, rows=[row("Wulan Sekar", 77)], by=bima)
    hers = arrival(batch, 1)
    look_for_arrival(arrival_id=hers, why=WHY, by=bima)
    head = replace(bima, permissions=bima.permissions | {Permission.LOG_READ})
    (told,) = reasons_reviewed(since=since(), actor=head)
    assert (told.row, told.person, told.why) == (hers, None, WHY)
    blind = replace(head, permissions=head.permissions - {Permission.ARRIVAL_READ})
    assert reasons_reviewed(since=since(), actor=blind) == ()
    person, _case = record_arrival(arrival_id=hers, by=bima)
    Hidden.objects.create(officer=bima.id or person, record=person)
    without = rows_shut_to(head)
    assert reasons_reviewed(since=since(), without=without, actor=head) == ()
    assert looks_reviewed(since=since(), without=without, actor=head) == ()


def test_who_tries_on_pushes_no_earlier_look_out_of_the_review(sari: Actor, ratna: Actor) -> None:
    hers = a_person(sari, "Wulan")
    look_elsewhere(person_id=hers, why=WHY, by=sari)
    person = Person.objects.select_related("compartment").get(id=hers)
    for _n in range(MOST_STOPPED + 5):
        look = Look(owner=person.owner, person=person, compartment=person.compartment, looked_by=sari.id or UUID(int=0))
        look.looked_at, look.stopped = timezone.now(), True
        seal(look, why=WHY)
        look.save(force_insert=True)
    told = reasons_reviewed(since=since(), actor=ratna)
    assert (sum(each.stopped for each in told), sum(not each.stopped for each in told)) == (MOST_STOPPED, 1)
    assert [each.stopped for each in looks_reviewed(since=since(), actor=ratna)] == [MOST_STOPPED + 5]
