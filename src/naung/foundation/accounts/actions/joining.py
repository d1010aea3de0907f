"""Officers who came from another installation: findable under this one's pepper, and compared with the persons of both."""

from collections.abc import Collection
from uuid import UUID

from django.db import transaction

from naung.foundation.access.rules import require
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.accounts.actions.contact import make_findable
from naung.foundation.accounts.models import User
from naung.foundation.accounts.queries.officers import OFFICER_SPACE
from naung.foundation.accounts.rules import officer_tokens
from naung.foundation.audit.actions import record
from naung.foundation.vault.vocabulary import Findable, Indexed, VaultEvent


@transaction.atomic
def find_officers_again(*, desks: Collection[UUID], by: Actor) -> Indexed:
    """Put the names and numbers of whoever has or had a place at these desks into the sealed index, and compare them."""
    require(by, Permission.SYSTEM_RESTORE)
    users = list(User.objects.filter(memberships__desk__in=list(desks)).distinct().order_by("pk"))
    for user in users:
        make_findable(user, old_name="", old_phone="", old_nik="", by=by)
    record(VaultEvent.UNSEALED_TO_JOIN, fields=["contact", "nik"], count=len(users), by=by)
    tokens = ((user.id, officer_tokens([user.display_name])) for user in users)
    samples = (Findable(OFFICER_SPACE, max(found, key=len), user) for user, found in tokens if found)
    return Indexed(len(users), tuple(samples))
