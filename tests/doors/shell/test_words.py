"""Dates, time left and money as they are said in both languages."""

from datetime import date, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from django.utils import translation

from naung.doors.desk.shell import words
from naung.doors.desk.shell.problems import said
from naung.foundation.clock.vocabulary import Left, LeftKind, LeftUnit, VagueDate
from naung.foundation.errors import RuleBroken
from naung.foundation.words import Known, Rupiah

TUESDAY = datetime(2026, 11, 24, 7, 5, tzinfo=ZoneInfo("UTC"))
FRIDAY = date(2026, 11, 27)


def test_a_moment_is_said_in_the_office_s_zone():
    with translation.override("id"):
        assert words.say_moment(TUESDAY) == "Sel 24 Nov 2026, 14.05 WIB"
        assert words.say_moment(TUESDAY, ZoneInfo("Asia/Jayapura")) == "Sel 24 Nov 2026, 16.05 WIT"
        assert words.say_moment(None) == "–"
    with translation.override("en"):
        assert words.say_moment(TUESDAY) == "Tue 24 Nov 2026, 14:05 WIB"


def test_midnight_belongs_to_the_day_of_the_office():
    late = datetime(2026, 11, 24, 17, 30, tzinfo=ZoneInfo("UTC"))
    with translation.override("id"):
        assert words.say_day(late) == "Rab 25 Nov 2026"


@pytest.mark.parametrize(
    ("amount", "indonesian", "english"),
    [
        (12_500_000, "Rp\u00a012.500.000", "Rp\u00a012,500,000"),
        (0, "Rp\u00a00", "Rp\u00a00"),
        (Decimal("1500.50"), "Rp\u00a01.500,50", "Rp\u00a01,500.50"),
        (None, "–", "–"),
    ],
)
def test_money(amount, indonesian, english):
    with translation.override("id"):
        assert words.say_money(amount) == indonesian
    with translation.override("en"):
        assert words.say_money(amount) == english
        assert words.say_money(200, "MYR") == "MYR\u00a0200"


LEFT = [
    (Left(LeftKind.LEFT, 3, LeftUnit.WORKING_DAYS, FRIDAY), "3 hari kerja lagi (Jum 27 Nov)"),
    (Left(LeftKind.LEFT, 40, LeftUnit.MINUTES, TUESDAY.date(), TUESDAY), "40 menit lagi (Sel 24 Nov, 14.05 WIB)"),
    (Left(LeftKind.LATE, 2, LeftUnit.HOURS, TUESDAY.date(), TUESDAY), "lewat 2 jam (Sel 24 Nov)"),
    (Left(LeftKind.TODAY, due_on=FRIDAY), "hari ini (Jum 27 Nov)"),
    (Left(LeftKind.DONE, due_on=FRIDAY), "selesai"),
    (Left(LeftKind.DONE_LATE, 1, LeftUnit.CALENDAR_DAYS, FRIDAY), "selesai, terlambat 1 hari"),
    (Left(LeftKind.NOT_STARTED), "belum mulai"),
    (Left(LeftKind.NOW, due_on=FRIDAY), "sekarang juga"),
]


@pytest.mark.parametrize(("left", "said"), LEFT, ids=[said for _, said in LEFT])
def test_time_left(left, said):
    with translation.override("id"):
        assert words.say_left(left) == said


def test_a_vague_date_is_said_no_more_exactly_than_it_is_known():
    with translation.override("id"):
        assert words.say_vague(VagueDate.in_month(2025, 6)) == "Juni 2025"
        assert words.say_vague(VagueDate.in_year(2024)) == "2024"
        assert words.say_vague(VagueDate.unknown()) == "tidak diketahui"
        assert (
            words.say_vague(VagueDate.around(date(2024, 1, 1), date(2025, 1, 1), "kira-kira 2024")) == "kira-kira 2024"
        )
        assert words.say_vague(VagueDate.between(None, date(2024, 1, 1), "sebelum 2024")) == "sebelum 2024"


def test_a_name_is_short_where_others_may_look():
    assert words.initials("Wulan") == "W."
    assert words.initials("Siti Aminah binti Ahmad") == "S. A. b. A."
    assert words.initials("") == words.initials(None) == ""


def test_days_sums_and_words_of_the_house_stand_in_a_refusal_as_on_any_page():
    told = {"stage": Known("Penyidikan", "Tuntutan dibacakan"), "on": FRIDAY, "at": TUESDAY, "sum": Rupiah(18_750_010)}
    broken = RuleBroken("%(stage)s; %(on)s; %(at)s; %(sum)s; %(name)s", name="Penyidikan", **told)
    with translation.override("id"):
        shown = "Penyidikan, Tuntutan dibacakan; Jum 27 Nov 2026; Sel 24 Nov 2026, 14.05 WIB; Rp\u00a018.750.010; Penyidikan"
        assert said(broken) == shown
    with translation.override("en"):
        assert said(broken).startswith("Investigation, ")
        assert said(broken).endswith("; Fri 27 Nov 2026; Tue 24 Nov 2026, 14:05 WIB; Rp\u00a018,750,010; Penyidikan")
    assert str(broken) == f"Penyidikan, Tuntutan dibacakan; {FRIDAY}; {TUESDAY}; 18750010; Penyidikan"
