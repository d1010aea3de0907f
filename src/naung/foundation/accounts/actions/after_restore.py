"""After a restore: who came back with the backup and may have been sent away since is let in only when somebody has looked."""

from collections.abc import Mapping
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from naung.foundation.access.rules import require
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.accounts.models import Membership, User
from naung.foundation.accounts.queries.officers import to_confirm
from naung.foundation.accounts.vocabulary import AccountEvent
from naung.foundation.audit.actions import record
from naung.foundation.errors import NotFound


@transaction.atomic
def doubt_officers(*, known: Mapping[UUID, bool], by: Actor) -> list[str]:
    """Shut every account of the backup of which nobody here knows whether it is still open; returns their user names.

    `known` says of places at a desk whether they were open in the database that was replaced: one that was ended there is
    ended again, one that was open stays so. An account that waits is shut, with its places as they were in the backup.
    """
    require(by, Permission.SYSTEM_RESTORE)
    places = list(Membership.objects.select_for_update(of=("self",)).filter(until_at=None, user__is_active=True))
    ended = [place for place in places if known.get(place.id) is False]
    Membership.objects.filter(id__in=[place.id for place in ended]).update(until_at=timezone.now())
    left = {place.user_id for place in places if place not in ended}
    unsure = {place.user_id for place in places if place.id not in known}
    shut = unsure | ({place.user_id for place in ended} - left)
    User.objects.filter(id__in=shut).update(is_active=False)
    record(AccountEvent.DOUBTED, subjects=sorted(shut), count=len(shut), by=by)
    return [row.username for row in to_confirm()]


@transaction.atomic
def confirm_officer(*, user: UUID, by: Actor) -> None:
    """Let an officer in again who waits since a restore. Raises NotFound for one who does not wait."""
    require(by, Permission.SYSTEM_SETUP)
    row = User.objects.select_for_update().filter(id=user, is_active=False).first()
    if row is None or not Membership.objects.filter(user=row, until_at=None).exists():
        raise NotFound()
    row.is_active = True
    row.save(update_fields=["is_active"])
    record(AccountEvent.CONFIRMED, subject=user, by=by)
