"""Writers of what came from devices. The room whose form it is says which permission it takes, and settles the parcel."""

from collections.abc import Collection
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from naung.foundation.access.rules import desk_of, officer_of, require
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.audit.actions import record
from naung.foundation.courier.models import FieldDevice, Parcel
from naung.foundation.courier.queries import line_of, parcel_row
from naung.foundation.courier.rules import (
    ANOTHERS_DEVICE,
    SETTLED,
    digest_of,
    fits,
    may_go_on,
    same_again,
)
from naung.foundation.courier.vocabulary import Arrived, CourierEvent, ParcelLine, ParcelState
from naung.foundation.errors import NotFound, RuleBroken
from naung.foundation.vault.actions import make_receiving_key
from naung.foundation.vault.queries import ReceivingKey


@transaction.atomic
def enrol_device(*, device: UUID, permission: Permission, by: Actor) -> ReceivingKey:
    """Make a device ready for the actor's desk, and answer the key to which it seals. The same device again is the same.

    Raises RuleBroken for a device that another officer made ready.
    """
    require(by, permission)
    desk, officer, now = desk_of(by), officer_of(by), timezone.now()
    row, made = FieldDevice.objects.get_or_create(
        id=device, defaults={"owner": desk, "officer": officer, "made_at": now, "seen_at": now}
    )
    if (row.owner, row.officer) != (desk, officer):
        raise RuleBroken(ANOTHERS_DEVICE)
    if made:
        record(CourierEvent.ENROLLED, subject=row.id, by=by)
    return make_receiving_key(desk=desk, by=by)


@transaction.atomic
def meet_device(*, device: UUID, permission: Permission, by: Actor) -> bool:
    """Note that a device of the actor was in contact; whether it may go on, False where it was revoked.

    Raises NotFound for a device that is not the actor's.
    """
    require(by, permission)
    row = FieldDevice.objects.filter(id=device, owner=desk_of(by), officer=officer_of(by)).first()
    if row is None:
        raise NotFound()
    FieldDevice.objects.filter(id=row.id).update(seen_at=timezone.now())
    return row.revoked_at is None


@transaction.atomic
def revoke_device(*, device: UUID, permission: Permission, by: Actor) -> None:
    """Revoke a device of the actor: at its next contact it wipes its list and what is unfinished. Twice is once.

    Raises NotFound for a device that is not the actor's.
    """
    require(by, permission)
    row = FieldDevice.objects.filter(id=device, owner=desk_of(by), officer=officer_of(by)).first()
    if row is None:
        raise NotFound()
    if row.revoked_at is None:
        row.revoked_at = timezone.now()
        row.save()
        record(CourierEvent.REVOKED, subject=row.id, by=by)


@transaction.atomic
def receive_parcel(*, arrived: Arrived, permission: Permission, by: Actor) -> ParcelLine:
    """Keep one sealed form, as her work whose device it comes from. The same form twice is one, whatever became of it since.

    Raises RuleBroken for a box that is no form and for another content under the same number; NotFound for a number or a
    device of another desk.
    """
    require(by, permission)
    fits(arrived)
    desk, digest = desk_of(by), digest_of(arrived.box)
    device = FieldDevice.objects.filter(id=arrived.device, owner=desk).first()
    if device is None:
        raise NotFound()
    told = {
        "owner": desk,
        "device": device.id,
        "key": arrived.key,
        "kind": arrived.kind,
        "box": arrived.box,
        "digest": digest,
        "sent_by": device.officer,
        "brought_by": None if device.officer == officer_of(by) else officer_of(by),
        "sealed_at": arrived.sealed_at,
        "clock_off": arrived.clock_off,
        "arrived_at": timezone.now(),
        "revoked": device.revoked_at is not None,
    }
    row, made = Parcel.objects.get_or_create(id=arrived.id, defaults=told)
    if row.owner != desk:
        raise NotFound()
    same_again(row.digest, digest)
    if made:
        record(CourierEvent.RECEIVED, subject=row.id, by=by)
    return line_of(row)


@transaction.atomic
def move_parcel(
    *,
    parcel_id: UUID,
    to: ParcelState,
    subject: UUID | None = None,
    waits_for: UUID | None = None,
    permission: Permission,
    by: Actor,
) -> None:
    """Say what became of a parcel. One that is settled loses its content: what it said stands in the record, or is refused.

    Raises RuleBroken for a parcel that is settled already, NotFound for another desk's.
    """
    require(by, permission)
    parcel_row(parcel_id, permission=permission, actor=by)
    row = Parcel.objects.select_for_update().get(id=parcel_id)
    may_go_on(ParcelState(row.state))
    row.state, row.waits_for = to, waits_for
    row.subject = subject or row.subject
    if to in SETTLED:
        row.box, row.settled_at, row.settled_by = b"", timezone.now(), officer_of(by)
        settled = CourierEvent.SETTLED if to is ParcelState.TAKEN else CourierEvent.SET_ASIDE
        record(settled, subject=row.id, subjects=[subject] if subject else (), by=by)
    row.save()


@transaction.atomic
def empty_parcels(*, subjects: Collection[UUID], permission: Permission, by: Actor) -> int:
    """Empty what is still open, at any desk, about records that are to be gone; returns how many. Twice does no harm.

    The room whose records they are says with which permission it erases.
    """
    require(by, permission)
    rows = Parcel.objects.filter(subject__in=list(subjects)).exclude(state__in=[state.value for state in SETTLED])
    emptied = rows.update(box=b"", state=ParcelState.ASIDE.value, settled_at=timezone.now())
    if emptied:
        record(CourierEvent.SET_ASIDE, count=emptied, by=by)
    return emptied
