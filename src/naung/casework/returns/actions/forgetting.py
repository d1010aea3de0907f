"""Deleting the way home of persons who were erased. A door calls this after erasing, and every tick."""

from django.db import transaction

from naung.casework.returns.models import Journey, Leg
from naung.casework.returns.rules.slips import KIND
from naung.casework.returns.vocabulary import ReturnEvent
from naung.foundation.access.rules import require
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.audit.actions import record
from naung.foundation.courier.actions import empty_parcels
from naung.foundation.courier.queries import subjects_open

MAY = (Permission.SYSTEM_TICK, Permission.SYSTEM_RESTORE)


@transaction.atomic
def forget_journeys(*, by: Actor) -> int:
    """Delete every way home of persons who were erased, and what tablets sent about it; returns how many.

    Twice does no harm.
    """
    permission = next((each for each in MAY if by.may(each)), Permission.PERSON_ERASE)
    require(by, permission)
    found = Journey.objects.exclude(person__erased_at=None)
    gone = found.count()
    told_of = subjects_open(KIND, permission=permission, actor=by)
    stand = Leg.objects.filter(id__in=list(told_of), journey__person__erased_at=None).values_list("id", flat=True)
    empty_parcels(subjects=told_of - set(stand), permission=permission, by=by)
    found.delete()
    if gone:
        record(ReturnEvent.FORGOTTEN, count=gone, by=by)
    return gone
