"""Lists of reports: what waits at a desk, and all of them, newest first. A constant number of queries, whatever the
size.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils import timezone

from naung.casework.reports.models import Report, ReportSubject
from naung.casework.reports.queries.clocks import calendar_now, lefts_of, response_clocks_of
from naung.casework.reports.vocabulary import Channel, Part, ReportEvent, Shown, Status, Urgency
from naung.foundation.access.rules import require
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.clock.rules.calendar import Calendar
from naung.foundation.law.queries.office import office_law
from naung.foundation.law.vocabulary import Law
from naung.foundation.recusal.queries import seen_by
from naung.foundation.vault.queries import open_rows
from naung.foundation.words import gettext_noop

ROWS = 40  # rows of a group or a page
COUNTED = 1000  # a count beyond this is told as "more than"


class Waiting(StrEnum):
    """What a report waits for."""

    RESPONSE_LATE = "late"
    RESPONSE = "response"
    DECISION = "decision"


WAITING_WORDS = {
    Waiting.RESPONSE_LATE: gettext_noop("Tindak lanjut sudah lewat waktu"),
    Waiting.RESPONSE: gettext_noop("Menunggu tindak lanjut pertama"),
    Waiting.DECISION: gettext_noop("Menunggu keputusan: jadikan kasus, gabungkan, atau tutup"),
}


@dataclass(frozen=True)
class ReportGroup:
    """One group of a worklist. `count` stops at `COUNTED`; `more` says that it goes on."""

    waiting: Waiting
    words: str
    rows: tuple[Shown, ...]
    count: int
    more: bool


@dataclass(frozen=True)
class ReportPage:
    """One page of the list of reports; `after` is the id to ask the next page from, None on the last one."""

    rows: tuple[Shown, ...]
    after: UUID | None


def _of_desk(actor: Actor) -> QuerySet[Report]:
    require(actor, Permission.REPORT_READ)
    if actor.desk is None:
        return Report.objects.none()
    return seen_by(Report.objects.filter(owner_id=actor.desk), "id", actor=actor)


def _waiting(actor: Actor, waiting: Waiting, now: datetime) -> QuerySet[Report]:
    received = _of_desk(actor).filter(status=Status.RECEIVED)
    return {
        Waiting.RESPONSE_LATE: received.filter(responded_at=None, due_at__lt=now),
        Waiting.RESPONSE: received.filter(responded_at=None, due_at__gte=now),
        Waiting.DECISION: received.filter(responded_at__isnull=False),
    }[waiting].order_by("due_at", "id")


def waiting_count(*, actor: Actor, now: datetime | None = None) -> int:
    """How many reports of the actor's desk wait, at most one more than is counted."""
    return _of_desk(actor).filter(status=Status.RECEIVED)[: COUNTED + 1].count()


def reports_waiting(*, actor: Actor, now: datetime | None = None, limit: int = ROWS) -> tuple[ReportGroup, ...]:
    """What waits at the actor's desk, in groups by what to do, the most pressing first; one entry in the log for
    all.
    """
    now = now or timezone.now()
    found = {w: list(_waiting(actor, w, now).select_related("compartment")[:limit]) for w in Waiting}
    counts = {
        w: len(rows) if len(rows) < limit else _waiting(actor, w, now)[: COUNTED + 1].count()
        for w, rows in found.items()
    }
    shown = iter(shown_rows([report for rows in found.values() for report in rows], actor, now, ReportEvent.LISTED))
    return tuple(
        ReportGroup(
            waiting=w,
            words=WAITING_WORDS[w],
            rows=tuple(next(shown) for _ in rows),
            count=min(counts[w], COUNTED),
            more=counts[w] > COUNTED,
        )
        for w, rows in found.items()
    )


def reports_listed(
    *,
    actor: Actor,
    status: Status | None = None,
    urgency: Urgency | None = None,
    after: UUID | None = None,
    limit: int = ROWS,
    now: datetime | None = None,
) -> ReportPage:
    """Reports of the actor's desk, newest received first, one page; `after` is the last id of the page before."""
    rows = _of_desk(actor)
    if status is not None:
        rows = rows.filter(status=status)
    if urgency is not None:
        rows = rows.filter(urgency=urgency)
    last = _of_desk(actor).filter(id=after).values_list("received_at", "id").first() if after else None
    if last is not None:
        rows = rows.filter(Q(received_at__lt=last[0]) | Q(received_at=last[0], id__lt=last[1]))
    page = list(rows.select_related("compartment").order_by("-received_at", "-id")[: limit + 1])
    shown = shown_rows(page[:limit], actor, now or timezone.now(), ReportEvent.LISTED)
    return ReportPage(tuple(shown), page[limit - 1].id if len(page) > limit else None)


def shown_rows(reports: Sequence[Report], actor: Actor, now: datetime, event: ReportEvent) -> list[Shown]:
    """Rows as lists show them: only the name of the first person concerned is opened, one entry for all."""
    if not reports:
        return []
    persons = _persons(reports)
    first = {report: _first(rows) for report, rows in persons.items() if rows}
    opened = open_rows(actor, event, [(row, ("name",)) for row in first.values()]) if first else []
    who = {report: plain.get("name") or "" for report, plain in zip(first, opened, strict=True)}
    calendar, law = calendar_now(), office_law()
    return [_row(r, who.get(r.id, ""), len(persons[r.id]), now, calendar, law) for r in reports]


def _persons(reports: Sequence[Report]) -> dict[UUID, list[ReportSubject]]:
    found: dict[UUID, list[ReportSubject]] = {report.id: [] for report in reports}
    rows = ReportSubject.objects.filter(report__in=list(found), removed_at=None).select_related("compartment")
    for row in rows.order_by("position", "id"):
        found[row.report_id].append(row)
    return found


def _first(persons: list[ReportSubject]) -> ReportSubject:
    """The person whom a row names: the first one it is about, else the first one told."""
    return next((row for row in persons if row.part == Part.CONCERNED), persons[0])


def _row(report: Report, who: str, persons: int, now: datetime, calendar: Calendar, law: Law) -> Shown:
    clocks = response_clocks_of(report, now=now, calendar=calendar, law=law)
    (left,) = lefts_of((clocks.acted_on,), now=now, calendar=calendar)
    return Shown(
        id=report.id,
        number=report.number,
        status=Status(report.status),
        urgency=Urgency(report.urgency),
        channel=Channel(report.channel),
        place_code=report.place_code,
        country=report.country,
        received_at=report.received_at,
        entered_at=report.entered_at,
        due_at=report.due_at,
        responded_at=report.responded_at,
        who=who,
        persons=persons,
        state=clocks.acted_on.state,
        left=left,
    )
