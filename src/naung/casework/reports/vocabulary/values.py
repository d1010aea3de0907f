"""Frozen values of a report: what was told, who told it, and what a page shows of it."""

from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from naung.casework.reports.vocabulary.codes import (
    AgeBand,
    Channel,
    ClosingReason,
    OfficerAnswer,
    Part,
    Relation,
    Sender,
    Sex,
    Silence,
    Status,
    Step,
    Urgency,
)
from naung.foundation.clock.vocabulary import ClockState, Deadlines, Left


@dataclass(frozen=True)
class UrgencyRule:
    """One row of urgency.toml."""

    code: str
    level: Urgency
    when: str
    words_id: str
    words_en: str
    reason_id: str
    reason_en: str
    basis: str
    mark: str
    source: str

    def words(self, language: str) -> str:
        """The fact in the reader's language."""
        return self.words_en if language.startswith("en") else self.words_id

    def reason(self, language: str) -> str:
        """The reason in the reader's language."""
        return self.reason_en if language.startswith("en") else self.reason_id


@dataclass(frozen=True)
class UrgencyRead:
    """How urgent, and every rule that says so or less, the strongest first."""

    level: Urgency
    rules: tuple[UrgencyRule, ...] = field(default_factory=tuple)

    @property
    def deciding(self) -> tuple[UrgencyRule, ...]:
        """The rules that ask for this level."""
        return tuple(rule for rule in self.rules if rule.level is self.level)


@dataclass(frozen=True)
class Mentioned:
    """A person whom the report mentions, as told. `id` is set where she stands in the report already."""

    part: Part
    name: str = ""
    phone: str = ""
    note: str = ""
    sex: Sex = Sex.UNKNOWN
    age: AgeBand = AgeBand.UNKNOWN
    id: UUID | None = None


@dataclass(frozen=True)
class Content:
    """What was reported. Place: a Kemendagri code down to kecamatan, or another country (ISO 3166-1 alpha-2), and
    words.
    """

    channel: Channel
    received_at: datetime
    words: str
    sender: Sender | None = None
    sender_words: str = ""
    place_code: str = ""
    country: str = "ID"
    place_words: str = ""
    facts: frozenset[str] = frozenset()
    silence: Silence = Silence.NOT_ASKED
    persons: tuple[Mentioned, ...] = ()
    against_officer: OfficerAnswer = OfficerAnswer.UNKNOWN
    accused_desk: UUID | None = None


@dataclass(frozen=True)
class ReporterContent:
    """Who reported, sealed apart. An anonymous reporter has no name, number, address."""

    relation: Relation = Relation.UNKNOWN
    anonymous: bool = False
    wants_news: bool = False
    name: str = ""
    phone: str = ""
    address: str = ""
    safe_contact: str = ""


@dataclass(frozen=True)
class Origin:
    """Which device made the report elsewhere, and its place in that device's own sequence."""

    device: UUID
    sequence: int


@dataclass(frozen=True)
class Received:
    """What the one who took the report is told: never where it went."""

    id: UUID
    number: str
    urgency: Urgency


@dataclass(frozen=True)
class Shown:
    """One report as a row of a list. `who` is the name of the first person it is about, where the reader may see it."""

    id: UUID
    number: str
    status: Status
    urgency: Urgency
    channel: Channel
    place_code: str
    country: str
    received_at: datetime
    entered_at: datetime
    due_at: datetime
    responded_at: datetime | None
    who: str
    persons: int
    state: ClockState
    left: Left


@dataclass(frozen=True)
class StepShown:
    """One thing that was done with a report."""

    step: Step
    at: datetime
    entered_at: datetime
    by: UUID | None
    code: str
    words: str
    case_id: UUID | None


@dataclass(frozen=True)
class ReportShown:
    """A report as its page shows it to one actor; `withheld` names what her role may not see."""

    id: UUID
    number: str
    version: int
    status: Status
    content: Content
    entered_at: datetime
    received_by: UUID | None
    urgency: UrgencyRead
    clocks: Deadlines
    left: Left
    lefts: tuple[Left, ...]
    responded_at: datetime | None
    case_id: UUID | None
    closing_reason: ClosingReason | None
    has_reporter: bool
    reporter_relation: Relation | None
    reporter_anonymous: bool
    reporter_wants_news: bool
    steps: tuple[StepShown, ...]
    allowed_steps: tuple[Step, ...]
    withheld: frozenset[str]


@dataclass(frozen=True)
class ReporterShown:
    """Who reported, opened for a stated reason."""

    report_id: UUID
    version: int
    content: ReporterContent
