"""Referrals that their receiver has not answered in time, and those that it has. No person and no case."""

from collections.abc import Collection, Mapping
from datetime import datetime
from uuid import UUID

from django.db.models import Count, F, Min, Q

from naung.casework.referrals.models import Referral
from naung.casework.referrals.vocabulary import WAITING, State
from naung.foundation.access.rules import require
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.clock.vocabulary import Kept, Late
from naung.foundation.recusal.queries import seen_by


def answers_late(desks: Collection[UUID], now: datetime, *, actor: Actor) -> Mapping[UUID, Late]:
    """For each of these desks with any: referrals to it that are late, the oldest by when it became so."""
    require(actor, Permission.COORDINATION_READ)
    late = Referral.objects.filter(receiver__in=list(desks), state__in=WAITING, warn_at__lte=now)
    rows = seen_by(late, "id", "person", actor=actor)
    found = rows.order_by().values_list("receiver").annotate(n=Count("pk"), since=Min("warn_at"))
    return {receiver: Late(n, since) for receiver, n, since in found}


# What its receiver owes no answer to: not signed, taken back, or asked back, so that its sender is to act.
OWES_NOTHING = frozenset({State.TO_SIGN, State.TAKEN_BACK, State.ASKED})


def answers_kept(desks: Collection[UUID], since: datetime, until: datetime, *, actor: Actor) -> Kept:
    """Referrals to these desks that would have been late from `since` to before `until`; kept: taken or declined before."""
    require(actor, Permission.COORDINATION_READ)
    due = Referral.objects.filter(receiver__in=list(desks), warn_at__gte=since, warn_at__lt=until)
    rows = seen_by(due.exclude(state__in=OWES_NOTHING), "id", "person", actor=actor)
    answered = Q(decided_at__lte=F("warn_at"))
    return Kept(**rows.aggregate(kept=Count("pk", filter=answered), due=Count("pk")))
