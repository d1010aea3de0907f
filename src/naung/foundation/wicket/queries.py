"""Readers of the wicket: its desk sees its own codes and what waits; nobody here can read what was asked."""

import hashlib
from collections.abc import Iterable
from uuid import UUID

from django.conf import settings
from django.utils import timezone

from naung.foundation.access.rules import desk_of, require
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.errors import NotFound
from naung.foundation.wicket.models import Request, Tally, Wicket
from naung.foundation.wicket.rules import KEY_BYTES, begins_anew
from naung.foundation.wicket.vocabulary import RequestLine, WicketShown

ROWS = 200


def outside_key(purpose: bytes) -> bytes:
    """A key of this room, from the installation's signing key, which lies outside the database."""
    secret = settings.SECRET_KEY.encode()
    key = hashlib.blake2b(secret, digest_size=KEY_BYTES, person=b"wicket-keys").digest()
    return hashlib.blake2b(b"", key=key, person=purpose, digest_size=KEY_BYTES).digest()


def gives(actor: Actor) -> Permission:
    """Which permission lets this actor give codes: a survivor's page, or the card of whoever leaves the border on her own."""
    return Permission.ARRIVAL_WRITE if not actor.may(Permission.WICKET_GIVE) else Permission.WICKET_GIVE


def wicket_row(wicket_id: UUID, *, actor: Actor) -> Wicket:
    """A code of the actor's own desk. Raises NotFound for another desk's."""
    require(actor, gives(actor))
    row = Wicket.objects.filter(id=wicket_id, owner=desk_of(actor)).first()
    if row is None:
        raise NotFound()
    return row


def wickets_shown(ids: Iterable[UUID], *, actor: Actor) -> dict[UUID, WicketShown]:
    """Codes of the actor's own desk by id, without what stands behind them."""
    require(actor, gives(actor))
    rows = list(Wicket.objects.filter(id__in=list(ids), owner=desk_of(actor)).defer("record", "lock", "salt"))
    now = timezone.now()
    tried = {bytes(each.token): each for each in Tally.objects.filter(token__in=[row.token for row in rows])}
    wrong = {token: 0 if begins_anew(each.since, now) else each.wrong for token, each in tried.items()}
    return {
        row.id: WicketShown(
            row.id,
            row.expires_at,
            row.closed_at,
            row.closed_by_holder,
            row.written_at,
            wrong.get(bytes(row.token), 0),
        )
        for row in rows
    }


def requests_waiting(*, actor: Actor, wickets: Iterable[UUID] | None = None) -> list[RequestLine]:
    """What waits at the actor's desk, the oldest first; with `wickets` only through these codes."""
    require(actor, gives(actor))
    rows = Request.objects.filter(wicket__owner=desk_of(actor), settled_at=None)
    if wickets is not None:
        rows = rows.filter(wicket__in=list(wickets))
    return [_line(row) for row in rows.order_by("arrived_at", "id")[:ROWS]]


def request_line(request_id: UUID, *, actor: Actor) -> RequestLine:
    """One request to the actor's desk. Raises NotFound for another desk's."""
    require(actor, gives(actor))
    row = Request.objects.filter(id=request_id, wicket__owner=desk_of(actor)).first()
    if row is None:
        raise NotFound()
    return _line(row)


def _line(row: Request) -> RequestLine:
    settled = row.settled_at is not None
    return RequestLine(row.id, row.wicket_id, row.key, bytes(row.box), row.arrived_at, settled)
