"""A record that is written down or changed is laid beside the desk's others; each officer learns of it what she may see."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

import pytest
from django.utils import timezone

from naung.casework.cases.actions import add_person, open_case
from naung.casework.cases.vocabulary import Role
from naung.casework.hints.actions import compare_persons, comparing, lay_case, lay_records, run_hints
from naung.casework.hints.models import Hint, Laid
from naung.casework.hints.queries import earlier_kept, hints_of_pile, piles_of_desk, possibly_earlier
from naung.casework.hints.vocabulary import HintEvent, Source
from naung.casework.pairing.actions import find_pairs
from naung.casework.pairing.vocabulary import PairingEvent
from naung.casework.sameness.actions import judge_pair, withdraw_judgement
from naung.casework.sameness.models import Judgement
from naung.casework.sameness.vocabulary import Verdict
from naung.doors.schedule.hints import compare_from_log
from naung.foundation.access.rules import system_actor
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.audit.models import Entry
from naung.foundation.clock.vocabulary import VagueDate
from naung.foundation.errors import NotPermitted
from naung.foundation.jobs.models import LongWork
from naung.foundation.people.actions import add_document, correct_document, register_person
from naung.foundation.people.models import Document, Person
from naung.foundation.people.vocabulary import DocumentGiven, DocumentKind, NameKind, PersonTold, Sex
from naung.foundation.recusal.models import Hidden
from naung.foundation.vault.actions import fold_waiting
from tests.doors.work import Work, work_of

pytestmark = pytest.mark.django_db
NIK = "6101014903950001"  # invented
WORK = system_actor("hints")


def a_record(by: Actor, name: str = "Wulan Sekar Kinasih", nik: str = "", year: int = 1995) -> UUID:
    who = PersonTold(
        names=((NameKind.OFFICIAL, name),),
        sex=Sex.FEMALE,
        birth=VagueDate.on(date(year, 3, 9)) if year else VagueDate.unknown(),
    )
    return register_person(told=who, documents=[DocumentGiven(DocumentKind.NIK, nik)] if nik else [], by=by)


def work(by: Actor) -> None:
    """What `naung work` does for the actor's desk."""
    LongWork.objects.update(state="selesai")
    run_hints(subject=by.desk or UUID(int=0), progress=lambda *_: None, by=WORK)


def beside(person: UUID, by: Actor) -> set[UUID]:
    return set(possibly_earlier([person], actor=by).get(person, ()))


def events() -> list[str]:
    return list(Entry.objects.order_by("seq").values_list("event", flat=True))


def test_a_number_that_is_written_down_later_meets_the_earlier_record(sari: Actor, ratna: Actor, bima: Actor) -> None:
    first = a_record(sari, nik=NIK)
    other_desk = a_record(bima, nik=NIK)
    second = a_record(sari, "Aisyah", year=0)
    assert lay_records(persons=[second], by=sari) == {second: ()}
    assert beside(second, sari) == set()
    add_document(person_id=second, document=DocumentGiven(DocumentKind.NIK, NIK), by=sari)
    (found,) = lay_records(persons=[second], by=sari)[second]
    assert (found.person.id, found.reasons["nik"]) == (first, "agrees")
    before = events()
    for reader in (sari, ratna):
        assert (beside(first, reader), beside(second, reader)) == ({second}, {first}), "on both records"
    assert events() == before, "the number on a page opens nothing"
    (kept,) = earlier_kept(first, but=(), actor=ratna)
    assert (kept.person.id, kept.reasons["nik"]) == (second, "agrees")
    assert kept.probability == pytest.approx(found.probability, abs=0.001)
    assert events()[len(before) :].count(HintEvent.OPENED.value) == 1
    assert (possibly_earlier([first, second], actor=bima), beside(other_desk, bima)) == ({}, set())
    assert earlier_kept(second, but=(first,), actor=sari) == ()


def test_what_was_judged_is_not_asked_again_until_it_is_withdrawn(sari: Actor) -> None:
    first, second = a_record(sari, nik=NIK), a_record(sari, nik=NIK)
    lay_records(persons=[second], by=sari)
    judge_pair(one=first, other=second, verdict=Verdict.DIFFERENT, why="Kakaknya.", version=0, by=sari)
    assert (beside(first, sari), beside(second, sari)) == (set(), set())
    withdraw_judgement(judgement_id=Judgement.objects.get().id, why="Keliru.", by=sari)
    assert beside(first, sari) == {second}


def test_a_corrected_number_takes_back_what_was_found(sari: Actor) -> None:
    first = a_record(sari, nik=NIK)
    second = a_record(sari, "Aisyah", NIK, 0)
    for person in (first, second):
        lay_records(persons=[person], by=sari)
    assert beside(first, sari) == {second}
    paper = Document.objects.get(person=second)
    correct_document(
        document_id=paper.id, document=DocumentGiven(DocumentKind.NIK, "3174095107880004"), version=1, by=sari
    )
    assert lay_records(persons=[second], by=sari) == {second: ()}
    work(sari)
    assert (beside(first, sari), Hint.objects.count()) == (set(), 0), "the other record was compared anew as well"


def test_who_is_shut_out_learns_nothing_and_her_colleague_is_told(sari: Actor, ratna: Actor) -> None:
    first = a_record(sari, nik=NIK)
    Hidden.objects.create(officer=sari.id or first, record=first)
    second = a_record(sari, nik=NIK)
    assert lay_records(persons=[second], by=sari) == {second: ()}
    assert beside(second, ratna) == set(), "what she saw is all that was kept"
    assert LongWork.objects.filter(state="menunggu").count() == 1
    work(sari)
    assert (beside(second, ratna), beside(second, sari)) == ({first}, set())
    assert earlier_kept(second, but=(), actor=sari) == ()
    assert lay_records(persons=[second], by=sari) == {second: ()}
    assert beside(second, ratna) == {first}, "what is shut to her stays as it was"


def test_a_record_that_is_shut_takes_the_work_of_one_that_is_not_there(sari: Actor) -> None:
    def laid() -> Work:
        LongWork.objects.all().delete()
        Laid.objects.all().delete()
        fold_waiting()
        return work_of(lambda: (lay_records(persons=[second], by=sari), beside(second, sari)))

    second = a_record(sari, nik=NIK)
    laid()
    without = laid()
    first = a_record(sari, nik=NIK)
    assert without.unlike(laid()), "a record that she may see is work"
    Hidden.objects.create(officer=sari.id or first, record=first)
    shut = laid()
    assert not without.unlike(shut), without.unlike(shut)
    LongWork.objects.update(state="selesai")
    work(sari)
    assert Hint.objects.filter(record=first).exists()
    shown = work_of(lambda: beside(second, sari))
    Hint.objects.all().delete()
    assert not shown.unlike(work_of(lambda: beside(second, sari)))


def test_who_was_changed_while_she_was_compared_is_due_again(sari: Actor, monkeypatch: pytest.MonkeyPatch) -> None:
    first = a_record(sari, nik=NIK)
    second = a_record(sari, "Aisyah", year=0)
    lay_records(persons=[second], by=sari)
    LongWork.objects.update(state="berjalan")
    kept = comparing._keep

    def meanwhile(*given: Any) -> None:
        add_document(person_id=second, document=DocumentGiven(DocumentKind.NIK, NIK), by=sari)
        lay_records(persons=[second], by=sari)
        kept(*given)

    monkeypatch.setattr(comparing, "_keep", meanwhile)
    run_hints(subject=sari.desk or first, progress=lambda *_: None, by=WORK)
    monkeypatch.undo()
    assert beside(second, sari) == {first}, "what was found before her change took no place"
    assert Laid.objects.get(person=second).at is None
    work(sari)
    assert (Laid.objects.get(person=second).at is None, beside(second, sari)) == (False, {first})


def test_pairs_of_the_whole_register_stand_on_both_pages(sari: Actor) -> None:
    one, other = a_record(sari, "Zubaidatun Kwetiawati"), a_record(sari, "Kwetiawati Zoebaidatun")
    find_pairs(progress=lambda *_: None, by=system_actor("pairing"))
    assert (beside(one, sari), beside(other, sari)) == ({other}, {one})
    before = len(events())
    (found,) = earlier_kept(one, but=(), actor=sari)
    assert (found.person.id, dict(found.reasons)) == (other, {})
    assert events()[before:].count(PairingEvent.LISTED.value) == 1
    lay_records(persons=[one], by=sari)
    (found,) = earlier_kept(one, but=(), actor=sari)
    assert found.reasons["name"], "what says why goes before"
    before = len(events())
    assert earlier_kept(one, but=(other,), actor=sari) == ()
    assert len(events()) == before, "nothing is opened where there is nothing more"


def test_everybody_of_a_case_and_who_may_not_search(sari: Actor, budi: Actor, hamdan: Actor) -> None:
    first, second = a_record(sari, nik=NIK), a_record(sari, nik=NIK)
    case = open_case(summary="", by=sari)
    add_person(case_id=case, person_id=second, role=Role.VICTIM, by=sari)
    assert [each.person.id for each in lay_case(case_id=case, by=sari)[second]] == [first]
    assert lay_case(case_id=case, by=budi) == {}, "another desk's case is none of hers"
    with pytest.raises(NotPermitted):
        lay_records(persons=[second], by=hamdan)
    Hint.objects.all().delete()
    LongWork.objects.all().delete()
    unseeing = replace(sari, permissions=sari.permissions - {Permission.SEARCH})
    assert lay_records(persons=[second], by=unseeing) == {}
    assert (possibly_earlier([second], actor=unseeing), earlier_kept(second, but=(), actor=unseeing)) == ({}, ())
    assert LongWork.objects.count() == 0
    assert compare_from_log(timezone.now()) == 1, "the tick has it compared"
    work(sari)
    assert beside(second, sari) == {first}


def test_a_file_that_brings_a_record_that_was_laid_already_shows_it(sari: Actor) -> None:
    first, second = a_record(sari, nik=NIK), a_record(sari, nik=NIK)
    lay_records(persons=[second], by=sari)
    assert piles_of_desk(actor=sari) == ()
    pile = compare_persons(persons=[second], source=Source.HTCDS, by=sari)
    work(sari)
    line, (found,) = hints_of_pile(pile, actor=sari)
    assert (line.how_far.of, found.person, [each.person.id for each in found.records]) == (1, second, [first])
    Person.objects.filter(id=first).update(erased_at=timezone.now())
    assert beside(second, sari) == set()


@pytest.fixture
def hamdan(member: Callable[[str], Actor]) -> Actor:
    return member("hamdan")


@pytest.fixture
def budi(member: Callable[[str], Actor]) -> Actor:
    return member("budi")
