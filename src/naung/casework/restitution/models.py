"""Tables of restitution. Every amount and every word is sealed in the person's own compartment and goes with her.

A row goes with its case and its person: `CASCADE`, because erasing below must not stumble over it. A paper that is erased leaves
the row without it (`SET_NULL`).
"""

from django.db import models

from naung.casework.restitution.vocabulary import Beside, Per, StepKind, Stopped
from naung.foundation.access.vocabulary import Category
from naung.foundation.identifiers import new_id
from naung.foundation.rows import one_of
from naung.foundation.vault.models import SealedText
from naung.foundation.vault.vocabulary import Retention

PERSON = Retention.PERSON
ROW = {
    "id": "a random id",
    "claim": "in which file of restitution",
    "compartment": "which key",
    "written_by": "who wrote it down (an account's random id)",
    "written_at": "when",
    "document": "which kept paper stands behind it",
}


def _words(purpose: str) -> SealedText:
    return SealedText(category=Category.C, purpose=purpose, retention=PERSON)


def _money(purpose: str) -> SealedText:
    return SealedText(category=Category.C, purpose=purpose, retention=PERSON)


def _paper() -> "models.ForeignKey[models.Model | None]":
    return models.ForeignKey("evidence.Document", on_delete=models.SET_NULL, null=True, related_name="+")


class Claim(models.Model):
    """One person's restitution in one case."""

    PLAIN = {
        "id": "a random id",
        "case": "which case",
        "person": "whose (a random id)",
        "owner": "which desk's",
        "compartment": "which key",
        "begun_at": "when it was begun",
        "moved_at": "when something was last written",
        "version": "how often its track was written",
        "due_on": "the next day by which the law wants something",
        "waits": "whether the start of a clock still has to be found out",
        "stopped": "how far the money came",
    }

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    case = models.ForeignKey("cases.Case", on_delete=models.CASCADE, related_name="+")
    person = models.ForeignKey("people.Person", on_delete=models.CASCADE, related_name="+")
    owner = models.UUIDField()
    compartment = models.ForeignKey("vault.Compartment", on_delete=models.PROTECT, related_name="+")
    begun_at = models.DateTimeField()
    moved_at = models.DateTimeField()
    version = models.PositiveIntegerField(default=0)
    due_on = models.DateField(null=True)
    waits = models.BooleanField(default=False)
    stopped = models.CharField(max_length=24, default=Stopped.NOT_CLAIMED)
    sexual = _money("whether the act is also a crime of sexual violence, padded to one length")

    class Meta:
        indexes = [models.Index(fields=["owner", "due_on"], name="restitution_due")]
        constraints = [
            models.UniqueConstraint(fields=["case", "person"], name="restitution_one_a_person"),
            one_of("stopped", Stopped, "restitution_known_stop"),
        ]

    def __str__(self) -> str:
        return str(self.id)


class LossItem(models.Model):
    """One loss, with how its amount comes about and the provision that counsel chose."""

    PLAIN = {**ROW, "version": "how often it was edited", "dropped_at": "when it was struck out"}

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    claim = models.ForeignKey(Claim, on_delete=models.CASCADE, related_name="losses")
    compartment = models.ForeignKey("vault.Compartment", on_delete=models.PROTECT, related_name="+")
    version = models.PositiveIntegerField(default=1)
    document = _paper()
    written_by = models.UUIDField()
    written_at = models.DateTimeField()
    dropped_at = models.DateTimeField(null=True)
    kind = _money("which kind of loss, padded to one length")
    provision = _money("under which provision it is claimed, padded to one length")
    words = _words("what was lost")
    terms = _money("how the amount comes about")
    why_dropped = _words("why it was struck out")

    def __str__(self) -> str:
        return str(self.id)


class Debt(models.Model):
    """A debt that somebody still claims from her. It is in no sum."""

    PLAIN = {**ROW, "version": "how often it was edited", "ended_at": "when it was no longer claimed"}

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    claim = models.ForeignKey(Claim, on_delete=models.CASCADE, related_name="debts")
    compartment = models.ForeignKey("vault.Compartment", on_delete=models.PROTECT, related_name="+")
    version = models.PositiveIntegerField(default=1)
    document = _paper()
    written_by = models.UUIDField()
    written_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    creditor = _words("who claims the debt")
    words = _words("for what it is claimed")
    amount = _money("how much is claimed, with its currency")
    result = _words("what came of the letter")

    def __str__(self) -> str:
        return str(self.id)


class Computation(models.Model):
    """A computation as it stood, with every rate and wage that it used; never changed, signed once."""

    PLAIN = {
        **ROW,
        "number": "which of this person's computations, counted from one",
        "signed_by": "who signed it (an account's random id)",
        "signed_at": "when it was signed",
    }

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    claim = models.ForeignKey(Claim, on_delete=models.CASCADE, related_name="computations")
    compartment = models.ForeignKey("vault.Compartment", on_delete=models.PROTECT, related_name="+")
    number = models.PositiveIntegerField()
    document = _paper()
    written_by = models.UUIDField()
    written_at = models.DateTimeField()
    signed_by = models.UUIDField(null=True)
    signed_at = models.DateTimeField(null=True)
    held = _money("the computation as it stood")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["claim", "number"], name="restitution_computation_once")]

    def __str__(self) -> str:
        return f"{self.claim_id} {self.number}"


class MoneyStep(models.Model):
    """Something that happened on the way of the money. Never changed: one written by mistake is struck out with a reason."""

    PLAIN = {
        **ROW,
        "kind": "what happened to a claim of somebody",
        "on": "on which day",
        "order": "which of the steps it is, counted from one",
        "computation": "which computation was claimed",
        "confirms": "which reported payment it confirms",
        "withdrawn_at": "when it was struck out",
        "withdrawn_by": "who struck it out (an account's random id)",
    }

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    claim = models.ForeignKey(Claim, on_delete=models.CASCADE, related_name="steps")
    compartment = models.ForeignKey("vault.Compartment", on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=32)
    on = models.DateField()
    order = models.PositiveIntegerField()
    document = _paper()
    computation = models.ForeignKey(Computation, on_delete=models.SET_NULL, null=True, related_name="+")
    confirms = models.ForeignKey("self", on_delete=models.SET_NULL, null=True, related_name="+")
    written_by = models.UUIDField()
    written_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_by = models.UUIDField(null=True)
    words = _words("what is to be known about it")
    amounts = _money("how much for each item")
    why_withdrawn = _words("why it was struck out")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["claim", "order"], name="restitution_steps_in_order"),
            one_of("kind", StepKind, "restitution_known_step"),
        ]

    def __str__(self) -> str:
        return str(self.id)


class OtherClaim(models.Model):
    """Money that may be had apart from restitution: which office, by when, and what came of it."""

    PLAIN = {
        **ROW,
        "version": "how often it was edited",
        "kind": "what kind of claim somebody has beside restitution",
        "asked_on": "when it was asked for",
        "due_on": "by when the office wants an answer",
        "ended_on": "when it ended",
    }

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    claim = models.ForeignKey(Claim, on_delete=models.CASCADE, related_name="others")
    compartment = models.ForeignKey("vault.Compartment", on_delete=models.PROTECT, related_name="+")
    version = models.PositiveIntegerField(default=1)
    kind = models.CharField(max_length=32)
    asked_on = models.DateField()
    due_on = models.DateField(null=True)
    ended_on = models.DateField(null=True)
    document = _paper()
    written_by = models.UUIDField()
    written_at = models.DateTimeField()
    office = _words("which office it was asked of")
    words = _words("what was asked, and what came of it")
    asked = _money("how much was asked, in rupiah")
    received = _money("how much was received, in rupiah")

    class Meta:
        constraints = [one_of("kind", Beside, "restitution_known_beside")]

    def __str__(self) -> str:
        return str(self.id)


class LawfulWage(models.Model):
    """The lawful wage of a place and year, as the office entered it from a stated source. It is of nobody."""

    PLAIN = {
        "id": "a number",
        "place": "which place",
        "year": "which year",
        "per": "a month's or a day's",
        "currency": "in which currency",
        "smallest": "how much",
        "source": "where it stands",
        "version": "how often it was edited",
        "written_by": "who wrote it down (an account's random id)",
        "written_at": "when",
    }

    place = models.CharField(max_length=13)
    year = models.PositiveIntegerField()
    per = models.CharField(max_length=8)
    currency = models.CharField(max_length=3)
    smallest = models.PositiveBigIntegerField()
    source = models.CharField(max_length=200)
    version = models.PositiveIntegerField(default=1)
    written_by = models.UUIDField()
    written_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["place", "year", "per"], name="restitution_one_wage"),
            one_of("per", Per, "restitution_known_per"),
        ]

    def __str__(self) -> str:
        return f"{self.place} {self.year} {self.per}"
