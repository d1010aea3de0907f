"""What is answered: proposals with reasons, what is not proposed and why, and what nobody has verified."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import IntEnum, StrEnum

from naung.foundation.clock.vocabulary import Mark
from naung.foundation.law.vocabulary.questions import Direction
from naung.foundation.law.vocabulary.rows import ClockRow


class Truth(IntEnum):
    """How a condition stands. All of several stand as their worst, any of several as their best.

    ASK: a fact of the case is not known well enough. UNVERIFIED: the law is not known well enough.
    """

    YES = 0
    ASK = 1
    UNVERIFIED = 2
    NO = 3


@dataclass(frozen=True)
class Finding:
    """How one condition stands, and the code of the sentence that says why."""

    truth: Truth
    code: str = ""


class Element(StrEnum):
    """The three elements of trafficking."""

    PROCESS = "proses"
    MEANS = "cara"
    PURPOSE = "tujuan"


@dataclass(frozen=True)
class ElementFinding:
    """An element: which codes show it, on which acts (by position), whether it is needed to identify this person."""

    element: Element
    codes: tuple[str, ...]
    acts: tuple[int, ...]
    required: bool
    from_facts: tuple[str, ...] = ()

    @property
    def found(self) -> bool:
        """True where something shows it."""
        return bool(self.codes or self.from_facts)


@dataclass(frozen=True)
class ActReading:
    """One act as read: possible directions, whether a child, and the articles it points to with what each depends on."""

    position: int
    directions: tuple[Direction, ...]
    child: Truth
    articles: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True)
class Proposal:
    """An article that acts or facts point to. `depends_on` names what must be asked first; empty where nothing must."""

    article: str
    acts: tuple[int, ...]
    depends_on: tuple[str, ...]
    mark: Mark


@dataclass(frozen=True)
class Refusal:
    """An article considered and not proposed, with the codes of the sentences that say why."""

    article: str
    reasons: tuple[str, ...]


@dataclass(frozen=True)
class Unverified:
    """A part of a row that nobody has verified: it neither proposes nor refuses."""

    article: str
    part: str
    reasons: tuple[str, ...]


@dataclass(frozen=True)
class Deadline:
    """A clock of this person. `due_on` is the last day; `due_at` where hours count; both None while the start is unknown."""

    row: ClockRow
    started_on: date | None
    due_on: date | None
    due_at: datetime | None = None
    depends_on: tuple[str, ...] = ()
    conflict_with: tuple[str, ...] = ()


@dataclass(frozen=True)
class Notice:
    """Something the reader must know; words come from the row or sentence `code`, filled with `values`."""

    code: str
    values: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Assessment:
    """All that the tables say of one person. A proposal with reasons; the machine decides about nobody."""

    elements: tuple[ElementFinding, ...]
    missing: tuple[Element, ...]
    acts: tuple[ActReading, ...]
    proposals: tuple[Proposal, ...]
    refusals: tuple[Refusal, ...]
    unverified: tuple[Unverified, ...]
    tracks: tuple[str, ...]
    clocks: tuple[Deadline, ...]
    notices: tuple[Notice, ...]
    questions: tuple[str, ...]

    @property
    def articles(self) -> tuple[str, ...]:
        """The articles pointed to, in the tables' order."""
        return tuple(p.article for p in self.proposals)
