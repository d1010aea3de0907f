"""Taking a report on one page, and correcting it. Where the report went is told to nobody who types."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from naung.casework.reports.actions import correct_report, receive_report
from naung.casework.reports.queries import report_for
from naung.casework.reports.rules.urgency import shipped_urgency_rules, urgency_of
from naung.casework.reports.vocabulary import Content, Received
from naung.doors.desk.reports.forms import SPARE_ROWS, ContentForm, TakeForm
from naung.doors.desk.reports.shown import urgency_words
from naung.doors.desk.reports.told import answers_of, content_of, differences_on_form
from naung.doors.desk.shell.guards import DeskRequest, requires
from naung.doors.desk.shell.problems import errors_on
from naung.foundation.access.vocabulary import Permission
from naung.foundation.errors import FieldProblem, Problems, StaleVersion
from naung.foundation.identifiers import new_id
from naung.foundation.organisations.queries import own_desk

RECEIPT = "report_receipt"  # in the session: number and codes of the report just taken, nothing of anyone
ON_FORM = {
    "place_words": "landmark",
    "place_code": "place",
    "country": "place",
    "persons": "name_1",
    "reporter_anonymous": "anonymous",
}


@contextmanager
def under_form_names() -> Iterator[None]:
    """Let each problem of the room stand beside the form's own field."""
    try:
        yield
    except Problems as found:
        raise Problems(
            [FieldProblem(ON_FORM.get(p.field, p.field), p.message, p.values) for p in found.problems]
        ) from found


@requires(Permission.REPORT_RECEIVE)
def take(request: DeskRequest) -> HttpResponse:
    """One page: how it came, what was said, how urgent, where, who; and who reported, in a part of its own."""
    near = own_desk(request.actor).territory
    form = TakeForm(request.POST or None, initial={"report_id": new_id()}, near=near)
    if form.is_valid():
        content = content_of(form)
        with errors_on(form), under_form_names():
            taken = receive_report(
                content=content,
                reporter=form.reporter(),
                report_id=form.cleaned_data["report_id"],
                by=request.actor,
            )
            request.session[RECEIPT] = receipt_of(taken, content)
            return redirect("reports:taken")
    return render(request, "desk/reports/take.html", {"form": form})


def receipt_of(taken: Received, content: Content) -> dict[str, Any]:
    """What the receipt shows: number, level and the codes of the rules behind it."""
    read = urgency_of(content.facts, content.persons, content.silence, shipped_urgency_rules())
    return {"number": taken.number, "level": taken.urgency.value, "rules": [rule.code for rule in read.deciding]}


@requires(Permission.REPORT_RECEIVE)
def taken(request: DeskRequest) -> HttpResponse:
    """The receipt: the number to tell the reporter, and what follows. The same for every report."""
    receipt = request.session.get(RECEIPT)
    if receipt is None:
        return redirect("reports:list")
    rules = [rule for rule in shipped_urgency_rules() if rule.code in receipt["rules"]]
    context = {"number": receipt["number"], "urgency": urgency_words(receipt["level"], rules)}
    return render(request, "desk/reports/taken.html", context)


@requires(Permission.REPORT_RECEIVE)
def correct(request: DeskRequest, report_id: UUID) -> HttpResponse:
    """Correct what was reported; what stood there before stays in the report's history."""
    report = report_for(report_id, actor=request.actor)
    rows = len(report.content.persons) + SPARE_ROWS
    form = ContentForm(
        request.POST or None,
        initial=answers_of(report.content),
        version=report.version,
        rows=rows,
        near=own_desk(request.actor).territory,
    )
    if form.is_valid():
        content = content_of(form)
        with errors_on(form), under_form_names():
            _correct(report_id, form.base_version or report.version, content, report.content, request)
            messages.success(request, _("Perubahan pada laporan disimpan."))
            return redirect("reports:list")
    return render(request, "desk/reports/correct.html", {"form": form, "report": report})


def _correct(report_id: UUID, version: int, mine: Content, theirs: Content, request: DeskRequest) -> None:
    try:
        correct_report(report_id=report_id, version=version, content=mine, by=request.actor)
    except StaleVersion as stale:
        differences = differences_on_form(stale.differences, theirs, mine)
        raise StaleVersion(based_on=stale.based_on, now=stale.now, differences=differences) from stale
