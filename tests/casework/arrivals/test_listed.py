"""What the list itself says: a child and who is ill are proposed before anybody asked, until an officer undid it by hand."""

from uuid import UUID, uuid4

import pytest
from django.utils import timezone

from naung.casework.arrivals.actions import mark_arrivals, note_leaving, sign_decision, take_form
from naung.casework.arrivals.queries import arrival_for, batch_for, todays_list
from naung.casework.arrivals.queries.batches import PersonLine
from naung.casework.arrivals.rules.closing import Owed
from naung.casework.arrivals.vocabulary import Decided, FirstTold, FormKind, FormTold
from naung.foundation.access.vocabulary import Actor
from naung.foundation.errors import RuleBroken
from tests.casework.arrivals.tablet import Tablet
from tests.casework.arrivals.told import a_batch, arrival, first, row, signed

pytestmark = pytest.mark.django_db
RAFI, LALU = 3, 4  # a child by the list, and one who is ill by it


def line(batch: UUID, number: int, by: Actor) -> PersonLine:
    return next(each for each in batch_for(batch, actor=by).queue if each.number == number)


def undone(who: UUID, by: Actor) -> None:
    told = FirstTold(undone=frozenset({"anak"}))
    take_form(told=FormTold(uuid4(), who, FormKind.FIRST, timezone.now(), first=told), by=by)


def test_a_child_of_the_list_is_a_child_without_a_tap(batch: UUID, bima: Actor) -> None:
    rafi = arrival(batch, RAFI)
    assert [need.code for need in line(batch, RAFI, bima).needs] == ["petugas_anak"]  # before he was asked as well
    first(rafi, by=bima)
    shown = arrival_for(rafi, actor=bima)
    assert [sign.code for sign in shown.sent if sign.code != "undian"] == ["anak"]
    assert [need.code for need in shown.needs] == ["petugas_anak"]
    assert shown.track() == "anak"


def test_a_child_who_left_alone_is_owed_until_somebody_decided(batch: UUID, bima: Actor) -> None:
    rafi = arrival(batch, RAFI)
    first(rafi, by=bima)
    note_leaving(arrival_id=rafi, leaving="mandiri", by=bima)
    assert Owed.CHILD_ALONE in line(batch, RAFI, bima).owes
    with pytest.raises(RuleBroken, match="Tulis mengapa"):
        sign_decision(arrival_id=rafi, decided=Decided.MAY_LEAVE, by=bima)
    signed(rafi, Decided.MAY_LEAVE, bima, why="Pulang bersama ibunya, yang ada di daftar.")
    assert Owed.CHILD_ALONE not in line(batch, RAFI, bima).owes


def test_an_officer_undoes_it_by_hand_and_a_colleague_who_sees_a_child_counts(
    batch: UUID, bima: Actor, ilham: Actor
) -> None:
    rafi = arrival(batch, RAFI)
    undone(rafi, bima)
    shown = arrival_for(rafi, actor=bima)
    assert shown.needs == ()
    assert shown.track() == ""
    assert not todays_list(batch, actor=bima)[RAFI - 1].child
    note_leaving(arrival_id=rafi, leaving="mandiri", by=bima)
    assert (
        Owed.CHILD_ALONE in line(batch, RAFI, bima).owes
    )  # the list still says a child: somebody signs, or corrects it
    first(rafi, "anak", by=ilham)
    assert arrival_for(rafi, actor=bima).track() == "anak"


def test_what_a_tablet_undid_comes_as_it_was(batch: UUID, bima: Actor) -> None:
    tablet, rafi = Tablet(bima, batch), arrival(batch, RAFI)
    tablet.send(tablet.slip("garis_depan", rafi, signs=[], undone=["anak"]))
    assert arrival_for(rafi, actor=bima).signs == frozenset()
    older = tablet.first(rafi)  # of a release that knows nothing of it: the list counts where nobody undid it
    assert "undone" not in older
    lalu = arrival(batch, LALU)
    tablet.send(tablet.first(lalu))
    assert arrival_for(lalu, actor=bima).signs == {"sakit_daftar"}


def test_who_is_ill_by_the_list_stands_first_with_the_doctor(batch: UUID, bima: Actor) -> None:
    first(arrival(batch, LALU), by=bima)
    top = batch_for(batch, actor=bima).queue[0]
    assert (top.number, [reason.words.id for reason in top.reasons]) == (LALU, ["Sakit menurut daftar."])
    told = {each.number: (each.child, each.ill) for each in todays_list(batch, actor=bima)}
    assert told == {1: (False, False), 2: (False, False), RAFI: (True, False), LALU: (False, True)}


def test_the_dead_and_who_did_not_come_are_proposed_nothing(bima: Actor) -> None:
    batch = a_batch(bima, [row("Almarhum", 1, age=9, ill=True, dead=True), row("Rafi", 2, age=9, ill=True)])
    mark_arrivals(batch_id=batch, came=[], not_came=[arrival(batch, 2)], by=bima)
    assert [each.needs for each in batch_for(batch, actor=bima).queue] == [(), ()]
    assert arrival_for(arrival(batch, 2), actor=bima).needs == ()
