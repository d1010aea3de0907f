"""Receiving a report: quickly, once, sealed, and by the desk that may have it."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone

from naung.casework.reports.actions.comparing import compare_told
from naung.casework.reports.actions.routing import Route, route_of
from naung.casework.reports.models import Report, ReportBar, Reporter, ReportSubject
from naung.casework.reports.queries.clocks import first_due
from naung.casework.reports.queries.search import SPACE, tokens_of
from naung.casework.reports.rules.contents import content_problems, origin_problems, reporter_problems
from naung.casework.reports.rules.urgency import asked_facts, facts_text, shipped_urgency_rules, urgency_of
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
from naung.foundation.errors import NotFound, Problems, RuleBroken
from naung.foundation.identifiers import new_id, new_number
from naung.foundation.people.queries import of_desk
from naung.foundation.rows import insert, together
from naung.foundation.vault.actions import new_compartments, put_tokens, seal
from naung.foundation.vault.models import Compartment
from naung.foundation.vault.queries import one_search_key
from naung.foundation.vault.vocabulary import CompartmentKind
from naung.foundation.words import gettext_noop

OTHER_DEVICE = gettext_noop("Nomor urut perangkat ini sudah dipakai untuk laporan lain.")
TRIES = 3  # a random number that is taken, or the same post arriving twice at one moment


@dataclass(frozen=True)
class Intake:
    """All that one taking of a report knows: what was told, under which id, by whom, at which desk, when."""

    content: Content
    reporter: ReporterContent | None
    report_id: UUID | None
    origin: Origin | None
    now: datetime
    officer: UUID
    desk: UUID
    by: Actor


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
    intake = Intake(content, reporter, report_id, origin, timezone.now(), by.id, by.desk, by)
    _refuse_problems(intake)
    for attempt in range(TRIES - 1):
        try:
            return _received_once(intake, doubted=attempt > 0)
        except IntegrityError:
            continue
    return _received_once(intake, doubted=True)


@transaction.atomic
def _received_once(intake: Intake, *, doubted: bool) -> Received:
    """Nearly every form comes once, so what came before is looked up only when the database refused it (`doubted`)."""
    before = _from_device_before(intake)
    if before is not None or not doubted:
        return before or _receive(intake, intake.report_id or new_id())
    report_id, before = _id_for(intake)
    return before or _receive(intake, report_id)


def _refuse_problems(intake: Intake) -> None:
    known = frozenset(rule.code for rule in asked_facts(shipped_urgency_rules()))
    problems = content_problems(intake.content, now=intake.now, known_facts=known) + origin_problems(intake.origin)
    problems += reporter_problems(intake.reporter) if intake.reporter is not None else []
    if problems:
        raise Problems(problems)


def _from_device_before(intake: Intake) -> Received | None:
    """The first result of what this device sent before; RuleBroken where another desk has its number."""
    if intake.origin is None:
        return None
    sent = Report.objects.filter(origin=intake.origin.device, sequence=intake.origin.sequence)
    found = sent.values_list("id", "number", "urgency", "taken_at_id").first()
    if found is not None and found[3] != intake.desk:
        raise RuleBroken(OTHER_DEVICE, field="origin")
    return Received(found[0], found[1], Urgency(found[2])) if found else None


def _id_for(intake: Intake) -> tuple[UUID, Received | None]:
    """The id of the new report, and the first result where the same officer sent the same form before."""
    if intake.report_id is None:
        return new_id(), None
    sent = Report.objects.filter(id=intake.report_id).values_list("id", "number", "urgency", "received_by")
    found = sent.first()
    if found is None:
        return intake.report_id, None
    return new_id(), Received(found[0], found[1], Urgency(found[2])) if found[3] == intake.officer else None


def _receive(intake: Intake, report_id: UUID) -> Received:
    with one_search_key():
        report = _stored(intake, report_id, route_of(intake.content, taken_at=intake.desk))
        compare_told(report, intake.content.persons, intake.reporter, by=intake.by)
    record(ReportEvent.RECEIVED, subject=report.id, by=intake.by)
    return Received(report.id, report.number, Urgency(report.urgency))


def _stored(intake: Intake, report_id: UUID, route: Route) -> Report:
    """All rows of the report, sealed, in one message to the database."""
    content = intake.content
    urgency = urgency_of(content.facts, content.persons, content.silence, shipped_urgency_rules()).level
    report = _report(intake, report_id, urgency, route)
    kinds = [CompartmentKind.REPORT, *([CompartmentKind.REPORTER] if intake.reporter is not None else [])]
    with together():
        report.compartment, *apart = new_compartments(kinds=kinds, owner=route.owner, by=intake.by)
        seal_told(report, content)
        insert([report])
        if route.barred:
            insert([ReportBar(report=report, desk_id=desk) for desk in route.barred])
        save_persons(report, content.persons)
        if intake.reporter is not None:
            _save_reporter(report, intake.reporter, apart[0])
    return report


def _report(intake: Intake, report_id: UUID, urgency: Urgency, route: Route) -> Report:
    content, now = intake.content, intake.now
    received_at = min(content.received_at, now)
    return Report(
        id=report_id,
        number=new_number(NUMBER_PREFIX),
        owner_id=route.owner,
        taken_at_id=intake.desk,
        channel=content.channel,
        sender=content.sender or "",
        received_at=received_at,
        entered_at=now,
        received_by=intake.officer,
        place_code=content.place_code,
        country=content.country,
        silence=content.silence,
        against_officer=content.against_officer,
        accused_desk=content.accused_desk,
        urgency=urgency,
        due_at=first_due(urgency, received_at=received_at, entered_at=now),
        origin=intake.origin.device if intake.origin else None,
        sequence=intake.origin.sequence if intake.origin else None,
    )


def seal_told(report: Report, content: Content) -> None:
    """Seal what was told into the report's columns."""
    seal(
        report,
        words=content.words,
        sender_words=content.sender_words,
        place_words=content.place_words,
        facts=facts_text(content.facts),
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
        insert(rows)
        index_persons(report, persons)


def index_persons(report: Report, persons: tuple[Mentioned, ...]) -> None:
    """Make a report findable, at the desk that has it, by the names and numbers of the persons it mentions."""
    put_tokens(SPACE, report.id, of_desk(report.owner_id, tokens_of(persons)))


def _save_reporter(report: Report, reporter: ReporterContent, apart: Compartment) -> None:
    row = Reporter(
        report=report,
        compartment=apart,
        relation=reporter.relation,
        anonymous=reporter.anonymous,
        wants_news=reporter.wants_news,
    )
    seal_reporter(row, reporter)
    insert([row])


def seal_reporter(row: Reporter, reporter: ReporterContent) -> None:
    """Seal what is known of the reporter into the row (not saved)."""
    seal(
        row,
        name=reporter.name,
        phone=reporter.phone,
        address=reporter.address,
        safe_contact=reporter.safe_contact,
    )
