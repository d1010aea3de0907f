"""Tables of the task force's year. No person stands in any of them."""

from django.db import models
from django.db.models import F, Q

from naung.foundation.identifiers import new_id
from naung.insight.programme.rules import LONGEST_LINE, LONGEST_POSTS, LONGEST_WORDS
from naung.insight.programme.vocabulary import Kind, Mistake, ReportKind, State, Trained

WRITTEN = {"recorded_at": "when it was written down", "recorded_by": "which officer wrote it (a random id)"}


class Decree(models.Model):
    """A decree of the task force after the one of the first day; a renewal is a new row."""

    PLAIN = WRITTEN | {
        "id": "a random id",
        "version": "how often it was corrected",
        "number": "number of a public decree",
        "decreed_on": "day of a public decree",
        "valid_until": "until when it holds",
    }

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    version = models.PositiveIntegerField(default=1)
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
        "version": "how often it was corrected",
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
    version = models.PositiveIntegerField(default=1)
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
        "version": "how often it was corrected",
        "title": "title and basis of a public plan",
        "first_year": "its first year",
        "last_year": "its last year",
        "report_months": "every how many months it is reported on",
    }

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    version = models.PositiveIntegerField(default=1)
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
        "version": "how often it was corrected",
        "held_on": "on which day",
        "agenda": "what it was about",
        "present": "which desks were there, as text of institutions",
    }

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    version = models.PositiveIntegerField(default=1)
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
        "version": "how often it was corrected",
        "meeting": "of which meeting",
        "words": "what was decided; the form asks to name nobody",
        "responsible": "which desk carries it out",
        "due_on": "until when",
        "done_on": "when it was done",
        "evidence": "what shows it",
    }

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    version = models.PositiveIntegerField(default=1)
    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="decisions")
    words = models.CharField(max_length=LONGEST_WORDS)
    responsible = models.UUIDField()
    due_on = models.DateField()
    done_on = models.DateField(null=True)
    evidence = models.CharField(max_length=LONGEST_WORDS, blank=True)

    def __str__(self) -> str:
        return str(self.id)


class Correction(models.Model):
    """One field of a record of the year as it stood before it was corrected, and why."""

    PLAIN = {
        "id": "an order of rows",
        "kind": "whether a decree, training, plan, meeting or decision",
        "subject": "which record (a random id)",
        "version": "which version of the record it made",
        "at": "when",
        "by": "which officer (a random id)",
        "field": "which field",
        "former": "what stood there before",
        "reason": "why it was corrected; the form asks to name nobody",
    }

    id = models.BigAutoField(primary_key=True)
    kind = models.CharField(max_length=20)
    subject = models.UUIDField(db_index=True)
    version = models.PositiveIntegerField()
    at = models.DateTimeField()
    by = models.UUIDField()
    field = models.CharField(max_length=20)
    former = models.CharField(max_length=LONGEST_POSTS, blank=True)
    reason = models.CharField(max_length=LONGEST_LINE)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=[each.value for each in Kind]), name="programme_known_kind")
        ]

    def __str__(self) -> str:
        return self.field


class Removal(models.Model):
    """That words were taken out of the year and its history: when, by whom, for what kind of mistake; never which words."""

    PLAIN = {
        "id": "a random id",
        "at": "when",
        "by": "which custodian (a random id)",
        "mistake": "what kind of words they were",
        "places": "in how many places",
    }

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    at = models.DateTimeField()
    by = models.UUIDField()
    mistake = models.CharField(max_length=20)
    places = models.PositiveIntegerField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(mistake__in=[each.value for each in Mistake]), name="programme_known_mistake"
            )
        ]

    def __str__(self) -> str:
        return self.mistake


class YearReport(models.Model):
    """A report of the task force as it was made: its blocks, and both files. A change of figures is a new version."""

    PLAIN = {
        "id": "a random id",
        "kind": "yearly, five-yearly, or at the action plan's rhythm",
        "first_on": "from which day",
        "last_on": "to which day",
        "language": "in which language",
        "came_from": "which house made it, where that house joined this one (a random id); empty for this one's own",
        "came_as": "which task force that was",
        "version": "which version of the report of these days",
        "fingerprint": "hash of its figures and words",
        "contents": "the report's words and figures, small ones withheld; empty where words were taken out",
        "pdf": "the same as PDF",
        "docx": "the same as DOCX",
        "made_at": "when it was made",
        "made_by": "which officer made it (a random id)",
        "approved_at": "when a second officer approved it",
        "approved_by": "which officer approved it (a random id)",
        "erased_at": "when its contents were taken out",
    }

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    kind = models.CharField(max_length=20)
    first_on = models.DateField()
    last_on = models.DateField()
    language = models.CharField(max_length=2)
    came_from = models.CharField(max_length=36, blank=True, default="")
    came_as = models.CharField(max_length=LONGEST_LINE, blank=True, default="")
    version = models.PositiveIntegerField()
    fingerprint = models.CharField(max_length=64)
    contents = models.BinaryField()
    pdf = models.BinaryField()
    docx = models.BinaryField()
    made_at = models.DateTimeField()
    made_by = models.UUIDField()
    approved_at = models.DateTimeField(null=True)
    approved_by = models.UUIDField(null=True)
    erased_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "first_on", "last_on", "language", "came_from", "version"],
                name="programme_one_report_a_version",
            ),
            models.CheckConstraint(
                condition=Q(kind__in=[each.value for each in ReportKind]), name="programme_known_report"
            ),
            models.CheckConstraint(condition=Q(last_on__gt=F("first_on")), name="programme_report_ends_after_start"),
            models.CheckConstraint(
                condition=Q(approved_by=None) | ~Q(approved_by=F("made_by")), name="programme_approved_by_another"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.first_on}"


class ReportFigure(models.Model):
    """A figure that reports print of twelve closed months, counted once and kept: versions of a report can't be subtracted."""

    PLAIN = WRITTEN | {
        "id": "an order of rows",
        "subject": "of which counting (a random id)",
        "first_on": "from which day",
        "last_on": "to which day",
        "version": "how often these days were counted",
        "name": "which figure",
        "number": "how many, or how many percent at least; nothing where it is withheld",
        "reason": "why it was counted again; the form asks to name nobody",
    }

    id = models.BigAutoField(primary_key=True)
    subject = models.UUIDField(db_index=True)
    first_on = models.DateField()
    last_on = models.DateField()
    version = models.PositiveIntegerField()
    name = models.CharField(max_length=40)
    number = models.PositiveIntegerField(null=True)
    reason = models.CharField(max_length=LONGEST_LINE, blank=True)
    recorded_at = models.DateTimeField()
    recorded_by = models.UUIDField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["first_on", "last_on", "version", "name"], name="programme_counted_once")
        ]

    def __str__(self) -> str:
        return self.name
