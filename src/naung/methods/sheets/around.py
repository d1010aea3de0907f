"""Words that stand around the rows of a table: of totals, sections and signatures, and a place with its day."""

import re
from dataclasses import dataclass
from functools import lru_cache

from naung.methods.sheets.headings import plain

LONGEST_SECTION = 12  # words of a section's title
LABEL = re.compile(r"(?:[A-Za-z]|[IVXivx]{1,5})[.)]?")
COUNT = re.compile(r"[:=]|\d")
YEAR = r"(?:(?:19|20)\d\d|[.…_]{3,})"
DAY = re.compile(
    r"[^\d:;]{0,60}?"
    rf"(?:\b(?:(?:\d{{1,2}}|[.…_]{{2,}})?\s*(?:hb\.?)?\s*(?P<month>[^\W\d_]{{3,10}})\.?\s*{YEAR}|"
    rf"\d{{1,2}}\s*[-/.]\s*\d{{1,2}}\s*[-/.]\s*{YEAR})|,[\s.…_]*{YEAR})\W*",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Around:
    """Words that stand around the rows of a table, in small letters without signs.

    `totals` begin a line of totals; `groups` are what is counted and headed (men, children, passengers), `joining` the words
    between them; `over` begin a section's title; `weak` are groups by which somebody without a name may be called;
    `signing` begin what follows a list, `copies` a list of its own below it, `notes` a sentence about the list.
    """

    totals: frozenset[str] = frozenset()
    groups: frozenset[str] = frozenset()
    joining: frozenset[str] = frozenset()
    over: frozenset[str] = frozenset()
    weak: frozenset[str] = frozenset()
    signing: frozenset[str] = frozenset()
    copies: frozenset[str] = frozenset()
    notes: frozenset[str] = frozenset()
    months: frozenset[str] = frozenset()


def has_letters(text: str | None) -> bool:
    return text is not None and any(sign.isalpha() for sign in text)


@lru_cache(maxsize=8192)
def tokens(text: str) -> tuple[str, ...]:
    return tuple(plain(text).split())


def begins(text: str, phrases: frozenset[str]) -> bool:
    """Whether a text begins with one of some phrases."""
    said = tokens(text)
    return any(" ".join(said[:count]) in phrases for count in range(1, min(len(said), 3) + 1))


def is_day(text: str, around: Around) -> bool:
    """Whether a text is a place and a day (`Kuching, 28 Januari 2026`), whose number may still be missing."""
    found = DAY.fullmatch(text.strip())
    return found is not None and (found["month"] is None or found["month"].casefold() in around.months)


@lru_cache(maxsize=4096)
def is_section(text: str, around: Around) -> bool:
    """Whether a text holds words of groups and nothing else (`LELAKI`, `A. Anak-anak dan bayi`, `Dewasa 3 orang`)."""
    said = [word for word in tokens(text) if not word.isdigit()]
    while said and LABEL.fullmatch(said[0]) and said[0] not in around.groups:
        said = said[1:]
    known = all(word in around.groups or word in around.joining for word in said)
    return known and 0 < len(said) <= LONGEST_SECTION and any(word in around.groups for word in said)
