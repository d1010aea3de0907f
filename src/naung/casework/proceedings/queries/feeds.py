"""Addresses of the calendar of hearings."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from naung.casework.proceedings.models import Feed
from naung.foundation.access.rules import desk_of, officer_of, require
from naung.foundation.access.vocabulary import Actor, Permission


@dataclass(frozen=True)
class FeedShown:
    """An address that works, without its token: nobody can read that again."""

    id: UUID
    made_at: datetime
    read_at: datetime | None


def own_feeds(*, actor: Actor) -> list[FeedShown]:
    """The officer's own addresses at this desk that work, the newest first."""
    require(actor, Permission.PROCEEDINGS_READ)
    rows = Feed.objects.filter(officer=officer_of(actor), desk=desk_of(actor), revoked_at=None)
    return [FeedShown(row.id, row.made_at, row.read_at) for row in rows.order_by("-made_at", "id")]
