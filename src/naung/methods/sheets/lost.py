"""Numbers of papers and telephones whose digits a spreadsheet lost: shown as 3,17E+15, or kept as a number of fifteen digits."""

import re
import unicodedata
from collections.abc import Iterable

from naung.methods.sheets.cells import KEPT_DIGITS, Cell, Number

# 3.17E+15, 3,17e15, 31.7 E+14, alone or beside words; 3E15 only where nothing else stands there.
SHORTENED = re.compile(r"(?<![\w.,])\d{1,3}(?:[.,]\d+\s*e\s*\+?|\s*e\s*\+)\s*\d{1,3}(?!\w|[.,]\d)", re.IGNORECASE)
BARE = re.compile(r"\d\s*e\s*\d{2}", re.IGNORECASE)
AROUND = " \t'\"`´‘’“”="  # signs by which somebody tried to keep it a text
ENOUGH = 2  # numbers of a column that must not all end in zero for their last digit to be trusted
CUT_SHORT = re.compile(r"\d{3,}0{6}0*")  # a shortened number that was read again as a number
SHORTEST_CUT = 10  # digits of it
SERIAL_ZERO = "0000"  # how no number of sixteen digits that counts from one ends


def is_shortened(text: str) -> bool:
    """Whether a number in this text is written with an exponent, so that its last digits are not there any more."""
    said = unicodedata.normalize("NFKC", text).strip(AROUND)
    return BARE.fullmatch(said) is not None or SHORTENED.search(said) is not None


def last_digits_kept(values: Iterable[Cell]) -> bool:
    """Whether a column's sixteen-digit numbers kept their last digit: a spreadsheet that lost it wrote a zero into each."""
    numbers = [cell.text for cell in values if isinstance(cell, Number) and _is_long(cell.text)]
    return len(numbers) >= ENOUGH and any(not number.endswith("0") for number in numbers)


def digits_lost(cell: Cell, *, kept: bool) -> bool:
    """Whether a cell's number can't be what was typed. `kept`: whether its column kept last digits (see `last_digits_kept`)."""
    if not isinstance(cell, Number):
        return isinstance(cell, str) and is_shortened(cell)
    if not cell.exact or len(cell.text) > KEPT_DIGITS + 1:
        return True
    if _is_long(cell.text) and (cell.text.endswith(SERIAL_ZERO) or (cell.text.endswith("0") and not kept)):
        return True
    return len(cell.text) >= SHORTEST_CUT and CUT_SHORT.fullmatch(cell.text) is not None


def _is_long(number: str) -> bool:
    return len(number) == KEPT_DIGITS + 1 and number.isdigit()
