"""Readers of the task force's year. It holds no person: whoever oversees or coordinates reads all of it."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.utils import timezone

from naung.foundation.access.rules import require
from naung.foundation.access.vocabulary import Actor, Permission, PersonKind, Service
from naung.foundation.errors import NotFound
from naung.foundation.organisations.queries import all_desks, desk_name, desks_for, first_day, own_desk
from naung.insight.programme.models import ActionPlan, Decision, Decree, Meeting, Target, Training, YearReport
from naung.insight.programme.rules import closed_periods, is_late, next_report, runs_out
from naung.insight.programme.vocabulary import Post, ReportKind, Span, State, TargetTold, Trained


@dataclass(frozen=True)
class DecreeShown:
    """The decree in force. `recorded`: False for the one of the first day, of which posts and end are not written down."""

    number: str
    decreed_on: date | None
    valid_until: date | None
    posts: tuple[Post, ...]
    runs_out: bool
    recorded: bool
    id: UUID | None = None
    version: int = 1


@dataclass(frozen=True)
class TrainingShown:
    """One training, of a desk or of the agents of an area. `due`: it was to be held again by now and was not."""

    id: UUID
    topic: str
    held_on: date
    audience: Trained
    desk: UUID | None
    place_code: str
    took_part: int
    passed: int
    due_on: date | None
    due: bool
    version: int


@dataclass(frozen=True)
class PlanShown:
    """The action plan in force. `waits`: the last period of its rhythm that has closed and has no report yet."""

    id: UUID
    title: str
    first_year: int
    last_year: int
    report_months: int
    report_due_on: date | None
    periods: tuple[Span, ...]
    waits: Span | None
    version: int


@dataclass(frozen=True)
class Change:
    """One field as it stood before a version of the target."""

    version: int
    at: datetime
    by: UUID
    field: str
    former: str


@dataclass(frozen=True)
class TargetShown:
    """One target of the plan."""

    id: UUID
    version: int
    state: State
    told: TargetTold
    responsible: str
    spent: int | None
    reason: str
    evidence: str
    late: bool
    changes: tuple[Change, ...] = ()


@dataclass(frozen=True)
class DecisionShown:
    """One decision of a meeting."""

    id: UUID
    meeting: UUID
    held_on: date
    words: str
    responsible: str
    due_on: date
    done_on: date | None
    evidence: str
    late: bool
    desk: UUID
    version: int


@dataclass(frozen=True)
class MeetingShown:
    """One meeting with what it decided."""

    id: UUID
    held_on: date
    agenda: str
    present: tuple[str, ...]
    decisions: tuple[DecisionShown, ...]
    version: int


@dataclass(frozen=True)
class Proposed:
    """A desk whose kind of agency the register of mandates names for a service, and the basis that says so."""

    desk: UUID
    name: str
    basis: str
    mark: str


def decree_in_force(*, actor: Actor) -> DecreeShown | None:
    """The newest decree that was written down, else the one of the first day; None where the house has neither."""
    require(actor, Permission.PROGRAMME_READ)
    row = Decree.objects.order_by("-decreed_on", "-recorded_at").first()
    if row is not None:
        posts = tuple(Post(each.title, each.institution) for each in row.posts.order_by("id"))
        ending = runs_out(row.valid_until, timezone.localdate())
        return DecreeShown(row.number, row.decreed_on, row.valid_until, posts, ending, True, row.id, row.version)
    begun = first_day()
    if begun is None or not begun.decree:
        return None
    return DecreeShown(begun.decree, begun.decreed_on, None, (), runs_out=False, recorded=False)


def trainings(*, actor: Actor) -> list[TrainingShown]:
    """Every training, the newest first."""
    require(actor, Permission.PROGRAMME_READ)
    today, newer, found = timezone.localdate(), set[tuple[str, str, UUID | None, str]](), list[TrainingShown]()
    for row in Training.objects.order_by("-held_on", "-recorded_at"):
        same = row.topic.casefold(), row.audience, row.desk, row.place_code
        due = row.due_on is not None and row.due_on <= today and same not in newer
        newer.add(same)
        found.append(_training(row, due))
    return found


def training_for(training_id: UUID, *, actor: Actor) -> TrainingShown:
    """One training. Raises NotFound."""
    found = next((each for each in trainings(actor=actor) if each.id == training_id), None)
    if found is None:
        raise NotFound()
    return found


def _training(row: Training, due: bool) -> TrainingShown:
    return TrainingShown(
        row.id,
        row.topic,
        row.held_on,
        Trained(row.audience),
        row.desk,
        row.place_code,
        row.took_part,
        row.passed,
        row.due_on,
        due,
        row.version,
    )


def plan_in_force(*, actor: Actor) -> PlanShown | None:
    """The action plan that was written down last."""
    require(actor, Permission.PROGRAMME_READ)
    row = ActionPlan.objects.order_by("-first_year", "-recorded_at").first()
    return _plan(row) if row else None


def plan_of(span: Span, *, actor: Actor) -> PlanShown | None:
    """The action plan whose years hold the last of these days, the one that was written down last where several do."""
    require(actor, Permission.PROGRAMME_READ)
    year = span.last.year
    rows = ActionPlan.objects.filter(first_year__lte=year, last_year__gte=year)
    row = rows.order_by("-first_year", "-recorded_at").first()
    return _plan(row) if row else None


def _plan(row: ActionPlan) -> PlanShown:
    rhythm = row.first_year, row.last_year, row.report_months
    today = timezone.localdate()
    periods = closed_periods(*rhythm, today)
    waits = periods[0] if periods and not _has_report(periods[0]) else None
    return PlanShown(row.id, row.title, *rhythm, next_report(*rhythm, today), periods, waits, row.version)


def _has_report(span: Span) -> bool:
    made = YearReport.objects.filter(
        kind=ReportKind.OWN, first_on=span.first, last_on=span.last, came_from="", erased_at=None
    )
    return made.exists()


def targets_of(plan_id: UUID, *, actor: Actor) -> list[TargetShown]:
    """The targets of a plan, by the day on which they end."""
    require(actor, Permission.PROGRAMME_READ)
    names = desk_names()
    return [_target(row, names) for row in Target.objects.filter(plan=plan_id).order_by("ends_on", "id")]


def target_for(target_id: UUID, *, actor: Actor) -> TargetShown:
    """One target with everything that stood there before. Raises NotFound."""
    require(actor, Permission.PROGRAMME_READ)
    row = Target.objects.filter(id=target_id).first()
    if row is None:
        raise NotFound()
    changes = tuple(
        Change(each.version, each.at, each.by, each.field, each.former) for each in row.changes.order_by("-id")
    )
    return _target(row, desk_names(), changes)


def told_of(row: Target) -> TargetTold:
    """What stands in a target, as it was told."""
    return TargetTold(
        row.words,
        row.indicator,
        row.service,
        row.responsible,
        row.others,
        row.budget,
        row.starts_on,
        row.ends_on,
    )


def _target(row: Target, names: dict[UUID, str], changes: tuple[Change, ...] = ()) -> TargetShown:
    state, today = State(row.state), timezone.localdate()
    late = state in {State.PLANNED, State.RUNNING} and row.ends_on < today
    name = names.get(row.responsible, "")
    return TargetShown(
        row.id, row.version, state, told_of(row), name, row.spent, row.reason, row.evidence, late, changes
    )


def meetings(*, actor: Actor) -> list[MeetingShown]:
    """Every meeting with its decisions, the newest first."""
    require(actor, Permission.PROGRAMME_READ)
    rows = Meeting.objects.prefetch_related("decisions").order_by("-held_on", "-recorded_at")
    names = desk_names()
    return [_meeting(row, names) for row in rows]


def meeting_for(meeting_id: UUID, *, actor: Actor) -> MeetingShown:
    """One meeting. Raises NotFound."""
    require(actor, Permission.PROGRAMME_READ)
    row = Meeting.objects.filter(id=meeting_id).first()
    if row is None:
        raise NotFound()
    return _meeting(row, desk_names())


def decision_for(decision_id: UUID, *, actor: Actor) -> DecisionShown:
    """One decision. Raises NotFound."""
    require(actor, Permission.PROGRAMME_READ)
    row = Decision.objects.select_related("meeting").filter(id=decision_id).first()
    if row is None:
        raise NotFound()
    return _decision(row, row.meeting, desk_names())


def decisions_late(*, actor: Actor) -> list[DecisionShown]:
    """What was decided and is open past its day, the oldest first."""
    require(actor, Permission.PROGRAMME_READ)
    rows = Decision.objects.select_related("meeting").filter(done_on=None, due_on__lt=timezone.localdate())
    names = desk_names()
    return [_decision(row, row.meeting, names) for row in rows.order_by("due_on", "id")]


def _meeting(row: Meeting, names: dict[UUID, str]) -> MeetingShown:
    decided = sorted(row.decisions.all(), key=lambda each: (each.due_on, str(each.id)))
    found = tuple(_decision(each, row, names) for each in decided)
    return MeetingShown(row.id, row.held_on, row.agenda, tuple(row.present.splitlines()), found, row.version)


def _decision(row: Decision, meeting: Meeting, names: dict[UUID, str]) -> DecisionShown:
    return DecisionShown(
        row.id,
        meeting.id,
        meeting.held_on,
        row.words,
        names.get(row.responsible, ""),
        row.due_on,
        row.done_on,
        row.evidence,
        is_late(row.due_on, row.done_on, timezone.localdate()),
        row.responsible,
        row.version,
    )


def desk_names() -> dict[UUID, str]:
    """Every desk of the installation by its name with its agency."""
    return {each.id: desk_name(each) for each in all_desks()}


def proposed_for(service: str, on: date, *, actor: Actor) -> list[Proposed]:
    """The desks that may give this service in the actor's territory on that day, to women, men, girls or boys.

    Judged as a referral is (`organisations.queries.desks_for`): a row by practice, or one that asks first, proposes nobody.
    """
    require(actor, Permission.PROGRAMME_READ)
    if service not in {each.value for each in Service}:
        return []
    place, found = own_desk(actor).territory, dict[UUID, Proposed]()
    for kind in PersonKind:
        for offer in desks_for(Service(service), kind, place, on):
            if offer.allowed:
                found.setdefault(offer.desk, Proposed(offer.desk, offer.name, offer.basis, offer.mark))
    return list(found.values())


def is_desk(desk: UUID) -> bool:
    """Whether it is a desk of the installation."""
    return desk in desk_names()
