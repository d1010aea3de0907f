"""Money that is computed with: exact fractions of a currency's own unit, made into rupiah once, at the end."""

import re
from fractions import Fraction

from naung.casework.restitution.vocabulary import RUPIAH, Currency

HALF = Fraction(1, 2)
LONGEST_NUMBER = 18  # letters of a typed amount; more is no money of a case
RATE_DIGITS = 6  # after the point of a typed rate
GROUPED = re.compile(r"\d{1,3}(?:\.\d{3})+")


def in_units(smallest: int, currency: Currency) -> Fraction:
    """So many of the smallest unit (sen, fils) as units of the currency."""
    return Fraction(smallest, 10**currency.digits)


def in_rupiah(units: Fraction, currency: str, rate: str) -> Fraction:
    """Units of a currency as rupiah, exact. `rate`: rupiah for one unit, as digits; not used for rupiah themselves."""
    return units if currency == RUPIAH else units * Fraction(rate)


def whole_rupiah(amount: Fraction) -> int:
    """Whole rupiah, half a rupiah upwards. For the end of one person's computation only: parts are never rounded.

    Raises ValueError below nothing: a loss is never negative.
    """
    if amount < 0:
        raise ValueError("a loss is never below nothing")
    return int((amount + HALF) // 1)


def read_amount(text: str, digits: int) -> int | None:
    """A typed amount as so many of the smallest unit: "1.500,50", "1500,50", "Rp 2.500.000"; None where it can't be read.

    Points between groups of three are thousands and a comma is the decimal sign, as it is written in Indonesia. A single point
    before one or two digits is read as the decimal sign too ("12.50"), where the currency has so many; nothing else is guessed.
    """
    bare = re.sub(r"^(?:Rp|[A-Z]{3}|RM)\.?\s*", "", text.strip()).replace(" ", "").replace("\u00a0", "")
    if len(bare) > LONGEST_NUMBER or not re.fullmatch(r"[\d.,]+", bare):
        return None
    head, comma, tail = bare.partition(",")
    if not comma and head.count(".") == 1 and 0 < len(head.partition(".")[2]) <= min(digits, 2):
        head, _, tail = head.partition(".")
    if "." in head:
        if not GROUPED.fullmatch(head):
            return None
        head = head.replace(".", "")
    if not head.isdigit() or (comma and not tail) or (tail and not tail.isdigit()) or len(tail) > digits:
        return None
    return int(head + tail.ljust(digits, "0"))


def read_rate(text: str) -> str | None:
    """A typed rate as digits with a point: "3.405,50" is "3405.50"; None where it can't be read or is nothing."""
    smallest = read_amount(text, RATE_DIGITS)
    if smallest is None or smallest <= 0:
        return None
    whole, rest = divmod(smallest, 10**RATE_DIGITS)
    tail = str(rest).rjust(RATE_DIGITS, "0").rstrip("0")
    return f"{whole}.{tail}" if tail else str(whole)


def said_amount(smallest: int, digits: int) -> str:
    """The amount as it is typed and printed: "1.500,50"."""
    whole, rest = divmod(smallest, 10**digits)
    grouped = f"{whole:,}".replace(",", ".")
    return f"{grouped},{str(rest).rjust(digits, '0')}" if digits else grouped


def is_rate(text: str) -> bool:
    """Whether a stored rate is a number above nothing."""
    return bool(re.fullmatch(r"\d{1,12}(?:\.\d{1,6})?", text)) and Fraction(text) > 0
