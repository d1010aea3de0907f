"""Closing and reopening: one proposes, another decides."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from naung.casework.cases.actions import decide_turn, propose_turn
from naung.casework.cases.queries import case_for
from naung.casework.cases.vocabulary import Outcome, Turn
from naung.doors.desk.cases.forms import AnswerForm, TurnForm
from naung.doors.desk.cases.shown import Officers, turn_rows
from naung.doors.desk.shell.guards import DeskRequest, requires
from naung.doors.desk.shell.problems import errors_on
from naung.foundation.access.vocabulary import Permission
from naung.foundation.errors import NotFound


def _propose(request: DeskRequest, case_id: UUID, turn: Turn) -> HttpResponse:
    case = case_for(case_id, actor=request.actor)
    form = TurnForm(request.POST or None, turn=turn)
    if form.is_valid():
        with errors_on(form):
            propose_turn(case_id=case_id, turn=turn.value, by=request.actor, **form.cleaned_data)
            messages.success(request, _("Usul dikirim ke penyelia. Anda tidak dapat menyetujuinya sendiri."))
            return redirect("cases:show", case_id)
    return render(request, "desk/cases/turn.html", {"form": form, "case": case, "closing": turn is Turn.CLOSE})


@requires(Permission.CASE_CLOSE_PROPOSE)
def close(request: DeskRequest, case_id: UUID) -> HttpResponse:
    """Propose to close."""
    return _propose(request, case_id, Turn.CLOSE)


@requires(Permission.CASE_CLOSE_PROPOSE)
def reopen(request: DeskRequest, case_id: UUID) -> HttpResponse:
    """Propose to reopen."""
    return _propose(request, case_id, Turn.REOPEN)


@requires(Permission.CASE_CLOSE_APPROVE, Permission.CASE_CLOSE_PROPOSE)
def decide(request: DeskRequest, turn_id: UUID, case_id: UUID) -> HttpResponse:
    """Approve, refuse or withdraw a proposal."""
    case = case_for(case_id, actor=request.actor)
    turn = next((t for t in turn_rows(case, Officers(), request.actor.id) if t["id"] == turn_id), None)
    if turn is None:
        raise NotFound()
    form = AnswerForm(request.POST or None)
    wanted = request.POST.get("outcome", "")
    if form.is_valid() and wanted in {o.value for o in Outcome}:
        with errors_on(form):
            decide_turn(turn_id=turn_id, outcome=wanted, answer=form.cleaned_data["answer"], by=request.actor)
            messages.success(request, _("Keputusan dicatat."))
            return redirect("cases:show", case_id)
    context = {
        "form": form,
        "case": case,
        "turn": turn,
        "may_approve": request.actor.may(Permission.CASE_CLOSE_APPROVE),
    }
    return render(request, "desk/cases/decide.html", context)
