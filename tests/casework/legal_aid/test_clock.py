"""The law's clock on an answer: both sides of its last day, over holidays, leap years and zones; states; questions."""

from datetime import date, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from naung.casework.legal_aid.rules.applications import NEXT, WAITING, answer_due, check_move, is_late
from naung.casework.legal_aid.rules.town import Asked, counted, others_counted, question_problems, says_safe
from naung.casework.legal_aid.vocabulary import Handed, State
from naung.foundation.clock.rules.calendar import Calendar
from naung.foundation.errors import RuleBroken
from naung.foundation.law.queries import shipped_law
from tests.casework.legal_aid.conftest import a_question
from tests.casework.legal_aid.test_by_hand import TODAY

ROW = shipped_law().clocks["jawaban_bantuan_hukum"]
WIB, WITA, WIT = (ZoneInfo(name) for name in ("Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura"))
DAYS = st.dates(date(2024, 1, 1), date(2028, 12, 31))


@pytest.mark.parametrize(
    ("complete", "last", "why"),
    [
        (date(2026, 11, 2), date(2026, 11, 5), "Monday to Thursday"),
        (date(2026, 11, 5), date(2026, 11, 10), "over a weekend"),
        (date(2026, 11, 7), date(2026, 11, 11), "complete on a Saturday: Monday is the first working day"),
        (date(2026, 12, 23), date(2026, 12, 29), "Christmas and a weekend between"),
        (date(2028, 2, 28), date(2028, 3, 2), "a leap day counts"),
        (date(2026, 8, 14), date(2026, 8, 20), "Independence Day on the Monday"),
    ],
)
def test_the_last_day_is_the_third_working_day_after_the_file_was_complete(
    complete: date, last: date, why: str
) -> None:
    for zone in (WIB, WITA, WIT):
        due = answer_due(ROW, complete, Calendar(), zone)
        assert due == last, why
        assert not is_late(State.COMPLETE, due, last)
        assert is_late(State.COMPLETE, due, last + timedelta(days=1))
        assert not is_late(State.ACCEPTED, due, last + timedelta(days=1))


@given(DAYS, st.sampled_from([WIB, WITA, WIT]))
def test_three_working_days_lie_between_whatever_the_year_and_zone(complete: date, zone: ZoneInfo) -> None:
    calendar = Calendar()
    due = answer_due(ROW, complete, calendar, zone)
    between = [complete + timedelta(days=n) for n in range(1, (due - complete).days + 1)]
    assert sum(calendar.is_working(day) for day in between) == ROW.amount
    assert calendar.is_working(due)
    assert answer_due(ROW, complete + timedelta(days=1), calendar, zone) >= due


@given(st.sampled_from(list(State)), st.sampled_from(list(State)))
def test_an_application_goes_only_where_the_table_says(state: State, to: State) -> None:
    if to in NEXT[state]:
        check_move(state, to)
    else:
        with pytest.raises(RuleBroken, match="sudah selesai"):
            check_move(state, to)


def test_every_state_can_be_reached_and_what_waits_can_end() -> None:
    reached = {State.ASKED}.union(*NEXT.values())
    assert reached == set(State) == set(NEXT)
    assert all({State.ACCEPTED, State.REFUSED, State.WITHDRAWN} <= NEXT[state] for state in WAITING)
    assert State.ASKED not in set().union(*NEXT.values())


@pytest.mark.parametrize(
    ("text", "safe"),
    [
        ("Tawaran ini aman.", True),
        ("AMAN, silakan berangkat", True),
        ("The offer is safe", True),
        ("Belum tentu baik; tidak aman tanpa kontrak", False),
        ("Belum aman: izinnya belum diperiksa", False),
        ("Jaga keamanan diri", False),
        ("Ceritakan kepada keluarga dengan nyaman", False),
    ],
)
def test_an_offer_is_never_called_safe(text: str, safe: bool) -> None:
    assert says_safe(text) is safe
    wrong = question_problems(a_question(advice=text), TODAY)
    assert [each.field for each in wrong] == (["advice"] if safe else [])
    assert not question_problems(a_question(advice=text, topics=("surat_diri",)), TODAY)


@pytest.mark.parametrize(
    ("told", "fields"),
    [
        ({}, []),
        ({"place": ""}, ["place"]),
        ({"asked_on": TODAY + timedelta(days=1)}, ["asked_on"]),
        ({"post": "warung"}, ["post"]),
        ({"topics": ()}, ["topics"]),
        ({"topics": ("entah",)}, ["topics"]),
        ({"advice": " "}, ["advice"]),
        ({"words": "a" * 4_001}, ["words"]),
        ({"handed": Handed.UPTD}, ["wish"]),
        ({"handed": Handed.UPTD, "wish": True}, []),
        ({"reach": "Ibu A"}, ["reach_until"]),
        ({"reach": "Ibu A", "reach_until": TODAY}, []),
        ({"reach": "Ibu A", "reach_until": TODAY + timedelta(weeks=13, days=1)}, ["reach_until"]),
        ({"reach": "a" * 301, "reach_until": TODAY}, ["reach"]),
        ({"reach_until": TODAY}, ["reach_until"]),
    ],
)
def test_what_is_wrong_with_a_question_is_said_beside_its_field(told: dict[str, object], fields: list[str]) -> None:
    assert [each.field for each in question_problems(a_question(**told), TODAY)] == fields


@given(st.lists(st.sampled_from("abc")), st.lists(st.sampled_from("abc")))
def test_no_figure_tells_a_small_number_of_the_other_desks(own: list[str], others: list[str]) -> None:
    found = others_counted(own, own + others, 5)
    for topic, n in found.items():
        theirs = others.count(topic)
        assert (n is None) == (0 < theirs < 5)
        assert n is None or n == own.count(topic) + theirs


def test_a_question_on_two_topics_counts_once_under_each() -> None:
    month = TODAY.replace(day=1)
    found = counted([Asked(month, "x", ("utang", "upah")), Asked(month, "x", ("utang",))])
    assert found == {(month, "x", "utang"): 2, (month, "x", "upah"): 1}
