"""Which step may follow which, and what the steps say of the money: sums are computed from them and never typed."""

from collections.abc import Collection, Iterable, Mapping
from datetime import date
from fractions import Fraction
from uuid import UUID

from naung.casework.cases.vocabulary import Sexual
from naung.casework.restitution.rules.money import whole_rupiah
from naung.casework.restitution.vocabulary import (
    STEP_WORDS,
    Amounts,
    StepKind,
    StepTold,
    Stopped,
    Sums,
)
from naung.foundation.errors import RuleBroken
from naung.foundation.words import Known, Rupiah, gettext_noop

K = StepKind
ORDERS = frozenset({K.ORDERED, K.CHANGED, K.RULED_APART})
RECEIVED = frozenset({K.PAID, K.FUND})
WITH_AMOUNTS = frozenset({K.ASSESSED, K.DEMANDED, K.REPORTED, K.DEPOSITED, K.RETURNED}) | ORDERS | RECEIVED
MAY_BE_NOTHING = frozenset({K.ASSESSED, K.DEMANDED, K.CHANGED})
# What must stand before a step: one of these. An order or a payment is written down whoever claimed it and whenever.
AFTER: Mapping[StepKind, frozenset[StepKind]] = {
    K.ASSESSED: frozenset({K.CLAIMED}),
    K.REFUSED: frozenset({K.CLAIMED}),
    K.DROPPED: frozenset({K.CLAIMED}),
    K.CHANGED: frozenset({K.ORDERED, K.RULED_APART}),
    K.COPY_TO_LPSK: frozenset({K.RULED_APART}),
    K.COURT_TOLD: ORDERS,
    K.WARNED: ORDERS,
    K.SEIZED: ORDERS,
    K.AUCTIONED: frozenset({K.SEIZED, K.SECURED}),
    K.DETAINED: ORDERS,
    K.FUND: ORDERS,
    K.RETURNED: frozenset({K.PAID, K.DEPOSITED}),
}

UNKNOWN_STEP = gettext_noop("Pilih apa yang terjadi.")
DAY_TO_COME = gettext_noop("Hari ini belum terjadi. Catat sesudah terjadi.")
FIRST = gettext_noop("Catat dahulu salah satu: %(before)s.")
BEFORE_ITS_GROUND = gettext_noop("Ini tidak bisa terjadi sebelum %(before)s, %(on)s.")
NEEDS_COMPUTATION = gettext_noop("Simpan dan tanda tangani dahulu perhitungannya. Permohonan memakai perhitungan itu.")
NEEDS_AMOUNT = gettext_noop("Isi berapa rupiah, paling sedikit untuk satu butir.")
NO_AMOUNT = gettext_noop("Untuk langkah ini tidak ada jumlah.")
NOT_BELOW = gettext_noop("Jumlah tidak bisa kurang dari nol.")
UNKNOWN_ITEM = gettext_noop("Butir ini tidak ada dalam perhitungan.")
NEEDS_RECEIPT = gettext_noop(
    "Belum ada tanda terima. Simpan dahulu tanda terimanya, atau catat sebagai “dilaporkan dibayar”."
)
ONLY_SEXUAL = gettext_noop(
    "Dana bantuan korban hanya untuk tindak pidana kekerasan seksual. Catat dahulu bahwa perbuatan ini juga termasuk."
)
TOO_MUCH = gettext_noop(
    "Dengan ini %(received)s sudah diterima, padahal yang diputus %(ordered)s. Periksa jumlahnya. Bila memang lebih, "
    "centang bahwa jumlahnya sudah diperiksa."
)
RETURNED_TOO_MUCH = gettext_noop(
    "Yang dikembalikan lebih dari yang dititipkan dan dibayar: %(held)s. Periksa jumlahnya."
)
RESTS_ON_IT = gettext_noop("Langkah lain berdiri di atas ini: %(which)s, %(on)s. Coret dahulu yang itu.")
NOT_REPORTED = gettext_noop("Yang dipastikan harus pembayaran yang dilaporkan dan belum dipastikan.")


def check_step(
    told: StepTold,
    before: Collection[StepTold],
    *,
    items: Collection[str],
    sexual: Sexual,
    has_computation: bool,
    checked_over: bool,
    today: date,
) -> None:
    """Whether a step may stand after those `before`. Raises RuleBroken with the field and what to do.

    `items`: ids of the losses to which an amount may belong. `checked_over`: a person looked at a payment beyond the order.
    """
    if told.on > today:
        raise RuleBroken(DAY_TO_COME, field="on")
    _check_ground(told, before)
    if told.kind is K.CLAIMED and not has_computation:
        raise RuleBroken(NEEDS_COMPUTATION)
    if told.kind is K.FUND and sexual is not Sexual.YES:
        raise RuleBroken(ONLY_SEXUAL)
    _check_amounts(told, items)
    if told.kind in RECEIVED and not told.has_paper:
        raise RuleBroken(NEEDS_RECEIPT, field="document")
    _check_confirmed(told, before)
    after, held = sums_of([*before, told]), sums_of(before)
    if told.kind is K.RETURNED and _total(told.amounts) > held.deposited + held.paid:
        raise RuleBroken(RETURNED_TOO_MUCH, field="amounts", held=Rupiah(held.deposited + held.paid))
    if told.kind in RECEIVED and after.over and not checked_over:
        raise RuleBroken(
            TOO_MUCH, field="checked_over", received=Rupiah(after.received), ordered=Rupiah(after.ordered or 0)
        )


def _check_ground(told: StepTold, before: Iterable[StepTold]) -> None:
    ground = AFTER.get(told.kind)
    if ground is None:
        return
    found = sorted((each.on, each.kind) for each in before if each.kind in ground)
    if not found:
        raise RuleBroken(FIRST, before=Known(*(STEP_WORDS[each] for each in K if each in ground)))
    if told.on < found[0][0]:
        raise RuleBroken(BEFORE_ITS_GROUND, field="on", before=Known(STEP_WORDS[found[0][1]]), on=found[0][0])


def _check_amounts(told: StepTold, items: Collection[str]) -> None:
    if told.kind is K.CLAIMED:
        return
    if told.kind not in WITH_AMOUNTS:
        if told.amounts:
            raise RuleBroken(NO_AMOUNT)
        return
    if set(told.amounts) - {*items, ""}:
        raise RuleBroken(UNKNOWN_ITEM)
    if any(amount < 0 for amount in told.amounts.values()):
        raise RuleBroken(NOT_BELOW)
    if not sum(told.amounts.values()) and (told.kind not in MAY_BE_NOTHING or not told.amounts):
        raise RuleBroken(NEEDS_AMOUNT)


def _check_confirmed(told: StepTold, before: Collection[StepTold]) -> None:
    if told.confirms is None:
        return
    open_reports = {each.id for each in before if each.kind is K.REPORTED} - {each.confirms for each in before}
    if told.kind is not K.PAID or told.confirms not in open_reports:
        raise RuleBroken(NOT_REPORTED, field="confirms")


def _total(amounts: Amounts) -> int:
    return whole_rupiah(sum(amounts.values(), Fraction(0)))


def _latest(steps: Iterable[StepTold], kinds: Collection[StepKind]) -> int | None:
    """The total of the latest step of these kinds."""
    found = sorted((each for each in steps if each.kind in kinds), key=lambda each: (each.on, each.order))
    return _total(found[-1].amounts) if found else None


def sums_of(steps: Collection[StepTold]) -> Sums:
    """What was claimed, demanded, ordered and paid.

    A reported payment that a receipt confirmed counts as paid as far as the receipt goes, and what is beyond it stays reported.
    What came without a paper that still stands is reported too. What was returned is taken from what lies deposited, and only
    then from what was paid.
    """

    def all_of(kind: StepKind, *, paper: bool | None = None) -> int:
        return sum(
            _total(each.amounts) for each in steps if each.kind is kind and (paper is None or each.has_paper is paper)
        )

    confirmed = {each.confirms: _total(each.amounts) for each in steps if each.confirms is not None}
    reported = sum(
        max(0, _total(each.amounts) - confirmed.get(each.id, 0)) for each in steps if each.kind is K.REPORTED
    )
    deposited, returned = all_of(K.DEPOSITED), all_of(K.RETURNED)
    return Sums(
        claimed=_latest(steps, {K.CLAIMED}),
        assessed=_latest(steps, {K.ASSESSED}),
        demanded=_latest(steps, {K.DEMANDED}),
        ordered=_latest(steps, ORDERS),
        paid=max(0, all_of(K.PAID, paper=True) - max(0, returned - deposited)),
        fund=all_of(K.FUND, paper=True),
        reported=reported + all_of(K.PAID, paper=False) + all_of(K.FUND, paper=False),
        deposited=max(0, deposited - returned),
    )


def stopped_at(steps: Collection[StepTold]) -> Stopped:
    """How far the money came."""
    kinds, sums = {each.kind for each in steps}, sums_of(steps)
    if sums.ordered:
        if not sums.received:
            return Stopped.ORDERED
        return Stopped.PARTLY if sums.unpaid else Stopped.PAID
    ends = sorted((e for e in steps if e.kind in {K.REFUSED, K.DROPPED, K.CLAIMED}), key=lambda e: (e.on, e.order))
    if ends and ends[-1].kind is K.DROPPED:
        return Stopped.DROPPED
    if (ends and ends[-1].kind is K.REFUSED) or sums.ordered == 0:
        return Stopped.REFUSED
    if sums.demanded:
        return Stopped.DEMANDED
    return Stopped.CLAIMED if K.CLAIMED in kinds else Stopped.NOT_CLAIMED


def check_withdrawal(step: UUID, steps: Collection[StepTold]) -> None:
    """Whether a step may be struck out: nothing that stays may have stood on it alone. Raises RuleBroken naming what does."""
    rest = [each for each in steps if each.id != step]
    for each in rest:
        ground = AFTER.get(each.kind)
        lost = ground is not None and not any(other.kind in ground for other in rest)
        if lost or each.confirms == step:
            raise RuleBroken(RESTS_ON_IT, which=Known(STEP_WORDS[each.kind]), on=each.on)
