"""Jaya writes down what has ended, corrects it and takes it back; nothing of what is planned, nothing in free words."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from naung.casework.operations.actions import correct_operation, withdraw_operation
from naung.casework.operations.models import Operation
from naung.casework.operations.queries import operation_for, operations_in
from naung.casework.operations.rules import (
    ENDS_BEFORE,
    HOW_MANY_HOURS,
    HOW_MANY_OFFICERS,
    NO_SUCH_DAY,
    NOT_ENDED,
    SAY_CHECKED,
    TOO_LONG,
    WHICH_AREA,
    hours_by_month,
    operation_problems,
)
from naung.casework.operations.vocabulary import Checked, Kind, OperationsEvent, OperationTold, Reason
from naung.foundation.access.vocabulary import Actor
from naung.foundation.audit.models import Entry
from naung.foundation.errors import NotFound, NotPermitted, Problems, RuleBroken, StaleVersion
from tests.casework.operations.told import a_patrol, days, patrol
from tests.cast import BIMA, JAYA, SARI, TaskForce, actor, join, load_some_places

TODAY = date(2026, 11, 28)
ENDED = OperationTold(
    Kind.OPERATION, "61.72.02", date(2026, 11, 20), date(2026, 11, 22), 30, 12, frozenset({Checked.LODGINGS})
)


@pytest.mark.parametrize(
    ("changes", "field", "message"),
    [
        ({"ended_on": TODAY}, "ended_on", NOT_ENDED),
        ({"began_on": date(2026, 12, 1), "ended_on": date(2026, 12, 2)}, "ended_on", NOT_ENDED),
        ({"began_on": date(2026, 11, 23)}, "ended_on", ENDS_BEFORE),
        ({"began_on": date(2026, 8, 1)}, "ended_on", TOO_LONG),
        ({"began_on": date(1026, 11, 20)}, "began_on", NO_SUCH_DAY),
        ({"place": ""}, "place", WHICH_AREA),
        ({"place": "61"}, "place", WHICH_AREA),
        ({"place": "MY-13"}, "place", WHICH_AREA),
        ({"hours": 0}, "hours", HOW_MANY_HOURS),
        ({"hours": 73}, "hours", HOW_MANY_HOURS),
        ({"officers": 0}, "officers", HOW_MANY_OFFICERS),
        ({"checked": frozenset()}, "checked", SAY_CHECKED),
    ],
)
def test_nothing_is_told_of_what_is_planned_or_still_on(changes: dict[str, Any], field: str, message: str) -> None:
    told = OperationTold(**{**ENDED.__dict__, **changes})
    assert operation_problems(ENDED, today=TODAY) == []
    assert [(each.field, each.message) for each in operation_problems(told, today=TODAY)] == [(field, message)]


@given(
    began=st.dates(date(2020, 1, 1), date(2026, 1, 1)),
    length=st.integers(0, 91),
    hours=st.integers(1, 2000),
    officers=st.integers(1, 400),
)
def test_officer_hours_are_spread_and_none_is_lost(began: date, length: int, hours: int, officers: int) -> None:
    ended = date.fromordinal(began.toordinal() + length)
    spread = hours_by_month(began, ended, hours, officers)
    assert sum(spread.values()) == hours * officers
    assert (min(spread), max(spread)) == (f"{began:%Y-%m}", f"{ended:%Y-%m}")
    assert min(spread.values()) >= 0


def test_a_month_takes_the_share_of_its_days() -> None:
    assert hours_by_month(date(2026, 6, 29), date(2026, 7, 2), 20, 10) == {"2026-06": 100, "2026-07": 100}


@pytest.fixture
def jaya(force: TaskForce) -> Actor:
    """Jaya at the police desk, with the places known."""
    load_some_places()
    join(JAYA, force)
    return actor(JAYA, force)


@pytest.mark.django_db
def test_a_kelurahan_is_kept_as_its_kecamatan_and_the_log_tells(jaya: Actor) -> None:
    made = a_patrol(jaya, place="61.72.02.1001")
    found = operation_for(made, actor=jaya)
    assert found.told == patrol(place="61.72.02")
    assert operations_in(days(-7).year, actor=jaya) == [found]
    assert Entry.objects.filter(event=OperationsEvent.RECORDED.value, subject=made).count() == 1


@pytest.mark.django_db
def test_a_correction_keeps_what_stood_there_and_says_why(jaya: Actor) -> None:
    made = a_patrol(jaya)
    correct_operation(operation_id=made, version=1, told=patrol(hours=16), reason=Reason.COUNTED, by=jaya)
    correct_operation(operation_id=made, version=1, told=patrol(hours=16), reason=Reason.COUNTED, by=jaya)
    found = operation_for(made, actor=jaya)
    assert (found.told.hours, found.version) == (16, 2)
    ((change),) = found.changes
    assert (change.reason, change.former) == (Reason.COUNTED, (("hours", "12"),))
    with pytest.raises(StaleVersion) as stale:
        correct_operation(operation_id=made, version=1, told=patrol(hours=9), reason=Reason.TYPED, by=jaya)
    assert [(each.theirs, each.mine) for each in stale.value.differences] == [("16", "9")]


@pytest.mark.django_db
def test_one_that_was_taken_back_stays_and_changes_no_more(jaya: Actor) -> None:
    made = a_patrol(jaya)
    with pytest.raises(Problems):
        withdraw_operation(operation_id=made, version=1, reason=Reason.TYPED, by=jaya)
    withdraw_operation(operation_id=made, version=1, reason=Reason.TWICE, by=jaya)
    assert [each.withdrawn for each in operations_in(days(-7).year, actor=jaya)] == [True]
    with pytest.raises(RuleBroken):
        correct_operation(operation_id=made, version=2, told=patrol(hours=9), reason=Reason.TYPED, by=jaya)
    with pytest.raises(Problems):
        correct_operation(operation_id=a_patrol(jaya), version=1, told=patrol(), reason=Reason.TWICE, by=jaya)


@pytest.mark.django_db
def test_another_desk_finds_nothing_and_who_does_not_patrol_may_not(force: TaskForce, jaya: Actor) -> None:
    made = a_patrol(jaya)
    for member in (BIMA, SARI):
        join(member, force)
    with pytest.raises(NotFound):
        operation_for(made, actor=actor(BIMA, force))
    with pytest.raises(NotFound):
        withdraw_operation(operation_id=made, version=1, reason=Reason.TWICE, by=actor(BIMA, force))
    with pytest.raises(NotPermitted):
        a_patrol(actor(SARI, force))
    assert Operation.objects.count() == 1
