"""The one filter by which every room keeps what an officer must not know out of her lists, pages, searches and counts."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cache, reduce
from operator import or_
from typing import Any, TypeVar
from uuid import UUID

from django.apps import apps
from django.db.models import Exists, Model, OuterRef, Q, QuerySet, UUIDField

from naung.foundation.access.rules import require
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.errors import NotFound
from naung.foundation.organisations.models import Desk
from naung.foundation.organisations.queries import all_desks
from naung.foundation.recusal.models import FileTie, Hidden, ShutOut
from naung.foundation.recusal.rules import hidden_by, is_next_level, kind_of
from naung.foundation.recusal.vocabulary import LiftReason, MarkKind, RecusalEvent, Standing, Tie
from naung.foundation.vault.models import Compartment
from naung.foundation.vault.queries import newest_owners, open_rows

M = TypeVar("M", bound=Model)
PERSON_SPACE, OFFICER_SPACE = "recusal.person", "recusal.officer"
MOST_MET = 1000  # records looked at for one token of one desk


def seen_by(rows: "QuerySet[M]", *columns: str, actor: Actor) -> "QuerySet[M]":
    """These rows without any whose record, named by one of `columns`, this officer must not know of.

    A system actor sees all. A column may follow keys (`episode__person_id`) and may be empty.
    """
    return rows if actor.id is None else seen_by_officer(rows, *columns, officer=actor.id)


def seen_by_officer(rows: "QuerySet[M]", *columns: str, officer: UUID) -> "QuerySet[M]":
    """The same for an officer who does not act herself, but to whom something is to be given."""
    for column in columns:
        rows = rows.filter(~Exists(Hidden.objects.filter(officer=officer, record=OuterRef(column))))
    return rows


def hidden_rows(rows: "QuerySet[M]", *columns: str, actor: Actor) -> "QuerySet[M]":
    """The others of `seen_by`: rows whose record this officer must not know of, for a room below to leave out what is of them."""
    if actor.id is None:
        return rows.none()
    hidden = [Exists(Hidden.objects.filter(officer=actor.id, record=OuterRef(column))) for column in columns]
    return rows.filter(reduce(or_, hidden))


def hidden_among(records: Iterable[UUID], *, actor: Actor) -> frozenset[UUID]:
    """Which of these ids this officer must not know of; every shutting out of her own is one of them, also a lifted one."""
    if actor.id is None:
        return frozenset()
    own = ShutOut.objects.filter(officer=actor.id).values_list("id", flat=True)
    return (hidden_from(actor) | frozenset(own)) & frozenset(records)


def hidden_from(actor: Actor) -> frozenset[UUID]:
    """All that this officer must not know of, in one query that is the same for everybody: it tells by no time what he asked."""
    if actor.id is None:
        return frozenset()
    return frozenset(Hidden.objects.filter(officer=actor.id).values_list("record", flat=True))


def is_shut_out(actor: Actor, record: UUID) -> bool:
    """Whether this officer must not know of this case, person or report."""
    return actor.id is not None and Hidden.objects.filter(officer=actor.id, record=record).exists()


def records_met(marks: Collection[str], *, desk: UUID) -> dict[UUID, frozenset[MarkKind]]:
    """The records of a desk that carry one of these marks (`rules.marks_of`), each with the kinds of sign that were the same.

    A number that is kept as a thing means the person whose it is. The caller shows it only where the record may be seen.
    """
    asked = {f"{desk}|{mark}": kind_of(mark) for mark in marks}
    found: dict[UUID, frozenset[MarkKind]] = {}
    for token, records in newest_owners(PERSON_SPACE, dict.fromkeys(asked, MOST_MET)).items():
        for record in records:
            found[record] = found.get(record, frozenset()) | {asked[token]}
    signs = FileTie.objects.filter(record__in=list(found), sign=True).values_list("file", "record")
    for person, sign in signs:
        found[person] = found.get(person, frozenset()) | found[sign]
    return found


def officers_kept_from(record: UUID) -> frozenset[UUID]:
    """The officers who must not know of this record."""
    return frozenset(Hidden.objects.filter(record=record).values_list("officer", flat=True))


def hidden_for(officer: UUID) -> frozenset[UUID]:
    """All that an officer must not know of, worked out anew from who she may be and from what stands in which file."""
    rows = ShutOut.objects.filter(officer=officer).exclude(standing=Standing.LIFTED)
    hits = frozenset(rows.values_list("person", flat=True))
    ties, expanded, hidden = set[Tie](), set[UUID](), hits
    while fresh := hidden - expanded:
        near = _ties(Q(file__in=fresh) | Q(record__in=fresh))
        ties |= near | _ties(Q(record__in={tie.record for tie in near}))
        expanded |= fresh
        hidden = hidden_by(hits, ties)
    return hidden


def _ties(which: Q) -> set[Tie]:
    return {Tie(*each) for each in FileTie.objects.filter(which).values_list("file", "record", "bound", "sign")}


@dataclass(frozen=True)
class ShutOutShown:
    """One shutting out as those who decide about it see it. `person` is None for who must not open the record itself.

    It is a person's id, a report's or a thing's: the rooms above know which.

    `file` is the same id for rooms above, which work out with it whom a desk has left; no page shows it.
    """

    id: UUID
    officer: UUID
    person: UUID | None
    file: UUID
    desk: UUID
    kind: MarkKind
    since_at: datetime
    standing: Standing
    lift_reason: LiftReason | None
    lift_by: UUID | None
    words: str | None = None


def decides_about(actor: Actor) -> "QuerySet[ShutOut]":
    """The shuttings out that this actor may decide about: of her own desk, or of a desk that hers oversees.

    Never one that concerns herself, nor one in a file that is shut to her.
    """
    require(actor, Permission.HAND_OVER)
    if actor.desk is None or actor.id is None:
        return ShutOut.objects.none()
    overseen = Desk.objects.filter(oversight=actor.desk).values_list("id", flat=True)
    rows = ShutOut.objects.filter(Q(desk=actor.desk) | Q(desk__in=list(overseen)))
    return seen_by(rows, "person", actor=actor).exclude(officer=actor.id)


def shut_outs_open(*, actor: Actor, limit: int = 200) -> list[ShutOutShown]:
    """What this actor may still decide about, oldest first; nothing sealed is opened."""
    rows = decides_about(actor).filter(standing__in=[Standing.NEW, Standing.LIFTING]).order_by("since_at", "id")
    return [_shown(row, actor) for row in rows[:limit]]


def shut_out_for(shut_out_id: UUID, *, actor: Actor) -> ShutOutShown:
    """One shutting out; the words of a proposal to lift it are opened where the record is the actor's own desk's.

    Raises NotFound for one that the actor may not decide about.
    """
    row = decides_about(actor).select_related("compartment").filter(id=shut_out_id).first()
    if row is None:
        raise NotFound()
    words = None
    if row.desk == actor.desk and row.words is not None:
        words = open_rows(actor, RecusalEvent.READ, [(row, ("words",))])[0].get("words")
    return _shown(row, actor, words)


def _shown(row: ShutOut, actor: Actor, words: str | None = None) -> ShutOutShown:
    return ShutOutShown(
        id=row.id,
        officer=row.officer,
        person=row.person if row.desk == actor.desk else None,
        file=row.person,
        desk=row.desk,
        kind=MarkKind(row.kind),
        since_at=row.since_at,
        standing=Standing(row.standing),
        lift_reason=LiftReason(row.lift_reason) if row.lift_reason else None,
        lift_by=row.lift_by,
        words=words,
    )


def next_level(desk_id: UUID) -> list[Any]:
    """The desks of the next level above a desk (Polda over Polres, the province over the kota), by name."""
    desks = all_desks()
    mine = next((each for each in desks if each.id == desk_id), None)
    if mine is None:
        return []
    return [each for each in desks if is_next_level(mine.agency.kind, mine.territory, each.agency.kind, each.territory)]


def none_left(record: UUID, officers: Collection[UUID]) -> bool:
    """Whether every one of these officers is kept from a record, so that a desk has nobody left for it."""
    return bool(officers) and set(officers) <= officers_kept_from(record)


# What stands in a file of its own: what is hidden is one of these, and every other table's rows belong to some of them.
RECORDS = frozenset({"people.person", "cases.case", "reports.report", "episodes.thing"})
# Columns that hold such an id without a key between the tables.
NAMES_RECORD = frozenset({"person", "case", "case_id", "receiver_case", "record"})


@cache
def parts_of_records() -> Mapping[type[Model], tuple[str, ...]]:
    """Every table whose rows are records or belong to one, with the columns that say to which."""
    ours = [model for model in apps.get_models() if model.__module__.startswith("naung.") and model is not ShutOut]
    found = {model: tuple(_columns(model)) for model in ours if isinstance(model._meta.pk, UUIDField)}
    return {model: columns for model, columns in found.items() if columns}


def _columns(model: type[Model], depth: int = 3) -> Iterator[str]:
    if model._meta.label_lower in RECORDS:
        yield "id"
    for field in model._meta.concrete_fields:
        other = field.related_model
        if isinstance(field, UUIDField):
            yield from [field.name] if field.name in NAMES_RECORD else []
        elif isinstance(other, type) and other is not model and depth:
            yield from (f"{field.name}__{each}" for each in _columns(other, depth - 1))


def parts_hidden_from(actor: Actor) -> frozenset[UUID]:
    """The ids of all that belongs to what this officer must not know of (names, consents, steps, referrals), and of its keys.

    The same queries for everybody, whether anything is hidden or not.
    """
    if actor.id is None:
        return frozenset()
    hidden = Hidden.objects.filter(officer=actor.id).values("record")
    ids: set[UUID] = set()
    for model, columns in parts_of_records().items():
        keys = [each.attname for each in model._meta.concrete_fields if each.related_model is Compartment]
        named = reduce(or_, (Q(**{f"{column}__in": hidden}) for column in columns))
        for row in model._default_manager.filter(named).values_list("pk", *keys):
            ids.update(each for each in row if each)
    return frozenset(ids)
