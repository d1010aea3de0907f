"""Devices that were made ready, and what they sent. What a parcel says is ciphertext until it is settled, then it is gone."""

from django.db import models
from django.db.models import Q

from naung.foundation.courier.vocabulary import ParcelState
from naung.foundation.identifiers import new_id


class FieldDevice(models.Model):
    """One browser on one phone that an officer made ready for work without a network."""

    PLAIN = {
        "id": "a random id, drawn on the device",
        "owner": "for which desk it was made ready",
        "officer": "whose it is (a random id)",
        "made_at": "when it was made ready",
        "seen_at": "when it was last in contact",
        "revoked_at": "when it was revoked",
    }

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    owner = models.UUIDField()
    officer = models.UUIDField()
    made_at = models.DateTimeField()
    seen_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["owner", "officer"], name="courier_devices_of_an_officer")]

    def __str__(self) -> str:
        return str(self.id)


class Parcel(models.Model):
    """One finished form from a device. Its number stays when it is settled, so that the same form twice is known."""

    PLAIN = {
        "id": "a random id, drawn on the device",
        "owner": "for which desk",
        "device": "from which device (a random id)",
        "key": "to which receiving key it was sealed (a random id)",
        "kind": "which kind of form, as a code",
        "box": "ciphertext in steps of a kilobyte; empty once it is settled",
        "digest": "a hash of the ciphertext",
        "sent_by": "whose device it comes from (a random id)",
        "brought_by": "who was signed in when it came, where that was another (a random id)",
        "sealed_at": "when it was finished, by the clock of the device",
        "clock_off": "by how much that clock was wrong",
        "arrived_at": "when it came",
        "revoked": "that its device had been revoked",
        "state": "whether it was written down, waits, or needs a person",
        "waits_for": "for which other form or record it waits (a random id)",
        "subject": "which record it became (a random id)",
        "settled_at": "when it was dealt with",
        "settled_by": "which officer dealt with it (a random id)",
    }

    id = models.UUIDField(primary_key=True, editable=False)
    owner = models.UUIDField()
    device = models.UUIDField()
    key = models.UUIDField()
    kind = models.CharField(max_length=24)
    box = models.BinaryField()
    digest = models.CharField(max_length=64)
    sent_by = models.UUIDField()
    brought_by = models.UUIDField(null=True)
    sealed_at = models.DateTimeField()
    clock_off = models.IntegerField(null=True)
    arrived_at = models.DateTimeField()
    revoked = models.BooleanField(default=False)
    state = models.CharField(max_length=16, default=ParcelState.NEW.value)
    waits_for = models.UUIDField(null=True)
    subject = models.UUIDField(null=True)
    settled_at = models.DateTimeField(null=True)
    settled_by = models.UUIDField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["owner", "kind", "state"], name="courier_of_a_desk"),
            models.Index(fields=["waits_for"], name="courier_waiting"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=[state.value for state in ParcelState]), name="courier_known_state"
            )
        ]

    def __str__(self) -> str:
        return str(self.id)
