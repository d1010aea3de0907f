"""Tables of judgements. A pair and what was said of it go with either person; no record is changed by them."""

from django.db import models
from django.db.models import F, Q

from naung.casework.sameness.vocabulary import Verdict
from naung.foundation.access.vocabulary import Category
from naung.foundation.identifiers import new_id
from naung.foundation.rows import one_of
from naung.foundation.vault.models import SealedText
from naung.foundation.vault.vocabulary import Retention


class Pair(models.Model):
    """Two records that somebody judged. `version` counts judgements and withdrawals: two officers don't miss each other."""

    PLAIN = {
        "id": "a random id",
        "low": "one record (a random id)",
        "high": "the other record (a random id)",
        "version": "how often it was judged",
    }

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    low = models.ForeignKey("people.Person", on_delete=models.CASCADE, related_name="+")
    high = models.ForeignKey("people.Person", on_delete=models.CASCADE, related_name="+")
    version = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["low", "high"], name="sameness_pair_once"),
            models.CheckConstraint(condition=Q(low__lt=F("high")), name="sameness_smaller_id_first"),
        ]

    def __str__(self) -> str:
        return str(self.id)


class Judgement(models.Model):
    """What one officer said of a pair, signed. It is never changed: she withdraws it, and a later one stands beside it."""

    PLAIN = {
        "id": "a random id",
        "pair": "of which two records",
        "compartment": "which key",
        "number": "which one in the order of its pair",
        "verdict": "whether the two were held to be one person",
        "judged_by": "who judged (an account's random id)",
        "judged_at": "when",
        "withdrawn_by": "who withdrew it (an account's random id)",
        "withdrawn_at": "that it was withdrawn, and when",
    }

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    pair = models.ForeignKey(Pair, on_delete=models.CASCADE, related_name="judgements")
    compartment = models.ForeignKey("vault.Compartment", on_delete=models.PROTECT, related_name="+")
    number = models.PositiveIntegerField()
    verdict = models.CharField(max_length=8)
    judged_by = models.UUIDField()
    judged_at = models.DateTimeField()
    withdrawn_by = models.UUIDField(null=True)
    withdrawn_at = models.DateTimeField(null=True)
    why = SealedText(category=Category.C, purpose="why it was judged so", retention=Retention.PERSON)
    why_withdrawn = SealedText(category=Category.C, purpose="why it was withdrawn", retention=Retention.PERSON)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["pair", "number"], name="sameness_judged_in_order"),
            one_of("verdict", Verdict, "sameness_known_verdict"),
        ]

    def __str__(self) -> str:
        return f"{self.verdict} {self.id}"
