"""What ends by itself, and what goes with the file that it came from."""

from datetime import date

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from naung.casework.episodes.models import Thing
from naung.casework.escrow.models import Deposit
from naung.casework.escrow.rules.limits import KEPT
from naung.casework.escrow.vocabulary import EscrowEvent, Standing
from naung.foundation.access.rules import require
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.audit.actions import record
from naung.foundation.recusal.actions import forget_record
from naung.foundation.vault.actions import erase

MAY = (Permission.SYSTEM_TICK, Permission.SYSTEM_RESTORE)


@transaction.atomic
def end_deposits(*, today: date, by: Actor) -> int:
    """End what has lain its year: label, envelope and number go. Returns how many."""
    require(by, Permission.SYSTEM_TICK)
    over = Deposit.objects.filter(standing__in=[Standing.WAITING, Standing.LODGED], ends_on__lt=today)
    count = over.update(standing=Standing.ENDED, label=None, envelope=None, value=None)
    if count:
        record(EscrowEvent.ENDED, count=count, by=by)
    return count


@transaction.atomic
def forget_deposits(*, by: Actor) -> int:
    """Delete every deposit of a thing that was erased with its file, and what is over for long, keys and all; returns how many.

    Twice does no harm.
    """
    if not any(by.may(permission) for permission in MAY):
        require(by, Permission.PERSON_ERASE)
    erased = ~Q(record=None) & ~Q(record__in=Thing.objects.values("id"))
    stands = Q(standing__in=[Standing.WAITING, Standing.LODGED])
    old = ~stands & Q(made_at__lt=timezone.now() - KEPT)
    rows = list(Deposit.objects.select_related("compartment").filter(erased | old))
    for row in rows:
        erase(compartment=row.compartment, record_id=row.id, by=by)
        forget_record(record_id=row.id, by=by)
        row.delete()
    if rows:
        record(EscrowEvent.FORGOTTEN, count=len(rows), by=by)
    return len(rows)
