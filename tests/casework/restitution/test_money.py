"""Sari follows Wulan's money: losses, a signed computation, the claim, the order, payments in parts, and where it stopped."""

from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction
from typing import Any
from uuid import UUID

import pytest
from django.utils import timezone

from naung.casework.cases.actions import add_person, erase_person
from naung.casework.cases.vocabulary import Role, Sexual
from naung.casework.evidence.actions import empty_document, keep_document
from naung.casework.evidence.vocabulary import DocumentKind
from naung.casework.restitution.actions import (
    change_loss,
    drop_loss,
    end_beside,
    end_debt,
    forget_claims,
    keep_computation,
    record_step,
    set_track,
    sign_computation,
    withdraw_step,
    write_beside,
    write_debt,
    write_loss,
    write_wage,
)
from naung.casework.restitution.models import Claim, LossItem, MoneyStep
from naung.casework.restitution.queries import (
    claim_for,
    claims_due,
    held_for,
    money_of_desk,
    restitution_of_case,
)
from naung.casework.restitution.rules.losses import NO_MONTH_WAGE
from naung.casework.restitution.rules.steps import MOST
from naung.casework.restitution.vocabulary import (
    Beside,
    How,
    Per,
    RestitutionEvent,
    StepKind,
    Stopped,
    Terms,
    Wage,
    WageKey,
)
from naung.foundation.access.vocabulary import Actor
from naung.foundation.audit.models import Entry
from naung.foundation.errors import NotFound, NotPermitted, Problems, RuleBroken, StaleVersion
from tests.casework.cases.conftest import someone
from tests.casework.restitution.conftest import PLACE, TREATED, WORKED, Money, a_loss, a_wage, signed
from tests.foundation.test_files import PDF

pytestmark = pytest.mark.django_db
K = StepKind


def today() -> date:
    """The office's day."""
    return timezone.localdate()


def step(money: Money, by: Actor, kind: K, amount: int | None = None, **told: object) -> UUID:
    """A step of today with one undivided amount, or none."""
    amounts = {} if amount is None else {"": amount}
    given = {"on": today(), "amounts": amounts, **told}
    return record_step(case_id=money.case, person_id=money.person, kind=kind, by=by, **given)  # type: ignore[arg-type]  # named as record_step names them


def test_losses_are_sealed_and_come_to_whole_rupiah_once(sari: Actor, money: Money) -> None:
    a_wage(sari)
    a_loss(money, sari, WORKED, "upah")
    treated = a_loss(money, sari)
    shown = claim_for(money.case, money.person, actor=sari)
    assert shown.computed.total == 3_403_226 + 3_275_500
    assert shown.computed.is_whole
    row = LossItem.objects.get(id=treated)
    assert b"3275500" not in bytes(row.terms or b"")
    assert Entry.objects.filter(event=RestitutionEvent.LOSS_WRITTEN).count() == 2


def test_a_wage_that_nobody_entered_stops_the_computation_and_not_the_record(sari: Actor, money: Money) -> None:
    loss = a_loss(money, sari, WORKED, "upah")
    shown = claim_for(money.case, money.person, actor=sari)
    assert [each.words for line in shown.computed.lines for each in line.missing] == [NO_MONTH_WAGE]
    with pytest.raises(RuleBroken, match="belum bisa dihitung"):
        keep_computation(case_id=money.case, person_id=money.person, by=sari)
    a_wage(sari)
    keep_computation(case_id=money.case, person_id=money.person, by=sari)
    assert [each.id for each in claim_for(money.case, money.person, actor=sari).losses] == [loss]


def test_a_kept_computation_stays_as_it_was_when_a_wage_or_a_loss_changes(sari: Actor, money: Money) -> None:
    a_wage(sari)
    loss = a_loss(money, sari, WORKED, "upah")
    kept = signed(money, sari)
    a_wage(sari, smallest=3_900_000, version=1)
    longer = replace(WORKED, last=date(2024, 3, 31))
    told = {"kind": "upah", "provision": "kuhap_kekayaan", "words": "Juga sisa bulan Maret", "terms": longer}
    change_loss(loss_id=loss, version=1, **told, by=sari)
    shown, held = held_for(kept, actor=sari)
    assert (held.total, held.wages[0].smallest, held.lines[0].provision) == (3_403_226, 2_900_000, "uu21_kekayaan")
    assert shown.signed_by == sari.id
    assert claim_for(money.case, money.person, actor=sari).computed.total != held.total
    with pytest.raises(RuleBroken, match="sudah ditandatangani"):
        sign_computation(computation_id=kept, by=sari)


def test_two_who_change_a_loss_at_once_see_both_values(sari: Actor, ratna: Actor, money: Money) -> None:
    loss = a_loss(money, sari)
    told = {"kind": "perawatan", "provision": "uu21_perawatan", "terms": TREATED}
    change_loss(loss_id=loss, version=1, words="Menurut Sari", **told, by=sari)
    with pytest.raises(StaleVersion) as late:
        change_loss(loss_id=loss, version=1, words="Menurut Ratna", **told, by=ratna)
    assert [(each.field, each.theirs, each.mine) for each in late.value.differences] == [
        ("words", "Menurut Sari", "Menurut Ratna")
    ]


def test_a_wrong_loss_says_each_field_and_writes_nothing(sari: Actor, money: Money) -> None:
    with pytest.raises(Problems) as wrong:
        write_loss(
            case_id=money.case,
            person_id=money.person,
            kind="perawatan",
            provision="uu21_kekayaan",
            words=" ",
            terms=Terms(How.AMOUNT, "MYR"),
            by=sari,
        )
    assert [each.field for each in wrong.value.problems] == ["provision", "amount", "rate", "words"]
    assert not LossItem.objects.exists()


def test_a_struck_out_loss_is_in_no_sum_and_stays_to_be_read(sari: Actor, money: Money) -> None:
    loss = a_loss(money, sari)
    with pytest.raises(RuleBroken, match="mengapa"):
        drop_loss(loss_id=loss, why=" ", by=sari)
    drop_loss(loss_id=loss, why="Dibayar kantor lain.", by=sari)
    (shown,) = claim_for(money.case, money.person, actor=sari).losses
    assert (shown.why_dropped, shown.line) == ("Dibayar kantor lain.", None)
    assert claim_for(money.case, money.person, actor=sari).computed.total == 0


def test_from_the_claim_to_the_last_of_three_payments(sari: Actor, money: Money) -> None:
    a_loss(money, sari)
    with pytest.raises(RuleBroken, match="tanda tangani"):
        step(money, sari, K.CLAIMED)
    signed(money, sari)
    step(money, sari, K.CLAIMED)
    step(money, sari, K.DEMANDED, 3_000_000)
    step(money, sari, K.ORDERED, 3_000_000)
    with pytest.raises(RuleBroken, match="tanda terima"):
        step(money, sari, K.PAID, 1_000_000)
    said = step(money, sari, K.REPORTED, 1_000_000)
    between = claim_for(money.case, money.person, actor=sari)
    assert (between.sums.claimed, between.sums.demanded, between.sums.ordered) == (3_275_500, 3_000_000, 3_000_000)
    assert (between.sums.paid, between.sums.reported, between.stopped) == (0, 1_000_000, Stopped.ORDERED)
    step(money, sari, K.PAID, 1_000_000, document=money.receipt, confirms=said)
    for amount in (1_500_000, 500_000):
        with pytest.raises(RuleBroken, match="sudah tercatat"):
            step(money, sari, K.PAID, amount, document=money.receipt)
        step(money, sari, K.PAID, amount, document=money.receipt, checked_same=True)
    after = claim_for(money.case, money.person, actor=sari)
    assert (after.sums.paid, after.sums.reported, after.sums.unpaid) == (3_000_000, 0, 0)
    assert after.stopped is Stopped.PAID
    (line,) = money_of_desk(actor=sari)
    assert (line.sums, line.stopped) == (after.sums, Stopped.PAID)


def test_only_a_paper_that_says_so_and_still_stands_proves_a_payment(sari: Actor, money: Money) -> None:
    step(money, sari, K.ORDERED, 100)
    told = {"case_id": money.case, "content": PDF, "media": "", "by": sari}
    power = keep_document(kind=DocumentKind.POWER_OF_ATTORNEY, title="Surat kuasa", **told)
    with pytest.raises(RuleBroken, match="bukan tanda terima") as wrong:
        step(money, sari, K.PAID, 60, document=power)
    assert wrong.value.field == "document"
    step(money, sari, K.PAID, 60, document=money.receipt)
    step(money, sari, K.COPY_RECEIVED, document=power)  # any paper may tell of what is no payment
    empty_document(document_id=money.receipt, reason="Ternyata milik orang lain.", by=sari)
    after = claim_for(money.case, money.person, actor=sari).sums
    assert (after.paid, after.reported, after.unpaid) == (0, 60, 100)
    (line,) = money_of_desk(actor=sari)
    assert line.sums == after
    with pytest.raises(RuleBroken, match="bukan tanda terima"):
        step(money, sari, K.PAID, 40, document=money.receipt)


def test_amounts_by_item_add_up_to_the_total(sari: Actor, money: Money) -> None:
    one, two = a_loss(money, sari), a_loss(money, sari, replace(TREATED, smallest=500_000))
    step(money, sari, K.ORDERED, amounts={str(one): 3_000_000, str(two): 250_000, "": 50_000})
    shown = claim_for(money.case, money.person, actor=sari)
    assert shown.sums.ordered == 3_300_000
    assert shown.steps[0].amounts[str(two)] == Fraction(250_000)
    with pytest.raises(RuleBroken, match="tidak ada dalam"):
        step(money, sari, K.ORDERED, amounts={str(money.case): 5})


def test_a_payment_beyond_the_order_is_asked_about_and_loses_nothing(sari: Actor, money: Money) -> None:
    step(money, sari, K.ORDERED, 100)
    with pytest.raises(RuleBroken, match="Periksa"):
        step(money, sari, K.PAID, 130, document=money.receipt)
    step(money, sari, K.PAID, 130, document=money.receipt, checked_over=True)
    assert claim_for(money.case, money.person, actor=sari).sums.over == 30


def test_a_step_by_mistake_is_struck_out_unless_another_rests_on_it(sari: Actor, money: Money) -> None:
    order = step(money, sari, K.ORDERED, 100)
    warned = step(money, sari, K.WARNED)
    with pytest.raises(RuleBroken, match="Langkah lain berdiri di atas ini"):
        withdraw_step(step_id=order, why="Salah berkas.", by=sari)
    withdraw_step(step_id=warned, why="Salah berkas.", by=sari)
    withdraw_step(step_id=order, why="Salah berkas.", by=sari)
    shown = claim_for(money.case, money.person, actor=sari)
    assert [each.why_withdrawn for each in shown.steps] == ["Salah berkas."] * 2
    assert (shown.sums.ordered, shown.counted) == (None, [])
    with pytest.raises(RuleBroken, match="sudah dicoret"):
        withdraw_step(step_id=order, why="Lagi.", by=sari)


def test_the_desk_s_list_has_what_is_due_what_waits_and_what_does_not_move(sari: Actor, money: Money) -> None:
    soon, long_ago = today() + timedelta(days=30), timezone.now() - timedelta(days=60)
    assert claims_due(soon, long_ago, actor=sari) == []
    step(money, sari, K.ORDERED, 100, on=today() - timedelta(days=5))
    (waiting,) = claims_due(soon, long_ago, actor=sari)
    assert (waiting.waits, waiting.due_on) == (True, None)
    step(money, sari, K.FINAL_TOLD, on=today() - timedelta(days=3))
    step(money, sari, K.COPY_RECEIVED)
    (line,) = claims_due(soon, long_ago, actor=sari)
    assert (line.waits, line.due_on) == (False, today() + timedelta(days=11))
    assert claims_due(today(), long_ago, actor=sari) == []
    assert [each.case for each in claims_due(today(), timezone.now() + timedelta(days=1), actor=sari)] == [money.case]
    step(money, sari, K.PAID, 100, document=money.receipt)
    assert claims_due(soon, timezone.now() + timedelta(days=1), actor=sari) == []


def test_a_payment_whose_receipt_was_emptied_is_on_the_desk_s_list_again(sari: Actor, money: Money) -> None:
    soon, long_ago = today() + timedelta(days=30), timezone.now() - timedelta(days=60)
    step(money, sari, K.ORDERED, 100)
    step(money, sari, K.PAID, 100, document=money.receipt)
    assert claims_due(soon, long_ago, actor=sari) == []
    empty_document(document_id=money.receipt, reason="Surat orang lain.", by=sari)
    (line,) = claims_due(soon, long_ago, actor=sari)
    assert line.unproved
    (seen,) = restitution_of_case(money.case, actor=sari)
    assert seen.unproved


def test_a_sum_that_no_letter_can_say_in_words_is_not_kept(sari: Actor, money: Money) -> None:
    a_loss(money, sari, Terms(How.AMOUNT, "IDR", smallest=MOST, times=2))
    with pytest.raises(RuleBroken, match="Periksa nol"):
        keep_computation(case_id=money.case, person_id=money.person, by=sari)


def test_the_sexual_track_opens_its_clock_and_the_fund(sari: Actor, ratna: Actor, money: Money) -> None:
    step(money, sari, K.ORDERED, 100)
    step(money, sari, K.COPY_RECEIVED)
    assert "restitusi_tpks" not in {each.code for each in claim_for(money.case, money.person, actor=sari).clocks}
    set_track(case_id=money.case, person_id=money.person, sexual=Sexual.YES, version=0, by=sari)
    assert "restitusi_tpks" in {each.code for each in claim_for(money.case, money.person, actor=sari).clocks}
    step(money, sari, K.FUND, 40, document=money.receipt)
    assert claim_for(money.case, money.person, actor=sari).sums.unpaid == 60
    with pytest.raises(StaleVersion):
        set_track(case_id=money.case, person_id=money.person, sexual=Sexual.NO, version=0, by=ratna)


def test_a_debt_stands_apart_with_its_letter_s_outcome(sari: Actor, money: Money) -> None:
    told = {"creditor": "Penampung", "words": "Ongkos berangkat", "currency": "MYR", "smallest": 500_000}
    debt = write_debt(case_id=money.case, person_id=money.person, **told, by=sari)
    end_debt(debt_id=debt, result="Tidak ditagih lagi.", version=1, by=sari)
    shown = claim_for(money.case, money.person, actor=sari)
    assert (shown.debts[0].smallest, shown.debts[0].result) == (500_000, "Tidak ditagih lagi.")
    assert shown.computed.total == 0
    with pytest.raises(Problems):
        write_debt(case_id=money.case, person_id=money.person, **{**told, "smallest": 0}, by=sari)


def test_money_of_other_offices_is_asked_and_ends_with_what_came(sari: Actor, money: Money) -> None:
    told = {"kind": Beside.WAGES, "office": "Dinas tenaga kerja", "words": "", "due_on": None, "asked": 5_000_000}
    other = write_beside(case_id=money.case, person_id=money.person, asked_on=today(), **told, by=sari)
    end_beside(other_id=other, ended_on=today(), words="Dibayar tunai.", received=4_000_000, version=1, by=sari)
    (shown,) = claim_for(money.case, money.person, actor=sari).others
    assert (shown.asked, shown.received, shown.ended_on) == (5_000_000, 4_000_000, today())
    assert claim_for(money.case, money.person, actor=sari).sums.paid == 0
    with pytest.raises(RuleBroken, match="sudah selesai"):
        end_beside(other_id=other, ended_on=today(), words="Lagi.", received=1, version=2, by=sari)


def test_money_of_other_offices_is_asked_again_by_the_office_s_own_clock_and_stands_on_the_list(
    sari: Actor, budi: Actor, money: Money
) -> None:
    long_ago = timezone.now() - timedelta(days=999)
    told: dict[str, Any] = {
        "office": "BP3MI",
        "words": "",
        "asked": 1,
        "case_id": money.case,
        "person_id": money.person,
        "by": sari,
    }
    monday = date(2026, 7, 6)  # its fourteenth working day: no holiday of the law's calendar lies between
    other = write_beside(kind=Beside.INSURANCE, asked_on=monday, due_on=None, **told)
    write_beside(kind=Beside.OTHER, asked_on=monday, due_on=None, **told)
    write_beside(kind=Beside.WAGES, asked_on=monday, due_on=date(2027, 1, 4), **told)
    by_kind = {each.kind: each for each in claim_for(money.case, money.person, actor=sari).others}
    assert by_kind[Beside.INSURANCE].due_on == date(2026, 7, 24)
    assert by_kind[Beside.OTHER].due_on == monday + timedelta(days=30)
    assert by_kind[Beside.WAGES].due_on == date(2027, 1, 4), "a day that was written stands"

    assert claims_due(date(2026, 7, 23), long_ago, actor=sari) == []
    (line,) = claims_due(date(2026, 7, 24), long_ago, actor=sari)
    assert (line.person, line.due_on, line.beside_on, line.acts_on) == (
        money.person, None, date(2026, 7, 24), date(2026, 7, 24),
    )  # fmt: skip
    assert claims_due(date(2027, 1, 4), long_ago, actor=budi) == []
    end_beside(other_id=other, ended_on=today(), words="Ditolak.", received=0, version=1, by=sari)
    assert claims_due(date(2026, 7, 24), long_ago, actor=sari) == []


def test_lawful_wages_have_a_source_and_two_writers_see_both(sari: Actor, ratna: Actor) -> None:
    a_wage(sari)
    with pytest.raises(StaleVersion):
        a_wage(ratna, smallest=1)
    bare = Wage(WageKey(PLACE, 2024, Per.DAY), "IDR", 0, " ")
    with pytest.raises(Problems) as wrong:
        write_wage(wage=bare, version=0, by=sari)
    assert [each.field for each in wrong.value.problems] == ["amount", "source"]


def test_a_witness_a_stranger_and_another_s_paper(sari: Actor, budi: Actor, hamdan: Actor, money: Money) -> None:
    witness = someone(sari, "Melati")
    add_person(case_id=money.case, person_id=witness, role=Role.WITNESS, by=sari)
    with pytest.raises(RuleBroken, match="penyintas"):
        claim_for(money.case, witness, actor=sari)
    for stranger in (budi, hamdan):
        with pytest.raises((NotFound, NotPermitted)):
            claim_for(money.case, money.person, actor=stranger)
        with pytest.raises((NotFound, NotPermitted)):
            step(money, stranger, K.ORDERED, 5)
    with pytest.raises(NotFound):
        step(money, sari, K.PAID, 5, document=money.case)
    assert not MoneyStep.objects.exists()


def test_the_money_of_an_erased_person_goes_with_her(sari: Actor, mega: Actor, money: Money) -> None:
    other = someone(sari, "Melati")  # keeps the case
    add_person(case_id=money.case, person_id=other, role=Role.VICTIM, by=sari)
    a_loss(money, sari)
    erase_person(person_id=money.person, by=mega)
    with pytest.raises(NotFound):
        claim_for(money.case, money.person, actor=sari)
    assert forget_claims(by=mega) == 1
    assert forget_claims(by=mega) == 0
    assert not Claim.objects.exists()
