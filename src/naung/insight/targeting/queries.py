"""Readers of prevention plans. A plan holds no person: whoever reads what the extract says reads all of it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from naung.foundation.access.rules import require
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.audit.queries import writers_of
from naung.foundation.errors import NotFound
from naung.foundation.jobs.queries import latest_job
from naung.foundation.jobs.vocabulary import Job, JobState
from naung.foundation.organisations.queries import own_desk
from naung.foundation.places.queries import place, places_below
from naung.foundation.places.rules.codes import lies_within
from naung.foundation.places.vocabulary import Level, PlaceRow
from naung.foundation.texts import Found, Texts, places_in, texts_of, words_sought
from naung.insight.drivers.queries import fit_kept, last_good_fit
from naung.insight.drivers.vocabulary import MAPPED, Findings
from naung.insight.targeting.models import FootingKept, Obstacle, Override, PreventionPlan, Solution, Task, Version
from naung.insight.targeting.rules.planning import area_of, weighed_at
from naung.insight.targeting.vocabulary import (
    SOLVE,
    AssumedTold,
    Basis,
    BoughtTold,
    ChoiceTold,
    Complaint,
    Decided,
    End,
    EndTold,
    Footing,
    FrameTold,
    LimitTold,
    Need,
    Question,
    Shares,
    State,
    TargetingEvent,
)
from naung.methods.allocation import Ending, Reason

WRITING = (
    TargetingEvent.BEGUN,
    TargetingEvent.FRAMED,
    TargetingEvent.ASSUMED,
    TargetingEvent.LIMITED,
    TargetingEvent.WEIGHED,
    TargetingEvent.OVERRIDDEN,
    TargetingEvent.LIFTED,
)  # whoever did one of these wrote a part of the plan

TEXTS = (
    Texts(PreventionPlan, "id", ("title",)),
    Texts(Override, "version.plan_id", ("reason",)),
)  # words that a person wrote


@dataclass(frozen=True)
class AssumedShown:
    """What the office assumes of one intervention, who wrote it, and when."""

    told: AssumedTold
    at: datetime
    by: UUID


@dataclass(frozen=True)
class DecidedShown:
    """A person's decision, who made it and when; its cost as shares of the plan, None until it is solved."""

    id: int
    told: Decided
    at: datetime
    by: UUID
    cost: Mapping[End, float | None]


@dataclass(frozen=True)
class TaskShown:
    """A part of an approved version that became a target of the action plan."""

    version: UUID
    area: str
    intervention: str
    target: UUID


@dataclass(frozen=True)
class VersionRow:
    """A version in a list."""

    id: UUID
    number: int
    state: State
    asked_at: datetime | None
    approved_at: datetime | None


@dataclass(frozen=True)
class PlanRow:
    """A plan in a list, with its versions, the newest first."""

    id: UUID
    title: str
    year: int
    within: str
    level: Level
    versions: tuple[VersionRow, ...]


@dataclass(frozen=True)
class VersionShown:
    """One version in full. `edits`: of its plan; `limits` and `needs` as far as they were written."""

    id: UUID
    plan: UUID
    number: int
    edits: int
    newest: bool
    state: State
    frame: FrameTold
    assumed: Mapping[str, AssumedShown]
    limits: Mapping[str, LimitTold]
    needs: Mapping[str, Need]
    decided: tuple[DecidedShown, ...]
    ends: Mapping[End, EndTold]
    bought: tuple[BoughtTold, ...]
    tasks: tuple[TaskShown, ...]
    complaints: tuple[Complaint, ...]
    asked_by: UUID | None
    asked_at: datetime | None
    solved_at: datetime | None
    approved_by: UUID | None
    approved_at: datetime | None
    job: Job | None
    footing: Footing | None


def plans(*, actor: Actor) -> list[PlanRow]:
    """Every plan, the newest year first."""
    require(actor, Permission.INSIGHT_READ)
    rows = PreventionPlan.objects.prefetch_related("versions").order_by("-year", "title", "id")
    return [
        PlanRow(row.id, row.title, row.year, row.within, Level(row.level), _rows(row.versions.all(), actor))
        for row in rows
    ]


def _rows(versions: Iterable[Version], actor: Actor) -> tuple[VersionRow, ...]:
    found = sorted(versions, key=lambda each: -each.number)
    return tuple(
        VersionRow(each.id, each.number, state_of(each, _job(each, actor)), each.asked_at, each.approved_at)
        for each in found
    )


def _job(version: Version, actor: Actor) -> Job | None:
    """The work on a version that was asked and has no answer yet."""
    waits = version.asked_at is not None and version.solved_at is None and version.refused_at is None
    return latest_job(SOLVE, subject=version.id, actor=actor) if waits else None


def state_of(version: Version, job: Job | None) -> State:
    """Where a version stands; one whose work ended without an answer, or was forgotten before one came, is refused."""
    if version.asked_at is None:
        return State.DRAFT
    if version.solved_at is not None:
        return State.APPROVED if version.approved_at else State.SOLVED
    ended = job is None or job.state is JobState.FAILED
    return State.REFUSED if version.refused_at or ended else State.RUNNING


def version_for(version_id: UUID, *, actor: Actor) -> VersionShown:
    """One version with everything. Raises NotFound."""
    require(actor, Permission.INSIGHT_READ)
    row = Version.objects.select_related("plan").filter(id=version_id).first()
    if row is None:
        raise NotFound()
    return _shown(row, actor)


def newest_of(plan_id: UUID, *, actor: Actor) -> VersionShown:
    """The newest version of a plan. Raises NotFound."""
    require(actor, Permission.INSIGHT_READ)
    row = Version.objects.select_related("plan").filter(plan=plan_id).order_by("-number").first()
    if row is None:
        raise NotFound()
    return _shown(row, actor)


def _shown(row: Version, actor: Actor) -> VersionShown:
    job = _job(row, actor)
    solutions = list(row.solutions.prefetch_related("choices", "bought"))
    return VersionShown(
        id=row.id,
        plan=row.plan_id,
        number=row.number,
        edits=row.plan.edits,
        newest=not row.plan.versions.filter(number__gt=row.number).exists(),
        state=state_of(row, job),
        frame=frame_of(row),
        assumed={
            each.code: AssumedShown(assumed_of(each), each.at, each.by) for each in row.assumptions.order_by("id")
        },
        limits={each.area: LimitTold(each.days, each.floor) for each in row.limits.order_by("area")},
        needs={each.place: Need(each.value, each.spread) for each in row.weights.order_by("place")},
        decided=tuple(_decided(each) for each in row.overrides.order_by("id")),
        ends={End(each.end): _end(each) for each in solutions},
        bought=tuple(each for solution in solutions for each in _bought(solution)),
        tasks=tuple(_task(each) for each in row.tasks.order_by("id")),
        complaints=tuple(_complaint(each) for each in row.obstacles.order_by("id")),
        asked_by=row.asked_by,
        asked_at=row.asked_at,
        solved_at=row.solved_at,
        approved_by=row.approved_by,
        approved_at=row.approved_at,
        job=job,
        footing=_footing(row),
    )


def _complaint(row: Obstacle) -> Complaint:
    return Complaint(row.code, row.about, row.place, row.intervention, row.area, row.staff, row.amount)


def _footing(row: Version) -> Footing | None:
    kept = FootingKept.objects.filter(version=row).first()
    if kept is None:
        return None
    return Footing(kept.fit, Level(kept.level), kept.made_at, kept.until, kept.rough, kept.confirms)


def origins_fit(frame: FrameTold, *, actor: Actor) -> tuple[Footing, Findings] | None:
    """The last good fit of the register at the level at which the places of a plan are weighed; None where there is none."""
    within = place(frame.within)
    if within is None:
        return None
    level = weighed_at(frame.level, within.level)
    kept = last_good_fit(level, frame.within if level is Level.VILLAGE else MAPPED, actor=actor)
    found = fit_kept(kept.id, actor=actor)[1] if kept else None
    if kept is None or not isinstance(found, Findings):
        return None
    return Footing(kept.id, level, kept.made_at, kept.until, found.is_rough, found.fit.may_confirm), found


def frame_of(row: Version) -> FrameTold:
    """The frame of a version."""
    plan = row.plan
    return FrameTold(plan.title, plan.year, Level(plan.level), plan.within, Basis(row.basis), row.budget, row.at_most)


def assumed_of(row: "object") -> AssumedTold:
    """An assumption as it was told."""
    return AssumedTold(**{name: getattr(row, name) for name in ("price", "days", "capacity", "low", "high")})


def _decided(row: Override) -> DecidedShown:
    told = Decided(row.place, row.code, row.included, row.reason)
    return DecidedShown(row.id, told, row.at, row.by, {End.LOW: row.cost_low, End.HIGH: row.cost_high})


def _end(row: Solution) -> EndTold:
    choices = tuple(
        ChoiceTold(
            each.place,
            each.code,
            each.cost,
            Reason(each.reason),
            (each.runner_place, each.runner_code) if each.runner_place else None,
            each.runner_better,
            each.both,
        )
        for each in sorted(row.choices.all(), key=lambda each: each.rank)
    )
    return EndTold(Ending(row.ending), row.cost, row.gap, row.lost, choices)


def _bought(row: Solution) -> tuple[BoughtTold, ...]:
    return tuple(
        BoughtTold(each.area, each.step, End(row.end), Shares(each.found, each.least, each.most))
        for each in sorted(row.bought.all(), key=lambda each: each.id)
    )


def _task(row: Task) -> TaskShown:
    return TaskShown(row.version_id, row.area, row.code, row.target)


def task_of(target: UUID, *, actor: Actor) -> TaskShown | None:
    """From which part of which version a target of the action plan was made; None for one that was not."""
    if not actor.may(Permission.INSIGHT_READ):
        return None
    row = Task.objects.filter(target=target).first()
    return _task(row) if row else None


def places_of(frame: FrameTold) -> list[PlaceRow]:
    """The places among which a plan chooses, by code."""
    return places_below(frame.within, frame.level)


def weighed_places(frame: FrameTold) -> list[PlaceRow]:
    """The places that an office weighs for a plan, by code."""
    within = place(frame.within)
    return places_below(frame.within, weighed_at(frame.level, within.level)) if within else []


def areas_of(frame: FrameTold) -> list[PlaceRow]:
    """The kabupaten and kota over which a plan reaches, by code."""
    within = place(frame.within)
    if within is None:
        return []
    return [within] if within.level is Level.REGENCY else places_below(frame.within, Level.REGENCY)


def question_of(shown: VersionShown) -> Question:
    """Everything that a version asks; an area of which nothing was written has neither staff nor floor."""
    places = tuple(each.code for each in places_of(shown.frame))
    same = {
        each: Need(1.0) for each in places
    }  # an office that weighs nothing weighs all places alike, and the page says so
    areas = dict.fromkeys(area_of(each) for each in places)
    return Question(
        level=shown.frame.level,
        budget=shown.frame.budget,
        at_most=shown.frame.at_most,
        assumed={code: each.told for code, each in shown.assumed.items()},
        limits={area: shown.limits.get(area, LimitTold(0, 0)) for area in areas},
        places=places,
        needs=shown.needs or same,
        decided=tuple(each.told for each in shown.decided),
    )


def covers(actor: Actor, within: str) -> bool:
    """Whether an area lies in the territory of the actor's own desk; a desk without one serves everywhere."""
    territory = own_desk(actor).territory
    return not territory or lies_within(within, territory)


def authors_of(version_id: UUID, *, actor: Actor) -> set[UUID]:
    """Who wrote to a plan before this version was asked, or asked for it: they do not approve it.

    Read from the log: money that was changed and what was left out leave no row of their own.
    """
    require(actor, Permission.INSIGHT_READ)
    row = Version.objects.select_related("plan").get(id=version_id)
    wrote = writers_of(row.plan_id, events=WRITING, until=row.asked_at)
    parts = (row.assumptions, row.overrides, row.limits, row.weights)
    wrote |= {each for part in parts for each in part.values_list("by", flat=True)}
    return {each for each in wrote | {row.asked_by, row.plan.by} if each is not None}


def words_found(words: str, *, actor: Actor) -> list[Found]:
    """Every place of plans in which these words stand (PERSON_ERASE). Raises RuleBroken for too few letters."""
    require(actor, Permission.PERSON_ERASE)
    return places_in(words_sought(words), texts_of(TEXTS))
