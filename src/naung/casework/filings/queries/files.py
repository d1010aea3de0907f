"""The files of a report: which were handled in its days, whose survivors are in them, and rows that hang on them as facts."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Max, QuerySet

from naung.casework.cases.models import Case, CasePerson, TurnAsked
from naung.casework.cases.vocabulary import Outcome, Role, Stage, Turn
from naung.casework.filings.queries.scope import bounds
from naung.casework.filings.vocabulary import Fact, Span
from naung.foundation.access.rules import require
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.recusal.queries import seen_by


@dataclass(frozen=True)
class Files:
    """Every file opened before the period ended, as a fact. `fresh`: of matters that began in it; `closed`: closed in it."""

    every: Mapping[UUID, Fact]
    handled: tuple[Fact, ...]
    fresh: tuple[Fact, ...]
    closed: tuple[Fact, ...]

    def told(self, rows: Iterable[tuple[UUID, UUID | None, UUID | None]]) -> list[Fact]:
        """Rows of case, person and id of something that happened, as facts; what is of no such file is left out."""
        found = []
        for case, person, service in rows:
            base = self.every.get(case)
            if base is not None:
                found.append(Fact(base.case, base.matter, base.opened, person, service))
        return found


def files_of(desks: Collection[UUID], span: Span, *, actor: Actor) -> Files:
    """The files of these desks for a period (CASE_READ)."""
    require(actor, Permission.CASE_READ)
    start, end = bounds(span)
    rows = seen_by(Case.objects.filter(owner__in=list(desks), opened_at__lt=end), "id", actor=actor)
    every: dict[UUID, Fact] = {}
    stages: dict[UUID, str] = {}
    for case, matter, opened, stage in rows.order_by("opened_at", "id").values_list(
        "id", "matter", "opened_at", "stage"
    ):
        every[case], stages[case] = Fact(case, matter, opened), stage
    ended = _closed_at(every)
    over = {case for case, stage in stages.items() if stage == Stage.CLOSED and case in ended and ended[case] < start}
    handled = {fact.matter for case, fact in every.items() if case not in over}
    began: dict[UUID, datetime] = {}
    for fact in every.values():
        began.setdefault(fact.matter, fact.opened)
    kept = tuple(fact for fact in every.values() if fact.matter in handled)
    fresh = tuple(fact for fact in kept if began[fact.matter] >= start)
    closed = tuple(fact for case, fact in every.items() if case in ended and start <= ended[case] < end)
    return Files(every, kept, fresh, closed)


def _closed_at(cases: Collection[UUID]) -> dict[UUID, datetime]:
    turns = TurnAsked.objects.filter(turn=Turn.CLOSE, outcome=Outcome.APPROVED, case__stage=Stage.CLOSED)
    found = turns.order_by().values_list("case_id").annotate(at=Max("decided_at"))
    return {case: at for case, at in found if case in cases and at is not None}


def survivors_in(files: Files, *, actor: Actor) -> list[Fact]:
    """A fact a survivor of a handled file; erased persons are left out."""
    parts = CasePerson.objects.filter(role=Role.VICTIM, person__erased_at=None)
    handled = {fact.case for fact in files.handled}
    rows = seen_by(parts, "person_id", actor=actor).order_by("added_at", "id").values_list("case_id", "person_id")
    return files.told((case, person, None) for case, person in rows if case in handled)


def facts_of(
    files: Files, rows: "QuerySet[Any]", case: str, person: str, *, actor: Actor, key: str = "id"
) -> list[Fact]:
    """Rows as facts, by the columns that name case and person; those that the actor must not know of are left out."""
    return files.told(seen_by(rows, case, person, actor=actor).order_by(key).values_list(case, person, key))
