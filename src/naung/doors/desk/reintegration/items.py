"""The office's own items of the scale."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from naung.casework.reintegration.actions import withdraw_item, write_item
from naung.casework.reintegration.queries import own_items
from naung.casework.reintegration.rules.tables import shipped_tables
from naung.doors.desk.reintegration.forms import ItemForm, anchors_of, row_words
from naung.doors.desk.reintegration.pages import WRITES
from naung.doors.desk.shell.guards import DeskRequest, requires
from naung.doors.desk.shell.problems import errors_on


@requires(WRITES)
def own(request: DeskRequest) -> HttpResponse:
    """The items of this house and of the office, and a form for another."""
    form = ItemForm(request.POST or None)
    if form.is_valid():
        with errors_on(form):
            write_item(words=form.cleaned_data["words"], anchors=form.anchors(), by=request.actor)
            messages.success(request, _("Butir ditambahkan."))
            return redirect("reintegration:items")
    shipped = [(row_words(item), anchors_of(item)) for item in shipped_tables().items.values()]
    context = {"form": form, "shipped": shipped, "own": own_items(actor=request.actor)}
    return render(request, "desk/reintegration/items.html", context)


@require_POST
@requires(WRITES)
def withdraw(request: DeskRequest, item_id: UUID) -> HttpResponse:
    """Ask an item no more."""
    withdraw_item(item_id=item_id, by=request.actor)
    messages.success(request, _("Butir tidak ditanyakan lagi. Jawaban yang sudah ada tetap terbaca."))
    return redirect("reintegration:items")
