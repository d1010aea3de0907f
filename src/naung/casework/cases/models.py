"""Tables of cases."""

from django.db import models
from django.db.models import F, Q

from naung.casework.cases.vocabulary import Danger, Outcome, Role, Stage, Turn, Visibility
from naung.foundation.access.vocabulary import Category
from naung.foundation.identifiers import new_id
from naung.foundation.vault.models import SealedText
from naung.foundation.vault.vocabulary import Retention


class Case(models.Model):
    """This desk's file."""

    PLAIN = {
        "id": "a random id",
        "number": "a random number that counts nothing",
        "owner": "which desk's",
        "compartment": "which key",
        "version": "how often it was edited",
        "matter": "which files, of several desks, are about one matter",
        "taken_from": "by which accepted referral it began (a random id)",
        "stage": "where it stands",
        "danger": "whether someone is in danger",
        "opened_at": "when",
        "touched_at": "when it was last worked on",
        "origin": "on which device it was made",
        "origin_sequence": "in which order that device made it",
    }

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    number = models.CharField(max_length=16, unique=True)
    owner = models.UUIDField()
    compartment = models.ForeignKey("vault.Compartment", on_delete=models.PROTECT, related_name="+")
    version = models.PositiveIntegerField(default=1)
    matter = models.UUIDField(default=new_id, db_index=True)
    taken_from = models.UUIDField(null=True, unique=True)
    stage = models.CharField(max_length=20, default=Stage.OPEN)
    danger = models.CharField(max_length=12, default=Danger.UNKNOWN)
    opened_at = models.DateTimeField()
    touched_at = models.DateTimeField()
    origin = models.CharField(max_length=40, blank=True)
    origin_sequence = models.BigIntegerField(null=True)
    summary = SealedText(category=Category.D, purpose="what the case is about", retention=Retention.CASE)

    class Meta:
        indexes = [models.Index(fields=["owner", "stage", "-touched_at"], name="cases_by_stage")]
        constraints = [
            models.CheckConstraint(condition=Q(stage__in=[s.value for s in Stage]), name="cases_known_stage"),
            models.CheckConstraint(condition=Q(danger__in=[d.value for d in Danger]), name="cases_known_danger"),
            models.UniqueConstraint(
                fields=["origin", "origin_sequence"], condition=~Q(origin=""), name="cases_once_from_a_device"
            ),
        ]

    def __str__(self) -> str:
        return self.number


class CasePerson(models.Model):
    """A person record's part in a case. The same person may have several parts."""

    PLAIN = {
        "id": "a random id",
        "case": "which case",
        "person": "who (a random id)",
        "role": "in which part",
        "added_at": "when",
    }

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="parts")
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="parts")
    role = models.CharField(max_length=24)
    added_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["case", "person", "role"], name="cases_person_once_a_role"),
            models.CheckConstraint(condition=Q(role__in=[r.value for r in Role]), name="cases_known_role"),
        ]

    def __str__(self) -> str:
        return f"{self.role} {self.person_id}"


class CaseReport(models.Model):
    """A report that became or joined this case. A report belongs to at most one case."""

    PLAIN = {"id": "a random id", "case": "which case", "report": "which report", "joined_at": "when"}

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="reports")
    report = models.OneToOneField("reports.Report", on_delete=models.PROTECT, related_name="+")
    joined_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.case_id} {self.report_id}"


class Note(models.Model):
    """What someone wrote down, with who may read it. A note is never edited: a correction is a new note."""

    PLAIN = {
        "id": "a random id",
        "case": "which case",
        "compartment": "which key",
        "author": "who wrote it",
        "visibility": "who may read it",
        "written_at": "when",
        "posted_once": "a random token against doubled posts",
    }

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="notes")
    compartment = models.ForeignKey("vault.Compartment", on_delete=models.PROTECT, related_name="+")
    author = models.UUIDField()
    visibility = models.CharField(max_length=24)
    written_at = models.DateTimeField()
    posted_once = models.UUIDField(unique=True, default=new_id)
    words = SealedText(category=Category.D, purpose="what was done and said", retention=Retention.CASE)

    class Meta:
        indexes = [models.Index(fields=["case", "-written_at"], name="cases_notes")]
        constraints = [
            models.CheckConstraint(
                condition=Q(visibility__in=[v.value for v in Visibility]), name="cases_known_visibility"
            )
        ]

    def __str__(self) -> str:
        return str(self.id)


class Step(models.Model):
    """A next step with the day it is due."""

    PLAIN = {
        "id": "a random id",
        "case": "which case",
        "compartment": "which key",
        "owner": "which desk's",
        "due_on": "when it is due",
        "planned_by": "who planned it",
        "held_by": "who is to do it",
        "planned_at": "when",
        "done_at": "when it was done",
        "done_by": "who did it",
    }

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="steps")
    compartment = models.ForeignKey("vault.Compartment", on_delete=models.PROTECT, related_name="+")
    owner = models.UUIDField()
    due_on = models.DateField()
    planned_by = models.UUIDField()
    held_by = models.UUIDField()
    planned_at = models.DateTimeField()
    done_at = models.DateTimeField(null=True)
    done_by = models.UUIDField(null=True)
    words = SealedText(category=Category.C, purpose="what is to be done", retention=Retention.CASE)

    class Meta:
        indexes = [
            models.Index(fields=["owner", "due_on"], condition=Q(done_at=None), name="cases_steps_due"),
            models.Index(fields=["owner", "held_by"], condition=Q(done_at=None), name="cases_steps_held"),
        ]

    def __str__(self) -> str:
        return str(self.id)


class TurnAsked(models.Model):
    """A proposal to close or reopen, its reasons, and the decision of another person."""

    PLAIN = {
        "id": "a random id",
        "case": "which case",
        "compartment": "which key",
        "owner": "which desk's",
        "turn": "close or reopen",
        "reason": "a coded reason",
        "proposed_by": "who proposed",
        "proposed_at": "when",
        "outcome": "what became of it",
        "decided_by": "who decided",
        "decided_at": "when",
    }

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="turns")
    compartment = models.ForeignKey("vault.Compartment", on_delete=models.PROTECT, related_name="+")
    owner = models.UUIDField()
    turn = models.CharField(max_length=16)
    reason = models.CharField(max_length=24)
    proposed_by = models.UUIDField()
    proposed_at = models.DateTimeField()
    outcome = models.CharField(max_length=12, blank=True)
    decided_by = models.UUIDField(null=True)
    decided_at = models.DateTimeField(null=True)
    words = SealedText(category=Category.D, purpose="why", retention=Retention.CASE)
    answer = SealedText(category=Category.D, purpose="why it was decided so", retention=Retention.CASE)

    class Meta:
        indexes = [models.Index(fields=["owner", "proposed_at"], condition=Q(outcome=""), name="cases_turns_waiting")]
        constraints = [
            models.UniqueConstraint(fields=["case"], condition=Q(outcome=""), name="cases_one_turn_waits"),
            models.CheckConstraint(condition=Q(turn__in=[t.value for t in Turn]), name="cases_known_turn"),
            models.CheckConstraint(
                condition=Q(outcome="", decided_by=None)
                | Q(outcome=Outcome.WITHDRAWN, decided_by=F("proposed_by"))
                | (Q(outcome__in=[Outcome.APPROVED, Outcome.REFUSED]) & ~Q(decided_by=F("proposed_by"))),
                name="cases_never_decided_by_the_author",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.turn} {self.case_id}"


class HandOver(models.Model):
    """One officer's open work at a desk, given to another. What she wrote stays hers; he reads what she kept for herself."""

    PLAIN = {
        "id": "a random id",
        "desk": "at which desk",
        "compartment": "which key",
        "from_officer": "whose work it was",
        "to_officer": "whose work it is now",
        "handed_by": "who decided it",
        "handed_at": "when",
    }

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    desk = models.UUIDField()
    compartment = models.ForeignKey("vault.Compartment", on_delete=models.PROTECT, related_name="+")
    from_officer = models.UUIDField()
    to_officer = models.UUIDField()
    handed_by = models.UUIDField()
    handed_at = models.DateTimeField()
    reason = SealedText(category=Category.B, purpose="why the work was handed over", retention=Retention.CASE)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["desk", "from_officer", "to_officer"], name="cases_handed_over_once"),
            models.CheckConstraint(condition=~Q(from_officer=F("to_officer")), name="cases_handed_to_another"),
        ]

    def __str__(self) -> str:
        return str(self.id)
