"""Tables of plans, requests and rights. What a person needs is sealed in her own compartment and goes with it.

A row goes with its case and its person: `CASCADE`, because erasing a case or a person below must not stumble over a plan.
"""

from django.db import models
from django.db.models import Q

from naung.casework.plans.vocabulary import Agreement, Answered, Fulfilment, Progress
from naung.foundation.access.vocabulary import Category
from naung.foundation.identifiers import new_id
from naung.foundation.rows import one_of
from naung.foundation.vault.models import SealedText
from naung.foundation.vault.vocabulary import Retention

PERSON = Retention.PERSON
ROW = {"id": "a random id", "compartment": "which key", "version": "how often it was edited"}


def _kind() -> SealedText:
    return SealedText(category=Category.C, purpose="which service, padded to one length", retention=PERSON)


def _words(purpose: str) -> SealedText:
    return SealedText(category=Category.C, purpose=purpose, retention=PERSON)


def _health(purpose: str) -> SealedText:
    return SealedText(category=Category.D, purpose=f"{purpose}, of a service on health", retention=PERSON)


class Plan(models.Model):
    """One person's plan in one case."""

    PLAIN = {
        "id": "a random id",
        "case": "which case",
        "person": "whose (a random id)",
        "owner": "which desk's",
        "compartment": "which key",
        "begun_at": "when it was begun",
    }

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    case = models.ForeignKey("cases.Case", on_delete=models.CASCADE, related_name="+")
    person = models.ForeignKey("people.Person", on_delete=models.CASCADE, related_name="+")
    owner = models.UUIDField()
    compartment = models.ForeignKey("vault.Compartment", on_delete=models.PROTECT, related_name="+")
    begun_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["case", "person"], name="plans_one_a_person")]

    def __str__(self) -> str:
        return str(self.id)


class Need(models.Model):
    """What is needed, as it was assessed, and whether the person agrees."""

    PLAIN = {
        **ROW,
        "plan": "in which plan",
        "agreed": "whether the person agreed",
        "assessed_by": "who assessed it (an account's random id)",
        "assessed_at": "when",
    }

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="needs")
    compartment = models.ForeignKey("vault.Compartment", on_delete=models.PROTECT, related_name="+")
    version = models.PositiveIntegerField(default=1)
    agreed = models.CharField(max_length=24)
    assessed_by = models.UUIDField()
    assessed_at = models.DateTimeField()
    kind = _kind()
    words = _words("what is needed")
    words_health = _health("what is needed")
    why = _words("why the person agreed or did not")

    class Meta:
        constraints = [one_of("agreed", Agreement, "plans_known_agreement")]

    def __str__(self) -> str:
        return str(self.id)


class PlannedService(models.Model):
    """A service with who gives it and by when."""

    PLAIN = {
        **ROW,
        "plan": "in which plan",
        "owner": "which desk's",
        "progress": "where it stands",
        "due_on": "by when",
        "desk": "which desk gives it",
        "planned_by": "who planned it (an account's random id)",
        "planned_at": "when",
        "ended_at": "when it ended",
    }

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="services")
    owner = models.UUIDField()
    compartment = models.ForeignKey("vault.Compartment", on_delete=models.PROTECT, related_name="+")
    version = models.PositiveIntegerField(default=1)
    progress = models.CharField(max_length=16, default=Progress.PLANNED)
    due_on = models.DateField()
    desk = models.UUIDField(null=True)
    planned_by = models.UUIDField()
    planned_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    kind = _kind()
    outside = _words("which body outside gives it")
    result = _words("what came of it")
    result_health = _health("what came of it")

    class Meta:
        indexes = [models.Index(fields=["owner", "due_on"], condition=Q(ended_at=None), name="plans_services_due")]
        constraints = [one_of("progress", Progress, "plans_known_progress")]

    def __str__(self) -> str:
        return str(self.id)


class ServiceRequest(models.Model):
    """That a service was asked for, by whom and at which moment: the moment from which the law counts."""

    PLAIN = {
        **ROW,
        "plan": "in which plan",
        "owner": "which desk's",
        "asker": "what kind of person asked",
        "asked_at": "when it was asked",
        "entered_at": "when it was written down",
        "entered_by": "who wrote it down (an account's random id)",
        "due_at": "until when at the latest",
        "ended_at": "when it was answered",
        "outcome": "how it was answered",
    }

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="requests")
    owner = models.UUIDField()
    compartment = models.ForeignKey("vault.Compartment", on_delete=models.PROTECT, related_name="+")
    version = models.PositiveIntegerField(default=1)
    asker = models.CharField(max_length=16)
    asked_at = models.DateTimeField()
    entered_at = models.DateTimeField()
    entered_by = models.UUIDField()
    due_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    outcome = models.CharField(max_length=20, blank=True)
    kind = _kind()
    asker_words = _words("the name and number of who asked")
    result = _words("what came of it")
    result_health = _health("what came of it")

    class Meta:
        indexes = [models.Index(fields=["owner", "due_at"], condition=Q(ended_at=None), name="plans_requests_due")]
        constraints = [
            one_of("outcome", Answered, "plans_known_answer", empty=True),
            models.CheckConstraint(
                condition=(Q(ended_at=None) & Q(outcome="")) | (Q(ended_at__isnull=False) & ~Q(outcome="")),
                name="plans_answered_wholly",
            ),
        ]

    def __str__(self) -> str:
        return str(self.id)


class Telling(models.Model):
    """That the person was told of rights: when, in which language, by whom."""

    PLAIN = {
        "id": "a random id",
        "person": "who was told (a random id)",
        "owner": "which desk's",
        "compartment": "which key",
        "told_at": "when",
        "language": "in which language",
        "with_leaflet": "whether the leaflet was given along",
        "told_by": "who told, or wrote it down (an account's random id)",
        "entered_at": "when it was written down",
    }

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    person = models.ForeignKey("people.Person", on_delete=models.CASCADE, related_name="+")
    owner = models.UUIDField()
    compartment = models.ForeignKey("vault.Compartment", on_delete=models.PROTECT, related_name="+")
    told_at = models.DateTimeField()
    language = models.CharField(max_length=3)
    with_leaflet = models.BooleanField(default=False)
    told_by = models.UUIDField()
    entered_at = models.DateTimeField()
    teller = _words("who told, where it was not the officer who writes")

    def __str__(self) -> str:
        return str(self.id)


class ToldRight(models.Model):
    """One right of a telling."""

    PLAIN = {"id": "a number", "telling": "at which telling", "code": "which right of the law's table"}

    telling = models.ForeignKey(Telling, on_delete=models.CASCADE, related_name="rights")
    code = models.CharField(max_length=40)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["telling", "code"], name="plans_right_once_a_telling")]

    def __str__(self) -> str:
        return self.code


class RightState(models.Model):
    """Whether a right of a person was given, and why not."""

    PLAIN = {
        **ROW,
        "person": "whose (a random id)",
        "owner": "which desk's",
        "code": "which right of the law's table",
        "given": "whether it was given",
        "written_by": "who wrote it down (an account's random id)",
        "written_at": "when",
    }

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    person = models.ForeignKey("people.Person", on_delete=models.CASCADE, related_name="+")
    owner = models.UUIDField()
    compartment = models.ForeignKey("vault.Compartment", on_delete=models.PROTECT, related_name="+")
    version = models.PositiveIntegerField(default=1)
    code = models.CharField(max_length=40)
    given = models.CharField(max_length=16)
    written_by = models.UUIDField()
    written_at = models.DateTimeField()
    why = _words("why it was given or not")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "code"], name="plans_right_once_a_person"),
            one_of("given", Fulfilment, "plans_known_fulfilment"),
        ]

    def __str__(self) -> str:
        return self.code
