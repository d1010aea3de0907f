"""Pages of the sheet for SIMFONI-PPA."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from naung.casework.simfoni.actions import mark_copied, write_ticket
from naung.casework.simfoni.queries import sheet_for, survivors_of, tickets_of
from naung.doors.desk.cases.shown import Officers
from naung.doors.desk.shell.guards import DeskRequest, requires
from naung.doors.desk.shell.problems import errors_on
from naung.doors.desk.simfoni.forms import TicketForm
from naung.doors.desk.simfoni.shown import line_row, sheet_rows, ticket_rows
from naung.foundation.access.vocabulary import Permission
from naung.foundation.people.queries import people_named


@requires(Permission.SIMFONI_COPY)
def choose(request: DeskRequest, case_id: UUID) -> HttpResponse:
    """Whose sheet; where there is one survivor, hers at once."""
    survivors = survivors_of(case_id, actor=request.actor)
    if len(survivors) == 1:
        return redirect("simfoni:sheet", case_id, survivors[0])
    named = people_named(survivors, actor=request.actor) if survivors else {}
    tickets = tickets_of(case_id, actor=request.actor)
    people = [{"id": each, "name": named[each].name if each in named else ""} for each in survivors]
    return render(
        request, "desk/simfoni/choose.html", {"tickets": tickets, "people": people, "ticket": ticket_rows(tickets)}
    )


@requires(Permission.SIMFONI_COPY)
def sheet(request: DeskRequest, case_id: UUID, person_id: UUID) -> HttpResponse:
    """Every field in the ministry's order, each to be copied by itself."""
    shown = sheet_for(case_id, person_id, actor=request.actor)
    tickets = tickets_of(case_id, actor=request.actor)
    named = people_named([person_id], actor=request.actor)
    context = {
        "sheet": shown,
        "name": named[person_id].name if person_id in named else "",
        "sections": sheet_rows(shown),
        "tickets": tickets,
        "ticket": ticket_rows(tickets),
        "several": len(survivors_of(case_id, actor=request.actor)) > 1,
    }
    return render(request, "desk/simfoni/sheet.html", context)


@requires(Permission.SIMFONI_COPY)
def copied(request: DeskRequest, case_id: UUID, person_id: UUID) -> HttpResponse:
    """Mark one field as copied (a button's post); a script that copied it gets the line's new state alone."""
    where = reverse("simfoni:sheet", args=[case_id, person_id])
    if request.method != "POST":
        survivors_of(case_id, actor=request.actor)  # another desk's is not found here either; nothing is opened
        return HttpResponseRedirect(where)
    field, seen = request.POST.get("field", ""), request.POST.get("seen", "")
    line = mark_copied(case_id=case_id, person_id=person_id, field=field, seen=seen, by=request.actor)
    if request.headers.get("X-Requested-With") != "naung":
        return HttpResponseRedirect(where)
    return render(request, "desk/simfoni/said.html", {"row": line_row(line, Officers())})


@requires(Permission.SIMFONI_COPY)
def ticket(request: DeskRequest, case_id: UUID) -> HttpResponse:
    """Write down the ticket's number, or correct it with a reason."""
    tickets = tickets_of(case_id, actor=request.actor)
    first = {"number": tickets.ticket}
    form = TicketForm(request.POST or None, initial=first, version=tickets.version, correcting=tickets.version > 0)
    if form.is_valid():
        with errors_on(form):
            given = form.cleaned_data
            write_ticket(
                case_id=case_id,
                number=given["number"],
                reason=given.get("reason", ""),
                version=form.base_version or 0,
                by=request.actor,
            )
            messages.success(request, _("Nomor tiket disimpan."))
            return redirect("simfoni:case", case_id)
    return render(
        request, "desk/simfoni/ticket.html", {"form": form, "tickets": tickets, "ticket": ticket_rows(tickets)}
    )
