"""Deleting the way home of persons who were erased. A door calls this after erasing, and every tick."""

from django.db import transaction

from naung.casework.returns.models import Journey
from naung.casework.returns.vocabulary import ReturnEvent
from naung.foundation.access.rules import require
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.audit.actions import record

MAY = (Permission.SYSTEM_TICK, Permission.SYSTEM_RESTORE)


@transaction.atomic
def forget_journeys(*, by: Actor) -> int:
    """Delete every way home of persons who were erased; returns how many. Twice does no harm."""
    if not any(by.may(permission) for permission in MAY):
        require(by, Permission.PERSON_ERASE)
    found = Journey.objects.exclude(person__erased_at=None)
    gone = found.count()
    found.delete()
    if gone:
        record(ReturnEvent.FORGOTTEN, count=gone, by=by)
    return gone
