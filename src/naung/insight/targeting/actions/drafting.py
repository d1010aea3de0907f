"""What is written before a version is asked. Writing to a plan whose newest version was asked opens the next one."""

from collections.abc import Mapping
from dataclasses import asdict, replace
from typing import Any
from uuid import UUID

from django.db import models, transaction
from django.utils import timezone

from naung.foundation.access.rules import officer_of, require
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.audit.actions import record
from naung.foundation.errors import FieldProblem, NotFound, RuleBroken, StaleVersion, differences, refuse
from naung.foundation.jobs.queries import latest_job
from naung.foundation.places.queries import place
from naung.foundation.places.rules.shapes import MAPPED
from naung.insight.targeting.models import Assumption, Limit, Override, PreventionPlan, Version, Weight
from naung.insight.targeting.queries import (
    areas_of,
    assumed_of,
    covers,
    frame_of,
    origins_fit,
    places_of,
    state_of,
    weighed_places,
)
from naung.insight.targeting.rules.catalogue import shipped_catalogue
from naung.insight.targeting.rules.planning import (
    MOST_DECIDED,
    MOST_WEIGHT,
    NO_ORIGINS,
    NOT_IN_PLAN,
    NOT_YOUR_AREA,
    RUNS_NOW,
    TOO_MANY_DECIDED,
    assumed_problems,
    fields_of,
    frame_problems,
    in_range,
    limit_problems,
    reason_problems,
)
from naung.insight.targeting.vocabulary import (
    SOLVE,
    AssumedTold,
    Basis,
    Decided,
    FrameTold,
    LimitTold,
    State,
    TargetingEvent,
)

PARTS: tuple[type[models.Model], ...] = (Assumption, Limit, Weight, Override)


@transaction.atomic
def begin_plan(*, told: FrameTold, by: Actor) -> UUID:
    """Begin a plan with its first version. Raises Problems with a row a field."""
    require(by, Permission.PREVENTION_WRITE)
    _check_frame(told, by)
    plan = PreventionPlan.objects.create(
        title=told.title.strip(), year=told.year, within=told.within, level=told.level, **_written(by)
    )
    Version.objects.create(plan=plan, number=1, basis=told.basis, budget=told.budget, at_most=told.at_most)
    record(TargetingEvent.BEGUN, subject=plan.id, by=by)
    return plan.id


def _check_frame(told: FrameTold, by: Actor) -> None:
    within = place(told.within)
    problems = frame_problems(told, within.level if within else None, MAPPED)
    if within is not None and not covers(by, told.within):
        problems.append(FieldProblem("within", NOT_YOUR_AREA))
    if not problems and told.basis is Basis.ORIGINS and origins_fit(told, actor=by) is None:
        problems.append(FieldProblem("basis", NO_ORIGINS))
    refuse(problems)


def _written(by: Actor) -> dict[str, Any]:
    return {"at": timezone.now(), "by": officer_of(by)}


@transaction.atomic
def frame_plan(*, plan_id: UUID, edits: int, told: FrameTold, by: Actor) -> None:
    """Change title, year, money, basis or how many a place may have; area and level stay. Raises Problems, StaleVersion."""
    require(by, Permission.PREVENTION_WRITE)
    plan = _locked(plan_id, by)
    told = replace(told, within=plan.within, level=frame_of(_newest(plan)).level)
    _check_frame(told, by)
    row = _opened(plan, edits, fields_of(asdict(frame_of(_newest(plan)))), fields_of(asdict(told)), by)
    plan.title, plan.year = told.title.strip(), told.year
    plan.save(update_fields=["title", "year"])
    row.basis, row.budget, row.at_most = told.basis, told.budget, told.at_most
    row.save(update_fields=["basis", "budget", "at_most"])
    record(TargetingEvent.FRAMED, subject=plan.id, by=by)


def _locked(plan_id: UUID, by: Actor) -> PreventionPlan:
    plan = PreventionPlan.objects.select_for_update().filter(id=plan_id).first()
    if plan is None:
        raise NotFound()
    if not covers(by, plan.within):
        raise RuleBroken(NOT_YOUR_AREA)
    return plan


def _newest(plan: PreventionPlan) -> Version:
    return Version.objects.select_related("plan").filter(plan=plan).latest("number")


def _opened(
    plan: PreventionPlan, edits: int, before: Mapping[str, str], after: Mapping[str, str], by: Actor
) -> Version:
    """The version to write to, the next one where the newest was asked. Raises StaleVersion with both values."""
    if plan.edits != edits:
        raise StaleVersion(based_on=edits, now=plan.edits, differences=differences(before, after))
    newest = _newest(plan)
    state = state_of(newest, latest_job(SOLVE, subject=newest.id, actor=by))
    if state is State.RUNNING:
        raise RuleBroken(RUNS_NOW)
    plan.edits += 1
    plan.save(update_fields=["edits"])
    return newest if state is State.DRAFT else _next(newest)


def _next(former: Version) -> Version:
    """The next version with the same question; who wrote each part of it, and when, stays with the part.

    Weights that a model gave are no part of the question: the next version is weighed anew.
    """
    row = Version.objects.create(
        plan=former.plan,
        number=former.number + 1,
        basis=former.basis,
        budget=former.budget,
        at_most=former.at_most,
    )
    for part in PARTS:
        if part is Weight and former.basis != Basis.OFFICE:
            continue
        kept = list(part._default_manager.filter(version=former).order_by("pk"))
        for each in kept:
            each.pk = None
            each.version = row  # type: ignore[attr-defined]  # every part has its version
            if isinstance(each, Override):
                each.cost_low = each.cost_high = None
        part._default_manager.bulk_create(kept)
    return row


@transaction.atomic
def assume(*, plan_id: UUID, edits: int, code: str, told: AssumedTold, by: Actor) -> None:
    """Write what the office assumes of one intervention. Raises Problems, RuleBroken for detection, StaleVersion."""
    require(by, Permission.PREVENTION_WRITE)
    plan = _locked(plan_id, by)
    refuse(assumed_problems(code, told, shipped_catalogue()))
    there = Assumption.objects.filter(version=_newest(plan), code=code).first()
    before = fields_of(asdict(assumed_of(there))) if there else {}
    row = _opened(plan, edits, before, fields_of(asdict(told)), by)
    Assumption.objects.update_or_create(version=row, code=code, defaults=asdict(told) | _written(by))
    record(TargetingEvent.ASSUMED, subject=plan.id, by=by)


@transaction.atomic
def drop_assumption(*, plan_id: UUID, edits: int, code: str, by: Actor) -> None:
    """Leave an intervention out of the plan, with what was decided about it. Raises StaleVersion."""
    require(by, Permission.PREVENTION_WRITE)
    plan = _locked(plan_id, by)
    row = _opened(plan, edits, {"code": ""}, {"code": code}, by)
    Assumption.objects.filter(version=row, code=code).delete()
    Override.objects.filter(version=row, code=code).delete()
    record(TargetingEvent.ASSUMED, subject=plan.id, by=by)


@transaction.atomic
def limit_areas(*, plan_id: UUID, edits: int, limits: Mapping[str, LimitTold], by: Actor) -> None:
    """Write staff days and floor of every kab/kota of the plan. Raises Problems on `days_CODE` and `floor_CODE`, StaleVersion."""
    require(by, Permission.PREVENTION_WRITE)
    plan = _locked(plan_id, by)
    newest = _newest(plan)
    known = {each.code for each in areas_of(frame_of(newest))}
    if set(limits) - known:
        raise RuleBroken(NOT_IN_PLAN)
    refuse(limit_problems(limits))
    before = {each.area: LimitTold(each.days, each.floor) for each in newest.limits.all()}
    row = _opened(plan, edits, _of_limits(before), _of_limits(limits), by)
    for area, told in limits.items():
        if before.get(area) != told:
            Limit.objects.update_or_create(version=row, area=area, defaults=asdict(told) | _written(by))
    record(TargetingEvent.LIMITED, subject=plan.id, by=by)


def _of_limits(limits: Mapping[str, LimitTold]) -> dict[str, str]:
    return {f"days_{code}": str(each.days) for code, each in limits.items()} | {
        f"floor_{code}": str(each.floor) for code, each in limits.items()
    }


@transaction.atomic
def weigh_places(*, plan_id: UUID, edits: int, weights: Mapping[str, int | None], by: Actor) -> None:
    """Write the office's weight of each place, 0 to 5; None: nothing is known, it is not planned for.

    Raises Problems on `weight_CODE`, StaleVersion."""
    require(by, Permission.PREVENTION_WRITE)
    plan = _locked(plan_id, by)
    newest = _newest(plan)
    if set(weights) - {each.code for each in weighed_places(frame_of(newest))}:
        raise RuleBroken(NOT_IN_PLAN)
    refuse([each for code, told in weights.items() for each in in_range(f"weight_{code}", told, 0, MOST_WEIGHT)])
    before = {each.place: each.value for each in newest.weights.all()}
    row = _opened(plan, edits, _of_weights(before), _of_weights(weights), by)
    changed = [code for code, told in weights.items() if code not in before or before[code] != told]
    Weight.objects.filter(version=row, place__in=changed).delete()
    Weight.objects.bulk_create(Weight(version=row, place=code, value=weights[code], **_written(by)) for code in changed)
    record(TargetingEvent.WEIGHED, subject=plan.id, count=len(changed), by=by)


def _of_weights(weights: Mapping[str, float | None]) -> dict[str, str]:
    return {f"weight_{code}": "" if each is None else f"{each:g}" for code, each in weights.items()}


@transaction.atomic
def decide_choice(*, plan_id: UUID, edits: int, told: Decided, by: Actor) -> None:
    """Force one intervention at one place into the plan or keep it out, with the reason. Raises Problems, StaleVersion."""
    require(by, Permission.PREVENTION_WRITE)
    plan = _locked(plan_id, by)
    newest = _newest(plan)
    refuse(reason_problems(told.reason))
    planned = newest.assumptions.filter(code=told.intervention).exists()
    if not planned or told.place not in {each.code for each in places_of(frame_of(newest))}:
        raise RuleBroken(NOT_IN_PLAN, field="place")
    others = newest.overrides.exclude(place=told.place, code=told.intervention).count()
    if others >= MOST_DECIDED:
        raise RuleBroken(TOO_MANY_DECIDED, most=MOST_DECIDED)
    there = newest.overrides.filter(place=told.place, code=told.intervention).first()
    before = fields_of({"included": there.included, "reason": there.reason}) if there else {}
    after = fields_of({"included": told.included, "reason": told.reason.strip()})
    row = _opened(plan, edits, before, after, by)
    Override.objects.update_or_create(
        version=row,
        place=told.place,
        code=told.intervention,
        defaults={"included": told.included, "reason": told.reason.strip()} | _written(by),
    )
    record(TargetingEvent.OVERRIDDEN, subject=plan.id, by=by)


@transaction.atomic
def lift_decision(*, plan_id: UUID, edits: int, place_code: str, code: str, by: Actor) -> None:
    """Take back what was decided of one place and intervention; what older versions decided stays there. Raises StaleVersion."""
    require(by, Permission.PREVENTION_WRITE)
    plan = _locked(plan_id, by)
    row = _opened(plan, edits, {"place": ""}, {"place": place_code}, by)
    Override.objects.filter(version=row, place=place_code, code=code).delete()
    record(TargetingEvent.LIFTED, subject=plan.id, by=by)
