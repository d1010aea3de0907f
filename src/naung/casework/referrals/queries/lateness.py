"""Referrals that their receiver has not answered in time, counted for each receiving desk. No person and no case."""

from collections.abc import Collection, Mapping
from datetime import datetime
from uuid import UUID

from django.db.models import Count, Min

from naung.casework.referrals.models import Referral
from naung.casework.referrals.vocabulary import WAITING
from naung.foundation.access.rules import require
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.clock.vocabulary import Late
from naung.foundation.recusal.queries import seen_by


def answers_late(desks: Collection[UUID], now: datetime, *, actor: Actor) -> Mapping[UUID, Late]:
    """For each of these desks with any: referrals to it that are late, the oldest by when it became so."""
    require(actor, Permission.COORDINATION_READ)
    late = Referral.objects.filter(receiver__in=list(desks), state__in=WAITING, warn_at__lte=now)
    rows = seen_by(late, "id", "person", actor=actor)
    found = rows.order_by().values_list("receiver").annotate(n=Count("pk"), since=Min("warn_at"))
    return {receiver: Late(n, since) for receiver, n, since in found}
