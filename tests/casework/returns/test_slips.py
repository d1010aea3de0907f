"""Two tablets met without signal: either brings what both signed, in any order, once; what is refused waits for a person."""

import json
from typing import Any

import pytest
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from naung.casework.cases.actions import erase_person
from naung.casework.returns.actions import (
    cancel_leg,
    change_leg,
    forget_journeys,
    receive_slip,
    set_slip_aside,
    start_leg,
    take_up_slip,
    take_up_waiting,
    write_finding,
)
from naung.casework.returns.models import Delivery, Leg
from naung.casework.returns.queries import (
    LegShown,
    deliveries_to_look_at,
    journey_for,
    legs_to_give,
    legs_to_take,
    slip_opened,
)
from naung.casework.returns.rules import codes
from naung.casework.returns.rules.slips import KIND, read_slip, short_name
from naung.casework.returns.vocabulary import LegState, ReturnEvent, Verdict
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.audit.models import Entry
from naung.foundation.courier.actions import revoke_device
from naung.foundation.courier.models import Parcel
from naung.foundation.courier.queries import parcels_open
from naung.foundation.courier.vocabulary import CourierEvent, ParcelState
from naung.foundation.errors import NotFound, NotPermitted, RuleBroken
from naung.foundation.identifiers import new_id
from tests.casework.returns.conftest import Home, a_leg, coded, in_hours, told
from tests.casework.returns.tablet import Tablet, arrived, give, minutes, sent, take

pytestmark = pytest.mark.django_db
RECEIVES = Permission.RETURN_RECEIVE
S = ParcelState


def shown(home: Home, by: Actor) -> LegShown:
    return journey_for(home.case, home.person, actor=by).legs[-1]


def why(outcome: Any) -> str:
    (problem,) = outcome.problems
    return str(problem.message)


def test_either_brings_it_and_both_together_say_the_same(sari: Actor, budi: Actor, home: Home) -> None:
    for first in ("giver", "receiver"):
        leg, mine, theirs = a_leg(home, sari, budi.desk), Tablet(sari), Tablet(budi)
        code = mine.code(leg, None)
        slips = {"giver": (mine, give(code)), "receiver": (theirs, take(code))}
        order = [slips[first], *(slip for side, slip in slips.items() if side != first)]
        for tablet, slip in order:
            for _ in range(2):
                assert sent(tablet, slip).state is S.TAKEN
        row = shown(home, sari)
        assert (row.kept, row.condition, row.belongings) == (LegState.RECEIVED, "lelah", "Paspor, satu tas")
        assert (row.arrived, row.arrived_words, row.arrived_belongings) == ("baik", "Sampai.", "Satu tas")
        assert (row.words_to_come, row.received_by) == (False, budi.id)
        assert Leg.objects.get(id=leg).handed_by == sari.id
    assert not Delivery.objects.exclude(verdict=Verdict.ACCEPTED).exists()
    assert not Parcel.objects.exclude(box=b"").exists()


def test_what_the_receiver_showed_back_is_a_receipt_that_the_giver_brings(sari: Actor, budi: Actor, home: Home) -> None:
    leg, mine, theirs = a_leg(home, sari, budi.desk), Tablet(sari), Tablet(budi)
    code = mine.code(leg, None)
    assert sent(mine, give(code, answer=theirs.answer(code))).problems == ()
    row = shown(home, sari)
    assert (row.kept, row.received_by, row.arrived) == (LegState.RECEIVED, budi.id, "")
    assert sent(theirs, take(code)).state is S.TAKEN
    row = shown(home, sari)
    assert (row.arrived, row.arrived_belongings) == ("baik", "Satu tas")
    assert Entry.objects.filter(event=ReturnEvent.COMPLETED, subject=leg).count() == 1


def test_an_answer_that_does_not_hold_is_kept_and_nobody_counts_as_received(
    sari: Actor, budi: Actor, home: Home
) -> None:
    leg, mine, theirs = a_leg(home, sari, budi.desk), Tablet(sari), Tablet(budi)
    code, other = mine.code(leg, None), mine.code(leg, None, belongings="Dua tas")
    wrongs = (mine.answer(code), theirs.answer(other), Tablet(budi, enrol=False).answer(code), "NAUNG3AAAA")
    for wrong in wrongs:
        outcome = sent(mine, give(code, answer=wrong))
        assert outcome.state is S.TAKEN
        assert "balasan" in why(outcome)
    assert shown(home, sari).kept is LegState.HANDED
    assert len(deliveries_to_look_at(actor=sari)) == len(wrongs)
    assert {line.verdict for line in deliveries_to_look_at(actor=sari)} == {Verdict.ALTERED}


def test_letters_that_the_office_does_not_know_yet_wait_for_the_giver(sari: Actor, budi: Actor, home: Home) -> None:
    leg, mine, theirs = a_leg(home, sari, budi.desk), Tablet(sari), Tablet(budi)
    code = mine.code(leg, None)
    slip = take(codes.grouped(codes.short_of(code)).lower())
    for _ in range(2):
        assert sent(theirs, slip).state is S.WAITS
    take_up_waiting(by=budi)
    assert [line.state for line in parcels_open(KIND, permission=RECEIVES, actor=budi)] == [S.WAITS]
    assert sent(mine, give(code)).state is S.TAKEN
    assert shown(home, sari).kept is LegState.HANDED
    take_up_waiting(by=budi)
    assert shown(home, sari).kept is LegState.RECEIVED
    assert sent(theirs, slip).state is S.TAKEN
    assert not parcels_open(KIND, permission=RECEIVES, actor=budi)


def test_what_is_refused_says_why_and_nothing_of_it_is_lost(sari: Actor, budi: Actor, home: Home) -> None:
    leg, mine, theirs = a_leg(home, sari, budi.desk), Tablet(sari), Tablet(budi)
    code = mine.code(leg, None)
    at_home = Tablet(sari)
    cases = (
        (at_home, take(code), "meja lain"),
        (theirs, take(Tablet(budi).code(leg, None)), "tidak cocok"),
        (theirs, take(mine.code(leg, None, at=in_hours(-24 * 40))), "tidak berlaku"),
        (theirs, take("NAUNG2AAAA"), "huruf yang salah"),
        (theirs, take(code, condition="entah"), "keadaannya"),
        (theirs, take(code, at=in_hours(5)), "belum terjadi"),
    )
    for tablet, slip, words in cases:
        outcome = sent(tablet, slip)
        assert outcome.state is S.MEND, words
        assert words in why(outcome)
        kept = slip_opened(arrived(tablet, slip).id, actor=tablet.by).slip
        assert kept is not None
        assert kept.belongings == "Satu tas"
    assert shown(home, sari).kept is LegState.PLANNED
    assert sent(theirs, take(code)).state is S.TAKEN


def test_a_second_hand_over_of_one_leg_is_shown_and_never_written_over(sari: Actor, budi: Actor, home: Home) -> None:
    leg, mine, theirs = a_leg(home, sari, budi.desk), Tablet(sari), Tablet(budi)
    code, later = mine.code(leg, None), mine.code(leg, None, belongings="Satu tas saja")
    assert sent(theirs, take(code)).state is S.TAKEN
    outcome = sent(mine, give(later, belongings="Satu tas saja"))
    assert (outcome.state, shown(home, sari).code) == (S.MEND, code)
    assert "kode lain" in why(outcome)
    assert sent(mine, give(code)).state is S.TAKEN
    outcome = sent(theirs, take(later))
    assert "tidak berlaku" in why(outcome)


def test_a_giver_s_slip_is_what_was_signed_and_of_her_own_file(sari: Actor, budi: Actor, home: Home) -> None:
    leg, mine = a_leg(home, sari, budi.desk), Tablet(sari)
    code = mine.code(leg, None)
    refused = (
        (give(code, belongings="Tiga tas"), "tidak sama"),
        (give(code, salt="00" * 16), "tidak sama"),
        (give(Tablet(sari, enrol=False).code(leg, None)), "tidak cocok"),
        (give(coded(a_leg(home, sari, budi.desk), sari).code), "bukan kode yang dibuat ponsel"),
        (give(mine.code(new_id(), budi.desk)), "tidak ada di meja"),
        (give(code, condition="entah"), "keadaannya"),
        (give(code, at=in_hours(2)), "belum terjadi"),
    )
    for slip, words in refused:
        outcome = sent(mine, slip)
        assert outcome.state is S.MEND, words
        assert words in why(outcome)
    assert Leg.objects.get(id=leg).state == LegState.PLANNED
    start_leg(leg_id=leg, at=in_hours(-1), by=sari)
    early = sent(mine, give(code, at=in_hours(-4)))
    assert "sebelum perjalanan berangkat" in why(early)
    change_leg(leg_id=leg, told=told(sari.desk, sari.desk), version=1, by=sari)
    assert "lebih baru" in why(sent(mine, give(code)))
    cancel_leg(leg_id=leg, why="Kapal tidak berangkat.", by=sari)
    assert "dibatalkan" in why(sent(mine, give(code)))


def test_after_a_death_a_slip_is_kept_for_a_person(sari: Actor, budi: Actor, home: Home) -> None:
    leg, mine = a_leg(home, sari, budi.desk), Tablet(sari)
    write_finding(**home.whose, kind="meninggal", on=timezone.localdate(), result="", words="Di rumah sakit.", by=sari)
    outcome = sent(mine, give(mine.code(leg, None)))
    assert outcome.state is S.MEND
    assert "meninggal" in why(outcome)


def test_from_a_revoked_tablet_and_by_another_s_hand_it_is_looked_at_first(
    sari: Actor, ratna: Actor, budi: Actor, home: Home
) -> None:
    leg, mine = a_leg(home, sari, budi.desk), Tablet(sari)
    slip = give(mine.code(leg, None))
    outcome = sent(mine, slip, by=ratna)
    assert outcome.state is S.DECIDE
    assert "bukan miliknya" in why(outcome)
    parcel = arrived(mine, slip).id
    assert take_up_slip(parcel_id=parcel, looked_at=True, by=ratna).state is S.TAKEN
    assert Leg.objects.get(id=leg).handed_by == sari.id
    other = a_leg(home, sari, budi.desk)
    code, slip = mine.code(other, None), give(mine.code(other, None))
    revoke_device(device=mine.id, permission=RECEIVES, by=sari)
    outcome = sent(mine, slip)
    assert outcome.state is S.DECIDE
    assert "dicabut" in why(outcome)
    assert sent(Tablet(budi), take(code)).state is S.MEND
    assert take_up_slip(parcel_id=arrived(mine, slip).id, looked_at=True, by=sari).state is S.TAKEN
    assert Leg.objects.get(id=other).state == LegState.HANDED


def test_a_colleague_s_receipt_stays_hers_who_wrote_it(sari: Actor, ratna: Actor, budi: Actor, home: Home) -> None:
    leg, mine, at_home = a_leg(home, sari, sari.desk), Tablet(sari), Tablet(ratna)
    slip = take(mine.code(leg, None))
    assert sent(at_home, slip, by=sari).state is S.DECIDE
    assert take_up_slip(parcel_id=arrived(at_home, slip).id, looked_at=True, by=sari).state is S.TAKEN
    assert Leg.objects.get(id=leg).received_by == ratna.id


def test_a_giver_s_slip_is_read_by_who_brings_people_home_only(
    sari: Actor, budi: Actor, home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    leg, mine, theirs = a_leg(home, sari, budi.desk), Tablet(sari), Tablet(budi)
    slips = {mine: give(mine.code(leg, None), belongings="Lain"), theirs: take(mine.code(leg, None), condition="entah")}
    for tablet, slip in slips.items():
        assert sent(tablet, slip).state is S.MEND
    may = Actor.may
    monkeypatch.setattr(Actor, "may", lambda self, p: p is not Permission.RETURN_WRITE and may(self, p))
    with pytest.raises(NotPermitted):
        slip_opened(arrived(mine, slips[mine]).id, actor=sari)
    assert slip_opened(arrived(theirs, slips[theirs]).id, actor=budi).slip is not None


def test_what_a_tablet_sent_about_an_erased_person_goes_with_her(
    sari: Actor, budi: Actor, mega: Actor, home: Home
) -> None:
    leg, mine, theirs = a_leg(home, sari, budi.desk), Tablet(sari), Tablet(budi)
    open_ones = (
        (mine, give(mine.code(leg, None), belongings="Bukan yang ditandatangani")),
        (theirs, take(mine.code(leg, None), condition="entah")),
        (theirs, take(Tablet(budi).code(leg, None))),
    )
    for tablet, slip in open_ones:
        assert sent(tablet, slip).state is S.MEND
    erase_person(person_id=home.person, by=mega)
    forget_journeys(by=mega)
    assert {(bytes(row.box), row.state) for row in Parcel.objects.all()} == {(b"", S.ASIDE)}
    assert not parcels_open(KIND, permission=RECEIVES, actor=budi)
    forget_journeys(by=mega)
    assert Entry.objects.filter(event=CourierEvent.SET_ASIDE, count=len(open_ones)).count() == 1


def test_a_slip_is_set_aside_by_a_person_and_then_it_is_settled(sari: Actor, budi: Actor, home: Home) -> None:
    leg, mine = a_leg(home, sari, budi.desk), Tablet(sari)
    slip = give(mine.code(leg, None), belongings="Lain")
    sent(mine, slip)
    parcel = arrived(mine, slip).id
    with pytest.raises(NotFound):
        set_slip_aside(parcel_id=parcel, by=budi)
    set_slip_aside(parcel_id=parcel, by=sari)
    assert Parcel.objects.get(id=parcel).box == b""
    with pytest.raises(RuleBroken, match="sudah selesai"):
        take_up_slip(parcel_id=parcel, by=sari)
    assert sent(mine, slip).state is S.ASIDE


def test_who_may_not_and_another_desk_s_number(sari: Actor, budi: Actor, hamdan: Actor, home: Home) -> None:
    leg, mine, theirs = a_leg(home, sari, budi.desk), Tablet(sari), Tablet(budi)
    slip = give(mine.code(leg, None))
    with pytest.raises(NotPermitted):
        receive_slip(arrived=arrived(mine, slip), by=hamdan)
    with pytest.raises(NotFound):
        receive_slip(arrived=arrived(mine, slip), by=budi)
    sent(mine, slip)
    with pytest.raises(NotFound):
        receive_slip(arrived=arrived(theirs, slip), by=budi)
    again = slip | {"form": str(new_id())}
    assert "bukan nomornya" in why(receive_slip(arrived=arrived(mine, again, number=new_id()), by=sari))
    assert "lebih baru" in why(sent(mine, slip | {"form": str(new_id()), "schema": 2}))


def test_what_is_taken_along_names_whom_she_gives_and_nobody_whom_she_takes(
    sari: Actor, budi: Actor, home: Home
) -> None:
    leg = a_leg(home, sari, budi.desk)
    a_leg(home, sari, None)  # to a body outside, which has no tablet
    assert [line.id for line in legs_to_give(actor=sari)] == [leg]
    assert legs_to_give(actor=budi) == []
    (line,) = legs_to_take(actor=budi)
    assert (line.id, line.person, line.number, line.giver_desk) == (leg, None, "", sari.desk)
    sent(Tablet(sari), give(Tablet(sari).code(leg, None), at=timezone.now() - minutes(1)))
    assert [line.id for line in legs_to_take(actor=budi)] == [leg]
    mine = Tablet(sari)
    sent(Tablet(budi), take(mine.code(leg, None)))
    assert legs_to_take(actor=budi) == legs_to_give(actor=sari) == []


def test_the_shortest_form_of_a_name() -> None:
    names = {"Lalu Wirya": "Lalu W.", "Wulan": "Wulan", "  Nur  Hayati binti Ali ": "Nur A.", "": ""}
    assert {name: short_name(name) for name in names} == names


@given(st.recursive(st.none() | st.booleans() | st.integers() | st.text(max_size=9), st.lists, max_leaves=4))
def test_whatever_stands_in_a_slip_is_read_or_refused_and_never_an_error(anything: Any) -> None:
    good = take("NAUNG2")
    for name in good:
        try:
            slip = read_slip(json.dumps(good | {name: anything}).encode(), new_id())
        except RuleBroken:
            continue
        raise AssertionError(slip)
