"""What is done with a report: respond, make it a case, close and reopen. Each step names the version it was based
on.
"""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from naung.casework.reports.models import Report, ReportStep
from naung.casework.reports.rules.contents import CLOCK_SKEW, LONGEST_WORDS
from naung.casework.reports.rules.states import closing_problems, status_after
from naung.casework.reports.vocabulary import (
    STOPS_CLOCK,
    ClosingReason,
    ReportEvent,
    Response,
    Status,
    Step,
)
from naung.foundation.access.rules import require
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.audit.actions import record
from naung.foundation.errors import Difference, FieldProblem, NotFound, Problems, StaleVersion
from naung.foundation.recusal.queries import seen_by
from naung.foundation.vault.actions import seal
from naung.foundation.words import gettext_noop, has_bad_signs

TOO_LONG = gettext_noop("Terlalu panjang: paling banyak %(most)s huruf.")
BAD_SIGNS = gettext_noop("Ada tanda yang tidak terlihat atau membalik arah tulisan. Hapus, lalu ketik ulang.")
NOT_YET = gettext_noop("Waktu ini belum terjadi.")
BEFORE_REPORT = gettext_noop("Waktu ini sebelum laporan diterima.")


def locked_report(report_id: UUID, *, permission: Permission, by: Actor) -> Report:
    """The row of a report of the actor's desk, held until the end of the transaction. Raises NotFound for any other."""
    require(by, permission)
    rows = Report.objects.select_for_update(of=("self",)).select_related("compartment")
    report = seen_by(rows, "id", actor=by).filter(id=report_id, owner_id=by.desk).first() if by.desk else None
    if report is None:
        raise NotFound()
    return report


def was_done(
    report_id: UUID, step: Step, *, version: int, code: str = "", case_id: UUID | None = None, by: Actor
) -> bool:
    """True where this very step was made by this actor on this version already: the same post arrived twice."""
    return ReportStep.objects.filter(
        report_id=report_id, version=version + 1, step=step, code=code, case_id=case_id, by=by.id
    ).exists()


def refuse_stale(report: Report, version: int, mine: Status) -> None:
    """Raise StaleVersion with both values where the step was based on another version."""
    if report.version != version:
        raise StaleVersion(
            based_on=version, now=report.version, differences=(Difference("status", report.status, mine.value),)
        )


def save_step(
    report: Report,
    step: Step,
    *,
    changed: tuple[str, ...],
    by: Actor,
    code: str = "",
    words: str = "",
    former: str = "",
    at: datetime | None = None,
    case_id: UUID | None = None,
) -> None:
    """Store the changed columns as a new version and the step that made it."""
    now = timezone.now()
    report.version += 1
    report.save(update_fields=[*changed, "version"])
    row = ReportStep(
        report=report,
        compartment=report.compartment,
        version=report.version,
        step=step,
        code=code,
        case_id=case_id,
        at=min(at or now, now),
        entered_at=now,
        by=by.id,
    )
    seal(row, words=words, former=former)
    row.save(force_insert=True)


def words_problems(words: str) -> list[FieldProblem]:
    """What is wrong with an officer's own words."""
    problems = []
    if len(words) > LONGEST_WORDS:
        problems.append(FieldProblem("words", TOO_LONG, {"most": LONGEST_WORDS}))
    if has_bad_signs(words):
        problems.append(FieldProblem("words", BAD_SIGNS))
    return problems


def refuse(problems: list[FieldProblem]) -> None:
    """Raise Problems where there are any."""
    if problems:
        raise Problems(problems)


@transaction.atomic
def acknowledge_report(
    *, report_id: UUID, version: int, response: Response, words: str = "", at: datetime | None = None, by: Actor
) -> None:
    """Keep what was done first, and when; all but a failed try stop the response clock.

    Raises Problems, StaleVersion with both values, NotFound for another desk's.
    """
    report = locked_report(report_id, permission=Permission.REPORT_DECIDE, by=by)
    if was_done(report.id, Step.RESPOND, version=version, code=response, by=by):
        return
    status = status_after(Status(report.status), Step.RESPOND)
    refuse_stale(report, version, status)
    refuse(words_problems(words) + _moment_problems(report, at))
    stops = response in STOPS_CLOCK and report.responded_at is None
    if stops:
        report.responded_at = min(at or timezone.now(), timezone.now())
    save_step(
        report,
        Step.RESPOND,
        changed=("responded_at",) if stops else (),
        by=by,
        code=response,
        words=words,
        at=at,
    )
    record(ReportEvent.RESPONDED, subject=report.id, by=by)


def _moment_problems(report: Report, at: datetime | None) -> list[FieldProblem]:
    if at is None:
        return []
    if at > timezone.now() + CLOCK_SKEW:
        return [FieldProblem("at", NOT_YET)]
    return [FieldProblem("at", BEFORE_REPORT)] if at < report.received_at.replace(second=0, microsecond=0) else []


@transaction.atomic
def link_report_to_case(
    *, report_id: UUID, case_id: UUID, became: bool = True, version: int | None = None, by: Actor
) -> None:
    """Let a report become a case (`became`) or join one that is there. The same link twice is one.

    The caller has opened or fetched the case in the same transaction; a report knows only its id.
    """
    report = locked_report(report_id, permission=Permission.REPORT_DECIDE, by=by)
    step = Step.LINK if became else Step.JOIN
    target = Status.LINKED if became else Status.JOINED
    if report.status == target and report.case_id == case_id:
        return
    refuse_stale(report, report.version if version is None else version, target)
    report.status = status_after(Status(report.status), step)
    report.case_id = case_id
    save_step(report, step, changed=("status", "case_id"), by=by, case_id=case_id)
    record(ReportEvent.LINKED if became else ReportEvent.JOINED, subject=report.id, subjects=[case_id], by=by)


@transaction.atomic
def close_report(*, report_id: UUID, version: int, reason: ClosingReason, words: str, by: Actor) -> None:
    """End a report without a case, for a coded reason and in the officer's own words. It can be reopened.

    Raises Problems (words missing, nobody responded yet), StaleVersion with both values.
    """
    report = locked_report(report_id, permission=Permission.REPORT_DECIDE, by=by)
    if was_done(report.id, Step.CLOSE, version=version, code=reason, by=by):
        return
    refuse_stale(report, version, Status.CLOSED)
    status = status_after(Status(report.status), Step.CLOSE)
    was_responded = report.responded_at is not None or _was_tried(report)
    refuse(words_problems(words) + closing_problems(reason, words, was_responded=was_responded))
    report.status, report.closing_reason = status, reason
    save_step(report, Step.CLOSE, changed=("status", "closing_reason"), by=by, code=reason, words=words)
    record(ReportEvent.CLOSED, subject=report.id, by=by)


def _was_tried(report: Report) -> bool:
    return ReportStep.objects.filter(report=report, step=Step.RESPOND).exists()


@transaction.atomic
def reopen_report(*, report_id: UUID, version: int, words: str, by: Actor) -> None:
    """Let a closed report wait for a decision again; why it was closed stays in its history."""
    report = locked_report(report_id, permission=Permission.REPORT_DECIDE, by=by)
    if was_done(report.id, Step.REOPEN, version=version, by=by):
        return
    refuse_stale(report, version, Status.RECEIVED)
    status = status_after(Status(report.status), Step.REOPEN)
    problems = words_problems(words)
    if not words.strip():
        problems.append(FieldProblem("words", gettext_noop("Tuliskan alasannya dengan singkat.")))
    refuse(problems)
    report.status, report.closing_reason = status, ""
    save_step(report, Step.REOPEN, changed=("status", "closing_reason"), by=by, words=words)
    record(ReportEvent.REOPENED, subject=report.id, by=by)
