"""What a change of code or name means for a day in the past."""

from datetime import date

from naung.foundation.clock.vocabulary import VagueDate


def since_when(since: str) -> VagueDate:
    """The day of a change as far as it is known: `2022`, `2022-07`, `2022-07-25`, or empty."""
    parts = [int(part) for part in since.split("-") if part]
    if not parts:
        return VagueDate.unknown()
    if len(parts) == 1:
        return VagueDate.in_year(parts[0])
    return (
        VagueDate.in_month(parts[0], parts[1]) if len(parts) == 2 else VagueDate.on(date(parts[0], parts[1], parts[2]))
    )


def may_be_older_than(day: date, since: str) -> bool:
    """Whether the day may lie before the change: for certain, or because the change's own day is not known so finely."""
    last = since_when(since).last
    return last is None or day < last
