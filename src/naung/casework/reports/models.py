"""Tables of reports. `PLAIN` says of each column that is not sealed what a thief of the database learns from it."""

from enum import StrEnum

from django.db import models
from django.db.models import F, Q

from naung.casework.reports.vocabulary import (
    AgeBand,
    Channel,
    ClosingReason,
    OfficerAnswer,
    Part,
    Relation,
    Sender,
    Sex,
    Silence,
    Status,
    Step,
    Urgency,
)
from naung.foundation.access.vocabulary import Category
from naung.foundation.identifiers import new_id
from naung.foundation.vault.models import SealedText
from naung.foundation.vault.vocabulary import Retention


def codes(words: type[StrEnum]) -> list[tuple[str, str]]:
    """An enumeration as a column's choices."""
    return [(code.value, code.value) for code in words]


def known(column: str, words: type[StrEnum], *, empty: bool = False) -> Q:
    """A condition that a column holds only codes of its enumeration."""
    return Q(**{f"{column}__in": [code.value for code in words] + ([""] if empty else [])})


class Report(models.Model):
    """One report. Its owner is a desk; without one it waits for the oversight desk, and no desk sees it.

    An erased one stays as an empty row without owner, so that the same form sent again does not bring it back.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    number = models.CharField(max_length=16, unique=True)
    owner = models.ForeignKey("organisations.Desk", on_delete=models.PROTECT, null=True, related_name="+")
    taken_at = models.ForeignKey("organisations.Desk", on_delete=models.PROTECT, related_name="+")
    compartment = models.ForeignKey("vault.Compartment", on_delete=models.PROTECT, related_name="+")
    version = models.PositiveIntegerField(default=1)
    status = models.CharField(max_length=16, choices=codes(Status), default=Status.RECEIVED)
    channel = models.CharField(max_length=12, choices=codes(Channel))
    sender = models.CharField(max_length=24, choices=codes(Sender), blank=True)
    received_at = models.DateTimeField()
    entered_at = models.DateTimeField()
    received_by = models.UUIDField()
    place_code = models.CharField(max_length=8, blank=True)
    country = models.CharField(max_length=2, default="ID")
    silence = models.CharField(max_length=20, choices=codes(Silence))
    against_officer = models.CharField(max_length=12, choices=codes(OfficerAnswer))
    accused_desk = models.UUIDField(null=True)
    urgency = models.CharField(max_length=8, choices=codes(Urgency))
    due_at = models.DateTimeField()
    responded_at = models.DateTimeField(null=True)
    case_id = models.UUIDField(null=True)
    closing_reason = models.CharField(max_length=24, choices=codes(ClosingReason), blank=True)
    origin = models.UUIDField(null=True)
    sequence = models.PositiveIntegerField(null=True)
    erased_at = models.DateTimeField(null=True)

    words = SealedText(category=Category.D, purpose="what was reported", retention=Retention.REPORT)
    sender_words = SealedText(category=Category.C, purpose="which office, letter number", retention=Retention.REPORT)
    place_words = SealedText(category=Category.C, purpose="place below kecamatan", retention=Retention.REPORT)
    facts = SealedText(category=Category.D, purpose="how urgent it is: illness, danger", retention=Retention.REPORT)

    PLAIN = {
        "id": "a random id",
        "number": "a random number with a check letter, which counts nothing",
        "owner": "which desk has the report",
        "taken_at": "which desk took the report",
        "compartment": "which key opens it",
        "version": "how often it was changed",
        "status": "what became of it",
        "channel": "whether by telephone, in person, message, letter or agency",
        "sender": "which kind of office wrote",
        "received_at": "when it was received",
        "entered_at": "when it was typed",
        "received_by": "which officer took it (a random id)",
        "place_code": "the kecamatan it is about",
        "country": "the country it is about",
        "silence": "whether the urgent facts were asked",
        "against_officer": "whether it is against an officer, as the form was answered",
        "accused_desk": "which desk it is against, as the form was answered",
        "urgency": "how urgent it is",
        "due_at": "by when somebody must have responded",
        "responded_at": "when somebody responded",
        "case_id": "which case it belongs to (a random id)",
        "closing_reason": "why it was closed, as a code",
        "origin": "which device made it (a random id)",
        "sequence": "its place among that device's reports",
        "erased_at": "that it was erased, and when",
    }

    class Meta:
        constraints = [
            models.CheckConstraint(condition=known("status", Status), name="reports_known_status"),
            models.CheckConstraint(condition=known("channel", Channel), name="reports_known_channel"),
            models.CheckConstraint(condition=known("sender", Sender, empty=True), name="reports_known_sender"),
            models.CheckConstraint(condition=known("urgency", Urgency), name="reports_known_urgency"),
            models.CheckConstraint(condition=known("silence", Silence), name="reports_known_silence"),
            models.CheckConstraint(
                condition=known("against_officer", OfficerAnswer), name="reports_known_officer_answer"
            ),
            models.CheckConstraint(
                condition=known("closing_reason", ClosingReason, empty=True), name="reports_known_closing_reason"
            ),
            models.CheckConstraint(
                condition=Q(case_id__isnull=False, status__in=[Status.LINKED, Status.JOINED])
                | Q(case_id__isnull=True, status__in=[Status.RECEIVED, Status.CLOSED]),
                name="reports_case_where_status_says_so",
            ),
            models.CheckConstraint(
                condition=Q(status=Status.CLOSED) & ~Q(closing_reason="")
                | ~Q(status=Status.CLOSED) & Q(closing_reason=""),
                name="reports_closed_for_a_reason",
            ),
            models.CheckConstraint(
                condition=Q(origin__isnull=True, sequence__isnull=True) | Q(origin__isnull=False, sequence__gte=1),
                name="reports_origin_with_sequence",
            ),
            models.CheckConstraint(
                condition=Q(erased_at__isnull=True)
                | Q(owner=None, case_id=None, words=None, sender_words=None, place_words=None, facts=None),
                name="reports_erased_is_empty",
            ),
            models.UniqueConstraint(fields=["origin", "sequence"], name="reports_once_a_device"),
            models.CheckConstraint(condition=Q(version__gte=1), name="reports_version_counts_from_one"),
        ]
        indexes = [
            models.Index(fields=["owner", "status", "due_at", "id"], name="reports_waiting"),
            models.Index(fields=["owner", "received_at", "id"], name="reports_newest"),
            models.Index(fields=["case_id"], condition=Q(case_id__isnull=False), name="reports_of_a_case"),
            models.Index(fields=["status", "due_at"], condition=Q(owner__isnull=True), name="reports_parked"),
        ]

    def __str__(self) -> str:
        return self.number


class ReportBar(models.Model):
    """A desk that must not see a report, since it is or may be against one of its officers; cleared by the overseer
    only.
    """

    id = models.BigAutoField(primary_key=True)
    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="bars")
    desk = models.ForeignKey("organisations.Desk", on_delete=models.PROTECT, related_name="+")
    cleared_at = models.DateTimeField(null=True)

    PLAIN = {
        "id": "an order of rows",
        "report": "which report",
        "desk": "that it is or may be against an officer of this desk",
        "cleared_at": "when the overseer found that it is not",
    }

    class Meta:
        constraints = [models.UniqueConstraint(fields=["report", "desk"], name="reports_a_bar_once")]

    def __str__(self) -> str:
        return f"{self.report_id} {self.desk_id}"


class ReportSubject(models.Model):
    """A person whom a report mentions. One taken out by a correction stays, marked."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="subjects")
    compartment = models.ForeignKey("vault.Compartment", on_delete=models.PROTECT, related_name="+")
    position = models.PositiveSmallIntegerField()
    part = models.CharField(max_length=24, choices=codes(Part))
    sex = models.CharField(max_length=16, choices=codes(Sex))
    age = models.CharField(max_length=16, choices=codes(AgeBand))
    removed_at = models.DateTimeField(null=True)
    name = SealedText(category=Category.C, purpose="who is mentioned", retention=Retention.REPORT)
    phone = SealedText(category=Category.C, purpose="how to reach the person mentioned", retention=Retention.REPORT)
    note = SealedText(category=Category.D, purpose="what is said of the person", retention=Retention.REPORT)

    PLAIN = {
        "id": "a random id",
        "report": "which report",
        "compartment": "which key opens it",
        "position": "in which order persons were told",
        "part": "what part the person has",
        "sex": "sex as told",
        "age": "child or adult as told",
        "removed_at": "when a correction took the person out",
    }

    class Meta:
        constraints = [
            models.CheckConstraint(condition=known("part", Part), name="reports_known_part"),
            models.CheckConstraint(condition=known("sex", Sex), name="reports_known_sex"),
            models.CheckConstraint(condition=known("age", AgeBand), name="reports_known_age"),
        ]

    def __str__(self) -> str:
        return str(self.id)


class Reporter(models.Model):
    """Who reported, in a compartment of its own that does not open with the report or the case."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    report = models.OneToOneField(Report, on_delete=models.CASCADE, related_name="reporter")
    compartment = models.ForeignKey("vault.Compartment", on_delete=models.PROTECT, related_name="+")
    version = models.PositiveIntegerField(default=1)
    relation = models.CharField(max_length=20, choices=codes(Relation))
    anonymous = models.BooleanField(default=False)
    wants_news = models.BooleanField(default=False)
    name = SealedText(category=Category.C, purpose="who reported", retention=Retention.REPORT)
    phone = SealedText(category=Category.C, purpose="to call the reporter back", retention=Retention.REPORT)
    address = SealedText(category=Category.C, purpose="to find the reporter", retention=Retention.REPORT)
    safe_contact = SealedText(
        category=Category.D, purpose="how to reach the reporter safely", retention=Retention.REPORT
    )

    PLAIN = {
        "id": "a random id",
        "report": "which report",
        "compartment": "which key opens it",
        "version": "how often it was changed",
        "relation": "what the reporter is to the person",
        "anonymous": "that the reporter gave no name",
        "wants_news": "that the reporter wants to hear what became of it",
    }

    class Meta:
        constraints = [
            models.CheckConstraint(condition=known("relation", Relation), name="reports_known_relation"),
            models.CheckConstraint(
                condition=Q(anonymous=False) | Q(name=None, phone=None, address=None, safe_contact=None),
                name="reports_anonymous_has_no_name",
            ),
        ]

    def __str__(self) -> str:
        return str(self.id)


class ReportStep(models.Model):
    """One thing that was done with a report: a response, a link, a closing, a correction with what stood there
    before.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="steps")
    compartment = models.ForeignKey("vault.Compartment", on_delete=models.PROTECT, related_name="+")
    version = models.PositiveIntegerField()
    step = models.CharField(max_length=10, choices=codes(Step))
    code = models.CharField(max_length=24, blank=True)
    case_id = models.UUIDField(null=True)
    at = models.DateTimeField()
    entered_at = models.DateTimeField()
    by = models.UUIDField(null=True)
    words = SealedText(category=Category.D, purpose="why, in the officer's words", retention=Retention.REPORT)
    former = SealedText(category=Category.D, purpose="what stood there before", retention=Retention.REPORT)

    PLAIN = {
        "id": "a random id",
        "report": "which report",
        "compartment": "which key opens it",
        "version": "which version of the report it made",
        "step": "what was done",
        "code": "the kind of response, or the reason, as a code",
        "case_id": "which case (a random id)",
        "at": "when it was done",
        "entered_at": "when it was typed",
        "by": "which officer (a random id)",
    }

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["report", "version"], name="reports_one_step_a_version"),
            models.CheckConstraint(condition=known("step", Step), name="reports_known_step"),
            models.CheckConstraint(condition=Q(entered_at__gte=F("at")), name="reports_step_not_in_the_future"),
        ]

    def __str__(self) -> str:
        return str(self.id)
