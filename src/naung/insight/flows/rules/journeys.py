"""Roads between places: each end put into a node of the picture, so that a picture of an area has few enough lines."""

from collections import Counter
from collections.abc import Mapping, Sequence

from naung.foundation.places.rules.codes import is_foreign, lies_within
from naung.insight.extract.rules.tables import JOURNEYS
from naung.insight.extract.vocabulary import COARSENED, SMALLEST, UNKNOWN, Values
from naung.insight.flows.vocabulary import Journey, Where
from naung.methods.disclosure import suppressed

NAMES = [column.name for column in JOURNEYS.columns]
ORIGIN, EXIT, DESTINATION = (NAMES.index(name) for name in ("asal", "keluar", "tujuan"))
PLACES = [NAMES.index(name) for name in ("asal", "perekrutan", "transit", "pintu", "tujuan")]
NEIGHBOUR = "MY"
COUNTRY_LENGTH, STATE_LENGTH = 2, 5


def origin_node(place: str, within: str, parts: Sequence[str]) -> str:
    """The node at which a road begins: a part of the area, the area where the part is not told, or outside."""
    if place in (COARSENED, UNKNOWN):
        return place
    if lies_within(place, within):
        return next((part for part in parts if lies_within(place, part)), within)
    return COARSENED if lies_within(within, place) else Where.OUTSIDE.value


def destination_node(place: str, within: str) -> str:
    """The node at which a road ends: the area, the rest of its province or country, a state of Malaysia, or a country."""
    if place in (COARSENED, UNKNOWN):
        return place
    if is_foreign(place):
        return place[:STATE_LENGTH] if lies_within(place, NEIGHBOUR) else place[:COUNTRY_LENGTH]
    province = within[:COUNTRY_LENGTH]
    return next((area for area in (within, province) if lies_within(place, area)), "ID")


def journeys_of(
    counts: Mapping[Values, int], within: str, parts: Sequence[str], origins: Mapping[str, int]
) -> list[Journey]:
    """How many took each road that begins, passes or ends in the area, largest first.

    Whether a road passes the area is told only of those whose places were told so finely. What is between 1 and 4 is withheld,
    and so is from where a road begins that would leave 1 to 4 of the people whom a page says come from there: of a part or of the
    area as a whole (`origins`).
    """
    found: Counter[tuple[str, str, str]] = Counter()
    for values, count in counts.items():
        if any(lies_within(values[at], within) for at in PLACES if values[at] not in (COARSENED, UNKNOWN)):
            ends = (
                origin_node(values[ORIGIN], within, parts),
                values[EXIT],
                destination_node(values[DESTINATION], within),
            )
            found[ends] += count
    if not found:
        return []
    found = _without_remainders(found, within, origins)
    _drop_of_remainder(found, within, parts, origins)
    if not found:
        return []
    rows = sorted(found.items(), key=lambda each: (-each[1], each[0]))
    safe = suppressed([[count] for _, count in rows])
    return [Journey(*ends, cells[0]) for (ends, _), cells in zip(rows, safe.cells, strict=True)]


def _without_remainders(
    found: Counter[tuple[str, str, str]], within: str, origins: Mapping[str, int]
) -> Counter[tuple[str, str, str]]:
    """The same roads, those of a part begun in the area as a whole where people of the part less its roads would be few."""
    told: Counter[str] = Counter()
    for (origin, _exit, _to), count in found.items():
        told[origin] += count
    folded: Counter[tuple[str, str, str]] = Counter()
    for (origin, exit_, to), count in found.items():
        narrow = origin in origins and 0 < origins[origin] - told[origin] < SMALLEST
        folded[within if narrow else origin, exit_, to] += count
    return folded


def _drop_of_remainder(
    found: Counter[tuple[str, str, str]], within: str, parts: Sequence[str], origins: Mapping[str, int]
) -> None:
    """Leave out the smallest road that begins in the area, where people of the area less its roads would be few."""
    here = [ends for ends in found if ends[0] == within or ends[0] in parts]
    if here and 0 < origins.get(within, 0) - sum(found[ends] for ends in here) < SMALLEST:
        del found[min(here, key=lambda ends: (found[ends], ends))]
