"""Whether a row applies on a day of any precision."""

from datetime import date

from naung.foundation.clock.vocabulary import Mark, VagueDate
from naung.foundation.law.vocabulary import ClockRow, Finding, Law, Row, Truth

IN_FORCE = Finding(Truth.YES)


def validity_at(row: Row, on: VagueDate) -> Finding:
    """How the row's validity stands on that day.

    A day that may lie on either side of a bound is ASK, never guessed. A bound known from memory only (mark M) neither
    refuses nor asks: an act wholly outside it is UNVERIFIED.
    """
    first, last = on.first or date.min, on.last or date.max
    if row.valid_from is not None and last < row.valid_from:
        return _outside(row, "valid_from", "too_early")
    if row.valid_to is not None and first > row.valid_to:
        return _outside(row, "valid_to", "too_late")
    begins_within = row.valid_from is not None and first < row.valid_from and _binds(row, "valid_from")
    ends_within = row.valid_to is not None and last > row.valid_to and _binds(row, "valid_to")
    return Finding(Truth.ASK, "ask_date") if begins_within or ends_within else IN_FORCE


def clock_on(law: Law, code: str, day: date | None) -> ClockRow:
    """A clock as it reads for what starts on that day: a correction of the office counts from its day on. None: as today."""
    found = law.clocks[code]
    for version in law.versions.get(code, ()) if day else ():
        if version.since is None or (day is not None and version.since <= day):
            found = version.row
    return found


def clocks_on(law: Law, day: date) -> tuple[ClockRow, ...]:
    """Every clock as it reads for what starts on that day, in the order of the table."""
    return tuple(clock_on(law, code, day) for code in law.clocks) if law.versions else tuple(law.clocks.values())


def _binds(row: Row, bound: str) -> bool:
    return row.mark_of(bound) is not Mark.MEMORY


def _outside(row: Row, bound: str, code: str) -> Finding:
    return Finding(Truth.NO, code) if _binds(row, bound) else Finding(Truth.UNVERIFIED, "validity_unverified")
