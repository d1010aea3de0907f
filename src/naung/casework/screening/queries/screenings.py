"""Readers of screenings and their answers. What was opened is logged by the vault."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Count
from django.utils import timezone

from naung.casework.screening.models import DriverAnswer, ElementFinding, IndicatorAnswer, Refusal, Screening
from naung.casework.screening.rules.stages import health_choices
from naung.casework.screening.vocabulary import (
    Answers,
    Childhood,
    Given,
    Key,
    OccasionKind,
    Part,
    ScreeningEvent,
    Stage,
)
from naung.foundation.access.rules import decide, require
from naung.foundation.access.vocabulary import Actor, Category, Permission, Question
from naung.foundation.errors import NotFound
from naung.foundation.people.vocabulary import Answer
from naung.foundation.recusal.queries import seen_by
from naung.foundation.vault.queries import open_rows

TEXTS = ("words", "reopened_because", "health_answers")
# How many unfinished screenings a worklist shows at once.
LONGEST_LIST = 200


@dataclass(frozen=True)
class ScreeningLine:
    """A screening on a list: nothing sealed is opened for it."""

    id: UUID
    person: UUID
    episode: UUID
    stage: Stage
    childhood: Childhood
    started_at: datetime
    completed_at: datetime | None
    answered: int


@dataclass(frozen=True)
class ScreeningShown:
    """A screening as the actor may see it. `answers` is None where the actor may not see sensitive data."""

    id: UUID
    person: UUID
    episode: UUID
    version: int
    stage: Stage
    childhood: Childhood
    occasion_kind: OccasionKind | None
    occasion: UUID | None
    started_at: datetime
    completed_at: datetime | None
    answers: Answers | None
    words: str | None
    reopened_because: str | None

    @property
    def withheld(self) -> bool:
        """True where answers and words are kept from this actor."""
        return self.answers is None


def screening_row(screening_id: UUID, *, actor: Actor) -> Screening:
    """The unopened row. Raises NotFound for another desk's."""
    require(actor, Permission.SCREENING_READ)
    rows = Screening.objects.select_related("compartment").filter(id=screening_id)
    row = seen_by(rows, "person_id", actor=actor).first()
    if row is None:
        raise NotFound()
    require(actor, Permission.SCREENING_READ, within=row.owner)
    return row


def may_see_answers(row: Screening, actor: Actor) -> bool:
    """Whether sensitive data (category D) of this screening is open to the actor's role."""
    question = Question(actor.desk, row.owner, actor.role, Permission.SCREENING_READ, Category.D, timezone.localdate())
    return decide(question).allowed


def answers_of(row: Screening, notes: dict[UUID, str | None], health: str | None) -> Answers:
    """The stored answers in their frozen form; `notes` are the opened evidence notes by finding, `health` the answers on it."""
    given, sealed = dict[Key, Given](), health_choices(health)
    for finding in ElementFinding.objects.filter(screening=row):
        key = Key(Part(finding.element), finding.code)
        given[key] = Given(Answer(finding.choice), notes.get(finding.id) or "", finding.event_id)
    for indicator in IndicatorAnswer.objects.filter(screening=row):
        given[Key(Part(indicator.list), indicator.code)] = Given(Answer(indicator.choice))
    for driver in DriverAnswer.objects.filter(screening=row):
        choice = sealed.get(driver.code) or Answer(driver.choice)
        given[Key(Part.PENDORONG, driver.code)] = Given(choice)
    return Answers(given)


def screening_for(screening_id: UUID, *, actor: Actor) -> ScreeningShown:
    """One screening with its answers, opened with one entry in the log. Raises NotFound for another desk's."""
    row = screening_row(screening_id, actor=actor)
    findings = list(ElementFinding.objects.select_related("compartment").filter(screening=row))
    wanted: list[tuple[Any, Sequence[str]]] = [(row, TEXTS), *((finding, ("note",)) for finding in findings)]
    texts = open_rows(actor, ScreeningEvent.OPENED, wanted, permission=Permission.SCREENING_READ)
    open_answers = may_see_answers(row, actor)
    notes = {finding.id: text.get("note") for finding, text in zip(findings, texts[1:], strict=True)}
    return ScreeningShown(
        id=row.id,
        person=row.person_id,
        episode=row.episode_id,
        version=row.version,
        stage=Stage(row.stage),
        childhood=Childhood(row.childhood),
        occasion_kind=OccasionKind(row.occasion_kind) if row.occasion_kind else None,
        occasion=row.occasion,
        started_at=row.started_at,
        completed_at=row.completed_at,
        answers=answers_of(row, notes, texts[0].get("health_answers")) if open_answers else None,
        words=texts[0].get("words"),
        reopened_because=texts[0].get("reopened_because"),
    )


def lines_of(rows: Iterable[Screening]) -> list[ScreeningLine]:
    """Rows as list lines, with how many questions each has answered."""
    kept = list(rows)
    if not kept:
        return []
    answered: dict[UUID, int] = {}
    for model in (ElementFinding, IndicatorAnswer, DriverAnswer):
        counted = model.objects.filter(screening__in=kept).values_list("screening").annotate(n=Count("pk")).order_by()
        for screening, number in counted:
            answered[screening] = answered.get(screening, 0) + number
    return [
        ScreeningLine(
            row.id,
            row.person_id,
            row.episode_id,
            Stage(row.stage),
            Childhood(row.childhood),
            row.started_at,
            row.completed_at,
            answered.get(row.id, 0),
        )
        for row in kept
    ]


def screenings_of_person(person_id: UUID, *, actor: Actor) -> list[ScreeningLine]:
    """The desk's screenings of a person, newest first. Nothing sealed is opened."""
    require(actor, Permission.SCREENING_READ)
    rows = seen_by(Screening.objects.filter(person_id=person_id, owner__in=[actor.desk]), "person_id", actor=actor)
    return lines_of(rows.order_by("-started_at", "id"))


def screenings_unfinished(*, actor: Actor) -> list[ScreeningLine]:
    """The desk's screenings that are not finished, oldest first. Nothing sealed is opened."""
    require(actor, Permission.SCREENING_READ)
    unfinished = Screening.objects.filter(owner__in=[actor.desk]).exclude(stage=Stage.COMPLETED.value)
    rows = seen_by(unfinished, "person_id", actor=actor)
    return lines_of(rows.order_by("started_at", "id")[:LONGEST_LIST])


def refusal_counts(*, actor: Actor) -> list[tuple[int, int, int]]:
    """How many adults refused everything at this desk: year, month, count, newest first."""
    require(actor, Permission.SCREENING_READ)
    counted = Refusal.objects.filter(desk__in=[actor.desk]).values_list("year", "month").annotate(n=Count("pk"))
    return list(counted.order_by("-year", "-month"))


def screened_among(persons: Collection[UUID], *, actor: Actor) -> set[UUID]:
    """Those of these persons with a finished screening, at whichever desk (FIGURES_READ). Nothing sealed is opened."""
    require(actor, Permission.FIGURES_READ)
    finished = Screening.objects.filter(person__in=list(persons), stage=Stage.COMPLETED.value)
    return set(seen_by(finished, "person_id", actor=actor).values_list("person_id", flat=True))
