"""Factors on the one page: by rule from the last good fit, only those that may be told, else that none may."""

from datetime import UTC, date, datetime
from unittest.mock import Mock, patch

import pytest

from naung.doors.desk.programme import factors
from naung.doors.desk.programme.short import factors as factors_line
from naung.foundation.identifiers import new_id
from naung.foundation.places.vocabulary import Level
from naung.insight.drivers.rules.beliefs import usual_stops
from naung.insight.drivers.rules.ingredients import declared
from naung.insight.drivers.vocabulary import Findings, Ground, Kept, Outcome, Question
from naung.methods.spatial.told import Effect, Fit, Interval
from tests.cast import KARTIKA, TaskForce
from tests.insight.programme.told import joined

CLEAR, OPEN = Interval(0.2, 0.4, 0.6), Interval(-0.2, 0.1, 0.4)
TWO = declared().factors[:2]


def _fit(*intervals: Interval) -> Mock:
    effects = [Effect(each.key, span, 1.0, 0.2, True) for each, span in zip(TWO, intervals, strict=True)]
    return Mock(spec=Findings, factors=TWO, fit=Mock(spec=Fit, effects=effects))


@pytest.mark.django_db
def test_only_factors_that_may_be_told_stand_on_the_page(force: TaskForce) -> None:
    kartika = joined(KARTIKA, force)
    assert factors_line(kartika).values == ()
    question = Question(Level.REGENCY, tuple(each.key for each in TWO), usual_stops(Ground.REGISTER))
    kept = Kept(new_id(), question, None, datetime(2026, 3, 1, tzinfo=UTC), date(2026, 2, 1), Outcome.FOUND)
    for intervals, told in (((OPEN, CLEAR), TWO[1].id), ((OPEN, OPEN), "Belum ada faktor yang dapat dipastikan.")):
        with (
            patch.object(factors, "last_good_fit", lambda level, actor: kept if level is Level.REGENCY else None),
            patch.object(factors, "fit_kept", return_value=(kept, _fit(*intervals))),
        ):
            line = factors_line(kartika)
        assert len(line.values) == 1
        assert line.values[0][1].startswith(told)
        assert "2026" in line.dated


def test_who_may_not_read_the_factors_is_not_told_that_there_are_none() -> None:
    assert "Belum dihitung" not in factors_line(Mock(may=lambda _permission: False)).caveat
