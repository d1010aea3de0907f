"""Pages of the office's table of lawful wages: empty until somebody enters one with its source."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from naung.casework.restitution.actions import write_wage
from naung.casework.restitution.queries import wage_for, wages_known
from naung.casework.restitution.rules.money import said_amount
from naung.casework.restitution.rules.tables import shipped_tables
from naung.doors.desk.restitution.forms import WageForm
from naung.doors.desk.restitution.pages import READS, WRITES
from naung.doors.desk.restitution.shown import wage_rows, wage_words
from naung.doors.desk.shell.guards import DeskRequest, requires
from naung.doors.desk.shell.problems import errors_on
from naung.foundation.organisations.queries import own_desk


@requires(READS)
def overview(request: DeskRequest) -> HttpResponse:
    """Every lawful wage that the office entered."""
    context = {"rows": wage_rows(wages_known(actor=request.actor)), "may_write": request.actor.may(WRITES)}
    return render(request, "desk/restitution/wages.html", context)


@requires(WRITES)
def add(request: DeskRequest) -> HttpResponse:
    """Enter one."""
    form = WageForm(request.POST or None, near=own_desk(request.actor).territory or None)
    if form.is_valid():
        with errors_on(form):
            write_wage(wage=form.wage(), version=0, by=request.actor)
            messages.success(request, _("Upah dicatat. Perhitungan yang memerlukannya sudah memakainya."))
            return redirect("restitution:wages")
    return render(request, "desk/restitution/wage.html", {"form": form, "heading": _("Catat upah menurut aturan")})


@requires(WRITES)
def correct(request: DeskRequest, wage_id: int) -> HttpResponse:
    """Correct one; kept computations stay as they were."""
    found = wage_for(wage_id, actor=request.actor)
    digits = shipped_tables().currencies[found.wage.currency].digits
    amount = said_amount(found.wage.smallest, digits)
    first = {"currency": found.wage.currency, "amount": amount, "source": found.wage.source}
    form = WageForm(request.POST or None, initial=first, version=found.version, fixed=True)
    if form.is_valid():
        with errors_on(form):
            write_wage(wage=form.wage(found.wage.key), version=form.base_version or 0, by=request.actor)
            messages.success(request, _("Upah dibetulkan. Perhitungan yang sudah disimpan tetap seperti semula."))
            return redirect("restitution:wages")
    context = {"form": form, "heading": _("Betulkan upah"), "wage": wage_words(found.wage)}
    return render(request, "desk/restitution/wage.html", context)
