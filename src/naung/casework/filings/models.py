"""Tables of reports that were filed. What a report says is sealed under a key of its own: its register holds amounts by case."""

from django.db import models
from django.db.models import F, Q

from naung.casework.filings.vocabulary import FilingKind
from naung.foundation.access.vocabulary import Category
from naung.foundation.identifiers import new_id
from naung.foundation.rows import one_of
from naung.foundation.vault.models import SealedText
from naung.foundation.vault.vocabulary import Retention


class Filing(models.Model):
    """A report as it was closed. It is never changed: other figures are a new version."""

    PLAIN = {
        "id": "a random id",
        "kind": "which report",
        "first_on": "from which day",
        "last_on": "to which day",
        "owner": "which desk's",
        "compartment": "which key",
        "version": "which version of the report of these days",
        "fingerprint": "a number by which a copy in hand can be compared, keyed by nothing else than the whole report",
        "made_at": "when it was closed",
        "made_by": "who closed it (an account's random id)",
    }

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    kind = models.CharField(max_length=16)
    first_on = models.DateField()
    last_on = models.DateField()
    owner = models.UUIDField()
    compartment = models.ForeignKey("vault.Compartment", on_delete=models.PROTECT, related_name="+")
    version = models.PositiveIntegerField()
    fingerprint = models.CharField(max_length=64)
    made_at = models.DateTimeField()
    made_by = models.UUIDField()
    contents = SealedText(
        category=Category.B, purpose="what was filed: figures, and a register by case number", retention=Retention.HOUSE
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["owner", "kind", "first_on", "last_on", "version"], name="filings_one_a_version"
            ),
            one_of("kind", FilingKind, "filings_known_kind"),
            models.CheckConstraint(condition=Q(last_on__gt=F("first_on")), name="filings_end_after_start"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.first_on} {self.version}"


class FilingCase(models.Model):
    """That a file was counted in a report, so that who must not know of the one does not read the other."""

    PLAIN = {"id": "a number", "filing": "in which report", "case": "which case was counted"}

    filing = models.ForeignKey(Filing, on_delete=models.CASCADE, related_name="files")
    case = models.ForeignKey("cases.Case", on_delete=models.CASCADE, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["filing", "case"], name="filings_case_once")]

    def __str__(self) -> str:
        return f"{self.filing_id} {self.case_id}"
