"""A list is laid beside the desk's records in the background: whoever was written down before is met, in either order."""

from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import UUID

import pytest
from django.utils import timezone

from naung.casework.arrivals.actions import amend_arrival, record_arrival, take_rows
from naung.casework.arrivals.models import Arrival
from naung.casework.arrivals.queries.earlier import earlier_of_arrival
from naung.casework.arrivals.vocabulary import RowTold
from naung.casework.hints.actions import (
    compare_again,
    compare_batch,
    compare_changed,
    compare_persons,
    comparing,
    forget_hints,
    run_hints,
)
from naung.casework.hints.models import Hint, Laid
from naung.casework.hints.queries import hints_of_batch, hints_of_pile, how_far_batch, on_lists, piles_of_desk
from naung.casework.hints.vocabulary import COMPARE, HintEvent, Source
from naung.foundation.access.rules import system_actor
from naung.foundation.access.vocabulary import Actor
from naung.foundation.audit.models import Entry
from naung.foundation.clock.vocabulary import VagueDate
from naung.foundation.errors import NotFound, NotPermitted
from naung.foundation.jobs.models import LongWork
from naung.foundation.people.actions import add_document, register_person
from naung.foundation.people.models import Person
from naung.foundation.people.vocabulary import DocumentGiven, DocumentKind, NameKind, PersonTold, Sex
from naung.foundation.recusal.models import Hidden
from tests.casework.arrivals.told import a_batch, row

pytestmark = pytest.mark.django_db
NIK = "6101014903950001"  # invented
BORN = VagueDate.on(date(1995, 3, 9))
WORK = system_actor("hints")


def told(name: str = "Woelan Sekar K.", nth: int = 77, **changed: object) -> RowTold:
    """Her row on a list."""
    return row(name, nth, **({"sex": Sex.FEMALE, "birth": BORN, "age": None, "nik": NIK} | changed))


def known(by: Actor, name: str = "Wulan Sekar Kinasih", nik: str = NIK, born: VagueDate = BORN) -> UUID:
    """Somebody whom the desk helped."""
    who = PersonTold(names=((NameKind.OFFICIAL, name),), sex=Sex.FEMALE, birth=born)
    return register_person(told=who, documents=[DocumentGiven(DocumentKind.NIK, nik)] if nik else [], by=by)


def work(by: Actor, heard: Callable[..., None] = lambda *_: None) -> None:
    """What `naung work` does for the actor's desk."""
    run_hints(subject=by.desk or UUID(int=0), progress=heard, by=WORK)


def records(batch: UUID, by: Actor) -> dict[int, list[UUID]]:
    """By number on the list the records that may be hers."""
    return {each.number: [one.person.id for one in each.records] for each in hints_of_batch(batch, actor=by)}


def test_whoever_is_known_is_told_with_reasons_and_a_probability(batch: UUID, bima: Actor) -> None:
    person = known(bima)
    take_rows(batch_id=batch, rows=[told()], by=bima)
    compare_batch(batch_id=batch, by=bima)
    assert (how_far_batch(batch, actor=bima).compared, how_far_batch(batch, actor=bima).of) == (0, 5)
    heard: list[Any] = []
    work(bima, lambda *progress: heard.append(progress))
    assert heard[-1] == (5, 5, "membandingkan")
    (found,) = hints_of_batch(batch, actor=bima)
    (one,) = found.records
    assert (found.number, one.person.id, one.reasons["nik"], one.reasons["birth"]) == (5, person, "agrees", "agrees")
    (form,) = earlier_of_arrival(Arrival.objects.get(batch=batch, number=5).id, actor=bima)
    assert one.probability == pytest.approx(form.probability, abs=0.001)
    assert dict(one.reasons) == dict(form.reasons)
    far = how_far_batch(batch, actor=bima)
    assert (far.compared, far.of, far.found, far.is_whole) == (5, 5, 1, True)
    assert Entry.objects.filter(event=HintEvent.COMPARED).latest("seq").count == 5


def test_a_record_that_comes_later_at_another_path_is_met_too(batch: UUID, bima: Actor) -> None:
    take_rows(batch_id=batch, rows=[told()], by=bima)
    work(bima)
    assert records(batch, bima) == {}
    person = known(bima, nik="")
    compare_again(by=bima)
    heard: list[Any] = []
    work(bima, lambda *progress: heard.append(progress))
    assert heard[-1][:2] == (1, 1), "only who shares something with the new record is compared again"
    assert records(batch, bima) == {5: [person]}
    (waits,) = on_lists(person, actor=bima)
    assert (waits.batch, waits.number, waits.reasons["birth"]) == (batch, 5, "agrees")
    assert waits.reasons["nik"] == "missing"
    add_document(person_id=person, document=DocumentGiven(DocumentKind.NIK, NIK), by=bima)
    work(bima)
    assert on_lists(person, actor=bima)[0].reasons["nik"] == "agrees"


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_two_lists_of_which_neither_made_a_record_meet_each_other(bima: Actor, order: tuple[int, int]) -> None:
    rows = (told(), told("Wulan Sekar Kinasih", 3, nik=""))
    batches = []
    for n in order:
        batches.append(a_batch(bima, [rows[n]]))
        work(bima)
    for mine, other in (batches, reversed(batches)):
        (found,) = hints_of_batch(mine, actor=bima)
        (waits,) = found.lists
        assert (waits.batch, waits.number, waits.reasons["birth"]) == (other, 1, "agrees")
    assert Hint.objects.count() == 1


def test_records_that_a_file_brings_are_laid_beside_the_desks_and_its_lists(
    batch: UUID, bima: Actor, sari: Actor
) -> None:
    earlier = known(bima, "Wulan Sekar")
    take_rows(batch_id=batch, rows=[told()], by=bima)
    work(bima)
    brought = [known(bima), known(bima, "Ujang Permana", "6172022305800007", VagueDate.on(date(1980, 5, 23)))]
    pile = compare_persons(persons=[*brought, known(sari)], source=Source.HTCDS, by=bima)
    (line,) = piles_of_desk(actor=bima)
    assert (line.id, line.how_far.of, line.how_far.compared) == (pile, 2, 0)
    work(bima)
    line, found = hints_of_pile(pile, actor=bima)
    assert (line.how_far.compared, line.how_far.found) == (2, 1)
    assert [(each.person, [one.person.id for one in each.records]) for each in found] == [(brought[0], [earlier])]
    assert set(records(batch, bima)[5]) == {earlier, brought[0]}
    with pytest.raises(NotFound):
        hints_of_pile(pile, actor=sari)
    with pytest.raises(NotPermitted):
        compare_persons(persons=brought, source=Source.HTCDS, by=WORK)


def test_what_waits_is_asked_once_and_the_clock_asks_for_what_changed(batch: UUID, bima: Actor, sari: Actor) -> None:
    def asked() -> int:
        return LongWork.objects.filter(kind=COMPARE).count()

    compare_batch(batch_id=batch, by=bima)
    compare_batch(batch_id=batch, by=bima)
    assert asked() == 1
    take_rows(batch_id=batch, rows=[told()], by=bima)
    compare_batch(batch_id=batch, by=bima)
    assert asked() == 1, "work that waits will see the state as it is then"
    LongWork.objects.update(state="selesai")
    assert compare_changed(desks=[sari.desk or batch], by=WORK) == 0
    assert compare_changed(desks=[bima.desk or batch], by=WORK) == 1
    LongWork.objects.update(state="selesai")
    assert compare_changed(desks=None, by=WORK) == 1
    compare_again(by=sari)
    compare_again(by=bima)
    assert asked() == 3


def test_work_that_stopped_goes_on_and_what_was_found_stays(
    batch: UUID, bima: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    person = known(bima)
    take_rows(batch_id=batch, rows=[told()], by=bima)
    monkeypatch.setattr(comparing, "STEP", 2)

    def stops(done: int, of: int, stage: str = "") -> None:
        if done == 4:
            raise InterruptedError

    with pytest.raises(InterruptedError):
        work(bima, stops)
    assert how_far_batch(batch, actor=bima).compared == 4
    heard: list[Any] = []
    work(bima, lambda *progress: heard.append(progress))
    assert heard[-1][:2] == (1, 1)
    assert records(batch, bima) == {5: [person]}
    work(bima)
    assert records(batch, bima) == {5: [person]}


def test_a_row_that_was_corrected_is_compared_anew(batch: UUID, bima: Actor) -> None:
    person = known(bima)
    take_rows(batch_id=batch, rows=[told("Sulastri", nik="", birth=VagueDate.on(date(1971, 1, 2)))], by=bima)
    work(bima)
    assert records(batch, bima) == {}
    hers = Arrival.objects.get(batch=batch, number=5)
    amend_arrival(arrival_id=hers.id, told=told(), version=hers.version, by=bima)
    assert how_far_batch(batch, actor=bima).compared == 4
    work(bima)
    assert records(batch, bima) == {5: [person]}


def test_another_desks_a_shut_an_erased_and_a_recorded_one_are_not_there(
    batch: UUID, bima: Actor, ilham: Actor, ratna: Actor
) -> None:
    known(ratna)
    take_rows(batch_id=batch, rows=[told()], by=bima)
    work(bima)
    assert hints_of_batch(batch, actor=bima) == ()
    person = known(bima)
    work(bima)
    with pytest.raises(NotFound):
        hints_of_batch(batch, actor=ratna)
    Hidden.objects.create(officer=bima.id or person, record=person)
    assert hints_of_batch(batch, actor=bima) == ()
    assert how_far_batch(batch, actor=bima).found == 0
    assert records(batch, ilham) == {5: [person]}
    record_arrival(arrival_id=Arrival.objects.get(batch=batch, number=5).id, by=ilham)
    assert hints_of_batch(batch, actor=ilham) == ()
    tick = system_actor("tick")
    assert forget_hints(by=tick) == 0
    Person.objects.filter(id=person).update(erased_at=timezone.now())
    assert forget_hints(by=tick) == 1
    Arrival.objects.filter(batch=batch).update(forgotten_at=timezone.now())
    assert forget_hints(by=tick) == 5
    assert (Hint.objects.count(), Laid.objects.count()) == (0, 0)
