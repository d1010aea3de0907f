"""The words of flows: roles, rows of places, journeys, months, and what can be said of a shift."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from naung.foundation.words import gettext_noop
from naung.insight.extract.vocabulary import Exit, Made, Role

ROLE_WORDS: Mapping[Role, str] = {
    Role.ORIGIN: gettext_noop("Asal"),
    Role.RECRUITMENT: gettext_noop("Tempat diajak"),
    Role.TRANSIT: gettext_noop("Singgah"),
    Role.EXIT: gettext_noop("Keluar batas"),
    Role.DESTINATION: gettext_noop("Tujuan"),
}
EXIT_WORDS: Mapping[str, str] = {
    Exit.OFFICIAL.value: gettext_noop("lewat pos resmi"),
    Exit.UNOFFICIAL.value: gettext_noop("lewat jalan tidak resmi"),
    "-": gettext_noop("tanpa lintas batas yang tercatat"),
    "*": gettext_noop("jalannya disamarkan"),
}


class Where(StrEnum):
    """Rows of a table of places that are not one place."""

    HIDDEN_HERE = "disamarkan"  # in the area, but not told in which part
    OUTSIDE = "luar"
    NOT_TOLD = "tidak_ditampilkan"  # told only wider than the area


@dataclass(frozen=True)
class Count:
    """A number as it may be shown, and between what it would lie nine times in ten if the same year came again."""

    shown: int | None
    low: int = 0
    high: int = 0


@dataclass(frozen=True)
class PlaceRow:
    """One place (or a row of `Where`) with its count in each role, in the order of `Role`."""

    code: str
    counts: tuple[Count, ...]


@dataclass(frozen=True)
class Span:
    """One month ("2026-07"), or what is told only by half-year ("2026-S2"), by year ("2026") or without one (""), by role."""

    when: str
    counts: tuple[Count, ...]


@dataclass(frozen=True)
class Roles:
    """An area in each role, in the order of `Role`: its own count, that of the area around without it, and of both together."""

    own: tuple[Count, ...]
    others: tuple[int | None, ...]
    around: tuple[int | None, ...]

    @property
    def silent(self) -> bool:
        """Whether nothing is told of the area in any role."""
        return all(count.shown == 0 for count in self.own)


@dataclass(frozen=True)
class Journey:
    """How many went from one node by one exit to another node. A node is a place of the picture, `-`, `*` or a row of `Where`."""

    origin: str
    exit: str
    destination: str
    count: int | None


@dataclass(frozen=True)
class Sentence:
    """One sentence with named placeholders and what stands in them: codes, counts, shares of one (floats)."""

    words: str
    filled: Mapping[str, str | int | float]


@dataclass(frozen=True)
class Flows:
    """Everything that a page shows of one area."""

    made: Made
    within: str
    places: Sequence[PlaceRow]
    totals: tuple[int | None, ...]
    roles: Roles
    spans: Sequence[Span]
    journeys: Sequence[Journey]
    shift: Sequence[Sentence]
    area_shift: Sequence[Sentence]
    elsewhere: Sequence[str]  # kabupaten and kota of other provinces of which something is told
