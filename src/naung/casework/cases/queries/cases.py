"""One case as its desk may see it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from naung.casework.cases.models import Case, CasePerson, CaseReport, HandOver, Note, Step, TurnAsked
from naung.casework.cases.rules import inherited_from, may_read_note
from naung.casework.cases.vocabulary import CaseEvent, Role, Visibility
from naung.foundation.access.rules import desk_of, require
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.errors import NotFound
from naung.foundation.recusal.queries import seen_by
from naung.foundation.vault.queries import open_rows

NOTES_SHOWN = 50


@dataclass(frozen=True)
class Part:
    """A person's part in the case."""

    id: UUID
    person: UUID
    role: str


@dataclass(frozen=True)
class NoteShown:
    """A note with its author and who may read it; `words` is None where the role may not see what it holds."""

    id: UUID
    author: UUID
    visibility: str
    written_at: datetime
    words: str | None


@dataclass(frozen=True)
class StepShown:
    """A next step."""

    id: UUID
    due_on: date
    planned_by: UUID
    held_by: UUID
    done_at: datetime | None
    words: str | None


@dataclass(frozen=True)
class TurnShown:
    """A proposal to close or reopen and its decision."""

    id: UUID
    turn: str
    reason: str
    proposed_by: UUID
    proposed_at: datetime
    outcome: str
    decided_by: UUID | None
    decided_at: datetime | None
    words: str | None
    answer: str | None


@dataclass(frozen=True)
class CaseShown:
    """The case page's facts. `notes_more` says that older notes exist.

    `matter` is the id that files of several desks share when one began by another's referral; `joined` says that there is
    such a file elsewhere, and nothing else of it.
    """

    id: UUID
    number: str
    version: int
    stage: str
    danger: str
    opened_at: datetime
    touched_at: datetime
    summary: str | None
    summary_withheld: bool
    parts: tuple[Part, ...]
    reports: tuple[UUID, ...]
    notes: tuple[NoteShown, ...]
    notes_more: bool
    steps: tuple[StepShown, ...]
    turns: tuple[TurnShown, ...]
    matter: UUID
    joined: bool


def case_row(case_id: UUID, *, actor: Actor) -> Case:
    """The unopened row. Raises NotFound for another desk's, or one that is shut to her."""
    row = seen_by(Case.objects.select_related("compartment").filter(id=case_id), "id", actor=actor).first()
    if row is None:
        raise NotFound()
    require(actor, Permission.CASE_READ, within=row.owner)
    return row


def case_with(case_id: UUID, person_id: UUID, *, actor: Actor) -> tuple[Case, frozenset[Role]]:
    """The unopened row of a case and this person's parts in it. Raises NotFound where the person has none."""
    case = case_row(case_id, actor=actor)
    parts = seen_by(CasePerson.objects.filter(case=case, person_id=person_id), "person_id", actor=actor)
    roles = frozenset(Role(each) for each in parts.values_list("role", flat=True))
    if not roles:
        raise NotFound()
    return case, roles


def inherited(actor: Actor) -> frozenset[UUID]:
    """The officers whose work at this desk was handed over to the actor."""
    return inherited_from(
        actor.id, HandOver.objects.filter(desk=desk_of(actor)).values_list("from_officer", "to_officer")
    )


def _readable_notes(case: Case, actor: Actor) -> list[Note]:
    supervises = actor.may(Permission.CASE_CLOSE_APPROVE)
    rows = case.notes.order_by("-written_at", "id")[: NOTES_SHOWN * 2]
    hers = inherited(actor)
    return [n for n in rows if may_read_note(Visibility(n.visibility), n.author, actor.id, supervises, hers)]


def case_for(case_id: UUID, *, actor: Actor) -> CaseShown:
    """The case with its persons' parts, notes, steps and decisions, opened with one entry in the log.

    Raises NotFound for another desk's.
    """
    row = case_row(case_id, actor=actor)
    notes = _readable_notes(row, actor)
    steps = list(row.steps.order_by("done_at", "due_on", "id")[:NOTES_SHOWN])
    turns = list(row.turns.order_by("-proposed_at"))
    shown = notes[:NOTES_SHOWN]
    for each in (*shown, *steps, *turns):
        setattr(each, "compartment", row.compartment)  # noqa: B010  # one row in memory instead of one query each
    wanted: list[tuple[Any, Sequence[str]]] = [(row, ("summary",))]
    wanted += [(n, ("words",)) for n in shown] + [(s, ("words",)) for s in steps]
    wanted += [(t, ("words", "answer")) for t in turns]
    texts = open_rows(actor, CaseEvent.READ, wanted)
    at_steps, at_turns = 1 + len(shown), 1 + len(shown) + len(steps)
    return CaseShown(
        id=row.id,
        number=row.number,
        version=row.version,
        stage=row.stage,
        danger=row.danger,
        opened_at=row.opened_at,
        touched_at=row.touched_at,
        summary=texts[0].get("summary"),
        summary_withheld="summary" not in texts[0] and row.summary is not None,
        parts=tuple(
            Part(p.id, p.person_id, p.role)
            for p in seen_by(row.parts.all(), "person_id", actor=actor).order_by("added_at", "id")
        ),
        reports=tuple(row.reports.order_by("joined_at").values_list("report_id", flat=True)),
        notes=tuple(
            NoteShown(n.id, n.author, n.visibility, n.written_at, t.get("words"))
            for n, t in zip(shown, texts[1:], strict=False)
        ),
        notes_more=len(notes) > NOTES_SHOWN,
        steps=tuple(
            StepShown(s.id, s.due_on, s.planned_by, s.held_by, s.done_at, t.get("words"))
            for s, t in zip(steps, texts[at_steps:], strict=False)
        ),
        turns=tuple(_turn(t, text) for t, text in zip(turns, texts[at_turns:], strict=True)),
        matter=row.matter,
        joined=Case.objects.filter(matter=row.matter).exclude(owner=row.owner).exists(),
    )


def _turn(row: TurnAsked, text: dict[str, str | None]) -> TurnShown:
    return TurnShown(
        row.id, row.turn, row.reason, row.proposed_by, row.proposed_at, row.outcome, row.decided_by, row.decided_at,
        text.get("words"), text.get("answer"),
    )  # fmt: skip


def case_by_number(number: str, *, actor: Actor) -> UUID | None:
    """The case of this desk with this number, or None. Another desk's answers like none."""
    require(actor, Permission.CASE_READ)
    rows = seen_by(Case.objects.filter(number=number, owner=desk_of(actor)), "id", actor=actor)
    return rows.values_list("id", flat=True).first()


def cases_of_person(person_id: UUID, *, actor: Actor) -> list[tuple[UUID, str, str, str]]:
    """(case, number, stage, role) of a person at this desk, newest first."""
    require(actor, Permission.CASE_READ)
    hers = CasePerson.objects.filter(person_id=person_id, case__owner=desk_of(actor)).select_related("case")
    rows = seen_by(hers, "person_id", "case_id", actor=actor)
    return [(r.case_id, r.case.number, r.case.stage, r.role) for r in rows.order_by("-case__opened_at", "role")]


def part_row(part_id: UUID, *, actor: Actor) -> CasePerson:
    """A person's part with its case. Raises NotFound for another desk's."""
    rows = CasePerson.objects.select_related("case__compartment").filter(id=part_id)
    row = seen_by(rows, "case_id", "person_id", actor=actor).first()
    if row is None:
        raise NotFound()
    require(actor, Permission.CASE_READ, within=row.case.owner)
    return row


def step_row(step_id: UUID, *, actor: Actor) -> Step:
    """A step with its case. Raises NotFound for another desk's."""
    row = seen_by(Step.objects.select_related("case").filter(id=step_id), "case_id", actor=actor).first()
    if row is None:
        raise NotFound()
    require(actor, Permission.CASE_READ, within=row.owner)
    return row


def case_of_report(report_id: UUID, *, actor: Actor) -> UUID | None:
    """The case that a report of this desk became or joined, or None."""
    require(actor, Permission.CASE_READ)
    rows = CaseReport.objects.filter(report_id=report_id, case__owner=desk_of(actor))
    return seen_by(rows, "case_id", actor=actor).values_list("case_id", flat=True).first()
