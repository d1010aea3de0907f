"""Tables of the noticeboard. Nobody outside stands in any of them: answers are counts, and a used sheet is a random number."""

from django.db import models
from django.db.models import F, Q

from naung.foundation.identifiers import new_id
from naung.foundation.noticeboard.vocabulary import Kind, Use


class Notice(models.Model):
    """Something released to whoever holds its code."""

    PLAIN = {
        "id": "a random id",
        "kind": "what kind of notice it is",
        "code": "the code on the printed sheet: with it anybody reads what is released, while it is open",
        "version": "how often its hours were changed",
        "posted_at": "when it was posted",
        "down": "that it was taken down",
    }

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    kind = models.CharField(max_length=16)
    code = models.CharField(max_length=24, unique=True)
    version = models.PositiveIntegerField(default=1)
    posted_at = models.DateTimeField()
    down = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=[each.value for each in Kind]), name="noticeboard_known_kind")
        ]

    def __str__(self) -> str:
        return str(self.id)


class NoticeLine(models.Model):
    """One line of a notice in both languages."""

    PLAIN = {
        "id": "an order of rows",
        "notice": "of which notice",
        "use": "a question, a choice or a number for help",
        "code": "which one, as a code",
        "words_id": "what is released, in Indonesian",
        "words_en": "what is released, in English",
        "detail": "a public number for help",
        "sure": "whether that number was verified",
    }

    id = models.BigAutoField(primary_key=True)
    notice = models.ForeignKey(Notice, on_delete=models.CASCADE, related_name="lines")
    use = models.CharField(max_length=16)
    code = models.CharField(max_length=32)
    words_id = models.CharField(max_length=300)
    words_en = models.CharField(max_length=300)
    detail = models.CharField(max_length=40, blank=True)
    sure = models.BooleanField(default=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["notice", "use", "code"], name="noticeboard_a_line_once"),
            models.CheckConstraint(condition=Q(use__in=[each.value for each in Use]), name="noticeboard_known_use"),
        ]

    def __str__(self) -> str:
        return str(self.id)


class NoticePart(models.Model):
    """When one part of a notice is open, for how many sheets, and how many came."""

    PLAIN = {
        "id": "an order of rows",
        "notice": "of which notice",
        "part": "which part, as a code",
        "opens_at": "from when it is open",
        "closes_at": "until when it is open",
        "most": "how many sheets of answers it takes",
        "taken": "how many sheets of answers came",
    }

    id = models.BigAutoField(primary_key=True)
    notice = models.ForeignKey(Notice, on_delete=models.CASCADE, related_name="parts")
    part = models.CharField(max_length=16)
    opens_at = models.DateTimeField()
    closes_at = models.DateTimeField()
    most = models.PositiveIntegerField()
    taken = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["notice", "part"], name="noticeboard_a_part_once"),
            models.CheckConstraint(condition=Q(closes_at__gt=F("opens_at")), name="noticeboard_closes_after_it_opens"),
        ]

    def __str__(self) -> str:
        return str(self.id)


class AnswerCount(models.Model):
    """How often one choice was given to one question in one part."""

    PLAIN = {
        "id": "an order of rows",
        "part": "in which part of which notice",
        "question": "which question, as a code",
        "choice": "which choice, as a code",
        "count": "how often it was chosen",
    }

    id = models.BigAutoField(primary_key=True)
    part = models.ForeignKey(NoticePart, on_delete=models.CASCADE, related_name="counts")
    question = models.CharField(max_length=32)
    choice = models.CharField(max_length=32)
    count = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["part", "question", "choice"], name="noticeboard_a_choice_once")]

    def __str__(self) -> str:
        return str(self.id)


class UsedSlip(models.Model):
    """The random number of one sheet that was handed in, so that it counts once; gone when its part has closed."""

    PLAIN = {
        "number": "a random number that one page carried; it says nothing of who held it or what was chosen",
        "part": "in which part of which notice",
    }

    number = models.UUIDField(primary_key=True)
    part = models.ForeignKey(NoticePart, on_delete=models.CASCADE, related_name="slips")

    def __str__(self) -> str:
        return str(self.number)
