"""Readers: the looks of a person with what other desks answered, what waits at a desk, and how its officers looked."""

from collections import Counter, defaultdict
from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Count, Exists, Max, OuterRef, Q, QuerySet
from django.utils import timezone

from naung.casework.inquiries.models import Look, Named, Willing
from naung.casework.inquiries.rules import FOR_ALL_AFTER, WEEK, allowance
from naung.casework.inquiries.vocabulary import (
    Allowance,
    AnswerShown,
    AskedShown,
    DayOfLooks,
    InquiryEvent,
    LookReviewed,
    LookShown,
    Reply,
    WaitingShown,
)
from naung.foundation.access.rules import desk_of, officer_of, require
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.errors import NotFound
from naung.foundation.organisations.models import Desk
from naung.foundation.people.queries import person_row
from naung.foundation.recusal.queries import hidden_rows, seen_by
from naung.foundation.vault.queries import open_rows
from naung.foundation.vault.vocabulary import CompartmentKind

MOST_STOPPED = (
    40  # stopped looks of one officer whose reasons are opened for the review: who tries on hides no earlier look
)
OPENS = {CompartmentKind.PERSON: Permission.PERSON_READ, CompartmentKind.ARRIVAL: Permission.ARRIVAL_READ}


def looks_allowed(*, actor: Actor) -> Allowance:
    """How many looks this officer has left now, and from when again where none."""
    now = timezone.now()
    mine = Look.objects.filter(looked_by=officer_of(actor), stopped=False, looked_at__gt=now - WEEK)
    return allowance(list(mine.values_list("looked_at", flat=True)), now)


def looks_left(*, actor: Actor) -> int:
    """How many looks this officer has left now."""
    return looks_allowed(actor=actor).left


def looks_of(person_id: UUID, *, rows: Collection[UUID] = (), actor: Actor) -> tuple[LookShown, ...]:
    """The looks of a person of the own desk, the newest first, with one entry. Raises NotFound for another desk's.

    `rows`: the rows of the desk's lists whose record she is, which the caller has fetched for the actor: what was looked, asked
    and answered before she had a record stays hers.
    """
    person = person_row(person_id, actor=actor)
    return _shown(Look.objects.filter(Q(person=person) | Q(row__in=list(rows), owner=desk_of(actor))), actor)


def looks_of_rows(rows: Collection[UUID], *, actor: Actor) -> tuple[LookShown, ...]:
    """The looks of these rows of the desk's lists, which the caller has fetched for the actor; the newest first, one entry."""
    require(actor, Permission.PERSON_READ)
    return _shown(Look.objects.filter(row__in=list(rows), owner=desk_of(actor)), actor)


def _shown(looks: "QuerySet[Look]", actor: Actor) -> tuple[LookShown, ...]:
    found = looks.select_related("compartment").filter(stopped=False, compartment__erased_at=None)
    rows = list(found.order_by("-looked_at", "id"))
    if not rows:
        return ()
    wanted: list[tuple[Any, Sequence[str]]] = [(row, ("why",)) for row in rows]
    texts = open_rows(actor, InquiryEvent.OPENED, wanted)
    named = defaultdict(list)
    for each in seen_by(Named.objects.filter(look__in=rows), "record", actor=actor).order_by("desk"):
        named[each.look_id].append(each)
    return tuple(_look(row, named[row.id], text.get("why") or "") for row, text in zip(rows, texts, strict=True))


def _look(row: Look, named: Sequence[Named], why: str) -> LookShown:
    asked = tuple(
        AskedShown(
            each.id,
            each.desk,
            each.asked_at,
            Reply(each.reply) if each.reply else None,
            each.replied_at,
            each.replied_by,
            each.unread,
        )
        for each in named
        if each.asked_at is not None
    )
    return LookShown(
        row.id, row.person_id, row.row, row.looked_by, row.looked_at, tuple(each.desk for each in named), asked, why
    )


def is_willing(person_id: UUID, *, actor: Actor) -> bool:
    """Whether a person of the own desk agreed that another desk may be told that this one knows her. Raises NotFound."""
    return Willing.objects.filter(person=person_row(person_id, actor=actor), ended_at=None).exists()


def named_row(look_id: UUID, desk: UUID, *, actor: Actor) -> Named:
    """One desk that a look of the own desk named. Raises NotFound for another desk's look."""
    rows = Named.objects.select_related("look", "compartment").filter(
        look_id=look_id, desk=desk, look__owner=desk_of(actor)
    )
    row = seen_by(rows, "look__person_id", "record", actor=actor).first()
    if row is None:
        raise NotFound()
    return row


def _asked_here(actor: Actor) -> "QuerySet[Named]":
    """What other desks asked this one about records that are still there and not shut to the actor."""
    require(actor, Permission.PERSON_READ)
    rows = Named.objects.select_related("look", "compartment").filter(desk=desk_of(actor), asked_at__isnull=False)
    return seen_by(rows, "look__person_id", "record", actor=actor)


def asked_row(named_id: UUID, *, actor: Actor) -> Named:
    """One question to the own desk. Raises NotFound for another desk's."""
    row = _asked_here(actor).filter(id=named_id).first()
    if row is None:
        raise NotFound()
    return row


def questions_waiting(*, actor: Actor) -> tuple[WaitingShown, ...]:
    """What waits at the actor's desk for an answer, the oldest first, with one entry."""
    rows = list(_asked_here(actor).filter(reply="").order_by("asked_at", "id"))
    if not rows:
        return ()
    wanted: list[tuple[Any, Sequence[str]]] = [(row, ("why",)) for row in rows]
    texts = open_rows(actor, InquiryEvent.OPENED, wanted)
    return tuple(
        WaitingShown(row.id, row.look.owner, row.asked_by, row.asked_at, row.record, text.get("why") or "")
        for row, text in zip(rows, texts, strict=True)
        if row.asked_by and row.asked_at
    )


def questions_count(*, actor: Actor) -> int:
    """How many wait at the actor's desk. Nothing is opened."""
    return _asked_here(actor).filter(reply="").count()


def answers_unread(actor: Actor) -> "QuerySet[Named]":
    """Answers to the own desk that wait for this officer: to her own questions, and after some days to those of colleagues."""
    require(actor, Permission.PERSON_READ)
    late = Q(replied_at__lt=timezone.now() - FOR_ALL_AFTER)
    rows = Named.objects.filter(late | Q(asked_by=officer_of(actor)), unread=True, look__owner=desk_of(actor))
    return seen_by(rows, "look__person_id", "record", actor=actor)


def answers_waiting(*, without: Collection[UUID] = (), actor: Actor) -> tuple[AnswerShown, ...]:
    """Answers of other desks that this officer has not read, the oldest first. Nothing is opened.

    `without`: the rows of lists of which she must not know.
    """
    rows = answers_unread(actor).exclude(look__row__in=list(without)).select_related("look")
    return tuple(
        AnswerShown(row.id, row.look.person_id, row.look.row, row.desk, row.replied_by, row.replied_at)
        for row in rows.order_by("replied_at", "id")
        if row.replied_by and row.replied_at
    )


def _reviewed(since: datetime, without: Collection[UUID], actor: Actor) -> "QuerySet[Look]":
    """The looks that this actor reviews (LOG_READ): of her own desk and of those that it oversees; none that is shut to her."""
    require(actor, Permission.LOG_READ)
    desks = Desk.objects.filter(Q(id=desk_of(actor)) | Q(oversight=actor.desk)).values_list("id", flat=True)
    rows = Look.objects.filter(owner__in=list(desks), looked_at__gte=since).exclude(row__in=list(without))
    return seen_by(rows, "person_id", actor=actor)


def _named_unseen(actor: Actor) -> Exists:
    """That a look named a record of which this actor must not know: to her it named nobody."""
    return Exists(hidden_rows(Named.objects.filter(look=OuterRef("pk")), "record", actor=actor))


def looks_reviewed(*, since: datetime, without: Collection[UUID] = (), actor: Actor) -> tuple[DayOfLooks, ...]:
    """How the officers of the actor's desk and of those that it oversees looked since then (LOG_READ).

    Those who were stopped and who looked most come first. `without`: the rows of lists of which the actor must not know.
    """
    counted = (
        _reviewed(since, without, actor)
        .values("looked_by", "owner")
        .annotate(
            looks=Count("id", filter=Q(stopped=False)),
            met_some=Count("id", filter=Q(~_named_unseen(actor), met__gt=0)),
            refused=Count("id", filter=Q(stopped=True)),
            last=Max("looked_at"),
        )
    )
    found = [
        DayOfLooks(each["looked_by"], each["owner"], each["looks"], each["met_some"], each["refused"], each["last"])
        for each in counted
    ]
    return tuple(sorted(found, key=lambda each: (-each.stopped, -each.looks, each.officer)))


def reasons_reviewed(*, since: datetime, without: Collection[UUID] = (), actor: Actor) -> tuple[LookReviewed, ...]:
    """Each look of the own desk with its reason, stopped ones as well, the newest first, with one entry (LOG_READ).

    Only of what the actor may open; of the stopped ones the newest `MOST_STOPPED` of an officer. Another desk's reasons stay
    there: they may tell of whom it serves.
    """
    kinds = [kind for kind, verb in OPENS.items() if actor.may(verb)]
    seen = _reviewed(since, without, actor).filter(owner=desk_of(actor), compartment__erased_at=None)
    brief = seen.filter(compartment__kind__in=kinds).order_by("-looked_at", "id")
    tries, chosen = Counter[UUID](), []
    for look, officer, stopped in brief.values_list("id", "looked_by", "stopped"):
        tries[officer] += stopped
        if not stopped or tries[officer] <= MOST_STOPPED:
            chosen.append(look)
    rows = list(
        Look.objects.filter(id__in=chosen)
        .annotate(unseen=_named_unseen(actor))
        .select_related("compartment")
        .order_by("-looked_at", "id")
    )
    if not rows:
        return ()
    wanted: list[tuple[Any, Sequence[str]]] = [(row, ("why",)) for row in rows]
    texts = open_rows(actor, InquiryEvent.OPENED, wanted)
    return tuple(
        LookReviewed(
            row.looked_by,
            row.looked_at,
            row.person_id,
            row.row,
            text.get("why") or "",
            row.met > 0 and not row.unseen,
            row.stopped,
        )
        for row, text in zip(rows, texts, strict=True)
    )
