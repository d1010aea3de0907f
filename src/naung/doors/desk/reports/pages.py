"""The list of reports and the page of one."""

from datetime import timedelta
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from naung.casework.cases.queries import case_of_report
from naung.casework.reports.queries import report_for, reports_listed
from naung.casework.reports.vocabulary import (
    CHANNEL_WORDS,
    CLOSING_WORDS,
    RELATION_WORDS,
    SENDER_WORDS,
    SILENCE_WORDS,
    ReportShown,
    Status,
    Step,
)
from naung.doors.desk.reports.shown import (
    fact_words,
    next_steps,
    person_rows,
    rows_of,
    status_tag,
    step_rows,
    urgency_words,
)
from naung.doors.desk.reports.told import place_words
from naung.doors.desk.shell.guards import DeskRequest, requires
from naung.foundation.access.vocabulary import Permission
from naung.foundation.accounts.queries import name_of
from naung.foundation.errors import NotFound

ALL = "semua"
WHILE_TOLD = timedelta(hours=1)  # a report saved within this was written down while it was being told
FILTERS = {
    ALL: (None, _("Semua")),
    "menunggu": (Status.RECEIVED, _("Menunggu keputusan")),
    "menjadi-kasus": (Status.LINKED, _("Menjadi kasus")),
    "digabung": (Status.JOINED, _("Digabung ke kasus")),
    "ditutup": (Status.CLOSED, _("Ditutup")),
}


@requires(Permission.REPORT_READ)
def list_reports(request: DeskRequest, status: str = ALL, after: UUID | None = None) -> HttpResponse:
    """Reports of the desk, newest first, by status, forty a page."""
    if status not in FILTERS:
        raise NotFound()
    page = reports_listed(actor=request.actor, status=FILTERS[status][0], after=after)
    context = {
        "rows": rows_of(page.rows),
        "filters": [
            (reverse("reports:listed", args=[key]), words, key == status) for key, (_s, words) in FILTERS.items()
        ],
        "next_page": reverse("reports:listed_after", args=[status, page.after]) if page.after else "",
        "is_first": after is None,
        "may_take": request.actor.may(Permission.REPORT_RECEIVE),
    }
    return render(request, "desk/reports/list.html", context)


@requires(Permission.REPORT_READ)
def show(request: DeskRequest, report_id: UUID) -> HttpResponse:
    """One report: what was said, why it is urgent, its clock, what was done, what is next."""
    report = report_for(report_id, actor=request.actor)
    content = report.content
    clocks = (report.clocks.acted_on, *report.clocks.others)
    context = {
        "report": report,
        "content": content,
        "persons": person_rows(content.persons),
        "urgency": urgency_words(report.urgency.level, report.urgency.deciding),
        "status": status_tag(report.status),
        "facts": fact_words(content.facts - {rule.code for rule in report.urgency.deciding}),
        "asked": SILENCE_WORDS[content.silence],
        "channel": CHANNEL_WORDS[content.channel],
        "sender": SENDER_WORDS[content.sender] if content.sender else "",
        "place": place_words(content.place_code, content.country),
        "clocks": list(zip(clocks, (report.left, *report.lefts), strict=True)),
        "steps": step_rows(report.steps),
        "next_steps": next_steps(report),
        "taken_by": name_of(report.received_by),
        "closing": CLOSING_WORDS[report.closing_reason] if report.closing_reason else "",
        "relation": RELATION_WORDS[report.reporter_relation] if report.reporter_relation else "",
        "entered_late": report.clocks.acted_on.moved and report.entered_at - content.received_at >= WHILE_TOLD,
        "case_id": _case_to_open(report, request),
        "may_correct": may_correct(report, request),
        "may_open_reporter": request.actor.may(Permission.REPORTER_READ),
    }
    return render(request, "desk/reports/show.html", context)


def _case_to_open(report: ReportShown, request: DeskRequest) -> UUID | None:
    """The report's case where this reader can open it: it may be erased, or be another desk's."""
    if report.case_id is None or not request.actor.may(Permission.CASE_READ):
        return None
    return case_of_report(report.id, actor=request.actor)


def may_correct(report: ReportShown, request: DeskRequest) -> bool:
    """Whether this reader may correct the report now."""
    return request.actor.may(Permission.REPORT_RECEIVE) and Step.CORRECT in report.allowed_steps
