"""Readers of complaints. Whom a complaint is about gets for it what he gets for one that does not exist."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.utils import timezone

from naung.casework.complaints.models import Complaint, ComplaintBar
from naung.casework.complaints.rules import WHO_COMPLAINED, is_late, readable, status_of
from naung.casework.complaints.vocabulary import (
    NUMBER_PREFIX,
    ComplaintEvent,
    Finding,
    Looker,
    Matter,
    Status,
    ToldBy,
)
from naung.foundation.access.rules import desk_of, officer_of, require, shipped_roles
from naung.foundation.access.vocabulary import Actor, Permission, Purpose, Warrant
from naung.foundation.accounts.queries import desks_serving
from naung.foundation.errors import NotFound
from naung.foundation.identifiers import read_number
from naung.foundation.organisations.queries import all_desks
from naung.foundation.vault.queries import open_rows

ROWS = 60
READING = timedelta(minutes=1)  # a leave to read one page


@dataclass(frozen=True)
class ComplaintLine:
    """A complaint on a list: nobody's name. `desk` is the one it is about, where one was named."""

    id: UUID
    number: str
    matter: Matter
    desk: UUID | None
    status: Status
    received_at: datetime
    due_at: datetime
    late: bool
    version: int
    finding: Finding | None
    answered_at: datetime | None
    told_at: datetime | None
    told_way: ToldBy | None
    monitor_may_know: bool
    looks_into: bool  # the reader's desk answers it
    own: bool  # the reader complained herself
    may_know_who: bool  # the reader may open who complained
    has_person: bool


@dataclass(frozen=True)
class ComplaintShown:
    """One complaint with what was said; what the reader may not see is None."""

    line: ComplaintLine
    words: str | None
    officer: str | None
    answer: str | None


@dataclass(frozen=True)
class ComplainantShown:
    """Who complained, opened for an answer that is to be told."""

    name: str
    contact: str


def monitors(actor: Actor) -> bool:
    """Whether the actor watches over the handling as a monitor: without identity unless she who complained agrees."""
    role = shipped_roles().get(actor.role)
    return role is not None and actor.may(Permission.COMPLAINT_READ) and Purpose.MONITORING in role.purposes


def lookers() -> list[Looker]:
    """The desks at which somebody may look into complaints now: oversight desks, and at last monitors."""
    able = [role for role in shipped_roles().values() if Permission.COMPLAINT_READ in role.permissions]
    watching = {role.code for role in able if Purpose.MONITORING in role.purposes}
    overseeing = desks_serving({role.code for role in able} - watching)
    watchers = desks_serving(watching)
    return [
        Looker(desk.id, desk.id in overseeing, desk.territory)
        for desk in all_desks()
        if desk.id in overseeing or desk.id in watchers
    ]


def _seen_by(actor: Actor) -> QuerySet[Complaint]:
    """What an actor may know of: her own complaints; those her desk looks into; all for a monitor; none that is about her."""
    if not actor.may(Permission.COMPLAINT_READ):
        require(actor, Permission.COMPLAINT_TAKE)
    me, desk = officer_of(actor), desk_of(actor)
    seen = Q(complainant=me)
    if actor.may(Permission.COMPLAINT_READ):
        about_me = ComplaintBar.objects.filter(Q(desk=desk) | Q(officer=me), complaint=OuterRef("pk"))
        mine = Q() if monitors(actor) else Q(owner=desk)
        seen = seen | (mine & Q(owner__isnull=False) & ~Q(Exists(about_me)))
    return Complaint.objects.select_related("compartment", "person__compartment").filter(seen)


def complaint_row(complaint_id: UUID, *, actor: Actor) -> Complaint:
    """The unopened row. Raises NotFound for whom it is about, and for everybody whom it does not concern."""
    found = _seen_by(actor).filter(id=complaint_id).first()
    if found is None:
        raise NotFound()
    return found


def complaint_by_number(typed: str, *, actor: Actor) -> UUID:
    """The id of a complaint whose number was read out. Raises NotFound, also for one that the actor must not know of."""
    number = read_number(NUMBER_PREFIX, typed)
    found = _seen_by(actor).filter(number=number or "").values_list("id", flat=True).first()
    if found is None:
        raise NotFound()
    return found


def columns_for(row: Complaint, actor: Actor) -> frozenset[str]:
    """What this reader may open of this complaint, by the rule."""
    return readable(
        looks_into=looks_into(row, actor),
        monitors=monitors(actor),
        complained=row.complainant == actor.id,
        monitor_may_know=row.monitor_may_know,
    )


def looks_into(row: Complaint, actor: Actor) -> bool:
    """Whether the actor's desk answers this complaint."""
    return row.owner is not None and row.owner == actor.desk and actor.may(Permission.COMPLAINT_READ)


def _leave(row: Complaint, compartment: UUID, columns: frozenset[str], actor: Actor) -> Warrant:
    reads = Permission.COMPLAINT_READ if actor.may(Permission.COMPLAINT_READ) else Permission.COMPLAINT_TAKE
    until = timezone.now() + READING
    return Warrant(row.id, officer_of(actor), desk_of(actor), reads, compartment, columns, until)


def complaint_for(complaint_id: UUID, *, actor: Actor) -> ComplaintShown:
    """A complaint with what this reader may see of it, opened with an entry in the log; never who complained."""
    row = complaint_row(complaint_id, actor=actor)
    warrant = _leave(row, row.compartment_id, columns_for(row, actor), actor)
    (text,) = open_rows(actor, ComplaintEvent.READ, [(row, ("words", "officer", "answer"))], warrant=warrant)
    return ComplaintShown(line_of(row, actor), text.get("words"), text.get("officer"), text.get("answer"))


def complainant_for(complaint_id: UUID, *, actor: Actor) -> ComplainantShown:
    """Who complained, with an entry of its own in the log. Raises NotFound where the reader may not know or nobody is named."""
    row = complaint_row(complaint_id, actor=actor)
    person = row.person
    if not _is_named(row) or not columns_for(row, actor) >= WHO_COMPLAINED:
        raise NotFound()
    warrant = _leave(row, person.compartment_id, WHO_COMPLAINED, actor)
    event = ComplaintEvent.COMPLAINANT_OPENED
    (text,) = open_rows(actor, event, [(person, ("name", "contact"))], warrant=warrant)
    return ComplainantShown(text.get("name") or "", text.get("contact") or "")


def _is_named(row: Complaint) -> bool:
    """Whether she gave a name or a way to reach her. Opens nothing."""
    return row.person.name is not None or row.person.contact is not None


def line_of(row: Complaint, actor: Actor) -> ComplaintLine:
    """A complaint as a list shows it to this reader."""
    return ComplaintLine(
        id=row.id,
        number=row.number,
        matter=Matter(row.matter),
        desk=row.desk,
        status=status_of(row.answered_at, row.told_at),
        received_at=row.received_at,
        due_at=row.due_at,
        late=is_late(row.due_at, row.answered_at, timezone.now()),
        version=row.version,
        finding=Finding(row.finding) if row.finding else None,
        answered_at=row.answered_at,
        told_at=row.told_at,
        told_way=ToldBy(row.told_way) if row.told_way else None,
        monitor_may_know=row.monitor_may_know,
        looks_into=looks_into(row, actor),
        own=row.complainant == actor.id,
        may_know_who=columns_for(row, actor) >= WHO_COMPLAINED,
        has_person=_is_named(row),
    )


def _lines(rows: Iterable[Any], actor: Actor) -> list[ComplaintLine]:
    return [line_of(row, actor) for row in rows]


def complaints_waiting(*, actor: Actor, limit: int = ROWS) -> list[ComplaintLine]:
    """Complaints that the actor's desk has to answer or to tell the answer of, the most pressing first."""
    require(actor, Permission.COMPLAINT_READ)
    rows = (
        _seen_by(actor)
        .filter(owner=desk_of(actor), told_at=None)
        .order_by(F("answered_at").asc(nulls_first=True), "due_at", "id")
    )
    return _lines(rows[:limit], actor)


def complaints_listed(*, actor: Actor, limit: int = ROWS) -> list[ComplaintLine]:
    """Every complaint that the actor may know of as one who looks into them or watches over them, newest first."""
    require(actor, Permission.COMPLAINT_READ)
    return _lines(_seen_by(actor).order_by("-received_at", "id")[:limit], actor)


def own_complaints(*, actor: Actor, limit: int = ROWS) -> Sequence[ComplaintLine]:
    """What the actor complained of herself, newest first."""
    require(actor, Permission.COMPLAINT_TAKE)
    rows = Complaint.objects.select_related("compartment", "person__compartment").filter(complainant=officer_of(actor))
    return _lines(rows.order_by("-received_at", "id")[:limit], actor)


def nobodys(rows: "QuerySet[Complaint]") -> "QuerySet[Complaint]":
    """Those among these that wait for a desk: none has them, or nobody is left at it who could answer or tell."""
    able = [each.desk for each in lookers()]
    return rows.filter(Q(owner=None) | ~Q(owner__in=able), told_at=None)


def parked_complaints() -> int:
    """How many complaints wait for a desk that may look into them. Names nobody."""
    return nobodys(Complaint.objects.all()).count()
