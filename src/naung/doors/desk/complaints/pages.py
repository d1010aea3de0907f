"""Looking into complaints, answering them, watching over them; and one's own."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from naung.casework.complaints.actions import answer_complaint, let_monitor_know, pass_on, record_told
from naung.casework.complaints.queries import (
    ComplaintLine,
    ComplaintShown,
    complainant_for,
    complaint_by_number,
    complaint_for,
    complaints_listed,
    own_complaints,
)
from naung.casework.complaints.vocabulary import FINDING_WORDS, MATTER_WORDS, STATUS_WORDS, TOLD_WORDS, Status
from naung.doors.desk.complaints.forms import AnswerForm, ConsentForm, NumberForm, PassOnForm, ToldForm
from naung.doors.desk.custody.shown import desk_words
from naung.doors.desk.shell.guards import DeskRequest, requires
from naung.doors.desk.shell.problems import errors_on
from naung.foundation.access.vocabulary import Permission
from naung.foundation.errors import NotFound, RuleBroken
from naung.foundation.words import gettext_noop

UNKNOWN_NUMBER = gettext_noop("Tidak ada pengaduan dengan nomor itu. Periksa lagi huruf terakhirnya.")
TONES = {Status.LOOKED_INTO: "waits", Status.ANSWERED: "plain", Status.TOLD: "done"}


def row_of(line: ComplaintLine) -> dict[str, Any]:
    """One complaint in words."""
    return {
        "id": line.id,
        "number": line.number,
        "matter": _(MATTER_WORDS[line.matter]),
        "desk": desk_words(line.desk) if line.desk else "",
        "status": {"words": _(STATUS_WORDS[line.status]), "tone": TONES[line.status]},
        "at": line.received_at,
        "due": line.due_at,
        "late": line.late,
        "finding": _(FINDING_WORDS[line.finding]) if line.finding else "",
        "answered_at": line.answered_at,
        "told_at": line.told_at,
        "told_way": _(TOLD_WORDS[line.told_way]) if line.told_way else "",
        "monitor_may_know": line.monitor_may_know,
        "looks_into": line.looks_into,
        "own": line.own,
        "may_open_person": line.may_know_who and line.has_person,
        "has_person": line.has_person,
        "open": line.status is Status.LOOKED_INTO,
        "to_tell": line.status is Status.ANSWERED,
    }


@requires(Permission.COMPLAINT_READ)
def overview(request: DeskRequest) -> HttpResponse:
    """Every complaint that this reader may know of, newest first; one can be found by its number."""
    form = NumberForm(request.POST or None)
    if form.is_valid():
        with errors_on(form):
            return redirect("complaints:show", _by_number(request, form.cleaned_data["number"]))
    rows = [row_of(line) for line in complaints_listed(actor=request.actor)]
    return render(request, "desk/complaints/list.html", {"rows": rows, "form": form})


def _by_number(request: DeskRequest, typed: str) -> UUID:
    try:
        return complaint_by_number(typed, actor=request.actor)
    except NotFound as missing:
        raise RuleBroken(UNKNOWN_NUMBER, field="number") from missing


@requires(Permission.COMPLAINT_TAKE)
def own(request: DeskRequest) -> HttpResponse:
    """What the reader complained of herself, and what became of it."""
    rows = [row_of(line) for line in own_complaints(actor=request.actor)]
    return render(request, "desk/complaints/own.html", {"rows": rows})


@requires(Permission.COMPLAINT_READ, Permission.COMPLAINT_TAKE)
def show(request: DeskRequest, complaint_id: UUID) -> HttpResponse:
    """One complaint: what was said, its clock, its answer."""
    found = complaint_for(complaint_id, actor=request.actor)
    form = ConsentForm(initial={"monitor_may_know": found.line.monitor_may_know})
    context = {"complaint": row_of(found.line), "shown": found, "form": form}
    return render(request, "desk/complaints/show.html", context)


@requires(Permission.COMPLAINT_READ)
@require_POST
def complainant(request: DeskRequest, complaint_id: UUID) -> HttpResponse:
    """Who complained, opened by a press that stands in the log."""
    person = complainant_for(complaint_id, actor=request.actor)
    found = complaint_for(complaint_id, actor=request.actor)
    context = {"complaint": row_of(found.line), "person": person}
    return render(request, "desk/complaints/complainant.html", context)


@requires(Permission.COMPLAINT_READ, Permission.COMPLAINT_TAKE)
@require_POST
def consent(request: DeskRequest, complaint_id: UUID) -> HttpResponse:
    """Write down whether a monitor may know who complained."""
    form = ConsentForm(request.POST)
    if form.is_valid():
        let_monitor_know(complaint_id=complaint_id, may_know=form.cleaned_data["monitor_may_know"], by=request.actor)
        messages.success(request, _("Izinnya dicatat."))
    return redirect("complaints:show", complaint_id)


def _looked_into(request: DeskRequest, complaint_id: UUID) -> ComplaintShown:
    found = complaint_for(complaint_id, actor=request.actor)
    if not found.line.looks_into:
        raise NotFound()
    return found


@requires(Permission.COMPLAINT_READ)
def answer(request: DeskRequest, complaint_id: UUID) -> HttpResponse:
    """Write what was found and the answer."""
    found = _looked_into(request, complaint_id)
    form = AnswerForm(request.POST or None, version=found.line.version)
    if form.is_valid():
        with errors_on(form):
            version = form.base_version or found.line.version
            answer_complaint(complaint_id=complaint_id, version=version, by=request.actor, **form.cleaned_data)
            messages.success(request, _("Jawaban disimpan. Sekarang sampaikan kepada yang mengadu."))
            return redirect("complaints:show", complaint_id)
    context = {"form": form, "complaint": row_of(found.line), "shown": found}
    return render(request, "desk/complaints/answer.html", context)


@requires(Permission.COMPLAINT_READ)
def told(request: DeskRequest, complaint_id: UUID) -> HttpResponse:
    """Write down how the answer was told."""
    found = _looked_into(request, complaint_id)
    form = ToldForm(request.POST or None, version=found.line.version)
    if form.is_valid():
        with errors_on(form):
            version = form.base_version or found.line.version
            record_told(complaint_id=complaint_id, version=version, way=form.cleaned_data["way"], by=request.actor)
            messages.success(request, _("Dicatat: jawaban sudah disampaikan."))
            return redirect("complaints:show", complaint_id)
    context = {"form": form, "complaint": row_of(found.line), "shown": found}
    return render(request, "desk/complaints/told.html", context)


@requires(Permission.COMPLAINT_READ)
def pass_it_on(request: DeskRequest, complaint_id: UUID) -> HttpResponse:
    """Give it to the next level, because this desk is too near."""
    found = _looked_into(request, complaint_id)
    form = PassOnForm(request.POST or None, version=found.line.version)
    if form.is_valid():
        with errors_on(form):
            version = form.base_version or found.line.version
            pass_on(complaint_id=complaint_id, version=version, by=request.actor)
            messages.success(request, _("Pengaduan diteruskan. Meja ini tidak melihatnya lagi."))
            return redirect("complaints:list")
    return render(request, "desk/complaints/pass_on.html", {"form": form, "complaint": row_of(found.line)})
