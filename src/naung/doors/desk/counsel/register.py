"""Pages of the register of lawyers."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from naung.casework.counsel.actions import change_lawyer, leave_register, write_lawyer
from naung.casework.counsel.queries import lawyer_for, lawyers_of_desk, officers_to_tie
from naung.doors.desk.cases.shown import Officers
from naung.doors.desk.counsel.forms import LawyerForm, LeaveForm, first_of
from naung.doors.desk.counsel.shown import lawyer_row
from naung.doors.desk.shell.guards import DeskRequest, requires
from naung.doors.desk.shell.problems import errors_on
from naung.doors.desk.shell.words import say_day
from naung.doors.desk.shell.workbook import Sheet, as_attachment, workbook, written_now
from naung.foundation.access.vocabulary import Permission

READS, ASSIGNS = Permission.COUNSEL_READ, Permission.COUNSEL_ASSIGN


def _rows(request: DeskRequest) -> list[dict[str, Any]]:
    officers = Officers()
    return [lawyer_row(each, officers) for each in lawyers_of_desk(actor=request.actor, also_left=True)]


@requires(READS)
def overview(request: DeskRequest) -> HttpResponse:
    """Every lawyer of the desk's register, with accreditation, load and what they know."""
    rows = _rows(request)
    context = {
        "rows": [row for row in rows if row["lawyer"].left_at is None],
        "left": [row for row in rows if row["lawyer"].left_at is not None],
        "may_write": request.actor.may(ASSIGNS),
    }
    return render(request, "desk/counsel/list.html", context)


@requires(READS)
def book(request: DeskRequest) -> HttpResponse:
    """The register as a workbook. No survivor is in it."""
    heads = (
        _("Nama advokat"), _("Lembaga"), _("Akreditasi"), _("Sampai"), _("Jenis kelamin"), _("Bahasa"), _("Keahlian"),
        _("Wilayah"), _("Penugasan berjalan"), _("Paling banyak"), _("Dapat dihubungi di"),
    )  # fmt: skip
    rows = [
        (
            row["told"].name, row["told"].body, row["licence"]["words"],
            say_day(row["told"].licensed_until) if row["told"].licensed_until else None, row["sex"], row["languages"],
            row["specialities"], row["places"], row["lawyer"].load, row["told"].most or None, row["told"].contact,
        )
        for row in _rows(request)
        if row["lawyer"].left_at is None
    ]  # fmt: skip
    notes = (written_now(), _("Penugasan berjalan: di meja ini saja."))
    return as_attachment(workbook([Sheet(_("Advokat"), heads, rows, notes)]), _("advokat"))


@requires(ASSIGNS)
def add(request: DeskRequest) -> HttpResponse:
    """Put a lawyer into the register."""
    form = LawyerForm(request.POST or None, officers=officers_to_tie(actor=request.actor))
    if form.is_valid():
        with errors_on(form):
            write_lawyer(told=form.told(), by=request.actor)
            messages.success(request, _("Advokat dicatat."))
            return redirect("counsel:list")
    return render(request, "desk/counsel/lawyer.html", {"form": form})


@requires(ASSIGNS)
def change(request: DeskRequest, lawyer_id: UUID) -> HttpResponse:
    """Correct a row."""
    lawyer = lawyer_for(lawyer_id, actor=request.actor)
    officers = officers_to_tie(actor=request.actor)
    form = LawyerForm(request.POST or None, initial=first_of(lawyer.told), version=lawyer.version, officers=officers)
    if form.is_valid():
        with errors_on(form):
            change_lawyer(lawyer_id=lawyer_id, told=form.told(), version=form.base_version or 0, by=request.actor)
            messages.success(request, _("Catatan advokat dibetulkan."))
            return redirect("counsel:list")
    return render(request, "desk/counsel/lawyer.html", {"form": form, "lawyer": lawyer})


@requires(ASSIGNS)
def leave(request: DeskRequest, lawyer_id: UUID) -> HttpResponse:
    """Take a lawyer out of the register."""
    lawyer = lawyer_for(lawyer_id, actor=request.actor)
    form = LeaveForm(request.POST or None)
    if form.is_valid():
        with errors_on(form):
            leave_register(lawyer_id=lawyer_id, words=form.cleaned_data["words"], by=request.actor)
            messages.success(request, _("Advokat keluar dari daftar. Penugasannya yang dahulu tetap tercatat."))
            return redirect("counsel:list")
    return render(request, "desk/counsel/leave.html", {"form": form, "lawyer": lawyer})
