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
MOST = 999_999_999_999  # rupiah for one item: a house's roof against a key held down; letters say up to 10^15 in words
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
NOT_ABOVE = gettext_noop("Jumlah untuk satu butir tidak bisa lebih dari %(most)s. Periksa nolnya.")
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
SAME_PAYMENT = gettext_noop(
    "Pembayaran %(amount)s, %(on)s, sudah tercatat dengan surat atau jumlah yang sama. Bila ini pembayaran lain, centang bahwa "
    "keduanya memang berbeda."
)
SAME_AS_REPORTED = gettext_noop(
    "Pembayaran %(amount)s sudah dilaporkan, %(on)s. Pilih laporan itu di sini supaya tidak terhitung dua kali. Bila ini "
    "pembayaran lain, centang bahwa keduanya memang berbeda."
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
    checked_same: bool = False,
    today: date,
) -> None:
    """Whether a step may stand after those `before`. Raises RuleBroken with the field and what to do.

    `items`: ids of the losses to which an amount may belong. `checked_over`: a person looked at a payment beyond the order.
    `checked_same`: a person looked at one that another payment resembles, and they are two.
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
    if not checked_same:
        _check_same(told, before)
    after = sums_of([*before, told])
    if told.kind is K.RETURNED:
        _check_returned(told, before)
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
    if any(amount > MOST for amount in told.amounts.values()):
        raise RuleBroken(NOT_ABOVE, most=Rupiah(MOST))
    if not sum(told.amounts.values()) and (told.kind not in MAY_BE_NOTHING or not told.amounts):
        raise RuleBroken(NEEDS_AMOUNT)


def _check_confirmed(told: StepTold, before: Collection[StepTold]) -> None:
    if told.confirms is not None and (told.kind is not K.PAID or told.confirms not in unconfirmed(before)):
        raise RuleBroken(NOT_REPORTED, field="confirms")


def _check_same(told: StepTold, before: Collection[StepTold]) -> None:
    """The same paper, or as much on the same day: the payment may be written down already."""
    if told.kind not in RECEIVED:
        return
    for each in before:
        same_paper = told.paper is not None and each.paper == told.paper
        same_money = each.on == told.on and _total(each.amounts) == _total(told.amounts)
        if each.kind in RECEIVED and (same_paper or same_money):
            raise RuleBroken(SAME_PAYMENT, field="checked_same", on=each.on, amount=Rupiah(_total(each.amounts)))
    left = unconfirmed(before)
    for each in before:
        if told.confirms is None and left.get(each.id) == _total(told.amounts):
            raise RuleBroken(SAME_AS_REPORTED, field="confirms", on=each.on, amount=Rupiah(left[each.id]))


def unconfirmed(steps: Collection[StepTold]) -> Mapping[UUID, int]:
    """Of each reported payment by its id, the whole rupiah that no receipt has confirmed yet. One report may need many."""
    left = {each.id: _total(each.amounts) for each in steps if each.kind is K.REPORTED}
    for each in steps:
        if each.confirms in left:
            left[each.confirms] -= _total(each.amounts)
    return {report: amount for report, amount in left.items() if amount > 0}


def _check_returned(told: StepTold, before: Collection[StepTold]) -> None:
    """No more goes back than was held on that day, and than later returns leave of it."""
    held = min(_held_from(told, before))
    if _total(told.amounts) > held:
        raise RuleBroken(RETURNED_TOO_MUCH, field="amounts", held=Rupiah(max(0, held)))


def _held_from(told: StepTold, before: Iterable[StepTold]) -> list[int]:
    """What was deposited and paid less what went back, at a step and after each later one."""
    held, found = 0, []
    for each in _in_time([*before, told]):
        if each.id == told.id:
            found.append(held)
        elif each.kind is K.RETURNED:
            held -= _total(each.amounts)
        elif each.kind is K.DEPOSITED or (each.kind is K.PAID and each.has_paper):
            held += _total(each.amounts)
        if found:
            found.append(held)
    return found


def _in_time(steps: Iterable[StepTold]) -> list[StepTold]:
    return sorted(steps, key=lambda each: (each.on, each.order))


def _total(amounts: Amounts) -> int:
    return whole_rupiah(sum(amounts.values(), Fraction(0)))


def _latest(steps: Iterable[StepTold], kinds: Collection[StepKind]) -> int | None:
    """The total of the latest step of these kinds."""
    found = _in_time(each for each in steps if each.kind in kinds)
    return _total(found[-1].amounts) if found else None


def sums_of(steps: Collection[StepTold]) -> Sums:
    """What was claimed, demanded, ordered and paid.

    A reported payment that receipts confirmed counts as paid as far as they go, and what is beyond them stays reported. What came
    without a paper that still stands is reported too. What was returned is taken from what lay deposited on that day, and only
    then from what had been paid.
    """
    paid = fund = deposited = 0
    reported = sum(unconfirmed(steps).values())
    for each in _in_time(steps):
        amount = _total(each.amounts)
        if each.kind in RECEIVED and not each.has_paper:
            reported += amount
        elif each.kind is K.PAID:
            paid += amount
        elif each.kind is K.FUND:
            fund += amount
        elif each.kind is K.DEPOSITED:
            deposited += amount
        elif each.kind is K.RETURNED:
            from_deposit = min(amount, deposited)
            deposited -= from_deposit
            paid = max(0, paid - (amount - from_deposit))
    return Sums(
        claimed=_latest(steps, {K.CLAIMED}),
        assessed=_latest(steps, {K.ASSESSED}),
        demanded=_latest(steps, {K.DEMANDED}),
        ordered=_latest(steps, ORDERS),
        paid=paid,
        fund=fund,
        reported=reported,
        deposited=deposited,
    )


def stopped_at(steps: Collection[StepTold]) -> Stopped:
    """How far the money came."""
    kinds, sums = {each.kind for each in steps}, sums_of(steps)
    if sums.ordered:
        if not sums.received:
            return Stopped.ORDERED
        return Stopped.PARTLY if sums.unpaid else Stopped.PAID
    ends = _in_time(each for each in steps if each.kind in {K.REFUSED, K.DROPPED, K.CLAIMED})
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
    short = set(_beyond_held(rest)) - set(_beyond_held(steps))
    for each in _in_time(rest):
        ground = AFTER.get(each.kind)
        lost = ground is not None and not any(other.kind in ground for other in rest)
        if lost or each.confirms == step or each.id in short:
            raise RuleBroken(RESTS_ON_IT, which=Known(STEP_WORDS[each.kind]), on=each.on)


def _beyond_held(steps: Collection[StepTold]) -> list[UUID]:
    """Returns of more than was held on their day."""
    found = []
    for each in steps:
        if each.kind is K.RETURNED:
            earlier = [other for other in steps if other.id != each.id]
            if _total(each.amounts) > _held_from(each, earlier)[0]:
                found.append(each.id)
    return found
