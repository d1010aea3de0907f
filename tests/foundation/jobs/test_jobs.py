"""Long work is asked once, is in one worker's hands, and never stays running when its worker is dead."""

from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from django.utils import timezone

from naung.foundation.access.rules import system_actor
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.errors import NotFound, NotPermitted
from naung.foundation.jobs.actions import (
    ask_job,
    beat_job,
    fail_job,
    finish_job,
    reclaim_jobs,
    release_job,
    take_job,
    tell_progress,
)
from naung.foundation.jobs.queries import job_of, latest_job, open_jobs, taken_job
from naung.foundation.jobs.rules import DEAD_AFTER, KEPT_FOR, MOST_LOST
from naung.foundation.jobs.vocabulary import Job, JobError, JobState, Taken

pytestmark = pytest.mark.django_db
WORK = system_actor("work")
KIND = "percobaan"


def asked(by: Actor, key: bytes = b"satu", subject: UUID | None = None) -> Job:
    return ask_job(kind=KIND, key=key, subject=subject or uuid4(), needs=Permission.INSIGHT_READ, by=by)


def taken() -> Taken:
    found = take_job(now=timezone.now(), by=WORK)
    assert found is not None
    return found


def test_the_same_work_is_asked_once_until_it_failed(hamdan: Actor) -> None:
    first = asked(hamdan)
    assert asked(hamdan).id == first.id
    held = taken()
    assert asked(hamdan).id == first.id
    finish_job(taken=held, result=uuid4(), now=timezone.now(), by=WORK)
    assert asked(hamdan).id == first.id
    assert asked(hamdan, b"dua").id != first.id
    fail_job(taken=taken(), error=JobError.REFUSED, now=timezone.now(), by=WORK)
    again = asked(hamdan, b"dua")
    assert again.state is JobState.WAITING
    assert [job.id for job in open_jobs(KIND, actor=hamdan)] == [again.id]


def test_the_oldest_is_taken_first_and_by_one_worker_only(hamdan: Actor) -> None:
    one, two = asked(hamdan, b"satu"), asked(hamdan, b"dua")
    assert [taken().id, taken().id] == [one.id, two.id]
    assert take_job(now=timezone.now(), by=WORK) is None


def test_progress_and_the_end_are_seen_by_who_may(hamdan: Actor, sari: Actor) -> None:
    job, answer = asked(hamdan), uuid4()
    held = taken()
    assert tell_progress(taken=held, done=2, of=5, stage="peta", now=timezone.now(), by=WORK)
    seen = job_of(job.id, actor=hamdan)
    assert (seen.state, seen.done, seen.of, seen.stage) == (JobState.RUNNING, 2, 5, "peta")
    finish_job(taken=held, result=answer, now=timezone.now(), by=WORK)
    done = latest_job(KIND, subject=job.subject, actor=hamdan)
    assert done is not None
    assert (done.state, done.result, done.open) == (JobState.DONE, answer, False)
    assert latest_job(KIND, actor=sari) is None
    with pytest.raises(NotFound):
        job_of(job.id, actor=sari)


def test_a_worker_that_is_not_heard_loses_the_job_and_is_not_listened_to_any_more(hamdan: Actor) -> None:
    job, now = asked(hamdan), timezone.now()
    dead = taken()
    assert reclaim_jobs(now=now + DEAD_AFTER / 2, by=WORK) == 0
    assert beat_job(taken=dead, now=now + DEAD_AFTER, by=WORK)
    assert reclaim_jobs(now=now + DEAD_AFTER * 1.5, by=WORK) == 0
    assert reclaim_jobs(now=now + DEAD_AFTER * 3, by=WORK) == 1
    assert job_of(job.id, actor=hamdan).state is JobState.WAITING
    living = taken()
    assert living.id == job.id
    assert not beat_job(taken=dead, now=now, by=WORK)
    assert not tell_progress(taken=dead, done=1, of=1, stage="", now=now, by=WORK)
    with pytest.raises(NotFound):
        finish_job(taken=dead, result=None, now=now, by=WORK)
    assert taken_job(job.id, turn=dead.turn, actor=WORK) is None
    assert taken_job(job.id, turn=living.turn, actor=WORK) == living


def test_a_job_that_kills_its_workers_is_given_up(hamdan: Actor) -> None:
    job = asked(hamdan)
    for _ in range(MOST_LOST):
        taken()
        reclaim_jobs(now=timezone.now() + DEAD_AFTER * 2, by=WORK)
    seen = job_of(job.id, actor=hamdan)
    assert (seen.state, seen.error) == (JobState.FAILED, JobError.LOST)


def test_a_job_left_when_the_house_is_shut_waits_again_and_counts_as_no_loss(hamdan: Actor) -> None:
    job = asked(hamdan)
    for _ in range(MOST_LOST + 1):
        release_job(taken=taken(), by=WORK)
    assert job_of(job.id, actor=hamdan).state is JobState.WAITING


def test_what_ended_long_ago_is_forgotten(hamdan: Actor) -> None:
    asked(hamdan)
    finish_job(taken=taken(), result=None, now=timezone.now() - KEPT_FOR - timedelta(days=1), by=WORK)
    reclaim_jobs(now=timezone.now(), by=WORK)
    assert latest_job(KIND, actor=hamdan) is None


def test_only_who_holds_the_permission_asks_and_only_the_worker_works(hamdan: Actor, sari: Actor) -> None:
    with pytest.raises(NotPermitted):
        asked(sari)
    asked(hamdan)
    with pytest.raises(NotPermitted):
        take_job(now=timezone.now(), by=hamdan)
