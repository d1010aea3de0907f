"""The comparison of the register as long work: asked at night or by a supervisor, once for one state, the last result stays."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from naung.casework.pairing.actions import ask_nightly, ask_pairs, find_pairs, finding, run_pairs
from naung.casework.pairing.models import Likely, Run
from naung.casework.pairing.queries import last_run, likely_pairs, run_asked, state_of_register
from naung.casework.pairing.vocabulary import COMPARING
from naung.doors.schedule.tick import JOBS
from naung.foundation.access.rules import system_actor
from naung.foundation.access.vocabulary import Actor
from naung.foundation.errors import NotPermitted
from naung.foundation.jobs.actions import fail_job, finish_job, take_job, tell_progress
from naung.foundation.jobs.rules import KEPT_FOR
from naung.foundation.jobs.vocabulary import JobError, JobState, Taken
from naung.foundation.people.actions import add_name
from naung.foundation.people.vocabulary import NameKind
from naung.methods.linkage import batch
from tests.casework.pairing.test_pairs import RARE, a_person

pytestmark = pytest.mark.django_db
RUNS, WORK = system_actor("pairing"), system_actor("work")


def nothing(done: int, of: int, stage: str = "") -> None:
    """Progress that nobody reads."""


def taken() -> Taken:
    found = take_job(now=timezone.now(), by=WORK)
    assert found is not None
    return found


def done(mine: Taken) -> None:
    result = run_pairs(subject=mine.subject, progress=nothing, by=RUNS)
    finish_job(taken=mine, result=result, now=timezone.now(), by=WORK)


def test_a_supervisor_asks_sees_how_far_it_is_and_the_same_state_is_compared_once(sari: Actor, ratna: Actor) -> None:
    one = a_person(sari, RARE)
    a_person(sari, "Kwetiawati Zoebaidatun")
    with pytest.raises(NotPermitted):
        ask_pairs(by=sari)
    job = ask_pairs(by=ratna)
    assert (job.state, last_run(actor=sari).found_at) == (JobState.WAITING, None)
    assert ask_pairs(by=ratna).id == job.id
    mine = taken()
    tell_progress(taken=mine, done=1, of=4, stage=COMPARING, now=timezone.now(), by=WORK)
    seen = run_asked(actor=ratna)
    assert seen is not None
    assert (seen.state, seen.done, seen.of, seen.stage) == (JobState.RUNNING, 1, 4, COMPARING)
    assert run_asked(actor=sari) is None, "who may not ask is told when it was last done"
    done(mine)
    assert len(likely_pairs(actor=sari)) == 1
    last = last_run(actor=sari)
    assert (last.found_at is not None, last.changed) == (True, False)
    assert ask_pairs(by=ratna).state is JobState.DONE, "nothing has changed since"
    add_name(person_id=one, kind=NameKind.ALIAS, text="Zubai", by=sari)
    assert last_run(actor=sari).changed
    assert ask_pairs(by=ratna).state is JobState.WAITING


@pytest.mark.parametrize("where", ["comparing", "keeping"])
def test_a_run_that_breaks_leaves_what_was_found_before(
    sari: Actor, ratna: Actor, where: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    a_person(sari, RARE)
    a_person(sari, "Kwetiawati Zoebaidatun")
    find_pairs(progress=nothing, by=RUNS)
    before, last = likely_pairs(actor=sari), last_run(actor=sari)
    a_person(sari, "Zubaidatun Kwetiawati Binti Agus")
    ask_pairs(by=ratna)
    mine = taken()

    def broken(*_given: Any, **_more: Any) -> None:
        raise MemoryError

    monkeypatch.setattr(*((batch, "linked_in") if where == "comparing" else (finding, "seal")), broken)
    with pytest.raises(MemoryError):
        run_pairs(subject=mine.subject, progress=nothing, by=RUNS)
    fail_job(taken=mine, error=JobError.OUT_OF_MEMORY, now=timezone.now(), by=WORK)
    assert likely_pairs(actor=sari) == before
    assert last_run(actor=sari).found_at == last.found_at
    monkeypatch.undo()
    ask_pairs(by=ratna)  # what failed is asked anew
    done(taken())
    assert len(likely_pairs(actor=sari)) > len(before)


def test_every_night_it_is_asked_once_where_something_changed(sari: Actor) -> None:
    night = next(job for job in JOBS if job.name == "pairing.night")
    here = (timezone.localtime() - timedelta(days=1)).replace(hour=2, minute=0)
    a_person(sari, RARE)
    assert night.run(here.replace(hour=0, minute=30)) == 0
    assert [night.run(here), night.run(here)] == [1, 0]
    done(taken())
    Run.objects.update(asked_at=here - timedelta(days=2))
    assert ask_nightly(since=here, by=RUNS) == 0, "nothing has changed"
    a_person(sari, "Agus Salim", 20)
    assert night.run(here) == 1
    Run.objects.update(asked_at=timezone.now() - KEPT_FOR - timedelta(days=1))
    done(taken())
    assert [bytes(row.digest) for row in Run.objects.all()] == [state_of_register()]


def test_a_run_keeps_neither_who_nor_how_many(sari: Actor) -> None:
    a_person(sari, RARE)
    a_person(sari, "Kwetiawati Zoebaidatun")
    ask_pairs(by=RUNS)
    done(taken())
    assert {field.name for field in Run._meta.concrete_fields} == {"id", "digest", "asked_at", "found_at"}
    assert Likely.objects.exclude(sure=None).count() == 1
