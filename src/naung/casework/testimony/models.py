"""Tables of this room: the page that a survivor holds a code of, her decisions, and what was counted over all cases.

Rows go with their case and their person: `CASCADE`, because erasing one below must not stumble over them.
"""

from django.db import models

from naung.foundation.access.vocabulary import Category
from naung.foundation.identifiers import new_id
from naung.foundation.vault.models import SealedText
from naung.foundation.vault.vocabulary import Retention


class OutsidePage(models.Model):
    """The page that one survivor reads outside. `record_key` lets the desk write it anew without her code and number."""

    PLAIN = {
        "id": "a random id",
        "case": "which case",
        "person": "whose (a random id)",
        "owner": "which desk's",
        "compartment": "which key",
        "wicket": "through which code (a random id)",
        "version": "how often it was written",
        "given_by": "who gave it (an account's random id)",
        "given_at": "when",
    }

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    case = models.ForeignKey("cases.Case", on_delete=models.CASCADE, related_name="+")
    person = models.ForeignKey("people.Person", on_delete=models.CASCADE, related_name="+")
    owner = models.UUIDField()
    compartment = models.ForeignKey("vault.Compartment", on_delete=models.PROTECT, related_name="+")
    wicket = models.ForeignKey("wicket.Wicket", on_delete=models.SET_NULL, null=True, related_name="+")
    version = models.PositiveIntegerField(default=1)
    given_by = models.UUIDField()
    given_at = models.DateTimeField()
    record_key = SealedText(
        category=Category.C, purpose="to write her page anew without her code", retention=Retention.PERSON
    )
    told = SealedText(category=Category.C, purpose="what her page says, in codes", retention=Retention.PERSON)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["case", "person"], name="testimony_one_page_a_survivor")]

    def __str__(self) -> str:
        return str(self.id)


class PageCode(models.Model):
    """A code that was ever given for a page: what came through an earlier one still waits, and is forgotten with her."""

    PLAIN = {"id": "a random id", "page": "for which page", "wicket": "which code (a random id)"}

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    page = models.ForeignKey(OutsidePage, on_delete=models.CASCADE, related_name="codes")
    wicket = models.OneToOneField("wicket.Wicket", on_delete=models.CASCADE, related_name="+")

    def __str__(self) -> str:
        return str(self.id)


class Decision(models.Model):
    """What a survivor decided about giving testimony, each time; the newest stands and none is changed."""

    PLAIN = {
        "id": "a random id",
        "case": "which case",
        "person": "whose (a random id)",
        "compartment": "which key",
        "version": "which one in their order",
        "written_by": "who wrote it down (an account's random id)",
        "written_at": "when",
    }

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    case = models.ForeignKey("cases.Case", on_delete=models.CASCADE, related_name="+")
    person = models.ForeignKey("people.Person", on_delete=models.CASCADE, related_name="+")
    compartment = models.ForeignKey("vault.Compartment", on_delete=models.PROTECT, related_name="+")
    version = models.PositiveIntegerField()
    written_by = models.UUIDField()
    written_at = models.DateTimeField()
    choice = SealedText(category=Category.D, purpose="what she decided, padded", retention=Retention.PERSON)
    reasons = SealedText(category=Category.D, purpose="her reasons, if she gave any", retention=Retention.PERSON)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["case", "person", "version"], name="testimony_decided_in_order")]

    def __str__(self) -> str:
        return str(self.id)


class CourseCounted(models.Model):
    """What was counted over the finished cases of the whole register at the beginning of a month."""

    PLAIN = {
        "on": "on which day",
        "finished": "how many cases had ended",
        "low": "within how many months a quarter had",
        "middle": "within how many months half had",
        "high": "within how many months three quarters had",
        "whole": "to how many persons an award was paid whole",
        "part": "to how many in part",
        "nothing": "to how many not at all",
        "convicted": "in how many cases somebody was convicted",
        "acquitted": "in how many nobody was",
        "stopped": "how many were stopped before a judgment",
    }

    on = models.DateField(primary_key=True)
    finished = models.PositiveIntegerField()
    low = models.PositiveIntegerField()
    middle = models.PositiveIntegerField()
    high = models.PositiveIntegerField()
    whole = models.PositiveIntegerField()
    part = models.PositiveIntegerField()
    nothing = models.PositiveIntegerField()
    convicted = models.PositiveIntegerField(default=0)
    acquitted = models.PositiveIntegerField(default=0)
    stopped = models.PositiveIntegerField(default=0)

    def __str__(self) -> str:
        return str(self.on)
