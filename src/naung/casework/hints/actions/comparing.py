"""The work in the background: lays whoever is due beside her desk's records and its other lists, step by step.

Each step is kept in a transaction of its own with the moment of each row, so that work which stopped goes on where it was, and
what was found before stays to be read until the same row was compared anew.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from naung.casework.arrivals.models import Arrival
from naung.casework.hints.models import Hint, Laid
from naung.casework.hints.queries.rows import Rows, changed_since, rows_read
from naung.casework.hints.rules import Waiting, told_text
from naung.casework.hints.vocabulary import COMPARING, READING, HintEvent
from naung.foundation.access.rules import require
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.audit.actions import record
from naung.foundation.audit.queries import chain_head
from naung.foundation.jobs.vocabulary import Progress
from naung.foundation.people.models import Person
from naung.foundation.people.queries import Near, described_many, earlier_of_many, nearest_of_many
from naung.foundation.people.rules.alike import Described, texts_of
from naung.foundation.rows import batches
from naung.foundation.vault.actions import seal
from naung.methods.linkage.one import record_of

STEP = 50  # people compared and kept together
FEW = 500  # new records that are looked for by token; of more, everybody is compared anew


@dataclass(frozen=True)
class Began:
    """When the work began, and up to which entry of the log the records were as it saw them."""

    at: datetime
    seq: int


def run_hints(*, subject: UUID, progress: Progress, by: Actor) -> UUID:
    """Compare who is due at this desk (SYSTEM_WORK); the desk. Who was compared since the last change is left."""
    require(by, Permission.SYSTEM_WORK)
    began = Began(timezone.now(), chain_head().seq)
    progress(0, 0, READING)
    rows = rows_read(subject, actor=by)
    waiting = Waiting(
        {each: rows.whos[each] for each in rows.arrivals}, {each: row.batch_id for each, row in rows.arrivals.items()}
    )
    due = _due(subject, rows, waiting, by)
    done = 0
    for some in batches(due, STEP):
        progress(done, len(due), COMPARING)
        _step(subject, some, rows, waiting, began, by)
        done += len(some)
    progress(done, len(due), COMPARING)
    Laid.objects.filter(id__in=[each.id for each in rows.laid.values()]).update(
        seq=began.seq
    )  # beside what is new, too
    record(HintEvent.COMPARED, subject=subject, count=len(due), by=by)
    return subject


def _due(desk: UUID, rows: Rows, waiting: Waiting, by: Actor) -> list[UUID]:
    """Who was never compared, changed since, or shares a word or number with a record that is new; the newest list first."""
    stands = {each: laid for each, laid in rows.laid.items() if laid.version == rows.arrivals[each].version}
    touched: Collection[UUID] = ()
    if stands:
        changed = changed_since(desk, min(each.seq for each in stands.values()), actor=by)
        many = changed is None or len(changed) > FEW
        touched = stands if many else waiting.touched(described_many(changed or (), actor=by).values())
    return [*rows.brought, *(each for each in rows.arrivals if each not in stands or each in touched)]


def _step(desk: UUID, some: list[UUID], rows: Rows, waiting: Waiting, now: Began, by: Actor) -> None:
    asked = {each: rows.whos[each] for each in some}
    but = {each: (each,) for each in some if each in rows.brought}
    found = earlier_of_many(asked, desk=desk, but=but, actor=by)
    others = _on_lists(desk, {each: who for each, who in asked.items() if each not in rows.brought}, waiting, by)
    _keep(some, rows, found, others, now)


def _on_lists(desk: UUID, asked: Mapping[UUID, Described], waiting: Waiting, by: Actor) -> dict[UUID, tuple[Near, ...]]:
    """Who of other lists may be the same person, by the same comparison."""
    beside = {each: near for each in asked if (near := waiting.beside(each))}
    records = {each: record_of(texts_of(waiting.whos[each])) for each in {x for near in beside.values() for x in near}}
    others = {each: {one: records[one] for one in near} for each, near in beside.items()}
    return nearest_of_many({each: asked[each] for each in others}, others, desk=desk, actor=by)


@transaction.atomic
def _keep(
    some: list[UUID], rows: Rows, found: Mapping[UUID, tuple[Near, ...]], others: Mapping[UUID, tuple[Near, ...]],
    now: Began,
) -> None:  # fmt: skip
    """What was found of these takes the place of what stood. Who was forgotten or erased meanwhile is left out."""
    there = _there(some, rows, now)
    Hint.objects.filter(laid__in=list(there.values())).delete()
    Hint.objects.filter(other__in=list(there)).delete()
    records = {near.record for each in there for near in found.get(each, ())}
    alive = set(Person.objects.filter(id__in=records, erased_at=None).values_list("id", flat=True))
    rest = {near.record for each in there for near in others.get(each, ())}
    kept = set(Arrival.objects.filter(id__in=rest, forgotten_at=None).values_list("id", flat=True))
    made: dict[tuple[UUID, UUID], Hint] = {}
    for each, laid in there.items():
        for near in found.get(each, ()):
            if near.record in alive:
                made[each, near.record] = _hint(laid, near, record_id=near.record)
        for near in others.get(each, ()):
            if near.record in kept and (near.record, each) not in made:  # a pair is kept once
                made[each, near.record] = _hint(laid, near, other_id=near.record)
    Hint.objects.bulk_create(made.values(), batch_size=500)


def _hint(laid: Laid, near: Near, **which: UUID) -> Hint:
    row = Hint(laid=laid, compartment=laid.compartment, **which)
    seal(row, told=told_text(near.probability, near.reasons))
    return row


def _there(some: list[UUID], rows: Rows, now: Began) -> dict[UUID, Laid]:
    """The rows of this step that are still there, with the moment and the version that was compared."""
    arrivals = Arrival.objects.select_related("compartment").filter(id__in=some, forgotten_at=None, person=None)
    known = {row.arrival_id: row for row in Laid.objects.filter(arrival__in=some)}
    found: dict[UUID, Laid] = {}
    for arrival in arrivals:
        laid = known.get(arrival.id) or Laid(arrival=arrival)
        laid.compartment, laid.version, laid.at = arrival.compartment, rows.arrivals[arrival.id].version, now.at
        laid.seq = now.seq
        laid.save()
        found[arrival.id] = laid
    brought = Laid.objects.select_related("compartment").filter(person__in=some, person__erased_at=None)
    for laid in brought:
        read = rows.brought.get(laid.person_id) if laid.person_id else None
        stands = read and Laid.objects.filter(id=laid.id, version=read.version).update(at=now.at)
        if laid.person_id and stands:  # who was changed meanwhile is due again and waits for the next work
            found[laid.person_id] = laid
    return found
