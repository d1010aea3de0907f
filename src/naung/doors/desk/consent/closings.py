"""What was withdrawn from this desk and must be answered, and what waits for a second officer here."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from naung.casework.consent.actions import acknowledge_closing
from naung.casework.consent.queries import bases_waiting, closing_row, closings_received
from naung.casework.consent.vocabulary import PURPOSE_WORDS, SharingPurpose
from naung.doors.desk.consent.lawful_forms import HandledForm
from naung.doors.desk.consent.shared import touched
from naung.doors.desk.consent.shown import closing_shown, desk_names
from naung.doors.desk.shell.guards import DeskRequest, requires
from naung.doors.desk.shell.problems import errors_on
from naung.foundation.access.vocabulary import Permission


@requires(Permission.CONSENT_READ)
def desk_list(request: DeskRequest) -> HttpResponse:
    """Both lists of this desk. Neither names anybody."""
    actor, names = request.actor, desk_names()
    received = touched(closings_received(actor=actor), actor)
    waiting = bases_waiting(actor=actor) if actor.may(Permission.BASIS_CONFIRM) else []
    context = {
        "open": [closing_shown(line, names) for line in received if line.answered_at is None],
        "done": [closing_shown(line, names) for line in received if line.answered_at is not None],
        "may_answer": actor.may(Permission.REFERRAL_DECIDE),
        "second": actor.may(Permission.BASIS_CONFIRM),
        "waiting": [
            {"id": row.id, "purpose": PURPOSE_WORDS[SharingPurpose(row.purpose)], "signed_at": row.signed_at}
            for row in waiting
            if row.signed_by != actor.id
        ],
    }
    return render(request, "desk/consent/list.html", context)


@requires(Permission.REFERRAL_DECIDE)
def answer(request: DeskRequest, closing_id: UUID) -> HttpResponse:
    """Say that this desk closed what it had received, and how."""
    closing_row(closing_id, actor=request.actor)
    line = next(each for each in closings_received(actor=request.actor) if each.id == closing_id)
    form = HandledForm(request.POST or None)
    if form.is_valid():
        with errors_on(form):
            acknowledge_closing(closing_id=closing_id, handled=form.answer, by=request.actor)
            messages.success(request, _("Terima kasih. Jawaban meja ini tercatat."))
            return redirect("consent:list")
    context = {"form": form, "closing": closing_shown(line, desk_names())}
    return render(request, "desk/consent/answer.html", context)
