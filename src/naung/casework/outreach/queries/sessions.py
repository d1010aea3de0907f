"""Readers of sessions: a desk sees its own. What is sealed opens for whoever of that desk holds outreach, by the room's leave."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet, Sum
from django.utils import timezone

from naung.casework.outreach.models import RoomAnswer, Session, SessionStep
from naung.casework.outreach.vocabulary import (
    AgeBand,
    Audience,
    Held,
    Moment,
    OutreachEvent,
    PlaceTold,
    Plan,
    Replies,
    Reply,
    Sex,
    State,
    Step,
    Topic,
    Way,
)
from naung.foundation.access.rules import desk_of, officer_of, require
from naung.foundation.access.vocabulary import Actor, Permission, Warrant
from naung.foundation.accounts.queries import name_of, roles_at
from naung.foundation.errors import NotFound
from naung.foundation.places.queries import path_words
from naung.foundation.vault.queries import open_rows

READING = timedelta(minutes=1)  # a leave to read one page
ROWS = 200
SEALED = ("place_words", "venue", "speaker", "asked", "followed")
SEALED_STEP = ("reason", "former")
LEAVE = frozenset({f"session.{column}" for column in SEALED} | {f"sessionstep.{column}" for column in SEALED_STEP})
COUNTED: Mapping[tuple[Moment, Reply], str] = {
    (Moment.BEFORE, Reply.YES): "before_yes",
    (Moment.BEFORE, Reply.NO): "before_no",
    (Moment.BEFORE, Reply.UNSURE): "before_unsure",
    (Moment.AFTER, Reply.YES): "after_yes",
    (Moment.AFTER, Reply.NO): "after_no",
    (Moment.AFTER, Reply.UNSURE): "after_unsure",
}


@dataclass(frozen=True)
class SessionLine:
    """A session on a list; `place` in words is empty where the code is in no table, `attended` None where it was not held."""

    id: UUID
    number: str
    state: State
    place_code: str
    place: str
    on: date
    audience: Audience
    expected: int
    attended: int | None


@dataclass(frozen=True)
class StepShown:
    """One thing that was done with a session."""

    step: Step
    at: datetime
    by: UUID
    reason: str
    former: str


@dataclass(frozen=True)
class SessionShown:
    """One session with what was sealed, as its own desk reads it."""

    line: SessionLine
    version: int
    plan: Plan
    held: Held | None
    answers: Mapping[str, tuple[Way, Replies]]
    steps: tuple[StepShown, ...]


def where(code: str, words: str) -> str:
    """A place in words: by its code where that is in the table, else as it was typed, else the code."""
    return (path_words(code) if code else "") or words or code


def _of_the_desk(actor: Actor) -> "QuerySet[Session]":
    require(actor, Permission.OUTREACH_READ)
    return Session.objects.select_related("compartment").filter(owner=desk_of(actor))


def session_row(session_id: UUID, *, actor: Actor) -> Session:
    """The unopened row of the actor's own desk. Raises NotFound for another desk's."""
    found = _of_the_desk(actor).filter(id=session_id).first()
    if found is None:
        raise NotFound()
    return found


def sessions_between(since: date, until: date, *, actor: Actor) -> list[SessionLine]:
    """The desk's sessions whose day (held, else planned) is from `since` and before `until`, by day."""
    held = Q(state=State.HELD.value, held_on__gte=since, held_on__lt=until)
    others = ~Q(state=State.HELD.value) & Q(planned_on__gte=since, planned_on__lt=until)
    return sorted(_lines(_of_the_desk(actor).filter(held | others)[:ROWS]), key=lambda line: (line.on, line.number))


def taught(topic: Topic, first: date, last: date, *, actor: Actor) -> tuple[int, int]:
    """How often the desk held a session on a topic from `first` to `last`, and how many came: counts, no names."""
    rows = _of_the_desk(actor).filter(state=State.HELD.value, held_on__range=(first, last), topics__topic=topic.value)
    counted = Session.objects.filter(id__in=rows.values("id")).aggregate(came=Sum("attendance__count"))
    return rows.count(), counted["came"] or 0


def sessions_waiting(today: date, *, actor: Actor) -> list[SessionLine]:
    """The desk's planned sessions whose day has come: somebody has to say what became of them. Oldest first."""
    rows = _of_the_desk(actor).filter(state=State.PLANNED.value, planned_on__lte=today)
    return _lines(rows.order_by("planned_on", "number")[:ROWS])


def _lines(rows: Iterable[Session]) -> list[SessionLine]:
    listed = list(rows)
    counts = dict(
        Session.objects.filter(id__in=[row.id for row in listed])
        .annotate(came=Sum("attendance__count"))
        .values_list("id", "came")
    )
    names: dict[str, str] = {}
    for row in listed:
        if row.place_code and row.place_code not in names:
            names[row.place_code] = path_words(row.place_code)
    return [_line(row, names.get(row.place_code, ""), counts[row.id]) for row in listed]


def _line(row: Session, place: str, came: int | None) -> SessionLine:
    held = row.state == State.HELD
    return SessionLine(
        id=row.id,
        number=row.number,
        state=State(row.state),
        place_code=row.place_code,
        place=place,
        on=row.held_on if held and row.held_on else row.planned_on,
        audience=Audience(row.audience),
        expected=row.expected,
        attended=(came or 0) if held else None,
    )


def _leave(row: Session, actor: Actor) -> Warrant:
    """What this reader may open of it: all, since the desk wrote it; it names nobody who came."""
    until = timezone.now() + READING
    holder, desk = officer_of(actor), desk_of(actor)
    return Warrant(row.id, holder, desk, Permission.OUTREACH_READ, row.compartment_id, LEAVE, until)


def open_session(row: Session, actor: Actor) -> dict[str, str]:
    """The sealed columns of one session in plain, with an entry in the log; an empty one is an empty text."""
    (text,) = open_rows(actor, OutreachEvent.OPENED, [(row, SEALED)], warrant=_leave(row, actor))
    return {column: text.get(column) or "" for column in SEALED}


def session_for(session_id: UUID, *, actor: Actor) -> SessionShown:
    """A session with its history, opened with one entry in the log. Raises NotFound for another desk's."""
    row = session_row(session_id, actor=actor)
    steps = list(SessionStep.objects.filter(session=row).order_by("version"))
    for step in steps:
        step.compartment = row.compartment  # the session's, which is in memory already
    wanted: list[tuple[Any, tuple[str, ...]]] = [(row, SEALED), *((step, SEALED_STEP) for step in steps)]
    text, *told = open_rows(actor, OutreachEvent.OPENED, wanted, warrant=_leave(row, actor))
    plain = {column: text.get(column) or "" for column in SEALED}
    (line,) = _lines([row])
    return SessionShown(
        line=line,
        version=row.version,
        plan=plan_of(row, plain),
        held=held_of(row, plain),
        answers=answers_of(row),
        steps=tuple(
            StepShown(Step(step.step), step.at, step.by, words.get("reason") or "", words.get("former") or "")
            for step, words in zip(steps, told, strict=True)
        ),
    )


def plan_of(row: Session, plain: Mapping[str, str]) -> Plan:
    """The plan that a row holds, with its sealed texts."""
    return Plan(
        place=PlaceTold(row.place_code, plain["place_words"]),
        on=row.planned_on,
        audience=Audience(row.audience),
        topics=frozenset(Topic(each.topic) for each in row.topics.all()),
        expected=row.expected,
        venue=plain["venue"],
        starts=row.starts,
        officer=row.officer,
        speaker=plain["speaker"],
        materials=frozenset(row.materials.values_list("used_id", flat=True)),
    )


def held_of(row: Session, plain: Mapping[str, str]) -> Held | None:
    """What was written down of a session that was held; None for one that was not."""
    if row.held_on is None or row.minutes is None:
        return None
    seats = {(AgeBand(each.band), Sex(each.sex)): each.count for each in row.attendance.all()}
    reports, referrals = (int(number) for number in plain["followed"].split())
    return Held(row.held_on, row.minutes, seats, plain["asked"], reports, referrals)


def answers_of(row: Session) -> dict[str, tuple[Way, Replies]]:
    """How the room answered, by the code of the question, in the order in which they were written down."""
    found = RoomAnswer.objects.filter(session=row).order_by("id")
    return {
        each.question: (Way(each.way), {key: getattr(each, column) for key, column in COUNTED.items()})
        for each in found
    }


def speakers_at(*, actor: Actor) -> list[tuple[UUID, str]]:
    """The officers who serve at the actor's desk now, as those who may be named as speaking, by name."""
    require(actor, Permission.OUTREACH_READ)
    found = [(officer, name_of(officer)) for officer in roles_at(desk_of(actor))]
    return sorted(found, key=lambda each: (each[1], each[0]))  # two of one name stand in one order
