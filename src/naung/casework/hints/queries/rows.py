"""Readers for the work in the background: who waits on a desk's lists, what is compared of them, and what is new since."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from naung.casework.arrivals.models import Arrival
from naung.casework.arrivals.queries.earlier import COLUMNS, described_row
from naung.casework.arrivals.vocabulary import ArrivalEvent
from naung.casework.hints.models import Laid
from naung.casework.hints.vocabulary import HintEvent
from naung.foundation.access.rules import require
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.audit.queries import entries_after
from naung.foundation.people.queries import described_many
from naung.foundation.people.rules.alike import Described
from naung.foundation.people.vocabulary import PeopleEvent, Sex
from naung.foundation.rows import batches
from naung.foundation.vault.queries import open_what_opens

MOST_WAITING = 5000  # rows of lists that are held in memory together, the newest
AT_ONCE = 1000  # rows opened with one entry
MOST_ENTRIES = 2000  # of the log; behind more of them everybody is compared anew
RECORD_EVENTS = (
    PeopleEvent.REGISTERED, PeopleEvent.CORRECTED, PeopleEvent.NAME_ADDED, PeopleEvent.DOCUMENT_ADDED,
    PeopleEvent.DOCUMENT_CORRECTED, PeopleEvent.CONTACT_ADDED,
)  # fmt: skip
LIST_EVENTS = (ArrivalEvent.LOADED, ArrivalEvent.ADDED, ArrivalEvent.AMENDED)


@dataclass(frozen=True)
class Rows:
    """A desk's rows in memory: arrivals without a record and records that are to be compared, with what is compared of each."""

    arrivals: Mapping[UUID, Arrival] = field(default_factory=dict)
    brought: Mapping[UUID, Laid] = field(default_factory=dict)  # by the record's id, those that were not compared yet
    whos: Mapping[UUID, Described] = field(default_factory=dict)
    laid: Mapping[UUID, Laid] = field(default_factory=dict)  # by the arrival's id, those that were


def arrivals_waiting(desk: UUID) -> "QuerySet[Arrival]":
    """Whoever stands on a list of the desk, was not forgotten and has no record of her own."""
    return Arrival.objects.filter(batch__owner=desk, forgotten_at=None, person=None, compartment__erased_at=None)


def rows_read(desk: UUID, *, actor: Actor) -> Rows:
    """Everybody who waits, opened in memory only, with one entry for each thousand (SYSTEM_WORK)."""
    require(actor, Permission.SYSTEM_WORK)
    waiting = arrivals_waiting(desk).select_related("compartment").order_by("-batch__on", "-batch_id", "number")
    rows = list(waiting[:MOST_WAITING])
    brought = Laid.objects.select_related("compartment", "person").filter(
        person__owner=desk, at=None, person__erased_at=None
    )
    records = {each.person_id: each for each in brought if each.person_id}
    whos: dict[UUID, Described] = {}
    for some in batches(rows, AT_ONCE):
        whos |= _opened(some, actor)
    for part in batches(records, AT_ONCE):
        whos |= described_many(part, actor=actor)
    by_id = {row.id: row for row in rows if row.id in whos}
    laid = Laid.objects.filter(arrival__batch__owner=desk, at__isnull=False).select_related("compartment")
    return Rows(
        by_id,
        {person: each for person, each in records.items() if person in whos},
        whos,
        {each.arrival_id: each for each in laid if each.arrival_id in by_id},
    )


def _opened(rows: Sequence[Arrival], actor: Actor) -> dict[UUID, Described]:
    wanted: list[tuple[Any, Sequence[str]]] = [(row, COLUMNS) for row in rows]
    texts = open_what_opens(actor, HintEvent.READ, wanted)
    return {
        row.id: described_row({column: text.get(column) or "" for column in COLUMNS}, Sex(row.sex), row.origin)
        for row, text in zip(rows, texts, strict=True)
        if text
    }


def changed_since(desk: UUID, seq: int, *, actor: Actor) -> set[UUID] | None:
    """The records of a desk that were written down or changed behind this entry of the log; None for too many (SYSTEM_WORK)."""
    require(actor, Permission.SYSTEM_WORK)
    entries = entries_after(seq, events=[event.value for event in RECORD_EVENTS], limit=MOST_ENTRIES)
    if len(entries) == MOST_ENTRIES:
        return None
    return {each.subject for each in entries if each.desk == desk and each.subject}


def desks_waiting() -> Collection[UUID]:
    """The desks on whose lists somebody waits who has no record, or of which a record is to be compared. Nothing is opened."""
    there = Arrival.objects.filter(forgotten_at=None, person=None).values_list("batch__owner", flat=True).distinct()
    brought = Laid.objects.filter(at=None, person__isnull=False).values_list("person__owner", flat=True).distinct()
    return sorted({*there, *brought})
