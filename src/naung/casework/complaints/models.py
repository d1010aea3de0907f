"""Tables of complaints. The one who complained lies in a compartment of her own."""

from django.db import models
from django.db.models import Q

from naung.casework.complaints.vocabulary import Finding, Matter, ToldBy
from naung.foundation.access.vocabulary import Category
from naung.foundation.identifiers import new_id
from naung.foundation.vault.models import SealedText
from naung.foundation.vault.vocabulary import Retention


class Complaint(models.Model):
    """One complaint. Its owner is the desk that looks into it; without one it waits, and nobody sees it."""

    PLAIN = {
        "id": "a random id",
        "number": "a random number with a check letter, which counts nothing and names no desk",
        "owner": "which desk looks into it",
        "taken_at": "which desk took it",
        "taken_by": "which officer typed it (a random id)",
        "complainant": "which officer complained from her own account (a random id)",
        "compartment": "which key",
        "version": "how often it was changed",
        "matter": "what it is about, as a code",
        "desk": "which desk it is about, as the form was answered",
        "monitor_may_know": "whether a monitor may know who complained",
        "received_at": "when",
        "due_at": "until when it must be answered",
        "late_at": "when it was found to be late",
        "answered_at": "when it was answered",
        "answered_by": "who answered (a random id)",
        "finding": "what was found, as a code",
        "told_at": "when the answer was told",
        "told_way": "how the answer was told, as a code",
        "posted_once": "a random token against doubled posts",
    }

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    number = models.CharField(max_length=16, unique=True)
    owner = models.UUIDField(null=True)
    taken_at = models.UUIDField()
    taken_by = models.UUIDField()
    complainant = models.UUIDField(null=True)
    compartment = models.ForeignKey("vault.Compartment", on_delete=models.PROTECT, related_name="+")
    version = models.PositiveIntegerField(default=1)
    matter = models.CharField(max_length=24)
    desk = models.UUIDField(null=True)
    monitor_may_know = models.BooleanField(default=False)
    received_at = models.DateTimeField()
    due_at = models.DateTimeField()
    late_at = models.DateTimeField(null=True)
    answered_at = models.DateTimeField(null=True)
    answered_by = models.UUIDField(null=True)
    finding = models.CharField(max_length=24, blank=True)
    told_at = models.DateTimeField(null=True)
    told_way = models.CharField(max_length=20, blank=True)
    posted_once = models.UUIDField(unique=True, default=new_id)
    words = SealedText(category=Category.B, purpose="what went wrong in the handling", retention=Retention.REPORT)
    officer = SealedText(category=Category.C, purpose="which officer is meant", retention=Retention.REPORT)
    answer = SealedText(category=Category.B, purpose="what was answered, and why", retention=Retention.REPORT)

    class Meta:
        indexes = [
            models.Index(fields=["owner", "answered_at", "due_at"], name="complaints_waiting"),
            models.Index(fields=["complainant", "-received_at"], name="complaints_own"),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(matter__in=[m.value for m in Matter]), name="complaints_known_matter"),
            models.CheckConstraint(
                condition=Q(answered_at=None, finding="", answered_by=None)
                | Q(answered_at__isnull=False, finding__in=[f.value for f in Finding], answered_by__isnull=False),
                name="complaints_answered_with_a_finding",
            ),
            models.CheckConstraint(
                condition=Q(told_at=None, told_way="")
                | Q(told_at__isnull=False, answered_at__isnull=False, told_way__in=[w.value for w in ToldBy]),
                name="complaints_told_after_the_answer",
            ),
        ]

    def __str__(self) -> str:
        return self.number


class ComplaintBar(models.Model):
    """A desk or an officer that must never see a complaint, since it is or may be about them."""

    PLAIN = {
        "id": "an order of rows",
        "complaint": "which complaint",
        "desk": "that it is or may be about this desk",
        "officer": "that it is or may be about this officer (a random id)",
    }

    id = models.BigAutoField(primary_key=True)
    complaint = models.ForeignKey(Complaint, on_delete=models.CASCADE, related_name="bars")
    desk = models.UUIDField(null=True)
    officer = models.UUIDField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["desk"], name="complaints_barred_desk"),
            models.Index(fields=["officer"], name="complaints_barred_officer"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["complaint", "desk"], condition=Q(desk__isnull=False), name="complaints_a_desk_barred_once"
            ),
            models.UniqueConstraint(
                fields=["complaint", "officer"],
                condition=Q(officer__isnull=False),
                name="complaints_an_officer_barred_once",
            ),
            models.CheckConstraint(
                condition=Q(desk__isnull=False, officer=None) | Q(desk=None, officer__isnull=False),
                name="complaints_a_bar_names_one",
            ),
        ]

    def __str__(self) -> str:
        return str(self.id)


class Complainant(models.Model):
    """Who complained, in a compartment of her own; empty where she gave neither name nor way to reach her."""

    PLAIN = {"id": "a random id", "complaint": "which complaint", "compartment": "which key"}

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    complaint = models.OneToOneField(Complaint, on_delete=models.CASCADE, related_name="person")
    compartment = models.ForeignKey("vault.Compartment", on_delete=models.PROTECT, related_name="+")
    name = SealedText(category=Category.C, purpose="who complained", retention=Retention.REPORT)
    contact = SealedText(category=Category.C, purpose="to tell the answer safely", retention=Retention.REPORT)

    def __str__(self) -> str:
        return str(self.id)
