"""What a register writes where it has no number or no name, and which number tells one person from all others.

A number that was filled in to fill the field, that lost digits or was masked stands in the rows of several people: it is no
paper of anybody and never ties one row to another.
"""

import unicodedata
from itertools import pairwise

from naung.foundation.people.rules.numbers import IDENTITY_DIGITS, plain_number
from naung.foundation.places.rules.nik_text import MASK
from naung.methods.sheets.lost import SERIAL_ZERO, is_shortened

SHORTEST_NUMBER = 5  # characters of a number that tell people apart beside a name or a birth
SHORTEST_ALONE = 7  # and of one that tells them apart by itself: shorter ones are other offices' serial numbers
FEWEST_DIGITS = 4
LEAST_KINDS = 3  # different digits of a number that nobody made up
PADDED = "000000"
NOTHING = frozenset((
    "", "na", "nan", "nil", "nihil", "null", "none", "no", "kosong", "tidak", "tidakada", "tidakadanomor", "tidaktahu",
    "tidakdiketahui", "tidakpunya", "tidakjelas", "tidakdisebut", "tdkada", "tdktahu", "tdk", "belum", "belumada",
    "belumdiketahui", "hilang", "lupa", "anonim", "anonymous", "tanpanama", "tanpanomor", "namatidakdiketahui", "nn", "noname",
    "unknown", "unk", "unspecified", "notavailable", "notapplicable", "notknown", "notgiven", "noid", "nonumber", "test", "tes",
    "tbd", "tba", "99", "999", "9999",
))  # fmt: skip


def says_nothing(text: str) -> bool:
    """Whether a cell is filled with a word or sign that stands for nothing (`-`, `N/A`, `tidak ada`, `000`)."""
    said = "".join(c for c in unicodedata.normalize("NFKC", text).casefold() if c.isalnum())
    return said in NOTHING or not said.strip("0x")


def is_filler(text: str) -> bool:
    """Whether a cell says no number and no way to reach anybody: nothing, digits that are lost, or digits to fill the field."""
    digits = _digits(text)
    whole = digits == "".join(c for c in text if c.isalnum())
    return says_nothing(text) or is_shortened(text) or (whole and _made_up(digits))


def is_number(text: str) -> bool:
    """Whether this may be the number of a paper: it has digits, none of them is lost or masked, and it is no filler."""
    return bool(_digits(text)) and not is_filler(text) and not MASK.search(text)


def telling(text: str) -> str:
    """The number as it is compared, where it tells people apart; else nothing."""
    plain, digits = plain_number(text), _digits(text)
    if not is_number(text) or len(digits) < FEWEST_DIGITS or len(plain) < SHORTEST_NUMBER:
        return ""
    if PADDED in digits or len(set(digits)) < (LEAST_KINDS if digits == plain else 2):
        return ""
    if digits == plain and len(digits.lstrip("0")) < SHORTEST_NUMBER:
        return ""
    if len(digits) == len(plain) == IDENTITY_DIGITS and digits.endswith(SERIAL_ZERO):  # rounded, so several people's
        return ""
    return plain


def tells_alone(plain: str) -> bool:
    """Whether a telling number says by itself whose row it is."""
    return len(plain) >= SHORTEST_ALONE


def _digits(text: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKC", text) if c.isascii() and c.isdigit())


def _made_up(digits: str) -> bool:
    """All the same, counted up or down, or one piece again and again: 99999, 000123456, 987654, 121212."""
    counted = digits.lstrip("0")
    if len(counted) < FEWEST_DIGITS:
        return False
    steps = {(int(second) - int(first)) % 10 for first, second in pairwise(counted)}
    return steps in ({0}, {1}, {9}) or digits in (digits + digits)[1:-1]
