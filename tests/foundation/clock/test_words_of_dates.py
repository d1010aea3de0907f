"""Every word for a month, a feast, a part of a year, and for not knowing; both sides of each bound of a date and a deadline."""

from datetime import date, datetime, timedelta

import pytest

from naung.foundation.clock.rules.calendar import Calendar, national_holidays
from naung.foundation.clock.rules.due import due_of
from naung.foundation.clock.rules.left import words_left
from naung.foundation.clock.rules.ordering import order_of, relation
from naung.foundation.clock.rules.reading import parse_vague_date
from naung.foundation.clock.vocabulary import (
    ZONES,
    ClockRule,
    Left,
    LeftKind,
    LeftUnit,
    Mark,
    Pause,
    Precision,
    Relation,
    Unit,
    VagueDate,
)
from naung.foundation.errors import RuleBroken

MONTHS = (
    "januari january jan",
    "februari pebruari february feb peb",
    "maret march mar",
    "april apr",
    "mei may",
    "juni june jun",
    "juli july jul",
    "agustus august agu ags agt aug",
    "september sept sep",
    "oktober october okt oct",
    "november nopember nov nop",
    "desember december des dec",
)
WORDS = [(word, number) for number, words in enumerate(MONTHS, start=1) for word in words.split()]
FEASTS = (
    ("Lebaran 2024", "2024-04-10"),
    ("Idul Fitri 2024", "2024-04-10"),
    ("Idulfitri 2024", "2024-04-10"),
    ("Idul Adha 2024", "2024-06-17"),
    ("Iduladha 2024", "2024-06-17"),
    ("Imlek 2024", "2024-02-10"),
    ("Cap Go Meh 2024", "2024-02-24"),
    ("Natal 2024", "2024-12-25"),
    ("Christmas 2024", "2024-12-25"),
    ("Nyepi 2024", "2024-03-11"),
    ("Waisak 2024", "2024-05-23"),
)
PARTS = (
    *((word, "2024-01-01", "2024-04-30") for word in ("awal", "permulaan", "early")),
    *((word, "2024-05-01", "2024-08-31") for word in ("pertengahan", "tengah", "mid")),
    *((word, "2024-09-01", "2024-12-31") for word in ("akhir", "ujung", "late")),
)
SPELLS = (
    ("sesudah 2024", "2025-01-01", None),
    ("sejak 2024", "2024-01-01", None),
    ("sebelum Maret 2024", None, "2024-02-29"),
    ("sebelum Natal 2024", "2024-11-25", "2024-12-24"),
    ("sejak Natal 2024", "2024-12-18", None),
    ("kira-kira Desember 2024", "2024-11-01", "2025-01-31"),
    ("kira-kira 1900", "1900-01-01", "1901-12-31"),
    ("kira-kira 2100", "2099-01-01", "2100-12-31"),
    ("kira-kira Natal 2024", "2024-12-11", "2025-01-08"),
    ("Maret sampai Maret 2024", "2024-03-01", "2024-03-31"),
    ("12-3-2024 sampai 12-3-2024", "2024-03-12", "2024-03-12"),
    ("1900", "1900-01-01", "1900-12-31"),
    ("2100", "2100-01-01", "2100-12-31"),
    ("12-2024", "2024-12-01", "2024-12-31"),
    ("12\u00a0Juni\u200b 2025", "2025-06-12", "2025-06-12"),
)
WIB = ZONES["WIB"]
HOLIDAY = date(2026, 8, 17)


def bounds(text: str) -> tuple[str | None, str | None]:
    """What a text means, as two days."""
    found = parse_vague_date(text)
    return (found.first and found.first.isoformat()), (found.last and found.last.isoformat())


@pytest.mark.parametrize(("word", "month"), WORDS)
def test_every_word_for_a_month(word: str, month: int) -> None:
    assert parse_vague_date(f"{word} 2025") == VagueDate.in_month(2025, month, f"{word} 2025")


@pytest.mark.parametrize(("text", "day"), FEASTS)
def test_every_feast_is_the_week_around_it(text: str, day: str) -> None:
    middle, week = date.fromisoformat(day), timedelta(days=7)
    assert bounds(text) == ((middle - week).isoformat(), (middle + week).isoformat())


@pytest.mark.parametrize(("word", "first", "last"), PARTS)
def test_every_word_for_a_third(word: str, first: str, last: str) -> None:
    assert bounds(f"{word} 2024") == (first, last)


@pytest.mark.parametrize(("text", "first", "last"), SPELLS)
def test_spells_to_the_day(text: str, first: str | None, last: str | None) -> None:
    assert bounds(text) == (first, last)


@pytest.mark.parametrize(
    "text", ["", "?", "-", "tidak tahu", "tidak diketahui", "tak tahu", "lupa", "tidak ingat", "unknown"]
)
def test_every_word_for_not_knowing(text: str) -> None:
    assert parse_vague_date(text).precision is Precision.UNKNOWN


@pytest.mark.parametrize("text", ["1899", "2101", "sampai 2024", "Lebaran sampai kapan 2024", "awal kapan", "x" * 81])
def test_just_outside_is_refused(text: str) -> None:
    with pytest.raises(RuleBroken):
        parse_vague_date(text)


def test_the_longest_text_is_still_read() -> None:
    with pytest.raises(RuleBroken) as refused:
        parse_vague_date("x" * 80)
    assert "belum terbaca" in str(refused.value)


def test_relations_at_the_edges() -> None:
    month, first_day = VagueDate.in_month(2025, 6), VagueDate.on(date(2025, 6, 1))
    assert relation(month, first_day) is Relation.MAY_OVERLAP
    assert relation(first_day, VagueDate.on(date(2025, 6, 1))) is Relation.SAME_DAY
    assert relation(VagueDate.on(date(2025, 5, 31)), month) is Relation.BEFORE
    since = VagueDate.between(date(2025, 6, 1), None)
    ordered = order_of([("until", VagueDate.between(None, date(2025, 1, 1))), ("since", since), ("day", first_day)])
    assert [placed.key for placed in ordered.rows] == ["until", "day", "since"]


def rule(unit: Unit, amount: int, *, pausable: bool = False) -> ClockRule:
    """A rule of this length."""
    may = frozenset({"penyelia"}) if pausable else frozenset()
    return ClockRule("uji", "mulai", unit, amount, "sumber", Mark.VERIFIED, may)


def at(text: str) -> datetime:
    """A moment in the office's zone."""
    return datetime.fromisoformat(text).replace(tzinfo=WIB)


def due(length: ClockRule, start: str, now: str, *pauses: Pause, done: str = "", entered: str = "") -> Left:
    """What is left, as a page says it."""
    found = due_of(
        length,
        started_at=at(start),
        now=at(now),
        tz=WIB,
        calendar=Calendar(),
        pauses=pauses,
        done_at=at(done) if done else None,
        entered_at=at(entered) if entered else None,
    )
    return words_left(found, now=at(now), tz=WIB, calendar=Calendar())


@pytest.mark.parametrize(
    ("hours", "n", "unit"), [(47, 47, LeftUnit.HOURS), (48, 2, LeftUnit.CALENDAR_DAYS), (49, 2, LeftUnit.CALENDAR_DAYS)]
)
def test_from_two_days_on_people_say_days(hours: int, n: int, unit: LeftUnit) -> None:
    left = due(rule(Unit.HOURS, hours), "2026-03-02T08:00", "2026-03-02T08:00")
    assert (left.kind, left.n, left.unit) == (LeftKind.LEFT, n, unit)


@pytest.mark.parametrize(("now", "kind"), [("2026-03-02T08:59", LeftKind.NOW), ("2026-03-02T09:00", LeftKind.LATE)])
def test_at_once_stays_now_for_an_hour(now: str, kind: LeftKind) -> None:
    assert due(rule(Unit.HOURS, 0), "2026-03-02T08:00", now).kind is kind


def test_what_is_done_late_says_by_how_much() -> None:
    left = due(rule(Unit.HOURS, 6), "2026-03-02T08:00", "2026-03-03T08:00", done="2026-03-02T17:00")
    assert (left.kind, left.n, left.unit) == (LeftKind.DONE_LATE, 3, LeftUnit.HOURS)


@pytest.mark.parametrize(
    ("begun", "ended", "day"),
    [
        ("2026-03-02T12:00", "2026-03-02T23:59:59.999999", "2026-03-03"),
        ("2026-03-02T12:00", "2026-03-03T00:00", "2026-03-04"),
        ("2026-03-02T23:59:59.999999", "2026-03-03T00:00", "2026-03-04"),
        ("2026-03-03T00:00", "2026-03-03T12:00", "2026-03-03"),
    ],
)
def test_a_day_is_postponed_only_where_its_last_moment_lies_in_the_pause(begun: str, ended: str, day: str) -> None:
    left = due(
        rule(Unit.CALENDAR_DAYS, 1, pausable=True), "2026-03-02T08:00", "2026-03-09T08:00", Pause(at(begun), at(ended))
    )
    assert left.due_on == date.fromisoformat(day)


def why(length: ClockRule, *pauses: Pause, entered: str = "") -> str:
    """All reasons as one text."""
    found = due_of(
        length,
        started_at=at("2026-08-14T08:00"),
        now=at("2026-08-14T20:00"),
        tz=WIB,
        calendar=Calendar(),
        pauses=pauses,
        entered_at=at(entered) if entered else None,
    )
    return " ".join(reason.message % dict(reason.values) for reason in found.reasons)


def test_each_reason_is_said_where_it_holds_and_only_there() -> None:
    pause = Pause(at("2026-08-14T09:00"), at("2026-08-14T10:00"))
    assert why(rule(Unit.HOURS, 6)) == ""
    assert "Anggapan" in why(rule(Unit.CALENDAR_DAYS, 3))
    assert "selama jeda" in why(rule(Unit.HOURS, 6, pausable=True), pause)
    assert "tidak boleh dijeda" in why(rule(Unit.HOURS, 6), pause)
    assert "selama jeda" not in why(rule(Unit.HOURS, 6), pause)
    assert f"{HOLIDAY}, {national_holidays(2026)[HOLIDAY]}" in why(rule(Unit.WORKING_DAYS, 3))
    assert "dicatat belakangan" not in why(rule(Unit.HOURS, 6), entered="2026-08-14T08:00")


def test_saturday_and_sunday_are_weekly_rest_and_names_are_indonesian() -> None:
    calendar = Calendar()
    assert [calendar.is_working(date(2026, 3, day)) for day in (6, 7, 8, 9)] == [True, False, False, True]
    assert calendar.why_not_working(HOLIDAY) == "Hari Kemerdekaan Republik Indonesia"
    assert calendar.working_days_between(date(2026, 3, 5), date(2026, 3, 6)) == 1
