"""Counting who was screened at the border: no row is opened, and each counting is one entry in the log."""

from collections.abc import Collection
from datetime import date
from uuid import UUID

from django.db import transaction

from naung.casework.arrivals.queries.figures import BatchCounts, screened_in
from naung.casework.arrivals.queries.rows import batch_row
from naung.casework.arrivals.vocabulary import ArrivalEvent
from naung.foundation.access.rules import require
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.audit.actions import record


@transaction.atomic
def count_screened(*, desks: Collection[UUID], since: date, until: date, by: Actor) -> list[BatchCounts]:
    """True counts of these desks' closed batches from `since` to before `until`: whoever shows them withholds what is small."""
    require(by, Permission.FIGURES_READ)
    found = screened_in(desks, since, until, actor=by)
    record(ArrivalEvent.COUNTED, count=len(found), by=by)
    return found


@transaction.atomic
def take_report(*, batch_id: UUID, by: Actor) -> None:
    """Note that the report of a batch was taken as a file. Raises NotFound."""
    require(by, Permission.ARRIVAL_READ)
    record(ArrivalEvent.REPORTED, subject=batch_row(batch_id, actor=by).id, by=by)
