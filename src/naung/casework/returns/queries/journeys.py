"""A person's way home, opened with one entry in the log."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.utils import timezone

from naung.casework.returns.models import Cost, Finding, Journey, Leg
from naung.casework.returns.queries.rows import journey_row, part_row, victim_in
from naung.casework.returns.rules.findings import read_answers
from naung.casework.returns.rules.legs import state_shown
from naung.casework.returns.vocabulary import End, FindingKind, LegState, ReturnEvent, Way
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.errors import NotFound
from naung.foundation.vault.queries import open_rows

LEG_COLUMNS = (
    "giver", "receiver", "start", "goal", "condition", "words", "belongings", "arrived", "arrived_words",
    "arrived_belongings", "why",
)  # fmt: skip
FINDING_COLUMNS = ("result", "answers", "who", "words", "why_struck")
COST_COLUMNS = ("kind", "payer", "words", "estimate", "spent")


@dataclass(frozen=True)
class LegShown:
    """A leg with its opened texts; `state` as the clock shows it, `kept` as it is stored."""

    id: UUID
    order: int
    version: int
    state: LegState
    kept: LegState
    giver: End
    receiver: End
    start: str
    goal: str
    expected_at: datetime
    left_at: datetime | None
    handed_at: datetime | None
    received_at: datetime | None
    received_by: UUID | None
    differs: bool
    condition: str
    words: str
    belongings: str
    arrived: str
    arrived_words: str
    why: str
    document: UUID | None
    code: str
    short: str
    signed_at: datetime | None
    arrived_belongings: str
    by_tablet: bool
    words_to_come: bool


@dataclass(frozen=True)
class FindingShown:
    """A row beside the legs."""

    id: UUID
    kind: FindingKind
    on: date
    result: str
    answers: Mapping[str, str]
    who: str
    words: str
    document: UUID | None
    by_consent: bool
    by_waiver: bool
    written_by: UUID
    written_at: datetime
    struck_at: datetime | None
    why_struck: str


@dataclass(frozen=True)
class CostShown:
    """A budget line, in whole rupiah."""

    id: UUID
    version: int
    kind: str
    payer: str
    words: str
    estimate: int
    spent: int | None
    spent_on: date | None
    document: UUID | None


@dataclass(frozen=True)
class WaiverShown:
    """What was asked of the legal officer, and what she decided."""

    id: UUID
    reason: str
    asked_at: datetime
    decided_at: datetime | None
    granted: bool | None
    words: str


@dataclass(frozen=True)
class JourneyShown:
    """The page's facts; without rows where nothing was written yet."""

    case: UUID
    number: str
    stage: str
    person: UUID
    version: int = 0
    way: Way = Way.INSIDE
    request: UUID | None = None
    legs: tuple[LegShown, ...] = ()
    findings: tuple[FindingShown, ...] = ()
    costs: tuple[CostShown, ...] = ()
    waivers: tuple[WaiverShown, ...] = ()

    def newest(self, kind: FindingKind) -> FindingShown | None:
        """The newest row of a kind that was not struck out."""
        found = [each for each in self.findings if each.kind is kind and each.struck_at is None]
        return max(found, key=lambda each: (each.on, each.written_at), default=None)

    @property
    def died(self) -> bool:
        """Whether a death stands."""
        return self.newest(FindingKind.DEATH) is not None


def journey_for(case_id: UUID, person_id: UUID, *, actor: Actor) -> JourneyShown:
    """Legs, findings and costs of a victim in a case. Raises NotFound for another desk's."""
    case = victim_in(case_id, person_id, actor=actor)
    journey = journey_row(case_id, person_id)
    if journey is None:
        return JourneyShown(case.id, case.number, case.stage, person_id)
    legs, costs = list(journey.legs.order_by("order")), list(journey.costs.order_by("written_at", "id"))
    findings, waivers = list(journey.findings.order_by("on", "written_at")), list(journey.waivers.order_by("asked_at"))
    parts: list[tuple[Any, Sequence[str]]] = [(row, LEG_COLUMNS) for row in legs]
    parts += [(row, FINDING_COLUMNS) for row in findings] + [(row, COST_COLUMNS) for row in costs]
    parts += [(row, ("words",)) for row in waivers]
    each, now = iter(opened(journey, parts, actor)), timezone.now()
    return JourneyShown(
        case.id, case.number, case.stage, person_id, journey.version, Way(journey.way), journey.request,
        tuple(_leg(row, next(each), now) for row in legs), tuple(_finding(row, next(each)) for row in findings),
        tuple(_cost(row, next(each)) for row in costs),
        tuple(
            WaiverShown(w.id, w.reason, w.asked_at, w.decided_at, w.granted, next(each).get("words") or "") for w in waivers
        ),
    )  # fmt: skip


def opened(journey: Journey, wanted: Sequence[tuple[Any, Sequence[str]]], actor: Actor) -> list[dict[str, str | None]]:
    """Rows of one file, opened with one entry in the log; an empty file leaves none."""
    for row, _columns in wanted:
        row.compartment = journey.compartment  # hers, which is in memory already
    return open_rows(actor, ReturnEvent.READ, wanted, permission=Permission.RETURN_READ) if wanted else []


def _leg(row: Leg, text: Mapping[str, str | None], now: datetime) -> LegShown:
    kept = LegState(row.state)
    says = {name: (text.get(name) or "").strip() for name in LEG_COLUMNS}
    return LegShown(
        row.id, row.order, row.version, state_shown(kept, row.expected_at, now), kept,
        End(row.giver_body, row.giver_desk, says["giver"]), End(row.receiver_body, row.receiver_desk, says["receiver"]),
        says["start"], says["goal"], row.expected_at, row.left_at, row.handed_at, row.received_at, row.received_by,
        row.differs, says["condition"], says["words"], says["belongings"], says["arrived"], says["arrived_words"],
        says["why"], row.document_id, row.code, row.short, row.signed_at, says["arrived_belongings"],
        row.tablet_id is not None, row.words_to_come,
    )  # fmt: skip


def _finding(row: Finding, text: Mapping[str, str | None]) -> FindingShown:
    return FindingShown(
        row.id, FindingKind(row.kind), row.on, (text.get("result") or "").strip(), read_answers(text.get("answers")),
        text.get("who") or "", text.get("words") or "", row.document_id, row.consent is not None, row.waiver_id is not None,
        row.written_by, row.written_at, row.struck_at, text.get("why_struck") or "",
    )  # fmt: skip


def _cost(row: Cost, text: Mapping[str, str | None]) -> CostShown:
    spent = int(text.get("spent") or 0) if text.get("spent") else None
    return CostShown(
        row.id, row.version, (text.get("kind") or "").strip(), (text.get("payer") or "").strip(), text.get("words") or "",
        int(text.get("estimate") or 0), spent, row.spent_on, row.document_id,
    )  # fmt: skip


PARTS: dict[str, type[Any]] = {"leg": Leg, "finding": Finding, "cost": Cost}


def journey_of_part(part: str, part_id: UUID, *, actor: Actor) -> JourneyShown:
    """The file in which a row stands (`part` is one of PARTS). Raises NotFound for another desk's."""
    if part not in PARTS:
        raise NotFound()
    row = part_row(PARTS[part], part_id, actor=actor)
    return journey_for(row.journey.case_id, row.journey.person_id, actor=actor)
