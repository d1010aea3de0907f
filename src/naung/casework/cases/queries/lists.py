"""Lists of cases, steps and proposals for the worklist. Bounded, indexed, and without anyone's name."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Count, QuerySet

from naung.casework.cases.models import Case, CasePerson, CaseReport, Step, TurnAsked
from naung.casework.cases.vocabulary import CaseEvent, Role, Stage
from naung.foundation.access.rules import desk_of, require
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.recusal.queries import seen_by
from naung.foundation.vault.queries import open_rows

ROWS = 40
MOST_COUNTED = 1000


@dataclass(frozen=True)
class CaseLine:
    """A case on a list; `victims` are ids whose names the page asks for once for the whole list."""

    id: UUID
    number: str
    stage: str
    danger: str
    opened_at: datetime
    touched_at: datetime
    victims: tuple[UUID, ...]
    persons: int


@dataclass(frozen=True)
class StepLine:
    """A step that is due."""

    id: UUID
    case: UUID
    number: str
    due_on: date
    words: str | None
    held_by: UUID


@dataclass(frozen=True)
class TurnLine:
    """A proposal that waits for another person's decision. `own`: the reader proposed it herself."""

    id: UUID
    case: UUID
    number: str
    turn: str
    reason: str
    proposed_by: UUID
    proposed_at: datetime
    own: bool


def _of_desk(actor: Actor) -> QuerySet[Case]:
    """The cases of the actor's desk that are not shut to her."""
    require(actor, Permission.CASE_READ)
    return seen_by(Case.objects.filter(owner=desk_of(actor)), "id", actor=actor)


def _lines(rows: Sequence[Case], actor: Actor) -> list[CaseLine]:
    people: dict[UUID, dict[UUID, set[str]]] = defaultdict(lambda: defaultdict(set))
    parts = seen_by(CasePerson.objects.filter(case__in=rows), "person_id", actor=actor)
    for part in parts.order_by("added_at", "id"):
        people[part.case_id][part.person_id].add(part.role)
    return [
        CaseLine(
            r.id, r.number, r.stage, r.danger, r.opened_at, r.touched_at,
            tuple(p for p, roles in people[r.id].items() if Role.VICTIM in roles), len(people[r.id]),
        )
        for r in rows
    ]  # fmt: skip


def cases_at_stage(stages: Sequence[str], *, actor: Actor, limit: int = ROWS, skip: int = 0) -> list[CaseLine]:
    """Cases of the desk at these stages, last worked on first."""
    rows = _of_desk(actor).filter(stage__in=stages).order_by("-touched_at", "id")
    return _lines(list(rows.defer("summary")[skip : skip + limit]), actor)


def stage_counts(*, actor: Actor) -> Mapping[str, int]:
    """How many cases of the desk stand at each stage that asks for something; counting stops at a thousand."""
    cases = _of_desk(actor)
    return {
        stage.value: cases.filter(stage=stage)[:MOST_COUNTED].count()
        for stage in (Stage.OPEN, Stage.CLOSING, Stage.REOPENING)
    }


def steps_due(until: date, *, actor: Actor, limit: int = ROWS) -> list[StepLine]:
    """Steps of the desk that are due by that day, the most overdue first, opened with one entry in the log."""
    require(actor, Permission.CASE_READ)
    due = Step.objects.select_related("case", "compartment").filter(
        owner=desk_of(actor), done_at=None, due_on__lte=until
    )
    rows = list(seen_by(due, "case_id", actor=actor).order_by("due_on", "id")[:limit])
    if not rows:
        return []
    texts = open_rows(actor, CaseEvent.LISTED, [(row, ("words",)) for row in rows])
    return [
        StepLine(r.id, r.case_id, r.case.number, r.due_on, t.get("words"), r.held_by)
        for r, t in zip(rows, texts, strict=True)
    ]


def turns_waiting(*, actor: Actor, limit: int = ROWS) -> list[TurnLine]:
    """Proposals of the desk that wait for a decision, oldest first."""
    require(actor, Permission.CASE_READ)
    asked = TurnAsked.objects.select_related("case").filter(owner=desk_of(actor), outcome="")
    rows = seen_by(asked, "case_id", actor=actor).order_by("proposed_at", "id")
    return [
        TurnLine(
            r.id, r.case_id, r.case.number, r.turn, r.reason, r.proposed_by, r.proposed_at, r.proposed_by == actor.id
        )
        for r in rows[:limit]
    ]


def cases_of_report(reports: Sequence[UUID], *, actor: Actor) -> Mapping[UUID, tuple[UUID, str]]:
    """For each report its case and number, where it became or joined one of this desk."""
    require(actor, Permission.CASE_READ)
    joined = CaseReport.objects.filter(report_id__in=reports, case__owner=desk_of(actor)).select_related("case")
    rows = seen_by(joined, "case_id", "report_id", actor=actor)
    return {r.report_id: (r.case_id, r.case.number) for r in rows}


def steps_overdue_count(today: date, *, actor: Actor) -> int:
    """How many steps of the desk are overdue."""
    require(actor, Permission.CASE_READ)
    overdue = Step.objects.filter(owner=desk_of(actor), done_at=None, due_on__lt=today)
    found = seen_by(overdue, "case_id", actor=actor).aggregate(n=Count("id"))
    return int(found["n"])
