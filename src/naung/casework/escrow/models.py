"""The table of deposits. What lies here opens with two institutions' keys together, and holds no number once it is deposited."""

from django.db import models
from django.db.models import F, Q

from naung.casework.escrow.vocabulary import IdentifierKind, Standing
from naung.foundation.access.vocabulary import Category
from naung.foundation.identifiers import new_id
from naung.foundation.vault.models import SealedText
from naung.foundation.vault.vocabulary import Retention


class Deposit(models.Model):
    """One number that one desk deposited, with what it was told."""

    PLAIN = {
        "id": "a random id",
        "owner": "which desk's",
        "compartment": "which key",
        "kind": "whether it is a telephone, NIK, account or plate",
        "record": "which thing of the own file it was (a random id), where it was one",
        "standing": "whether it waits, lies here, was withdrawn or is over",
        "pair": "under which pair of keys (a hash of their public halves)",
        "label": "noise to whoever lacks one of the two institutions' keys; two desks with the same number have two labels",
        "envelope": "noise, as the label; its length is always the same",
        "unread": "that something was told which the desk has not read yet: that this deposit met another, not which",
        "made_by": "which officer (a random id)",
        "made_at": "when",
        "signed_by": "which other officer of the desk stands behind it (a random id)",
        "signed_at": "since when",
        "lodged_at": "when it came to lie here",
        "ends_on": "until when",
        "posted_once": "a random token against doubled posts",
    }

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    owner = models.UUIDField()
    compartment = models.ForeignKey("vault.Compartment", on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=8)
    record = models.UUIDField(null=True)
    standing = models.CharField(max_length=10)
    pair = models.CharField(max_length=32, blank=True)
    label = models.BinaryField(max_length=32, null=True, unique=True)
    envelope = models.BinaryField(max_length=600, null=True)
    unread = models.BooleanField(default=False)
    made_by = models.UUIDField()
    made_at = models.DateTimeField()
    signed_by = models.UUIDField(null=True)
    signed_at = models.DateTimeField(null=True)
    lodged_at = models.DateTimeField(null=True)
    ends_on = models.DateField()
    posted_once = models.UUIDField(unique=True, default=new_id)
    value = SealedText(
        category=Category.C, purpose="the number while the second institution is out of reach", retention=Retention.HOUR
    )
    handle = SealedText(category=Category.B, purpose="a random number to be asked for", retention=Retention.CASE)
    reference = SealedText(category=Category.B, purpose="by what the desk knows its file", retention=Retention.CASE)
    reason = SealedText(category=Category.B, purpose="why it was deposited", retention=Retention.CASE)
    answer = SealedText(category=Category.B, purpose="with which desk to talk", retention=Retention.CASE)

    class Meta:
        indexes = [
            models.Index(fields=["owner", "made_at"], name="escrow_of_a_desk"),
            models.Index(fields=["standing", "ends_on"], name="escrow_standing"),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=[k.value for k in IdentifierKind]), name="escrow_known_kind"),
            models.CheckConstraint(condition=Q(standing__in=[s.value for s in Standing]), name="escrow_known_standing"),
            models.CheckConstraint(
                condition=Q(standing=Standing.LODGED, label__isnull=False, envelope__isnull=False, value__isnull=True)
                | ~Q(standing=Standing.LODGED) & Q(label=None, envelope=None),
                name="escrow_lies_without_its_number",
            ),
            models.CheckConstraint(
                condition=Q(standing=Standing.WAITING) | Q(value__isnull=True), name="escrow_number_only_while_waiting"
            ),
            models.CheckConstraint(
                condition=Q(signed_by=None) | ~Q(signed_by=F("made_by")), name="escrow_signed_by_another"
            ),
        ]

    def __str__(self) -> str:
        return str(self.id)
