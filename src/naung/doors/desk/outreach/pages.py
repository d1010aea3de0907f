"""Pages of sessions: the list by month, the plan, what was written down afterwards, another day, a cancellation, answers."""

from datetime import date
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from naung.casework.outreach.actions import (
    cancel_session,
    change_plan,
    count_answers,
    move_session,
    plan_session,
    write_down_session,
)
from naung.casework.outreach.queries import (
    SessionShown,
    board_for,
    questions_at,
    session_for,
    sessions_between,
    sessions_waiting,
    speakers_at,
    version_choices,
    where,
)
from naung.casework.outreach.rules.diary import KIND
from naung.casework.outreach.rules.states import NOT_NOW, allowed_steps
from naung.casework.outreach.vocabulary import Step
from naung.doors.desk.outreach.forms import (
    CancelForm,
    HeldForm,
    MoveForm,
    PlanForm,
    RoomForm,
    first_answers,
    first_held,
    first_plan,
)
from naung.doors.desk.outreach.months import Month, month_asked
from naung.doors.desk.outreach.shown import line_row, question_words, session_page, titles
from naung.doors.desk.shell.guards import DeskRequest, requires
from naung.doors.desk.shell.problems import errors_on
from naung.foundation.access.vocabulary import Permission
from naung.foundation.clock.vocabulary import VagueDate
from naung.foundation.courier.queries import parcels_open
from naung.foundation.organisations.queries import own_desk

READS, WRITES = Permission.OUTREACH_READ, Permission.OUTREACH_WRITE


@requires(READS)
def overview(request: DeskRequest) -> HttpResponse:
    """What waits to be written down, and one month by day or by place."""
    today = timezone.localdate()
    month = month_asked(request.GET.get("bulan", ""), today)
    lines = sessions_between(month.first, month.after, actor=request.actor)
    by_place = request.GET.get("urut") == "tempat"
    if by_place:
        lines = sorted(lines, key=lambda line: (not line.place, line.place, line.on))
    context = {
        "waiting": [line_row(line) for line in sessions_waiting(today, actor=request.actor)],
        "rows": [line_row(line) for line in lines],
        "by_place": by_place,
        "month": month,
        "is_now": month == Month.of(today),
        "from_field": len(parcels_open(KIND, permission=READS, actor=request.actor)),
    }
    return render(request, "desk/outreach/list.html", context)


def _plan_form(request: DeskRequest, found: SessionShown | None = None) -> PlanForm:
    kept = found.plan.materials if found else frozenset()
    offered: dict[str, Any] = {
        "officers": _officers(request, found),
        "versions": titles(version_choices(kept, actor=request.actor)).items(),
        "near": own_desk(request.actor).territory or None,
    }
    if found:
        offered["initial"] = first_plan(found.plan, where(found.plan.place.code, found.plan.place.words))
        offered["version"] = found.version
    else:
        offered["initial"] = {"officer": str(request.actor.id)}
    return PlanForm(request.POST or None, **offered)


def _officers(request: DeskRequest, found: SessionShown | None) -> list[tuple[UUID, str]]:
    """Who serves here now, and whoever the session names already."""
    here = speakers_at(actor=request.actor)
    named = found.plan.officer if found else None
    return here if named is None or named in dict(here) else [*here, (named, _("petugas yang sudah pindah"))]


@requires(WRITES)
def plan(request: DeskRequest) -> HttpResponse:
    """Put a session into the plan."""
    form = _plan_form(request)
    if form.is_valid():
        with errors_on(form):
            made = plan_session(plan=form.plan(), posted_once=form.cleaned_data["post"], by=request.actor)
            messages.success(request, _("Sosialisasi masuk rencana. Daftar hadir dapat dicetak di halaman ini."))
            return redirect("outreach:show", made)
    return render(request, "desk/outreach/plan.html", {"form": form})


@requires(READS)
def show(request: DeskRequest, session_id: UUID) -> HttpResponse:
    """One session: its plan, what was written down, its papers, its history."""
    found = session_for(session_id, actor=request.actor)
    named = titles(version_choices(found.plan.materials, actor=request.actor))
    materials = [named[each] for each in sorted(found.plan.materials, key=str) if each in named]
    known, board = questions_at(actor=request.actor), board_for(session_id, actor=request.actor)
    context = {"session": session_page(found, materials, known, board), "may_write": request.actor.may(WRITES)}
    return render(request, "desk/outreach/show.html", context)


def _elsewhere(request: DeskRequest, found: SessionShown, *steps: Step) -> HttpResponse | None:
    """Back to the session where none of these steps starts from its state. A post goes on, so that nothing typed is lost."""
    if request.method == "POST" or set(steps).intersection(allowed_steps(found.line.state)):
        return None
    messages.warning(request, _(NOT_NOW))
    return redirect("outreach:show", found.line.id)


@requires(WRITES)
def change(request: DeskRequest, session_id: UUID) -> HttpResponse:
    """Change the plan of a session that was not held yet."""
    found = session_for(session_id, actor=request.actor)
    if away := _elsewhere(request, found, Step.CHANGE):
        return away
    form = _plan_form(request, found)
    if form.is_valid():
        with errors_on(form):
            version = form.base_version or 0
            change_plan(session_id=session_id, version=version, plan=form.plan(), by=request.actor)
            messages.success(request, _("Rencana disimpan."))
            return redirect("outreach:show", session_id)
    return render(request, "desk/outreach/plan.html", {"form": form, "line": line_row(found.line)})


@requires(WRITES)
def write_down(request: DeskRequest, session_id: UUID) -> HttpResponse:
    """Write down what a session was, or correct it."""
    found = session_for(session_id, actor=request.actor)
    if away := _elsewhere(request, found, Step.HOLD, Step.CORRECT):
        return away
    first = first_held(found.held) if found.held else {"held_on": VagueDate.on(found.plan.on)}
    form = HeldForm(request.POST or None, initial=first, version=found.version)
    if form.is_valid():
        with errors_on(form):
            version = form.base_version or 0
            write_down_session(session_id=session_id, version=version, held=form.held(), by=request.actor)
            messages.success(request, _("Catatan disimpan."))
            return redirect("outreach:show", session_id)
    context = {"form": form, "line": line_row(found.line), "again": found.held is not None}
    return render(request, "desk/outreach/write_down.html", context)


@requires(WRITES)
def move(request: DeskRequest, session_id: UUID) -> HttpResponse:
    """Give a session another day."""
    found = session_for(session_id, actor=request.actor)
    if away := _elsewhere(request, found, Step.MOVE):
        return away
    form = MoveForm(request.POST or None, version=found.version)
    if form.is_valid():
        with errors_on(form):
            on: date = form.cleaned_data["on"]
            reason, version = form.cleaned_data["reason"], form.base_version or 0
            move_session(session_id=session_id, version=version, on=on, reason=reason, by=request.actor)
            messages.success(request, _("Sosialisasi dipindahkan."))
            return redirect("outreach:show", session_id)
    return render(request, "desk/outreach/move.html", {"form": form, "line": line_row(found.line)})


@requires(WRITES)
def cancel(request: DeskRequest, session_id: UUID) -> HttpResponse:
    """Say that a session does not take place."""
    found = session_for(session_id, actor=request.actor)
    if away := _elsewhere(request, found, Step.CANCEL):
        return away
    form = CancelForm(request.POST or None, version=found.version)
    if form.is_valid():
        with errors_on(form):
            reason, version = form.cleaned_data["reason"], form.base_version or 0
            cancel_session(session_id=session_id, version=version, reason=reason, by=request.actor)
            messages.success(request, _("Sosialisasi dibatalkan. Catatannya tetap ada."))
            return redirect("outreach:show", session_id)
    return render(request, "desk/outreach/cancel.html", {"form": form, "line": line_row(found.line)})


@requires(WRITES)
def answers(request: DeskRequest, session_id: UUID) -> HttpResponse:
    """Type in how the room answered one question before and after."""
    found = session_for(session_id, actor=request.actor)
    if away := _elsewhere(request, found, Step.COUNT):
        return away
    first = first_answers(request.GET.get("tanya", ""), found.answers)
    known = [
        (code, question_words(each))
        for code, each in questions_at(actor=request.actor).items()
        if not each.dropped or code in found.answers
    ]
    form = RoomForm(request.POST or None, initial=first, version=found.version, known=known)
    if form.is_valid():
        with errors_on(form):
            question, way, replies = form.answers()
            count_answers(
                session_id=session_id,
                version=form.base_version or 0,
                question=question,
                way=way,
                replies=replies,
                by=request.actor,
            )
            messages.success(request, _("Jawaban disimpan."))
            return redirect("outreach:show", session_id)
    return render(request, "desk/outreach/answers.html", {"form": form, "line": line_row(found.line)})
