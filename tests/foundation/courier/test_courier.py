"""Receiving once, opening for the own desk with an entry, moving until it is settled; keys that stay for who is weeks away."""

from uuid import UUID

import pytest
from django.utils import timezone
from nacl.public import PublicKey, SealedBox

from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.audit.models import Entry
from naung.foundation.courier.actions import (
    enrol_device,
    meet_device,
    move_parcel,
    receive_parcel,
    revoke_device,
)
from naung.foundation.courier.models import FieldDevice, Parcel
from naung.foundation.courier.queries import (
    became_of,
    open_parcel,
    own_devices,
    parcel_line,
    parcels_open,
    waiting_for,
)
from naung.foundation.courier.rules import clock_is_wrong
from naung.foundation.courier.vocabulary import Arrived, ParcelState
from naung.foundation.errors import NotFound, NotPermitted, RuleBroken, SealBroken
from naung.foundation.identifiers import new_id
from naung.foundation.vault.actions import make_receiving_key
from naung.foundation.vault.models import Kept, Reader
from naung.foundation.vault.queries import ReceivingKey, receiving_key

pytestmark = pytest.mark.django_db
P = Permission.OUTREACH_WRITE
WORDS = b"seorang bertanya ke mana melapor"


@pytest.fixture
def ready(sari: Actor) -> tuple[UUID, ReceivingKey]:
    """A device of Sari's, and the key to which it seals."""
    device = new_id()
    return device, enrol_device(device=device, permission=P, by=sari)


def sealed(ready: tuple[UUID, ReceivingKey], words: bytes = WORDS) -> Arrived:
    device, key = ready
    box = bytes(SealedBox(PublicKey(key.public)).encrypt(words))
    return Arrived(new_id(), device, key.id, "uji", box, timezone.now(), 0)


def test_what_was_sealed_lies_sealed_and_opens_with_an_entry(sari: Actor, ready: tuple[UUID, ReceivingKey]) -> None:
    arrived = sealed(ready)
    receive_parcel(arrived=arrived, permission=P, by=sari)
    assert WORDS not in bytes(Parcel.objects.get().box)
    assert open_parcel(arrived.id, permission=P, actor=sari) == WORDS
    assert Entry.objects.filter(event="courier.opened", subject=arrived.id).count() == 1


def test_the_private_half_lies_under_the_house_seal(sari: Actor, ready: tuple[UUID, ReceivingKey]) -> None:
    row = Reader.objects.get(kind="receiving")
    assert (bytes(row.public), bytes(row.box)) == (ready[1].public, b"")
    assert Kept.objects.get(id=row.id, kind="receiving_key").body is not None
    assert make_receiving_key(desk=row.owner, by=sari) == ready[1] == receiving_key(row.owner)


def test_a_newer_key_does_not_shut_what_was_sealed_to_the_older(sari: Actor, ready: tuple[UUID, ReceivingKey]) -> None:
    late = sealed(ready)
    Reader.objects.filter(kind="receiving").update(ended_at=timezone.now())
    assert sari.desk is not None
    assert make_receiving_key(desk=sari.desk, by=sari) != ready[1]
    receive_parcel(arrived=late, permission=P, by=sari)
    assert open_parcel(late.id, permission=P, actor=sari) == WORDS


def test_the_same_twice_is_one_and_another_under_its_number_is_refused(
    sari: Actor, ready: tuple[UUID, ReceivingKey]
) -> None:
    arrived = sealed(ready)
    first = receive_parcel(arrived=arrived, permission=P, by=sari)
    assert receive_parcel(arrived=arrived, permission=P, by=sari) == first
    assert Entry.objects.filter(event="courier.received").count() == 1
    other = sealed(ready, b"lain sekali isinya")
    with pytest.raises(RuleBroken):
        receive_parcel(arrived=Arrived(**{**other.__dict__, "id": arrived.id}), permission=P, by=sari)


@pytest.mark.parametrize(("box", "kind"), [(b"", "uji"), (b"x" * 48, "uji"), (b"x" * 70_000, "uji"), (b"x" * 60, "")])
def test_what_is_no_box_is_refused(sari: Actor, ready: tuple[UUID, ReceivingKey], box: bytes, kind: str) -> None:
    told = Arrived(**{**sealed(ready).__dict__, "box": box, "kind": kind})
    with pytest.raises(RuleBroken):
        receive_parcel(arrived=told, permission=P, by=sari)
    assert Parcel.objects.count() == 0


def test_a_box_for_another_key_does_not_open(sari: Actor, budi: Actor, ready: tuple[UUID, ReceivingKey]) -> None:
    theirs = enrol_device(device=new_id(), permission=P, by=budi)
    box = bytes(SealedBox(PublicKey(theirs.public)).encrypt(WORDS))
    arrived = Arrived(**{**sealed(ready).__dict__, "box": box})
    receive_parcel(arrived=arrived, permission=P, by=sari)
    with pytest.raises(SealBroken):
        open_parcel(arrived.id, permission=P, actor=sari)
    named = Arrived(**{**sealed(ready).__dict__, "box": box, "key": theirs.id})
    receive_parcel(arrived=named, permission=P, by=sari)
    with pytest.raises(NotFound):
        open_parcel(named.id, permission=P, actor=sari)


def test_a_settled_parcel_loses_its_content_and_moves_no_more(sari: Actor, ready: tuple[UUID, ReceivingKey]) -> None:
    arrived, record = sealed(ready), new_id()
    receive_parcel(arrived=arrived, permission=P, by=sari)
    move_parcel(parcel_id=arrived.id, to=ParcelState.TAKEN, subject=record, permission=P, by=sari)
    assert bytes(Parcel.objects.get().box) == b""
    assert became_of(arrived.id, permission=P, actor=sari) == record
    assert receive_parcel(arrived=arrived, permission=P, by=sari).state is ParcelState.TAKEN
    for act in (
        lambda: move_parcel(parcel_id=arrived.id, to=ParcelState.MEND, permission=P, by=sari),
        lambda: open_parcel(arrived.id, permission=P, actor=sari),
    ):
        with pytest.raises(RuleBroken):
            act()


def test_what_waits_is_found_by_what_it_waits_for(sari: Actor, ready: tuple[UUID, ReceivingKey]) -> None:
    child, beside, parent, record = sealed(ready), sealed(ready), new_id(), new_id()
    for each, told in ((child, {"waits_for": parent}), (beside, {"subject": record})):
        receive_parcel(arrived=each, permission=P, by=sari)
        move_parcel(parcel_id=each.id, to=ParcelState.WAITS, permission=P, by=sari, **told)
    assert waiting_for(parent, record, permission=P, actor=sari) == [child.id, beside.id]
    assert {line.id for line in parcels_open("uji", permission=P, actor=sari)} == {child.id, beside.id}
    assert parcels_open("lain", permission=P, actor=sari) == []


def test_another_desk_has_none_of_it(sari: Actor, budi: Actor, hamdan: Actor, ready: tuple[UUID, ReceivingKey]) -> None:
    arrived = sealed(ready)
    receive_parcel(arrived=arrived, permission=P, by=sari)
    for act in (parcel_line, open_parcel):
        with pytest.raises(NotFound):
            act(arrived.id, permission=P, actor=budi)
        with pytest.raises(NotPermitted):
            act(arrived.id, permission=P, actor=hamdan)
    assert parcels_open("uji", permission=P, actor=budi) == []
    with pytest.raises(NotFound):
        receive_parcel(arrived=arrived, permission=P, by=budi)
    with pytest.raises(NotFound):
        move_parcel(parcel_id=arrived.id, to=ParcelState.ASIDE, permission=P, by=budi)


def test_a_device_is_its_officers_alone(sari: Actor, ratna: Actor, ready: tuple[UUID, ReceivingKey]) -> None:
    device, _ = ready
    assert meet_device(device=device, permission=P, by=sari) is True
    for act in (meet_device, revoke_device):
        with pytest.raises(NotFound):
            act(device=device, permission=P, by=ratna)
    with pytest.raises(RuleBroken):
        enrol_device(device=device, permission=P, by=ratna)
    for _ in range(2):
        revoke_device(device=device, permission=P, by=sari)
    assert meet_device(device=device, permission=P, by=sari) is False
    assert Entry.objects.filter(event="courier.revoked").count() == 1
    assert [each.id for each in own_devices(permission=P, actor=sari)] == [device]
    assert FieldDevice.objects.get().revoked_at is not None


def test_what_another_brings_stays_hers_whose_device_it_is(
    sari: Actor, ratna: Actor, ready: tuple[UUID, ReceivingKey]
) -> None:
    own, brought = sealed(ready), sealed(ready)
    receive_parcel(arrived=own, permission=P, by=sari)
    receive_parcel(arrived=brought, permission=P, by=ratna)
    lines = [parcel_line(each.id, permission=P, actor=sari) for each in (own, brought)]
    assert [(line.sent_by, line.brought_by) for line in lines] == [(sari.id, None), (sari.id, ratna.id)]


def test_a_parcel_says_that_its_device_was_revoked_before(sari: Actor, ready: tuple[UUID, ReceivingKey]) -> None:
    early, late = sealed(ready), sealed(ready)
    receive_parcel(arrived=early, permission=P, by=sari)
    revoke_device(device=ready[0], permission=P, by=sari)
    receive_parcel(arrived=late, permission=P, by=sari)
    assert [parcel_line(each.id, permission=P, actor=sari).revoked for each in (early, late)] == [False, True]


@pytest.mark.parametrize(("off", "wrong"), [(None, False), (0, False), (119, False), (-121, True), (86_400, True)])
def test_a_clock_that_is_far_off_is_told(off: int | None, wrong: bool) -> None:
    assert clock_is_wrong(off) is wrong
