"""The page of the year, and the forms of decree, training and meeting."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from naung.doors.desk.programme.book import book
from naung.doors.desk.programme.forms import DecisionForm, DecreeForm, FinishForm, MinutesForm, TrainingForm
from naung.doors.desk.programme.shown import duty_rows, institution_rows, said_span, target_row, training_row
from naung.doors.desk.shell.forms import DeskForm
from naung.doors.desk.shell.guards import DeskRequest, requires
from naung.doors.desk.shell.problems import errors_on
from naung.doors.desk.shell.workbook import as_attachment
from naung.foundation.access.vocabulary import Permission
from naung.foundation.organisations.queries import own_desk
from naung.insight.programme.actions import (
    add_decision,
    finish_decision,
    record_decree,
    record_training,
    write_minutes,
)
from naung.insight.programme.queries import (
    decision_for,
    decree_in_force,
    desk_names,
    meeting_for,
    meetings,
    plan_in_force,
    targets_of,
    trainings,
)
from naung.insight.programme.rules import DONE_ALREADY

READS, WRITES = Permission.PROGRAMME_READ, Permission.PROGRAMME_WRITE


def _shown(request: DeskRequest) -> dict[str, Any]:
    actor = request.actor
    plan = plan_in_force(actor=actor)
    targets = targets_of(plan.id, actor=actor) if plan else []
    held = meetings(actor=actor)
    return {
        "decree": decree_in_force(actor=actor),
        "trainings": [training_row(each) for each in trainings(actor=actor)],
        "plan": plan,
        "waits": said_span(plan.waits) if plan and plan.waits else "",
        "targets": [target_row(each) for each in targets],
        "institutions": institution_rows(targets),
        "meetings": held,
        "late": sorted((d for each in held for d in each.decisions if d.late), key=lambda each: each.due_on),
        "duties": duty_rows(timezone.localdate()),
        "now": timezone.localdate(),
        "may_write": actor.may(WRITES),
    }


@requires(READS)
def year(request: DeskRequest) -> HttpResponse:
    """Everything of the year on one page, made to be printed."""
    return render(request, "desk/programme/year.html", _shown(request))


@requires(READS)
def workbook(request: DeskRequest) -> HttpResponse:
    """The same as a workbook."""
    return as_attachment(book(_shown(request)), f"tahun-kerja-{timezone.localdate():%Y%m%d}")


def written(
    request: DeskRequest, form: DeskForm, heading: str, back: str, write: Callable[[], str], lead: str = ""
) -> HttpResponse:
    """The page of a form; where it is valid, write and go where `write` says."""
    if form.is_valid():
        with errors_on(form):
            address = write()
            messages.success(request, _("Tersimpan."))
            return redirect(address)
    return render(request, "desk/programme/form.html", {"form": form, "heading": heading, "back": back, "lead": lead})


def _year() -> str:
    return reverse("programme:year")


@requires(WRITES)
def decree(request: DeskRequest) -> HttpResponse:
    """Write down a decree or its renewal."""
    form = DecreeForm(request.POST or None)

    def write() -> str:
        record_decree(told=form.told(), by=request.actor)
        return _year()

    return written(request, form, _("Catat surat keputusan"), _year(), write)


@requires(WRITES)
def training(request: DeskRequest) -> HttpResponse:
    """Write down a training."""
    near = own_desk(request.actor).territory or None
    form = TrainingForm(request.POST or None, desks=desk_names().items(), near=near)

    def write() -> str:
        record_training(told=form.told(), by=request.actor)
        return _year()

    return written(request, form, _("Catat pelatihan"), _year(), write)


@requires(WRITES)
def minutes(request: DeskRequest) -> HttpResponse:
    """Write down a meeting; what it decided comes on its own page."""
    form = MinutesForm(request.POST or None, desks=desk_names().items())

    def write() -> str:
        data = form.cleaned_data
        present = [UUID(each) for each in data["present"]]
        made = write_minutes(held_on=data["held_on"], agenda=data["agenda"], present=present, by=request.actor)
        return reverse("programme:meeting", args=[made])

    return written(request, form, _("Catat rapat koordinasi"), _year(), write)


@requires(READS)
def meeting(request: DeskRequest, meeting_id: UUID) -> HttpResponse:
    """One meeting: who was there, what was decided, what is done."""
    found = meeting_for(meeting_id, actor=request.actor)
    return render(request, "desk/programme/meeting.html", {"meeting": found, "may_write": request.actor.may(WRITES)})


@requires(WRITES)
def decide(request: DeskRequest, meeting_id: UUID) -> HttpResponse:
    """Add what a meeting decided."""
    found = meeting_for(meeting_id, actor=request.actor)
    form = DecisionForm(request.POST or None, desks=desk_names().items())
    back = reverse("programme:meeting", args=[found.id])

    def write() -> str:
        data = form.cleaned_data
        add_decision(
            meeting_id=found.id,
            words=data["words"],
            responsible=UUID(data["responsible"]),
            due_on=data["due_on"],
            by=request.actor,
        )
        return back

    return written(request, form, _("Tambah keputusan rapat"), back, write)


@requires(WRITES)
def finish(request: DeskRequest, decision_id: UUID) -> HttpResponse:
    """Write down that a decision was carried out."""
    found = decision_for(decision_id, actor=request.actor)
    back = reverse("programme:meeting", args=[found.meeting])
    if found.done_on is not None:
        messages.warning(request, _(DONE_ALREADY))
        return redirect(back)
    form = FinishForm(request.POST or None)

    def write() -> str:
        data = form.cleaned_data
        finish_decision(decision_id=found.id, done_on=data["done_on"], evidence=data["evidence"], by=request.actor)
        return back

    return written(request, form, _("Keputusan sudah dijalankan"), back, write)
