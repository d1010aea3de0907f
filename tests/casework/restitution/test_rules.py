"""What is refused, what is missing, what runs: the rules of restitution over plain values."""

import tomllib
from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction
from importlib import resources
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from naung.casework.cases.vocabulary import Sexual
from naung.casework.restitution.rules.clocks import acted_on, clocks_of
from naung.casework.restitution.rules.losses import NO_MONTH_WAGE, OTHER_CURRENCY, computed, line_of
from naung.casework.restitution.rules.money import read_amount, read_rate, said_amount
from naung.casework.restitution.rules.steps import (
    stopped_at,
    sums_of,
)
from naung.casework.restitution.rules.tables import (
    TableWrong,
    changes_beside,
    office_clocks,
    read_office_clocks,
    read_tables,
    shipped_tables,
)
from naung.casework.restitution.rules.terms import terms_problems
from naung.casework.restitution.rules.wages import by_calendar, by_days, months_of
from naung.casework.restitution.vocabulary import (
    How,
    Per,
    RunningClock,
    StepTold,
    Stopped,
    Terms,
    Wage,
    WageKey,
)
from naung.foundation.clock.rules.calendar import Calendar
from naung.foundation.clock.vocabulary import Mark
from naung.foundation.errors import RuleBroken
from naung.foundation.law.queries import shipped_law
from naung.foundation.law.vocabulary.rows import ClockVersion
from tests.casework.restitution.conftest import TODAY, K, check, told

ZONES = [ZoneInfo("Asia/Pontianak"), ZoneInfo("Asia/Makassar")]
DAYS = st.dates(date(2026, 1, 2), date(2035, 12, 31))  # since both rules of payment are law


@given(DAYS, st.integers(0, 1500))
def test_the_parts_of_a_period_are_its_days_and_no_day_stands_twice(first: date, length: int) -> None:
    last = first + timedelta(days=length)
    parts = list(months_of(first, last))
    assert sum(part.days for part in parts) == length + 1
    assert len({(part.year, part.month) for part in parts}) == len(parts)
    assert all(1 <= part.days <= part.of for part in parts)


@given(st.integers(1990, 2040), st.integers(1, 10**9))
def test_a_whole_year_is_twelve_wages_in_leap_years_too(year: int, wage: int) -> None:
    assert by_calendar(date(year, 1, 1), date(year, 12, 31), {year: Fraction(wage)}) == 12 * wage


@given(DAYS, st.integers(0, 400), st.integers(0, 400))
def test_a_period_in_two_halves_comes_to_the_whole(first: date, one: int, two: int) -> None:
    wages = {year: Fraction(1_000_000 + year) for year in range(2014, 2040)}
    middle, last = first + timedelta(days=one), first + timedelta(days=one + two + 1)
    halves = by_calendar(first, middle, wages) + by_calendar(middle + timedelta(days=1), last, wages)
    assert halves == by_calendar(first, last, wages)


def test_days_of_work_are_at_a_day_s_wage_or_at_a_stated_part_of_a_month_s() -> None:
    with pytest.raises(ValueError, match="stated number"):
        by_days(3, month=Fraction(1), divisor=26)
    with pytest.raises(ValueError, match="day's wage, or"):
        by_days(3)


@given(st.integers(0, 10**12), st.sampled_from([0, 2, 3]))
def test_an_amount_is_read_as_it_is_printed(smallest: int, digits: int) -> None:
    assert read_amount(said_amount(smallest, digits), digits) == smallest


@pytest.mark.parametrize(
    ("typed", "digits", "read"),
    [
        ("2.500.000", 0, 2_500_000),
        ("Rp 2.500.000", 0, 2_500_000),
        ("RM1.500,50", 2, 150_050),
        ("1500,5", 2, 150_050),
        ("12.50", 2, 1_250),
        ("12.500", 2, 1_250_000),
        ("75,125", 3, 75_125),
        ("2,500,000", 0, None),
        ("2500000,50", 0, None),
        ("1.50.000", 0, None),
        ("dua juta", 0, None),
        ("-5", 0, None),
        ("", 0, None),
        ("9" * 19, 0, None),
    ],
)
def test_an_amount_is_read_as_written_in_indonesia_and_else_refused(typed: str, digits: int, read: int | None) -> None:
    assert read_amount(typed, digits) == read


def test_a_rate_is_kept_as_digits() -> None:
    assert read_rate("3.405,50") == "3405.5"
    assert read_rate("15001") == "15001"
    assert read_rate("0") is None


@pytest.mark.parametrize(
    ("terms", "kind", "field"),
    [
        (Terms(How.AMOUNT, "IDR"), "perawatan", "amount"),
        (Terms(How.AMOUNT, "XAU", 5), "perawatan", "currency"),
        (Terms(How.AMOUNT, "MYR", 5), "perawatan", "rate"),
        (Terms(How.AMOUNT, "IDR", 5, rate="2", rate_on=TODAY, rate_source="x"), "perawatan", "rate"),
        (Terms(How.AMOUNT, "IDR", 5, times=0), "perawatan", "times"),
        (Terms(How.CALENDAR, "IDR", first=TODAY, last=TODAY, place="61.72"), "perawatan", "how"),
        (Terms(How.CALENDAR, "IDR", first=TODAY, place="61.72"), "upah", "last"),
        (Terms(How.CALENDAR, "IDR", first=TODAY, last=TODAY - timedelta(days=1), place="61.72"), "upah", "last"),
        (Terms(How.CALENDAR, "IDR", first=TODAY, last=TODAY + timedelta(days=1), place="61.72"), "upah", "last"),
        (Terms(How.CALENDAR, "IDR", first=TODAY, last=TODAY), "upah", "place"),
        (Terms(How.DAYS, "IDR", times=3, place="61.72", year=2024, divisor=7), "upah", "divisor"),
        (Terms(How.DAYS, "IDR", times=3, place="61.72", year=2027), "upah", "year"),
    ],
)
def test_terms_that_nothing_can_be_computed_from_are_refused_by_field(terms: Terms, kind: str, field: str) -> None:
    tables = shipped_tables()
    assert [each.field for each in terms_problems(terms, tables.losses[kind], tables, TODAY)] == [field]


def test_a_wage_that_the_office_has_not_entered_is_named_and_never_invented() -> None:
    terms = Terms(How.CALENDAR, "IDR", first=date(2023, 12, 1), last=date(2024, 1, 31), place="61.72")
    key = WageKey("61.72", 2024, Per.MONTH)
    wages = {key: Wage(key, "MYR", 150_000, "dibuat-buat")}
    line = line_of(uuid4(), terms, wages, shipped_tables())
    assert [(each.words, each.values["year"]) for each in line.missing] == [
        (NO_MONTH_WAGE, 2023),
        (OTHER_CURRENCY, 2024),
    ]
    found = computed([line])
    assert (found.total, found.is_whole, line.rupiah) == (0, False, None)


def test_what_must_stand_before_a_step_is_said() -> None:
    with pytest.raises(RuleBroken, match="Catat dahulu"):
        check(told(K.WARNED))
    with pytest.raises(RuleBroken, match="sebelum"):
        check(told(K.WARNED, TODAY - timedelta(days=9)), told(K.ORDERED, TODAY, 5))
    check(told(K.WARNED), told(K.ORDERED, TODAY - timedelta(days=9), 5))
    with pytest.raises(RuleBroken, match="belum terjadi"):
        check(told(K.ORDERED, TODAY + timedelta(days=1), 5))


def test_a_claim_needs_a_signed_computation_and_the_fund_a_sexual_crime() -> None:
    with pytest.raises(RuleBroken, match="tanda tangani"):
        check(told(K.CLAIMED), has_computation=False)
    order = told(K.ORDERED, TODAY, 9)
    with pytest.raises(RuleBroken, match="kekerasan seksual"):
        check(told(K.FUND, TODAY, 5), order, sexual=Sexual.UNKNOWN)
    check(told(K.FUND, TODAY, 5), order, sexual=Sexual.YES)


def test_a_payment_without_a_receipt_is_reported_and_not_paid() -> None:
    order = told(K.ORDERED, TODAY, 100)
    with pytest.raises(RuleBroken, match="tanda terima"):
        check(told(K.PAID, TODAY, 40, paper=False), order)
    said = told(K.REPORTED, TODAY, 40, paper=False)
    check(said, order)
    assert (sums_of([order, said]).paid, sums_of([order, said]).reported) == (0, 40)
    with pytest.raises(RuleBroken, match="sudah dilaporkan") as broken:
        check(told(K.PAID, TODAY, 40, order=2), order, said)
    assert broken.value.field == "confirms"
    check(told(K.PAID, TODAY, 40, order=2), order, said, checked_same=True)
    shown = StepTold(uuid4(), K.PAID, TODAY, 2, {"": Fraction(40)}, True, said.id)
    check(shown, order, said)
    after = sums_of([order, said, shown])
    assert (after.paid, after.reported, after.unpaid) == (40, 0, 60)
    with pytest.raises(RuleBroken, match="belum dipastikan"):
        check(StepTold(uuid4(), K.PAID, TODAY, 3, {"": Fraction(1)}, True, said.id), order, said, shown)


def test_a_payment_beyond_the_order_is_asked_about_and_kept_when_checked() -> None:
    order = told(K.ORDERED, TODAY, 100)
    with pytest.raises(RuleBroken, match="Periksa jumlahnya") as broken:
        check(told(K.PAID, TODAY, 130), order)
    assert broken.value.field == "checked_over"
    check(told(K.PAID, TODAY, 130), order, checked_over=True)
    assert sums_of([order, told(K.PAID, TODAY, 130)]).over == 30


def test_amounts_belong_to_known_items_and_to_steps_that_have_them() -> None:
    with pytest.raises(RuleBroken, match="tidak ada dalam"):
        check(StepTold(uuid4(), K.ORDERED, TODAY, 0, {"x": Fraction(5)}), items=("y",))
    with pytest.raises(RuleBroken, match="Isi berapa"):
        check(told(K.ORDERED, TODAY, 0))
    with pytest.raises(RuleBroken, match="tidak ada jumlah"):
        check(told(K.FINAL_TOLD, TODAY, 5))
    with pytest.raises(RuleBroken, match="kurang dari nol"):
        check(told(K.ORDERED, TODAY, -5))


def test_a_changed_order_replaces_the_first_and_one_annulled_leaves_nothing_owed() -> None:
    first, changed = told(K.ORDERED, TODAY, 100), told(K.CHANGED, TODAY, 70, order=1)
    assert sums_of([first, changed]).ordered == 70
    none = told(K.CHANGED, TODAY, 0, order=2)
    assert sums_of([first, changed, none]).unpaid == 0
    assert stopped_at([first, changed, none]) is Stopped.REFUSED


@pytest.mark.parametrize(
    ("kinds", "where"),
    [
        ([], Stopped.NOT_CLAIMED),
        ([(K.CLAIMED, 9)], Stopped.CLAIMED),
        ([(K.CLAIMED, 9), (K.DEMANDED, 8)], Stopped.DEMANDED),
        ([(K.CLAIMED, 9), (K.DEMANDED, 8), (K.ORDERED, 7)], Stopped.ORDERED),
        ([(K.CLAIMED, 9), (K.ORDERED, 7), (K.REPORTED, 7)], Stopped.ORDERED),
        ([(K.CLAIMED, 9), (K.ORDERED, 7), (K.PAID, 3)], Stopped.PARTLY),
        ([(K.CLAIMED, 9), (K.ORDERED, 7), (K.PAID, 3), (K.FUND, 4)], Stopped.PAID),
        ([(K.CLAIMED, 9), (K.ORDERED, 7), (K.PAID, 7), (K.RETURNED, 7)], Stopped.ORDERED),
        ([(K.CLAIMED, 9), (K.REFUSED, None)], Stopped.REFUSED),
        ([(K.CLAIMED, 9), (K.REFUSED, None), (K.CLAIMED, 9)], Stopped.CLAIMED),
        ([(K.CLAIMED, 9), (K.DROPPED, None)], Stopped.DROPPED),
    ],
)
def test_where_the_money_stopped(kinds: list[tuple[K, int | None]], where: Stopped) -> None:
    steps = [told(kind, TODAY, amount, order=n) for n, (kind, amount) in enumerate(kinds)]
    assert stopped_at(steps) is where


def test_every_change_of_law_beside_a_step_is_in_the_law() -> None:
    assert set(changes_beside().values()) <= set(shipped_law().changes)


def test_what_is_seized_as_security_waits_for_no_judgment_and_may_be_sold_after_one() -> None:
    secured = told(K.SECURED, TODAY - timedelta(days=90))
    check(secured)
    check(told(K.AUCTIONED, TODAY), told(K.ORDERED, TODAY - timedelta(days=30), 100), secured)
    with pytest.raises(RuleBroken, match="Catat dahulu"):
        check(told(K.SEIZED, TODAY), secured)


def clocks(*steps: StepTold, sexual: Sexual = Sexual.NO, tz: ZoneInfo = ZONES[0]) -> dict[str, RunningClock]:
    """The clocks of these steps by code, by the law as it ships."""
    found = clocks_of(steps, shipped_law(), sexual=sexual, calendar=Calendar(), tz=tz)
    return {each.code: each for each in found}


@given(DAYS, st.sampled_from(ZONES))
def test_both_clocks_of_payment_run_from_their_own_start_and_the_earlier_is_acted_on(day: date, tz: ZoneInfo) -> None:
    order, copy = told(K.ORDERED, day, 100), told(K.COPY_RECEIVED, day)
    final = told(K.FINAL_TOLD, day)
    found = clocks(order, copy, final, tz=tz)
    assert found["restitusi_uu21"].due_on == day + timedelta(days=14)
    assert found["restitusi_kuhap"].due_on == day + timedelta(days=30)
    first = acted_on(found.values())
    assert first is not None
    assert first.code == "restitusi_uu21"
    assert "restitusi_tpks" not in found
    assert "restitusi_tpks" in clocks(order, copy, final, sexual=Sexual.YES, tz=tz)


def test_a_start_that_nobody_knows_is_itself_a_task_and_the_known_clock_is_acted_on() -> None:
    order = told(K.ORDERED, TODAY, 100)
    waiting = clocks(order)
    assert waiting["restitusi_uu21"].waits
    assert waiting["restitusi_kuhap"].waits
    assert acted_on(waiting.values()) is None
    known = clocks(order, told(K.COPY_RECEIVED, TODAY))
    first = acted_on(known.values())
    assert first is not None
    assert first.code == "restitusi_kuhap"
    assert known["restitusi_uu21"].waits
    assert clocks(told(K.CLAIMED)) == {}


def test_a_clock_runs_only_where_its_row_was_law_on_the_day_of_its_start() -> None:
    before, since = date(2025, 10, 20), date(2026, 1, 2)
    assert "restitusi_kuhap" not in clocks(told(K.ORDERED, before, 100), told(K.COPY_RECEIVED, before))
    assert "restitusi_kuhap" in clocks(told(K.ORDERED, since, 100), told(K.COPY_RECEIVED, since))


def test_a_later_judgment_begins_the_clocks_of_payment_anew() -> None:
    def on(month: int, day: int) -> date:
        return date(2026, month, day)

    first = told(K.ORDERED, on(3, 1), 100), told(K.COPY_RECEIVED, on(3, 5))
    changed = told(K.CHANGED, on(6, 1), 80, order=2)
    assert clocks(*first, changed)["restitusi_kuhap"].waits
    again = clocks(*first, changed, told(K.COPY_RECEIVED, on(6, 10), order=3))["restitusi_kuhap"]
    assert (again.started_on, again.due_on) == (on(6, 10), on(7, 10))


def test_no_clock_for_a_late_claim_runs_where_one_was_made_in_time() -> None:
    claimed, known = told(K.CLAIMED, TODAY - timedelta(days=200)), told(K.FINAL_KNOWN, TODAY)
    assert clocks(claimed, known)["permohonan_restitusi_susulan"].ended_on == TODAY
    dropped = told(K.DROPPED, TODAY - timedelta(days=100), order=2)
    assert clocks(claimed, dropped, known)["permohonan_restitusi_susulan"].ended_on is None


def test_once_the_next_step_is_taken_the_former_clock_is_no_longer_acted_on() -> None:
    order, final = told(K.ORDERED, TODAY, 100), told(K.FINAL_TOLD, TODAY)
    warned = told(K.WARNED, TODAY + timedelta(days=20))
    first = acted_on(clocks(order, final, warned).values())
    assert first is not None
    assert first.code == "peringatan_restitusi"
    seized = told(K.SEIZED, TODAY + timedelta(days=40))
    assert acted_on(clocks(order, final, warned, seized).values()) is None


def test_a_clock_of_payment_ends_on_the_day_of_the_last_receipt() -> None:
    order, final = told(K.ORDERED, TODAY, 100), told(K.FINAL_TOLD, TODAY)
    part = told(K.PAID, TODAY + timedelta(days=2), 60)
    rest = told(K.PAID, TODAY + timedelta(days=9), 40)
    assert clocks(order, final, part)["restitusi_uu21"].ended_on is None
    assert clocks(order, final, part, rest)["restitusi_uu21"].ended_on == rest.on


@pytest.mark.parametrize(
    ("start", "end", "code", "days"),
    [
        (K.REACHED_PROSECUTOR, K.COPY_RECEIVED, "salinan_putusan", 7),
        (K.WARNED, None, "peringatan_restitusi", 14),
        (K.FINAL_KNOWN, K.CLAIMED, "permohonan_restitusi_susulan", 90),
        (K.RULED_APART, K.COPY_TO_LPSK, "salinan_penetapan_restitusi", 7),
    ],
)
def test_each_step_of_the_law_starts_its_clock_and_its_own_step_ends_it(
    start: K, end: K | None, code: str, days: int
) -> None:
    began = told(start, TODAY, 50 if start is K.RULED_APART else None)
    assert clocks(began)[code].due_on == TODAY + timedelta(days=days)
    if end is not None:
        ended = told(end, TODAY + timedelta(days=3))
        assert clocks(began, ended)[code].ended_on == ended.on


def test_a_table_without_rupiah_or_with_a_provision_that_is_not_there_is_refused() -> None:
    money = '[[currency]]\ncode = "IDR"\ndigits = 0\nid = "rupiah"\nen = "rupiah"\n'
    provision = (
        '[[provision]]\ncode = "p"\nid = "a"\nen = "a"\nlegal_basis = "x"\narticle = "1"\nmark = "V"\nsource = "x"\n'
    )
    loss = '[[loss]]\ncode = "l"\nid = "a"\nen = "a"\nprovisions = ["q"]\n'
    with pytest.raises(TableWrong, match="provision that is not there"):
        read_tables({"currencies.toml": money, "losses.toml": provision + loss})
    with pytest.raises(TableWrong, match="whole rupiah"):
        read_tables({"currencies.toml": money.replace("0", "2"), "losses.toml": provision + loss.replace("q", "p")})
    with pytest.raises(TableWrong, match="currency 1"):
        read_tables({"currencies.toml": money.replace("0", "9"), "losses.toml": provision + loss})


def test_the_shipped_provisions_name_sources_of_the_law_and_three_heads_stand_beside_four() -> None:
    tables, text = shipped_tables(), resources.files("naung.foundation.law").joinpath("tables/sources.toml")
    sources = {row["code"] for row in tomllib.loads(text.read_text("utf-8"))["source"]}
    assert {each.source for each in tables.provisions.values()} <= sources
    heads = [code.split("_")[0] for code in tables.provisions]
    assert (heads.count("uu21"), heads.count("kuhap")) == (4, 3)


def test_a_correction_of_the_office_counts_for_what_starts_on_its_day_or_later() -> None:
    law, since = shipped_law(), date(2026, 6, 1)
    row = law.clocks["restitusi_kuhap"]
    longer = replace(row, amount=row.amount + 7)
    corrected = replace(
        law,
        clocks={**law.clocks, row.code: longer},
        versions={row.code: (ClockVersion(None, row), ClockVersion(since, longer))},
    )

    def due(began: date) -> date | None:
        steps = [told(K.ORDERED, began, 100), told(K.COPY_RECEIVED, began)]
        found = clocks_of(steps, corrected, sexual=Sexual.NO, calendar=Calendar(), tz=ZONES[0])
        return next(each.due_on for each in found if each.code == row.code)

    before = since - timedelta(days=1)
    assert due(before) == before + timedelta(days=row.amount)
    assert due(since) == since + timedelta(days=row.amount + 7)


def test_the_office_s_own_clocks_say_that_they_are_no_law() -> None:
    for kind, clock in office_clocks().items():
        assert clock.mark is Mark.MEMORY, kind
        assert "house default" in clock.source
    shipped = resources.files("naung.casework.restitution").joinpath("tables", "beside.toml").read_text("utf-8")
    read_office_clocks(shipped)
    for broken in (
        shipped.replace('mark = "M"', 'mark = "V"'),
        shipped.replace('legal_basis = "aturan kantor"', 'legal_basis = "UU 13/2003"'),
        shipped.replace('kind = "lainnya"', 'kind = "bantuan_sosial"'),
        shipped.replace("amount = 30", "amount = 0"),
    ):
        with pytest.raises(TableWrong):
            read_office_clocks(broken)
