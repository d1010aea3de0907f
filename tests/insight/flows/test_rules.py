"""Flows by rule: where a number belongs, what may be shown, and which sentences an answer may write."""

import pytest

from naung.insight.extract.vocabulary import Role, Values
from naung.insight.flows.rules.areas import (
    APPEARED,
    DOWN,
    FEW,
    MERGED,
    NOT_HERE,
    NOT_SO_FINE,
    SAME,
    STILL_FEW,
    UP,
    VANISHED,
    area_shifts,
    areas_told,
)
from naung.insight.flows.rules.journeys import destination_node, journeys_of, origin_node
from naung.insight.flows.rules.places import (
    area_in_roles,
    areas_elsewhere,
    counted,
    parts_told,
    places_in_roles,
    row_of,
    spans_in_roles,
)
from naung.insight.flows.rules.shifting import (
    BY_CHANCE,
    FELL,
    LOOKED_AT,
    MORE,
    NO_TWO,
    ONE_ROAD,
    ROSE,
    TOO_FEW,
    UNDECIDED,
    shift_told,
)
from naung.insight.flows.vocabulary import Count, Journey, Where

PARTS = ("61.72.01", "61.72.02")


@pytest.mark.parametrize(
    ("place", "row"),
    [
        ("61.72.01", "61.72.01"),
        ("61.72", Where.HIDDEN_HERE),
        ("61.72.09", Where.HIDDEN_HERE),  # a kecamatan that the table does not have
        ("61.01.05", Where.OUTSIDE),
        ("MY-13", Where.OUTSIDE),
        ("61", Where.NOT_TOLD),
        ("ID", Where.NOT_TOLD),
        ("*", Where.NOT_TOLD),
    ],
)
def test_each_place_belongs_to_one_row(place: str, row: str) -> None:
    assert row_of(place, "61.72", PARTS) == row


def test_a_place_is_shown_in_all_its_roles_at_once() -> None:
    counts: dict[Values, int] = {
        ("asal", "61.72.01", "2026-07"): 9,
        ("asal", "61.72.01", "2026-S2"): 6,
        ("transit", "61.72.01", "2026"): 12,
        ("tujuan", "61.72.02", "2026"): 7,
        ("tujuan", "61", "2026"): 8,
        ("*", "*", "*"): 5,
    }
    rows, totals = places_in_roles(counts, "61.72", PARTS)
    shown = {row.code: tuple(each.shown for each in row.counts) for row in rows}
    assert shown["61.72.01"] == (15, 0, 12, 0, 0)
    assert shown["61.72.02"] == (0, 0, 0, 0, 7)
    assert shown[Where.NOT_TOLD] == (0, 0, 0, 0, 8)
    assert totals == (15, 0, 12, 0, 15)


def test_a_small_number_never_shows_even_if_the_extract_held_one() -> None:
    rows, _ = places_in_roles({("asal", "61.72.01", "2026"): 3, ("asal", "61.72.02", "2026"): 40}, "61.72", PARTS)
    shown = {row.code: row.counts[0].shown for row in rows}
    assert shown["61.72.01"] is None
    assert list(shown.values()).count(None) >= 2


def test_a_count_says_how_sure_it_is() -> None:
    assert counted(0) == Count(0)
    assert counted(None) == Count(None)
    assert counted(10) == Count(10, 5, 17)  # Garwood: 5.43 to 16.96


def test_times_are_told_as_narrowly_as_the_extract_tells_them() -> None:
    counts: dict[Values, int] = {
        ("asal", "61.72.01", "2026-07"): 9,
        ("transit", "61.72", "2026-07"): 5,
        ("asal", "61.72.02", "2026-S2"): 6,
        ("asal", "61.72.02.1003", "2025"): 7,
        ("asal", "61.01.05", "2026-07"): 50,
        ("*", "*", "*"): 8,
    }
    told = [(each.when, tuple(count.shown for count in each.counts)) for each in spans_in_roles(counts, "61.72")]
    assert told == [("2026-07", (9, 0, 5, 0, 0)), ("2026-S2", (6, 0, 0, 0, 0)), ("2025", (7, 0, 0, 0, 0))]
    assert spans_in_roles(counts, "61.71") == []
    assert spans_in_roles(counts, "61.72")[0].counts[0] == Count(9, 4, 16)


VILLAGES: dict[Values, int] = {
    ("asal", "61.72.01.1001", "2026"): 7,
    ("asal", "61.72.01", "2026-S1"): 6,
    ("asal", "61.72.02", "2026-S1"): 8,
    ("transit", "61.72.01", "2026"): 5,
    ("tujuan", "61.72", "2026"): 9,
    ("tujuan", "-", "2026"): 20,
    ("asal", "32.01.05", "2026"): 5,
    ("tujuan", "31.71", "2026"): 5,
}


def test_a_kecamatan_is_shown_in_all_roles_beside_the_rest_of_its_kabupaten() -> None:
    found = area_in_roles(VILLAGES, "61.72.01", "61.72")
    assert tuple(each.shown for each in found.own) == (13, 0, 5, 0, 0)  # a village belongs to its kecamatan
    assert found.others == (8, 0, 0, 0, 9)
    assert found.around == (21, 0, 5, 0, 9)
    assert not found.silent
    assert area_in_roles(VILLAGES, "61.72.03", "61.72").silent
    around = area_in_roles(VILLAGES, "61.72", "61")
    assert tuple(each.shown for each in around.own) == found.around


def test_a_kecamatan_keeps_a_small_number_and_what_would_tell_it() -> None:
    found = area_in_roles({("asal", "61.72.01", "2026"): 3, ("asal", "61.72.02", "2026"): 40}, "61.72.01", "61.72")
    assert (found.own[0].shown, found.others[0]) == (None, None)


def test_villages_are_rows_only_where_any_is_told() -> None:
    assert parts_told(VILLAGES, "61.72.01", ["61.72.01.1001", "61.72.01.1002"]) == ["61.72.01.1001", "61.72.01.1002"]
    assert parts_told(VILLAGES, "61.72.02", ["61.72.02.1001"]) == ()
    assert parts_told({}, "61.72", ["61.72.01"]) == ["61.72.01"]


def test_areas_of_other_provinces_are_named_by_kabupaten() -> None:
    assert areas_elsewhere(VILLAGES) == ["31.71", "32.01"]


@pytest.mark.parametrize(("origins", "told"), [(17, [11, 6]), (22, [11, 6]), (19, [11])])
def test_roads_of_a_kecamatan_leave_no_few_of_its_people_over(origins: int, told: list[int]) -> None:
    counts: dict[Values, int] = {
        ("61.72.01", "-", "-", "tidak_resmi", "-", "MY-13", "2026"): 11,
        ("61.72.01", "-", "-", "resmi", "-", "TW", "2026"): 6,
    }
    assert [each.count for each in journeys_of(counts, "61.72.01", (), {"61.72.01": origins})] == told


@pytest.mark.parametrize(
    ("place", "begins", "ends"),
    [
        ("61.72.01", "61.72.01", "61.72"),
        ("61.72", "61.72", "61.72"),
        ("61.01", Where.OUTSIDE, "61"),
        ("61", "*", "61"),
        ("31.71", Where.OUTSIDE, "ID"),
        ("MY-13-32", Where.OUTSIDE, "MY-13"),
        ("MY-12-01", Where.OUTSIDE, "MY-12"),
        ("MY", Where.OUTSIDE, "MY"),  # of which state is not told: it may be Sarawak
        ("TW", Where.OUTSIDE, "TW"),
        ("-", "-", "-"),
        ("*", "*", "*"),
    ],
)
def test_each_end_of_a_road_is_one_node(place: str, begins: str, ends: str) -> None:
    assert (origin_node(place, "61.72", PARTS), destination_node(place, "61.72")) == (begins, ends)


def test_roads_that_touch_the_area_are_summed_largest_first() -> None:
    counts: dict[Values, int] = {
        ("61.72.01", "*", "*", "tidak_resmi", "61.01.09", "MY-13-32", "2026"): 6,
        ("61.72.01", "-", "-", "tidak_resmi", "61.01.09", "MY-13-01", "2026"): 5,
        ("61.01", "*", "61.72.02", "resmi", "*", "MY", "2026"): 7,
        ("61.01", "*", "*", "resmi", "*", "MY", "2026"): 90,
    }
    assert journeys_of(counts, "61.72", PARTS, {}) == [
        Journey("61.72.01", "tidak_resmi", "MY-13", 11),
        Journey("luar", "resmi", "MY", 7),
    ]
    assert journeys_of({}, "61.72", PARTS, {}) == []


@pytest.mark.parametrize(("origins", "begins"), [(11, "61.72.01"), (12, "61.72"), (15, "61.72"), (16, "61.72.01")])
def test_people_of_a_place_less_its_roads_are_never_few(origins: int, begins: str) -> None:
    counts = {("61.72.01", "-", "-", "tidak_resmi", "-", "MY-13", "2026"): 11}
    roads = journeys_of(counts, "61.72", PARTS, {"61.72.01": origins})
    assert roads == [Journey(begins, "tidak_resmi", "MY-13", 11)]


def groups(*of_each: int, half: str) -> dict[Values, int]:
    roads = (("resmi", "MY-13"), ("tidak_resmi", "MY-13"), ("resmi", "TW"))
    return {("61.72", exit_, place, half, "1"): n for (exit_, place), n in zip(roads, of_each, strict=False) if n}


def words(counts: dict[Values, int]) -> list[str]:
    return [each.words for each in shift_told(counts)]


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ((70, 30, 20), (30, 70, 20), [MORE, FELL, ROSE, UNDECIDED, LOOKED_AT]),
        ((70, 30, 20), (68, 33, 20), [BY_CHANCE, LOOKED_AT]),
        ((50, 10, 10), (30, 70, 20), [TOO_FEW]),
        ((90, 0, 0), (95, 0, 0), [ONE_ROAD]),
    ],
    ids=["a shift", "chance", "too few", "one road"],
)
def test_only_the_answer_writes_the_sentences(before: tuple[int, ...], after: tuple[int, ...], said: list[str]) -> None:
    assert words(groups(*before, half="2026-S1") | groups(*after, half="2026-S2")) == said


def test_without_two_halves_nothing_is_compared() -> None:
    assert words({}) == [NO_TWO]
    assert words(groups(70, 30, half="2026-S1")) == [NO_TWO]


def test_the_two_newest_halves_are_compared_and_years_are_left_out() -> None:
    counts = groups(70, 30, half="2025-S1") | groups(70, 30, half="2025-S2") | groups(30, 70, half="2026-S1")
    counts |= groups(500, 1, half="2026")
    first = shift_told(counts)[0]
    assert (first.filled["first"], first.filled["second"]) == ("2025-S2", "2026-S1")


def test_roles_stand_in_the_order_of_a_way() -> None:
    assert [role.value for role in Role] == ["asal", "perekrutan", "transit", "keluar", "tujuan"]


def area_groups(half: str, **of_each: int) -> dict[Values, int]:
    """Groups by area of origin in one half-year, as the extract tells them; the rest from elsewhere."""
    codes = {"singkawang": "61.72", "sambas": "61.01", "elsewhere": "35"}
    told: dict[Values, int] = {("asal", codes[name], half): n for name, n in of_each.items() if n}
    return told | {(role, "*", half): sum(of_each.values()) for role in ("transit", "tujuan")}


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ({"singkawang": 60, "sambas": 40, "elsewhere": 50}, {"singkawang": 20, "sambas": 80, "elsewhere": 50}, DOWN),
        ({"singkawang": 30, "sambas": 70, "elsewhere": 50}, {"singkawang": 70, "sambas": 30, "elsewhere": 50}, UP),
        ({"singkawang": 50, "sambas": 50, "elsewhere": 50}, {"singkawang": 52, "sambas": 49, "elsewhere": 50}, SAME),
        ({"singkawang": 60, "sambas": 40, "elsewhere": 50}, {"sambas": 70, "elsewhere": 80}, VANISHED),
        ({"sambas": 70, "elsewhere": 80}, {"singkawang": 60, "sambas": 40, "elsewhere": 50}, APPEARED),
        ({"singkawang": 8, "sambas": 90, "elsewhere": 52}, {"sambas": 90, "elsewhere": 60}, MERGED),
        ({"sambas": 90, "elsewhere": 52}, {"sambas": 90, "elsewhere": 60}, MERGED),
        ({"singkawang": 40, "elsewhere": 30}, {"singkawang": 10, "elsewhere": 60}, FEW),
    ],
)
def test_an_area_says_only_what_the_test_of_all_areas_lets_it(
    before: dict[str, int], after: dict[str, int], said: str
) -> None:
    counts = area_groups("2025-S2", **before) | area_groups("2026-S1", **after)
    first, *_others = areas_told(area_shifts(counts), "61.72")
    assert first.words == said
    filled = {"role": "x", "area": "y", "low": "", "high": "", "before": "", "after": ""} | dict(first.filled)
    assert "%(" not in first.words % filled


def test_one_that_is_told_in_one_half_year_only_is_not_said_to_have_vanished_by_chance() -> None:
    others = {("asal", f"61.{number:02}", half): 14 for number in range(2, 16) for half in ("2025-S2", "2026-S1")}
    counts = area_groups("2025-S2", singkawang=16, elsewhere=30) | area_groups("2026-S1", elsewhere=46) | others
    first, *_others = areas_told(area_shifts(counts), "61.72")
    assert first.words == STILL_FEW


def test_whether_a_small_area_is_told_in_one_half_year_moves_nothing_but_the_rest() -> None:
    """Areas too small to stand alone were once a class of their own, made of those that chance had let be told."""
    small = {("asal", f"61.{number:02}", "2025-S2"): 6 for number in range(2, 6)}
    told = (
        area_groups("2025-S2", singkawang=40, elsewhere=36)
        | small
        | area_groups("2026-S1", singkawang=50, elsewhere=50)
    )
    (asal, *_others) = area_shifts(told)
    untold = area_groups("2025-S2", singkawang=40, elsewhere=60) | area_groups("2026-S1", singkawang=50, elsewhere=50)
    assert asal.areas == area_shifts(untold)[0].areas
    assert set(asal.areas) == {"61.72"}


def test_a_kecamatan_is_never_tested_and_says_so_before_it_says_what_holds_around() -> None:
    counts = area_groups("2025-S2", singkawang=60, sambas=40, elsewhere=50)
    counts |= area_groups("2026-S1", singkawang=20, sambas=80, elsewhere=50)
    first, second, *_others = areas_told(area_shifts(counts), "61.72.01")
    assert (first.words, first.filled) == (NOT_SO_FINE, {"area": "61.72.01", "around": "61.72"})
    assert second.words == DOWN
    assert [each.words for each in areas_told([], "61.72.01")] == [NOT_SO_FINE, NO_TWO]
    assert [each.words for each in areas_told(area_shifts(counts), "32.01.05")] == [NOT_HERE]


def test_the_province_names_only_areas_that_changed() -> None:
    moved = area_groups("2025-S2", singkawang=60, sambas=40, elsewhere=50)
    moved |= area_groups("2026-S1", singkawang=20, sambas=80, elsewhere=50)
    told = areas_told(area_shifts(moved), "61")
    assert {(each.words, each.filled.get("area")) for each in told if each.filled.get("role") == "asal"} == {
        (DOWN, "61.72"),
        (UP, "61.01"),
    }
    assert told[-1].words == LOOKED_AT
    assert [each.words for each in areas_told([], "61")] == [NO_TWO]
