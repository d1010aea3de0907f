"""Deleting what stands about counsel of persons who were erased, and looking over the town."""

from django.db import transaction
from django.db.models import Q

from naung.casework.counsel.models import Assignment, Decision, PrivilegedNote
from naung.casework.counsel.vocabulary import CounselEvent
from naung.foundation.access.rules import require
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.audit.actions import record
from naung.foundation.vault.actions import erase

MAY = (Permission.SYSTEM_TICK, Permission.SYSTEM_RESTORE)


@transaction.atomic
def forget_counsel(*, by: Actor) -> int:
    """Delete every assignment of persons who were erased, with the keys of counsel's notes about them; returns how many.

    Twice does no harm. A door calls this after erasing, and every tick.
    """
    if not any(by.may(permission) for permission in MAY):
        require(by, Permission.PERSON_ERASE)
    gone = Assignment.objects.exclude(person__erased_at=None)
    for note in PrivilegedNote.objects.select_related("compartment").filter(assignment__in=gone):
        erase(compartment=note.compartment, record_id=note.id, by=by)
    Decision.objects.filter(~Q(against=None), ~Q(against__erased_at=None)).delete()
    count = gone.count()
    gone.delete()
    if count:
        record(CounselEvent.FORGOTTEN, count=count, by=by)
    return count


@transaction.atomic
def look_at_counsel(*, by: Actor) -> None:
    """Write down that the coordinator looked at who has no counsel: counts over desks."""
    require(by, Permission.COORDINATION_READ)
    record(CounselEvent.COUNTED, by=by)
