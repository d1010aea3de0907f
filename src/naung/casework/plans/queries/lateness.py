"""Requests of a plan that nobody answered within the law's days, and those that were. No person and no case."""

from collections.abc import Collection, Mapping
from datetime import datetime
from uuid import UUID

from django.db.models import Count, F, Min, Q

from naung.casework.plans.models import ServiceRequest
from naung.casework.plans.vocabulary import Answered
from naung.foundation.access.rules import require
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.clock.vocabulary import Kept, Late
from naung.foundation.recusal.queries import seen_by


def requests_late(desks: Collection[UUID], now: datetime, *, actor: Actor) -> Mapping[UUID, Late]:
    """For each of these desks with any: requests beyond their legal maximum, the oldest by when that was."""
    require(actor, Permission.COORDINATION_READ)
    late = ServiceRequest.objects.filter(
        owner__in=list(desks), ended_at=None, due_at__lt=now, plan__person__erased_at=None
    )
    rows = seen_by(late, "plan__case_id", "plan__person_id", actor=actor)
    found = rows.order_by().values_list("owner").annotate(n=Count("pk"), since=Min("due_at"))
    return {owner: Late(n, since) for owner, n, since in found}


def requests_kept(desks: Collection[UUID], since: datetime, until: datetime, *, actor: Actor) -> Kept:
    """Requests to these desks whose legal maximum fell from `since` to before `until`; kept: they were answered by then.

    A request that its asker took back leaves nothing to answer, and an erased person's is gone.
    """
    require(actor, Permission.COORDINATION_READ)
    due = ServiceRequest.objects.filter(
        owner__in=list(desks), due_at__gte=since, due_at__lt=until, plan__person__erased_at=None
    ).exclude(outcome=Answered.WITHDRAWN)
    rows = seen_by(due, "plan__case_id", "plan__person_id", actor=actor)
    return Kept(**rows.aggregate(kept=Count("pk", filter=Q(ended_at__lte=F("due_at"))), due=Count("pk")))
