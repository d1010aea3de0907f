"""Restitution made ready for its templates: amounts in words, what is missing, where the money stopped."""

from collections.abc import Collection, Iterable, Mapping
from datetime import date
from fractions import Fraction
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from naung.casework.cases.vocabulary import SEXUAL_WORDS
from naung.casework.restitution.queries import (
    BesideShown,
    ClaimShown,
    ComputationShown,
    DebtShown,
    LossShown,
    MoneyLine,
    StepShown,
    WageShown,
)
from naung.casework.restitution.rules.clocks import acted_on
from naung.casework.restitution.rules.holding import Held, HeldLine
from naung.casework.restitution.rules.money import said_amount, whole_rupiah
from naung.casework.restitution.rules.tables import changes_beside, shipped_tables
from naung.casework.restitution.vocabulary import (
    BESIDE_WORDS,
    PER_WORDS,
    RUPIAH,
    STEP_WORDS,
    STOPPED_WORDS,
    Amounts,
    Beside,
    How,
    Missing,
    RunningClock,
    StepKind,
    Stopped,
    Sums,
    Terms,
    Wage,
)
from naung.doors.desk.cases.shown import Officers
from naung.doors.desk.shell.words import language, say_day, say_money
from naung.foundation.clock.vocabulary import Mark
from naung.foundation.law.queries.office import office_law
from naung.foundation.law.rules.validity import clock_on
from naung.foundation.places.queries import path_words

TONES = {Stopped.PAID: "done", Stopped.PARTLY: "waits", Stopped.REFUSED: "plain", Stopped.DROPPED: "plain"}
ROUND_TO = 2  # decimals of a rupiah shown for one item; the sum is rounded once, from the exact parts


def _words(row: Any) -> str:
    return str(row.en if language() == "en" else row.id)


def currency_words(code: str) -> str:
    """ "MYR (ringgit Malaysia)"."""
    known = shipped_tables().currencies.get(code)
    return f"{code} ({_words(known)})" if known else code


def loss_words(code: str) -> str:
    """A kind of loss in the reader's language."""
    known = shipped_tables().losses.get(code)
    return _words(known) if known else code


def provision_words(code: str) -> str:
    """An article with what it covers and how far it was checked."""
    known = shipped_tables().provisions.get(code)
    if known is None:
        return code
    mark = {Mark.SECONDARY: _("dari sumber kedua"), Mark.MEMORY: _("belum diverifikasi")}.get(known.mark, "")
    said = f"{known.citation}: {_words(known)}"
    return f"{said} ({mark})" if mark else said


def place_words(code: str) -> str:
    """A stored code as the name of its place."""
    return path_words(code) or code


def exact_money(amount: Fraction | None, currency: str = RUPIAH, digits: int = ROUND_TO) -> str:
    """An exact amount for the eye: cut to two decimals where it has more, with "…" to say so."""
    if amount is None:
        return "–"
    cut = int(amount * 10**digits)
    text = said_amount(cut, digits)
    if Fraction(cut, 10**digits) != amount:
        text += "…"
    elif not cut % 10**digits:
        text = said_amount(cut // 10**digits, 0)
    return f"{'Rp' if currency == RUPIAH else currency}\u00a0{text}"


def rate_words(rate: str) -> str:
    """A stored rate as it is written: "3.412,5"."""
    whole, _point, rest = rate.partition(".")
    return f"{said_amount(int(whole), 0)},{rest}" if rest else said_amount(int(whole), 0)


def total_of(amounts: Amounts) -> Fraction:
    """What the parts of a step come to, exact."""
    return sum(amounts.values(), Fraction(0))


def terms_words(terms: Terms) -> str:
    """How an amount comes about, in one line."""
    money = _typed_money(terms.smallest, terms.currency)
    if terms.how is How.AMOUNT:
        said = money if terms.times == 1 else f"{terms.times} × {money}"
    elif terms.how is How.CALENDAR:
        span = {"first": say_day(terms.first), "last": say_day(terms.last), "place": place_words(terms.place)}
        said = _("%(first)s sampai %(last)s, upah sebulan di %(place)s; bagian bulan menurut harinya") % span
    else:
        named = {"n": terms.times, "year": terms.year, "place": place_words(terms.place), "parts": terms.divisor}
        if terms.divisor:
            said = _("%(n)s hari, upah sebulan %(year)s di %(place)s dibagi %(parts)s (pilihan kuasa hukum)") % named
        else:
            said = _("%(n)s hari, upah sehari %(year)s di %(place)s") % named
    if terms.received:
        said += _("; dikurangi yang diterima %(amount)s") % {"amount": _typed_money(terms.received, terms.currency)}
    if terms.rate:
        rate = {"rate": rate_words(terms.rate), "on": say_day(terms.rate_on), "source": terms.rate_source}
        said += _("; kurs Rp\u00a0%(rate)s, %(on)s, %(source)s") % rate
    return said


def _typed_money(smallest: int, currency: str) -> str:
    digits = shipped_tables().currencies[currency].digits
    return f"{'Rp' if currency == RUPIAH else currency}\u00a0{said_amount(smallest, digits)}"


def missing_words(missing: Missing) -> str:
    """What an item still needs."""
    values = dict(missing.values)
    values["place"] = place_words(str(values["place"]))
    return _(missing.words) % values


def loss_row(loss: LossShown, titles: Mapping[UUID, str]) -> dict[str, Any]:
    """One loss in words."""
    return {
        "id": loss.id,
        "kind": loss_words(loss.kind),
        "words": loss.words,
        "how": terms_words(loss.terms),
        "provision": provision_words(loss.provision),
        "document": loss.document,
        "paper": titles.get(loss.document, "") if loss.document else "",
        "dropped": loss.dropped_at,
        "why": loss.why_dropped,
        "units": exact_money(loss.line.units, loss.terms.currency)
        if loss.line and loss.terms.currency != RUPIAH
        else "",
        "rupiah": exact_money(loss.line.rupiah) if loss.line else "",
        "missing": [missing_words(each) for each in loss.line.missing] if loss.line else [],
    }


def held_row(line: HeldLine) -> dict[str, Any]:
    """One item of a kept computation in words."""
    return {
        "kind": loss_words(line.kind),
        "words": line.words,
        "how": terms_words(line.terms),
        "provision": provision_words(line.provision),
        "units": exact_money(line.units, line.terms.currency) if line.terms.currency != RUPIAH else "",
        "rupiah": exact_money(line.rupiah),
    }


def held_rows(held: Held) -> dict[str, Any]:
    """A kept computation: its items, sums by provision, and the lawful wages that it used."""
    by_provision: dict[str, Fraction] = {}
    for line in held.lines:
        by_provision[line.provision] = by_provision.get(line.provision, Fraction(0)) + line.rupiah
    return {
        "lines": [held_row(line) for line in held.lines],
        "provisions": [(provision_words(code), exact_money(amount)) for code, amount in by_provision.items()],
        "wages": [wage_words(wage) for wage in held.wages],
        "total": say_money(held.total),
    }


def wage_words(wage: Wage) -> dict[str, str]:
    """A lawful wage in words."""
    return {
        "place": place_words(wage.key.place),
        "year": str(wage.key.year),
        "per": _(PER_WORDS[wage.key.per]),
        "amount": _typed_money(wage.smallest, wage.currency),
        "source": wage.source,
    }


def wage_rows(wages: Iterable[WageShown]) -> list[dict[str, Any]]:
    """The office's table."""
    officers = Officers()
    return [
        {"id": each.id, **wage_words(each.wage), "who": officers(each.written_by), "at": each.written_at}
        for each in wages
    ]


def step_row(
    step: StepShown, items: Mapping[str, str], titles: Mapping[UUID, str], officers: Officers
) -> dict[str, Any]:
    """One step in words, with its amount for each item."""
    parts = [(items.get(item, _("tidak dirinci")), exact_money(amount)) for item, amount in step.amounts.items()]
    return {
        "id": step.id,
        "what": _(STEP_WORDS[step.kind]),
        "on": step.on,
        "words": step.words,
        "total": say_money(whole_rupiah(total_of(step.amounts))) if step.amounts else "",
        "parts": parts if len(parts) > 1 else [],
        "document": step.document,
        "paper": titles.get(step.document, "") if step.document else "",
        "computation": step.computation,
        "who": officers(step.written_by),
        "withdrawn": step.withdrawn_at,
        "why": step.why_withdrawn,
        "law": law_note(step.kind),
    }


def law_note(kind: StepKind) -> str:
    """What changed in the law of this step, with its source, since when, and how far it was read; empty for most."""
    code = changes_beside().get(kind)
    if code is None:
        return ""
    row = office_law().changes[code]
    since = f"{_('sejak')} {say_day(row.valid_from, weekday=False)}" if row.valid_from else ""
    unsure = _("belum diverifikasi, tanya bagian hukum") if row.mark is Mark.MEMORY else ""
    return f"{_words(row)} ({'; '.join(part for part in (row.legal_basis, since, unsure) if part)})."


def clock_row(clock: RunningClock, shown: Collection[str], today: date) -> dict[str, Any]:
    """One clock of the law in words, with its source."""
    row = clock_on(office_law(), clock.code, clock.started_on)
    return {
        "words": _words(row),
        "basis": row.citation,
        "second": row.mark is Mark.SECONDARY,
        "unsure": row.mark is Mark.MEMORY,
        "note": (row.note_en if language() == "en" else row.note_id) or "",
        "started_on": clock.started_on,
        "due_on": clock.due_on,
        "ended_on": clock.ended_on,
        "waits": clock.waits,
        "followed_on": clock.followed_on,
        "late": acted_on([clock]) is not None and clock.due_on is not None and clock.due_on < today,
        "start": _(STEP_WORDS[StepKind(row.start)]),
        "start_kind": row.start,
        "conflicts": [_words(office_law().clocks[code]) for code in row.conflict_with if code in shown],
    }


def sums_rows(sums: Sums) -> list[tuple[str, str]]:
    """The money as pairs of words and amount: the stages, then what there is beside them."""
    stages = [
        (_("Diajukan"), say_money(sums.claimed)),
        (_("Dituntut"), say_money(sums.demanded)),
        (_("Diputus"), say_money(sums.ordered)),
        (_("Dibayar, dengan tanda terima"), say_money(sums.paid)),
        (_("Belum dibayar"), say_money(sums.unpaid if sums.ordered is not None else None)),
    ]
    beside = [
        (_("Dinilai LPSK"), sums.assessed),
        (_("Dibayar dari dana bantuan korban"), sums.fund),
        (_("Dilaporkan dibayar, belum pasti"), sums.reported),
        (_("Dititipkan di pengadilan"), sums.deposited),
        (_("Lebih bayar"), sums.over),
    ]
    return [*stages, *((words, say_money(amount)) for words, amount in beside if amount)]


def stopped_tag(stopped: Stopped) -> dict[str, str]:
    """Where the money stopped, as a tag."""
    return {"words": _(STOPPED_WORDS[stopped]), "tone": TONES.get(stopped, "waits")}


def claim_rows(claim: ClaimShown, today: date, titles: Mapping[UUID, str]) -> dict[str, Any]:
    """Everything on a person's page. `titles`: of the kept papers that this reader may see."""
    officers = Officers()
    items = {str(loss.id): loss_words(loss.kind) for loss in claim.losses}
    running = {clock.code for clock in claim.clocks}
    losses = [loss_row(loss, titles) for loss in claim.losses]
    return {
        "losses": [row for row in losses if not row["dropped"]],
        "dropped": [row for row in losses if row["dropped"]],
        "total": say_money(claim.computed.total),
        "whole": claim.computed.is_whole,
        "steps": [step_row(step, items, titles, officers) for step in claim.steps],
        "sums": sums_rows(claim.sums),
        "stopped": stopped_tag(claim.stopped),
        "clocks": [clock_row(clock, running, today) for clock in claim.clocks],
        "debts": [_debt_row(debt) for debt in claim.debts],
        "others": [_beside_row(other, today) for other in claim.others],
        "computations": [_computation_row(each, officers) for each in claim.computations],
        "sexual": _(SEXUAL_WORDS[claim.sexual]),
    }


def _computation_row(kept: ComputationShown, officers: Officers) -> dict[str, Any]:
    who = officers(kept.signed_by) if kept.signed_by else ""
    return {"id": kept.id, "number": kept.number, "at": kept.written_at, "signed_at": kept.signed_at, "who": who}


def _debt_row(debt: DebtShown) -> dict[str, Any]:
    return {
        "id": debt.id,
        "creditor": debt.creditor,
        "words": debt.words,
        "amount": _typed_money(debt.smallest, debt.currency),
        "ended_at": debt.ended_at,
        "result": debt.result,
    }


def _beside_row(other: BesideShown, today: date) -> dict[str, Any]:
    return {
        "id": other.id,
        "what": _(BESIDE_WORDS[Beside(other.kind)]),
        "office": other.office,
        "words": other.words,
        "asked_on": other.asked_on,
        "due_on": other.due_on,
        "late": other.ended_on is None and other.due_on is not None and other.due_on < today,
        "ended_on": other.ended_on,
        "asked": say_money(other.asked),
        "received": say_money(other.received),
    }


def money_rows(lines: Iterable[MoneyLine], names: Mapping[UUID, str]) -> list[dict[str, Any]]:
    """The desk's list."""
    return [
        {
            "case": line.case,
            "person": line.person,
            "number": line.number,
            "name": names.get(line.person, ""),
            "claimed": say_money(line.sums.claimed),
            "demanded": say_money(line.sums.demanded),
            "ordered": say_money(line.sums.ordered),
            "received": say_money(line.sums.received),
            "unpaid": say_money(line.sums.unpaid if line.sums.ordered is not None else None),
            "stopped": stopped_tag(line.stopped),
            "moved_at": line.moved_at,
        }
        for line in lines
    ]
