"""Tables of sessions. Nobody who came stands in any of them: a room is counted, never listed."""

from django.db import models
from django.db.models import Q

from naung.casework.outreach.models.materials import MaterialVersion, known
from naung.casework.outreach.vocabulary import AgeBand, Audience, Reply, Sex, State, Step, Topic, Way
from naung.foundation.access.vocabulary import Category
from naung.foundation.identifiers import new_id
from naung.foundation.vault.models import SealedText
from naung.foundation.vault.vocabulary import Retention


class Session(models.Model):
    """One session of outreach of one desk: planned, then held or cancelled."""

    PLAIN = {
        "id": "a random id",
        "number": "a random number with a check letter, which stands on its papers",
        "owner": "which desk holds it",
        "compartment": "which key",
        "version": "how often it was changed",
        "state": "whether it is planned, held or cancelled",
        "place_code": "in which area an open meeting is held; empty where that is not sure",
        "planned_on": "for which day it is planned",
        "starts": "at which hour it begins",
        "audience": "for whom it is, as a code",
        "expected": "how many people are expected",
        "officer": "which officer speaks (a random id)",
        "held_on": "on which day it was held",
        "minutes": "how long it took",
        "posted_once": "a random token against doubled posts",
    }

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    number = models.CharField(max_length=16, unique=True)
    owner = models.UUIDField()
    compartment = models.ForeignKey("vault.Compartment", on_delete=models.PROTECT, related_name="+")
    version = models.PositiveIntegerField(default=1)
    state = models.CharField(max_length=16, default=State.PLANNED.value)
    place_code = models.CharField(max_length=16, blank=True)
    planned_on = models.DateField()
    starts = models.TimeField(null=True)
    audience = models.CharField(max_length=24)
    expected = models.PositiveIntegerField()
    officer = models.UUIDField(null=True)
    held_on = models.DateField(null=True)
    minutes = models.PositiveIntegerField(null=True)
    posted_once = models.UUIDField(unique=True, default=new_id)
    place_words = SealedText(
        category=Category.B, purpose="where it is, where no code is sure", retention=Retention.SESSION
    )
    venue = SealedText(category=Category.C, purpose="to find the house or hall", retention=Retention.SESSION)
    speaker = SealedText(category=Category.C, purpose="who from outside speaks", retention=Retention.SESSION)
    asked = SealedText(category=Category.B, purpose="to know what people want to know", retention=Retention.SESSION)
    followed = SealedText(  # one report after a small meeting would point to it
        category=Category.B, purpose="how many reports and referrals followed", retention=Retention.SESSION
    )

    class Meta:
        indexes = [
            models.Index(fields=["owner", "state", "planned_on"], name="outreach_of_a_desk"),
            models.Index(fields=["held_on"], name="outreach_held"),
        ]
        constraints = [
            models.CheckConstraint(condition=known("state", State), name="outreach_known_state"),
            models.CheckConstraint(condition=known("audience", Audience), name="outreach_known_audience"),
            models.CheckConstraint(
                condition=Q(state=State.HELD.value, held_on__isnull=False, minutes__gt=0)
                | (~Q(state=State.HELD.value) & Q(held_on=None, minutes=None)),
                name="outreach_held_with_day_and_length",
            ),
            models.CheckConstraint(condition=Q(officer=None) | Q(speaker=None), name="outreach_one_speaker"),
        ]

    def __str__(self) -> str:
        return self.number


class SessionTopic(models.Model):
    """One thing that a session is about."""

    PLAIN = {"id": "an order of rows", "session": "which session", "topic": "what it is about, as a code"}

    id = models.BigAutoField(primary_key=True)
    session = models.ForeignKey(Session, on_delete=models.CASCADE, related_name="topics")
    topic = models.CharField(max_length=24)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["session", "topic"], name="outreach_a_topic_once"),
            models.CheckConstraint(condition=known("topic", Topic), name="outreach_known_topic"),
        ]

    def __str__(self) -> str:
        return str(self.id)


class SessionMaterial(models.Model):
    """Which version of a material a session uses."""

    PLAIN = {"id": "an order of rows", "session": "which session", "used": "which version of a material"}

    id = models.BigAutoField(primary_key=True)
    session = models.ForeignKey(Session, on_delete=models.CASCADE, related_name="materials")
    used = models.ForeignKey(MaterialVersion, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["session", "used"], name="outreach_a_material_once")]

    def __str__(self) -> str:
        return str(self.id)


class Attendance(models.Model):
    """How many of one age band and sex came."""

    PLAIN = {
        "id": "an order of rows",
        "session": "which session",
        "band": "how old they looked or said",
        "sex": "women or men, as counted in the room",
        "count": "how many of them came",
    }

    id = models.BigAutoField(primary_key=True)
    session = models.ForeignKey(Session, on_delete=models.CASCADE, related_name="attendance")
    band = models.CharField(max_length=16)
    sex = models.CharField(max_length=16)
    count = models.PositiveIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["session", "band", "sex"], name="outreach_a_seat_once"),
            models.CheckConstraint(condition=known("band", AgeBand), name="outreach_known_band"),
            models.CheckConstraint(condition=known("sex", Sex), name="outreach_known_sex"),
        ]

    def __str__(self) -> str:
        return str(self.id)


class RoomAnswer(models.Model):
    """How often each answer was given to one question, before and after."""

    PLAIN = {
        "id": "an order of rows",
        "session": "which session",
        "question": "which question of the table, as a code",
        "way": "whether hands or sheets were counted",
        "before_yes": "how many said yes before",
        "before_no": "how many said no before",
        "before_unsure": "how many did not know before",
        "after_yes": "how many said yes after",
        "after_no": "how many said no after",
        "after_unsure": "how many did not know after",
    }

    id = models.BigAutoField(primary_key=True)
    session = models.ForeignKey(Session, on_delete=models.CASCADE, related_name="answers")
    question = models.CharField(max_length=32)
    way = models.CharField(max_length=16)
    before_yes = models.PositiveIntegerField()
    before_no = models.PositiveIntegerField()
    before_unsure = models.PositiveIntegerField()
    after_yes = models.PositiveIntegerField()
    after_no = models.PositiveIntegerField()
    after_unsure = models.PositiveIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["session", "question"], name="outreach_a_question_once"),
            models.CheckConstraint(condition=known("way", Way), name="outreach_known_way"),
        ]

    def __str__(self) -> str:
        return str(self.id)


class OwnQuestion(models.Model):
    """A question that an office asks beside those of the table; it answers for what is right."""

    PLAIN = {
        "id": "a random id",
        "owner": "which desk wrote it",
        "words_id": "what a room is asked, in Indonesian",
        "words_en": "the same in English",
        "right": "which answer the office holds to be right",
        "added_at": "when it was written",
        "added_by": "which officer wrote it (a random id)",
        "dropped": "that it is asked no more",
    }

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    owner = models.UUIDField()
    words_id = models.CharField(max_length=200)
    words_en = models.CharField(max_length=200, blank=True)
    right = models.CharField(max_length=12)
    added_at = models.DateTimeField()
    added_by = models.UUIDField()
    dropped = models.BooleanField(default=False)

    class Meta:
        constraints = [models.CheckConstraint(condition=known("right", Reply), name="outreach_known_right")]

    def __str__(self) -> str:
        return str(self.id)


class SessionBoard(models.Model):
    """The notice on which a session's questions stand for telephones."""

    PLAIN = {"session": "which session", "notice": "which notice of the noticeboard"}

    session = models.OneToOneField(Session, on_delete=models.CASCADE, primary_key=True, related_name="board")
    notice = models.UUIDField(unique=True)

    def __str__(self) -> str:
        return str(self.session_id)


class SessionStep(models.Model):
    """One thing that was done with a session; for a correction with what stood there before."""

    PLAIN = {
        "id": "a random id",
        "session": "which session",
        "compartment": "which key",
        "version": "which version of the session it made",
        "step": "what was done, as a code",
        "at": "when",
        "by": "which officer (a random id)",
    }

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    session = models.ForeignKey(Session, on_delete=models.CASCADE, related_name="steps")
    compartment = models.ForeignKey("vault.Compartment", on_delete=models.PROTECT, related_name="+")
    version = models.PositiveIntegerField()
    step = models.CharField(max_length=12)
    at = models.DateTimeField()
    by = models.UUIDField()
    reason = SealedText(category=Category.B, purpose="why it was moved or cancelled", retention=Retention.SESSION)
    former = SealedText(category=Category.C, purpose="what stood there before", retention=Retention.SESSION)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["session", "version"], name="outreach_one_step_a_version"),
            models.CheckConstraint(condition=known("step", Step), name="outreach_known_step"),
        ]

    def __str__(self) -> str:
        return str(self.id)


class Photograph(models.Model):
    """One photograph of a session, its faces covered before it came here. It waits until a person confirms it."""

    PLAIN = {
        "id": "a random id",
        "session": "of which session",
        "compartment": "which key",
        "kept": "whether a person confirmed it",
        "faces": "how many faces the program covered",
        "added_at": "when it came",
        "added_by": "which officer gave it (a random id)",
        "confirmed_at": "when it was confirmed",
        "confirmed_by": "which officer confirmed it (a random id)",
    }

    HOLDS_FILES = True

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    session = models.ForeignKey(Session, on_delete=models.CASCADE, related_name="photographs")
    compartment = models.ForeignKey("vault.Compartment", on_delete=models.PROTECT, related_name="+")
    kept = models.BooleanField(default=False)
    faces = models.PositiveIntegerField()
    added_at = models.DateTimeField()
    added_by = models.UUIDField()
    confirmed_at = models.DateTimeField(null=True)
    confirmed_by = models.UUIDField(null=True)
    picture = SealedText(category=Category.C, purpose="to show that a session was held", retention=Retention.SESSION)

    class Meta:
        indexes = [models.Index(fields=["kept", "added_at"], name="outreach_photographs_waiting")]
        constraints = [
            models.CheckConstraint(
                condition=Q(kept=False, confirmed_by=None) | Q(kept=True, confirmed_by__isnull=False),
                name="outreach_kept_on_somebodys_word",
            ),
        ]

    def __str__(self) -> str:
        return str(self.id)
