"""Corrections as rules: what is signed lies over what ships from its day on, what is not changes nothing."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import permutations
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from naung.foundation.clock.vocabulary import Mark
from naung.foundation.errors import RuleBroken
from naung.foundation.law.queries import shipped_law
from naung.foundation.law.queries.corrected import law_on, law_shelves
from naung.foundation.law.rules.corrections import (
    OWN_SIGNATURE,
    SIGNED_ALREADY,
    TOO_EARLY,
    WITHDRAWN_ALREADY,
    check_proposal,
    check_signature,
    check_withdrawal,
    corrected,
    fingerprint,
    in_force,
    lay,
    moved,
    starts_on,
    unfit,
)
from naung.foundation.law.rules.validity import clock_on
from naung.foundation.law.vocabulary.corrections import Correction, Shelf, Table
from naung.foundation.organisations.queries import shelf_of
from naung.foundation.organisations.rules import shipped_mandates
from naung.foundation.organisations.rules.corrected import mandates_on
from tests.foundation.law.corrections_told import AUTHOR, SECOND, signed, told, withdrawn

CLOCKS, HOTLINES = law_shelves()[Table.CLOCK], law_shelves()[Table.HOTLINE]
DAYS = st.dates(date(2026, 10, 1), date(2027, 2, 1))
CLOCK, HOTLINE = "laporan_sop_hari_kerja", "polisi"


@st.composite
def some(draw: st.DrawFn) -> tuple[Correction, ...]:
    """Any mixture of corrections of two rows: unsigned, signed, withdrawn, in any order of days."""
    found = []
    for number in range(draw(st.integers(1, 5))):
        if draw(st.booleans()):
            one = told(CLOCKS, CLOCK, number, amount=draw(st.integers(0, 40)))
        else:
            one = told(HOTLINES, HOTLINE, number, number=str(draw(st.integers(100, 999))))
        one = replace(one, from_on=draw(DAYS))
        if draw(st.booleans()):
            one = signed(one, draw(DAYS), one.from_on)
            if draw(st.booleans()):
                one = withdrawn(one, draw(DAYS))
        found.append(one)
    return tuple(found)


@given(some(), DAYS)
def test_the_order_in_which_corrections_are_read_changes_nothing(kept: tuple[Correction, ...], on: date) -> None:
    for shelf in (CLOCKS, HOTLINES):
        first = lay(shelf, kept, on)
        assert all(lay(shelf, order, on) == first for order in list(permutations(kept))[:6])


@given(some(), DAYS)
def test_what_is_not_signed_changes_nothing(kept: tuple[Correction, ...], on: date) -> None:
    signed_only = tuple(one for one in kept if one.signed_on is not None)
    assert lay(CLOCKS, kept, on) == lay(CLOCKS, signed_only, on)
    assert law_on(tuple(one for one in kept if one.signed_on is None), on) is shipped_law()


@given(some(), DAYS)
def test_nothing_counts_before_its_day_nor_before_it_was_signed(kept: tuple[Correction, ...], on: date) -> None:
    for one in kept:
        if in_force(one, on):
            assert one.signed_on is not None
            assert one.from_on <= on
            assert one.signed_on <= on
            assert one.table is not Table.CLOCK or one.signed_on < on
            assert one.withdrawn_on is None or on <= one.withdrawn_on


@given(some(), DAYS)
def test_only_corrected_cells_change_with_mark_and_source_and_the_shipped_rows_stay(
    kept: tuple[Correction, ...], on: date
) -> None:
    before = {code: fingerprint(raw) for code, raw in CLOCKS.rows.items()}
    for code, laid in lay(CLOCKS, kept, on).items():
        named = {name for one in kept if one.row == code for name, _value in one.values} | {"mark", "source"}
        assert {n for n in laid.raw if laid.raw[n] != CLOCKS.rows[code].get(n)} <= named
    assert before == {code: fingerprint(raw) for code, raw in CLOCKS.rows.items()}


@given(some(), DAYS, DAYS)
def test_a_start_before_the_correction_keeps_its_clock_whatever_the_day_it_is_read(
    kept: tuple[Correction, ...], read_on: date, started: date
) -> None:
    law = law_on(kept, read_on)
    row = clock_on(law, CLOCK, started)
    counting = [one for one in kept if one.row == CLOCK and in_force(one, started)]
    if not counting:
        assert row == shipped_law().clocks[CLOCK]
    else:
        assert row == law_on(kept, started).clocks[CLOCK]


@given(some(), DAYS)
def test_a_second_reading_says_the_same(kept: tuple[Correction, ...], on: date) -> None:
    assert law_on(kept, on) == law_on(tuple(kept), on)


def test_a_later_correction_lies_over_an_earlier_one_and_leaves_its_other_cells() -> None:
    first = signed(told(CLOCKS, CLOCK, 1, amount=5, pasal="7"))
    second = signed(told(CLOCKS, CLOCK, 2, amount=4), date(2026, 11, 5))
    row = law_on((second, first), date(2026, 11, 20)).clocks[CLOCK]
    assert (row.amount, row.pasal) == (4, "7")
    assert law_on((second, first), date(2026, 11, 5)).clocks[CLOCK].amount == 5


def test_withdrawing_brings_the_shipped_row_back_from_that_day() -> None:
    one = withdrawn(signed(told(HOTLINES, HOTLINE, number="110")), date(2026, 11, 9))
    assert law_on((one,), date(2026, 11, 8)).hotlines[HOTLINE].number == "110"
    assert law_on((one,), date(2026, 11, 9)).hotlines[HOTLINE] == shipped_law().hotlines[HOTLINE]
    clock = withdrawn(signed(told(CLOCKS, CLOCK, amount=9)), date(2026, 11, 9))
    assert law_on((clock,), date(2026, 11, 9)).clocks[CLOCK].amount == 9
    assert law_on((clock,), date(2026, 11, 10)).clocks[CLOCK] == shipped_law().clocks[CLOCK]


def test_mark_and_source_become_the_corrections_own_and_a_part_from_memory_stays_so_until_it_is_said_read() -> None:
    raw = CLOCKS.rows[CLOCK]
    assert raw["marks"] == {"may_pause": "M"}
    found = corrected(raw, told(CLOCKS, CLOCK, amount=5), CLOCKS.cells)
    assert (found["mark"], found["marks"]) == (Mark.VERIFIED, {"may_pause": "M"})
    assert corrected(raw, told(CLOCKS, CLOCK, may_pause=["kepala"]), CLOCKS.cells)["marks"] == {}
    assert corrected(raw, told(CLOCKS, CLOCK, unsure=[]), CLOCKS.cells)["marks"] == {}


WRONG: tuple[tuple[Table, str, dict[str, Any], str], ...] = (
    (Table.CLOCK, CLOCK, {"amount": "tujuh"}, "amount"),
    (Table.CLOCK, CLOCK, {"amount": "-1"}, "amount"),
    (Table.CLOCK, CLOCK, {"amount": "99999"}, "amount"),
    (Table.CLOCK, CLOCK, {"unit": "weeks"}, "unit"),
    (Table.CLOCK, CLOCK, {"unit": "months"}, "unit"),
    (Table.CLOCK, CLOCK, {"id": ""}, "id"),
    (Table.CLOCK, CLOCK, {"legal_basis": ""}, "legal_basis"),
    (Table.CLOCK, CLOCK, {"note_id": "Hanya satu bahasa."}, "note_id"),
    (Table.CLOCK, CLOCK, {"valid_from": "kemarin"}, "valid_from"),
    (Table.CLOCK, CLOCK, {"valid_from": "2026-12-01", "valid_to": "2026-11-01"}, "valid_to"),
    (Table.CLOCK, CLOCK, {"start": "laporan_polisi"}, "start"),
    (Table.HOTLINE, HOTLINE, {"number": "tanya di kantor"}, "number"),
    (Table.HOTLINE, HOTLINE, {"code": "lain"}, "code"),
    (Table.RIGHT, "restitusi", {"en": ""}, "en"),
    (Table.SENTENCE, "clock_start_unknown", {"id": "Menunggu tanggal."}, "id"),
    (Table.SENTENCE, "clock_start_unknown", {"en": "Waits."}, "en"),
    (Table.SENTENCE, "clock_start_unknown", {"id": "Menunggu {."}, "id"),
    (Table.SENTENCE, "clock_start_unknown", {"id": "Menunggu {start:>999999999}."}, "id"),
    (Table.SENTENCE, "clock_start_unknown", {"id": "Menunggu {x}.", "en": "Waits {x}."}, "id"),
    (Table.MANDATE, "dinsos.pengaduan.permensos", {"person_kinds": ""}, "person_kinds"),
    (Table.MANDATE, "dinsos.pengaduan.permensos", {"person_kinds": "raksasa"}, "person_kinds"),
    (Table.MANDATE, "dinsos.pengaduan.permensos", {"legal_basis": ""}, "legal_basis"),
    (Table.MANDATE, "dinsos.pengaduan.permensos", {"legal_basis": "", "article": ""}, "mark"),
    (Table.MANDATE, "dinsos.pengaduan.permensos", {"territory": "Singkawang"}, "territory"),
    (Table.MANDATE, "dinsos.pengaduan.permensos", {"levels": "bulan"}, "levels"),
)


@pytest.mark.parametrize(("table", "row", "values", "field"), WRONG)
def test_the_loader_of_the_shipped_tables_judges_and_the_fault_stands_beside_its_field(
    table: Table, row: str, values: dict[str, Any], field: str
) -> None:
    shelf = shelf_of(table)
    with pytest.raises(RuleBroken) as refused:
        check_proposal(told(shelf, row, **values), shelf, shelf.rows[row], date(2026, 11, 1))
    assert refused.value.field == field
    assert refused.value.message


@pytest.mark.parametrize("table", Table)
def test_every_shipped_row_stands_up_before_the_judge_and_an_address_names_one_row(table: Table) -> None:
    shelf = shelf_of(table)
    assert len({code.replace(".", "-") for code in shelf.rows}) == len(shelf.rows)
    for raw in list(shelf.rows.values())[:4]:
        shelf.judge(raw)


def test_a_proposal_says_why_and_by_what_changes_something_and_never_the_past() -> None:
    good, today = told(HOTLINES, HOTLINE, number="110"), date(2026, 11, 1)
    raw = HOTLINES.rows[HOTLINE]
    check_proposal(good, HOTLINES, raw, today)
    same: dict[str, Any] = {"values": (), "mark": Mark(raw["mark"]), "source": raw["source"]}
    for change in ({"reason": " "}, {"source": ""}, {"reason": "x" * 401}, same):
        with pytest.raises(RuleBroken):
            check_proposal(replace(good, **change), HOTLINES, raw, today)
    with pytest.raises(RuleBroken, match=TOO_EARLY):
        check_proposal(good, HOTLINES, raw, today + timedelta(days=1))


def test_the_author_never_signs_and_nobody_signs_or_withdraws_twice() -> None:
    one = told(HOTLINES, HOTLINE, number="110")
    check_signature(one, SECOND)
    with pytest.raises(RuleBroken, match=OWN_SIGNATURE):
        check_signature(one, AUTHOR)
    with pytest.raises(RuleBroken, match=SIGNED_ALREADY):
        check_signature(signed(one), SECOND)
    with pytest.raises(RuleBroken, match=WITHDRAWN_ALREADY):
        check_signature(withdrawn(one, date(2026, 11, 3)), SECOND)
    with pytest.raises(RuleBroken, match=WITHDRAWN_ALREADY):
        check_withdrawal(withdrawn(one, date(2026, 11, 3)), "Keliru.")


def upgraded(shelf: Shelf, row: str, **cells: Any) -> Shelf:
    """The same table as a later version ships it; a cell of None takes the row away."""
    rows = {code: {**raw, **cells} if code == row else raw for code, raw in shelf.rows.items()}
    return replace(shelf, rows={c: r for c, r in rows.items() if not (c == row and cells.get("code", "") is None)})


def test_an_upgrade_keeps_a_correction_and_says_that_the_shipped_row_changed() -> None:
    one = signed(told(HOTLINES, HOTLINE, number="110"))
    today, later = date(2026, 11, 20), upgraded(HOTLINES, HOTLINE, number="112")
    assert moved(HOTLINES, (one,), today) == ()
    (found,) = moved(later, (one,), today)
    assert (found.correction, found.gone, found.differing) == (one, False, ("number",))
    assert lay(later, (one,), today)[HOTLINE].raw["number"] == "110"
    (words,) = moved(upgraded(HOTLINES, HOTLINE, id="saluran lain"), (one,), today)
    assert words.differing == ()
    again = signed(replace(told(later, HOTLINE, 2, number="110"), from_on=today), today)
    assert moved(later, (one, again), today) == ()


def test_a_row_that_ships_no_more_or_no_longer_takes_the_correction_falls_back_and_is_named() -> None:
    one, today = signed(told(HOTLINES, HOTLINE, number="110")), date(2026, 11, 20)
    gone = upgraded(HOTLINES, HOTLINE, code=None)
    assert lay(gone, (one,), today) == {}
    assert unfit(gone, (one,), today) == (one.id,)
    assert moved(gone, (one,), today)[0].gone
    narrower = replace(HOTLINES, cells={"id": HOTLINES.cells["id"]})
    assert lay(narrower, (one,), today) == {}
    assert unfit(narrower, (one,), today) == (one.id,)


def test_the_register_of_another_day_is_another_register() -> None:
    shelf, code = shelf_of(Table.MANDATE), "dinsos.pengaduan.permensos"
    one = signed(told(shelf, code, person_kinds=["perempuan"]), from_on=date(2026, 12, 1))
    assert mandates_on((one,), date(2026, 11, 30)) == shipped_mandates()
    changed = [row for row in mandates_on((one,), date(2026, 12, 1)) if row not in shipped_mandates()]
    assert [(row.code, row.mark, len(row.person_kinds)) for row in changed] == [(code, "V", 1)]
    assert starts_on(one) == date(2026, 12, 1)
