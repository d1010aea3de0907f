"""Tables of proceedings. Words of the case are sealed in its compartment, a charge and a defence in the person's own.

A row goes with its case and its person: `CASCADE`, because erasing below must not stumble over it. A paper that is erased leaves
the row without it (`SET_NULL`).
"""

from django.db import models

from naung.casework.proceedings.vocabulary import HearingState, Outcome, Stage, StepKind, Verdict
from naung.foundation.access.vocabulary import Category
from naung.foundation.identifiers import new_id
from naung.foundation.rows import one_of
from naung.foundation.vault.models import SealedText
from naung.foundation.vault.vocabulary import Retention

ROW = {
    "id": "a random id",
    "proceeding": "in which file of proceedings",
    "compartment": "which key",
    "written_by": "who wrote it down (an account's random id)",
    "written_at": "when",
}
PAPER = {"document": "which kept paper stands behind it"}


def _of_case(purpose: str) -> SealedText:
    return SealedText(category=Category.C, purpose=purpose, retention=Retention.CASE)


def _of_person(purpose: str) -> SealedText:
    return SealedText(category=Category.C, purpose=purpose, retention=Retention.PERSON)


def _paper() -> "models.ForeignKey[models.Model | None]":
    return models.ForeignKey("evidence.Document", on_delete=models.SET_NULL, null=True, related_name="+")


class Proceeding(models.Model):
    """The file of proceedings of one case."""

    PLAIN = {
        "id": "a random id",
        "case": "which case",
        "owner": "which desk's",
        "compartment": "which key",
        "begun_at": "when it was begun",
        "moved_at": "when something was last written",
        "version": "how often its track was written",
        "due_at": "the next moment by which the law wants something",
        "stage": "how far it came",
        "slowest": "how far the slowest of its files came",
        "decided": "whether somebody decided which track holds; not which",
    }

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    case = models.OneToOneField("cases.Case", on_delete=models.CASCADE, related_name="+")
    owner = models.UUIDField()
    compartment = models.ForeignKey("vault.Compartment", on_delete=models.PROTECT, related_name="+")
    begun_at = models.DateTimeField()
    moved_at = models.DateTimeField()
    version = models.PositiveIntegerField(default=0)
    due_at = models.DateTimeField(null=True)
    stage = models.CharField(max_length=24, default=Stage.NONE)
    slowest = models.CharField(max_length=24, default=Stage.NONE)
    decided = models.BooleanField(default=False)
    sexual = _of_case("whether the act is also a crime of sexual violence, padded to one length")

    class Meta:
        indexes = [models.Index(fields=["owner", "due_at"], name="proceedings_due")]
        constraints = [
            one_of("stage", Stage, "proceedings_known_stage"),
            one_of("slowest", Stage, "proceedings_known_slowest"),
        ]

    def __str__(self) -> str:
        return str(self.id)


class Dossier(models.Model):
    """A file of its own for some of the accused, which the prosecutor split from the first. The first has no row."""

    PLAIN = {
        **ROW,
        "place": "which of the files it is; the first is one",
        "after": "up to which step it went with the first",
    }

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    proceeding = models.ForeignKey(Proceeding, on_delete=models.CASCADE, related_name="dossiers")
    compartment = models.ForeignKey("vault.Compartment", on_delete=models.PROTECT, related_name="+")
    place = models.PositiveIntegerField()
    after = models.ForeignKey("LegalStep", on_delete=models.CASCADE, null=True, related_name="+")
    written_by = models.UUIDField()
    written_at = models.DateTimeField()
    name = _of_case("the number or name of the file")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["proceeding", "place"], name="proceedings_files_in_order")]

    def __str__(self) -> str:
        return str(self.id)


class DossierPerson(models.Model):
    """Which accused stands in which file. Who is in none stands in the first."""

    PLAIN = {"id": "a random id", "dossier": "which file", "person": "who (a random id)"}

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    dossier = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="people")
    person = models.ForeignKey("people.Person", on_delete=models.CASCADE, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["dossier", "person"], name="proceedings_once_in_a_file")]

    def __str__(self) -> str:
        return str(self.id)


class LegalStep(models.Model):
    """Something that happened. Never changed: one written by mistake is struck out with a reason."""

    PLAIN = {
        **ROW,
        **PAPER,
        "kind": "what happened in the proceedings of somebody",
        "dossier": "in which of several files",
        "on": "on which day, where it is known",
        "at": "at which moment, where a clock counts hours",
        "order": "which of the steps it is, counted from one",
        "verdict": "of a judgment: whether anybody was convicted, as a code",
        "withdrawn_at": "when it was struck out",
        "withdrawn_by": "who struck it out (an account's random id)",
    }

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    proceeding = models.ForeignKey(Proceeding, on_delete=models.CASCADE, related_name="steps")
    compartment = models.ForeignKey("vault.Compartment", on_delete=models.PROTECT, related_name="+")
    dossier = models.ForeignKey(Dossier, on_delete=models.CASCADE, null=True, related_name="steps")
    kind = models.CharField(max_length=40)
    on = models.DateField(null=True)
    at = models.DateTimeField(null=True)
    order = models.PositiveIntegerField()
    verdict = models.CharField(max_length=16, blank=True, default="")
    document = _paper()
    written_by = models.UUIDField()
    written_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_by = models.UUIDField(null=True)
    number = _of_case("the number of its letter")
    words = _of_case("what is to be known about it")
    why_withdrawn = _of_case("why it was struck out")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["proceeding", "order"], name="proceedings_steps_in_order"),
            one_of("kind", StepKind, "proceedings_known_step"),
            one_of("verdict", Verdict, "proceedings_known_verdict", empty=True),
        ]

    def __str__(self) -> str:
        return str(self.id)


class Decided(models.Model):
    """What a judgment decided of one accused."""

    PLAIN = {
        "id": "a random id",
        "step": "by which judgment",
        "person": "of whom (a random id)",
        "compartment": "which key",
    }

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    step = models.ForeignKey(LegalStep, on_delete=models.CASCADE, related_name="decided")
    person = models.ForeignKey("people.Person", on_delete=models.CASCADE, related_name="+")
    compartment = models.ForeignKey("vault.Compartment", on_delete=models.PROTECT, related_name="+")
    held = _of_person("the verdict, the sentence and the articles proven")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["step", "person"], name="proceedings_decided_once")]

    def __str__(self) -> str:
        return str(self.id)


class Charge(models.Model):
    """An article against one accused person, with what each element rests on."""

    PLAIN = {
        **ROW,
        "person": "against whom (a random id)",
        "version": "how often it was edited",
        "dropped_at": "when it was struck out",
    }

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    proceeding = models.ForeignKey(Proceeding, on_delete=models.CASCADE, related_name="charges")
    person = models.ForeignKey("people.Person", on_delete=models.CASCADE, related_name="+")
    compartment = models.ForeignKey("vault.Compartment", on_delete=models.PROTECT, related_name="+")
    version = models.PositiveIntegerField(default=1)
    written_by = models.UUIDField()
    written_at = models.DateTimeField()
    dropped_at = models.DateTimeField(null=True)
    held = _of_person("the article, day and way of the act, and the evidence of each element")
    why_dropped = _of_person("why it was struck out")

    def __str__(self) -> str:
        return str(self.id)


class Hearing(models.Model):
    """A hearing: when, where, closed or open, and what became of it."""

    PLAIN = {
        **ROW,
        "reference": "its own number, which counts nothing and is all that a calendar says of it",
        "at": "when",
        "dossier": "in which of several files",
        "state": "what became of it",
        "closed": "whether the public is kept out",
        "video": "whether somebody speaks from another place",
        "place_told": "whether its place may stand in calendars that other people's servers copy",
        "version": "how often it was edited",
        "again": "which hearing took its place",
    }

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    proceeding = models.ForeignKey(Proceeding, on_delete=models.CASCADE, related_name="hearings")
    compartment = models.ForeignKey("vault.Compartment", on_delete=models.PROTECT, related_name="+")
    dossier = models.ForeignKey(Dossier, on_delete=models.SET_NULL, null=True, related_name="+")
    reference = models.CharField(max_length=20, unique=True)
    at = models.DateTimeField()
    state = models.CharField(max_length=16, default=HearingState.PLANNED)
    closed = models.BooleanField()
    video = models.BooleanField()
    place_told = models.BooleanField(default=False)
    version = models.PositiveIntegerField(default=1)
    again = models.ForeignKey("self", on_delete=models.SET_NULL, null=True, related_name="+")
    written_by = models.UUIDField()
    written_at = models.DateTimeField()
    place = _of_case("where the hearing is")
    companion = _of_case("who goes along with whom")
    words = _of_case("what is to be known about it")
    result = _of_case("what happened at it, or why it did not take place")

    class Meta:
        indexes = [models.Index(fields=["state", "at"], name="proceedings_hearings_ahead")]
        constraints = [one_of("state", HearingState, "proceedings_known_hearing")]

    def __str__(self) -> str:
        return str(self.id)


class Defence(models.Model):
    """A survivor accused of what was done while exploited: the link, the argument, the letter, and how it ended."""

    PLAIN = {
        **ROW,
        **PAPER,
        "person": "whose (a random id)",
        "version": "how often it was edited",
        "accused_on": "when the accusation was made",
        "outcome": "how it stands",
        "ended_on": "when it ended",
        "decision": "which kept paper says how it ended",
    }

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    proceeding = models.ForeignKey(Proceeding, on_delete=models.CASCADE, related_name="defences")
    person = models.ForeignKey("people.Person", on_delete=models.CASCADE, related_name="+")
    compartment = models.ForeignKey("vault.Compartment", on_delete=models.PROTECT, related_name="+")
    version = models.PositiveIntegerField(default=1)
    accused_on = models.DateField()
    outcome = models.CharField(max_length=24, default=Outcome.OPEN)
    ended_on = models.DateField(null=True)
    document = _paper()
    decision = _paper()
    written_by = models.UUIDField()
    written_at = models.DateTimeField()
    deed = _of_person("what the person is accused of, padded to one length")
    done_on = _of_person("on which day or in which time it was done")
    link = _of_person("what it has to do with the exploitation")
    argument = _of_person("what is argued, and to whom")
    result = _of_person("who decided how it ended, and why")

    class Meta:
        constraints = [one_of("outcome", Outcome, "proceedings_known_outcome")]

    def __str__(self) -> str:
        return str(self.id)


class Feed(models.Model):
    """An address under which an officer's own calendar reads the hearings of her desk. Only a hash of its token is kept."""

    PLAIN = {
        "id": "a random id",
        "token_hash": "nothing: the address can't be made from it",
        "officer": "whose calendar (an account's random id)",
        "desk": "of which desk",
        "made_at": "when it was made",
        "revoked_at": "when it was taken back",
        "read_at": "when a calendar last read it",
        "window_at": "when the counting of readings began",
        "window_reads": "how often it was read since",
    }

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    token_hash = models.BinaryField(max_length=32, unique=True)
    officer = models.UUIDField()
    desk = models.UUIDField()
    made_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True)
    read_at = models.DateTimeField(null=True)
    window_at = models.DateTimeField(null=True)
    window_reads = models.PositiveIntegerField(default=0)

    def __str__(self) -> str:
        return str(self.id)
