"""Writers of the task force's year: one function a verb."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import date
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from naung.foundation.access.rules import officer_of, require
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.audit.actions import record
from naung.foundation.errors import FieldProblem, NotFound, RuleBroken, StaleVersion, differences, refuse
from naung.foundation.places.queries import place as known_place
from naung.foundation.words import gettext_noop
from naung.insight.programme.models import (
    ActionPlan,
    Decision,
    Decree,
    DecreePost,
    Meeting,
    Target,
    TargetChange,
    Training,
)
from naung.insight.programme.queries import desk_names, is_desk, told_of
from naung.insight.programme.rules import (
    DONE_ALREADY,
    SAY_EVIDENCE,
    WHICH_PLACE,
    coming_day,
    decree_problems,
    lines_needed,
    may_step,
    past_day,
    plan_problems,
    target_fields,
    target_problems,
    training_problems,
    words_needed,
)
from naung.insight.programme.vocabulary import DecreeTold, PlanTold, ProgrammeEvent, State, TargetTold, TrainingTold

NOT_A_DESK = gettext_noop("Pilih instansi dari daftar.")


@transaction.atomic
def record_decree(*, told: DecreeTold, by: Actor) -> UUID:
    """Write down a decree with its posts; the newest is in force, older ones stay. Raises Problems, a row a field."""
    require(by, Permission.PROGRAMME_WRITE)
    refuse(decree_problems(told, timezone.localdate()))
    row = Decree.objects.create(
        number=told.number.strip(), decreed_on=told.decreed_on, valid_until=told.valid_until, **_written(by)
    )
    DecreePost.objects.bulk_create(
        DecreePost(decree=row, title=each.title, institution=each.institution) for each in told.posts
    )
    record(ProgrammeEvent.DECREED, subject=row.id, by=by)
    return row.id


def _written(by: Actor) -> dict[str, object]:
    return {"recorded_at": timezone.now(), "recorded_by": officer_of(by)}


@transaction.atomic
def record_training(*, told: TrainingTold, by: Actor) -> UUID:
    """Write down a training that was held. Raises Problems, a row a field."""
    require(by, Permission.PROGRAMME_WRITE)
    refuse(training_checked(told))
    row = Training.objects.create(**asdict(told), **_written(by))
    record(ProgrammeEvent.TRAINED, subject=row.id, by=by)
    return row.id


def training_checked(told: TrainingTold) -> list[FieldProblem]:
    """What is wrong with a training, its desk and its area with it."""
    problems = training_problems(told, timezone.localdate())
    if told.desk is not None:
        problems += _unknown("desk", told.desk)
    if told.place_code and known_place(told.place_code) is None:
        problems.append(FieldProblem("place", WHICH_PLACE))
    return problems


def _unknown(field: str, desk: UUID) -> list[FieldProblem]:
    return [] if is_desk(desk) else [FieldProblem(field, NOT_A_DESK)]


@transaction.atomic
def adopt_plan(*, told: PlanTold, by: Actor) -> UUID:
    """Write down an action plan; the newest is in force, older ones stay with their targets. Raises Problems."""
    require(by, Permission.PROGRAMME_WRITE)
    refuse(plan_problems(told))
    row = ActionPlan.objects.create(**asdict(told), **_written(by))
    record(ProgrammeEvent.ADOPTED, subject=row.id, by=by)
    return row.id


@transaction.atomic
def set_target(*, plan_id: UUID, told: TargetTold, by: Actor) -> UUID:
    """Add a target to a plan. Raises NotFound for no plan, Problems with a row a field."""
    require(by, Permission.PROGRAMME_WRITE)
    plan = ActionPlan.objects.filter(id=plan_id).first()
    if plan is None:
        raise NotFound()
    refuse(target_problems(told) + _unknown("responsible", told.responsible))
    row = Target.objects.create(plan=plan, **asdict(told))
    record(ProgrammeEvent.TARGET_SET, subject=row.id, by=by)
    return row.id


@transaction.atomic
def change_target(*, target_id: UUID, version: int, told: TargetTold, by: Actor) -> None:
    """Change a target; what stood before is kept. The same change twice is one.

    Raises NotFound, Problems, StaleVersion with both values of each field.
    """
    require(by, Permission.PROGRAMME_WRITE)
    row = _locked(target_id)
    refuse(target_problems(told) + _unknown("responsible", told.responsible))
    changes = differences(target_fields(told_of(row)), target_fields(told))
    if not changes:
        return
    if row.version != version:
        raise StaleVersion(based_on=version, now=row.version, differences=changes)
    for name, value in asdict(told).items():
        setattr(row, name, value)
    _keep(row, {each.field: each.theirs for each in changes}, by)
    record(ProgrammeEvent.TARGET_CHANGED, subject=row.id, fields=[each.field for each in changes], by=by)


def _locked(target_id: UUID) -> Target:
    row = Target.objects.select_for_update().filter(id=target_id).first()
    if row is None:
        raise NotFound()
    return row


def _keep(row: Target, former: Mapping[str, str], by: Actor) -> None:
    """Save the row as its next version, and what stood there before; a desk by its name, which people read."""
    row.version += 1
    row.save()
    names = {str(desk): name for desk, name in desk_names().items()} if "responsible" in former else {}
    TargetChange.objects.bulk_create(
        TargetChange(
            target=row,
            version=row.version,
            at=timezone.now(),
            by=officer_of(by),
            field=name,
            former=names.get(text, text),
        )
        for name, text in former.items()
    )


@transaction.atomic
def step_target(
    *, target_id: UUID, version: int, to: State, reason: str, evidence: str, spent: int | None, by: Actor
) -> None:
    """Take a target to its next state, with what shows it and what it cost so far.

    Raises NotFound, StaleVersion with both states, RuleBroken for a state that does not follow or lacks its reason.
    """
    require(by, Permission.PROGRAMME_WRITE)
    row = _locked(target_id)
    if row.version != version:
        differing = differences({"to": row.state}, {"to": to.value})
        raise StaleVersion(based_on=version, now=row.version, differences=differing)
    may_step(State(row.state), to, reason=reason, evidence=evidence, spent=spent)
    new = {"state": to.value, "reason": reason.strip(), "evidence": evidence.strip() or row.evidence}
    new_spent = row.spent if spent is None else spent
    before = {"state": row.state, "reason": row.reason, "evidence": row.evidence, "spent": _text(row.spent)}
    changes = differences(before, {**new, "spent": _text(new_spent)})
    row.state, row.reason, row.evidence, row.spent = new["state"], new["reason"], new["evidence"], new_spent
    _keep(row, {each.field: each.theirs for each in changes}, by)
    record(ProgrammeEvent.TARGET_STEPPED, subject=row.id, by=by)


def _text(number: int | None) -> str:
    return "" if number is None else str(number)


@transaction.atomic
def write_minutes(*, held_on: date, agenda: str, present: Sequence[UUID], by: Actor) -> UUID:
    """Write down a coordination meeting and the desks that were there. Raises Problems, a row a field."""
    require(by, Permission.PROGRAMME_WRITE)
    names = desk_names()
    refuse(meeting_problems(held_on, agenda, present, names))
    there = "\n".join(sorted(names[each] for each in set(present)))
    row = Meeting.objects.create(held_on=held_on, agenda=agenda.strip(), present=there, **_written(by))
    record(ProgrammeEvent.MET, subject=row.id, by=by)
    return row.id


def meeting_problems(
    held_on: date, agenda: str, present: Sequence[UUID], names: Mapping[UUID, str]
) -> list[FieldProblem]:
    """What is wrong with a meeting, a row a field; `names`: every desk that there is."""
    problems = lines_needed(agenda=agenda) + past_day("held_on", held_on, timezone.localdate())
    if not present or not set(present) <= set(names):
        return [*problems, FieldProblem("present", NOT_A_DESK)]
    return problems + words_needed(present="\n".join(names[each] for each in set(present)))


def decision_problems(words: str, responsible: UUID, due_on: date, meeting: Meeting) -> list[FieldProblem]:
    """What is wrong with a decision of a meeting, a row a field."""
    found = words_needed(words=words) + _unknown("responsible", responsible)
    return found + coming_day("due_on", due_on, after=meeting.held_on)


@transaction.atomic
def add_decision(*, meeting_id: UUID, words: str, responsible: UUID, due_on: date, by: Actor) -> UUID:
    """Add what a meeting decided. Raises NotFound for no meeting, Problems with a row a field."""
    require(by, Permission.PROGRAMME_WRITE)
    meeting = Meeting.objects.filter(id=meeting_id).first()
    if meeting is None:
        raise NotFound()
    refuse(decision_problems(words, responsible, due_on, meeting))
    row = Decision.objects.create(meeting=meeting, words=words.strip(), responsible=responsible, due_on=due_on)
    record(ProgrammeEvent.DECIDED, subject=row.id, by=by)
    return row.id


@transaction.atomic
def finish_decision(*, decision_id: UUID, done_on: date, evidence: str, by: Actor) -> None:
    """Write down that a decision was carried out, when, and what shows it. Raises NotFound, Problems, RuleBroken if it was."""
    require(by, Permission.PROGRAMME_WRITE)
    row = Decision.objects.select_for_update().filter(id=decision_id).first()
    if row is None:
        raise NotFound()
    if row.done_on is not None:
        raise RuleBroken(DONE_ALREADY)
    problems = past_day("done_on", done_on, timezone.localdate()) + words_needed(evidence=evidence)
    if not evidence.strip():
        problems = [each for each in problems if each.field != "evidence"] + [FieldProblem("evidence", SAY_EVIDENCE)]
    refuse(problems)
    row.done_on, row.evidence, row.version = done_on, evidence.strip(), row.version + 1
    row.save(update_fields=["done_on", "evidence", "version"])
    record(ProgrammeEvent.CARRIED_OUT, subject=row.id, by=by)
