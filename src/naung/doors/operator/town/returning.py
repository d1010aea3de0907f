"""Reintegration in the stories: steps, her wish, the day she came home, what came of a follow-up, and new problems."""

from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Any

from django.utils import timezone

from naung.casework.reintegration.actions import (
    hold_follow_up,
    measure_before,
    record_return,
    set_wish,
    write_problem,
    write_step,
)
from naung.casework.reintegration.queries import PathShown, path_for
from naung.casework.reintegration.rules.tables import shipped_tables
from naung.casework.reintegration.vocabulary import FollowUpTold, StepState
from naung.doors.operator.town.folder import Folder
from naung.doors.operator.town.reading import Step
from naung.foundation.access.vocabulary import Actor

Verb = Callable[[Folder, Step], None]


def _path(folder: Folder, by: Actor) -> PathShown:
    return path_for(folder.the_case(), folder.the_victim(), actor=by)


def _step(folder: Folder, step: Step) -> None:
    """Which step, its state, who sees to it, what it lacks, what was done."""
    kind, state, who, lacks, words = step.words
    by = folder.officer(step.who)
    version = next(each.version for each in _path(folder, by).steps if each.kind == kind)
    done_on = timezone.localdate() if state == StepState.DONE else None
    write_step(
        case_id=folder.the_case(), person_id=folder.the_victim(), kind=kind, state=state, who=who, lacks=lacks,
        words=words, done_on=done_on, version=version, by=by,
    )  # fmt: skip


def _wish(folder: Folder, step: Step) -> None:
    """Whether she wants to be followed, and what she says."""
    wish, words = step.words
    by = folder.officer(step.who)
    version = _path(folder, by).version
    set_wish(case_id=folder.the_case(), person_id=folder.the_victim(), wish=wish, words=words, version=version, by=by)


def _answers(told: str) -> dict[str, int]:
    """ "1 2 3 4 2 1": a grade for each item in their order."""
    return {code: int(grade) for code, grade in zip(shipped_tables().items, told.split(), strict=True)}


def _home(folder: Folder, step: Step) -> None:
    """How many days ago she came home, and how she fared before."""
    days, grades = step.words
    by = folder.officer(step.who)
    day = timezone.localdate() - timedelta(days=int(days))
    whose: dict[str, Any] = {"case_id": folder.the_case(), "person_id": folder.the_victim(), "by": by}
    measure_before(**whose, on=day, answers=_answers(grades), version=0)
    record_return(**whose, home_on=day, version=_path(folder, by).version)


def _asked(folder: Folder, step: Step) -> None:
    """The next follow-up: how it was held, what was said, how safe, and how she fares."""
    held, words, safety, safety_words, grades = step.words
    by = folder.officer(step.who)
    due = next(each for each in _path(folder, by).follow_ups if each.waits)
    told = FollowUpTold(timezone.localdate(), held, "aman", words, safety, safety_words, "tidak", "", _answers(grades))
    hold_follow_up(follow_up_id=due.id, told_of=told, version=due.version, by=by)


def _problem(folder: Folder, step: Step) -> None:
    """Which problem, what happened, what was done."""
    kind, words, done = step.words
    write_problem(
        case_id=folder.the_case(), person_id=folder.the_victim(), kind=kind, seen_on=timezone.localdate(), words=words,
        done=done, by=folder.officer(step.who),
    )  # fmt: skip


VERBS: Mapping[str, Verb] = {
    "langkah_pulang": _step,
    "keinginan": _wish,
    "sudah_pulang": _home,
    "tanya_kabar": _asked,
    "masalah_baru": _problem,
}
