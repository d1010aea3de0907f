"""The plain twin's tables: the same rows unsealed, with the indexes that an ordinary program would have."""

from django.db import models

LABEL = "growth"


class PlainCase(models.Model):
    """A case."""

    id = models.UUIDField(primary_key=True)
    number = models.CharField(max_length=16, unique=True)
    owner = models.UUIDField()
    version = models.PositiveIntegerField()
    stage = models.CharField(max_length=20)
    danger = models.CharField(max_length=12)
    opened_at = models.DateTimeField()
    touched_at = models.DateTimeField()
    matter = models.UUIDField()
    summary = models.TextField()

    class Meta:
        app_label = LABEL
        indexes = [
            models.Index(fields=["owner", "stage", "-touched_at"], name="growth_by_stage"),
            models.Index(fields=["matter"], name="growth_by_matter"),
        ]


class PlainPerson(models.Model):
    """A person with the name that is shown."""

    id = models.UUIDField(primary_key=True)
    owner = models.UUIDField()
    name = models.TextField()
    sex = models.CharField(max_length=16)
    year_of_birth = models.PositiveSmallIntegerField(null=True)
    home = models.CharField(max_length=8)

    class Meta:
        app_label = LABEL


class PlainPart(models.Model):
    """A person's part in a case."""

    id = models.UUIDField(primary_key=True)
    case = models.ForeignKey(PlainCase, on_delete=models.PROTECT, related_name="parts")
    person = models.ForeignKey(PlainPerson, on_delete=models.PROTECT)
    role = models.CharField(max_length=24)
    added_at = models.DateTimeField()

    class Meta:
        app_label = LABEL


class PlainNote(models.Model):
    """A note."""

    id = models.UUIDField(primary_key=True)
    case = models.ForeignKey(PlainCase, on_delete=models.PROTECT, related_name="notes")
    author = models.UUIDField()
    visibility = models.CharField(max_length=24)
    written_at = models.DateTimeField()
    words = models.TextField()

    class Meta:
        app_label = LABEL


class PlainStep(models.Model):
    """A next step."""

    id = models.UUIDField(primary_key=True)
    case = models.ForeignKey(PlainCase, on_delete=models.PROTECT, related_name="steps")
    owner = models.UUIDField()
    due_on = models.DateField()
    planned_by = models.UUIDField()
    held_by = models.UUIDField()
    done_at = models.DateTimeField(null=True)
    words = models.TextField()

    class Meta:
        app_label = LABEL
        indexes = [models.Index(fields=["owner", "due_on"], condition=models.Q(done_at=None), name="growth_steps_due")]


class PlainReport(models.Model):
    """A report with the name that its row on a list shows."""

    id = models.UUIDField(primary_key=True)
    number = models.CharField(max_length=16, unique=True)
    owner = models.UUIDField()
    status = models.CharField(max_length=16)
    channel = models.CharField(max_length=12)
    place_code = models.CharField(max_length=8)
    country = models.CharField(max_length=2)
    received_at = models.DateTimeField()
    entered_at = models.DateTimeField()
    due_at = models.DateTimeField()
    responded_at = models.DateTimeField(null=True)
    urgency = models.CharField(max_length=8)
    case_id = models.UUIDField(null=True, db_index=True)
    words = models.TextField()

    class Meta:
        app_label = LABEL
        indexes = [models.Index(fields=["owner", "status", "due_at", "id"], name="growth_waiting")]


class PlainMentioned(models.Model):
    """A person whom a report mentions."""

    id = models.UUIDField(primary_key=True)
    report = models.ForeignKey(PlainReport, on_delete=models.PROTECT, related_name="persons")
    position = models.PositiveSmallIntegerField()
    part = models.CharField(max_length=24)
    name = models.TextField()
    phone = models.TextField()

    class Meta:
        app_label = LABEL


class PlainHistory(models.Model):
    """One thing that was done in a case."""

    id = models.BigAutoField(primary_key=True)
    case = models.ForeignKey(PlainCase, on_delete=models.PROTECT, db_index=False)
    at = models.DateTimeField()
    event = models.CharField(max_length=80)
    actor = models.UUIDField()

    class Meta:
        app_label = LABEL
        indexes = [models.Index(fields=["case", "-at"], name="growth_history")]


class PlainWord(models.Model):
    """One word of a person's name or of a name in a report, in small letters; the newest have the highest ids."""

    id = models.BigAutoField(primary_key=True)
    owner = models.UUIDField()
    kind = models.CharField(max_length=1)
    word = models.CharField(max_length=60)
    record = models.UUIDField(db_index=True)

    class Meta:
        app_label = LABEL
        indexes = [models.Index(fields=["owner", "kind", "word", "-id"], name="growth_words")]


class PlainBlock(models.Model):
    """The house's own index unsealed: a token's head (number 0, with its count) or one of its full blocks, under its name."""

    key = models.CharField(max_length=200, primary_key=True)
    count = models.PositiveIntegerField()
    ids = models.BinaryField()

    class Meta:
        app_label = LABEL


class Bare(models.Model):
    """What the bare insert writes: nothing but bytes."""

    id = models.BigAutoField(primary_key=True)
    body = models.BinaryField()

    class Meta:
        app_label = LABEL


MODELS = (
    PlainCase,
    PlainPerson,
    PlainPart,
    PlainNote,
    PlainStep,
    PlainReport,
    PlainMentioned,
    PlainHistory,
    PlainWord,
    PlainBlock,
    Bare,
)
