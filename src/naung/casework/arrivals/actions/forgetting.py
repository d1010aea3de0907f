"""Deleting the names of a batch when its time is over, and of persons who were erased. What was counted stays."""

from collections.abc import Iterable
from datetime import timedelta

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from naung.casework.arrivals.actions.lists import drop_lists
from naung.casework.arrivals.models import Arrival, Call, Decision, Form
from naung.casework.arrivals.rules.slips import KIND
from naung.casework.arrivals.vocabulary import ArrivalEvent
from naung.foundation.access.rules import require
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.audit.actions import record
from naung.foundation.courier.actions import empty_parcels
from naung.foundation.courier.queries import subjects_open
from naung.foundation.vault.actions import erase
from naung.foundation.vault.models import sealed_fields

MAY = (Permission.SYSTEM_TICK, Permission.SYSTEM_RESTORE)
KEPT_AFTER_CLOSING = timedelta(weeks=13)  # the house's own, a quarter of a year: no law that was read sets another time
AT_ONCE = 500


@transaction.atomic
def forget_arrivals(*, by: Actor) -> int:
    """Delete the names of those whose record was erased, and of batches closed a quarter of a year ago; returns how many.

    Whoever still agrees to be called keeps her row until that day. Lists that were put in and not taken go after a day, or with
    one who stands in them. Twice does no harm.
    """
    if not any(by.may(permission) for permission in MAY):
        require(by, Permission.PERSON_ERASE)
    kept = Arrival.objects.select_related("compartment").filter(forgotten_at=None)
    by_person = Q(person__erased_at__isnull=False)
    by_key = Q(compartment__erased_at__isnull=False)  # erased before, and come back with a backup
    erased = list(kept.filter(by_person | by_key)[:AT_ONCE])
    drop_lists([row.batch_id for row in erased], by)
    gone = _forget(erased, by)
    if by.may(Permission.SYSTEM_TICK):
        gone += _forget(_over(), by)
    _empty_slips(by)
    if gone:
        record(ArrivalEvent.FORGOTTEN, count=gone, by=by)
    return gone


def _empty_slips(by: Actor) -> None:
    """What tablets sent about whoever is forgotten goes too, and what nobody dealt with for as long as a name may stand."""
    permission = next((each for each in MAY if by.may(each)), Permission.PERSON_ERASE)
    told_of = subjects_open(KIND, permission=permission, actor=by)
    gone = set(Arrival.objects.filter(id__in=list(told_of)).exclude(forgotten_at=None).values_list("id", flat=True))
    old = timezone.now() - KEPT_AFTER_CLOSING
    left = subjects_open(KIND, before=old, permission=permission, actor=by) if by.may(Permission.SYSTEM_TICK) else ()
    empty_parcels(subjects=gone | set(left), permission=permission, by=by)


def _over() -> list[Arrival]:
    """Those of batches that were closed long enough ago, whom nobody may call any more."""
    today = timezone.localdate()
    rows = Arrival.objects.select_related("compartment").filter(
        forgotten_at=None, batch__closed_at__lt=timezone.now() - KEPT_AFTER_CLOSING
    )
    called = Call.objects.filter(ended_at=None, until__gte=today).values("arrival")
    return list(rows.exclude(id__in=called)[:AT_ONCE])


def _forget(rows: Iterable[Arrival], by: Actor) -> int:
    gone = 0
    for row in rows:
        erase(compartment=row.compartment, record_id=row.id, by=by)
        for model in (Form, Decision, Call):
            empty = dict.fromkeys(sealed_fields(model))
            model._default_manager.filter(arrival=row).update(**empty)
        for column in sealed_fields(Arrival):
            setattr(row, column, None)
        row.forgotten_at = timezone.now()
        row.save()
        gone += 1
    return gone
