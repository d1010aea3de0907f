"""Words as they are kept: without space around them, not longer than they may be."""

from naung.foundation.errors import TOO_LONG, RuleBroken

LONGEST_LINE = 300
LONGEST_TEXT = 4_000
MOST_RUPIAH = 10**12  # of one budget line; more is a slip of the pen


def check_text(words: str, field: str, most: int = LONGEST_TEXT, *, needed: str = "") -> str:
    """The words without space around them. Raises RuleBroken where they are too long, or missing though `needed` says why."""
    bare = words.strip()
    if needed and not bare:
        raise RuleBroken(needed, field=field)
    if len(bare) > most:
        raise RuleBroken(TOO_LONG, field=field, most=most)
    return bare
