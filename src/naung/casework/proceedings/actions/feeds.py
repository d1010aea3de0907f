"""Addresses of the calendar of hearings: made, taken back, and read by an officer's own calendar program."""

import secrets
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from naung.casework.proceedings.models import Feed
from naung.casework.proceedings.rules.feeds import too_often, window_after
from naung.casework.proceedings.vocabulary import ProceedingsEvent
from naung.foundation.access.rules import desk_of, officer_of, require
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.accounts.queries import actor_at_desk
from naung.foundation.accounts.queries.tries import token_hash
from naung.foundation.audit.actions import record
from naung.foundation.errors import NotFound
from naung.foundation.identifiers import new_id

TOKEN_BYTES = 32


@dataclass(frozen=True)
class FeedOpened:
    """For whom an address is read; `slow_down`: it was read too often."""

    actor: Actor
    slow_down: bool


@transaction.atomic
def make_feed(*, by: Actor) -> str:
    """Make an address for one's own calendar at this desk and return its token, which is shown once and kept as a hash.

    One address at a time: an earlier one of hers at this desk stops working.
    """
    require(by, Permission.PROCEEDINGS_READ, within=desk_of(by))
    now, token = timezone.now(), secrets.token_urlsafe(TOKEN_BYTES)
    Feed.objects.filter(officer=officer_of(by), desk=desk_of(by), revoked_at=None).update(revoked_at=now)
    row = Feed.objects.create(
        id=new_id(), token_hash=token_hash(token), officer=officer_of(by), desk=desk_of(by), made_at=now
    )
    record(ProceedingsEvent.FEED_MADE, subject=row.id, by=by)
    return token


@transaction.atomic
def revoke_feed(*, feed_id: UUID, by: Actor) -> None:
    """Take back one's own address; twice does no harm. Raises NotFound for another officer's."""
    require(by, Permission.PROCEEDINGS_READ)
    row = Feed.objects.select_for_update().filter(id=feed_id, officer=officer_of(by)).first()
    if row is None:
        raise NotFound()
    if row.revoked_at is not None:
        return
    row.revoked_at = timezone.now()
    row.save(update_fields=["revoked_at"])
    record(ProceedingsEvent.FEED_REVOKED, subject=row.id, by=by)


@transaction.atomic
def revoke_every_feed(*, by: Actor) -> int:
    """After a restore: take back every address that came with the backup; one that was revoked since would work again."""
    require(by, Permission.SYSTEM_RESTORE)
    count = Feed.objects.filter(revoked_at=None).update(revoked_at=timezone.now())
    if count:
        record(ProceedingsEvent.FEED_REVOKED, count=count, by=by)
    return count


@transaction.atomic
def open_feed(*, token: str, by: Actor) -> FeedOpened:
    """For whom the calendar behind this address is read, counted and logged; `by` stands at the door with the address alone.

    Raises NotFound for a token that is unknown or revoked, and where its officer no longer serves at the desk or may not read
    proceedings there: all alike.
    """
    row = Feed.objects.select_for_update().filter(token_hash=token_hash(token), revoked_at=None).first()
    if row is None:
        raise NotFound()
    actor = actor_at_desk(row.officer, row.desk)
    if not actor.may(Permission.PROCEEDINGS_READ):
        raise NotFound()
    now = timezone.now()
    row.window_at, row.window_reads = window_after(row.window_at, row.window_reads, now)
    row.read_at = now
    row.save(update_fields=["window_at", "window_reads", "read_at"])
    slow_down = too_often(row.window_reads)
    if not slow_down:
        record(ProceedingsEvent.FEED_READ, subject=row.id, by=actor)
    return FeedOpened(actor, slow_down)
