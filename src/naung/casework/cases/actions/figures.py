"""Counting the work of desks: no case is opened, and each counting is one entry in the log."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from naung.casework.cases.queries.figures import MatterCounts, matters_in_period
from naung.casework.cases.vocabulary import CaseEvent
from naung.casework.reports.queries.figures import ReportCounts, reports_counted
from naung.foundation.access.rules import require
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.audit.actions import record


@dataclass(frozen=True)
class WorkCounts:
    """What several desks received and opened in a period, as true numbers: whoever shows them withholds what is small."""

    reports: ReportCounts
    matters: MatterCounts


@transaction.atomic
def count_work(*, desks: Collection[UUID], since: datetime, until: datetime, by: Actor) -> WorkCounts:
    """Count reports and matters of these desks from `since` to before `until`, logged as one run with how many desks."""
    require(by, Permission.FIGURES_READ)
    reports = reports_counted(desks, since, until, actor=by)
    matters = matters_in_period(desks, since, until, actor=by)
    record(CaseEvent.COUNTED, count=len(desks), by=by)
    return WorkCounts(reports, matters)


@transaction.atomic
def look_at_lateness(*, desks: Collection[UUID], by: Actor) -> None:
    """Note in the log that the coordinator looked at how much is late at so many desks."""
    require(by, Permission.COORDINATION_READ)
    record(CaseEvent.LATENESS_SEEN, count=len(desks), by=by)
