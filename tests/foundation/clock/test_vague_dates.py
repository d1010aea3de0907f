"""Dates as people say them, and what order they allow."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from naung.foundation.clock.rules.ordering import definitely_before, may_overlap, order_of, relation
from naung.foundation.clock.rules.reading import parse_vague_date
from naung.foundation.clock.vocabulary import PRECISION_WORDS, Precision, Relation, VagueDate, month_bounds
from naung.foundation.errors import RuleBroken

READ = (
    ("2025", "2025-01-01", "2025-12-31", Precision.YEAR),
    ("tahun 2025", "2025-01-01", "2025-12-31", Precision.YEAR),
    ("2025-06", "2025-06-01", "2025-06-30", Precision.MONTH),
    ("06/2025", "2025-06-01", "2025-06-30", Precision.MONTH),
    ("Juni 2025", "2025-06-01", "2025-06-30", Precision.MONTH),
    ("Nopember 2025", "2025-11-01", "2025-11-30", Precision.MONTH),
    ("bulan Februari 2024", "2024-02-01", "2024-02-29", Precision.MONTH),
    ("12-6-2025", "2025-06-12", "2025-06-12", Precision.DAY),
    ("12/06/2025", "2025-06-12", "2025-06-12", Precision.DAY),
    ("12.6.2025", "2025-06-12", "2025-06-12", Precision.DAY),
    ("2025-06-12", "2025-06-12", "2025-06-12", Precision.DAY),
    ("tgl 12 juni 2025", "2025-06-12", "2025-06-12", Precision.DAY),
    ("29-2-2024", "2024-02-29", "2024-02-29", Precision.DAY),
    ("awal 2024", "2024-01-01", "2024-04-30", Precision.RANGE),
    ("pertengahan 2024", "2024-05-01", "2024-08-31", Precision.RANGE),
    ("akhir tahun 2024", "2024-09-01", "2024-12-31", Precision.RANGE),
    ("awal Juni 2025", "2025-06-01", "2025-06-10", Precision.RANGE),
    ("pertengahan Juni 2025", "2025-06-11", "2025-06-20", Precision.RANGE),
    ("akhir Februari 2024", "2024-02-21", "2024-02-29", Precision.RANGE),
    ("kira-kira Juni 2025", "2025-05-01", "2025-07-31", Precision.AROUND),
    ("sekitar Januari 2025", "2024-12-01", "2025-02-28", Precision.AROUND),
    ("kira-kira 2024", "2023-01-01", "2025-12-31", Precision.AROUND),
    ("± 12 Juni 2025", "2025-06-05", "2025-06-19", Precision.AROUND),
    ("Maret sampai Mei 2024", "2024-03-01", "2024-05-31", Precision.RANGE),
    ("3 - 12 Juni 2025", "2025-06-03", "2025-06-12", Precision.RANGE),
    ("2023-2024", "2023-01-01", "2024-12-31", Precision.RANGE),
    ("antara Maret 2024 dan Mei 2024", "2024-03-01", "2024-05-31", Precision.RANGE),
    ("1-2-2024 s/d 3-2-2024", "2024-02-01", "2024-02-03", Precision.RANGE),
    ("sebelum 2024", None, "2023-12-31", Precision.RANGE),
    ("sesudah Maret 2024", "2024-04-01", None, Precision.RANGE),
    ("sejak Maret 2024", "2024-03-01", None, Precision.RANGE),
    ("Imlek 2023", "2023-01-15", "2023-01-29", Precision.AROUND),
    ("habis Lebaran 2024", "2024-04-11", "2024-05-10", Precision.AROUND),
    ("menjelang Natal 2024", "2024-11-25", "2024-12-24", Precision.AROUND),
    ("tidak tahu", None, None, Precision.UNKNOWN),
    ("  ", None, None, Precision.UNKNOWN),
)
REFUSED = (
    ("31-2-2025", "hanya sampai tanggal"),
    ("29-2-2025", "hanya sampai tanggal"),
    ("0-6-2025", "hanya sampai tanggal"),
    ("12-13-2025", "antara 1 dan 12"),
    ("2025-00", "antara 1 dan 12"),
    ("12-6-25", "empat angka"),
    ("1-1-1800", "Tahun harus antara"),
    ("2500", "Tahun harus antara"),
    ("kemarin dulu", "belum terbaca"),
    ("<script>alert(1)</script>", "belum terbaca"),
    ("٢٠٢٥", "belum terbaca"),
    ("Mei sampai Maret 2024", "lebih lambat"),
    ("x" * 81, "terlalu panjang"),
)


def day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


@pytest.mark.parametrize(("text", "first", "last", "precision"), READ)
def test_a_date_as_people_say_it(text: str, first: str | None, last: str | None, precision: Precision) -> None:
    found = parse_vague_date(text)
    assert (found.first, found.last, found.precision) == (day(first), day(last), precision)
    assert found.text == text.strip()


@pytest.mark.parametrize(("text", "sentence"), REFUSED)
def test_an_impossible_date_is_refused_in_a_clear_sentence(text: str, sentence: str) -> None:
    with pytest.raises(RuleBroken) as refused:
        parse_vague_date(text)
    assert sentence in str(refused.value)
    assert text not in str(refused.value)


@given(st.text(max_size=90))
def test_any_text_is_a_date_or_a_clear_refusal(text: str) -> None:
    try:
        found = parse_vague_date(text)
    except RuleBroken:
        return
    assert "\x00" not in found.text


days = st.dates(date(1950, 1, 1), date(2050, 12, 31))


@given(days)
def test_every_way_to_write_one_day_means_that_day(when: date) -> None:
    typed = f"{when.day}-{when.month}-{when.year}"
    assert parse_vague_date(typed) == VagueDate.on(when, typed)
    assert parse_vague_date(when.isoformat()).first == when
    assert parse_vague_date(f"{when.year}-{when.month:02d}").last == month_bounds(when.year, when.month)[1]


@pytest.mark.parametrize(
    ("first", "last", "precision"),
    [
        (None, None, Precision.DAY),
        (date(2025, 1, 1), None, Precision.UNKNOWN),
        (date(2025, 2, 1), date(2025, 1, 1), Precision.RANGE),
        (date(2025, 1, 1), date(2025, 1, 2), Precision.DAY),
        (date(1800, 1, 1), date(1800, 1, 1), Precision.DAY),
    ],
)
def test_a_date_that_says_two_things_is_refused(first: date | None, last: date | None, precision: Precision) -> None:
    with pytest.raises(RuleBroken):
        VagueDate(first, last, precision)


def test_every_precision_has_a_word() -> None:
    assert set(PRECISION_WORDS) == set(Precision)


@st.composite
def vague_dates(draw: st.DrawFn) -> VagueDate:
    first, last = sorted((draw(days), draw(days)))
    return draw(
        st.sampled_from(
            (
                VagueDate.on(first),
                VagueDate.in_month(first.year, first.month),
                VagueDate.in_year(first.year),
                VagueDate.between(first, last),
                VagueDate.between(None, last),
                VagueDate.between(first, None),
                VagueDate.unknown(),
            )
        )
    )


OPPOSITE = {Relation.BEFORE: Relation.AFTER, Relation.AFTER: Relation.BEFORE}


@given(vague_dates(), vague_dates())
def test_a_relation_seen_from_the_other_side(one: VagueDate, other: VagueDate) -> None:
    found = relation(one, other)
    assert relation(other, one) is OPPOSITE.get(found, found)
    assert definitely_before(one, other) + definitely_before(other, one) + may_overlap(one, other) == 1


@given(st.lists(vague_dates(), max_size=8), st.lists(st.tuples(st.integers(0, 7), st.integers(0, 7)), max_size=6))
def test_the_order_breaks_nothing_that_is_certain(dates: list[VagueDate], said: list[tuple[int, int]]) -> None:
    found = order_of(list(enumerate(dates)), said_before=said)
    place = {row.key: n for n, row in enumerate(found.rows)}
    assert sorted(place) == list(range(len(dates)))
    for one, first in enumerate(dates):
        for other, second in enumerate(dates):
            if definitely_before(first, second):
                assert place[one] < place[other]
    for earlier, later in said:
        if earlier in place and later in place and earlier != later and (earlier, later) not in found.contradictions:
            assert place[earlier] < place[later]


@given(st.lists(vague_dates(), max_size=8))
def test_a_tie_is_said_on_both_sides_and_only_where_dates_may_overlap(dates: list[VagueDate]) -> None:
    rows = {row.key: row for row in order_of(list(enumerate(dates))).rows}
    for one, row in rows.items():
        expected = {other for other in rows if other != one and may_overlap(dates[one], dates[other])}
        assert set(row.tied_with) == expected
        assert row.is_certain is not bool(expected)


def test_what_a_person_tells_settles_a_tie_and_a_contradiction_is_shown() -> None:
    year = VagueDate.in_year(2024)
    later = VagueDate.on(date(2025, 3, 1))
    events = [("dijemput", year), ("direkrut", year), ("tiba", later)]
    told = order_of(events, said_before=[("direkrut", "dijemput")])
    assert [row.key for row in told.rows] == ["direkrut", "dijemput", "tiba"]
    assert all(row.is_certain for row in told.rows)
    refused = order_of(events, said_before=[("tiba", "direkrut")])
    assert refused.contradictions == (("tiba", "direkrut"),)


def test_events_without_a_date_come_last_and_are_said_to_be_unsure() -> None:
    found = order_of([("entah", VagueDate.unknown()), ("pasti", VagueDate.on(date(2025, 1, 1)))])
    assert [row.key for row in found.rows] == ["pasti", "entah"]
    assert found.rows[0].tied_with == ("entah",)


def test_two_events_of_one_day_are_tied() -> None:
    when = VagueDate.on(date(2025, 1, 1))
    assert relation(when, when) is Relation.SAME_DAY
    assert relation(when, VagueDate.on(date(2025, 1, 1) + timedelta(days=1))) is Relation.BEFORE
