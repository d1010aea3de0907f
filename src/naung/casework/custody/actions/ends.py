"""What ends by itself, and with the officer who leaves.

Reading compares the moment itself, so a missed tick opens nothing; this writes down that it is over.
"""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import F, Q
from django.utils import timezone

from naung.casework.custody.models import Glass, IdentityRequest, Miss
from naung.casework.custody.queries.glasses import DAY
from naung.casework.custody.rules import hours_of, shipped_limits
from naung.casework.custody.vocabulary import CustodyEvent, Outcome
from naung.foundation.access.rules import require
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.accounts.queries import roles_at
from naung.foundation.audit.actions import record


@transaction.atomic
def end_what_is_over(*, by: Actor) -> int:
    """End leaves and emergencies whose time has come, or whose officer has left the desk; let requests lapse that nobody
    answered, or whose asker has left; forget old misses. How many ended.
    """
    require(by, Permission.SYSTEM_TICK)
    now = timezone.now()
    over = [*_ended(now), *_lapsed(now), *_left_behind(now)]
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


def _left_behind(now: datetime) -> list[UUID]:
    """A leave and an emergency are for one named officer and can't be handed over: they end when she leaves the desk."""
    asked = IdentityRequest.objects.filter(Q(outcome="") | Q(outcome=Outcome.GRANTED, ended_at=None))
    broken = Glass.objects.filter(ended_at=None)
    rows = set(asked.values_list("id", "owner", "asked_by")) | set(broken.values_list("id", "desk", "opener"))
    serving = {desk: frozenset(roles_at(desk)) for desk in {desk for _id, desk, _officer in rows}}
    gone = [each for each, desk, officer in rows if officer not in serving[desk]]
    IdentityRequest.objects.filter(id__in=gone, outcome="").update(outcome=Outcome.LAPSED, decided_at=now)
    IdentityRequest.objects.filter(id__in=gone, outcome=Outcome.GRANTED).update(ended_at=now)
    Glass.objects.filter(id__in=gone).update(ended_at=now)
    return gone
