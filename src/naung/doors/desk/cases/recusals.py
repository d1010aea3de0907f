"""An officer who was kept from a file in silence: a supervisor looks at it, confirms it, or has it lifted by two."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from naung.casework.cases.queries import RecusalLine, recusal_for
from naung.casework.escrow.queries import is_deposit
from naung.doors.desk.cases.forms import LiftForm
from naung.doors.desk.cases.shown import Officers
from naung.doors.desk.shell.guards import DeskRequest, requires
from naung.doors.desk.shell.problems import errors_on
from naung.foundation.access.vocabulary import Permission
from naung.foundation.recusal.actions import confirm_shut_out, decide_lift, propose_lift
from naung.foundation.recusal.rules import is_strong
from naung.foundation.recusal.vocabulary import LIFT_REASON_WORDS, MARK_WORDS, STANDING_WORDS, Standing


@requires(Permission.HAND_OVER)
def show(request: DeskRequest, shut_out_id: UUID) -> HttpResponse:
    """Who, by which sign, which file; and the two ways out of it."""
    line = recusal_for(shut_out_id, actor=request.actor)
    wanted = request.POST.get("step", "")
    form = LiftForm(request.POST if wanted == "usulkan" else None)
    if request.method == "POST" and _done(wanted, form, shut_out_id, request):
        messages.success(request, _("Keputusan dicatat."))
        return redirect("worklist:today")
    shown, officers = line.shut_out, Officers()
    deposit = is_deposit(shown.file, desk=shown.desk)
    context = {
        "line": line,
        "persons": () if deposit else _persons(line),
        "deposit": deposit,
        "thing": shown.file if line.things_of else None,
        "form": form,
        "officer": officers(shown.officer),
        "sign": _(MARK_WORDS[shown.kind]),
        "strong": is_strong(shown.kind),
        "standing": _(STANDING_WORDS[shown.standing]),
        "is_new": shown.standing is Standing.NEW,
        "may_propose": shown.standing in {Standing.NEW, Standing.CONFIRMED},
        "lifting": shown.standing is Standing.LIFTING,
        "own": shown.lift_by == request.actor.id,
        "proposer": officers(shown.lift_by) if shown.lift_by else "",
        "reason": _(LIFT_REASON_WORDS[shown.lift_reason]) if shown.lift_reason else "",
    }
    return render(request, "desk/cases/recusal.html", context)


def _persons(line: RecusalLine) -> tuple[UUID, ...]:
    """Whose records to look at: the one who was met, or those whose thing it was; a report has its own page."""
    if line.things_of or line.report or line.shut_out.person is None:
        return line.things_of
    return (line.shut_out.person,)


def _done(wanted: str, form: LiftForm, shut_out_id: UUID, request: DeskRequest) -> bool:
    """Take the step that was asked for; False where its form must be filled in first."""
    if wanted == "pastikan":
        confirm_shut_out(shut_out_id=shut_out_id, by=request.actor)
    elif wanted in {"cabut", "tolak"}:
        decide_lift(shut_out_id=shut_out_id, agree=wanted == "cabut", by=request.actor)
    elif wanted == "usulkan" and form.is_valid():
        with errors_on(form):
            propose_lift(shut_out_id=shut_out_id, by=request.actor, **form.cleaned_data)
        return form.is_valid()
    else:
        return False
    return True
