"""What came of a follow-up, how she fares item by item, and the new problems that followed her home."""

import json
from collections.abc import Mapping
from datetime import date
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from naung.casework.cases.rules import padded
from naung.casework.reintegration.actions.beginning import locked, moved, path_of, stamped, told
from naung.casework.reintegration.actions.planning import HELD_ALREADY
from naung.casework.reintegration.models import FollowUp, Measure, Path, Problem
from naung.casework.reintegration.queries.items import items_asked
from naung.casework.reintegration.queries.paths import PROBLEM_COLUMNS, died_in, opened, wish_in
from naung.casework.reintegration.rules.following import (
    NOT_YET,
    answer_problems,
    check_open,
    follow_up_problems,
)
from naung.casework.reintegration.rules.tables import shipped_tables
from naung.casework.reintegration.rules.words import LONGEST_TEXT
from naung.casework.reintegration.vocabulary import FollowUpTold, ReintegrationEvent, Rest
from naung.foundation.access.vocabulary import Actor, Category
from naung.foundation.audit.actions import record
from naung.foundation.errors import FieldProblem, RuleBroken, check_text, refuse, refuse_stale
from naung.foundation.identifiers import new_id
from naung.foundation.vault.actions import seal
from naung.foundation.words import gettext_noop

WHICH_PROBLEM = gettext_noop("Pilih masalah apa.")
SAY_PROBLEM = gettext_noop("Tulis apa masalahnya.")
SAY_DONE = gettext_noop("Tulis apa yang dilakukan.")
ENDED_ALREADY = gettext_noop("Masalah ini sudah dicatat selesai.")


@transaction.atomic
def hold_follow_up(*, follow_up_id: UUID, told_of: FollowUpTold, version: int, dead: bool = False, by: Actor) -> None:
    """Write down what came of a follow-up, once. `dead`: another room knows of her death.

    Raises RuleBroken after her death, after the end or against her wish; Problems a field; StaleVersion with both values.
    """
    row = locked(FollowUp, follow_up_id, by)
    path = row.path
    text = told(path, by)
    refuse_stale(row.version, version, {"held_on": str(row.held_on or "")}, {"held_on": str(told_of.held_on)})
    if row.held_on or row.dropped_at:
        raise RuleBroken(HELD_ALREADY)
    check_open(wish_in(text), Rest(path.rest), died_in(text), told_of.held_on, dead=dead)
    refuse(follow_up_problems(told_of, path.home_on, items_asked(actor=by), timezone.localdate()))
    seal(
        row,
        held=padded(told_of.held),
        reached=padded(told_of.reached),
        words=check_text(told_of.words, "words", LONGEST_TEXT) or None,
        safety=padded(told_of.safety),
        safety_words=check_text(told_of.safety_words, "safety_words", LONGEST_TEXT) or None,
        again=padded(told_of.again),
        again_words=check_text(told_of.again_words, "again_words", LONGEST_TEXT) or None,
    )
    row.held_on, row.version = told_of.held_on, version + 1
    stamped(row, by)
    row.save()
    if told_of.answers:
        _measured(Measure(id=new_id(), path=path, follow_up=row, version=0), told_of.held_on, told_of.answers, path, by)
    record(ReintegrationEvent.FOLLOWED, subject=path.case_id, subjects=[row.id], by=by)
    moved(path, by)


def _measured(row: Measure, on: date, answers: Mapping[str, int], path: Path, by: Actor) -> None:
    health = {code for code, item in shipped_tables().items.items() if item.health}
    row.compartment, row.on, row.version = path.compartment, on, row.version + 1
    seal(row, answers=json.dumps({k: n for k, n in answers.items() if k not in health}))
    if Category.D in by.categories:  # who may not read of her health changes nothing of it
        seal(row, answers_health=json.dumps({k: n for k, n in answers.items() if k in health}))
    stamped(row, by)
    row.save()


@transaction.atomic
def measure_before(
    *, case_id: UUID, person_id: UUID, on: date, answers: Mapping[str, int], version: int, by: Actor
) -> None:
    """Write down how she fares before, item by item, or correct it; `version` 0 where nothing was written yet.

    Raises Problems, StaleVersion.
    """
    path = path_of(case_id, person_id, by)
    row = path.measures.filter(follow_up=None).first() or Measure(id=new_id(), path=path, version=0, on=on)
    refuse_stale(row.version, version, {"on": str(row.on)}, {"on": str(on)})
    late = [FieldProblem("on", NOT_YET)] if on > timezone.localdate() else []
    refuse(late + answer_problems(answers, items_asked(actor=by)))
    _measured(row, on, answers, path, by)
    record(ReintegrationEvent.MEASURED, subject=case_id, subjects=[person_id], by=by)
    moved(path, by)


@transaction.atomic
def write_problem(
    *, case_id: UUID, person_id: UUID, kind: str, seen_on: date, words: str, done: str, by: Actor
) -> UUID:
    """Write down a new problem that followed her home, with what was done. Raises Problems."""
    path = path_of(case_id, person_id, by)
    problems = [] if kind in shipped_tables().problems else [FieldProblem("kind", WHICH_PROBLEM)]
    if seen_on > timezone.localdate():
        problems.append(FieldProblem("seen_on", NOT_YET))
    refuse(problems)
    row = Problem(id=new_id(), path=path, compartment=path.compartment, kind=kind, seen_on=seen_on)
    seal(
        row,
        words=check_text(words, "words", LONGEST_TEXT, needed=SAY_PROBLEM),
        done=check_text(done, "done", LONGEST_TEXT) or None,
    )
    stamped(row, by)
    row.save(force_insert=True)
    record(ReintegrationEvent.PROBLEM_WRITTEN, subject=case_id, subjects=[row.id], by=by)
    moved(path, by)
    return row.id


@transaction.atomic
def change_problem(*, problem_id: UUID, done: str, over: bool, version: int, by: Actor) -> None:
    """Write down what was done about a problem, and whether it is over. Raises RuleBroken, StaleVersion with both values."""
    row = locked(Problem, problem_id, by)
    (text,) = opened(row.path, [(row, PROBLEM_COLUMNS)], by)
    refuse_stale(row.version, version, {"done": text.get("done") or ""}, {"done": done.strip()})
    if row.ended_at is not None:
        raise RuleBroken(ENDED_ALREADY)
    seal(row, done=check_text(done, "done", LONGEST_TEXT, needed=SAY_DONE))
    row.ended_at, row.version = timezone.now() if over else None, version + 1
    stamped(row, by)
    row.save()
    record(ReintegrationEvent.PROBLEM_CHANGED, subject=row.path.case_id, subjects=[row.id], by=by)
    moved(row.path, by)
