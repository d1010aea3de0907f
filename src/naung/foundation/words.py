"""Words: sentences marked for translation where no framework may be imported, what stands in them, and signs no text may hold.

Vocabulary and rules write Indonesian sentences inside `gettext_noop("…")`; a door translates them when it shows them.
"""

import re
from typing import Self

# Marks that turn the direction of what follows, so that a name or number is read other than it is stored.
# Source: Unicode Standard Annex #9, explicit directional formatting characters and implicit marks.
DIRECTION_MARKS = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
# Besides them the categories Cc (less tab and line ends) and Cs (half a character) of the Unicode Character Database.
_BAD_SIGNS = re.compile(f"[{''.join(sorted(DIRECTION_MARKS))}\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")


def has_bad_signs(text: str) -> bool:
    """True where a text holds control characters, NUL, half a character, or marks that turn the direction of writing."""
    return _BAD_SIGNS.search(text) is not None


def without_bad_signs(text: str) -> str:
    """The text less the signs that `has_bad_signs` finds."""
    return _BAD_SIGNS.sub("", text)


def gettext_noop(sentence: str) -> str:
    """Return the sentence unchanged; the name makes the catalogue's extractor find it."""
    return sentence


class Known(str):
    """Words of the house inside a sentence, marked with `gettext_noop`; as a text they are joined, a door translates each."""

    __slots__ = ("parts",)
    parts: tuple[str, ...]

    def __new__(cls, *parts: str) -> Self:
        """In the order given."""
        made = super().__new__(cls, ", ".join(parts))
        made.parts = parts
        return made


class Rupiah(int):
    """Whole rupiah inside a sentence; a door says them with their thousands."""
