"""An answer of another desk reaches whoever asked, with who answered; and stays when a row of a list becomes a record."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest
from django.utils import timezone

from naung.casework.arrivals.actions import record_arrival, take_rows
from naung.casework.arrivals.queries.looked import rows_of_person, rows_shut_to
from naung.casework.hints.actions import look_for_arrival
from naung.casework.inquiries.actions import answer_question, ask_desk, look_elsewhere, read_answers
from naung.casework.inquiries.models import Named
from naung.casework.inquiries.queries import answers_waiting, looks_of
from naung.casework.inquiries.rules import FOR_ALL_AFTER
from naung.casework.inquiries.vocabulary import InquiryEvent, Looked, Reply
from naung.foundation.access.vocabulary import Actor
from naung.foundation.audit.models import Entry
from naung.foundation.recusal.models import Hidden
from tests.casework.arrivals.told import a_batch, arrival, row
from tests.casework.inquiries.test_looking import WHY, a_person, nik

pytestmark = pytest.mark.django_db


def asked(looked: Looked, desk: UUID | None, by: Actor) -> UUID:
    """The question to a desk that a look named."""
    assert looked.look is not None
    assert desk is not None
    assert looked.desks == (desk,)
    return ask_desk(look_id=looked.look, desk=desk, why=WHY, by=by)


def test_an_answer_waits_for_whoever_asked_until_she_has_read_it(
    sari: Actor, ratna: Actor, bima: Actor, budi: Actor
) -> None:
    a_person(bima, "Wulan Sekar", nik(1))
    hers = a_person(sari, "Wulan", nik(1))
    looked = look_elsewhere(person_id=hers, why=WHY, by=sari)
    question = asked(looked, bima.desk, sari)
    assert answers_waiting(actor=sari) == ()
    answer_question(named_id=question, reply=Reply.TALK, by=bima)
    (waits,) = answers_waiting(actor=sari)
    assert (waits.person, waits.row, waits.desk, waits.by) == (hers, None, bima.desk, bima.id)
    assert answers_waiting(actor=ratna) == answers_waiting(actor=bima) == answers_waiting(actor=budi) == ()
    (shown,) = looks_of(hers, actor=sari)
    assert (shown.asked[0].replied_by, shown.asked[0].is_new) == (bima.id, True)
    for other in (ratna, bima, budi):
        assert read_answers(looks=[shown.id], by=other) == 0, "it is not theirs to read away"
    assert read_answers(looks=[shown.id], by=sari) == 1
    assert (answers_waiting(actor=sari), read_answers(looks=[shown.id], by=sari)) == ((), 0)
    assert Entry.objects.filter(event=InquiryEvent.ANSWERS_READ, actor=sari.id).count() == 1
    assert not looks_of(hers, actor=sari)[0].asked[0].is_new


def test_an_answer_whose_asker_is_away_is_shown_to_the_desk(
    sari: Actor, ratna: Actor, bima: Actor, budi: Actor
) -> None:
    a_person(bima, "Wulan Sekar", nik(1))
    looked = look_elsewhere(person_id=a_person(sari, "Wulan", nik(1)), why=WHY, by=sari)
    answer_question(named_id=asked(looked, bima.desk, sari), reply=Reply.KNOWN, by=bima)
    Named.objects.update(replied_at=timezone.now() - FOR_ALL_AFTER - timedelta(minutes=1))
    assert len(answers_waiting(actor=ratna)) == len(answers_waiting(actor=sari)) == 1
    assert answers_waiting(actor=budi) == ()
    assert read_answers(looks=[looked.look or UUID(int=0)], by=ratna) == 1
    assert answers_waiting(actor=sari) == ()


def test_who_is_shut_out_on_either_side_hears_of_no_answer(sari: Actor, bima: Actor) -> None:
    theirs = a_person(bima, "Wulan Sekar", nik(1))
    hers = a_person(sari, "Wulan", nik(1))
    looked = look_elsewhere(person_id=hers, why=WHY, by=sari)
    answer_question(named_id=asked(looked, bima.desk, sari), reply=Reply.TALK, by=bima)
    for record in (theirs, hers):
        hidden = Hidden.objects.create(officer=sari.id or hers, record=record)
        assert answers_waiting(actor=sari) == ()
        assert read_answers(looks=[looked.look or hers], by=sari) == 0
        hidden.delete()
    assert len(answers_waiting(actor=sari)) == 1


def test_what_was_asked_before_she_had_a_record_stays_hers(
    sari: Actor, bima: Actor, member: Callable[[str], Actor]
) -> None:
    a_person(sari, "Woelan Sekar", nik(1))
    batch = a_batch(bima, [])
    take_rows(batch_id=batch, rows=[row("Wulan Sekar K.", 77, nik=nik(1))], by=bima)
    hers = arrival(batch, 1)
    looked = look_for_arrival(arrival_id=hers, why=WHY, by=bima)
    answer_question(named_id=asked(looked, sari.desk, bima), reply=Reply.TALK, by=sari)
    person, _case = record_arrival(arrival_id=hers, by=bima)
    assert looks_of(person, actor=bima) == ()
    rows = rows_of_person(person, actor=bima)
    assert rows == {hers}
    look_elsewhere(person_id=person, why=WHY, by=bima)
    later, first = looks_of(person, rows=rows, actor=bima)
    assert (later.row, first.row, first.why, first.asked[0].reply) == (None, hers, WHY, Reply.TALK)
    for stranger in (sari, replace(bima, permissions=frozenset()), member("budi")):
        assert rows_of_person(person, actor=stranger) == frozenset()
    (waits,) = answers_waiting(without=rows_shut_to(bima), actor=bima)
    assert (waits.person, waits.row) == (None, hers)
    Hidden.objects.create(officer=bima.id or person, record=person)
    assert rows_shut_to(bima) == {hers}
    assert rows_shut_to(sari) == frozenset()
    assert answers_waiting(without=rows_shut_to(bima), actor=bima) == ()
