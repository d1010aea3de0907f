"""The list of a batch: whole rows or none, nobody twice, sealed; who arrived, who was added, who belongs together."""

from datetime import date, timedelta
from uuid import UUID, uuid4

import pytest
from django.db import connection
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from naung.casework.arrivals.actions import (
    add_arrival,
    amend_arrival,
    announce_batch,
    correct_batch,
    group_together,
    mark_arrivals,
    take_rows,
)
from naung.casework.arrivals.models import Arrival, Batch
from naung.casework.arrivals.queries import arrival_for, batch_for, batches_of_desk, todays_list
from naung.casework.arrivals.rules.rows import area_of, band_of, birth_for, shortest
from naung.casework.arrivals.vocabulary import AgeBand, ArrivalEvent, Presence, RowTold
from naung.foundation.access.vocabulary import Actor
from naung.foundation.audit.models import Entry
from naung.foundation.clock.vocabulary import VagueDate
from naung.foundation.errors import NotFound, NotPermitted, Problems, RuleBroken, StaleVersion
from naung.foundation.people.rules.ages import full_years
from tests.casework.arrivals.told import FOUR, LETTER, a_batch, arrival, batch_told, row

TODAY = date(2026, 11, 29)


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("Siti Nurhaliza binti Ahmad", "Siti N."),
        ("LALU WIRYA", "Lalu W."),
        ("Rafi", "Rafi"),
        ("H. Muhammad", "Muhammad"),
        ("Bin", "Bin"),
        ("Dayang bin Usman", "Dayang U."),
        ("...", ""),
    ],
)
def test_the_shortest_form_of_a_name(name: str, short: str) -> None:
    assert shortest(name) == short


@given(st.text(max_size=120))
def test_the_shortest_form_never_holds_a_second_word_whole(name: str) -> None:
    short = shortest(name)
    assert len(short) <= 28
    assert len(short.split()) <= 2
    assert all(len(word.rstrip(".")) <= 1 or word == short.split()[0] for word in short.split())


@pytest.mark.parametrize(
    ("told", "band"),
    [
        (row("A", age=17), AgeBand.CHILD),
        (row("A", age=18), AgeBand.FROM_18),
        (row("A", age=61), AgeBand.FROM_60),
        (row("A", age=None), AgeBand.UNKNOWN),
        (row("A", age=None, birth=VagueDate.on(TODAY - timedelta(days=365 * 30))), AgeBand.FROM_25),
        (row("A", age=None, birth=VagueDate.in_year(TODAY.year - 18)), AgeBand.UNKNOWN),
        (row("A", age=None, birth=VagueDate.in_year(TODAY.year - 25)), AgeBand.FROM_18),
        (row("A", age=2, birth=VagueDate.on(date(1980, 2, 29))), AgeBand.FROM_40),
    ],
)
def test_an_age_counts_as_widely_as_it_is_sure(told: RowTold, band: AgeBand) -> None:
    assert band_of(birth_for(told, TODAY), TODAY) is band


@given(st.integers(0, 110))
def test_an_age_alone_gives_the_band_of_that_age_also_on_a_leap_day(age: int) -> None:
    ends = {18: AgeBand.CHILD, 25: AgeBand.FROM_18, 40: AgeBand.FROM_25, 60: AgeBand.FROM_40, 200: AgeBand.FROM_60}
    expected = next(band for end, band in ends.items() if age < end)
    for day in (date(2026, 11, 29), date(2028, 2, 29), date(2027, 3, 1), date(2028, 2, 28)):
        born = birth_for(row("A", age=age), day)
        assert band_of(born, day) is expected
        assert full_years(born, day) == (age, age)


def test_an_origin_stands_plain_no_finer_than_a_kabupaten() -> None:
    assert area_of("61.01.05.2003") == "61.01"
    assert area_of("MY") == "MY"


def test_the_list_is_taken_once_and_read_again_adds_nobody(batch: UUID, bima: Actor) -> None:
    again = take_rows(batch_id=batch, rows=[*FOUR, row("Baru", 9), row("Baru", 9)], by=bima)
    assert (again.taken, again.same, again.refused) == (1, 5, ())
    assert Arrival.objects.filter(batch=batch).count() == 5
    assert sorted(Arrival.objects.values_list("number", flat=True)) == [1, 2, 3, 4, 5]


def test_a_wrong_row_is_told_with_its_reasons_and_stops_no_other(bima: Actor) -> None:
    batch = announce_batch(told=batch_told(), by=bima)
    wrong = row("", 1, nik="61010", cause="tidak_ada", origin="???", age=150, notes="x" * 2001)
    taken = take_rows(batch_id=batch, rows=[wrong, row("Ujang", 2), row("A\x00B", 3)], by=bima)
    assert taken.taken == 1
    assert {(each.row, each.field) for each in taken.refused} == {
        (0, "name"), (0, "age"), (0, "nik"), (0, "cause"), (0, "origin"), (0, "notes"), (2, "name"),
    }  # fmt: skip


def test_a_name_stands_nowhere_in_the_tables(batch: UUID) -> None:
    found = []
    with connection.cursor() as cursor:
        for table in ("arrivals_batch", "arrivals_arrival", "arrivals_form", "audit_entry"):
            cursor.execute(f"SELECT * FROM {table}")  # names of our own tables
            found += [str(cell) for each in cursor.fetchall() for cell in each]
    whole = " ".join(found)
    assert "tanpa_paspor" in whole
    for word in ("Ujang", "Dayang", "Lalu", "Wirya", "6101014502020001", LETTER, "Semuja", "baris-1"):
        assert word not in whole
        assert word.encode().hex() not in whole


def test_a_tablet_holds_the_shortest_names_and_no_number(batch: UUID, bima: Actor) -> None:
    listed = todays_list(batch, actor=bima)
    assert [each.short for each in listed] == ["Ujang S.", "Dayang N.", "Rafi", "Lalu W."]
    assert "6101014502020001" not in repr(listed)
    assert [each.group for each in listed] == [None, 1, 1, None]
    assert Entry.objects.filter(event=ArrivalEvent.LISTED.value).count() == 1


def test_families_stay_together_in_the_queue(batch: UUID, bima: Actor) -> None:
    people = [arrival(batch, 1), arrival(batch, 4)]
    assert group_together(batch_id=batch, people=people, by=bima) == 2
    assert group_together(batch_id=batch, people=[arrival(batch, 1), arrival(batch, 2)], by=bima) == 1
    assert {each.group for each in batch_for(batch, actor=bima).queue} == {1}
    with pytest.raises(RuleBroken, match="dua orang"):
        group_together(batch_id=batch, people=people[:1], by=bima)
    with pytest.raises(RuleBroken, match="rombongan ini"):
        group_together(batch_id=batch, people=[*people, uuid4()], by=bima)


def test_who_came_who_did_not_and_who_was_added(batch: UUID, bima: Actor) -> None:
    came, other = [arrival(batch, n) for n in (1, 2, 3)], arrival(batch, 4)
    assert mark_arrivals(batch_id=batch, came=came, not_came=[other], by=bima) == 4
    assert mark_arrivals(batch_id=batch, came=came, by=bima) == 0
    added = add_arrival(batch_id=batch, told=row("Tambahan Satu", 8), by=bima)
    mark_arrivals(batch_id=batch, came=[added], by=bima)
    shown = {each.number: each.presence for each in batch_for(batch, actor=bima).queue}
    assert shown == {
        1: Presence.ARRIVED, 2: Presence.ARRIVED, 3: Presence.ARRIVED, 4: Presence.NOT_ARRIVED, 5: Presence.ADDED,
    }  # fmt: skip
    with pytest.raises(RuleBroken, match="rombongan ini"):
        mark_arrivals(batch_id=batch, came=[uuid4()], by=bima)


def test_whom_a_device_added_twice_is_one_person_and_opens_as_she_was_told(batch: UUID, bima: Actor) -> None:
    drawn, device = uuid4(), uuid4()
    for _ in range(2):
        assert add_arrival(batch_id=batch, told=row("Nur Aini", 7), id=drawn, device=device, nth=3, by=bima) == drawn
    stands = Arrival.objects.get(id=drawn)
    assert stands.place == f"{device}/3"
    assert arrival_for(drawn, actor=bima).texts["name"] == "Nur Aini"
    with pytest.raises(NotFound):
        add_arrival(batch_id=a_batch(bima), told=row("Nur Aini", 7), id=drawn, by=bima)
    with pytest.raises(Problems):
        add_arrival(batch_id=batch, told=row(" "), by=bima)


def test_a_row_is_corrected_and_a_stale_page_sees_both(batch: UUID, bima: Actor) -> None:
    lalu = arrival(batch, 4)
    amend_arrival(arrival_id=lalu, told=row("Lalu Wirya Jaya", age=42, cause="judi", ill=False), version=1, by=bima)
    shown = arrival_for(lalu, actor=bima)
    assert (shown.texts["name"], shown.texts["ill"], shown.version) == ("Lalu Wirya Jaya", "", 2)
    with pytest.raises(StaleVersion) as stale:
        amend_arrival(arrival_id=lalu, told=row("Lalu"), version=1, by=bima)
    assert "name" in {each.field for each in stale.value.differences}


def test_a_batch_is_corrected_posted_once_and_refused_with_reasons(batch: UUID, bima: Actor) -> None:
    once = uuid4()
    assert announce_batch(told=batch_told(), posted_once=once, by=bima) == announce_batch(
        told=batch_told(), posted_once=once, by=bima
    )
    correct_batch(batch_id=batch, told=batch_told(expected=5), version=1, by=bima)
    assert batch_for(batch, actor=bima).told.expected == 5
    with pytest.raises(StaleVersion):
        correct_batch(batch_id=batch, told=batch_told(), version=1, by=bima)
    for wrong in ({"crossing": "x"}, {"consulate": "x"}, {"expected": 5001}, {"letter": "x" * 201}, {"depot": "a\nb"}):
        told = type(batch_told())(**{**vars(batch_told()), **wrong})
        with pytest.raises(Problems):
            announce_batch(told=told, by=bima)


def test_another_desk_sees_nothing_of_it(batch: UUID, bima: Actor, sari: Actor) -> None:
    assert [each.listed for each in batches_of_desk(actor=bima)] == [4]
    for read in (
        lambda: batch_for(batch, actor=sari),
        lambda: arrival_for(arrival(batch, 1), actor=sari),
        lambda: take_rows(batch_id=batch, rows=FOUR, by=sari),
    ):
        with pytest.raises(NotPermitted):
            read()
    assert Batch.objects.count() == 1


def test_a_supervisor_of_another_desk_gets_not_found(batch: UUID, ratna: Actor) -> None:
    assert batches_of_desk(actor=ratna) == []
    with pytest.raises(NotFound):
        batch_for(batch, actor=ratna)
    with pytest.raises(NotFound):
        take_rows(batch_id=batch, rows=FOUR, by=ratna)


def test_a_thousand_rows_are_one_run_of_statements(bima: Actor, django_assert_max_num_queries: object) -> None:
    batch = announce_batch(told=batch_told(expected=1000), by=bima)
    rows = [row(f"Orang Ke{n}", n) for n in range(1000)]
    with django_assert_max_num_queries(80):  # type: ignore[operator]  # the plugin's fixture is a context
        assert take_rows(batch_id=batch, rows=rows, by=bima).taken == 1000
    assert timezone.localdate() == Batch.objects.get(id=batch).on
