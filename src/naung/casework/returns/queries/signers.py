"""Whose keys may have signed a hand-over at a desk: public halves only."""

from collections.abc import Collection, Mapping
from uuid import UUID

from naung.casework.returns.models import HandKey, TabletKey
from naung.casework.returns.vocabulary import Signer
from naung.foundation.access.rules import require
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.accounts.queries import roles_at
from naung.foundation.courier.queries import revoked_among


def signers_at(desks: Collection[UUID], *, actor: Actor) -> Mapping[UUID, list[Signer]]:
    """For each of these desks its own key and those of its officers' tablets, with whether each still stands."""
    require(actor, Permission.RETURN_RECEIVE)
    found: dict[UUID, list[Signer]] = {desk: [] for desk in desks}
    for own in HandKey.objects.filter(desk__in=list(desks)):
        found[own.desk].append(Signer(own.id, bytes(own.public)))
    rows = list(TabletKey.objects.filter(desk__in=list(desks)).order_by("made_at", "id"))
    gone = revoked_among([row.device for row in rows], permission=Permission.RETURN_RECEIVE, actor=actor)
    serving = {desk: roles_at(desk) for desk in {row.desk for row in rows}}
    for row in rows:
        stands = row.device not in gone and row.officer in serving[row.desk]
        found[row.desk].append(Signer(row.id, bytes(row.public), row.officer, stands))
    return found
