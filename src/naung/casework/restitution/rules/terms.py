"""The terms of a loss as text, to be sealed, and what may stand in them."""

import json
from dataclasses import asdict, fields
from datetime import date

from naung.casework.restitution.rules.money import is_rate
from naung.casework.restitution.rules.wages import DIVISORS
from naung.casework.restitution.vocabulary import RUPIAH, How, Loss, Tables, Terms
from naung.foundation.errors import FieldProblem
from naung.foundation.words import gettext_noop

DAYS = ("first", "last", "rate_on")
MOST_TIMES = 10_000
FIRST_YEAR = 1970
LONGEST_SOURCE = 200

WHICH_CURRENCY = gettext_noop("Pilih mata uang dari daftar.")
HOW_MUCH = gettext_noop("Isi jumlahnya dengan angka, lebih dari nol. Contoh: 2.500.000 atau 1.500,50.")
HOW_OFTEN = gettext_noop("Isi berapa kali atau berapa hari, dari 1 sampai %(most)s.")
BOTH_DAYS = gettext_noop("Isi hari pertama dan hari terakhir yang upahnya tidak dibayar.")
ENDS_BEFORE = gettext_noop("Hari terakhir tidak bisa mendahului hari pertama.")
DAY_TO_COME = gettext_noop("Hari ini belum terjadi. Hitung sampai hari ini paling jauh.")
NO_SUCH_YEAR = gettext_noop("Tahun ini tidak masuk akal. Periksa lagi.")
WHICH_PLACE = gettext_noop("Pilih upah tempat mana yang dipakai.")
WHICH_DIVISOR = gettext_noop("Pilih upah sebulan dibagi berapa hari. Ini pilihan kuasa hukum dan tertulis di hasilnya.")
NEEDS_RATE = gettext_noop("Isi nilai tukarnya: berapa rupiah untuk satu %(currency)s, tanggalnya, dan sumbernya.")
NO_RATE = gettext_noop("Rupiah tidak memerlukan nilai tukar. Kosongkan.")
NOT_NEGATIVE = gettext_noop("Yang sudah diterima tidak bisa kurang dari nol.")
NOT_WAGES = gettext_noop("Jenis kerugian ini dihitung dari jumlah, bukan dari upah.")


def terms_text(terms: Terms) -> str:
    """The terms as text to seal."""
    values = {name: value for name, value in asdict(terms).items() if value}
    return json.dumps({k: v.isoformat() if isinstance(v, date) else v for k, v in values.items()}, ensure_ascii=False)


def read_terms(text: str) -> Terms:
    """The terms of an opened row. Raises ValueError for text that holds none."""
    found = json.loads(text)
    known = {each.name for each in fields(Terms)}
    if not isinstance(found, dict) or set(found) - known:
        raise ValueError("no terms of a loss")
    for name in DAYS:
        if found.get(name):
            found[name] = date.fromisoformat(found[name])
    return Terms(**{**found, "how": How(found["how"])})


def terms_problems(terms: Terms, loss: Loss, tables: Tables, today: date) -> list[FieldProblem]:
    """What is wrong with the terms of a loss, a row a field."""
    if terms.how is not How.AMOUNT and not loss.wages:
        return [FieldProblem("how", NOT_WAGES)]
    if terms.currency not in tables.currencies:
        return [FieldProblem("currency", WHICH_CURRENCY)]
    problems = {How.AMOUNT: _amount, How.CALENDAR: _calendar, How.DAYS: _days}[terms.how](terms, today)
    if terms.received < 0:
        problems.append(FieldProblem("received", NOT_NEGATIVE))
    return problems + _rate(terms, today)


def _amount(terms: Terms, today: date) -> list[FieldProblem]:
    problems = [] if terms.smallest > 0 else [FieldProblem("amount", HOW_MUCH)]
    return problems if 1 <= terms.times <= MOST_TIMES else [*problems, FieldProblem("times", HOW_OFTEN, _most())]


def _most() -> dict[str, int]:
    return {"most": MOST_TIMES}


def _calendar(terms: Terms, today: date) -> list[FieldProblem]:
    problems = [] if terms.place else [FieldProblem("place", WHICH_PLACE)]
    if terms.first is None or terms.last is None:
        return [*problems, FieldProblem("first" if terms.first is None else "last", BOTH_DAYS)]
    if terms.last < terms.first:
        return [*problems, FieldProblem("last", ENDS_BEFORE)]
    if terms.first.year < FIRST_YEAR:
        return [*problems, FieldProblem("first", NO_SUCH_YEAR)]
    return [*problems, FieldProblem("last", DAY_TO_COME)] if terms.last > today else problems


def _days(terms: Terms, today: date) -> list[FieldProblem]:
    problems = [] if terms.place else [FieldProblem("place", WHICH_PLACE)]
    if not FIRST_YEAR <= terms.year <= today.year:
        problems.append(FieldProblem("year", NO_SUCH_YEAR))
    if not 1 <= terms.times <= MOST_TIMES:
        problems.append(FieldProblem("times", HOW_OFTEN, _most()))
    return problems if terms.divisor in (0, *DIVISORS) else [*problems, FieldProblem("divisor", WHICH_DIVISOR)]


def _rate(terms: Terms, today: date) -> list[FieldProblem]:
    if terms.currency == RUPIAH:
        return [FieldProblem("rate", NO_RATE)] if terms.rate else []
    source = terms.rate_source.strip()
    if not is_rate(terms.rate) or terms.rate_on is None or not 0 < len(source) <= LONGEST_SOURCE:
        return [FieldProblem("rate", NEEDS_RATE, {"currency": terms.currency})]
    return [FieldProblem("rate_on", DAY_TO_COME)] if terms.rate_on > today else []
