"""Handing over the open work of an officer who leaves."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from naung.casework.cases.actions import hand_over
from naung.casework.cases.queries import holders
from naung.doors.desk.cases.forms import HandOverForm
from naung.doors.desk.cases.shown import Officers
from naung.doors.desk.shell.guards import DeskRequest, requires
from naung.doors.desk.shell.problems import errors_on
from naung.foundation.access.vocabulary import Permission


@requires(Permission.HAND_OVER)
def hand(request: DeskRequest) -> HttpResponse:
    """Who holds how many open steps; and from whom to whom they go."""
    found, officers = holders(actor=request.actor), Officers()
    form = HandOverForm(
        request.POST or None,
        givers=[(str(each.officer), officers(each.officer)) for each in found],
        takers=[(str(each.officer), officers(each.officer)) for each in found if each.may_take],
    )
    if form.is_valid():
        with errors_on(form):
            moved = hand_over(by=request.actor, **form.cleaned_data)
            messages.success(request, _("%(steps)d langkah berpindah tangan.") % {"steps": moved.steps})
            if moved.stayed:
                words = _("%(steps)d langkah belum berpindah; pilih penerima lain untuknya.")
                messages.warning(request, words % {"steps": moved.stayed})
            return redirect("cases:hand_over")
    rows = [(officers(each.officer), each.steps, each.serves) for each in found]
    return render(request, "desk/cases/hand_over.html", {"form": form, "rows": rows})
