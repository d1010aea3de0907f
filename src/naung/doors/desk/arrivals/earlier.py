"""Who of a batch may be in the desk's records already, and who of it may be known at another desk."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from naung.casework.arrivals.queries import batch_for
from naung.casework.hints.actions import compare_batch, look_for_some
from naung.casework.hints.queries import hints_of_batch, how_far_batch, looks_for_batch
from naung.casework.hints.vocabulary import LooksOfOne
from naung.doors.desk.inquiries.forms import SomeForm
from naung.doors.desk.inquiries.shown import allowed_now, look_lines, say_looked
from naung.doors.desk.people.lists import how_far_shown, one_shown
from naung.doors.desk.shell.guards import DeskRequest, requires
from naung.doors.desk.shell.problems import errors_on
from naung.foundation.access.rules import require
from naung.foundation.access.vocabulary import Permission


@requires(Permission.ARRIVAL_READ)
def of_batch(request: DeskRequest, batch_id: UUID) -> HttpResponse:
    """How far the list is laid beside the desk's records, and those of whom there may be one."""
    looks = may_look(request)
    context = {
        "batch": batch_for(batch_id, actor=request.actor),
        "people": [one_shown(each) for each in hints_of_batch(batch_id, actor=request.actor)],
        "how_far": how_far_shown(how_far_batch(batch_id, actor=request.actor)),
        "looked": looked_lines(looks_for_batch(batch_id, actor=request.actor)) if looks else [],
        "may_look": looks,
    }
    return render(request, "desk/arrivals/earlier.html", context)


def looked_lines(found: Iterable[LooksOfOne]) -> list[dict[str, Any]]:
    """Those of a list for whom somebody looked at other desks, with what was named and answered."""
    return [{"one": each, "looks": look_lines(each.looks)} for each in found]


@requires(Permission.ARRIVAL_WRITE)
def elsewhere(request: DeskRequest, batch_id: UUID) -> HttpResponse:
    """Look whether other desks know some of the list, by their numbers and with one reason; each is one look."""
    require(request.actor, Permission.PERSON_WRITE)
    batch = batch_for(batch_id, actor=request.actor)
    form = SomeForm(request.POST or None)
    if form.is_valid():
        with errors_on(form):
            numbers, why = form.cleaned_data["numbers"], form.cleaned_data["why"]
            found = look_for_some(batch_id=batch_id, numbers=numbers, why=why, by=request.actor)
            say_looked(request, [each.looked for each in found])
            return redirect("arrivals:earlier", batch_id)
    context = {"form": form, "batch": batch, "allowed": allowed_now(request.actor)}
    return render(request, "desk/arrivals/elsewhere.html", context)


@requires(Permission.ARRIVAL_WRITE)
@require_POST
def again(request: DeskRequest, batch_id: UUID) -> HttpResponse:
    """Have it compared now (a button's post)."""
    compare_batch(batch_id=batch_id, by=request.actor)
    messages.success(request, _("Daftar ini dibandingkan di belakang layar. Halaman ini boleh ditutup."))
    return redirect("arrivals:earlier", batch_id)


def may_look(request: DeskRequest) -> bool:
    """Whether the actor may look whether another desk knows somebody of a list."""
    return request.actor.may(Permission.ARRIVAL_WRITE) and request.actor.may(Permission.PERSON_WRITE)
