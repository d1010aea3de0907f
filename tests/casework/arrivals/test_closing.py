"""Closing: nobody is left over, or it stands why; the counts are kept; a late form still comes; names go after a quarter."""

from dataclasses import replace
from datetime import timedelta
from unittest.mock import patch
from uuid import UUID

import pytest
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from naung.casework.arrivals.actions import (
    agree_call,
    close_batch,
    count_screened,
    forget_arrivals,
    mark_arrivals,
    note_leaving,
    note_missed,
    take_rows,
)
from naung.casework.arrivals.actions.forgetting import KEPT_AFTER_CLOSING
from naung.casework.arrivals.models import Arrival, Batch
from naung.casework.arrivals.queries import arrival_for, batch_for, todays_list
from naung.casework.arrivals.rules.closing import (
    LEAST_DRAWN,
    Drawn,
    Owed,
    Stood,
    counts_of,
    drawn_of,
    missed_by_first_line,
    owed,
)
from naung.casework.arrivals.vocabulary import CallTold, Decided, FormKind, Presence
from naung.foundation.access.rules import system_actor
from naung.foundation.access.vocabulary import Actor
from naung.foundation.errors import NotPermitted, RuleBroken
from naung.foundation.people.vocabulary import Answer
from tests.casework.arrivals.told import FOUR, arrival, first, short, short_told, signed

ARRIVED = Stood(Presence.ARRIVED, first=True, leaving="mandiri")


@pytest.mark.parametrize(
    ("person", "missing"),
    [
        (Stood(Presence.EXPECTED), (Owed.PRESENCE,)),
        (Stood(Presence.NOT_ARRIVED), ()),
        (Stood(Presence.ARRIVED), (Owed.LEAVING, Owed.FIRST)),
        (Stood(Presence.ADDED, leaving="dinsos", missed_first="menolak"), ()),
        (ARRIVED, ()),
        (replace(ARRIVED, lot=True), (Owed.SHORT,)),
        (replace(ARRIVED, sent=True), (Owed.SHORT,)),
        (replace(ARRIVED, lot=True, missed_short="sudah_pergi"), ()),
        (replace(ARRIVED, sent=True, missed_short="sudah_pergi"), (Owed.UNASKED,)),
        (replace(ARRIVED, sent=True, stays=True, missed_short="sudah_pergi"), (Owed.UNASKED,)),
        (replace(ARRIVED, sent=True, missed_short="sudah_pergi", decided=Decided.MAY_LEAVE), ()),
        (replace(ARRIVED, short=True, stays=True, decided=Decided.MAY_LEAVE, again=True), (Owed.DECISION,)),
        (replace(ARRIVED, sent=True, short=True), ()),
        (replace(ARRIVED, sent=True, short=True, double=True), (Owed.DOUBLE,)),
        (replace(ARRIVED, sent=True, short=True, stays=True), (Owed.DECISION,)),
        (replace(ARRIVED, sent=True, short=True, stays=True, decided=Decided.MAY_LEAVE), ()),
        (replace(ARRIVED, sent=True, short=True, stays=True, decided=Decided.STAYS), (Owed.INTERVIEW,)),
        (replace(ARRIVED, sent=True, short=True, stays=True, decided=Decided.STAYS, leaving="rumah_ramah"), ()),
        (replace(ARRIVED, sent=True, short=True, decided=Decided.STAYS, handed=True), ()),
        (replace(ARRIVED, child=True, stays=True), (Owed.CHILD_ALONE,)),
        (replace(ARRIVED, child=True), (Owed.CHILD_ALONE,)),  # undone at the first line; the list still says a child
        (replace(ARRIVED, child=True, stays=True, leaving="dinsos"), (Owed.DECISION,)),
        (replace(ARRIVED, child=True, stays=True, decided=Decided.MAY_LEAVE), ()),
        (Stood(Presence.ARRIVED, dead=True), (Owed.LEAVING,)),
        (Stood(Presence.ARRIVED, dead=True, leaving="jenazah"), ()),
    ],
)  # fmt: skip
def test_what_is_still_owed_of_one_person(person: Stood, missing: tuple[str, ...]) -> None:
    assert owed(person) == missing


people = st.builds(
    Stood,
    st.sampled_from(Presence),
    dead=st.booleans(),
    sex=st.sampled_from(["L", "P"]),
    band=st.sampled_from(["anak", "18-24"]),
    cause=st.sampled_from(["", "judi"]),
    leaving=st.sampled_from(["", "mandiri"]),
    first=st.booleans(),
    sent=st.booleans(),
    lot=st.booleans(),
    short=st.booleans(),
    decided=st.sampled_from([None, *Decided]),
)


@given(st.lists(people, max_size=40))
def test_every_list_of_counts_adds_up_to_those_who_came(batch: list[Stood]) -> None:
    counts = counts_of(batch)
    came = sum(each.presence in {Presence.ARRIVED, Presence.ADDED} for each in batch)
    for name in ("cause", "origin", "sex", "band", "leaving"):
        assert sum(counts[name].values()) == came
    alive = sum(each.here for each in batch)
    assert sum(counts["first"].values()) == alive
    assert sum(counts["short"].values()) == sum(counts["why"].values())
    assert sum(counts["presence"].values()) == len(batch)


@given(st.lists(people, max_size=40))
def test_what_chance_brought_to_light_counts_only_those_without_a_sign(batch: list[Stood]) -> None:
    told = drawn_of(batch)
    assert told.found <= told.asked
    assert told.asked + told.not_asked <= told.unsent
    assert drawn_of([replace(each, sent=True) for each in batch]) == Drawn(0, 0, 0, 0)


def test_too_few_drawn_tell_nothing() -> None:
    assert missed_by_first_line(40, LEAST_DRAWN - 1, 1) is None
    found = missed_by_first_line(300, 30, 2)
    assert found is not None
    assert (found.low, found.high) == (3, 63)


def everybody(batch: UUID, bima: Actor) -> None:
    """All four are accounted for: one leaves, one goes to the shelter, a child to the social office, one did not come."""
    ujang, dayang, rafi, lalu = (arrival(batch, n) for n in (1, 2, 3, 4))
    mark_arrivals(batch_id=batch, came=[ujang, dayang, rafi], not_came=[lalu], by=bima)
    first(ujang, by=bima)
    note_missed(arrival_id=ujang, kind=FormKind.SHORT, why="sudah_pergi", by=bima)
    note_leaving(arrival_id=ujang, leaving="mandiri", by=bima)
    first(dayang, "surat_dipegang", by=bima)
    short(dayang, short_told(surat=Answer.YES), bima)
    signed(dayang, Decided.STAYS, bima)
    note_leaving(arrival_id=dayang, leaving="rumah_ramah", by=bima)
    first(rafi, "anak", by=bima)
    short(rafi, short_told("anak", sendiri=Answer.NO), bima)
    signed(rafi, Decided.STAYS, bima)
    note_leaving(arrival_id=rafi, leaving="dinsos", by=bima)


@pytest.mark.django_db
def test_a_batch_is_closed_when_everybody_is_accounted_for(batch: UUID, bima: Actor) -> None:
    with pytest.raises(RuleBroken, match="4 orang"):
        close_batch(batch_id=batch, by=bima)
    everybody(batch, bima)
    assert batch_for(batch, actor=bima).owing == ()
    close_batch(batch_id=batch, by=bima)
    shown = batch_for(batch, actor=bima)
    assert shown.closed_by == bima.id
    assert shown.counts["presence"] == {"tiba": 3, "tidak_tiba": 1}
    assert shown.counts["leaving"] == {"dinsos": 1, "mandiri": 1, "rumah_ramah": 1}
    assert shown.counts["left"] == {"belum": 0}
    with pytest.raises(RuleBroken, match="sudah ditutup"):
        close_batch(batch_id=batch, by=bima)
    with pytest.raises(RuleBroken, match="sudah ditutup"):
        take_rows(batch_id=batch, rows=FOUR, by=bima)
    with pytest.raises(RuleBroken, match="sudah ditutup"):
        note_leaving(arrival_id=arrival(batch, 1), leaving="dinsos", by=bima)


@pytest.mark.django_db
def test_with_a_stated_reason_it_is_closed_and_says_how_many_were_left(batch: UUID, bima: Actor) -> None:
    mark_arrivals(batch_id=batch, came=[arrival(batch, 1)], by=bima)
    close_batch(batch_id=batch, why="Bus tiba pukul 23, petugas satu orang.", by=bima)
    shown = batch_for(batch, actor=bima)
    assert (shown.why_closed, shown.counts["left"]) == ("Bus tiba pukul 23, petugas satu orang.", {"belum": 4})


@pytest.mark.django_db
def test_a_form_that_was_three_weeks_away_still_comes_and_changes_no_count(batch: UUID, bima: Actor) -> None:
    everybody(batch, bima)
    close_batch(batch_id=batch, by=bima)
    before = batch_for(batch, actor=bima).counts
    short(arrival(batch, 1), short_told(ancam=Answer.YES), bima)
    signed(arrival(batch, 1), Decided.STAYS, bima)
    shown = batch_for(batch, actor=bima)
    assert shown.counts == before
    assert "ancam" in {reason.code for line in shown.queue for reason in line.reasons}


@pytest.mark.django_db
def test_a_reason_is_not_written_over_an_answer(batch: UUID, bima: Actor) -> None:
    ujang = arrival(batch, 1)
    with pytest.raises(RuleBroken, match="Tandai dahulu"):
        note_leaving(arrival_id=ujang, leaving="mandiri", by=bima)
    note_missed(arrival_id=ujang, kind=FormKind.FIRST, why="bahasa", words="Hanya bicara Bugis.", by=bima)
    assert arrival_for(ujang, actor=bima).texts["notes"] == "Hanya bicara Bugis."
    first(ujang, by=bima)
    with pytest.raises(RuleBroken, match="sudah ditanya"):
        note_missed(arrival_id=ujang, kind=FormKind.FIRST, why="bahasa", by=bima)
    for wrong in (
        lambda: note_leaving(arrival_id=ujang, leaving="x", by=bima),
        lambda: note_missed(arrival_id=ujang, kind=FormKind.SHORT, why="x", by=bima),
    ):
        with pytest.raises(RuleBroken, match="tidak ada dalam daftar"):
            wrong()


def over(batch: UUID) -> None:
    """Let a quarter of a year pass since the batch was closed."""
    long_ago = timezone.now() - KEPT_AFTER_CLOSING - timedelta(days=1)
    Batch.objects.filter(id=batch).update(closed_at=long_ago)


@pytest.mark.django_db
def test_names_go_a_quarter_of_a_year_after_closing_and_the_counts_stay(batch: UUID, bima: Actor) -> None:
    everybody(batch, bima)
    until = timezone.localdate() + timedelta(days=200)
    agree_call(
        arrival_id=arrival(batch, 1),
        told=CallTold("0812 3456 7890", "Malam", "", "Tanda tangan", until),
        by=bima,
    )
    close_batch(batch_id=batch, by=bima)
    tick = system_actor("tick")
    assert forget_arrivals(by=tick) == 0
    counts = batch_for(batch, actor=bima).counts
    over(batch)
    assert forget_arrivals(by=tick) == 3
    assert forget_arrivals(by=tick) == 0
    shown = batch_for(batch, actor=bima)
    assert shown.counts == counts
    assert sorted(each.short for each in shown.queue) == ["", "", "", "Ujang S."]
    gone = arrival_for(arrival(batch, 2), actor=bima)
    assert gone.forgotten
    assert gone.texts["name"] == ""
    assert {row.name for row in Arrival.objects.exclude(forgotten_at=None)} == {None}
    assert next(each.short for each in todays_list(batch, actor=bima)) == "Ujang S."
    with pytest.raises(NotPermitted):
        forget_arrivals(by=bima)


@pytest.mark.django_db
def test_the_head_of_the_task_force_gets_counts_and_no_row(batch: UUID, bima: Actor, member: object) -> None:
    everybody(batch, bima)
    close_batch(batch_id=batch, by=bima)
    kartika: Actor = member("kartika")  # type: ignore[operator]  # the fixture is a function
    today = timezone.localdate()
    assert bima.desk is not None
    with patch("naung.foundation.vault.queries.opening.data_keys", side_effect=AssertionError("opens nothing")):
        (counts,) = count_screened(desks=[bima.desk], since=today, until=today + timedelta(days=1), by=kartika)
    assert (counts.came, counts.first, counts.short) == (3, 3, 2)
    with pytest.raises(NotPermitted):
        count_screened(desks=[bima.desk], since=today, until=today, by=bima)
