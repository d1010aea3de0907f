"""What the demo remembers while it writes: who sits where, and what a story has left behind so far."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from uuid import UUID

from naung.doors.operator.town.reading import Told
from naung.foundation.access.vocabulary import Actor

# Who answers at each desk where a story names only the desk.
AT_DESK: Mapping[str, str] = {
    "service": "sari",
    "oversight": "yusuf",
    "police": "jaya",
    "police_above": "bayu",
    "prosecutor": "niko",
    "lpsk": "surya",
    "legal": "lestari",
    "social": "tio",
    "health": "nila",
    "labour": "wati",
    "border": "bima",
    "border_service": "rahma",
    "migration": "hendra",
    "ngo": "maria",
    "village": "agus",
    "coordinator": "kartika",
}


@dataclass(frozen=True)
class Town:
    """The desks and officers of the town by the names that the stories use."""

    desks: Mapping[str, UUID]
    actors: Mapping[str, Actor]


@dataclass
class Sent:
    """A referral that was sent, its version and the file that its receiver opened."""

    id: UUID
    version: int = 1
    file: UUID | None = None


@dataclass
class Folder:
    """One story as far as it has gone."""

    told: Told
    town: Town
    report: UUID | None = None
    report_version: int = 1
    case: UUID | None = None
    people: dict[str, UUID] = field(default_factory=dict)
    victim: UUID | None = None
    home: str = ""
    episode: UUID | None = None
    screening: UUID | None = None
    turn: UUID | None = None
    steps: list[UUID] = field(default_factory=list)
    kept: dict[str, UUID] = field(default_factory=dict)
    sent: dict[str, Sent] = field(default_factory=dict)

    def officer(self, who: str, desk: str = "") -> Actor:
        """Who acts: named, or whoever answers at that desk, or the story's own officer."""
        return self.town.actors[who or AT_DESK.get(desk, "") or self.told.text("petugas") or self._own()]

    def _own(self) -> str:
        return AT_DESK[self.told.text("meja") or "service"]

    def the_case(self) -> UUID:
        """The case, which is open by now."""
        return _there(self.case)

    def the_victim(self) -> UUID:
        """Whom the case is about."""
        return _there(self.victim)

    def the_episode(self) -> UUID:
        """Her history."""
        return _there(self.episode)

    def desk(self, name: str) -> UUID | None:
        """The desk of that name, None for a body outside."""
        return self.town.desks.get(name)


def _there(found: UUID | None) -> UUID:
    if found is None:
        raise LookupError("a story does this before it can")
    return found
