"""What an officer takes along on her phone: the sessions near today, without anybody's name."""

from dataclasses import dataclass
from datetime import date, time, timedelta
from uuid import UUID

from django.db.models import Q

from naung.casework.outreach.models import Session
from naung.casework.outreach.queries.sessions import _of_the_desk, open_session, plan_of, where
from naung.casework.outreach.vocabulary import Audience, State, Topic
from naung.foundation.access.rules import officer_of
from naung.foundation.access.vocabulary import Actor

BACK = timedelta(weeks=1)  # what was held last week may not be written down yet
AHEAD = timedelta(weeks=1)
MOST = 60


@dataclass(frozen=True)
class DiaryLine:
    """A session as it stands on a phone: where and when, for whom; no speaker, nobody who came."""

    id: UUID
    number: str
    version: int
    state: State
    on: date
    starts: time | None
    place: str
    venue: str
    audience: Audience
    topics: tuple[Topic, ...]
    materials: tuple[UUID, ...]


def diary_week(today: date, *, actor: Actor) -> list[DiaryLine]:
    """The desk's sessions from a week back to a week ahead that are this officer's or nobody's yet, by day.

    Each is opened with its entry in the log.
    """
    mine = Q(officer=officer_of(actor)) | Q(officer=None)
    near = Q(planned_on__gte=today - BACK, planned_on__lte=today + AHEAD)
    rows = _of_the_desk(actor).filter(mine, near).exclude(state=State.CANCELLED.value)
    return [_line(row, actor) for row in rows.order_by("planned_on", "starts", "number")[:MOST]]


def _line(row: Session, actor: Actor) -> DiaryLine:
    plan = plan_of(row, open_session(row, actor))
    return DiaryLine(
        id=row.id,
        number=row.number,
        version=row.version,
        state=State(row.state),
        on=plan.on,
        starts=plan.starts,
        place=where(plan.place.code, plan.place.words),
        venue=plan.venue,
        audience=plan.audience,
        topics=tuple(sorted(plan.topics)),
        materials=tuple(sorted(plan.materials, key=str)),
    )


def sessions_on(day: date, *, actor: Actor) -> list[UUID]:
    """The desk's sessions that were planned for a day or held on it, but for those that were cancelled."""
    rows = _of_the_desk(actor).filter(Q(planned_on=day) | Q(held_on=day)).exclude(state=State.CANCELLED.value)
    return list(rows.order_by("planned_on", "number").values_list("id", flat=True)[:MOST])
