"""Moving a report to another desk, and what the clockwork does with reports."""

from uuid import UUID

from django.db import transaction
from django.utils import timezone

from naung.casework.reports.actions.comparing import told_of
from naung.casework.reports.actions.steps import (
    locked_report,
    refuse,
    refuse_stale,
    save_step,
    was_done,
    words_problems,
)
from naung.casework.reports.models import Report, ReportBar, Reporter
from naung.casework.reports.queries.clocks import first_due
from naung.casework.reports.queries.search import SPACE, tokens_of
from naung.casework.reports.rules.comparing import report_marks
from naung.casework.reports.rules.states import SAY_WHY, status_after
from naung.casework.reports.vocabulary import ReportEvent, Status, Step, Urgency
from naung.foundation.access.rules import is_counsels, require, system_actor
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.accounts.queries import roles_at
from naung.foundation.audit.actions import record
from naung.foundation.errors import FieldProblem, NotPermitted, RuleBroken
from naung.foundation.organisations.queries import all_desks, desk, own_desk
from naung.foundation.organisations.vocabulary import DeskKind
from naung.foundation.people.queries import of_desk
from naung.foundation.recusal.actions import move_marks
from naung.foundation.vault.actions import drop_tokens, put_tokens
from naung.foundation.vault.models import Compartment
from naung.foundation.words import gettext_noop

ONLY_OVERSIGHT = gettext_noop("Hanya meja pengawas yang menyerahkan laporan ke meja lain.")
NOT_TO_COUNSEL = gettext_noop(
    "Laporan tidak diserahkan ke meja bantuan hukum: pembela hanya membaca yang disetujui penyintas. "
    "Serahkan ke meja layanan; meja itu merujuk dengan persetujuannya."
)
BATCH = 1000


def move_report(
    report: Report, owner: UUID | None, *, looked_at: frozenset[UUID] = frozenset(), by: Actor | None = None
) -> None:
    """Make another desk the owner of a report, of its reporter, of the compartments of both, and of its search tokens.

    `looked_at`: officers of whom whoever acts found that they are not meant, though one may have the same name.
    """
    _move_tokens(report, owner, looked_at, by or system_actor("moving"))
    report.owner_id = owner
    report.save(update_fields=["owner"])
    reporters = Reporter.objects.filter(report=report).values_list("compartment_id", flat=True)
    Compartment.objects.filter(id__in=[report.compartment_id, *reporters]).update(owner=owner)


def _move_tokens(report: Report, owner: UUID | None, looked_at: frozenset[UUID], by: Actor) -> None:
    """Take the report out of the old desk's search and comparing and put it into the new one's; names are read by a named job."""
    told, reporter = told_of(report, job="moving", event=ReportEvent.UNSEALED_TO_MOVE)
    tokens, marks = tokens_of(told), report_marks(told, reporter)
    if tokens:
        drop_tokens(SPACE, report.id, of_desk(report.owner_id, tokens))
        put_tokens(SPACE, report.id, of_desk(owner, tokens))
    move_marks(record_id=report.id, old=report.owner_id, new=owner, marks=marks, looked_at=looked_at, by=by)


@transaction.atomic
def hand_report(*, report_id: UUID, version: int, to_desk: UUID, words: str, by: Actor) -> None:
    """Let an oversight desk give a report to the desk that shall handle it, having found that none of its officers is
    meant.

    Raises NotPermitted for any other desk, Problems, StaleVersion with both values.
    """
    require(by, Permission.REPORT_DECIDE)
    if own_desk(by).kind != DeskKind.OVERSIGHT:
        raise NotPermitted(ONLY_OVERSIGHT, missing=Permission.REPORT_DECIDE.value)
    if was_done(report_id, Step.HAND, version=version, by=by):
        return
    report = locked_report(report_id, permission=Permission.REPORT_DECIDE, by=by)
    refuse_stale(report, version, Status(report.status))
    status_after(Status(report.status), Step.HAND)
    target = desk(to_desk)
    if is_counsels(target.agency.kind):
        raise RuleBroken(NOT_TO_COUNSEL, field="to_desk")
    refuse(words_problems(words) + ([] if words.strip() else [FieldProblem("words", SAY_WHY)]))
    save_step(report, Step.HAND, changed=(), by=by, words=words)
    ReportBar.objects.filter(report=report, desk=target).update(cleared_at=timezone.now())
    move_report(report, target.id, looked_at=frozenset(roles_at(target.id)), by=by)
    record(ReportEvent.HANDED, subject=report.id, subjects=[target.id], by=by)


@transaction.atomic
def give_parked_reports(*, by: Actor) -> int:
    """Give reports that wait for an oversight desk to one that exists now; returns how many. Twice does no harm."""
    require(by, Permission.SYSTEM_TICK)
    overseers = [each.id for each in all_desks() if each.kind == DeskKind.OVERSIGHT]
    if not overseers:
        return 0
    parked = list(Report.objects.select_for_update(of=("self",)).filter(owner=None, erased_at=None)[:BATCH])
    given = 0
    for report in parked:
        barred = set(ReportBar.objects.filter(report=report, cleared_at=None).values_list("desk_id", flat=True))
        fit = next((each for each in overseers if each not in barred), None)
        if fit is not None:
            move_report(report, fit)
            given += 1
    if given:
        record(ReportEvent.PARKED_GIVEN, count=given, by=by)
    return given


@transaction.atomic
def renew_response_dues(*, by: Actor) -> int:
    """Count again when waiting reports are due, after holidays or joint leave changed; returns how many moved."""
    require(by, Permission.SYSTEM_TICK)
    moved = 0
    waiting = Report.objects.filter(
        status=Status.RECEIVED, responded_at=None, erased_at=None, due_at__gte=timezone.now()
    )
    for report in waiting.order_by("due_at")[:BATCH]:
        due_at = first_due(Urgency(report.urgency), received_at=report.received_at, entered_at=report.entered_at)
        if due_at != report.due_at:
            Report.objects.filter(id=report.id).update(due_at=due_at)
            moved += 1
    if moved:
        record(ReportEvent.DUES_RENEWED, count=moved, by=by)
    return moved
