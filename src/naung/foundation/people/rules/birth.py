"""A birth date of any precision as one text to be sealed, the year that stands plain beside it, and what it is found by."""

from datetime import date

from naung.foundation.clock.vocabulary import Precision, VagueDate

SEPARATOR = "|"
MONTHS = 12


def birth_text(birth: VagueDate) -> str:
    """First day, last day, precision and the words it was given in, as one text; "" where nothing is known or said."""
    if birth.precision is Precision.UNKNOWN and not birth.text:
        return ""
    ends = (day.isoformat() if day else "" for day in (birth.first, birth.last))
    return SEPARATOR.join((*ends, birth.precision.value, birth.text))


def birth_of(text: str | None) -> VagueDate:
    """The birth date that `birth_text` wrote."""
    if not text:
        return VagueDate.unknown()
    first, last, precision, words = text.split(SEPARATOR, 3)
    days = [date.fromisoformat(day) if day else None for day in (first, last)]
    return VagueDate(days[0], days[1], Precision(precision), words)


def year_of(birth: VagueDate) -> int | None:
    """The year of birth where only one can be meant, else the middle one of a span, or None."""
    if birth.first is None or birth.last is None:
        return None
    return (birth.first.year + birth.last.year) // 2


def birth_tokens(birth: VagueDate) -> set[str]:
    """The token of a day of birth; none for a vaguer date."""
    day = birth.first
    return {f"b:{day.isoformat()}"} if birth.precision is Precision.DAY and day is not None else set()


def births_asked(birth: VagueDate) -> set[str]:
    """The tokens to look for: her day, and the one that is written when day and month change places."""
    tokens, day = birth_tokens(birth), birth.first
    if tokens and day is not None and day.day <= MONTHS:
        tokens |= birth_tokens(VagueDate.on(date(day.year, day.day, day.month)))
    return tokens
