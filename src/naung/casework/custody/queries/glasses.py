"""Broken glasses as the opener, her person's desk and the reviewers may see them."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils import timezone

from naung.casework.custody.models import Glass, Miss
from naung.casework.custody.queries.opening import leave
from naung.casework.custody.queries.requests import READING, ROWS
from naung.casework.custody.rules import glass_runs
from naung.casework.custody.vocabulary import CustodyEvent, Judgement, Way
from naung.foundation.access.rules import desk_of, officer_of, require
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.errors import NotFound
from naung.foundation.recusal.queries import seen_by
from naung.foundation.vault.queries import open_rows

WORDS = ("glass.danger", "glass.review")
DAY = timedelta(days=1)


@dataclass(frozen=True)
class GlassShown:
    """A broken glass; `danger` and `review` are empty on a list. `hers` says that the reader's desk owns the person."""

    id: UUID
    opener: UUID
    desk: UUID
    owner: UUID
    person: UUID
    way: Way
    broken_at: datetime
    until: datetime
    runs: bool
    openings: int
    opened_at: datetime | None
    verdict: Judgement | None
    reviewed_by: UUID | None
    reviewed_at: datetime | None
    own: bool
    hers: bool
    danger: str = ""
    review: str = ""


def _told_to(actor: Actor) -> "QuerySet[Glass]":
    """Who opened, the desk of the person, and the reviewers of the opener's desk; nobody who must not know of the person."""
    if not actor.may(Permission.BREAK_GLASS_REVIEW):
        require(actor, Permission.BREAK_GLASS)
    desk = desk_of(actor)
    seen = Q(opener=officer_of(actor), desk=desk) | Q(owner=desk)
    if actor.may(Permission.BREAK_GLASS_REVIEW):
        seen |= Q(desk=desk)
    return seen_by(Glass.objects.filter(seen), "person", actor=actor)


def glass_row(glass_id: UUID, *, actor: Actor) -> Glass:
    """The unopened row. Raises NotFound for whom it was not told to."""
    found = _told_to(actor).select_related("compartment").filter(id=glass_id).first()
    if found is None:
        raise NotFound()
    return found


def glass_for(glass_id: UUID, *, actor: Actor, now: datetime | None = None) -> GlassShown:
    """A broken glass with the danger that was named, opened with an entry in the log."""
    row = glass_row(glass_id, actor=actor)
    now = now or timezone.now()
    reviews = actor.may(Permission.BREAK_GLASS_REVIEW)
    permission = Permission.BREAK_GLASS_REVIEW if reviews else Permission.BREAK_GLASS
    warrant = leave(row.id, permission, row.compartment_id, now + READING, WORDS, actor=actor)
    (text,) = open_rows(actor, CustodyEvent.GLASS_READ, [(row, ("danger", "review"))], warrant=warrant)
    return _shown(row, actor, now, text.get("danger") or "", text.get("review") or "")


def glasses_to_review(*, actor: Actor, limit: int = ROWS) -> list[GlassShown]:
    """Glasses that were told to this actor and that nobody has reviewed, oldest first; her own ones too."""
    rows = _told_to(actor).filter(verdict="").order_by("broken_at", "id")
    now = timezone.now()
    return [_shown(row, actor, now) for row in rows[:limit]]


def glasses_listed(*, actor: Actor, limit: int = ROWS) -> list[GlassShown]:
    """Every glass that was told to this actor, newest first."""
    now = timezone.now()
    rows = _told_to(actor).order_by("-broken_at", "id")
    return [_shown(row, actor, now) for row in rows[:limit]]


def desks_of_glasses(glasses: Collection[UUID], *, actor: Actor) -> Mapping[UUID, tuple[UUID, UUID]]:
    """For each of these glasses the desk of the person and the desk of the opener (a system job only)."""
    require(actor, Permission.SYSTEM_TICK)
    rows = Glass.objects.filter(id__in=list(glasses)).values_list("id", "owner", "desk")
    return {each: (owner, desk) for each, owner, desk in rows}


def unreviewed_of(officer: UUID) -> int:
    """How many of this officer's glasses nobody has reviewed yet."""
    return Glass.objects.filter(opener=officer, verdict="").count()


def misses_today(officer: UUID, *, now: datetime) -> int:
    """How often this officer searched without a match in the last day."""
    return Miss.objects.filter(officer=officer, at__gt=now - DAY).count()


def _shown(row: Glass, actor: Actor, now: datetime, danger: str = "", review: str = "") -> GlassShown:
    return GlassShown(
        id=row.id,
        opener=row.opener,
        desk=row.desk,
        owner=row.owner,
        person=row.person,
        way=Way(row.way),
        broken_at=row.broken_at,
        until=row.until,
        runs=glass_runs(row.until, row.ended_at, now),
        openings=row.openings,
        opened_at=row.opened_at,
        verdict=Judgement(row.verdict) if row.verdict else None,
        reviewed_by=row.reviewed_by,
        reviewed_at=row.reviewed_at,
        own=row.opener == actor.id,
        hers=row.owner == actor.desk,
        danger=danger,
        review=review,
    )
