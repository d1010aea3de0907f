"""Deleting the charges, defences and verdicts of persons who were erased. A door calls this after erasing, and every tick."""

from django.db import transaction

from naung.casework.proceedings.models import Charge, Decided, Defence, DossierPerson
from naung.casework.proceedings.vocabulary import ProceedingsEvent
from naung.foundation.access.rules import require
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.audit.actions import record

MAY = (Permission.SYSTEM_TICK, Permission.SYSTEM_RESTORE)


@transaction.atomic
def forget_proceedings(*, by: Actor) -> int:
    """Delete what is of persons who were erased; returns how many rows. Twice does no harm."""
    if not any(by.may(permission) for permission in MAY):
        require(by, Permission.PERSON_ERASE)
    gone = 0
    for model in (Charge, Defence, Decided, DossierPerson):
        found = model._default_manager.exclude(person__erased_at=None)
        gone += found.count()
        found.delete()
    if gone:
        record(ProceedingsEvent.FORGOTTEN, count=gone, by=by)
    return gone
