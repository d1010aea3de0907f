"""Deleting legal aid of persons who were erased, and ways to reach people whose day has passed. A door calls both, every tick."""

from django.db import transaction
from django.utils import timezone

from naung.casework.legal_aid.models import Application, Entitlement, ReachBack
from naung.casework.legal_aid.vocabulary import AidEvent
from naung.foundation.access.rules import require
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.audit.actions import record
from naung.foundation.vault.actions import erase

MAY = (Permission.SYSTEM_TICK, Permission.SYSTEM_RESTORE)


@transaction.atomic
def forget_aid(*, by: Actor) -> int:
    """Delete answers and applications of persons who were erased; returns how many. Twice does no harm."""
    if not any(by.may(permission) for permission in MAY):
        require(by, Permission.PERSON_ERASE)
    gone = 0
    for model in (Entitlement, Application):
        found = model._default_manager.exclude(person__erased_at=None)
        gone += found.count()
        found.delete()
    if gone:
        record(AidEvent.FORGOTTEN, count=gone, by=by)
    return gone


@transaction.atomic
def lapse_reach(*, by: Actor) -> int:
    """Erase every way to reach somebody whose stated day has passed, its key first; returns how many. Twice does no harm."""
    require(by, Permission.SYSTEM_TICK)
    rows = list(ReachBack.objects.select_related("compartment").filter(until__lt=timezone.localdate()))
    for row in rows:
        erase(compartment=row.compartment, record_id=row.id, by=by)
        row.delete()
    if rows:
        record(AidEvent.REACH_LAPSED, count=len(rows), by=by)
    return len(rows)
