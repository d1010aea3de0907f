"""Tables of reintegration. What she says, how she fares and what was done is sealed in her own compartment and goes with her.

Plain are codes and days without which nobody could be reminded or counted. A row goes with its case and its person: `CASCADE`,
because erasing below must not stumble over it. A paper that is erased leaves the row without it (`SET_NULL`).
"""

from django.db import models
from django.db.models import Q

from naung.casework.reintegration.vocabulary import Rest, StepKind, StepState
from naung.foundation.access.vocabulary import Category
from naung.foundation.identifiers import new_id
from naung.foundation.rows import one_of
from naung.foundation.vault.models import SealedText
from naung.foundation.vault.vocabulary import Retention

ROW = {
    "id": "a random id",
    "path": "in which plan of reintegration",
    "compartment": "which key",
    "version": "how often it was edited",
    "written_by": "who wrote it down last (an account's random id)",
    "written_at": "when it was written down last",
}


def _words(purpose: str) -> SealedText:
    return SealedText(category=Category.C, purpose=purpose, retention=Retention.PERSON)


def _health(purpose: str) -> SealedText:
    return SealedText(category=Category.D, purpose=purpose, retention=Retention.PERSON)


class Path(models.Model):
    """One person's way back into her life, in one case."""

    PLAIN = {
        "id": "a random id",
        "case": "which case",
        "person": "whose (a random id)",
        "owner": "which desk's",
        "compartment": "which key",
        "begun_at": "when it was begun",
        "moved_at": "when something was last written",
        "version": "how often her wish, her return or the end was written",
        "home_on": "from which day follow-ups are counted",
        "due_on": "the next day on which somebody asks how she is; empty where she does not want it",
        "rest": "whether nothing more is waited for",
        "ended_at": "when that was written down",
    }

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    case = models.ForeignKey("cases.Case", on_delete=models.CASCADE, related_name="+")
    person = models.ForeignKey("people.Person", on_delete=models.CASCADE, related_name="+")
    owner = models.UUIDField()
    compartment = models.ForeignKey("vault.Compartment", on_delete=models.PROTECT, related_name="+")
    begun_at = models.DateTimeField()
    moved_at = models.DateTimeField()
    version = models.PositiveIntegerField(default=0)
    home_on = models.DateField(null=True)
    due_on = models.DateField(null=True)
    rest = models.CharField(max_length=16, default=Rest.NO)
    ended_at = models.DateTimeField(null=True)
    wish = _words("whether she wants to be followed, padded to one length")
    wish_words = _words("what she said about it, and the way she chose")
    died_on = _words("on which day she died")
    end_words = _words("what she says at the end")
    end_why = _words("why it ended without her agreement, or went on")

    class Meta:
        indexes = [models.Index(fields=["owner", "due_on"], name="reintegration_due")]
        constraints = [
            models.UniqueConstraint(fields=["case", "person"], name="reintegration_one_a_person"),
            one_of("rest", Rest, "reintegration_known_rest"),
        ]

    def __str__(self) -> str:
        return str(self.id)


class Step(models.Model):
    """One of the five steps."""

    PLAIN = {**ROW, "kind": "which of the five steps", "state": "where it stands", "done_on": "when it was done"}

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    path = models.ForeignKey(Path, on_delete=models.CASCADE, related_name="steps")
    compartment = models.ForeignKey("vault.Compartment", on_delete=models.PROTECT, related_name="+")
    version = models.PositiveIntegerField(default=1)
    kind = models.CharField(max_length=24)
    state = models.CharField(max_length=16, default=StepState.NOT_BEGUN)
    done_on = models.DateField(null=True)
    written_by = models.UUIDField()
    written_at = models.DateTimeField()
    who = _words("who sees to it")
    lacks = _words("what it still lacks")
    words = _words("what was done")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["path", "kind"], name="reintegration_step_once"),
            one_of("kind", StepKind, "reintegration_known_step"),
            one_of("state", StepState, "reintegration_known_state"),
        ]

    def __str__(self) -> str:
        return str(self.id)


class FollowUp(models.Model):
    """A day on which somebody asks how she is, and what came of it."""

    PLAIN = {
        **ROW,
        "months": "how many months after the return; empty for one of her own",
        "due_on": "on which day",
        "held_on": "when it was held",
        "dropped_at": "when it was left out",
    }

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    path = models.ForeignKey(Path, on_delete=models.CASCADE, related_name="follow_ups")
    compartment = models.ForeignKey("vault.Compartment", on_delete=models.PROTECT, related_name="+")
    version = models.PositiveIntegerField(default=1)
    months = models.PositiveSmallIntegerField(null=True)
    due_on = models.DateField()
    held_on = models.DateField(null=True)
    dropped_at = models.DateTimeField(null=True)
    written_by = models.UUIDField()
    written_at = models.DateTimeField()
    why = _words("why its day was chosen, moved or left out")
    held = _words("how it was held, padded to one length")
    reached = _words("whether she could speak safely, padded to one length")
    words = _words("what was said")
    safety = _words("how safe she is, padded to one length")
    safety_words = _words("what makes it so")
    again = _words("whether it seems to have happened again, padded to one length")
    again_words = _words("what was seen")

    class Meta:
        indexes = [models.Index(fields=["path", "due_on"], name="reintegration_followups")]

    def __str__(self) -> str:
        return str(self.id)


class Measure(models.Model):
    """How she fared on a day, item by item; the first of them is the one before."""

    PLAIN = {**ROW, "on": "on which day", "follow_up": "at which follow-up; empty for the one before"}

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    path = models.ForeignKey(Path, on_delete=models.CASCADE, related_name="measures")
    compartment = models.ForeignKey("vault.Compartment", on_delete=models.PROTECT, related_name="+")
    version = models.PositiveIntegerField(default=1)
    follow_up = models.OneToOneField(FollowUp, on_delete=models.CASCADE, null=True, related_name="measure")
    on = models.DateField()
    written_by = models.UUIDField()
    written_at = models.DateTimeField()
    answers = _words("how she fares, item by item")
    answers_health = _health("how her health is")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["path"], condition=Q(follow_up=None), name="reintegration_one_before"),
        ]

    def __str__(self) -> str:
        return str(self.id)


class Problem(models.Model):
    """A new problem that followed her home. Its kind is a code, so that kinds can be counted over all."""

    PLAIN = {
        **ROW,
        "kind": "what kind of problem, a code",
        "seen_on": "when it was seen",
        "ended_at": "when it was over",
    }

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    path = models.ForeignKey(Path, on_delete=models.CASCADE, related_name="problems")
    compartment = models.ForeignKey("vault.Compartment", on_delete=models.PROTECT, related_name="+")
    version = models.PositiveIntegerField(default=1)
    kind = models.CharField(max_length=32)
    seen_on = models.DateField()
    ended_at = models.DateTimeField(null=True)
    written_by = models.UUIDField()
    written_at = models.DateTimeField()
    words = _words("what the problem is")
    done = _words("what was done about it")

    class Meta:
        indexes = [models.Index(fields=["seen_on", "kind"], name="reintegration_problems")]

    def __str__(self) -> str:
        return str(self.id)


class OfficeItem(models.Model):
    """An item that an office added to the scale, in its own words. It is of nobody."""

    PLAIN = {
        "id": "a random id",
        "owner": "which desk's",
        "words": "what it asks",
        "anchor_1": "what 1 means, the hardest",
        "anchor_2": "what 2 means",
        "anchor_3": "what 3 means",
        "anchor_4": "what 4 means, the best",
        "written_by": "who wrote it down (an account's random id)",
        "written_at": "when",
        "withdrawn_at": "since when it is asked no more",
    }

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    owner = models.UUIDField()
    words = models.CharField(max_length=120)
    anchor_1 = models.CharField(max_length=120)
    anchor_2 = models.CharField(max_length=120)
    anchor_3 = models.CharField(max_length=120)
    anchor_4 = models.CharField(max_length=120)
    written_by = models.UUIDField()
    written_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["owner"], name="reintegration_items")]

    def __str__(self) -> str:
        return str(self.id)
