"""What the writers of this room share: locked rows, what differs, counts."""

from collections.abc import Mapping
from uuid import UUID

from django.utils import timezone

from naung.foundation.access.rules import officer_of
from naung.foundation.access.vocabulary import Actor
from naung.foundation.errors import Difference, NotFound, RuleBroken, StaleVersion
from naung.insight.evaluation.models import AreaCount, Rollout
from naung.insight.evaluation.rules.drafts import NOT_SEALED, SEALED


def written_by_now(by: Actor) -> dict[str, object]:
    """Who writes, and when."""
    return {"written_at": timezone.now(), "written_by": officer_of(by)}


def locked_draft(rollout_id: UUID) -> Rollout:
    """The locked row of a draft. Raises NotFound, RuleBroken for what is sealed."""
    row = locked(rollout_id)
    if row.sealed_at is not None:
        raise RuleBroken(SEALED)
    return row


def locked(rollout_id: UUID) -> Rollout:
    """The row, for this transaction alone. Raises NotFound."""
    row = Rollout.objects.select_for_update().filter(id=rollout_id).first()
    if row is None:
        raise NotFound()
    return row


def based_on_newest(row: Rollout, version: int, changes: tuple[Difference, ...]) -> None:
    """Raises StaleVersion with both values where the row was changed since."""
    if row.version != version:
        raise StaleVersion(based_on=version, now=row.version, differences=changes)


def write_counts(row: Rollout, told: Mapping[tuple[int, int], int], by: Actor) -> None:
    """Write counts by (place of the area, period) over what stands."""
    areas = {each.place: each for each in row.areas.all()}
    for (place, period), count in told.items():
        written = {"count": count, "by": officer_of(by)}
        AreaCount.objects.update_or_create(area=areas[place], period=period, defaults=written)


def locked_sealed(rollout_id: UUID) -> Rollout:
    """The locked row of what is sealed. Raises NotFound, RuleBroken for a draft."""
    row = locked(rollout_id)
    if row.sealed_at is None:
        raise RuleBroken(NOT_SEALED)
    return row
