"""What ends by itself. Reading compares the moment itself, so a missed tick opens nothing; this writes down that it is over."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from naung.casework.custody.models import Glass, IdentityRequest, Miss
from naung.casework.custody.queries.glasses import DAY
from naung.casework.custody.rules import hours_of, shipped_limits
from naung.casework.custody.vocabulary import CustodyEvent, Outcome
from naung.foundation.access.rules import require
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.audit.actions import record


@transaction.atomic
def end_what_is_over(*, by: Actor) -> int:
    """End leaves and emergencies whose time has come, let unanswered requests lapse, forget old misses; how many ended."""
    require(by, Permission.SYSTEM_TICK)
    now = timezone.now()
    over = [*_ended(now), *_lapsed(now)]
    Miss.objects.filter(at__lte=now - DAY).delete()
    if over:
        record(CustodyEvent.OVER, subjects=over, count=len(over), by=by)
    return len(over)


def _ended(now: datetime) -> list[UUID]:
    grants = IdentityRequest.objects.filter(outcome=Outcome.GRANTED, ended_at=None, until__lte=now)
    glasses = Glass.objects.filter(ended_at=None, until__lte=now)
    over = [*grants.values_list("id", flat=True), *glasses.values_list("id", flat=True)]
    grants.update(ended_at=F("until"))
    glasses.update(ended_at=F("until"))
    return over


def _lapsed(now: datetime) -> list[UUID]:
    old = now - hours_of(shipped_limits(), "permintaan_gugur")
    rows = IdentityRequest.objects.filter(outcome="", asked_at__lte=old)
    over = list(rows.values_list("id", flat=True))
    rows.update(outcome=Outcome.LAPSED, decided_at=now)
    return over
