"""Tables of looks across desks. A look goes with the person or the row of a list; a question belongs to both desks' records."""

from django.db import models
from django.db.models import Q

from naung.casework.inquiries.vocabulary import Reply
from naung.foundation.access.vocabulary import Category
from naung.foundation.identifiers import new_id
from naung.foundation.rows import one_of
from naung.foundation.vault.models import SealedText
from naung.foundation.vault.vocabulary import Retention


class Look(models.Model):
    """That an officer looked whether another desk may know a person of hers, and why; or that her day was used up.

    Of whoever has no record yet it is the row of a list that is meant.
    """

    PLAIN = {
        "id": "a random id",
        "owner": "which desk's",
        "person": "of whom (a random id)",
        "row": "of which row of a list, where she has no record yet (a random id)",
        "compartment": "which key",
        "looked_by": "which officer (an account's random id)",
        "looked_at": "when",
        "met": "how many desks were named",
        "stopped": "that the officer's looks were used up, so that she learnt nothing",
    }

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    owner = models.UUIDField()
    person = models.ForeignKey("people.Person", on_delete=models.CASCADE, null=True, related_name="+")
    row = models.UUIDField(null=True, db_index=True)
    compartment = models.ForeignKey("vault.Compartment", on_delete=models.PROTECT, related_name="+")
    looked_by = models.UUIDField()
    looked_at = models.DateTimeField()
    met = models.PositiveSmallIntegerField(default=0)
    stopped = models.BooleanField(default=False)
    why = SealedText(category=Category.C, purpose="why somebody looked, for the review", retention=Retention.PERSON)

    class Meta:
        indexes = [
            models.Index(fields=["looked_by", "looked_at"], name="inquiries_of_an_officer"),
            models.Index(fields=["owner", "looked_at"], name="inquiries_of_a_desk"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(person=None, row__isnull=False) | Q(person__isnull=False, row=None),
                name="inquiries_a_person_or_a_row",
            )
        ]

    def __str__(self) -> str:
        return str(self.id)


class Willing(models.Model):
    """That somebody who told counsel agreed that another desk may be told that this office knows her; until she takes it back."""

    PLAIN = {
        "id": "a random id",
        "owner": "which desk's",
        "person": "who (a random id)",
        "agreed_by": "who wrote it down (an account's random id)",
        "agreed_at": "when",
        "ended_at": "when she took it back",
    }

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    owner = models.UUIDField()
    person = models.ForeignKey("people.Person", on_delete=models.CASCADE, related_name="+")
    agreed_by = models.UUIDField()
    agreed_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person"], condition=Q(ended_at=None), name="inquiries_willing_once")
        ]

    def __str__(self) -> str:
        return str(self.id)


class Named(models.Model):
    """A desk that was named by a look, the record of that desk that was meant, and what became of the question to it."""

    PLAIN = {
        "id": "a random id",
        "look": "by which look",
        "desk": "which desk was named",
        "record": "which record of that desk was meant (a random id)",
        "compartment": "that record's key",
        "asked_by": "which officer asked (an account's random id)",
        "asked_at": "when that desk was asked, where it was",
        "reply": "what it answered, as a code",
        "replied_by": "which officer answered (an account's random id)",
        "replied_at": "when",
        "unread": "that the desk that asked has not read the answer yet",
    }

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    look = models.ForeignKey(Look, on_delete=models.CASCADE, related_name="named")
    desk = models.UUIDField()
    record = models.UUIDField()
    compartment = models.ForeignKey("vault.Compartment", on_delete=models.PROTECT, related_name="+")
    asked_by = models.UUIDField(null=True)
    asked_at = models.DateTimeField(null=True)
    reply = models.CharField(max_length=8, blank=True)
    replied_by = models.UUIDField(null=True)
    replied_at = models.DateTimeField(null=True)
    unread = models.BooleanField(default=False)
    why = SealedText(category=Category.C, purpose="why the other desk asks", retention=Retention.PERSON)

    class Meta:
        indexes = [models.Index(fields=["desk", "asked_at"], name="inquiries_at_a_desk")]
        constraints = [
            models.UniqueConstraint(fields=["look", "desk"], name="inquiries_desk_once"),
            one_of("reply", Reply, "inquiries_known_reply", empty=True),
        ]

    def __str__(self) -> str:
        return str(self.id)
