"""Deleting the plans of persons who were erased. Nothing below calls up: a door calls this after erasing, and every tick."""

from django.db import transaction

from naung.casework.plans.models import Plan, RightState, Telling
from naung.casework.plans.vocabulary import PlanEvent
from naung.foundation.access.rules import require
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.audit.actions import record

MAY = (Permission.SYSTEM_TICK, Permission.SYSTEM_RESTORE)


@transaction.atomic
def forget_erased(*, by: Actor) -> int:
    """Delete every plan, telling and right of persons who were erased; returns how many rows. Twice does no harm."""
    if not any(by.may(permission) for permission in MAY):
        require(by, Permission.PERSON_ERASE)
    gone = 0
    for model in (Plan, Telling, RightState):
        found = model._default_manager.exclude(person__erased_at=None)
        gone += found.count()
        found.delete()
    if gone:
        record(PlanEvent.FORGOTTEN, count=gone, by=by)
    return gone
