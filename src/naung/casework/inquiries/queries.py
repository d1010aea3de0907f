"""Readers: the looks of a person with what other desks answered, what waits at a desk, and how its officers looked."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Count, Exists, Max, OuterRef, Q, QuerySet
from django.utils import timezone

from naung.casework.inquiries.models import Look, Named, Willing
from naung.casework.inquiries.rules import DAY, WEEK, left_today
from naung.casework.inquiries.vocabulary import (
    AskedShown,
    DayOfLooks,
    InquiryEvent,
    LookShown,
    Reply,
    WaitingShown,
)
from naung.foundation.access.rules import desk_of, officer_of, require
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.errors import NotFound
from naung.foundation.people.queries import person_row
from naung.foundation.recusal.queries import hidden_rows, seen_by
from naung.foundation.vault.queries import open_rows


def looks_left(*, actor: Actor) -> int:
    """How many looks this officer has left now."""
    now = timezone.now()
    mine = Look.objects.filter(looked_by=officer_of(actor), stopped=False, looked_at__gt=now - WEEK)
    counts = mine.aggregate(day=Count("id", filter=Q(looked_at__gt=now - DAY)), week=Count("id"))
    return left_today(counts["day"], counts["week"])


def looks_of(person_id: UUID, *, actor: Actor) -> tuple[LookShown, ...]:
    """The looks of a person of the own desk, the newest first, with one entry. Raises NotFound for another desk's."""
    return _shown(Look.objects.filter(person=person_row(person_id, actor=actor)), actor)


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
        AskedShown(each.id, each.desk, each.asked_at, Reply(each.reply) if each.reply else None, each.replied_at)
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


def looks_reviewed(*, since: datetime, actor: Actor) -> tuple[DayOfLooks, ...]:
    """How the officers of the actor's desk looked since then, those who were stopped and who looked most first (LOG_READ)."""
    require(actor, Permission.LOG_READ)
    rows = Look.objects.filter(owner=desk_of(actor), looked_at__gte=since)
    shut = hidden_rows(Named.objects.filter(look=OuterRef("pk")), "record", actor=actor)
    counted = (
        seen_by(rows, "person_id", actor=actor)
        .values("looked_by")
        .annotate(
            looks=Count("id", filter=Q(stopped=False)),
            met_some=Count("id", filter=Q(~Exists(shut), met__gt=0)),
            refused=Count("id", filter=Q(stopped=True)),
            last=Max("looked_at"),
        )
    )
    found = [
        DayOfLooks(each["looked_by"], each["looks"], each["met_some"], each["refused"], each["last"])
        for each in counted
    ]
    return tuple(sorted(found, key=lambda each: (-each.stopped, -each.looks, each.officer)))
