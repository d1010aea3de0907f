"""Writers of sessions: one function a verb. Every correction keeps what stood before, sealed with the session."""

from collections.abc import Mapping
from datetime import date
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from naung.casework.outreach.actions.boards import board_follows, board_is_down
from naung.casework.outreach.models import (
    Attendance,
    MaterialVersion,
    RoomAnswer,
    Session,
    SessionMaterial,
    SessionStep,
    SessionTopic,
)
from naung.casework.outreach.queries.boards import question_at
from naung.casework.outreach.queries.sessions import (
    COUNTED,
    answers_of,
    held_of,
    open_session,
    plan_of,
    session_row,
    where,
)
from naung.casework.outreach.rules.contents import (
    NO_SUCH_DAY,
    SAME_DAY,
    held_fields,
    held_problems,
    plan_fields,
    plan_problems,
    possible_plan_day,
    reason_problems,
    reply_fields,
    reply_problems,
)
from naung.casework.outreach.rules.states import state_after
from naung.casework.outreach.vocabulary import (
    NUMBER_PREFIX,
    Held,
    OutreachEvent,
    Plan,
    Replies,
    State,
    Step,
    Way,
)
from naung.foundation.access.rules import desk_of, officer_of, require
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.accounts.queries import roles_at
from naung.foundation.audit.actions import record
from naung.foundation.errors import Difference, FieldProblem, StaleVersion, differences, refuse
from naung.foundation.identifiers import new_id, new_number
from naung.foundation.vault.actions import new_compartment, seal
from naung.foundation.vault.vocabulary import CompartmentKind
from naung.foundation.words import gettext_noop

NOT_AN_OFFICER = gettext_noop("Pilih petugas yang bertugas di meja ini.")
NOT_A_MATERIAL = gettext_noop("Pilih bahan dari daftar.")


@transaction.atomic
def plan_session(*, plan: Plan, posted_once: UUID | None = None, by: Actor) -> UUID:
    """Put a session into the desk's plan. The same `posted_once` twice is one session. Raises Problems, one row a field."""
    require(by, Permission.OUTREACH_WRITE)
    token = posted_once or new_id()
    before = Session.objects.filter(posted_once=token, owner=desk_of(by)).first()
    if before is not None:
        return before.id
    refuse(plan_problems(plan, today=timezone.localdate()) + _unknown(plan, None, by))
    row = Session(number=new_number(NUMBER_PREFIX), owner=desk_of(by), posted_once=token)
    row.compartment = new_compartment(kind=CompartmentKind.OUTREACH, owner=row.owner, by=by)
    _fill(row, plan)
    row.save(force_insert=True)
    _write_choices(row, plan)
    _step(row, Step.PLAN, by)
    record(OutreachEvent.PLANNED, subject=row.id, by=by)
    return row.id


def _unknown(plan: Plan, row: Session | None, by: Actor) -> list[FieldProblem]:
    """Officers who do not serve here and materials that are in no list; what the session has already may stay."""
    kept = row.officer if row else None
    problems = []
    if plan.officer is not None and plan.officer != kept and plan.officer not in roles_at(desk_of(by)):
        problems.append(FieldProblem("officer", NOT_AN_OFFICER))
    if MaterialVersion.objects.filter(id__in=plan.materials).count() != len(plan.materials):
        problems.append(FieldProblem("materials", NOT_A_MATERIAL))
    return problems


def _fill(row: Session, plan: Plan) -> None:
    row.place_code, row.planned_on, row.starts = plan.place.code, plan.on, plan.starts
    row.audience, row.expected, row.officer = plan.audience, plan.expected, plan.officer
    words = "" if plan.place.code else plan.place.words
    seal(row, place_words=words.strip(), venue=plan.venue.strip(), speaker=plan.speaker.strip())


def _write_choices(row: Session, plan: Plan) -> None:
    row.topics.all().delete()
    SessionTopic.objects.bulk_create(SessionTopic(session=row, topic=each) for each in sorted(plan.topics))
    row.materials.all().delete()
    used = sorted(plan.materials, key=str)
    SessionMaterial.objects.bulk_create(SessionMaterial(session=row, used_id=each) for each in used)


def _step(row: Session, step: Step, by: Actor, *, reason: str = "", former: str = "") -> None:
    written = SessionStep(
        session=row,
        compartment=row.compartment,
        version=row.version,
        step=step,
        at=timezone.now(),
        by=officer_of(by),
    )
    seal(written, reason=reason.strip(), former=former)
    written.save(force_insert=True)


def _locked(session_id: UUID, by: Actor) -> Session:
    """The row of the actor's own desk, held until the end of the transaction. Raises NotFound for another desk's."""
    require(by, Permission.OUTREACH_WRITE)
    session_row(session_id, actor=by)
    return Session.objects.select_for_update(of=("self",)).select_related("compartment").get(id=session_id)


def _refuse_stale(row: Session, version: int, changes: tuple[Difference, ...]) -> None:
    if row.version != version:
        raise StaleVersion(based_on=version, now=row.version, differences=changes)


def _told(changes: tuple[Difference, ...]) -> str:
    return "\n".join(f"{each.field}: {each.theirs}" for each in changes)


def _texts(plan: Plan) -> dict[str, str]:
    """A plan as the text of its fields; the place as a person types it."""
    return plan_fields(plan) | {"place": where(plan.place.code, plan.place.words)}


def _step_on(row: Session, step: Step) -> None:
    row.state = state_after(State(row.state), step)
    row.version += 1


@transaction.atomic
def change_plan(*, session_id: UUID, version: int, plan: Plan, by: Actor) -> None:
    """Change what is planned. The same change twice is one.

    Raises Problems, StaleVersion with both values of each field, RuleBroken for a session that is planned no more.
    """
    row = _locked(session_id, by)
    refuse(plan_problems(plan, today=timezone.localdate()) + _unknown(plan, row, by))
    changes = differences(_texts(plan_of(row, open_session(row, by))), _texts(plan))
    if not changes:
        return
    _refuse_stale(row, version, changes)
    _step_on(row, Step.CHANGE)
    _fill(row, plan)
    row.save()
    _write_choices(row, plan)
    _step(row, Step.CHANGE, by, former=_told(changes))
    record(OutreachEvent.CHANGED, subject=row.id, fields=[each.field for each in changes], by=by)


@transaction.atomic
def move_session(*, session_id: UUID, version: int, on: date, reason: str, by: Actor) -> None:
    """Give a session another day, with the reason; a cancelled one is planned again by it.

    Raises Problems, StaleVersion with both days, RuleBroken for a session that was held.
    """
    row = _locked(session_id, by)
    problems = reason_problems(reason)
    if not possible_plan_day(on, timezone.localdate()):
        problems.append(FieldProblem("on", NO_SUCH_DAY))
    refuse(problems)
    changes = differences({"on": row.planned_on.isoformat()}, {"on": on.isoformat()})
    _refuse_stale(row, version, changes)
    if not changes and row.state == State.PLANNED:
        refuse([FieldProblem("on", SAME_DAY)])
    _step_on(row, Step.MOVE)
    board_follows(row, on - row.planned_on, by)
    row.planned_on = on
    row.save()
    _step(row, Step.MOVE, by, reason=reason, former=_told(changes))
    record(OutreachEvent.MOVED, subject=row.id, by=by)


@transaction.atomic
def cancel_session(*, session_id: UUID, version: int, reason: str, by: Actor) -> None:
    """Write down that a planned session does not take place, and why. It stays in the list and in the counts."""
    row = _locked(session_id, by)
    refuse(reason_problems(reason))
    _refuse_stale(row, version, ())
    _step_on(row, Step.CANCEL)
    row.save()
    board_is_down(row, by)
    _step(row, Step.CANCEL, by, reason=reason)
    record(OutreachEvent.CANCELLED, subject=row.id, by=by)


@transaction.atomic
def write_down_session(*, session_id: UUID, version: int, held: Held, by: Actor) -> None:
    """Write down what a session was, or correct it; what stood before is kept. The same twice is one.

    Raises Problems with one row a field, StaleVersion with both values, RuleBroken for a session that was cancelled.
    """
    row = _locked(session_id, by)
    refuse(held_problems(held, today=timezone.localdate()))
    before = held_of(row, open_session(row, by))
    changes = differences(held_fields(before), held_fields(held)) if before else ()
    if before and not changes:
        return
    _refuse_stale(row, version, changes)
    step = Step.CORRECT if before else Step.HOLD
    _step_on(row, step)
    row.held_on, row.minutes = held.on, held.minutes
    seal(row, asked=held.asked.strip(), followed=f"{held.reports} {held.referrals}")
    row.save()
    _write_seats(row, held)
    _step(row, step, by, former=_told(changes))
    record(OutreachEvent.CORRECTED if before else OutreachEvent.HELD, subject=row.id, by=by)


def _write_seats(row: Session, held: Held) -> None:
    row.attendance.all().delete()
    Attendance.objects.bulk_create(
        Attendance(session=row, band=band, sex=sex, count=count)
        for (band, sex), count in held.attendance.items()
        if count
    )


@transaction.atomic
def count_answers(*, session_id: UUID, version: int, question: str, way: Way, replies: Replies, by: Actor) -> None:
    """Write down how the room answered one question before and after, or correct it. The same twice is one.

    Raises Problems, StaleVersion with both values, RuleBroken for an unknown question or a session that was not held.
    """
    row = _locked(session_id, by)
    asked = question_at(question, actor=by)
    refuse(reply_problems(replies))
    known = answers_of(row).get(asked.code)
    changes = differences(_answer_fields(known), _answer_fields((way, replies)))
    if known and not changes:
        return
    _refuse_stale(row, version, changes)
    _step_on(row, Step.COUNT)
    row.save()
    counts = {column: replies.get(key, 0) for key, column in COUNTED.items()}
    RoomAnswer.objects.update_or_create(session=row, question=asked.code, defaults={"way": way, **counts})
    _step(row, Step.COUNT, by, former=_told(changes) if known else "")
    record(OutreachEvent.COUNTED, subject=row.id, by=by)


def _answer_fields(known: tuple[Way, Replies] | None) -> Mapping[str, str]:
    way, replies = known or ("", {})
    return {"way": str(way), **reply_fields(replies)}
