"""Requests: who asked and when, the law's days from that moment, one answer, and what the worklist shows."""

from datetime import datetime, timedelta
from uuid import UUID

import pytest
from django.utils import timezone
from hypothesis import given, settings
from hypothesis import strategies as st

from naung.casework.cases.queries import timeline_for
from naung.casework.plans.actions import correct_moment, record_result, write_request
from naung.casework.plans.models import ServiceRequest
from naung.casework.plans.queries import is_request_open, plan_for, requests_due, requests_open
from naung.casework.plans.rules.requests import clock_of, due_of_request
from naung.casework.plans.rules.tables import shipped_tables
from naung.casework.plans.vocabulary import PlanEvent
from naung.foundation.access.vocabulary import Actor
from naung.foundation.clock.rules.calendar import Calendar
from naung.foundation.clock.vocabulary import ClockState
from naung.foundation.errors import NotFound, NotPermitted, RuleBroken, StaleVersion
from naung.foundation.law.queries import shipped_law
from tests.casework.plans.conftest import Served
from tests.casework.plans.stories import WIB, at


def ask(
    served: Served, by: Actor, asked_at: datetime | None = None, kind: str = "perawatan", asker: str = "keluarga"
) -> UUID:
    return write_request(
        case_id=served.case,
        person_id=served.person,
        kind=kind,
        asker=asker,
        asker_words="Bibi, 0812 0000 1111",
        asked_at=asked_at or timezone.now(),
        by=by,
    )


def events(served: Served, by: Actor) -> list[str]:
    return [entry.event for entry in timeline_for(served.case, actor=by)]


@pytest.mark.django_db
def test_a_request_keeps_who_asked_and_runs_from_its_moment(sari: Actor, served: Served) -> None:
    now = timezone.now()
    ask(served, sari, now)
    (shown,) = plan_for(served.case, served.person, actor=sari).requests
    assert (shown.asker, shown.asker_words, shown.asked_at) == ("keluarga", "Bibi, 0812 0000 1111", now)
    assert shown.due is not None
    assert shown.due.due_at is not None
    assert shown.due.due_at.astimezone(WIB).date() == now.astimezone(WIB).date() + timedelta(days=7)
    assert (shown.due.state, shown.due.moved) == (ClockState.RUNNING, False)
    assert PlanEvent.REQUESTED.value in events(served, sari)


@pytest.mark.django_db
def test_a_late_start_moves_the_day_and_the_timeline_says_so(sari: Actor, served: Served) -> None:
    ask(served, sari, timezone.now() - timedelta(days=3))
    (shown,) = plan_for(served.case, served.person, actor=sari).requests
    assert shown.due is not None
    assert shown.due.moved
    assert shown.left is not None
    assert shown.left.n == 4
    told = events(served, sari)
    assert PlanEvent.REQUESTED_EARLIER.value in told
    assert PlanEvent.REQUESTED.value not in told


@pytest.mark.django_db
def test_a_corrected_moment_moves_the_day_and_meets_a_faster_hand(sari: Actor, ratna: Actor, served: Served) -> None:
    now = timezone.now()
    request = ask(served, sari, now)
    before = ServiceRequest.objects.get().due_at
    earlier = now - timedelta(days=2)
    correct_moment(request_id=request, asked_at=earlier, version=1, by=ratna)
    row = ServiceRequest.objects.get()
    assert before is not None
    assert row.due_at == before - timedelta(days=2)
    assert PlanEvent.MOMENT_MOVED.value in events(served, sari)
    with pytest.raises(StaleVersion) as stale:
        correct_moment(request_id=request, asked_at=now, version=1, by=sari)
    assert stale.value.differences[0].field == "asked_at"
    with pytest.raises(RuleBroken, match="belum terjadi"):
        correct_moment(request_id=request, asked_at=now + timedelta(days=1), version=2, by=sari)


@pytest.mark.django_db
def test_a_request_is_answered_once(sari: Actor, budi: Actor, served: Served) -> None:
    now = timezone.now()
    request = ask(served, sari, now - timedelta(days=9))
    (waiting,) = requests_open(served.case, actor=sari)
    assert is_request_open(request, actor=sari)
    assert not is_request_open(request, actor=budi)
    assert (waiting.id, waiting.service) == (request, "rehabilitasi_kesehatan")
    with pytest.raises(RuleBroken, match="hasil"):
        record_result(request_id=request, result=" ", by=sari)
    record_result(request_id=request, result="Dirawat di RSUD.", ended_at=now - timedelta(days=1), by=sari)
    (shown,) = plan_for(served.case, served.person, actor=sari).requests
    assert shown.due is not None
    assert (shown.outcome, shown.result, shown.due.state) == ("diberikan", "Dirawat di RSUD.", ClockState.DONE_LATE)
    assert requests_open(served.case, actor=sari) == ()
    assert not is_request_open(request, actor=sari)
    with pytest.raises(RuleBroken, match="sudah ada hasilnya"):
        record_result(request_id=request, result="Lagi.", by=sari)


@pytest.mark.django_db
def test_a_request_for_what_the_law_gives_no_days_has_none(sari: Actor, served: Served) -> None:
    ask(served, sari, kind="bantuan_hukum", asker="korban")
    (shown,) = plan_for(served.case, served.person, actor=sari).requests
    assert (shown.due, shown.left) == (None, None)
    assert ServiceRequest.objects.get().due_at is None


@pytest.mark.django_db
def test_the_worklist_shows_the_earliest_maximum_first(sari: Actor, budi: Actor, served: Served) -> None:
    now = timezone.now()
    ask(served, sari, now, kind="bantuan_hukum")
    ask(served, sari, now)
    ask(served, sari, now - timedelta(days=10))
    lines = requests_due(actor=sari)
    assert [line.state for line in lines] == [ClockState.OVERDUE, ClockState.RUNNING, None]
    assert requests_due(actor=budi) == []
    assert len(requests_due(actor=sari, limit=1)) == 1


@pytest.mark.django_db
def test_others_may_not_ask_answer_or_see(sari: Actor, budi: Actor, hamdan: Actor, served: Served) -> None:
    request = ask(served, sari)
    for act in (
        lambda by: ask(served, by),
        lambda by: correct_moment(request_id=request, asked_at=timezone.now(), version=1, by=by),
        lambda by: record_result(request_id=request, result="Selesai.", by=by),
        lambda by: requests_open(served.case, actor=by),
    ):
        with pytest.raises(NotFound):
            act(budi)
        with pytest.raises(NotPermitted):
            act(hamdan)


@pytest.mark.django_db
def test_an_unknown_asker_and_mediation_are_refused(sari: Actor, served: Served) -> None:
    with pytest.raises(RuleBroken, match="siapa yang meminta"):
        ask(served, sari, asker="tetangga")
    with pytest.raises(RuleBroken, match="mediasi ditutup"):
        ask(served, sari, kind="mediasi")
    ask(served, sari, asker="lain")


FIRST, LAST = at("01-01-2025 00.00").replace(tzinfo=None), at("31-12-2030 23.59").replace(tzinfo=None)
MOMENTS = st.datetimes(FIRST, LAST, timezones=st.just(WIB))


@given(asked=MOMENTS, late=st.timedeltas(timedelta(0), timedelta(days=60)))
@settings(max_examples=60)
def test_however_late_it_is_written_the_day_is_that_of_the_request(asked: datetime, late: timedelta) -> None:
    rule = clock_of(shipped_tables().kinds["perawatan"], shipped_law().clocks)
    assert rule is not None
    entered = asked + late
    due = due_of_request(
        rule, asked_at=asked, entered_at=entered, ended_at=None, now=entered, tz=WIB, calendar=Calendar()
    )
    assert due.due_at is not None
    assert due.due_at.astimezone(WIB).date() == asked.date() + timedelta(days=rule.amount)
    assert due.moved == (entered.astimezone(WIB).date() != asked.date())
