"""Proceedings over a desk: what falls due or stands still, hearings to come, survivors who are still accused."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.utils import timezone

from naung.casework.cases.models import Case
from naung.casework.cases.vocabulary import Stage as CaseStage
from naung.casework.proceedings.models import Defence, Hearing, Proceeding
from naung.casework.proceedings.queries.files import HearingShown, hearing_shown
from naung.casework.proceedings.queries.rows import case_of
from naung.casework.proceedings.rules.feeds import FAR_AHEAD, LONG_AGO
from naung.casework.proceedings.rules.stages import OVER, STILL
from naung.casework.proceedings.vocabulary import HearingState, Outcome, ProceedingsEvent, Stage
from naung.foundation.access.rules import desk_of, require
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.recusal.queries import seen_by
from naung.foundation.vault.queries import open_rows

ROWS = 40
MOST_HEARINGS = 400  # of a desk, in a calendar or on a page


@dataclass(frozen=True)
class FileLine:
    """A file of proceedings on a list; nothing is opened for it."""

    case: UUID
    number: str
    stage: Stage
    due_at: datetime | None
    moved_at: datetime
    slowest: Stage
    undecided: bool = False  # `due_at`: by when the track must be decided


@dataclass(frozen=True)
class UnbegunLine:
    """A case of which nobody began to keep the proceedings; nothing is opened for it."""

    case: UUID
    number: str
    opened_at: datetime


@dataclass(frozen=True)
class HearingLine:
    """A hearing on a list; nothing is opened for it."""

    case: UUID
    number: str
    reference: str
    at: datetime


@dataclass(frozen=True)
class DefenceLine:
    """A survivor who is still accused; nothing is opened for it."""

    id: UUID
    case: UUID
    number: str
    accused_on: date


def _files(actor: Actor) -> "QuerySet[Proceeding]":
    require(actor, Permission.PROCEEDINGS_READ)
    found = Proceeding.objects.select_related("case").filter(owner=desk_of(actor))
    return seen_by(found, "case_id", actor=actor)


def _line(row: Proceeding) -> FileLine:
    return FileLine(
        row.case_id, row.case.number, Stage(row.stage), row.due_at, row.moved_at, Stage(row.slowest), not row.decided
    )


def proceedings_due(until: datetime, *, actor: Actor, limit: int = ROWS) -> list[FileLine]:
    """Files of the desk with a moment of the law by `until`, or in which nothing was written for the house's own time though
    they have not ended; the earliest moment first.
    """
    still = timezone.now() - STILL
    found = _files(actor).filter(Q(due_at__lte=until) | (Q(moved_at__lt=still) & ~Q(slowest__in=OVER)))
    return [_line(row) for row in found.order_by(F("due_at").asc(nulls_last=True), "moved_at", "id")[:limit]]


def cases_unbegun(*, actor: Actor, limit: int = ROWS) -> list[UnbegunLine]:
    """Open cases of the desk whose proceedings nobody began within the house's own time, the longest first."""
    require(actor, Permission.PROCEEDINGS_READ)
    begun = Proceeding.objects.filter(case=OuterRef("pk"))
    found = Case.objects.filter(owner=desk_of(actor), stage=CaseStage.OPEN, opened_at__lt=timezone.now() - STILL)
    rows = seen_by(found.filter(~Exists(begun)), "id", actor=actor).order_by("opened_at", "id")[:limit]
    return [UnbegunLine(row.id, row.number, row.opened_at) for row in rows]


def proceedings_of_desk(*, actor: Actor) -> list[FileLine]:
    """Every file of the desk, the latest moved first."""
    return [_line(row) for row in _files(actor).order_by("-moved_at", "id")]


def proceeding_of_case(case_id: UUID, *, actor: Actor) -> FileLine | None:
    """How far the proceedings of a case came, for the case's page. Raises NotFound for another desk's."""
    case_of(case_id, actor=actor)
    row = _files(actor).filter(case_id=case_id).first()
    return _line(row) if row else None


def _hearings(actor: Actor) -> "QuerySet[Hearing]":
    require(actor, Permission.PROCEEDINGS_READ)
    found = Hearing.objects.select_related("proceeding__case", "compartment").filter(proceeding__owner=desk_of(actor))
    return seen_by(found, "proceeding__case_id", actor=actor)


def hearings_wanting(until: datetime, *, actor: Actor, limit: int = ROWS) -> list[HearingLine]:
    """Planned hearings by `until`, also those that are past and of which nobody wrote what happened; the earliest first."""
    found = _hearings(actor).filter(state=HearingState.PLANNED, at__lte=until).order_by("at", "id")[:limit]
    return [HearingLine(row.proceeding.case_id, row.proceeding.case.number, row.reference, row.at) for row in found]


def hearings_of_desk(*, actor: Actor, event: ProceedingsEvent = ProceedingsEvent.CALENDAR_SEEN) -> list[HearingShown]:
    """The desk's hearings of the last weeks and the year to come, their places opened with one entry in the log."""
    now = timezone.now()
    found = _hearings(actor).filter(at__gte=now - LONG_AGO, at__lte=now + FAR_AHEAD)
    rows = list(found.order_by("at", "id")[:MOST_HEARINGS])
    wanted: list[tuple[Any, Sequence[str]]] = [(row, ("place",)) for row in rows]
    texts = open_rows(actor, event, wanted, permission=Permission.PROCEEDINGS_READ) if wanted else []
    empty = {"companion": None, "words": None, "result": None}
    return [
        hearing_shown(row, row.proceeding.case.number, row.proceeding.case_id, {**empty, "place": text.get("place")})
        for row, text in zip(rows, texts, strict=True)
    ]


def defences_open(*, actor: Actor, limit: int = ROWS) -> list[DefenceLine]:
    """Survivors of the desk who are still accused, the longest first."""
    require(actor, Permission.PROCEEDINGS_READ)
    found = Defence.objects.select_related("proceeding__case").filter(
        proceeding__owner=desk_of(actor), outcome=Outcome.OPEN, person__erased_at=None
    )
    rows = seen_by(found, "proceeding__case_id", "person_id", actor=actor).order_by("accused_on", "id")[:limit]
    return [DefenceLine(row.id, row.proceeding.case_id, row.proceeding.case.number, row.accused_on) for row in rows]
