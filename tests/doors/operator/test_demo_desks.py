"""The demo's task force leaves nobody without somebody who may act, men included."""

import pytest
from django.utils import timezone

from naung.doors.operator.check import run_checks
from naung.doors.operator.demo_desks import DESKS, found_desks
from naung.foundation.access.rules import system_actor
from naung.foundation.access.vocabulary import Exploitation, PersonKind
from naung.foundation.organisations.queries import areas_served, matrix
from naung.foundation.organisations.rules import holes, shipped_agencies

pytestmark = pytest.mark.django_db


def test_no_man_in_forced_labour_or_forced_crime_is_left_without_any_of_the_six_services(places: None) -> None:
    found_desks(system_actor("setup"))
    needed = {Exploitation.LABOUR, Exploitation.FORCED_CRIMINALITY}
    for area in areas_served():
        cells = [c for c in matrix(area, timezone.localdate(), [PersonKind.MAN]) if c.exploitation in needed]
        assert len(cells) == 12
        assert holes(cells) == []


def test_nobody_at_all_is_left_out_and_the_check_says_so(places: None) -> None:
    found_desks(system_actor("setup"))
    assert run_checks()["kewenangan"].state == "baik"
    assert run_checks()["pengawas"].state == "baik"


def test_every_desk_is_of_a_known_kind_and_told_apart() -> None:
    assert {each.agency_type for each in DESKS} <= set(shipped_agencies())
    assert len({each.key for each in DESKS}) == len({each.prefix for each in DESKS}) == len(DESKS)
