"""Writers of long work. A job is asked once, is in one worker's hands, and none stays running whose worker is dead."""

from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import QuerySet
from django.utils import timezone

from naung.foundation.access.rules import require
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.audit.actions import record
from naung.foundation.errors import NotFound
from naung.foundation.jobs.models import LongWork
from naung.foundation.jobs.queries import value_of
from naung.foundation.jobs.rules import KEPT_FOR, is_dead, may_begin_again
from naung.foundation.jobs.vocabulary import Job, JobError, JobEvent, JobState, Taken


@transaction.atomic
def ask_job(*, kind: str, key: bytes, subject: UUID, needs: Permission, by: Actor) -> Job:
    """Ask for work about a row of the asking room; whoever holds `needs` may ask for it and see it.

    `key`: a hash of everything that the answer depends on. Work that waits, runs or is done under this key is not asked again:
    its job is returned as it stands. One that failed is asked anew.
    """
    require(by, needs)
    standing = LongWork.objects.exclude(state=JobState.FAILED).filter(kind=kind, key=key)
    if (row := standing.first()) is not None:
        return value_of(row)
    row = LongWork(kind=kind, key=key, subject=subject, needs=needs, asked_by=by.id, asked_at=timezone.now())
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError:  # somebody asked the same in this moment
        return value_of(standing.get())
    record(JobEvent.ASKED, subject=row.id, by=by)
    return value_of(row)


@transaction.atomic
def take_job(*, now: datetime, by: Actor) -> Taken | None:
    """Take the job that has waited longest in hand, or None (SYSTEM_WORK). Two workers never get the same one."""
    require(by, Permission.SYSTEM_WORK)
    waiting = LongWork.objects.select_for_update(skip_locked=True).filter(state=JobState.WAITING)
    row = waiting.order_by("asked_at", "id").first()
    if row is None:
        return None
    row.state, row.turns, row.beat_at = JobState.RUNNING, row.turns + 1, now
    row.done, row.of, row.stage = 0, 0, ""
    row.save()
    record(JobEvent.TAKEN, subject=row.id, by=by)
    return Taken(row.id, row.kind, row.subject, row.turns)


def beat_job(*, taken: Taken, now: datetime, by: Actor) -> bool:
    """Say that its worker lives (SYSTEM_WORK). False: somebody else has taken the job, and this worker should stop."""
    require(by, Permission.SYSTEM_WORK)
    return bool(_held(taken).update(beat_at=now))


def tell_progress(*, taken: Taken, done: int, of: int, stage: str, now: datetime, by: Actor) -> bool:
    """Say how far it is (SYSTEM_WORK): `done` of `of`, in a coded stage. False as with a beat."""
    require(by, Permission.SYSTEM_WORK)
    return bool(_held(taken).update(done=min(done, of), of=of, stage=stage, beat_at=now))


@transaction.atomic
def finish_job(*, taken: Taken, result: UUID | None, now: datetime, by: Actor) -> None:
    """End a job with its result, a row of the asking room (SYSTEM_WORK). Raises NotFound where somebody else has it."""
    require(by, Permission.SYSTEM_WORK)
    if not _held(taken).update(state=JobState.DONE, result=result, ended_at=now, beat_at=None):
        raise NotFound()
    record(JobEvent.FINISHED, subject=taken.id, by=by)


@transaction.atomic
def fail_job(*, taken: Taken, error: JobError, now: datetime, by: Actor) -> None:
    """End a job without a result (SYSTEM_WORK). Raises NotFound where it has ended, or is not this worker's any more."""
    require(by, Permission.SYSTEM_WORK)
    if not _held(taken).update(state=JobState.FAILED, error=error, ended_at=now, beat_at=None):
        raise NotFound()
    record(JobEvent.FAILED, subject=taken.id, by=by)


@transaction.atomic
def release_job(*, taken: Taken, by: Actor) -> None:
    """Put a job back that its worker has to leave, as when the house is shut; it counts as no loss (SYSTEM_WORK)."""
    require(by, Permission.SYSTEM_WORK)
    if _held(taken).update(state=JobState.WAITING, beat_at=None):
        record(JobEvent.RECLAIMED, subject=taken.id, by=by)


@transaction.atomic
def reclaim_jobs(*, now: datetime, by: Actor) -> int:
    """Take back the jobs of workers that were not heard for long: begun again, or failed after too many of them (SYSTEM_WORK).

    Forgets what ended long ago. Returns how many were taken back.
    """
    require(by, Permission.SYSTEM_WORK)
    LongWork.objects.filter(ended_at__lt=now - KEPT_FOR).delete()
    running = LongWork.objects.select_for_update(skip_locked=True).filter(state=JobState.RUNNING)
    dead = [row for row in running if row.beat_at is None or is_dead(row.beat_at, now)]
    for row in dead:
        row.beat_at, row.lost = None, row.lost + 1
        if may_begin_again(row.lost):
            row.state = JobState.WAITING
            record(JobEvent.RECLAIMED, subject=row.id, by=by)
        else:
            row.state, row.error, row.ended_at = JobState.FAILED, JobError.LOST, now
            record(JobEvent.FAILED, subject=row.id, by=by)
        row.save()
    return len(dead)


def _held(taken: Taken) -> "QuerySet[LongWork]":
    return LongWork.objects.filter(pk=taken.id, state=JobState.RUNNING, turns=taken.turn)
