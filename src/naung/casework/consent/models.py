"""Tables of consent. Rows about a person are sealed in her own compartment; none is changed, a later one takes its place."""

from itertools import combinations

from django.db import models
from django.db.models import F, Q

from naung.casework.consent.vocabulary import (
    Consenter,
    GuardianState,
    Handled,
    Kind,
    Manner,
    SharingPurpose,
    Telling,
)
from naung.foundation.access.vocabulary import Category
from naung.foundation.identifiers import new_id
from naung.foundation.vault.models import SealedText
from naung.foundation.vault.vocabulary import Retention

PERSON = Retention.PERSON
# Every set of letters that may stand in a row: of five classes all but the empty set, written in order.
LETTERS = ["".join(some) for size in range(1, 6) for some in combinations("ABCDE", size)]


def one_of(column: str, words: object, blank: bool = False) -> Q:
    """The column holds one of an enumeration's values, or nothing where it may."""
    known = [str(word.value) for word in words]  # type: ignore[attr-defined]  # an enumeration
    return Q(**{f"{column}__in": [*known, ""] if blank else known})


class ChildDecision(models.Model):
    """The office's decision in a child's best interest, where no guardian can be asked. One row a decision, with its reason."""

    PLAIN = {
        "id": "a random id",
        "person": "about whom (a random id)",
        "owner": "which desk's",
        "compartment": "which key",
        "guardian": "whether a guardian can be asked",
        "decided_by": "who signed (an account's random id)",
        "decided_at": "when",
    }

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    owner = models.UUIDField(db_index=True)
    compartment = models.ForeignKey("vault.Compartment", on_delete=models.PROTECT, related_name="+")
    guardian = models.CharField(max_length=16)
    decided_by = models.UUIDField()
    decided_at = models.DateTimeField()
    reason = SealedText(category=Category.D, purpose="why it is best for the child", retention=PERSON)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=one_of("guardian", GuardianState), name="consent_known_guardian")
        ]

    def __str__(self) -> str:
        return str(self.id)


class Consent(models.Model):
    """One row of the ledger: given, refused, narrowed or withdrawn. A later row about the same supersedes it; both stay."""

    PLAIN = {
        "id": "a random id",
        "person": "about whom (a random id)",
        "owner": "which desk's",
        "compartment": "which key",
        "version": "how often it was superseded",
        "kind": "given, refused, narrowed or withdrawn",
        "purpose": "what sharing is for",
        "recipient": "with which desk (a random id); empty for a body outside",
        "categories": "letters of the classes of data",
        "until": "until when",
        "manner": "signature, thumbprint, voice or witness",
        "language": "in which language it was explained",
        "consenter": "herself, a guardian, or the office for a child",
        "decision": "which decision about a child it rests on",
        "at": "when it was said",
        "written_by": "who explained it and wrote it down (an account's random id)",
        "told_at": "at which other desk she said it (a random id); empty for the file's own",
        "superseded_by": "by which later row it was replaced",
    }

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    owner = models.UUIDField(db_index=True)
    compartment = models.ForeignKey("vault.Compartment", on_delete=models.PROTECT, related_name="+")
    version = models.PositiveIntegerField(default=1)
    kind = models.CharField(max_length=12)
    purpose = models.CharField(max_length=24)
    recipient = models.UUIDField(null=True)
    categories = models.CharField(max_length=5)
    until = models.DateField(null=True)
    manner = models.CharField(max_length=16, blank=True)
    language = models.CharField(max_length=3, blank=True)
    consenter = models.CharField(max_length=16)
    decision = models.ForeignKey(ChildDecision, on_delete=models.PROTECT, null=True, related_name="consents")
    at = models.DateTimeField()
    written_by = models.UUIDField()
    told_at = models.UUIDField(null=True)
    superseded_by = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="supersedes")
    outside = SealedText(category=Category.C, purpose="with which body outside the house", retention=PERSON)
    interpreter = SealedText(category=Category.C, purpose="who interpreted", retention=PERSON)
    witness = SealedText(category=Category.C, purpose="before whom it was said", retention=PERSON)
    guardian_name = SealedText(category=Category.C, purpose="which guardian agreed for a child", retention=PERSON)
    words = SealedText(category=Category.C, purpose="her own words", retention=PERSON)
    reason = SealedText(category=Category.D, purpose="why she refused, narrowed or withdrew", retention=PERSON)
    child_view = SealedText(category=Category.D, purpose="what the child wants", retention=PERSON)

    class Meta:
        indexes = [
            models.Index(fields=["person", "superseded_by"], name="consent_of_person"),
            models.Index(fields=["recipient", "at"], condition=Q(recipient__isnull=False), name="consent_to_desk"),
        ]
        constraints = [
            models.CheckConstraint(condition=one_of("kind", Kind), name="consent_known_kind"),
            models.CheckConstraint(condition=one_of("purpose", SharingPurpose), name="consent_known_purpose"),
            models.CheckConstraint(condition=one_of("manner", Manner, blank=True), name="consent_known_manner"),
            models.CheckConstraint(condition=one_of("consenter", Consenter), name="consent_known_consenter"),
            models.CheckConstraint(condition=Q(categories__in=LETTERS), name="consent_some_categories"),
            models.CheckConstraint(
                condition=Q(recipient__isnull=False, outside__isnull=True)
                | Q(recipient__isnull=True, outside__isnull=False),
                name="consent_one_recipient",
            ),
            models.CheckConstraint(
                condition=Q(superseded_by__isnull=True) | ~Q(superseded_by=F("id")),
                name="consent_not_superseded_by_itself",
            ),
            models.CheckConstraint(
                condition=Q(told_at__isnull=True) | Q(kind=Kind.WITHDRAWN.value, told_at=F("recipient")),
                name="consent_told_elsewhere_only_closes_there",
            ),
            models.CheckConstraint(
                condition=(Q(consenter=Consenter.OFFICE.value, decision__isnull=False))
                | (~Q(consenter=Consenter.OFFICE.value) & Q(decision__isnull=True)),
                name="consent_office_decides_by_its_own_row",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.id}"


class LawfulBasis(models.Model):
    """A signed basis in law for sharing without consent; a second officer confirms it, and the person is told."""

    PLAIN = {
        "id": "a random id",
        "person": "about whom (a random id)",
        "owner": "which desk's",
        "compartment": "which key",
        "version": "how often it was answered",
        "article": "under which article",
        "purpose": "what sharing is for",
        "recipient": "with which desk (a random id); empty for a body outside",
        "categories": "letters of the classes of data",
        "until": "until when",
        "saves_life": "whether it is to save life",
        "signed_by": "who signed (an account's random id)",
        "signed_at": "when",
        "agreed": "what the second officer answered",
        "second": "who that was (an account's random id)",
        "second_at": "when",
        "ended_at": "when it was ended",
        "telling": "whether she was told",
        "told_at": "when",
        "held_by": "who asked not to tell (an account's random id)",
        "hold_seen_by": "who looked at that a second time (an account's random id)",
    }

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    owner = models.UUIDField(db_index=True)
    compartment = models.ForeignKey("vault.Compartment", on_delete=models.PROTECT, related_name="+")
    version = models.PositiveIntegerField(default=1)
    article = models.CharField(max_length=40)
    purpose = models.CharField(max_length=24)
    recipient = models.UUIDField(null=True)
    categories = models.CharField(max_length=5)
    until = models.DateField(null=True)
    saves_life = models.BooleanField(default=False)
    signed_by = models.UUIDField()
    signed_at = models.DateTimeField()
    agreed = models.BooleanField(null=True)
    second = models.UUIDField(null=True)
    second_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    telling = models.CharField(max_length=20, default=Telling.WAITS.value)
    told_at = models.DateTimeField(null=True)
    held_by = models.UUIDField(null=True)
    hold_seen_by = models.UUIDField(null=True)
    outside = SealedText(category=Category.C, purpose="with which body outside the house", retention=PERSON)
    reason = SealedText(category=Category.D, purpose="why it must be shared without consent", retention=PERSON)
    second_words = SealedText(category=Category.D, purpose="what the second officer says", retention=PERSON)
    told_words = SealedText(category=Category.D, purpose="how she was told and what she said", retention=PERSON)
    hold_reason = SealedText(category=Category.D, purpose="why telling her endangers her", retention=PERSON)

    class Meta:
        indexes = [
            models.Index(
                fields=["owner", "signed_at"],
                condition=Q(agreed__isnull=True, ended_at__isnull=True),
                name="consent_basis_waits",
            ),
        ]
        constraints = [
            models.CheckConstraint(condition=one_of("purpose", SharingPurpose), name="consent_basis_known_purpose"),
            models.CheckConstraint(condition=one_of("telling", Telling), name="consent_basis_known_telling"),
            models.CheckConstraint(condition=Q(categories__in=LETTERS), name="consent_basis_some_categories"),
            models.CheckConstraint(
                condition=Q(recipient__isnull=False, outside__isnull=True)
                | Q(recipient__isnull=True, outside__isnull=False),
                name="consent_basis_one_recipient",
            ),
            models.CheckConstraint(
                condition=Q(second__isnull=True, agreed__isnull=True, second_at__isnull=True)
                | (Q(second__isnull=False, agreed__isnull=False, second_at__isnull=False) & ~Q(second=F("signed_by"))),
                name="consent_basis_second_is_another",
            ),
            models.CheckConstraint(
                condition=Q(hold_seen_by__isnull=True) | ~Q(hold_seen_by=F("held_by")),
                name="consent_basis_hold_seen_by_another",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.article} {self.id}"


class Acknowledgement(models.Model):
    """A recipient desk says that it closed what a row withdrew or narrowed. Written by that desk, about nobody by name."""

    PLAIN = {
        "id": "a random id",
        "closing": "which row closed it",
        "desk": "which desk says so",
        "handled": "what it did with what it had",
        "by": "who says so (an account's random id)",
        "at": "when",
    }

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    closing = models.ForeignKey(Consent, on_delete=models.CASCADE, related_name="acknowledgements")
    desk = models.UUIDField(db_index=True)
    handled = models.CharField(max_length=24)
    by = models.UUIDField()
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["closing", "desk"], name="consent_acknowledged_once"),
            models.CheckConstraint(condition=one_of("handled", Handled), name="consent_known_handled"),
        ]

    def __str__(self) -> str:
        return f"{self.closing_id} {self.desk}"
