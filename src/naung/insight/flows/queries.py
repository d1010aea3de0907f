"""What a page may show of an area's flows: read from the extract only, worked out once for each extract."""

from collections.abc import Mapping, Sequence
from functools import lru_cache

from naung.foundation.access.rules import require
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.places.queries import children
from naung.foundation.places.rules.codes import HOME, parent_of
from naung.insight.extract.queries import Shelf, latest_extract
from naung.insight.extract.rules.tables import GROUP_ROLES, GROUPS, JOURNEYS, ROLES
from naung.insight.extract.vocabulary import Made, Role, Values
from naung.insight.flows.rules.areas import RoleShift, area_shifts, areas_told
from naung.insight.flows.rules.journeys import journeys_of
from naung.insight.flows.rules.places import area_in_roles, areas_elsewhere, parts_told, places_in_roles, spans_in_roles
from naung.insight.flows.rules.shifting import shift_told
from naung.insight.flows.vocabulary import Flows, PlaceRow, Sentence

KEPT = 64  # areas whose pictures are remembered


def flows_in(within: str, *, actor: Actor) -> Flows | None:
    """The flows of a province, kabupaten, kota or kecamatan by its parts (INSIGHT_READ); None before the first extract."""
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
    counts = {values: n for values, n in _counts(_Once(found), ROLES.name).items() if values[0] == role.value}
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


@lru_cache(maxsize=len((ROLES, JOURNEYS, GROUPS, GROUP_ROLES)))
def _counts(once: _Once, table: str) -> Mapping[Values, int]:
    """A table of the extract, read once for the pages of all areas."""
    return once.shelf.counts(table)


@lru_cache(maxsize=1)
def _tested(once: _Once) -> tuple[Sequence[Sentence], Sequence[RoleShift]]:
    """What the tests say of the whole register, whichever area is looked at."""
    return shift_told(_counts(once, GROUPS.name)), area_shifts(_counts(once, GROUP_ROLES.name))


@lru_cache(maxsize=KEPT)
def _flows(once: _Once, within: str, parts: tuple[str, ...]) -> Flows:
    roles = _counts(once, ROLES.name)
    shift, by_area = _tested(once)
    parts = tuple(parts_told(roles, within, parts))
    own = area_in_roles(roles, within, parent_of(within) or HOME)
    places, totals = places_in_roles(roles, within, parts)
    from_here = list(Role).index(Role.ORIGIN)
    origins = {row.code: row.counts[from_here].shown or 0 for row in places if row.code in parts}
    origins[within] = own.own[from_here].shown or 0
    return Flows(
        made=once.shelf.made,
        within=within,
        places=places,
        totals=totals,
        roles=own,
        spans=spans_in_roles(roles, within),
        journeys=journeys_of(_counts(once, JOURNEYS.name), within, parts, origins),
        shift=shift,
        area_shift=areas_told(by_area, within),
        elsewhere=areas_elsewhere(roles),
    )
