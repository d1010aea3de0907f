"""One report, and who reported it."""

from datetime import datetime
from uuid import UUID

from django.utils import timezone

from naung.casework.reports.models import Report, Reporter, ReportStep, ReportSubject
from naung.casework.reports.queries.clocks import calendar_now, lefts_of, response_clocks_of
from naung.casework.reports.rules.states import allowed_steps
from naung.casework.reports.rules.urgency import facts_of, shipped_urgency_rules, urgency_of
from naung.casework.reports.vocabulary import (
    NUMBER_PREFIX,
    REPORTER_EVENTS,
    AgeBand,
    Channel,
    ClosingReason,
    Content,
    Mentioned,
    OfficerAnswer,
    Part,
    Relation,
    ReporterContent,
    ReporterReason,
    ReporterShown,
    ReportEvent,
    ReportShown,
    Sender,
    Sex,
    Silence,
    Status,
    Step,
    StepShown,
    Urgency,
    UrgencyRead,
)
from naung.foundation.access.rules import require
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.errors import NotFound
from naung.foundation.identifiers import ReportId, read_number
from naung.foundation.organisations.vocabulary import DeskKind
from naung.foundation.recusal.queries import seen_by
from naung.foundation.vault.queries import open_rows

REPORT_COLUMNS = ("words", "sender_words", "place_words", "facts")
SUBJECT_COLUMNS = ("name", "phone", "note")
REPORTER_COLUMNS = ("name", "phone", "address", "safe_contact")
Plain = dict[str, str | None]


def report_row(report_id: UUID, *, actor: Actor) -> Report:
    """The row of a report of the actor's desk, nothing of it opened. Raises NotFound for any other."""
    rows = Report.objects.select_related("compartment", "owner", "reporter")
    report = seen_by(rows, "id", actor=actor).filter(id=report_id, owner_id=actor.desk).first() if actor.desk else None
    require(actor, Permission.REPORT_READ)
    if report is None:
        raise NotFound()
    return report


def report_by_number(typed: str, *, actor: Actor) -> ReportId:
    """The id of the report whose number was typed or heard. Raises NotFound, also for another desk's."""
    require(actor, Permission.REPORT_READ)
    number = read_number(NUMBER_PREFIX, typed)
    if number is None or actor.desk is None:
        raise NotFound()
    rows = seen_by(Report.objects.filter(number=number, owner_id=actor.desk), "id", actor=actor)
    found = rows.values_list("id", flat=True).first()
    if found is None:
        raise NotFound()
    return ReportId(found)


def report_number(report_id: UUID, *, actor: Actor) -> str:
    """The number of a report of the actor's desk; nothing where this is none that the actor may know of. Opens nothing."""
    require(actor, Permission.REPORT_READ)
    rows = seen_by(Report.objects.filter(id=report_id, owner__in=[actor.desk]), "id", actor=actor)
    return rows.values_list("number", flat=True).first() or ""


def persons_of(report: Report) -> list[ReportSubject]:
    """The persons whom a report mentions, in the order told."""
    rows = ReportSubject.objects.filter(report=report, removed_at=None).select_related("compartment")
    return list(rows.order_by("position", "id"))


def content_of(report: Report, told: Plain, persons: list[tuple[ReportSubject, Plain]]) -> Content:
    """A report's content from its rows and what was opened of them; what was not opened is empty."""
    return Content(
        channel=Channel(report.channel),
        received_at=report.received_at,
        words=told.get("words") or "",
        sender=Sender(report.sender) if report.sender else None,
        sender_words=told.get("sender_words") or "",
        place_code=report.place_code,
        country=report.country,
        place_words=told.get("place_words") or "",
        facts=facts_of(told.get("facts")),
        silence=Silence(report.silence),
        persons=tuple(mentioned(row, plain) for row, plain in persons),
        against_officer=OfficerAnswer(report.against_officer),
        accused_desk=report.accused_desk,
    )


def mentioned(row: ReportSubject, plain: Plain) -> Mentioned:
    """A mentioned person from her row and what was opened of it."""
    return Mentioned(
        part=Part(row.part),
        name=plain.get("name") or "",
        phone=plain.get("phone") or "",
        note=plain.get("note") or "",
        sex=Sex(row.sex),
        age=AgeBand(row.age),
        id=row.id,
    )


def report_for(report_id: UUID, *, actor: Actor, now: datetime | None = None) -> ReportShown:
    """A report with its persons, urgency, clocks and what was done, for one actor. Raises NotFound for another
    desk's.
    """
    report = report_row(report_id, actor=actor)
    persons = persons_of(report)
    steps = list(ReportStep.objects.filter(report=report).select_related("compartment").order_by("version"))
    rows = [(report, REPORT_COLUMNS), *((p, SUBJECT_COLUMNS) for p in persons), *((s, ("words",)) for s in steps)]
    told, *others = open_rows(actor, ReportEvent.OPENED, rows)
    opened_persons = list(zip(persons, others, strict=False))
    content = content_of(report, told, opened_persons)
    opened_steps = list(zip(steps, others[len(persons) :], strict=True))
    withheld = frozenset(REPORT_COLUMNS) - told.keys()
    return _shown(report, content, opened_steps, withheld, actor, now or timezone.now())


def _urgency(report: Report, content: Content, withheld: frozenset[str]) -> UrgencyRead:
    """How urgent it is and why; only how urgent, as it was stored, where the actor may not see the facts."""
    if "facts" in withheld:
        return UrgencyRead(Urgency(report.urgency), ())
    return urgency_of(content.facts, content.persons, content.silence, shipped_urgency_rules())


def _shown(
    report: Report,
    content: Content,
    steps: list[tuple[ReportStep, Plain]],
    withheld: frozenset[str],
    actor: Actor,
    now: datetime,
) -> ReportShown:
    calendar = calendar_now()
    clocks = response_clocks_of(report, now=now, calendar=calendar)
    left, *lefts = lefts_of((clocks.acted_on, *clocks.others), now=now, calendar=calendar)
    reporter: Reporter | None = getattr(report, "reporter", None)
    return ReportShown(
        id=report.id,
        number=report.number,
        version=report.version,
        status=Status(report.status),
        content=content,
        entered_at=report.entered_at,
        received_by=report.received_by,
        urgency=_urgency(report, content, withheld),
        clocks=clocks,
        left=left,
        lefts=tuple(lefts),
        responded_at=report.responded_at,
        case_id=report.case_id,
        closing_reason=ClosingReason(report.closing_reason) if report.closing_reason else None,
        has_reporter=reporter is not None,
        reporter_relation=Relation(reporter.relation) if reporter else None,
        reporter_anonymous=bool(reporter and reporter.anonymous),
        reporter_wants_news=bool(reporter and reporter.wants_news),
        steps=tuple(_step(row, plain) for row, plain in steps),
        allowed_steps=steps_for(report, actor),
        withheld=withheld,
    )


def steps_for(report: Report, actor: Actor) -> tuple[Step, ...]:
    """What this actor may do with the report now."""
    found = allowed_steps(Status(report.status))
    if not actor.may(Permission.REPORT_DECIDE):
        return ()
    overseen = report.owner is not None and report.owner.kind == DeskKind.OVERSIGHT
    linkable = actor.may(Permission.CASE_WRITE)
    return tuple(
        step
        for step in found
        if (step is not Step.HAND or overseen) and (step not in (Step.LINK, Step.JOIN) or linkable)
    )


def _step(row: ReportStep, plain: Plain) -> StepShown:
    words = plain.get("words") or ""
    return StepShown(Step(row.step), row.at, row.entered_at, row.by, row.code, words, row.case_id)


def reporter_for(report_id: UUID, *, actor: Actor, reason: ReporterReason) -> ReporterShown:
    """Who reported, opened for a stated reason that stands in the log.

    Raises NotPermitted without the permission, NotFound for another desk's report and for one without a reporter.
    """
    report = report_row(report_id, actor=actor)
    require(actor, Permission.REPORTER_READ)
    reporter = Reporter.objects.select_related("compartment").filter(report=report).first()
    if reporter is None:
        raise NotFound()
    (plain,) = open_rows(actor, REPORTER_EVENTS[reason], [(reporter, REPORTER_COLUMNS)])
    return ReporterShown(report.id, reporter.version, reporter_content(reporter, plain))


def reporter_content(reporter: Reporter, plain: Plain) -> ReporterContent:
    """What is known of a reporter from his row and what was opened of it."""
    return ReporterContent(
        relation=Relation(reporter.relation),
        anonymous=reporter.anonymous,
        wants_news=reporter.wants_news,
        name=plain.get("name") or "",
        phone=plain.get("phone") or "",
        address=plain.get("address") or "",
        safe_contact=plain.get("safe_contact") or "",
    )


def parked_count() -> int:
    """How many reports wait for an oversight desk that this installation does not have yet. Names nobody."""
    return Report.objects.filter(owner=None, erased_at=None).count()
