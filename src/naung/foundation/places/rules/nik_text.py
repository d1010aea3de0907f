"""From what was typed, pasted or spoiled by a spreadsheet to the sixteen digits of a NIK, or the reason why not.

Nothing is invented: a digit that is not there stays unknown, a letter that looks like a digit is only named.
"""

import re
import unicodedata
from dataclasses import dataclass

from naung.foundation.places.vocabulary import Reason
from naung.foundation.words import gettext_noop

LENGTH = 16
# A binary64 number holds every whole number up to this one; above it a sheet or a program rounds the last digit.
EXACT_UP_TO = 2**53

EMPTY_WORDS = {"", "-", "--", "0", "?", "na", "n/a", "nan", "null", "none", "nihil", "kosong", "tidak ada", "belum ada"}
LABEL = re.compile(r"(?:no(?:mor)?\.?\s*)?(?:nik|ktp)\s*[:.=]?\s*", re.IGNORECASE)
SCIENTIFIC = re.compile(r"(\d+)(?:[.,](\d+))?[eE]\+?(\d+)")
DECIMAL_TAIL = re.compile(r"(\d{16})[.,]0+")
MASK = re.compile(r"[*xX#•●_?…]{2,}|[*#•●…]")
SEPARATORS = re.compile(r"[\s.\-/_,]+")
LOOKALIKES = str.maketrans({"O": "0", "o": "0", "I": "1", "l": "1", "|": "1", "i": "1"})

EMPTY = gettext_noop("NIK tidak diisi. Orang asing dan anak yang belum dicatat memang bisa tidak punya NIK.")
SPOILED = gettext_noop(
    "Lembar kerja telah mengubah NIK ini menjadi bilangan pendek (seperti 6,17E+15); angka yang hilang tidak bisa "
    "dipulihkan. Ambil lagi dari KTP, dan atur kolomnya sebagai teks."
)
MASKED = gettext_noop("Sebagian angka NIK ini ditutup; angka yang ditutup tidak bisa ditebak.")
LETTERS = gettext_noop("Ada huruf yang mirip angka (O atau I) di tempat angka 0 atau 1. Periksa pada KTP.")
NOT_DIGITS = gettext_noop("NIK hanya berisi angka; di sini ada tanda lain.")
TOO_SHORT = gettext_noop("NIK berisi 16 angka; di sini ada %(count)s. Angka yang kurang tidak bisa ditebak.")
TOO_LONG = gettext_noop("NIK berisi 16 angka; di sini ada %(count)s.")
ROUNDED = gettext_noop(
    "Angka ini pernah disimpan sebagai bilangan, dan angka terakhirnya bisa berubah karena pembulatan."
)
SEPARATED = gettext_noop("Spasi, titik, kutip atau tanda lain di antara angka diabaikan.")
INVISIBLE = gettext_noop("Tanda yang tidak tampak di antara angka diabaikan.")
OTHER_DIGITS = gettext_noop("Angka ditulis dengan tulisan lain dan dibaca sebagai angka biasa.")
WAS_NUMBER = gettext_noop("NIK ini tersimpan sebagai bilangan (berakhir .0 atau E+15) dan dibaca kembali utuh.")


@dataclass(frozen=True)
class NikText:
    """Sixteen digits, or None with the reason in `fault`; `doubts` make it unsure, `remarks` only say what was done."""

    digits: str | None
    fault: Reason | None = None
    doubts: tuple[Reason, ...] = ()
    remarks: tuple[Reason, ...] = ()


def _fault(code: str, message: str, **values: int) -> NikText:
    return NikText(None, fault=Reason(code, message, values))


def _plain_digits(text: str) -> str:
    """Digits of any script as ASCII digits, everything else as it is."""
    return "".join(str(unicodedata.decimal(c)) if unicodedata.decimal(c, None) is not None else c for c in text)


def _unwrapped(text: str) -> str:
    """Without quotes, a leading apostrophe, `=` of a formula, or the label `NIK:`."""
    text = text.strip().strip("'\"`´‘’“”").strip()
    if text.startswith("="):
        text = text[1:].strip().strip("\"'")
    return LABEL.sub("", text, count=1) if LABEL.match(text) else text


def _from_number(text: str) -> NikText | None:
    """The reading of a NIK that a program once held as a number, or None where it does not look like one."""
    if found := DECIMAL_TAIL.fullmatch(text):
        return _kept_number(found[1])
    if found := SCIENTIFIC.fullmatch(text):
        mantissa, power = found[1] + (found[2] or ""), int(found[3]) if len(found[3]) < 4 else 0
        if len(found[1]) == 1 and len(mantissa) == LENGTH and power == LENGTH - 1:
            return _kept_number(mantissa)
        return _fault("spoiled_by_sheet", SPOILED)
    return None


def _kept_number(digits: str) -> NikText:
    remarks = (Reason("was_number", WAS_NUMBER),)
    doubts = (Reason("rounded", ROUNDED),) if int(digits) > EXACT_UP_TO else ()
    return NikText(digits, doubts=doubts, remarks=remarks)


def _why_no_digits(text: str) -> NikText:
    """The fault of a text that still holds something other than digits."""
    if MASK.search(text):
        return _fault("masked", MASKED)
    if text.translate(LOOKALIKES).isdecimal():
        return _fault("letter_for_digit", LETTERS)
    return _fault("not_digits", NOT_DIGITS)


def read_nik_text(typed: str) -> NikText:
    """Sixteen ASCII digits from whatever was written, with what had to be ignored; or the reason why there are none."""
    visible = "".join(c for c in typed if c.isspace() or unicodedata.category(c) not in {"Cc", "Cf"})
    written = _plain_digits(unicodedata.normalize("NFKC", visible)).strip()
    text = _unwrapped(written)
    if text.casefold() in EMPTY_WORDS:
        return _fault("empty", EMPTY)
    if as_number := _from_number(text):
        return as_number
    digits = SEPARATORS.sub("", text)
    if not digits.isdecimal():
        return _why_no_digits(text if MASK.search(text) else digits)
    if len(digits) != LENGTH:
        short = len(digits) < LENGTH
        return _fault("too_short" if short else "too_long", TOO_SHORT if short else TOO_LONG, count=len(digits))
    notes = (
        (visible != typed, "invisible_ignored", INVISIBLE),
        (any(c.isdecimal() and not c.isascii() for c in visible), "other_digits", OTHER_DIGITS),
        (digits != written, "separators_ignored", SEPARATED),
    )
    return NikText(digits, remarks=tuple(Reason(code, message) for holds, code, message in notes if holds))
