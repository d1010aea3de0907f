"""From plain columns of the register to the codes of the extract: age bands, ways, groups. Nothing sealed is needed."""

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from naung.insight.extract.vocabulary import NONE, UNKNOWN, Exit, Role, Values

# From so many years on; the year in which somebody turns eighteen is neither.
BANDS = (
    (0, "anak_0_11"),
    (12, "anak_12_17"),
    (18, "sekitar18"),
    (19, "dewasa_19_24"),
    (25, "dewasa_25_34"),
    (35, "dewasa_35_49"),
    (50, "dewasa_50"),
)
SEXES = frozenset({"L", "P", "lain"})
MANY_DESKS = 2
NEVER = "9999"  # behind every day
SEVERAL_UP_TO = 4
ORIGIN, RECRUITMENT, TRANSIT, EXIT, DESTINATION = (role.value for role in Role)


class Happened(NamedTuple):
    """One event of a history in codes: its kind, where, the first day it may have been, and when it was written down."""

    kind: str
    area: str
    country: str
    first_on: str | None  # "2026-07-01"
    made_at: str = ""


class Way(NamedTuple):
    """The way of one person: places by role (transit may have several), and how the border was crossed."""

    origin: str
    recruitment: str
    transits: tuple[str, ...]
    exit: str
    door: str
    destination: str

    @property
    def first_stop(self) -> str:
        """Where she stopped first."""
        return self.transits[0] if self.transits else UNKNOWN

    def journey(self, when: str) -> Values:
        """The combination of the table of journeys."""
        return (self.origin, self.recruitment, self.first_stop, self.exit, self.door, self.destination, when)

    def roles(self, when: str, village: str = "") -> list[Values]:
        """The combinations of the table of roles: each place once in each of its roles, where it is known.

        `village`: the code of the kelurahan or desa of origin, where it is known and lies in the origin.
        """
        named = [
            (ORIGIN, village if village.startswith(f"{self.origin}.") else self.origin),
            (RECRUITMENT, self.recruitment),
            *((TRANSIT, place) for place in self.transits),
            (EXIT, self.door),
            (DESTINATION, self.destination),
        ]
        return [(role, place, when) for role, place in named if place != UNKNOWN]

    def group_roles(self, when: str) -> list[Values]:
        """The combinations of the table of groups in roles: where it began, stopped first and ended, unknown ones as unknown."""
        return [(ORIGIN, self.origin, when), (TRANSIT, self.first_stop, when), (DESTINATION, self.destination, when)]


@lru_cache(maxsize=1024)
def age_band(years: int | None, decided: str) -> str:
    """The band of an age in calendar years; an officer's decision (`anak`, `dewasa`) stands above a year that says otherwise."""
    band = UNKNOWN if years is None or years < 0 else next(name for least, name in reversed(BANDS) if years >= least)
    return band if not decided or band.partition("_")[0] == decided else decided


def place_code(area: str, country: str) -> str:
    """An area, or the country where only that is known."""
    return area or country or UNKNOWN


def _order(event: Happened) -> tuple[str, str]:
    return event.first_on or NEVER, event.made_at


def way_of(home: str, events: Sequence[Happened]) -> Way:
    """The way in order of days; events without a day stand where they were written down, behind those with one."""
    places: dict[str, list[str]] = {}
    crossing: Happened | None = None
    for each in sorted(events, key=_order):
        kind, area, country, _, _ = each
        if kind.startswith("crossing_"):
            crossing = crossing or each
        elif place := area or country:
            places.setdefault(kind, []).append(place)
    harboured = places.get("harbouring", [])
    destination = places.get("exploitation", [*harboured[-1:], UNKNOWN])[0]
    passed = [*places.get("transit", []), *(place for place in harboured if place != destination)]
    return Way(
        origin=home or UNKNOWN,
        recruitment=places.get("recruitment", [UNKNOWN])[0],
        transits=tuple(dict.fromkeys(passed)),
        exit=_exit(crossing),
        door=place_code(crossing.area, crossing.country) if crossing else UNKNOWN,
        destination=destination,
    )


def _exit(crossing: Happened | None) -> str:
    if crossing is None:
        return UNKNOWN
    return (Exit.OFFICIAL if crossing.kind == "crossing_official" else Exit.UNOFFICIAL).value


def exploitation(codes: Iterable[str], kinds: Mapping[str, frozenset[str]]) -> str:
    """The kinds of the purposes written down, joined where there are several; `lain` for a purpose of no kind."""
    found = sorted({kind for code in codes for kind in (kinds.get(code) or {"lain"})})
    return "+".join(found) or UNKNOWN


def sex_code(sex: str) -> str:
    """The sex where it is known."""
    return sex if sex in SEXES else UNKNOWN


def screened(stages: Iterable[str]) -> str:
    """How far anybody looked: no screening, one begun, one finished."""
    known = set(stages)
    return "selesai" if "selesai" in known else "dimulai" if known else NONE


def other_desks(count: int) -> str:
    """How many other desks have a file of the same matter."""
    return str(count) if count < MANY_DESKS else f"{MANY_DESKS}+"


def group_size(persons: int) -> str:
    """How many travelled together."""
    return "1" if persons == 1 else f"2-{SEVERAL_UP_TO}" if persons <= SEVERAL_UP_TO else f"{SEVERAL_UP_TO + 1}+"
