"""The queue of notices, and who asked for them. An address stands in the vault only."""

from django.db import models
from django.db.models import Q

from naung.foundation.identifiers import new_id
from naung.foundation.messaging.vocabulary import NoticeKind


class NoticeAddress(models.Model):
    """That an officer wants notices, with the id under which the vault keeps her address."""

    PLAIN = {
        "officer": "which officer wants notices (a random id)",
        "address_secret": "nothing: the vault keeps the address sealed",
        "set_at": "since when",
    }

    officer = models.UUIDField(primary_key=True)
    address_secret = models.UUIDField()
    set_at = models.DateTimeField()

    def __str__(self) -> str:
        return str(self.officer)


class Notice(models.Model):
    """One reason to tell one officer that something waits. `batch` numbers the letter that tells of it."""

    PLAIN = {
        "id": "a random id",
        "officer": "whom (a random id)",
        "key": "a random number that stands for one occasion",
        "kind": "a referral, a decision, an emergency or a consent",
        "queued_at": "when",
        "batch": "with which others it is told",
        "claimed_at": "that a sender has it in hand",
        "tries": "how often it was tried",
        "due_at": "when it is tried next",
        "sent_at": "when it was sent",
        "given_up_at": "that it could not be sent",
    }

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    officer = models.UUIDField()
    key = models.UUIDField()
    kind = models.CharField(max_length=16)
    queued_at = models.DateTimeField()
    batch = models.UUIDField(null=True)
    claimed_at = models.DateTimeField(null=True)
    tries = models.PositiveSmallIntegerField(default=0)
    due_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)
    given_up_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(
                fields=["due_at", "officer"], condition=Q(sent_at=None, given_up_at=None), name="messaging_waiting"
            )
        ]
        constraints = [
            models.UniqueConstraint(fields=["officer", "key"], name="messaging_once_an_occasion"),
            models.CheckConstraint(condition=Q(kind__in=[k.value for k in NoticeKind]), name="messaging_known_kind"),
            models.CheckConstraint(condition=Q(sent_at=None) | Q(given_up_at=None), name="messaging_sent_or_given_up"),
        ]

    def __str__(self) -> str:
        return str(self.id)
