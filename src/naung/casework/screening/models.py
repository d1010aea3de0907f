"""Tables of screening. Everything is sealed with the person's compartment; a refusal names nobody and has none."""

from django.db import models
from django.db.models import Q

from naung.casework.screening.vocabulary import (
    ELEMENTS,
    AdultBand,
    Body,
    Childhood,
    Decision,
    OccasionKind,
    Part,
    RefusalReason,
    Stage,
)
from naung.foundation.access.vocabulary import Category
from naung.foundation.identifiers import new_id
from naung.foundation.people.vocabulary import Answer, Sex
from naung.foundation.vault.models import SealedText
from naung.foundation.vault.vocabulary import Retention

INDICATOR_PARTS = tuple(part for part in Part if part not in (*ELEMENTS, Part.PENDORONG))


def one_of(column: str, words: object) -> Q:
    """The column holds one of an enumeration's values."""
    return Q(**{f"{column}__in": [str(word.value) for word in words]})  # type: ignore[attr-defined]  # an enumeration


class Screening(models.Model):
    """What was asked about one episode of one person, and how far it is. Its occasion may be nothing at all."""

    PLAIN = {
        "id": "a random id",
        "person": "about whom (a random id)",
        "episode": "about which history (a random id)",
        "owner": "which desk's",
        "compartment": "which key",
        "version": "how often it was edited",
        "stage": "whether it is finished",
        "childhood": "adult, child or unsure at the acts",
        "occasion_kind": "report, arrival or case",
        "occasion": "which one (a random id)",
        "started_at": "when it was begun",
        "completed_at": "when it was finished",
        "origin": "on which device it was made",
        "origin_sequence": "in which order that device made it",
    }

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="screenings")
    episode = models.ForeignKey("episodes.Episode", on_delete=models.PROTECT, related_name="screenings")
    owner = models.UUIDField(db_index=True)
    compartment = models.ForeignKey("vault.Compartment", on_delete=models.PROTECT, related_name="+")
    version = models.PositiveIntegerField(default=1)
    stage = models.CharField(max_length=12, default=Stage.DRAFT.value)
    childhood = models.CharField(max_length=12)
    occasion_kind = models.CharField(max_length=12, blank=True)
    occasion = models.UUIDField(null=True)
    started_at = models.DateTimeField()
    completed_at = models.DateTimeField(null=True)
    origin = models.CharField(max_length=40, blank=True)
    origin_sequence = models.BigIntegerField(null=True)
    words = SealedText(category=Category.D, purpose="the officer's own words on the result", retention=Retention.PERSON)
    reopened_because = SealedText(category=Category.D, purpose="why it was opened again", retention=Retention.PERSON)
    health_answers = SealedText(category=Category.D, purpose="answers on health", retention=Retention.PERSON)

    class Meta:
        indexes = [
            models.Index(
                fields=["owner", "started_at"], condition=~Q(stage=Stage.COMPLETED.value), name="screening_unfinished"
            )
        ]
        constraints = [
            models.CheckConstraint(condition=one_of("stage", Stage), name="screening_known_stage"),
            models.CheckConstraint(condition=one_of("childhood", Childhood), name="screening_known_childhood"),
            models.CheckConstraint(
                condition=Q(occasion_kind="", occasion__isnull=True)
                | (one_of("occasion_kind", OccasionKind) & Q(occasion__isnull=False)),
                name="screening_occasion_whole_or_none",
            ),
            models.UniqueConstraint(
                fields=["origin", "origin_sequence"], condition=~Q(origin=""), name="screening_once_from_a_device"
            ),
        ]

    def __str__(self) -> str:
        return str(self.id)


class ElementFinding(models.Model):
    """One value of one element (act, means, purpose): the answer, its evidence note, and the event it rests on."""

    PLAIN = {
        "id": "a random id",
        "screening": "which screening",
        "compartment": "which key",
        "element": "act, means or purpose",
        "code": "which act, means or purpose, sexual exploitation and organ removal among them",
        "choice": "how it was answered",
        "event": "which event of the history (a random id)",
    }

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    screening = models.ForeignKey(Screening, on_delete=models.CASCADE, related_name="findings")
    compartment = models.ForeignKey("vault.Compartment", on_delete=models.PROTECT, related_name="+")
    element = models.CharField(max_length=10)
    code = models.CharField(max_length=60)
    choice = models.CharField(max_length=20)
    event = models.ForeignKey("episodes.Event", on_delete=models.PROTECT, null=True, related_name="+")
    note = SealedText(category=Category.D, purpose="evidence for the element", retention=Retention.PERSON)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["screening", "element", "code"], name="screening_finding_once"),
            models.CheckConstraint(condition=one_of("element", ELEMENTS), name="screening_known_element"),
            models.CheckConstraint(condition=one_of("choice", Answer), name="screening_known_finding_choice"),
        ]

    def __str__(self) -> str:
        return f"{self.element} {self.code}"


class IndicatorAnswer(models.Model):
    """One answer of a list of indicators or a track."""

    PLAIN = {
        "id": "nothing",
        "screening": "which screening",
        "list": "which list",
        "code": "which sign of exploitation, physical and sexual violence among them",
        "choice": "how it was answered",
    }

    id = models.BigAutoField(primary_key=True)
    screening = models.ForeignKey(Screening, on_delete=models.CASCADE, related_name="indicators")
    list = models.CharField(max_length=24)
    code = models.CharField(max_length=60)
    choice = models.CharField(max_length=20)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["screening", "list", "code"], name="screening_indicator_once"),
            models.CheckConstraint(condition=one_of("list", INDICATOR_PARTS), name="screening_known_list"),
            models.CheckConstraint(condition=one_of("choice", Answer), name="screening_known_indicator_choice"),
        ]

    def __str__(self) -> str:
        return f"{self.list} {self.code}"


class DriverAnswer(models.Model):
    """One answer on what drove it: for prevention, always optional, never weighed. One on health is sealed elsewhere."""

    PLAIN = {
        "id": "nothing",
        "screening": "which screening",
        "code": "what may have driven it, such as debt or violence at home",
        "choice": "how it was answered; empty for one on health, whose answer is sealed with the screening",
    }

    id = models.BigAutoField(primary_key=True)
    screening = models.ForeignKey(Screening, on_delete=models.CASCADE, related_name="drivers")
    code = models.CharField(max_length=60)
    choice = models.CharField(max_length=20, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["screening", "code"], name="screening_driver_once"),
            models.CheckConstraint(
                condition=one_of("choice", Answer) | Q(choice=""), name="screening_known_driver_choice"
            ),
        ]

    def __str__(self) -> str:
        return self.code


class Determination(models.Model):
    """What one deciding body wrote down, signed on its own row. Bodies may contradict each other; all stand."""

    PLAIN = {
        "id": "a random id",
        "person": "about whom (a random id)",
        "episode": "about which history (a random id)",
        "screening": "after which screening (a random id)",
        "owner": "which desk's",
        "compartment": "which key",
        "version": "how often it was edited",
        "body": "which kind of body decided",
        "decision": "how it decided",
        "decided_on": "when it decided",
        "superseded_by": "by which later row it was replaced",
        "signed_by": "who wrote it down (an account's random id)",
        "signed_at": "when it was written down",
    }

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    episode = models.ForeignKey("episodes.Episode", on_delete=models.PROTECT, related_name="determinations")
    screening = models.ForeignKey(Screening, on_delete=models.PROTECT, null=True, related_name="determinations")
    owner = models.UUIDField(db_index=True)
    compartment = models.ForeignKey("vault.Compartment", on_delete=models.PROTECT, related_name="+")
    version = models.PositiveIntegerField(default=1)
    body = models.CharField(max_length=24)
    decision = models.CharField(max_length=24)
    decided_on = models.DateField()
    superseded_by = models.OneToOneField("self", on_delete=models.PROTECT, null=True, related_name="supersedes")
    signed_by = models.UUIDField()
    signed_at = models.DateTimeField()
    office = SealedText(category=Category.C, purpose="which office decided", retention=Retention.PERSON)
    basis = SealedText(category=Category.C, purpose="letter or judgment it rests on", retention=Retention.PERSON)
    reason = SealedText(category=Category.D, purpose="why the body decided so", retention=Retention.PERSON)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=one_of("body", Body), name="screening_known_body"),
            models.CheckConstraint(condition=one_of("decision", Decision), name="screening_known_decision"),
            models.CheckConstraint(
                condition=Q(superseded_by__isnull=True) | ~Q(superseded_by=models.F("id")),
                name="screening_not_superseded_by_itself",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.body} {self.decision}"


class Refusal(models.Model):
    """One adult who refused everything, counted without identity: no person, no officer, no day."""

    PLAIN = {
        "id": "a random id, so that no order of arrival shows",
        "desk": "which desk counted",
        "year": "in which year",
        "month": "in which month",
        "sex": "sex",
        "age_band": "a wide band of age, adults only",
        "reason": "a coded reason",
    }

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    desk = models.UUIDField(db_index=True)
    year = models.PositiveSmallIntegerField()
    month = models.PositiveSmallIntegerField()
    sex = models.CharField(max_length=16)
    age_band = models.CharField(max_length=10)
    reason = models.CharField(max_length=24)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(month__gte=1, month__lte=12), name="screening_known_month"),
            models.CheckConstraint(condition=one_of("sex", Sex), name="screening_known_sex"),
            models.CheckConstraint(condition=one_of("age_band", AdultBand), name="screening_known_band"),
            models.CheckConstraint(condition=one_of("reason", RefusalReason), name="screening_known_refusal"),
        ]

    def __str__(self) -> str:
        return f"{self.year}-{self.month}"
