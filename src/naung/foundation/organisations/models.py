"""Agencies and desks. A desk, not a person, owns a file."""

from django.db import models

from naung.foundation.identifiers import new_id
from naung.foundation.organisations.vocabulary import DeskKind, Step


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


class TaskForce(models.Model):
    """The task force whose house this is, and how far its first day is. One row."""

    PLAIN = {
        "id": "nothing: there is one row",
        "name": "name of a public body",
        "decree": "number of a public decree",
        "decreed_on": "day of a public decree",
        "territory": "the area it serves",
        "begun_at": "when the house was begun",
        "finished_at": "when its first day ended",
        "left_unsafe": "codes of checks that were not good when the first day ended",
    }

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    name = models.CharField(max_length=200, blank=True)
    decree = models.CharField(max_length=120, blank=True)
    decreed_on = models.DateField(null=True)
    territory = models.CharField(max_length=5, blank=True)
    begun_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True)
    left_unsafe = models.CharField(max_length=400, blank=True)

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(id=1), name="organisations_one_task_force")]

    def __str__(self) -> str:
        return self.name


class FirstStep(models.Model):
    """A step of the first day that is done."""

    PLAIN = {"step": "which step of the first day", "done_at": "when it was done"}

    step = models.CharField(max_length=20, primary_key=True, choices=[(s.value, s.value) for s in Step])
    done_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.step


class FirstEntry(models.Model):
    """A code that opens the first day to one browser, once, and that browser's own token; both as hashes only."""

    PLAIN = {
        "id": "nothing",
        "code_hash": "hash of a random code that works once",
        "made_at": "when",
        "expires_at": "until when the code can be typed",
        "browser_hash": "hash of a random token in one browser",
        "until_at": "until when that browser may go on",
    }

    id = models.BigAutoField(primary_key=True)
    code_hash = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    browser_hash = models.CharField(max_length=64, blank=True)
    until_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"{self.made_at:%Y-%m-%d}"
