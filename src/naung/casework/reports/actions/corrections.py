"""Correcting what was reported, and who reported it. What stood there before is kept in the report's history."""

from uuid import UUID

from django.db import transaction
from django.utils import timezone

from naung.casework.reports.actions.comparing import compare_changed, told_of
from naung.casework.reports.actions.moving import move_report
from naung.casework.reports.actions.receiving import seal_reporter, seal_told
from naung.casework.reports.actions.routing import route_of
from naung.casework.reports.actions.steps import locked_report, refuse, save_step
from naung.casework.reports.models import Report, ReportBar, Reporter, ReportSubject
from naung.casework.reports.queries.clocks import first_due
from naung.casework.reports.queries.reports import (
    REPORT_COLUMNS,
    REPORTER_COLUMNS,
    SUBJECT_COLUMNS,
    content_of,
    persons_of,
    reporter_content,
)
from naung.casework.reports.queries.search import SPACE, tokens_of
from naung.casework.reports.rules.comparing import report_marks
from naung.casework.reports.rules.contents import as_fields, content_problems, differences, reporter_problems
from naung.casework.reports.rules.states import status_after
from naung.casework.reports.rules.urgency import asked_facts, shipped_urgency_rules, urgency_of
from naung.casework.reports.vocabulary import (
    Content,
    Mentioned,
    ReporterContent,
    ReportEvent,
    Status,
    Step,
)
from naung.foundation.access.rules import require
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.audit.actions import record
from naung.foundation.errors import Difference, StaleVersion
from naung.foundation.people.queries import of_desk
from naung.foundation.vault.actions import drop_tokens, new_compartment, put_tokens, seal
from naung.foundation.vault.queries import open_rows
from naung.foundation.vault.vocabulary import CompartmentKind

CONTENT_COLUMNS = (
    "channel", "sender", "received_at", "place_code", "country", "silence", "against_officer", "accused_desk",
    "urgency", "due_at", *REPORT_COLUMNS,
)  # fmt: skip


@transaction.atomic
def correct_report(*, report_id: UUID, version: int, content: Content, by: Actor) -> None:
    """Replace a report's content; urgency, clock and desk follow from the new one. The same correction twice is one.

    Raises Problems with one row a field, StaleVersion with both values of each field, NotFound for another desk's.
    """
    report = locked_report(report_id, permission=Permission.REPORT_RECEIVE, by=by)
    known = frozenset(rule.code for rule in asked_facts(shipped_urgency_rules()))
    refuse(content_problems(content, now=timezone.now(), known_facts=known))
    old = _content_now(report, by)
    changes = differences(as_fields(old), as_fields(content))
    if not changes:
        return
    if report.version != version:
        raise StaleVersion(based_on=version, now=report.version, differences=changes)
    status_after(Status(report.status), Step.CORRECT)
    _write_content(report, content)
    if old.persons != content.persons:
        _write_persons(report, old.persons, content.persons)
        _compare_again(report, old.persons, content.persons, by)
    save_step(report, Step.CORRECT, changed=CONTENT_COLUMNS, by=by, former=_told(changes))
    _keep_away(report, content)
    record(ReportEvent.CORRECTED, subject=report.id, fields=[each.field for each in changes], by=by)


def _content_now(report: Report, by: Actor) -> Content:
    persons = persons_of(report)
    rows = [(report, REPORT_COLUMNS), *((person, SUBJECT_COLUMNS) for person in persons)]
    told, *others = open_rows(by, ReportEvent.OPENED, rows, permission=Permission.REPORT_RECEIVE)
    return content_of(report, told, list(zip(persons, others, strict=True)))


def _told(changes: tuple[Difference, ...]) -> str:
    return "\n".join(f"{each.field}: {each.theirs}" for each in changes)


def _write_content(report: Report, content: Content) -> None:
    urgency = urgency_of(content.facts, content.persons, content.silence, shipped_urgency_rules()).level
    report.channel, report.sender = content.channel, content.sender or ""
    report.received_at = min(content.received_at, timezone.now())
    report.place_code, report.country = content.place_code, content.country
    report.silence, report.urgency = content.silence, urgency
    report.against_officer, report.accused_desk = content.against_officer, content.accused_desk
    report.due_at = first_due(urgency, received_at=report.received_at, entered_at=report.entered_at)
    seal_told(report, content)


def _write_persons(report: Report, old: tuple[Mentioned, ...], new: tuple[Mentioned, ...]) -> None:
    """Change the persons that stay, mark those taken out, add new ones, and index the difference."""
    rows = {row.id: row for row in ReportSubject.objects.filter(report=report, removed_at=None)}
    for position, person in enumerate(new, start=1):
        row = rows.pop(person.id, None) if person.id else None
        row = row or ReportSubject(report=report)
        row.compartment, row.position = report.compartment, position
        row.part, row.sex, row.age = person.part, person.sex, person.age
        seal(row, name=person.name, phone=person.phone, note=person.note)
        row.save()
    ReportSubject.objects.filter(id__in=list(rows)).update(removed_at=timezone.now())
    _index_again(report, old, new)


def _index_again(report: Report, old: tuple[Mentioned, ...], new: tuple[Mentioned, ...]) -> None:
    before, after = tokens_of(old), tokens_of(new)
    drop_tokens(SPACE, report.id, of_desk(report.owner_id, before - after))
    put_tokens(SPACE, report.id, of_desk(report.owner_id, after - before))


def _compare_again(report: Report, old: tuple[Mentioned, ...], new: tuple[Mentioned, ...], by: Actor) -> None:
    """Compare the difference; a name or number that the reporter shares stays compared."""
    before, after = report_marks(old), report_marks(new)
    if before - after:
        _told, reporter = told_of(report, job="recusal", event=ReportEvent.UNSEALED_TO_COMPARE)
        hers = report_marks((), reporter)
        before, after = before | hers, after | hers
    compare_changed(report, before, after, by=by)


def _keep_away(report: Report, content: Content) -> None:
    """Move the report to the overseer where the correction names an officer whose desk has it."""
    route = route_of(content, taken_at=report.taken_at_id)
    known = dict(ReportBar.objects.filter(report=report).values_list("desk_id", "cleared_at"))
    new = route.barred - known.keys()
    ReportBar.objects.bulk_create(ReportBar(report=report, desk_id=desk) for desk in new)
    if report.owner_id in new:
        move_report(report, route.owner)


@transaction.atomic
def correct_reporter(*, report_id: UUID, version: int, reporter: ReporterContent, by: Actor) -> None:
    """Replace what is known of the reporter; `version` is the reporter's own, 0 where there was none yet.

    Raises NotPermitted without the permission to read a reporter, Problems, StaleVersion with both values.
    """
    report = locked_report(report_id, permission=Permission.REPORT_READ, by=by)
    require(by, Permission.REPORTER_READ)
    refuse(reporter_problems(reporter))
    row = Reporter.objects.select_related("compartment").filter(report=report).first()
    if row is None:
        row = Reporter(report=report, version=0)
        row.compartment = new_compartment(kind=CompartmentKind.REPORTER, owner=report.owner_id, by=by)
    elif row.version != version:
        _refuse_reporter(row, version, reporter, by)
        return
    told, before = told_of(report, job="recusal", event=ReportEvent.UNSEALED_TO_COMPARE)
    compare_changed(report, report_marks(told, before), report_marks(told, reporter), by=by)
    row.relation, row.anonymous, row.wants_news = reporter.relation, reporter.anonymous, reporter.wants_news
    row.version += 1
    seal_reporter(row, reporter)
    row.save()
    record(ReportEvent.REPORTER_CORRECTED, subject=report.id, by=by)


def _refuse_reporter(row: Reporter, version: int, mine: ReporterContent, by: Actor) -> None:
    """Raise StaleVersion with both values; the same correction sent twice is quietly accepted."""
    (plain,) = open_rows(by, ReportEvent.REPORTER_FOR_CALL_BACK, [(row, REPORTER_COLUMNS)])
    changes = differences(_reporter_fields(reporter_content(row, plain)), _reporter_fields(mine))
    if changes:
        raise StaleVersion(based_on=version, now=row.version, differences=changes)


def _reporter_fields(reporter: ReporterContent) -> dict[str, str]:
    return {
        "relation": reporter.relation.value,
        "anonymous": "on" if reporter.anonymous else "",
        "wants_news": "on" if reporter.wants_news else "",
        "reporter_name": reporter.name,
        "reporter_phone": reporter.phone,
        "reporter_address": reporter.address,
        "reporter_safe_contact": reporter.safe_contact,
    }
