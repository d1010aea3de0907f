"""What an office has corrected in its copy of the law. Public rules, no person; the shipped tables stay as they are."""

from django.db import models
from django.db.models import F, Q

from naung.foundation.clock.vocabulary import Mark
from naung.foundation.identifiers import new_id
from naung.foundation.law.vocabulary.corrections import Table


class CorrectionRow(models.Model):
    """One correction of one row of the law: proposed by one officer, in force by another's signature, perhaps withdrawn."""

    PLAIN = {
        "id": "a random id",
        "table": "which table of the law",
        "row": "which row of it",
        "mark": "how far its source was read",
        "source": "where the rule was read (a text of law, never a case)",
        "reason": "why a public rule was corrected; the form asks to name nobody",
        "from_on": "from which day it counts",
        "shipped": "hash of a public row",
        "proposed_by": "who proposed it (an account's random id)",
        "proposed_at": "when",
        "signed_by": "who signed it (an account's random id)",
        "signed_at": "when",
        "withdrawn_by": "who withdrew it (an account's random id)",
        "withdrawn_at": "when",
        "withdrawn_why": "why; the form asks to name nobody",
    }

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    table = models.CharField(max_length=16)
    row = models.CharField(max_length=80)
    mark = models.CharField(max_length=2)
    source = models.CharField(max_length=300)
    reason = models.CharField(max_length=400)
    from_on = models.DateField()
    shipped = models.CharField(max_length=64)
    proposed_by = models.UUIDField()
    proposed_at = models.DateTimeField()
    signed_by = models.UUIDField(null=True)
    signed_at = models.DateTimeField(null=True)
    withdrawn_by = models.UUIDField(null=True)
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_why = models.CharField(max_length=400, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(table__in=[each.value for each in Table]), name="law_known_corrected_table"
            ),
            models.CheckConstraint(condition=Q(mark__in=[each.value for each in Mark]), name="law_known_mark"),
            models.CheckConstraint(
                condition=Q(signed_by=None) | ~Q(signed_by=F("proposed_by")), name="law_signed_by_another"
            ),
            models.CheckConstraint(
                condition=Q(signed_by=None, signed_at=None) | Q(signed_by__isnull=False, signed_at__isnull=False),
                name="law_signed_wholly",
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_by=None, withdrawn_at=None, withdrawn_why="")
                | (Q(withdrawn_by__isnull=False, withdrawn_at__isnull=False) & ~Q(withdrawn_why="")),
                name="law_withdrawn_wholly",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.table} {self.row}"


class CorrectedCell(models.Model):
    """One cell of a corrected row: as it shipped when it was corrected, and as it reads now."""

    PLAIN = {
        "id": "nothing",
        "correction": "which correction",
        "name": "which cell of a public row",
        "value": "what a public rule says here",
        "before": "what it said as shipped",
    }

    id = models.BigAutoField(primary_key=True)
    correction = models.ForeignKey(CorrectionRow, on_delete=models.CASCADE, related_name="cells")
    name = models.CharField(max_length=40)
    value = models.CharField(max_length=600, blank=True)
    before = models.CharField(max_length=1200, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["correction", "name"], name="law_one_cell_a_correction")]

    def __str__(self) -> str:
        return self.name
