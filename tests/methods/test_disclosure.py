"""Tables that are shown never give away a small number: by rules, by an exact attack, and by trying every possible table."""

from collections.abc import Iterator
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from naung.methods.disclosure import NEAR, SMALLEST, WIDTH, Ranges, SafeTable, ranged, suppressed
from tests.methods.attack import Bound, intervals

COUNTS = st.one_of(st.just(0), st.integers(0, 6), st.integers(0, 60))


@st.composite
def tables(draw: st.DrawFn, most: int = 5) -> list[list[int]]:
    height, width = draw(st.integers(1, most)), draw(st.integers(1, most))
    return [[draw(COUNTS) for _ in range(width)] for _ in range(height)]


def numbers(shown: SafeTable) -> list[int | None]:
    return [*(c for row in shown.cells for c in row), *shown.row_totals, *shown.column_totals, shown.total]


@given(tables())
@settings(max_examples=100)
def test_every_number_shown_is_true_and_zero_or_at_least_five(table: list[list[int]]) -> None:
    shown = suppressed(table)
    true = [*(c for row in table for c in row), *map(sum, table), *map(sum, zip(*table, strict=True))]
    true.append(sum(map(sum, table)))
    for said, fact in zip(numbers(shown), true, strict=True):
        assert said is None or (said == fact and (said == 0 or said >= SMALLEST))
    assert shown.total is not None or true[-1] < SMALLEST


@given(tables(4))
@settings(max_examples=60)
def test_no_linear_programme_comes_near_a_withheld_number(table: list[list[int]]) -> None:
    for least, most in intervals(suppressed(table)).values():
        assert most is None or most - least >= WIDTH


def test_nor_does_trying_every_table() -> None:
    """For every small 2 by 2 table all tables that fit what is shown are tried: no withheld number stays within four."""
    for small in product((0, 1, 4, 5, 7), repeat=4):
        shown = suppressed([list(small[:2]), list(small[2:])])
        if shown.total is None or not shown.withheld:
            continue
        fitting = [(a, b, c, d) for a, b, c, d in _all_of(shown.total) if _fits(shown, a, b, c, d)]
        for at, cell in enumerate(c for row in shown.cells for c in row):
            values = {table[at] for table in fitting}
            assert cell is not None or max(values) - min(values) >= WIDTH


def _all_of(total: int) -> Iterator[tuple[int, int, int, int]]:
    for a, b, c in product(range(total + 1), repeat=3):
        if a + b + c <= total:
            yield a, b, c, total - a - b - c


def _fits(shown: SafeTable, a: int, b: int, c: int, d: int) -> bool:
    facts = (a, b, c, d, a + b, c + d, a + c, b + d, a + b + c + d)
    return all(said is None or said == fact for said, fact in zip(numbers(shown), facts, strict=True))


@pytest.mark.parametrize(
    ("why", "table", "shown", "total"),
    [
        ("nothing small, nothing withheld", [[5, 0], [9, 12]], [[5, 0], [9, 12]], 26),
        ("nobody at all is a zero that may be told", [[0, 0], [0, 0]], [[0, 0], [0, 0]], 0),
        ("all of four persons: not even the total", [[4, 0]], [[None, 0]], None),
        ("one small number would be the total less the rest", [[3, 8, 20]], [[None, None, 20]], 31),
        ("two small ones of four together need a third", [[1, 3, 8, 20]], [[None, None, None, 20]], 32),
        ("two small ones of five together hide each other", [[4, 4, 20]], [[None, None, 20]], 28),
        ("a square of four cells hides one", [[2, 10], [10, 10]], [[None, None], [None, None]], 32),
    ],
)
def test_small_tables_by_hand(
    why: str, table: list[list[int]], shown: list[list[int | None]], total: int | None
) -> None:
    answer = suppressed(table)
    assert [list(row) for row in answer.cells] == shown, why
    assert answer.total == total


def test_the_same_table_is_always_shown_the_same() -> None:
    table = [[1, 9, 14], [22, 7, 0], [5, 5, 3]]
    assert len({suppressed(table) for _ in range(5)}) == 1


def test_most_of_a_usual_table_is_still_shown() -> None:
    table = [[12, 31, 4, 9], [18, 22, 11, 16], [25, 14, 8, 7], [9, 16, 12, 21]]
    assert suppressed(table).withheld == 4


def test_an_office_of_a_hundred_kecamatan_is_quick() -> None:
    table = [[(i * 7 + j * 5) % 23 for j in range(7)] for i in range(40)]
    assert suppressed(table).total == sum(map(sum, table))


@pytest.mark.parametrize("wrong", [[], [[]], [[1, 2], [3]], [[-1]], [[1.5]], [[True]], [["5"]]])
def test_what_is_no_table_of_counts_is_refused(wrong: list[list[int]]) -> None:
    with pytest.raises(ValueError, match=r"table|cell"):
        suppressed(wrong)


def bounds(told: Ranges) -> list[Bound]:
    """What the ranges say beside the table, as an attacker writes it down."""
    found: list[Bound] = []
    for i, (cells, spans) in enumerate(zip(told.table.cells, told.cells, strict=True)):
        for j, (cell, (least, most)) in enumerate(zip(cells, spans, strict=True)):
            if cell is None:
                found += [({(i, j): 1}, most), ({(i, j): -1}, -least)]
    return found


@given(tables(3))
@settings(max_examples=40)
def test_a_range_is_true_and_with_all_of_them_no_linear_programme_comes_near_a_withheld_number(
    table: list[list[int]],
) -> None:
    told = ranged(table, columns=range(len(table[0])))
    assert told.table == suppressed(table)
    for row, cells, spans in zip(table, told.table.cells, told.cells, strict=True):
        for fact, cell, (least, most) in zip(row, cells, spans, strict=True):
            assert least <= fact <= most
            assert least == most == cell if cell is not None else most - least >= WIDTH
    for low, high in intervals(told.table, bounds(told)).values():
        assert high is None or high - low >= WIDTH


def test_of_many_asked_and_few_not_it_is_told_that_few_were_not() -> None:
    """What the table alone leaves open up to ninety is told up to the nearest that leaves every number five wide."""
    table = [[30, 200, 2], [12, 88, 4], [25, 120, 0], [40, 260, 1], [20, 150, 3], [33, 180, 90]]
    told = ranged(table, columns=(0, 2))
    withheld = [spans[2] for row, spans in zip(told.table.cells, told.cells, strict=True) if row[2] is None]
    assert withheld
    assert all(most in NEAR for _least, most in withheld)
    two = ranged([[30, 200, 4], [25, 120, 4]], columns=(0, 2))  # five would tell of both that they are three or more
    assert [spans[2] for spans in two.cells] == [(0, 8), (0, 8)]
