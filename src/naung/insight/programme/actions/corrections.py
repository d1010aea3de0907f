"""Correcting what was written down of the year: the former text stays with the reason, and a stale edit shows both values."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from naung.foundation.access.rules import officer_of, require
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.audit.actions import record
from naung.foundation.errors import FieldProblem, NotFound, StaleVersion, differences, refuse
from naung.insight.programme.actions.year import decision_problems, meeting_problems, training_checked
from naung.insight.programme.models import ActionPlan, Correction, Decision, Decree, DecreePost, Meeting, Training
from naung.insight.programme.queries import desk_names
from naung.insight.programme.rules import (
    DECIDED_BEFORE,
    decree_problems,
    lines_needed,
    past_day,
    plan_problems,
    posts_text,
    words_needed,
)
from naung.insight.programme.vocabulary import (
    DecisionTold,
    DecreeTold,
    Kind,
    PlanTold,
    Post,
    ProgrammeEvent,
    TrainingTold,
)

Row = Decree | Training | ActionPlan | Meeting | Decision
MODELS: Mapping[Kind, type[Row]] = {
    Kind.DECREE: Decree,
    Kind.TRAINING: Training,
    Kind.PLAN: ActionPlan,
    Kind.MEETING: Meeting,
    Kind.DECISION: Decision,
}
DESKS = {"desk", "responsible", "present"}  # fields that hold desks by id; the history keeps their names


@transaction.atomic
def correct_decree(*, decree_id: UUID, version: int, told: DecreeTold, reason: str, by: Actor) -> None:
    """Correct a decree and its posts. Raises NotFound, Problems, StaleVersion with both values of each field."""
    row = _locked(Kind.DECREE, decree_id, by)
    refuse(decree_problems(told, timezone.localdate()) + lines_needed(correction=reason))
    posts = tuple(Post(each.title, each.institution) for each in row.posts.order_by("id"))
    before = DecreeTold(row.number, row.decreed_on, row.valid_until, posts)
    if _keep(Kind.DECREE, row, version, (_decree_texts(before), _decree_texts(told)), reason, by):
        row.number, row.decreed_on, row.valid_until = told.number.strip(), told.decreed_on, told.valid_until
        row.save()
        row.posts.all().delete()
        DecreePost.objects.bulk_create(DecreePost(decree=row, **asdict(each)) for each in told.posts)


def _decree_texts(told: DecreeTold) -> dict[str, str]:
    days = {"decreed_on": told.decreed_on.isoformat(), "valid_until": _text(told.valid_until)}
    return {"number": told.number.strip(), **days, "posts": posts_text(told.posts)}


@transaction.atomic
def correct_training(*, training_id: UUID, version: int, told: TrainingTold, reason: str, by: Actor) -> None:
    """Correct a training. Raises NotFound, Problems, StaleVersion with both values of each field."""
    row = _locked(Kind.TRAINING, training_id, by)
    refuse(training_checked(told) + lines_needed(correction=reason))
    before = {name: getattr(row, name) for name in asdict(told)}
    if _keep(Kind.TRAINING, row, version, (_texts(before), _texts(asdict(told))), reason, by):
        _set(row, asdict(told))


@transaction.atomic
def correct_plan(*, plan_id: UUID, version: int, told: PlanTold, reason: str, by: Actor) -> None:
    """Correct an action plan's title, years or rhythm. Raises NotFound, Problems, StaleVersion with both values."""
    row = _locked(Kind.PLAN, plan_id, by)
    refuse(plan_problems(told) + lines_needed(correction=reason))
    before = {name: getattr(row, name) for name in asdict(told)}
    if _keep(Kind.PLAN, row, version, (_texts(before), _texts(asdict(told))), reason, by):
        _set(row, asdict(told))


@transaction.atomic
def correct_meeting(
    *, meeting_id: UUID, version: int, held_on: date, agenda: str, present: Sequence[UUID], reason: str, by: Actor
) -> None:
    """Correct a meeting: its day, what it was about, who was there. Raises NotFound, Problems, StaleVersion."""
    row = _locked(Kind.MEETING, meeting_id, by)
    names = desk_names()
    problems = meeting_problems(held_on, agenda, present, names) + lines_needed(correction=reason)
    if any(each.due_on < held_on for each in row.decisions.all()):
        problems.append(FieldProblem("held_on", DECIDED_BEFORE))
    refuse(problems)
    there = set(row.present.splitlines())
    before = _meeting_texts(row.held_on, row.agenda, [desk for desk, name in names.items() if name in there])
    after = _meeting_texts(held_on, agenda.strip(), present)
    if _keep(Kind.MEETING, row, version, (before, after), reason, by):
        row.held_on, row.agenda = held_on, agenda.strip()
        row.present = "\n".join(sorted(names[each] for each in set(present)))
        row.save()


def _meeting_texts(held_on: date, agenda: str, present: Sequence[UUID]) -> dict[str, str]:
    return {"held_on": held_on.isoformat(), "agenda": agenda, "present": ",".join(sorted({str(i) for i in present}))}


@transaction.atomic
def correct_decision(*, decision_id: UUID, version: int, told: DecisionTold, reason: str, by: Actor) -> None:
    """Correct a decision of a meeting; without a day on which it was carried out it is open again.

    Raises NotFound, Problems, StaleVersion with both values of each field.
    """
    row = _locked(Kind.DECISION, decision_id, by)
    problems = decision_problems(told.words, told.responsible, told.due_on, row.meeting)
    if told.done_on is not None:
        problems += past_day("done_on", told.done_on, timezone.localdate()) + words_needed(evidence=told.evidence)
    refuse(problems + lines_needed(correction=reason))
    new = asdict(told) | ({} if told.done_on else {"evidence": ""})
    before = {name: getattr(row, name) for name in new}
    if _keep(Kind.DECISION, row, version, (_texts(before), _texts(new)), reason, by):
        _set(row, new)


def _locked(kind: Kind, record_id: UUID, by: Actor) -> Any:
    """The row, locked for whoever keeps the year. Raises NotPermitted, NotFound."""
    require(by, Permission.PROGRAMME_WRITE)
    row = MODELS[kind]._default_manager.select_for_update().filter(pk=record_id).first()
    if row is None:
        raise NotFound()
    return row


def _set(row: Row, values: Mapping[str, Any]) -> None:
    for name, value in values.items():
        setattr(row, name, value)
    row.save()


def _texts(values: Mapping[str, Any]) -> dict[str, str]:
    """Values as the text of the fields of their form."""
    return {"place" if name == "place_code" else name: _text(value) for name, value in values.items()}


def _text(value: object) -> str:
    return "" if value is None else str(value)


def _keep(
    kind: Kind, row: Row, version: int, texts: tuple[dict[str, str], dict[str, str]], reason: str, by: Actor
) -> bool:
    """Keep what stood there and record the correction; False where nothing differs. Raises StaleVersion."""
    changes = differences(*texts)
    if not changes:
        return False
    if row.version != version:
        raise StaleVersion(based_on=version, now=row.version, differences=changes)
    row.version += 1
    names = {str(desk): name for desk, name in desk_names().items()}
    kept = {"kind": kind.value, "subject": row.id, "version": row.version, "at": timezone.now(), "by": officer_of(by)}
    Correction.objects.bulk_create(
        Correction(**kept, field=each.field, former=_former(each.field, each.theirs, names), reason=reason.strip())
        for each in changes
    )
    record(ProgrammeEvent.CORRECTED, subject=row.id, fields=[each.field for each in changes], by=by)
    return True


def _former(field: str, text: str, names: Mapping[str, str]) -> str:
    if field not in DESKS:
        return text
    return "\n".join(names.get(part, part) for part in text.split(",") if part)
