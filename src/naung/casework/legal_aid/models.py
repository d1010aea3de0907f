"""Tables of legal aid. What is a person's is sealed in her own compartment; a question of the town is of nobody.

A row goes with its case and its person: `CASCADE`, because erasing below must not stumble over it. A paper that is erased leaves
the row without it (`SET_NULL`).
"""

from django.db import models
from django.db.models import Q

from naung.casework.legal_aid.vocabulary import Handed, Post, Refusal, State, Topic
from naung.foundation.access.vocabulary import Category
from naung.foundation.identifiers import new_id
from naung.foundation.rows import one_of
from naung.foundation.vault.models import SealedText
from naung.foundation.vault.vocabulary import Retention

ROW = {
    "id": "a random id",
    "case": "which case",
    "person": "whose (a random id)",
    "owner": "which desk's",
    "compartment": "which key",
    "version": "how often it was changed",
}


def _words(purpose: str) -> SealedText:
    return SealedText(category=Category.C, purpose=purpose, retention=Retention.PERSON)


def _paper() -> "models.ForeignKey[models.Model | None]":
    return models.ForeignKey("evidence.Document", on_delete=models.SET_NULL, null=True, related_name="+")


class Entitlement(models.Model):
    """What was asked of one person in one case, and the path that a person chose for her and signed."""

    PLAIN = {
        **ROW,
        "asked_by": "who asked (an account's random id)",
        "asked_at": "when the answers were written down",
        "path": "which path was chosen, as a code",
        "chosen_by": "who chose and signed (an account's random id)",
        "chosen_at": "when",
    }

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    case = models.ForeignKey("cases.Case", on_delete=models.CASCADE, related_name="+")
    person = models.ForeignKey("people.Person", on_delete=models.CASCADE, related_name="+")
    owner = models.UUIDField()
    compartment = models.ForeignKey("vault.Compartment", on_delete=models.PROTECT, related_name="+")
    version = models.PositiveIntegerField(default=1)
    asked_by = models.UUIDField()
    asked_at = models.DateTimeField()
    path = models.CharField(max_length=16, blank=True)
    chosen_by = models.UUIDField(null=True)
    chosen_at = models.DateTimeField(null=True)
    facts = _words("what decides which path to legal aid stands open")
    why = _words("why this path was chosen")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["case", "person"], name="legal_aid_one_a_person")]

    def __str__(self) -> str:
        return str(self.id)


class Application(models.Model):
    """An application for legal aid to one body by one path, and its answer."""

    PLAIN = {
        **ROW,
        "path": "by which path somebody asked for legal aid, as a code",
        "state": "where the application stands",
        "asked_on": "on which day it was made",
        "complete_on": "on which day its papers were complete",
        "due_on": "by when an answer is expected",
        "legal_due": "whether that day is the law's or the office's own",
        "ended_on": "on which day it was answered or withdrawn",
        "refusal": "why it was refused, as a code",
        "next_path": "which path is tried next, as a code",
        "document": "which kept paper is the application",
        "answer_paper": "which kept paper is the answer",
        "written_by": "who wrote it down (an account's random id)",
        "moved_at": "when something was last written",
    }

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    case = models.ForeignKey("cases.Case", on_delete=models.CASCADE, related_name="+")
    person = models.ForeignKey("people.Person", on_delete=models.CASCADE, related_name="+")
    owner = models.UUIDField()
    compartment = models.ForeignKey("vault.Compartment", on_delete=models.PROTECT, related_name="+")
    version = models.PositiveIntegerField(default=1)
    path = models.CharField(max_length=16)
    state = models.CharField(max_length=16, default=State.ASKED)
    asked_on = models.DateField()
    complete_on = models.DateField(null=True)
    due_on = models.DateField(null=True)
    legal_due = models.BooleanField(default=False)
    ended_on = models.DateField(null=True)
    refusal = models.CharField(max_length=24, blank=True)
    next_path = models.CharField(max_length=16, blank=True)
    document = _paper()
    answer_paper = _paper()
    written_by = models.UUIDField()
    moved_at = models.DateTimeField()
    body = _words("which body was asked")
    account = _words("what was said aloud and taken down as the application")
    result = _words("what was answered, and what is done next")

    class Meta:
        indexes = [models.Index(fields=["owner", "state", "due_on"], name="legal_aid_due")]
        constraints = [
            one_of("state", State, "legal_aid_known_state"),
            one_of("refusal", Refusal, "legal_aid_known_refusal", empty=True),
            models.CheckConstraint(
                condition=(Q(state=State.REFUSED) & ~Q(refusal="")) | (~Q(state=State.REFUSED) & Q(refusal="")),
                name="legal_aid_refused_with_a_reason",
            ),
        ]

    def __str__(self) -> str:
        return str(self.id)


class TownQuestion(models.Model):
    """What somebody of the town asked before anything happened. It says nothing of who asked."""

    PLAIN = {
        "id": "a random id",
        "owner": "which desk's",
        "compartment": "which key",
        "place": "in which kelurahan or desa it was asked",
        "asked_on": "on which day",
        "post": "where it was asked, as a code",
        "handed": "to whom it was handed on, as a code",
        "written_by": "who wrote it down (an account's random id)",
        "written_at": "when",
    }

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    owner = models.UUIDField()
    compartment = models.ForeignKey("vault.Compartment", on_delete=models.PROTECT, related_name="+")
    place = models.CharField(max_length=13)
    asked_on = models.DateField()
    post = models.CharField(max_length=16)
    handed = models.CharField(max_length=20, default=Handed.NOBODY)
    written_by = models.UUIDField()
    written_at = models.DateTimeField()
    words = SealedText(category=Category.A, purpose="what was asked, without a name", retention=Retention.SESSION)
    advice = SealedText(category=Category.A, purpose="what was advised", retention=Retention.SESSION)

    class Meta:
        indexes = [models.Index(fields=["owner", "asked_on"], name="legal_aid_asked")]
        constraints = [
            one_of("post", Post, "legal_aid_known_post"),
            one_of("handed", Handed, "legal_aid_known_handed"),
        ]

    def __str__(self) -> str:
        return str(self.id)


class QuestionTopic(models.Model):
    """One thing that a question was about."""

    PLAIN = {"id": "a number", "question": "which question", "topic": "what it was about, as a code"}

    question = models.ForeignKey(TownQuestion, on_delete=models.CASCADE, related_name="topics")
    topic = models.CharField(max_length=20)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["question", "topic"], name="legal_aid_topic_once"),
            one_of("topic", Topic, "legal_aid_known_topic"),
        ]

    def __str__(self) -> str:
        return f"{self.question_id} {self.topic}"


class ReachBack(models.Model):
    """How somebody who asked wants to be reached, under a key of its own, until the day that was stated; then it is gone."""

    PLAIN = {
        "id": "a random id",
        "question": "which question",
        "compartment": "which key",
        "until": "the last day on which it is kept",
    }

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    question = models.OneToOneField(TownQuestion, on_delete=models.CASCADE, related_name="reach")
    compartment = models.ForeignKey("vault.Compartment", on_delete=models.PROTECT, related_name="+")
    until = models.DateField()
    way = SealedText(
        category=Category.C,
        purpose="a first name or number, so that the answer can be told",
        retention=Retention.SESSION,
    )

    class Meta:
        indexes = [models.Index(fields=["until"], name="legal_aid_reach_until")]

    def __str__(self) -> str:
        return str(self.id)
