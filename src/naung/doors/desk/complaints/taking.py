"""Taking a complaint, and its receipt. Where it went is told to nobody who types."""

from datetime import datetime

from django.http import HttpResponse
from django.shortcuts import redirect, render

from naung.casework.complaints.actions import take_complaint
from naung.doors.desk.complaints.forms import TakeForm
from naung.doors.desk.shell.guards import DeskRequest, requires
from naung.doors.desk.shell.problems import errors_on
from naung.foundation.access.vocabulary import Permission

RECEIPT = "complaint_receipt"  # in the session: number and day of the answer, nothing of anyone


@requires(Permission.COMPLAINT_TAKE)
def take(request: DeskRequest) -> HttpResponse:
    """One page: what happened, against whom, who complains."""
    form = TakeForm(request.POST or None)
    if form.is_valid():
        with errors_on(form):
            taken_now = take_complaint(told=form.told(), posted_once=form.cleaned_data["post"], by=request.actor)
            request.session[RECEIPT] = {"number": taken_now.number, "due": taken_now.due_at.isoformat()}
            return redirect("complaints:taken")
    return render(request, "desk/complaints/take.html", {"form": form})


@requires(Permission.COMPLAINT_TAKE)
def taken(request: DeskRequest) -> HttpResponse:
    """The number to tell, and what follows: the same for every complaint."""
    return _receipt(request, "desk/complaints/taken.html")


@requires(Permission.COMPLAINT_TAKE)
def receipt(request: DeskRequest) -> HttpResponse:
    """A slip to print that names no desk, no person and no matter."""
    return _receipt(request, "desk/complaints/receipt.html")


def _receipt(request: DeskRequest, template: str) -> HttpResponse:
    kept = request.session.get(RECEIPT)
    if kept is None:
        return redirect("complaints:take")
    return render(request, template, {"number": kept["number"], "due": datetime.fromisoformat(kept["due"])})
