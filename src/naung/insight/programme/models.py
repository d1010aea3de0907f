"""Tables of the task force's year. No person stands in any of them."""

from django.db import models
from django.db.models import F, Q

from naung.foundation.identifiers import new_id
from naung.insight.programme.rules import LONGEST_LINE, LONGEST_WORDS
from naung.insight.programme.vocabulary import State, Trained

WRITTEN = {"recorded_at": "when it was written down", "recorded_by": "which officer wrote it (a random id)"}


class Decree(models.Model):
    """A decree of the task force after the one of the first day; a renewal is a new row."""

    PLAIN = WRITTEN | {
        "id": "a random id",
        "number": "number of a public decree",
        "decreed_on": "day of a public decree",
        "valid_until": "until when it holds",
    }

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    number = models.CharField(max_length=LONGEST_LINE)
    decreed_on = models.DateField()
    valid_until = models.DateField(null=True)
    recorded_at = models.DateTimeField()
    recorded_by = models.UUIDField()

    def __str__(self) -> str:
        return self.number


class DecreePost(models.Model):
    """A post of a decree and the institution that fills it."""

    PLAIN = {
        "id": "an order of rows",
        "decree": "of which decree",
        "title": "name of a public post",
        "institution": "name of a public office",
    }

    id = models.BigAutoField(primary_key=True)
    decree = models.ForeignKey(Decree, on_delete=models.PROTECT, related_name="posts")
    title = models.CharField(max_length=LONGEST_LINE)
    institution = models.CharField(max_length=LONGEST_LINE)

    def __str__(self) -> str:
        return self.title


class Training(models.Model):
    """A training that was held, counted."""

    PLAIN = WRITTEN | {
        "id": "a random id",
        "topic": "what was taught",
        "held_on": "on which day",
        "audience": "officers or agents of change",
        "desk": "which desk's officers were trained",
        "place_code": "whose agents of change were trained: an area",
        "took_part": "how many took part",
        "passed": "how many passed",
        "due_on": "when it is due again",
    }

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    topic = models.CharField(max_length=LONGEST_LINE)
    held_on = models.DateField()
    audience = models.CharField(max_length=20)
    desk = models.UUIDField(null=True)
    place_code = models.CharField(max_length=16, blank=True)
    took_part = models.PositiveIntegerField()
    passed = models.PositiveIntegerField()
    due_on = models.DateField(null=True)
    recorded_at = models.DateTimeField()
    recorded_by = models.UUIDField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(audience__in=[each.value for each in Trained]), name="programme_known_audience"
            ),
            models.CheckConstraint(condition=Q(passed__lte=F("took_part")), name="programme_passed_took_part"),
        ]

    def __str__(self) -> str:
        return self.topic


class ActionPlan(models.Model):
    """The regional action plan (RAD); a new one is a new row."""

    PLAIN = WRITTEN | {
        "id": "a random id",
        "title": "title and basis of a public plan",
        "first_year": "its first year",
        "last_year": "its last year",
        "report_months": "every how many months it is reported on",
    }

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    title = models.CharField(max_length=LONGEST_LINE)
    first_year = models.PositiveSmallIntegerField()
    last_year = models.PositiveSmallIntegerField()
    report_months = models.PositiveSmallIntegerField()
    recorded_at = models.DateTimeField()
    recorded_by = models.UUIDField()

    def __str__(self) -> str:
        return self.title


class Target(models.Model):
    """A target of the action plan."""

    PLAIN = {
        "id": "a random id",
        "plan": "of which plan",
        "version": "how often it was changed",
        "state": "whether it is planned, running, done or dropped",
        "words": "what shall be reached",
        "indicator": "what shows that it is reached",
        "service": "which service of the register of mandates it is about",
        "responsible": "which desk answers for it",
        "others": "which other institutions help",
        "budget": "planned money in rupiah",
        "spent": "money spent in rupiah",
        "starts_on": "when it begins",
        "ends_on": "until when",
        "reason": "why it was dropped",
        "evidence": "what shows the result; the form asks to name nobody",
    }

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    plan = models.ForeignKey(ActionPlan, on_delete=models.PROTECT, related_name="targets")
    version = models.PositiveIntegerField(default=1)
    state = models.CharField(max_length=16, default=State.PLANNED.value)
    words = models.CharField(max_length=LONGEST_WORDS)
    indicator = models.CharField(max_length=LONGEST_WORDS)
    service = models.CharField(max_length=30, blank=True)
    responsible = models.UUIDField()
    others = models.CharField(max_length=LONGEST_WORDS, blank=True)
    budget = models.PositiveBigIntegerField(null=True)
    spent = models.PositiveBigIntegerField(null=True)
    starts_on = models.DateField()
    ends_on = models.DateField()
    reason = models.CharField(max_length=LONGEST_WORDS, blank=True)
    evidence = models.CharField(max_length=LONGEST_WORDS, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(state__in=[each.value for each in State]), name="programme_known_state"),
            models.CheckConstraint(condition=Q(ends_on__gte=F("starts_on")), name="programme_ends_after_start"),
        ]

    def __str__(self) -> str:
        return str(self.id)


class TargetChange(models.Model):
    """One field of a target as it stood before a change."""

    PLAIN = {
        "id": "an order of rows",
        "target": "which target",
        "version": "which version of the target it made",
        "at": "when",
        "by": "which officer (a random id)",
        "field": "which column",
        "former": "what stood there before",
    }

    id = models.BigAutoField(primary_key=True)
    target = models.ForeignKey(Target, on_delete=models.PROTECT, related_name="changes")
    version = models.PositiveIntegerField()
    at = models.DateTimeField()
    by = models.UUIDField()
    field = models.CharField(max_length=20)
    former = models.CharField(max_length=LONGEST_WORDS, blank=True)

    def __str__(self) -> str:
        return self.field


class Meeting(models.Model):
    """A coordination meeting (rakor)."""

    PLAIN = WRITTEN | {
        "id": "a random id",
        "held_on": "on which day",
        "agenda": "what it was about",
        "present": "which desks were there, as text of institutions",
    }

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    held_on = models.DateField()
    agenda = models.CharField(max_length=LONGEST_LINE)
    present = models.CharField(max_length=LONGEST_WORDS)
    recorded_at = models.DateTimeField()
    recorded_by = models.UUIDField()

    def __str__(self) -> str:
        return self.agenda


class Decision(models.Model):
    """What a meeting decided, who carries it out, until when, and what shows that it is done."""

    PLAIN = {
        "id": "a random id",
        "meeting": "of which meeting",
        "words": "what was decided; the form asks to name nobody",
        "responsible": "which desk carries it out",
        "due_on": "until when",
        "done_on": "when it was done",
        "evidence": "what shows it",
    }

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="decisions")
    words = models.CharField(max_length=LONGEST_WORDS)
    responsible = models.UUIDField()
    due_on = models.DateField()
    done_on = models.DateField(null=True)
    evidence = models.CharField(max_length=LONGEST_WORDS, blank=True)

    def __str__(self) -> str:
        return str(self.id)
