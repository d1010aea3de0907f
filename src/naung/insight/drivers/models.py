"""What was asked of the register, and the fits that answered: written once, never edited."""

from django.db import models
from django.db.models import Q

from naung.foundation.identifiers import new_id
from naung.insight.drivers.vocabulary import LEVELS, Outcome


class Asked(models.Model):
    """One question: a level, factors and stops of beliefs, about one extract. The same question is one row."""

    PLAIN = {
        "id": "a random id",
        "digest": "a hash of the question and of which extract it is about",
        "level": "whether kabupaten and kota or kecamatan",
        "factors": "which declared factors",
        "stops": "which stops of which beliefs",
        "asked_at": "when it was asked first",
        "asked_by": "which officer asked it first (a random id)",
    }

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    digest = models.BinaryField(max_length=32, unique=True)
    level = models.CharField(max_length=12)
    factors = models.CharField(max_length=120)
    stops = models.CharField(max_length=200)
    asked_at = models.DateTimeField()
    asked_by = models.UUIDField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(level__in=[x.value for x in LEVELS]), name="drivers_known_level")
        ]

    def __str__(self) -> str:
        return str(self.id)


class FitMade(models.Model):
    """One answer: from which extract, what came of it, and its findings as text of the given form."""

    PLAIN = {
        "id": "a random id",
        "asked": "which question it answers",
        "made_at": "when it was made",
        "until": "which extract it read: of what was opened before this day",
        "outcome": "whether it can be shown",
        "form": "which form its text has",
        "told": "counts of the extract (none of 1 to 4), figures and codes of areas; or why there are none",
    }

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    asked = models.ForeignKey(Asked, on_delete=models.PROTECT, related_name="fits")
    made_at = models.DateTimeField()
    until = models.DateField()
    outcome = models.CharField(max_length=8)
    form = models.PositiveSmallIntegerField()
    told = models.TextField()

    class Meta:
        indexes = [models.Index(fields=["made_at"], name="drivers_newest")]
        constraints = [
            models.CheckConstraint(condition=Q(outcome__in=[x.value for x in Outcome]), name="drivers_known_outcome")
        ]

    def __str__(self) -> str:
        return str(self.id)
