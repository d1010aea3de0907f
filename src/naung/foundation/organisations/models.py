"""Agencies and desks. A desk, not a person, owns a file."""

from django.db import models

from naung.foundation.identifiers import new_id
from naung.foundation.organisations.vocabulary import DeskKind


class Agency(models.Model):
    """An institution of the task force."""

    PLAIN = {"id": "a random id", "name": "name of a public office", "kind": "kind of public office"}

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    name = models.CharField(max_length=200, unique=True)
    kind = models.CharField(max_length=40)

    def __str__(self) -> str:
        return self.name


class Desk(models.Model):
    """A desk of an agency, with its territory and the prefix of its case numbers."""

    PLAIN = {
        "id": "a random id",
        "agency": "which office",
        "name": "name of a desk of a public office",
        "kind": "what the desk is for",
        "territory": "the area it serves",
        "prefix": "letters before its case numbers",
        "oversight": "which desk oversees it",
    }

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="desks")
    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=20, choices=[(k.value, k.value) for k in DeskKind])
    territory = models.CharField(max_length=13)
    prefix = models.CharField(max_length=4)
    oversight = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="oversees")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["agency", "name"], name="organisations_one_desk_a_name"),
            models.CheckConstraint(
                condition=models.Q(kind__in=[k.value for k in DeskKind]), name="organisations_known_desk_kind"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class LeaveDay(models.Model):
    """A joint-leave or local day off as the office keeps it. `working` takes a decreed day off the list again."""

    PLAIN = {"day": "a day", "name": "name of a day off", "working": "that the office works on it", "entered_by": "who"}

    day = models.DateField(primary_key=True)
    name = models.CharField(max_length=120)
    working = models.BooleanField(default=False)
    entered_by = models.UUIDField()

    def __str__(self) -> str:
        return f"{self.day} {self.name}"
