"""What the rows of a rollout say, as values."""

from collections.abc import Iterable, Mapping
from uuid import UUID

from naung.foundation.errors import NotFound
from naung.insight.evaluation.models import AreaCount, Rollout
from naung.insight.evaluation.rules.orders import History
from naung.insight.evaluation.vocabulary import Asked, Cluster, Counted, Laid, Shape


def found_row(rollout_id: UUID) -> Rollout:
    """The row. Raises NotFound."""
    row = Rollout.objects.filter(id=rollout_id).first()
    if row is None:
        raise NotFound()
    return row


def asked_of(row: Rollout) -> Asked:
    """The first step, as it was told."""
    return Asked(row.title, row.outcome, Counted(row.counted), row.wanted_more, Shape(row.shape), row.source)


def laid_of(row: Rollout) -> Laid | None:
    """The second step, None before it was told."""
    if row.starts_on is None:
        return None
    clusters = tuple(Cluster(each.name, each.code, each.chosen) for each in row.areas.order_by("place"))
    return Laid(
        clusters, row.steps or 1, row.before or 1, row.after or 0, row.months or 1, row.starts_on, row.past or 0
    )


def counts_of(row: Rollout) -> dict[tuple[int, int], int]:
    """Every count by (place of the area, period); earlier periods are below zero."""
    found = AreaCount.objects.filter(area__rollout=row).values_list("area__place", "period", "count")
    return {(place, period): count for place, period, count in found}


def counted_by(row: Rollout, officer: UUID) -> set[tuple[int, int]]:
    """Cells that an officer counted herself: of these she knows what stands there."""
    found = AreaCount.objects.filter(area__rollout=row, by=officer).values_list("area__place", "period")
    return {(place, period) for place, period in found}


def history_of(row: Rollout) -> History | None:
    """Counts of earlier periods by area, None while any is missing."""
    laid = laid_of(row)
    return block_of(counts_of(row), len(laid.clusters), range(-laid.past, 0)) if laid else None


def block_of(counts: Mapping[tuple[int, int], int], areas: int, periods: Iterable[int]) -> History | None:
    """Counts by area of these periods, None where one is missing or none is asked."""
    wanted = list(periods)
    if not wanted or any((area, period) not in counts for area in range(areas) for period in wanted):
        return None
    return tuple(tuple(counts[area, period] for period in wanted) for area in range(areas))
