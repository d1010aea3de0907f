"""What was asked of the register, and the fits that answered: written once, never edited."""

from django.db import models
from django.db.models import Q

from naung.foundation.identifiers import new_id
from naung.insight.drivers.rules.residents import LONGEST_SOURCE
from naung.insight.drivers.vocabulary import ASKED_LEVELS, MAPPED, Outcome


class Asked(models.Model):
    """One question: a level, factors and stops of beliefs, about one extract. The same question is one row."""

    PLAIN = {
        "id": "a random id",
        "digest": "a hash of the question and of which extract it is about",
        "level": "whether kabupaten and kota, kecamatan, or kelurahan and desa",
        "within": "of which area: a public code",
        "factors": "which declared factors",
        "stops": "which stops of which beliefs",
        "asked_at": "when it was asked first",
        "asked_by": "which officer asked it first (a random id)",
    }

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    digest = models.BinaryField(max_length=32, unique=True)
    level = models.CharField(max_length=12)
    within = models.CharField(max_length=8, default=MAPPED)
    factors = models.CharField(max_length=120)
    stops = models.CharField(max_length=200)
    asked_at = models.DateTimeField()
    asked_by = models.UUIDField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(level__in=[x.value for x in ASKED_LEVELS]), name="drivers_known_level")
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


class ResidentsEntry(models.Model):
    """Numbers of residents that an office entered together: one source, one day. Never edited; a later one counts instead."""

    PLAIN = {
        "id": "an order of rows",
        "version": "which entry it is",
        "source": "where the numbers come from",
        "as_of": "of which day the numbers are",
        "at": "when they were entered",
        "by": "which officer entered them (a random id)",
    }

    id = models.BigAutoField(primary_key=True)
    version = models.PositiveIntegerField(unique=True)
    source = models.CharField(max_length=LONGEST_SOURCE)
    as_of = models.DateField()
    at = models.DateTimeField()
    by = models.UUIDField()

    def __str__(self) -> str:
        return str(self.version)


class ResidentsOf(models.Model):
    """How many people live in one kecamatan, kelurahan or desa, by one entry."""

    PLAIN = {
        "id": "an order of rows",
        "entry": "with which entry it came",
        "area": "of which kecamatan, kelurahan or desa: a public code",
        "people": "how many people live there: a figure of the area",
    }

    id = models.BigAutoField(primary_key=True)
    entry = models.ForeignKey(ResidentsEntry, on_delete=models.PROTECT, related_name="rows")
    area = models.CharField(max_length=16)
    people = models.PositiveIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["entry", "area"], name="drivers_one_number_an_area"),
            models.CheckConstraint(condition=Q(people__gt=0), name="drivers_some_people"),
        ]

    def __str__(self) -> str:
        return self.area
