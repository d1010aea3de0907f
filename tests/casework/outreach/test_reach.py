"""Reach against plan by area: counts, of the desks that may be counted."""

from collections.abc import Callable

import pytest

from naung.casework.outreach.actions import cancel_session
from naung.casework.outreach.queries import AreaReach, reach_seen
from naung.casework.outreach.vocabulary import NOT_TOLD_APART, AgeBand, PlaceTold, Sex
from naung.foundation.access.vocabulary import Actor
from naung.foundation.errors import NotPermitted
from tests.casework.outreach.told import PASIRAN, SINGKAWANG_BARAT, a_held_session, a_session, days

pytestmark = pytest.mark.django_db


def fill(by: Actor) -> None:
    """Two held and one planned at Pasiran, one cancelled in its kecamatan, one planned where the code is not sure."""
    a_held_session(by)
    a_held_session(by, days(-1))
    a_session(by, on=days(1), expected=10)
    gone = a_session(by, place=PlaceTold(SINGKAWANG_BARAT), on=days(2))
    cancel_session(session_id=gone, version=1, reason="Banjir.", by=by)
    a_session(by, place=PlaceTold("", "Dermaga lama"), on=days(0), expected=5)


def test_reach_stands_beside_the_plan_by_area_and_by_who_came(member: Callable[[str], Actor]) -> None:
    fill(member("sari"))
    found = reach_seen(days(-7), days(7), actor=member("sari"))
    assert found.areas[PASIRAN] == AreaReach(planned=3, held=2, cancelled=0, expected=90, attended=70)
    assert found.areas[SINGKAWANG_BARAT] == AreaReach(planned=1, cancelled=1, expected=40)
    assert found.areas[""] == AreaReach(planned=1, expected=5)
    assert found.seats[AgeBand.ADULT, Sex.FEMALE] == 56
    assert found.seats[NOT_TOLD_APART] == 6
    assert reach_seen(days(3), days(7), actor=member("sari")).areas == {}


def test_who_opens_no_session_reads_the_counts_of_the_desks_of_her_territory(member: Callable[[str], Actor]) -> None:
    fill(member("sari"))
    a_held_session(member("budi"))  # another city
    for who in ("kartika", "rina"):
        found = reach_seen(days(-7), days(7), actor=member(who))
        assert found.areas[PASIRAN].held == 2
        assert len(found.desks) > 1
    assert reach_seen(days(-7), days(7), actor=member("hamdan")).areas[PASIRAN].held == 2
    assert reach_seen(days(-7), days(7), actor=member("tio")).areas == {}
    with pytest.raises(NotPermitted):
        reach_seen(days(-7), days(7), actor=member("mega"))
