"""Days on which somebody asks how she is, and what may be written."""

import calendar
from datetime import date
from importlib import resources

import pytest
from hypothesis import given
from hypothesis import strategies as st

from naung.casework.reintegration.rules.due import months_after, next_due
from naung.casework.reintegration.rules.following import (
    AFTER_DEATH,
    HAS_ENDED,
    NO_WISH,
    changes,
    check_open,
    follow_up_problems,
    step_problems,
)
from naung.casework.reintegration.rules.tables import OUTCOMES, PROBLEMS, STEPS, TableWrong, read_tables, shipped_tables
from naung.casework.reintegration.vocabulary import Again, Reached, Rest, Safety, StepKind, Wish
from tests.casework.reintegration.conftest import asked

DAYS = st.dates(date(1990, 1, 1), date(2090, 12, 31))
TODAY = date(2026, 11, 29)


@pytest.mark.parametrize(
    ("start", "months", "due", "why"),
    [
        (date(2024, 1, 31), 1, date(2024, 2, 29), "a leap year's February"),
        (date(2025, 1, 31), 1, date(2025, 2, 28), "a common February"),
        (date(2100, 1, 29), 1, date(2100, 2, 28), "2100 is no leap year"),
        (date(2025, 1, 31), 3, date(2025, 4, 30), "counted from the start: February shortened nothing"),
        (date(2024, 2, 29), 12, date(2025, 2, 28), "a year after the leap day"),
        (date(2025, 8, 31), 6, date(2026, 2, 28), "over the turn of the year"),
        (date(2025, 12, 15), 1, date(2026, 1, 15), "December to January"),
    ],
)
def test_month_ends_and_leap_years(start: date, months: int, due: date, why: str) -> None:
    assert months_after(start, months) == due, why


@given(DAYS, st.integers(1, 60))
def test_a_follow_up_falls_in_the_right_month_on_the_same_day_or_its_last(start: date, months: int) -> None:
    due = months_after(start, months)
    assert (due.year * 12 + due.month) - (start.year * 12 + start.month) == months
    last = calendar.monthrange(due.year, due.month)[1]
    assert due.day == start.day or (due.day == last and start.day > last)


@given(DAYS, DAYS, st.integers(1, 60))
def test_who_came_home_earlier_is_asked_no_later(one: date, other: date, months: int) -> None:
    first, second = sorted((one, other))
    assert months_after(first, months) <= months_after(second, months)


@given(st.lists(DAYS), st.sampled_from(Wish), st.sampled_from(Rest))
def test_nobody_is_reminded_of_who_said_no_died_or_ended_it(days: list[date], wish: Wish, rest: Rest) -> None:
    due = next_due(days, wish, rest)
    if wish is Wish.NO or rest is not Rest.NO:
        assert due is None
    else:
        assert due == (min(days) if days else None)


def test_after_death_against_her_wish_and_after_the_end_nothing_is_written() -> None:
    died = date(2026, 5, 4)
    for wish, rest, on, words in (
        (Wish.YES, Rest.DIED, date(2026, 5, 5), AFTER_DEATH),
        (Wish.NO, Rest.NO, TODAY, NO_WISH),
        (Wish.YES, Rest.ENDED, TODAY, HAS_ENDED),
    ):
        with pytest.raises(Exception, match=words.split("%", maxsplit=1)[0]) as found:
            check_open(wish, rest, died if rest is Rest.DIED else None, on)
        assert "%(" not in str(found.value)
    check_open(Wish.YES, Rest.DIED, died, died)  # what was held while she lived may be written later
    check_open(Wish.NOT_ASKED, Rest.NO, None, TODAY)


@pytest.mark.parametrize(
    ("told", "field"),
    [
        ({"held_on": date(2026, 11, 30)}, "held_on"),
        ({"held_on": date(2026, 9, 30)}, "held_on"),
        ({"held": "merpati"}, "held"),
        ({"safety": Safety.DANGER}, "safety_words"),
        ({"again": Again.SEEN}, "again_words"),
        ({"reached": Reached.NOT}, "reached"),
        ({"answers": {"surat": 5}}, "surat"),
        ({"answers": {"nilai_risiko": 1}}, "nilai_risiko"),
    ],
)
def test_a_follow_up_says_which_field_is_wrong(told: dict[str, object], field: str) -> None:
    items = shipped_tables().items
    held_on = told.pop("held_on", TODAY)
    found = follow_up_problems(asked(held_on, **told), date(2026, 10, 1), items, TODAY)  # type: ignore[arg-type]  # a day
    assert [each.field for each in found] == [field]
    assert follow_up_problems(asked(TODAY), date(2026, 10, 1), items, TODAY) == []


def test_change_is_told_item_by_item_and_only_of_what_was_asked_twice() -> None:
    assert changes({"surat": 1, "penghasilan": 3, "keluarga": 2}, {"surat": 4, "penghasilan": 2}) == {
        "surat": 3,
        "penghasilan": -1,
    }


def test_a_step_that_is_done_has_its_day_and_one_left_out_its_reason() -> None:
    assert [each.field for each in step_problems("selesai", "", None, TODAY)] == ["done_on"]
    assert [each.field for each in step_problems("selesai", "", date(2026, 12, 1), TODAY)] == ["done_on"]
    assert [each.field for each in step_problems("tidak_perlu", " ", None, TODAY)] == ["lacks"]
    assert [each.field for each in step_problems("entah", "", None, TODAY)] == ["state"]
    assert step_problems("berjalan", "", None, TODAY) == []


def test_the_tables_hold_the_five_steps_and_say_that_the_months_are_the_house_s() -> None:
    tables = shipped_tables()
    assert list(tables.steps) == list(StepKind)
    assert tables.months == (1, 3, 6, 12)
    assert tables.basis.citation == "Permensos 8/2023 Pasal 19-21"
    assert len(tables.items) == 6
    assert {"stigma", "penagih_utang", "tekanan_kawin", "surat_anak", "perekrut_dekat", "lainnya"} <= set(
        tables.problems
    )
    for name, old, new, words in (
        (STEPS, "local = true", "local = false", "house's own"),
        (STEPS, "[1, 3, 6, 12]", "[3, 1]", "months that grow"),
        (OUTCOMES, '"Tidak punya surat apa pun", ', "", "each grade"),
        (PROBLEMS, 'code = "stigma"', 'code = "lainnya"', "stands twice"),
    ):
        texts = _texts()
        assert old in texts[name]
        texts[name] = texts[name].replace(old, new)
        with pytest.raises(TableWrong, match=words):
            read_tables(texts)


def _texts() -> dict[str, str]:
    folder = resources.files("naung.casework.reintegration").joinpath("tables")
    return {name: folder.joinpath(name).read_text("utf-8") for name in (STEPS, OUTCOMES, PROBLEMS)}
