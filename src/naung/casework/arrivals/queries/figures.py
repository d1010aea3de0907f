"""How many came and were screened, by batch: true counts from plain columns. Whoever shows them withholds what is small."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet

from naung.casework.arrivals.models import Arrival, Batch, Form
from naung.casework.arrivals.queries.batches import filed_of
from naung.casework.arrivals.rules.closing import Asked
from naung.casework.arrivals.vocabulary import HERE, FormKind
from naung.foundation.access.rules import require
from naung.foundation.access.vocabulary import Actor, Permission


@dataclass(frozen=True)
class BatchCounts:
    """One closed batch in counts: who came alive, who was asked by a first line, by a short screening, and what chance showed.

    `filed`: the first three as they were when it was closed; `late`: how many forms came after that.
    """

    id: UUID
    number: str
    on: date
    crossing: str
    came: int
    first: int
    short: int
    unsent: int
    drawn_asked: int
    drawn_found: int
    filed: Asked | None = None
    late: int = 0


def screened_in(desks: Collection[UUID], since: date, until: date, *, actor: Actor) -> list[BatchCounts]:
    """The closed batches of these desks from `since` to before `until`, by day."""
    require(actor, Permission.FIGURES_READ)
    rows = Batch.objects.filter(owner__in=list(desks), on__gte=since, on__lt=until).exclude(closed_at=None)
    people = Arrival.objects.filter(batch__in=rows, presence__in=HERE, dead=False).annotate(
        was_asked=_has(FormKind.FIRST), was_screened=_has(FormKind.SHORT)
    )
    counted = {
        each["batch"]: each
        for each in people.values("batch").annotate(
            came=Count("id"),
            asked=Count("id", filter=Q(was_asked=True)),
            screened=Count("id", filter=Q(was_screened=True)),
        )
    }
    late = _late_in(rows)
    return [_counts(each, counted.get(each.id, {}), late.get(each.id, 0)) for each in rows.order_by("on", "number")]


def _late_in(rows: "QuerySet[Batch]") -> dict[UUID, int]:
    """How many finished forms came after their batch was closed, by batch."""
    forms = Form.objects.filter(
        arrival__batch__in=rows, finished=True, taken_at__gt=F("arrival__batch__closed_at")
    ).values("arrival__batch")
    return {each["arrival__batch"]: each["late"] for each in forms.annotate(late=Count("id"))}


def _counts(row: Batch, counted: Mapping[str, Any], late: int) -> BatchCounts:
    return BatchCounts(
        id=row.id,
        number=row.number,
        on=row.on,
        crossing=row.crossing,
        came=counted.get("came", 0),
        first=counted.get("asked", 0),
        short=counted.get("screened", 0),
        unsent=row.unsent or 0,
        drawn_asked=row.drawn_asked or 0,
        drawn_found=row.drawn_found or 0,
        filed=filed_of(row),
        late=late,
    )


def _has(kind: FormKind) -> Exists:
    return Exists(Form.objects.filter(arrival=OuterRef("id"), kind=kind, finished=True, aside_at=None))
