"""Tables of operations. They hold what has ended, in codes and numbers."""

from enum import StrEnum

from django.db import models
from django.db.models import F, Q

from naung.casework.operations.vocabulary import Checked, Kind, Reason
from naung.foundation.identifiers import new_id


def known(column: str, words: type[StrEnum]) -> Q:
    """A condition that a column holds only codes of its enumeration."""
    return Q(**{f"{column}__in": [code.value for code in words]})


class Operation(models.Model):
    """One operation, patrol or inspection of one desk, written down after it ended."""

    PLAIN = {
        "id": "a random id",
        "owner": "which desk did it",
        "version": "how often it was changed",
        "kind": "operation, patrol or inspection, as a code",
        "place_code": "in which kecamatan, kabupaten or kota, never finer",
        "began_on": "on which day it began; it has ended",
        "ended_on": "on which day it ended",
        "hours": "how many hours it lasted",
        "officers": "how many officers took part",
        "withdrawn": "whether the record was taken back",
        "recorded_at": "when it was written down",
        "recorded_by": "which officer wrote it (a random id)",
        "posted_once": "a random token against doubled posts",
    }

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    owner = models.UUIDField()
    version = models.PositiveIntegerField(default=1)
    kind = models.CharField(max_length=16)
    place_code = models.CharField(max_length=16)
    began_on = models.DateField()
    ended_on = models.DateField()
    hours = models.PositiveIntegerField()
    officers = models.PositiveIntegerField()
    withdrawn = models.BooleanField(default=False)
    recorded_at = models.DateTimeField()
    recorded_by = models.UUIDField()
    posted_once = models.UUIDField(unique=True, null=True)  # none where nothing was posted, or before tokens were kept

    class Meta:
        indexes = [models.Index(fields=["owner", "ended_on"], name="operations_of_a_desk")]
        constraints = [
            models.CheckConstraint(condition=known("kind", Kind), name="operations_known_kind"),
            models.CheckConstraint(condition=Q(ended_on__gte=F("began_on")), name="operations_end_after_begin"),
            models.CheckConstraint(condition=Q(hours__gt=0, officers__gt=0), name="operations_took_work"),
        ]

    def __str__(self) -> str:
        return str(self.id)


class OperationCheck(models.Model):
    """One kind of thing that was looked at."""

    PLAIN = {"id": "an order of rows", "operation": "which operation", "what": "what was looked at, as a code"}

    id = models.BigAutoField(primary_key=True)
    operation = models.ForeignKey(Operation, on_delete=models.CASCADE, related_name="checks")
    what = models.CharField(max_length=16)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["operation", "what"], name="operations_a_thing_once"),
            models.CheckConstraint(condition=known("what", Checked), name="operations_known_thing"),
        ]

    def __str__(self) -> str:
        return str(self.id)


class OperationChange(models.Model):
    """One correction or withdrawal, with what stood there before."""

    PLAIN = {
        "id": "an order of rows",
        "operation": "which operation",
        "version": "which version of the record it made",
        "at": "when",
        "by": "which officer (a random id)",
        "reason": "why, as a code",
        "former": "the fields that changed, as they stood before: codes, days and numbers",
    }

    id = models.BigAutoField(primary_key=True)
    operation = models.ForeignKey(Operation, on_delete=models.CASCADE, related_name="changes")
    version = models.PositiveIntegerField()
    at = models.DateTimeField()
    by = models.UUIDField()
    reason = models.CharField(max_length=24)
    former = models.CharField(max_length=500, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["operation", "version"], name="operations_one_change_a_version"),
            models.CheckConstraint(condition=known("reason", Reason), name="operations_known_reason"),
        ]

    def __str__(self) -> str:
        return str(self.id)
