"""Tables of lists and records that are laid beside a desk's. A row goes with either person; what a pair says is sealed."""

from django.db import models
from django.db.models import Q

from naung.casework.hints.vocabulary import Source
from naung.foundation.access.vocabulary import Category
from naung.foundation.identifiers import new_id
from naung.foundation.rows import one_of
from naung.foundation.vault.models import SealedText
from naung.foundation.vault.vocabulary import Retention


class Pile(models.Model):
    """Records that one file brought together."""

    PLAIN = {
        "id": "a random id",
        "owner": "which desk's",
        "source": "from what kind of file, as a code",
        "made_by": "who took it in (an account's random id)",
        "made_at": "when",
    }

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    owner = models.UUIDField()
    source = models.CharField(max_length=12)
    made_by = models.UUIDField()
    made_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["owner", "made_at"], name="hints_piles_of_a_desk")]
        constraints = [one_of("source", Source, "hints_known_source")]

    def __str__(self) -> str:
        return str(self.id)


class Laid(models.Model):
    """Somebody of a list (an arrival), or a record (with the file that brought it, if one did), and when she was compared."""

    PLAIN = {
        "id": "a random id",
        "arrival": "which row of a list of the border (a random id)",
        "person": "which record (a random id)",
        "pile": "which file brought the record",
        "compartment": "which key",
        "version": "as it stood after how many changes; of a record: how often it was to be compared",
        "at": "when",
        "seq": "up to which entry of the log the records were compared",
    }

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    arrival = models.OneToOneField("arrivals.Arrival", on_delete=models.CASCADE, null=True, related_name="+")
    person = models.OneToOneField("people.Person", on_delete=models.CASCADE, null=True, related_name="+")
    pile = models.ForeignKey(Pile, on_delete=models.CASCADE, null=True, related_name="laid")
    compartment = models.ForeignKey("vault.Compartment", on_delete=models.PROTECT, related_name="+")
    version = models.PositiveIntegerField(default=1)
    at = models.DateTimeField(null=True)
    seq = models.BigIntegerField(default=0)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(arrival=None, person__isnull=False) | Q(arrival__isnull=False, person=None, pile=None),
                name="hints_a_row_or_a_record",
            )
        ]

    def __str__(self) -> str:
        return str(self.id)


class Hint(models.Model):
    """An earlier record of the same desk, or a row of another of its lists, that may be of the same person."""

    PLAIN = {
        "id": "a random id",
        "laid": "of whom",
        "record": "which record may be hers (a random id)",
        "other": "which row of another list may be hers (a random id)",
        "compartment": "which key",
    }

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    laid = models.ForeignKey(Laid, on_delete=models.CASCADE, related_name="hints")
    record = models.ForeignKey("people.Person", on_delete=models.CASCADE, null=True, related_name="+")
    other = models.ForeignKey("arrivals.Arrival", on_delete=models.CASCADE, null=True, related_name="+")
    compartment = models.ForeignKey("vault.Compartment", on_delete=models.PROTECT, related_name="+")
    told = SealedText(
        category=Category.C, purpose="how likely both are one person, and why", retention=Retention.PERSON
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(record=None, other__isnull=False) | Q(record__isnull=False, other=None),
                name="hints_one_other",
            ),
            models.UniqueConstraint(fields=["laid", "record"], name="hints_record_once"),
            models.UniqueConstraint(fields=["laid", "other"], name="hints_row_once"),
        ]

    def __str__(self) -> str:
        return str(self.id)
