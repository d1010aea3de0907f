"""What was typed, made safe to keep: refuses marks that hide or reverse text, changes nothing a person would see."""

import unicodedata

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from naung.foundation.words import DIRECTION_MARKS

LINE_MARKS = frozenset("\n\t")


def clean_text(typed: str, *, lines: bool = False) -> str:
    """The text as it will be kept: line ends and combined letters in one form, outer space removed.

    Raises ValidationError where it holds a mark that no keyboard types (control, NUL) or that turns the direction.
    """
    text = unicodedata.normalize("NFC", typed.replace("\r\n", "\n").replace("\r", "\n"))
    for place, letter in enumerate(text, start=1):
        _refuse(letter, place, LINE_MARKS if lines else frozenset("\t"))
    return text.strip()


def _refuse(letter: str, place: int, allowed: frozenset[str]) -> None:
    if letter in DIRECTION_MARKS:
        raise ValidationError(
            _("Ada tanda pembalik arah tulisan (huruf ke-%(place)d). Hapus, lalu ketik ulang bagian itu."),
            code="direction",
            params={"place": place},
        )
    if letter not in allowed and unicodedata.category(letter) in {"Cc", "Cs"}:
        raise ValidationError(
            _("Ada tanda yang tidak terlihat (huruf ke-%(place)d). Hapus, lalu ketik ulang bagian itu."),
            code="control",
            params={"place": place},
        )


def refuse_too_long(text: str, limit: int) -> None:
    """Raise ValidationError with both counts where the text has more than `limit` letters."""
    if len(text) > limit:
        raise ValidationError(
            _("Tulisan ini %(count)d huruf; paling banyak %(limit)d. Kurangi %(over)d huruf."),
            code="max_length",
            params={"count": len(text), "limit": limit, "over": len(text) - limit},
        )
