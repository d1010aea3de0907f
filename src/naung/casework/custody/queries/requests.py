"""Requests and grants as the asker and the custodian of the same desk may see them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Q
from django.utils import timezone

from naung.casework.custody.models import IdentityRequest
from naung.casework.custody.queries.opening import leave
from naung.casework.custody.rules import state_of
from naung.casework.custody.vocabulary import Asked, CustodyEvent, Field, Outcome, RecordKind, State
from naung.foundation.access.rules import desk_of, officer_of, require
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.errors import NotFound
from naung.foundation.recusal.queries import seen_by
from naung.foundation.vault.queries import open_rows

ROWS = 60
READING = timedelta(minutes=1)  # a leave to read one page
WORDS = ("identityrequest.reason", "identityrequest.answer")


@dataclass(frozen=True)
class RequestLine:
    """A request on a list: who asked for what, and where it stands; nobody's name."""

    id: UUID
    kind: RecordKind
    record: UUID
    fields: tuple[Field, ...]
    hours: int
    asked_by: UUID
    asked_at: datetime
    state: State
    decided_by: UUID | None
    decided_at: datetime | None
    until: datetime | None
    ended_at: datetime | None
    openings: int
    opened_at: datetime | None


@dataclass(frozen=True)
class RequestShown:
    """One request with its reason and the custodian's words."""

    line: RequestLine
    reason: str
    answer: str
    own: bool


def asked_of(row: IdentityRequest) -> Asked:
    """What decides the state of a request."""
    return Asked(row.outcome, row.until, row.ended_at)


def line_of(row: IdentityRequest, now: datetime) -> RequestLine:
    """A request as a list shows it."""
    return RequestLine(
        row.id,
        RecordKind(row.kind),
        row.record,
        tuple(Field(code) for code in row.fields.split(",")),
        row.hours,
        row.asked_by,
        row.asked_at,
        state_of(asked_of(row), now),
        row.decided_by,
        row.decided_at,
        row.until,
        row.ended_at,
        row.openings,
        row.opened_at,
    )


def request_row(request_id: UUID, *, actor: Actor) -> IdentityRequest:
    """The unopened row, for who asked and for the custodians of the desk. Raises NotFound for anybody else."""
    if not actor.may(Permission.IDENTITY_GRANT):
        require(actor, Permission.IDENTITY_ASK)
    seen = Q() if actor.may(Permission.IDENTITY_GRANT) else Q(asked_by=officer_of(actor))
    rows = IdentityRequest.objects.select_related("compartment").filter(seen, id=request_id, owner=desk_of(actor))
    found = seen_by(rows, "record", actor=actor).first()
    if found is None:
        raise NotFound()
    return found


def request_for(request_id: UUID, *, actor: Actor, now: datetime | None = None) -> RequestShown:
    """A request with its reason, opened with an entry in the log. Raises NotFound for another desk's and a colleague's."""
    row = request_row(request_id, actor=actor)
    now = now or timezone.now()
    permission = Permission.IDENTITY_GRANT if actor.may(Permission.IDENTITY_GRANT) else Permission.IDENTITY_ASK
    warrant = leave(row.id, permission, row.compartment_id, now + READING, WORDS, actor=actor)
    (text,) = open_rows(actor, CustodyEvent.READ, [(row, ("reason", "answer"))], warrant=warrant)
    return RequestShown(line_of(row, now), text.get("reason") or "", text.get("answer") or "", row.asked_by == actor.id)


def requests_of(*, actor: Actor, limit: int = ROWS) -> list[RequestLine]:
    """The actor's own requests, newest first."""
    require(actor, Permission.IDENTITY_ASK)
    rows = IdentityRequest.objects.filter(owner=desk_of(actor), asked_by=officer_of(actor)).order_by("-asked_at", "id")
    return _lines(seen_by(rows, "record", actor=actor)[:limit])


def requests_waiting(*, actor: Actor, limit: int = ROWS) -> list[RequestLine]:
    """Requests of the desk that wait for a custodian, oldest first."""
    require(actor, Permission.IDENTITY_GRANT)
    rows = IdentityRequest.objects.filter(owner=desk_of(actor), outcome="").order_by("asked_at", "id")
    return _lines(seen_by(rows, "record", actor=actor)[:limit])


def grants_listed(*, actor: Actor, limit: int = ROWS) -> list[RequestLine]:
    """Every leave that was given at the desk, newest first, with how often it was used."""
    require(actor, Permission.IDENTITY_GRANT)
    rows = IdentityRequest.objects.filter(owner=desk_of(actor), outcome=Outcome.GRANTED).order_by("-decided_at", "id")
    return _lines(seen_by(rows, "record", actor=actor)[:limit])


def _lines(rows: Iterable[IdentityRequest]) -> list[RequestLine]:
    now = timezone.now()
    return [line_of(row, now) for row in rows]
