"""Another desk may know more: told by an exact number alone, a few times a day, asked and answered; not to be fished."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

import pytest
from django.utils import timezone

from naung.casework.inquiries.actions import answer_question, ask_desk, forget_looks, look_elsewhere
from naung.casework.inquiries.models import Look, Named
from naung.casework.inquiries.queries import (
    answers_waiting,
    looks_allowed,
    looks_left,
    looks_of,
    looks_reviewed,
    questions_count,
    questions_waiting,
    reasons_reviewed,
)
from naung.casework.inquiries.rules import DAY, KEPT, MOST_A_DAY, MOST_A_WEEK, allowance
from naung.casework.inquiries.vocabulary import InquiryEvent, Reply
from naung.foundation.access.rules import system_actor
from naung.foundation.access.vocabulary import Actor
from naung.foundation.audit.models import Entry
from naung.foundation.clock.vocabulary import VagueDate
from naung.foundation.errors import NotFound, RuleBroken
from naung.foundation.people.actions import add_document, register_person
from naung.foundation.people.models import Person
from naung.foundation.people.queries import earlier_of, search_people
from naung.foundation.people.vocabulary import (
    Answer,
    ContactGiven,
    ContactKind,
    DocumentGiven,
    DocumentKind,
    NameKind,
    PersonTold,
    Sex,
)
from naung.foundation.recusal.models import Hidden

pytestmark = pytest.mark.django_db
WHY = "Ia bilang pernah ditolong di perbatasan tahun lalu."
PHONE = ContactGiven(ContactKind.PHONE, "0812 9876 5432")


def nik(n: int) -> str:
    """An invented number."""
    return f"6172014903{10_0000 + n:06d}"


def a_person(by: Actor, name: str, number: str = "", *ways: ContactGiven, not_hers: Answer = Answer.NOT_ASKED) -> UUID:
    papers = [DocumentGiven(DocumentKind.NIK, number, not_hers=not_hers)] if number else []
    told = PersonTold(names=((NameKind.OFFICIAL, name),), sex=Sex.FEMALE, birth=VagueDate.on(date(1999, 3, 9)))
    return register_person(told=told, documents=papers, contacts=ways, by=by)


def test_a_desk_is_named_asked_and_answers_and_each_reads_only_its_own(sari: Actor, bima: Actor, budi: Actor) -> None:
    theirs = a_person(bima, "Woelan Sekar", nik(1))
    hers = a_person(sari, "Wulan S.", nik(1))
    assert earlier_of(hers, actor=sari) == ()
    looked = look_elsewhere(person_id=hers, why=WHY, by=sari)
    assert (looked.desks, looked.stopped, looked.left) == ((bima.desk,), False, MOST_A_DAY - 1)
    assert questions_waiting(actor=bima) == ()
    assert looked.look is not None
    with pytest.raises(NotFound):
        ask_desk(look_id=looked.look, desk=bima.desk or theirs, why=WHY, by=budi)
    question = ask_desk(look_id=looked.look, desk=bima.desk or theirs, why=WHY, by=sari)
    assert ask_desk(look_id=looked.look, desk=bima.desk or theirs, why=WHY, by=sari) == question
    (waiting,) = questions_waiting(actor=bima)
    assert (waiting.desk, waiting.record, waiting.why) == (sari.desk, theirs, WHY)
    assert questions_count(actor=sari) == questions_count(actor=budi) == 0
    with pytest.raises(NotFound):
        answer_question(named_id=question, reply=Reply.TALK, by=budi)
    answer_question(named_id=question, reply=Reply.TALK, by=bima)
    with pytest.raises(RuleBroken):
        answer_question(named_id=question, reply=Reply.NOT_KNOWN, by=bima)
    (shown,) = looks_of(hers, actor=sari)
    assert (shown.asked[0].reply, shown.why) == (Reply.TALK, WHY)
    with pytest.raises(NotFound):
        looks_of(hers, actor=bima)
    look, named = (Entry.objects.filter(event=each).latest("seq") for each in (InquiryEvent.LOOKED, InquiryEvent.NAMED))
    assert theirs.bytes in bytes(named.subjects)
    assert theirs.bytes not in bytes(look.subjects)  # else the log would hide the look that the page shows


def test_what_is_no_strong_sign_names_no_desk(sari: Actor, bima: Actor) -> None:
    a_person(bima, "Wulan Sekar", nik(1), PHONE)
    for n in range(4):
        a_person(bima, f"Tika{'abcd'[n]} Permata", nik(2))  # a number that four carry
    weak = [
        a_person(sari, "Wulan Sekar"),
        a_person(sari, "Ratna Juwita", "", PHONE),
        a_person(sari, "Ratna Juwita", nik(1), not_hers=Answer.YES),
        a_person(sari, "Ratna Juwita", nik(2)),
        a_person(sari, "Ratna Juwita", nik(1)[:-1] + "9"),
    ]
    for each in weak:
        assert look_elsewhere(person_id=each, why=WHY, by=sari).desks == ()
    both = a_person(sari, "Sekar Woelan", "", PHONE)
    assert look_elsewhere(person_id=both, why=WHY, by=sari).desks == (bima.desk,)
    with pytest.raises(RuleBroken):
        look_elsewhere(person_id=both, why="ingin tahu", by=sari)
    with pytest.raises(NotFound):
        look_elsewhere(person_id=both, why=WHY, by=bima)


def test_who_is_shut_out_on_either_side_learns_nothing(sari: Actor, ratna: Actor, bima: Actor) -> None:
    theirs, hers = a_person(bima, "Wulan Sekar", nik(1)), a_person(sari, "Wulan", nik(1))
    looked = look_elsewhere(person_id=hers, why=WHY, by=sari)
    assert looked.look is not None
    ask_desk(look_id=looked.look, desk=bima.desk or theirs, why=WHY, by=sari)
    Hidden.objects.create(officer=bima.id or theirs, record=theirs)
    assert questions_waiting(actor=bima) == ()
    since = timezone.now() - timedelta(days=1)
    assert [each.desks for each in looks_of(hers, actor=sari)] == [(bima.desk,)]
    assert [day.met for day in looks_reviewed(since=since, actor=ratna)] == [1]
    for officer in (sari, ratna):
        Hidden.objects.create(officer=officer.id or hers, record=theirs)
    assert look_elsewhere(person_id=hers, why=WHY, by=sari).desks == ()
    assert [(each.desks, each.asked) for each in looks_of(hers, actor=sari)] == [((), ())] * 2
    assert [day.met for day in looks_reviewed(since=since, actor=ratna)] == [0]
    with pytest.raises(NotFound):
        ask_desk(look_id=looked.look, desk=bima.desk or theirs, why=WHY, by=sari)


def test_whoever_told_counsel_is_not_given_away_by_it(sari: Actor, bima: Actor, member: Callable[[str], Actor]) -> None:
    lestari = member("lestari")
    a_person(lestari, "Wulan Sekar", nik(1))
    hers = a_person(sari, "Wulan", nik(1))
    assert look_elsewhere(person_id=hers, why=WHY, by=sari).desks == ()
    a_person(bima, "Wulan", nik(1))
    assert look_elsewhere(person_id=hers, why=WHY, by=sari).desks == (bima.desk,)


def test_a_normal_account_that_fishes_is_stopped_seen_and_logged(
    sari: Actor, ratna: Actor, bima: Actor, record_property: Callable[[str, object], None]
) -> None:
    """She has a list of forty people with names and true numbers, and wants to know whom the border desk has."""
    known = [(f"Wulan{'abcdefghij'[n % 10]} Sekar{'abcd'[n // 10]}", nik(n)) for n in range(40)]
    for name, number in known[::2]:
        a_person(bima, name, number)
    learnt, own = set[str](), set[UUID]()
    for name, number in known:
        assert all(hit.id in own for hit in search_people(name, actor=sari).persons)
        person = a_person(sari, name)
        assert all(each.person.id in own for each in earlier_of(person, actor=sari))
        own.add(person)
        add_document(person_id=person, document=DocumentGiven(DocumentKind.NIK, number), by=sari)
        looked = look_elsewhere(person_id=person, why=WHY, by=sari)
        learnt |= set() if looked.stopped else {number}
        assert not (looked.stopped and looked.desks)
        own_looks = Look.objects.filter(looked_by=sari.id, stopped=False).values_list("looked_at", flat=True)
        assert looks_allowed(actor=sari) == allowance(list(own_looks), timezone.now()), (
            "it tells of her own looks alone"
        )
        assert answers_waiting(actor=sari) == (), "nobody answers what was not asked"
    record_property("persons_learnt_of_before_she_was_stopped", len(learnt))
    assert len(learnt) == MOST_A_DAY
    assert looks_left(actor=sari) == 0
    first = Look.objects.filter(looked_by=sari.id, stopped=False).earliest("looked_at").looked_at
    again = looks_allowed(actor=sari).again_at
    assert again is not None
    assert again >= first + DAY, "who waits for the next one gets no more than before"
    assert Entry.objects.filter(event=InquiryEvent.STOPPED, actor=sari.id).count() == len(known) - MOST_A_DAY
    (day,) = looks_reviewed(since=timezone.now() - timedelta(days=1), actor=ratna)
    assert (day.officer, day.looks, day.met, day.stopped) == (
        sari.id,
        MOST_A_DAY,
        MOST_A_DAY // 2,
        len(known) - MOST_A_DAY,
    )
    assert looks_reviewed(since=timezone.now() - timedelta(days=1), actor=_of(bima, ratna)) == ()
    reasons = reasons_reviewed(since=timezone.now() - timedelta(days=1), actor=ratna)
    assert [each.person for each in reasons if each.stopped] == [
        look.person_id for look in Look.objects.filter(stopped=True).order_by("-looked_at", "id")
    ], "each try that taught nothing is read with its reason"
    assert {each.why for each in reasons} == {WHY}
    assert reasons_reviewed(since=timezone.now() - timedelta(days=1), actor=_of(bima, ratna)) == ()
    Look.objects.filter(stopped=False).update(looked_at=timezone.now() - timedelta(days=2))
    assert looks_left(actor=sari) == MOST_A_DAY
    assert len(known) > MOST_A_WEEK


def _of(there: Actor, like: Actor) -> Actor:
    """A supervisor of another desk."""
    return replace(like, id=there.id, desk=there.desk)


def test_looks_are_forgotten_with_time_and_with_either_person(sari: Actor, bima: Actor) -> None:
    theirs, hers = a_person(bima, "Wulan Sekar", nik(1)), a_person(sari, "Wulan", nik(1))
    look_elsewhere(person_id=hers, why=WHY, by=sari)
    tick = system_actor("tick")
    assert forget_looks(by=tick) == 0
    Person.objects.filter(id=theirs).update(erased_at=timezone.now())
    assert forget_looks(by=tick) == 1
    assert (Look.objects.count(), Named.objects.count()) == (1, 0)
    Look.objects.update(looked_at=timezone.now() - KEPT - timedelta(days=1))
    assert forget_looks(by=tick) == 1
    assert Look.objects.count() == 0
