"""Readers for officers: who of a list may have been written down before, as far as this actor may see it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from naung.casework.arrivals.models import Arrival
from naung.casework.arrivals.queries.rows import NAMED_BY, arrival_row, batch_row
from naung.casework.hints.models import Hint, Laid, Pile
from naung.casework.hints.rules import told_of
from naung.casework.hints.vocabulary import (
    COMPARE,
    HintEvent,
    ListCompared,
    LooksOfOne,
    OnAnotherList,
    PileLine,
    Source,
)
from naung.casework.inquiries.queries import looks_of_rows
from naung.casework.inquiries.vocabulary import LookShown
from naung.foundation.access.rules import desk_of, require
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.errors import NotFound
from naung.foundation.jobs.queries import latest_job
from naung.foundation.jobs.vocabulary import Job
from naung.foundation.people.queries import EarlierRecord, PersonBrief, people_named
from naung.foundation.people.rules.alike import SHOWN
from naung.foundation.recusal.queries import seen_by
from naung.foundation.vault.queries import open_rows

MOST_PILES = 50


@dataclass(frozen=True)
class HintsOfOne:
    """Somebody of a list with what may be hers: records of the desk, and rows of its other lists."""

    arrival: UUID | None
    person: UUID | None
    number: int
    short: str
    records: tuple[EarlierRecord, ...]
    lists: tuple[OnAnotherList, ...]


def how_far_batch(batch_id: UUID, *, actor: Actor) -> ListCompared:
    """How far a batch is laid beside the desk's records. Raises NotFound for another desk's. Nothing is opened."""
    batch_row(batch_id, actor=actor)
    rows = _open_rows_of(batch_id, actor)
    laid = Laid.objects.filter(arrival=OuterRef("pk"), at__isnull=False, version=OuterRef("version"))
    ids = rows.values("id")
    found = {each for hint in hints_seen(actor).filter(_of_arrivals(ids)) for each in _sides(hint) if each}
    return ListCompared(
        of=rows.count(),
        compared=rows.filter(Exists(laid)).count(),
        found=rows.filter(id__in=found).count(),
        job=_job(actor),
    )


def is_known_among(batch_id: UUID, *, actor: Actor) -> frozenset[UUID]:
    """Whoever of a batch may have been written down before. Raises NotFound for another desk's. Nothing is opened."""
    batch_row(batch_id, actor=actor)
    ids = _open_rows_of(batch_id, actor).values("id")
    found = {each for hint in hints_seen(actor).filter(_of_arrivals(ids)) for each in _sides(hint) if each}
    return frozenset(Arrival.objects.filter(batch_id=batch_id, id__in=found).values_list("id", flat=True))


def hints_of_batch(batch_id: UUID, *, actor: Actor) -> tuple[HintsOfOne, ...]:
    """Whoever of a batch may have been written down before, in the order of the list, with one entry for what is opened.

    Raises NotFound for another desk's batch. Nothing for who may not search.
    """
    batch_row(batch_id, actor=actor)
    rows = list(_open_rows_of(batch_id, actor).select_related("compartment", "batch").order_by("number"))
    return _told(rows, {}, list(hints_seen(actor).filter(_of_arrivals([row.id for row in rows]))), actor)


def hints_of_arrival(arrival_id: UUID, *, actor: Actor) -> tuple[OnAnotherList, ...]:
    """Who of other lists may be this one; records of the desk are compared on reading. Raises NotFound for another desk's."""
    row = arrival_row(arrival_id, actor=actor)
    hints = list(hints_seen(actor).filter(_of_arrivals([row.id]), record=None))
    told = _told([row], {}, hints, actor)
    return told[0].lists if told else ()


def on_lists(person_id: UUID, *, actor: Actor) -> tuple[OnAnotherList, ...]:
    """Who waits on a list of the desk and may be this person of its records. Nothing for who may not search."""
    hints = list(hints_seen(actor).filter(record_id=person_id, laid__arrival__isnull=False))
    rows = {row.id: row for row in _arrivals_seen([each.laid.arrival_id for each in hints], actor)}
    told = _texts(hints, list(rows.values()), actor)
    found = [_on_list(rows[each.laid.arrival_id], told, each) for each in hints if each.laid.arrival_id in rows]
    return tuple(sorted(found, key=lambda each: -each.probability))


def piles_of_desk(*, actor: Actor) -> tuple[PileLine, ...]:
    """The files of records that the desk took in, the newest first. Nothing is opened."""
    require(actor, Permission.PERSON_READ)
    rows = Pile.objects.filter(owner=desk_of(actor)).order_by("-made_at")[:MOST_PILES]
    return tuple(PileLine(row.id, Source(row.source), row.made_at, _how_far_pile(row, actor)) for row in rows)


def looks_for_batch(batch_id: UUID, *, actor: Actor) -> tuple[LooksOfOne, ...]:
    """Those of a batch for whom somebody looked at other desks, in the order of the list. Raises NotFound for another desk's."""
    batch_row(batch_id, actor=actor)
    rows = list(_open_rows_of(batch_id, actor).select_related("compartment").order_by("number"))
    looks: dict[UUID | None, list[LookShown]] = defaultdict(list)
    for each in looks_of_rows([row.id for row in rows], actor=actor):
        looks[each.row].append(each)
    found = [row for row in rows if row.id in looks]
    texts = _texts([], found, actor)
    return tuple(LooksOfOne(row.id, row.number, texts.get(row.id, ""), tuple(looks[row.id])) for row in found)


def hints_of_pile(pile_id: UUID, *, actor: Actor) -> tuple[PileLine, tuple[HintsOfOne, ...]]:
    """One file of records with those of whom there may be an earlier record. Raises NotFound for another desk's."""
    require(actor, Permission.PERSON_READ)
    row = Pile.objects.filter(id=pile_id, owner=desk_of(actor)).first()
    if row is None:
        raise NotFound()
    hints = list(hints_seen(actor).filter(laid__pile=row))
    names = people_named({each.laid.person_id for each in hints if each.laid.person_id}, actor=actor)
    line = PileLine(row.id, Source(row.source), row.made_at, _how_far_pile(row, actor))
    return line, _told([], names, hints, actor)


def _how_far_pile(row: Pile, actor: Actor) -> ListCompared:
    laid = seen_by(row.laid.filter(person__erased_at=None), "person_id", actor=actor)
    found = hints_seen(actor).filter(laid__pile=row).values("laid").distinct().count()
    return ListCompared(laid.count(), laid.exclude(at=None).count(), found, _job(actor))


def _job(actor: Actor) -> Job | None:
    return latest_job(COMPARE, subject=desk_of(actor), actor=actor)


def _open_rows_of(batch_id: UUID, actor: Actor) -> "QuerySet[Arrival]":
    rows = Arrival.objects.filter(batch_id=batch_id, forgotten_at=None, person=None, compartment__erased_at=None)
    return seen_by(rows, *NAMED_BY, actor=actor)


def _arrivals_seen(ids: Iterable[UUID | None], actor: Actor) -> list[Arrival]:
    if not actor.may(Permission.ARRIVAL_READ):
        return []
    rows = Arrival.objects.select_related("compartment", "batch").filter(
        id__in=[each for each in ids if each], batch__owner=desk_of(actor), forgotten_at=None, person=None,
        compartment__erased_at=None,
    )  # fmt: skip
    return list(seen_by(rows, *NAMED_BY, actor=actor))


def _of_arrivals(ids: Any) -> Q:
    return Q(laid__arrival__in=ids) | Q(other__in=ids)


def _sides(hint: Hint) -> tuple[UUID | None, UUID | None]:
    return hint.laid.arrival_id, hint.other_id


def hints_seen(actor: Actor) -> "QuerySet[Hint]":
    """The pairs of the desk of which neither side is shut to the actor; none for who may not search or read records."""
    if not (actor.may(Permission.SEARCH) and actor.may(Permission.PERSON_READ)):
        return Hint.objects.none()
    desk = desk_of(actor)
    rows = Hint.objects.select_related("compartment", "laid").filter(
        Q(record=None) | Q(record__owner=desk, record__erased_at=None),
        Q(other=None) | Q(other__forgotten_at=None, other__person=None),
        Q(laid__arrival=None) | Q(laid__arrival__batch__owner=desk, laid__arrival__forgotten_at=None),
        Q(laid__person=None) | Q(laid__person__owner=desk, laid__person__erased_at=None),
    )
    rows = rows.exclude(laid__arrival__person_id=F("record_id"))
    return seen_by(rows, "record_id", "laid__person_id", "laid__arrival__person_id", "laid__arrival__case", actor=actor)


def _texts(hints: Sequence[Hint], rows: Sequence[Arrival], actor: Actor) -> dict[UUID, str]:
    """What was kept of these pairs and the shortest names of these rows, with one entry."""
    wanted: list[tuple[Any, Sequence[str]]] = [(each, ("told",)) for each in hints]
    wanted += [(row, ("short",)) for row in rows]
    if not wanted:
        return {}
    texts = open_rows(actor, HintEvent.OPENED, wanted, permission=Permission.SEARCH)
    return {row.pk: next(iter(text.values()), None) or "" for (row, _), text in zip(wanted, texts, strict=True)}


def _told(
    rows: Sequence[Arrival], named: Mapping[UUID, PersonBrief], hints: Sequence[Hint], actor: Actor
) -> tuple[HintsOfOne, ...]:
    by_id = {row.id: row for row in rows}
    others = _arrivals_seen({side for each in hints for side in _sides(each)} - set(by_id), actor)
    beside = by_id | {row.id: row for row in others}
    records = people_named({each.record_id for each in hints if each.record_id}, actor=actor)
    texts = _texts(hints, list(beside.values()), actor)
    found: dict[UUID, tuple[list[EarlierRecord], list[OnAnotherList]]] = defaultdict(lambda: ([], []))
    for each in hints:
        laid, other = each.laid.arrival_id or each.laid.person_id, each.other_id
        if each.record_id in records and laid in (by_id.keys() | named.keys()):
            sure, reasons = told_of(texts[each.id])
            found[laid][0].append(EarlierRecord(records[each.record_id], sure, reasons))
        for one, that in ((laid, other), (other, laid)):
            if one in by_id and that in beside:
                found[one][1].append(_on_list(beside[that], texts, each))
    order = [*(row.id for row in rows), *sorted(named, key=lambda each: named[each].name)]
    return tuple(_one(each, by_id.get(each), named.get(each), texts, *found[each]) for each in order if each in found)


def _one(
    one: UUID, row: Arrival | None, named: PersonBrief | None, texts: Mapping[UUID, str],
    records: list[EarlierRecord], lists: list[OnAnotherList],
) -> HintsOfOne:  # fmt: skip
    return HintsOfOne(
        arrival=one if row else None,
        person=None if row else one,
        number=row.number if row else 0,
        short=texts.get(one, "") if row else (named.name if named else ""),
        records=tuple(sorted(records, key=lambda each: -each.probability)[:SHOWN]),
        lists=tuple(sorted(lists, key=lambda each: -each.probability)[:SHOWN]),
    )


def _on_list(row: Arrival, texts: Mapping[UUID, str], hint: Hint) -> OnAnotherList:
    sure, reasons = told_of(texts[hint.id])
    return OnAnotherList(row.id, row.batch_id, row.batch.number, row.number, texts.get(row.id, ""), sure, reasons)
