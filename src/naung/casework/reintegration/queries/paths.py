"""A person's plan of reintegration, opened with one entry in the log."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.utils import timezone

from naung.casework.reintegration.models import FollowUp, Path, Problem, Step
from naung.casework.reintegration.queries.rows import part_row, path_row, victim_in
from naung.casework.reintegration.vocabulary import SETTLED, ReintegrationEvent, Rest, StepKind, StepState, Wish
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.vault.queries import open_rows

PATH_COLUMNS = ("wish", "wish_words", "died_on", "end_words", "end_why")
STEP_COLUMNS = ("who", "lacks", "words")
FOLLOW_UP_COLUMNS = ("why", "held", "reached", "words", "safety", "safety_words", "again", "again_words")
MEASURE_COLUMNS = ("answers", "answers_health")
PROBLEM_COLUMNS = ("words", "done")
Texts = Mapping[str, str | None]


@dataclass(frozen=True)
class StepShown:
    """One of the five steps."""

    kind: StepKind
    state: StepState = StepState.NOT_BEGUN
    done_on: date | None = None
    who: str = ""
    lacks: str = ""
    words: str = ""
    version: int = 0


@dataclass(frozen=True)
class FollowUpShown:
    """A day on which somebody asks how she is. `answers`: item by item, where the scale was asked then."""

    id: UUID
    version: int
    months: int | None
    due_on: date
    held_on: date | None
    dropped_at: datetime | None
    why: str
    held: str
    reached: str
    words: str
    safety: str
    safety_words: str
    again: str
    again_words: str
    written_by: UUID
    answers: Mapping[str, int] = field(default_factory=dict)

    @property
    def waits(self) -> bool:
        """Whether it was neither held nor left out."""
        return self.held_on is None and self.dropped_at is None


@dataclass(frozen=True)
class ProblemShown:
    """A new problem and what was done about it."""

    id: UUID
    version: int
    kind: str
    seen_on: date
    ended_at: datetime | None
    words: str
    done: str


@dataclass(frozen=True)
class PathShown:
    """The page's facts; all steps not begun and nothing else where nothing was written yet."""

    case: UUID
    number: str
    stage: str
    person: UUID
    version: int = 0
    home_on: date | None = None
    due_on: date | None = None
    rest: Rest = Rest.NO
    ended_at: datetime | None = None
    wish: Wish = Wish.NOT_ASKED
    wish_words: str = ""
    died_on: date | None = None
    end_words: str = ""
    end_why: str = ""
    steps: tuple[StepShown, ...] = tuple(StepShown(kind) for kind in StepKind)
    follow_ups: tuple[FollowUpShown, ...] = ()
    before: Mapping[str, int] = field(default_factory=dict)
    before_on: date | None = None
    before_version: int = 0
    problems: tuple[ProblemShown, ...] = ()

    @property
    def latest(self) -> FollowUpShown | None:
        """The last follow-up at which the scale was asked."""
        asked = [each for each in self.follow_ups if each.held_on and each.answers]
        return max(asked, key=lambda each: (each.held_on or date.min, each.due_on), default=None)


def path_for(case_id: UUID, person_id: UUID, *, actor: Actor) -> PathShown:
    """Steps, follow-ups, answers and problems of a victim in a case. Raises NotFound for another desk's."""
    case = victim_in(case_id, person_id, actor=actor)
    path = path_row(case_id, person_id)
    if path is None:
        return PathShown(case.id, case.number, case.stage, person_id)
    steps, measures = list(path.steps.all()), list(path.measures.all())
    follow_ups = list(path.follow_ups.order_by("due_on", "id"))
    problems = list(path.problems.order_by("-seen_on", "id"))
    parts: list[tuple[Any, Sequence[str]]] = [(row, STEP_COLUMNS) for row in steps]
    parts += [(row, MEASURE_COLUMNS) for row in measures]
    parts += [(row, FOLLOW_UP_COLUMNS) for row in follow_ups]
    parts += [(row, PROBLEM_COLUMNS) for row in problems]
    own, *texts = opened(path, [(path, PATH_COLUMNS), *parts], actor)
    each = iter(texts)
    known = {StepKind(row.kind): _step(row, next(each)) for row in steps}
    answers = {row.follow_up_id: answers_in(next(each)) for row in measures}
    before = next((row for row in measures if row.follow_up_id is None), None)
    return PathShown(
        case.id, case.number, case.stage, person_id, path.version, path.home_on, path.due_on, Rest(path.rest),
        path.ended_at, wish_in(own), own.get("wish_words") or "", died_in(own), own.get("end_words") or "",
        own.get("end_why") or "", _steps(path, known),
        tuple(_follow_up(row, next(each), answers.get(row.id, {})) for row in follow_ups), answers.get(None, {}),
        before.on if before else None, before.version if before else 0,
        tuple(_problem(row, next(each)) for row in problems),
    )  # fmt: skip


def _steps(path: Path, known: Mapping[StepKind, StepShown]) -> tuple[StepShown, ...]:
    """The five in their order. Once it is ended, the last one is done on that day, unless somebody wrote it down otherwise."""
    steps = {kind: known.get(kind, StepShown(kind)) for kind in StepKind}
    last = steps[StepKind.TERMINATION]
    if path.rest == Rest.ENDED and path.ended_at is not None and last.state not in SETTLED:
        steps[last.kind] = replace(last, state=StepState.DONE, done_on=timezone.localdate(path.ended_at))
    return tuple(steps.values())


def path_of_part(part: str, part_id: UUID, *, actor: Actor) -> PathShown:
    """The plan in which a "follow_up" or a "problem" stands. Raises NotFound."""
    row: FollowUp | Problem
    row = part_row(FollowUp, part_id, actor=actor) if part == "follow_up" else part_row(Problem, part_id, actor=actor)
    return path_for(row.path.case_id, row.path.person_id, actor=actor)


def opened(path: Path, wanted: Sequence[tuple[Any, Sequence[str]]], actor: Actor) -> list[dict[str, str | None]]:
    """Rows of one plan, opened with one entry in the log."""
    for row, _columns in wanted:
        row.compartment = path.compartment  # hers, which is in memory already
    return open_rows(actor, ReintegrationEvent.READ, wanted, permission=Permission.REINTEGRATION_READ)


def wish_in(text: Texts) -> Wish:
    """Whether she wants to be followed."""
    return Wish((text.get("wish") or Wish.NOT_ASKED).strip())


def died_in(text: Texts) -> date | None:
    """The day she died, where it was written down."""
    return date.fromisoformat(text["died_on"] or "") if text.get("died_on") else None


def answers_in(text: Texts) -> dict[str, int]:
    """Answers to the scale, those on health only for who may see them."""
    return {k: n for column in MEASURE_COLUMNS if text.get(column) for k, n in json.loads(text[column] or "{}").items()}


def _step(row: Step, text: Texts) -> StepShown:
    return StepShown(
        StepKind(row.kind), StepState(row.state), row.done_on, text.get("who") or "", text.get("lacks") or "",
        text.get("words") or "", row.version,
    )  # fmt: skip


def _follow_up(row: FollowUp, text: Texts, answers: Mapping[str, int]) -> FollowUpShown:
    said = {name: (text.get(name) or "").strip() for name in FOLLOW_UP_COLUMNS}
    return FollowUpShown(
        row.id, row.version, row.months, row.due_on, row.held_on, row.dropped_at, **said, written_by=row.written_by,
        answers=answers,
    )  # fmt: skip


def _problem(row: Problem, text: Texts) -> ProblemShown:
    words, done = text.get("words") or "", text.get("done") or ""
    return ProblemShown(row.id, row.version, row.kind, row.seen_on, row.ended_at, words, done)
