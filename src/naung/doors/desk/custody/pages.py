"""Asking for an identity, deciding as the custodian, using a leave while it runs."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from naung.casework.custody.actions import ask_identity, decide_request, end_grant, open_identity, withdraw_request
from naung.casework.custody.queries import (
    glasses_listed,
    glasses_to_review,
    grants_listed,
    request_for,
    requests_of,
    requests_waiting,
)
from naung.casework.custody.vocabulary import Outcome, RecordKind
from naung.casework.reports.queries import report_row
from naung.doors.desk.cases.shown import Officers
from naung.doors.desk.custody.forms import AskForm, DecideForm
from naung.doors.desk.custody.shown import answer_due, glass_words, opened_rows, request_rows, request_words
from naung.doors.desk.shell.guards import DeskRequest, requires
from naung.doors.desk.shell.problems import errors_on
from naung.foundation.access.vocabulary import Permission
from naung.foundation.errors import NotFound
from naung.foundation.people.queries import person_row


@requires(Permission.IDENTITY_ASK, Permission.IDENTITY_GRANT, Permission.BREAK_GLASS, Permission.BREAK_GLASS_REVIEW)
def overview(request: DeskRequest) -> HttpResponse:
    """What waits for the custodian, which leaves were given, one's own requests, and emergency openings."""
    actor, officers = request.actor, Officers()
    grants = actor.may(Permission.IDENTITY_GRANT)
    glasses = actor.may(Permission.BREAK_GLASS) or actor.may(Permission.BREAK_GLASS_REVIEW)
    context = {
        "waiting": request_rows(requests_waiting(actor=actor), officers) if grants else [],
        "grants": request_rows(grants_listed(actor=actor), officers) if grants else [],
        "own": request_rows(requests_of(actor=actor), officers) if actor.may(Permission.IDENTITY_ASK) else [],
        "to_review": [glass_words(g, officers) for g in glasses_to_review(actor=actor)] if glasses else [],
        "glasses": [glass_words(g, officers) for g in glasses_listed(actor=actor) if g.verdict] if glasses else [],
        "may_grant": grants,
        "may_ask": actor.may(Permission.IDENTITY_ASK),
        "may_break": actor.may(Permission.BREAK_GLASS),
    }
    return render(request, "desk/custody/list.html", context)


@requires(Permission.IDENTITY_ASK)
def ask_reporter(request: DeskRequest, report_id: UUID) -> HttpResponse:
    """Ask to open who reported."""
    if not hasattr(report_row(report_id, actor=request.actor), "reporter"):
        raise NotFound()
    return _ask(request, RecordKind.REPORTER, report_id)


@requires(Permission.IDENTITY_ASK)
def ask_person(request: DeskRequest, person_id: UUID) -> HttpResponse:
    """Ask to open what the role may not see of a person."""
    person_row(person_id, actor=request.actor)
    return _ask(request, RecordKind.PERSON, person_id)


def _ask(request: DeskRequest, kind: RecordKind, record: UUID) -> HttpResponse:
    form = AskForm(request.POST or None, kind=kind)
    if form.is_valid():
        with errors_on(form):
            asked = ask_identity(
                kind=kind,
                record_id=record,
                fields=form.cleaned_data["wanted"],
                hours=int(form.cleaned_data["hours"]),
                reason=form.cleaned_data["reason"],
                by=request.actor,
            )
            messages.success(request, _("Permintaan dikirim ke kustodian."))
            return redirect("custody:show", asked)
    return render(request, "desk/custody/ask.html", {"form": form, "of_reporter": kind is RecordKind.REPORTER})


@requires(Permission.IDENTITY_ASK, Permission.IDENTITY_GRANT)
def show(request: DeskRequest, leave_id: UUID) -> HttpResponse:
    """One request: the asker reads and takes it back; the custodian grants or refuses."""
    found = request_for(leave_id, actor=request.actor)
    grants = request.actor.may(Permission.IDENTITY_GRANT)
    form = DecideForm(request.POST or None, initial={"hours": str(found.line.hours)})
    wanted = request.POST.get("outcome", "")
    if wanted and form.is_valid():
        with errors_on(form):
            _decide(request, leave_id, wanted, form)
            return redirect("custody:show", leave_id)
    context = {
        "form": form,
        "asked": request_words(found.line, Officers()),
        "due": answer_due(found.line.asked_at),
        "reason": found.reason,
        "answer": found.answer,
        "own": found.own,
        "may_decide": grants and not found.own,
    }
    return render(request, "desk/custody/show.html", context)


def _decide(request: DeskRequest, leave_id: UUID, wanted: str, form: DecideForm) -> None:
    if wanted == Outcome.WITHDRAWN:
        withdraw_request(request_id=leave_id, by=request.actor)
        messages.success(request, _("Permintaan ditarik."))
        return
    granted = wanted == Outcome.GRANTED
    hours, answer = form.cleaned_data["hours"], form.cleaned_data["answer"]
    decide_request(request_id=leave_id, granted=granted, hours=int(hours or 0), answer=answer, by=request.actor)
    messages.success(request, _("Keputusan dicatat."))


@requires(Permission.IDENTITY_ASK)
@require_POST
def open_it(request: DeskRequest, leave_id: UUID) -> HttpResponse:
    """Show the granted fields, once a press; each press stands in the log."""
    opened = open_identity(request_id=leave_id, by=request.actor)
    found = request_for(leave_id, actor=request.actor)
    asked = request_words(found.line, Officers())
    return render(request, "desk/custody/opened.html", {"rows": opened_rows(opened), "asked": asked})


@requires(Permission.IDENTITY_ASK, Permission.IDENTITY_GRANT)
@require_POST
def end(request: DeskRequest, leave_id: UUID) -> HttpResponse:
    """End a leave before its time."""
    end_grant(request_id=leave_id, by=request.actor)
    messages.success(request, _("Izin diakhiri."))
    return redirect("custody:show", leave_id)
