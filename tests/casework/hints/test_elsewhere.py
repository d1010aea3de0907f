"""Another desk may know somebody of a list: told by an exact number, under the limits of every look; a list fishes no better."""

from collections.abc import Callable
from datetime import timedelta
from uuid import UUID

import pytest
from django.utils import timezone

from naung.casework.arrivals.actions import amend_arrival, record_arrival, take_rows
from naung.casework.arrivals.models import Arrival
from naung.casework.hints.actions import look_for_arrival, look_for_some, run_hints
from naung.casework.hints.queries import hints_of_batch
from naung.casework.inquiries.actions import (
    agree_to_be_named,
    answer_question,
    ask_desk,
    forget_looks,
    look_elsewhere,
    take_back_being_named,
)
from naung.casework.inquiries.models import Look
from naung.casework.inquiries.queries import (
    is_willing,
    looks_left,
    looks_of,
    looks_of_rows,
    looks_reviewed,
    questions_waiting,
)
from naung.casework.inquiries.rules import MOST_A_DAY
from naung.casework.inquiries.vocabulary import InquiryEvent, Reply
from naung.foundation.access.rules import system_actor
from naung.foundation.access.vocabulary import Actor
from naung.foundation.audit.models import Entry
from naung.foundation.errors import NotFound, NotPermitted, RuleBroken
from naung.foundation.vault.models import Compartment
from tests.casework.arrivals.told import arrival, row
from tests.casework.hints.test_lists import known, told
from tests.casework.inquiries.test_looking import WHY, a_person, nik

pytestmark = pytest.mark.django_db


def test_somebody_of_a_list_is_known_elsewhere_the_desk_is_asked_and_answers(
    batch: UUID, bima: Actor, sari: Actor, ilham: Actor
) -> None:
    theirs = known(sari)
    take_rows(batch_id=batch, rows=[told()], by=bima)
    hers = arrival(batch, 5)
    run_hints(subject=bima.desk or hers, progress=lambda *_: None, by=system_actor("hints"))
    assert hints_of_batch(batch, actor=bima) == (), "the work in the background tells nothing of another desk"
    assert Look.objects.count() == 0
    looked = look_for_arrival(arrival_id=hers, why=WHY, by=bima)
    assert (looked.desks, looked.left) == ((sari.desk,), MOST_A_DAY - 1)
    assert looked.look is not None
    question = ask_desk(look_id=looked.look, desk=sari.desk or theirs, why=WHY, by=bima)
    (waiting,) = questions_waiting(actor=sari)
    assert (waiting.desk, waiting.record, waiting.why) == (bima.desk, theirs, WHY)
    answer_question(named_id=question, reply=Reply.TALK, by=sari)
    for reader in (bima, ilham):
        (shown,) = looks_of_rows([hers], actor=reader)
        assert (shown.row, shown.person, shown.why, shown.asked[0].reply) == (hers, None, WHY, Reply.TALK)
    assert looks_of_rows([hers], actor=sari) == ()
    with pytest.raises(NotPermitted):
        look_for_arrival(arrival_id=hers, why=WHY, by=sari)
    with pytest.raises(RuleBroken):
        look_for_arrival(arrival_id=hers, why="ingin", by=bima)


def test_some_of_a_list_are_looked_for_together_each_as_one_look(
    batch: UUID, bima: Actor, sari: Actor, ratna: Actor
) -> None:
    known(sari)
    take_rows(batch_id=batch, rows=[told()], by=bima)
    found = look_for_some(batch_id=batch, numbers=[5, 1, 5], why=WHY, by=bima)
    assert {each.number: each.looked.desks for each in found} == {5: (sari.desk,), 1: ()}
    assert looks_left(actor=bima) == MOST_A_DAY - 2
    for numbers, wrong in (([], "numbers"), ([99], "numbers")):
        with pytest.raises(RuleBroken) as refused:
            look_for_some(batch_id=batch, numbers=numbers, why=WHY, by=bima)
        assert refused.value.field == wrong
    with pytest.raises(NotFound):
        look_for_some(batch_id=batch, numbers=[5], why=WHY, by=ratna)
    assert looks_left(actor=bima) == MOST_A_DAY - 2, "what is refused costs nothing and tells nothing"


def test_a_list_made_for_fishing_teaches_no_more_than_the_form(
    batch: UUID, bima: Actor, sari: Actor, record_property: Callable[[str, object], None]
) -> None:
    """Bima's account loads a list of forty names with true numbers, and wants to know whom Sari's desk has."""
    for n in range(0, 40, 2):
        a_person(sari, f"Wulan{'abcdefghij'[n % 10]} Sekar{'abcd'[n // 10]}", nik(n))
    rows = [row(f"Ratna {'abcdefghij'[n % 10]}{'abcd'[n // 10]}", 100 + n, nik=nik(n)) for n in range(40)]
    take_rows(batch_id=batch, rows=rows, by=bima)
    run_hints(subject=bima.desk or batch, progress=lambda *_: None, by=system_actor("hints"))
    assert hints_of_batch(batch, actor=bima) == ()
    numbers = list(range(5, 45))
    with pytest.raises(RuleBroken):
        look_for_some(batch_id=batch, numbers=numbers, why=WHY, by=bima)
    learnt = 0
    for at in range(0, 40, MOST_A_DAY):
        some = look_for_some(batch_id=batch, numbers=numbers[at : at + MOST_A_DAY], why=WHY, by=bima)
        learnt += sum(not each.looked.stopped for each in some)
    spare = Arrival.objects.get(batch=batch, number=1)
    amend_arrival(arrival_id=spare.id, told=row("Ratna", 1, nik=nik(38)), version=spare.version, by=bima)
    assert look_for_arrival(arrival_id=spare.id, why=WHY, by=bima).desks == (), "a corrected number is one look more"
    record_property("persons_learnt_of_from_a_list_before_he_was_stopped", learnt)
    assert learnt == MOST_A_DAY
    assert Entry.objects.filter(event=InquiryEvent.STOPPED, actor=bima.id).count() == 40 - MOST_A_DAY + 1


def test_the_supervisor_sees_looks_for_a_list_like_any_other(batch: UUID, bima: Actor, ilham: Actor) -> None:
    from dataclasses import replace

    from naung.foundation.access.vocabulary import Permission

    look_for_some(batch_id=batch, numbers=[1, 2], why=WHY, by=bima)
    head = replace(ilham, permissions=ilham.permissions | {Permission.LOG_READ})
    (day,) = looks_reviewed(since=timezone.now() - timedelta(days=1), actor=head)
    assert (day.officer, day.looks, day.met) == (bima.id, 2, 0)


def test_who_told_counsel_is_named_only_while_she_agrees(
    batch: UUID, bima: Actor, member: Callable[[str], Actor]
) -> None:
    lestari = member("lestari")
    client = known(lestari)
    take_rows(batch_id=batch, rows=[told()], by=bima)
    hers = arrival(batch, 5)
    assert look_for_arrival(arrival_id=hers, why=WHY, by=bima).desks == ()
    agree_to_be_named(person_id=client, by=lestari)
    agree_to_be_named(person_id=client, by=lestari)
    assert is_willing(client, actor=lestari)
    assert Entry.objects.filter(event=InquiryEvent.AGREED).count() == 1
    looked = look_for_arrival(arrival_id=hers, why=WHY, by=bima)
    assert looked.desks == (lestari.desk,)
    take_back_being_named(person_id=client, by=lestari)
    take_back_being_named(person_id=client, by=lestari)
    assert not is_willing(client, actor=lestari)
    assert look_for_arrival(arrival_id=hers, why=WHY, by=bima).desks == ()
    with pytest.raises(RuleBroken):
        agree_to_be_named(person_id=known(bima), by=bima)
    with pytest.raises(NotFound):
        agree_to_be_named(person_id=client, by=bima)


def test_a_look_for_a_row_goes_with_it_and_of_a_record_is_the_records(batch: UUID, bima: Actor) -> None:
    look_for_arrival(arrival_id=arrival(batch, 1), why=WHY, by=bima)
    person, _case = record_arrival(arrival_id=arrival(batch, 2), by=bima)
    look_for_arrival(arrival_id=arrival(batch, 2), why=WHY, by=bima)
    assert len(looks_of(person, actor=bima)) == 1
    assert look_elsewhere(person_id=person, why=WHY, by=bima).left == MOST_A_DAY - 3
    tick = system_actor("tick")
    assert forget_looks(by=tick) == 0
    key = Arrival.objects.get(id=arrival(batch, 1)).compartment_id
    Compartment.objects.filter(id=key).update(erased_at=timezone.now())
    assert forget_looks(by=tick) == 1
    assert looks_left(actor=bima) == MOST_A_DAY - 2
