"""Tables of prevention plans. No person stands in any of them but the officers who wrote, as random ids."""

from django.db import models
from django.db.models import F, Q

from naung.foundation.identifiers import new_id
from naung.foundation.places.vocabulary import Level
from naung.insight.targeting.rules.planning import LONGEST_REASON, LONGEST_TITLE, MOST_PERCENT
from naung.insight.targeting.vocabulary import Basis, End

CODE = 30  # letters of a row of the catalogue
ABOUT = 80  # letters of what a complaint is about: a code, or a column of one
WRITTEN = {"at": "when it was written down", "by": "which officer wrote it (a random id)"}
PART = {"id": "an order of rows", "version": "of which version of a plan"}


class PreventionPlan(models.Model):
    """A plan: its title, year and area. Everything else stands in its versions."""

    PLAIN = WRITTEN | {
        "id": "a random id",
        "title": "title of a plan",
        "year": "for which year",
        "within": "for which area: a public code",
        "level": "at which level its places are",
        "edits": "how often it was written to",
    }

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    title = models.CharField(max_length=LONGEST_TITLE)
    year = models.PositiveSmallIntegerField()
    within = models.CharField(max_length=16)
    level = models.CharField(max_length=16)
    edits = models.PositiveIntegerField(default=1)
    at = models.DateTimeField()
    by = models.UUIDField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(level__in=[each.value for each in Level]), name="targeting_known_level")
        ]

    def __str__(self) -> str:
        return self.title


class Version(models.Model):
    """One question with its answer: open until it is asked, never changed after."""

    PLAIN = {
        "id": "a random id",
        "plan": "of which plan",
        "number": "which version it is",
        "basis": "whether places are weighed by the office or by the model",
        "budget": "planned money in rupiah",
        "at_most": "how many interventions one place may have",
        "asked_at": "when it was asked to be solved",
        "asked_by": "which officer asked (a random id)",
        "solved_at": "when the answer was kept",
        "refused_at": "when it was found to have no plan",
        "approved_at": "when it was approved",
        "approved_by": "which officer approved it (a random id)",
    }

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    plan = models.ForeignKey(PreventionPlan, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    basis = models.CharField(max_length=16)
    budget = models.PositiveBigIntegerField()
    at_most = models.PositiveSmallIntegerField()
    asked_at = models.DateTimeField(null=True)
    asked_by = models.UUIDField(null=True)
    solved_at = models.DateTimeField(null=True)
    refused_at = models.DateTimeField(null=True)
    approved_at = models.DateTimeField(null=True)
    approved_by = models.UUIDField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["plan", "number"], name="targeting_one_version_a_number"),
            models.CheckConstraint(condition=Q(basis__in=[each.value for each in Basis]), name="targeting_known_basis"),
            models.CheckConstraint(
                condition=Q(approved_by=None) | ~Q(approved_by=F("asked_by")), name="targeting_second_person"
            ),
        ]

    def __str__(self) -> str:
        return str(self.id)


class Obstacle(models.Model):
    """One reason why a version has no plan, in codes: its words are each reader's own."""

    PLAIN = PART | {
        "code": "which reason",
        "about": "which part of the question is wrong",
        "place": "at which place: a public code",
        "intervention": "which intervention of the catalogue",
        "area": "in which kab/kota: a public code",
        "staff": "which kind of staff",
        "amount": "by how much",
    }

    id = models.BigAutoField(primary_key=True)
    version = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="obstacles")
    code = models.CharField(max_length=CODE)
    about = models.CharField(max_length=ABOUT, blank=True)
    place = models.CharField(max_length=16, blank=True)
    intervention = models.CharField(max_length=CODE, blank=True)
    area = models.CharField(max_length=16, blank=True)
    staff = models.CharField(max_length=ABOUT, blank=True)
    amount = models.BigIntegerField(default=0)

    def __str__(self) -> str:
        return self.code


class Assumption(models.Model):
    """What the office assumes of one intervention."""

    PLAIN = (
        PART
        | WRITTEN
        | {
            "code": "of which intervention of the catalogue",
            "price": "price of one in rupiah, as the office assumes it",
            "days": "staff days of one",
            "capacity": "the most of it in one kab/kota",
            "low": "effect in per cent, assumed low",
            "high": "effect in per cent, assumed high",
        }
    )

    id = models.BigAutoField(primary_key=True)
    version = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="assumptions")
    code = models.CharField(max_length=CODE)
    price = models.PositiveBigIntegerField()
    days = models.PositiveIntegerField()
    capacity = models.PositiveIntegerField(null=True)
    low = models.PositiveSmallIntegerField()
    high = models.PositiveSmallIntegerField()
    at = models.DateTimeField()
    by = models.UUIDField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["version", "code"], name="targeting_one_assumption_each"),
            models.CheckConstraint(
                condition=Q(low__lte=F("high")) & Q(high__lte=MOST_PERCENT), name="targeting_low_before_high"
            ),
        ]

    def __str__(self) -> str:
        return self.code


class Limit(models.Model):
    """Staff days and the floor of one kab/kota."""

    PLAIN = (
        PART
        | WRITTEN
        | {
            "area": "of which kab/kota: a public code",
            "days": "how many staff days it has in the year",
            "floor": "the least money that must reach it",
        }
    )

    id = models.BigAutoField(primary_key=True)
    version = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="limits")
    area = models.CharField(max_length=16)
    days = models.PositiveIntegerField()
    floor = models.PositiveBigIntegerField()
    at = models.DateTimeField()
    by = models.UUIDField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["version", "area"], name="targeting_one_limit_each")]

    def __str__(self) -> str:
        return self.area


class FootingKept(models.Model):
    """Which fit of the register a version stands on, kept with it."""

    PLAIN = PART | {
        "fit": "which fit (a random id)",
        "level": "at which level it is",
        "made_at": "when it was made",
        "until": "which extract it read: of what was opened before this day",
        "rough": "whether its residents were only shared out",
        "confirms": "whether it may confirm anything",
    }

    id = models.BigAutoField(primary_key=True)
    version = models.OneToOneField(Version, on_delete=models.PROTECT, related_name="footing")
    fit = models.UUIDField()
    level = models.CharField(max_length=16)
    made_at = models.DateTimeField()
    until = models.DateField()
    rough = models.BooleanField()
    confirms = models.BooleanField()

    def __str__(self) -> str:
        return str(self.fit)


class Weight(models.Model):
    """The need of one place, relative to the others."""

    PLAIN = (
        PART
        | WRITTEN
        | {
            "place": "of which place: a public code",
            "value": "its weight, relative to the other places; never a count of persons",
            "spread": "how unsure the model is of it",
        }
    )

    id = models.BigAutoField(primary_key=True)
    version = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="weights")
    place = models.CharField(max_length=16)
    value = models.FloatField(null=True)
    spread = models.FloatField(default=0.0)
    at = models.DateTimeField()
    by = models.UUIDField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["version", "place"], name="targeting_one_weight_each")]

    def __str__(self) -> str:
        return self.place


class Override(models.Model):
    """What a person decided of one place and intervention, why, and, once solved, what it costs as shares of the plan."""

    PLAIN = (
        PART
        | WRITTEN
        | {
            "place": "at which place: a public code",
            "code": "which intervention",
            "included": "whether it is forced in or kept out",
            "reason": "why; the form asks to name nobody",
            "cost_low": "what more the plan would bring without it, low assumption, as a share",
            "cost_high": "the same under the high assumption",
        }
    )

    id = models.BigAutoField(primary_key=True)
    version = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="overrides")
    place = models.CharField(max_length=16)
    code = models.CharField(max_length=CODE)
    included = models.BooleanField()
    reason = models.CharField(max_length=LONGEST_REASON)
    cost_low = models.FloatField(null=True)
    cost_high = models.FloatField(null=True)
    at = models.DateTimeField()
    by = models.UUIDField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["version", "place", "code"], name="targeting_one_override_each")]

    def __str__(self) -> str:
        return f"{self.place} {self.code}"


class Solution(models.Model):
    """The plan under one end of the assumptions: how it was proven and what it costs."""

    PLAIN = PART | {
        "end": "under the low or the high assumption",
        "ending": "whether it is proven",
        "cost": "money that it uses",
        "gap": "what the proof leaves open, as a share",
        "lost": "what is lost if the other assumption is true, as a share",
    }

    id = models.BigAutoField(primary_key=True)
    version = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="solutions")
    end = models.CharField(max_length=8, choices=[(each.value, each.value) for each in End])
    ending = models.CharField(max_length=16)
    cost = models.PositiveBigIntegerField()
    gap = models.FloatField(null=True)
    lost = models.FloatField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["version", "end"], name="targeting_one_solution_an_end")]

    def __str__(self) -> str:
        return self.end


class Chosen(models.Model):
    """One choice of a solution, in its order, with its reason and what would stand in its stead."""

    PLAIN = {
        "id": "an order of rows",
        "solution": "of which solution",
        "rank": "which place in the order",
        "place": "where: a public code",
        "code": "which intervention",
        "cost": "money of it",
        "reason": "why it is in the plan",
        "runner_place": "where the next best would be",
        "runner_code": "which intervention that is",
        "runner_better": "in which share of the draws that brings more",
        "both": "whether it is chosen under either assumption",
    }

    id = models.BigAutoField(primary_key=True)
    solution = models.ForeignKey(Solution, on_delete=models.PROTECT, related_name="choices")
    rank = models.PositiveIntegerField()
    place = models.CharField(max_length=16)
    code = models.CharField(max_length=CODE)
    cost = models.PositiveBigIntegerField()
    reason = models.CharField(max_length=16)
    runner_place = models.CharField(max_length=16, blank=True)
    runner_code = models.CharField(max_length=CODE, blank=True)
    runner_better = models.FloatField(null=True)
    both = models.BooleanField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["solution", "rank"], name="targeting_one_choice_a_rank")]

    def __str__(self) -> str:
        return f"{self.place} {self.code}"


class Bought(models.Model):
    """What more money, or more staff days in one kab/kota, would bring, as shares of the plan."""

    PLAIN = {
        "id": "an order of rows",
        "solution": "of which solution",
        "area": "where the staff would be; empty for money",
        "step": "how much more",
        "found": "what more that brings, as a share",
        "least": "at the least",
        "most": "at the most",
    }

    id = models.BigAutoField(primary_key=True)
    solution = models.ForeignKey(Solution, on_delete=models.PROTECT, related_name="bought")
    area = models.CharField(max_length=16, blank=True)
    step = models.PositiveBigIntegerField()
    found = models.FloatField()
    least = models.FloatField()
    most = models.FloatField(null=True)

    def __str__(self) -> str:
        return self.area


class Task(models.Model):
    """A part of an approved version that became a target of the action plan."""

    PLAIN = (
        PART
        | WRITTEN
        | {
            "area": "in which kab/kota: a public code",
            "code": "which intervention",
            "target": "which target of the action plan (a random id)",
        }
    )

    id = models.BigAutoField(primary_key=True)
    version = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="tasks")
    area = models.CharField(max_length=16)
    code = models.CharField(max_length=CODE)
    target = models.UUIDField(unique=True)
    at = models.DateTimeField()
    by = models.UUIDField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["version", "area", "code"], name="targeting_one_task_each")]

    def __str__(self) -> str:
        return str(self.target)
