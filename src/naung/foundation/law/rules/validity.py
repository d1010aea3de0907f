"""Whether a row applies on a day of any precision."""

from datetime import date

from naung.foundation.clock.vocabulary import Mark, VagueDate
from naung.foundation.law.vocabulary import Finding, Row, Truth

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


def _binds(row: Row, bound: str) -> bool:
    return row.mark_of(bound) is not Mark.MEMORY


def _outside(row: Row, bound: str, code: str) -> Finding:
    return Finding(Truth.NO, code) if _binds(row, bound) else Finding(Truth.UNVERIFIED, "validity_unverified")
