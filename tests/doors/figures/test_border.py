"""The rate of screening at the border by batch and month: no small number, no name, and what the lot tells in per cent only."""

import re
from datetime import date, timedelta
from unittest.mock import patch
from uuid import UUID, uuid4

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from naung.casework.arrivals.actions import close_batch, mark_arrivals
from naung.casework.arrivals.models import Arrival, Batch
from naung.casework.arrivals.queries import BatchCounts
from naung.casework.arrivals.rules.closing import Asked
from naung.doors.desk.figures.border import by_batch, by_month, missed_words
from naung.foundation.access.vocabulary import Actor
from naung.foundation.audit.models import Entry
from tests.casework.arrivals.told import a_batch, first, row, short, short_told
from tests.cast import BIMA, Member, TaskForce, actor, join, sign_in
from tests.doors.reports.typed import visible

DAY = date(2026, 3, 4)
HEAD = Member("kepala_p4mi", "Kepala", "border", "kepala")


def counts(
    on: date, came: int, asked: int, further: int, unsent: int = 0, drawn: int = 0, found: int = 0
) -> BatchCounts:
    return BatchCounts(uuid4(), "ROM", on, "entikong", came, asked, further, unsent, drawn, found)


@given(st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60), st.integers(0, 60)), min_size=1, max_size=6))
def test_no_number_between_one_and_four_and_no_month_says_more_than_its_batches(
    some: list[tuple[int, int, int]],
) -> None:
    told = [
        counts(DAY + timedelta(days=20 * n), came, min(asked, came), min(further, asked, came))
        for n, (came, asked, further) in enumerate(some)
    ]
    batches = by_batch(told)
    for rate in batches:
        assert all(number is None or number == 0 or number >= 5 for number in (rate.came, rate.further))
    for month in by_month(told):
        inside = [
            rate for each, rate in zip(told, batches, strict=True) if f"{each.on:%Y-%m}" in _months(told, month.name)
        ]
        if month.came is not None:
            assert all(rate.came is not None for rate in inside)


def _months(told: list[BatchCounts], name: str) -> set[str]:
    from naung.doors.desk.figures.tables import month_words

    return {f"{each.on:%Y-%m}" for each in told if month_words(f"{each.on:%Y-%m}") == name}


@pytest.mark.parametrize(
    ("told", "says"),
    [
        (counts(DAY, 300, 300, 40, 260, 26, 0), "antara 0% dan"),
        (counts(DAY, 300, 300, 40, 260, 26, 2), "Belum cukup"),
        (counts(DAY, 300, 300, 40, 260, 3, 0), "Belum cukup"),
        (counts(DAY, 300, 300, 40, 260, 26, 6), "antara"),
    ],
)
def test_what_the_lot_tells_is_told_in_per_cent_and_only_when_nothing_small_is_in_it(
    told: BatchCounts, says: str
) -> None:
    assert says in missed_words([told]).replace("\xa0", "").replace(" %", "%")


@pytest.mark.django_db
def test_the_head_reads_rates_of_closed_months_and_opens_nothing(force: TaskForce) -> None:
    join(BIMA, force)
    bima: Actor = actor(BIMA, force)
    batch = _screened(bima)
    head = sign_in(Client(), join(HEAD, force))
    assert "Belum ada rombongan yang ditutup" in visible(head.get(reverse("figures:border")))
    before = timezone.localdate().replace(day=1) - timedelta(days=10)
    Batch.objects.filter(id=batch).update(on=before)
    entries = Entry.objects.count()
    with patch("naung.foundation.vault.queries.opening.data_keys", side_effect=AssertionError("opens nothing")):
        shown = read(head)
    assert "20 75% 40%" in shown
    assert "Ke1" not in shown
    assert Entry.objects.filter(event="arrivals.counted").count() == 2
    assert Entry.objects.count() > entries


def read(head: Client) -> str:
    """What a reader reads."""
    told = re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", visible(head.get(reverse("figures:border")))))
    return told.replace("\xa0", "").replace(" %", "%")


def _screened(bima: Actor) -> UUID:
    """Twenty came, fifteen were asked by a first line, eight of them further."""
    batch = a_batch(bima, [row(f"Orang Ke{n}", n) for n in range(20)])
    people = list(Arrival.objects.filter(batch=batch).order_by("number").values_list("id", flat=True))
    mark_arrivals(batch_id=batch, came=people, by=bima)
    for each in people[:15]:
        first(each, "minta", by=bima)
    for each in people[:8]:
        short(each, short_told(), bima)
    close_batch(batch_id=batch, why="Uji hitungan.", by=bima)
    return batch


@pytest.mark.django_db
def test_who_opens_cases_reads_no_figures_of_the_border(force: TaskForce) -> None:
    assert sign_in(Client(), join(BIMA, force)).get(reverse("figures:border")).status_code == 403


@pytest.mark.django_db
def test_what_was_filed_stays_and_what_came_late_stands_beside_it(force: TaskForce) -> None:
    join(BIMA, force)
    bima: Actor = actor(BIMA, force)
    batch = _screened(bima)
    head = sign_in(Client(), join(HEAD, force))
    Batch.objects.filter(id=batch).update(on=timezone.localdate().replace(day=1) - timedelta(days=10))
    people = list(Arrival.objects.filter(batch=batch).order_by("number").values_list("id", flat=True))
    assert "menyusul" not in read(head).partition("Bagian yang disaring")[2]
    first(people[15], "minta", by=bima)  # one more: which of them it was could be told from both figures
    shown = read(head)
    assert "20 75% 40%" in shown
    assert "menyusul kurang dari 5 formulir" in shown
    assert "Sekarang saringan awal" not in shown
    for each in people[16:]:
        first(each, "minta", by=bima)
    shown = read(head)
    assert "20 75% 40%" in shown
    assert "Sekarang saringan awal 100% dan penyaringan pendek 40%, karena 5 formulir menyusul" in shown


@given(st.integers(0, 30), st.integers(0, 30), st.integers(0, 30), st.integers(0, 9), st.integers(0, 9))
def test_beside_what_was_filed_nothing_small_is_told_of_what_came_late(
    came: int, asked: int, further: int, more_first: int, more_short: int
) -> None:
    filed = Asked(came, min(asked, came), min(further, asked, came))
    now = Asked(came, min(filed.first + more_first, came), min(filed.short + more_short, came))
    late = more_first + more_short
    told = BatchCounts(uuid4(), "ROM", DAY, "entikong", now.came, now.first, now.short, 0, 0, 0, filed, late)
    (rate,) = by_batch([told])
    assert (rate.since == "") == (late == 0)
    changed = [abs(one - other) for one, other in zip(_parts_of(now), _parts_of(filed), strict=True)]
    if any(0 < each < 5 for each in (*changed, *_parts_of(now))) or rate.came is None:
        assert "Sekarang" not in rate.since
    assert not re.search(r"\b[1-4] formulir", rate.since)


def _parts_of(asked: Asked) -> tuple[int, int, int]:
    further = min(asked.short, asked.came)
    only = max(asked.first - further, 0)
    return further, only, asked.came - further - only
