"""Readers of what came from devices: a desk sees its own parcels, an officer her own devices."""

from collections.abc import Collection
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from naung.foundation.access.rules import desk_of, officer_of, require
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.courier.models import FieldDevice, Parcel
from naung.foundation.courier.rules import OPEN, may_go_on
from naung.foundation.courier.vocabulary import CourierEvent, DeskDevice, DeviceLine, ParcelLine, ParcelState
from naung.foundation.errors import NotFound
from naung.foundation.vault.queries import open_received

ROWS = 200


Subjects = QuerySet[Any]  # rows of a room above, by their id: what the parcels of these say, the actor must not know


def _of_the_desk(permission: Permission, actor: Actor, without: Subjects | None = None) -> "QuerySet[Parcel]":
    require(actor, permission)
    rows = Parcel.objects.filter(owner=desk_of(actor))
    return rows if without is None else rows.exclude(subject__in=without.values("id"))


def parcel_row(parcel_id: UUID, *, permission: Permission, without: Subjects | None = None, actor: Actor) -> Parcel:
    """A parcel of the actor's own desk. Raises NotFound for another desk's, and for one of the subjects `without`."""
    found = _of_the_desk(permission, actor, without).filter(id=parcel_id).first()
    if found is None:
        raise NotFound()
    return found


def parcel_line(
    parcel_id: UUID, *, permission: Permission, without: Subjects | None = None, actor: Actor
) -> ParcelLine:
    """One parcel without what it says. Raises NotFound as `parcel_row`."""
    return line_of(parcel_row(parcel_id, permission=permission, without=without, actor=actor))


def open_parcel(parcel_id: UUID, *, permission: Permission, actor: Actor) -> bytes:
    """What a parcel says, with an entry in the log.

    Raises NotFound for another desk's, RuleBroken for one that is settled, SealBroken where it does not open.
    """
    row = parcel_row(parcel_id, permission=permission, actor=actor)
    may_go_on(ParcelState(row.state))
    return open_received(actor, CourierEvent.OPENED, subject=row.id, key=row.key, box=bytes(row.box))


def parcels_open(
    kind: str, *, permission: Permission, without: Subjects | None = None, actor: Actor
) -> list[ParcelLine]:
    """What came to the desk and still needs something: another form, mending, a decision. The oldest first."""
    rows = _of_the_desk(permission, actor, without).filter(kind=kind, state__in=[state.value for state in OPEN])
    return [line_of(row) for row in rows.order_by("arrived_at", "id")[:ROWS]]


def waiting_for(parcel_id: UUID, subject: UUID, *, permission: Permission, actor: Actor) -> list[UUID]:
    """The parcels that wait for this one or for the record that it became, in the order in which they came."""
    waits = Q(waits_for=parcel_id) | Q(subject=subject)
    rows = _of_the_desk(permission, actor).filter(waits, state=ParcelState.WAITS.value)
    return list(rows.order_by("arrived_at", "id").values_list("id", flat=True))


def became_of(parcel_id: UUID, *, permission: Permission, actor: Actor) -> UUID | None:
    """The record that a parcel became; None where it never came, was set aside, or is not settled yet."""
    row = _of_the_desk(permission, actor).filter(id=parcel_id, state=ParcelState.TAKEN.value).first()
    return row.subject if row else None


def own_devices(*, permission: Permission, actor: Actor) -> list[DeviceLine]:
    """The devices that the actor made ready at this desk, the newest first."""
    require(actor, permission)
    rows = FieldDevice.objects.filter(owner=desk_of(actor), officer=officer_of(actor)).order_by("-made_at")
    return [DeviceLine(row.id, row.made_at, row.seen_at, row.revoked_at) for row in rows]


def devices_seen(since: datetime, *, permission: Permission, actor: Actor) -> list[DeskDevice]:
    """The devices of the actor's desk that were in contact since then and are not revoked, the oldest first."""
    require(actor, permission)
    rows = FieldDevice.objects.filter(owner=desk_of(actor), revoked_at=None, seen_at__gte=since)
    return [DeskDevice(row.id, row.officer) for row in rows.order_by("made_at", "id")]


def subjects_open(
    kind: str, *, before: datetime | None = None, permission: Permission, actor: Actor
) -> frozenset[UUID]:
    """Which records are named by what is still open, at any desk: for the room that must keep no words about one gone.

    With `before` only what came before that moment.
    """
    require(actor, permission)
    rows = Parcel.objects.filter(kind=kind, state__in=[state.value for state in OPEN]).exclude(subject=None)
    rows = rows if before is None else rows.filter(arrived_at__lt=before)
    return frozenset(subject for subject in rows.values_list("subject", flat=True) if subject)


def revoked_among(devices: Collection[UUID], *, permission: Permission, actor: Actor) -> frozenset[UUID]:
    """Which of these devices, of any desk, were revoked or are not known: what they signed is looked at by a person."""
    require(actor, permission)
    rows = FieldDevice.objects.filter(id__in=list(devices), revoked_at=None)
    return frozenset(devices) - frozenset(rows.values_list("id", flat=True))


def line_of(row: Parcel) -> ParcelLine:
    """A stored parcel without its ciphertext."""
    return ParcelLine(
        id=row.id,
        kind=row.kind,
        state=ParcelState(row.state),
        sent_by=row.sent_by,
        sealed_at=row.sealed_at,
        arrived_at=row.arrived_at,
        clock_off=row.clock_off,
        subject=row.subject,
        revoked=row.revoked,
        brought_by=row.brought_by,
        device=row.device,
        waits_for=row.waits_for,
    )
