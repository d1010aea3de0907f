"""Readers for pages of records: which others may be of the same person, as was found when either was written or changed."""

from collections.abc import Collection, Iterable, Sequence
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from naung.casework.hints.models import Hint
from naung.casework.hints.queries.pairs import unjudged
from naung.casework.hints.queries.shown import hints_seen
from naung.casework.hints.rules import told_of
from naung.casework.hints.vocabulary import HintEvent
from naung.casework.pairing.queries import opened_pairs, pairs_of_desk
from naung.casework.sameness.queries import judged_of, verdicts_with
from naung.casework.sameness.rules import pair_of, verdicts
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.people.queries import EarlierRecord, people_named
from naung.foundation.vault.queries import open_rows


def possibly_earlier(persons: Iterable[UUID], *, actor: Actor) -> dict[UUID, frozenset[UUID]]:
    """For each of these records the others of the desk that may be of the same person and that nobody judged beside it.

    Nothing is opened: it is the number on a page that leads to where the reasons are. None for who may not search.
    """
    if not _may(actor):
        return {}
    ids = set(persons)
    pairs = {pair_of(*each) for rows in _hints_with(ids, actor) for each in rows.values_list(*_SIDES)}
    pairs |= set(_likely_with(ids, actor).values_list("low_id", "high_id"))
    said = verdicts(judged_of(ids, actor=actor)) if pairs else {}
    found: dict[UUID, set[UUID]] = {}
    for low, high in pairs - said.keys():
        for one, other in ((low, high), (high, low)):
            if one in ids:
                found.setdefault(one, set()).add(other)
    return {each: frozenset(others) for each, others in found.items()}


def earlier_kept(person_id: UUID, *, but: Collection[UUID], actor: Actor) -> tuple[EarlierRecord, ...]:
    """What was found of this record and nobody judged, without those of `but`, with one entry for what is opened.

    Of the comparison of the whole register only the probability is kept: it says nothing field by field.
    """
    if not _may(actor):
        return ()
    left_out = {person_id, *but}
    hints: dict[UUID, Hint] = {}
    for rows in _hints_with({person_id}, actor):
        for row in rows.select_related("laid", "compartment"):
            other = row.record_id if row.laid.person_id == person_id else row.laid.person_id
            if other is not None and other not in left_out:
                hints.setdefault(other, row)
    judged = verdicts_with(person_id, actor=actor) if hints else {}
    hints = {other: row for other, row in hints.items() if other not in judged}
    told = {other: told_of(text) for other, text in zip(hints, _texts(hints.values(), actor), strict=True)}
    rows_left = _likely_with({person_id}, actor).exclude(Q(low__in=[*but, *told]) | Q(high__in=[*but, *told]))
    for each in opened_pairs(list(rows_left.select_related("compartment")), actor=actor):
        told[each.high if each.low == person_id else each.low] = (each.probability, {})
    named = people_named(told, actor=actor) if told else {}
    found = [EarlierRecord(named[other], sure, why) for other, (sure, why) in told.items() if other in named]
    return tuple(sorted(found, key=lambda each: -each.probability))


_SIDES = ("laid__person_id", "record_id")


def _may(actor: Actor) -> bool:
    return actor.may(Permission.SEARCH) and actor.may(Permission.PERSON_READ)


def _hints_with(persons: Collection[UUID], actor: Actor) -> "tuple[QuerySet[Hint], QuerySet[Hint]]":
    """Pairs of two records of which one is among these, on either side; two queries, each over an index of its own."""
    rows = hints_seen(actor).filter(laid__person__isnull=False, record__isnull=False)
    return rows.filter(laid__person__in=persons), rows.filter(record__in=persons)


def _likely_with(persons: Collection[UUID], actor: Actor) -> Any:
    return unjudged(pairs_of_desk(actor=actor).filter(Q(low__in=persons) | Q(high__in=persons)))


def _texts(hints: Collection[Hint], actor: Actor) -> list[str]:
    if not hints:
        return []
    wanted: list[tuple[Any, Sequence[str]]] = [(each, ("told",)) for each in hints]
    texts = open_rows(actor, HintEvent.OPENED, wanted, permission=Permission.SEARCH)
    return [text.get("told") or "" for text in texts]
