"""Readers of long work: a page sees what its reader's permission shows, a worker what waits."""

from uuid import UUID

from django.db.models import QuerySet

from naung.foundation.access.rules import require
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.errors import NotFound
from naung.foundation.jobs.models import LongWork
from naung.foundation.jobs.vocabulary import OPEN, Job, JobError, JobState, Taken


def job_of(job: UUID, *, actor: Actor) -> Job:
    """One job. Raises NotFound where there is none, or none that this actor may see."""
    row = _seen_by(actor).filter(pk=job).first()
    if row is None:
        raise NotFound()
    return value_of(row)


def latest_job(kind: str, *, subject: UUID | None = None, actor: Actor) -> Job | None:
    """The job of this kind (and about this row) that was asked last, None where none was or none may be seen."""
    rows = _seen_by(actor).filter(kind=kind)
    if subject is not None:
        rows = rows.filter(subject=subject)
    row = rows.order_by("-asked_at", "-id").first()
    return value_of(row) if row else None


def open_jobs(kind: str, *, actor: Actor) -> list[Job]:
    """The jobs of this kind that wait or run and that this actor may see, in the order in which they were asked."""
    return [value_of(row) for row in _seen_by(actor).filter(kind=kind, state__in=OPEN).order_by("asked_at", "id")]


def taken_job(job: UUID, *, turn: int, actor: Actor) -> Taken | None:
    """A running job for the worker whose turn it is, None for any other (SYSTEM_WORK)."""
    require(actor, Permission.SYSTEM_WORK)
    row = LongWork.objects.filter(pk=job, state=JobState.RUNNING, turns=turn).first()
    return Taken(row.id, row.kind, row.subject, row.turns) if row else None


def _seen_by(actor: Actor) -> "QuerySet[LongWork]":
    return LongWork.objects.filter(needs__in=[permission.value for permission in actor.permissions])


def value_of(row: LongWork) -> Job:
    """One row as a plain value."""
    return Job(
        id=row.id,
        kind=row.kind,
        subject=row.subject,
        state=JobState(row.state),
        asked_by=row.asked_by,
        asked_at=row.asked_at,
        done=row.done,
        of=row.of,
        stage=row.stage,
        ended_at=row.ended_at,
        result=row.result,
        error=JobError(row.error) if row.error else None,
    )
