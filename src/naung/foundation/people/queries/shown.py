"""What a reader gets of a person record: frozen values without what she may not see."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from naung.foundation.people.vocabulary import (
    OWN_NAMES,
    AgeBasis,
    AgeGroup,
    Answer,
    ContactKind,
    DocumentKind,
    HeldBy,
    NameKind,
    PersonFacts,
    Sex,
)


@dataclass(frozen=True)
class NameShown:
    """One name; `retired_at` says that it is no longer used."""

    id: UUID
    kind: NameKind
    text: str
    retired_at: datetime | None


@dataclass(frozen=True)
class DocumentShown:
    """One paper with the codes of what did not fit when its number was checked."""

    id: UUID
    version: int
    kind: DocumentKind
    number: str
    issued_by: str
    not_hers: Answer
    forged: Answer
    held_by: HeldBy
    note: str
    remarks: tuple[str, ...]


@dataclass(frozen=True)
class ContactShown:
    """One way to reach her, and how."""

    id: UUID
    kind: ContactKind
    value: str
    instructions: str
    safe: Answer
    area: str
    retired_at: datetime | None


@dataclass(frozen=True)
class AgeDecisionShown:
    """One signed decision; `reason` is None where the actor may not see it."""

    id: UUID
    group: AgeGroup
    as_of: date
    basis: AgeBasis
    decided_by: UUID
    decided_at: datetime
    reason: str | None


@dataclass(frozen=True)
class PersonShown:
    """A record as this actor may see it. `withheld` names fields that hold something she may not see."""

    id: UUID
    owner: UUID
    version: int
    made_at: datetime
    facts: PersonFacts
    names: tuple[NameShown, ...]
    documents: tuple[DocumentShown, ...]
    contacts: tuple[ContactShown, ...]
    decisions: tuple[AgeDecisionShown, ...]
    withheld: tuple[str, ...]

    @property
    def name(self) -> str:
        """The name that is shown: the first own one in use, else the first own one, else nothing."""
        own = [name for name in self.names if name.kind in OWN_NAMES]
        used = [name for name in own if name.retired_at is None]
        return (used or own)[0].text if own else ""


@dataclass(frozen=True)
class PersonBrief:
    """A person on a list."""

    id: UUID
    name: str
    sex: Sex
    year_of_birth: int | None
    home: str
    nationality: str
