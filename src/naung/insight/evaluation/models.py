"""Tables of rollouts. They hold areas and counts; no person stands in any of them."""

from django.db import models
from django.db.models import Q

from naung.foundation.identifiers import new_id
from naung.insight.evaluation.rules.drafts import LONGEST_LINE, LONGEST_WORDS
from naung.insight.evaluation.rules.outcomes import Analysis
from naung.insight.evaluation.vocabulary import Counted, Shape
from naung.methods.experiments import Why


class Rollout(models.Model):
    """One version of a rollout's protocol. What is sealed is never edited: a change of mind is a new row that names this one."""

    PLAIN = {
        "id": "a random id",
        "version": "how often it was changed",
        "number": "which version of the protocol it is",
        "replaces": "the version before it",
        "why": "why there is a new version; the form asks to name nobody",
        "title": "what is rolled out",
        "outcome": "what is counted",
        "counted": "whether that is something found or something done",
        "wanted_more": "whether more or fewer of it is hoped for",
        "shape": "who begins when, as a design",
        "source": "which kind of the ledger of effort is counted, if any",
        "steps": "in how many steps",
        "before": "periods before anybody begins",
        "after": "periods after",
        "months": "months of a period",
        "starts_on": "the first day of the first period",
        "past": "how many earlier periods are known",
        "written_at": "when it was last written",
        "written_by": "which officer wrote it last (a random id)",
        "digest": "hash of the sealed protocol",
        "seed": "the number the lot was drawn from",
        "sealed_at": "when it was sealed",
        "sealed_by": "which officer sealed it (a random id)",
        "sealed_text": "what was sealed, word for word, with earlier counts; less words that were taken out",
        "smallest": "the smallest change it could see, computed before sealing",
    }

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    version = models.PositiveIntegerField(default=1)
    number = models.PositiveIntegerField(default=1)
    replaces = models.OneToOneField("self", null=True, on_delete=models.PROTECT, related_name="replaced_by")
    why = models.CharField(max_length=LONGEST_WORDS, blank=True)
    title = models.CharField(max_length=LONGEST_LINE)
    outcome = models.CharField(max_length=LONGEST_LINE, blank=True)
    counted = models.CharField(max_length=16)
    wanted_more = models.BooleanField()
    shape = models.CharField(max_length=16)
    source = models.CharField(max_length=32, blank=True)
    steps = models.PositiveSmallIntegerField(null=True)
    before = models.PositiveSmallIntegerField(null=True)
    after = models.PositiveSmallIntegerField(null=True)
    months = models.PositiveSmallIntegerField(null=True)
    starts_on = models.DateField(null=True)
    past = models.PositiveSmallIntegerField(null=True)
    written_at = models.DateTimeField()
    written_by = models.UUIDField()
    digest = models.BinaryField(null=True, max_length=32)
    seed = models.PositiveBigIntegerField(null=True)
    sealed_at = models.DateTimeField(null=True)
    sealed_by = models.UUIDField(null=True)
    sealed_text = models.TextField(blank=True, default="")
    smallest = models.FloatField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(shape__in=[each.value for each in Shape]), name="evaluation_known_shape"
            ),
            models.CheckConstraint(
                condition=Q(counted__in=[each.value for each in Counted]), name="evaluation_known_counted"
            ),
            models.CheckConstraint(
                condition=Q(sealed_at=None) | Q(digest__isnull=False, seed__isnull=False, sealed_by__isnull=False),
                name="evaluation_sealed_is_whole",
            ),
        ]

    def __str__(self) -> str:
        return self.title


class RolloutArea(models.Model):
    """An area of a rollout, when it is to begin, and when it did."""

    PLAIN = {
        "id": "an order of rows",
        "rollout": "of which rollout",
        "version": "how often what happened there was written down",
        "place": "in which place of its list",
        "name": "name of an area or of a school",
        "code": "code of the area",
        "chosen": "whether the office chose it to begin",
        "begins": "in which period it is to begin",
        "began_on": "on which day it began",
        "never": "that it did not begin",
        "words": "what happened; the form asks to name nobody",
        "target": "which target of the action plan it carries out (a random id)",
        "told_at": "when that was written down",
        "told_by": "which officer wrote it (a random id)",
    }

    id = models.BigAutoField(primary_key=True)
    rollout = models.ForeignKey(Rollout, on_delete=models.PROTECT, related_name="areas")
    version = models.PositiveIntegerField(default=1)
    place = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=LONGEST_LINE)
    code = models.CharField(max_length=16, blank=True)
    chosen = models.BooleanField(default=False)
    begins = models.PositiveSmallIntegerField(null=True)
    began_on = models.DateField(null=True)
    never = models.BooleanField(default=False)
    words = models.CharField(max_length=LONGEST_WORDS, blank=True)
    target = models.UUIDField(null=True)
    told_at = models.DateTimeField(null=True)
    told_by = models.UUIDField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["rollout", "place"], name="evaluation_one_area_a_place"),
            models.UniqueConstraint(fields=["rollout", "name", "code"], name="evaluation_area_once"),
            models.CheckConstraint(condition=Q(began_on=None) | Q(never=False), name="evaluation_began_or_never"),
        ]

    def __str__(self) -> str:
        return self.name


class AreaCount(models.Model):
    """What was counted in one area and period; periods before the rollout are below zero."""

    PLAIN = {
        "id": "an order of rows",
        "area": "of which area",
        "period": "in which period",
        "count": "how many; small ones are withheld on every page",
        "by": "which officer wrote it (a random id)",
    }

    id = models.BigAutoField(primary_key=True)
    area = models.ForeignKey(RolloutArea, on_delete=models.PROTECT, related_name="counts")
    period = models.SmallIntegerField()
    count = models.PositiveIntegerField()
    by = models.UUIDField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["area", "period"], name="evaluation_one_count_a_period")]

    def __str__(self) -> str:
        return str(self.period)


class CountChange(models.Model):
    """A count as it stood before somebody changed it after the seal."""

    PLAIN = {
        "id": "an order of rows",
        "area": "of which area",
        "period": "in which period",
        "at": "when",
        "by": "which officer (a random id)",
        "former": "how many stood there before",
        "reason": "why; the form asks to name nobody",
    }

    id = models.BigAutoField(primary_key=True)
    area = models.ForeignKey(RolloutArea, on_delete=models.PROTECT, related_name="changes")
    period = models.SmallIntegerField()
    at = models.DateTimeField()
    by = models.UUIDField()
    former = models.PositiveIntegerField()
    reason = models.CharField(max_length=LONGEST_WORDS)

    def __str__(self) -> str:
        return str(self.period)


class Answer(models.Model):
    """A computed answer. The first sealed one is the answer; every other stands beside it with what it is."""

    PLAIN = {
        "id": "an order of rows",
        "rollout": "of which rollout",
        "analysis": "the sealed one, or which other",
        "at": "when",
        "by": "which officer pressed (a random id)",
        "why": "why nothing can be concluded",
        "p": "how often the lot alone does as much",
        "ratio": "how many times as many",
        "low": "the interval's lower end",
        "high": "the interval's upper end",
        "ways": "in how many ways the lot could have fallen",
        "level": "the level of the test",
    }

    id = models.BigAutoField(primary_key=True)
    rollout = models.ForeignKey(Rollout, on_delete=models.PROTECT, related_name="answers")
    analysis = models.CharField(max_length=16)
    at = models.DateTimeField()
    by = models.UUIDField()
    why = models.CharField(max_length=32, blank=True)
    p = models.FloatField(null=True)
    ratio = models.FloatField(null=True)
    low = models.FloatField(null=True)
    high = models.FloatField(null=True)
    ways = models.FloatField()
    level = models.FloatField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(analysis__in=[each.value for each in Analysis]), name="evaluation_known_analysis"
            ),
            models.CheckConstraint(
                condition=Q(why__in=["", *(each.value for each in Why)]), name="evaluation_known_why"
            ),
        ]

    def __str__(self) -> str:
        return self.analysis
