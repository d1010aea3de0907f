"""Places in their roles, by area and by month, through disclosure control though the extract holds nothing small itself."""

from collections.abc import Mapping, Sequence

from scipy.stats import chi2

from naung.foundation.places.rules.codes import above, lies_within
from naung.insight.extract.vocabulary import COARSENED, Role, Values
from naung.insight.flows.vocabulary import Count, Month, PlaceRow, Where
from naung.methods.disclosure import suppressed

SURE = 0.90  # how often the interval of a count holds
MONTH_LENGTH = len("2026-07")
ROLES = tuple(Role)


def row_of(place: str, within: str, parts: Sequence[str]) -> str:
    """Which row a place belongs to in the table of an area with these parts."""
    if place == COARSENED or place in above(within):
        return Where.NOT_TOLD.value
    if place == within:
        return Where.HIDDEN_HERE.value
    if not lies_within(place, within):
        return Where.OUTSIDE.value
    return next((part for part in parts if lies_within(place, part)), Where.HIDDEN_HERE.value)


def places_in_roles(
    counts: Mapping[Values, int], within: str, parts: Sequence[str]
) -> tuple[list[PlaceRow], tuple[int | None, ...]]:
    """Each part of the area with its count in each role, then the rows of `Where`; and the totals of the roles.

    `counts`: combinations of role, place and time of the extract. A number between 1 and 4 is withheld, with what would tell it.
    """
    rows = [*parts, *(each.value for each in Where)]
    table = {row: dict.fromkeys(ROLES, 0) for row in rows}
    for (role, place, _when), count in counts.items():
        if role in {each.value for each in ROLES}:
            table[row_of(place, within, parts)][Role(role)] += count
    safe = suppressed([[table[row][role] for role in ROLES] for row in rows])
    shown = [PlaceRow(row, tuple(counted(cell) for cell in cells)) for row, cells in zip(rows, safe.cells, strict=True)]
    return shown, safe.column_totals


def counted(cell: int | None) -> Count:
    """A count with its interval: Garwood's exact one for a Poisson count, Biometrika 28 (1936), rounded outwards."""
    if not cell:
        return Count(cell)
    tail = (1 - SURE) / 2
    low, high = chi2.ppf(tail, 2 * cell) / 2, chi2.ppf(1 - tail, 2 * (cell + 1)) / 2
    return Count(cell, int(low), -int(-high // 1))


def months_in_roles(counts: Mapping[Values, int], within: str) -> list[Month]:
    """What happened in the area by month and role; the last row holds what is told only by half-year, year or wider."""
    here = {
        values: count
        for values, count in counts.items()
        if values[0] in {each.value for each in ROLES} and lies_within(values[1], within)
    }
    named = sorted({when for _, _, when in here if _is_month(when)})
    rows = [*named, ""]
    table = {row: dict.fromkeys(ROLES, 0) for row in rows}
    for (role, _place, when), count in here.items():
        table[when if _is_month(when) else ""][Role(role)] += count
    safe = suppressed([[table[row][role] for role in ROLES] for row in rows])
    return [Month(row, cells) for row, cells in zip(rows, safe.cells, strict=True)]


def _is_month(when: str) -> bool:
    return len(when) == MONTH_LENGTH and when[-2:].isdigit()
