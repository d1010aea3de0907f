"""Erasing a report for good, or one person out of it. The room above knows the cases and decides which."""

from collections.abc import Sequence
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from naung.casework.reports.actions.steps import save_step
from naung.casework.reports.models import Report, Reporter, ReportStep, ReportSubject
from naung.casework.reports.queries.reports import reporter_content
from naung.casework.reports.queries.search import SPACE, tokens_of
from naung.casework.reports.rules.comparing import report_marks
from naung.casework.reports.vocabulary import (
    AgeBand,
    Mentioned,
    OfficerAnswer,
    Part,
    ReporterContent,
    ReportEvent,
    Sex,
    Silence,
    Status,
    Step,
    Urgency,
)
from naung.foundation.access.rules import require
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.audit.actions import record
from naung.foundation.errors import NotFound
from naung.foundation.people.queries import of_desk
from naung.foundation.people.queries.erasing import open_for_erasure
from naung.foundation.people.rules.marks import Marks, speaks_of
from naung.foundation.recusal.actions import forget_record, unmark_person
from naung.foundation.vault.actions import drop_tokens, erase

SEALED = ("words", "sender_words", "place_words", "facts")


@transaction.atomic
def erase_report(*, report_id: UUID, by: Actor) -> None:
    """Destroy the keys of a report and of its reporter, take it out of the search, delete its persons and its history.

    An empty row stays that no desk sees: the same form sent again does not bring it back, and a desk from which it was
    kept learns nothing of it now. Raises NotFound for another desk's, an erased one, or none.
    """
    report = _locked(report_id, by)
    told = _told(_subjects(report))
    drop_tokens(SPACE, report.id, of_desk(report.owner_id, tokens_of(told)))
    _unmark(report, report_marks(told, _reporter(report)), by)
    forget_record(record_id=report.id, by=by)
    _forget_reporter(report, by)
    ReportSubject.objects.filter(report=report).delete()
    ReportStep.objects.filter(report=report).delete()
    _empty(report)
    erase(compartment=report.compartment, record_id=report.id, by=by)
    record(ReportEvent.ERASED, subject=report.id, by=by)


def _locked(report_id: UUID, by: Actor) -> Report:
    require(by, Permission.PERSON_ERASE)
    rows = Report.objects.select_for_update(of=("self",)).select_related("compartment")
    report = rows.filter(id=report_id, erased_at=None).first()
    if report is None or (report.owner_id is None and by.kind == "user"):
        raise NotFound()
    require(by, Permission.PERSON_ERASE, within=report.owner_id)
    return report


def _subjects(report: Report) -> list[ReportSubject]:
    rows = ReportSubject.objects.filter(report=report).select_related("compartment")
    return list(rows.order_by("position", "id"))


def _told(rows: Sequence[ReportSubject]) -> list[Mentioned]:
    """Names and numbers of rows, for the search's tokens; nothing of a row whose key is gone."""
    texts = open_for_erasure(ReportEvent.UNSEALED_FOR_ERASURE, [(row, ("name", "phone")) for row in rows])
    return [
        Mentioned(Part(row.part), text.get("name") or "", text.get("phone") or "", "", Sex(row.sex), AgeBand(row.age))
        for row, text in zip(rows, texts, strict=True)
    ]


def _reporter(report: Report) -> ReporterContent | None:
    """Name and number of who reported; nothing where there is none or its key is gone."""
    row = Reporter.objects.select_related("compartment").filter(report=report).first()
    if row is None:
        return None
    (text,) = open_for_erasure(ReportEvent.UNSEALED_FOR_ERASURE, [(row, ("name", "phone"))])
    return reporter_content(row, text)


def _unmark(report: Report, marks: frozenset[str], by: Actor) -> None:
    """Forget what a report was compared with officers by; one that waits for a desk was not compared yet."""
    if report.owner_id is not None:
        unmark_person(person_id=report.id, desk=report.owner_id, marks=marks, by=by)


def _forget_reporter(report: Report, by: Actor) -> None:
    row = Reporter.objects.select_related("compartment").filter(report=report).first()
    if row is not None:
        erase(compartment=row.compartment, record_id=row.id, by=by)
        row.delete()


def _empty(report: Report) -> None:
    """Leave of the row its random id and number, who took it, and which device sent it: what a second sending asks for."""
    now = timezone.now()
    report.erased_at = report.received_at = report.entered_at = report.due_at = now
    report.owner = report.case_id = report.responded_at = report.accused_desk = None
    report.status, report.closing_reason, report.version = Status.RECEIVED, "", report.version + 1
    report.sender = report.place_code = ""
    report.country, report.urgency = "ID", Urgency.ORDINARY
    report.silence, report.against_officer = Silence.NOT_ASKED, OfficerAnswer.UNKNOWN
    for column in SEALED:
        setattr(report, column, None)
    report.save()


@transaction.atomic
def take_out_of_report(
    *, report_id: UUID, subjects: Sequence[UUID], marks: Marks, reporter: bool = False, by: Actor
) -> None:
    """Take one person out of a report that others need: her rows, her search tokens, and what corrections kept of her.

    `reporter`: she reported it herself, so who reported goes too. The report's own words stay: a person must read them.
    Raises NotFound as `erase_report` does.
    """
    report = _locked(report_id, by)
    rows = _subjects(report)
    hers = [row for row in rows if row.id in set(subjects)]
    kept = [row for row in rows if row.id not in set(subjects) and row.removed_at is None]
    gone, left, told_by = _told(hers), _told(kept), _reporter(report)
    taken, stays = (told_by, None) if reporter else (None, told_by)
    _unmark(report, report_marks(gone, taken) - report_marks(left, stays), by)
    if hers:
        drop_tokens(SPACE, report.id, of_desk(report.owner_id, tokens_of(gone) - tokens_of(left)))
        ReportSubject.objects.filter(id__in=[row.id for row in hers]).delete()
    if reporter:
        _forget_reporter(report, by)
    _forget_former(report, marks)
    save_step(report, Step.CORRECT, changed=(), by=by)
    record(ReportEvent.PERSON_TAKEN_OUT, subject=report.id, by=by)


def _forget_former(report: Report, marks: Marks) -> None:
    """What stood in the report before a correction, where it has her name or number in it."""
    steps = list(ReportStep.objects.filter(report=report, former__isnull=False).select_related("compartment"))
    texts = open_for_erasure(ReportEvent.UNSEALED_FOR_ERASURE, [(step, ("former",)) for step in steps])
    told = [step.id for step, text in zip(steps, texts, strict=True) if speaks_of(text.get("former") or "", marks)]
    ReportStep.objects.filter(id__in=told).update(former=None)
