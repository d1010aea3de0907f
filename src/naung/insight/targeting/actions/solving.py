"""A version is asked, solved in the background, approved by a second person, and becomes tasks of institutions."""

from dataclasses import asdict
from hashlib import sha256
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone

from naung.foundation.access.rules import officer_of, require
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.audit.actions import record
from naung.foundation.errors import NotFound, RuleBroken, StaleVersion
from naung.foundation.jobs.actions import ask_job
from naung.foundation.jobs.queries import latest_job
from naung.foundation.jobs.vocabulary import Progress
from naung.insight.drivers.rules.fitting import kalbar
from naung.insight.drivers.rules.ingredients import chosen
from naung.insight.drivers.vocabulary import Findings
from naung.insight.targeting.models import (
    ABOUT,
    Bought,
    Chosen,
    FootingKept,
    Obstacle,
    Override,
    PreventionPlan,
    Solution,
    Task,
    Version,
    Weight,
)
from naung.insight.targeting.queries import (
    authors_of,
    covers,
    frame_of,
    origins_fit,
    question_of,
    state_of,
    version_for,
    weighed_places,
)
from naung.insight.targeting.rules.catalogue import shipped_catalogue
from naung.insight.targeting.rules.planning import (
    ANSWERED,
    NO_FIT,
    NO_ORIGINS,
    NOT_APPROVED,
    NOT_CHOSEN,
    NOT_YOUR_AREA,
    RUNS_NOW,
    TASKED_ALREADY,
    asked_of,
    fitted_need,
    may_approve,
    may_ask,
    origins_needs,
    parts_of,
)
from naung.insight.targeting.rules.solving import solved
from naung.insight.targeting.vocabulary import (
    SOLVE,
    Basis,
    BoughtTold,
    Complaint,
    End,
    EndTold,
    NotPlanned,
    Outcome,
    State,
    TargetingEvent,
    Wrong,
)


@transaction.atomic
def ask_solution(*, plan_id: UUID, edits: int, by: Actor) -> UUID:
    """Close the open version and have it solved in the background. Raises RuleBroken where nothing is assumed, one runs, or it
    has its answer.

    Asked again after its work broke off, the same version is solved once more.
    """
    require(by, Permission.PREVENTION_WRITE)
    plan = PreventionPlan.objects.select_for_update().filter(id=plan_id).first()
    if plan is None:
        raise NotFound()
    if not covers(by, plan.within):
        raise RuleBroken(NOT_YOUR_AREA)
    if plan.edits != edits:
        raise StaleVersion(based_on=edits, now=plan.edits)
    row = Version.objects.filter(plan=plan).latest("number")
    state = state_of(row, latest_job(SOLVE, subject=row.id, actor=by))
    if state is State.RUNNING:
        raise RuleBroken(RUNS_NOW)
    if state not in {State.DRAFT, State.REFUSED} or row.refused_at:
        raise RuleBroken(ANSWERED)
    may_ask(row.assumptions.values_list("code", flat=True))
    if row.basis == Basis.ORIGINS:
        _stand_on_origins(row, by)
    row.asked_at, row.asked_by = timezone.now(), officer_of(by)
    row.save(update_fields=["asked_at", "asked_by"])
    plan.edits += 1
    plan.save(update_fields=["edits"])
    record(TargetingEvent.ASKED, subject=row.id, by=by)
    ask_job(kind=SOLVE, key=sha256(row.id.bytes).digest(), subject=row.id, needs=Permission.INSIGHT_READ, by=by)
    return row.id


def run_solution(*, subject: UUID, progress: Progress, by: Actor) -> UUID | None:
    """Solve a version that was asked and keep its answer, or why there is none (SYSTEM_WORK). Solved once, it stays."""
    require(by, Permission.SYSTEM_WORK)
    if Version.objects.get(id=subject).basis == Basis.FIT:
        _weigh_by_fit(version_id=subject, by=by)
    question = question_of(version_for(subject, actor=by))
    try:
        outcome = solved(asked_of(question, shipped_catalogue()), lambda done, steps: progress(done, steps))
    except NotPlanned as wrong:
        keep_refusal(version_id=subject, complaints=wrong.complaints, by=by)
    else:
        keep_outcome(version_id=subject, outcome=outcome, by=by)
    return subject


def _stand_on_origins(row: Version, by: Actor) -> None:
    """Weigh the places of a version by the register's last good fit, which stays with it. RuleBroken where there is none."""
    frame = frame_of(row)
    found = origins_fit(frame, actor=by)
    if found is None:
        raise RuleBroken(NO_ORIGINS)
    footing, findings = found
    needs = origins_needs(findings, [each.code for each in weighed_places(frame)])
    FootingKept.objects.update_or_create(version=row, defaults=asdict(footing))
    Weight.objects.filter(version=row).delete()
    now, who = timezone.now(), officer_of(by)
    Weight.objects.bulk_create(
        Weight(version=row, place=code, value=need.value, spread=need.spread, at=now, by=who)
        for code, need in needs.items()
    )


def _weigh_by_fit(*, version_id: UUID, by: Actor) -> None:
    found = kalbar(chosen())
    if not isinstance(found, Findings):
        keep_refusal(version_id=version_id, complaints=(Complaint(Wrong.NO_FIT.value),), by=by)
        raise RuleBroken(NO_FIT)
    residents = {each.code: each.residents for each in found.ingredients}
    with transaction.atomic():
        Weight.objects.filter(version=version_id).delete()
        now, asked = timezone.now(), Version.objects.get(id=version_id)
        who = asked.asked_by or asked.plan.by
        for area in found.fit.areas:
            rate = area.modelled
            need = fitted_need(rate.low, rate.middle, rate.high, residents[area.name])
            Weight.objects.create(
                version_id=version_id, place=area.name, value=need.value, spread=need.spread, at=now, by=who
            )


@transaction.atomic
def keep_refusal(*, version_id: UUID, complaints: tuple[Complaint, ...], by: Actor) -> None:
    """Keep why a version can't be solved, in codes: the words are each reader's own (SYSTEM_WORK)."""
    require(by, Permission.SYSTEM_WORK)
    if not Version.objects.filter(id=version_id, solved_at=None, refused_at=None).update(refused_at=timezone.now()):
        return
    Obstacle.objects.bulk_create(
        Obstacle(version_id=version_id, **asdict(each) | {"about": each.about[:ABOUT]}) for each in complaints
    )
    record(TargetingEvent.REFUSED, subject=version_id, by=by)


@transaction.atomic
def keep_outcome(*, version_id: UUID, outcome: Outcome, by: Actor) -> None:
    """Keep what was found (SYSTEM_WORK); an answer that is there already is not touched."""
    require(by, Permission.SYSTEM_WORK)
    row = Version.objects.select_for_update().get(id=version_id)
    if row.solved_at is not None:
        return
    for end, told in outcome.ends.items():
        _keep_end(row, end, told, [each for each in outcome.bought if each.end is end])
    for (place, code), shares in outcome.decided.items():
        costs = {f"cost_{end.name.lower()}": each.found for end, each in shares.items()}
        Override.objects.filter(version=row, place=place, code=code).update(**costs)
    row.solved_at = timezone.now()
    row.save(update_fields=["solved_at"])
    record(TargetingEvent.SOLVED, subject=row.id, by=by)


def _keep_end(row: Version, end: End, told: EndTold, bought: list[BoughtTold]) -> None:
    solution = Solution.objects.create(
        version=row, end=end, ending=told.ending, cost=told.cost, gap=told.gap, lost=told.lost
    )
    Chosen.objects.bulk_create(
        Chosen(
            solution=solution,
            rank=rank,
            place=each.place,
            code=each.intervention,
            cost=each.cost,
            reason=each.reason,
            runner_place=each.runner_up[0] if each.runner_up else "",
            runner_code=each.runner_up[1] if each.runner_up else "",
            runner_better=each.runner_up_better,
            both=each.both,
        )
        for rank, each in enumerate(told.choices, start=1)
    )
    Bought.objects.bulk_create(
        Bought(
            solution=solution,
            area=each.area,
            step=each.step,
            found=each.shares.found,
            least=each.shares.low,
            most=each.shares.high,
        )
        for each in bought
    )


@transaction.atomic
def approve_version(*, version_id: UUID, by: Actor) -> None:
    """Approve what was solved, as a person who wrote no part of it. Raises NotFound, RuleBroken."""
    require(by, Permission.PREVENTION_APPROVE)
    row = Version.objects.select_for_update().filter(id=version_id).first()
    if row is None:
        raise NotFound()
    if not covers(by, row.plan.within):
        raise RuleBroken(NOT_YOUR_AREA)
    may_approve(state_of(row, None), authors_of(row.id, actor=by), officer_of(by))
    row.approved_at, row.approved_by = timezone.now(), officer_of(by)
    row.save(update_fields=["approved_at", "approved_by"])
    record(TargetingEvent.APPROVED, subject=row.id, by=by)


@transaction.atomic
def note_task(*, version_id: UUID, area: str, code: str, target: UUID, by: Actor) -> None:
    """Write down which target of the action plan a part of an approved version became; once only.

    Raises NotFound, RuleBroken for a part that is not chosen, not approved, or a target already.
    """
    require(by, Permission.PREVENTION_APPROVE)
    shown = version_for(version_id, actor=by)
    if not covers(by, shown.frame.within):
        raise RuleBroken(NOT_YOUR_AREA)
    if shown.state is not State.APPROVED:
        raise RuleBroken(NOT_APPROVED)
    if (area, code) not in parts_of(shown.ends):
        raise RuleBroken(NOT_CHOSEN)
    try:
        with transaction.atomic():
            Task.objects.create(
                version_id=version_id, area=area, code=code, target=target, at=timezone.now(), by=officer_of(by)
            )
    except IntegrityError as twice:
        raise RuleBroken(TASKED_ALREADY) from twice
    record(TargetingEvent.TASKED, subject=version_id, by=by)
