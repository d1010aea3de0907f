"""Counts of reports over several desks. Nothing sealed is opened; whoever shows a count withholds what is small."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Count, F, Min, Q, QuerySet
from django.db.models.functions import TruncMonth

from naung.casework.reports.models import Report, ReportSubject
from naung.casework.reports.queries.clocks import zone
from naung.casework.reports.vocabulary import Part, Status
from naung.foundation.access.rules import require
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.clock.vocabulary import Kept, Late
from naung.foundation.recusal.queries import seen_by


@dataclass(frozen=True)
class ReportCounts:
    """Reports received in a period: by month ("2026-11") and status; by area; the persons concerned by sex and age as told."""

    by_month: Mapping[tuple[str, str], int]
    by_area: Mapping[str, int]
    persons: Mapping[tuple[str, str], int]


def reports_counted(desks: Collection[UUID], since: datetime, until: datetime, *, actor: Actor) -> ReportCounts:
    """The reports of these desks that were received from `since` to before `until` (FIGURES_READ)."""
    require(actor, Permission.FIGURES_READ)
    received = Report.objects.filter(owner__in=list(desks), received_at__gte=since, received_at__lt=until)
    rows = seen_by(received, "id", actor=actor)
    told = ReportSubject.objects.filter(report__in=rows, removed_at=None, part=Part.CONCERNED)
    months = _counted(rows.annotate(month=TruncMonth("received_at", tzinfo=zone())), "month", "status")
    return ReportCounts(
        by_month={(f"{month:%Y-%m}", str(status)): n for (month, status), n in months.items()},
        by_area={str(area): n for (area,), n in _counted(rows, "place_code").items()},
        persons={(str(sex), str(age)): n for (sex, age), n in _counted(told, "sex", "age").items()},
    )


def _counted(rows: "QuerySet[Report] | QuerySet[ReportSubject]", *columns: str) -> dict[tuple[object, ...], int]:
    found = rows.order_by().values_list(*columns).annotate(n=Count("pk"))
    return {tuple(key): n for *key, n in found}


def responses_late(desks: Collection[UUID], now: datetime, *, actor: Actor) -> Mapping[UUID, Late]:
    """For each of these desks with any: reports whose first response is late, the oldest by when it was due."""
    require(actor, Permission.COORDINATION_READ)
    late = Report.objects.filter(owner__in=list(desks), status=Status.RECEIVED, responded_at=None, due_at__lt=now)
    found = (
        seen_by(late, "id", actor=actor).order_by().values_list("owner").annotate(n=Count("pk"), since=Min("due_at"))
    )
    return {owner: Late(n, since) for owner, n, since in found}


def responses_kept(desks: Collection[UUID], since: datetime, until: datetime, *, actor: Actor) -> Kept:
    """Reports of these desks whose first response was due from `since` to before `until`; kept: it came by then.

    A report that was closed or joined to a case without any response counts as one whose response did not come.
    """
    require(actor, Permission.COORDINATION_READ)
    due = seen_by(Report.objects.filter(owner__in=list(desks), due_at__gte=since, due_at__lt=until), "id", actor=actor)
    return Kept(**due.aggregate(kept=Count("pk", filter=Q(responded_at__lte=F("due_at"))), due=Count("pk")))
