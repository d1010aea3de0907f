"""The way home over a desk: its own files, who is expected here, what was refused, and what the legal officer is asked."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Q
from django.utils import timezone

from naung.casework.cases.queries import case_row
from naung.casework.returns.models import Delivery, Finding, Journey, Leg, Waiver
from naung.casework.returns.queries.rows import LEG_NAMED_BY, NAMED_BY
from naung.casework.returns.rules.legs import is_home, state_shown
from naung.casework.returns.vocabulary import OPEN_STATES, FindingKind, HowFar, LegState, ReturnEvent, Verdict, Way
from naung.foundation.access.rules import desk_of, require
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.errors import NotFound
from naung.foundation.recusal.queries import seen_by
from naung.foundation.vault.queries import open_rows

ROWS = 40
OPEN = [each.value for each in OPEN_STATES]


@dataclass(frozen=True)
class JourneyLine:
    """One person's way home: how many legs have their receipt, and whether one is late."""

    case: UUID
    number: str
    person: UUID
    way: Way
    received: int
    legs: int
    late: bool
    home: bool
    died: bool
    moved_at: datetime

    @property
    def how_far(self) -> HowFar:
        """The one thing to say of it."""
        if self.died:
            return HowFar.DIED
        if self.late:
            return HowFar.LATE
        if self.home:
            return HowFar.HOME
        return HowFar.UNDER_WAY if self.legs else HowFar.NOT_PLANNED


@dataclass(frozen=True)
class LegLine:
    """A leg on a list. `case` and `person` only for the desk whose file it is."""

    id: UUID
    number: str
    case: UUID | None
    person: UUID | None
    order: int
    giver_body: str
    giver_desk: UUID | None
    receiver_body: str
    receiver_desk: UUID | None
    expected_at: datetime
    received_at: datetime | None
    state: LegState


@dataclass(frozen=True)
class DeliveryLine:
    """A receipt that was refused and waits for a look. `case` only where the file is this desk's."""

    id: UUID
    verdict: Verdict
    code: str
    at: datetime
    desk: UUID
    case: UUID | None
    person: UUID | None
    number: str
    order: int


@dataclass(frozen=True)
class WaiverLine:
    """What a legal officer is asked: which desk, for which coded reason, when. No case and no person."""

    id: UUID
    owner: UUID
    reason: str
    asked_at: datetime
    decided_at: datetime | None
    granted: bool | None


def journeys_of_desk(*, actor: Actor) -> list[JourneyLine]:
    """Every file of the desk, the latest moved first. Nothing is opened."""
    require(actor, Permission.RETURN_READ)
    found = Journey.objects.select_related("case").filter(owner=desk_of(actor), person__erased_at=None)
    return _lines(list(seen_by(found, *NAMED_BY, actor=actor).order_by("-moved_at", "id").prefetch_related("legs")))


def returns_of_case(case_id: UUID, *, actor: Actor) -> list[JourneyLine]:
    """The way home of each person of a case, for the case's page. Raises NotFound for another desk's."""
    require(actor, Permission.RETURN_READ)
    case_row(case_id, actor=actor)
    found = Journey.objects.select_related("case").filter(case_id=case_id, person__erased_at=None)
    return _lines(list(seen_by(found, *NAMED_BY, actor=actor).order_by("begun_at", "id").prefetch_related("legs")))


def _lines(rows: list[Journey]) -> list[JourneyLine]:
    now = timezone.now()
    dead = set(
        Finding.objects.filter(journey__in=rows, kind=FindingKind.DEATH, struck_at=None).values_list(
            "journey", flat=True
        )
    )
    found = []
    for row in rows:
        states = [state_shown(LegState(leg.state), leg.expected_at, now) for leg in row.legs.all()]
        counted = [each for each in states if each is not LegState.CANCELLED]
        died = row.id in dead
        found.append(
            JourneyLine(
                row.case_id, row.case.number, row.person_id, Way(row.way), counted.count(LegState.RECEIVED),
                len(counted), LegState.OVERDUE in states and not died, is_home(states), died, row.moved_at,
            )
        )  # fmt: skip
    return found


def legs_late(now: datetime, *, actor: Actor, limit: int = ROWS) -> list[LegLine]:
    """Legs that nobody received by the expected moment: of the desk's own files, and those expected at this desk."""
    require(actor, Permission.RETURN_RECEIVE)
    desk = desk_of(actor)
    mine = Q(journey__owner=desk) | Q(receiver_desk=desk)
    return _legs(mine & Q(expected_at__lt=now, state__in=OPEN), desk, actor, limit)


def arrivals_of(*, actor: Actor, limit: int = ROWS) -> list[LegLine]:
    """Whom this desk is to receive from another: when and from which desk, and nothing of who it is."""
    require(actor, Permission.RETURN_RECEIVE)
    desk = desk_of(actor)
    return _legs(Q(receiver_desk=desk) & ~Q(journey__owner=desk), desk, actor, limit)


def legs_to_give(*, actor: Actor, limit: int = ROWS) -> list[LegLine]:
    """Whom this desk hands to another desk of the house and has no receipt for, in its own files; none for who brings nobody."""
    if not actor.may(Permission.RETURN_WRITE):
        return []
    desk = desk_of(actor)
    return _legs(Q(journey__owner=desk, giver_desk=desk, state__in=OPEN) & ~Q(receiver_desk=None), desk, actor, limit)


def legs_to_take(*, actor: Actor, limit: int = ROWS) -> list[LegLine]:
    """Whom this desk waits for, from any desk: when and from which, as `arrivals_of`."""
    require(actor, Permission.RETURN_RECEIVE)
    desk = desk_of(actor)
    return _legs(Q(receiver_desk=desk, state__in=OPEN), desk, actor, limit)


def _legs(asked: Q, desk: UUID, actor: Actor, limit: int) -> list[LegLine]:
    dead = Finding.objects.filter(kind=FindingKind.DEATH, struck_at=None).values("journey")
    rows = Leg.objects.select_related("journey__case").filter(asked, journey__person__erased_at=None)
    rows = rows.exclude(journey__in=dead).exclude(state=LegState.CANCELLED)
    seen = seen_by(rows, *LEG_NAMED_BY, actor=actor).order_by("-expected_at", "id")[:limit]
    return [_leg_line(row, desk, actor.may(Permission.RETURN_READ)) for row in seen]


def _leg_line(row: Leg, desk: UUID, reads: bool) -> LegLine:
    own = reads and row.journey.owner == desk
    return LegLine(
        row.id, row.journey.case.number if own else "", row.journey.case_id if own else None,
        row.journey.person_id if own else None, row.order, row.giver_body, row.giver_desk or row.journey.owner,
        row.receiver_body, row.receiver_desk, row.expected_at, row.received_at,
        state_shown(LegState(row.state), row.expected_at, timezone.now()),
    )  # fmt: skip


def arrival_for(leg_id: UUID, *, actor: Actor) -> LegLine:
    """One leg that this desk is to receive. Raises NotFound for any other."""
    require(actor, Permission.RETURN_RECEIVE)
    found = _legs(Q(id=leg_id, receiver_desk=desk_of(actor)), desk_of(actor), actor, 1)
    if not found:
        raise NotFound()
    return found[0]


def deliveries_to_look_at(*, actor: Actor, limit: int = ROWS) -> list[DeliveryLine]:
    """Refused receipts that wait: those entered at this desk whose code is of no file, and those of this desk's files."""
    require(actor, Permission.RETURN_READ)
    desk = desk_of(actor)
    mine = Q(leg__journey__owner=desk) | Q(leg=None, desk=desk)
    rows = Delivery.objects.select_related("leg__journey__case").filter(mine, looked_at=None)
    columns = ("leg__journey__case_id", "leg__journey__person_id")
    return [_delivery(row) for row in seen_by(rows, *columns, actor=actor).order_by("written_at", "id")[:limit]]


def _delivery(row: Delivery) -> DeliveryLine:
    journey = row.leg.journey if row.leg else None
    return DeliveryLine(
        row.id, Verdict(row.verdict), row.code, row.written_at, row.desk, journey.case_id if journey else None,
        journey.person_id if journey else None, journey.case.number if journey else "", row.leg.order if row.leg else 0,
    )  # fmt: skip


def delivery_row(delivery_id: UUID, *, actor: Actor) -> Delivery:
    """A refused receipt that this desk may look at. Raises NotFound for any other."""
    require(actor, Permission.RETURN_READ)
    desk = desk_of(actor)
    rows = Delivery.objects.select_related("leg__journey__case", "compartment").filter(
        Q(leg__journey__owner=desk) | Q(leg=None, desk=desk), id=delivery_id
    )
    row = seen_by(rows, "leg__journey__case_id", "leg__journey__person_id", actor=actor).first()
    if row is None:
        raise NotFound()
    return row


def delivery_for(delivery_id: UUID, *, actor: Actor) -> DeliveryLine:
    """The same as a line."""
    return _delivery(delivery_row(delivery_id, actor=actor))


def delivery_told(delivery_id: UUID, *, actor: Actor) -> tuple[datetime, str, str] | None:
    """What was entered with a refused receipt: the moment, the coded condition, the words; None where no file is known."""
    row = delivery_row(delivery_id, actor=actor)
    if row.compartment is None:
        return None
    (text,) = open_rows(actor, ReturnEvent.READ, [(row, ("told",))], permission=Permission.RETURN_READ)
    at, condition, words = (text.get("told") or "").split("\n", 2)
    return datetime.fromisoformat(at), condition, words


def waivers_asked(*, actor: Actor) -> list[WaiverLine]:
    """What the legal officers are asked, what waits first. No case and no person is named."""
    require(actor, Permission.RETURN_WAIVE)
    rows = Waiver.objects.filter(journey__person__erased_at=None).order_by("-decided_at", "asked_at", "id")
    found = [WaiverLine(w.id, w.owner, w.reason, w.asked_at, w.decided_at, w.granted) for w in rows]
    return sorted(found, key=lambda each: (each.decided_at is not None, each.asked_at))


def waiver_for(waiver_id: UUID, *, actor: Actor) -> WaiverLine:
    """One of them. Raises NotFound."""
    found = [each for each in waivers_asked(actor=actor) if each.id == waiver_id]
    if not found:
        raise NotFound()
    return found[0]
