"""Counts of sessions by area: reach against plan, for those who may see work counted."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Count, Q, QuerySet, Sum

from naung.casework.outreach.models import Attendance, Session
from naung.casework.outreach.vocabulary import AgeBand, Seat, Sex, State
from naung.foundation.access.rules import require
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.organisations.queries import desks_under


@dataclass(frozen=True)
class AreaReach:
    """One area's sessions in a period: how many stood in the plan, were held, were cancelled; people expected and counted."""

    planned: int = 0
    held: int = 0
    cancelled: int = 0
    expected: int = 0
    attended: int = 0

    def __add__(self, other: "AreaReach") -> "AreaReach":
        return AreaReach(
            self.planned + other.planned,
            self.held + other.held,
            self.cancelled + other.cancelled,
            self.expected + other.expected,
            self.attended + other.attended,
        )


@dataclass(frozen=True)
class Reach:
    """A period's reach by place code (empty where no code was sure), who came by age and sex, and which desks were counted."""

    desks: tuple[str, ...]
    areas: Mapping[str, AreaReach]
    seats: Mapping[Seat, int]


def reach_seen(since: date, until: date, *, actor: Actor) -> Reach:
    """Reach from `since` and before `until`, of the actor's own desk, or from a coordinating desk of those of its territory.

    Counts only: no session is opened. A session counts by the day on which it was held, else by the day that was planned.
    """
    if not actor.may(Permission.OUTREACH_READ):
        require(actor, Permission.INSIGHT_READ)
    desks = desks_under(actor)
    rows = _in_period(since, until, [each.id for each in desks])
    areas: dict[str, AreaReach] = {}
    for code, found in _by_state(rows).items():
        areas[code] = areas.get(code, AreaReach()) + found
    for code, came in _people(rows).items():
        areas[code] = areas.get(code, AreaReach()) + AreaReach(attended=came)
    return Reach(tuple(each.name for each in desks), areas, _seats(rows))


def _in_period(since: date, until: date, desks: Iterable[UUID]) -> "QuerySet[Session]":
    held = Q(state=State.HELD.value, held_on__gte=since, held_on__lt=until)
    others = ~Q(state=State.HELD.value) & Q(planned_on__gte=since, planned_on__lt=until)
    return Session.objects.filter(held | others, owner__in=list(desks))


def _by_state(rows: "QuerySet[Session]") -> dict[str, AreaReach]:
    """How many sessions stood in the plan, and what became of them; a cancelled one counts in the plan as well."""
    found: dict[str, AreaReach] = {}
    counted = rows.order_by().values_list("place_code", "state").annotate(n=Count("id"), expected=Sum("expected"))
    for code, state, n, expected in counted:
        one = AreaReach(n, n if state == State.HELD else 0, n if state == State.CANCELLED else 0, expected)
        found[code] = found.get(code, AreaReach()) + one
    return found


def _people(rows: "QuerySet[Session]") -> dict[str, int]:
    counted = Attendance.objects.filter(session__in=rows).order_by().values_list("session__place_code")
    return dict(counted.annotate(n=Sum("count")))


def _seats(rows: "QuerySet[Session]") -> dict[Seat, int]:
    found: Counter[Seat] = Counter()
    counted = Attendance.objects.filter(session__in=rows).order_by().values_list("band", "sex").annotate(n=Sum("count"))
    for band, sex, n in counted:
        found[AgeBand(band), Sex(sex)] += n
    return dict(found)
