"""Having the pairs of a whole register found in the background, and forgetting those of who was erased."""

from datetime import datetime

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from naung.casework.pairing.models import Between, Likely, Run
from naung.casework.pairing.queries import state_of_register
from naung.casework.pairing.vocabulary import FIND, PairingEvent
from naung.foundation.access.rules import require
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.audit.actions import record
from naung.foundation.jobs.actions import ask_job
from naung.foundation.jobs.vocabulary import Job

MAY_FORGET = (Permission.SYSTEM_TICK, Permission.SYSTEM_RESTORE)


@transaction.atomic
def ask_pairs(*, by: Actor) -> Job:
    """Have the whole register compared in the background (PAIRING_ASK). Where nothing changed since, the answer stands."""
    require(by, Permission.PAIRING_ASK)
    digest = state_of_register()
    row, _made = Run.objects.update_or_create(digest=digest, defaults={"asked_at": timezone.now()})
    record(PairingEvent.ASKED, subject=row.id, by=by)
    return ask_job(kind=FIND, key=digest, subject=row.id, needs=Permission.PAIRING_ASK, by=by)


@transaction.atomic
def ask_nightly(*, since: datetime, by: Actor) -> int:
    """Ask for it where nobody has since this moment, and the register changed since it was compared (PAIRING_ASK); 1 or 0."""
    require(by, Permission.PAIRING_ASK)
    done = Run.objects.filter(digest=state_of_register()).exclude(found_at=None)
    if Run.objects.filter(asked_at__gte=since).exists() or done.exists():
        return 0
    ask_pairs(by=by)
    return 1


@transaction.atomic
def forget_pairs(*, by: Actor) -> int:
    """Delete pairs of persons who were erased; returns how many. Twice does no harm."""
    if not any(by.may(permission) for permission in MAY_FORGET):
        require(by, Permission.PERSON_ERASE)
    gone = 0
    for rows in (Likely.objects, Between.objects):
        found = rows.filter(~Q(low__erased_at=None) | ~Q(high__erased_at=None))
        gone += found.count()
        found.delete()
    if gone:
        record(PairingEvent.FORGOTTEN, count=gone, by=by)
    return gone
