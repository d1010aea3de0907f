"""Which month of the office an hour of the world's clock falls in, also where a count has lost its day."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo, available_timezones

import pytest
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from naung.insight.extract.queries.effort import INSIDE, MONTH_LENGTH, month_of

ZONES = sorted(available_timezones())


@pytest.mark.parametrize(
    ("hour", "month"),
    [
        ("2026-10-31 16", "2026-10"),
        ("2026-10-31 17", "2026-11"),  # midnight in Pontianak
        ("2026-12-31T17", "2027-01"),
        ("2026-11-01 00", "2026-11"),
        ("2026-11-15 23", "2026-11"),
        ("2026-11", "2026-11"),
    ],
)
def test_an_hour_is_in_the_offices_month(hour: str, month: str) -> None:
    with timezone.override("Asia/Pontianak"):
        assert month_of(hour) == month


@given(st.datetimes(datetime(2020, 1, 1), datetime(2040, 1, 1)), st.sampled_from(ZONES))  # noqa: DTZ001  # set below
def test_a_day_inside_a_month_is_in_the_same_month_in_every_zone(moment: datetime, zone: str) -> None:
    """What the ledger leaves out by counting such days by month alone."""
    world = moment.replace(tzinfo=UTC)
    inside = world + timedelta(days=int(INSIDE[0]) - world.day if world.day < int(INSIDE[0]) else 0)
    inside -= timedelta(days=max(0, inside.day - int(INSIDE[1])))
    assert f"{inside.astimezone(ZoneInfo(zone)):%Y-%m}" == inside.isoformat()[:MONTH_LENGTH]
