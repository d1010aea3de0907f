"""Computations that were worked out by hand come out to the rupiah, and so do sums of payments."""

import tomllib
from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import pytest

from naung.casework.restitution.rules.losses import computed, line_of
from naung.casework.restitution.rules.money import read_amount, whole_rupiah
from naung.casework.restitution.rules.steps import sums_of
from naung.casework.restitution.rules.tables import shipped_tables
from naung.casework.restitution.rules.terms import read_terms, terms_problems, terms_text
from naung.casework.restitution.vocabulary import How, Per, StepKind, StepTold, Terms, Wage, WageKey

BY_HAND = tomllib.loads(Path(__file__).with_name("by_hand.toml").read_text("utf-8"))
PLACE, TODAY = "61.72", date(2026, 11, 1)


def smallest(amount: str, currency: str) -> int:
    """An amount of the table in its currency's smallest unit."""
    found = read_amount(amount.replace(".", ","), shipped_tables().currencies[currency].digits)
    assert found is not None
    return found


def items(each: dict[str, Any]) -> Iterator[tuple[str, Terms, dict[WageKey, Wage]]]:
    """The kind of loss, the terms and the lawful wages of each item of one computation."""
    for row in (*each.get("wage", ()), *each.get("days", ()), *each.get("amount", ())):
        currency = row["currency"]
        common: dict[str, Any] = {"currency": currency}
        if "rate" in row:
            common |= {"rate": row["rate"], "rate_on": date(2025, 6, 2), "rate_source": "kurs tengah yang dibuat-buat"}
        if "amount" in row:
            terms = Terms(How.AMOUNT, smallest=smallest(row["amount"], currency), times=row.get("times", 1), **common)
            yield row["kind"], terms, {}
        elif "first" in row:
            wages = {int(year): (Per.MONTH, wage) for year, wage in row["month"].items()}
            received = smallest(row.get("received", "0"), currency)
            terms = Terms(How.CALENDAR, first=row["first"], last=row["last"], place=PLACE, received=received, **common)
            yield "upah", terms, lawful(wages, currency)
        else:
            per = Per.DAY if "day" in row else Per.MONTH
            divisor, wage = row.get("divisor", 0), row.get("day") or row["month"]
            terms = Terms(How.DAYS, times=row["days"], place=PLACE, year=2024, divisor=divisor, **common)
            yield "upah", terms, lawful({2024: (per, wage)}, currency)


def lawful(wages: dict[int, tuple[Per, str]], currency: str) -> dict[WageKey, Wage]:
    """Lawful wages as an office would have entered them."""
    keys = {WageKey(PLACE, year, per): wage for year, (per, wage) in wages.items()}
    return {
        key: Wage(key, currency, smallest(wage, currency), "keputusan yang dibuat-buat") for key, wage in keys.items()
    }


@pytest.mark.parametrize("each", BY_HAND["computation"], ids=lambda each: each["name"])
def test_a_computation_by_hand_comes_out_to_the_rupiah(each: dict[str, Any]) -> None:
    tables, lines = shipped_tables(), []
    for kind, terms, wages in items(each):
        assert terms_problems(terms, tables.losses[kind], tables, TODAY) == []
        assert read_terms(terms_text(terms)) == terms
        lines.append(line_of(uuid4(), terms, wages, tables))
    found = computed(lines)
    assert found.is_whole
    assert found.total == each["total"]


def test_debts_by_hand_stand_apart() -> None:
    apart = [each for each in BY_HAND["computation"] if "debt" in each]
    assert apart
    for each in apart:
        assert sum(smallest(debt["amount"], debt["currency"]) for debt in each["debt"]) == each["debts"]


def step(kind: StepKind, amount: int, order: int, paper: bool = True, confirms: UUID | None = None) -> StepTold:
    """A step of one undivided amount."""
    return StepTold(uuid4(), kind, TODAY, order, {"": Fraction(amount)}, paper, confirms)


@pytest.mark.parametrize("each", BY_HAND["settlement"], ids=lambda each: each["name"])
def test_payments_by_hand_come_out_to_the_rupiah(each: dict[str, Any]) -> None:
    steps = [step(StepKind.ORDERED, each["ordered"], 0)]
    steps += [step(StepKind.PAID, amount, n) for n, amount in enumerate(each["receipts"], start=1)]
    steps += [step(StepKind.REPORTED, amount, 99, paper=False) for amount in each.get("reported", ())]
    found = sums_of(steps)
    assert (found.paid, found.unpaid, found.over) == (each["paid"], each["unpaid"], each["over"])
    assert found.reported == sum(each.get("reported", ()))


def test_there_are_enough_computations_by_hand_and_one_is_of_a_verdict() -> None:
    named = [each["name"] for each in BY_HAND["computation"]]
    assert len(named) == len(set(named)) >= 25
    assert any("265/Pid.Sus/2017" in each and BY_HAND for each in named)


def test_half_a_rupiah_goes_upwards_and_a_loss_is_never_below_nothing() -> None:
    assert [whole_rupiah(Fraction(n, 10)) for n in (0, 4, 5, 14, 15)] == [0, 0, 1, 1, 2]
    with pytest.raises(ValueError, match="below nothing"):
        whole_rupiah(Fraction(-1, 10))
