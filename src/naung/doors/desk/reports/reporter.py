"""Who reported: opened only for a stated reason, by those who may, each time on record."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from naung.casework.reports.actions import correct_reporter
from naung.casework.reports.queries import report_row, reporter_for
from naung.casework.reports.vocabulary import (
    RELATION_WORDS,
    REPORTER_REASON_WORDS,
    ReporterContent,
    ReporterReason,
)
from naung.doors.desk.reports.forms import ReporterFields, ReporterReasonForm
from naung.doors.desk.reports.told import reporter_answers
from naung.doors.desk.shell.guards import DeskRequest, requires
from naung.doors.desk.shell.problems import errors_on
from naung.foundation.access.vocabulary import Permission
from naung.foundation.errors import NotFound


@requires(Permission.REPORTER_READ)
def show(request: DeskRequest, report_id: UUID) -> HttpResponse:
    """Ask why, then show who reported; the reason stands in the log of reading."""
    report = report_row(report_id, actor=request.actor)
    form = ReporterReasonForm(request.POST or None)
    context = {
        "form": form,
        "report_id": report_id,
        "number": report.number,
        "has_reporter": hasattr(report, "reporter"),
        "opened": None,
    }
    if form.is_valid():
        reason = ReporterReason(form.cleaned_data["reason"])
        opened = reporter_for(report_id, actor=request.actor, reason=reason)
        context["opened"] = opened.content
        context["relation"] = RELATION_WORDS[opened.content.relation]
        context["reason"] = REPORTER_REASON_WORDS[reason]
    return render(request, "desk/reports/reporter.html", context)


@requires(Permission.REPORTER_READ)
def correct(request: DeskRequest, report_id: UUID) -> HttpResponse:
    """Correct who reported, or add him where nothing was known."""
    report = report_row(report_id, actor=request.actor)
    try:
        known = reporter_for(report_id, actor=request.actor, reason=ReporterReason.CALL_BACK)
        first, version = known.content, known.version
    except NotFound:
        first, version = ReporterContent(), 0
    form = ReporterFields(request.POST or None, initial=reporter_answers(first), version=version)
    if form.is_valid():
        with errors_on(form):
            correct_reporter(
                report_id=report_id,
                version=version if form.base_version is None else form.base_version,
                reporter=form.reporter() or ReporterContent(),
                by=request.actor,
            )
            messages.success(request, _("Identitas pelapor disimpan."))
            return redirect("reports:show", report_id)
    return render(
        request, "desk/reports/reporter_correct.html", {"form": form, "number": report.number, "report_id": report_id}
    )
