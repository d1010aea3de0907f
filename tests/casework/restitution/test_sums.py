"""What the steps come to, whatever was written in which order."""

from contextlib import suppress
from datetime import timedelta
from fractions import Fraction
from uuid import uuid4

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from naung.casework.restitution.rules.steps import MOST, check_withdrawal, stopped_at, sums_of, unconfirmed
from naung.casework.restitution.vocabulary import StepTold, Stopped
from naung.foundation.errors import RuleBroken
from tests.casework.restitution.conftest import TODAY, K, check, told


def test_a_receipt_for_a_part_leaves_the_rest_reported() -> None:
    order, said = told(K.ORDERED, TODAY, 100), told(K.REPORTED, TODAY, 60, order=1)
    part = StepTold(uuid4(), K.PAID, TODAY, 2, {"": Fraction(50)}, True, said.id)
    found = sums_of([order, said, part])
    assert (found.paid, found.reported, found.unpaid) == (50, 10, 50)


def test_what_is_returned_is_taken_from_what_lies_deposited_first_and_is_never_more() -> None:
    order, laid = told(K.ORDERED, TODAY, 100), told(K.DEPOSITED, TODAY, 100, order=1)
    back = told(K.RETURNED, TODAY, 100, order=2)
    check(back, order, laid)
    found = sums_of([order, laid, back])
    assert (found.paid, found.deposited, found.unpaid, stopped_at([order, laid, back])) == (0, 0, 100, Stopped.ORDERED)
    paid = told(K.PAID, TODAY, 50, order=3)
    assert sums_of([order, laid, paid, told(K.RETURNED, TODAY, 120, order=4)]).paid == 30
    with pytest.raises(RuleBroken, match="lebih dari yang dititipkan"):
        check(told(K.RETURNED, TODAY, 151, order=4), order, laid, paid)
    with pytest.raises(RuleBroken, match="lebih dari yang dititipkan"):
        check(told(K.RETURNED, TODAY, 1, order=4), order, laid, back)


KINDS = st.sampled_from([K.ORDERED, K.CHANGED, K.REPORTED, K.PAID, K.FUND, K.DEPOSITED, K.RETURNED])


@st.composite
def histories(draw: st.DrawFn) -> list[StepTold]:
    """Steps as the rules let them be written, on days in any order, some confirming a report, some struck out again."""
    steps: list[StepTold] = []
    for n in range(draw(st.integers(0, 12))):
        if steps and draw(st.integers(0, 4)) == 0:
            gone = draw(st.sampled_from(steps))
            with suppress(RuleBroken):
                check_withdrawal(gone.id, steps)
                steps.remove(gone)
            continue
        kind = draw(KINDS)
        reports = sorted(unconfirmed(steps), key=str)
        confirms = draw(st.sampled_from([None, *reports])) if kind is K.PAID else None
        on = TODAY - timedelta(days=draw(st.integers(0, 5)))
        amount = {"": Fraction(draw(st.integers(1, 200)))}
        step = StepTold(uuid4(), kind, on, n, amount, kind is not K.REPORTED, confirms)
        with suppress(RuleBroken):
            check(step, *steps, checked_over=True, checked_same=True)
            steps.append(step)
    return steps


def all_of(steps: list[StepTold], *kinds: K) -> int:
    return sum(int(sum(each.amounts.values())) for each in steps if each.kind in kinds)


@settings(max_examples=400)
@given(histories())
def test_no_rupiah_appears_or_vanishes_whatever_is_written_in_which_order(steps: list[StepTold]) -> None:
    found = sums_of(steps)
    assert min(found.paid, found.fund, found.reported, found.deposited, found.unpaid) >= 0
    assert found.unpaid <= (found.ordered or 0)
    assert found.paid + found.deposited == all_of(steps, K.PAID, K.DEPOSITED) - all_of(steps, K.RETURNED)
    assert found.fund == all_of(steps, K.FUND)
    for report in (each for each in steps if each.kind is K.REPORTED):
        shown = all_of([each for each in steps if each.confirms == report.id], K.PAID)
        assert unconfirmed(steps).get(report.id, 0) == max(0, all_of([report], K.REPORTED) - shown)
    assert found.reported == sum(unconfirmed(steps).values())


def test_what_was_paid_and_returned_is_not_paid_by_a_later_deposit() -> None:
    day = timedelta(days=1)
    order, paid = told(K.ORDERED, TODAY - 9 * day, 100), told(K.PAID, TODAY - 8 * day, 100, order=1)
    back, laid = told(K.RETURNED, TODAY - 7 * day, 100, order=2), told(K.DEPOSITED, TODAY - 6 * day, 100, order=3)
    found = sums_of([order, paid, back, laid])
    assert (found.paid, found.unpaid, found.deposited) == (0, 100, 100)
    early = told(K.RETURNED, TODAY - 8 * day, 50, order=4)
    with pytest.raises(RuleBroken, match="Yang dikembalikan lebih"):
        check(early, order, paid, back, laid)


def test_a_deposit_on_which_a_return_rests_is_not_struck_out() -> None:
    laid, paid = told(K.DEPOSITED, TODAY, 100), told(K.PAID, TODAY, 30, order=1)
    back = told(K.RETURNED, TODAY, 100, order=2)
    for gone in (laid, paid):
        steps = [laid, paid, back]
        if gone is laid:
            with pytest.raises(RuleBroken, match="Langkah lain berdiri"):
                check_withdrawal(gone.id, steps)
        else:
            check_withdrawal(gone.id, steps)


def test_a_report_is_confirmed_by_as_many_receipts_as_came() -> None:
    order, said = told(K.ORDERED, TODAY, 100), told(K.REPORTED, TODAY, 60, order=1)
    first = StepTold(uuid4(), K.PAID, TODAY, 2, {"": Fraction(50)}, True, said.id)
    rest = StepTold(uuid4(), K.PAID, TODAY, 3, {"": Fraction(10)}, True, said.id)
    check(rest, order, said, first)
    found = sums_of([order, said, first, rest])
    assert (found.paid, found.reported, found.unpaid) == (60, 0, 40)
    with pytest.raises(RuleBroken, match="belum dipastikan"):
        check(StepTold(uuid4(), K.PAID, TODAY, 4, {"": Fraction(1)}, True, said.id), order, said, first, rest)
    with pytest.raises(RuleBroken, match="Langkah lain berdiri"):
        check_withdrawal(said.id, [order, said, rest])


def test_a_payment_like_one_that_stands_is_asked_about() -> None:
    paper = uuid4()
    order = told(K.ORDERED, TODAY, 100)
    paid = StepTold(uuid4(), K.PAID, TODAY, 1, {"": Fraction(40)}, True, None, paper)
    twice = told(K.PAID, TODAY, 40, order=2)
    same_paper = StepTold(uuid4(), K.PAID, TODAY - timedelta(days=3), 2, {"": Fraction(20)}, True, None, paper)
    for each in (twice, same_paper):
        with pytest.raises(RuleBroken, match="pembayaran lain") as broken:
            check(each, order, paid)
        assert broken.value.field == "checked_same"
        check(each, order, paid, checked_same=True)
    check(told(K.PAID, TODAY, 41, order=2), order, paid)


def test_an_amount_beyond_any_order_is_refused() -> None:
    check(told(K.ORDERED, TODAY, MOST))
    with pytest.raises(RuleBroken, match="Periksa nolnya"):
        check(told(K.ORDERED, TODAY, MOST + 1))


@given(st.lists(st.integers(1, 10**9), max_size=6), st.integers(1, 10**9))
def test_ordered_is_what_was_received_and_what_is_unpaid_less_what_is_over(receipts: list[int], ordered: int) -> None:
    steps = [told(K.ORDERED, TODAY, ordered), *(told(K.PAID, TODAY, each) for each in receipts)]
    found = sums_of(steps)
    assert ordered == found.received + found.unpaid - found.over
    assert not (found.unpaid and found.over)
