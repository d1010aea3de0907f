"""Words of a batch that travels: from a laptop in the hall, where it was screened, to the office's register."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from naung.casework.arrivals.vocabulary import BatchTold, Decided, FormTold, Presence, RowTold
from naung.foundation.errors import FieldProblem


@dataclass(frozen=True)
class OfficeKey:
    """To which a file for a desk is sealed: the public half of its receiving key, with the key's number."""

    id: UUID
    public: bytes


@dataclass(frozen=True)
class Carried:
    """One person of a batch as she stood at the laptop."""

    id: UUID
    number: int
    place: str
    mark: str
    presence: Presence
    group: int | None
    lot: bool | None
    missed_first: str
    missed_short: str
    leaving: str
    row: RowTold


@dataclass(frozen=True)
class CarriedForm:
    """A finished form with who asked (an account's random id at the laptop)."""

    told: FormTold
    made_by: UUID


@dataclass(frozen=True)
class CarriedDecision:
    """What somebody signed at the laptop."""

    id: UUID
    arrival: UUID
    by: UUID
    at: datetime
    decided: Decided
    why: str


@dataclass(frozen=True)
class Packed:
    """A batch as a laptop hands it to the office. `lot`: the key of its draw; `officers`: names by their ids at the laptop."""

    id: UUID
    number: str
    told: BatchTold
    lot: str
    officers: Mapping[UUID, str]
    people: tuple[Carried, ...]
    forms: tuple[CarriedForm, ...]
    decisions: tuple[CarriedDecision, ...]


@dataclass(frozen=True)
class Unpacked:
    """What of a file is new in the register, and what could not be taken, each a sentence with the person's number."""

    batch: UUID
    people: int
    forms: int
    decisions: int
    refused: tuple[tuple[int, FieldProblem], ...]
    others: tuple[str, ...]  # numbers of other batches of that day and crossing, which may be the same one typed twice
