"""Receiving a report: quickly, once, sealed, and by the desk that may have it."""

from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone

from naung.casework.reports.actions.routing import Route, route_of
from naung.casework.reports.models import Report, ReportBar, Reporter, ReportFact, ReportSubject
from naung.casework.reports.queries.clocks import first_due
from naung.casework.reports.queries.search import SPACE, tokens_of
from naung.casework.reports.rules.contents import content_problems, origin_problems, reporter_problems
from naung.casework.reports.rules.urgency import asked_facts, shipped_urgency_rules, urgency_of
from naung.casework.reports.vocabulary import (
    NUMBER_PREFIX,
    Content,
    Mentioned,
    Origin,
    Received,
    ReporterContent,
    ReportEvent,
    Urgency,
)
from naung.foundation.access.rules import require
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.audit.actions import record
from naung.foundation.errors import NotFound, Problems
from naung.foundation.identifiers import new_id, new_number
from naung.foundation.vault.actions import new_compartment, put_tokens, seal
from naung.foundation.vault.vocabulary import CompartmentKind

TRIES = 3  # a random number that is taken, or the same post arriving twice at one moment


def receive_report(
    *,
    content: Content,
    reporter: ReporterContent | None = None,
    report_id: UUID | None = None,
    origin: Origin | None = None,
    by: Actor,
) -> Received:
    """Store what was reported and start its clock; the answer never tells which desk received it.

    `report_id` (made when the form was opened) or `origin` make a second sending of the same report give the first
    result. Raises Problems with one row a field; nothing is written then.
    """
    require(by, Permission.REPORT_RECEIVE)
    if by.desk is None or by.id is None:
        raise NotFound()
    now = timezone.now()
    _refuse_problems(content, reporter, origin, now)
    for attempt in range(1, TRIES + 1):
        try:
            with transaction.atomic():
                return _received_before(report_id, origin, by) or _receive(
                    content, reporter, report_id, origin, now, by
                )
        except IntegrityError:
            if attempt == TRIES:
                raise
    raise AssertionError("unreachable: the last try returns or raises")


def _refuse_problems(content: Content, reporter: ReporterContent | None, origin: Origin | None, now: datetime) -> None:
    known = frozenset(rule.code for rule in asked_facts(shipped_urgency_rules()))
    problems = content_problems(content, now=now, known_facts=known) + origin_problems(origin)
    problems += reporter_problems(reporter) if reporter is not None else []
    if problems:
        raise Problems(problems)


def _received_before(report_id: UUID | None, origin: Origin | None, by: Actor) -> Received | None:
    """The first result of a report that was sent before by the same officer or from the same device."""
    if origin is not None:
        rows = Report.objects.filter(origin=origin.device, sequence=origin.sequence)
    elif report_id is not None:
        rows = Report.objects.filter(id=report_id)
    else:
        return None
    found = rows.filter(received_by=by.id).values_list("id", "number", "urgency").first()
    return Received(found[0], found[1], Urgency(found[2])) if found else None


def _receive(
    content: Content,
    reporter: ReporterContent | None,
    report_id: UUID | None,
    origin: Origin | None,
    now: datetime,
    by: Actor,
) -> Received:
    route = route_of(content, by)
    urgency = urgency_of(content.facts, content.persons, content.silence, shipped_urgency_rules()).level
    report = _report(content, urgency, route, now, by)
    report.id = report_id if report_id is not None and not Report.objects.filter(id=report_id).exists() else new_id()
    if origin is not None:
        report.origin, report.sequence = origin.device, origin.sequence
    report.compartment = new_compartment(kind=CompartmentKind.REPORT, owner=route.owner, by=by)
    seal(report, words=content.words, sender_words=content.sender_words, place_words=content.place_words)
    report.save(force_insert=True)
    if route.barred:
        ReportBar.objects.bulk_create(ReportBar(report=report, desk_id=desk) for desk in route.barred)
    ReportFact.objects.bulk_create(ReportFact(report=report, code=code) for code in sorted(content.facts))
    save_persons(report, content.persons)
    if reporter is not None:
        _save_reporter(report, reporter, route.owner, by)
    record(ReportEvent.RECEIVED, subject=report.id, by=by)
    return Received(report.id, report.number, urgency)


def _report(content: Content, urgency: Urgency, route: Route, now: datetime, by: Actor) -> Report:
    received_at = min(content.received_at, now)
    return Report(
        number=new_number(NUMBER_PREFIX),
        owner_id=route.owner,
        taken_at_id=by.desk,
        channel=content.channel,
        sender=content.sender or "",
        received_at=received_at,
        entered_at=now,
        received_by=by.id,
        place_code=content.place_code,
        country=content.country,
        silence=content.silence,
        against_officer=content.against_officer,
        accused_desk=content.accused_desk,
        urgency=urgency,
        due_at=first_due(urgency, received_at=received_at, entered_at=now),
    )


def save_persons(report: Report, persons: tuple[Mentioned, ...]) -> None:
    """Seal and store the persons mentioned, and make them findable."""
    rows = []
    for position, person in enumerate(persons, start=1):
        row = ReportSubject(
            report=report,
            compartment=report.compartment,
            position=position,
            part=person.part,
            sex=person.sex,
            age=person.age,
        )
        seal(row, name=person.name, phone=person.phone, note=person.note)
        rows.append(row)
    if rows:
        ReportSubject.objects.bulk_create(rows)
        index_persons(report.id, persons)


def index_persons(report_id: UUID, persons: tuple[Mentioned, ...]) -> None:
    """Make a report findable by the names and numbers of the persons it mentions."""
    put_tokens(SPACE, report_id, tokens_of(persons))


def _save_reporter(report: Report, reporter: ReporterContent, owner: UUID | None, by: Actor) -> None:
    row = Reporter(
        report=report,
        compartment=new_compartment(kind=CompartmentKind.REPORTER, owner=owner, by=by),
        relation=reporter.relation,
        anonymous=reporter.anonymous,
        wants_news=reporter.wants_news,
    )
    seal_reporter(row, reporter)
    row.save(force_insert=True)


def seal_reporter(row: Reporter, reporter: ReporterContent) -> None:
    """Seal what is known of the reporter into the row (not saved)."""
    seal(
        row,
        name=reporter.name,
        phone=reporter.phone,
        address=reporter.address,
        safe_contact=reporter.safe_contact,
    )
