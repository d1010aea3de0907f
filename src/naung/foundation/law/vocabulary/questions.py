"""What is asked: a person as far as known, the acts done to her, and facts beside them."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from naung.foundation.clock.vocabulary import VagueDate


class Side(StrEnum):
    """On which side of Indonesia's border a place lies, as far as known."""

    HERE = "here"
    ABROAD = "abroad"
    UNKNOWN = "unknown"


class Direction(StrEnum):
    """Which way an act went."""

    DOMESTIC = "domestic"
    OUTBOUND = "outbound"
    INBOUND = "inbound"
    ABROAD = "abroad"


@dataclass(frozen=True)
class Place:
    """A Kemendagri code or an ISO 3166-1 alpha-2 code, and its side of the border."""

    code: str
    side: Side


@dataclass(frozen=True)
class Person:
    """What is known of the person; None where it is not. `nationality` is alpha-2, "ID" for an Indonesian."""

    nationality: str | None = None
    birth: VagueDate | None = None
    age_at_act: int | None = None


@dataclass(frozen=True)
class Act:
    """One act with its day, places (None where not stated) and the codes of the elements it shows."""

    on: VagueDate
    origin: Place | None = None
    destination: Place | None = None
    process: tuple[str, ...] = ()
    means: tuple[str, ...] = ()
    purpose: tuple[str, ...] = ()


@dataclass(frozen=True)
class Fact:
    """A coded fact, with its day where known and its moment where even that is known (aware)."""

    code: str
    on: VagueDate | None = None
    at: datetime | None = None
