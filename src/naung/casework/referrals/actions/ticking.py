"""What time does: a late referral is warned of, passed up, and ends; and what belonged to an erased person goes with her."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from naung.casework.referrals.actions.deciding import destroy
from naung.casework.referrals.models import Gap, Referral, Signature
from naung.casework.referrals.rules.states import after
from naung.casework.referrals.vocabulary import WAITING, Move, ReferralEvent, State
from naung.foundation.access.rules import require
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.audit.actions import record
from naung.foundation.people.models import Person
from naung.foundation.vault.actions import erase

AT_ONCE = 500  # referrals a run; the next one goes on
KEYS = ("compartment", "package", "cover")


def run_clocks(*, now: datetime, by: Actor) -> int:
    """Warn, pass up and end what is due at `now`; returns how many steps were taken. A second run at once takes none."""
    require(by, Permission.SYSTEM_TICK)
    late = Referral.objects.filter(state__in=WAITING).filter(
        Q(warned_at=None, warn_at__lte=now) | Q(escalated_at=None, escalate_at__lte=now) | Q(expire_at__lte=now)
    )
    due = list(late.order_by("warn_at", "id").values_list("id", flat=True)[:AT_ONCE])
    return sum(_step(each, now, by) for each in due)


@transaction.atomic
def _step(referral_id: UUID, now: datetime, by: Actor) -> int:
    """All that is due for one referral, in its own transaction; it may have been decided since it was listed."""
    row = Referral.objects.select_for_update(of=("self",)).select_related(*KEYS).get(id=referral_id)
    if State(row.state) not in WAITING:
        return 0
    done = 0
    if row.warned_at is None and row.warn_at <= now:
        row.warned_at, done = now, done + 1
        record(ReferralEvent.WARNED, subject=row.id, by=by)
    if row.escalated_at is None and row.escalate_at <= now:
        row.escalated_at, done = now, done + 1
        record(ReferralEvent.ESCALATED, subject=row.id, by=by)
    if row.expire_at <= now:
        row.state, row.decided_at, done = after(State(row.state), Move.EXPIRE), now, done + 1
        row.version += 1
        destroy(row, by)
        record(ReferralEvent.EXPIRED, subject=row.id, by=by)
    row.save()
    return done


@transaction.atomic
def forget_referrals(*, by: Actor) -> int:
    """Erase every referral about a person whose record is erased, whenever and wherever that was; returns how many."""
    require(by, Permission.SYSTEM_TICK)
    gone = Person.objects.exclude(erased_at=None).values("id")
    rows = Referral.objects.select_related(*KEYS).filter(person__in=gone).order_by("id")[:AT_ONCE]
    return sum(_forget(row, by) for row in rows)


def _forget(row: Referral, by: Actor) -> int:
    destroy(row, by)
    erase(compartment=row.compartment, record_id=row.id, by=by)
    for asked in Signature.objects.select_related("compartment").filter(referral=row):
        erase(compartment=asked.compartment, record_id=asked.id, by=by)
    Gap.objects.filter(case=row.case).delete()
    row.delete()
    record(ReferralEvent.FORGOTTEN, subject=row.id, count=1, by=by)
    return 1
