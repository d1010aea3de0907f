"""Pages of what came from phones: the list of what needs a person, one form beside what stands, the officer's own phones."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from naung.casework.outreach.actions import Choice, Outcome, set_parcel_aside, take_up, weigh_parcel
from naung.casework.outreach.queries import questions_at, sessions_between
from naung.casework.outreach.rules.diary import KIND, FieldForm
from naung.doors.desk.cases.shown import Officers
from naung.doors.desk.diary.forms import MendForm
from naung.doors.desk.diary.shown import both, form_told, parcel_row, reasons
from naung.doors.desk.outreach.forms import first_held
from naung.doors.desk.outreach.shown import line_row
from naung.doors.desk.shell.guards import DeskRequest, requires
from naung.doors.desk.shell.words import say_day
from naung.foundation.access.vocabulary import Permission
from naung.foundation.courier.actions import revoke_device
from naung.foundation.courier.queries import own_devices, parcel_line, parcels_open
from naung.foundation.courier.rules import SETTLED
from naung.foundation.courier.vocabulary import ParcelState
from naung.foundation.errors import NotFound

WRITES = Permission.OUTREACH_WRITE


@requires(WRITES)
def overview(request: DeskRequest) -> HttpResponse:
    """What came to the desk and needs a person, and the officer's own phones."""
    officers = Officers()
    rows = [parcel_row(line, officers) for line in parcels_open(KIND, permission=WRITES, actor=request.actor)]
    devices = own_devices(permission=WRITES, actor=request.actor)
    return render(request, "desk/diary/list.html", {"rows": rows, "devices": devices})


@requires(WRITES)
def show(request: DeskRequest, parcel_id: UUID) -> HttpResponse:
    """One form from a phone: what it says, why it is not written down yet, what stands instead."""
    return _page(request, parcel_id)


@requires(WRITES)
@require_POST
def write(request: DeskRequest, parcel_id: UUID) -> HttpResponse:
    """Write a form down as it was put right here."""
    outcome = weigh_parcel(parcel_id=parcel_id, by=request.actor)
    if outcome.form is None or outcome.form.held is None:
        raise NotFound()
    form = _mend_form(request, outcome.form)
    if form.is_valid():
        chosen = form.session_chosen()
        as_new = chosen is None and outcome.form.unlisted is not None
        choice = Choice(session=chosen, as_new=as_new, held=form.held())
        return _ended(request, parcel_id, take_up(parcel_id=parcel_id, choice=choice, by=request.actor), form)
    return _page(request, parcel_id, form)


@requires(WRITES)
@require_POST
def choose(request: DeskRequest, parcel_id: UUID) -> HttpResponse:
    """Use what the phone sent over what stands, leave what stands, or try again."""
    do = request.POST.get("do", "")
    if do == "sisih":
        set_parcel_aside(parcel_id=parcel_id, by=request.actor)
        messages.success(request, _("Formulir dikesampingkan. Yang sudah tercatat tidak berubah."))
        return redirect("diary:list")
    version = request.POST.get("version", "")
    over = int(version) if do == "ambil" and version.isascii() and version.isdigit() and len(version) < 10 else None
    choice = Choice(over=over, looked_at=True)
    return _ended(request, parcel_id, take_up(parcel_id=parcel_id, choice=choice, by=request.actor))


def _ended(request: DeskRequest, parcel_id: UUID, outcome: Outcome, form: MendForm | None = None) -> HttpResponse:
    if outcome.state is ParcelState.TAKEN and outcome.session:
        messages.success(request, _("Formulir dari ponsel sudah tercatat."))
        return redirect("outreach:show", outcome.session)
    for sentence in reasons(outcome):
        messages.warning(request, sentence)
    return _page(request, parcel_id, form)


def _page(request: DeskRequest, parcel_id: UUID, form: MendForm | None = None) -> HttpResponse:
    line = parcel_line(parcel_id, permission=WRITES, actor=request.actor)
    if line.state in SETTLED:
        return redirect("outreach:show", line.subject) if line.subject else redirect("diary:list")
    outcome = weigh_parcel(parcel_id=parcel_id, by=request.actor)
    told = outcome.form
    context: dict[str, Any] = {
        "row": parcel_row(line, Officers()),
        "reasons": reasons(outcome),
        "told": form_told(told, questions_at(actor=request.actor)) if told else None,
        "both": both(outcome.differences),
        "fits": outcome.state is ParcelState.TAKEN,
    }
    if outcome.standing is not None:
        context["standing"] = outcome.standing
    elif told and told.held:
        context["form"] = form or _mend_form(request, told, fresh=True)
    return render(request, "desk/diary/show.html", context)


def _mend_form(request: DeskRequest, told: FieldForm, *, fresh: bool = False) -> MendForm:
    sessions = None
    if told.unlisted and told.held:
        day = told.held.on
        near = sessions_between(day, day + timedelta(days=1), actor=request.actor)
        sessions = [(line.id, f"{say_day(line.on)}, {line_row(line)['place']}") for line in near]
    posted = None if fresh else request.POST or None
    return MendForm(posted, initial=first_held(told.held) if told.held else {}, sessions=sessions)


@requires(WRITES)
@require_POST
def revoke(request: DeskRequest, device_id: UUID) -> HttpResponse:
    """Revoke one of the officer's own phones."""
    revoke_device(device=device_id, permission=WRITES, by=request.actor)
    messages.success(request, _("Ponsel dicabut. Begitu berhubungan lagi, isinya yang belum selesai dihapus."))
    return redirect("diary:list")
