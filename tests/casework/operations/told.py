"""Operations as they are told in the tests. The days are counted from the day of the test."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.utils import timezone

from naung.casework.operations.actions import record_operation
from naung.casework.operations.vocabulary import Checked, Kind, OperationTold
from naung.foundation.access.vocabulary import Actor
from tests.cast import SINGKAWANG


def days(n: int) -> date:
    """So many days from today."""
    return timezone.localdate() + timedelta(days=n)


def patrol(**changes: Any) -> OperationTold:
    """Two days of the week before, twelve hours, six officers, roads and boats, in the whole city."""
    looked_at = frozenset({Checked.ROADS, Checked.BOATS})
    return replace(OperationTold(Kind.PATROL, SINGKAWANG, days(-8), days(-7), 12, 6, looked_at), **changes)


def a_patrol(by: Actor, **changes: Any) -> UUID:
    """One that is written down at this officer's desk."""
    return record_operation(told=patrol(**changes), by=by)
