"""The clock by which a recipient answers a withdrawal, corrected by the office: by the day on which it was closed."""

from datetime import UTC, date, datetime, timedelta

import pytest

from naung.casework.consent.queries.closings import due_of_closing
from naung.casework.consent.vocabulary import Kind
from naung.foundation.law.queries import shipped_law
from naung.foundation.law.queries.corrected import law_on, law_shelves
from naung.foundation.law.rules.running import KEEPS
from naung.foundation.law.vocabulary.corrections import Table
from tests.foundation.law.corrections_told import signed, told

AT = datetime(2026, 11, 5, 3, tzinfo=UTC)
SHELF = law_shelves()[Table.CLOCK]


def hours_of(at: datetime, law_day: date, **values: object) -> tuple[timedelta, bool]:
    law = law_on((signed(told(SHELF, "henti_pemrosesan", **values), date(2026, 11, 6)),), law_day)
    due = due_of_closing(Kind.WITHDRAWN, at, None, at + timedelta(hours=1), law)
    assert due.due_at is not None
    return due.due_at - at, any(reason.message == KEEPS for reason in due.reasons)


def test_a_withdrawal_over_the_day_keeps_its_hours_and_one_after_it_has_the_new_ones() -> None:
    shipped = timedelta(hours=shipped_law().clocks["henti_pemrosesan"].amount)
    assert hours_of(AT, AT.date(), amount=5) == (shipped, True)
    later = AT + timedelta(days=2)
    assert hours_of(later, later.date(), amount=5) == (timedelta(hours=5), False)


@pytest.mark.django_db
def test_working_days_are_counted_by_the_offices_calendar() -> None:
    friday = datetime(2026, 11, 13, 3, tzinfo=UTC)
    span, _told = hours_of(friday, friday.date(), amount=1, unit="working_days")
    assert span > timedelta(days=3)
