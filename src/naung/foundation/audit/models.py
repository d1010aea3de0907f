"""The log's one table. No foreign keys, so that nothing else's erasure can reach it; no personal data."""

from django.db import models


class Entry(models.Model):
    """One thing that was done or read, chained to the entry before it."""

    PLAIN = {
        "seq": "how much was done",
        "at": "when",
        "event": "what kind of act",
        "actor_kind": "officer or system",
        "actor": "which account (a random id)",
        "actor_name": "name of a system actor, empty for officers",
        "desk": "at which desk",
        "role": "in which role",
        "purpose": "for which stated purpose",
        "session": "which session (a random token)",
        "subject": "which record (a random id)",
        "subjects": "which records a list showed (random ids)",
        "fields": "names of columns that were opened",
        "words": "a keyed token of the words searched, to see fishing; where a log joined, its last hash",
        "count": "how many records",
        "previous": "chain",
        "hash": "chain",
        "hash_there": "chain of the log in which it was written, where that log joined",
    }

    seq = models.BigIntegerField(primary_key=True)
    at = models.DateTimeField()
    event = models.CharField(max_length=80)
    actor_kind = models.CharField(max_length=10)
    actor = models.UUIDField(null=True)
    actor_name = models.CharField(max_length=40, blank=True)
    desk = models.UUIDField(null=True)
    role = models.CharField(max_length=40)
    purpose = models.CharField(max_length=40)
    session = models.CharField(max_length=64, blank=True)
    subject = models.UUIDField(null=True)
    subjects = models.BinaryField(default=b"")
    fields = models.TextField(blank=True)
    words = models.BinaryField(default=b"")
    count = models.IntegerField(null=True)
    previous = models.BinaryField()
    hash = models.BinaryField()
    hash_there = models.BinaryField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["subject", "seq"], name="audit_subject"),
            models.Index(fields=["actor", "seq"], name="audit_actor"),
            models.Index(fields=["event", "seq"], name="audit_event"),
            models.Index(fields=["desk", "seq"], name="audit_desk"),
        ]

    def __str__(self) -> str:
        return f"{self.seq} {self.event}"


class Bookmark(models.Model):
    """Up to which entry of the log a job has read, and when it last ran."""

    PLAIN = {"name": "name of a job", "seq": "how far it has read", "at": "when it last ran"}

    name = models.CharField(max_length=60, primary_key=True)
    seq = models.BigIntegerField(default=0)
    at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"{self.name} {self.seq}"
