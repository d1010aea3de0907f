"""What a page may show of an area's flows: read from the extract only, worked out once for each extract."""

from functools import lru_cache

from naung.foundation.access.rules import require
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.places.queries import children
from naung.insight.extract.queries import Shelf, latest_extract
from naung.insight.extract.rules.tables import GROUP_ROLES, GROUPS, JOURNEYS, ROLES
from naung.insight.extract.vocabulary import Made, Role
from naung.insight.flows.rules.areas import area_shifts, areas_told
from naung.insight.flows.rules.journeys import journeys_of
from naung.insight.flows.rules.places import months_in_roles, places_in_roles
from naung.insight.flows.rules.shifting import shift_told
from naung.insight.flows.vocabulary import Flows, PlaceRow

KEPT = 64  # areas whose pictures are remembered


def flows_in(within: str, *, actor: Actor) -> Flows | None:
    """The flows of an area by its parts (INSIGHT_READ); None before the first extract was made."""
    require(actor, Permission.INSIGHT_READ)
    found = latest_extract(actor=actor)
    parts = tuple(row.code for row in children(within))
    return _flows(_Once(found), within, parts) if found else None


def role_by_area(
    role: Role, parts: tuple[str, ...], within: str, *, actor: Actor
) -> tuple[Made, list[PlaceRow]] | None:
    """Every one of these areas inside a larger one with its counts, `role` among them (INSIGHT_READ); None without an extract."""
    require(actor, Permission.INSIGHT_READ)
    found = latest_extract(actor=actor)
    if found is None:
        return None
    counts = {values: count for values, count in found.counts(ROLES.name).items() if values[0] == role.value}
    return found.made, places_in_roles(counts, within, parts)[0]


class _Once:
    """A shelf that is the same for the cache while its extract is."""

    def __init__(self, shelf: Shelf) -> None:
        self.shelf = shelf
        self.key = (str(shelf.made.folder), shelf.made.made_at)

    def __hash__(self) -> int:
        return hash(self.key)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Once) and other.key == self.key


@lru_cache(maxsize=KEPT)
def _flows(once: _Once, within: str, parts: tuple[str, ...]) -> Flows:
    shelf = once.shelf
    roles = shelf.counts(ROLES.name)
    places, totals = places_in_roles(roles, within, parts)
    from_here = list(Role).index(Role.ORIGIN)
    origins = {row.code: row.counts[from_here].shown or 0 for row in places if row.code in parts}
    return Flows(
        made=shelf.made,
        within=within,
        places=places,
        totals=totals,
        months=months_in_roles(roles, within),
        journeys=journeys_of(shelf.counts(JOURNEYS.name), within, parts, origins),
        shift=shift_told(shelf.counts(GROUPS.name)),
        area_shift=areas_told(area_shifts(shelf.counts(GROUP_ROLES.name)), within),
    )
