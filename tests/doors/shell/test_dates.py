"""A date in a form is read at the precision in which it was told, by the one reader of the house."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from naung.doors.desk.shell.fields import VagueDateField, from_boxes
from naung.foundation.clock.vocabulary import Precision, VagueDate

READ = [
    ("2025", Precision.YEAR, "2025-01-01", "2025-12-31"),
    ("2025-06", Precision.MONTH, "2025-06-01", "2025-06-30"),
    ("6-2025", Precision.MONTH, "2025-06-01", "2025-06-30"),
    ("Juni 2025", Precision.MONTH, "2025-06-01", "2025-06-30"),
    ("Agustus 2024", Precision.MONTH, "2024-08-01", "2024-08-31"),
    ("12-6-2025", Precision.DAY, "2025-06-12", "2025-06-12"),
    ("12/06/2025", Precision.DAY, "2025-06-12", "2025-06-12"),
    ("12 Juni 2025", Precision.DAY, "2025-06-12", "2025-06-12"),
    ("2025-06-12", Precision.DAY, "2025-06-12", "2025-06-12"),
    ("29.2.2024", Precision.DAY, "2024-02-29", "2024-02-29"),
    ("kira2 2024", Precision.AROUND, "2023-01-01", "2025-12-31"),
    ("awal 2024", Precision.RANGE, "2024-01-01", "2024-04-30"),
    ("kira-kira 2024", Precision.AROUND, "2023-01-01", "2025-12-31"),
    ("sekitar Januari 2024", Precision.AROUND, "2023-12-01", "2024-02-29"),
    ("sekitar 12-6-2025", Precision.AROUND, "2025-06-05", "2025-06-19"),
    ("2023 sampai 2025", Precision.RANGE, "2023-01-01", "2025-12-31"),
    ("sebelum 2024", Precision.RANGE, None, "2023-12-31"),
    ("sesudah Juni 2024", Precision.RANGE, "2024-07-01", None),
    ("tidak tahu", Precision.UNKNOWN, None, None),
]


def clean(typed: str) -> VagueDate | None:
    """What the page makes of words typed into the last box."""
    read: VagueDate | None = VagueDateField(required=False).clean({"year": typed})
    return read


@pytest.mark.parametrize(("typed", "precision", "first", "last"), READ)
def test_what_is_told_is_read_and_its_words_are_kept(typed, precision, first, last):
    read = clean(typed)
    assert read is not None
    assert read.precision is precision
    assert read.first == (date.fromisoformat(first) if first else None)
    assert read.last == (date.fromisoformat(last) if last else None)
    assert read.text == typed


REFUSED = ["31-6-2025", "29-2-2025", "2025-13", "12-25", "1776", "2999", "kemarin", "12", "1-2-3-2025", "x" * 90]


@pytest.mark.parametrize("typed", REFUSED)
def test_an_impossible_date_is_refused_with_a_sentence(typed):
    with pytest.raises(ValidationError) as wrong:
        clean(typed)
    assert wrong.value.messages[0].endswith(".")


@given(st.text(max_size=30))
def test_whatever_is_typed_is_read_or_refused_but_never_breaks(typed):
    try:
        read = clean(typed)
    except ValidationError:
        return
    assert read is None or read.precision is Precision.UNKNOWN or read.first or read.last


@given(st.dates(date(1900, 1, 1), date(2100, 12, 31)))
def test_a_day_in_boxes_is_that_day(day):
    assert from_boxes(str(day.day), str(day.month), str(day.year)).first == day


def test_boxes_stand_alone_from_the_right():
    assert from_boxes("", "", "2025").precision is Precision.YEAR
    assert from_boxes("", "6", "2025").precision is Precision.MONTH
    assert from_boxes("", "", "2024", about=True).precision is Precision.AROUND
    assert from_boxes("", "", "12-6-2025").precision is Precision.DAY


@pytest.mark.parametrize(("day", "month", "year"), [("12", "", "2025"), ("12", "6", ""), ("12", "", ""), ("", "6", "")])
def test_a_box_that_needs_another_says_which(day, month, year):
    with pytest.raises(ValidationError, match="Isi juga"):
        from_boxes(day, month, year)
