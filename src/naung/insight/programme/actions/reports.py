"""Reports of the task force: made, kept with both files, and approved by a second person."""

from collections.abc import Callable
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from naung.foundation.access.rules import officer_of, require
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.audit.actions import record
from naung.foundation.errors import RuleBroken
from naung.insight.programme.models import YearReport
from naung.insight.programme.queries import plan_in_force, report_for
from naung.insight.programme.rules import NOT_A_DRAFT, NOT_CLOSED, SAME_FIGURES, SECOND_PERSON, spans_of
from naung.insight.programme.vocabulary import Papers, ProgrammeEvent, ReportState, ReportTold


@transaction.atomic
def keep_report(*, told: ReportTold, printed: Callable[[int, datetime], Papers], by: Actor) -> UUID:
    """Keep a report as the next version of its days; `printed` makes its files from version and moment.

    Raises RuleBroken for days that have not closed, or where the last version says the same.
    """
    require(by, Permission.PROGRAMME_WRITE)
    plan = plan_in_force(actor=by)
    if told.span not in spans_of(told.kind, plan.periods if plan else (), timezone.localdate()):
        raise RuleBroken(NOT_CLOSED, field="which")
    same = {"first_on": told.span.first, "last_on": told.span.last, "language": told.language}
    rows = YearReport.objects.select_for_update().filter(kind=told.kind.value, **same).order_by("-version")
    last = rows.defer("contents", "pdf", "docx").first()
    if last and last.erased_at is None and last.fingerprint == told.fingerprint:
        raise RuleBroken(SAME_FIGURES, field="which")
    version, now = last.version + 1 if last else 1, timezone.now()
    papers = printed(version, now)
    kept = {"kind": told.kind.value, **same, "version": version, "fingerprint": told.fingerprint}
    files = {"contents": told.contents, "pdf": papers.pdf, "docx": papers.docx}
    row = YearReport.objects.create(**kept, **files, made_at=now, made_by=officer_of(by))
    record(ProgrammeEvent.REPORT_MADE, subject=row.id, words=bytes.fromhex(told.fingerprint), by=by)
    return row.id


@transaction.atomic
def approve_report(*, report_id: UUID, printed: Callable[[datetime], Papers], by: Actor) -> None:
    """Mark a draft as final and keep the files that say so; `printed` makes them from the moment of approval.

    Raises NotFound, RuleBroken for whoever made it, or for a version that is no draft any more.
    """
    require(by, Permission.PROGRAMME_WRITE)
    row = YearReport.objects.select_for_update().filter(id=report_id).first()
    shown = report_for(report_id, actor=by)
    if row is None or shown.state is not ReportState.DRAFT:
        raise RuleBroken(NOT_A_DRAFT)
    if row.made_by == officer_of(by):
        raise RuleBroken(SECOND_PERSON)
    now = timezone.now()
    papers = printed(now)
    row.approved_at, row.approved_by, row.pdf, row.docx = now, officer_of(by), papers.pdf, papers.docx
    row.save(update_fields=["approved_at", "approved_by", "pdf", "docx"])
    record(ProgrammeEvent.REPORT_APPROVED, subject=row.id, words=bytes.fromhex(row.fingerprint), by=by)
