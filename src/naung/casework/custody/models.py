"""Tables of custody: requests to open an identity, broken glasses, and searches in an emergency that found nobody."""

from django.db import models
from django.db.models import F, Q

from naung.casework.custody.vocabulary import Judgement, Outcome, RecordKind, Way
from naung.foundation.access.vocabulary import Category
from naung.foundation.identifiers import new_id
from naung.foundation.vault.models import SealedText
from naung.foundation.vault.vocabulary import Retention


class IdentityRequest(models.Model):
    """A request to open named fields of one record for a limited time, and the custodian's decision."""

    PLAIN = {
        "id": "a random id",
        "owner": "which desk's",
        "compartment": "which key",
        "kind": "whether a reporter or a person is meant",
        "record": "which report or person (a random id)",
        "fields": "which kinds of data were asked for, as codes",
        "hours": "for how long",
        "asked_by": "who asked (a random id)",
        "asked_at": "when",
        "outcome": "what became of it",
        "decided_by": "who decided (a random id)",
        "decided_at": "when it was decided",
        "until": "until when it is open",
        "ended_at": "when it was over",
        "ended_by": "who ended it early (a random id)",
        "openings": "how often it was used",
        "opened_at": "when it was used last",
        "posted_once": "a random token against doubled posts",
    }

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    owner = models.UUIDField()
    compartment = models.ForeignKey("vault.Compartment", on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=8, choices=[(k.value, k.value) for k in RecordKind])
    record = models.UUIDField()
    fields = models.CharField(max_length=200)
    hours = models.PositiveSmallIntegerField()
    asked_by = models.UUIDField()
    asked_at = models.DateTimeField()
    outcome = models.CharField(max_length=10, blank=True)
    decided_by = models.UUIDField(null=True)
    decided_at = models.DateTimeField(null=True)
    until = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    ended_by = models.UUIDField(null=True)
    openings = models.PositiveIntegerField(default=0)
    opened_at = models.DateTimeField(null=True)
    posted_once = models.UUIDField(unique=True, default=new_id)
    reason = SealedText(category=Category.B, purpose="why it must be opened, without names", retention=Retention.CASE)
    answer = SealedText(category=Category.B, purpose="why it was decided so", retention=Retention.CASE)

    class Meta:
        indexes = [
            models.Index(fields=["owner", "outcome", "asked_at"], name="custody_waiting"),
            models.Index(fields=["asked_by", "-asked_at"], name="custody_asked"),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=[k.value for k in RecordKind]), name="custody_known_kind"),
            models.CheckConstraint(
                condition=Q(outcome__in=["", *(o.value for o in Outcome)]), name="custody_known_outcome"
            ),
            models.CheckConstraint(
                condition=~Q(outcome=Outcome.GRANTED) | Q(until__isnull=False, decided_by__isnull=False),
                name="custody_a_grant_has_an_end_and_a_signature",
            ),
            models.CheckConstraint(
                condition=~Q(outcome__in=[Outcome.GRANTED, Outcome.REFUSED]) | ~Q(decided_by=F("asked_by")),
                name="custody_never_decided_by_the_asker",
            ),
            models.CheckConstraint(
                condition=Q(openings=0) | Q(outcome=Outcome.GRANTED), name="custody_only_a_grant_is_used"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.id}"


class Glass(models.Model):
    """An emergency opening of one person's contact and safety data, told to her desk at once and reviewed by another."""

    PLAIN = {
        "id": "a random id",
        "opener": "who opened (a random id)",
        "desk": "at which desk",
        "owner": "whose person it is (a desk)",
        "person": "which person (a random id)",
        "compartment": "which key",
        "way": "by what she was found",
        "broken_at": "when",
        "until": "until when it is open",
        "ended_at": "when it was over",
        "openings": "how often it was used",
        "opened_at": "when it was used last",
        "verdict": "what the review found",
        "reviewed_by": "who reviewed (a random id)",
        "reviewed_at": "when it was reviewed",
    }

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    opener = models.UUIDField()
    desk = models.UUIDField()
    owner = models.UUIDField()
    person = models.UUIDField()
    compartment = models.ForeignKey("vault.Compartment", on_delete=models.PROTECT, related_name="+")
    way = models.CharField(max_length=12, choices=[(w.value, w.value) for w in Way])
    broken_at = models.DateTimeField()
    until = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    openings = models.PositiveIntegerField(default=0)
    opened_at = models.DateTimeField(null=True)
    verdict = models.CharField(max_length=24, blank=True)
    reviewed_by = models.UUIDField(null=True)
    reviewed_at = models.DateTimeField(null=True)
    danger = SealedText(category=Category.D, purpose="which danger to life there was", retention=Retention.CASE)
    review = SealedText(category=Category.D, purpose="why it was judged so", retention=Retention.CASE)

    class Meta:
        indexes = [
            models.Index(fields=["owner", "verdict", "broken_at"], name="custody_glass_owner"),
            models.Index(fields=["desk", "verdict", "broken_at"], name="custody_glass_desk"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["opener"], condition=Q(verdict=""), name="custody_one_unreviewed_glass"),
            models.CheckConstraint(condition=Q(way__in=[w.value for w in Way]), name="custody_known_way"),
            models.CheckConstraint(
                condition=Q(verdict="", reviewed_by=None, reviewed_at=None)
                | (
                    Q(verdict__in=[j.value for j in Judgement], reviewed_by__isnull=False, reviewed_at__isnull=False)
                    & ~Q(reviewed_by=F("opener"))
                ),
                name="custody_never_reviewed_by_the_opener",
            ),
            models.CheckConstraint(condition=Q(until__gt=F("broken_at")), name="custody_glass_has_an_end"),
        ]

    def __str__(self) -> str:
        return str(self.id)


class Miss(models.Model):
    """A search in an emergency that found nobody; what was typed is not kept."""

    PLAIN = {"id": "nothing", "officer": "who searched (a random id)", "at": "when"}

    id = models.BigAutoField(primary_key=True)
    officer = models.UUIDField()
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["officer", "at"], name="custody_misses")]

    def __str__(self) -> str:
        return f"{self.officer} {self.at}"
