"""Places in their roles, by area and by time, through disclosure control though the extract holds nothing small itself."""

from collections.abc import Mapping, Sequence

from scipy.special import gammaincinv

from naung.foundation.places.rules.codes import above, is_below_kecamatan, level_of, lies_within
from naung.foundation.places.rules.shapes import MAPPED
from naung.foundation.places.vocabulary import Level
from naung.insight.extract.vocabulary import COARSENED, UNKNOWN, Role, Values
from naung.insight.flows.vocabulary import Count, PlaceRow, Roles, Span, Where
from naung.methods.disclosure import suppressed

SURE = 0.90  # how often the interval of a count holds
YEAR_LENGTH = len("2026")
ROLES = tuple(Role)
NAMES = frozenset(role.value for role in Role)


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
        if role in NAMES:
            table[row_of(place, within, parts)][Role(role)] += count
    safe = suppressed([[table[row][role] for role in ROLES] for row in rows])
    shown = [PlaceRow(row, tuple(counted(cell) for cell in cells)) for row, cells in zip(rows, safe.cells, strict=True)]
    return shown, safe.column_totals


def counted(cell: int | None) -> Count:
    """A count with its interval: Garwood's exact one for a Poisson count, Biometrika 28 (1936), rounded outwards."""
    if not cell:
        return Count(cell)
    tail = (1 - SURE) / 2
    low, high = gammaincinv(cell, tail), gammaincinv(cell + 1, 1 - tail)
    return Count(cell, int(low), -int(-high // 1))


def area_in_roles(counts: Mapping[Values, int], within: str, around: str) -> Roles:
    """The area in all its roles at once, beside the rest of the area around it; what is small withheld with its complement."""
    table = {here: dict.fromkeys(ROLES, 0) for here in (True, False)}
    for (role, place, _when), count in counts.items():
        if role in NAMES and place not in (COARSENED, UNKNOWN) and lies_within(place, around):
            table[lies_within(place, within)][Role(role)] += count
    safe = suppressed([[table[here][role] for role in ROLES] for here in (True, False)])
    own, others = safe.cells
    return Roles(tuple(counted(cell) for cell in own), tuple(others), tuple(safe.column_totals))


def spans_in_roles(counts: Mapping[Values, int], within: str) -> list[Span]:
    """What happened in the area by role and as narrowly as it is told: months, then half-years, then years, the rest last."""
    found: dict[str, dict[Role, int]] = {}
    for (role, place, when), count in counts.items():
        if role in NAMES and place not in (COARSENED, UNKNOWN) and lies_within(place, within):
            row = found.setdefault("" if when == COARSENED else when, dict.fromkeys(ROLES, 0))
            row[Role(role)] += count
    if not found:
        return []
    spans = sorted(found, key=lambda when: (_width(when), when))
    safe = suppressed([[found[when][role] for role in ROLES] for when in spans])
    return [Span(when, tuple(counted(cell) for cell in cells)) for when, cells in zip(spans, safe.cells, strict=True)]


def _width(when: str) -> int:
    """0 for a month, then half-year, year, and no time at all."""
    if not when:
        return 3
    return 2 if len(when) == YEAR_LENGTH else 1 if "-S" in when else 0


def parts_told(counts: Mapping[Values, int], within: str, parts: Sequence[str]) -> Sequence[str]:
    """The parts that are rows: villages of a kecamatan only where the extract tells any village of it."""
    if level_of(within) is not Level.DISTRICT:
        return parts
    told = {place for _role, place, _when in counts if is_below_kecamatan(place) and lies_within(place, within)}
    return parts if told else ()


def areas_elsewhere(counts: Mapping[Values, int]) -> list[str]:
    """Kabupaten and kota of other provinces than the mapped one, of which or of whose parts the extract tells something."""
    named = {place for _role, place, _when in counts if place[:1].isdigit() and not lies_within(place, MAPPED)}
    return sorted({area for place in named for area in (place, *above(place)) if level_of(area) is Level.REGENCY})
