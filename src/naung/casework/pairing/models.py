"""Tables of pairs and of the runs that found them. A pair goes with either person; what a desk reads of it is sealed."""

from django.db import models
from django.db.models import F, Q

from naung.foundation.access.vocabulary import Category
from naung.foundation.identifiers import new_id
from naung.foundation.vault.models import SealedText
from naung.foundation.vault.vocabulary import Retention


class Likely(models.Model):
    """Two records of one desk that may be of one person, as the last run over the register found them."""

    PLAIN = {
        "id": "a random id",
        "owner": "which desk's",
        "low": "one record (a random id)",
        "high": "the other record (a random id)",
        "compartment": "which key",
        "found_at": "when it was found",
        "tenths": "how likely it is that both are one person, in tenths, for ranges in which nobody is named",
    }

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    owner = models.UUIDField(db_index=True)
    low = models.ForeignKey("people.Person", on_delete=models.CASCADE, related_name="+")
    high = models.ForeignKey("people.Person", on_delete=models.CASCADE, related_name="+")
    compartment = models.ForeignKey("vault.Compartment", on_delete=models.PROTECT, related_name="+")
    found_at = models.DateTimeField()
    tenths = models.PositiveSmallIntegerField()
    sure = SealedText(category=Category.C, purpose="in which order a desk judges", retention=Retention.PERSON)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["low", "high"], name="pairing_pair_once"),
            models.CheckConstraint(condition=Q(low__lt=F("high")), name="pairing_smaller_id_first"),
        ]

    def __str__(self) -> str:
        return str(self.id)


class Between(models.Model):
    """Two records of two desks that may be of one person: for figures over several desks only. No desk reads a row of it."""

    PLAIN = {
        "id": "a random id",
        "low": "one record (a random id)",
        "high": "the other record, of another desk (a random id)",
        "tenths": "how likely it is that both are one person, in tenths, for ranges in which nobody is named",
    }

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    low = models.ForeignKey("people.Person", on_delete=models.CASCADE, related_name="+")
    high = models.ForeignKey("people.Person", on_delete=models.CASCADE, related_name="+")
    tenths = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["low", "high"], name="pairing_between_once"),
            models.CheckConstraint(condition=Q(low__lt=F("high")), name="pairing_between_smaller_first"),
        ]

    def __str__(self) -> str:
        return str(self.id)


class Run(models.Model):
    """One comparison of the whole register, asked for or done."""

    PLAIN = {
        "id": "a random id",
        "digest": "a hash of how many records there are and when the last one changed",
        "asked_at": "when it was last asked for",
        "found_at": "when it came to its end",
    }

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    digest = models.BinaryField(max_length=32, unique=True)
    asked_at = models.DateTimeField()
    found_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return str(self.id)
