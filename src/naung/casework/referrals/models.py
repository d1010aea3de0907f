"""Tables of referrals. What travels is a row a field, never a blob; each row names the one basis that carries it."""

from django.db import models
from django.db.models import F, Q

from naung.casework.referrals.vocabulary import BasisKind, State
from naung.foundation.access.vocabulary import Category, PersonKind, Service
from naung.foundation.identifiers import new_id
from naung.foundation.vault.models import SealedText
from naung.foundation.vault.vocabulary import Retention

KEY = "vault.Compartment"
ASKED = {
    "service": "which service was asked",
    "person_kind": "woman, man, girl or boy",
    "area": "kecamatan or larger area",
    "exploitation": "form of exploitation",
}


def _kinds(name: str) -> list[models.CheckConstraint]:
    return [
        models.CheckConstraint(condition=Q(service__in=[s.value for s in Service]), name=f"{name}_known_service"),
        models.CheckConstraint(condition=Q(person_kind__in=[k.value for k in PersonKind]), name=f"{name}_known_kind"),
    ]


class Referral(models.Model):
    """One referral as its sender keeps it: to whom, for what, how it stands. What travels lies in `package` and `cover`.

    `compartment` is the sender's for good; `package` is the sender's until the receiver accepts; `cover` holds facts without
    identity, which the receiver reads before that. Declined, expired or taken back, the last two have no keys any more.
    """

    PLAIN = {
        "id": "a random id",
        "number": "a random number that counts nothing",
        "owner": "which desk sent it",
        "receiver": "which desk received it",
        "agency_type": "what kind of office received it",
        **ASKED,
        "purpose": "what was shared for",
        "danger": "whether someone was in danger",
        "case": "which case (a random id)",
        "person": "about whom (a random id)",
        "matter": "which files belong together (a random id)",
        "request": "which request of a plan (a random id)",
        "state": "how it stands",
        "version": "how often it was changed",
        "compartment": "which key",
        "package": "which key",
        "cover": "which key",
        "basis": "on which law the receiver acts",
        "mark": "how far that was checked",
        "off_register": "that no row of the register covered it",
        "sent_by": "who sent it",
        "sent_at": "when",
        "waits_since": "since when it waits for an answer",
        "warn_at": "when it is late",
        "escalate_at": "when it is passed up",
        "expire_at": "when it ends by itself",
        "warned_at": "that it was late, and when",
        "escalated_at": "that it was passed up, and when",
        "decided_by": "who decided",
        "decided_at": "when",
        "result_due_at": "when a result is due",
        "completed_at": "when it was completed",
        "noted_at": "that its sender took note of the end, and when",
        "decline_code": "why it was declined, coded",
        "result_code": "what came of it, coded",
        "question_code": "what was asked back, coded",
        "receiver_case": "the receiver's own case (a random id)",
        "receipt_on": "when a letter was received",
        "posted_once": "a random token against doubled posts",
    }

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    number = models.CharField(max_length=16, unique=True)
    owner = models.UUIDField()
    receiver = models.UUIDField(null=True)
    agency_type = models.CharField(max_length=40)
    service = models.CharField(max_length=24)
    purpose = models.CharField(max_length=24)
    person_kind = models.CharField(max_length=16)
    area = models.CharField(max_length=8, blank=True)
    exploitation = models.CharField(max_length=60, blank=True)
    danger = models.BooleanField(default=False)
    case = models.UUIDField()
    person = models.UUIDField(db_index=True)
    matter = models.UUIDField()
    request = models.UUIDField(null=True)
    state = models.CharField(max_length=24)
    version = models.PositiveIntegerField(default=1)
    compartment = models.ForeignKey(KEY, on_delete=models.PROTECT, related_name="+")
    package = models.ForeignKey(KEY, on_delete=models.PROTECT, related_name="+")
    cover = models.ForeignKey(KEY, on_delete=models.PROTECT, related_name="+")
    basis = models.CharField(max_length=300, blank=True)
    mark = models.CharField(max_length=2, blank=True)
    off_register = models.BooleanField(default=False)
    sent_by = models.UUIDField()
    sent_at = models.DateTimeField()
    waits_since = models.DateTimeField()
    warn_at = models.DateTimeField()
    escalate_at = models.DateTimeField()
    expire_at = models.DateTimeField()
    warned_at = models.DateTimeField(null=True)
    escalated_at = models.DateTimeField(null=True)
    decided_by = models.UUIDField(null=True)
    decided_at = models.DateTimeField(null=True)
    result_due_at = models.DateTimeField(null=True)
    completed_at = models.DateTimeField(null=True)
    noted_at = models.DateTimeField(null=True)
    decline_code = models.CharField(max_length=30, blank=True)
    result_code = models.CharField(max_length=30, blank=True)
    question_code = models.CharField(max_length=30, blank=True)
    receiver_case = models.UUIDField(null=True)
    receipt_on = models.DateField(null=True)
    posted_once = models.UUIDField(unique=True, default=new_id)
    outside = SealedText(category=Category.C, purpose="which office a letter goes to", retention=Retention.CASE)
    question = SealedText(category=Category.C, purpose="what the receiver asked back", retention=Retention.CASE)
    decline_words = SealedText(category=Category.C, purpose="why it was declined", retention=Retention.CASE)
    result_words = SealedText(
        category=Category.C, purpose="what the receiver says came of it", retention=Retention.CASE
    )
    receipt = SealedText(
        category=Category.C, purpose="number of the receipt and who signed it", retention=Retention.CASE
    )

    class Meta:
        indexes = [
            models.Index(fields=["owner", "state", "-sent_at"], name="referrals_sent"),
            models.Index(fields=["receiver", "state", "-sent_at"], name="referrals_received"),
            models.Index(fields=["state", "warn_at"], name="referrals_due"),
            models.Index(fields=["case"], name="referrals_of_case"),
            models.Index(fields=["receiver_case"], name="referrals_of_receiver"),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(state__in=[s.value for s in State]), name="referrals_known_state"),
            models.CheckConstraint(
                condition=Q(receiver__isnull=True) | ~Q(receiver=F("owner")), name="referrals_to_another_desk"
            ),
            models.UniqueConstraint(
                fields=["case", "person", "receiver", "purpose"],
                condition=Q(state__in=[State.TO_SIGN, State.SENT, State.ASKED]),
                name="referrals_waits_once_at_a_desk",
            ),
            *_kinds("referrals"),
        ]

    def __str__(self) -> str:
        return self.number


class Line(models.Model):
    """One field of a package with the one basis that carries it; its value stands in the column of its class of data."""

    PLAIN = {
        "id": "a random id",
        "referral": "which referral",
        "compartment": "which key",
        "field": "which kind of field travelled",
        "turn": "the first or a later answer",
        "category": "its class of data",
        "basis_kind": "by consent or by law",
        "basis": "on which row (a random id)",
        "article": "on which article of the law",
    }

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    referral = models.ForeignKey(Referral, on_delete=models.CASCADE, related_name="lines")
    compartment = models.ForeignKey(KEY, on_delete=models.PROTECT, related_name="+")
    field = models.CharField(max_length=40)
    turn = models.PositiveSmallIntegerField(default=0)
    category = models.CharField(max_length=1)
    basis_kind = models.CharField(max_length=10)
    basis = models.UUIDField()
    article = models.CharField(max_length=120, blank=True)
    fact = SealedText(category=Category.B, purpose="a fact without identity that the service needs")
    identity = SealedText(category=Category.C, purpose="identity and contact that the service needs")
    sensitive = SealedText(category=Category.D, purpose="sensitive data that the service needs")
    evidence = SealedText(category=Category.E, purpose="evidence that the service needs")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["referral", "field", "turn"], name="referrals_field_once"),
            models.CheckConstraint(
                condition=Q(basis_kind__in=[k.value for k in BasisKind]), name="referrals_known_basis_kind"
            ),
            models.CheckConstraint(
                condition=(Q(category="B") | Q(fact=None))
                & (Q(category="C") | Q(identity=None))
                & (Q(category="D") | Q(sensitive=None))
                & (Q(category="E") | Q(evidence=None)),
                name="referrals_value_in_its_class",
            ),
            models.CheckConstraint(condition=Q(category__in=["B", "C", "D", "E"]), name="referrals_known_category"),
        ]

    def __str__(self) -> str:
        return f"{self.field} {self.id}"


COLUMN_OF: dict[Category, str] = {
    Category.B: "fact",
    Category.C: "identity",
    Category.D: "sensitive",
    Category.E: "evidence",
}


class Gap(models.Model):
    """A service for which no desk has authority: what the coordinator was told, once for each case and service."""

    PLAIN = {
        "id": "a random id",
        "owner": "which desk met it",
        "desk": "which coordinator was told",
        "case": "in which case (a random id)",
        **ASKED,
        "told_at": "when the coordinator was told",
        "settled_at": "when it was settled",
        "settled_by": "who settled it",
    }

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    owner = models.UUIDField()
    desk = models.UUIDField(null=True)
    case = models.UUIDField()
    service = models.CharField(max_length=24)
    person_kind = models.CharField(max_length=16)
    area = models.CharField(max_length=8, blank=True)
    exploitation = models.CharField(max_length=60, blank=True)
    told_at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True)
    settled_by = models.UUIDField(null=True)

    class Meta:
        indexes = [models.Index(fields=["desk", "settled_at", "told_at"], name="referrals_gaps_open")]
        constraints = [
            models.UniqueConstraint(
                fields=["case", "service", "person_kind", "area"],
                condition=Q(settled_at=None),
                name="referrals_gap_told_once",
            ),
            *_kinds("referrals_gap"),
        ]

    def __str__(self) -> str:
        return f"{self.service} {self.id}"


class Signature(models.Model):
    """The coordinator's answer to a referral outside the register. A signed one is a proposal to correct the register.

    `desk` is the coordinator's; the reason is written for him, without anyone's name, in a compartment of his own desk.
    """

    PLAIN = {
        "id": "a random id",
        "referral": "which referral",
        "compartment": "which key",
        "desk": "whose signature is asked",
        "asked_by": "who asked",
        "asked_at": "when",
        "answered_by": "who answered",
        "answered_at": "when",
        "signed": "yes or no",
    }

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    referral = models.OneToOneField(Referral, on_delete=models.CASCADE, related_name="signature")
    compartment = models.ForeignKey(KEY, on_delete=models.PROTECT, related_name="+")
    desk = models.UUIDField()
    asked_by = models.UUIDField()
    asked_at = models.DateTimeField()
    answered_by = models.UUIDField(null=True)
    answered_at = models.DateTimeField(null=True)
    signed = models.BooleanField(null=True)
    reason = SealedText(category=Category.A, purpose="why the register does not fit, without anyone's name")

    class Meta:
        indexes = [models.Index(fields=["desk", "answered_at"], name="referrals_to_sign")]
        constraints = [
            models.CheckConstraint(
                condition=Q(answered_at=None) | (Q(answered_by__isnull=False) & Q(signed__isnull=False)),
                name="referrals_answered_by_someone",
            ),
            models.CheckConstraint(
                condition=Q(answered_by__isnull=True) | ~Q(answered_by=F("asked_by")),
                name="referrals_signed_by_another",
            ),
        ]

    def __str__(self) -> str:
        return str(self.id)
