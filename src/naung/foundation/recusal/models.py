"""Tables of shutting out. They hold ids only; names and numbers are compared in the sealed index."""

from django.db import models
from django.db.models import F, Q

from naung.foundation.access.vocabulary import Category
from naung.foundation.identifiers import new_id
from naung.foundation.recusal.vocabulary import LiftReason, MarkKind, Standing
from naung.foundation.vault.models import SealedText
from naung.foundation.vault.vocabulary import Retention


class ShutOut(models.Model):
    """One officer met one record (a person, a report, a telephone kept as a thing) by one kind of sign, and what was decided."""

    PLAIN = {
        "id": "a random id",
        "officer": "which officer (a random id)",
        "person": "which person, report or thing may mean the officer (a random id)",
        "desk": "which desk's record",
        "compartment": "which key",
        "kind": "whether name, telephone or identity number was the same",
        "since_at": "since when",
        "standing": "whether it was confirmed or lifted",
        "confirmed_by": "who confirmed it",
        "confirmed_at": "when",
        "lift_reason": "why it should be lifted, as a code",
        "lift_by": "who proposed to lift it",
        "lift_at": "when",
        "lifted_by": "who lifted it",
        "lifted_at": "when",
    }

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    officer = models.UUIDField()
    person = models.UUIDField(db_index=True)
    desk = models.UUIDField()
    compartment = models.ForeignKey("vault.Compartment", on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=8)
    since_at = models.DateTimeField()
    standing = models.CharField(max_length=20, default=Standing.NEW)
    confirmed_by = models.UUIDField(null=True)
    confirmed_at = models.DateTimeField(null=True)
    lift_reason = models.CharField(max_length=16, blank=True)
    lift_by = models.UUIDField(null=True)
    lift_at = models.DateTimeField(null=True)
    lifted_by = models.UUIDField(null=True)
    lifted_at = models.DateTimeField(null=True)
    words = SealedText(category=Category.D, purpose="why it should be lifted", retention=Retention.CASE)

    class Meta:
        indexes = [models.Index(fields=["desk", "standing"], name="recusal_at_a_desk")]
        constraints = [
            models.UniqueConstraint(fields=["officer", "person", "kind"], name="recusal_once_a_sign"),
            models.CheckConstraint(condition=Q(kind__in=[k.value for k in MarkKind]), name="recusal_known_kind"),
            models.CheckConstraint(
                condition=Q(standing__in=[s.value for s in Standing]), name="recusal_known_standing"
            ),
            models.CheckConstraint(
                condition=Q(lift_reason__in=["", *(r.value for r in LiftReason)]), name="recusal_known_reason"
            ),
            models.CheckConstraint(
                condition=Q(standing=Standing.LIFTED, lifted_by__isnull=False) & ~Q(lifted_by=F("lift_by"))
                | ~Q(standing=Standing.LIFTED) & Q(lifted_by=None),
                name="recusal_lifted_by_two",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.id}"


class FileTie(models.Model):
    """One record in one file, so that a file and all that belongs to it can be hidden together."""

    PLAIN = {
        "id": "nothing",
        "file": "which file (a random id)",
        "record": "which record belongs to it (a random id)",
        "bound": "whether the file tells that record's own story",
        "sign": "whether the record is a number of the person whose file it is",
    }

    id = models.BigAutoField(primary_key=True)
    file = models.UUIDField()
    record = models.UUIDField(db_index=True)
    bound = models.BooleanField()
    sign = models.BooleanField(default=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["file", "record"], name="recusal_tied_once")]

    def __str__(self) -> str:
        return f"{self.file} {self.record}"


class Hidden(models.Model):
    """One record of which one officer must not know. Derived from the two tables above, in the same transaction."""

    PLAIN = {"id": "nothing", "officer": "which officer (a random id)", "record": "which record (a random id)"}

    id = models.BigAutoField(primary_key=True)
    officer = models.UUIDField()
    record = models.UUIDField(db_index=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["officer", "record"], name="recusal_hidden_once")]

    def __str__(self) -> str:
        return f"{self.officer} {self.record}"
