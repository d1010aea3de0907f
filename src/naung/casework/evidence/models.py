"""Tables of kept documents. A row goes with its case and its person: `CASCADE`, so that erasing below never stumbles over it."""

from django.db import models
from django.db.models import Q

from naung.casework.evidence.vocabulary import WRITTEN, DocumentKind, Origin
from naung.foundation.access.vocabulary import Category
from naung.foundation.identifiers import new_id
from naung.foundation.vault.models import SealedText
from naung.foundation.vault.vocabulary import Retention


class Template(models.Model):
    """One version of a letter of the office's own, with fields in place of persons. An older version stays."""

    PLAIN = {
        "id": "a random id",
        "desk": "which desk's",
        "kind": "for which kind of letter",
        "title": "what the office calls its form; the page asks to name nobody",
        "version": "which version it is, counted from one",
        "replaces": "which version it took the place of",
        "names": "which fields it asks for",
        "size": "how many bytes",
        "hash": "a number by which a copy can be compared",
        "content": "an office's form with fields in place of persons",
        "kept_at": "when it was kept",
        "kept_by": "who kept it (an account's random id)",
        "withdrawn_at": "since when it is used no more",
        "withdrawn_by": "who withdrew it (an account's random id)",
    }

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    desk = models.UUIDField(db_index=True)
    kind = models.CharField(max_length=32)
    title = models.CharField(max_length=200)
    version = models.PositiveIntegerField(default=1)
    replaces = models.OneToOneField("self", on_delete=models.SET_NULL, null=True, related_name="+")
    names = models.CharField(max_length=4000)
    size = models.PositiveIntegerField()
    hash = models.CharField(max_length=64)
    content = models.BinaryField()
    kept_at = models.DateTimeField()
    kept_by = models.UUIDField()
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_by = models.UUIDField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=[kind.value for kind in WRITTEN]), name="evidence_known_kind_of_template"
            )
        ]

    def __str__(self) -> str:
        return str(self.id)


class Document(models.Model):
    """One version of a document. It is never changed: a newer one names it in `replaces`.

    Of a person it lies under her key, of a case under the case's. Its content stands in the column of its class of data.
    """

    PLAIN = {
        "id": "a random id",
        "case": "which case",
        "person": "whose (a random id)",
        "compartment": "which key",
        "kind": "what kind of paper there is in a case",
        "media": "what kind of file it is",
        "size": "how many bytes",
        "hash": "a number by which a copy in hand can be compared, and by which nothing else can be told",
        "version": "which version it is, counted from one",
        "replaces": "which version it took the place of",
        "origin": "whether it was uploaded or written here",
        "template": "by which form of the office it was written",
        "made_at": "when it was kept",
        "made_by": "who kept it (an account's random id)",
        "checked_at": "when somebody checked what had been filled in",
        "checked_by": "who checked it (an account's random id)",
        "sent_at": "when somebody said that this very version was sent",
        "sent_by": "who said so (an account's random id)",
        "emptied_at": "when it was emptied because it had been kept by mistake",
        "emptied_by": "who emptied it (an account's random id)",
    }

    HOLDS_FILES = True  # so that few rows are in memory where whole tables are read

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    case = models.ForeignKey("cases.Case", on_delete=models.CASCADE, related_name="+")
    person = models.ForeignKey("people.Person", on_delete=models.CASCADE, null=True, related_name="+")
    compartment = models.ForeignKey("vault.Compartment", on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=32)
    media = models.CharField(max_length=80)
    size = models.PositiveIntegerField()
    hash = models.CharField(max_length=64)
    version = models.PositiveIntegerField(default=1)
    replaces = models.OneToOneField("self", on_delete=models.SET_NULL, null=True, related_name="+")
    origin = models.CharField(max_length=16)
    template = models.ForeignKey(Template, on_delete=models.SET_NULL, null=True, related_name="+")
    made_at = models.DateTimeField()
    made_by = models.UUIDField()
    checked_at = models.DateTimeField(null=True)
    checked_by = models.UUIDField(null=True)
    sent_at = models.DateTimeField(null=True)
    sent_by = models.UUIDField(null=True)
    emptied_at = models.DateTimeField(null=True)
    emptied_by = models.UUIDField(null=True)
    title = SealedText(category=Category.C, purpose="to find the document again", retention=Retention.CASE)
    content = SealedText(category=Category.C, purpose="the document itself", retention=Retention.CASE)
    content_health = SealedText(category=Category.D, purpose="a document on health", retention=Retention.CASE)
    content_evidence = SealedText(category=Category.E, purpose="a piece of evidence", retention=Retention.CASE)
    filled = SealedText(category=Category.C, purpose="what was filled in, to be checked", retention=Retention.CASE)
    why_emptied = SealedText(category=Category.C, purpose="why it was emptied", retention=Retention.CASE)

    class Meta:
        indexes = [models.Index(fields=["case", "-made_at"], name="evidence_of_a_case")]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=[kind.value for kind in DocumentKind]), name="evidence_known_kind"
            ),
            models.CheckConstraint(
                condition=Q(origin__in=[origin.value for origin in Origin]), name="evidence_known_origin"
            ),
        ]

    def __str__(self) -> str:
        return str(self.id)
