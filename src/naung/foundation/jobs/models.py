"""The one table of long work."""

from django.db import models
from django.db.models import F, Q

from naung.foundation.identifiers import new_id
from naung.foundation.jobs.vocabulary import KEY_BYTES, KIND_LENGTH, OPEN, STAGE_LENGTH, JobError, JobState


class LongWork(models.Model):
    """One job: what is asked about which row of the asking room, how far it is, and what came of it."""

    PLAIN = {
        "id": "a random id",
        "kind": "what kind of work, a word of the program",
        "key": "a hash of all that the answer depends on: codes and numbers of areas, no person",
        "subject": "which row of the asking room holds the question (a random id)",
        "needs": "which permission shows it",
        "asked_by": "which officer asked (a random id)",
        "asked_at": "when it was asked",
        "state": "whether it waits, runs, is done or failed",
        "turns": "how often it was begun",
        "lost": "how often its worker died",
        "done": "how many steps are done",
        "of": "of how many",
        "stage": "a word of the program for the step",
        "beat_at": "when its worker was last heard",
        "ended_at": "when it ended",
        "result": "which row of the asking room holds the answer (a random id)",
        "error": "a word of the program for why there is none",
    }

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    kind = models.CharField(max_length=KIND_LENGTH)
    key = models.BinaryField(max_length=KEY_BYTES)
    subject = models.UUIDField()
    needs = models.CharField(max_length=40)
    asked_by = models.UUIDField(null=True)
    asked_at = models.DateTimeField()
    state = models.CharField(max_length=12, default=JobState.WAITING.value)
    turns = models.PositiveSmallIntegerField(default=0)
    lost = models.PositiveSmallIntegerField(default=0)
    done = models.PositiveIntegerField(default=0)
    of = models.PositiveIntegerField(default=0)
    stage = models.CharField(max_length=STAGE_LENGTH, default="")
    beat_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    result = models.UUIDField(null=True)
    error = models.CharField(max_length=20, default="")

    class Meta:
        indexes = [
            models.Index(fields=["asked_at"], condition=Q(state__in=[s.value for s in OPEN]), name="jobs_open"),
            models.Index(fields=["kind", "subject", "asked_at"], name="jobs_by_subject"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "key"], condition=~Q(state=JobState.FAILED.value), name="jobs_asked_once"
            ),
            models.CheckConstraint(condition=Q(state__in=[s.value for s in JobState]), name="jobs_known_state"),
            models.CheckConstraint(condition=Q(error__in=["", *(e.value for e in JobError)]), name="jobs_known_error"),
            models.CheckConstraint(condition=Q(done__lte=F("of")), name="jobs_done_of"),
        ]

    def __str__(self) -> str:
        return str(self.id)
