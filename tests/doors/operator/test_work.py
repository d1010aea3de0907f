"""The worker sees each job to an end: done, refused, broken, out of time or memory, put back; and nothing outlives it."""

import resource
import subprocess
import sys
from uuid import UUID, uuid4

import pytest
from django.utils import timezone

from naung.doors.operator import work
from naung.doors.operator.work import NOT_MINE, OUT_OF_MEMORY, Kind, do_here, work_once
from naung.foundation.access.rules import system_actor
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.errors import RuleBroken
from naung.foundation.jobs.actions import ask_job, take_job
from naung.foundation.jobs.queries import job_of
from naung.foundation.jobs.vocabulary import Job, JobError, JobState, Progress

KIND = "percobaan"
ANSWER = uuid4()


def does(*, subject: UUID, progress: Progress, by: Actor) -> UUID:
    """What a room's action looks like to the worker."""
    progress(1, 2, "separuh")
    assert by.may(Permission.INSIGHT_READ)
    return ANSWER


def refuses(*, subject: UUID, progress: Progress, by: Actor) -> None:
    raise RuleBroken("Bahannya kurang.")


def breaks(*, subject: UUID, progress: Progress, by: Actor) -> None:
    raise ZeroDivisionError("with somebody's words")


def fills(*, subject: UUID, progress: Progress, by: Actor) -> None:
    raise MemoryError


@pytest.fixture
def job(hamdan: Actor) -> Job:
    return ask_job(kind=KIND, key=b"satu", subject=uuid4(), needs=Permission.INSIGHT_READ, by=hamdan)


def here(job: Job, name: str, monkeypatch: pytest.MonkeyPatch) -> int:
    """The child's part, in this process and without its limits."""
    monkeypatch.setattr(resource, "setrlimit", lambda *_: None)
    monkeypatch.setitem(work.KINDS, KIND, Kind(globals()[name]))
    taken = take_job(now=timezone.now(), by=system_actor("work"))
    assert taken is not None
    return do_here(taken.id, taken.turn)


def watched(code: str, monkeypatch: pytest.MonkeyPatch, seconds: float = 60.0, stopped: bool = False) -> bool:
    """The parent's part, over a child that does what this code says."""
    monkeypatch.setattr(
        work, "_child", lambda taken: subprocess.Popen([sys.executable, "-c", code], stdin=subprocess.PIPE)
    )
    return work_once(stopped=lambda: stopped, kinds={KIND: Kind(does, seconds=seconds)})


def test_an_answer_ends_the_job(job: Job, hamdan: Actor, monkeypatch: pytest.MonkeyPatch) -> None:
    assert here(job, "does", monkeypatch) == 0
    seen = job_of(job.id, actor=hamdan)
    assert (seen.state, seen.result, seen.stage) == (JobState.DONE, ANSWER, "separuh")


def test_a_refusal_ends_it_without_an_answer(job: Job, hamdan: Actor, monkeypatch: pytest.MonkeyPatch) -> None:
    assert here(job, "refuses", monkeypatch) == 0
    assert job_of(job.id, actor=hamdan).error is JobError.REFUSED


@pytest.mark.parametrize(("name", "status"), [("breaks", 1), ("fills", OUT_OF_MEMORY)])
def test_what_breaks_says_so_by_its_status_and_says_no_words(
    name: str, status: int, job: Job, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    assert here(job, name, monkeypatch) == status
    assert "somebody" not in "".join(capfd.readouterr())


@pytest.mark.parametrize(
    ("code", "error"),
    [
        ("raise SystemExit(1)", JobError.BROKEN),
        (f"raise SystemExit({OUT_OF_MEMORY})", JobError.OUT_OF_MEMORY),
        ("import os; os.kill(os.getpid(), 9)", JobError.BROKEN),
    ],
)
def test_a_child_that_dies_never_leaves_its_job_running(
    code: str, error: JobError, job: Job, hamdan: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert watched(code, monkeypatch)
    seen = job_of(job.id, actor=hamdan)
    assert (seen.state, seen.error) == (JobState.FAILED, error)


def test_a_child_that_hangs_is_ended(job: Job, hamdan: Actor, monkeypatch: pytest.MonkeyPatch) -> None:
    assert watched("import time; time.sleep(600)", monkeypatch, seconds=0.1)
    assert job_of(job.id, actor=hamdan).error is JobError.OUT_OF_TIME


def test_a_stop_ends_the_child_and_puts_the_job_back(job: Job, hamdan: Actor, monkeypatch: pytest.MonkeyPatch) -> None:
    assert watched("import time; time.sleep(600)", monkeypatch, stopped=True)
    assert job_of(job.id, actor=hamdan).state is JobState.WAITING


def test_a_kind_that_nobody_knows_is_said_so(job: Job, hamdan: Actor) -> None:
    assert work_once(kinds={})
    assert job_of(job.id, actor=hamdan).error is JobError.UNKNOWN_KIND
    assert not work_once(kinds={})


@pytest.mark.django_db
def test_a_job_of_another_turn_is_left_alone() -> None:
    assert do_here(uuid4(), 1) == NOT_MINE


WATCHING = (
    "import sys, threading, time, naung.doors.operator.console as c; c.start_django(make_home=False)\n"
    "from naung.doors.operator.work import _end_with_parent\n"
    "threading.Thread(target=_end_with_parent, daemon=True).start(); print('ready', flush=True); "
)


@pytest.mark.parametrize(("then", "status"), [("time.sleep(600)", NOT_MINE), ("time.sleep(0.1); sys.exit(0)", 0)])
def test_a_child_whose_parent_is_gone_ends_itself_and_one_that_is_done_ends_well(then: str, status: int) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", WATCHING + then], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as child:
        assert child.stdout is not None
        assert child.stdin is not None
        assert child.stdout.readline().strip() == b"ready"
        if status:
            child.stdin.close()
        assert child.wait() == status
