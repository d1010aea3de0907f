"""What tablets send from the crossing: once, in any order, by two of them, with wrong clocks; and who learns of what waits."""

from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from naung.casework.arrivals.actions import (
    close_batch,
    forget_arrivals,
    receive_slip,
    set_slip_aside,
    take_up_slip,
    weigh_slip,
)
from naung.casework.arrivals.models import Arrival, Batch
from naung.casework.arrivals.queries import (
    arrival_for,
    batch_for,
    lots_ahead,
    open_slips,
    slip_line,
    todays_list,
    waiting_for_batch,
)
from naung.casework.arrivals.rules.closing import Asked
from naung.casework.arrivals.rules.slips import made_when, read_slip, share_of
from naung.casework.arrivals.vocabulary import FormKind, Presence
from naung.foundation.access.rules import officer_of, system_actor
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.audit.models import Entry
from naung.foundation.courier.actions import revoke_device
from naung.foundation.courier.models import Parcel
from naung.foundation.courier.vocabulary import ParcelState
from naung.foundation.errors import NotFound, NotPermitted, RuleBroken
from naung.foundation.people.vocabulary import Answer, Sex
from naung.foundation.recusal.models import Hidden
from tests.casework.arrivals.tablet import Tablet
from tests.casework.arrivals.told import a_batch, arrival

TAKEN, WAITS, MEND, DECIDE = ParcelState.TAKEN, ParcelState.WAITS, ParcelState.MEND, ParcelState.DECIDE


def words(outcome: object) -> str:
    return " ".join(each.message for each in outcome.problems)  # type: ignore[attr-defined]  # an outcome of a slip


@pytest.mark.django_db
def test_a_form_comes_twice_and_stands_once_with_who_asked_and_on_what(bima: Actor, ilham: Actor, batch: UUID) -> None:
    tablet, ujang = Tablet(bima, batch), arrival(batch, 1)
    arrived = tablet.sealed(tablet.first(ujang, "surat_dipegang"))
    for _ in range(2):
        assert receive_slip(arrived=arrived, by=bima).state is TAKEN
    assert tablet.send(tablet.short(ujang, surat="ya", upah="tidak_tahu")).state is TAKEN
    first, short = arrival_for(ujang, actor=ilham).forms
    assert (first.made_by, first.device, first.first.signs) == (
        officer_of(bima),
        tablet.id,
        frozenset({"surat_dipegang"}),
    )
    assert short.short.answers == {"surat": Answer.YES, "upah": Answer.UNKNOWN}
    assert arrival_for(ujang, actor=bima).presence is Presence.ARRIVED
    (listed, *_) = todays_list(batch, actor=bima)
    assert (listed.owes, listed.child, listed.double) == (False, False, False)
    assert not Parcel.objects.exclude(box=b"").exists()


@pytest.mark.django_db
def test_what_rests_on_somebody_added_elsewhere_waits_for_her(bima: Actor, ilham: Actor, batch: UUID) -> None:
    hers, his, new = Tablet(bima, batch), Tablet(ilham, batch), uuid4()
    waiting = [his.first(new, "anak"), his.short(new, track="anak", sendiri="ya"), his.slip("tiba", new)]
    for told in waiting:
        assert his.send(told).state is WAITS
    assert len(open_slips(actor=bima)) == 3
    assert hers.send(hers.added("Dewi Anggun Rekaan", nth=3, about=new)).state is TAKEN
    assert open_slips(actor=bima) == []
    shown = arrival_for(new, actor=bima)
    assert [each.kind for each in shown.forms] == [FormKind.FIRST, FormKind.SHORT]
    assert (shown.texts["name"], shown.texts["short"], shown.sex) == ("Dewi Anggun Rekaan", "Dewi A.", Sex.FEMALE)
    assert {each.made_by for each in shown.forms} == {ilham.id}
    ahead = lots_ahead(batch, hers.id, actor=bima)
    assert shown.lot is ahead[2]
    assert len(ahead) == 61  # sixty places further than what came from this tablet


@pytest.mark.django_db
def test_two_tablets_asked_the_same_person_and_it_is_said(bima: Actor, ilham: Actor, batch: UUID) -> None:
    hers, his, ujang = Tablet(bima, batch), Tablet(ilham, batch), arrival(batch, 1)
    assert words(hers.send(hers.short(ujang, surat="ya"))) == ""
    told = his.send(his.short(ujang, surat="tidak"))
    assert told.state is TAKEN
    assert "Kedua jawabannya" in words(told)
    assert todays_list(batch, actor=bima)[0].double
    assert {each.short.of("surat") for each in arrival_for(ujang, actor=bima).standing(FormKind.SHORT)} == {
        Answer.YES,
        Answer.NO,
    }


@pytest.mark.django_db
def test_a_mark_is_set_and_one_against_an_answer_is_looked_at(bima: Actor, batch: UUID) -> None:
    tablet, ujang, dayang = Tablet(bima, batch), arrival(batch, 1), arrival(batch, 2)
    assert tablet.send(tablet.slip("tidak_tiba", dayang)).state is TAKEN
    assert arrival_for(dayang, actor=bima).presence is Presence.NOT_ARRIVED
    refused = tablet.send(tablet.first(dayang))
    assert (refused.state, "tidak tiba" in words(refused)) == (MEND, True)
    tablet.send(tablet.first(ujang))
    against = tablet.send(tablet.slip("tidak_tiba", ujang))
    assert (against.state, "sudah ditanya" in words(against)) == (MEND, True)
    assert tablet.send(tablet.slip("tiba", dayang)).state is TAKEN
    waiting = open_slips(actor=bima)[0].id
    assert take_up_slip(parcel_id=waiting, by=bima).state is TAKEN


@pytest.mark.django_db
def test_what_a_rule_refuses_is_kept_with_its_words(bima: Actor, batch: UUID) -> None:
    tablet = Tablet(bima, batch)
    nameless = tablet.added(" ")
    assert tablet.send(nameless).state is MEND
    assert tablet.send(tablet.first(arrival(batch, 1), "bukan_tanda")).state is MEND
    assert tablet.send(tablet.slip("tiba", arrival(batch, 1)) | {"what": "lain"}).state is MEND
    elsewhere = tablet.added("Rani") | {"batch": str(uuid4())}
    assert "tidak ada di meja" in words(tablet.send(elsewhere))
    close_batch(batch_id=batch, why="Bus terlambat.", by=bima)
    assert tablet.send(tablet.first(arrival(batch, 1))).state is TAKEN  # late, beside what was counted
    lines = open_slips(actor=bima)
    assert {line.state for line in lines} == {MEND}
    shown, outcome = weigh_slip(parcel_id=lines[0].id, by=bima)
    assert (shown.slip is not None, outcome.state) == (True, DECIDE)  # the batch is closed by now
    for line in lines:
        set_slip_aside(parcel_id=line.id, by=bima)
    assert open_slips(actor=bima) == []
    assert not Parcel.objects.exclude(box=b"").exists()


@pytest.mark.django_db
def test_who_was_added_before_the_closing_is_taken_in_after_it_by_a_person(bima: Actor, batch: UUID) -> None:
    """What was signed stays as it was; she and what waited for her stand beside it, and the same slip again adds nobody."""
    tablet, rani = Tablet(bima, batch), uuid4()
    tablet.send(tablet.first(arrival(batch, 1)))
    close_batch(batch_id=batch, why="Bus terlambat.", by=bima)
    signed = batch_for(batch, actor=bima)
    added = tablet.sealed(tablet.added("Rani Rekaan", about=rani))
    told = receive_slip(arrived=added, by=bima)
    assert (told.state, "ditutup sebelum" in words(told)) == (DECIDE, True)
    assert tablet.send(tablet.first(rani, "takut_luka")).state is WAITS
    assert [line.id for line in waiting_for_batch(batch, actor=bima)] == [added.id]
    assert not Arrival.objects.filter(id=rani).exists()
    assert take_up_slip(parcel_id=added.id, late=True, by=bima).state is TAKEN
    assert receive_slip(arrived=added, by=bima).state is TAKEN
    assert (waiting_for_batch(batch, actor=bima), open_slips(actor=bima)) == ([], [])
    assert arrival_for(rani, actor=bima).signs == {"takut_luka"}
    now = batch_for(batch, actor=bima)
    assert (now.filed, now.counts) == (signed.filed, signed.counts) == (Asked(1, 1, 0), signed.counts)
    assert (now.now, now.late, now.late_people) == (Asked(2, 2, 0), 1, 1)


@pytest.mark.django_db
def test_from_a_revoked_tablet_or_another_s_hand_a_person_looks_first(bima: Actor, ilham: Actor, batch: UUID) -> None:
    tablet, new = Tablet(bima, batch), uuid4()
    brought = tablet.added("Rani Rekaan", about=new)
    assert tablet.send(brought, by=ilham).state is DECIDE
    assert tablet.send(tablet.first(new)).state is WAITS
    revoke_device(device=tablet.id, permission=Permission.ARRIVAL_WRITE, by=bima)
    assert "dicabut" in words(tablet.send(tablet.first(arrival(batch, 1))))
    line = slip_line(UUID(brought["form"]), actor=bima)
    assert (line.sent_by, line.brought_by, line.device) == (bima.id, ilham.id, tablet.id)
    assert take_up_slip(parcel_id=line.id, looked_at=True, by=ilham).state is TAKEN
    assert [each.kind for each in arrival_for(new, actor=bima).forms] == [FormKind.FIRST]
    assert Entry.objects.filter(event="courier.opened").exists()


@pytest.mark.django_db
def test_a_wrong_clock_is_taken_off(bima: Actor, batch: UUID) -> None:
    tablet, day = Tablet(bima, batch), 86_400
    for off in (-day, day, 3 * day):
        assert tablet.send(tablet.first(arrival(batch, 1)), off=off).state is TAKEN
    ahead = tablet.sealed(tablet.first(arrival(batch, 1)), off=day)
    unknown = type(ahead)(**{**ahead.__dict__, "clock_off": None})
    assert receive_slip(arrived=unknown, by=bima).state is TAKEN
    now = timezone.now()
    for form in arrival_for(arrival(batch, 1), actor=bima).forms:
        assert abs(form.made_at - now) < timedelta(minutes=5)
    assert made_when(sealed_at=now, clock_off=90, arrived_at=now) == now - timedelta(seconds=90)


@pytest.mark.django_db
def test_whoever_is_shut_out_learns_nothing_of_what_waits_about_her(bima: Actor, ilham: Actor, batch: UUID) -> None:
    tablet, dayang, case = Tablet(bima, batch), arrival(batch, 2), uuid4()
    his = Tablet(ilham, batch)
    tablet.send(tablet.slip("tidak_tiba", dayang))
    tablet.send(tablet.first(dayang))
    (line,) = open_slips(actor=ilham)
    Arrival.objects.filter(id=dayang).update(case=case)
    Hidden.objects.create(officer=officer_of(ilham), record=case)
    assert open_slips(actor=ilham) == []
    assert [each.id for each in open_slips(actor=bima)] == [line.id]
    for read in (slip_line, lambda each, actor: take_up_slip(parcel_id=each, by=actor)):
        with pytest.raises(NotFound):
            read(line.id, actor=ilham)
    sent = his.send(
        his.first(dayang)
    )  # an old list stood on his tablet: what he sealed is not lost, and not his to see
    assert sent.state is MEND
    assert open_slips(actor=ilham) == []
    assert len(open_slips(actor=bima)) == 2


@pytest.mark.django_db
def test_who_may_not_write_here_may_not_send(bima: Actor, sari: Actor, batch: UUID) -> None:
    tablet = Tablet(bima, batch)
    arrived = tablet.sealed(tablet.first(arrival(batch, 1)))
    with pytest.raises((NotPermitted, NotFound)):
        receive_slip(arrived=arrived, by=sari)
    assert not Parcel.objects.exists()


@pytest.mark.django_db
def test_what_waits_goes_with_a_name_that_is_forgotten_and_after_a_quarter(bima: Actor, batch: UUID) -> None:
    tablet, tick = Tablet(bima, batch), system_actor("tick")
    tablet.send(tablet.slip("tidak_tiba", arrival(batch, 2)))
    tablet.send(tablet.first(arrival(batch, 2)))
    tablet.send(tablet.first(uuid4()))
    forget_arrivals(by=tick)
    assert len(open_slips(actor=bima)) == 2
    long_ago = timezone.now() - timedelta(weeks=14)
    close_batch(batch_id=batch, why="Bus terlambat.", by=bima)
    Batch.objects.filter(id=batch).update(closed_at=long_ago)
    forget_arrivals(by=tick)
    (left,) = open_slips(actor=bima)
    assert left.state is WAITS
    Parcel.objects.filter(id=left.id).update(arrived_at=long_ago)
    forget_arrivals(by=tick)
    assert open_slips(actor=bima) == []
    assert not Parcel.objects.exclude(box=b"").exists()


people = st.dictionaries(
    st.uuids(), st.tuples(st.integers(1, 500), st.one_of(st.none(), st.integers(1, 9))), max_size=60
)


@given(people, st.integers(1, 5))
def test_everybody_is_one_tablet_s_and_a_family_stays_together(
    rows: dict[UUID, tuple[int, int | None]], tablets: int
) -> None:
    shares = [share_of(rows, nth=nth, of=tablets) for nth in range(tablets)]
    assert sum(len(each) for each in shares) == len(rows)
    assert set().union(*shares) == set(rows)
    for share in shares:
        groups = {rows[each][1] for each in share} - {None}
        assert {each for each in rows if rows[each][1] in groups} <= share
    singles = {each: (n, None) for n, each in enumerate(rows)}
    lengths = [len(share_of(singles, nth=nth, of=tablets)) for nth in range(tablets)]
    assert max(lengths) - min(lengths) <= 1


@given(st.binary(max_size=300))
def test_what_is_no_slip_is_refused_with_a_sentence(plain: bytes) -> None:
    with pytest.raises(RuleBroken):
        read_slip(plain, uuid4())


@pytest.mark.django_db
def test_a_batch_of_the_evening_before_is_of_two_tablets(bima: Actor) -> None:
    """The fixture's people carry a family of two: both are on one tablet."""
    rows = {each.id: (each.number, each.group) for each in todays_list(a_batch(bima), actor=bima)}
    shares = [share_of(rows, nth=nth, of=2) for nth in range(2)]
    family = {each for each, (_, group) in rows.items() if group}
    assert len(family) == 2
    assert any(family <= each for each in shares)
