"""`naung work`: does long work in the background, one job at a time, each in a child with limits on memory and time.

`naung serve` starts it beside the server and ends it with it. The child reads its own standard input: when this process is
gone, whatever the reason, that ends, and the child ends itself.
"""

import os
import resource
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from uuid import UUID

import click
import structlog
from django.db import connection
from django.utils import timezone

from naung.foundation.access.rules import system_actor
from naung.foundation.access.vocabulary import Actor
from naung.foundation.errors import NaungError, NotFound
from naung.foundation.jobs.actions import (
    beat_job,
    fail_job,
    finish_job,
    reclaim_jobs,
    release_job,
    take_job,
    tell_progress,
)
from naung.foundation.jobs.queries import taken_job
from naung.foundation.jobs.rules import BEAT
from naung.foundation.jobs.vocabulary import JobError, Progress, Taken

log = structlog.get_logger()
LOOK_SECONDS = 2.0  # between two looks for work
WATCH_SECONDS = 0.5  # between two looks at the child
TELL_SECONDS = 1.0  # between two words of progress: each is a write
NICE = 10  # the office goes first
GIGABYTE = 2**30
# How the child ends, for its parent: a job that it could not end itself.
OUT_OF_MEMORY, NOT_MINE = 3, 4


@dataclass(frozen=True)
class Kind:
    """What does this kind of work, imported when it is called, and what its child may use."""

    does: Callable[..., UUID | None]
    memory: int = 3 * GIGABYTE  # of address space: numpy reserves more than it uses
    seconds: float = 1800.0


def _fit_drivers(*, subject: UUID, progress: Progress, by: Actor) -> UUID | None:
    from naung.insight.drivers.actions import make_fit

    return make_fit(subject=subject, progress=progress, by=by)


def _solve_plan(*, subject: UUID, progress: Progress, by: Actor) -> UUID | None:
    from naung.insight.targeting.actions import run_solution

    return run_solution(subject=subject, progress=progress, by=by)


def _find_pairs(*, subject: UUID, progress: Progress, by: Actor) -> UUID | None:
    from naung.casework.pairing.actions import run_pairs

    return run_pairs(subject=subject, progress=progress, by=system_actor("pairing"))


def _compare_lists(*, subject: UUID, progress: Progress, by: Actor) -> UUID | None:
    from naung.casework.hints.actions import run_hints

    return run_hints(subject=subject, progress=progress, by=system_actor("hints"))


# A kind of work is a row here; how a room offers one stands in `naung.foundation.jobs`. What it needs is imported in the child
# only: the worker waits all day beside the server and should be small.
KINDS: dict[str, Kind] = {
    "drivers.fit": Kind(_fit_drivers),
    "targeting.solve": Kind(_solve_plan),
    "hints.compare": Kind(_compare_lists),
    "pairing.find": Kind(_find_pairs, memory=6 * GIGABYTE, seconds=4 * 3600.0),
}


@click.command(help="Kerjakan yang panjang di belakang layar, satu demi satu. Berjalan bersama naung serve.")
@click.option("--once", is_flag=True, help="Kerjakan yang menunggu, lalu selesai.")
@click.option("--job", nargs=2, type=(str, int), hidden=True, help="Dipakai sendiri oleh perintah ini.")
def work(once: bool, job: tuple[str, int] | None) -> None:
    """Work until asked to stop, or until nothing waits."""
    if job is not None:
        threading.Thread(target=_end_with_parent, daemon=True).start()
        sys.exit(do_here(UUID(job[0]), job[1]))
    os.nice(NICE)
    asked: list[int] = []
    for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
        signal.signal(number, lambda got, _: asked.append(got))
    while not asked:
        worked = work_once(stopped=lambda: bool(asked))
        if once and not worked:
            return
        if not worked:
            _rest(asked)


def _rest(asked: list[int]) -> None:
    connection.close_if_unusable_or_obsolete()
    end = time.monotonic() + LOOK_SECONDS
    while not asked and time.monotonic() < end:
        time.sleep(WATCH_SECONDS / 2)


def work_once(*, stopped: Callable[[], bool] = lambda: False, kinds: Mapping[str, Kind] | None = None) -> bool:
    """Take back what dead workers left, take one job, and see it to its end. False where none waited.

    Trouble with the database is logged by its kind and tried again: a worker that gives up would be missed by nobody.
    """
    by, known = system_actor("work"), KINDS if kinds is None else kinds
    try:
        reclaim_jobs(now=timezone.now(), by=by)
        taken = take_job(now=timezone.now(), by=by)
        if taken is None:
            return False
        if taken.kind not in known:
            fail_job(taken=taken, error=JobError.UNKNOWN_KIND, now=timezone.now(), by=by)
            return True
        _see_through(taken, known[taken.kind], stopped)
    except Exception as wrong:  # the kind, never the words
        log.error("work_failed", kind=type(wrong).__name__)
        return False
    return True


def _see_through(taken: Taken, kind: Kind, stopped: Callable[[], bool]) -> None:
    """Watch one child: beat for it, end it when its time is over, and end the job where it could not."""
    by = system_actor("work")
    with _child(taken) as child:
        error = _watched(child, taken, kind, stopped)
        if child.poll() is None:
            child.kill()
    if error is None and stopped():
        release_job(taken=taken, by=by)
    elif error is not None or child.returncode:
        told = error or (JobError.OUT_OF_MEMORY if child.returncode == OUT_OF_MEMORY else JobError.BROKEN)
        try:
            fail_job(taken=taken, error=told, now=timezone.now(), by=by)
        except NotFound:
            log.warning("work_was_not_ours", job=str(taken.id))


def _child(taken: Taken) -> "subprocess.Popen[bytes]":
    words = ["--job", str(taken.id), str(taken.turn)]
    environment = {**os.environ, "OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}  # one core is left to the office
    return subprocess.Popen(  # noqa: S603  # our own program
        [sys.executable, "-P", "-m", "naung", "work", *words], stdin=subprocess.PIPE, env=environment
    )


def _watched(
    child: "subprocess.Popen[bytes]", taken: Taken, kind: Kind, stopped: Callable[[], bool]
) -> JobError | None:
    """Until the child ends, is asked to, takes too long (which is told), or has lost the job."""
    end, next_beat = time.monotonic() + kind.seconds, 0.0
    while child.poll() is None and not stopped():
        now = time.monotonic()
        if now > end:
            return JobError.OUT_OF_TIME
        if now > next_beat:
            next_beat = now + BEAT.total_seconds()
            if not beat_job(taken=taken, now=timezone.now(), by=system_actor("work")) and child.poll() is None:
                return None
        time.sleep(WATCH_SECONDS)
    return None


def do_here(job: UUID, turn: int) -> int:
    """The child: does one job under its limits, and says how it went. Returns its exit status."""
    by = system_actor("work")
    taken = taken_job(job, turn=turn, actor=by)
    if taken is None:
        return NOT_MINE
    kind = KINDS[taken.kind]
    resource.setrlimit(resource.RLIMIT_AS, (kind.memory, kind.memory))
    try:
        result = kind.does(subject=taken.subject, progress=_Teller(taken), by=by)
        finish_job(taken=taken, result=result, now=timezone.now(), by=by)
    except NaungError:
        fail_job(taken=taken, error=JobError.REFUSED, now=timezone.now(), by=by)
    except MemoryError:
        return OUT_OF_MEMORY
    except Exception as wrong:  # the kind, never the words
        log.error("work_broke", work=taken.kind, kind=type(wrong).__name__)
        return 1
    return 0


class _Teller:
    """Progress as the database can bear it: a word a second, and each new stage."""

    def __init__(self, taken: Taken) -> None:
        self.taken, self.last, self.stage = taken, 0.0, ""

    def __call__(self, done: int, of: int, stage: str = "") -> None:
        now = time.monotonic()
        if stage == self.stage and now - self.last < TELL_SECONDS:
            return
        self.last, self.stage = now, stage
        heard = tell_progress(
            taken=self.taken, done=done, of=of, stage=stage, now=timezone.now(), by=system_actor("work")
        )
        if not heard:
            sys.exit(NOT_MINE)


def _end_with_parent() -> None:
    """Wait for the end of standard input, past Python's own reader: its lock would trip an interpreter that ends well."""
    while os.read(0, 1):
        pass
    os._exit(NOT_MINE)
