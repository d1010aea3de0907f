"""Readers of batches: the desk's list, one batch with its queue, what it still owes, what was counted."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Count, Q

from naung.casework.arrivals.models import Arrival, Batch, Form
from naung.casework.arrivals.queries.rows import NAMED_BY, READS, Opened, batch_row, people_seen, stood_of
from naung.casework.arrivals.rules.closing import (
    Asked,
    Counts,
    Drawn,
    Stood,
    asked_of,
    counts_of,
    drawn_of,
    owed,
    undecided,
)
from naung.casework.arrivals.rules.first_line import sent_on
from naung.casework.arrivals.rules.going import alone_because
from naung.casework.arrivals.rules.short import needs_of, urgency
from naung.casework.arrivals.rules.tables import shipped_first_line, shipped_short
from naung.casework.arrivals.vocabulary import (
    HERE,
    ArrivalEvent,
    BatchTold,
    Decided,
    FormKind,
    Need,
    Presence,
    Reason,
    Sign,
)
from naung.foundation.access.rules import desk_of, require
from naung.foundation.access.vocabulary import Actor
from naung.foundation.recusal.queries import seen_by
from naung.foundation.vault.queries import open_rows

MOST_LISTED = 200
SEALED = ("letter", "depot", "why_closed")


@dataclass(frozen=True)
class BatchLine:
    """A batch on the desk's list, in counts that name nobody."""

    id: UUID
    number: str
    on: date
    crossing: str
    expected: int
    listed: int
    came: int
    asked: int
    closed_at: datetime | None


@dataclass(frozen=True)
class PersonLine:
    """One person in the queue: shortest name, coded facts, and why something is proposed. `owes`: what is still missing.

    `alone`: why it is not written down with a press for many where she went; empty where it may be, and where it stands already.
    """

    id: UUID
    number: int
    short: str
    sex: str
    band: str
    cause: str
    group: int | None
    presence: Presence
    dead: bool
    lot: bool
    sent: tuple[Sign, ...]
    needs: tuple[Need, ...]
    reasons: tuple[Reason, ...]
    decided: Decided | None
    double: bool
    done: frozenset[FormKind]
    leaving: str
    rank: int
    owes: tuple[str, ...]
    alone: str = ""


@dataclass(frozen=True)
class BatchShown:
    """One batch as its desk sees it. `queue`: people in the order of urgency, those of one group beside one another."""

    id: UUID
    number: str
    told: BatchTold
    version: int
    closed_at: datetime | None
    closed_by: UUID | None
    why_closed: str
    queue: tuple[PersonLine, ...]
    counts: Counts
    drawn: Drawn
    late: int = 0  # forms that came after it was closed; no count that was signed has them
    late_people: int = 0  # who were taken in after it was closed
    filed: Asked | None = None  # as it was signed; None while it is open
    now: Asked | None = None

    @property
    def owing(self) -> tuple[PersonLine, ...]:
        """Who is not accounted for yet."""
        return tuple(each for each in self.queue if each.owes)


def batches_of_desk(*, actor: Actor) -> list[BatchLine]:
    """The desk's batches, the newest day first. Opens nothing."""
    require(actor, READS)
    rows = list(Batch.objects.filter(owner=desk_of(actor)).order_by("-on", "-made_at")[:MOST_LISTED])
    people = seen_by(Arrival.objects.filter(batch__in=rows), *NAMED_BY, actor=actor)
    counts = people.values("batch").annotate(
        listed=Count("id", distinct=True),
        came=Count("id", filter=Q(presence__in=HERE), distinct=True),
        asked=Count("id", filter=Q(forms__kind=FormKind.FIRST), distinct=True),
    )
    of: dict[UUID, Mapping[str, Any]] = {each["batch"]: each for each in counts}
    return [_batch_line(each, of.get(each.id, {})) for each in rows]


def _batch_line(row: Batch, counted: Mapping[str, Any]) -> BatchLine:
    listed, came, asked = (counted.get(name, 0) for name in ("listed", "came", "asked"))
    return BatchLine(row.id, row.number, row.on, row.crossing, row.expected, listed, came, asked, row.closed_at)


def batch_for(batch_id: UUID, *, actor: Actor) -> BatchShown:
    """A batch with its people, opened with their shortest names. Raises NotFound for another desk's."""
    row = batch_row(batch_id, actor=actor)
    (text,) = open_rows(actor, ArrivalEvent.OPENED, [(row, (*SEALED, "report"))])
    opened = Opened(people_seen(row, actor=actor), actor)
    stood = stood_of(opened)
    lines = [_line(each, opened, at, row.closed_at is None) for each, at in zip(opened.rows, stood, strict=True)]
    return BatchShown(
        id=row.id,
        number=row.number,
        told=told_of(row, text),
        version=row.version,
        closed_at=row.closed_at,
        closed_by=row.closed_by,
        why_closed=text.get("why_closed") or "",
        queue=tuple(in_order(lines)),
        counts=json.loads(text.get("report") or "{}") if row.closed_at else counts_of(stood),
        drawn=Drawn(row.unsent or 0, row.drawn_asked or 0, row.drawn_found or 0) if row.closed_at else drawn_of(stood),
        late=_came_late(row, opened.rows) if row.closed_at else 0,
        late_people=sum(each.written_at > row.closed_at for each in opened.rows) if row.closed_at else 0,
        filed=filed_of(row),
        now=asked_of(stood),
    )


def _came_late(batch: Batch, people: Sequence[Arrival]) -> int:
    return Form.objects.filter(arrival__in=people, finished=True, taken_at__gt=batch.closed_at).count()


def filed_of(row: Batch) -> Asked | None:
    """How far a closed batch was asked when it was closed; None while it is open."""
    if row.filed_came is None:
        return None
    return Asked(row.filed_came, row.filed_first or 0, row.filed_short or 0)


def told_of(row: Batch, text: Mapping[str, str | None]) -> BatchTold:
    """A batch as it was announced."""
    letter, depot = text.get("letter") or "", text.get("depot") or ""
    return BatchTold(row.on, row.crossing, row.consulate, letter, depot, row.expected)


def _line(row: Arrival, opened: Opened, stood: Stood, is_open: bool) -> PersonLine:
    reasons, table = opened.reasons(row), shipped_short()
    unasked = not stood.short and (stood.sent or (stood.lot and not stood.missed_short))
    open_yet = (stood.decided is None or stood.again) and (unasked or bool(reasons and not stood.leaving))
    waits = bool(undecided(stood)) or open_yet
    return PersonLine(
        id=row.id,
        number=row.number,
        short=opened.text(row, "short"),
        sex=row.sex,
        band=row.band,
        cause=row.cause,
        group=row.group,
        presence=stood.presence,
        dead=row.dead,
        lot=stood.lot,
        sent=sent_on(opened.signs(row), lot=stood.lot, table=shipped_first_line()) if stood.first else (),
        needs=needs_of(reasons, table),
        reasons=reasons,
        decided=stood.decided,
        double=stood.double,
        done=done_of(stood),
        leaving=row.leaving,
        rank=urgency(reasons, table) if waits else len(table.needs) + 1,
        owes=owed(stood) if is_open else (),
        alone=alone_of(row, opened, stood) if is_open and not row.leaving else "",
    )


def alone_of(row: Arrival, opened: Opened, stood: Stood) -> str:
    """Why it is not written down with a press for many where she went; empty where it may be."""
    return alone_because(stood, proposed=bool(opened.reasons(row)))


def done_of(stood: Stood) -> frozenset[FormKind]:
    found = {FormKind.FIRST} if stood.first else set()
    return frozenset(found | ({FormKind.SHORT} if stood.short else set()))


def in_order(lines: Sequence[PersonLine]) -> list[PersonLine]:
    """The queue: the most urgent first, and who belongs together beside her, in the order of the list."""
    first_of_group: dict[int, tuple[int, int]] = {}
    for line in lines:
        if line.group is not None:
            at = (line.rank, line.number)
            first_of_group[line.group] = min(first_of_group.get(line.group, at), at)
    return sorted(
        lines,
        key=lambda line: (
            first_of_group.get(line.group, (line.rank, line.number)) if line.group else (line.rank, line.number),
            line.number,
        ),
    )
