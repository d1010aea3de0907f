"""Reports of the task force: made, kept with both files, and approved by a second person."""

from collections.abc import Callable
from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone

from naung.foundation.access.rules import officer_of, require
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.audit.actions import record
from naung.foundation.errors import RuleBroken
from naung.insight.programme.models import YearReport
from naung.insight.programme.queries import paper_of, plan_in_force, report_for
from naung.insight.programme.rules import (
    MADE_MEANWHILE,
    NOT_A_DRAFT,
    NOT_CLOSED,
    NOT_OF_HERE,
    SAME_FIGURES,
    SECOND_PERSON,
    spans_of,
)
from naung.insight.programme.vocabulary import Papers, ProgrammeEvent, ReportState, ReportTold


@transaction.atomic
def keep_report(*, told: ReportTold, printed: Callable[[int, datetime], Papers], by: Actor) -> UUID:
    """Keep a report as the next version of its days; `printed` makes its files from version and moment.

    Only who sees the coordination of the whole task force makes one: a report of fewer desks under the same title would open, by
    subtraction, what the other desks counted. Raises RuleBroken for days that have not closed, where the last version says the
    same, or where somebody else's was kept at the same moment.
    """
    require(by, Permission.PROGRAMME_WRITE)
    require(by, Permission.COORDINATION_READ)
    plan = plan_in_force(actor=by)
    if told.span not in spans_of(told.kind, plan.periods if plan else (), timezone.localdate()):
        raise RuleBroken(NOT_CLOSED, field="which")
    same = {"first_on": told.span.first, "last_on": told.span.last, "language": told.language, "came_from": ""}
    rows = YearReport.objects.select_for_update().filter(kind=told.kind.value, **same).order_by("-version")
    last = rows.defer("contents", "pdf", "docx").first()
    if last and last.erased_at is None and last.fingerprint == told.fingerprint:
        raise RuleBroken(SAME_FIGURES, field="which")
    version, now = last.version + 1 if last else 1, timezone.now()
    papers = printed(version, now)
    kept = {"kind": told.kind.value, **same, "version": version, "fingerprint": told.fingerprint}
    files = {"contents": told.contents, "pdf": papers.pdf, "docx": papers.docx}
    try:
        with transaction.atomic():
            row = YearReport.objects.create(**kept, **files, made_at=now, made_by=officer_of(by))
    except IntegrityError as clash:  # two first versions at once: there was no row to lock
        raise RuleBroken(MADE_MEANWHILE, field="which") from clash
    record(ProgrammeEvent.REPORT_MADE, subject=row.id, words=bytes.fromhex(told.fingerprint), by=by)
    return row.id


@transaction.atomic
def approve_report(*, report_id: UUID, printed: Callable[[datetime], Papers], by: Actor) -> None:
    """Mark a draft as final and keep the files that say so; `printed` makes them from the moment of approval.

    Raises NotFound, RuleBroken for whoever made it, for a version that is no draft any more, or one of a house that joined.
    """
    require(by, Permission.PROGRAMME_WRITE)
    row = YearReport.objects.select_for_update().filter(id=report_id).first()
    shown = report_for(report_id, actor=by)
    if row is None or shown.state is not ReportState.DRAFT:
        raise RuleBroken(NOT_A_DRAFT)
    if row.came_from:
        raise RuleBroken(NOT_OF_HERE)
    if row.made_by == officer_of(by):
        raise RuleBroken(SECOND_PERSON)
    now = timezone.now()
    papers = printed(now)
    row.approved_at, row.approved_by, row.pdf, row.docx = now, officer_of(by), papers.pdf, papers.docx
    row.save(update_fields=["approved_at", "approved_by", "pdf", "docx"])
    record(ProgrammeEvent.REPORT_APPROVED, subject=row.id, words=bytes.fromhex(row.fingerprint), by=by)


@transaction.atomic
def take_paper(*, report_id: UUID, form: str, by: Actor) -> bytes:
    """The file of a report, handed out with an entry in the log. Raises NotFound."""
    require(by, Permission.PROGRAMME_READ)
    held = paper_of(report_id, form, actor=by)
    record(ProgrammeEvent.REPORT_TAKEN, subject=report_id, by=by)
    return held
