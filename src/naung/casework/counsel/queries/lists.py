"""Counsel over a desk and over the town: who has none, and which power of attorney is missing. Nothing sealed is opened."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from naung.casework.cases.models import CasePerson
from naung.casework.cases.queries import case_row
from naung.casework.cases.vocabulary import Role, Stage
from naung.casework.counsel.models import Assignment
from naung.casework.counsel.queries.rows import NAMED_BY
from naung.casework.counsel.rules.keeping import standpoint
from naung.casework.counsel.vocabulary import Standpoint
from naung.foundation.access.rules import desk_of, require
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.recusal.queries import seen_by

ROWS = 40


@dataclass(frozen=True)
class WaitingLine:
    """A survivor of an open case without counsel (`standpoint` None), or whose counsel has no valid power of attorney."""

    case: UUID
    number: str
    person: UUID
    standpoint: Standpoint | None
    since: datetime


@dataclass(frozen=True)
class CallLine:
    """A survivor who asked for her counsel and waits since then."""

    case: UUID
    number: str
    person: UUID
    since: datetime


@dataclass(frozen=True)
class WithoutCounsel:
    """Of one desk: survivors in open cases, and how many of them have no counsel."""

    survivors: int
    without: int


COUNSEL = Exists(Assignment.objects.filter(case=OuterRef("case"), person=OuterRef("person"), ended_at=None))


def _survivors() -> "QuerySet[CasePerson]":
    """Victims of open cases, each case and person once."""
    return CasePerson.objects.filter(role=Role.VICTIM, person__erased_at=None).exclude(case__stage=Stage.CLOSED)


def counsel_waiting(*, actor: Actor, limit: int = ROWS) -> list[WaitingLine]:
    """What the desk has to do so that its survivors have counsel, the longest waiting first."""
    require(actor, Permission.COUNSEL_READ)
    desk, today = desk_of(actor), timezone.localdate()
    without = _survivors().select_related("case").filter(~COUNSEL, case__owner=desk)
    seen = seen_by(without, *NAMED_BY, actor=actor).order_by("added_at", "id")[:limit]
    lines = [WaitingLine(row.case_id, row.case.number, row.person_id, None, row.added_at) for row in seen]
    lacking = Assignment.objects.select_related("case").filter(
        Q(document=None) | Q(until__lt=today), owner=desk, ended_at=None, person__erased_at=None
    )
    for row in seen_by(lacking, *NAMED_BY, actor=actor).order_by("begun_at", "id")[:limit]:
        how = standpoint(row.document_id is not None, row.until, False, today)
        lines.append(WaitingLine(row.case_id, row.case.number, row.person_id, how, row.begun_at))
    return sorted(lines, key=lambda line: line.since)[:limit]


def clients_asking(*, actor: Actor, limit: int = ROWS) -> list[CallLine]:
    """Survivors who asked for a call, the longest waiting first. Counsel sees her own, and those of a lawyer who has no
    account here and whom somebody of the desk has to call; who assigns and is no counsel sees all of the desk.
    """
    require(actor, Permission.COUNSEL_READ)
    rows = Assignment.objects.select_related("case").filter(
        owner=desk_of(actor), ended_at=None, person__erased_at=None, called_at__isnull=False
    )
    if actor.may(Permission.PRIVILEGED_KEEP) or not actor.may(Permission.COUNSEL_ASSIGN):
        rows = rows.filter(Q(lawyer__officer=actor.id) | Q(lawyer__officer=None))
    seen = seen_by(rows, *NAMED_BY, actor=actor).order_by("called_at", "id")[:limit]
    return [CallLine(row.case_id, row.case.number, row.person_id, row.called_at) for row in seen if row.called_at]


def counsel_of_case(case_id: UUID, *, actor: Actor) -> tuple[list[Standpoint], int]:
    """For the case's page: how far each open assignment came, and how many survivors have none. Raises NotFound."""
    require(actor, Permission.COUNSEL_READ)
    case, today = case_row(case_id, actor=actor), timezone.localdate()
    rows = Assignment.objects.filter(case=case, ended_at=None, person__erased_at=None)
    found = [
        standpoint(row.document_id is not None, row.until, False, today)
        for row in seen_by(rows, "person_id", actor=actor)
    ]
    without = _survivors().filter(~COUNSEL, case=case)
    return found, seen_by(without, "person_id", actor=actor).count()


def without_counsel(desks: Collection[UUID], *, actor: Actor) -> dict[UUID, WithoutCounsel]:
    """For each of these desks with any: survivors of open cases, and those without counsel. No person and no case."""
    require(actor, Permission.COORDINATION_READ)
    rows = seen_by(_survivors().filter(case__owner__in=list(desks)), *NAMED_BY, actor=actor)
    all_of, none_of = _by_desk(rows), _by_desk(rows.filter(~COUNSEL))
    return {desk: WithoutCounsel(n, none_of.get(desk, 0)) for desk, n in all_of.items()}


def _by_desk(rows: "QuerySet[CasePerson]") -> dict[UUID, int]:
    return dict(rows.order_by().values_list("case__owner").annotate(n=Count("pk")))
