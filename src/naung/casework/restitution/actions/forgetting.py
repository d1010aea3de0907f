"""Deleting the restitution of persons who were erased. A door calls this after erasing, and every tick."""

from django.db import transaction

from naung.casework.restitution.models import Claim
from naung.casework.restitution.vocabulary import RestitutionEvent
from naung.foundation.access.rules import require
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.audit.actions import record

MAY = (Permission.SYSTEM_TICK, Permission.SYSTEM_RESTORE)


@transaction.atomic
def forget_claims(*, by: Actor) -> int:
    """Delete every file of restitution of persons who were erased; returns how many. Twice does no harm."""
    if not any(by.may(permission) for permission in MAY):
        require(by, Permission.PERSON_ERASE)
    found = Claim.objects.exclude(person__erased_at=None)
    gone = found.count()
    found.delete()
    if gone:
        record(RestitutionEvent.FORGOTTEN, count=gone, by=by)
    return gone
