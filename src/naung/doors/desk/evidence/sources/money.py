"""What a letter says of money: the signed computation of her losses, and one debt that is still claimed from her."""

from collections.abc import Mapping, Sequence

from django.utils import translation

from naung.casework.evidence.rules.numbers import sum_in_words
from naung.casework.restitution.queries import ClaimShown, DebtShown, claim_for, held_for
from naung.casework.restitution.rules.money import said_amount
from naung.casework.restitution.rules.tables import shipped_tables
from naung.casework.restitution.vocabulary import RUPIAH
from naung.doors.desk.evidence.sources.asking import Asked, Subject, in_one_line
from naung.doors.desk.restitution.shown import held_row
from naung.foundation.errors import RuleBroken


def restitution(asked: Asked) -> Mapping[str, str]:
    """The newest computation that counsel signed, as it was kept: a line an item, in Indonesian. Debts are not in it."""
    claim = _claim(asked)
    signed = claim.signed if claim else None
    if signed is None:
        return {}
    _kept, held = held_for(signed.id, actor=asked.actor)
    with translation.override("id"):
        rows = [held_row(line) for line in held.lines]
    lines = [
        "\t".join(
            in_one_line(cell)
            for cell in (f"{row['kind']}: {row['words']} ({row['how']})", row["provision"], row["rupiah"])
        )
        for row in rows
    ]
    return {
        "restitusi_rincian": "\n".join(lines),
        "restitusi_jumlah": _figures(held.total, RUPIAH, 0),
        "restitusi_terbilang": sum_in_words(held.total, 0, "rupiah"),
    }


def _figures(smallest: int, currency: str, digits: int) -> str:
    return f"{'Rp' if currency == RUPIAH else currency} {said_amount(smallest, digits)}"


def debts(asked: Asked) -> Sequence[Subject]:
    """Debts of which no outcome was written down yet."""
    return [Subject(each.id, f"{each.creditor}, {_sum(each)}") for each in _open(asked)]


def debt(asked: Asked) -> Mapping[str, str]:
    """The one that the letter is about, in its own currency; of several the letter must say which."""
    found = _debt(asked)
    if found is None:
        return {}
    known = shipped_tables().currencies[found.currency]
    return {
        "utang_penagih": found.creditor,
        "utang_jumlah": _sum(found),
        "utang_terbilang": sum_in_words(found.smallest, known.digits, known.id),
        "utang_keterangan": found.words,
    }


def suggested(asked: Asked) -> Mapping[str, str]:
    """To whom the refusal goes, and what was written of the debt, to be changed."""
    found = _debt(asked)
    return {"tujuan": found.creditor, "utang_dipakai": found.words} if found else {}


def _sum(found: DebtShown) -> str:
    return _figures(found.smallest, found.currency, shipped_tables().currencies[found.currency].digits)


def _debt(asked: Asked) -> DebtShown | None:
    known = _open(asked)
    if asked.about is None:
        return known[0] if len(known) == 1 else None
    return next((each for each in known if each.id == asked.about), None)


def _open(asked: Asked) -> Sequence[DebtShown]:
    claim = _claim(asked)
    return [each for each in claim.debts if each.ended_at is None] if claim else []


def _claim(asked: Asked) -> ClaimShown | None:
    """Her file of restitution; none for a person who is no victim in this case."""

    def read() -> ClaimShown | None:
        try:
            return claim_for(asked.case, asked.person, actor=asked.actor)
        except RuleBroken:
            return None

    return asked.once("claim", read)
