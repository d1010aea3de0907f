"""Counting matters: files of several desks about one person's one story are one."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from naung.casework.cases.models import Case
from naung.foundation.access.rules import desk_of, require
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.recusal.queries import seen_by


def matters_counted(
    *,
    actor: Actor,
    desks: Collection[UUID] | None = None,
    stages: Collection[str] = (),
    opened_from: datetime | None = None,
    opened_before: datetime | None = None,
) -> int:
    """How many matters the actor's own desk has (CASE_READ), or these desks together (FIGURES_READ), each counted once.

    `opened_from` and `opened_before` bound when a file was opened, the second one not included. Nobody is named.
    """
    require(actor, Permission.CASE_READ if desks is None else Permission.FIGURES_READ)
    rows = seen_by(Case.objects.filter(owner__in=[desk_of(actor)] if desks is None else list(desks)), "id", actor=actor)
    if stages:
        rows = rows.filter(stage__in=list(stages))
    if opened_from is not None:
        rows = rows.filter(opened_at__gte=opened_from)
    if opened_before is not None:
        rows = rows.filter(opened_at__lt=opened_before)
    return rows.order_by().values("matter").distinct().count()
