"""The rate of screening at the border by batch and month: no small number, no name, and what the lot tells in per cent only."""

import io
import re
from datetime import date, timedelta
from fractions import Fraction
from unittest.mock import patch
from uuid import UUID, uuid4
from zipfile import ZipFile

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone, translation
from hypothesis import given, settings
from hypothesis import strategies as st

from naung.casework.arrivals.actions import close_batch, mark_arrivals
from naung.casework.arrivals.models import Arrival, Batch
from naung.casework.arrivals.queries import BatchCounts
from naung.casework.arrivals.rules.closing import Asked
from naung.doors.desk.figures.border import Rate, by_batch, by_month, figure_of, missed_words, range_words
from naung.foundation.access.vocabulary import Actor
from naung.foundation.audit.models import Entry
from naung.methods.disclosure import WIDTH, SafeTable
from tests.casework.arrivals.told import a_batch, first, row, short, short_told
from tests.cast import BIMA, Member, TaskForce, actor, join, sign_in
from tests.doors.reports.typed import visible
from tests.methods.attack import Bound, intervals

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
        assert all(number is None or number == 0 or number >= 5 for number in (rate.came, *known(rate.further)))
    for month in by_month(told):
        inside = [
            rate for each, rate in zip(told, batches, strict=True) if f"{each.on:%Y-%m}" in _months(told, month.name)
        ]
        if month.came is not None:
            assert all(rate.came is not None for rate in inside)


def known(span: tuple[int, int]) -> list[int]:
    """The number that a range tells, if it tells one."""
    return [span[0]] if span[0] == span[1] else []


BATCH = st.tuples(st.integers(0, 90), st.one_of(st.integers(0, 5), st.integers(0, 60)), st.integers(0, 60))
PER_CENT = re.compile(r"(\d+)\s%")


@given(st.lists(BATCH, min_size=2, max_size=4))
@settings(max_examples=25)
def test_from_all_that_is_told_of_batches_and_months_no_small_number_is_known(some: list[tuple[int, int, int]]) -> None:
    """The attacker reads both tables of rates and the table of counts, and adds, subtracts and solves for every small number."""
    told = [
        counts(DAY.replace(month=1 + n // 2, day=5 + n % 2), came, came - missed, min(further, came - missed))
        for n, (came, missed, further) in enumerate((came, min(missed, came), more) for came, missed, more in some)
    ]
    shown = figure_of(told).table
    read = [([at], rate) for at, rate in enumerate(by_batch(told))]
    read += [([at for at in (2 * n, 2 * n + 1) if at < len(told)], rate) for n, rate in enumerate(by_month(told))]
    found = intervals(shown, [bound for rows, rate in read for bound in said_of(rows, rate, shown)])
    for (i, j), (least, most) in found.items():
        assert most is None or most - least >= WIDTH, (i, j)


def said_of(rows: list[int], rate: Rate, shown: SafeTable) -> list[Bound]:
    """What the words of a rate say of the withheld numbers: how many were not asked, how many were asked further."""
    if not rate.came:
        return []
    found: list[Bound] = []
    for words, column, turned in ((rate.share(rate.asked), 2, True), (rate.share(rate.further), 0, False)):
        known_part = sum(shown.cells[at][column] or 0 for at in rows)
        unknown = [(at, column) for at in rows if shown.cells[at][column] is None]
        low, high = read_range(words)
        if turned:
            low, high = 100 - high, 100 - low
        for factor, per_cent in ((1, high), (-1, low)):
            most = factor * (per_cent * rate.came / 100 - known_part)
            found += [(dict.fromkeys(unknown, factor), most)] if unknown else []
    return found


def read_range(words: str) -> tuple[Fraction, Fraction]:
    """Between which per cents a sentence says that a share lies."""
    numbers = [Fraction(each) for each in PER_CENT.findall(words)]
    if words.startswith("paling sedikit"):
        return numbers[0], Fraction(100)
    if words.startswith("paling banyak"):
        return Fraction(0), numbers[0]
    if len(numbers) == 1:  # rounded to the nearest
        return numbers[0] - Fraction(1, 2), numbers[0] + Fraction(1, 2)
    return (numbers[0], numbers[1]) if numbers else (Fraction(0), Fraction(100))


@given(st.lists(BATCH, min_size=1, max_size=12))
def test_every_range_is_true(some: list[tuple[int, int, int]]) -> None:
    told = [
        counts(DAY + timedelta(days=14 * n), came, max(came - missed, 0), min(further, max(came - missed, 0)))
        for n, (came, missed, further) in enumerate(some)
    ]
    months: dict[str, list[BatchCounts]] = {}
    for each in told:
        months.setdefault(f"{each.on:%Y-%m}", []).append(each)
    for rate, inside in zip([*by_batch(told), *by_month(told)], [*([e] for e in told), *months.values()], strict=True):
        came, asked, further = (sum(getattr(each, name) for each in inside) for name in ("came", "first", "short"))
        if rate.came is None:
            continue
        assert rate.came == came
        for part, span in ((asked, rate.asked), (further, rate.further)):
            assert span[0] <= part <= span[1]
            low, high = read_range(rate.share(span))
            assert low * came <= 100 * part <= high * came


def test_in_a_year_of_two_batches_a_month_every_rate_says_something() -> None:
    """51 to 327 came, mostly nobody to four were not asked: nothing is only withheld, and who was asked is told closely."""
    came, missed = [51, 327, 118, 204, 83, 296, 150, 62], [0, 2, 1, 0, 3, 4, 0, 1, 2]
    told = [
        counts(date(2025, 1 + n // 2, 5 + n % 2 * 10), people, people - missed[n % 9], max(people // 6, 7))
        for n, people in enumerate((came * 3)[:24])
    ]
    for rate in (*by_batch(told), *by_month(told)):
        assert rate.share(rate.asked) != "ditahan"
        assert rate.share(rate.further) != "ditahan"
        low, _high = read_range(rate.share(rate.asked))
        assert low >= (95 if rate in by_month(told) else 84)


@pytest.mark.parametrize(
    ("low", "high", "says"),
    [
        (98, 100, "paling sedikit 98 %"),
        (0, 12, "paling banyak 12 %"),
        (8, 13, "antara 8 % dan 13 %"),
        (0, 100, "ditahan"),
    ],
)
def test_a_range_in_words(low: int, high: int, says: str) -> None:
    assert range_words(low, high).replace("\xa0", " ") == says


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


def _screened(bima: Actor, asked: int = 15) -> UUID:
    """Twenty came, fifteen were asked by a first line, eight of them further."""
    batch = a_batch(bima, [row(f"Orang Ke{n}", n) for n in range(20)])
    people = list(Arrival.objects.filter(batch=batch).order_by("number").values_list("id", flat=True))
    mark_arrivals(batch_id=batch, came=people, by=bima)
    for each in people[:asked]:
        first(each, "minta", by=bima)
    for each in people[:8]:
        short(each, short_told(), bima)
    close_batch(batch_id=batch, why="Uji hitungan.", by=bima)
    return batch


@pytest.mark.django_db
def test_the_workbook_says_the_words_of_the_page_and_no_small_number(force: TaskForce) -> None:
    officer = join(BIMA, force)
    bima: Actor = actor(BIMA, force)
    small = _screened(bima, asked=17)  # three were not asked
    many = _screened(bima, asked=20)
    Batch.objects.filter(id__in=[small, many]).update(on=timezone.localdate().replace(day=1) - timedelta(days=10))
    head = sign_in(Client(), join(HEAD, force))
    answer = head.get(reverse("figures:border_workbook"))
    with ZipFile(io.BytesIO(answer.content)) as packed:
        strings = packed.read("xl/sharedStrings.xml").decode().replace("\xa0", " ")
    assert "paling sedikit" in strings
    assert "batas itu benar" in strings
    assert "Ke1" not in strings
    with translation.override("en"):
        assert range_words(98, 100) == "at least 98%"
        assert range_words(0, 12) == "at most 12%"
        assert range_words(8, 13) == "between 8% and 13%"
    assert sign_in(Client(), officer).get(reverse("figures:border_workbook")).status_code == 403


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
