"""Tables of the sheet: the ticket's number in the case's compartment, what was copied in the survivor's own.

Rows go with their case and their person: `CASCADE`, because erasing one below must not stumble over them.
"""

from django.db import models

from naung.foundation.access.vocabulary import Category
from naung.foundation.identifiers import new_id
from naung.foundation.vault.models import SealedText
from naung.foundation.vault.vocabulary import Retention


class Ticket(models.Model):
    """The number that SIMFONI gave to a case, as somebody wrote it down. A correction is a new row with its reason."""

    PLAIN = {
        "id": "a random id",
        "case": "which case",
        "compartment": "which key",
        "version": "how often the number was written",
        "written_by": "who wrote it down (an account's random id)",
        "written_at": "when",
    }

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    case = models.ForeignKey("cases.Case", on_delete=models.CASCADE, related_name="+")
    compartment = models.ForeignKey("vault.Compartment", on_delete=models.PROTECT, related_name="+")
    version = models.PositiveIntegerField()
    written_by = models.UUIDField()
    written_at = models.DateTimeField()
    number = SealedText(
        category=Category.C, purpose="to find the case again in the ministry's register", retention=Retention.CASE
    )
    reason = SealedText(category=Category.C, purpose="why the number was corrected", retention=Retention.CASE)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["case", "version"], name="simfoni_one_ticket_a_version")]

    def __str__(self) -> str:
        return f"{self.case_id} {self.version}"


class Copied(models.Model):
    """That a field of a survivor's sheet was copied, with a mark of the value that was copied; never the value.

    Which field is sealed too: only what has a value can be copied, so the field alone tells which service she was given.
    One row a field: `mark_copied` holds the case meanwhile.
    """

    PLAIN = {
        "id": "a random id",
        "case": "which case",
        "person": "whose (a random id)",
        "compartment": "which key",
        "copied_by": "who copied it (an account's random id)",
        "copied_at": "when",
    }

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    case = models.ForeignKey("cases.Case", on_delete=models.CASCADE, related_name="+")
    person = models.ForeignKey("people.Person", on_delete=models.CASCADE, related_name="+")
    compartment = models.ForeignKey("vault.Compartment", on_delete=models.PROTECT, related_name="+")
    copied_by = models.UUIDField()
    copied_at = models.DateTimeField()
    what = SealedText(
        category=Category.D,
        purpose="which field, and whether it changed since it was copied, padded to one length",
        retention=Retention.PERSON,
    )

    def __str__(self) -> str:
        return str(self.id)
