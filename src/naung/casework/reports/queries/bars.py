"""Reports of which a desk must not even know, for pages that show ids of other rooms' records."""

from collections.abc import Iterable
from uuid import UUID

from naung.casework.reports.models import ReportBar
from naung.foundation.access.rules import desk_of
from naung.foundation.access.vocabulary import Actor


def kept_from(records: Iterable[UUID], *, actor: Actor) -> frozenset[UUID]:
    """Which of these ids are reports that may be against an officer of the actor's own desk. Opens nothing."""
    bars = ReportBar.objects.filter(desk_id=desk_of(actor), cleared_at=None)
    return frozenset(bars.values_list("report_id", flat=True)) & frozenset(records)
